//! Periods as real files spell them: `2025`, `2023/2024`, `2025K1`, `1. kvartal 2025`, `jan. 2025`, `31-12-2025`, `12/31/2025 10:00`.
//!
//! A text is cut into numbers and words, and the pattern of these is matched. Whether `03/04/2025` is March or April is decided for
//! the whole column ([`Order`]), never for a cell.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::domain::Period;

/// Years outside are no years but figures.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

/// Which of day and month a column of `a/b/year` dates writes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// As Danes do.
    #[default]
    DayFirst,
    /// As Americans do.
    MonthFirst,
    /// Neither: one number, a spreadsheet's count of days from the end of 1899, or `202401`, or `20240131`.
    Serial,
}

/// A piece of a date.
#[derive(Debug, Clone, Copy)]
enum Part<'a> {
    /// A number, how many digits it has, and the mark before it.
    Number(u16, usize, char),
    /// A word.
    Word(&'a str),
}

/// The period a text names, or nothing.
pub(super) fn read(text: &str, order: Order) -> Option<Period> {
    let text = text.trim();
    if order == Order::Serial {
        return serial(text);
    }
    if !(4..=40).contains(&text.len()) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = [Part::Word(""); 10];
    let len = cut(text, &mut parts)?;
    let parts = parts.get(..len)?;
    match parts.split_first()? {
        (Part::Word(first), rest) if is_lead_word(first) => numeric(rest, order),
        (Part::Word(_), _) => worded(parts),
        (Part::Number(..), _) => numeric(parts, order).or_else(|| worded(parts)),
    }
}

/// A period as one number: a spreadsheet's for a day of this century, `202401` or `20240131`.
pub(super) fn serial(text: &str) -> Option<Period> {
    if !matches!(text.len(), 5 | 6 | 8) {
        return None;
    }
    let number: u32 = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let this_century = |number: u32| u16::try_from(number).ok().and_then(year).filter(|year| (2000..2100).contains(year));
    match text.len() {
        5 if (36_526..=73_050).contains(&number) => {
            let first = Date::new(1899, 12, 30).ok()?;
            first.checked_add(i64::from(number).days()).ok().map(Period::Day)
        }
        6 => Some(Period::Month(
            this_century(number / 100)?,
            in_range(u16::try_from(number % 100).ok()?, 1..=12)?,
        )),
        8 => day(
            this_century(number / 10_000)?,
            u16::try_from(number / 100 % 100).ok()?,
            u16::try_from(number % 100).ok()?,
        ),
        _ => None,
    }
}

/// A part of a year without the year: the statistics bank's letter and the number. `Marts` is `M3`, `1. kvartal` is `K1`.
pub(super) fn part_of_year(text: &str) -> Option<(char, i8)> {
    let text = text.trim().trim_end_matches('.');
    if let Some(month) = month_named(text) {
        return Some(('M', month));
    }
    match read(&format!("2000 {text}"), Order::DayFirst).or_else(|| read(&format!("{text} 2000"), Order::DayFirst))? {
        Period::Quarter(_, quarter) if text.len() > 1 => Some(('K', quarter)),
        Period::HalfYear(_, half) if text.len() > 1 => Some(('H', half)),
        _ => None,
    }
}

/// The part of a year in a year or in a school year, which begins in August.
pub(super) fn within(year: Period, (letter, number): (char, i8)) -> Option<Period> {
    match (year, letter) {
        (Period::Year(year), 'M') => Some(Period::Month(year, number)),
        (Period::Year(year), 'K') => Some(Period::Quarter(year, number)),
        (Period::Year(year), 'H') => Some(Period::HalfYear(year, number)),
        (Period::SchoolYear(year), 'M') => Some(Period::Month(year + i16::from(number < 8), number)),
        _ => None,
    }
}

/// The two leading numbers of an `a/b/year` date, which may be day and month or month and day.
pub(super) fn day_and_month(text: &str) -> Option<(u16, u16)> {
    let mut parts = [Part::Word(""); 10];
    let len = cut(text.trim(), &mut parts)?;
    match *parts.get(..len)? {
        [
            Part::Number(a, 1..=2, _),
            Part::Number(b, 1..=2, first),
            Part::Number(_, _, second),
            ..,
        ] if is_date_mark(first) && first == second => Some((a, b)),
        _ => None,
    }
}

fn is_lead_word(word: &str) -> bool {
    ["skoleåret", "skoleår", "år", "året", "aar", "pr", "sæson"]
        .iter()
        .any(|lead| word.eq_ignore_ascii_case(lead))
}

/// Cuts a text where letters, digits and marks meet. Nothing where it has more parts than a date can have.
fn cut<'a>(text: &'a str, parts: &mut [Part<'a>]) -> Option<usize> {
    let (mut len, mut rest, mut mark) = (0, text, ' ');
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        if !is_digit && !first.is_alphabetic() {
            mark = if mark == ' ' || first != ' ' { first } else { mark };
            rest = rest.get(first.len_utf8()..)?;
            continue;
        }
        let end = rest
            .find(|char: char| if is_digit { !char.is_ascii_digit() } else { !char.is_alphabetic() })
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        *parts.get_mut(len)? = if is_digit {
            Part::Number(part.parse().ok()?, end, mark)
        } else {
            Part::Word(part)
        };
        (len, rest, mark) = (len + 1, after, ' ');
    }
    Some(len)
}

