//! The truth as a file: layout, dialect, encoding.

use proptest::prelude::*;

use crate::domain::Period;

use super::table::Truth;

/// How the table lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row for every figure.
    Long,
    /// A column for every indicator.
    Indicators,
    /// The same with the house's name only on its first row.
    Merged,
    /// A column for every period, a block for every indicator.
    Blocks,
    /// A heading of two rows: periods over indicators.
    PeriodsOverIndicators,
    /// A heading of two rows: indicators over periods.
    IndicatorsOverPeriods,
    /// A column for every period and indicator, in one heading.
    Joined,
    /// Blocks, with months that stand without their year where they can.
    BareMonths,
    /// A table for every indicator, one above the other.
    Stacked,
}

impl Shape {}

/// What a file wears around its table.
#[derive(Debug, Clone)]
pub struct Dress {
    delimiter: char,
    is_all_quoted: bool,
    quote: char,
    line_end: &'static str,
    encoding: u8,
    has_hint: bool,
    n_titles: usize,
    has_footer: bool,
    has_total: bool,
    n_trailing: usize,
    has_ids: bool,
    has_last_end: bool,
}

/// A random layout.
pub fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Long),
        Just(Shape::Indicators),
        Just(Shape::Merged),
        Just(Shape::Blocks),
        Just(Shape::PeriodsOverIndicators),
        Just(Shape::IndicatorsOverPeriods),
        Just(Shape::Joined),
        Just(Shape::BareMonths),
        Just(Shape::Stacked),
    ]
}

/// A random dress.
pub fn dress() -> impl Strategy<Value = Dress> {
    let delimiter = prop_oneof![4 => Just(';'), 2 => Just(','), 1 => Just('\t'), 1 => Just('|')];
    let line_end = prop_oneof![3 => Just("\r\n"), 3 => Just("\n"), 1 => Just("\r")];
    let quoting = (any::<bool>(), prop_oneof![5 => Just('"'), 1 => Just('\'')]);
    let around = (any::<bool>(), 0_usize..3, any::<bool>(), any::<bool>(), 0_usize..3);
    (delimiter, quoting, line_end, 0_u8..9, around, any::<bool>(), any::<bool>()).prop_map(
        |(
            delimiter,
            (is_all_quoted, quote),
            line_end,
            encoding,
            (has_hint, n_titles, has_footer, has_total, n_trailing),
            has_ids,
            has_last_end,
        )| Dress {
            delimiter,
            // A single quote is one only where it stands around everything: an apostrophe is a letter.
            is_all_quoted: is_all_quoted || quote == '\'',
            quote,
            line_end,
            encoding,
            has_hint: has_hint && n_titles == 0,
            n_titles,
            has_footer,
            has_total,
            n_trailing,
            has_ids,
            has_last_end,
        },
    )
}

/// The file's bytes.
pub fn write(truth: &Truth, shape: Shape, dress: &Dress) -> Vec<u8> {
    let text = text(truth, shape, dress);
    let marked = format!("\u{feff}{text}");
    match dress.encoding {
        0 => marked.into_bytes(),
        1 => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        3 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        4 | 5 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        7 => with_one_line_in_windows_1252(&text, dress.line_end),
        _ => text.into_bytes(),
    }
}

/// UTF-8 but for the last line with a Danish letter, where there are others.
fn with_one_line_in_windows_1252(text: &str, line_end: &str) -> Vec<u8> {
    let lines: Vec<&str> = text.split(line_end).collect();
    let danish: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.contains(['æ', 'ø', 'å']))
        .map(|(at, _)| at)
        .collect();
    let odd = danish.last().copied().filter(|_| danish.len() > 1);
    let encoded = lines.iter().enumerate().map(|(at, line)| match odd {
        Some(odd) if odd == at => encoding_rs::WINDOWS_1252.encode(line).0.into_owned(),
        _ => line.as_bytes().to_vec(),
    });
    encoded.collect::<Vec<_>>().join(line_end.as_bytes())
}

/// The file's text.
pub fn text(truth: &Truth, shape: Shape, dress: &Dress) -> String {
    let mut rows = rows(truth, shape, dress);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0) + dress.n_trailing;
    let titles = ["Udtræk for klyngen", &truth.title()];
    let above: Vec<Vec<String>> = titles.iter().take(dress.n_titles).map(|title| vec![(*title).to_owned()]).collect();
    let gap = usize::from(dress.n_titles > 0);
    let mut all: Vec<Vec<String>> = above.into_iter().chain(std::iter::repeat_n(Vec::new(), gap)).collect();
    all.append(&mut rows);
    if dress.has_footer {
        all.extend([Vec::new(), vec!["Kilde: Kommunens ledelsesinformation".to_owned()]]);
    }
    let mut lines: Vec<String> = all.iter().map(|row| line(row, width, dress)).collect();
    if dress.has_hint {
        lines.insert(0, format!("sep={}", dress.delimiter));
    }
    let end = if dress.has_last_end { dress.line_end } else { "" };
    lines.join(dress.line_end) + end
}

fn line(row: &[String], width: usize, dress: &Dress) -> String {
    let cells = (0..width).map(|column| quoted(row.get(column).map_or("", String::as_str), dress));
    cells.collect::<Vec<_>>().join(&dress.delimiter.to_string())
}

fn quoted(cell: &str, dress: &Dress) -> String {
    let needs = dress.is_all_quoted || cell.contains([dress.delimiter, dress.quote, '\n']);
    if !needs || cell.is_empty() {
        return cell.to_owned();
    }
    let quote = dress.quote.to_string();
    format!("{quote}{}{quote}", cell.replace(dress.quote, &quote.repeat(2)))
}

