//! How much a packed file may unpack to. Measured while it unpacks, never believed from what the file says of itself.

use std::io::{self, Read, Seek};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::super::Refusal;
use super::archive::damaged;

const MB: u64 = 1024 * 1024;

/// Bytes that all members of a packed file may have together, unpacked: 512 MB.
pub(super) const BYTES: u64 = 512 * MB;
/// Up to here, unpacked, a member may be packed as tightly as it likes: 16 MB.
const RATIO_FROM: u64 = 16 * MB;
/// Beyond, it may be so many times its packed size. A table packs 5 to 50 times; nought upon nought packs 1000 times.
const RATIO: u64 = 200;
/// Members of a packed file.
const MEMBERS: usize = 10_000;
/// Columns of a table: as many as Excel can show.
const COLUMNS: usize = 16_384;
/// Tables one above the other in one text or sheet.
const TABLES: usize = 500;
/// Up to here a table of a text may be as ragged as it likes: 100,000 cells.
const RAGGED_FROM: usize = 100_000;
/// And of a table that is written out again: 20 million.
const WRITTEN_FROM: usize = 20_000_000;
/// Beyond, it may have so many cells for each that stands in the text.
const RAGGED: usize = 4;
/// Cells of a sheet, the empty ones between counted too: 20 million.
pub(super) const CELLS: u64 = 20_000_000;
/// Up to here a sheet that its reader keeps whole, from its first to its last cell, may be as empty as it likes: 4 million cells.
const SPARSE_FROM: u64 = 4_000_000;
/// Beyond, it may span so many cells for each that holds something.
const SPARSE: u64 = 8;

/// What a packed file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Unpacked it is larger than so many MB.
    Megabytes(u64),
    /// A member is packed more than so many times, as only made-up files are.
    Ratio(u64),
    /// More members than so many.
    Members(usize),
    /// A sheet has more cells than so many.
    Cells(u64),
    /// A table has more columns than so many.
    Columns(usize),
    /// A text or a sheet has more tables, one above the other, than so many.
    Tables(usize),
    /// The rows of a table of more cells than so many are cut far shorter than it is wide.
    Ragged(usize),
    /// A packed file within a packed file.
    Nested,
}

/// What remains of the bytes a file may unpack to.
#[derive(Debug)]
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    /// A whole one.
    pub const fn new() -> Self {
        Self { left: BYTES }
    }

    /// Unpacks a member into `sink`, as far as it is allowed to.
    pub fn unpack(&mut self, member: impl Read, packed: u64, sink: &mut impl io::Write) -> Result<u64, Refusal> {
        let by_ratio = packed.max(1).saturating_mul(RATIO).max(RATIO_FROM);
        let most = by_ratio.min(self.left);
        // One byte over tells that there is more.
        let size = io::copy(&mut member.take(most + 1), sink).map_err(|_| damaged())?;
        if size <= most {
            self.left -= size;
            Ok(size)
        } else if by_ratio < self.left {
            Err(Refusal::TooMuch(Limit::Ratio(RATIO)))
        } else {
            Err(Refusal::TooMuch(Limit::Megabytes(BYTES / MB)))
        }
    }
}

/// Refuses a packed file with too many members.
pub(super) fn check_members<R: Read + Seek>(zip: &ZipArchive<R>) -> Result<(), Refusal> {
    if zip.len() > MEMBERS {
        return Err(Refusal::TooMuch(Limit::Members(MEMBERS)));
    }
    Ok(())
}

/// Refuses a record with too many fields: nobody looks at so wide a table, and every column is weighed against others.
pub(in super::super) fn check_width(width: usize) -> Result<(), Refusal> {
    if width > COLUMNS {
        return Err(Refusal::TooMuch(Limit::Columns(COLUMNS)));
    }
    Ok(())
}

/// Refuses a text or a sheet of too many tables: each costs what a file does.
pub(in super::super) const fn check_tables(n_tables: usize) -> Result<(), Refusal> {
    if n_tables > TABLES {
        return Err(Refusal::TooMuch(Limit::Tables(TABLES)));
    }
    Ok(())
}

/// Refuses a table that would be far larger than its text: a row of very many fields makes every short row as wide. `fields` are those
/// that stand in the text.
pub(in super::super) const fn check_span(n_rows: usize, width: usize, fields: usize) -> Result<(), Refusal> {
    check_cells(n_rows.saturating_mul(width), fields, RAGGED_FROM)
}

/// The same of a table that is only written out again, where a single long row costs no more than commas.
pub(in super::super) const fn check_written(n_rows: usize, width: usize, fields: usize) -> Result<(), Refusal> {
    check_cells(n_rows.saturating_mul(width), fields, WRITTEN_FROM)
}

const fn check_cells(cells: usize, fields: usize, from: usize) -> Result<(), Refusal> {
    if cells > from && cells / RAGGED > fields {
        return Err(Refusal::TooMuch(Limit::Ragged(from)));
    }
    Ok(())
}

/// Unpacks every member of a workbook into nothing, to know how large they are before a reader takes them into memory.
pub(super) fn measure(zip: &mut ZipArchive<impl Read + Seek>, budget: &mut Budget) -> Result<(), Refusal> {
    check_members(zip)?;
    for index in 0..zip.len() {
        let member = zip.by_index(index).map_err(|error| super::archive::refusal_of(&error))?;
        let packed = member.compressed_size();
        budget.unpack(member, packed, &mut io::sink())?;
    }
    Ok(())
}

/// Counts cells and their text, and refuses the one too many.
#[derive(Debug, Default)]
pub(super) struct CellCount {
    cells: u64,
    text: u64,
}

impl CellCount {
    /// Counts so many cells.
    pub fn cells(&mut self, cells: u64) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(cells);
        if self.cells > CELLS {
            return Err(Refusal::TooMuch(Limit::Cells(CELLS)));
        }
        Ok(())
    }

    /// Counts a sheet that its reader keeps whole: the cells it spans, of which so many hold something.
    pub fn span(&mut self, cells: u64, filled: u64) -> Result<(), Refusal> {
        if cells > SPARSE_FROM.max(filled.saturating_mul(SPARSE)) {
            return Err(Refusal::TooMuch(Limit::Cells(SPARSE_FROM)));
        }
        self.cells(cells)
    }

    /// Counts so many bytes of text.
    pub fn text(&mut self, bytes: u64) -> Result<(), Refusal> {
        self.text = self.text.saturating_add(bytes);
        if self.text > BYTES {
            return Err(Refusal::TooMuch(Limit::Megabytes(BYTES / MB)));
        }
        Ok(())
    }
}
