//! A cell of a sheet as text that keeps what the workbook knows of it.
//!
//! | the workbook holds | the text | why |
//! |---|---|---|
//! | the number 13482 | `13482` | without thousands marks, so nothing is left to guess |
//! | the number 13.482 | `13.482`, typed | its mark is known: a point. No guess is made of it |
//! | 0.084 shown as `8,4 %` | `8.4%`, typed | what people see in the sheet |
//! | 12 shown as `0012` | `0012` | an id |
//! | a day | `2025-12-31` | whatever the language of the sheet |
//! | a day shown as `jan-25` or `2025` | `2025-01`, `2025` | the sheet means the month, the year |
//! | text | the text | `1.234` written as text is decided as in a CSV file |
//! | `#N/A`, true | `#N/A`, `TRUE` | |

use calamine::{Data, ExcelDateTime};

/// A cell's text, and whether it is a number the workbook knows as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct CellText {
    /// The text; empty for a cell that holds nothing.
    pub text: String,
    /// Whether it is a number with a decimal point, if any.
    pub is_typed: bool,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    #[default]
    Plain,
    /// As a share of a hundred.
    Percent,
    /// With noughts before it, up to so many digits.
    Padded(usize),
    /// Of a day, the month.
    Month,
    /// Of a day, the year.
    Year,
}

impl Form {
    /// The form a format code asks for: `0.0%`, `0000`, `mmm-yy`, `yyyy`.
    pub fn of(code: &str) -> Self {
        let code = bare(code);
        let has = |letter: char| code.contains(letter);
        if has('%') {
            Self::Percent
        } else if code.len() > 1 && code.chars().all(|char| char == '0') {
            Self::Padded(code.len())
        } else if has('y') && !has('d') && !has('h') && !has('s') {
            if has('m') { Self::Month } else { Self::Year }
        } else {
            Self::Plain
        }
    }
}

/// A format code's first section without colours, quoted words and escaped signs.
fn bare(code: &str) -> String {
    let mut bare = String::with_capacity(code.len());
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            ';' => break,
            '"' => drop(chars.by_ref().find(|char| *char == '"')),
            '[' => drop(chars.by_ref().find(|char| *char == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            char => bare.extend(char.to_lowercase()),
        }
    }
    bare
}

/// The text of a cell.
pub(super) fn text(value: Data, form: Form) -> CellText {
    match value {
        Data::Empty => CellText::default(),
        Data::String(text) | Data::DurationIso(text) => as_text(text),
        #[expect(clippy::cast_precision_loss, reason = "formats keep whole numbers as floats themselves")]
        Data::Int(number) => number_text(number as f64, form),
        Data::Float(number) => number_text(number, form),
        Data::Bool(is_true) => as_text(if is_true { "TRUE" } else { "FALSE" }),
        Data::Error(error) => as_text(error.to_string()),
        Data::DateTime(moment) if moment.is_duration() => as_text(duration(moment.as_f64())),
        Data::DateTime(moment) => as_text(day(moment, form)),
        Data::DateTimeIso(text) => as_text(text.strip_suffix("T00:00:00").unwrap_or(&text)),
    }
}

impl CellText {
    /// A number with a decimal point, if any.
    pub fn number(text: String) -> Self {
        Self { text, is_typed: true }
    }
}

/// A cell that is a text.
pub(super) fn as_text(text: impl Into<String>) -> CellText {
    CellText {
        text: text.into(),
        is_typed: false,
    }
}

/// A number as it is.
pub(super) fn plain(number: f64) -> CellText {
    CellText::number(shown(number))
}

fn number_text(number: f64, form: Form) -> CellText {
    match form {
        Form::Padded(width) if number.fract() == 0.0 && number >= 0.0 => as_text(format!("{number:0width$}")),
        Form::Percent => CellText::number(shown(number * 100.0) + "%"),
        _ => plain(number),
    }
}

/// Excel counts with 15 digits; what a file holds beyond is the residue of binary fractions: 0.30000000000000004.
fn shown(number: f64) -> String {
    const DIGITS_AND_MARK: usize = 16;
    let plain = number.to_string();
    if plain.len() <= DIGITS_AND_MARK {
        return plain;
    }
    format!("{number:.14e}").parse::<f64>().map_or(plain, |rounded| rounded.to_string())
}

fn day(moment: ExcelDateTime, form: Form) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match form {
        Form::Year => year.to_string(),
        Form::Month => format!("{year}-{month:02}"),
        // Before the first day there is only a time of day.
        _ if (0.0..1.0).contains(&moment.as_f64()) && moment.as_f64() > 0.0 => format!("{hour:02}:{minute:02}:{second:02}"),
        _ if (hour, minute, second) == (0, 0, 0) => format!("{year}-{month:02}-{day:02}"),
        _ => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// Hours, minutes and seconds of a share of a day.
fn duration(days: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a number of seconds beyond all durations is cut to the largest"
    )]
    let seconds = (days * 86_400.0).round() as i64;
    let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    format!("{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTimeType};

    #[test]
    fn format_codes_tell_forms() {
        let cases = [
            ("General", Form::Plain),
            ("0.00", Form::Plain),
            ("#,##0", Form::Plain),
            ("0%", Form::Percent),
            ("0.0%;[Red]-0.0%", Form::Percent),
            ("0\" %\"", Form::Plain),
            ("0000", Form::Padded(4)),
            ("0", Form::Plain),
            ("dd-mm-yyyy", Form::Plain),
            ("[$-406]mmm\\-yy;@", Form::Month),
            ("yyyy", Form::Year),
            ("yyyy-mm-dd hh:mm", Form::Plain),
            ("hh:mm:ss", Form::Plain),
        ];
        for (code, form) in cases {
            assert_eq!(Form::of(code), form, "{code}");
        }
    }

    #[test]
    fn cells_keep_what_the_workbook_knows() {
        let date = |serial| Data::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        let span = |days| Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::TimeDelta, false));
        let cases = [
            (Data::Float(13482.0), Form::Plain, "13482", true),
            (Data::Float(13.482), Form::Plain, "13.482", true),
            (Data::Float(0.1 + 0.2), Form::Plain, "0.3", true),
            (Data::Float(3.6e-5), Form::Plain, "0.000036", true),
            (Data::Float(-0.5), Form::Plain, "-0.5", true),
            (Data::Float(0.084), Form::Percent, "8.4%", true),
            (Data::Float(0.07), Form::Percent, "7%", true),
            (Data::Int(12), Form::Padded(4), "0012", false),
            (Data::String("0012".into()), Form::Plain, "0012", false),
            (Data::String("1.234".into()), Form::Percent, "1.234", false),
            (date(46022.0), Form::Plain, "2025-12-31", false),
            (date(45658.0), Form::Month, "2025-01", false),
            (date(45658.0), Form::Year, "2025", false),
            (date(45658.5), Form::Plain, "2025-01-01T12:00:00", false),
            (date(0.25), Form::Plain, "06:00:00", false),
            (span(1.5), Form::Plain, "36:00:00", false),
            (Data::DateTimeIso("2025-03-01T00:00:00".into()), Form::Plain, "2025-03-01", false),
            (Data::Bool(true), Form::Plain, "TRUE", false),
            (Data::Error(CellErrorType::NA), Form::Plain, "#N/A", false),
            (Data::Empty, Form::Plain, "", false),
        ];
        for (value, form, expected, is_typed) in cases {
            let found = text(value.clone(), form);
            assert_eq!((found.text.as_str(), found.is_typed), (expected, is_typed), "{value:?} {form:?}");
        }
    }
}
