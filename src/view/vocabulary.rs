//! *Fælles sprog*: every term in use, and what the team says it means, now and before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::chart::Table;
use crate::cluster::Tables;
use crate::domain::{Indicator, Scale, Term, Topic, Wording};
use crate::i18n::Locale;

use super::notes::day_of;
use super::own_words::{name_of, of_theme};
use super::words::{joined, topic_words};

/// The page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VocabularyView {
    /// "34 ord. 12 ord har endnu ingen fælles forklaring."
    pub sentence: String,
    /// How many terms have no words of the team's own.
    pub n_without: usize,
    /// Terms that belong together.
    pub groups: Vec<TermGroup>,
}

/// Terms that belong together: the indicators of a topic, the levels of a scale, the themes, the team's own concepts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermGroup {
    /// "Nøgletal · Fravær".
    pub title: String,
    /// The terms, in the order of the files, the scale or the alphabet.
    pub rows: Vec<TermRow>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// The term.
    pub term: Term,
    /// What it is called on the pages.
    pub name: String,
    /// What else is known of it: its unit, its place on the scale.
    pub detail: String,
    /// What the source calls an indicator that the team calls something else; else empty.
    pub source: String,
    /// What the team says it means; empty where it has not said.
    pub words: String,
    /// Who said so, and when: "Mette · 3. mar. 2025"; empty where nobody has.
    pub byline: String,
    /// What the team said before, the latest first.
    pub earlier: Vec<EarlierWords>,
}

/// Words that held once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierWords {
    /// The words, or that they were taken back, or the name that was given.
    pub words: String,
    /// Who and when.
    pub byline: String,
}

impl VocabularyView {
    /// The page, from all that was ever said of each term, oldest first. Days are those of the reader's time zone.
    #[must_use]
    pub fn build(wordings: &BTreeMap<Term, Vec<Wording>>, tables: &Tables, locale: &Locale, zone: &TimeZone) -> Self {
        let page = Page {
            wordings,
            tables,
            locale,
            zone,
        };
        let mut groups = page.indicators();
        groups.extend(page.levels());
        groups.push(page.group("words-themes", page.tables.themes().iter().map(of_theme)));
        let listed: BTreeSet<&Term> = groups.iter().flat_map(|group| &group.rows).map(|row| &row.term).collect();
        let [own, gone] = page.others(&listed);
        groups.extend([own, gone]);
        groups.retain(|group| !group.rows.is_empty());
        let rows = || groups.iter().flat_map(|group| &group.rows);
        let n_without = rows().filter(|row| row.words.is_empty()).count();
        let all = locale.with("words-count", &[("n", rows().count().into())]);
        let without = locale.with("words-without", &[("n", n_without.into())]);
        let sentence = if groups.is_empty() {
            String::new()
        } else {
            joined([all, without], " ")
        };
        Self {
            sentence,
            n_without,
            groups,
        }
    }

    /// The same as a table: term, kind, words, the source's name, who and when.
    #[must_use]
    pub fn table(&self, locale: &Locale) -> Table {
        const HEADINGS: [&str; 5] = ["words-term", "words-kind", "words-words", "words-source", "words-by"];
        let rows = self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
        let cells = |(group, row): (&TermGroup, &TermRow)| {
            let cells = [&row.name, &group.title, &row.words, &row.source, &row.byline];
            cells.map(Clone::clone).to_vec()
        };
        Table {
            headings: HEADINGS.map(|key| locale.t(key).to_owned()).to_vec(),
            rows: rows.map(cells).collect(),
        }
    }
}

struct Page<'a> {
    wordings: &'a BTreeMap<Term, Vec<Wording>>,
    tables: &'a Tables,
    locale: &'a Locale,
    zone: &'a TimeZone,
}

