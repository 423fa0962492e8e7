//! Workbooks, zips and parquet files made here: what each kind of cell becomes, which table is read, what is refused.

mod archive;
mod bombs;
mod cells;
mod damage;
mod ods;
mod parquet;
mod personal;
mod reports;
mod sheets;

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook as Writer, Worksheet, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::{Choices, DecimalMark, Evidence, Import, Limit, Question, Refusal, Role, SetAsideReason, read, read_all};
use super::{Format, TableEntry, limits};
use crate::domain::{Absence, Value};
use crate::import::{keepable, table as own_words, tables};

type Made = Result<(), XlsxError>;
/// A sheet's name, and what fills it.
type Filled<'a> = (&'a str, &'a dyn Fn(&mut Worksheet) -> Made);

/// A workbook with sheets made by hand.
fn workbook(sheets: &[Filled<'_>]) -> Vec<u8> {
    let mut writer = Writer::new();
    for (name, fill) in sheets {
        let sheet = writer.add_worksheet();
        sheet.set_name(*name).expect("a name");
        fill(sheet).expect("filled");
    }
    writer.save_to_buffer().expect("a workbook")
}

/// A sheet of texts and numbers: what reads as a number is one.
fn table(sheet: &mut Worksheet, from_row: u32, rows: &[&[&str]]) -> Made {
    for (row, cells) in (from_row..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number)?,
                Err(_) => sheet.write_string(row, column, *cell)?,
            };
        }
    }
    Ok(())
}

/// A zip of members, each packed.
fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// An ODS workbook with this content.
fn ods(tables: &str) -> Vec<u8> {
    ods_with(tables, &[])
}

/// An ODS workbook with this content and other parts.
fn ods_with(tables: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let own: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:x\"/>"),
        ("content.xml", content.as_bytes()),
    ];
    zipped(&[&own, parts].concat())
}

fn read_as(bytes: &[u8], table: Option<&str>) -> Result<Import, Refusal> {
    let choices = Choices {
        table: table.map(Into::into),
        ..Choices::default()
    };
    read(bytes, "fil.xlsx", &choices)
}

fn refusal(bytes: &[u8]) -> Refusal {
    read_as(bytes, None).expect_err("refused")
}

fn names(bytes: &[u8]) -> Vec<(String, bool)> {
    let named = |entry: TableEntry| (entry.name.as_deref().unwrap_or_default().to_owned(), entry.is_hidden);
    tables(bytes).expect("tables").into_iter().map(named).collect()
}

fn figures(import: &Import) -> Vec<String> {
    let shown = import.observations.iter().map(|row| {
        let value = match row.value {
            Value::Number(number) => number.to_string(),
            Value::Absent(absence) => format!("{absence:?}"),
        };
        let period = row.period.map_or_else(|| "-".to_owned(), |period| period.to_string());
        format!("{} | {} | {period} | {value} | {}", row.house_name, row.indicator, row.line)
    });
    shown.collect()
}

/// The first line of people's data that stop a table.
fn personal_line(refusal: &Refusal) -> Option<u32> {
    match refusal {
        Refusal::PersonalData(found) => Some(found.first()?.lines.first()?.line),
        _ => None,
    }
}
