//! Fewer points of a long run, without losing what can be seen.

/// The run with at most the lowest and the highest point of each column of pixels, and its two ends.
///
/// A run that is short beside the width is left as it is. What is left out lies on a stroke that is drawn anyway.
pub(super) fn thinned(run: &[[f64; 2]], width: f32) -> Vec<[f64; 2]> {
    let columns = width.max(1.0).ceil() as usize;
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return Vec::new();
    };
    if run.len() <= 2 * columns || last[0] <= first[0] {
        return run.to_vec();
    }
    let (start, scale) = (first[0], columns as f64 / (last[0] - first[0]));
    let mut kept = Vec::with_capacity(2 * columns + 4);
    kept.push(*first);
    for column in run.chunk_by(|left, right| ((left[0] - start) * scale) as i64 == ((right[0] - start) * scale) as i64) {
        keep_extremes(column, &mut kept);
    }
    if kept.last() != Some(last) {
        kept.push(*last);
    }
    kept
}

/// Adds the lowest and the highest point of a column in their order; one that was just added is not added again.
fn keep_extremes(column: &[[f64; 2]], kept: &mut Vec<[f64; 2]>) {
    let (mut low, mut high) = (0, 0);
    for (place, point) in column.iter().enumerate() {
        if point[1] < column[low][1] {
            low = place;
        }
        if point[1] > column[high][1] {
            high = place;
        }
    }
    for place in [low.min(high), low.max(high)] {
        if kept.last() != Some(&column[place]) {
            kept.push(column[place]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_run_is_left_alone() {
        let run = vec![[0.0, 1.0], [1.0, 5.0], [2.0, 2.0]];
        assert_eq!(thinned(&run, 400.0), run);
        assert_eq!(thinned(&[], 400.0), Vec::<[f64; 2]>::new());
    }

    proptest! {
        #[test]
        fn ends_and_extremes_stay(heights in proptest::collection::vec(-1e6_f64..1e6, 500..3000), width in 20_f32..100.0) {
            let run: Vec<[f64; 2]> = heights.iter().enumerate().map(|(x, y)| [x as f64, *y]).collect();
            let few = thinned(&run, width);
            prop_assert!(few.len() <= 2 * width.ceil() as usize + 4);
            prop_assert_eq!((few.first(), few.last()), (run.first(), run.last()));
            let ends = |run: &[[f64; 2]]| run.iter().fold((f64::MAX, f64::MIN), |ends, point| (ends.0.min(point[1]), ends.1.max(point[1])));
            prop_assert_eq!(ends(&few), ends(&run));
            prop_assert!(few.is_sorted_by(|left, right| left[0] < right[0]));
        }
    }
}
