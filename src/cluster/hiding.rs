//! What is hidden, settled once: cells of few people, and with them every cell they could be worked out from.
//!
//! # The second hiding
//!
//! A cell of few people is of no use hidden if the total of the houses less the other houses gives it. So of every tie
//! ([`super::ties`]) with a hidden cell in it, something more is hidden:
//!
//! 1. **The whole gives way.** Where a part is hidden, so is each whole it is part of: the total of the houses, the year of the months,
//!    *I alt* of the age groups. Houses are what leaders come to look at, and a total of the cluster's own houses stands in no public
//!    table; a total of more than these houses (the municipality, the country) is no sum of them and stays. Since the wholes go,
//!    and wholes of wholes, any figure could stand in a hidden part without a shown one being wrong: that is why it cannot be found.
//! 2. **Where the whole cannot give way** – parts of 100 per cent, a number of children that the register tells as well – or is hidden
//!    by itself while all parts show, further parts go: the smallest that will do. It will do when at least two are hidden, more
//!    people than the limit are hidden together, and of no part of few people more than half of the numbers it could be are ruled out.
//! 3. **What says the same goes along**: the count that is a share's numerator, the shares whose *n* is a hidden count, the difference
//!    between two years where one of them is hidden, and the same cell in another file.
//!
//! A whole that is hidden with a part of it is said to be withheld, however few it counts: four houses with too few and a whole of too
//! few would be one in each.
//!
//! At last all equations are solved together ([`super::pinned`]); what would still be settled loses one more figure, until nothing is.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::cells::{Cells, Figure};
use super::families::Families;
use super::index::Cell;
use super::pinned::{Equation, pinned};
use super::ties::{Member, Spot, Tie, Ties};

/// Why a cell is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Too few people stand behind it, or its file hid it.
    Few,
    /// A cell of few people could be worked out from it.
    Withheld,
}

/// The cells that are hidden.
pub(super) type Hidden = HashMap<Cell, Why, RandomState>;

/// The children each house has by the register, by number of house.
pub(super) type Register = Vec<Option<u32>>;

/// All that must be hidden, where `few` are the cells too few people stand behind.
pub(super) fn hidden(
    few: impl Iterator<Item = Cell>,
    cells: &Cells<'_>,
    ties: &Ties<'_>,
    families: &Families,
    register: &Register,
) -> Hidden {
    let mut hiding = Hiding {
        cells,
        ties,
        families,
        register,
        hidden: Hidden::default(),
        waiting: Vec::new(),
        is_waiting: HashSet::default(),
        late: Vec::new(),
        met: HashMap::default(),
        found: Vec::new(),
    };
    for cell in few {
        hiding.hide(cell, Why::Few);
    }
    hiding.settle();
    while hiding.unpin() {
        hiding.settle();
    }
    hiding.name_wholes();
    hiding.hidden
}

/// What a tie with a hidden cell lacks, so that nothing can be worked out.
enum Lack {
    Nothing,
    Whole(Cell),
    Part(Cell),
}

struct Hiding<'a> {
    cells: &'a Cells<'a>,
    ties: &'a Ties<'a>,
    families: &'a Families,
    register: &'a Register,
    hidden: Hidden,
    /// Spots with a cell that was hidden since they were looked at.
    waiting: Vec<Spot>,
    is_waiting: HashSet<Spot, RandomState>,
    /// Spots that lack a part, by place in `found`: looked at when all wholes have given way, which may be all they lack.
    late: Vec<usize>,
    /// The tie at each spot met, by place in `found`.
    met: HashMap<Spot, Option<usize>, RandomState>,
    found: Vec<Tie>,
}

