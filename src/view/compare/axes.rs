//! What every chart of figures needs: its axis, its ticks, its unit and its files in words.

use std::collections::BTreeSet;

use crate::chart::{Axis, Begin, Tick};
use crate::cluster::Tables;
use crate::domain::{Indicator, Unit};
use crate::i18n::Locale;
use crate::view::panel::{axis_words, begin};
use crate::view::words::joined;

use super::figures::Figures;

/// The axis that holds some numbers of an indicator, begun as its unit asks for.
pub(super) fn axis(numbers: impl Iterator<Item = f64>, figures: &Figures<'_>) -> Axis {
    axis_from(numbers, begin(&figures.indicator.unit), figures.indicator)
}

/// The axis that holds some numbers of an indicator, begun there.
pub(in crate::view) fn axis_from(numbers: impl Iterator<Item = f64>, begin: Begin, indicator: &Indicator) -> Axis {
    let ends = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |ends, number| {
        (ends.0.min(number), ends.1.max(number))
    });
    Axis::of(ends, begin, indicator.decimals)
}

/// The axis' ticks in the language's numbers.
pub(in crate::view) fn ticks(axis: &Axis, locale: &Locale) -> Vec<Tick> {
    let tick = |at: &f64| Tick {
        at: *at,
        label: locale.number(*at, axis.decimals),
    };
    axis.ticks.iter().map(tick).collect()
}

/// The unit and where its axis begins, in words.
pub(in crate::view) fn unit_words(unit: &Unit, axis: &Axis, locale: &Locale) -> String {
    joined([locale.unit(unit).to_owned(), axis_words(axis, locale)], ", ")
}

/// The files the figures come from.
pub(super) fn sources_of<'f, 'a: 'f>(figures: impl IntoIterator<Item = &'f Figures<'a>>, tables: &Tables) -> String {
    let series = figures.into_iter().flat_map(|figures| figures.series.iter().flatten());
    let sources: BTreeSet<u16> = series.map(|point| point.source).collect();
    joined(sources.into_iter().map(|source| tables.source_name(source)), ", ")
}
