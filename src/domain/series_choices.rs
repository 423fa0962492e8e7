//! All the team decided about series, and what of it holds for one of them.

use std::collections::BTreeMap;

use super::{Baseline, Decision, Exclusion, HouseId, IndicatorId, Period, Rebase, Requirement, SeriesChoice, SeriesChoiceId, SourceBreak};

/// A choice with who made it and when.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeChoice {
    /// Its lasting name.
    pub id: SeriesChoiceId,
    /// What was chosen.
    pub choice: SeriesChoice,
    /// Who says so.
    pub author: String,
    /// When it was made: milliseconds since 1970-01-01 UTC.
    pub made_ms: i64,
}

/// Why a series has a border, which nothing spans.
#[derive(Debug, Clone, PartialEq)]
pub enum BorderReason<'a> {
    /// The team began anew here.
    Rebase(&'a MadeChoice, &'a Rebase),
    /// The baseline begins here, and there may be older figures.
    Baseline(&'a MadeChoice),
    /// The source counts in another way from here.
    Source(SourceBreak),
}

/// A border of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Border<'a> {
    /// The first period after it.
    pub from: Period,
    /// Why.
    pub reason: BorderReason<'a>,
}

impl Border<'_> {
    /// Whether it is a border between figures of the step of this period.
    #[must_use]
    pub fn concerns(&self, period: Period) -> bool {
        match self.reason {
            BorderReason::Source(of_source) => of_source.concerns(period.step()),
            BorderReason::Rebase(..) | BorderReason::Baseline(_) => true,
        }
    }

    /// Whether a period lies after it.
    #[must_use]
    pub fn is_before(&self, period: Period) -> bool {
        self.concerns(period) && self.from.first_day() <= period.first_day()
    }
}

/// All choices that stand.
///
/// What is chosen for a house goes before what is chosen for all houses; of two alike the one made last holds.
/// Choices name houses by the id they had when the choice was made: ask those that [`SeriesChoices::settled`] gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SeriesChoices {
    /// In the order they were made.
    pub all: Vec<MadeChoice>,
}

impl SeriesChoices {
    /// The choice of that name.
    #[must_use]
    pub fn get(&self, id: &SeriesChoiceId) -> Option<&MadeChoice> {
        self.all.iter().find(|made| made.id == *id)
    }

    /// The same choices with every house under the id it goes by now.
    #[must_use]
    pub fn settled(&self, settle: impl Fn(&HouseId) -> HouseId) -> Self {
        let mut all = self.all.clone();
        for made in &mut all {
            made.choice.house = made.choice.house.as_ref().map(&settle);
        }
        Self { all }
    }

    /// The choices about an indicator, for any house, in the order they were made.
    #[must_use]
    pub fn about(&self, indicator: &IndicatorId) -> Vec<&MadeChoice> {
        self.all.iter().filter(|made| made.choice.indicator == *indicator).collect()
    }

    /// Where the series of a house has its borders, in time: a rebase, a break of the source's own, the start of a frozen baseline.
    /// Where several are at one period, the rebase stands last.
    #[must_use]
    pub fn borders(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<Border<'_>> {
        let mut borders = self.level_borders(indicator, house);
        let baselines = self.made_baselines(indicator, house, &borders);
        borders.extend(baselines.into_iter().map(|(made, baseline)| Border {
            from: baseline.from,
            reason: BorderReason::Baseline(made),
        }));
        borders.sort_by_key(|border| (border.from.first_day(), matches!(border.reason, BorderReason::Rebase(..))));
        borders
    }

    /// Those of the series' own periods that begin a phase: the first after each border. The series' first period begins none, since
    /// nothing stands before it. The periods are of one step and in order.
    #[must_use]
    pub fn phase_starts(&self, indicator: &IndicatorId, house: &HouseId, periods: &[Period]) -> Vec<Period> {
        let borders = self.borders(indicator, house);
        let passed = |period: Period| borders.iter().filter(|border| border.is_before(period)).count();
        let starts = periods.windows(2).filter_map(|pair| match pair {
            [before, after] => (passed(*before) < passed(*after)).then_some(*after),
            _ => None,
        });
        starts.collect()
    }

