//! Numbers as real files write them: `1.234,5`, `8,4 %`, `−3`, `1 234`, `kr. 12.500`.
//!
//! A cell alone cannot tell `13.482` the Danish number from `13.482` the English one. So a cell only says which readings fit
//! ([`Shape`]); the decimal mark is decided for the whole column (see `decimals`) and only then is the cell read.

use super::DecimalMark;

/// Longer than any number a person writes; what is longer is text.
const LONGEST: usize = 40;

/// Units that may stand before or after the digits.
const UNITS: [&str; 18] = [
    "%", "‰", "pct.", "pct", "procent", "kr.", "kr", ",-", "dkk", "nok", "sek", "kroner", "eur", "€", "gbp", "£", "usd", "$",
];

/// Which readings of a cell are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits without a mark: the same number in every reading.
    Whole,
    /// Only with a decimal comma: `12,5`, `1.234.567`.
    Comma,
    /// Only with a decimal point: `12.5`, `1,234,567`.
    Point,
    /// `13.482`: thousands for a Dane, decimals for others.
    EitherPoint,
    /// `13,482`: decimals for a Dane, thousands for others.
    EitherComma,
}

/// The digits and marks of a cell, bare of sign and unit.
struct Bare {
    bytes: [u8; LONGEST],
    len: usize,
    is_negative: bool,
}

impl Bare {
    fn of(text: &str) -> Option<Self> {
        let (digits, is_negative) = without_sign(text)?;
        let mut bare = Self {
            bytes: [0; LONGEST],
            len: 0,
            is_negative,
        };
        for char in digits.chars() {
            let byte = match char {
                '0'..='9' | '.' | ',' => u8::try_from(char).ok()?,
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => b' ',
                '\'' | '’' => b'\'',
                _ => return None,
            };
            *bare.bytes.get_mut(bare.len)? = byte;
            bare.len += 1;
        }
        bare.bytes().iter().any(u8::is_ascii_digit).then_some(bare)
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// The number, if these bytes are one with this decimal mark and this thousands mark.
    fn number(&self, decimal: u8, thousands: u8) -> Option<f64> {
        let mut halves = self.bytes().splitn(2, |byte| *byte == decimal);
        let whole = halves.next().unwrap_or_default();
        let decimals = halves.next();
        if !decimals.is_none_or(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)) {
            return None;
        }
        let is_whole = if whole.is_empty() {
            decimals.is_some()
        } else {
            is_grouped(whole, thousands)
        };
        if !is_whole {
            return None;
        }
        let mut plain = String::with_capacity(LONGEST + 2);
        plain.extend(whole.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)));
        plain.push('.');
        plain.extend(decimals.unwrap_or_default().iter().map(|byte| char::from(*byte)));
        let number: f64 = plain.parse().ok()?;
        Some(if self.is_negative && number != 0.0 { -number } else { number })
    }
}

/// The digits and marks of a cell and whether a minus stands before them, after them, or parentheses around; units may stand
/// outside or inside. Nothing where there are two signs.
fn without_sign(text: &str) -> Option<(&str, bool)> {
    const MINUS: [char; 4] = ['-', '−', '–', '\u{2011}'];
    let text = without_units(text);
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        let inner = without_units(inner);
        return (!inner.contains(MINUS) && inner.starts_with(|char: char| char.is_ascii_digit())).then_some((inner, true));
    }
    if let Some(digits) = text.strip_prefix(MINUS) {
        return Some((without_units(digits), true));
    }
    // A plus before a change; before many digits it is a telephone number.
    if let Some(digits) = text.strip_prefix('+') {
        let n_digits = digits.bytes().filter(u8::is_ascii_digit).count();
        return (n_digits < 8 && !digits.contains(MINUS)).then(|| (without_units(digits), false));
    }
    match text.strip_suffix(MINUS) {
        Some(digits) => Some((without_units(digits), true)),
        None => Some((text, false)),
    }
}

