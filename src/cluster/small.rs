//! Small numbers: of which figures too few people stand behind, and how many people a figure speaks of.
//!
//! # What is too few
//!
//! With *n* the limit of a [`Suppression`] (five, or what the cluster asks for), a figure is hidden when there is a number from 1 to
//! *n* − 1 of
//!
//! - people it is out of: the denominator of a share, a mean, a count or a rate per employee;
//! - people it counts: a count of people itself, and the numerator of a share. Where the file gives a share with its denominator only,
//!   the numerator is worked out, as any reader could, if it comes out whole;
//! - people it leaves out: *18 of 20* says as much of the two as *2 of 20*.
//!
//! # Why those it leaves out are people too
//!
//! It hides most parts of a whole in small houses: of twenty children assessed, eighteen in one part and one in each of the others leave
//! no part to show. It is asked whether a share could show where *n* is large enough and only those left out are few. It cannot:
//!
//! - The rule the program follows, "celler med antal < 5 er blændet" (Statistics Denmark's rules of discretion, as quoted by
//!   municipalities), is about cells of a table. Where something is yes or no, those left out *are* the other cell; and *18 of 20* prints
//!   it, whether or not the file does.
//! - Where the whole has three parts, those left out are the others' sum. It lies among few numbers, and so do its parts: that two are
//!   left out of three parts, neither of the others being empty, is one and one. A part hidden because it is of few would be found.
//! - Where parts are hidden, their totals are kept from telling them too (see [`super::hiding`]), since a total less the houses that show
//!   is what is left out.
//!
//! So a whole with few in any part is told by what needs no hiding: the parts that nobody is in, and the source's own totals.
//!
//! # What is no people
//!
//! Nought is no number of people and hides nothing. Children per adult, kroner and points are not answers of people; their denominators
//! are adults, children at large or the most points. A count is of people unless its heading says that it is of places, rooms or days.
//! A share counts whatever its file counts: two sick days in a month of a small house are one person whom all know.

use crate::domain::{Absence, Indicator, Suppression, Unit, Value};

/// Words of headings that count people, whatever else they name.
const PEOPLE: [&str; 26] = [
    "barn",
    "børn",
    "boern",
    "pige",
    "dreng",
    "elev",
    "forælder",
    "forældre",
    "foraeldre",
    "medarbejder",
    "ansat",
    "personale",
    "pædagog",
    "paedagog",
    "leder",
    "person",
    "svar",
    "besvarelse",
    "respondent",
    "vurderede",
    "child",
    "staff",
    "parent",
    "pupil",
    "employee",
    "answer",
];

/// Words of headings that count things.
const THINGS: [&str; 26] = [
    "plads",
    "kapacitet",
    "bygning",
    "stue",
    "rum",
    "enhed",
    "institution",
    "dagtilbud",
    "afdeling",
    "huse",
    "dage",
    "dagsværk",
    "timer",
    "uger",
    "måneder",
    "kvadratmeter",
    "kvm",
    "besøg",
    "møde",
    "tilsyn",
    "niveau",
    "days",
    "hours",
    "places",
    "buildings",
    "rooms",
];

/// The rule of small numbers for one indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SmallNumbers {
    least: f64,
    basis: Basis,
    /// How far a figure may be from what it was before it was rounded.
    pub(super) rounding: f64,
}

/// What the numbers of an indicator are numbers of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// Of people in part of people: a share.
    Share,
    /// Of people.
    Count,
    /// Of something told or measured for so many people: a mean, a rate.
    Measured,
    /// Not of people.
    Things,
}

impl SmallNumbers {
    /// The rule for an indicator.
    #[must_use]
    pub fn of(indicator: &Indicator, suppression: Suppression) -> Self {
        let basis = match indicator.unit {
            Unit::Percent => Basis::Share,
            Unit::Count if counts_people(&indicator.id.0) => Basis::Count,
            Unit::Count | Unit::Score | Unit::DaysPerEmployee | Unit::Plain => Basis::Measured,
            Unit::ChildrenPerAdult | Unit::Kroner | Unit::Points => Basis::Things,
        };
        // A count is not rounded.
        let rounding = match indicator.unit {
            Unit::Count | Unit::Points => 0.0,
            _ => 0.5 * 10_f64.powi(-i32::from(indicator.decimals)),
        };
        Self {
            least: f64::from(suppression.least()),
            basis,
            rounding,
        }
    }

