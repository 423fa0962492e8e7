//! What the team decided about a series, put on the points the statistics look at.

use crate::domain::{Baseline, HouseId, IndicatorId, Period, SeriesChoices};
use crate::insight::Point;

/// Puts phases, the ends of frozen baselines and exclusions on the points of a house's series.
///
/// `periods` are those of the points, of one step and in order; a hole of the calendar may have none. The choices are settled ones (see
/// [`SeriesChoices::settled`]). Where nothing was decided and the source has no break of its own, nothing changes.
pub fn mark_choices(points: &mut [Point], periods: &[Option<Period>], choices: &SeriesChoices, indicator: &IndicatorId, house: &HouseId) {
    let dated: Vec<Period> = periods.iter().copied().flatten().collect();
    let starts = choices.phase_starts(indicator, house, &dated);
    let left_out = choices.exclusions(indicator, house);
    for (point, period) in points.iter_mut().zip(periods) {
        let Some(period) = period else { continue };
        point.starts_phase |= starts.contains(period);
        point.excluded |= left_out.contains_key(period);
    }
    for baseline in choices.baselines(indicator, house) {
        let last = last_of(baseline, points, periods);
        if let Some(point) = last.and_then(|last| points.get_mut(last)) {
            point.ends_baseline = true;
        }
    }
}

/// The place of a baseline's last point: it goes on to its last period, or to where its phase ends.
fn last_of(baseline: Baseline, points: &[Point], periods: &[Option<Period>]) -> Option<usize> {
    let is_from = |period: &Option<Period>| period.is_some_and(|period| baseline.from.first_day() <= period.first_day());
    let first = periods.iter().position(is_from)?;
    let is_within = |place: &usize| {
        let ends_before = *place > first && points.get(*place).is_some_and(|point| point.starts_phase);
        let period = periods.get(*place).copied().flatten();
        !ends_before && period.is_none_or(|period| period.first_day() <= baseline.to.first_day())
    };
    let within = (first..periods.len()).take_while(is_within);
    within.filter(|place| periods.get(*place).is_some_and(Option::is_some)).last()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{Decision, Exclusion, Rebase};

    fn month(month: i8) -> Period {
        Period::Month(2024, month)
    }

    fn rebase(from: Period) -> Decision {
        Decision::Rebase(Rebase {
            from,
            reason: "ny vagtplan".to_owned(),
        })
    }

    /// The points of months: `|` before the first of a phase, `x` one left out, `]` after the last of a baseline.
    /// A month of 0 is a hole.
    fn drawn(months: impl IntoIterator<Item = i8>, decisions: Vec<Decision>) -> String {
        let periods = months.into_iter().map(|number| (number > 0).then(|| month(number)));
        let periods: Vec<Option<Period>> = periods.collect();
        let mut points = vec![Point::of(1.0); periods.len()];
        mark_choices(
            &mut points,
            &periods,
            &sample::decided(&"Sygefravær".into(), decisions),
            &"Sygefravær".into(),
            &"A".into(),
        );
        let sign = |point: &Point| {
            let (start, end) = (
                if point.starts_phase { "|" } else { "" },
                if point.ends_baseline { "]" } else { "" },
            );
            format!("{start}{}{end}", if point.excluded { "x" } else { "o" })
        };
        points.iter().map(sign).collect()
    }

    #[test]
    fn choices_are_seen_on_the_points() {
        let frozen = |from, to| {
            Decision::Baseline(Baseline {
                from: month(from),
                to: month(to),
            })
        };
        let left_out = Decision::Exclusion(Exclusion {
            period: month(2),
            reason: "vandskade".to_owned(),
        });
        let all = || 1..=8;
        assert_eq!(drawn(all(), Vec::new()), "oooooooo");
        assert_eq!(drawn(all(), vec![left_out, rebase(month(5))]), "oxoo|oooo");
        assert_eq!(drawn(all(), vec![frozen(1, 3), rebase(month(5)), frozen(5, 6)]), "ooo]o|oo]oo");
        assert_eq!(drawn(all(), vec![frozen(3, 5)]), "oo|ooo]ooo", "older figures came in later");
        assert_eq!(
            drawn(all(), vec![frozen(1, 6), rebase(month(5))]),
            "oooo]|oooo",
            "a phase ends its baseline"
        );
        assert_eq!(
            drawn([1, 2, 4, 6, 8], vec![frozen(1, 5), rebase(month(7))]),
            "ooo]o|o",
            "not every month has a figure"
        );
        assert_eq!(
            drawn([1, 2, 0, 5, 0, 8], vec![frozen(1, 6), rebase(month(7))]),
            "oooo]o|o",
            "a hole ends nothing"
        );
        assert_eq!(drawn([1, 2], vec![frozen(5, 6), rebase(month(5))]), "oo", "the figures are gone");
    }
}
