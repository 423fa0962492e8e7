//! The rows of a table column by column, every different cell once: what is asked of a cell is asked once and not row by row.

use std::collections::HashMap;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::entries::Codes;
use super::pairs::Pairs;
use super::pool::as_code;
use super::table_rows::Rows;
use super::{DecimalMark, threads};

/// A column of a table.
#[derive(Debug, Default)]
pub(super) struct Column<'a> {
    cells: Vec<Cell<'a>>,
    /// The cell of each row.
    codes: Codes,
}

/// A cell, wherever it stands in its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    /// What it says.
    pub text: &'a str,
    /// Whether a workbook knows it as a number.
    pub is_typed: bool,
    /// Rows it stands in.
    pub count: usize,
    /// The first of them.
    pub first: u32,
}

impl Cell<'_> {
    /// Its decimal mark: the point where it is a workbook's own number, or as its column is told.
    pub fn mark(&self, told: Option<DecimalMark>) -> Option<DecimalMark> {
        if self.is_typed { Some(DecimalMark::Point) } else { told }
    }
}

/// Tables with more rows than this are worth several threads.
const MANY: usize = 20_000;

/// The columns of these rows.
pub(super) fn of<'a>(rows: &Rows<'a>, width: usize) -> Vec<Column<'a>> {
    let parts = if rows.len() > MANY { threads::number() } else { 1 };
    let some = |from: usize| some_of(rows, (from..width).step_by(parts).collect());
    if parts == 1 {
        return some(0);
    }
    let mut parts: Vec<_> = threads::each(0..parts, some).into_iter().map(Vec::into_iter).collect();
    let n_parts = parts.len();
    (0..width).filter_map(|column| parts.get_mut(column % n_parts)?.next()).collect()
}

/// Some of the columns, filled row by row: a row's cells lie side by side.
fn some_of<'a>(rows: &Rows<'a>, columns: Vec<usize>) -> Vec<Column<'a>> {
    let mut builders: Vec<(usize, Builder<'a>)> = columns.into_iter().map(|column| (column, Builder::of(rows.len()))).collect();
    for (at, record) in rows.records().enumerate() {
        for (column, builder) in &mut builders {
            builder.add(at, record.cell(*column), record.is_typed(*column));
        }
    }
    builders.into_iter().map(|(_, builder)| builder.finish()).collect()
}

/// A column being filled.
struct Builder<'a> {
    cells: Vec<Cell<'a>>,
    codes: Vec<u32>,
    /// The number of a cell by its hash; where another cell has that, by the next.
    known: HashMap<u32, u32, RandomState>,
    hasher: RandomState,
    last: u32,
}

impl<'a> Builder<'a> {
    fn of(n_rows: usize) -> Self {
        Self {
            cells: Vec::new(),
            codes: Vec::with_capacity(n_rows),
            known: HashMap::default(),
            hasher: RandomState::default(),
            last: 0,
        }
    }

    fn add(&mut self, row: usize, text: &'a str, is_typed: bool) {
        // What comes again comes most often right below.
        if !self.is(self.last, text, is_typed) {
            self.last = self.code(row, text, is_typed);
        }
        if let Some(cell) = self.cells.get_mut(self.last as usize) {
            cell.count += 1;
        }
        self.codes.push(self.last);
    }

    fn is(&self, code: u32, text: &str, is_typed: bool) -> bool {
        let cell = self.cells.get(code as usize);
        cell.is_some_and(|cell| cell.text == text && cell.is_typed == is_typed)
    }

    /// The number of a cell, a new one where it is new.
    fn code(&mut self, row: usize, text: &'a str, is_typed: bool) -> u32 {
        let mut hash = self.hasher.hash_one((text, is_typed)) as u32;
        while let Some(code) = self.known.get(&hash).copied() {
            if self.is(code, text, is_typed) {
                return code;
            }
            hash = hash.wrapping_add(1);
        }
        let code = as_code(self.cells.len());
        self.known.insert(hash, code);
        if self.cells.len() == self.cells.capacity() {
            // A list that doubles is three times what it holds.
            self.cells.reserve_exact(self.cells.len() / 4 + 8);
        }
        self.cells.push(Cell {
            text,
            is_typed,
            count: 0,
            first: as_code(row),
        });
        code
    }

    fn finish(self) -> Column<'a> {
        Column {
            cells: self.cells,
            codes: self.codes.into(),
        }
    }
}

impl<'a> Column<'a> {
    /// A column filled elsewhere: its different cells in the order they first appear, and the cell of each row.
    pub const fn new(cells: Vec<Cell<'a>>, codes: Codes) -> Self {
        Self { cells, codes }
    }

