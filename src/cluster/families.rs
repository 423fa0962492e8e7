//! Indicators of a file that belong together: parts of a hundred per cent, parts of a total, counts behind shares, differences.
//!
//! Found by arithmetic on some of the file's rows: indicators that stand beside each other, and those whose names differ in one part.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::domain::Indicator;

use super::cells::{Cells, Figure};
use super::index::Cell;
use super::indicators::is_difference;
use super::pool::as_code;
use super::sums::{Sum, ways};

/// So many indicators beside each other may be one family.
const LARGEST: usize = 10;
/// So many places of a file are looked at.
const PLACES: usize = 60;

/// What a source gave: where its rows lie, and its indicators in the order they first appear.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub source: u32,
    pub rows: Range<usize>,
    pub indicators: Vec<u32>,
}

/// Indicators that add up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Family {
    pub source: u32,
    pub parts: Vec<u32>,
    /// The indicator that is the whole; none where that is 100 per cent.
    pub total: Option<u32>,
    pub sum: Sum,
}

/// All families, and what else goes together.
#[derive(Debug, Default)]
pub(super) struct Families {
    pub all: Vec<Family>,
    of_indicator: HashMap<u32, Vec<u32>>,
    /// By source and indicator, those that say the same in other words: a count, and the share it is the numerator of.
    twins: HashMap<(u32, u32), Vec<u32>>,
    /// By source, the indicators that are a difference between others.
    differences: HashMap<u32, Vec<u32>>,
}

impl Families {
    /// Looks for them in every source.
    pub fn of(cells: &Cells<'_>, sheets: &[Sheet], indicators: &[Indicator]) -> Self {
        let mut families = Self::default();
        for sheet in sheets {
            let sheet = Looked {
                cells,
                sheet,
                places: places(cells, sheet),
            };
            families.all.extend(sheet.beside_each_other());
            families.all.extend(sheet.by_names(indicators));
            sheet.twins(&mut families.twins);
            let differences = sheet.sheet.indicators.iter().copied();
            let differences = differences.filter(|code| indicators.get(*code as usize).is_some_and(is_difference));
            families.differences.insert(sheet.sheet.source, differences.collect());
        }
        for (place, family) in families.all.iter().enumerate() {
            for member in family.parts.iter().chain(&family.total) {
                families.of_indicator.entry(*member).or_default().push(as_code(place));
            }
        }
        families
    }

    /// The families an indicator belongs to, by number.
    pub fn with(&self, indicator: u32) -> &[u32] {
        self.of_indicator.get(&indicator).map_or(&[], Vec::as_slice)
    }

    /// The indicators of a source that say the same as one of it in other words.
    pub fn twins(&self, source: u32, indicator: u32) -> &[u32] {
        self.twins.get(&(source, indicator)).map_or(&[], Vec::as_slice)
    }

    /// The indicators of a source that are differences.
    pub fn differences(&self, source: u32) -> &[u32] {
        self.differences.get(&source).map_or(&[], Vec::as_slice)
    }
}

/// A source, and some places of it: house and period.
struct Looked<'a> {
    cells: &'a Cells<'a>,
    sheet: &'a Sheet,
    places: Vec<(u32, u32)>,
}

/// Some houses and periods of a source, spread over its rows.
fn places(cells: &Cells<'_>, sheet: &Sheet) -> Vec<(u32, u32)> {
    let step = 1 + sheet.rows.len() / (4 * PLACES);
    let mut places: Vec<(u32, u32)> = Vec::new();
    for cell in sheet.rows.clone().step_by(step).filter_map(|row| cells.cell(as_code(row))) {
        if places.len() < PLACES && !places.contains(&(cell.house, cell.period)) {
            places.push((cell.house, cell.period));
        }
    }
    places
}