    /// The frozen baselines of a series in time, one at most between two borders.
    #[must_use]
    pub fn baselines(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<Baseline> {
        let borders = self.level_borders(indicator, house);
        let made = self.made_baselines(indicator, house, &borders);
        made.into_iter().map(|(_, baseline)| baseline).collect()
    }

    /// Why the figure of a period is left out, if it is.
    #[must_use]
    pub fn exclusion(&self, indicator: &IndicatorId, house: &HouseId, period: Period) -> Option<&Exclusion> {
        self.exclusions(indicator, house).remove(&period).map(|(_, exclusion)| exclusion)
    }

    /// All figures of a series that are left out, by period, each with who left it out. Of several for one period the nearest holds.
    #[must_use]
    pub fn exclusions(&self, indicator: &IndicatorId, house: &HouseId) -> BTreeMap<Period, (&MadeChoice, &Exclusion)> {
        let made = self.for_series(indicator, house).into_iter();
        let left_out = made.filter_map(|made| match &made.choice.what {
            Decision::Exclusion(exclusion) => Some((exclusion.period, (made, exclusion))),
            _ => None,
        });
        left_out.collect()
    }

    /// What is asked of the figures of a period; without a period, what is asked now.
    #[must_use]
    pub fn requirement(&self, indicator: &IndicatorId, house: &HouseId, period: Option<Period>) -> Option<&Requirement> {
        let all = self.requirements(indicator, house);
        let holds = |requirement: &&&Requirement| match (requirement.from, period) {
            (Some(from), Some(period)) => from.first_day() <= period.first_day(),
            _ => true,
        };
        all.iter().rev().find(holds).copied()
    }

    /// All that is and was asked of a series, in the order of the periods it is asked from.
    ///
    /// As soon as anything is asked of a house by itself, that alone is asked of it.
    #[must_use]
    pub fn requirements(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<&Requirement> {
        let (mut own, mut of_all) = (BTreeMap::new(), BTreeMap::new());
        for made in self.for_series(indicator, house) {
            if let Decision::Requirement(requirement) = &made.choice.what {
                let from = requirement.from.map(Period::first_day);
                let known = if made.choice.house.is_some() { &mut own } else { &mut of_all };
                known.insert(from, requirement);
            }
        }
        let held = if own.is_empty() { of_all } else { own };
        held.into_values().collect()
    }

    /// The choices that concern a series: those for all houses first, then those for the house, each in the order they were made.
    fn for_series(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<&MadeChoice> {
        let about = || self.all.iter().filter(|made| made.choice.indicator == *indicator);
        let of_all = about().filter(|made| made.choice.house.is_none());
        of_all
            .chain(about().filter(|made| made.choice.house.as_ref() == Some(house)))
            .collect()
    }

    /// Where the level itself begins anew, in time: a rebase, or a break of the source's own. They hang on no baseline.
    #[must_use]
    pub fn level_borders(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<Border<'_>> {
        let of_source = SourceBreak::of(indicator).into_iter().map(|found| Border {
            from: found.from,
            reason: BorderReason::Source(found),
        });
        let rebases = self
            .for_series(indicator, house)
            .into_iter()
            .filter_map(|made| match &made.choice.what {
                Decision::Rebase(rebase) => Some(Border {
                    from: rebase.from,
                    reason: BorderReason::Rebase(made, rebase),
                }),
                _ => None,
            });
        let mut borders: Vec<Border<'_>> = of_source.chain(rebases).collect();
        borders.sort_by_key(|border| border.from.first_day());
        borders
    }

    /// The baseline that holds between each two borders, in time.
    fn made_baselines(&self, indicator: &IndicatorId, house: &HouseId, borders: &[Border<'_>]) -> Vec<(&MadeChoice, Baseline)> {
        let mut by_phase = BTreeMap::new();
        for made in self.for_series(indicator, house) {
            if let Decision::Baseline(baseline) = made.choice.what {
                let phase = borders.iter().filter(|border| border.is_before(baseline.from)).count();
                by_phase.insert(phase, (made, baseline));
            }
        }
        by_phase.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABSENCE: &str = "Sygefravær";

    fn month(month: i8) -> Period {
        Period::Month(2024, month)
    }

    fn rebase(from: Period) -> Decision {
        Decision::Rebase(Rebase {
            from,
            reason: "ny vagtplan".to_owned(),
        })
    }

    fn asked(value: f64, from: Option<Period>) -> Decision {
        Decision::Requirement(Requirement {
            value,
            from,
            source: String::new(),
        })
    }

    fn left_out(period: Period, reason: &str) -> Decision {
        Decision::Exclusion(Exclusion {
            period,
            reason: reason.to_owned(),
        })
    }

    const fn frozen(from: Period, to: Period) -> Decision {
        Decision::Baseline(Baseline { from, to })
    }

    /// Choices in the order given, each for a house (all where it is empty).
    fn made(indicator: &str, decisions: impl IntoIterator<Item = (&'static str, Decision)>) -> SeriesChoices {
        let all = (1..).zip(decisions).map(|(number, (house, what))| MadeChoice {
            id: SeriesChoiceId {
                writer: "anna".into(),
                number,
            },
            choice: SeriesChoice {
                indicator: indicator.into(),
                house: (!house.is_empty()).then(|| house.into()),
                what,
            },
            author: "Anna".to_owned(),
            made_ms: 0,
        });
        SeriesChoices { all: all.collect() }
    }

    fn starts(choices: &SeriesChoices, indicator: &str, house: &str, periods: &[Period]) -> Vec<String> {
        let starts = choices.phase_starts(&indicator.into(), &house.into(), periods);
        starts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_rebase_of_a_house_is_no_border_of_another() {
        let choices = made(ABSENCE, [("A", rebase(month(5))), ("", rebase(month(8))), ("A", rebase(month(1)))]);
        let months: Vec<Period> = (1..=12).map(month).collect();
        assert_eq!(starts(&choices, ABSENCE, "A", &months), ["2024M05", "2024M08"]);
        assert_eq!(starts(&choices, ABSENCE, "B", &months), ["2024M08"]);
        assert!(starts(&choices, "Trivsel", "A", &months).is_empty());
        // The period of the border has no figure: the first one after it begins the phase.
        assert_eq!(
            starts(&choices, ABSENCE, "A", &[month(1), month(4), month(7), month(9)]),
            ["2024M07", "2024M09"]
        );
    }

    #[test]
    fn the_source_breaks_yearly_normering_from_2023_and_nothing_else() {
        let nothing = SeriesChoices::default();
        let years: Vec<Period> = (2021..=2025).map(Period::Year).collect();
        assert_eq!(starts(&nothing, "Normering, 0-2 år", "A", &years), ["2023"]);
        let school: Vec<Period> = (2021..=2025).map(Period::SchoolYear).collect();
        assert_eq!(starts(&nothing, "Normering", "A", &school), ["2023/24"]);
        let months: Vec<Period> = (11..=12).map(|month| Period::Month(2022, month)).collect();
        let months = [&months[..], &[Period::Month(2023, 1)]].concat();
        assert!(starts(&nothing, "Normering", "A", &months).is_empty());
        assert!(starts(&nothing, "Udgift pr. barn", "A", &years).is_empty());
    }

    #[test]
    fn one_baseline_holds_in_each_phase() {
        let choices = made(
            ABSENCE,
            [
                ("A", frozen(month(2), month(4))),
                ("", frozen(month(1), month(3))),
                ("", rebase(month(7))),
                ("", frozen(month(7), month(8))),
                ("", frozen(month(7), month(9))),
            ],
        );
        let held = |house: &str| {
            let baselines = choices.baselines(&ABSENCE.into(), &house.into());
            baselines
                .iter()
                .map(|held| format!("{}–{}", held.from, held.to))
                .collect::<Vec<_>>()
        };
        assert_eq!(held("A"), ["2024M02–2024M04", "2024M07–2024M09"]);
        assert_eq!(held("B"), ["2024M01–2024M03", "2024M07–2024M09"]);
        // Older figures are no part of a baseline that was frozen without them.
        let months: Vec<Period> = (1..=12).map(month).collect();
        assert_eq!(starts(&choices, ABSENCE, "A", &months), ["2024M02", "2024M07"]);
        assert_eq!(starts(&choices, ABSENCE, "B", &months), ["2024M07"]);
    }

    #[test]
    fn a_figure_is_left_out_for_the_reason_given_nearest_to_it() {
        let choices = made(
            ABSENCE,
            [
                ("A", left_out(month(3), "vandskade")),
                ("", left_out(month(3), "ny opgørelse")),
                ("", left_out(month(4), "ny opgørelse")),
            ],
        );
        let reason = |house: &str, period| {
            let found = choices.exclusion(&ABSENCE.into(), &house.into(), period);
            found.map_or("", |exclusion| &*exclusion.reason)
        };
        assert_eq!(
            [
                reason("A", month(3)),
                reason("B", month(3)),
                reason("A", month(4)),
                reason("A", month(5))
            ],
            ["vandskade", "ny opgørelse", "ny opgørelse", ""]
        );
    }

    #[test]
    fn requirements_follow_each_other_and_a_house_may_have_its_own() {
        let choices = made(
            ABSENCE,
            [
                ("", asked(8.0, None)),
                ("", asked(7.0, Some(month(6)))),
                ("", asked(7.5, Some(month(6)))),
                ("B", asked(9.0, Some(month(3)))),
            ],
        );
        let at = |house: &str, period| {
            let found = choices.requirement(&ABSENCE.into(), &house.into(), period);
            found.map(|requirement| requirement.value)
        };
        assert_eq!(
            [at("A", Some(month(5))), at("A", Some(month(6))), at("A", None)],
            [Some(8.0), Some(7.5), Some(7.5)]
        );
        assert_eq!(
            [at("B", Some(month(2))), at("B", Some(month(6))), at("B", None)],
            [None, Some(9.0), Some(9.0)]
        );
    }

    #[test]
    fn choices_follow_a_house_to_its_new_id() {
        let choices = made(ABSENCE, [("gammelt", left_out(month(3), "vandskade"))]);
        let settled = choices.settled(|_| "G1".into());
        assert!(settled.exclusion(&ABSENCE.into(), &"G1".into(), month(3)).is_some());
        assert!(choices.exclusion(&ABSENCE.into(), &"G1".into(), month(3)).is_none());
    }
}