const fn is_date_mark(mark: char) -> bool {
    matches!(mark, '-' | '/' | '.')
}

fn year(value: u16) -> Option<i16> {
    i16::try_from(value).ok().filter(|year| YEARS.contains(year))
}

/// A year of four digits, or of two as dates of our time write it.
fn year_of_width(value: u16, width: usize) -> Option<i16> {
    match width {
        4 => year(value),
        2 => i16::try_from(value)
            .ok()
            .map(|short| if short < 70 { 2000 + short } else { 1900 + short }),
        _ => None,
    }
}

fn in_range(value: u16, range: std::ops::RangeInclusive<i8>) -> Option<i8> {
    i8::try_from(value).ok().filter(|number| range.contains(number))
}

/// Patterns that begin with a number and hold only numbers (and a time of day after a date).
fn numeric(parts: &[Part<'_>], order: Order) -> Option<Period> {
    use Part::Number;
    match *parts {
        [Number(y, 4, _)] | [Number(y, 4, _), Number(0, 1, '.')] => year(y).map(Period::Year),
        [Number(y, 4, _), Number(next, 4, '/' | '-' | '–')] => (next == y + 1).then(|| year(y).map(Period::SchoolYear)).flatten(),
        [Number(y, 4, _), Number(second, 2, mark)] => year_and_two_digits(y, second, mark),
        [Number(m, 1..=2, _), Number(y, 4, '-' | '/')] => Some(Period::Month(year(y)?, in_range(m, 1..=12)?)),
        [
            Number(a, a_width, _),
            Number(b, 1..=2, first),
            Number(c, c_width, second),
            ref rest @ ..,
        ] if is_date_mark(first) && first == second && is_time(rest) => match (a_width, c_width, order) {
            (4, 1..=2, _) => day(year(a)?, b, c),
            (1..=2, _, Order::DayFirst) => day(year_of_width(c, c_width)?, b, a),
            (1..=2, _, Order::MonthFirst) => day(year_of_width(c, c_width)?, a, b),
            _ => None,
        },
        _ => None,
    }
}

/// `2023/24` is a school year, `2023-03` a month, and `2011-12` a month as well.
fn year_and_two_digits(first: u16, second: u16, mark: char) -> Option<Period> {
    let is_next = second == (first + 1) % 100;
    match (mark, in_range(second, 1..=12)) {
        ('/', Some(month)) if !is_next => year(first).map(|year| Period::Month(year, month)),
        ('-', Some(month)) => year(first).map(|year| Period::Month(year, month)),
        ('/' | '-' | '–', _) if is_next => year(first).map(Period::SchoolYear),
        _ => None,
    }
}

fn day(year: i16, month: u16, date: u16) -> Option<Period> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(date).ok()?)
        .ok()
        .map(Period::Day)
}

