//! Where the time of a row stands: in the headings (`2023`, `Tilfredshed 2021`), in one column, or in a year and a month beside it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::Period;

use super::dates::{self, Order};
use super::headings::Heading;
use super::layout::Frame;
use super::profile::Profile;
use super::roles::Casting;
use super::{Role, names};

/// When a column's figures are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// A period.
    Period(Period),
    /// A month, a quarter or a half of a year that stands elsewhere.
    Part((char, i8)),
}

impl Time {
    /// The period, where the year of a part is known: from the file as a whole, or else from the row.
    pub fn period(self, told: Option<Period>, row: Option<Period>) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Part(part) => told.or(row).and_then(|year| dates::within(year, part)),
        }
    }
}

/// A time in a heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Headed {
    /// The time.
    pub time: Time,
    /// What the heading says besides; nothing where the period is all of it.
    pub base: Option<Arc<str>>,
}

/// The times in the headings. A period before or behind other words counts only where the same words have other periods too,
/// months without a year only where there are several.
pub(super) fn in_headings(names: &[Arc<str>]) -> Vec<Option<Headed>> {
    let split: Vec<Option<(&str, Period)>> = names.iter().map(|name| trailing(name).or_else(|| leading(name))).collect();
    let parts: Vec<Option<(char, i8)>> = names.iter().map(|name| dates::part_of_year(name)).collect();
    let are_parts = |letter: char| {
        let mut numbers: Vec<i8> = parts.iter().flatten().filter(|part| part.0 == letter).map(|part| part.1).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len() > usize::from(letter == 'M') + 1
    };
    let mut periods_of: HashMap<&str, Vec<Period>> = HashMap::new();
    for (base, period) in split.iter().flatten() {
        let periods = periods_of.entry(base).or_default();
        if !periods.contains(period) {
            periods.push(*period);
        }
    }
    let has_several = |base: &str| periods_of.get(base).is_some_and(|periods| periods.len() > 1);
    let time_of = |column: usize, name: &Arc<str>| {
        if let Some(period) = dates::read(name, Order::DayFirst) {
            return Some((Time::Period(period), None));
        }
        if let Some((base, period)) = split.get(column).copied().flatten().filter(|(base, _)| has_several(base)) {
            return Some((Time::Period(period), Some(base.into())));
        }
        let part = parts.get(column).copied().flatten().filter(|part| are_parts(part.0))?;
        Some((Time::Part(part), None))
    };
    let headed = |(column, name)| time_of(column, name).map(|(time, base)| Headed { time, base });
    names.iter().enumerate().map(headed).collect()
}

/// A heading that ends in a period, cut in two: `Sygefravær (jan. 2024)`.
pub(super) fn trailing(name: &str) -> Option<(&str, Period)> {
    let mut cuts = name.char_indices().filter(|(_, char)| matches!(char, ' ' | '(' | '_' | ',' | '-'));
    cuts.find_map(|(at, char)| {
        let tail = name.get(at + char.len_utf8()..)?.trim_matches([' ', '(', ')']);
        let base = name.get(..at)?.trim_end_matches([' ', '(', '_', ',', '-']);
        let period = dates::read(tail, Order::DayFirst)?;
        (!base.is_empty()).then_some((base, period))
    })
}

/// A heading that begins with a period, cut in two: `2024 Antal`.
fn leading(name: &str) -> Option<(&str, Period)> {
    let cuts = name
        .char_indices()
        .filter(|(_, char)| matches!(char, ' ' | '_' | ':'))
        .map(|(at, _)| at);
    cuts.collect::<Vec<_>>().into_iter().rev().find_map(|at| {
        let period = dates::read(name.get(..at)?.trim_end_matches([' ', ':', '-', ',']), Order::DayFirst)?;
        let base = name.get(at..)?.trim_matches([' ', '_', ':', '-', '(', ')']);
        (!base.is_empty()).then_some((base, period))
    })
}

/// The time in a column's heading.
pub(super) fn of_column(frame: &Frame<'_>, column: usize) -> Option<Time> {
    frame.headed.get(column).and_then(Option::as_ref).map(|headed| headed.time)
}

/// Whether months, quarters or halves stand as columns without a year.
pub(super) fn lack_year(frame: &Frame<'_>) -> bool {
    frame.headed.iter().flatten().any(|headed| matches!(headed.time, Time::Part(_)))
}

/// Makes figures of the columns headed by periods.
pub(super) fn cast_columns(casting: &mut Casting<'_, '_>) {
    let open: Vec<usize> = casting
        .open()
        .filter(|column| of_column(casting.frame, *column).is_some())
        .collect();
    let figures = |column: &usize| {
        casting
            .profile(*column)
            .map_or((0, 0), |profile| (profile.figures.count, profile.texts))
    };
    let is_full = |column: &usize| figures(column).0 > 0 && figures(column).1 <= figures(column).0;
    let are_figures = open.iter().any(is_full);
    // Beside a column of figures one that is mostly words is of figures too, so that its words are counted as unreadable.
    let is_value = |column: &usize| figures(column).1 <= figures(column).0 || (are_figures && figures(column).0 > 0);
    let values: Vec<usize> = open.into_iter().filter(is_value).collect();
    for column in values {
        casting.give(column, Role::Value);
    }
}

/// Whether figures or ratings stand in columns headed by periods.
pub(super) fn are_columns(casting: &Casting<'_, '_>) -> bool {
    let holds_facts = |role: &Option<Role>| matches!(role, Some(Role::Value | Role::Level));
    casting
        .roles
        .iter()
        .enumerate()
        .any(|(column, role)| holds_facts(role) && of_column(casting.frame, column).is_some())
}

