//! The lines of a table, every one accounted for: read, the heading, set aside, or the rest of the line above.

use serde::{Deserialize, Serialize};

use super::SetAside;
use super::layout::Frame;
use super::piece::RawTable;
use super::records::Record;

/// Which lines of its file a table covers, and what became of those that a row and a reason do not tell.
///
/// For every table `last - first + 1` is the rows used, the lines of the heading, the lines set aside with what belongs to them
/// ([`SetAside::more`]) and `continued` together; the tables of a text or a sheet together cover each of its lines once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lines {
    /// The first, from 1: what stands above the heading is the table's.
    pub first: u32,
    /// The last. A sheet ends with the last row that holds something.
    pub last: u32,
    /// Lines that only go on with a row or a heading above them: a field with line breaks.
    pub continued: u32,
    /// Rows used that are of no house but of a total ([`Receipt::references`](super::Receipt::references)): no control sum has them.
    pub totals: usize,
}

impl Lines {
    /// Counts the lines of a table, and tells each that was set aside, in order of lines, how many more belong to it.
    pub(super) fn of(table: &RawTable<'_>, frame: &Frame<'_>, set_aside: &mut [SetAside]) -> Self {
        let mut lines = Self {
            first: table.records.first().map_or(0, |record| record.line),
            ..Self::default()
        };
        let below = below(table);
        let nexts = table.records.iter().skip(1).map(|record| record.line).chain([below]);
        for (record, next) in table.records.iter().zip(nexts) {
            let more = next.saturating_sub(record.line).saturating_sub(1);
            if more == 0 {
                continue;
            }
            let aside = set_aside.binary_search_by_key(&record.line, |aside| aside.line).ok();
            match aside.and_then(|at| set_aside.get_mut(at)) {
                Some(aside) => aside.more = more,
                None => lines.continued = lines.continued.saturating_add(more),
            }
        }
        lines.last = below.saturating_sub(1).max(frame.rows.last_line());
        lines
    }
}

/// The line below a table's records: where the next begins, or the end of its text or sheet; of a table in bulk, where it goes on.
fn below(table: &RawTable<'_>) -> u32 {
    let last = table.records.last();
    let line = last.map_or(0, |record| record.line);
    let records = &table.piece.grid.records;
    let next = records.get(records.partition_point(|record| record.line <= line));
    next.map_or_else(
        || line.saturating_add(1).saturating_add(last.map_or(0, Record::breaks)),
        |next| next.line,
    )
}
