//! Where a note without a place can be put by hand: houses, what they can be looked at for, and periods there is anything of.

use std::collections::BTreeSet;

use crate::cluster::Tables;
use crate::domain::{Anchor, HouseId, IndicatorId, Period, ThemeName};
use crate::i18n::Locale;

use super::Filter;

/// What a place is about: an indicator, a theme or neither.
pub type PlaceSubject = (Option<IndicatorId>, Option<ThemeName>);

/// What there is to choose from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placing {
    /// All houses, then each.
    pub houses: Vec<(Option<HouseId>, String)>,
    /// Everything, then each indicator and each theme.
    pub subjects: Vec<(PlaceSubject, String)>,
    /// Any time, then each period there is anything of, newest first.
    pub periods: Vec<(Option<Period>, String)>,
}

impl Placing {
    /// The choices beside what is chosen so far.
    #[must_use]
    pub fn build(chosen: &Anchor, tables: &Tables, order: &[HouseId], locale: &Locale) -> Self {
        let houses = Filter::default().houses(tables, order, locale).into_iter();
        let houses = houses.map(|house| (Some(house.id.clone()), house.name.to_string()));
        let indicators = tables.indicators().iter().map(|indicator| {
            let id = &indicator.id;
            ((Some(id.clone()), None), id.to_string())
        });
        let themes = tables
            .themes()
            .iter()
            .map(|theme| ((None, Some(theme.clone())), theme.0.to_string()));
        let periods = periods(chosen, tables).into_iter().rev();
        let periods = periods.map(|period| (Some(period), locale.period(period)));
        let first = |key: &str| locale.t(key).to_owned();
        Self {
            houses: std::iter::once((None, first("view-whole-cluster"))).chain(houses).collect(),
            subjects: std::iter::once(((None, None), first("placing-all-subjects")))
                .chain(indicators)
                .chain(themes)
                .collect(),
            periods: std::iter::once((None, first("placing-any-time"))).chain(periods).collect(),
        }
    }
}

/// The periods of the figures or the visits that are chosen so far.
fn periods(chosen: &Anchor, tables: &Tables) -> BTreeSet<Period> {
    let houses = tables.houses().iter().map(|house| &house.id);
    let houses: Vec<&HouseId> = houses.filter(|id| chosen.house.as_ref().is_none_or(|house| house == *id)).collect();
    if let Some(indicator) = &chosen.indicator {
        let points = houses.iter().flat_map(|house| tables.series(indicator, house));
        return points.filter_map(|point| point.period).collect();
    }
    if chosen.house.is_none() {
        return BTreeSet::new();
    }
    let facts = houses.iter().flat_map(|house| tables.ratings_of(house));
    let of_theme = facts.filter(|fact| chosen.theme.as_ref().is_none_or(|theme| fact.rating.theme == *theme));
    of_theme.filter_map(|fact| fact.rating.visit.date.map(Period::Day)).collect()
}

/// What of a note's place the files still know: where one begins when it is to be put somewhere.
#[must_use]
pub fn known_part(anchor: &Anchor, tables: &Tables) -> Anchor {
    let house = anchor.house.as_ref().map(|house| tables.shown_as(house));
    Anchor {
        house: house.filter(|house| tables.house(house).is_some()),
        indicator: anchor.indicator.clone().filter(|indicator| tables.indicator(indicator).is_some()),
        theme: anchor.theme.clone().filter(|theme| tables.themes().contains(theme)),
        period: None,
        until: None,
    }
}
