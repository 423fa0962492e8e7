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
    /// Lines in another character set than the rest of the file, or with letters that had been decoded wrongly before.
    pub mixed_lines: Vec<u32>,
}

/// Decodes a file, or says what it is instead of text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if let Some(format) = other_format(bytes) {
        return Err(Refusal::OtherFormat(format));
    }
    let mut mixed_lines = Vec::new();
    let (text, encoding) = to_text(bytes, &mut mixed_lines)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if is_binary(&text) {
        return Err(Refusal::Binary);
    }
    let text = without_controls(with_line_feeds(without_marks(text)), &mut mixed_lines);
    Ok(Decoded {
        text,
        encoding,
        mixed_lines,
    })
}

/// Exports put one behind the other leave a byte order mark within the text; no heading is found under a name that begins with one.
fn without_marks(text: Cow<'_, str>) -> Cow<'_, str> {
    const MARK: char = '\u{feff}';
    if text.contains(MARK) {
        Cow::Owned(text.replace(MARK, ""))
    } else {
        text
    }
}

/// A lone `\r` ends a record too; as `\n` it also counts as a line.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_lone = |at: usize| bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) != Some(&b'\n');
    if !bytes.contains(&b'\r') || !(0..bytes.len()).any(is_lone) {
        return text;
    }
    let chars = text.char_indices().map(|(at, char)| if is_lone(at) { '\n' } else { char });
    Cow::Owned(chars.collect())
}

fn to_text<'a>(bytes: &'a [u8], mixed_lines: &mut Vec<u32>) -> Result<(Cow<'a, str>, (Encoding, Evidence)), Refusal> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let text = str::from_utf8(rest).map_or_else(|_| Cow::Owned(by_runs(rest, Encoding::Utf8, mixed_lines)), Cow::Borrowed);
        return Ok((text, (Encoding::Utf8Bom, Evidence::Certain)));
    }
    for utf16 in [UTF_16LE, UTF_16BE] {
        let mark: &[u8] = if utf16 == UTF_16LE { b"\xFF\xFE" } else { b"\xFE\xFF" };
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Ok((utf16.decode_without_bom_handling(rest).0, (Encoding::Utf16, Evidence::Certain)));
        }
    }
    if bytes.contains(&0) {
        return unmarked_utf16(bytes).ok_or(Refusal::Binary);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), (Encoding::Utf8, Evidence::AllValuesFit)));
    }
    let letters = Letters::of(bytes);
    if letters.are_foreign() {
        return Err(Refusal::UnknownEncoding);
    }
    if letters.only() == Some(Encoding::Windows1252) {
        let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
        return Ok((text, (Encoding::Windows1252, Evidence::AllValuesFit)));
    }
    let main = if letters.whole >= letters.broken {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    };
    Ok((Cow::Owned(by_runs(bytes, main, mixed_lines)), (main, Evidence::Likely)))
}

/// UTF-16 without a mark: every other byte of nearly all letters is nought.
fn unmarked_utf16(bytes: &[u8]) -> Option<(Cow<'_, str>, (Encoding, Evidence))> {
    let noughts = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, pairs) = (noughts(0), noughts(1), bytes.len() / 2);
    let utf16 = if second * 10 > pairs * 8 && first == 0 {
        UTF_16LE
    } else if first * 10 > pairs * 8 && second == 0 {
        UTF_16BE
    } else {
        return None;
    };
    let text = utf16.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text, (Encoding::Utf16, Evidence::AllValuesFit)))
}

/// Whether a letter beyond ASCII is one that texts here have: a Latin letter or a sign of print.
const fn is_likely(char: char) -> bool {
    matches!(char, '\u{a0}'..='\u{24f}' | '\u{2000}'..='\u{22ff}')
}