impl Hiding<'_> {
    /// Hides a cell and what says the same. Few people stay the reason, whatever else comes.
    fn hide(&mut self, cell: Cell, why: Why) {
        let mut all = vec![(cell, why)];
        while let Some((cell, why)) = all.pop() {
            match self.hidden.get_mut(&cell) {
                Some(known) if why == Why::Few => *known = why,
                Some(_) => {}
                None => {
                    self.hidden.insert(cell, why);
                    for spot in self.ties.spots(cell) {
                        if self.is_waiting.insert(spot) {
                            self.waiting.push(spot);
                        }
                    }
                    all.extend(self.same_as(cell).into_iter().map(|cell| (cell, Why::Withheld)));
                }
            }
        }
    }

    /// The cells that say in other words what a cell says.
    fn same_as(&self, cell: Cell) -> Vec<Cell> {
        let mut same = Vec::new();
        for source in self.cells.sources(cell) {
            let twins = self.families.twins(source, cell.indicator).iter();
            let twins = twins.map(|indicator| Cell {
                indicator: *indicator,
                ..cell
            });
            same.extend(twins.filter(|twin| !self.cells.rows(*twin).is_empty()));
            let differences = self.families.differences(source);
            if !differences.contains(&cell.indicator) {
                let rows = differences
                    .iter()
                    .flat_map(|indicator| self.cells.index.series(cell.house, *indicator));
                same.extend(
                    rows.filter(|row| self.cells.source(**row) == source)
                        .filter_map(|row| self.cells.cell(*row)),
                );
            }
        }
        same
    }

    fn settle(&mut self) {
        loop {
            while let Some(spot) = self.waiting.pop() {
                self.is_waiting.remove(&spot);
                let Some(place) = self.tie(spot) else { continue };
                match self.found.get(place).map(|tie| self.lacking(tie)) {
                    Some(Lack::Whole(cell)) => self.hide(cell, Why::Withheld),
                    Some(Lack::Part(_)) => self.late.push(place),
                    Some(Lack::Nothing) | None => {}
                }
            }
            let Some(place) = self.late.pop() else { return };
            match self.found.get(place).map(|tie| self.lacking(tie)) {
                Some(Lack::Whole(cell) | Lack::Part(cell)) => {
                    self.hide(cell, Why::Withheld);
                    // It may lack another.
                    self.late.push(place);
                }
                Some(Lack::Nothing) | None => {}
            }
        }
    }

    /// The place of the tie at a spot, which is looked for once.
    fn tie(&mut self, spot: Spot) -> Option<usize> {
        if let Some(place) = self.met.get(&spot) {
            return *place;
        }
        let found = self.ties.tie(spot).map(|tie| {
            self.found.push(tie);
            self.found.len() - 1
        });
        self.met.insert(spot, found);
        found
    }

    fn is_hidden(&self, member: &Member) -> bool {
        self.hidden.contains_key(&member.cell)
    }

    /// What must be hidden next so that a tie gives nothing away.
    fn lacking(&self, tie: &Tie) -> Lack {
        let hides_part = tie.parts.iter().any(|part| self.is_hidden(part));
        let part = |shows_whole| self.smallest_part(tie, shows_whole).map_or(Lack::Nothing, Lack::Part);
        match &tie.whole {
            Some(whole) if self.is_hidden(whole) && hides_part => Lack::Nothing,
            Some(whole) if self.is_hidden(whole) => part(false),
            Some(whole) if hides_part && !self.is_known_elsewhere(whole) => Lack::Whole(whole.cell),
            _ if hides_part => part(true),
            _ => Lack::Nothing,
        }
    }

    /// A number of children that the register tells as well.
    fn is_known_elsewhere(&self, whole: &Member) -> bool {
        let is_count = self.cells.counting(whole.cell.indicator).is_some_and(|counting| counting.is_count);
        let children = self.register.get(whole.cell.house as usize).copied().flatten();
        is_count && children.map(f64::from).is_some_and(|children| whole.figure.value == Some(children))
    }

    /// The part to hide next: the smallest that will do, or else the largest. None where what is hidden does, or all is.
    fn smallest_part(&self, tie: &Tie, shows_whole: bool) -> Option<Cell> {
        let (gone, mut left): (Vec<&Member>, Vec<&Member>) = tie.parts.iter().partition(|part| self.is_hidden(part));
        if shows_whole && self.will_do(&gone, None) {
            return None;
        }
        left.retain(|part| part.figure.value.is_some());
        left.sort_by(|one, other| self.amount(one).total_cmp(&self.amount(other)));
        let least = |part: &&Member| {
            self.cells
                .counting(part.cell.indicator)
                .map_or(0.0, |counting| counting.rule.least())
        };
        let will_do = |part: &&&Member| {
            if shows_whole {
                self.will_do(&gone, Some(part))
            } else {
                self.amount(part) > least(part)
            }
        };
        left.iter().find(will_do).or(left.last()).map(|part| part.cell)
    }

    /// How many people a member counts, or could count at the least.
    fn amount(&self, member: &Member) -> f64 {
        self.cells.amount(member.cell.indicator, &member.figure).unwrap_or(1.0)
    }

    /// Whether hidden parts of a whole that shows keep each other: no part of few people is told by the rest.
    fn will_do(&self, gone: &[&Member], more: Option<&Member>) -> bool {
        let all: Vec<&Member> = gone.iter().copied().chain(more).collect();
        let sum: f64 = all.iter().map(|part| self.amount(part)).sum();
        let least = all
            .iter()
            .filter_map(|part| self.cells.counting(part.cell.indicator))
            .map(|counting| counting.rule.least());
        if all.len() < 2 || sum <= least.fold(0.0, f64::max) {
            return false;
        }
        let ranges: Vec<(f64, f64)> = all.iter().map(|part| self.range(part)).collect();
        let (lows, highs) = ranges.iter().fold((0.0, 0.0), |sums, range| (sums.0 + range.0, sums.1 + range.1));
        let is_of_few = |part: &&Member| self.hidden.get(&part.cell) == Some(&Why::Few);
        all.iter().zip(&ranges).filter(|(part, _)| is_of_few(part)).all(|(_, (low, high))| {
            let low_left = low.max(sum - (highs - high));
            let high_left = high.min(sum - (lows - low));
            high_left - low_left >= (high - low) / 2.0
        })
    }

    /// The numbers a hidden part could be for a reader who knows why it is hidden. The greatest stands for no end.
    fn range(&self, part: &Member) -> (f64, f64) {
        const NO_END: f64 = 1e12;
        let least = self
            .cells
            .counting(part.cell.indicator)
            .map_or(0.0, |counting| counting.rule.least());
        let amount = self.amount(part);
        let is_few = |people: f64| people > 0.0 && people < least;
        let Figure { value, denominator, .. } = part.figure;
        let all = denominator.unwrap_or(NO_END);
        match self.hidden.get(&part.cell) {
            Some(Why::Few) if value.is_none() => (0.0, least - 1.0),
            Some(Why::Few) if is_few(amount) => (1.0, least - 1.0),
            Some(Why::Few) if is_few(all - amount) => (all - least + 1.0, all - 1.0),
            Some(Why::Few) => (0.0, all.min(NO_END)),
            _ => (if amount >= least { least } else { 0.0 }, NO_END),
        }
    }

    /// Hides one more figure of every tie that still settles a hidden cell. Gives whether there was any.
    fn unpin(&mut self) -> bool {
        let equation = |tie: &Tie| -> Equation {
            let members = tie.parts.iter().chain(&tie.whole);
            let unknown = members.filter(|member| self.is_hidden(member));
            unknown.map(|member| (member.figure.row, member.coefficient)).collect()
        };
        let equations: Vec<Equation> = self.found.iter().map(equation).collect();
        let pinned = pinned(&equations);
        if pinned.is_empty() {
            return false;
        }
        let mut more = Vec::new();
        for (tie, _) in self
            .found
            .iter()
            .zip(&equations)
            .filter(|(_, equation)| equation.iter().any(|(row, _)| pinned.contains(row)))
        {
            let whole = tie
                .whole
                .as_ref()
                .filter(|whole| !self.is_hidden(whole) && !self.is_known_elsewhere(whole));
            more.extend(whole.map(|whole| whole.cell).or_else(|| self.largest_part(tie)));
        }
        let is_any = !more.is_empty();
        for cell in more {
            self.hide(cell, Why::Withheld);
        }
        is_any
    }

    /// Whatever a whole counts, that it is hidden with its parts is all that is said of it.
    fn name_wholes(&mut self) {
        for tie in &self.found {
            let Some(whole) = &tie.whole else { continue };
            if tie.parts.iter().any(|part| self.hidden.contains_key(&part.cell))
                && let Some(why) = self.hidden.get_mut(&whole.cell)
            {
                *why = Why::Withheld;
            }
        }
    }

    fn largest_part(&self, tie: &Tie) -> Option<Cell> {
        let left = tie.parts.iter().filter(|part| !self.is_hidden(part) && part.figure.value.is_some());
        let largest = left.max_by(|one, other| self.amount(one).total_cmp(&self.amount(other)));
        largest.map(|part| part.cell)
    }
}
