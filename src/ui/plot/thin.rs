//! Fewer points of a long run, without losing what can be seen.

/// Points a column of pixels keeps at most: where it begins and ends, its lowest and its highest.
const KEPT: usize = 4;

/// The run with at most four points a column of pixels: the first, the last, the lowest and the highest in it, in their order.
///
/// A run that is short beside the width is left as it is. What is left out lies on a vertical stroke that is drawn anyway.
pub(super) fn thinned(run: Vec<[f64; 2]>, width: f32) -> Vec<[f64; 2]> {
    let columns = width.max(1.0).ceil() as usize;
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return run;
    };
    if run.len() <= KEPT * columns || last[0] <= first[0] {
        return run;
    }
    let (start, step) = (first[0], (last[0] - first[0]) / columns as f64);
    let mut kept = Vec::with_capacity(KEPT * columns);
    for column in run.chunk_by(|left, right| column_of(left[0], start, step) == column_of(right[0], start, step)) {
        keep_extremes(column, &mut kept);
    }
    kept
}

fn column_of(x: f64, start: f64, step: f64) -> i64 {
    ((x - start) / step) as i64
}

fn keep_extremes(column: &[[f64; 2]], kept: &mut Vec<[f64; 2]>) {
    let by_height = |left: &usize, right: &usize| column[*left][1].total_cmp(&column[*right][1]);
    let (low, high) = ((0..column.len()).min_by(by_height), (0..column.len()).max_by(by_height));
    let mut places: Vec<usize> = [Some(0), low, high, column.len().checked_sub(1)].into_iter().flatten().collect();
    places.sort_unstable();
    places.dedup();
    kept.extend(places.into_iter().map(|place| column[place]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_run_is_left_alone() {
        let run = vec![[0.0, 1.0], [1.0, 5.0], [2.0, 2.0]];
        assert_eq!(thinned(run.clone(), 400.0), run);
    }

    proptest! {
        #[test]
        fn ends_and_extremes_stay(heights in proptest::collection::vec(-1e6_f64..1e6, 500..3000), width in 20_f32..100.0) {
            let run: Vec<[f64; 2]> = heights.iter().enumerate().map(|(x, y)| [x as f64, *y]).collect();
            let few = thinned(run.clone(), width);
            prop_assert!(few.len() <= KEPT * (width.ceil() as usize + 1));
            prop_assert_eq!((few.first(), few.last()), (run.first(), run.last()));
            let ends = |run: &[[f64; 2]]| run.iter().fold((f64::MAX, f64::MIN), |ends, point| (ends.0.min(point[1]), ends.1.max(point[1])));
            prop_assert_eq!(ends(&few), ends(&run));
            prop_assert!(few.is_sorted_by(|left, right| left[0] < right[0]));
        }
    }
}