/// What stands beyond ASCII in a text, counted: in the whole of it, or in parts between ASCII letters and added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    /// Letters that are UTF-8 and such as texts here have.
    whole: usize,
    /// Bytes that are no UTF-8.
    broken: usize,
    /// Those of them that are beyond ASCII.
    beyond: usize,
    /// And those beside another. A sign set twice (`££`) tells nothing.
    beside: usize,
}

impl Letters {
    /// Counts what stands in a text.
    pub fn of(bytes: &[u8]) -> Self {
        let mut letters = Self::default();
        if bytes.is_ascii() {
            return letters;
        }
        let mut last = 0_u8;
        for chunk in bytes.utf8_chunks() {
            letters.whole += chunk.valid().chars().filter(|char| is_likely(*char)).count();
            letters.broken += chunk.invalid().len();
            if !chunk.valid().is_empty() {
                last = 0;
            }
            for byte in chunk.invalid() {
                let is_beyond = !byte.is_ascii();
                letters.beyond += usize::from(is_beyond);
                letters.beside += usize::from(is_beyond && !last.is_ascii() && last != *byte);
                last = *byte;
            }
        }
        letters
    }

    /// Adds what stands in a part that comes so often.
    pub const fn add(&mut self, part: Self, times: usize) {
        self.whole += part.whole * times;
        self.broken += part.broken * times;
        self.beyond += part.beyond * times;
        self.beside += part.beside * times;
    }

    /// The one character set of the text; nothing where two are mixed or it is another. A stray pair of letters may look like UTF-8 by
    /// accident, one in very many.
    pub fn only(self) -> Option<Encoding> {
        if self.broken == 0 {
            Some(Encoding::Utf8)
        } else {
            (self.whole * 50 <= self.broken && !self.are_foreign()).then_some(Encoding::Windows1252)
        }
    }

    /// Whether bytes beyond ASCII stand beside others, as in the character sets of East Asia or of Cyrillic and Greek: in Latin words
    /// letters with accents stand alone.
    const fn are_foreign(self) -> bool {
        const FEW: usize = 20;
        self.broken > self.whole && self.beyond >= FEW && self.beside * 5 > self.beyond
    }
}

