//! What is known of a chosen place: a figure, a rating, a visit, a house, an indicator or the whole cluster. For the panel beside the page.

use std::collections::BTreeSet;

use crate::cluster::{Point, Tables};
use crate::domain::{Absence, Anchor, AnchorValue, House, Indicator, Period, SeriesChoices, Value};
use crate::i18n::Locale;
use crate::insight::median;

use super::head::indicator_head;
use super::house_words::change_words;
use super::middle::Middles;
use super::own_words::{explained, of_level, of_place, told};
use super::rated::{HouseRatings, Placed};
use super::series::{latest, years_words};
use super::signal::Signal;
use super::signal_words::SignalWords;
use super::steps::{place_of, step_since, step_words};
use super::words::{
    basis_words, figure_words, joined, median_words, period_words, source_words, span_words, step_count, value_words, visit_kind_words,
};
use super::{Filter, Pins, place_words};

/// A place and what stands there, in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlaceView {
    /// What the place is about: a house, an indicator, or the whole cluster.
    pub title: String,
    /// The rest of the place: "Sygefravær · marts 2025", "anmeldt · 3. mar. 2025", "94 børn · Vuggestue".
    pub subtitle: String,
    /// What stands there: "8,4 %", "mangler"; empty where the place is no single figure.
    pub value: String,
    /// What kind of absence, where the value is one.
    pub absence: Option<Absence>,
    /// What else is known, one thing a line.
    pub facts: Vec<PlaceFact>,
    /// What the team says of the indicator or theme it is about.
    pub told: Vec<String>,
    /// The ratings given there, in the source's order of themes.
    pub ratings: Vec<PlaceRating>,
    /// What a note written there now would remember having seen.
    pub seen: Option<AnchorValue>,
}

/// One thing known of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFact {
    /// What it is: "Periode".
    pub label: String,
    /// What is known: "marts 2025".
    pub text: String,
}

/// What a visit said of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceRating {
    /// The theme.
    pub theme: String,
    /// The rating in the source's words.
    pub wording: String,
    /// Place on its scale and how many levels it has.
    pub place: Option<(usize, usize)>,
    /// The step since the visit before: "samme trin som 3. mar. 2023"; empty where there is nothing to compare with.
    pub step: String,
    /// The team's own words for the level; empty where it has none.
    pub told: String,
    /// The reason given; empty where the file has none.
    pub reason: String,
    /// File and line.
    pub source: String,
}

impl PlaceView {
    /// What is known of a place. What the files do not know stays empty, but for the place's own name. The choices are settled ones.
    #[must_use]
    pub fn build(anchor: &Anchor, tables: &Tables, choices: &SeriesChoices, locale: &Locale) -> Self {
        let page = Place { tables, choices, locale };
        let mut view = page.known(anchor);
        let told = told(of_place(anchor), tables, locale).into_iter();
        view.told = told.map(|told| told.words).collect();
        view
    }
}

/// When that was which is seen at a place of no one time: the newest figure of a series, the newest rating of a theme.
#[must_use]
pub fn time_seen(place: &Anchor, tables: &Tables) -> Option<Period> {
    let house = place.house.as_ref()?;
    if let Some(indicator) = &place.indicator {
        return latest(&tables.series(indicator, house))?.period;
    }
    let theme = place.theme.as_ref()?;
    let ratings = tables.ratings_of(house);
    let newest = ratings.iter().rev().find(|fact| fact.rating.theme == *theme)?;
    newest.rating.visit.date.map(Period::Day)
}

struct Place<'a> {
    tables: &'a Tables,
    choices: &'a SeriesChoices,
    locale: &'a Locale,
}

