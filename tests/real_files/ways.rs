//! The ways figures come out of files, as their descriptions write them.

use std::collections::{BTreeMap, BTreeSet};

use klyngeblik::import::SetAsideReason;

use super::read::Read;

/// The first of the survey's factors, the satisfaction as a whole.
pub const NFI: &str = "NFI, DITT BARNS FÖRSKOLA I SIN HELHET";

/// Nothing where all is as stated, as the statement has no figure.
pub fn differing(is_same: bool) -> String {
    if is_same { String::new() } else { "different".to_owned() }
}

pub fn unique(found: usize, rows: usize) -> String {
    if found == rows {
        String::new()
    } else {
        format!("{found} different of {rows} ")
    }
}

pub fn joined<S: ToString>(all: impl IntoIterator<Item = S>, between: &str) -> String {
    all.into_iter().map(|one| one.to_string()).collect::<Vec<_>>().join(between)
}

/// What comes of every file, where it is the same of all.
pub fn both(read: &[&Read], figure: impl Fn(&Read) -> String) -> String {
    alike(read.iter().map(|read| figure(read)))
}

/// One of these, where they are all the same.
pub fn alike<S: ToString>(all: impl IntoIterator<Item = S>) -> String {
    let all: BTreeSet<String> = all.into_iter().map(|one| one.to_string()).collect();
    joined(all, " or ")
}

pub fn in_order(counts: &BTreeMap<String, usize>, between: &str, after: &str) -> String {
    joined(counts.iter().map(|(name, n)| format!("{name}{between}{n}")), after)
}

pub fn most_first(counts: &BTreeMap<String, usize>, between: &str, after: &str) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    joined(counts.iter().map(|(name, n)| format!("{name}{between}{n}")), after)
}

/// How often each text stands in a column.
pub fn words(read: &Read, column: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for cell in read.cells(column) {
        *counts.entry(cell.to_owned()).or_default() += 1;
    }
    counts
}

pub fn listed(figures: &[f64]) -> String {
    joined(figures, " and ")
}

pub fn names_with(read: &Read, sign: char) -> String {
    let names = read.import().register.iter().filter(|row| row.house.name.contains(sign));
    names.count().to_string()
}

/// Columns of times of the day, none of which is taken for figures.
pub fn hours(read: &Read) -> String {
    let is_hour = |cell: &&str| {
        cell.split_once(':')
            .is_some_and(|(hour, minute)| hour.len() == 2 && minute.len() == 2)
    };
    let has_hours = |name: &&String| read.cells(name).filter(is_hour).count() * 2 > read.rows();
    let names = read.words.heading.iter().filter(has_hours);
    let n_silent = names.filter(|name| no_figures_of(read, name).is_empty()).count();
    if n_silent == 10 { "ten".to_owned() } else { n_silent.to_string() }
}

pub fn no_figures_of(read: &Read, column: &str) -> String {
    let column = read.import().receipt.columns.iter().find(|found| &*found.name == column);
    differing(column.is_some_and(|column| column.control.is_none()))
}

pub fn truths(read: &Read, column: &str, is_true: bool) -> String {
    let words = if is_true { ["SAND", "TRUE"] } else { ["FALSK", "FALSE"] };
    words.map(|word| read.says(column, word)).iter().sum::<usize>().to_string()
}

/// How many figures of an indicator differ by more than this between two files, row by row.
pub fn mismatches(read: &[&Read], indicator: &str, most: f64) -> String {
    let figures = |read: &Read| -> Vec<(String, String, f64)> {
        let rows = read.import().observations.iter().filter(|row| &*row.indicator.0 == indicator);
        rows.filter_map(|row| Some((row.house_name.to_string(), row.period?.to_string(), row.value.number()?)))
            .collect()
    };
    let (one, other) = (figures(read[0]), figures(read[1]));
    let differ = |((house, time, figure), (other_house, other_time, other)): &(&(String, String, f64), &(String, String, f64))| {
        house != other_house || time != other_time || (figure - other).abs() > most + 1e-9
    };
    let n_more = one.len().abs_diff(other.len());
    (n_more + one.iter().zip(&other).filter(differ).count()).to_string()
}

