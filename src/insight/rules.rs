//! The rules that tell a signal from chance: the published list, and what each point is part of.
//!
//! Sources: NHS England, *Making Data Count*; `NHSRplotthedots` 0.2.2 for the windows and their priority; Anhøj & Olesen (2014) for runs.

use super::limits::{Place, Side, Zone};
use super::settings::TwoOfThree;

/// A rule, in order of priority: of two that hold, the first is told first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A point beyond three standard deviations.
    Outside,
    /// Seven points in a row each above, or each below, the one before; two alike end it.
    Trend,
    /// Two of three points in a row beyond two standard deviations.
    TwoOfThree,
    /// Seven points in a row on one side of the mean; one on the mean ends it.
    Shift,
    /// A run about the median longer than round(log₂ n) + 3.
    LongRun,
    /// Fewer crossings of the median than 95 % of chance series have.
    FewCrossings,
}

impl Rule {
    /// Its lasting name, for other programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Trend => "trend",
            Self::TwoOfThree => "two_of_three",
            Self::Shift => "shift",
            Self::LongRun => "long_run",
            Self::FewCrossings => "few_crossings",
        }
    }

    /// Every rule, in order of priority.
    pub const ALL: [Self; 6] = [
        Self::Outside,
        Self::Trend,
        Self::TwoOfThree,
        Self::Shift,
        Self::LongRun,
        Self::FewCrossings,
    ];

    /// Those that stand on limits and mark single points.
    pub const OF_LIMITS: [Self; 4] = [Self::Outside, Self::Trend, Self::TwoOfThree, Self::Shift];
}

/// Points in a row that make a shift.
pub const SHIFT_LENGTH: usize = 7;
/// Points in a row that make a trend: one step fewer.
pub const TREND_LENGTH: usize = 7;

/// What a point is part of: for each rule of limits, the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags([Option<Side>; Rule::OF_LIMITS.len()]);

impl Flags {
    /// Flags from the side of each rule, in order of priority.
    #[must_use]
    pub const fn new(outside: Option<Side>, trend: Option<Side>, two_of_three: Option<Side>, shift: Option<Side>) -> Self {
        Self([outside, trend, two_of_three, shift])
    }

    /// The side on which a rule holds here, none where it does not.
    #[must_use]
    pub fn side(self, rule: Rule) -> Option<Side> {
        self.0.get(rule as usize).copied().flatten()
    }

    /// The rule told first, and its side.
    #[must_use]
    pub fn first(self) -> Option<(Rule, Side)> {
        Rule::OF_LIMITS.into_iter().find_map(|rule| Some((rule, self.side(rule)?)))
    }
}

/// The flags of a phase's points, ghosts left out; a gap is a figure that is none, and no window that holds one is a signal.
#[must_use]
pub fn flags(figures: &[Option<f64>], places: &[Option<Place>], wording: TwoOfThree) -> Vec<Flags> {
    let sides: Vec<Option<Side>> = places.iter().map(|place| (*place)?.side).collect();
    let trend = backfilled(&ends(&steps(figures), TREND_LENGTH - 1), TREND_LENGTH);
    let shift = backfilled(&ends(&sides, SHIFT_LENGTH), SHIFT_LENGTH);
    let two_of_three = two_of_three(places, wording);
    let outside = |place: Option<Place>| place.filter(|place| place.zone == Zone::Outside)?.side;
    let all = (0..places.len()).map(|at| Flags([outside(places[at]), trend[at], two_of_three[at], shift[at]]));
    all.collect()
}

/// The way from each figure's neighbour before to it: none where they are alike, one is a gap, or there is none before.
#[must_use]
pub fn steps(figures: &[Option<f64>]) -> Vec<Option<Side>> {
    let before = [None].into_iter().chain(figures.iter().copied());
    figures
        .iter()
        .zip(before)
        .map(|(figure, before)| Side::of((*figure)?, before?))
        .collect()
}

/// Where so many sides in a row are the same: marked at the last of them.
#[must_use]
pub fn ends(sides: &[Option<Side>], length: usize) -> Vec<Option<Side>> {
    let mut n = 0;
    let mut last = None;
    let end = |side: &Option<Side>| {
        n = if side.is_some() && *side == last {
            n + 1
        } else {
            usize::from(side.is_some())
        };
        last = *side;
        side.filter(|_| n >= length)
    };
    sides.iter().map(end).collect()
}

/// The members of what ends at the marks, `length` points each. A point between two that overlap is of the later.
#[must_use]
pub fn backfilled(ends: &[Option<Side>], length: usize) -> Vec<Option<Side>> {
    let mut members = vec![None; ends.len()];
    for (end, side) in ends.iter().enumerate().filter(|(_, side)| side.is_some()) {
        members[(end + 1).saturating_sub(length)..=end].fill(*side);
    }
    members
}

