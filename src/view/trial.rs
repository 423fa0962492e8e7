//! What has become of a trial (*prøvehandling*): the level since it began beside the level before, and the honest answer.
//!
//! Nothing is compared across what the team, or the source, has said cannot be:
//!
//! - a figure the team left out is not used, and that is said;
//! - a rebase of the team's own, or a break in the source's way of counting, before the trial began bounds the *before*; one after it
//!   began bounds the *after*;
//! - where the source counts in a new way from the very beginning of the trial on, nothing can be compared, however long one waits. A
//!   rebase just there bounds nothing: it says that the level is another, which is what is asked.

use crate::cluster::{Point, Tables};
use crate::domain::{Border, BorderReason, Direction, HouseId, Indicator, Note, NoteKind, Period, SeriesChoices, Unit};
use crate::i18n::Locale;
use crate::insight::{Answer, Change, FEWEST_BESIDE, Interval, change};

use super::words::joined;

/// Figures before the trial the comparison looks back on at most: older ones tell of another time.
const LOOKS_BACK: usize = 24;

/// The answer in a few sentences; empty of a note that is no trial, or is not about an indicator in a house from a period on. The choices
/// are settled ones.
pub(super) fn trial_words(note: &Note, tables: &Tables, choices: &SeriesChoices, locale: &Locale) -> String {
    let asked = (note.content.kind == NoteKind::Trial).then(|| place(note, tables)).flatten();
    let Some((indicator, house, start)) = asked else {
        return String::new();
    };
    let series = tables.series(&indicator.id, &house);
    let sides = Sides::of(&series, start, (choices, indicator, &house));
    Words { indicator, locale }.said(&sides)
}

/// A trial begins when its plan says; where it says nothing, at the time the note is at.
fn place<'t>(note: &Note, tables: &'t Tables) -> Option<(&'t Indicator, HouseId, Period)> {
    let (house, indicator) = (note.anchor.house.as_ref()?, note.anchor.indicator.as_ref()?);
    let start = note.content.plan.as_ref().and_then(|plan| plan.start).or(note.anchor.period)?;
    Some((tables.indicator(indicator)?, tables.settled(house), start))
}

/// Where one side ends, and whether it is the source's own break.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bound {
    from: Period,
    is_of_source: bool,
}

/// The figures before the trial began, and since. They are of the newest figure's step; one of a period the trial began within is of neither.
#[derive(Debug, Default, PartialEq)]
struct Sides {
    before: Vec<f64>,
    after: Vec<f64>,
    /// What keeps figures from before out.
    first: Option<Bound>,
    /// What keeps figures since out.
    last: Option<Bound>,
    /// Whether something would keep figures out that are still to come.
    ends: bool,
    /// Figures within those bounds that the team left out.
    n_left_out: usize,
}

impl Sides {
    fn of(series: &[Point], start: Period, (choices, indicator, house): (&SeriesChoices, &Indicator, &HouseId)) -> Self {
        let left_out = choices.exclusions(&indicator.id, house);
        let borders = choices.level_borders(&indicator.id, house);
        let figure = |point: &Point| Some((point.period?, point.value.number()?));
        let Some((newest, _)) = series.iter().rev().find_map(figure) else {
            return Self::default();
        };
        let (first, last) = bounds(&borders, start, newest);
        let is_of_side = |period: Period| period.end() <= start.first_day() || start.first_day() <= period.first_day();
        let of_step = |(period, _): &(Period, f64)| period.step() == newest.step() && is_of_side(*period);
        let figures: Vec<(Period, f64)> = series.iter().filter_map(figure).filter(of_step).collect();
        let day = |period: Period| period.first_day();
        let is_within = |period: Period| {
            first.is_none_or(|bound| day(bound.from) <= day(period)) && last.is_none_or(|bound| day(period) < day(bound.from))
        };
        let keeps_out = |is_before: bool| {
            figures
                .iter()
                .any(|(period, _)| (day(*period) < day(start)) == is_before && !is_within(*period))
        };
        let mut sides = Self {
            first: first.filter(|_| keeps_out(true)),
            last: last.filter(|_| keeps_out(false)),
            ends: last.is_some(),
            ..Self::default()
        };
        // The newest first: only so many are looked back on.
        for (period, figure) in figures.iter().rev().filter(|(period, _)| is_within(*period)) {
            sides.add((*period, *figure), start, left_out.contains_key(period));
        }
        sides.before.reverse();
        sides.after.reverse();
        sides
    }

