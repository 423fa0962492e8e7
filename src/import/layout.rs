//! Where the table lies in the file: titles above, the heading, blocks of rows within, legends and sources below.
//!
//! Whatever is not a row of the table is set aside with its line and a reason, so that nothing disappears unseen.

use std::sync::Arc;

use crate::domain::Period;

use super::asides::Asides;
use super::bulk::Bulk;
use super::columns::{self, Column};
use super::container::check_span;
use super::heading_rows::HeadingRows;
use super::headings::Heading;
use super::records::Record;
use super::signs::Signs;
use super::table_rows::{Row, Rows};
use super::times::{self, Headed, Time};
use super::told::Told;
use super::{Evidence, Refusal, SetAside, SetAsideReason, names, numbers, personal};

/// The table found in a file.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    /// Headings, each once.
    pub names: Vec<Arc<str>>,
    /// The same, ready for asking.
    pub headings: Vec<Heading>,
    /// Periods in the headings.
    pub headed: Vec<Option<Headed>>,
    /// The same as they stand in the file.
    pub heading_texts: Vec<String>,
    /// Each heading in two: the group over it, where the heading has several rows, and the rest.
    pub groups: Vec<(String, String)>,
    /// The house, where no column names it.
    pub told: Option<Told>,
    /// The year of figures without one, and why.
    pub year: Option<(Period, Evidence)>,
    /// Fields of the heading, or of the first row.
    pub own_width: usize,
    /// Columns whose blank cells were filled with the name above.
    pub filled_down: Vec<usize>,
    /// Lines of the heading's rows.
    pub heading_lines: Vec<u32>,
    /// The rows of the table.
    pub rows: Rows<'a>,
    /// The same column by column.
    pub columns: Vec<Column<'a>>,
    /// Texts above the heading.
    pub titles: Vec<String>,
    /// How many of them stand together, with no blank line between, right above it.
    pub n_own_titles: usize,
    /// Texts below the table.
    pub legend: Vec<String>,
    /// What these texts say of signs.
    pub signs: Signs,
    /// What is no row.
    pub set_aside: Asides,
    /// Records below the heading.
    pub rows_in: usize,
}

/// The records above a table's width and kind are told by.
pub(super) const TYPICAL_AMONG: usize = 5000;

/// Lines below the table that are asked about signs.
const MOST_LEGEND: usize = 2000;

/// Finds the table. There is one wherever there is a record; it may have no rows.
pub(super) fn find(records: &[Record]) -> Result<Frame<'_>, Refusal> {
    let typical = typical_filled(records);
    let heading = HeadingRows::find(records, typical).ok_or(Refusal::NoRows)?;
    let body = heading.below;
    let width = table_width(&heading);
    check_span(body.len(), width, body.iter().map(Record::width).sum())?;
    // Exports of R leave out the heading of the first column, the rows' names.
    let shift = usize::from(heading.lacks_first());
    let text = |column: usize| column.checked_sub(shift).map_or_else(String::new, |column| heading.text(column));
    let texts: Vec<String> = (0..width).map(text).collect();
    let names = names::unique(&texts);
    let above = &heading.above;
    let mut frame = Frame {
        headings: names.iter().map(|name| Heading::of(name)).collect(),
        headed: times::in_headings(&names),
        names,
        heading_texts: texts,
        groups: (0..width)
            .map(|column| {
                column
                    .checked_sub(shift)
                    .map_or_else(Default::default, |column| heading.split(column))
            })
            .collect(),
        told: None,
        own_width: heading.rows.first().copied().or(body.first()).map_or(0, Record::width),
        year: None,
        filled_down: Vec::new(),
        heading_lines: heading.rows.iter().map(|record| record.line).collect(),
        rows: Rows::among(body),
        columns: Vec::new(),
        titles: above
            .iter()
            .filter(|record| !record.is_blank())
            .map(|record| record.joined())
            .collect(),
        n_own_titles: n_last_together(above),
        legend: Vec::new(),
        signs: Signs::default(),
        set_aside: Asides::from(
            above
                .iter()
                .map(|record| set_aside(record.line, record.cells(), title_or_blank(record))),
        ),
        rows_in: if heading.rows.is_empty() {
            above.len() + body.len()
        } else {
            body.len()
        },
    };
    let sorter = Sorter {
        heading: heading.rows.last().copied(),
        typical,
        width,
        is_first_cell_empty: heading.rows.last().is_some_and(|record| record.cell(0).is_empty()),
        last_data: last_data(body.get(..end_of_table(body, typical)).unwrap_or_default(), typical),
    };
    sorter.sort(body, &mut frame);
    frame.signs = Signs::of(&frame.titles, &frame.legend);
    frame.columns = columns::of(&frame.rows, width);
    Ok(frame)
}