/// The points that are, with a neighbour or two, beyond two standard deviations on one side.
fn two_of_three(places: &[Option<Place>], wording: TwoOfThree) -> Vec<Option<Side>> {
    let mut members = vec![None; places.len()];
    for side in [Side::Above, Side::Below] {
        let windows = two_of_three_windows(places, side, wording);
        for (at, place) in places.iter().enumerate() {
            if windows[at] && place.is_some_and(|place| counts(place, side, wording)) {
                members[at] = Some(side);
            }
        }
    }
    members
}

/// Whether each point lies in a window of three that holds two points of the rule.
#[must_use]
pub fn two_of_three_windows(places: &[Option<Place>], side: Side, wording: TwoOfThree) -> Vec<bool> {
    let mut within = vec![false; places.len()];
    for end in 0..places.len() {
        let start = (end + 1).saturating_sub(3);
        let window = &places[start..=end];
        let n = window.iter().flatten().filter(|place| counts(**place, side, wording)).count();
        let is_one_sided = window.len() == 3 && window.iter().all(|place| place.is_some_and(|place| place.side == Some(side)));
        if n >= 2 && (is_one_sided || wording == TwoOfThree::PowerBi) {
            within[start..=end].fill(true);
        }
    }
    within
}

/// Whether a point is one of the two.
fn counts(place: Place, side: Side, wording: TwoOfThree) -> bool {
    let is_far = match wording {
        TwoOfThree::Mdc2023 | TwoOfThree::PowerBi => place.zone >= Zone::Near,
        TwoOfThree::Plotthedots => place.zone == Zone::Near,
    };
    is_far && place.side == Some(side)
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::*;

    /// One letter for each point: a rule's side above or below.
    fn drawn(sides: impl IntoIterator<Item = Option<Side>>) -> String {
        let letter = |side| match side {
            Some(Side::Above) => '+',
            Some(Side::Below) => '-',
            None => '.',
        };
        sides.into_iter().map(letter).collect()
    }

    /// The flags of figures in standard deviations from the mean; a gap is not a number.
    fn flagged(figures: &[f64], wording: TwoOfThree) -> Vec<Flags> {
        let limits = Limits::around(0.0, 3.0, (f64::NEG_INFINITY, f64::INFINITY)).expect("finite");
        let figures: Vec<Option<f64>> = figures.iter().map(|figure| (!figure.is_nan()).then_some(*figure)).collect();
        let places: Vec<Option<Place>> = figures.iter().map(|figure| figure.map(|figure| limits.place(figure))).collect();
        flags(&figures, &places, wording)
    }

    #[test]
    fn the_rules_by_hand() {
        const GAP: f64 = f64::NAN;
        let cases: [(Rule, &[f64], &str); 9] = [
            (Rule::Outside, &[0.0, 3.0, 3.1, -3.1], "..+-"),
            (Rule::Shift, &[0.1; 7], "+++++++"),
            (Rule::Shift, &[0.1, 0.2, 0.1, 0.0, 0.1, 0.2, 0.1, 0.1], "........"),
            (Rule::Shift, &[0.1, 0.2, 0.1, GAP, 0.1, 0.2, 0.1, 0.1], "........"),
            (Rule::Trend, &[-0.4, -0.2, 0.0, 0.1, 0.2, 0.3, 0.4, 0.1], "+++++++."),
            (Rule::Trend, &[-0.4, -0.2, 0.0, 0.1, 0.1, 0.3, 0.4, 0.5], "........"),
            (Rule::Trend, &[3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -3.0], "-------"),
            (Rule::TwoOfThree, &[0.5, 2.5, 0.1, 2.1, 0.3, 0.1], ".+.+.."),
            (Rule::TwoOfThree, &[-0.5, 2.5, GAP, 2.1], "...."),
        ];
        for (rule, figures, expected) in cases {
            let flags = flagged(figures, TwoOfThree::Mdc2023);
            assert_eq!(drawn(flags.iter().map(|flags| flags.side(rule))), expected, "{rule:?} {figures:?}");
        }
    }

    #[test]
    fn two_of_three_has_three_wordings() {
        let cases: [(&[f64], [&str; 3]); 3] = [
            (&[0.5, 3.4, 2.5, -0.3], [".++.", "....", ".++."]),
            (&[2.4, -0.5, 2.6, 0.1], ["....", "....", "+.+."]),
            (&[2.1, 0.2, 2.2, -0.1], ["+.+.", "+.+.", "+.+."]),
        ];
        for (figures, expected) in cases {
            let wordings = [TwoOfThree::Mdc2023, TwoOfThree::Plotthedots, TwoOfThree::PowerBi];
            let found = wordings.map(|wording| drawn(flagged(figures, wording).iter().map(|flags| flags.side(Rule::TwoOfThree))));
            assert_eq!(found, expected, "{figures:?}");
        }
    }

    #[test]
    fn the_rule_of_priority_is_told_first() {
        let flags = Flags::new(None, Some(Side::Below), Some(Side::Above), Some(Side::Above));
        assert_eq!(flags.first(), Some((Rule::Trend, Side::Below)));
        assert_eq!(Flags::default().first(), None);
        assert!(Rule::ALL.is_sorted());
    }
}
