//! The name of the indicator a figure belongs to: block or heading, the indicator's own column, and dimensions, joined by " · ".

use super::Role;
use super::columns::Numbered;
use super::headings::Heading;
use super::indicators::Indicators;
use super::layout::Frame;
use super::piece::RawTable;
use super::plan::{Measure, Plan};
use super::profile::Profile;
use super::table_rows::Row;

/// What stands between the parts of a name.
const JOINT: &str = " · ";

/// Names indicators, row by row.
#[derive(Debug)]
pub(super) struct Naming<'c> {
    bases: Vec<Base<'c>>,
    /// Columns whose cells are part of the name, in order.
    parts: Vec<usize>,
    /// Rows by what stands there.
    named: Numbered,
    /// The place found, for each column of figures and number of a row.
    known: Vec<Vec<Option<usize>>>,
    frame: &'c Frame<'c>,
    buffer: String,
    title: &'c str,
}

/// The part of the name a column of figures gives.
#[derive(Debug, Clone, Copy)]
enum Base<'c> {
    /// Its heading.
    Heading(&'c str),
    /// The block a row stands in; this where there is none and no other part.
    Block(&'c str),
    /// Nothing, unless there is no other part: then this.
    Fallback(&'c str),
}

impl<'c> Naming<'c> {
    /// Prepares the names of a table, which is called as its file where it names itself nowhere.
    pub fn of(frame: &'c Frame<'c>, plan: &Plan, profiles: &[Profile<'_>], table: &RawTable<'c>, file_name: &'c str) -> Self {
        let n_rows = frame.rows.len();
        let is_total = |column: usize| {
            profiles
                .get(column)
                .is_some_and(|profile| profile.constant(n_rows).is_some() && profile.is_totals())
        };
        let mut parts = plan.all(Role::Indicator);
        parts.extend(plan.all(Role::Dimension).into_iter().filter(|column| !is_total(*column)));
        let titles = frame.titles_of_its_own(table.is_one_of_several());
        let title = titles
            .iter()
            .chain(&frame.titles)
            .find(|title| is_title(title))
            .map_or_else(|| table.called(file_name), |title| without_number(title));
        let base = |column: usize| {
            let other = frame.told.as_ref().and_then(|told| told.other(column));
            let name = other.map(|other| &other.heading).or(frame.names.get(column));
            let heading = name.map_or("", |name| &**name);
            let headed = frame.headed.get(column).and_then(Option::as_ref);
            let is_generic = Heading::of(heading).is_generic_value();
            match (headed, is_generic) {
                (Some(headed), _) => headed.base.as_deref().map_or(Base::Block(title), Base::Heading),
                (None, true) => Base::Fallback(heading),
                (None, false) => Base::Heading(heading),
            }
        };
        let named = Numbered::of(&frame.rows, parts.iter().filter_map(|column| frame.columns.get(*column)));
        Self {
            bases: (0..frame.names.len()).map(base).collect(),
            known: vec![Vec::new(); frame.names.len()],
            named,
            frame,
            parts,
            buffer: String::new(),
            title,
        }
    }

    /// The rows by what in them is part of a name.
    pub const fn named(&self) -> &Numbered {
        &self.named
    }

    /// What the table calls itself, or its file's name.
    pub const fn title(&self) -> &'c str {
        self.title
    }

    /// What a column is about, for a theme of ratings that no other column names.
    pub fn theme(&self, column: usize) -> &'c str {
        match self.bases.get(column) {
            Some(Base::Heading(name) | Base::Block(name) | Base::Fallback(name)) => name,
            None => "",
        }
    }

    /// The place of the indicator a figure belongs to.
    pub fn place(&mut self, row: Row<'_>, measure: &Measure, indicators: &mut Indicators) -> usize {
        let number = self.named.number(row.at);
        let known = self.known.get(measure.column).and_then(|known| known.get(number));
        if let Some(place) = known.copied().flatten() {
            return place;
        }
        self.buffer.clear();
        let base = self.bases.get(measure.column).copied().unwrap_or(Base::Fallback(""));
        match base {
            Base::Heading(heading) => self.buffer.push_str(heading),
            Base::Block(_) => self.buffer.push_str(row.block.unwrap_or_default()),
            Base::Fallback(_) => {}
        }
        for column in &self.parts {
            let cell = self.frame.cell(row, *column);
            if !cell.is_empty() {
                if !self.buffer.is_empty() {
                    self.buffer.push_str(JOINT);
                }
                // A name may be broken over lines in its cell.
                if cell.contains('\n') {
                    self.buffer.push_str(&cell.split_whitespace().collect::<Vec<_>>().join(" "));
                } else {
                    self.buffer.push_str(cell);
                }
            }
        }
        if self.buffer.is_empty()
            && let Base::Block(name) | Base::Fallback(name) = base
        {
            self.buffer.push_str(name);
        }
        let place = indicators.place(&self.buffer);
        if let Some(known) = self.known.get_mut(measure.column) {
            known.resize(self.named.len(), None);
            known.iter_mut().skip(number).take(1).for_each(|slot| *slot = Some(place));
        }
        place
    }
}

/// A line of words above the table, as opposed to Excel's hint, a template's technical row or a date of extraction.
fn is_title(line: &str) -> bool {
    let folded = line.to_lowercase();
    let is_other = ["sep=", "metadata", "dato1", "tekst1", "udtræk", "periode", "filter"]
        .iter()
        .any(|start| folded.starts_with(start));
    !is_other && line.chars().any(char::is_alphabetic)
}

/// A title without the table's number: `Tabel 3. Tilfredshed`.
fn without_number(title: &str) -> &str {
    let rest = title
        .strip_prefix("Tabel ")
        .or_else(|| title.strip_prefix("Table "))
        .unwrap_or(title);
    let words = rest.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | ':' | ' '));
    if words.is_empty() || rest.len() == title.len() {
        title
    } else {
        words
    }
}
