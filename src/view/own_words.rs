//! The team's own words beside the terms they explain: the one way every page says them.

use crate::chart::Told;
use crate::cluster::Tables;
use crate::domain::{Anchor, IndicatorId, Rating, Scale, Term, ThemeName};
use crate::i18n::Locale;

use super::words::joined;

/// The term of an indicator.
pub(super) fn of_indicator(indicator: &IndicatorId) -> Term {
    Term::Indicator(indicator.clone())
}

/// The term of a theme: a concept by its name.
pub(super) fn of_theme(theme: &ThemeName) -> Term {
    Term::Concept(theme.0.clone())
}

/// The term of a rating's level: as its scale calls it, else as the file does.
pub(super) fn of_level(rating: &Rating) -> Term {
    let place = rating.place.as_ref();
    let label = place.and_then(|(scale, place)| Some(Scale::of_id(scale)?.levels.get(*place)?.label.clone()));
    Term::Level(label.unwrap_or_else(|| rating.wording.clone()))
}

/// The terms of a place: its indicator and its theme.
pub(super) fn of_place(anchor: &Anchor) -> Vec<Term> {
    let indicator = anchor.indicator.as_ref().map(of_indicator);
    let theme = anchor.theme.as_ref().map(of_theme);
    indicator.into_iter().chain(theme).collect()
}

/// What the team says of terms: those it has put in words of its own, and the source's names of those it calls something else.
pub(super) fn told(terms: impl IntoIterator<Item = Term>, tables: &Tables, locale: &Locale) -> Vec<Told> {
    let all = terms.into_iter().map(|term| {
        let name = name_of(&term, tables);
        Told {
            words: joined([own(&term, name, tables, locale), of_source(&term, tables, locale)], "\n"),
            term: name.to_owned(),
        }
    });
    all.filter(|told| !told.words.is_empty()).collect()
}

/// "Sygefravær, med jeres ord: dage, hvor en voksen mangler"; empty where the team has no words of its own.
fn own(term: &Term, name: &str, tables: &Tables, locale: &Locale) -> String {
    let words = tables.vocabulary().words(term);
    words.map_or_else(String::new, |words| {
        locale.with("words-own", &[("term", name.into()), ("words", (**words).into())])
    })
}

/// What the source calls an indicator that the team calls something else; else empty.
fn of_source(term: &Term, tables: &Tables, locale: &Locale) -> String {
    let indicator = match term {
        Term::Indicator(indicator) => tables.indicator(indicator),
        _ => None,
    };
    let renamed = indicator.filter(|known| known.own_name.is_some());
    renamed.map_or_else(String::new, |known| {
        locale.with("words-of-source", &[("name", (*known.id.0).into())])
    })
}

/// What a term is called on the pages.
pub(super) fn name_of<'a>(term: &'a Term, tables: &'a Tables) -> &'a str {
    match term {
        Term::Indicator(indicator) => tables.title(indicator),
        term => term.name(),
    }
}

/// A hover, and after what it says the team's own words for what it speaks of. Of several terms each is named.
pub(super) fn explained(hover: String, terms: impl IntoIterator<Item = Term>, tables: &Tables, locale: &Locale) -> String {
    let told = told(terms, tables, locale);
    if told.is_empty() {
        return hover;
    }
    joined(std::iter::once(hover).chain(told.into_iter().map(|told| told.words)), "\n")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Vocabulary;

    #[test]
    fn a_hover_goes_on_with_the_teams_own_words() {
        let said = [
            (Term::Indicator("Sygefravær".into()), "dage, hvor en voksen mangler"),
            (Term::IndicatorName("Forældretilfredshed".into()), "Hvad forældre siger"),
            (Term::Concept("Leg".into()), "børns egen"),
        ];
        let (tables, locale) = (sample::speaking(said), sample::danish());
        let cases = [
            (
                Some("Sygefravær"),
                None,
                "8 %\nSygefravær, med jeres ord: dage, hvor en voksen mangler",
            ),
            (Some("Forældretilfredshed"), None, "8 %\nI kilden hedder det »Forældretilfredshed«."),
            (None, Some("Leg"), "8 %\nLeg, med jeres ord: børns egen"),
            (None, Some("Sprog"), "8 %"),
            (Some("lukket"), None, "8 %"),
        ];
        for (indicator, theme, hover) in cases {
            let place = Anchor {
                theme: theme.map(|theme| ThemeName(theme.into())),
                ..sample::anchor(None, indicator, None)
            };
            assert_eq!(explained("8 %".to_owned(), of_place(&place), &tables, &locale), hover);
        }
        let renamed = tables.indicator(&"Forældretilfredshed".into()).expect("known");
        assert_eq!((&**renamed.title(), &*renamed.id.0), ("Hvad forældre siger", "Forældretilfredshed"));
        assert!(
            tables
                .speaking(Vocabulary::default())
                .indicators()
                .iter()
                .all(|known| *known.title() == known.id.0),
            "taken back"
        );
    }
}
