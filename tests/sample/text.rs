//! How the exports spell numbers, rows and bytes.

use super::draws::index;

/// `81` tenths as `8,1`.
pub fn tenths(value: i64) -> String {
    decimals(value, 10, 1)
}

/// `424` hundredths as `4,24`.
pub fn hundredths(value: i64) -> String {
    decimals(value, 100, 2)
}

fn decimals(value: i64, unit: i64, width: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{},{:0width$}", value.abs() / unit, value.abs() % unit)
}

/// `112345` as `112.345`.
pub fn thousands(value: i64) -> String {
    if value < 1000 {
        value.to_string()
    } else {
        format!("{}.{:03}", value / 1000, value % 1000)
    }
}

/// A month as a payroll system's report writes it: `jan. 2021`, but `maj 2021`.
pub fn month_name((year, month): (i64, i64)) -> String {
    const NAMES: [&str; 12] = [
        "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.",
    ];
    format!("{} {year}", NAMES[index(month - 1)])
}

/// Rows of an export, joined as it joins them.
pub struct Sheet {
    delimiter: char,
    line_end: &'static str,
    text: String,
}

impl Sheet {
    /// An empty export.
    pub const fn new(delimiter: char, line_end: &'static str) -> Self {
        Self {
            delimiter,
            line_end,
            text: String::new(),
        }
    }

    /// Adds a row; cells are quoted only where they must be.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(self.delimiter);
            }
            let cell = cell.as_ref();
            if cell.contains([self.delimiter, '"', '\n']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push_str(self.line_end);
    }

    /// Adds a row with one text in its first cell and the others empty, as a spreadsheet saves it.
    pub fn lone(&mut self, text: &str, width: usize) {
        self.row(std::iter::once(text).chain(std::iter::repeat_n("", width - 1)));
    }

    /// The bytes in UTF-8, with no mark in front.
    pub fn utf8(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    /// The bytes in UTF-8 with a byte order mark.
    pub fn utf8_marked(self) -> Vec<u8> {
        format!("\u{feff}{}", self.text).into_bytes()
    }

    /// The bytes in ISO 8859-1, which has no dash longer than a hyphen.
    pub fn latin1(self) -> Vec<u8> {
        self.text
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1"))
            .collect()
    }

    /// The bytes in Windows code page 1252, which has one.
    pub fn cp1252(self) -> Vec<u8> {
        let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(&self.text);
        assert!(!is_lossy, "a letter outside cp1252");
        bytes.into_owned()
    }
}
