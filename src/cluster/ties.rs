//! Which cells are tied to which: a total and its houses, a year and its months, an indicator and its parts.
//!
//! A tie is one that the true figures bear out, here and in at least half of the like places; an equation that does not hold gives
//! whoever tries it nothing. Where a file hid a part itself, nobody here can check: then the like places decide, and where there are
//! none, whether what is left of the whole is as little as a hidden part would be.

use std::cell::RefCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::domain::{Period, Step};

use super::cells::{Cells, Figure, File};
use super::families::Families;
use super::index::Cell;
use super::pool::as_code;
use super::sums::{Sum, ways};

/// So many like places are looked at.
const LIKE_PLACES: usize = 24;

/// Where cells may be tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// The houses and a total of them.
    Houses { indicator: u32, period: u32, total: u32 },
    /// A period and its parts, by number of tiling.
    Time { house: u32, indicator: u32, tiling: u32 },
    /// The indicators of a family, by its number.
    Family { family: u32, house: u32, period: u32 },
}

/// A place, and whose rows are looked at.
pub(super) type Spot = (Place, File);

/// A cell of a tie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    pub cell: Cell,
    pub figure: Figure,
    /// What it is multiplied by in the equation.
    pub coefficient: f64,
}

/// Cells whose figures add up.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    pub parts: Vec<Member>,
    /// The whole; none where that is known to all: 100 per cent.
    pub whole: Option<Member>,
}

/// A period made of shorter ones that fill it.
#[derive(Debug)]
struct Tiling {
    whole: u32,
    parts: Vec<u32>,
    steps: (Step, Step),
}

/// How often ways of adding up held in like places, by way: held, and could be checked.
type Tally = [(usize, usize); Sum::ALL.len()];

/// Like places: all periods of an indicator and a total, all tilings of the same steps of a series.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Like {
    Houses(u32, u32),
    Time(u32, u32, (Step, Step)),
}

/// Finds the ties of cells.
pub(super) struct Ties<'a> {
    cells: &'a Cells<'a>,
    families: &'a Families,
    houses: Vec<u32>,
    totals: Vec<u32>,
    tilings: Vec<Tiling>,
    tilings_of: HashMap<u32, Vec<u32>, RandomState>,
    n_periods: usize,
    /// The sources each indicator stands in.
    n_sources: HashMap<u32, usize, RandomState>,
    tallies: RefCell<HashMap<(Like, File), Tally, RandomState>>,
}

impl<'a> Ties<'a> {
    /// For a table. `is_total` tells of each house whether it is a total; `sources` which source speaks of which indicator.
    pub fn new(
        cells: &'a Cells<'a>,
        families: &'a Families,
        is_total: &[bool],
        periods: &[Option<Period>],
        sources: impl Iterator<Item = u32>,
    ) -> Self {
        let all = || (0..).zip(is_total);
        let tilings = tilings(periods);
        let mut tilings_of: HashMap<u32, Vec<u32>, RandomState> = HashMap::default();
        for (number, tiling) in tilings.iter().enumerate() {
            for period in tiling.parts.iter().chain([&tiling.whole]) {
                tilings_of.entry(*period).or_default().push(as_code(number));
            }
        }
        let mut n_sources: HashMap<u32, usize, RandomState> = HashMap::default();
        sources.for_each(|indicator| *n_sources.entry(indicator).or_default() += 1);
        Self {
            cells,
            families,
            houses: all().filter(|(_, is_total)| !**is_total).map(|(house, _)| house).collect(),
            totals: all().filter(|(_, is_total)| **is_total).map(|(house, _)| house).collect(),
            tilings,
            tilings_of,
            n_periods: periods.len(),
            n_sources,
            tallies: RefCell::default(),
        }
    }

    /// Where a cell may be tied.
    pub fn spots(&self, cell: Cell) -> Vec<Spot> {
        let Cell { house, indicator, period } = cell;
        let mut spots = Vec::new();
        for file in self.files(cell) {
            let totals = self.totals.iter().filter(|total| **total == house || !self.totals.contains(&house));
            spots.extend(totals.map(|total| {
                let total = *total;
                (Place::Houses { indicator, period, total }, file)
            }));
            let tilings = self.tilings_of.get(&period).map_or(&[][..], Vec::as_slice);
            spots.extend(tilings.iter().map(|tiling| {
                let tiling = *tiling;
                (Place::Time { house, indicator, tiling }, file)
            }));
        }
        let sources = self.cells.sources(cell);
        for family in self.families.with(indicator) {
            let source = self.families.all.get(*family as usize).map(|family| family.source);
            if let Some(source) = source.filter(|source| sources.contains(source)) {
                let family = *family;
                spots.push((Place::Family { family, house, period }, Some(source)));
            }
        }
        spots
    }

