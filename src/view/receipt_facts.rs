//! The parts of a receipt in words: how the file was read and why, its columns, its lines set aside, its first rows.

use crate::chart::Table;
use crate::cluster::SmallNumbers;
use crate::domain::{Indicator, Suppression, Unit};
use crate::i18n::Locale;
use crate::import::{
    ColumnReceipt, DecimalMark, Delimiter, Encoding, Evidence, Format, Import, Layout, ObservationRow, Quote, Reading, Receipt, Role,
    SourceKind, Way, fold_name,
};

use super::receipt::{decimals_of, role_words};
use super::words::{absence_words, count_words, day_words, joined, n_of, period_words, value_words, visit_kind_words};
use super::{ColumnLine, Fact, RoleGroup, receipt_lines, wordings};

/// How the file was read: what it is, where its rows went, and on what evidence.
pub(super) fn facts(receipt: &Receipt, locale: &Locale) -> Vec<Fact> {
    let fact = |label: &str, value: &str, evidence: Option<Evidence>| Fact {
        label: locale.t(label).to_owned(),
        value: value.to_owned(),
        why: evidence.map_or_else(String::new, |evidence| locale.t(evidence_key(evidence)).to_owned()),
    };
    let reading = &receipt.reading;
    let numbers = |lines: &[u32]| joined(lines.iter().map(u32::to_string), ", ");
    let heading = match receipt.heading_line {
        Some(_) if reading.heading_lines.len() > 1 => locale.with(
            "receipt-lines",
            &[
                ("n", reading.heading_lines.len().into()),
                ("lines", numbers(&reading.heading_lines).into()),
            ],
        ),
        Some(line) => locale.with("receipt-line", &[("line", line.to_string().into())]),
        None => locale.t("receipt-no-heading").to_owned(),
    };
    let mut facts = vec![
        fact("fact-kind", locale.t(kind_key(receipt.kind.0)), Some(receipt.kind.1)),
        fact("fact-layout", locale.t(layout_key(receipt.kind.0, receipt.layout)), None),
        fact("fact-heading", &heading, None),
    ];
    let table = receipt.table.as_deref().map(|table| fact("fact-table", table, None));
    let format = format_name(receipt.format).map(|format| fact("fact-format", format, None));
    let delimiter = receipt.delimiter;
    let delimiter = delimiter.map(|(delimiter, why)| fact("fact-delimiter", locale.t(delimiter_key(delimiter)), Some(why)));
    let encoding = receipt
        .encoding
        .map(|(encoding, why)| fact("fact-encoding", encoding_name(encoding), Some(why)));
    facts.extend([table, format, delimiter, encoding].into_iter().flatten());
    facts.push(fact("fact-rows", &receipt_lines::counts(receipt, locale), None));
    facts.extend(reading_facts(reading, locale));
    if receipt.doubled > 0 {
        let doubled = locale.with("receipt-doubled", &[("n", receipt.doubled.into())]);
        facts.push(Fact {
            why: locale.t("receipt-doubled-why").to_owned(),
            ..fact("fact-doubled", &doubled, None)
        });
    }
    if !receipt.references.is_empty() {
        let names = joined(&receipt.references, ", ");
        facts.push(Fact {
            why: references_why(receipt, locale),
            ..fact("fact-references", &names, None)
        });
    }
    facts.extend(wordings::facts(&receipt.wordings, locale));
    facts
}

/// What totals are taken for, and that no control sum has them.
fn references_why(receipt: &Receipt, locale: &Locale) -> String {
    let left_out = match receipt.lines.totals {
        0 => String::new(),
        n => locale.with("receipt-totals-left-out", &[("n", n.into())]),
    };
    joined([locale.t("receipt-references-why"), &left_out], "; ")
}

/// A warning where the houses are on several levels: "Afstemning (53), Bydel (11), Lokaludvalg (13)".
pub(super) fn levels(levels: &[(String, usize)], locale: &Locale) -> Option<Fact> {
    let words = levels.iter().map(|(level, n)| {
        let args = [("level", level.as_str().into()), ("n", (*n).into())];
        locale.with("receipt-level", &args)
    });
    (!levels.is_empty()).then(|| Fact {
        label: locale.t("fact-levels").to_owned(),
        value: joined(words, ", "),
        why: locale.t("receipt-levels-why").to_owned(),
    })
}

