//! Quantiles of some numbers, and numbers drawn in to them.

/// The quantile of some numbers at p, of type 7 (R's default): linear between the order statistics at h = (n − 1)p.
///
/// Source: Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996).
///
/// ```
/// use klyngeblik::insight::quantile;
/// assert_eq!(quantile(&[4.0, 1.0, 2.0], 0.25), Some(1.5));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
#[must_use]
pub fn quantile(numbers: &[f64], p: f64) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let h = sorted.len().checked_sub(1)? as f64 * p.clamp(0.0, 1.0);
    let (below, above) = (*sorted.get(h.floor() as usize)?, *sorted.get(h.ceil() as usize)?);
    Some(below + (h - h.floor()) * (above - below))
}

/// Numbers with those beyond the quantiles at `share` and 1 − `share` drawn in to them.
///
/// Source: Spiegelhalter, "Handling over-dispersion of performance indicators", Qual Saf Health Care 14 (2005).
#[must_use]
pub fn winsorised(numbers: &[f64], share: f64) -> Vec<f64> {
    let (Some(low), Some(high)) = (quantile(numbers, share), quantile(numbers, 1.0 - share)) else {
        return Vec::new();
    };
    numbers.iter().map(|number| number.max(low).min(high)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_drawn_in() {
        let numbers = [-10.0, 0.0, 1.0, 2.0, 30.0];
        assert_eq!(winsorised(&numbers, 0.25), [0.0, 0.0, 1.0, 2.0, 2.0]);
        assert_eq!(winsorised(&numbers, 0.0), numbers);
    }
}