/// The lines above the heading.
pub(super) fn lines_above(records: &[Record]) -> Vec<&Record> {
    HeadingRows::find(records, typical_filled(records)).map_or_else(Vec::new, |heading| heading.above)
}

impl<'a> Frame<'a> {
    /// What stands in a row and column; empty past the end.
    pub fn cell(&self, row: Row<'_>, column: usize) -> &'a str {
        self.columns.get(column).map_or("", |cells| cells.text(row.at))
    }

    /// What stands in a row.
    pub fn cells(&self, row: Row<'_>) -> impl Iterator<Item = &'a str> {
        self.columns.iter().map(move |cells| cells.text(row.at))
    }

    /// The table goes on in bulk: its first rows stand among the records, all of them in these columns.
    pub fn go_on(&mut self, bulk: &'a Bulk) {
        self.rows.go_on(bulk.n_rows());
        self.rows_in = bulk.n_rows();
        self.columns = bulk.columns();
    }

    /// The texts above the heading that speak of this table. Where others like it stand beside it, as tables or as blocks, those
    /// further up speak of all of them.
    pub fn titles_of_its_own(&self, is_one_of_several: bool) -> &[String] {
        let begins_without_block = self.rows.get(0).is_some_and(|first| first.block.is_none());
        let has_others = is_one_of_several || (begins_without_block && !self.rows.are_of_one_block());
        let n_shared = self.titles.len().saturating_sub(self.n_own_titles);
        self.titles.get(if has_others { n_shared } else { 0 }..).unwrap_or_default()
    }

    /// The period of a figure: its column's, or the row's, or the whole file's.
    pub fn time(&self, column: Option<Time>, row: Option<Period>) -> Option<Period> {
        let told = self.year.map(|(year, _)| year);
        column.map_or(row.or(told), |time| time.period(told, row))
    }

    /// Rows with fewer or more fields than the heading, or than most rows where there is none.
    pub fn uneven_rows(&self) -> usize {
        self.rows.records().filter(|record| record.width() != self.own_width).count()
    }

    /// Gives a column another name, once among the others.
    pub fn rename(&mut self, column: usize, name: &str) {
        let mut texts: Vec<String> = self.names.iter().map(ToString::to_string).collect();
        if let Some(slot) = texts.get_mut(column) {
            name.clone_into(slot);
        }
        self.names = names::unique(&texts);
        self.headings = self.names.iter().map(|name| Heading::of(name)).collect();
        self.headed = times::in_headings(&self.names);
    }

    /// Line of the heading, its last where it has several rows; none where there is no heading.
    pub fn heading_line(&self) -> Option<u32> {
        self.heading_lines.last().copied()
    }
}

/// A line set aside; its text is cut short and never shows a CPR number.
pub(super) fn set_aside<'c>(line: u32, cells: impl Iterator<Item = &'c str>, reason: SetAsideReason) -> SetAside {
    let shown: Vec<&str> = cells.filter(|cell| !cell.is_empty() && !personal::looks_like_cpr(cell)).collect();
    SetAside {
        line,
        more: 0,
        reason,
        text: shown.join(" ").chars().take(80).collect::<String>().into(),
    }
}

fn title_or_blank(record: &Record) -> SetAsideReason {
    if record.is_blank() {
        SetAsideReason::Blank
    } else {
        SetAsideReason::Title
    }
}

/// How many records at the end have no blank one between them.
fn n_last_together(records: &[&Record]) -> usize {
    let from_below = records.iter().rev().skip_while(|record| record.is_blank());
    from_below.take_while(|record| !record.is_blank()).count()
}

/// How many fields a row of the table usually fills.
fn typical_filled(records: &[Record]) -> usize {
    let mut filled: Vec<usize> = records
        .iter()
        .take(TYPICAL_AMONG)
        .map(Record::filled)
        .filter(|filled| *filled > 1)
        .collect();
    filled.sort_unstable();
    filled.get(filled.len() / 2).copied().unwrap_or(1)
}

/// How many columns the table has: the heading's, more where most rows reach further.
fn table_width(heading: &HeadingRows<'_>) -> usize {
    let body = heading.below;
    let mut reaches: Vec<usize> = body.iter().map(Record::reach).filter(|reach| *reach > 0).collect();
    reaches.sort_unstable();
    let middle = reaches.get(reaches.len() / 2).copied().unwrap_or(0);
    let furthest = reaches.last().copied().unwrap_or(0);
    let head_width = heading.rows.iter().map(|record| record.width()).max();
    match head_width {
        Some(width) => heading.reach().max(middle).max(furthest.min(width)),
        None => middle.max(body.first().map_or(0, Record::width)),
    }
}

/// Whether a record that stands last is a row as these are, and no footer.
pub(super) fn ends_in_row(records: &[Record], last: &Record) -> bool {
    is_data_like(last, typical_filled(records))
}

/// Whether a record is filled like a row of the table.
fn is_data_like(record: &Record, typical: usize) -> bool {
    let filled = record.filled();
    filled > 1 && (filled * 2 > typical || record.cells().skip(1).any(|cell| numbers::shape(cell).is_some()))
}

fn last_data(body: &[Record], typical: usize) -> Option<usize> {
    body.iter().rposition(|record| is_data_like(record, typical))
}

/// Where a run of records begins, after a gap, that is no part of the table: short rows with figures where all rows above have words,
/// as a chart's own numbers stand far below its table.
fn end_of_table(body: &[Record], typical: usize) -> usize {
    let mut above = Above::default();
    let mut after_gaps = (1..body.len()).filter(|at| body.get(at - 1).is_some_and(Record::is_blank));
    let begins_another = |at: &usize| {
        let run = || body.get(*at..).unwrap_or_default().iter().take_while(|record| !record.is_blank());
        above.go_to(body, *at, typical);
        let usual = above.usually_filled();
        run().all(|record| record.filled() * 2 <= usual) && above.has_other_kind(run)
    };
    let end = after_gaps.find(begins_another);
    end.unwrap_or(body.len())
}

fn is_figure(record: &Record, column: usize) -> bool {
    numbers::shape(record.cell(column)).is_some()
}

fn is_word(record: &Record, column: usize) -> bool {
    !record.cell(column).is_empty() && !is_figure(record, column)
}

/// What stands above a record, kept while one goes down: a table may have a gap after every row.
#[derive(Default)]
struct Above {
    at: usize,
    /// How many of the first records fill so many fields, more than one.
    filled: Vec<usize>,
    /// Whether rows of the table have words, and figures, in a column.
    kinds: Vec<(bool, bool)>,
}

impl Above {
    fn go_to(&mut self, body: &[Record], at: usize, typical: usize) {
        for record in body.get(self.at..at).unwrap_or_default() {
            let filled = record.filled();
            if self.at < TYPICAL_AMONG && filled > 1 {
                self.filled.resize(self.filled.len().max(filled + 1), 0);
                if let Some(count) = self.filled.get_mut(filled) {
                    *count += 1;
                }
            }
            self.at += 1;
            if !is_data_like(record, typical) {
                continue;
            }
            self.kinds.resize(self.kinds.len().max(record.width()), (false, false));
            for (column, (has_word, has_figure)) in self.kinds.iter_mut().enumerate() {
                *has_word = *has_word || is_word(record, column);
                *has_figure = *has_figure || is_figure(record, column);
            }
        }
    }

