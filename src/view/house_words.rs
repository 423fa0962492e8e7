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
    let parts: Option<Vec<i16>> = text.split(['-', '.', '/', ' ']).map(|part| part.parse().ok()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

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