/// What had to be settled or mended: a fact for each.
fn reading_facts(reading: &Reading, locale: &Locale) -> Vec<Fact> {
    const MOST_NAMED: usize = 8;
    let fact = |label: &str, value: String, why: &str| Fact {
        label: locale.t(label).to_owned(),
        value,
        why: if why.is_empty() { String::new() } else { locale.t(why).to_owned() },
    };
    let lines = |lines: &[u32]| {
        let named = joined(lines.iter().take(MOST_NAMED).map(u32::to_string), ", ");
        let more = match lines.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            n => locale.with("receipt-more", &[("n", n.into())]),
        };
        locale.with(
            "receipt-lines",
            &[("n", lines.len().into()), ("lines", joined([named, more], " ").into())],
        )
    };
    let mut facts = Vec::new();
    if let Some((house, evidence)) = &reading.house {
        facts.push(fact("fact-house", house.to_string(), evidence_key(*evidence)));
    }
    if let Some((year, evidence)) = reading.year {
        facts.push(fact("fact-year", period_words(Some(year), locale), evidence_key(evidence)));
    }
    if reading.quote == Quote::Single {
        facts.push(fact("fact-quote", "'".to_owned(), ""));
    }
    if !reading.filled_down.is_empty() {
        facts.push(fact(
            "fact-filled-down",
            joined(&reading.filled_down, ", "),
            "receipt-filled-down-why",
        ));
    }
    if !reading.left_out.is_empty() {
        facts.push(fact("fact-left-out", joined(&reading.left_out, ", "), "receipt-left-out-why"));
    }
    if !reading.unread.is_empty() {
        facts.push(fact("fact-unread", joined(&reading.unread, ", "), "receipt-unread-why"));
    }
    if !reading.mixed_lines.is_empty() {
        facts.push(fact("fact-mixed", lines(&reading.mixed_lines), "receipt-mixed-why"));
    }
    if !reading.stray_quotes.is_empty() {
        facts.push(fact("fact-stray-quotes", lines(&reading.stray_quotes), "receipt-stray-quotes-why"));
    }
    if reading.uneven_rows > 0 {
        let uneven = locale.with("receipt-uneven", &[("n", reading.uneven_rows.into())]);
        facts.push(fact("fact-uneven", uneven, "receipt-uneven-why"));
    }
    if let Some(way) = reading.way {
        let (key, why) = match way {
            Way::InBulk => ("receipt-in-bulk", "receipt-in-bulk-why"),
            Way::LineByLine => ("receipt-line-by-line", "receipt-line-by-line-why"),
        };
        facts.push(fact("fact-way", locale.t(key).to_owned(), why));
    }
    facts
}

/// A column in words.
pub(super) fn column(column: &ColumnReceipt, indicators: &[Indicator], locale: &Locale) -> ColumnLine {
    ColumnLine {
        name: column.name.clone(),
        role: column.role,
        role_words: role_words(column.role, locale).to_owned(),
        detail: column_detail(column, indicators, locale),
    }
}

/// "1.440 tal, sum 12.345,6 · 3 mangler · 1 kunne ikke læses · decimalkomma, alle værdier passer".
fn column_detail(column: &ColumnReceipt, indicators: &[Indicator], locale: &Locale) -> String {
    // Small numbers of people are hidden, wherever they would be read.
    let is_count = || indicators.iter().all(|indicator| indicator.unit == Unit::Count);
    let is_of_people = matches!(column.role, Role::Denominator | Role::Children) || column.role == Role::Value && is_count();
    let least = Suppression::default().least();
    // A column of many indicators holds what cannot be added up.
    let first_unit = indicators.first().map(|indicator| &indicator.unit);
    let has_many = indicators.iter().any(|indicator| Some(&indicator.unit) != first_unit);
    let is_mixed = column.role == Role::Value && has_many && indicators.iter().all(|indicator| *indicator.id.0 != *column.name);
    let control = column.control.map_or_else(String::new, |control| {
        // As many decimals as the figures have, at most two: 3,14 is not 3,1.
        let decimals = [control.sum, control.min, control.max].map(decimals_of).into_iter().max();
        let decimals = decimals.unwrap_or_default().min(2);
        let number = |number| locale.number(number, decimals);
        let args = [
            ("n", control.count.into()),
            ("sum", number(control.sum).into()),
            ("min", number(control.min).into()),
            ("max", number(control.max).into()),
            ("least", least.into()),
        ];
        let is_few = is_of_people && control.min > 0.0 && control.min < f64::from(least);
        let key = match (is_few, is_mixed) {
            (true, _) => "column-control-few",
            (false, true) => "column-control-mixed",
            (false, false) => "column-control",
        };
        locale.with(key, &args)
    });
    let absences = column.absences.iter().map(|(absence, n)| {
        locale.with(
            "column-absences",
            &[("n", (*n).into()), ("absence", absence_words(*absence, locale).into())],
        )
    });
    let unreadable = match column.unreadable {
        0 => String::new(),
        n => locale.with("column-unreadable", &[("n", n.into())]),
    };
    let decimal = column.decimal.map_or_else(String::new, |(mark, evidence)| match mark {
        DecimalMark::Comma => joined([locale.t("decimal-comma"), locale.t(evidence_key(evidence))], ", "),
        DecimalMark::Point => joined([locale.t("decimal-point"), locale.t(evidence_key(evidence))], ", "),
        DecimalMark::None => String::new(),
    });
    joined([control, joined(absences, " · "), unreadable, decimal], " · ")
}