    /// As [`typical_filled`].
    fn usually_filled(&self) -> usize {
        let half = self.filled.iter().sum::<usize>() / 2;
        let mut passed = 0;
        let middle = self.filled.iter().position(|count| {
            passed += count;
            passed > half
        });
        middle.unwrap_or(1)
    }

    /// Whether a run has figures, and no words, in a column where the rows above have words and no figures.
    fn has_other_kind<'r, R: Iterator<Item = &'r Record>>(&self, run: impl Fn() -> R) -> bool {
        let width = run().next().map_or(0, Record::width);
        let mut columns = self.kinds.iter().enumerate().take(width);
        columns.any(|(column, (has_word, has_figure))| {
            let figures = || run().filter(|record| is_figure(record, column));
            *has_word && !*has_figure && !run().any(|record| is_word(record, column)) && figures().nth(1).is_some()
        })
    }
}

/// Sorts the records below the heading into rows and what is none.
struct Sorter<'h> {
    heading: Option<&'h Record>,
    typical: usize,
    width: usize,
    is_first_cell_empty: bool,
    last_data: Option<usize>,
}

impl Sorter<'_> {
    fn sort<'a>(&self, body: &'a [Record], frame: &mut Frame<'a>) {
        let mut block = None;
        let mut is_after_blank = false;
        let mut is_below_table = false;
        for (at, record) in body.iter().enumerate() {
            is_below_table |= self.is_footer(at, record, is_after_blank);
            let reason = if record.is_blank() {
                Some(SetAsideReason::Blank)
            } else if is_below_table {
                if frame.legend.len() < MOST_LEGEND {
                    frame.legend.push(record.joined());
                }
                Some(SetAsideReason::Footer)
            } else if self.heading.is_some_and(|heading| heading.is_like(record)) {
                Some(SetAsideReason::BlockHeading)
            } else if self.is_block_heading(at, record, is_after_blank) {
                block = Some(record.first_text());
                Some(SetAsideReason::BlockHeading)
            } else if record.reach() > self.width {
                Some(SetAsideReason::TooManyFields)
            } else {
                None
            };
            match reason {
                Some(reason) => frame.set_aside.put(set_aside(record.line, record.cells(), reason), at, body.len()),
                None => frame.rows.push(at, block),
            }
            is_after_blank = record.is_blank();
        }
    }

    /// A legend, a source, a note: below the last row, and told from a row without figures by a word, a gap or missing fields.
    fn is_footer(&self, at: usize, record: &Record, is_after_blank: bool) -> bool {
        let is_below = self.last_data.is_none_or(|last| at > last);
        is_below && !record.is_blank() && (is_after_blank || record.width() < self.width || is_legend(record.first_text()))
    }

    /// One text alone before rows, after a gap; where the first heading is empty, also right below the heading.
    fn is_block_heading(&self, at: usize, record: &Record, is_after_blank: bool) -> bool {
        let is_apart = is_after_blank || (at == 0 && self.is_first_cell_empty) || record.width() == 1;
        let is_alone = || record.filled() == 1 && !record.cell(0).is_empty() && self.typical > 2;
        is_apart && is_alone() && self.last_data.is_some_and(|last| at < last) && numbers::shape(record.cell(0)).is_none()
    }
}

