//! What the team decided about an indicator's series, and what it can decide about a house's.

use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cluster::{Point as Figure, Tables};
use crate::domain::{
    Baseline, Decision, HouseId, Indicator, IndicatorId, MadeChoice, Period, Requirement, SeriesChoiceId, SeriesChoices, SourceBreak, Unit,
};
use crate::i18n::Locale;
use crate::insight::{BASELINES, Point, Settings, analyse, is_gap, phases, rhythm, suggested_rebase};

use super::marked::mark_choices;
use super::series::latest;
use super::words::{joined, median_words, span_words};

/// What was decided, and what there is to choose from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SeriesChoicesView {
    /// "Sygefravær · Bølgen".
    pub title: String,
    /// The house's name.
    pub house: String,
    /// The periods that have a figure, newest first.
    pub figures: Vec<(Period, String)>,
    /// The periods a new level can begin at: all with a figure but the first, newest first.
    pub begins: Vec<(Period, String)>,
    /// The baselines that can be frozen: the first figures of the present phase, the shortest first.
    pub baselines: Vec<(Baseline, String)>,
    /// How many figures there are to freeze, where there are too few.
    pub too_few: String,
    /// Where a new level may have begun, and the question whether it has: a suggestion and no more.
    pub suggestion: Option<(Period, String)>,
    /// The unit a requirement is written in.
    pub unit: String,
    /// What one must know before one asks for something; mostly empty.
    pub caution: String,
    /// What was decided about the indicator, newest first, and breaks of the source's own last.
    pub rows: Vec<SeriesChoiceRow>,
}

/// Something decided.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesChoiceRow {
    /// The choice; none for a break of the source's own, which nobody can take away.
    pub id: Option<SeriesChoiceId>,
    /// "Ny basislinje fra marts 2025 · Bølgen".
    pub text: String,
    /// Why, in the team's own words; empty where there are none.
    pub reason: String,
    /// Who and when: "Mette · 3. mar. 2025".
    pub byline: String,
}

/// A house's series as the statistics see it: one point for each period of the calendar, of one step.
struct Series {
    periods: Vec<Option<Period>>,
    points: Vec<Point>,
}

impl Series {
    /// Of figures of several steps those of the newest one's are taken.
    fn of(figures: &[Figure]) -> Self {
        let step = latest(figures).and_then(|figure| figure.period).map(Period::step);
        let dated = figures.iter().filter_map(|figure| Some((figure.period?, figure.value.number())));
        let dated: Vec<(Period, Option<f64>)> = dated.filter(|(period, _)| Some(period.step()) == step).collect();
        let rhythm = rhythm(&dated.iter().map(|(period, _)| *period).collect::<Vec<_>>());
        let mut series = Self {
            periods: Vec::new(),
            points: Vec::new(),
        };
        for (period, value) in dated {
            series.fill_up_to(period, rhythm);
            series.periods.push(Some(period));
            series.points.push(Point { value, ..Point::default() });
        }
        series
    }

    /// A hole of the calendar is as many points without a figure.
    fn fill_up_to(&mut self, period: Period, rhythm: i64) {
        while let Some(last) = self.periods.last().copied().flatten().filter(|last| is_gap(*last, period, rhythm)) {
            let next = (0..rhythm).fold(last, |next, _| next.next());
            if next >= period {
                return;
            }
            self.periods.push(Some(next));
            self.points.push(Point::default());
        }
    }

    /// The figures that count in the present phase: place and period.
    fn present(&self) -> Vec<(usize, Period)> {
        let present: Range<usize> = phases(&self.points).last().cloned().unwrap_or_default();
        let kept = present.filter(|place| self.points.get(*place).is_some_and(Point::is_kept));
        kept.filter_map(|place| Some((place, (*self.periods.get(place)?)?))).collect()
    }
}

impl SeriesChoicesView {
    /// What was decided about an indicator, and what can be decided about its series in a house. The choices are settled ones (see
    /// [`SeriesChoices::settled`]); days are those of the reader's time zone.
    #[must_use]
    pub fn build(
        tables: &Tables,
        choices: &SeriesChoices,
        (indicator, house): (&IndicatorId, &HouseId),
        locale: &Locale,
        zone: &TimeZone,
    ) -> Self {
        let Some(known) = tables.indicator(indicator) else {
            return Self::default();
        };
        let mut series = Series::of(&tables.series(indicator, house));
        mark_choices(&mut series.points, &series.periods, choices, indicator, house);
        let with_figure = series.periods.iter().zip(&series.points).filter(|(_, point)| point.value.is_some());
        let with_figure = with_figure.filter_map(|(period, _)| *period);
        let mut figures: Vec<(Period, String)> = with_figure.map(|period| (period, locale.period(period))).collect();
        figures.reverse();
        let name = house_name(house, tables);
        let (baselines, too_few) = baselines(&series, locale);
        Self {
            title: joined([known.title(), &*name], " · "),
            house: name,
            begins: figures.split_last().map_or_else(Vec::new, |(_, later)| later.to_vec()),
            figures,
            baselines,
            too_few,
            suggestion: suggestion(&series, known, locale),
            unit: locale.unit(&known.unit).to_owned(),
            caution: caution_words(&known.unit, locale).to_owned(),
            rows: rows(tables, choices, known, locale, zone),
        }
    }
}

