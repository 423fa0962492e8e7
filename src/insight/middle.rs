//! The middle of some numbers: median and mean.

/// The median: the middle number in order of size, or the mean of the two middle ones where their count is even.
///
/// Definition: x₍₍ₙ₊₁₎/₂₎ for odd n, (x₍ₙ/₂₎ + x₍ₙ/₂₊₁₎)/2 for even n; Hyndman & Fan, "Sample quantiles in statistical
/// packages", The American Statistician 50 (1996), type 7 at p = ½. Numbers that are not finite are a defect of the caller;
/// they are ordered last and never panic. The slice is reordered.
///
/// ```
/// use klyngeblik::insight::median;
/// assert_eq!(median(&mut [3.0, 1.0, 10.0]), Some(3.0));
/// assert_eq!(median(&mut [3.0, 1.0]), Some(2.0));
/// assert_eq!(median(&mut []), None);
/// ```
#[must_use]
pub fn median(numbers: &mut [f64]) -> Option<f64> {
    let n = numbers.len();
    if n == 0 {
        return None;
    }
    let (lower, middle, _) = numbers.select_nth_unstable_by(n / 2, f64::total_cmp);
    let middle = *middle;
    if n % 2 == 1 {
        return Some(middle);
    }
    let below = lower.iter().copied().max_by(f64::total_cmp)?;
    Some(f64::midpoint(below, middle))
}

/// The mean, Σx/n: never outside the numbers it is of, so that the mean of equal numbers is that number and no rounding of it.
///
/// None of no numbers, and none where their sum is no finite number.
///
/// ```
/// use klyngeblik::insight::mean;
/// assert_eq!(mean(&[1.0, 2.0, 6.0]), Some(3.0));
/// assert_eq!(mean(&[0.1; 15]), Some(0.1));
/// assert_eq!(mean(&[]), None);
/// ```
#[must_use]
pub fn mean(numbers: &[f64]) -> Option<f64> {
    let least = numbers.iter().copied().min_by(f64::total_cmp)?;
    let most = numbers.iter().copied().max_by(f64::total_cmp)?;
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    mean.is_finite().then(|| mean.max(least).min(most))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_middle_by_hand() {
        let cases: [(&[f64], Option<f64>); 5] = [
            (&[], None),
            (&[7.0], Some(7.0)),
            (&[1.0, 1.0, 9.0, 2.0], Some(1.5)),
            (&[5.0, 5.0, 5.0], Some(5.0)),
            (&[-3.0, 4.0], Some(0.5)),
        ];
        for (numbers, expected) in cases {
            assert_eq!(median(&mut numbers.to_vec()), expected, "{numbers:?}");
        }
    }

    proptest! {
        #[test]
        fn as_many_lie_above_as_below(mut numbers in proptest::collection::vec(-1e6..1e6_f64, 1..60)) {
            let middle = median(&mut numbers).expect("a median of some numbers");
            let below = numbers.iter().filter(|number| **number < middle).count();
            let above = numbers.iter().filter(|number| **number > middle).count();
            prop_assert!(below <= numbers.len() / 2 && above <= numbers.len() / 2);
        }
    }
}