    /// The fewest people behind a figure that is shown.
    pub(super) const fn least(self) -> f64 {
        self.least
    }

    /// Whether it is of a share of people, who may be counted.
    pub(super) fn is_share(self) -> bool {
        self.basis == Basis::Share
    }

    /// Whether too few people stand behind a figure, are counted by it or left out of it.
    #[must_use]
    pub fn is_few(self, value: Value, numerator: Option<f64>, denominator: Option<f64>) -> bool {
        let few = |people: f64| people > 0.0 && people < self.least;
        let counted = match self.basis {
            Basis::Share | Basis::Count => self.counted(value.number(), numerator, denominator),
            Basis::Measured | Basis::Things => None,
        };
        let left_out = counted.zip(denominator).map(|(counted, all)| all - counted);
        self.basis != Basis::Things && [denominator, counted, left_out].into_iter().flatten().any(few)
    }

    /// How many people a figure counts, as far as anyone can tell: of a count the count, of a share its numerator.
    pub(super) fn counted(self, value: Option<f64>, numerator: Option<f64>, denominator: Option<f64>) -> Option<f64> {
        if self.basis == Basis::Count {
            return value;
        }
        let worked_out = || {
            let all = denominator.filter(|all| *all > 0.0)?;
            let exact = value? / 100.0 * all;
            let whole = exact.round();
            ((exact - whole).abs() <= self.rounding / 100.0 * all + 1e-6).then_some(whole)
        };
        numerator.or_else(worked_out)
    }

    /// A figure as it may be shown by itself: value, numerator, denominator. Sums it is part of are not looked at.
    ///
    /// ```
    /// use klyngeblik::cluster::SmallNumbers;
    /// use klyngeblik::domain::{Absence, Direction, Indicator, Suppression, Topic, Unit, Value};
    /// let indicator = Indicator {
    ///     id: "Særlig indsats".into(),
    ///     unit: Unit::Percent,
    ///     decimals: 1,
    ///     direction: Direction::Neither,
    ///     topic: Topic::Language,
    ///     noise: None,
    ///     own_name: None,
    /// };
    /// let rule = SmallNumbers::of(&indicator, Suppression::default());
    /// let hidden = (Value::Absent(Absence::TooFew), None, None);
    /// assert_eq!(rule.shown(Value::Number(50.0), None, Some(4.0)), hidden);
    /// assert_eq!(rule.shown(Value::Number(90.0), Some(18.0), Some(20.0)), hidden, "the two left out");
    /// ```
    #[must_use]
    pub fn shown(self, value: Value, numerator: Option<f64>, denominator: Option<f64>) -> (Value, Option<f64>, Option<f64>) {
        let is_few = self.is_few(value, numerator, denominator);
        match whole(value, numerator, denominator) {
            (Value::Number(_), ..) if is_few => (Value::Absent(Absence::TooFew), None, None),
            (value @ Value::Absent(absence), ..) if is_few || absence.is_hidden() => (value, None, None),
            figure => figure,
        }
    }
}

/// A figure without what is no number at all.
pub(super) fn whole(value: Value, numerator: Option<f64>, denominator: Option<f64>) -> (Value, Option<f64>, Option<f64>) {
    if value.number().is_some_and(|number| !number.is_finite()) {
        return (Value::Absent(Absence::Missing), None, None);
    }
    let finite = |part: Option<f64>| part.filter(|part| part.is_finite());
    (value, finite(numerator), finite(denominator))
}