/// Decodes a file in which UTF-8 and Windows-1252 are mixed, each run by what it is, and notes the lines that are not as the rest.
fn by_runs(bytes: &[u8], main: Encoding, mixed_lines: &mut Vec<u32>) -> String {
    let mut text = String::with_capacity(bytes.len() + 16);
    for (line, number) in bytes.split_inclusive(|byte| *byte == b'\n').zip(1..) {
        let letters = Letters::of(line);
        let is_other = if main == Encoding::Windows1252 {
            letters.whole > 0
        } else {
            letters.broken > 0
        };
        if is_other {
            mixed_lines.push(number);
        }
        for chunk in line.utf8_chunks() {
            text.push_str(chunk.valid());
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    text
}

/// Control letters of Latin-1 are Windows-1252's dashes and quotes, once decoded wrongly: `\u{96}` was `–`.
fn without_controls<'a>(text: Cow<'a, str>, mixed_lines: &mut Vec<u32>) -> Cow<'a, str> {
    let is_control = |char: char| matches!(char, '\u{80}'..='\u{9f}');
    // In UTF-8 they all begin with this byte, which Danish letters never do.
    if !text.as_bytes().contains(&0xC2) || !text.contains(is_control) {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        if line.contains(is_control) {
            mixed_lines.push(number);
        }
        for char in line.chars() {
            match u8::try_from(u32::from(char)) {
                Ok(byte) if is_control(char) => mended.push_str(&WINDOWS_1252.decode_without_bom_handling(&[byte]).0),
                _ => mended.push(char),
            }
        }
    }
    mixed_lines.sort_unstable();
    mixed_lines.dedup();
    Cow::Owned(mended)
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
        let cases: [(&[u8], Encoding, Evidence); 7] = [
            ("Sølyst;1".as_bytes(), Encoding::Utf8, Evidence::AllValuesFit),
            (b"\xEF\xBB\xBFS\xC3\xB8lyst;1", Encoding::Utf8Bom, Evidence::Certain),
            (b"\xEF\xBB\xBF\xEF\xBB\xBFS\xC3\xB8lyst;1", Encoding::Utf8Bom, Evidence::Certain),
            (b"S\xF8lyst;1", Encoding::Windows1252, Evidence::AllValuesFit),
            (&long_ascii, Encoding::Windows1252, Evidence::AllValuesFit),
            (&utf16, Encoding::Utf16, Evidence::Certain),
            (&utf16_big, Encoding::Utf16, Evidence::Certain),
        ];
        for (bytes, encoding, evidence) in cases {
            let decoded = decode(bytes).expect("text");
            assert_eq!(decoded.encoding, (encoding, evidence));
            assert!(decoded.text.contains("Sølyst;1") && !decoded.text.contains('\u{feff}'));
        }
    }

    #[test]
    fn a_file_that_mixes_character_sets_is_read_line_by_line_and_says_which() {
        let cases: [(&[u8], Encoding, &[u32]); 4] = [
            (b"B\xC3\xB8rn;1\nS\xC3\xB8l;2\nS\xF8lyst;3\n", Encoding::Utf8, &[3]),
            (b"B\xF8rn;1\nS\xF8l;2\nS\xC3\xB8lyst;3\n", Encoding::Windows1252, &[3]),
            (b"\xEF\xBB\xBFB\xC3\xB8rn;1\nS\xF8lyst;3\n", Encoding::Utf8Bom, &[2]),
            (b"S\xC3\xB8lyst;1\n2024 \xC2\x96 2025;3\n", Encoding::Utf8, &[2]),
        ];
        for (bytes, encoding, lines) in cases {
            let decoded = decode(bytes).expect("text");
            assert_eq!((decoded.encoding.0, &decoded.mixed_lines[..]), (encoding, lines));
            assert!(decoded.text.contains("Sølyst"));
        }
        assert!(decode(b"a\n2024 \xC2\x96 2025").expect("text").text.contains("2024 – 2025"));
    }

    #[test]
    fn an_unknown_character_set_is_refused_and_never_garbled() {
        let others = [
            (encoding_rs::BIG5, "編號,景點名稱,縣市\n1,雲嘉南濱海國家風景區管理處,臺南市\n"),
            (encoding_rs::EUC_KR, "이름,도시\n1,서울특별시 강남구 테헤란로\n2,부산광역시\n"),
            (encoding_rs::SHIFT_JIS, "名前,都市\n1,東京都千代田区\n2,大阪府大阪市北区\n"),
            (encoding_rs::WINDOWS_1251, "Имя;Город\n1;Москва\n2;Санкт-Петербург\n"),
        ];
        for (set, text) in others {
            let bytes = set.encode(text).0.repeat(3);
            assert_eq!(decode(&bytes).expect_err(text), Refusal::UnknownEncoding);
        }
        let latin = [
            "Børnehuset Åløkken;Blåbærgården;Æbleø;Rådhushøjen\n",
            "ØSTERGÅRDEN;SØÅGÅRD;ÆRØ;GRÆSRØDDERNE;Ærøskøbing\n",
            "Créée à l’été;“Señor”;1\u{a0}234 €;££;½;§§ 5;•••••• – ••••\n",
        ];
        for text in latin {
            let bytes = WINDOWS_1252.encode(text).0.repeat(9);
            assert_eq!(decode(&bytes).expect("text").text, text.repeat(9));
        }
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        let little: Vec<u8> = "Hus;Tal\nSølyst;1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Hus;Tal\nSølyst;1\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let decoded = decode(&bytes).expect("text");
            assert_eq!(decoded.encoding, (Encoding::Utf16, Evidence::AllValuesFit));
            assert!(decoded.text.contains("Sølyst"));
        }
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