fn without_units(text: &str) -> &str {
    let mut text = text.trim();
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    if is_bare(text.as_bytes().first()) && is_bare(text.as_bytes().last()) {
        return text;
    }
    for unit in UNITS {
        let ends = text.len().checked_sub(unit.len()).filter(|at| text.is_char_boundary(*at));
        if ends.is_some_and(|at| text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(unit))) {
            text = ends.and_then(|at| text.get(..at)).unwrap_or(text).trim_end();
        }
        if text.get(..unit.len()).is_some_and(|start| start.eq_ignore_ascii_case(unit)) {
            text = text.get(unit.len()..).unwrap_or(text).trim_start();
        }
    }
    text
}

/// Whether these are digits, or groups of three divided by one kind of mark: `12345`, `1.234.567`, `1 234`.
fn is_grouped(whole: &[u8], thousands: u8) -> bool {
    let Some(mark) = whole.iter().copied().find(|byte| !byte.is_ascii_digit()) else {
        return true;
    };
    if mark != thousands && mark != b' ' && mark != b'\'' {
        return false;
    }
    let mut groups = whole.split(|byte| *byte == mark);
    let first = groups.next().unwrap_or_default();
    let is_first_good = (1..=3).contains(&first.len()) && first.iter().all(u8::is_ascii_digit) && !first.starts_with(b"0");
    is_first_good && groups.all(|group| group.len() == 3 && group.iter().all(u8::is_ascii_digit))
}

/// A number in the notation of machines, `3.6e-05`: always with a point.
fn scientific(text: &str) -> Option<f64> {
    let text = text.to_ascii_lowercase();
    let is_scientific = text.starts_with(|char: char| char.is_ascii_digit() || char == '-') && (text.contains("e-") || text.contains("e+"));
    is_scientific
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number: &f64| number.is_finite())
}

/// Which readings of a cell are possible; nothing where it is no number.
pub(super) fn shape(text: &str) -> Option<Shape> {
    if !text.as_bytes().iter().any(u8::is_ascii_digit) {
        return None;
    }
    if scientific(text.trim()).is_some() {
        return Some(Shape::Point);
    }
    let bare = Bare::of(text)?;
    let has = |mark: u8| bare.bytes().contains(&mark);
    let with_comma = bare.number(b',', b'.').is_some();
    let with_point = bare.number(b'.', b',').is_some();
    match (with_comma, with_point) {
        (true, true) if has(b'.') => Some(Shape::EitherPoint),
        (true, true) if has(b',') => Some(Shape::EitherComma),
        (true, true) => Some(Shape::Whole),
        (true, false) => Some(Shape::Comma),
        (false, true) => Some(Shape::Point),
        (false, false) => None,
    }
}

/// The number of a cell, once the column's decimal mark is known.
///
/// [`DecimalMark::None`] reads whole numbers only; a marked one is no number then.
pub(super) fn parse(text: &str, mark: DecimalMark) -> Option<f64> {
    let bare = Bare::of(text);
    match mark {
        DecimalMark::Comma => bare?.number(b',', b'.'),
        DecimalMark::Point => scientific(text.trim()).or_else(|| bare?.number(b'.', b',')),
        DecimalMark::None => bare?.number(0, 0),
    }
}

/// A number a person wrote in a field: by the one mark it can have, and where it can have either, by the mark of the person's language.
///
/// ```
/// use klyngeblik::import::{DecimalMark, written_number};
/// assert_eq!(written_number("8,5 %", DecimalMark::Comma), Some(8.5));
/// assert_eq!(written_number("8.5", DecimalMark::Comma), Some(8.5));
/// assert_eq!(written_number("1.240", DecimalMark::Comma), Some(1240.0));
/// assert_eq!(written_number("otte", DecimalMark::Comma), None);
/// ```
#[must_use]
pub fn written_number(text: &str, own: DecimalMark) -> Option<f64> {
    let mark = match shape(text.trim())? {
        Shape::Comma => DecimalMark::Comma,
        Shape::Point => DecimalMark::Point,
        Shape::Whole => DecimalMark::None,
        Shape::EitherPoint | Shape::EitherComma => own,
    };
    parse(text.trim(), mark).filter(|number| number.is_finite())
}