/// What may follow a date: nothing, or a time of day.
fn is_time(parts: &[Part<'_>]) -> bool {
    match *parts {
        [] => true,
        [Part::Word("T"), ref rest @ ..] => is_time(rest),
        [Part::Number(hour, ..), Part::Number(minute, _, ':' | '.'), ..] => hour < 25 && minute < 60,
        _ => false,
    }
}

/// Patterns with a word in them: months, quarters, weeks.
fn worded(parts: &[Part<'_>]) -> Option<Period> {
    use Part::{Number, Word};
    match *parts {
        [Number(y, 4, _), Word(word), Number(n, ..)] | [Word(word), Number(n, 1..=2, _), Number(y, 4, _)] => stepped(year(y)?, word, n),
        [Number(n, 1..=2, _), Word(word), Number(y, 4, _)] => match month_named(word) {
            Some(month) => day(year(y)?, u16::try_from(month).ok()?, n),
            None => stepped(year(y)?, word, n),
        },
        [Number(y, 4, _), Word("M" | "m"), Number(m, ..), Word("D" | "d"), Number(d, ..)] => day(year(y)?, m, d),
        [Word(word), Number(y, 4, _)] | [Number(y, 4, _), Word(word)] => named(year(y)?, word),
        [Word(word), Number(y, width, _)] => Some(Period::Month(year_of_width(y, width)?, month_named(word)?)),
        _ => None,
    }
}

/// A month or a half of a year by its name.
fn named(year: i16, word: &str) -> Option<Period> {
    match word.to_lowercase().as_str() {
        "forår" | "foråret" | "spring" | "vår" | "våren" => Some(Period::HalfYear(year, 1)),
        "efterår" | "efteråret" | "autumn" | "høst" | "høsten" | "höst" => Some(Period::HalfYear(year, 2)),
        word => month_named(word).map(|month| Period::Month(year, month)),
    }
}

/// A quarter, a month or a week by its letter or word and number.
fn stepped(year: i16, word: &str, number: u16) -> Option<Period> {
    match word.to_lowercase().as_str() {
        "k" | "q" | "kv" | "kvt" | "kvartal" | "quarter" => in_range(number, 1..=4).map(|quarter| Period::Quarter(year, quarter)),
        "h" | "halvår" | "half" => in_range(number, 1..=2).map(|half| Period::HalfYear(year, half)),
        "m" | "md" | "måned" => in_range(number, 1..=12).map(|month| Period::Month(year, month)),
        "u" | "w" | "uge" | "week" => {
            let week = in_range(number, 1..=53)?;
            ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|_| Period::Week(year, week))
        }
        _ => None,
    }
}

/// The month a Danish, Norwegian, Swedish or English word names.
fn month_named(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "januar", "january", "januari"],
        &["feb", "febr", "februar", "february", "februari"],
        &["mar", "marts", "mars", "march"],
        &["apr", "april"],
        &["maj", "mai", "may"],
        &["jun", "juni", "june"],
        &["jul", "juli", "july"],
        &["aug", "august", "augusti"],
        &["sep", "sept", "september"],
        &["okt", "oct", "oktober", "october"],
        &["nov", "november"],
        &["dec", "des", "december", "desember"],
    ];
    let word = word.to_lowercase();
    MONTHS
        .iter()
        .zip(1..)
        .find(|(names, _)| names.contains(&word.as_str()))
        .map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_real_files_find_their_period() {
        let cases = [
            ("2025", "2025"),
            ("2025/26", "2025/26"),
            ("2023/2024", "2023/24"),
            ("2023-2024", "2023/24"),
            ("2019-20", "2019/20"),
            ("Skoleåret 2023/24", "2023/24"),
            ("2025K1", "2025K1"),
            ("2025Q3", "2025K3"),
            ("1. kvartal 2025", "2025K1"),
            ("K2 2025", "2025K2"),
            ("2025 K4", "2025K4"),
            ("1. halvår 2024", "2024H1"),
            ("2. halvår, 2024", "2024H2"),
            ("2024H2", "2024H2"),
            ("Forår 2024", "2024H1"),
            ("efteråret 2024", "2024H2"),
            ("2025M03", "2025M03"),
            ("2025-03", "2025M03"),
            ("03-2025", "2025M03"),
            ("jan. 2025", "2025M01"),
            ("Januar 2025", "2025M01"),
            ("maj-25", "2025M05"),
            ("2025U07", "2025U07"),
            ("2025-W07", "2025U07"),
            ("uge 7, 2025", "2025U07"),
            ("2025-03-03", "2025-03-03"),
            ("2025-03-03T10:15:00Z", "2025-03-03"),
            ("2025M03D03", "2025-03-03"),
            ("31-12-2025", "2025-12-31"),
            ("31.12.2025", "2025-12-31"),
            ("31/12/2025", "2025-12-31"),
            ("3/4/2025", "2025-04-03"),
            ("31-12-25", "2025-12-31"),
            ("3. marts 2025", "2025-03-03"),
            ("03-04-1901", "1901-04-03"),
            ("16.10.2014 kl", ""),
            ("1850-1899", ""),
            ("2023.12", ""),
            ("12,5", ""),
            ("13.482", ""),
            ("0101", ""),
            ("30-02-2025", ""),
            ("2025M13", ""),
            ("+4512345678", ""),
            ("99999999999999999999", ""),
            ("1-2-31000", ""),
            ("Hus 2025 A", ""),
            ("1.1.1.1.1.1.1.1.1.1.1.1", ""),
        ];
        for (text, expected) in cases {
            let found = read(text, Order::DayFirst).map(|period| period.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_days_and_parts_of_years() {
        let day = |text| read(text, Order::Serial).map(|period| period.to_string());
        assert_eq!(day("45292").as_deref(), Some("2024-01-01"));
        assert_eq!((day("4529"), day("99999"), day("2024-01-01")), (None, None, None));
        let cases = [
            ("Jan", Some(('M', 1))),
            ("sept.", Some(('M', 9))),
            ("1. kvartal", Some(('K', 1))),
            ("K3", Some(('K', 3))),
            ("2. halvår", Some(('H', 2))),
            ("Forår", Some(('H', 1))),
            ("3", None),
            ("Antal", None),
            ("i alt", None),
        ];
        for (text, expected) in cases {
            assert_eq!(part_of_year(text), expected, "{text}");
        }
        assert_eq!(within(Period::SchoolYear(2024), ('M', 2)), Some(Period::Month(2025, 2)));
    }

    #[test]
    fn month_first_is_read_when_the_column_says_so() {
        let found = read("12/31/2025 10:00:00", Order::MonthFirst).map(|period| period.to_string());
        assert_eq!(found.as_deref(), Some("2025-12-31"));
        assert_eq!(read("12/31/2025 10:00:00", Order::DayFirst), None);
        assert_eq!(day_and_month("12/31/2025 10:00:00"), Some((12, 31)));
        assert_eq!(day_and_month("12.5"), None);
    }
}
