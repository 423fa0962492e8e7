//! *Overblik* as a table: a line for each cell, so that a sheet can put it together as it likes.

use crate::chart::Table;
use crate::i18n::Locale;

use super::Overview;

impl Overview {
    /// House, indicator, value and unit, and the period, n and line it stands for.
    #[must_use]
    pub fn table(&self, locale: &Locale) -> Table {
        let headings = [
            "table-house",
            "table-indicator",
            "table-value",
            "table-unit",
            "table-period",
            "table-n",
            "table-source",
        ];
        let lines = self.rows.iter().flat_map(|row| {
            let cells = self.columns.iter().zip(&row.cells);
            cells.map(|(head, cell)| {
                // The unit has a column of its own: the figures are of many.
                let value = cell.text.split('\u{a0}').next().unwrap_or_default().to_owned();
                let mut line = vec![row.name.clone(), head.title.clone(), value, head.unit.clone()];
                line.extend(cell.stands_for.iter().cloned());
                line
            })
        });
        Table {
            headings: headings.map(|key| locale.t(key).to_owned()).to_vec(),
            rows: lines.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, Pins, sample};
    use super::*;
    use crate::domain::SeriesChoices;

    #[test]
    fn each_cell_is_a_line() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let page = Overview::build(
            &tables,
            &Pins::default(),
            &[],
            &SeriesChoices::default(),
            &Filter::default(),
            &locale,
        );
        let table = page.table(&locale);
        assert_eq!(table.headings, ["Hus", "Nøgletal", "Tal", "Enhed", "Periode", "n", "Kilde"]);
        assert_eq!(table.rows.len(), page.rows.len() * page.columns.len());
        assert!(table.rows.iter().all(|row| row.len() == table.headings.len()));
    }
}