    /// Whose rows of a cell are looked at: what holds, and where several sources speak of it also what each says.
    fn files(&self, cell: Cell) -> Vec<File> {
        let is_of_one = self.n_sources.get(&cell.indicator).is_none_or(|n| *n < 2);
        let sources = if is_of_one { Vec::new() } else { self.cells.sources(cell) };
        std::iter::once(None).chain(sources.into_iter().map(Some)).collect()
    }

    /// The tie at a spot, if its figures add up.
    pub fn tie(&self, (place, file): Spot) -> Option<Tie> {
        let (parts, whole) = self.members(place);
        let figures = |cells: &[Cell]| -> Vec<(Cell, Figure)> {
            let figure = |cell: &Cell| Some((*cell, self.cells.figure(*cell, file)?));
            cells.iter().filter_map(figure).collect()
        };
        let parts = figures(&parts);
        let whole = match whole {
            Some(whole) => Some((whole, self.cells.figure(whole, file)?)),
            None => None,
        };
        let values: Vec<Figure> = parts.iter().map(|(_, figure)| *figure).collect();
        let sum = self.sum((place, file), &values, whole.map(|(_, figure)| figure))?;
        let is_weighed = parts
            .iter()
            .any(|(cell, _)| self.cells.counting(cell.indicator).is_some_and(|counting| !counting.adds_up));
        let (coefficients, of_whole) = sum.coefficients(&values, whole.as_ref().map(|(_, figure)| figure), is_weighed);
        let member = |((cell, figure), coefficient): ((Cell, Figure), f64)| Member { cell, figure, coefficient };
        let parts = parts
            .into_iter()
            .zip(coefficients)
            .map(member)
            .filter(|part| part.coefficient != 0.0);
        Some(Tie {
            parts: parts.collect(),
            whole: whole.map(|whole| member((whole, of_whole))),
        })
    }

    /// The cells at a place, whether anything stands there or not.
    fn members(&self, place: Place) -> (Vec<Cell>, Option<Cell>) {
        match place {
            Place::Houses { indicator, period, total } => {
                let cell = |house: u32| Cell { house, indicator, period };
                (self.houses.iter().copied().map(cell).collect(), Some(cell(total)))
            }
            Place::Time { house, indicator, tiling } => {
                let cell = |period: u32| Cell { house, indicator, period };
                let tiling = self.tilings.get(tiling as usize);
                let parts = tiling.map_or(&[][..], |tiling| &tiling.parts);
                (parts.iter().copied().map(cell).collect(), tiling.map(|tiling| cell(tiling.whole)))
            }
            Place::Family { family, house, period } => {
                let cell = |indicator: u32| Cell { house, indicator, period };
                let family = self.families.all.get(family as usize);
                let parts = family.map_or(&[][..], |family| &family.parts);
                (
                    parts.iter().copied().map(cell).collect(),
                    family.and_then(|family| family.total).map(cell),
                )
            }
        }
    }

    /// How the figures at a spot add up, if they do.
    fn sum(&self, (place, file): Spot, parts: &[Figure], whole: Option<Figure>) -> Option<Sum> {
        if parts.is_empty() {
            return None;
        }
        let (indicator, like) = match place {
            Place::Houses { indicator, total, .. } => (indicator, Like::Houses(indicator, total)),
            Place::Time { house, indicator, tiling } => {
                let steps = self.tilings.get(tiling as usize)?.steps;
                (indicator, Like::Time(house, indicator, steps))
            }
            Place::Family { family, .. } => return self.family_sum(family, parts, whole),
        };
        let counting = self.cells.counting(indicator)?;
        let tally = self.tally((like, file));
        let is_over_time = matches!(place, Place::Time { .. });
        ways(counting, is_over_time).find(|sum| {
            let (n_held, n_checked) = tally.get(sum.place()).copied().unwrap_or_default();
            let held = whole.and_then(|whole| sum.holds(whole.value?, parts, counting.rule.rounding));
            match held {
                Some(is_held) => is_held && (n_checked < 3 || 2 * n_held >= n_checked),
                None if n_checked > 0 => 2 * n_held >= n_checked,
                None => whole.is_some_and(|whole| sum.could_hold(&whole, parts, counting.rule.least())),
            }
        })
    }

    /// A family adds up by its own way, unless its figures here say otherwise.
    fn family_sum(&self, family: u32, parts: &[Figure], whole: Option<Figure>) -> Option<Sum> {
        let family = self.families.all.get(family as usize)?;
        let members = family.parts.iter().chain(&family.total);
        let rounding = members
            .filter_map(|member| self.cells.counting(*member))
            .map(|counting| counting.rule.rounding);
        let whole = whole.map_or(Some(100.0), |whole| whole.value);
        let held = whole.and_then(|whole| family.sum.holds(whole, parts, rounding.fold(0.0, f64::max)));
        held.unwrap_or(true).then_some(family.sum)
    }

    fn tally(&self, key: (Like, File)) -> Tally {
        if let Some(tally) = self.tallies.borrow().get(&key) {
            return *tally;
        }
        let tally = self.count(key);
        self.tallies.borrow_mut().insert(key, tally);
        tally
    }