pub fn without(read: &Read, house: &str) -> String {
    let houses = read.houses();
    if houses.contains(house) {
        "it is there".to_owned()
    } else {
        houses.len().to_string()
    }
}

pub fn only_of(read: &Read, names: [&str; 2]) -> String {
    let houses = read.houses();
    joined(names.into_iter().filter(|name| houses.contains(*name)), " and ")
}

pub fn without_year(mut counts: BTreeMap<String, usize>) -> impl Iterator<Item = usize> {
    counts.remove("2021/22");
    counts.into_values()
}

pub fn rows_and_span(read: &Read) -> String {
    let (first, last, _) = read.times();
    format!("{} rows, {first} .. {last}", read.rows())
}

pub fn overview_begins(read: &Read) -> String {
    format!(
        "{} rows, {} institutions, created {}",
        read.rows(),
        read.houses().len(),
        read.times().0
    )
}

pub fn points(read: &Read) -> String {
    format!("{} of {}", read.sum("poeng"), read.sum("maxpoeng"))
}

pub fn together(read: &[&Read]) -> String {
    let mut years: BTreeMap<String, usize> = BTreeMap::new();
    for house in read.iter().flat_map(|read| read.houses()) {
        *years.entry(house).or_default() += 1;
    }
    let rows: usize = read.iter().map(|read| read.rows()).sum();
    let in_years = |n: usize| years.values().filter(|years| **years == n).count();
    let (three, two, one) = (in_years(3), in_years(2), in_years(1));
    format!(
        "{rows} rows, {} distinct names ({three} of them in 3 years, {two} in 2, {one} in 1)",
        years.len()
    )
}

pub fn criteria(read: &Read) -> String {
    let (rows, houses, themes) = (read.rows(), read.distinct("vurderingid"), read.themes().len());
    format!("{rows} rows = {houses} assessments x {themes} criteria")
}

pub fn criteria_2016(read: &Read) -> String {
    let (rows, houses, themes) = (read.rows(), read.distinct("vurderingid"), read.themes().len());
    format!("{rows} after dropping the empty one = {houses} x {themes} criteria")
}

pub fn areas(read: &Read) -> String {
    let mut counts: Vec<usize> = words(read, "omraade").into_values().collect();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    joined(counts, "/")
}

pub fn blank(read: &Read) -> String {
    match read.aside(SetAsideReason::Blank) {
        1 => "one".to_owned(),
        n => n.to_string(),
    }
}

/// What is said about the ratings.
pub fn comments(read: &Read) -> impl Iterator<Item = &str> {
    read.import().ratings.iter().filter_map(|row| row.rating.reason.as_deref())
}

/// As it is counted in the description: `&amp;` and the like are not.
pub fn has_markup(said: &str) -> bool {
    said.contains("<br/>") || said.contains("&quot;")
}

/// Where the points of an assessment's criteria are not those of its overview, in their order: id, points of the overview, points.
pub fn disagreements(read: &[&Read]) -> String {
    let numbers = |read: &Read| -> Vec<(String, u32)> {
        let points = read.cells("poeng").map(|cell| cell.parse().expect("points"));
        read.cells("vurderingid").map(str::to_owned).zip(points).collect()
    };
    let criteria = numbers(read[0]);
    let overview = numbers(read[1]);
    let sums = overview.iter().map(|(id, points)| {
        let own = criteria.iter().filter(|(found, _)| found == id);
        (id, own.map(|(_, points)| points).sum::<u32>(), *points)
    });
    joined(
        sums.filter(|(_, own, whole)| own != whole)
            .map(|(id, own, whole)| format!("{id} {whole}/{own}")),
        ", ",
    )
}

/// Ratings that are not the same in two files.
pub fn differing_rows(read: &[&Read]) -> String {
    let (one, other) = (&read[0].import().ratings, &read[1].import().ratings);
    let differ = one
        .iter()
        .zip(other)
        .filter(|(one, other)| one.house_name != other.house_name || one.rating != other.rating);
    (one.len().abs_diff(other.len()) + differ.count()).to_string()
}

