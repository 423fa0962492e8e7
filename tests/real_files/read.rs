//! A real file as the program reads it, and figures of it as its description writes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use klyngeblik::domain::Value;
use klyngeblik::import::{Choices, Control, Import, Role, SetAsideReason, Table, TableRead, read_all, table};

/// A file, read.
pub struct Read {
    /// Each of its tables.
    pub tables: Vec<TableRead>,
    /// The first of its tables in its own words, for columns that nothing is made of.
    pub words: Table,
}

impl Read {
    /// Reads a file. The one column of people's names in all these files, leaders of parties, is left out.
    pub fn of(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let choices = Choices {
            roles: [("Partileder".into(), Role::Ignore)].into(),
            ..Choices::default()
        };
        Self {
            tables: read_all(&bytes, &name, &choices).unwrap_or_else(|refusal| panic!("{name}: {refusal}")),
            words: table(&bytes, &choices).unwrap_or_else(|refusal| panic!("{name}: {refusal}")),
        }
    }

    /// Its only table.
    pub fn import(&self) -> &Import {
        let [only] = &self.tables[..] else {
            panic!("{} tables", self.tables.len())
        };
        only.import.as_ref().unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    /// Lines that gave rows.
    pub fn rows(&self) -> usize {
        self.import().receipt.rows_used
    }

    /// Records, the heading and blank ones among them.
    pub fn records(&self) -> usize {
        let receipt = &self.import().receipt;
        receipt.reading.heading_lines.len() + receipt.rows_in
    }

    /// Lines set aside for a reason.
    pub fn aside(&self, reason: SetAsideReason) -> usize {
        let aside = self.import().receipt.set_aside.iter();
        aside.filter(|aside| aside.reason == reason).count()
    }

    /// Columns.
    pub fn columns(&self) -> usize {
        self.import().receipt.columns.len()
    }

    /// The control figures of a column.
    pub fn control(&self, column: &str) -> Control {
        let column = self.import().receipt.columns.iter().find(|found| &*found.name == column);
        column.and_then(|column| column.control).expect("a column of figures")
    }

    /// The sum of a column's figures, without totals.
    pub fn sum(&self, column: &str) -> f64 {
        self.control(column).sum
    }

    /// The mean of a column's figures, without totals.
    pub fn mean(&self, column: &str) -> f64 {
        let control = self.control(column);
        control.sum / control.count as f64
    }

    /// Figures of one house and period.
    pub fn figures(&self, house: &str, period: &str) -> Vec<f64> {
        let rows = self.import().observations.iter();
        let meant = rows.filter(|row| &*row.house_name == house && row.period.is_some_and(|found| found.to_string() == period));
        meant.filter_map(|row| row.value.number()).collect()
    }

    /// All figures, those of totals among them.
    pub fn all_figures(&self) -> impl Iterator<Item = f64> {
        self.import().observations.iter().filter_map(|row| row.value.number())
    }

    /// Names of the houses, of figures, ratings and lists alike.
    pub fn houses(&self) -> BTreeSet<String> {
        let import = self.import();
        let of_figures = import.observations.houses().iter().map(|house| &house.name);
        let of_ratings = import.ratings.iter().map(|row| &row.house_name);
        let of_register = import.register.iter().map(|row| &row.house.name);
        of_figures.chain(of_ratings).chain(of_register).map(ToString::to_string).collect()
    }

    /// Ids of the houses of a list.
    pub fn ids(&self) -> BTreeSet<String> {
        self.import().register.iter().map(|row| row.house.id.to_string()).collect()
    }

    /// The first and the last time there are figures or ratings of, and how many different ones.
    pub fn times(&self) -> (String, String, usize) {
        let import = self.import();
        let of_figures = import.observations.periods().iter().flatten().map(ToString::to_string);
        let of_ratings = import.ratings.iter().filter_map(|row| row.rating.visit.date);
        let times: BTreeSet<String> = of_figures.chain(of_ratings.map(|date| date.to_string())).collect();
        let end = |time: Option<&String>| time.cloned().unwrap_or_default();
        (end(times.first()), end(times.last()), times.len())
    }

    /// How often each wording stands among the ratings.
    pub fn wordings(&self) -> BTreeMap<String, usize> {
        counted(self.import().ratings.iter().map(|row| row.rating.wording.to_string()))
    }

    /// How many ratings each theme has.
    pub fn themes(&self) -> BTreeMap<String, usize> {
        counted(self.import().ratings.iter().map(|row| row.rating.theme.0.to_string()))
    }

    /// How many houses of a list are of each kind.
    pub fn kinds(&self) -> BTreeMap<String, usize> {
        let kinds = self.import().register.iter().filter_map(|row| row.house.kind.as_ref());
        counted(kinds.map(ToString::to_string))
    }

    /// How many figures there are of each time.
    pub fn figures_by_time(&self) -> BTreeMap<String, usize> {
        let rows = self.import().observations.iter();
        counted(rows.filter_map(|row| row.period).map(|period| period.to_string()))
    }

    /// How many figures there are of each indicator.
    pub fn figures_by_indicator(&self) -> BTreeMap<String, usize> {
        counted(self.import().observations.iter().map(|row| row.indicator.to_string()))
    }

    /// Missing figures.
    pub fn absent(&self) -> usize {
        self.import()
            .observations
            .iter()
            .filter(|row| matches!(row.value, Value::Absent(_)))
            .count()
    }

    /// The cells of a column as they stand in the file, whatever they are taken for.
    pub fn cells(&self, column: &str) -> impl Iterator<Item = &str> {
        let at = self.words.heading.iter().position(|found| found == column).expect("a column");
        self.words.records.iter().map(move |record| record.cell(at))
    }

    /// Different cells of a column.
    pub fn distinct(&self, column: &str) -> usize {
        self.cells(column).collect::<BTreeSet<_>>().len()
    }

    /// How often a text stands in a column.
    pub fn says(&self, column: &str, text: &str) -> usize {
        self.cells(column).filter(|cell| *cell == text).count()
    }
}

fn counted(all: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}