    fn count(&self, (like, file): (Like, File)) -> Tally {
        let mut tally = Tally::default();
        let (places, indicator, is_over_time) = match like {
            Like::Houses(indicator, total) => {
                let periods = (0..as_code(self.n_periods)).filter(|period| {
                    let period = *period;
                    let cell = Cell {
                        house: total,
                        indicator,
                        period,
                    };
                    self.cells.figure(cell, file).is_some()
                });
                let periods: Vec<u32> = periods.collect();
                let step = 1 + periods.len() / LIKE_PLACES;
                let places = periods.into_iter().step_by(step);
                let places: Vec<Place> = places.map(|period| Place::Houses { indicator, period, total }).collect();
                (places, indicator, false)
            }
            Like::Time(house, indicator, steps) => {
                let tilings = (0..).zip(&self.tilings).filter(|(_, tiling)| tiling.steps == steps);
                let places = tilings.map(|(tiling, _)| Place::Time { house, indicator, tiling });
                (places.take(LIKE_PLACES).collect(), indicator, true)
            }
        };
        let Some(counting) = self.cells.counting(indicator) else {
            return tally;
        };
        for place in places {
            let (parts, whole) = self.members(place);
            let parts: Vec<Figure> = parts.iter().filter_map(|part| self.cells.figure(*part, file)).collect();
            let whole = whole.and_then(|whole| self.cells.figure(whole, file)?.value);
            let Some(whole) = whole.filter(|_| !parts.is_empty()) else {
                continue;
            };
            for sum in ways(counting, is_over_time) {
                let held = sum.holds(whole, &parts, counting.rule.rounding);
                if let Some((slot, is_held)) = tally.get_mut(sum.place()).zip(held) {
                    *slot = (slot.0 + usize::from(is_held), slot.1 + 1);
                }
            }
        }
        tally
    }
}

/// The periods that others of one shorter step fill without a gap.
fn tilings(periods: &[Option<Period>]) -> Vec<Tiling> {
    const PARTS: [Step; 3] = [Step::Month, Step::Quarter, Step::HalfYear];
    const WHOLES: [Step; 4] = [Step::Quarter, Step::HalfYear, Step::SchoolYear, Step::Year];
    let codes: HashMap<Period, u32, RandomState> = (0..)
        .zip(periods)
        .filter_map(|(code, period)| period.map(|period| (period, code)))
        .collect();
    let mut found = Vec::new();
    for (whole, period) in (0..).zip(periods).filter_map(|(code, period)| Some((code, (*period)?))) {
        if !WHOLES.contains(&period.step()) {
            continue;
        }
        for step in PARTS.into_iter().filter(|step| *step < period.step()) {
            if let Some(parts) = fill(period, step).and_then(|parts| parts.iter().map(|part| codes.get(part).copied()).collect()) {
                found.push(Tiling {
                    whole,
                    parts,
                    steps: (period.step(), step),
                });
            }
        }
    }
    found
}

/// The periods of a step that fill one; none where they cross its ends.
fn fill(whole: Period, step: Step) -> Option<Vec<Period>> {
    let (year, month) = (whole.first_day().year(), whole.first_day().month());
    let mut part = match step {
        Step::Month => Period::Month(year, month),
        Step::Quarter => Period::Quarter(year, (month - 1) / 3 + 1),
        Step::HalfYear => Period::HalfYear(year, (month - 1) / 6 + 1),
        _ => return None,
    };
    let mut parts = Vec::new();
    while part.end() <= whole.end() {
        parts.push(part);
        part = part.next();
    }
    let is_whole = parts.first().is_some_and(|first| first.first_day() == whole.first_day())
        && parts.last().is_some_and(|last| last.end() == whole.end());
    is_whole.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_filled_by_shorter_ones_or_not() {
        let count = |whole: Period, step| fill(whole, step).map(|parts| parts.len());
        assert_eq!(count(Period::Year(2025), Step::Month), Some(12));
        assert_eq!(count(Period::Year(2025), Step::Quarter), Some(4));
        assert_eq!(count(Period::Year(2025), Step::HalfYear), Some(2));
        assert_eq!(count(Period::HalfYear(2025, 2), Step::Quarter), Some(2));
        assert_eq!(count(Period::SchoolYear(2025), Step::Month), Some(12));
        assert_eq!(
            count(Period::SchoolYear(2025), Step::Quarter),
            None,
            "quarters cross the first of August"
        );
        let periods = [
            Period::Year(2025),
            Period::Quarter(2025, 1),
            Period::HalfYear(2025, 1),
            Period::HalfYear(2025, 2),
        ]
        .map(Some);
        let found = tilings(&periods);
        assert_eq!(
            found.iter().map(|tiling| (tiling.whole, tiling.parts.clone())).collect::<Vec<_>>(),
            [(0, vec![2, 3])]
        );
    }
}
