//! What of a file nobody looks into, so that it may not be kept as it is.
//!
//! | file | what | where |
//! |---|---|---|
//! | zip | members that are no tables | |
//! | xlsx, xls, ods | remarks at cells, files within | `xl/comments`, records `NOTE`, `office:annotation` |
//! | xlsx, xls, ods | addresses and CPR numbers in what is told of it | `docProps/`, streams of properties, `meta.xml` |

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::super::{Refusal, personal};
use super::limits::Budget;
use super::{Format, archive, biff, kind_of};

/// Parts of a workbook with remarks, the people who made them, and files.
const UNSEEN: [&str; 4] = ["xl/comments", "xl/threadedComments/", "xl/persons/", "xl/embeddings/"];
/// Parts of a workbook that tell of it: who made it, with what, in which firm.
const PROPERTIES: [&str; 4] = ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"];

type Zip<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Whether a zip holds other files than tables, or a workbook remarks, files, addresses or CPR numbers beside its cells.
pub(in super::super) fn holds_unseen(bytes: &[u8]) -> bool {
    // What cannot be looked into may hold anything.
    of_file(bytes, true).unwrap_or(true)
}

/// The same of a file, or of one in a zip: there no other zip is looked into.
fn of_file(bytes: &[u8], is_outermost: bool) -> Result<bool, Refusal> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let properties = biff::properties(bytes);
        let mut texts = properties.iter().flat_map(|stream| texts_of(stream));
        return Ok(biff::has_remarks(bytes) || texts.any(|text| personal::is_of_person(&text)));
    }
    if !bytes.starts_with(b"PK") {
        return Ok(false);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| archive::refusal_of(&error))?;
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(|name| name.to_string()).collect();
    let mut budget = Budget::new();
    if let Some(format) = kind_of(&zip)? {
        return of_workbook(&mut zip, &names, format, &mut budget);
    }
    if !is_outermost || names.iter().any(|name| !archive::is_seen(name)) {
        return Ok(true);
    }
    for name in &names {
        if of_file(&unpacked(&mut zip, name, &mut budget)?, false)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn of_workbook(zip: &mut Zip<'_>, names: &[String], format: Format, budget: &mut Budget) -> Result<bool, Refusal> {
    let is_unseen = |name: &String| UNSEEN.iter().any(|unseen| name.starts_with(unseen));
    if format == Format::Xlsx && names.iter().any(is_unseen) {
        return Ok(true);
    }
    for name in names.iter().filter(|name| PROPERTIES.contains(&name.as_str())) {
        let texts = texts_of_xml(&unpacked(zip, name, budget)?);
        if texts.iter().any(|text| personal::is_of_person(text)) {
            return Ok(true);
        }
    }
    let has_annotation = |content: &[u8]| content.windows(ANNOTATION.len()).any(|part| part == ANNOTATION);
    Ok(format == Format::Ods && has_annotation(&unpacked(zip, "content.xml", budget)?))
}

/// Begins a remark at a cell of an ODS sheet.
const ANNOTATION: &[u8] = b"<office:annotation";

fn unpacked(zip: &mut Zip<'_>, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
    let member = zip.by_name(name).map_err(|error| archive::refusal_of(&error))?;
    let (packed, mut bytes) = (member.compressed_size(), Vec::new());
    budget.unpack(member, packed, &mut bytes)?;
    Ok(bytes)
}

/// The texts between the tags of a part of a workbook; of one that is damaged those before the damage.
fn texts_of_xml(xml: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut texts, mut buffer) = (Vec::new(), Vec::new());
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Text(text) => texts.push((*text).to_owned()),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    texts
}

/// The texts in a stream of properties: runs without control letters, in the letters of one byte and of two.
fn texts_of(stream: &[u8]) -> Vec<String> {
    let narrow = str::from_utf8(stream).map_or_else(|_| encoding_rs::WINDOWS_1252.decode_without_bom_handling(stream).0, Into::into);
    let wide = [0, 1].map(|from| {
        encoding_rs::UTF_16LE
            .decode_without_bom_handling(stream.get(from..).unwrap_or_default())
            .0
    });
    let all = std::iter::once(&narrow).chain(&wide);
    let runs = all.flat_map(|text| text.split(|char: char| char.is_control() || char == '\u{fffd}'));
    runs.filter(|run| run.len() > 2).map(str::to_owned).collect()
}
