//! A house's ratings by day, each with the one before it on the same theme.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::cluster::{RatingFact, Tables};
use crate::domain::{House, Period, VisitKind};

use super::Filter;

/// A rating that shows, with the one before it on the same theme, shown or not.
pub(super) struct Placed {
    pub fact: RatingFact,
    pub before: Option<RatingFact>,
}

/// The ratings of a house that a filter lets show.
pub(super) struct HouseRatings<'a> {
    pub house: &'a House,
    /// In the order of days.
    pub shown: Vec<Placed>,
}

/// What makes a visit: its day and how it came about.
pub(super) type VisitKey = (Option<Date>, VisitKind);

impl<'a> HouseRatings<'a> {
    /// The ratings in the years chosen.
    pub fn of(house: &'a House, tables: &Tables, filter: &Filter) -> Self {
        let all = tables.ratings_of(&house.id);
        let placed = all.iter().enumerate().map(|(place, fact)| {
            let earlier = all.get(..place).unwrap_or_default().iter().rev();
            let is_before = |other: &&RatingFact| {
                other.rating.theme == fact.rating.theme
                    && other.rating.visit.date.is_some()
                    && other.rating.visit.date < fact.rating.visit.date
            };
            Placed {
                fact: fact.clone(),
                before: earlier.into_iter().find(is_before).cloned(),
            }
        });
        let shown = placed.filter(|place| filter.takes_period(place.fact.rating.visit.date.map(Period::Day)));
        Self {
            house,
            shown: shown.collect(),
        }
    }

    /// The visits they were given at, by day. Ratings without a day are a visit of their own only where none has one:
    /// a file that names no day may well speak of a visit that another file dates.
    pub fn visits(&self) -> BTreeSet<VisitKey> {
        let visits = self.shown.iter().map(|place| &place.fact.rating.visit);
        let mut visits: BTreeSet<VisitKey> = visits.map(|visit| (visit.date, visit.kind)).collect();
        if visits.iter().any(|(day, _)| day.is_some()) {
            visits.retain(|(day, _)| day.is_some());
        }
        visits
    }
}
