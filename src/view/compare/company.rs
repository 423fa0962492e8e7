//! Whom a chart of all houses shows, and who among them is in focus.

use std::collections::BTreeSet;

use crate::cluster::Tables;
use crate::domain::{House, HouseId, Indicator};
use crate::i18n::Locale;
use crate::view::series::keep_those_with_figures;
use crate::view::words::joined;
use crate::view::{Filter, MAX_HOUSES};

/// More houses than this are not in focus at once.
pub(super) const MOST_IN_FOCUS: usize = 4;

/// The houses of a chart that shows them all at once.
pub(super) struct Company<'a> {
    /// In the leader's own order.
    pub houses: Vec<&'a House>,
    /// How many there are to show.
    pub n_all: usize,
    /// Those in focus; mostly none.
    pub focus: BTreeSet<HouseId>,
}

impl<'a> Company<'a> {
    /// A few houses chosen in the filter are in focus among all of them; many are shown alone.
    pub fn of(tables: &'a Tables, order: &[HouseId], filter: &Filter, indicators: &[&Indicator], locale: &Locale) -> Self {
        let chosen = filter.houses(tables, order, locale);
        let is_few = !filter.houses.is_empty() && chosen.len() <= MOST_IN_FOCUS;
        let focus: BTreeSet<HouseId> = chosen.iter().filter(|_| is_few).map(|house| house.id.clone()).collect();
        let mut houses = if is_few {
            Filter::default().houses(tables, order, locale)
        } else {
            chosen
        };
        keep_those_with_figures(&mut houses, tables, indicators);
        let n_all = houses.len();
        let mut n_left = n_all.saturating_sub(MAX_HOUSES);
        // Those in focus stay, whatever else is left out.
        for place in (0..n_all).rev() {
            if n_left > 0 && !focus.contains(&houses[place].id) {
                houses.remove(place);
                n_left -= 1;
            }
        }
        Self { houses, n_all, focus }
    }

    /// "Fremhævet: Bølgen, Søhesten. De andre huse er grå."; nothing where none is in focus.
    pub fn words(&self, locale: &Locale) -> String {
        let names = self.houses.iter().filter(|house| self.focus.contains(&house.id));
        let names = joined(names.map(|house| &house.name), ", ");
        if names.is_empty() {
            return names;
        }
        locale.with("compare-in-focus", &[("names", names.into())])
    }
}
