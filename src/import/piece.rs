//! A file's text, or one of its sheets, cut into records, and the tables that stand in it one above the other.

use std::sync::Arc;

use super::bulk::{self, Bulk};
use super::container::{Container, Content, Opened};
use super::grid::Grid;
use super::layout::{self, Frame};
use super::records::Record;
use super::stack::{self, Part};
use super::{Format, Refusal, Watch, Way, personal, stem};

/// What stands between a sheet's name and the name of one of several tables in it.
const JOINT: &str = " / ";

/// A text or a sheet.
#[derive(Debug)]
pub(super) struct Piece {
    /// What it is kept in.
    pub format: Format,
    /// Its name within the file; none where the file is the piece.
    pub name: Option<Arc<str>>,
    /// What it calls itself; none where that says nothing.
    pub title: Option<Arc<str>>,
    /// Names of the sheets in sight beside it, its own among them.
    pub beside: Vec<Arc<str>>,
    /// What of its file was not looked into.
    pub unread: Vec<Arc<str>>,
    /// Its records; of a piece in bulk the first.
    pub grid: Grid,
    /// All its rows, where it could go the quick way.
    pub bulk: Option<Bulk>,
    /// Whether it is a text long enough for it.
    is_long: bool,
    /// The tables in it, where there are several.
    parts: Vec<Part>,
}

/// A table of a piece.
#[derive(Debug)]
pub(super) struct RawTable<'p> {
    /// Where it stands.
    pub piece: &'p Piece,
    /// Its name within the file; none where the file is the table.
    pub name: Option<Arc<str>>,
    /// Its records; of a table in bulk the first.
    pub records: &'p [Record],
}

/// How a piece is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// In bulk where that can be.
    Quick,
    /// Into all its records.
    Careful,
}

impl<'p> RawTable<'p> {
    /// Whether nothing cuts its text, or nothing stands beside anything else in its sheet.
    pub fn is_one_column(&self) -> bool {
        let grid = &self.piece.grid;
        let is_text = grid.encoding.is_some();
        (is_text && grid.dialect.is_none()) || (!is_text && self.records.iter().all(|record| record.filled() < 2))
    }

    /// Where its heading and rows lie.
    pub fn frame(&self) -> Result<Frame<'p>, Refusal> {
        let mut frame = layout::find(self.records)?;
        if let Some(bulk) = &self.piece.bulk {
            frame.go_on(bulk);
        }
        Ok(frame)
    }

    /// Whether others stand above or below it.
    pub const fn is_one_of_several(&self) -> bool {
        !self.piece.parts.is_empty()
    }

    /// What it is called where it names itself nowhere: as its sheet, or else as its file.
    pub fn called(&self, file_name: &'p str) -> &'p str {
        self.piece.title.as_deref().unwrap_or_else(|| stem(file_name))
    }
}

impl Piece {
    /// Cuts what a container opened.
    pub fn of(opened: Opened<'_>, pace: Pace, watch: &Watch) -> Result<Self, Refusal> {
        let is_long = matches!(&opened.content, Content::Text(bytes) if bytes.len() >= bulk::LONG);
        let (grid, bulk) = match opened.content {
            Content::Text(bytes) => match (pace == Pace::Quick).then(|| Bulk::of(&bytes, watch)).flatten() {
                Some((grid, bulk)) => (grid, Some(bulk)),
                None => (Grid::of_text(&bytes, watch)?, None),
            },
            Content::Rows(records) => (Grid::of_sheet(records), None),
        };
        Ok(Self {
            format: opened.format,
            name: opened.name,
            title: opened.title,
            beside: opened.beside,
            unread: opened.unread.into_iter().map(personal::safe_name).collect(),
            parts: stack::parts(&grid.records)?,
            grid,
            bulk,
            is_long,
        })
    }

    /// The piece that has a table of this name, or bears it.
    pub fn with_table(container: &mut Container<'_>, name: &str, pace: Pace, watch: &Watch) -> Result<Self, Refusal> {
        let whole = [Some(name)].into_iter();
        let before_joint = name.rmatch_indices(JOINT).map(|(at, _)| name.get(..at));
        for piece in whole.chain(before_joint).chain([None]) {
            let piece = match container.table(piece) {
                Err(Refusal::NoTable(_)) => continue,
                opened => Self::of(opened?, pace, watch)?,
            };
            if piece.place(name).is_some() {
                return Ok(piece);
            }
        }
        Err(Refusal::NoTable(name.into()))
    }

    /// The way a long text was read.
    pub const fn way(&self) -> Option<Way> {
        match self.bulk {
            Some(_) => Some(Way::InBulk),
            None if self.is_long => Some(Way::LineByLine),
            None => None,
        }
    }

    /// The lines above the heading of its first table: what they say holds for every table in it.
    pub fn titles(&self) -> Vec<&Record> {
        let first = self.parts.first().map_or(0..self.grid.records.len(), |part| part.records.clone());
        let records = self.grid.records.get(first).unwrap_or_default();
        layout::lines_above(records)
    }

    /// Its tables, from the top.
    pub fn tables(&self) -> Vec<RawTable<'_>> {
        let table = |name: Option<Arc<str>>, records| RawTable {
            piece: self,
            name,
            records,
        };
        if self.parts.is_empty() {
            return vec![table(self.name.clone(), &self.grid.records[..])];
        }
        let parts = self.parts.iter().map(|part| {
            let name = match &self.name {
                Some(piece) => format!("{piece}{JOINT}{}", part.name).into(),
                None => Arc::clone(&part.name),
            };
            let records = self.grid.records.get(part.records.clone()).unwrap_or_default();
            table(Some(name), records)
        });
        parts.collect()
    }

    /// The table of this name, or the first where it is the piece's own.
    pub fn table(&self, name: &str) -> Result<RawTable<'_>, Refusal> {
        let place = self.place(name).ok_or_else(|| Refusal::NoTable(name.into()))?;
        self.tables().into_iter().nth(place).ok_or_else(|| Refusal::NoTable(name.into()))
    }

    fn place(&self, name: &str) -> Option<usize> {
        let own = self.name.as_deref().filter(|own| *own == name).map(|_| 0);
        let place = self.tables().iter().position(|table| table.name.as_deref() == Some(name));
        place.or(own)
    }
}