fn house_name(house: &HouseId, tables: &Tables) -> String {
    tables.house(house).map_or(&*house.0, |house| &*house.name).to_owned()
}

/// The law's numbers of children per adult are a municipality's average.
fn caution_words<'a>(unit: &Unit, locale: &'a Locale) -> &'a str {
    match unit {
        Unit::ChildrenPerAdult => locale.t("series-caution-staffing"),
        _ => "",
    }
}

/// The baselines that can be frozen from where the present phase begins, or how many figures there are when they are too few.
fn baselines(series: &Series, locale: &Locale) -> (Vec<(Baseline, String)>, String) {
    let present = series.present();
    let offered = BASELINES.filter_map(|n| {
        let ((_, from), (_, to)) = (*present.first()?, *present.get(n - 1)?);
        let span = span_words(&locale.period(from), &locale.period(to));
        let words = locale.with("series-baseline-of", &[("n", n.into()), ("span", span.into())]);
        Some((Baseline { from, to }, words))
    });
    let offered: Vec<(Baseline, String)> = offered.collect();
    let too_few = if offered.is_empty() {
        let numbers = [("n", present.len().into()), ("least", (*BASELINES.start()).into())];
        locale.with("series-baseline-too-few", &numbers)
    } else {
        String::new()
    };
    (offered, too_few)
}

/// Where a new level may have begun. Only people know why, and whether it will last: so it is asked and never done.
fn suggestion(series: &Series, indicator: &Indicator, locale: &Locale) -> Option<(Period, String)> {
    let settings = Settings {
        baseline: Some(*BASELINES.start()),
        direction: indicator.direction,
        ..Settings::default()
    };
    let place = suggested_rebase(&analyse(&series.points, &settings), indicator.direction)?;
    let from = (*series.periods.get(place)?)?;
    Some((from, locale.with("series-suggested", &[("from", locale.period(from).into())])))
}

fn rows(tables: &Tables, choices: &SeriesChoices, indicator: &Indicator, locale: &Locale, zone: &TimeZone) -> Vec<SeriesChoiceRow> {
    let made = choices.about(&indicator.id).into_iter().rev();
    let made = made.map(|made| row(made, tables, indicator, locale, zone));
    let breaks = SourceBreak::of(&indicator.id).into_iter().map(|found| SeriesChoiceRow {
        id: None,
        text: locale.with("series-told-break", &[("from", locale.period(found.from).into())]),
        reason: String::new(),
        byline: String::new(),
    });
    made.chain(breaks).collect()
}

fn row(made: &MadeChoice, tables: &Tables, indicator: &Indicator, locale: &Locale, zone: &TimeZone) -> SeriesChoiceRow {
    let house = made.choice.house.as_ref();
    let house = house.map_or_else(|| locale.t("series-all-houses").to_owned(), |house| house_name(house, tables));
    let reason = match &made.choice.what {
        Decision::Requirement(requirement) => &requirement.source,
        what => what.reason().unwrap_or_default(),
    };
    SeriesChoiceRow {
        id: Some(made.id.clone()),
        text: joined([decision_words(&made.choice.what, indicator, locale), house], " · "),
        reason: reason.to_owned(),
        byline: byline_words(made, locale, zone),
    }
}

/// Who decided, and when: "Mette · 3. mar. 2025".
pub(super) fn byline_words(made: &MadeChoice, locale: &Locale, zone: &TimeZone) -> String {
    let day = Timestamp::from_millisecond(made.made_ms)
        .map_or_else(|_| String::new(), |day| locale.date(day.to_zoned_datetime(zone.clone()).date()));
    joined([&*made.author, &*day], " · ")
}

/// What was decided, in a few words.
fn decision_words(what: &Decision, indicator: &Indicator, locale: &Locale) -> String {
    match what {
        Decision::Rebase(rebase) => locale.with("series-told-rebase", &[("from", locale.period(rebase.from).into())]),
        Decision::Exclusion(exclusion) => locale.with("series-told-exclusion", &[("period", locale.period(exclusion.period).into())]),
        Decision::Baseline(baseline) => {
            let span = span_words(&locale.period(baseline.from), &locale.period(baseline.to));
            locale.with("series-told-baseline", &[("span", span.into())])
        }
        Decision::Requirement(requirement) => requirement_words(requirement, indicator, locale),
    }
}

