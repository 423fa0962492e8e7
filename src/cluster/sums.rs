//! How the figures of parts make the figure of a whole, found by arithmetic on what the files say.

use super::cells::{Counting, Figure};

/// A way in which parts make a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    /// Counts and amounts are added.
    Values,
    /// Shares and means are weighed by their denominators.
    Weighted,
    /// All weigh the same.
    Mean,
    /// The whole is its last part: a stock at the end of a year.
    Last,
    /// The whole is its first part.
    First,
    /// The parts are all there is: 100 per cent.
    Hundred,
}

impl Sum {
    /// Every way, in the order they are tried.
    pub const ALL: [Self; 6] = [Self::Values, Self::Weighted, Self::Mean, Self::Last, Self::First, Self::Hundred];

    /// Its place in [`Sum::ALL`].
    pub const fn place(self) -> usize {
        self as usize
    }

    /// What the parts make; none where a part is hidden or a weight is missing.
    pub fn of(self, parts: &[Figure]) -> Option<f64> {
        let values: Vec<f64> = parts.iter().map(|part| part.value).collect::<Option<_>>()?;
        match self {
            Self::Values | Self::Hundred => Some(values.iter().sum()),
            Self::Last => values.last().copied(),
            Self::First => values.first().copied(),
            Self::Mean => (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64),
            Self::Weighted => {
                let weights = weights(parts)?;
                let all: f64 = weights.iter().sum();
                (all > 0.0).then(|| values.iter().zip(&weights).map(|(value, weight)| value * weight).sum::<f64>() / all)
            }
        }
    }

    /// Whether the parts make the whole, as near as rounding lets one see; none where that cannot be worked out.
    pub fn holds(self, whole: f64, parts: &[Figure], rounding: f64) -> Option<bool> {
        let made = self.of(parts)?;
        let n = parts.len() as f64;
        let tolerance = match self {
            Self::Values => (n + 1.0) * rounding,
            Self::Hundred => n * rounding,
            Self::Weighted | Self::Mean => 2.0 * rounding,
            Self::Last | Self::First => 0.0,
        };
        Some((made - whole).abs() <= tolerance + 1e-6 * (1.0 + whole.abs()))
    }

    /// Whether the parts whose file hid them could make up what is missing of the whole: each is less than `most` people.
    pub fn could_hold(self, whole: &Figure, parts: &[Figure], most: f64) -> bool {
        let n_hidden = parts.iter().filter(|part| part.value.is_none()).count() as f64;
        let fits = |rest: f64, n_unknown: f64| rest >= -1e-6 && rest <= n_unknown * most;
        match self {
            Self::Values => {
                let known: f64 = parts.iter().filter_map(|part| part.value).sum();
                whole.value.is_some_and(|whole| fits(whole - known, n_hidden))
            }
            Self::Weighted => {
                let known: f64 = parts.iter().filter_map(|part| part.denominator).sum();
                let n_unknown = parts.iter().filter(|part| part.denominator.is_none()).count() as f64;
                whole.denominator.is_some_and(|whole| fits(whole - known, n_unknown))
            }
            _ => false,
        }
    }

    /// What each part, and the whole, is multiplied by in the equation that is nought.
    ///
    /// The unknown of a share or a mean (`is_weighed`) is the figure times its weight, the number of people it counts: what is added up
    /// where figures are weighed, also where a weight is hidden. That of a count or an amount is the figure.
    pub fn coefficients(self, parts: &[Figure], whole: Option<&Figure>, is_weighed: bool) -> (Vec<f64>, f64) {
        let n = parts.len() as f64;
        let figure = |figure: &Figure| if is_weighed { 1.0 / weight(figure).unwrap_or(1.0) } else { 1.0 };
        let of_whole = whole.map_or(1.0, figure);
        let only = |place: usize| {
            let factors = parts.iter().enumerate();
            factors.map(|(at, part)| if at == place { figure(part) } else { 0.0 }).collect()
        };
        match self {
            Self::Weighted if is_weighed => (vec![1.0; parts.len()], -1.0),
            Self::Weighted => {
                let weights: Vec<f64> = parts.iter().map(|part| weight(part).unwrap_or(1.0)).collect();
                let all = weights.iter().sum::<f64>();
                (weights, -all)
            }
            Self::Values | Self::Hundred => (parts.iter().map(figure).collect(), -of_whole),
            Self::Mean => (parts.iter().map(figure).collect(), -n * of_whole),
            Self::Last => (only(parts.len().saturating_sub(1)), -of_whole),
            Self::First => (only(0), -of_whole),
        }
    }
}

fn weight(figure: &Figure) -> Option<f64> {
    figure.denominator.filter(|weight| *weight > 0.0)
}

fn weights(parts: &[Figure]) -> Option<Vec<f64>> {
    parts.iter().map(weight).collect()
}

/// The ways that make sense for an indicator. Over time a whole may also be its first or its last part.
pub(super) fn ways(counting: &Counting, is_over_time: bool) -> impl Iterator<Item = Sum> {
    let (adds_up, is_count) = (counting.adds_up, counting.is_count);
    Sum::ALL.into_iter().filter(move |sum| match sum {
        Sum::Values => adds_up,
        Sum::Weighted => !is_count,
        Sum::Mean => true,
        Sum::Last | Sum::First => is_over_time,
        Sum::Hundred => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(all: &[(f64, f64)]) -> Vec<Figure> {
        let figure = |(value, n): &(f64, f64)| Figure {
            row: 0,
            value: Some(*value),
            numerator: None,
            denominator: Some(*n),
        };
        all.iter().map(figure).collect()
    }

    #[test]
    fn wholes_are_known_by_arithmetic() {
        let parts = figures(&[(50.0, 10.0), (20.0, 30.0)]);
        let holds = |sum: Sum, whole: f64, rounding: f64| sum.holds(whole, &parts, rounding);
        assert_eq!(holds(Sum::Values, 70.0, 0.0), Some(true));
        assert_eq!(holds(Sum::Values, 71.0, 0.0), Some(false));
        assert_eq!(holds(Sum::Weighted, 27.5, 0.0), Some(true));
        assert_eq!(holds(Sum::Weighted, 27.6, 0.05), Some(true), "rounded");
        assert_eq!(holds(Sum::Mean, 35.0, 0.05), Some(true));
        assert_eq!(holds(Sum::Last, 20.0, 0.5), Some(true));
        assert_eq!(
            holds(Sum::First, 50.4, 0.5),
            Some(false),
            "a figure that is told twice is told alike"
        );
    }

    #[test]
    fn what_a_file_hid_may_be_the_rest() {
        let mut parts = figures(&[(50.0, 10.0), (20.0, 30.0)]);
        parts[1].value = None;
        let whole = |value: f64| figures(&[(value, 40.0)])[0];
        assert!(Sum::Values.could_hold(&whole(53.0), &parts, 5.0));
        assert!(!Sum::Values.could_hold(&whole(90.0), &parts, 5.0), "too much for one hidden part");
        assert_eq!(Sum::Values.of(&parts), None);
        assert!(Sum::Weighted.could_hold(&whole(1.0), &parts, 5.0));
    }
}