impl Place<'_> {
    fn known(&self, anchor: &Anchor) -> PlaceView {
        let (page, tables, locale) = (self, self.tables, self.locale);
        let house = anchor.house.as_ref().map(|id| (id, tables.house(id)));
        let indicator = anchor.indicator.as_ref().map(|id| (id, tables.indicator(id)));
        match (house, indicator) {
            (Some((_, Some(house))), Some((_, Some(indicator)))) => page.figure(house, indicator, anchor),
            (Some((_, Some(house))), None) => page.house_or_visit(house, anchor),
            (None, Some((_, Some(indicator)))) => page.indicator(indicator, anchor.period),
            (None, None) if anchor.theme.is_none() && anchor.period.is_none() => page.cluster(),
            // A theme of all houses, or a place whose file was taken out.
            _ => PlaceView {
                title: place_words(anchor, tables, locale),
                ..PlaceView::default()
            },
        }
    }

    fn facts<const N: usize>(&self, facts: [(&str, String); N]) -> Vec<PlaceFact> {
        let known = facts.into_iter().filter(|(_, text)| !text.is_empty());
        known
            .map(|(key, text)| PlaceFact {
                label: self.locale.t(key).to_owned(),
                text,
            })
            .collect()
    }

    fn figure(&self, house: &House, indicator: &Indicator, anchor: &Anchor) -> PlaceView {
        let series = self.tables.series(&indicator.id, &house.id);
        if let Some((first, last)) = anchor.period.zip(anchor.until).filter(|(first, last)| first != last) {
            return self.span(house, indicator, &series, (first, last));
        }
        let at = series.iter().find(|point| point.period == anchor.period);
        let point = at.or_else(|| latest(&series).filter(|_| anchor.period.is_none()));
        let subtitle = |period| joined([indicator.title().to_string(), period_words(period, self.locale)], " · ");
        let Some(point) = point else {
            return PlaceView {
                title: house.name.to_string(),
                subtitle: subtitle(anchor.period),
                value: self.locale.t("overview-no-figure").to_owned(),
                absence: Some(Absence::Missing),
                ..PlaceView::default()
            };
        };
        PlaceView {
            title: house.name.to_string(),
            subtitle: subtitle(point.period),
            value: value_words(point.value, indicator, self.locale),
            absence: match point.value {
                Value::Absent(absence) => Some(absence),
                Value::Number(_) => None,
            },
            facts: self.facts([
                ("place-unit", self.locale.unit(&indicator.unit).to_owned()),
                ("place-basis", basis_words(point, indicator, self.locale)),
                ("place-signal", self.told(house, indicator)),
                ("table-source", source_words(point.source, point.line, self.tables, self.locale)),
            ]),
            seen: Some(AnchorValue::Figure(point.value)),
            ..PlaceView::default()
        }
    }

    /// What the house's figures tell over time; nothing where there are too few to say.
    fn told(&self, house: &House, indicator: &Indicator) -> String {
        let locale = self.locale;
        let signal = Signal::in_sight(self.tables, (&Filter::default(), self.choices), indicator, &house.id);
        let signal = signal.filter(|signal| signal.analysis.n_signed().is_some());
        signal.map_or_else(String::new, |signal| SignalWords { indicator, locale }.sentence(&signal))
    }

    /// A stretch of a house's series.
    fn span(&self, house: &House, indicator: &Indicator, series: &[Point], (first, last): (Period, Period)) -> PlaceView {
        let inside = |point: &&Point| {
            point
                .period
                .is_some_and(|period| period.step() == first.step() && (first..=last).contains(&period))
        };
        let mut numbers: Vec<f64> = series.iter().filter(inside).filter_map(|point| point.value.number()).collect();
        let words = |number: f64| figure_words(number, indicator, self.locale);
        let ends = numbers
            .iter()
            .copied()
            .min_by(f64::total_cmp)
            .zip(numbers.iter().copied().max_by(f64::total_cmp));
        let count = step_count(numbers.len(), Some(first.step()), self.locale);
        let middle = median(&mut numbers).map_or_else(String::new, |middle| median_words(middle, indicator, self.locale));
        let span = span_words(&self.locale.period(first), &self.locale.period(last));
        PlaceView {
            title: house.name.to_string(),
            subtitle: joined([indicator.title().to_string(), span], " · "),
            facts: self.facts([
                ("place-figures", count),
                (
                    "place-range",
                    ends.map_or_else(String::new, |(least, most)| span_words(&words(least), &words(most))),
                ),
                ("place-median", middle),
            ]),
            ..PlaceView::default()
        }
    }

    fn house_or_visit(&self, house: &House, anchor: &Anchor) -> PlaceView {
        let all = HouseRatings::of(house, self.tables, &Filter::default());
        let of_theme = |place: &&Placed| anchor.theme.as_ref().is_none_or(|theme| place.fact.rating.theme == *theme);
        let of_theme: Vec<&Placed> = all.shown.iter().filter(of_theme).collect();
        let day = |place: &&&Placed| place.fact.rating.visit.date.map(Period::Day) == anchor.period;
        let mut rated: Vec<&Placed> = match (&anchor.theme, anchor.period) {
            (None, None) => Vec::new(),
            (Some(_), None) => of_theme.last().copied().into_iter().collect(),
            (_, Some(_)) => of_theme.iter().filter(day).copied().collect(),
        };
        if rated.is_empty() {
            return self.house(house, &all, anchor);
        }
        let themes = self.tables.themes();
        rated.sort_by_key(|place| themes.iter().position(|theme| *theme == place.fact.rating.theme));
        let kinds: BTreeSet<_> = rated.iter().map(|place| place.fact.rating.visit.kind).collect();
        let kinds = joined(kinds.into_iter().map(|kind| visit_kind_words(kind, self.locale)), ", ");
        let seen = match rated.as_slice() {
            [alone] => Some(AnchorValue::Wording(alone.fact.rating.wording.clone())),
            _ => None,
        };
        let day = rated.first().and_then(|place| place.fact.rating.visit.date);
        let day = day.map_or_else(String::new, |day| self.locale.date(day));
        PlaceView {
            title: house.name.to_string(),
            subtitle: joined([kinds, day], " · "),
            ratings: rated.into_iter().map(|place| self.rating(place)).collect(),
            seen,
            ..PlaceView::default()
        }
    }

    fn rating(&self, place: &Placed) -> PlaceRating {
        let (rating, before) = (&place.fact.rating, place.before.as_ref().map(|before| &before.rating));
        PlaceRating {
            theme: rating.theme.0.to_string(),
            wording: rating.wording.to_string(),
            place: place_of(rating),
            step: step_words(step_since(before, rating), before, self.locale),
            told: explained(String::new(), [of_level(rating)], self.tables, self.locale),
            reason: rating.reason.as_ref().map_or_else(String::new, ToString::to_string),
            source: source_words(place.fact.source, place.fact.line, self.tables, self.locale),
        }
    }

    fn house(&self, house: &House, ratings: &HouseRatings<'_>, anchor: &Anchor) -> PlaceView {
        let visits = ratings.visits();
        let has_figures = |indicator: &&Indicator| !self.tables.series(&indicator.id, &house.id).is_empty();
        let n_indicators = self.tables.indicators().iter().filter(has_figures).count();
        let some = |key: &str, n: usize| {
            if n == 0 {
                String::new()
            } else {
                self.locale.with(key, &[("n", n.into())])
            }
        };
        let of_source = if house.is_reference {
            self.locale.t("overview-reference")
        } else {
            ""
        };
        let theme = anchor.theme.as_ref().map_or_else(String::new, |theme| theme.0.to_string());
        PlaceView {
            title: house.name.to_string(),
            subtitle: joined([of_source, &*theme, &*period_words(anchor.period, self.locale)], " · "),
            facts: self.facts([
                (
                    "table-house-kind",
                    house.kind.as_ref().map_or_else(String::new, ToString::to_string),
                ),
                (
                    "table-children",
                    house.children.map_or_else(String::new, |n| self.locale.number(f64::from(n), 0)),
                ),
                ("place-former-names", joined(self.tables.former_names(&house.id), ", ")),
                ("place-changes", self.changes(house)),
                ("place-figures", some("indicators-count", n_indicators)),
                ("topic-supervision", some("visits-count", visits.len())),
            ]),
            ..PlaceView::default()
        }
    }

    fn changes(&self, house: &House) -> String {
        let history = self.tables.history(&house.id);
        let changes = history.into_iter().flat_map(|history| &history.changes);
        joined(changes.map(|(_, change)| change_words(change, self.tables, self.locale)), "; ")
    }

    /// An indicator, or the cluster's median of a period.
    fn indicator(&self, indicator: &Indicator, period: Option<Period>) -> PlaceView {
        let all = Filter::default();
        let head = indicator_head(indicator, (self.tables, &Pins::default(), (&all, self.choices)), self.locale);
        let middle = period.and_then(|_| Middles::of(self.tables, (&all, self.choices), indicator).by_period.remove(&period));
        let points: Vec<Point> = self
            .tables
            .houses()
            .iter()
            .flat_map(|house| self.tables.series(&indicator.id, &house.id))
            .collect();
        let sources: BTreeSet<u16> = points.iter().map(|point| point.source).collect();
        let of_houses = middle.map_or(head.sentence, |middle| {
            self.locale.with("place-median-of", &[("n", middle.n_houses.into())])
        });
        PlaceView {
            title: head.title,
            subtitle: period_words(period, self.locale),
            value: middle.map_or_else(String::new, |middle| median_words(middle.value, indicator, self.locale)),
            facts: self.facts([
                ("place-unit", head.unit),
                ("place-topic", head.topic),
                ("place-years", years_words(points.iter())),
                ("place-cluster", of_houses),
                ("place-noise", head.noise),
                (
                    "table-source",
                    joined(sources.into_iter().map(|source| self.tables.source_name(source)), ", "),
                ),
            ]),
            ..PlaceView::default()
        }
    }

    fn cluster(&self) -> PlaceView {
        let counts = [
            self.locale.with("houses-count", &[("n", self.tables.houses().len().into())]),
            self.locale
                .with("indicators-count", &[("n", self.tables.indicators().len().into())]),
        ];
        PlaceView {
            title: self.locale.t("view-whole-cluster").to_owned(),
            subtitle: joined(counts, ", "),
            ..PlaceView::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::ThemeName;

    fn text(view: &PlaceView) -> String {
        let mut lines = vec![format!("== {} | {} | {} {:?}", view.title, view.subtitle, view.value, view.absence)];
        lines.extend(view.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.text)));
        lines.extend(view.ratings.iter().map(|rating| {
            let PlaceRating {
                theme,
                wording,
                place,
                step,
                told: _,
                reason,
                source,
            } = rating;
            format!("{theme} | {wording} {place:?} | {step} | {reason} | {source}")
        }));
        lines.join("\n")
    }

    #[test]
    fn each_kind_of_place_says_what_is_known() {
        let day = |year, month, day| Some(Period::Day(jiff::civil::date(year, month, day)));
        let month = |month| Some(Period::Month(2025, month));
        let places = [
            sample::anchor(Some("G1"), Some("Sygefravær"), month(2)),
            sample::anchor(Some("G3"), Some("Sygefravær"), month(1)),
            sample::anchor(Some("G3"), Some("Forældretilfredshed"), None),
            Anchor {
                until: month(4),
                ..sample::anchor(Some("G1"), Some("Sygefravær"), month(1))
            },
            sample::anchor(Some("G1"), None, day(2025, 10, 4)),
            sample::anchor(Some("G1"), None, day(2023, 3, 3)),
            Anchor {
                theme: Some(ThemeName("Leg".into())),
                ..sample::anchor(Some("G2"), None, None)
            },
            sample::anchor(Some("G1"), None, None),
            sample::anchor(Some("hele landet"), None, None),
            sample::anchor(None, Some("Sygefravær"), None),
            Anchor::default(),
            sample::anchor(Some("lukket"), Some("Sygefravær"), month(1)),
        ];
        let (tables, locale) = (sample::tables(), sample::danish());
        let told: Vec<String> = places
            .iter()
            .map(|place| text(&PlaceView::build(place, &tables, &SeriesChoices::default(), &locale)))
            .collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
