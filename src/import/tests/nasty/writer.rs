//! The truth as a file: dialect, encoding, and what stands around the table.

use proptest::prelude::*;

use super::shapes::{Shape, Sheet};
use super::table::Truth;

/// What a file wears around its table.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each may be on or off with any other")]
pub struct Dress {
    delimiter: char,
    is_all_quoted: bool,
    quote: char,
    line_end: &'static str,
    encoding: u8,
    has_hint: bool,
    n_titles: usize,
    has_footer: bool,
    has_total: bool,
    n_trailing: usize,
    has_ids: bool,
    has_last_end: bool,
}

/// A random dress.
pub fn dress() -> impl Strategy<Value = Dress> {
    let delimiter = prop_oneof![4 => Just(';'), 2 => Just(','), 1 => Just('\t'), 1 => Just('|')];
    let line_end = prop_oneof![3 => Just("\r\n"), 3 => Just("\n"), 1 => Just("\r")];
    let quoting = (any::<bool>(), prop_oneof![5 => Just('"'), 1 => Just('\'')]);
    let around = (any::<bool>(), 0_usize..3, any::<bool>(), any::<bool>(), 0_usize..3);
    (delimiter, quoting, line_end, 0_u8..9, around, any::<bool>(), any::<bool>()).prop_map(
        |(
            delimiter,
            (is_all_quoted, quote),
            line_end,
            encoding,
            (has_hint, n_titles, has_footer, has_total, n_trailing),
            has_ids,
            has_last_end,
        )| Dress {
            delimiter,
            // A single quote is one only where it stands around everything: an apostrophe is a letter.
            is_all_quoted: is_all_quoted || quote == '\'',
            quote,
            line_end,
            encoding,
            has_hint: has_hint && n_titles == 0,
            n_titles,
            has_footer,
            has_total,
            n_trailing,
            has_ids,
            has_last_end,
        },
    )
}

/// The file's bytes.
pub fn write(truth: &Truth, shape: Shape, dress: &Dress) -> Vec<u8> {
    encoded(text(truth, shape, dress), dress)
}

/// A text in the file's character set.
pub fn encoded(text: String, dress: &Dress) -> Vec<u8> {
    let marked = format!("\u{feff}{text}");
    match dress.encoding {
        0 => marked.into_bytes(),
        1 => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        3 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        4 | 5 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        7 => with_one_line_in_windows_1252(&text, dress.line_end),
        _ => text.into_bytes(),
    }
}

/// UTF-8 but for the last line with a Danish letter, where there are others.
fn with_one_line_in_windows_1252(text: &str, line_end: &str) -> Vec<u8> {
    let lines: Vec<&str> = text.split(line_end).collect();
    let danish: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.contains(['æ', 'ø', 'å']))
        .map(|(at, _)| at)
        .collect();
    let odd = danish.last().copied().filter(|_| danish.len() > 1);
    let encoded = lines.iter().enumerate().map(|(at, line)| match odd {
        Some(odd) if odd == at => encoding_rs::WINDOWS_1252.encode(line).0.into_owned(),
        _ => line.as_bytes().to_vec(),
    });
    encoded.collect::<Vec<_>>().join(line_end.as_bytes())
}

/// The file's text.
pub fn text(truth: &Truth, shape: Shape, dress: &Dress) -> String {
    text_of(&cells(truth, shape, dress), dress)
}

/// The file's lines, cell by cell.
pub fn cells(truth: &Truth, shape: Shape, dress: &Dress) -> Vec<Vec<String>> {
    let mut rows = Sheet::new(truth, dress.has_ids).rows(shape, dress.has_total);
    let titles = ["Udtræk for klyngen", &truth.title()];
    let above: Vec<Vec<String>> = titles.iter().take(dress.n_titles).map(|title| vec![(*title).to_owned()]).collect();
    let gap = usize::from(dress.n_titles > 0);
    let mut all: Vec<Vec<String>> = above.into_iter().chain(std::iter::repeat_n(Vec::new(), gap)).collect();
    all.append(&mut rows);
    if dress.has_footer {
        all.extend([Vec::new(), vec!["Kilde: Kommunens ledelsesinformation".to_owned()]]);
    }
    let width = all.iter().map(Vec::len).max().unwrap_or(0) + dress.n_trailing;
    for row in &mut all {
        row.resize(width, String::new());
    }
    all
}

/// Lines of cells as a text.
pub fn text_of(cells: &[Vec<String>], dress: &Dress) -> String {
    let mut lines: Vec<String> = cells.iter().map(|row| line(row, dress)).collect();
    if dress.has_hint {
        lines.insert(0, format!("sep={}", dress.delimiter));
    }
    let end = if dress.has_last_end { dress.line_end } else { "" };
    lines.join(dress.line_end) + end
}

fn line(row: &[String], dress: &Dress) -> String {
    let cells = row.iter().map(|cell| quoted(cell, dress));
    cells.collect::<Vec<_>>().join(&dress.delimiter.to_string())
}

fn quoted(cell: &str, dress: &Dress) -> String {
    let needs = dress.is_all_quoted || cell.contains([dress.delimiter, dress.quote, '\n']);
    if !needs || cell.is_empty() {
        return cell.to_owned();
    }
    let quote = dress.quote.to_string();
    format!("{quote}{}{quote}", cell.replace(dress.quote, &quote.repeat(2)))
}