/// The first rows as understood. Small numbers are hidden by themselves; the rows of the file beside them are the leader's own.
pub(super) fn preview(import: &Import, locale: &Locale) -> Table {
    const ROWS: usize = 8;
    let (headings, rows): (&[&str], Vec<Vec<String>>) = match import.kind {
        SourceKind::Ratings if !import.ratings.is_empty() => (
            &[
                "table-house",
                "table-theme",
                "table-day",
                "table-visit",
                "table-rating",
                "table-line",
            ],
            import.ratings.iter().take(ROWS).map(|row| rating_cells(row, locale)).collect(),
        ),
        SourceKind::Register => (
            &["table-house", "table-house-id", "table-house-kind", "table-children", "table-line"],
            import.register.iter().take(ROWS).map(|row| register_cells(row, locale)).collect(),
        ),
        _ => (
            &[
                "table-house",
                "table-indicator",
                "table-period",
                "table-value",
                "table-n",
                "table-line",
            ],
            import
                .observations
                .iter()
                .take(ROWS)
                .map(|row| observation_cells(&row, &import.indicators, locale))
                .collect(),
        ),
    };
    Table {
        headings: headings.iter().map(|key| locale.t(key).to_owned()).collect(),
        rows,
    }
}

/// What kind each column of the preview is of.
pub(super) fn preview_groups(import: &Import) -> &'static [Option<RoleGroup>] {
    use RoleGroup::{Figure, House, Subject, Text, Time};
    match import.kind {
        SourceKind::Ratings if !import.ratings.is_empty() => &[Some(House), Some(Subject), Some(Time), Some(Text), Some(Figure), None],
        SourceKind::Register => &[Some(House), Some(House), Some(House), Some(Figure), None],
        _ => &[Some(House), Some(Subject), Some(Time), Some(Figure), Some(Figure), None],
    }
}

fn observation_cells(row: &ObservationRow, indicators: &[Indicator], locale: &Locale) -> Vec<String> {
    let indicator = indicators.iter().find(|indicator| indicator.id == row.indicator);
    let unit = indicator.map_or(&Unit::Plain, |indicator| &indicator.unit);
    let (value, _, n) = indicator.map_or((row.value, None, row.denominator), |indicator| {
        SmallNumbers::of(indicator, Suppression::default()).shown(row.value, row.numerator, row.denominator)
    });
    let plain = || value.number().map_or_else(String::new, |number| count_words(number, locale));
    vec![
        row.house_name.to_string(),
        row.indicator.to_string(),
        period_words(row.period, locale),
        indicator.map_or_else(plain, |indicator| value_words(value, indicator, locale)),
        n_of(n, unit, locale),
        row.line.to_string(),
    ]
}

fn rating_cells(row: &crate::import::RatingRow, locale: &Locale) -> Vec<String> {
    let visit = &row.rating.visit;
    vec![
        row.house_name.to_string(),
        row.rating.theme.0.to_string(),
        day_words(visit.date, locale),
        visit_kind_words(visit.kind, locale).to_owned(),
        row.rating.wording.to_string(),
        row.line.to_string(),
    ]
}

fn register_cells(row: &crate::import::RegisterRow, locale: &Locale) -> Vec<String> {
    let house = &row.house;
    // A folded name is no number of the source's.
    let is_name = *house.id.0 == *fold_name(&house.name);
    vec![
        house.name.to_string(),
        if is_name { String::new() } else { house.id.to_string() },
        house.kind.as_ref().map_or_else(String::new, ToString::to_string),
        house.children.map_or_else(String::new, |n| count_words(f64::from(n), locale)),
        row.line.to_string(),
    ]
}

const fn evidence_key(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Certain => "evidence-certain",
        Evidence::AllValuesFit => "evidence-all-fit",
        Evidence::Likely => "evidence-likely",
        Evidence::Chosen => "evidence-chosen",
    }
}

const fn kind_key(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Observations => "kind-of-file-figures",
        SourceKind::Ratings => "kind-of-file-ratings",
        SourceKind::Register => "kind-of-file-register",
    }
}

const fn layout_key(kind: SourceKind, layout: Layout) -> &'static str {
    match (kind, layout) {
        (SourceKind::Register, _) => "layout-houses",
        (SourceKind::Ratings, Layout::Long) => "layout-ratings",
        (SourceKind::Ratings, Layout::ColumnsAreIndicators) | (_, Layout::ColumnsAreThemes) => "layout-themes",
        (_, Layout::Long) => "layout-long",
        (_, Layout::ColumnsAreIndicators) => "layout-indicators",
        (_, Layout::ColumnsArePeriods) => "layout-periods",
    }
}

const fn delimiter_key(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Semicolon => "delimiter-semicolon",
        Delimiter::Comma => "delimiter-comma",
        Delimiter::Tab => "delimiter-tab",
        Delimiter::Pipe => "delimiter-pipe",
        Delimiter::Space => "delimiter-space",
    }
}

/// Names of character sets are the same in every language.
const fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8Bom | Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// Names of file types are the same in every language; that of a text needs no saying.
const fn format_name(format: Format) -> Option<&'static str> {
    match format {
        Format::Text => None,
        Format::Xlsx => Some("Excel (xlsx)"),
        Format::Xls => Some("Excel (xls)"),
        Format::Ods => Some("OpenDocument (ods)"),
        Format::Parquet => Some("Parquet"),
    }
}
