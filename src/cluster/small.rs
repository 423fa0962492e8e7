//! Small numbers, settled once: what may be shown of a figure with few people behind it.

use crate::domain::{Absence, Unit, Value};

/// A figure with fewer people behind it than this is not shown: the rule of the statistics bank and of most survey houses.
pub const LEAST_SHOWN: f64 = 5.0;

/// A figure as it may be shown: value, numerator, denominator.
///
/// A share, a mean or a count out of fewer than [`LEAST_SHOWN`] people is too few to show, and so are its parts.
/// Children per adult, kroner and points are not answers of people; their denominators are adults, children at large or the most points.
/// A denominator of nought or less is no number of people and decides nothing.
///
/// ```
/// use klyngeblik::cluster::shown;
/// use klyngeblik::domain::{Absence, Unit, Value};
/// let hidden = shown(&Unit::Percent, Value::Number(50.0), Some(2.0), Some(4.0));
/// assert_eq!(hidden, (Value::Absent(Absence::TooFew), None, None));
/// ```
#[must_use]
pub fn shown(unit: &Unit, value: Value, numerator: Option<f64>, denominator: Option<f64>) -> (Value, Option<f64>, Option<f64>) {
    let of_people = !matches!(unit, Unit::ChildrenPerAdult | Unit::Kroner | Unit::Points);
    let few = denominator.is_some_and(|n| n > 0.0 && n < LEAST_SHOWN);
    match value {
        Value::Number(number) if !number.is_finite() => (Value::Absent(Absence::Missing), None, None),
        Value::Number(_) if few && of_people => (Value::Absent(Absence::TooFew), None, None),
        Value::Absent(absence) if few || absence == Absence::TooFew => (value, None, None),
        _ => (
            value,
            numerator.filter(|part| part.is_finite()),
            denominator.filter(|part| part.is_finite()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_figures_of_few_people_are_hidden() {
        let hidden = (Value::Absent(Absence::TooFew), None, None);
        let number = Value::Number(40.0);
        let cases = [
            (Unit::Percent, Some(4.0), true),
            (Unit::Percent, Some(5.0), false),
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
            let kept = (number, Some(2.0), n);
            assert_eq!(
                shown(&unit, number, Some(2.0), n),
                if is_hidden { hidden } else { kept },
                "{unit:?} {n:?}"
            );
        }
    }

    #[test]
    fn an_absence_of_few_keeps_its_kind_and_loses_its_parts() {
        let missing = Value::Absent(Absence::Missing);
        assert_eq!(shown(&Unit::Percent, missing, Some(1.0), Some(3.0)), (missing, None, None));
        let few = Value::Absent(Absence::TooFew);
        assert_eq!(shown(&Unit::Percent, few, Some(1.0), Some(30.0)), (few, None, None));
    }

    proptest! {
        #[test]
        fn what_is_shown_has_nobody_alone_behind_it(value in any::<f64>(), numerator in 0.0..9.0_f64, n in 0.001..9.0_f64) {
            let (value, _, denominator) = shown(&Unit::Percent, Value::Number(value), Some(numerator), Some(n));
            prop_assert!(value.number().is_none_or(f64::is_finite));
            prop_assert!(denominator.is_none_or(|n| n >= LEAST_SHOWN));
            prop_assert!(value.number().is_none() || n >= LEAST_SHOWN);
        }
    }
}