impl Looked<'_> {
    fn figure(&self, indicator: u32, (house, period): (u32, u32)) -> Option<Figure> {
        let cell = Cell { house, indicator, period };
        self.cells.figure(cell, Some(self.sheet.source))
    }

    fn beside_each_other(&self) -> Vec<Family> {
        let all = &self.sheet.indicators;
        let mut found = Vec::new();
        for first in 0..all.len() {
            for end in first + 2..=all.len().min(first + LARGEST) {
                if let Some(run) = all.get(first..end) {
                    found.extend(self.hundred(run));
                    found.extend(self.with_total(run, 0));
                    found.extend(self.with_total(run, run.len() - 1));
                }
            }
        }
        found
    }

    /// Families whose names are the same but for one part: "Børn · Piger", "Børn · Drenge", "Børn · I alt".
    fn by_names(&self, indicators: &[Indicator]) -> Vec<Family> {
        let mut alike: BTreeMap<(usize, Vec<&str>), Vec<u32>> = BTreeMap::new();
        for code in &self.sheet.indicators {
            let Some(indicator) = indicators.get(*code as usize) else {
                continue;
            };
            let parts: Vec<&str> = indicator.id.0.split(" · ").collect();
            for place in (0..parts.len()).filter(|_| parts.len() > 1) {
                let mut rest = parts.clone();
                rest.remove(place);
                alike.entry((place, rest)).or_default().push(*code);
            }
        }
        let mut found = Vec::new();
        for members in alike.values().filter(|members| members.len() > 1) {
            found.extend(self.hundred(members));
            found.extend((0..members.len()).find_map(|total| self.with_total(members, total)));
        }
        found
    }

    fn hundred(&self, members: &[u32]) -> Option<Family> {
        let is_percent = |member: &u32| self.cells.counting(*member).is_some_and(|counting| counting.is_percent);
        let is_so = members.iter().all(is_percent) && self.is_mostly(Sum::Hundred, members, None);
        is_so.then(|| Family {
            source: self.sheet.source,
            parts: members.to_vec(),
            total: None,
            sum: Sum::Hundred,
        })
    }

    fn with_total(&self, members: &[u32], place: usize) -> Option<Family> {
        let total = *members.get(place)?;
        let parts: Vec<u32> = members.iter().copied().filter(|member| *member != total).collect();
        let counting = self.cells.counting(total)?;
        let is_alike = |member: &u32| {
            let own = self.cells.counting(*member);
            own.is_some_and(|own| (own.adds_up, own.is_percent) == (counting.adds_up, counting.is_percent))
        };
        if parts.len() < 2 || !parts.iter().all(is_alike) {
            return None;
        }
        // A mean of a few figures is met by chance; of other parts than houses and times no file gives one.
        let mut sums = ways(counting, false).filter(|sum| *sum != Sum::Mean);
        let sum = sums.find(|sum| self.is_mostly(*sum, &parts, Some(total)))?;
        Some(Family {
            source: self.sheet.source,
            parts,
            total: Some(total),
            sum,
        })
    }

    /// Whether members add up at nine in ten of the places where that can be seen, and at one at least.
    fn is_mostly(&self, sum: Sum, parts: &[u32], total: Option<u32>) -> bool {
        let rounding = |member: &u32| self.cells.counting(*member).map_or(0.0, |counting| counting.rule.rounding);
        let rounding = parts.iter().chain(&total).map(rounding).fold(0.0, f64::max);
        let (mut n_held, mut n_failed) = (0_usize, 0_usize);
        for place in &self.places {
            let figures: Option<Vec<Figure>> = parts.iter().map(|part| self.figure(*part, *place)).collect();
            let whole = total.map_or(Some(100.0), |total| self.figure(total, *place)?.value);
            let Some((figures, whole)) = figures.zip(whole).filter(|(_, whole)| *whole != 0.0) else {
                continue;
            };
            match sum.holds(whole, &figures, rounding) {
                Some(true) => n_held += 1,
                Some(false) => n_failed += 1,
                None => {}
            }
            // It cannot become mostly so any more.
            if n_failed * 10 > PLACES {
                return false;
            }
        }
        n_held > 0 && n_failed * 9 <= n_held
    }

    /// A count that is the numerator of a share says what the share says; one that is its denominator must not say more than it.
    fn twins(&self, twins: &mut HashMap<(u32, u32), Vec<u32>>) {
        let column = |code: u32, of: fn(&Figure) -> Option<f64>| -> Vec<Option<f64>> {
            let figure = |place: &(u32, u32)| self.figure(code, *place).as_ref().and_then(of);
            self.places.iter().map(figure).collect()
        };
        let is_count = |code: &u32| self.cells.counting(*code).is_some_and(|counting| counting.is_count);
        let (counts, others): (Vec<u32>, Vec<u32>) = self.sheet.indicators.iter().partition(|code| is_count(code));
        let counts: Vec<(u32, Vec<Option<f64>>)> = counts.into_iter().map(|code| (code, column(code, |figure| figure.value))).collect();
        for share in others {
            let numerators = column(share, |figure| figure.numerator);
            let denominators = column(share, |figure| figure.denominator);
            for (count, values) in &counts {
                if is_same(values, &numerators) {
                    twins.entry((self.sheet.source, share)).or_default().push(*count);
                    twins.entry((self.sheet.source, *count)).or_default().push(share);
                } else if is_same(values, &denominators) {
                    twins.entry((self.sheet.source, *count)).or_default().push(share);
                }
            }
        }
    }
}

/// Whether two columns agree wherever both say something, and do so somewhere.
fn is_same(one: &[Option<f64>], other: &[Option<f64>]) -> bool {
    let mut both = one.iter().zip(other).filter_map(|(one, other)| one.zip(*other)).peekable();
    both.peek().is_some() && both.all(|(one, other)| (one - other).abs() < 1e-9)
}