    /// Every different cell, in the order they first appear.
    pub fn cells(&self) -> &[Cell<'a>] {
        &self.cells
    }

    /// Those that hold something.
    pub fn filled(&self) -> impl Iterator<Item = &Cell<'a>> {
        self.cells.iter().filter(|cell| !cell.text.is_empty())
    }

    /// The number of the cell of each row, as in [`Column::cells`].
    pub const fn codes(&self) -> &Codes {
        &self.codes
    }

    /// The number of a row's cell.
    pub fn code(&self, row: usize) -> usize {
        self.codes.get(row).map_or(0, |code| *code as usize)
    }

    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Option<&Cell<'a>> {
        self.cells.get(self.code(row))
    }

    /// What stands in a row.
    pub fn text(&self, row: usize) -> &'a str {
        self.cell(row).map_or("", |cell| cell.text)
    }

    /// Numbers of the cells by what they say alone, and how many there are.
    pub fn text_codes(&self) -> (Vec<u32>, usize) {
        if !self.cells.iter().any(|cell| cell.is_typed) {
            return ((0..as_code(self.cells.len())).collect(), self.cells.len());
        }
        let mut known: HashMap<&str, u32, RandomState> = HashMap::default();
        let codes = self.cells.iter().map(|cell| {
            let next = as_code(known.len());
            *known.entry(cell.text).or_insert(next)
        });
        (codes.collect(), known.len())
    }
}

/// Rows numbered by what they have in some columns, in the order it first appears.
#[derive(Debug)]
pub(super) struct Numbered {
    numbers: Codes,
    n_numbers: usize,
}

impl Numbered {
    /// Numbers rows by their block and these columns.
    pub fn of<'c, 'a: 'c>(rows: &Rows<'a>, columns: impl IntoIterator<Item = &'c Column<'a>>) -> Self {
        let mut numbered = Self::by_block(rows);
        for column in columns {
            let (texts, n_texts) = column.text_codes();
            let are_cells = n_texts == column.cells.len();
            if numbered.n_numbers == 1 && are_cells {
                numbered.numbers = Arc::clone(column.codes());
                numbered.n_numbers = n_texts;
            } else if !(are_cells && numbered.tells(column.codes())) {
                numbered.part(column.codes(), &texts, n_texts);
            }
        }
        numbered
    }

    /// Whether rows of one number all have the same cell.
    fn tells(&self, codes: &[u32]) -> bool {
        let mut told = vec![None; self.n_numbers];
        let mut rows = self.numbers.iter().zip(codes);
        rows.all(|(number, code)| told.get_mut(*number as usize).is_some_and(|told| told.get_or_insert(*code) == code))
    }

    /// Parts the rows of a number by the texts they have.
    fn part(&mut self, codes: &[u32], texts: &[u32], n_texts: usize) {
        let mut pairs = Pairs::of(self.n_numbers, n_texts, codes.len());
        let numbers = self.numbers.iter().zip(codes).map(|(number, code)| {
            let text = texts.get(*code as usize).copied().unwrap_or_default();
            pairs.number(*number, text)
        });
        self.numbers = Codes::new(numbers.collect());
        self.n_numbers = pairs.len();
    }

    fn by_block(rows: &Rows<'_>) -> Self {
        if rows.are_of_one_block() {
            return Self {
                numbers: vec![0; rows.len()].into(),
                n_numbers: usize::from(!rows.is_empty()),
            };
        }
        let mut known: HashMap<Option<&str>, u32, RandomState> = HashMap::default();
        let numbers = rows.iter().map(|row| {
            let next = as_code(known.len());
            *known.entry(row.block).or_insert(next)
        });
        Self {
            numbers: Codes::new(numbers.collect()),
            n_numbers: known.len(),
        }
    }

    /// The number of each row.
    pub const fn codes(&self) -> &Codes {
        &self.numbers
    }

    /// How many numbers there are.
    pub const fn len(&self) -> usize {
        self.n_numbers
    }

    /// The number of a row.
    pub fn number(&self, row: usize) -> usize {
        self.numbers.get(row).map_or(0, |number| *number as usize)
    }

    /// The first row of each number.
    pub fn first_rows(&self) -> Vec<usize> {
        let mut rows = Vec::with_capacity(self.n_numbers);
        for (row, number) in self.numbers.iter().enumerate() {
            if *number as usize == rows.len() {
                rows.push(row);
                if rows.len() == self.n_numbers {
                    break;
                }
            }
        }
        rows
    }
}