fn requirement_words(requirement: &Requirement, indicator: &Indicator, locale: &Locale) -> String {
    let value = median_words(requirement.value, indicator, locale);
    match requirement.from {
        Some(from) => locale.with(
            "series-told-requirement-from",
            &[("value", value.into()), ("from", locale.period(from).into())],
        ),
        None => locale.with("series-told-requirement", &[("value", value.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{Exclusion, Rebase, SeriesChoice, Value};

    fn figure(period: Period, value: f64) -> Figure {
        Figure {
            period: Some(period),
            value: Value::Number(value),
            numerator: None,
            denominator: None,
            source: 0,
            line: 1,
        }
    }

    /// Months from January 2022 with these figures.
    fn monthly(values: impl IntoIterator<Item = f64>) -> Vec<Figure> {
        let months = std::iter::successors(Some(Period::Month(2022, 1)), |month| Some(month.next()));
        months.zip(values).map(|(month, value)| figure(month, value)).collect()
    }

    fn view(decisions: Vec<(Option<&str>, Decision)>) -> SeriesChoicesView {
        let made = |(number, (house, what)): (u64, (Option<&str>, Decision))| MadeChoice {
            id: SeriesChoiceId {
                writer: "mette".into(),
                number,
            },
            choice: SeriesChoice {
                indicator: "Sygefravær".into(),
                house: house.map(HouseId::from),
                what,
            },
            author: "Mette".into(),
            made_ms: 1_738_368_000_000,
        };
        let choices = SeriesChoices {
            all: (1..).zip(decisions).map(made).collect(),
        };
        let series = (&"Sygefravær".into(), &"G1".into());
        SeriesChoicesView::build(&sample::tables(), &choices, series, &sample::danish(), &TimeZone::UTC)
    }

    #[test]
    fn what_was_decided_is_told_with_who_and_when() {
        let told = view(vec![
            (
                Some("G1"),
                Decision::Rebase(Rebase {
                    from: Period::Month(2025, 2),
                    reason: "Ny vagtplan".to_owned(),
                }),
            ),
            (
                None,
                Decision::Exclusion(Exclusion {
                    period: Period::Month(2025, 1),
                    reason: "Influenza".to_owned(),
                }),
            ),
            (
                None,
                Decision::Requirement(Requirement {
                    value: 7.5,
                    from: Some(Period::Year(2025)),
                    source: "byrådet".to_owned(),
                }),
            ),
            (
                Some("væk"),
                Decision::Baseline(Baseline {
                    from: Period::Month(2024, 1),
                    to: Period::Month(2024, 12),
                }),
            ),
        ]);
        let rows: Vec<String> = told
            .rows
            .iter()
            .map(|row| joined([&*row.text, &row.reason, &row.byline], " | "))
            .collect();
        insta::assert_snapshot!(rows.join("\n"));
    }

    #[test]
    fn what_can_be_chosen_are_the_periods_with_figures() {
        let view = view(Vec::new());
        let words = |periods: &[(Period, String)]| periods.iter().map(|(_, words)| words.clone()).collect::<Vec<_>>().join(", ");
        assert_eq!(view.title, "Sygefravær · Fyrtårnet");
        assert_eq!(words(&view.figures), "april 2025, februar 2025, januar 2025, december 2024");
        assert_eq!(words(&view.begins), "april 2025, februar 2025, januar 2025");
        assert!(view.baselines.is_empty() && view.rows.is_empty() && view.suggestion.is_none());
        assert_eq!(view.too_few, "Der er 4 målinger at vælge af. En basislinje er på mindst 12.");
    }

    #[test]
    fn a_baseline_is_offered_of_twelve_to_twenty_figures_of_the_present_phase() {
        let danish = sample::danish();
        let mut series = Series::of(&monthly((0..40).map(f64::from)));
        series.points[15].starts_phase = true;
        series.points[18].excluded = true;
        let (offered, _) = baselines(&series, &danish);
        assert_eq!(offered.len(), 9);
        assert_eq!(offered[0].1, "12 målinger, april 2023 – april 2024");
        assert_eq!(offered[8].0.to, Period::Month(2024, 12));
    }

    #[test]
    fn holes_of_the_calendar_stay_holes() {
        let mut figures = monthly([1.0, 2.0, 3.0, 4.0, 5.0]);
        figures.drain(2..4);
        figures.insert(0, figure(Period::Year(2021), 9.0));
        let series = Series::of(&figures);
        let values: Vec<Option<f64>> = series.points.iter().map(|point| point.value).collect();
        assert_eq!(values, [Some(1.0), Some(2.0), None, None, Some(5.0)]);
        let biennial = [2019, 2021, 2025].map(|year| figure(Period::Year(year), 1.0));
        assert_eq!(
            Series::of(&biennial).periods,
            [2019, 2021, 2023, 2025].map(|year| Some(Period::Year(year))),
            "every second year, one left out"
        );
    }

    #[test]
    fn a_lasting_shift_to_the_side_hoped_for_is_asked_about() {
        let noise = [8.0, 8.6, 8.2, 8.8, 8.4].into_iter().cycle();
        let level = (0..36).map(|place| if place < 20 { 0.0 } else { -3.0 });
        let series = Series::of(&monthly(noise.zip(level).map(|(noise, level)| noise + level)));
        let absence = |direction| Indicator {
            direction,
            ..sample::indicator("Sygefravær", Unit::Percent)
        };
        let asked = |direction| suggestion(&series, &absence(direction), &sample::danish());
        let (from, words) = asked(crate::domain::Direction::Down).expect("a suggestion");
        assert_eq!(from, Period::Month(2023, 9));
        assert!(words.contains("siden september 2023"), "{words}");
        assert_eq!(asked(crate::domain::Direction::Up), None);
    }
}