/// Finds the column of periods, and where that only tells the year a column of months, quarters or weeks.
pub(super) fn cast(casting: &mut Casting<'_, '_>) {
    let has_whole_periods = are_columns(casting) && !lack_year(casting.frame);
    let is_year_told = casting.frame.year.is_some();
    if has_whole_periods
        || (are_columns(casting) && is_year_told)
        || casting.first(Role::Period).or(casting.first(Role::VisitDate)).is_some()
    {
        return;
    }
    let role = if casting.levels.is_empty() { Role::Period } else { Role::VisitDate };
    let rank = |column: &usize| {
        let profile = casting.profile(*column)?;
        let is_called_so = casting.heading(*column, Heading::is_period);
        let dates = profile.periods.count().saturating_sub(profile.periods.bare_years);
        let is_serial = is_called_so && profile.periods.order() == Order::Serial;
        let is_mostly = is_serial || profile.is_periods() || (is_called_so && profile.periods.count() * 2 > profile.filled);
        let is_told = is_called_so || dates * 2 > profile.filled;
        (is_mostly && is_told && !casting.heading(*column, Heading::is_upkeep_date)).then_some((!is_called_so, dates == 0))
    };
    let Some(column) = casting.open().filter(|column| rank(column).is_some()).min_by_key(rank) else {
        return;
    };
    casting.give(column, role);
    let has_only_years = casting
        .profile(column)
        .is_some_and(|profile| profile.periods.bare_years == profile.periods.count());
    let is_part = |part: &usize| {
        part_letter(casting, *part).is_some_and(|letter| casting.profile(*part).is_some_and(|profile| are_parts(profile, letter)))
    };
    if let Some(part) = casting.open().find(is_part).filter(|_| has_only_years) {
        casting.give(part, role);
    }
}

fn part_letter(casting: &Casting<'_, '_>, column: usize) -> Option<char> {
    casting.frame.headings.get(column).and_then(letter_of)
}

/// The statistics bank's letter for the parts of a year a heading names.
pub(super) fn letter_of(heading: &Heading) -> Option<char> {
    if heading.has_stem(&["måned", "maaned", "month"]) || heading.is(&["md"]) {
        Some('M')
    } else if heading.has_stem(&["kvartal", "quarter"]) {
        Some('K')
    } else if heading.has_stem(&["uge", "week"]) {
        Some('U')
    } else {
        None
    }
}

/// Whether a column's values are parts of a year: small numbers, or words that become a period beside a year.
fn are_parts(profile: &Profile<'_>, letter: char) -> bool {
    let most = match letter {
        'M' => 12.0,
        'K' => 4.0,
        _ => 53.0,
    };
    let is_small = profile
        .figures
        .whole_range
        .is_some_and(|(least, greatest)| least >= 1.0 && greatest <= most);
    let is_numbers = is_small && profile.figures.count == profile.filled;
    is_numbers || (!profile.words.is_empty() && profile.words.keys().all(|word| within("2024", word, letter).is_some()))
}

/// The period of a year and a part of it: `2024` and `3`, `marts` or `K1`. A part such as "Hele året" is the year itself.
pub(super) fn within(year: &str, part: &str, letter: char) -> Option<Period> {
    let whole = dates::read(year, Order::DayFirst);
    if part.is_empty() || names::is_total(part) {
        return whole.filter(|_| !part.is_empty());
    }
    let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
    let text = if is_number {
        format!("{year}{letter}{part}")
    } else {
        format!("{part} {year}")
    };
    dates::read(&text, Order::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_behind_words_count_where_the_words_have_several() {
        let names: Vec<Arc<str>> = [
            "Hus",
            "2024",
            "Tilfredshed 2021",
            "Tilfredshed (2017)",
            "Antal 2021",
            "Normering 0-2 år",
        ]
        .map(Arc::from)
        .to_vec();
        let found: Vec<String> = in_headings(&names)
            .iter()
            .map(|headed| {
                headed.as_ref().map_or_else(String::new, |headed| {
                    format!(
                        "{}@{:?}",
                        headed.base.as_deref().unwrap_or("-"),
                        headed.time.period(None, None).map(|period| period.to_string())
                    )
                })
            })
            .collect();
        assert_eq!(
            found,
            [
                "",
                "-@Some(\"2024\")",
                "Tilfredshed@Some(\"2021\")",
                "Tilfredshed@Some(\"2017\")",
                "",
                ""
            ]
        );
    }

    #[test]
    fn months_without_a_year_are_parts_of_one() {
        let names: Vec<Arc<str>> = ["Hus", "Jan", "Feb.", "marts", "2024 Antal", "2025 Antal"].map(Arc::from).to_vec();
        let headed = in_headings(&names);
        let time = |column: usize| headed.get(column).and_then(Option::as_ref).map(|headed| headed.time);
        assert_eq!(time(2), Some(Time::Part(('M', 2))));
        assert_eq!(time(5), Some(Time::Period(Period::Year(2025))));
    }

    #[test]
    fn a_year_and_its_part_make_a_period() {
        let cases = [
            ("2024", "3", 'M', "2024M03"),
            ("2024", "12", 'M', "2024M12"),
            ("2024", "marts", 'M', "2024M03"),
            ("2024", "2", 'K', "2024K2"),
            ("2024", "1. kvartal", 'K', "2024K1"),
            ("2024", "7", 'U', "2024U07"),
            ("2024", "Hele året", 'M', "2024"),
            ("2024", "13", 'M', ""),
            ("2024", "", 'M', ""),
        ];
        for (year, part, letter, expected) in cases {
            let found = within(year, part, letter).map(|period| period.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{year} {part}");
        }
    }
}
