//! The year of figures that stand without one: told by a person, by the texts around the table, its sheet's name or the file's, or else
//! asked.

use crate::domain::Period;

use super::dates::{self, Order};
use super::layout::Frame;
use super::piece::RawTable;
use super::plan::Plan;
use super::{Choices, Evidence, Question, SourceKind, stem, times};

/// What stands around a table and may tell its year.
pub(super) struct Around {
    /// Nearest first: the texts above the table, those above its sheet's first table, the sheet's name, the file's.
    texts: [Vec<String>; 4],
}

impl Around {
    pub fn of(frame: &Frame<'_>, table: &RawTable<'_>, file_name: &str) -> Self {
        let above = table.piece.titles().iter().map(|record| record.joined()).collect();
        let sheet = table.piece.title.iter().map(ToString::to_string).collect();
        Self {
            texts: [frame.titles.clone(), above, sheet, vec![stem(file_name).to_owned()]],
        }
    }
}

/// The year of months that stand as columns without one. A column of years tells it row by row.
pub(super) fn of_months(frame: &Frame<'_>, around: &Around, choices: &Choices) -> Option<(Period, Evidence)> {
    let has_year_column = || frame.headings.iter().any(|heading| heading.is(&["år", "aar", "year", "skoleår"]));
    let told = || told(&around.texts).filter(|_| !has_year_column());
    times::lack_year(frame)
        .then(|| chosen(choices).or_else(|| likely(told())))
        .flatten()
}

/// The year of figures and ratings of a table that has no time at all; headings of figures may name it.
pub(super) fn of_all(frame: &Frame<'_>, plan: &Plan, around: &Around, choices: &Choices) -> Option<(Period, Evidence)> {
    if !plan.is_timeless(frame) {
        return None;
    }
    let mut texts = around.texts.clone();
    let headings = plan.measures.iter().filter_map(|measure| frame.names.get(measure.column));
    let [above, ..] = &mut texts;
    above.extend(headings.map(ToString::to_string));
    chosen(choices).or_else(|| likely(told(&texts)))
}

fn chosen(choices: &Choices) -> Option<(Period, Evidence)> {
    choices.year.map(|year| (year, Evidence::Chosen))
}

fn likely(told: Option<Period>) -> Option<(Period, Evidence)> {
    told.map(|year| (year, Evidence::Likely))
}

/// Asks for the year where figures need one.
pub(super) fn question(frame: &Frame<'_>, plan: &Plan, around: &Around, choices: &Choices) -> Option<Question> {
    let is_told = frame.year.is_some() || plan.has_period();
    let years = || named(frame, around);
    if is_told {
        None
    } else if times::lack_year(frame) && plan.has_parts() {
        Some(Question::Year { years: years() })
    } else {
        // A rating without a day is still one; a figure without a time stands on no curve.
        let is_asked = plan.kind.0 == SourceKind::Observations && !choices.timeless;
        (is_asked && plan.is_timeless(frame)).then(|| Question::Time { years: years() })
    }
}

impl Plan {
    /// Whether figures or ratings stand in it and nothing in its columns says when they are of.
    fn is_timeless(&self, frame: &Frame<'_>) -> bool {
        let has_any = !self.measures.is_empty() || !self.levels.is_empty();
        has_any
            && !self.has_period()
            && self.measures.iter().all(|measure| measure.time.is_none())
            && self.levels.iter().all(|level| times::of_column(frame, level.column).is_none())
    }

    /// Whether its figures or ratings stand under months, quarters or halves.
    fn has_parts(&self) -> bool {
        matches!(self.layout, super::Layout::ColumnsArePeriods)
    }
}

/// The one year the nearest texts name that name any.
fn told(texts: &[Vec<String>]) -> Option<Period> {
    let mut years = texts.iter().map(|texts| texts.iter().flat_map(|text| years_in(text)).collect());
    let mut nearest: Vec<Period> = years.find(|years: &Vec<Period>| !years.is_empty())?;
    nearest.sort();
    nearest.dedup();
    match nearest[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// The years and school years a text names; none where it names a day, as an extract's own.
pub(super) fn years_in(text: &str) -> Vec<Period> {
    let mut found = Vec::new();
    for word in text.split(|char: char| !char.is_ascii_digit() && !matches!(char, '-' | '.' | '/')) {
        let word = word.trim_matches(['-', '.', '/']);
        match dates::read(word, Order::DayFirst) {
            Some(Period::Day(_)) => return Vec::new(),
            Some(year @ (Period::Year(_) | Period::SchoolYear(_))) => found.push(year),
            _ => found.extend(four_digits(word).map(Period::Year)),
        }
    }
    found
}

/// Every year the texts around the table mention, those of dates too.
fn named(frame: &Frame<'_>, around: &Around) -> Vec<i16> {
    let texts = around.texts.iter().flatten().chain(&frame.legend);
    let mut years: Vec<i16> = texts
        .flat_map(|text| four_digits(text))
        .filter(|year| (1990..2100).contains(year))
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Numbers of four digits that are years.
fn four_digits(text: &str) -> impl Iterator<Item = i16> {
    let years = text.split(|char: char| !char.is_ascii_digit());
    years.filter_map(|word| match dates::read(word, Order::DayFirst) {
        Some(Period::Year(year)) => Some(year),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_told_by_titles_or_else_by_the_file() {
        let cases: [(&[&str], &str, Option<Period>); 9] = [
            (&["Fravær 2024"], "x_2023.csv", Some(Period::Year(2024))),
            (&["Fravær"], "fravaer-2023.csv", Some(Period::Year(2023))),
            (&["Skoleåret 2024/25"], "x.csv", Some(Period::SchoolYear(2024))),
            (&["2023 og 2024"], "x_2023.csv", None),
            (&["Mål 2020-2024"], "x.csv", None),
            (&["Udtrukket 31-12-2024"], "x.csv", None),
            (&[], "udtræk 2025-03-01.csv", None),
            (&[], "udtraek-2025-03-01.csv", None),
            (&[], "Normering 2023-24.xlsx", Some(Period::SchoolYear(2023))),
        ];
        for (titles, file, expected) in cases {
            let texts = [titles.iter().map(ToString::to_string).collect(), vec![stem(file).to_owned()]];
            assert_eq!(told(&texts), expected, "{titles:?} {file}");
        }
    }
}
