//! Bytes to text. The character set is decided from the whole file: the first `ø` may stand a megabyte down.
//!
//! Formats that only look like a table from outside (PDF, Excel, zip, a web page saved as `.xls`) are refused here by name.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Encoding, Evidence, Refusal};

/// A file's text and how it was found.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text, without byte order mark, with `\n` where the file had a lone `\r`.
    pub text: Cow<'a, str>,
    /// Character set, and why.
    pub encoding: (Encoding, Evidence),
}

/// Decodes a file, or says what it is instead of text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if let Some(format) = other_format(bytes) {
        return Err(Refusal::OtherFormat(format));
    }
    let (text, encoding) = to_text(bytes)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if is_binary(&text) {
        return Err(Refusal::Binary);
    }
    Ok(Decoded {
        text: with_line_feeds(text),
        encoding,
    })
}

/// A lone `\r` ends a record too; as `\n` it also counts as a line.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_lone = |at: usize| bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(is_lone) {
        return text;
    }
    let chars = text.char_indices().map(|(at, char)| if is_lone(at) { '\n' } else { char });
    Cow::Owned(chars.collect())
}

fn to_text(bytes: &[u8]) -> Result<(Cow<'_, str>, (Encoding, Evidence)), Refusal> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok((String::from_utf8_lossy(rest), (Encoding::Utf8Bom, Evidence::Certain)));
    }
    for utf16 in [UTF_16LE, UTF_16BE] {
        let mark: &[u8] = if utf16 == UTF_16LE { b"\xFF\xFE" } else { b"\xFE\xFF" };
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Ok((utf16.decode_without_bom_handling(rest).0, (Encoding::Utf16, Evidence::Certain)));
        }
    }
    if bytes.contains(&0) {
        return Err(Refusal::Binary);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), (Encoding::Utf8, Evidence::AllValuesFit)));
    }
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.matches('\u{fffd}').count();
    let whole = lossy.chars().filter(|char| !char.is_ascii()).count() - broken;
    if whole > broken * 10 {
        return Ok((lossy, (Encoding::Utf8, Evidence::Likely)));
    }
    Ok((
        WINDOWS_1252.decode_without_bom_handling(bytes).0,
        (Encoding::Windows1252, Evidence::AllValuesFit),
    ))
}

/// A format that can be told from its first bytes.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"%PDF", "PDF"),
        (b"\xD0\xCF\x11\xE0", "Excel (xls)"),
        (b"\x1F\x8B", "gzip"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"{\\rtf", "RTF"),
        (b"7z\xBC\xAF", "7z"),
        (b"SQLite format 3", "SQLite"),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        let is_workbook = bytes.windows(3).any(|window| window == b"xl/");
        return Some(if is_workbook { "Excel (xlsx)" } else { "zip" });
    }
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    magic.or_else(|| markup(bytes))
}

/// A web page, XML or JSON by its first characters.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let start = start.get(..start.len().min(16)).unwrap_or_default().to_ascii_lowercase();
    let begins = |with: &str| start.starts_with(with.as_bytes());
    if begins("<!doctype html") || begins("<html") || begins("<table") {
        Some("HTML")
    } else if begins("<?xml") {
        Some("XML")
    } else if begins("[{") || begins("{\"") {
        Some("JSON")
    } else {
        None
    }
}

/// Whether control characters stand where text would have letters.
fn is_binary(text: &str) -> bool {
    let controls = text.bytes().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    text.contains('\0') || controls * 100 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets_are_found_from_the_whole_file() {
        let long_ascii = [b"Enhed;Tal\r\n".repeat(5000), b"S\xF8lyst;1\r\n".to_vec()].concat();
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("Sølyst;1".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let utf16_big: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain("Sølyst;1".encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let cases: [(&[u8], Encoding, Evidence); 6] = [
            ("Sølyst;1".as_bytes(), Encoding::Utf8, Evidence::AllValuesFit),
            (b"\xEF\xBB\xBFS\xC3\xB8lyst;1", Encoding::Utf8Bom, Evidence::Certain),
            (b"S\xF8lyst;1", Encoding::Windows1252, Evidence::AllValuesFit),
            (&long_ascii, Encoding::Windows1252, Evidence::AllValuesFit),
            (&utf16, Encoding::Utf16, Evidence::Certain),
            (&utf16_big, Encoding::Utf16, Evidence::Certain),
        ];
        for (bytes, encoding, evidence) in cases {
            let decoded = decode(bytes).expect("text");
            assert_eq!(decoded.encoding, (encoding, evidence));
            assert!(decoded.text.contains("Sølyst;1"));
        }
    }

    #[test]
    fn one_broken_byte_does_not_spoil_a_utf8_file() {
        let bytes = ["Børnehuset Ærø;1\n".repeat(20).as_bytes(), b"\xF8"].concat();
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.encoding, (Encoding::Utf8, Evidence::Likely));
    }

    #[test]
    fn lone_carriage_returns_become_lines() {
        for (bytes, text) in [
            ("a;b\r1;2\r", "a;b\n1;2\n"),
            ("a;b\r\n1;2\r3;4", "a;b\r\n1;2\n3;4"),
            ("a;b\r\n", "a;b\r\n"),
        ] {
            assert_eq!(decode(bytes.as_bytes()).expect("text").text, text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        let cases: [(&[u8], Refusal); 8] = [
            (b"", Refusal::Empty),
            (b" \r\n\t", Refusal::Empty),
            (b"\xEF\xBB\xBF\n", Refusal::Empty),
            (b"%PDF-1.7", Refusal::OtherFormat("PDF")),
            (b"PK\x03\x04....xl/workbook.xml", Refusal::OtherFormat("Excel (xlsx)")),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", Refusal::OtherFormat("Excel (xls)")),
            (b"<html><table>", Refusal::OtherFormat("HTML")),
            (b"a;b\n\x00;2", Refusal::Binary),
        ];
        for (bytes, refusal) in cases {
            assert_eq!(decode(bytes).expect_err("refused"), refusal);
        }
    }
}
