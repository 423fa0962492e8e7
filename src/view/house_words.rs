//! What became of a house, in words: a change in a sentence, how a house ended, and a day as one writes it.

use jiff::civil::Date;

use crate::cluster::Tables;
use crate::domain::{HouseChange, HouseChangeKind, HouseId, Period};
use crate::i18n::Locale;
use crate::import::fold_name;

use super::words::{joined, period_words};

/// The word for a kind of change.
#[must_use]
pub fn change_kind_words(kind: HouseChangeKind, locale: &Locale) -> &str {
    locale.t(match kind {
        HouseChangeKind::Same => "change-same",
        HouseChangeKind::Renamed => "change-renamed",
        HouseChangeKind::Moved => "change-moved",
        HouseChangeKind::Merged => "change-merged",
        HouseChangeKind::Split => "change-split",
        HouseChangeKind::Closed => "change-closed",
    })
}

/// The quiet word beside a house that is no more: "lukket"; empty for every other.
pub(super) fn ended_words<'a>(house: &HouseId, tables: &Tables, locale: &'a Locale) -> &'a str {
    match tables.ended(house) {
        Some(HouseChangeKind::Merged) => locale.t("ended-merged"),
        Some(HouseChangeKind::Split) => locale.t("ended-split"),
        Some(_) => locale.t("ended-closed"),
        None => "",
    }
}

/// The number a source gives a house, as far as it is one: "G18062"; empty where the files have the name alone.
pub(super) fn number_words<'a>(id: &'a HouseId, name: &str) -> &'a str {
    if *id.0 == *fold_name(name) { "" } else { &id.0 }
}

/// A house by any of its ids, with the name it bore then: "Kajen (G18062)".
#[must_use]
pub fn house_words(id: &HouseId, tables: &Tables) -> String {
    let name = tables.history(id).and_then(|history| history.name_under(id));
    let name = name
        .or_else(|| tables.house(id).map(|house| &house.name))
        .map_or(&*id.0, |name| name);
    match number_words(id, name) {
        "" => name.to_owned(),
        number if number == name => name.to_owned(),
        number => format!("{name} ({number})"),
    }
}

/// A change in a sentence, with when and what the leaders want to remember: "Kajen hedder nu Muslingen · 1. aug. 2024".
#[must_use]
pub fn change_words(change: &HouseChange, tables: &Tables, locale: &Locale) -> String {
    let houses = |ids: &[HouseId]| {
        let words: Vec<String> = ids.iter().map(|id| house_words(id, tables)).collect();
        match words.split_last() {
            Some((last, first)) if !first.is_empty() => {
                locale.with("view-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
            }
            _ => words.concat(),
        }
    };
    let key = match (change.kind, change.to.is_empty()) {
        (HouseChangeKind::Same, _) => "change-told-same",
        (HouseChangeKind::Renamed, false) => "change-told-renamed",
        (HouseChangeKind::Renamed, true) => "change-told-new-name",
        (HouseChangeKind::Moved, false) => "change-told-moved",
        (HouseChangeKind::Moved, true) => "change-told-new-place",
        (HouseChangeKind::Merged, _) => "change-told-merged",
        (HouseChangeKind::Split, _) => "change-told-split",
        (HouseChangeKind::Closed, _) => "change-told-closed",
    };
    let told = locale.with(key, &[("from", houses(&change.from).into()), ("to", houses(&change.to).into())]);
    joined([&*told, &period_words(change.when, locale), &change.note], " · ")
}

/// When something was, as one writes it: "31-07-2024", "07-2024", "2024".
#[must_use]
pub fn when_text(when: Option<Period>) -> String {
    match when {
        Some(Period::Day(day)) => format!("{:02}-{:02}-{}", day.day(), day.month(), day.year()),
        Some(Period::Month(year, month)) => format!("{month:02}-{year}"),
        when => when.map_or_else(String::new, |period| period.to_string()),
    }
}

/// Reads when something was: a day, a month or a year, with the year in four digits.
///
/// ```
/// use klyngeblik::domain::Period;
/// use klyngeblik::view::parse_when;
/// assert_eq!(parse_when("1.8.2024"), parse_when("2024-08-01"));
/// assert_eq!(parse_when("08-2024"), Some(Period::Month(2024, 8)));
/// assert_eq!(parse_when("i fjor"), None);
/// ```
#[must_use]
pub fn parse_when(text: &str) -> Option<Period> {
    let text = text.trim();
    let plain = text.replace(". ", " ");
    let pieces: Vec<&str> = plain.split(['-', '.', '/', ' ']).collect();
    // The name of a month stands first only where no day does.
    let may_be_name = |place: usize| place > 0 || pieces.len() == 2;
    let number = |(place, piece): (usize, &&str)| {
        let name = || month_named(piece).filter(|_| may_be_name(place));
        piece.parse().ok().or_else(name)
    };
    let parts: Option<Vec<i16>> = pieces.iter().enumerate().map(number).collect();
    let day = |year, month: i16, day: i16| {
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        date.ok().map(Period::Day)
    };
    let has_year = |year: &i16| (1000..=9999).contains(year);
    match parts.as_deref() {
        Some([year]) if has_year(year) => Some(Period::Year(*year)),
        Some([month @ 1..=12, year]) if has_year(year) => Some(Period::Month(*year, i8::try_from(*month).ok()?)),
        Some([first, month, year]) if has_year(year) => day(*year, *month, *first),
        Some([year, month, last]) if has_year(year) => day(*year, *month, *last),
        _ => text.parse().ok(),
    }
}

/// The number of a month by its name, or the first three letters or more of it, in Danish or English.
fn month_named(name: &str) -> Option<i16> {
    const MONTHS: [[&str; 2]; 12] = [
        ["januar", "january"],
        ["februar", "february"],
        ["marts", "march"],
        ["april", "april"],
        ["maj", "may"],
        ["juni", "june"],
        ["juli", "july"],
        ["august", "august"],
        ["september", "september"],
        ["oktober", "october"],
        ["november", "november"],
        ["december", "december"],
    ];
    let name = name.to_lowercase();
    let is_it = |month: &[&str; 2]| name.len() >= 3 && month.iter().any(|whole| whole.starts_with(&name));
    let place = MONTHS.iter().position(is_it)?;
    i16::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_may_be_said_by_its_name() {
        let cases = [
            ("jan. 2026", "2026M01"),
            ("Marts 2026", "2026M03"),
            ("12. januar 2026", "2026-01-12"),
            ("1 Oct 2026", "2026-10-01"),
            ("12-1-2026", "2026-01-12"),
        ];
        for (text, period) in cases {
            assert_eq!(parse_when(text), period.parse().ok(), "{text}");
        }
        for text in ["ja. 2026", "januaren 2026", "marts", "32. maj 2026", "maj 12 2026"] {
            assert_eq!(parse_when(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["2024", "2024M08", "2024-07-31", "2024/25", "2024K3", "1024-01-01"] {
            let when: Period = text.parse().expect(text);
            assert_eq!(parse_when(&when_text(Some(when))), Some(when), "{text}");
        }
        for text in [
            "",
            "24",
            "31-07-24",
            "31-02-2024",
            "13-2024",
            "0-2024",
            "-2024",
            "1-2-3-2024",
            "sommer 2024",
        ] {
            assert_eq!(parse_when(text), None, "{text}");
        }
        assert_eq!(when_text(None), "");
    }
}