    fn add(&mut self, (period, figure): (Period, f64), start: Period, is_left_out: bool) {
        let is_before = period.first_day() < start.first_day();
        if is_before && self.before.len() >= LOOKS_BACK {
            return;
        }
        match (is_left_out, is_before) {
            (true, _) => self.n_left_out += 1,
            (false, true) => self.before.push(figure),
            (false, false) => self.after.push(figure),
        }
    }

    /// The first period that is counted in a new way, where that leaves nothing to compare with, however long one waits.
    fn counted_anew(&self) -> Option<Period> {
        let bound = self.first.filter(|bound| bound.is_of_source)?;
        self.before.is_empty().then_some(bound.from)
    }
}

/// The last border between figures of a period's step at or before the trial's start, and the first one after it.
fn bounds(borders: &[Border<'_>], start: Period, of_step: Period) -> (Option<Bound>, Option<Bound>) {
    let bound = |border: &Border<'_>| Bound {
        from: border.from,
        is_of_source: matches!(border.reason, BorderReason::Source(_)),
    };
    let concerning = || borders.iter().filter(|border| border.concerns(of_step));
    let day = start.first_day();
    let is_first = |border: &&Border<'_>| {
        let is_of_source = matches!(border.reason, BorderReason::Source(_));
        border.from.first_day() < day || (is_of_source && border.from.first_day() == day)
    };
    let first = concerning().rfind(is_first).map(bound);
    let last = concerning().find(|border| border.from.first_day() > day).map(bound);
    (first, last)
}

struct Words<'a> {
    indicator: &'a Indicator,
    locale: &'a Locale,
}

