//! The rows of a table, in its order: each with its record, or one a line.

use std::ops::Range;

use super::pool::as_code;
use super::records::Record;

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Its place among the rows.
    pub at: usize,
    /// Line it begins on, from 1.
    pub line: u32,
    /// The heading of the block it stands in.
    pub block: Option<&'a str>,
}

/// A table's rows. Those of a table in bulk go on, a line each, after the records of the first.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    /// Records below the heading, rows and others.
    below: &'a [Record],
    /// Where among these the rows are.
    listed: Vec<u32>,
    /// The rows that begin a block, with its heading.
    blocks: Vec<(usize, &'a str)>,
    len: usize,
}

impl<'a> Rows<'a> {
    /// None of these records yet.
    pub fn among(below: &'a [Record]) -> Self {
        Self {
            below,
            listed: Vec::with_capacity(below.len()),
            blocks: Vec::new(),
            len: 0,
        }
    }

    /// Adds the record at a place as a row under the heading of a block, where there is one yet.
    pub fn push(&mut self, place: usize, block: Option<&'a str>) {
        if let Some(block) = block.filter(|block| self.blocks.last().is_none_or(|(_, last)| last != block)) {
            self.blocks.push((self.listed.len(), block));
        }
        self.listed.push(as_code(place));
        self.len = self.listed.len();
    }

    /// Adds rows on the lines that follow until there are so many.
    pub const fn go_on(&mut self, n_rows: usize) {
        self.len = n_rows;
    }

    /// Line the last begins on; nought where there is none.
    pub fn last_line(&self) -> u32 {
        let last = self.len.checked_sub(1).and_then(|last| self.get(last));
        last.map_or(0, |row| row.line)
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'a>> {
        self.some(0..self.len)
    }

    /// One of them.
    pub fn get(&self, at: usize) -> Option<Row<'a>> {
        self.some(at..(at + 1).min(self.len)).next()
    }

    /// Whether all stand under the same heading of a block, or under none.
    pub fn are_of_one_block(&self) -> bool {
        self.blocks.get(1).is_none() && self.blocks.first().is_none_or(|(first, _)| *first == 0)
    }

    fn record(&self, place: u32) -> Option<&'a Record> {
        self.below.get(place as usize)
    }

    /// The heading of the block a row stands in.
    fn block(&self, at: usize) -> Option<&'a str> {
        let begun = self.blocks.partition_point(|(first, _)| *first <= at);
        self.blocks.get(begun.checked_sub(1)?).map(|(_, block)| *block)
    }

    /// Some, in their order.
    fn some(&self, places: Range<usize>) -> impl Iterator<Item = Row<'a>> {
        let last_line = self
            .listed
            .last()
            .and_then(|place| self.record(*place))
            .map_or(0, |record| record.line);
        places.map(move |at| match self.listed.get(at).and_then(|place| self.record(*place)) {
            Some(record) => Row {
                at,
                line: record.line,
                block: self.block(at),
            },
            None => Row {
                at,
                line: last_line.saturating_add(as_code(at + 1 - self.listed.len())),
                block: None,
            },
        })
    }

    /// The records of the rows that have one: all, or the first of a table in bulk.
    pub fn records(&self) -> impl Iterator<Item = &'a Record> {
        self.listed.iter().filter_map(|place| self.record(*place))
    }
}