impl Page<'_> {
    fn group(&self, key: &str, terms: impl Iterator<Item = Term>) -> TermGroup {
        TermGroup {
            title: self.locale.t(key).to_owned(),
            rows: terms.map(|term| self.row(term)).collect(),
        }
    }

    /// Indicators by topic, both in the order they come.
    fn indicators(&self) -> Vec<TermGroup> {
        let mut by_topic: Vec<(Topic, Vec<&Indicator>)> = Vec::new();
        for indicator in self.tables.indicators() {
            match by_topic.iter_mut().find(|(topic, _)| *topic == indicator.topic) {
                Some((_, all)) => all.push(indicator),
                None => by_topic.push((indicator.topic, vec![indicator])),
            }
        }
        let group = |(topic, all): (Topic, Vec<&Indicator>)| TermGroup {
            title: joined([self.locale.t("words-indicators"), topic_words(topic, self.locale)], " · "),
            rows: all.into_iter().map(|indicator| self.indicator(indicator)).collect(),
        };
        by_topic.into_iter().map(group).collect()
    }

    fn indicator(&self, indicator: &Indicator) -> TermRow {
        let source = indicator.own_name.is_some().then(|| indicator.id.to_string());
        TermRow {
            detail: self.locale.unit(&indicator.unit).to_owned(),
            source: source.unwrap_or_default(),
            ..self.row(Term::Indicator(indicator.id.clone()))
        }
    }

    /// The levels of each scale that ratings were given on, all of them in the scale's order; then those that fit no scale.
    fn levels(&self) -> Vec<TermGroup> {
        let given = self.tables.levels();
        let ids: BTreeSet<&Arc<str>> = given.iter().filter_map(|(place, _)| Some(&place.as_ref()?.0)).collect();
        let mut groups: Vec<TermGroup> = ids.into_iter().filter_map(|id| self.scale(&Scale::of_id(id)?, &given)).collect();
        let loose = given.iter().filter(|(place, _)| place.is_none());
        groups.push(self.group("words-loose-levels", loose.map(|(_, wording)| Term::Level(wording.clone()))));
        groups
    }

    fn scale(&self, scale: &Scale, given: &[crate::cluster::RatedLevel]) -> Option<TermGroup> {
        let (first, last) = (scale.levels.first()?, scale.levels.last()?);
        let n = scale.levels.len();
        let rows = scale.levels.iter().enumerate().map(|(place, level)| {
            let here = |(at, _): &&crate::cluster::RatedLevel| at.as_ref().is_some_and(|(id, at)| *id == scale.id && *at == place);
            let wordings = joined(given.iter().filter(here).map(|(_, wording)| wording), " / ");
            let row = self.row(Term::Level(level.label.clone()));
            let place = [("place", (place + 1).into()), ("n", n.into())];
            TermRow {
                // The files' own wording is what stands on the pages.
                name: if wordings.is_empty() { row.name } else { wordings },
                detail: self.locale.with("words-place", &place),
                ..row
            }
        });
        let ends = [("first", (*first.label).into()), ("last", (*last.label).into())];
        Some(TermGroup {
            title: self.locale.with("words-scale", &ends),
            rows: rows.collect(),
        })
    }

    /// The team's own concepts; and what was put in words of a term that stands in no file now.
    fn others(&self, listed: &BTreeSet<&Term>) -> [TermGroup; 2] {
        let others = self.tables.vocabulary().terms().filter(|term| !listed.contains(term));
        let others = others.filter(|term| !matches!(term, Term::IndicatorName(_))).cloned();
        let (mut own, gone): (Vec<Term>, Vec<Term>) = others.partition(|term| matches!(term, Term::Concept(_)));
        own.sort_by(|one, other| self.locale.order(one.name(), other.name()));
        [
            self.group("words-concepts", own.into_iter()),
            self.group("words-gone", gone.into_iter()),
        ]
    }

    fn row(&self, term: Term) -> TermRow {
        let said = |term: &Term| self.wordings.get(term).map_or(&[][..], Vec::as_slice);
        let own = said(&term);
        let (latest, before) = own.split_last().map_or((None, own), |(latest, before)| (Some(latest), before));
        let mut earlier: Vec<(&Wording, String)> = before.iter().map(|wording| (wording, self.said(&wording.text))).collect();
        if let Term::Indicator(indicator) = &term {
            let names = said(&Term::IndicatorName(indicator.clone()));
            earlier.extend(names.iter().map(|wording| (wording, self.named(&wording.text))));
        }
        earlier.sort_by_key(|(wording, _)| std::cmp::Reverse(wording.worded_ms));
        let standing = latest.filter(|wording| !wording.text.is_empty());
        TermRow {
            name: name_of(&term, self.tables).to_owned(),
            detail: String::new(),
            source: String::new(),
            words: standing.map_or_else(String::new, |wording| wording.text.clone()),
            byline: standing.map_or_else(String::new, |wording| self.byline(wording)),
            earlier: earlier
                .into_iter()
                .map(|(wording, words)| EarlierWords {
                    words,
                    byline: self.byline(wording),
                })
                .collect(),
            term,
        }
    }

    fn said(&self, text: &str) -> String {
        if text.is_empty() {
            self.locale.t("words-taken-back").to_owned()
        } else {
            text.to_owned()
        }
    }

    fn named(&self, text: &str) -> String {
        if text.is_empty() {
            self.locale.t("words-name-taken-back").to_owned()
        } else {
            self.locale.with("words-called", &[("name", text.into())])
        }
    }

    fn byline(&self, wording: &Wording) -> String {
        let day = day_of(wording.worded_ms, self.zone).map_or_else(String::new, |day| self.locale.date(day));
        joined([wording.author.trim(), &day], " · ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Vocabulary;

    fn wordings() -> BTreeMap<Term, Vec<Wording>> {
        let said = |author: &str, day: i64, text: &str| Wording {
            text: text.to_owned(),
            author: author.to_owned(),
            worded_ms: 1_738_368_000_000 + 86_400_000 * day,
        };
        BTreeMap::from([
            (
                Term::Indicator("Sygefravær".into()),
                vec![
                    said("Mette", 1, "dage med sygdom"),
                    said("Åse", 3, "dage, hvor en voksen mangler i huset"),
                ],
            ),
            (
                Term::IndicatorName("Forældretilfredshed".into()),
                vec![said("Bo", 2, "Hvad forældre siger")],
            ),
            (
                Term::Level("tilpasning af indsats".into()),
                vec![said("Bo", 4, "vi justerer"), said("Bo", 5, "")],
            ),
            (Term::Concept("Ærlighed".into()), vec![said("", 6, "at sige det, man ser")]),
            (Term::Concept("Arbejdsro".into()), vec![said("Bo", 6, "stille hænder")]),
            (Term::Concept("Glemt".into()), vec![said("Bo", 6, "")]),
            (Term::Indicator("Lykke".into()), vec![said("Bo", 7, "mange smil")]),
        ])
    }

    #[test]
    fn every_term_in_use_is_listed_with_its_words() {
        let (wordings, locale) = (wordings(), sample::danish());
        let tables = sample::tables().speaking(Vocabulary::of(&wordings));
        let view = VocabularyView::build(&wordings, &tables, &locale, &TimeZone::UTC);
        let mut lines = vec![view.sentence.clone()];
        for group in &view.groups {
            lines.push(format!("== {}", group.title));
            for row in &group.rows {
                let parts = [&row.name, &row.detail, &row.source, &row.words, &row.byline];
                lines.push(parts.map(String::as_str).join(" | "));
                lines.extend(
                    row.earlier
                        .iter()
                        .map(|earlier| format!("    {} ({})", earlier.words, earlier.byline)),
                );
            }
        }
        insta::assert_snapshot!(lines.join("\n"));
        assert_eq!(
            view.n_without,
            view.table(&locale).rows.iter().filter(|cells| cells[2].is_empty()).count()
        );
    }

    #[test]
    fn nothing_is_asked_of_a_cluster_without_data() {
        let view = VocabularyView::build(&BTreeMap::new(), &Tables::default(), &sample::danish(), &TimeZone::UTC);
        assert_eq!((view.groups.len(), view.n_without), (0, 0));
    }
}
