//! What has become of a trial (*prøvehandling*): the level since it began beside the level before, and the honest answer.

use crate::cluster::{Point, Tables};
use crate::domain::{Anchor, Direction, Indicator, Note, NoteKind, Period, Unit};
use crate::i18n::Locale;
use crate::insight::{Answer, Change, FEWEST_BESIDE, Interval, change};

use super::words::figure_words;

/// Figures before the trial the comparison looks back on at most: older ones tell of another time.
const LOOKS_BACK: usize = 24;

/// The answer in a sentence; empty of a note that is no trial, or is not about an indicator in a house from a period on.
pub(super) fn trial_words(note: &Note, tables: &Tables, locale: &Locale) -> String {
    let asked = (note.content.kind == NoteKind::Trial)
        .then(|| place(&note.anchor, tables))
        .flatten();
    let Some((indicator, series, start)) = asked else {
        return String::new();
    };
    let (before, after) = beside(&series, start);
    let change = change(&before, &after, indicator.direction);
    Words { indicator, locale }.answer(&change)
}

fn place<'t>(anchor: &Anchor, tables: &'t Tables) -> Option<(&'t Indicator, Vec<Point>, Period)> {
    let (house, indicator, start) = (anchor.house.as_ref()?, anchor.indicator.as_ref()?, anchor.period?);
    let indicator = tables.indicator(indicator)?;
    Some((indicator, tables.series(&indicator.id, &tables.settled(house)), start))
}

/// The figures of the trial's own step before it began, and since.
fn beside(series: &[Point], start: Period) -> (Vec<f64>, Vec<f64>) {
    let of_step = series
        .iter()
        .filter_map(|point| Some((point.period.filter(|period| period.step() == start.step())?, point.value.number()?)));
    let (before, after): (Vec<_>, Vec<_>) = of_step.partition(|(period, _)| *period < start);
    let figures = |some: &[(Period, f64)]| some.iter().map(|(_, figure)| *figure).collect::<Vec<_>>();
    let recent = before.len().saturating_sub(LOOKS_BACK);
    (figures(before.get(recent..).unwrap_or_default()), figures(&after))
}

struct Words<'a> {
    indicator: &'a Indicator,
    locale: &'a Locale,
}

impl Words<'_> {
    fn answer(&self, change: &Change) -> String {
        let Some(difference) = change.difference else {
            let arguments = [
                ("before", change.n_before.into()),
                ("after", change.n_after.into()),
                ("needed", FEWEST_BESIDE.into()),
            ];
            return self.locale.with("trial-too-early", &arguments);
        };
        let is_sure = difference.low > 0.0 || difference.high < 0.0;
        let key = match (change.answer, is_sure, self.indicator.direction) {
            (Answer::Seen, _, Direction::Neither) => "trial-seen-change",
            (Answer::Seen, ..) => "trial-seen",
            (_, true, _) => "trial-seen-other-way",
            _ => "trial-not-seen",
        };
        let Interval { estimate, low, high } = difference;
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

    /// "+0,8": a difference of shares is in percentage points.
    fn difference(&self, difference: f64) -> String {
        let size = if self.indicator.unit == Unit::Percent {
            let points = self.locale.number(difference.abs(), self.indicator.decimals.max(1));
            self.locale.with("trial-points", &[("points", points.into())])
        } else {
            figure_words(difference.abs(), self.indicator, self.locale)
        };
        let sign = match difference {
            below if below < 0.0 => "−",
            above if above > 0.0 => "+",
            _ => "",
        };
        format!("{sign}{size}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_figures_of_the_trials_own_step_stand_beside_each_other() {
        let point = |period: Period, value: f64| Point {
            period: Some(period),
            value: crate::domain::Value::Number(value),
            numerator: None,
            denominator: None,
            source: 0,
            line: 1,
        };
        let series = [
            point(Period::Year(2023), 50.0),
            point(Period::Month(2024, 1), 8.0),
            point(Period::Month(2024, 2), 7.0),
            point(Period::Month(2024, 3), 5.0),
        ];
        assert_eq!(beside(&series, Period::Month(2024, 3)), (vec![8.0, 7.0], vec![5.0]));
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
        let said = |after: &[f64]| words.answer(&change(&before, after, indicator.direction));
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
        assert_eq!(trial_words(&note, &tables, &locale), "");
        note.content.kind = NoteKind::Trial;
        assert!(!trial_words(&note, &tables, &locale).is_empty());
        note.anchor.house = None;
        assert_eq!(trial_words(&note, &tables, &locale), "");
    }
}