/// How many decimals a cell shows.
pub(super) fn decimals(text: &str, mark: DecimalMark) -> usize {
    let mark = match mark {
        DecimalMark::Comma => ',',
        DecimalMark::Point => '.',
        DecimalMark::None => return 0,
    };
    text.rsplit_once(mark)
        .map_or(0, |(_, after)| after.bytes().take_while(u8::is_ascii_digit).count())
}

/// Whether a cell is digits that begin with a nought, as ids and phone numbers do: `0101`.
pub(super) fn has_leading_zero(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_what_a_cell_alone_can_tell() {
        let cases = [
            ("12", Some(Shape::Whole)),
            ("1 234", Some(Shape::Whole)),
            ("1\u{a0}234\u{a0}567", Some(Shape::Whole)),
            ("12 34", None),
            ("12,5", Some(Shape::Comma)),
            ("1.234,5", Some(Shape::Comma)),
            ("1.234.567", Some(Shape::Comma)),
            ("12.5", Some(Shape::Point)),
            ("1,234.5", Some(Shape::Point)),
            ("1,234,567", Some(Shape::Point)),
            ("0.123", Some(Shape::Point)),
            ("0,123", Some(Shape::Comma)),
            ("13.482", Some(Shape::EitherPoint)),
            ("13,482", Some(Shape::EitherComma)),
            ("3.798601398601398", Some(Shape::Point)),
            ("3.6e-05", Some(Shape::Point)),
            ("8,4 %", Some(Shape::Comma)),
            ("17,10%", Some(Shape::Comma)),
            ("kr. 12.500", Some(Shape::EitherPoint)),
            ("−3", Some(Shape::Whole)),
            ("+4530281647", None),
            ("+0,08", Some(Shape::Comma)),
            ("06:00", None),
            ("1.2.3", None),
            ("G18062", None),
            ("12.", None),
            ("", None),
            ("%", None),
            ("12E5", None),
            ("1'234'567", Some(Shape::Whole)),
            ("1’234.50", Some(Shape::Point)),
            ("€ 12,50", Some(Shape::Comma)),
            ("£65.60", Some(Shape::Point)),
            ("12,50-", Some(Shape::Comma)),
            ("(12,50)", Some(Shape::Comma)),
            ("(-12,50)", None),
            ("-12-", None),
            ("2020-2021", None),
            ("1 234'567", None),
        ];
        for (text, expected) in cases {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn cells_are_read_with_the_column_s_mark() {
        let cases = [
            ("1.234,5", DecimalMark::Comma, Some(1234.5)),
            ("13.482", DecimalMark::Comma, Some(13482.0)),
            ("13.482", DecimalMark::Point, Some(13.482)),
            ("1,234.5", DecimalMark::Point, Some(1234.5)),
            ("8,4 %", DecimalMark::Comma, Some(8.4)),
            ("− 3,5", DecimalMark::Comma, Some(-3.5)),
            ("-0", DecimalMark::None, Some(0.0)),
            (",5", DecimalMark::Comma, Some(0.5)),
            ("1.234,50 kr.", DecimalMark::Comma, Some(1234.5)),
            ("DKK 12", DecimalMark::None, Some(12.0)),
            ("1.234,5-", DecimalMark::Comma, Some(-1234.5)),
            ("(1.234)", DecimalMark::Comma, Some(-1234.0)),
            ("–\u{a0}1\u{202f}234,5 %", DecimalMark::Comma, Some(-1234.5)),
            ("-kr. 12,50", DecimalMark::Comma, Some(-12.5)),
            ("1.250,-", DecimalMark::Comma, Some(1250.0)),
            ("12.5", DecimalMark::Comma, None),
            ("12,5", DecimalMark::None, None),
            ("3.6e-05", DecimalMark::Point, Some(3.6e-5)),
            ("æ%", DecimalMark::Comma, None),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(parse(text, mark), expected, "{text}");
        }
    }

    #[test]
    fn decimals_are_counted_after_the_mark() {
        for (text, mark, expected) in [
            ("12,50 %", DecimalMark::Comma, 2),
            ("1.234", DecimalMark::Comma, 0),
            ("3.667", DecimalMark::Point, 3),
            ("7", DecimalMark::None, 0),
        ] {
            assert_eq!(decimals(text, mark), expected, "{text}");
        }
    }
}
