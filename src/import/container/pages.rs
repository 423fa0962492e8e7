//! What a parquet file says of its own sizes, looked through before its reader believes it. For a page of less than no values, or a
//! list of a thousand million columns, that reader would ask for memory there is none of, and the whole program would end.

use std::io::Cursor;

use polars_io::prelude::FileMetadata;
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;
use polars_parquet_format::{Encoding, FileMetaData, PageHeader};

use super::super::Refusal;
use super::Format;
use super::limits::CellCount;
use super::workbook::damaged;

const BROKEN: Refusal = damaged(Format::Parquet);
/// Bytes that what a footer says may take in memory, for each of its own.
const UNFOLDED: usize = 16;

/// One page: how many values it has, of how many bytes, and how they are written.
struct Page {
    values: usize,
    bytes: usize,
    /// None of a dictionary, whose values are none of the column's own.
    encoding: Option<Encoding>,
}

/// Refuses a file whose lists of columns and pages are longer than itself.
pub(super) fn check_footer(bytes: &[u8]) -> Result<(), Refusal> {
    let (rest, end) = bytes.split_last_chunk::<8>().ok_or(BROKEN)?;
    let [a, b, c, d, ..] = *end;
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    let start = rest.len().checked_sub(length).ok_or(BROKEN)?;
    let footer = rest.get(start..).ok_or(BROKEN)?;
    let mut protocol = TCompactInputProtocol::new(footer, length.saturating_mul(UNFOLDED));
    let is_whole = FileMetaData::read_from_in_protocol(&mut protocol).is_ok();
    is_whole.then_some(()).ok_or(BROKEN)
}

/// Refuses a column whose pages hold other than its rows, or unpack to too much. Gives whether its reader can be trusted with it: of
/// texts written by their differences it believes every length.
pub(super) fn check_column(bytes: &[u8], metadata: &FileMetadata, name: &str, count: &mut CellCount) -> Result<bool, Refusal> {
    let mut is_trusted = true;
    for group in &metadata.row_groups {
        let mut chunks = group.columns_under_root_iter(name).ok_or(BROKEN)?;
        let chunk = chunks.next().ok_or(BROKEN)?;
        let range = chunk.byte_range();
        let place = |at: u64| usize::try_from(at).map_err(|_| BROKEN);
        let mut pages = Cursor::new(bytes.get(place(range.start)?..place(range.end)?).ok_or(BROKEN)?);
        let mut left = group.num_rows();
        if usize::try_from(chunk.num_values()) != Ok(left) {
            return Err(BROKEN);
        }
        while left > 0 {
            let page = next(&mut pages).ok_or(BROKEN)?;
            count.text(page.bytes as u64)?;
            if let Some(encoding) = page.encoding {
                left = left.checked_sub(page.values).ok_or(BROKEN)?;
                is_trusted &= !matches!(encoding, Encoding::DELTA_LENGTH_BYTE_ARRAY | Encoding::DELTA_BYTE_ARRAY);
            } else if page.values > page.bytes {
                return Err(BROKEN);
            }
        }
    }
    Ok(is_trusted)
}

/// The page at a place, which moves behind it; nothing where none of its kind can be.
fn next(pages: &mut Cursor<&[u8]>) -> Option<Page> {
    let size = |size: i32| usize::try_from(size).ok();
    let whole = pages.get_ref().len();
    let header = PageHeader::read_from_in_protocol(&mut TCompactInputProtocol::new(&mut *pages, whole)).ok()?;
    let end = pages.position() + u64::try_from(header.compressed_page_size).ok()?;
    pages.set_position(end);
    let bytes = size(header.uncompressed_page_size)?;
    let parts = (header.data_page_header, header.data_page_header_v2, header.dictionary_page_header);
    let (values, encoding) = match (header.type_.0, parts) {
        (0, (Some(page), ..)) => (page.num_values, Some(page.encoding)),
        (2, (.., Some(page))) => (page.num_values, None),
        (3, (_, Some(page), _)) => {
            let levels = size(page.definition_levels_byte_length)? + size(page.repetition_levels_byte_length)?;
            let is_sound = levels <= bytes && (0..=page.num_values).contains(&page.num_nulls);
            (page.num_values, is_sound.then_some(page.encoding).map(Some)?)
        }
        _ => return None,
    };
    let values = size(values)?;
    (end <= whole as u64).then_some(Page { values, bytes, encoding })
}