pub(super) fn is_legend(text: &str) -> bool {
    const STARTS: [&str; 16] = [
        "tegnforklaring",
        "signaturforklaring",
        "kilde",
        "source",
        "note",
        "anm",
        "applied filters",
        "anvendte filtre",
        "udtræk",
        "opdateret",
        "copyright",
        "bemærk:",
        "data er",
        "*)",
        "1)",
        "forklaring",
    ];
    let text = text.to_lowercase();
    STARTS.iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::Delimiter;
    use super::super::records::tokenise;
    use super::*;

    fn with_frame(text: &str, look: impl FnOnce(&Frame<'_>)) {
        let cut = tokenise(text, Delimiter::Semicolon).expect("records");
        look(&find(&cut.records).expect("a table"));
    }

    fn reasons(frame: &Frame<'_>) -> Vec<(u32, SetAsideReason)> {
        frame.set_aside.all().iter().map(|aside| (aside.line, aside.reason)).collect()
    }

    #[test]
    fn titles_and_blank_lines_stand_above_the_heading() {
        with_frame("Sygefravær 2024;;\n\nEnhed;2023;2024\nSol;1;2\nMåne;;\n", |frame| {
            assert_eq!(frame.heading_line(), Some(3));
            assert_eq!(frame.rows.len(), 2);
            assert_eq!(reasons(frame), [(1, SetAsideReason::Title), (2, SetAsideReason::Blank)]);
        });
    }

    #[test]
    fn a_template_s_technical_row_is_a_title() {
        with_frame(
            "Metadata;Dato1;Tekst1;Numerisk1\nHus;Dato;Køn;Antal\nSol;2025-01-01;K;3\n",
            |frame| {
                assert_eq!(
                    frame.names.iter().map(|name| &**name).collect::<Vec<_>>(),
                    ["Hus", "Dato", "Køn", "Antal"]
                );
            },
        );
    }

    #[test]
    fn blocks_and_footers_of_a_ministry_table() {
        let text = "De Kommunale Nøgletal;;;\n;;;\n;Kom.nr;2023;2024\n;;;\nAndel A;;;\nDragør;155;7;8\n;;;\nAndel B;;;\nDragør;155;1;M\n;;;\nTegnforklaring:;;;\nM  Mangler;;;\n";
        with_frame(text, |frame| {
            let blocks: Vec<_> = frame.rows.iter().map(|row| (row.line, row.block)).collect();
            assert_eq!(blocks, [(6, Some("Andel A")), (9, Some("Andel B"))]);
            assert_eq!(frame.legend, ["Tegnforklaring:", "M  Mangler"]);
            assert_eq!(
                frame.rows_in,
                frame.rows.len() + frame.set_aside.all().iter().filter(|aside| aside.line > 3).count()
            );
        });
    }

    #[test]
    fn a_file_without_a_heading_gets_made_up_names() {
        with_frame("Sol;12,5;3\nMåne;13,5;4\n", |frame| {
            assert_eq!(frame.heading_line(), None);
            assert_eq!(&*frame.names[0], "Kolonne 1");
            assert_eq!(frame.rows.len(), 2);
        });
    }

    #[test]
    fn doubled_headings_are_numbered_and_wide_rows_set_aside() {
        with_frame("Hus;Tal;Tal;Tal (2)\nSol;1;2;3\nMåne;1;2;3;4\nSol;1;2;3\nVest;1;2;3\n", |frame| {
            assert_eq!(
                frame.names.iter().map(|name| &**name).collect::<Vec<_>>(),
                ["Hus", "Tal", "Tal (2)", "Tal (2) (2)"]
            );
            assert_eq!(reasons(frame), [(3, SetAsideReason::TooManyFields)]);
        });
    }
}