/// Whether a number under this heading is a number of people. Where nothing is said it is taken for one.
fn counts_people(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    names(&PEOPLE) || !names(&THINGS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::indicator;
    use super::*;

    fn rule(unit: Unit) -> SmallNumbers {
        SmallNumbers::of(&indicator("Tal", unit), Suppression::default())
    }

    #[test]
    fn figures_out_of_few_people_are_hidden() {
        let hidden = (Value::Absent(Absence::TooFew), None, None);
        let number = Value::Number(40.0);
        let cases = [
            (Unit::Percent, Some(4.0), true),
            (Unit::Percent, Some(500.0), false),
            (Unit::Percent, Some(0.0), false),
            (Unit::Percent, None, false),
            (Unit::Score, Some(1.0), true),
            (Unit::Count, Some(3.0), true),
            (Unit::Plain, Some(3.0), true),
            (Unit::DaysPerEmployee, Some(4.9), true),
            (Unit::ChildrenPerAdult, Some(3.0), false),
            (Unit::Kroner, Some(3.0), false),
            (Unit::Points, Some(3.0), false),
        ];
        for (unit, n, is_hidden) in cases {
            let kept = (number, None, n);
            let expected = if is_hidden { hidden } else { kept };
            assert_eq!(rule(unit.clone()).shown(number, None, n), expected, "{unit:?} {n:?}");
        }
    }

    #[test]
    fn few_counted_and_few_left_out_are_few() {
        let few = |unit, value, numerator, n| rule(unit).is_few(Value::Number(value), numerator, n);
        assert!(few(Unit::Percent, 10.0, Some(2.0), Some(20.0)));
        assert!(few(Unit::Percent, 90.0, Some(18.0), Some(20.0)));
        assert!(!few(Unit::Percent, 50.0, Some(10.0), Some(20.0)));
        assert!(!few(Unit::Percent, 0.0, Some(0.0), Some(20.0)), "nobody is no one in particular");
        assert!(!few(Unit::Percent, 100.0, Some(20.0), Some(20.0)));
        assert!(few(Unit::Percent, 4.5, None, Some(22.0)), "one of 22, as any reader finds");
        assert!(
            !few(Unit::Percent, 10.0, None, Some(12.0)),
            "1.2 of 12 counts nobody: the share is of something else"
        );
        assert!(few(Unit::Count, 3.0, None, None));
        assert!(few(Unit::Count, 18.0, None, Some(20.0)));
        assert!(!few(Unit::Count, 5.0, None, None) && !few(Unit::Count, 0.0, None, None));
        assert!(!few(Unit::Score, 3.0, None, Some(20.0)) && !few(Unit::Plain, 3.0, None, None));
    }

    #[test]
    fn counts_are_of_people_unless_they_say_otherwise() {
        for (heading, is_people) in [
            ("Antal børn", true),
            ("0-2 år", true),
            ("Antal", true),
            ("Antal svar", true),
            ("Antal pladser", false),
            ("Sygedage", false),
            ("Antal børn i dagtilbud", true),
            ("Antal stuer", false),
        ] {
            assert_eq!(counts_people(heading), is_people, "{heading}");
        }
    }

    #[test]
    fn the_limit_can_be_raised() {
        let rule = SmallNumbers::of(&indicator("Andel", Unit::Percent), Suppression::of(10));
        assert!(rule.is_few(Value::Number(40.0), None, Some(9.0)));
        assert!(!rule.is_few(Value::Number(50.0), Some(10.0), Some(20.0)));
    }

    #[test]
    fn an_absence_of_few_keeps_its_kind_and_loses_its_parts() {
        let missing = Value::Absent(Absence::Missing);
        assert_eq!(rule(Unit::Percent).shown(missing, Some(1.0), Some(3.0)), (missing, None, None));
        let few = Value::Absent(Absence::TooFew);
        assert_eq!(rule(Unit::Percent).shown(few, Some(1.0), Some(30.0)), (few, None, None));
    }

    proptest! {
        #[test]
        fn what_is_shown_has_nobody_alone_behind_it(value in any::<f64>(), numerator in 0.0..9.0_f64, n in 0.001..9.0_f64) {
            let (value, _, denominator) = rule(Unit::Percent).shown(Value::Number(value), Some(numerator), Some(n));
            let least = f64::from(Suppression::LEAST);
            prop_assert!(value.number().is_none_or(f64::is_finite));
            prop_assert!(value.number().is_none() || denominator.is_none_or(|n| n >= least));
            prop_assert!(value.number().is_none() || n >= least);
            prop_assert!(value.number().is_none() || numerator >= least || numerator == 0.0);
        }
    }
}