/// A period as files here spell it.
fn spelled(period: Period) -> String {
    match period {
        Period::Month(year, month) => format!("{month:02}-{year}"),
        Period::Quarter(year, quarter) => format!("{quarter}. kvartal {year}"),
        Period::HalfYear(year, 1) => format!("Forår {year}"),
        Period::HalfYear(year, _) => format!("Efterår {year}"),
        other => other.to_string(),
    }
}

/// Heading and rows, the house and its id first.
fn rows(truth: &Truth, shape: Shape, dress: &Dress) -> Vec<Vec<String>> {
    let lead = |house: usize, name: &str| {
        let id = dress.has_ids.then(|| format!("0{}", 101 + house));
        id.into_iter().chain([name.to_owned()]).collect::<Vec<_>>()
    };
    let head = |texts: Vec<String>| {
        let id = dress.has_ids.then(|| "Enhedsnr".to_owned());
        id.into_iter().chain(["Institution".to_owned()]).chain(texts).collect::<Vec<_>>()
    };
    let houses = || truth.houses.iter().copied().enumerate();
    let periods = || truth.periods.iter().copied().enumerate();
    let indicators = truth.indicators();
    let row = |lead: Vec<String>, rest: Vec<String>| [lead, rest].concat();
    let mut rows = Vec::new();
    match shape {
        Shape::Long => {
            rows.push(head(vec!["Periode".to_owned(), "Nøgletal".to_owned(), "Værdi".to_owned()]));
            for (house, name) in houses() {
                for (period, at) in periods() {
                    for (indicator, called) in indicators.iter().enumerate() {
                        let cells = vec![spelled(at), (*called).to_owned(), truth.written(house, period, indicator)];
                        rows.push(row(lead(house, name), cells));
                    }
                }
            }
        }
        Shape::Indicators | Shape::Merged => {
            rows.push(head(
                [
                    vec!["Periode".to_owned()],
                    indicators.iter().map(|name| (*name).to_owned()).collect(),
                ]
                .concat(),
            ));
            for (house, name) in houses() {
                for (period, at) in periods() {
                    let is_blank = shape == Shape::Merged && period > 0;
                    let lead = if is_blank {
                        vec![String::new(); lead(house, name).len()]
                    } else {
                        lead(house, name)
                    };
                    let figures = (0..indicators.len()).map(|indicator| truth.written(house, period, indicator));
                    rows.push(row(lead, std::iter::once(spelled(at)).chain(figures).collect()));
                }
            }
        }
        Shape::Blocks | Shape::BareMonths | Shape::Stacked => {
            let is_bare = shape == Shape::BareMonths && truth.month_names().is_some();
            let names = truth
                .month_names()
                .filter(|_| is_bare)
                .unwrap_or_else(|| periods().map(|(_, at)| spelled(at)).collect());
            let heading = head(names);
            if shape != Shape::Stacked {
                rows.push(heading.clone());
            }
            for (indicator, called) in indicators.iter().enumerate() {
                rows.extend([Vec::new(), vec![(*called).to_owned()]]);
                if shape == Shape::Stacked {
                    rows.push(heading.clone());
                }
                for (house, name) in houses() {
                    rows.push(row(
                        lead(house, name),
                        periods().map(|(period, _)| truth.written(house, period, indicator)).collect(),
                    ));
                }
            }
        }
        Shape::PeriodsOverIndicators | Shape::IndicatorsOverPeriods | Shape::Joined => {
            let by_period = shape != Shape::IndicatorsOverPeriods;
            let pairs: Vec<(usize, usize)> = if by_period {
                periods()
                    .flat_map(|(period, _)| (0..indicators.len()).map(move |indicator| (period, indicator)))
                    .collect()
            } else {
                (0..indicators.len())
                    .flat_map(|indicator| periods().map(move |(period, _)| (period, indicator)))
                    .collect()
            };
            let period_of = |pair: &(usize, usize)| truth.periods.get(pair.0).copied().map(spelled).unwrap_or_default();
            let name_of = |pair: &(usize, usize)| indicators.get(pair.1).copied().unwrap_or_default().to_owned();
            if shape == Shape::Joined {
                rows.push(head(
                    pairs.iter().map(|pair| format!("{} {}", name_of(pair), period_of(pair))).collect(),
                ));
            } else {
                let outer = |pair: &(usize, usize)| if by_period { period_of(pair) } else { name_of(pair) };
                let inner = |pair: &(usize, usize)| if by_period { name_of(pair) } else { period_of(pair) };
                let mut last = String::new();
                let groups = pairs.iter().map(|pair| {
                    let is_new = outer(pair) != last;
                    last = outer(pair);
                    if is_new { last.clone() } else { String::new() }
                });
                let groups: Vec<String> = groups.collect();
                rows.push(row(vec![String::new(); head(Vec::new()).len()], groups));
                rows.push(head(pairs.iter().map(inner).collect()));
            }
            for (house, name) in houses() {
                let cells = pairs.iter().map(|(period, indicator)| truth.written(house, *period, *indicator));
                rows.push(row(lead(house, name), cells.collect()));
            }
        }
    }
    let has_room = matches!(
        shape,
        Shape::Indicators | Shape::PeriodsOverIndicators | Shape::IndicatorsOverPeriods | Shape::Joined
    );
    if dress.has_total && has_room {
        let template = rows.last().cloned().unwrap_or_default();
        let n_lead = head(Vec::new()).len();
        let total = template.iter().enumerate().map(|(column, cell)| match column {
            column if column + 1 == n_lead => "I alt".to_owned(),
            column if column < n_lead => "0999".to_owned(),
            _ => cell.clone(),
        });
        rows.push(total.collect());
    }
    rows
}
