//! A look through an old Excel file before its reader takes it into memory: how many cells its sheets span, and which of them are
//! shown as a share of a hundred (the reader does not say).
//!
//! A sheet is kept whole from its first to its last cell, so two cells far apart could demand any amount of memory.
//! Records: [MS-XLS](https://learn.microsoft.com/openspecs/office_file_formats/ms-xls).

use std::collections::HashMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile as Compound;

use super::super::Refusal;
use super::Format;
use super::cells::Form;
use super::limits::CellCount;
use super::workbook::{Looks, damaged};

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const NOTE: u16 = 0x001C;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00BD;
const XF: u16 = 0x00E0;
const LABEL_SST: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const RK: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// The looks of each sheet, in their order.
pub(super) fn look(bytes: &[u8]) -> Result<Vec<Looks>, Refusal> {
    let stream = stream(bytes)?;
    let (sheets, forms) = globals(&stream)?;
    let mut count = CellCount::default();
    sheets
        .into_iter()
        .map(|at| {
            let rest = stream.get(at..).ok_or(damaged(Format::Xls))?;
            sheet(rest, &forms, &mut count)
        })
        .collect()
}

/// Whether remarks stand at cells, or nobody can tell.
pub(super) fn has_remarks(bytes: &[u8]) -> bool {
    stream(bytes).map_or(true, |stream| records(&stream).any(|(kind, _)| kind == NOTE))
}

/// The streams that tell who made a workbook.
pub(super) fn properties(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(mut file) = Compound::open(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let names = ["/\u{5}SummaryInformation", "/\u{5}DocumentSummaryInformation"];
    let streams = names
        .into_iter()
        .filter_map(|name| file.open_stream(name).ok().and_then(|stream| read(stream, bytes.len()).ok()));
    streams.collect()
}

/// The stream of the workbook in its compound file.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut file = Compound::open(Cursor::new(bytes)).map_err(|_| damaged(Format::Xls))?;
    if file.exists("/EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"]
        .into_iter()
        .find(|name| file.is_stream(name));
    let name = name.ok_or(Refusal::OtherFormat("Office"))?;
    read(file.open_stream(name).map_err(|_| damaged(Format::Xls))?, bytes.len())
}

/// What a stream holds. None is longer than its file; a chain of sectors that bites its tail would be.
fn read(stream: impl Read, length: usize) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::new();
    let most = length as u64;
    let read = stream.take(most + 1).read_to_end(&mut content).map_err(|_| damaged(Format::Xls))?;
    if read as u64 > most {
        Err(damaged(Format::Xls))
    } else {
        Ok(content)
    }
}

/// Records of a stream: kind and content.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, 0)?, u16_at(stream, 2)?);
        let content = stream.get(4..4 + usize::from(length))?;
        stream = stream.get(4 + usize::from(length)..)?;
        Some((kind, content))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Where the sheets begin, and the form of each cell style.
fn globals(stream: &[u8]) -> Result<(Vec<usize>, Vec<Form>), Refusal> {
    let mut sheets = Vec::new();
    let mut codes: HashMap<u16, Form> = HashMap::from([(9, Form::Percent), (10, Form::Percent), (17, Form::Month)]);
    let mut styles = Vec::new();
    for (kind, content) in records(stream) {
        match kind {
            FILE_PASS => return Err(Refusal::Locked),
            BOUND_SHEET => sheets.extend(u32_at(content, 0).and_then(|at| usize::try_from(at).ok())),
            FORMAT => {
                if let (Some(number), Some(code)) = (u16_at(content, 0), format_code(content)) {
                    codes.insert(number, Form::of(&code));
                }
            }
            XF => styles.push(u16_at(content, 2).unwrap_or_default()),
            END => break,
            _ => {}
        }
    }
    let forms = styles.iter().map(|code| codes.get(code).copied().unwrap_or_default()).collect();
    Ok((sheets, forms))
}

/// The code of a format, as far as it is ASCII: number, length, a byte of flags, letters of one byte or two.
fn format_code(content: &[u8]) -> Option<String> {
    let letters = content.get(5..)?;
    let is_wide = content.get(4)? & 1 == 1;
    let step = if is_wide { 2 } else { 1 };
    Some(letters.iter().step_by(step).map(|byte| char::from(*byte)).collect())
}

/// Cells from the first to the last of a sheet.
struct Extent {
    rows: (u16, u16),
    columns: (u16, u16),
}

fn sheet(stream: &[u8], forms: &[Form], count: &mut CellCount) -> Result<Looks, Refusal> {
    let mut looks = Looks::default();
    let mut extent: Option<Extent> = None;
    let (mut depth, mut filled) = (0_usize, 0);
    for (kind, content) in records(stream) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => check_dimensions(content)?,
            FORMULA | NUMBER | LABEL | BOOL_ERR | RK | LABEL_SST | MUL_RK => {
                let (Some(row), Some(column)) = (u16_at(content, 0), u16_at(content, 2)) else {
                    continue;
                };
                // Several numbers side by side: each six bytes, and the last column at the end.
                let several = if kind == MUL_RK { content.len().saturating_sub(6) / 6 } else { 1 };
                for at in 0..several.min(256) {
                    let column = column.saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
                    let form = u16_at(content, 4 + at * 6).and_then(|style| forms.get(usize::from(style))).copied();
                    if let Some(form) = form.filter(|form| *form != Form::Plain) {
                        looks.forms.insert((row.into(), column.into()), form);
                    }
                    extent = Some(wider(extent, row, column));
                    filled += 1;
                }
            }
            _ => {}
        }
    }
    if let Some(Extent { rows, columns }) = extent {
        let span = |(first, last): (u16, u16)| u64::from(last - first) + 1;
        count.span(span(rows) * span(columns), filled)?;
    }
    Ok(looks)
}

fn wider(extent: Option<Extent>, row: u16, column: u16) -> Extent {
    let reach = |(first, last): (u16, u16), at: u16| (first.min(at), last.max(at));
    extent.map_or(
        Extent {
            rows: (row, row),
            columns: (column, column),
        },
        |extent| Extent {
            rows: reach(extent.rows, row),
            columns: reach(extent.columns, column),
        },
    )
}

/// The reader sets aside as much as the file says it will need.
fn check_dimensions(content: &[u8]) -> Result<(), Refusal> {
    let wide = || Some((u32_at(content, 0)?, u32_at(content, 4)?, u16_at(content, 10)?));
    let narrow = || Some((u16_at(content, 0)?.into(), u16_at(content, 2)?.into(), u16_at(content, 6)?));
    let said = if content.len() >= 14 { wide() } else { narrow() };
    let (first, last, columns) = said.ok_or(damaged(Format::Xls))?;
    let rows = last.checked_sub(first).ok_or(damaged(Format::Xls))?;
    CellCount::default().cells(u64::from(rows).saturating_mul(columns.into()))
}
