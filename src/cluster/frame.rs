//! Small bridges to polars: build a frame, read a column, order rows.

use polars::prelude::{Column, DataFrame, Float64Chunked, NamedFrom as _, Series, SortOptions};

/// A frame of columns of equal length. Columns of unequal length are a defect: reported, and the frame is empty.
pub(super) fn frame(columns: Vec<Column>) -> DataFrame {
    DataFrame::new_infer_height(columns).unwrap_or_else(|error| {
        tracing::error!("tables: {error}");
        DataFrame::empty()
    })
}

/// A column of numbers of things.
pub(super) fn codes(name: &str, values: Vec<u32>) -> Column {
    Series::new(name.into(), values).into()
}

/// A column of figures, some of them missing.
pub(super) fn figures(name: &str, values: Vec<Option<f64>>) -> Column {
    Series::new(name.into(), values).into()
}

/// A column of numbers of things, as a slice.
pub(super) fn slice<'a>(frame: &'a DataFrame, name: &str) -> Option<&'a [u32]> {
    frame.column(name).ok()?.as_materialized_series().u32().ok()?.cont_slice().ok()
}

/// A column of figures.
pub(super) fn floats<'a>(frame: &'a DataFrame, name: &str) -> Option<&'a Float64Chunked> {
    frame.column(name).ok()?.as_materialized_series().f64().ok()
}

/// Rows in the order of a key; rows of equal key keep their order, rows without one stand last either way.
pub(super) fn order_by(key: &Column, descending: bool) -> Vec<u32> {
    let options = SortOptions::new()
        .with_order_descending(descending)
        .with_nulls_last(true)
        .with_maintain_order(true);
    let order = key.arg_sort(options);
    order.cont_slice().map(<[u32]>::to_vec).unwrap_or_default()
}

/// A column of wide keys.
pub(super) fn wide(name: &str, values: Vec<u64>) -> Column {
    Series::new(name.into(), values).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_stable_and_missing_stands_last() {
        let key = figures("key", vec![Some(2.0), None, Some(1.0), Some(2.0), None, Some(1.0)]);
        assert_eq!(order_by(&key, false), [2, 5, 0, 3, 1, 4]);
        assert_eq!(order_by(&key, true), [0, 3, 2, 5, 1, 4]);
    }

    #[test]
    fn columns_come_back_as_they_went_in() {
        let frame = frame(vec![codes("a", vec![3, 1]), figures("b", vec![None, Some(0.5)])]);
        assert_eq!(slice(&frame, "a"), Some(&[3, 1][..]));
        assert_eq!(floats(&frame, "b").and_then(|column| column.get(1)), Some(0.5));
        assert_eq!(slice(&frame, "none"), None);
    }
}
