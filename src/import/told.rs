//! A house that no column names: a report on one house has its name above the table, a workbook may have a sheet for each house.
//!
//! | told by | example | why it is believed |
//! |---|---|---|
//! | a title that comes again over columns of figures | `Uddevallagatan` beside `Samtliga enheter` | certain |
//! | a line above that says what it is | `Institution: Solsikken` | certain |
//! | the sheet's name, where the other sheets are no topics or years either | `Solsikken`, `Mælkebøtten` | likely |
//!
//! Beside the house's own figures such a report has those of all houses: they are the source's own, to compare with.

use std::sync::Arc;

use crate::domain::Topic;

use super::dates::{self, Order};
use super::headings::Heading;
use super::layout::Frame;
use super::piece::RawTable;
use super::records::Record;
use super::{DecimalMark, Evidence, fold_name, names, numbers, years};

/// A house told outside the columns.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// Its name.
    pub house: Arc<str>,
    /// Why it is believed.
    pub why: Evidence,
    /// How many answered, where the lines above say: the *n* of its figures.
    pub answers: Option<f64>,
    /// Whether columns of figures bear its name: then rows are indicators.
    pub is_over_columns: bool,
    /// Columns of the figures of all houses.
    others: Vec<Option<Other>>,
}

/// The figures of all houses in a report on one.
#[derive(Debug, Clone)]
pub(super) struct Other {
    /// What they are called: "Alle enheder".
    pub name: Arc<str>,
    /// What the heading says besides.
    pub heading: Arc<str>,
}

impl Told {
    /// Whose figures a column holds, where they are not the house's.
    pub fn other(&self, column: usize) -> Option<&Other> {
        self.others.get(column).and_then(Option::as_ref)
    }
}

/// The house told for a table, if any; its name is taken out of the headings.
pub(super) fn find(frame: &mut Frame<'_>, table: &RawTable<'_>) -> Option<Told> {
    let above = table.piece.titles();
    let answers = labelled(&above, is_answers).and_then(|number| numbers::parse(&number, DecimalMark::Point));
    let told = |house: &str, why| Told {
        house: squeezed(house).into(),
        why,
        answers,
        is_over_columns: false,
        others: Vec::new(),
    };
    if let Some(house) = over_columns(frame, &above) {
        let others = split_headings(frame, &house);
        return Some(Told {
            is_over_columns: true,
            others,
            ..told(&house, Evidence::Certain)
        });
    }
    let is_house_label = |label: &str| Heading::of(label).house_rank().is_some_and(|rank| rank < 2);
    let by_line = labelled(&above, is_house_label).filter(|name| is_name(name));
    by_line
        .map(|name| told(&name, Evidence::Certain))
        .or_else(|| by_sheet(table).map(|name| told(name, Evidence::Likely)))
}

/// The title that comes again over columns of figures, beside columns of all houses.
fn over_columns(frame: &Frame<'_>, above: &[&Record]) -> Option<String> {
    let is_house = |heading: &Heading| heading.house_rank().or(heading.house_id_rank()).is_some();
    let mut headings = frame.headings.iter().zip(&frame.groups);
    let has_house_column = headings.any(|(heading, (group, _))| group.is_empty() && is_house(heading));
    let groups = || frame.groups.iter().filter(|(group, _)| !group.is_empty());
    if has_house_column || !groups().any(|(group, _)| names::is_total(group)) {
        return None;
    }
    let mut cells = above.iter().flat_map(|record| record.cells());
    let comes_again = |cell: &&str| is_name(cell) && groups().any(|(group, rest)| !rest.is_empty() && fold_name(group) == fold_name(cell));
    cells.find(comes_again).map(str::to_owned)
}

/// Takes the house out of the headings, and tells whose figures the columns of all houses are.
fn split_headings(frame: &mut Frame<'_>, house: &str) -> Vec<Option<Other>> {
    let house = fold_name(house);
    let mut others = Vec::with_capacity(frame.groups.len());
    for (column, (group, rest)) in frame.groups.clone().into_iter().enumerate() {
        let is_other = !rest.is_empty() && names::is_total(&group);
        if !rest.is_empty() && fold_name(&group) == house {
            frame.rename(column, &rest);
        }
        others.push(is_other.then(|| Other {
            name: squeezed(&group).into(),
            heading: squeezed(&rest).into(),
        }));
    }
    others
}

/// The sheet's name, where it and those of the sheets beside it may be names of houses.
fn by_sheet<'t>(table: &RawTable<'t>) -> Option<&'t str> {
    let piece = table.piece;
    let is_sheet_of_houses = piece.beside.len() > 1 && piece.beside.iter().all(|name| is_name(name));
    piece.title.as_deref().filter(|_| is_sheet_of_houses)
}

/// Whether a text may be the name of a house: words, and none of a topic, a period or a total.
fn is_name(text: &str) -> bool {
    let is_period = dates::read(text, Order::DayFirst).is_some() || !years::years_in(text).is_empty();
    let heading = Heading::of(text);
    text.contains(char::is_alphabetic)
        && !text.contains([',', ':', ';'])
        && !is_period
        && !names::is_total(text)
        && (Topic::of_heading(text) == Topic::Other || heading.house_rank() == Some(0))
        && !heading.is_generic_value()
}

/// "Antal svar", "Antal besvarelser".
fn is_answers(label: &str) -> bool {
    let label = label.to_lowercase();
    ["antal svar", "antal besvar", "besvarelser", "respondenter", "answers"]
        .iter()
        .any(|words| label.contains(words))
}

/// What stands behind a label and a colon in the lines above, in the same cell or the next that holds something.
fn labelled(above: &[&Record], is_meant: impl Fn(&str) -> bool) -> Option<String> {
    above.iter().find_map(|record| {
        let cells: Vec<&str> = record.cells().filter(|cell| !cell.is_empty()).collect();
        cells.iter().enumerate().find_map(|(at, cell)| {
            let (label, own) = cell.split_once(':').filter(|(label, _)| is_meant(label))?;
            let value = Some(own.trim()).filter(|own| !own.is_empty() && !label.is_empty());
            value.or_else(|| cells.get(at + 1).copied()).map(str::to_owned)
        })
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
