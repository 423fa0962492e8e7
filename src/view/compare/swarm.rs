//! Dots of one row that would lie on each other are moved a little up or down.

/// Heights beside the row's middle, in rows, in the order they are tried.
const HEIGHTS: [f64; 5] = [0.0, 0.17, -0.17, 0.34, -0.34];

/// The height of each figure's dot: the first that is free, from the least figure to the greatest; equal ones in the order they come.
/// Dots nearer than that share of the axis would lie on each other.
pub(super) fn heights(figures: &[f64], axis: (f64, f64), share: f64) -> Vec<f64> {
    let reach = (axis.1 - axis.0).abs() * share;
    let mut places: Vec<usize> = (0..figures.len()).collect();
    places.sort_by(|left, right| figures[*left].total_cmp(&figures[*right]).then(left.cmp(right)));
    let mut heights = vec![0.0; figures.len()];
    let mut last: [Option<f64>; HEIGHTS.len()] = [None; HEIGHTS.len()];
    for (count, place) in places.into_iter().enumerate() {
        let figure = figures[place];
        let is_free = |taken: &Option<f64>| taken.is_none_or(|taken| figure - taken >= reach);
        let level = last.iter().position(is_free).unwrap_or(count % HEIGHTS.len());
        last[level] = Some(figure);
        heights[place] = HEIGHTS[level];
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_that_would_meet_are_moved_and_others_stay() {
        let heights = heights(&[50.0, 50.1, 90.0, 50.0], (0.0, 100.0), 0.01);
        assert_eq!(heights, [0.0, -0.17, 0.0, 0.17]);
    }

    #[test]
    fn many_equal_figures_stay_in_their_row() {
        assert!(heights(&[7.0; 60], (0.0, 10.0), 0.01).iter().all(|height| height.abs() < 0.4));
    }
}