impl Words<'_> {
    /// The answer, and what it does not stand on.
    fn said(&self, sides: &Sides) -> String {
        if let Some(from) = sides.counted_anew() {
            return self.locale.with("trial-counted-anew", &[("from", self.locale.period(from).into())]);
        }
        let change = change(&sides.before, &sides.after, self.indicator.direction);
        let answer = match change.difference {
            Some(difference) => self.answer(&change, difference),
            None => self.too_few(sides),
        };
        let first = self.bound(sides.first, ["trial-before-rebase", "trial-before-source"]);
        let last = self.bound(sides.last, ["trial-after-rebase", "trial-after-source"]);
        let left_out = match sides.n_left_out {
            0 => String::new(),
            n => self.locale.with("trial-left-out", &[("n", n.into())]),
        };
        joined([answer, first, last, left_out], " ")
    }

    fn bound(&self, bound: Option<Bound>, [rebase, source]: [&str; 2]) -> String {
        bound.map_or_else(String::new, |bound| {
            let key = if bound.is_of_source { source } else { rebase };
            self.locale.with(key, &[("from", self.locale.period(bound.from).into())])
        })
    }

    /// It is too early where more figures will come; where a side is bounded, or began with too few, waiting does not help.
    fn too_few(&self, sides: &Sides) -> String {
        let will_be_enough = sides.before.len() >= FEWEST_BESIDE && !sides.ends;
        let key = if will_be_enough { "trial-too-early" } else { "trial-too-few" };
        let arguments = [
            ("before", sides.before.len().into()),
            ("after", sides.after.len().into()),
            ("needed", FEWEST_BESIDE.into()),
        ];
        self.locale.with(key, &arguments)
    }

    fn answer(&self, change: &Change, difference: Interval) -> String {
        let is_sure = difference.low > 0.0 || difference.high < 0.0;
        let Interval { estimate, low, high } = difference;
        let is_nought = self.difference(estimate) == self.difference(0.0);
        let key = match (change.answer, is_sure, self.indicator.direction) {
            (_, true, _) if is_nought => "trial-too-small",
            (Answer::Seen, _, Direction::Neither) => "trial-seen-change",
            (Answer::Seen, ..) => "trial-seen",
            (_, true, _) => "trial-seen-other-way",
            _ => "trial-not-seen",
        };
        self.locale.with(
            key,
            &[
                ("by", self.difference(estimate).into()),
                ("low", self.difference(low).into()),
                ("high", self.difference(high).into()),
                ("before", change.n_before.into()),
                ("after", change.n_after.into()),
            ],
        )
    }

    /// "+0,8 procentpoint".
    fn difference(&self, difference: f64) -> String {
        let decimals = match self.indicator.unit {
            Unit::Percent => self.indicator.decimals.max(1),
            _ => self.indicator.decimals,
        };
        self.locale.difference(difference, decimals, &self.indicator.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{Decision, Exclusion, Rebase};

    const ABSENCE: &str = "Sygefravær";

    fn point(period: Period, value: f64) -> Point {
        Point {
            period: Some(period),
            value: crate::domain::Value::Number(value),
            numerator: None,
            denominator: None,
            source: 0,
            line: 1,
        }
    }

    fn month(month: i8) -> Period {
        Period::Month(2024, month)
    }

    fn rebase(from: Period) -> Decision {
        Decision::Rebase(Rebase {
            from,
            reason: "ny vagtplan".to_owned(),
        })
    }

    fn left_out(period: Period) -> Decision {
        Decision::Exclusion(Exclusion {
            period,
            reason: "vandskade".to_owned(),
        })
    }

    fn indicator(id: &str, unit: Unit) -> Indicator {
        Indicator {
            direction: Direction::Down,
            ..sample::indicator(id, unit)
        }
    }

    /// The sides of a trial from July on, of a figure a month that is the month's number.
    fn of_months(decisions: Vec<Decision>) -> Sides {
        let series: Vec<Point> = (1..=12).map(|number| point(month(number), f64::from(number))).collect();
        let choices = sample::decided(&ABSENCE.into(), decisions);
        Sides::of(&series, month(7), (&choices, &indicator(ABSENCE, Unit::Percent), &"G1".into()))
    }

    fn numbers(range: std::ops::RangeInclusive<i8>) -> Vec<f64> {
        range.map(f64::from).collect()
    }

    #[test]
    fn the_figures_of_the_trials_own_step_stand_beside_each_other() {
        let series = [
            point(Period::Year(2023), 50.0),
            point(month(1), 8.0),
            point(month(2), 7.0),
            point(month(3), 5.0),
        ];
        let choices = SeriesChoices::default();
        let sides = Sides::of(&series, month(3), (&choices, &indicator(ABSENCE, Unit::Percent), &"G1".into()));
        assert_eq!((sides.before, sides.after), (vec![8.0, 7.0], vec![5.0]));
    }

    #[test]
    fn what_the_team_left_out_is_not_used() {
        let sides = of_months(vec![left_out(month(2)), left_out(month(9)), left_out(Period::Month(2023, 5))]);
        assert_eq!(sides.before, [1.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(sides.after, [7.0, 8.0, 10.0, 11.0, 12.0]);
        assert_eq!((sides.n_left_out, sides.first, sides.last), (2, None, None));
    }

    #[test]
    fn as_many_are_looked_back_on_however_many_are_left_out() {
        let series: Vec<Point> = (0..40_i16)
            .map(|at| point(Period::Month(2021 + at / 12, (at % 12 + 1) as i8), f64::from(at)))
            .collect();
        let choices = sample::decided(
            &ABSENCE.into(),
            vec![left_out(Period::Month(2023, 1)), left_out(Period::Month(2021, 1))],
        );
        let start = Period::Month(2024, 1);
        let sides = Sides::of(&series, start, (&choices, &indicator(ABSENCE, Unit::Percent), &"G1".into()));
        assert_eq!((sides.before.len(), sides.n_left_out, sides.before[0] as i32), (LOOKS_BACK, 1, 11));
    }

    #[test]
    fn a_rebase_bounds_the_side_it_lies_on() {
        let bound = |number| {
            Some(Bound {
                from: month(number),
                is_of_source: false,
            })
        };
        let before = of_months(vec![rebase(month(3)), rebase(month(2))]);
        assert_eq!((before.before, before.first, before.last), (numbers(3..=6), bound(3), None));
        let after = of_months(vec![rebase(month(11)), rebase(month(10))]);
        assert_eq!((after.after, after.last, after.first), (numbers(7..=9), bound(10), None));
        let just_there = of_months(vec![rebase(month(7))]);
        assert_eq!((just_there.before, just_there.after), (numbers(1..=6), numbers(7..=12)));
        assert_eq!((just_there.first, just_there.last), (None, None));
        let nothing_out = of_months(vec![rebase(Period::Month(2023, 11))]);
        assert_eq!((nothing_out.before.len(), nothing_out.first), (6, None), "it keeps no figure out");
    }

    /// What is said of a trial in yearly normering from a year on: the source counts in a new way from 2023.
    fn said_of_normering(start: i16) -> String {
        let series: Vec<Point> = (2018..=2027)
            .map(|year| point(Period::Year(year), 6.0 + f64::from(year % 3) / 10.0))
            .collect();
        let (indicator, locale) = (indicator("Normering, 3-5 år", Unit::ChildrenPerAdult), sample::danish());
        let choices = SeriesChoices::default();
        let sides = Sides::of(&series, Period::Year(start), (&choices, &indicator, &"G1".into()));
        Words {
            indicator: &indicator,
            locale: &locale,
        }
        .said(&sides)
    }

    #[test]
    fn nothing_is_compared_across_a_break_of_the_source() {
        insta::assert_snapshot!([2021, 2022, 2023, 2025].map(said_of_normering).join("\n"));
    }

    #[test]
    fn what_the_answer_does_not_stand_on_is_said() {
        let (indicator, locale) = (indicator(ABSENCE, Unit::Percent), sample::danish());
        let sides = of_months(vec![rebase(month(2)), rebase(month(12)), left_out(month(8))]);
        let words = Words {
            indicator: &indicator,
            locale: &locale,
        };
        insta::assert_snapshot!(words.said(&sides));
    }

    #[test]
    fn a_difference_that_rounds_to_nought_has_no_sign_and_is_no_change() {
        let (indicator, locale) = (indicator("Tilfredshed", Unit::Score), sample::danish());
        let words = Words {
            indicator: &indicator,
            locale: &locale,
        };
        let said = |by: f64| {
            let before = [4.0, 4.001, 4.002, 4.003, 4.004];
            words.said(&Sides {
                before: before.to_vec(),
                after: before.map(|figure| figure + by).to_vec(),
                ..Sides::default()
            })
        };
        for by in [-0.04, 0.04] {
            let said = said(by);
            assert!(
                said.starts_with("Tallene har flyttet sig, men så lidt") && said.contains("ses i dem: 0,0 (95"),
                "{said}"
            );
            assert!(!said.contains("−0,0") && !said.contains("+0,0"), "{said}");
        }
        assert!(
            said(-0.06).starts_with("En ændring ses i den retning, der blev håbet på: −0,1 (95"),
            "{}",
            said(-0.06)
        );
    }

    #[test]
    fn the_answer_is_honest() {
        let tables = sample::tables();
        let indicator = Indicator {
            unit: Unit::Percent,
            direction: Direction::Down,
            decimals: 1,
            ..tables.indicators()[0].clone()
        };
        let locale = sample::danish();
        let words = Words {
            indicator: &indicator,
            locale: &locale,
        };
        let before = [8.1, 7.4, 8.8, 7.9, 8.3];
        let said = |after: &[f64]| {
            words.said(&Sides {
                before: before.to_vec(),
                after: after.to_vec(),
                ..Sides::default()
            })
        };
        insta::assert_snapshot!(
            [
                said(&[6.2, 6.9, 6.6, 7.0]),
                said(&[7.7, 8.4, 8.0, 8.2]),
                said(&[9.9, 9.4, 10.1, 9.8]),
                said(&[6.0, 6.1])
            ]
            .join("\n")
        );
    }

    #[test]
    fn only_a_trial_at_a_house_and_an_indicator_is_followed() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let place = sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 2)));
        let mut note = sample::note(1, place, "Vi prøver gåture");
        assert_eq!(trial_words(&note, &tables, &SeriesChoices::default(), &locale), "");
        note.content.kind = NoteKind::Trial;
        assert!(!trial_words(&note, &tables, &SeriesChoices::default(), &locale).is_empty());
        note.anchor.house = None;
        assert_eq!(trial_words(&note, &tables, &SeriesChoices::default(), &locale), "");
    }
}
