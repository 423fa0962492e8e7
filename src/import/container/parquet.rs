//! A parquet file's one table to records: its headings as the first, then a row a line. `polars-io` reads it; here it is guarded.
//!
//! | the file holds | the text | why |
//! |---|---|---|
//! | a number | its digits, typed | as a workbook's own number: nothing is left to guess |
//! | a day, a moment | `2025-12-31`, `2025-12-31T12:00:00` | a moment of a time zone as its clocks show it |
//! | text, a category | the text | `1.234` written as text is decided as in a CSV file |
//! | nothing, not a number | nothing | |
//! | lists, records, bytes that are no text | not read; the receipt names the column | |
//! | texts written by their differences | as these | no common writer does so unasked, and their reader believes every length (`pages`) |

use std::io::Cursor;
use std::sync::Arc;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use polars::prelude::{AnyValue, ArrowSchema, Series, TimeUnit};
use polars_io::SerReader as _;
use polars_io::prelude::{FileMetadata, ParallelStrategy, ParquetReader};

use super::super::{Refusal, Step, Watch};
use super::cells::{self, CellText};
use super::limits::CellCount;
use super::sheet::SheetRows;
use super::workbook::{damaged, guarded};
use super::{Content, Format, Opened, pages};

/// Whether bytes begin as a parquet file does; one of encrypted columns begins as [`is_locked`] says.
pub(super) fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1") || is_locked(bytes)
}

fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PARE")
}

/// Its table. Anything may be wrong in a damaged file, and its reader panics on some of it.
pub(super) fn open<'b>(bytes: &[u8], watch: &Watch) -> Result<Opened<'b>, Refusal> {
    if is_locked(bytes) {
        return Err(Refusal::Locked);
    }
    guarded(Format::Parquet, || read(bytes, watch))
}

fn read<'b>(bytes: &[u8], watch: &Watch) -> Result<Opened<'b>, Refusal> {
    let broken = |_| damaged(Format::Parquet);
    pages::check_footer(bytes)?;
    let mut file = ParquetReader::new(Cursor::new(bytes));
    let metadata = Arc::clone(file.get_metadata().map_err(broken)?);
    let schema = file.schema().map_err(broken)?;
    let mut count = check(&metadata, &schema)?;
    let mut columns: Vec<Series> = Vec::new();
    let mut unread = Vec::new();
    for (at, (name, field)) in schema.iter().enumerate() {
        if !watch.at(Step::Unpacking, at, schema.len()) {
            break;
        }
        let column = if field.dtype().is_nested() || !pages::check_column(bytes, &metadata, name, &mut count)? {
            None
        } else {
            let mut reader = ParquetReader::new(Cursor::new(bytes))
                .read_parallel(ParallelStrategy::None)
                .with_projection(Some(vec![at]));
            reader.set_metadata(Arc::clone(&metadata));
            let table = reader.finish().map_err(broken)?;
            let column = table.columns().first().map(|column| column.as_materialized_series().clone());
            Some(column.ok_or(damaged(Format::Parquet))?).filter(is_legible)
        };
        match column {
            Some(column) => columns.push(column),
            None => unread.push(name.as_str().into()),
        }
    }
    Ok(Opened {
        format: Format::Parquet,
        name: None,
        title: None,
        content: Content::Rows(rows(&columns, metadata.num_rows)?),
        beside: Vec::new(),
        unread,
    })
}

/// Refuses a table of too many cells before a column of it is read.
fn check(metadata: &FileMetadata, schema: &ArrowSchema) -> Result<CellCount, Refusal> {
    let mut count = CellCount::default();
    let groups = metadata.row_groups.iter().map(|group| group.num_rows() as u64);
    let rows = groups.fold(0, u64::saturating_add).max(metadata.num_rows as u64);
    count.cells(rows.saturating_mul(schema.len() as u64))?;
    Ok(count)
}

/// Whether every cell of a column can be shown as a text.
fn is_legible(column: &Series) -> bool {
    !column.dtype().is_binary()
        || column
            .iter()
            .all(|value| !matches!(value, AnyValue::Binary(bytes) if str::from_utf8(bytes).is_err()))
}

fn rows(columns: &[Series], n_rows: usize) -> Result<Vec<super::Record>, Refusal> {
    if columns.iter().any(|column| column.len() != n_rows) {
        return Err(damaged(Format::Parquet));
    }
    let mut rows = SheetRows::default();
    for (at, column) in (0..).zip(columns) {
        rows.add(0, at, cells::as_text(column.name().as_str()))?;
    }
    for row in 0..n_rows {
        let line = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(1);
        for (at, column) in (0..).zip(columns) {
            let value = column.get(row).map_err(|_| damaged(Format::Parquet))?;
            rows.add(line, at, text(&value))?;
        }
    }
    rows.finish()
}

/// The text of a cell.
fn text(value: &AnyValue<'_>) -> CellText {
    match value {
        AnyValue::Null => CellText::default(),
        AnyValue::Boolean(is_true) => cells::as_text(if *is_true { "TRUE" } else { "FALSE" }),
        AnyValue::Float64(number) => float(*number),
        // 8.4 in half the digits is 8.399999618530273 in all of them.
        AnyValue::Float32(number) => float(number.to_string().parse().unwrap_or_else(|_| (*number).into())),
        AnyValue::Date(days) => cells::as_text(day(*days)),
        AnyValue::Datetime(moment, unit, zone) => cells::as_text(clock(*moment, *unit, zone.map(|zone| zone.as_str()))),
        AnyValue::Binary(bytes) => cells::as_text(String::from_utf8_lossy(bytes)),
        AnyValue::Decimal(..) => CellText::number(value.to_string()),
        value if value.is_integer() => CellText::number(value.to_string()),
        value => cells::as_text(value.get_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}

/// What is not a number is how other programs write that there is none.
fn float(number: f64) -> CellText {
    if number.is_nan() {
        CellText::default()
    } else {
        cells::plain(number)
    }
}

/// A day since 1970; beyond the calendar the count itself.
fn day(days: i32) -> String {
    let day = Date::constant(1970, 1, 1).checked_add(i64::from(days).days());
    day.map_or_else(|_| days.to_string(), |day| day.to_string())
}

fn clock(moment: i64, unit: TimeUnit, zone: Option<&str>) -> String {
    let instant = match unit {
        TimeUnit::Nanoseconds => Timestamp::from_nanosecond(moment.into()),
        TimeUnit::Microseconds => Timestamp::from_microsecond(moment),
        TimeUnit::Milliseconds => Timestamp::from_millisecond(moment),
    };
    let Ok(instant) = instant else { return moment.to_string() };
    match zone.map_or(Ok(TimeZone::UTC), TimeZone::get) {
        Ok(zone) => {
            let local = zone.to_datetime(instant);
            let is_day = local.time() == Time::midnight();
            if is_day {
                local.date().to_string()
            } else {
                local.strftime("%Y-%m-%dT%H:%M:%S").to_string()
            }
        }
        Err(_) => instant.to_string(),
    }
}