/// Names of a workbook's sheets, in their order.
pub fn sheets(read: &Read) -> Vec<&str> {
    let mut names: Vec<&str> = read
        .tables
        .iter()
        .filter_map(|table| table.entry.name.as_deref())
        .map(sheet_of)
        .collect();
    names.dedup();
    names
}

/// The sheet of a table.
pub fn sheet_of(table: &str) -> &str {
    table.split(" / ").next().unwrap_or(table)
}

/// Sheets about one house.
pub fn units(read: &Read) -> impl Iterator<Item = &str> {
    sheets(read).into_iter().filter(|sheet| survey(read, sheet, NFI).is_some())
}

/// A factor of the sheet's own house, and how many answered.
pub fn survey(read: &Read, sheet: &str, factor: &str) -> Option<(f64, f64, String)> {
    let mut tables = read
        .tables
        .iter()
        .filter(|table| table.entry.name.as_deref().map(sheet_of) == Some(sheet));
    let import = tables.find_map(|table| table.import.as_ref().ok())?;
    let mut rows = import
        .observations
        .iter()
        .filter(|row| !row.is_reference && &*row.indicator.0 == factor);
    let only = rows.next().filter(|_| rows.next().is_none())?;
    Some((only.value.number()?, only.denominator?, only.house_name.to_string()))
}

pub fn extreme(read: &Read, is_highest: bool) -> String {
    let factors = units(read).filter_map(|sheet| Some((sheet, survey(read, sheet, NFI)?)));
    let mut factors: Vec<_> = factors.map(|(sheet, (factor, answers, _))| (factor, sheet, answers)).collect();
    factors.sort_by(|one, other| one.0.total_cmp(&other.0));
    let end = if is_highest { factors.last() } else { factors.first() };
    end.map_or_else(String::new, |(factor, sheet, answers)| {
        format!("{factor} ({sheet}, {answers} answers)")
    })
}

/// Figures that are not the same in two workbooks.
pub fn differing_figures(read: &[&Read]) -> String {
    let figures = |read: &Read| -> Vec<_> {
        let imports = read.tables.iter().filter_map(|table| table.import.as_ref().ok());
        imports
            .flat_map(|import| import.observations.iter().map(|row| (row.house_name, row.indicator, row.value)))
            .collect()
    };
    let (one, other) = (figures(read[0]), figures(read[1]));
    (one.len().abs_diff(other.len()) + one.iter().zip(&other).filter(|(one, other)| one != other).count()).to_string()
}

/// A factor of the sheet's own house, and how many answered, as text.
pub fn of_survey(read: &Read, sheet: &str, factor: &str) -> (String, String) {
    survey(read, sheet, factor).map_or_else(Default::default, |(figure, answers, _)| (figure.to_string(), answers.to_string()))
}

/// Some factors of the district.
pub fn some_factors(read: &Read) -> String {
    let factors = [
        ("NFI", NFI),
        ("TRIVSEL", "TRIVSEL"),
        ("TRYGGHET", "TRYGGHET"),
        ("MEDELINDEX", "MEDELINDEX"),
    ];
    joined(
        factors.map(|(name, factor)| format!("{name} {}", of_survey(read, "T1006020000", factor).0)),
        ", ",
    )
}

/// The last line of a sheet.
pub fn last_line(read: &Read, sheet: &str) -> Option<u32> {
    let tables = read
        .tables
        .iter()
        .filter(|table| table.entry.name.as_deref().map(sheet_of) == Some(sheet));
    tables
        .filter_map(|table| table.import.as_ref().ok())
        .map(|import| import.receipt.lines.last)
        .max()
}

/// The first figure of an indicator.
pub fn first_of(read: &Read, indicator: &str) -> String {
    let mut rows = read.import().observations.iter().filter(|row| &*row.indicator.0 == indicator);
    joined(rows.next().and_then(|row| row.value.number()), "")
}
