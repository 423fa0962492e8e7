//! A table on its way to a sheet: as a CSV file that a Danish Excel opens as it is, or as text for the clipboard.

use std::fmt::Write as _;

use csv::{Terminator, WriterBuilder};

use super::Table;

/// Tells a program that opens the file that it is UTF-8; without it Excel takes æ ø å for something else.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What a sheet may take a cell for that begins with one of these: something to be worked out.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Put before such a cell, so that it is read as text.
const AS_TEXT: char = '\'';

impl Table {
    /// The table as CSV: UTF-8 with a byte order mark, `;` between cells, CRLF, quotes as RFC 4180 has them, the headings first.
    ///
    /// The same in every language: it is the sheet's country that decides what is read, and figures have a decimal comma.
    ///
    /// ```
    /// use klyngeblik::chart::Table;
    /// let table = Table {
    ///     headings: vec!["Hus".to_owned(), "Tal".to_owned()],
    ///     rows: vec![vec!["Bølgen".to_owned(), "8,4\u{a0}%".to_owned()]],
    /// };
    /// assert_eq!(table.to_csv(), "\u{feff}Hus;Tal (%)\r\nBølgen;8,4\r\n");
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        format!("{BYTE_ORDER_MARK}{}", self.of_numbers().delimited(b';'))
    }

    /// The table with numbers a sheet can work with: where all figures of a column have one unit, it stands in the heading.
    fn of_numbers(&self) -> Self {
        let mut table = self.clone();
        for (column, heading) in table.headings.iter_mut().enumerate() {
            let figures = || self.rows.iter().filter_map(|row| figure(row.get(column)?));
            let unit = figures().map(|(_, unit)| unit).next().unwrap_or_default();
            if figures().any(|(_, other)| other != unit) {
                continue;
            }
            if !unit.is_empty() {
                *heading = format!("{heading} ({unit})");
            }
            for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(column)) {
                if let Some((number, _)) = figure(cell) {
                    *cell = number.replace('−', "-");
                }
            }
        }
        table
    }

    /// The table as a sheet takes it from the clipboard: tabs between cells, the headings first.
    #[must_use]
    pub fn to_clipboard(&self) -> String {
        self.delimited(b'\t')
    }

    /// The table as a page of Markdown: each row a part of its own, named by its first cell, the others under their headings.
    ///
    /// ```
    /// use klyngeblik::chart::Table;
    /// let table = Table {
    ///     headings: vec!["Ord".to_owned(), "Med jeres ord".to_owned(), "Hvem".to_owned()],
    ///     rows: vec![vec!["Leg".to_owned(), "børns egen".to_owned(), String::new()]],
    /// };
    /// assert_eq!(table.to_markdown("Fælles sprog"), "# Fælles sprog\n\n## Leg\n\n- Med jeres ord: børns egen\n");
    /// ```
    #[must_use]
    pub fn to_markdown(&self, title: &str) -> String {
        let mut text = format!("# {title}\n");
        for (name, cells) in self.rows.iter().filter_map(|row| row.split_first()) {
            // Writing to memory does not fail.
            write!(text, "\n## {name}\n\n").ok();
            let said = self.headings.iter().skip(1).zip(cells).filter(|(_, cell)| !cell.is_empty());
            for (heading, cell) in said {
                writeln!(text, "- {heading}: {}", cell.replace('\n', "\n  ")).ok();
            }
        }
        text
    }

    fn delimited(&self, delimiter: u8) -> String {
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(Terminator::CRLF)
            .flexible(true)
            .from_writer(Vec::new());
        let lines = std::iter::once(&self.headings).chain(&self.rows);
        for line in lines {
            // Writing to memory does not fail.
            writer.write_record(line.iter().map(|cell| harmless(cell))).ok();
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A figure as the pages write them, and its unit, which a space that does not break parts from it; nothing of other cells.
fn figure(cell: &str) -> Option<(&str, &str)> {
    let (number, unit) = cell.split_once('\u{a0}').unwrap_or((cell, ""));
    let digits = number.strip_prefix(['-', '−']).unwrap_or(number);
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    (is_number && !unit.contains(char::is_whitespace)).then_some((number, unit))
}

/// A cell that no sheet takes for a formula. A figure below nought is no formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA_SIGNS) && !is_figure(cell) {
        format!("{AS_TEXT}{cell}")
    } else {
        cell.to_owned()
    }
}

/// Whether a cell is a figure as the pages write them: a sign, digits with their marks, and at most a per cent sign.
fn is_figure(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell).trim_end_matches('%');
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}');
    digits.starts_with(|first: char| first.is_ascii_digit()) && digits.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let mut rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        Table {
            headings: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        }
    }

    #[test]
    fn what_a_sheet_would_work_out_becomes_text_and_figures_stay() {
        let cases = [
            ("=1+2", "'=1+2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+45 12", "+45 12"),
            ("+cmd|'/c'!A0", "'+cmd|'/c'!A0"),
            ("-3,2", "-3,2"),
            ("-3,2 %", "-3,2 %"),
            ("-1.240", "-1.240"),
            ("-2+3", "'-2+3"),
            ("-", "'-"),
            ("- ingen -", "'- ingen -"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("−3", "−3"),
            ("Bølgen", "Bølgen"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(harmless(cell), expected);
        }
    }

    #[test]
    fn a_column_of_numbers_has_its_unit_in_the_heading() {
        let rows: [&[&str]; 4] = [
            &["Hus", "Tal", "Blandet", "n"],
            &["Bølgen", "8,4\u{a0}%", "8,4\u{a0}%", "1.240"],
            &["Søhesten", "−1,2\u{a0}%", "152.000\u{a0}kr.", "12"],
            &["Kajen", "mangler", "for få", ""],
        ];
        let csv = table(&rows).to_csv();
        assert_eq!(
            csv.trim_start_matches(BYTE_ORDER_MARK),
            "Hus;Tal (%);Blandet;n\r\nBølgen;8,4;8,4\u{a0}%;1.240\r\nSøhesten;-1,2;152.000\u{a0}kr.;12\r\nKajen;mangler;for få;\r\n"
        );
    }

    #[test]
    fn cells_come_back_as_they_were() {
        let rows: [&[&str]; 3] = [
            &["Periode", "Ærø; \"Øst\"", "n"],
            &["jan. 2025", "8,4 %", ""],
            &["to\nlinjer", "-3,2", "1.240"],
        ];
        let csv = table(&rows).to_csv();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(csv.trim_start_matches(BYTE_ORDER_MARK).as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("a line").iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(read, rows.map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()));
        assert!(csv.starts_with("\u{feff}Periode;\"Ærø; \"\"Øst\"\"\";n\r\n"), "{csv}");
    }

    #[test]
    fn the_clipboard_gets_tabs_and_no_mark() {
        assert_eq!(
            table(&[&["Hus", "Tal"], &["Bølgen", "8,4 %"]]).to_clipboard(),
            "Hus\tTal\r\nBølgen\t8,4 %\r\n"
        );
    }
}
