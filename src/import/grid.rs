//! The cells of a text or a sheet, cut and with how they were cut: what the layout begins from, whatever the file was.

use super::dialect::Dialect;
use super::records::{self, Record};
use super::{Delimiter, Encoding, Evidence, Refusal, Watch, dialect, encoding};

/// The records of a text or a sheet.
#[derive(Debug)]
pub(super) struct Grid {
    /// The records, blank ones among them.
    pub records: Vec<Record>,
    /// Character set, and why; none of a sheet.
    pub encoding: Option<(Encoding, Evidence)>,
    /// How it was cut, and why; nothing of a sheet, nor of a text of one column.
    pub dialect: Option<(Dialect, Evidence)>,
    /// Lines in another character set than the rest.
    pub mixed_lines: Vec<u32>,
    /// Lines whose quote is never closed and so was taken for a letter.
    pub stray_quotes: Vec<u32>,
}

impl Grid {
    /// Cuts the bytes of a text.
    pub fn of_text(bytes: &[u8], watch: &Watch) -> Result<Self, Refusal> {
        let decoded = encoding::decode(bytes)?;
        let dialect = dialect::detect(&decoded.text)?;
        // One column has no delimiter; a tab is the one least likely to stand in it.
        let cut = records::cut(
            &decoded.text,
            dialect.map_or_else(|| Delimiter::Tab.into(), |(dialect, _)| dialect),
            watch,
        )?;
        Ok(Self {
            records: cut.records,
            encoding: Some(decoded.encoding),
            mixed_lines: decoded.mixed_lines,
            dialect,
            stray_quotes: cut.stray_quotes,
        })
    }

    /// The rows of a sheet, which a workbook has cut already.
    pub const fn of_sheet(records: Vec<Record>) -> Self {
        Self {
            records,
            encoding: None,
            dialect: None,
            mixed_lines: Vec::new(),
            stray_quotes: Vec::new(),
        }
    }

    /// What cut it. Figures that a workbook has as text come with no delimiter that would hint at a language: as beside tabs.
    pub fn delimiter(&self) -> Delimiter {
        self.dialect.map_or(Delimiter::Tab, |(dialect, _)| dialect.delimiter)
    }
}
