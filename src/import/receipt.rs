//! The receipt: what was understood of a file and on what evidence; and the choices that a person confirmed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Format, Lines};
use crate::domain::{Absence, Period};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Figures by house and period.
    Observations,
    /// Supervision.
    Ratings,
    /// A list of houses.
    Register,
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The house's name.
    House,
    /// The house's id.
    HouseId,
    /// The kind of house.
    HouseKind,
    /// Children enrolled.
    Children,
    /// The indicator's name, in a long table.
    Indicator,
    /// A further dimension of the indicator (age group, sex), joined to its name.
    Dimension,
    /// The period, in a long table.
    Period,
    /// A figure.
    Value,
    /// What was counted.
    Numerator,
    /// Out of how many.
    Denominator,
    /// The theme of a rating, in a long table.
    Theme,
    /// A rating.
    Level,
    /// The day of a visit.
    VisitDate,
    /// How a visit came about.
    VisitKind,
    /// Running text: a reason, a comment.
    Text,
    /// Not read.
    Ignore,
}

/// The character set a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-8 (or plain ASCII).
    Utf8,
    /// UTF-16, either byte order.
    Utf16,
    /// Windows-1252, of which ISO-8859-1 is a part.
    Windows1252,
}

/// What stands between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// Tab.
    Tab,
    /// `|`
    Pipe,
    /// A space.
    Space,
}

/// What stands around a field that holds a delimiter or a line break.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// `"`
    #[default]
    Double,
    /// `'`
    Single,
}

/// What stands before the decimals of a column's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// Danish: `1.234,5`.
    Comma,
    /// English: `1,234.5`.
    Point,
    /// All whole numbers without marks: nothing to decide.
    None,
}

/// Why a choice was made; shown beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The file itself says so (a byte order mark, a mark that can be read one way only).
    Certain,
    /// All the values fit this reading and not the other.
    AllValuesFit,
    /// Only likely.
    Likely,
    /// A person chose it.
    Chosen,
}

/// How the table lies in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One figure a row.
    Long,
    /// One column an indicator.
    ColumnsAreIndicators,
    /// One column a period.
    ColumnsArePeriods,
    /// One column a theme.
    ColumnsAreThemes,
}

/// What `-` stands for in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DashMeaning {
    /// No figure.
    Missing,
    /// Nought.
    Zero,
}

/// What figures without a per cent sign are, in an indicator where other figures bear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentMeaning {
    /// Per cent too: `8,4` is `8,4 %`.
    Percent,
    /// Parts of one: `0,084` is `8,4 %`.
    Fraction,
}

/// One column as understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnReceipt {
    /// Heading in the file (or a made-up one: "Kolonne 1").
    pub name: Arc<str>,
    /// What it is taken for.
    pub role: Role,
    /// A value of it.
    pub example: Arc<str>,
    /// For numbers: how they are read, and why.
    pub decimal: Option<(DecimalMark, Evidence)>,
    /// Absences by kind, with counts.
    pub absences: BTreeMap<Absence, usize>,
    /// Cells that could not be read as what the column is; each becomes missing and is counted here.
    pub unreadable: usize,
    /// How many values, and their sum, least and greatest, as understood, without those of totals.
    pub control: Option<Control>,
}

/// Control figures of a numeric column, to compare with the source's own: what it says of its houses.
///
/// Rows that are totals ("I alt", "Hele landet": those of [`Receipt::references`]) are left out, or a sum would be of everything
/// twice; [`Lines::totals`] says how many. The rule goes by rows: a column that holds nothing but the figures of all houses, as in a
/// report on one of them, has control figures of its own. What is missing or cannot be read is counted in all rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Control {
    /// Numbers read.
    pub count: usize,
    /// Their sum.
    pub sum: f64,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
}

/// Why a line was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAsideReason {
    /// A title above the heading.
    Title,
    /// Blank.
    Blank,
    /// A heading of a block of rows.
    BlockHeading,
    /// A legend, a source line, a note below the table.
    Footer,
    /// No house in it.
    NoHouse,
    /// The period could not be read.
    NoPeriod,
    /// No indicator in it, where rows are indicators.
    NoIndicator,
    /// More fields than the heading has.
    TooManyFields,
    /// A house, but nothing said of it: a visit without ratings.
    NoValue,
}

/// A line that gave no row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Line in the file, from 1.
    pub line: u32,
    /// Lines right below it that belong to it: the rest of a field with line breaks, of a stretch of empty rows in a sheet.
    #[serde(default)]
    pub more: u32,
    /// Why.
    pub reason: SetAsideReason,
    /// How it begins.
    pub text: Arc<str>,
}

/// Something only a person can know. A file with an open question is not taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// `13.482` with no other evidence.
    DecimalMark {
        /// The column.
        column: Arc<str>,
        /// A value of it.
        example: Arc<str>,
        /// Read with a decimal comma (the point marks thousands).
        as_comma: f64,
        /// Read with a decimal point.
        as_point: f64,
    },
    /// What `-` means.
    Dash {
        /// The column; empty for the whole file.
        column: Arc<str>,
        /// How many there are.
        count: usize,
    },
    /// Some figures of an indicator bear a per cent sign and others do not.
    Percent {
        /// The indicator.
        indicator: Arc<str>,
        /// A figure without the sign.
        example: Arc<str>,
    },
    /// No column looks like the houses.
    HouseColumn,
    /// Months, quarters or halves stand as columns, and nothing says of which year.
    Year {
        /// Years the file names in other places.
        years: Vec<i16>,
    },
    /// Nothing says when the figures are of. They may be left without time ([`Choices::timeless`]).
    Time {
        /// Years the file names in other places.
        years: Vec<i16>,
    },
    /// A wording of ratings that is on no known scale.
    Wording {
        /// The wording.
        wording: Arc<str>,
        /// How often it stands.
        count: usize,
        /// The line it first stands on.
        line: u32,
    },
}

/// Where a person put a wording that is on no known scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// On a level of a scale (see [`crate::domain::Scale::of_id`]).
    Level {
        /// The scale's id.
        scale: Arc<str>,
        /// The place on it, from 0.
        place: usize,
    },
    /// It is no rating.
    NoRating,
}

/// A wording of ratings that is on no known scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingReceipt {
    /// The wording.
    pub wording: Arc<str>,
    /// How often it stands.
    pub count: usize,
    /// The line it first stands on, from 1.
    pub line: u32,
    /// The scale of the wordings beside it, where that is known.
    pub beside: Option<Arc<str>>,
    /// Where a person put it.
    pub placement: Option<Placement>,
}

/// What a person confirmed for a file of this shape: the recipe. Everything left out is guessed from the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Which table of the file; none for the first that can be read (see [`super::tables`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Arc<str>>,
    /// What the file is.
    pub kind: Option<SourceKind>,
    /// Roles by heading.
    pub roles: BTreeMap<Arc<str>, Role>,
    /// Decimal mark by heading.
    pub decimals: BTreeMap<Arc<str>, DecimalMark>,
    /// What `-` means.
    pub dash: Option<DashMeaning>,
    /// What figures without a per cent sign are, among others that bear it.
    pub percent: Option<PercentMeaning>,
    /// The year of figures without one: a year or a school year.
    pub year: Option<Period>,
    /// Whether figures without a year are left without time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub timeless: bool,
    /// Where wordings stand that are on no known scale, by wording (folded, see [`super::fold_name`]).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub wordings: BTreeMap<Arc<str>, Placement>,
    /// Names taken as totals although they do not look it (true), or as houses although they look like totals (false).
    pub references: BTreeMap<Arc<str>, bool>,
}

/// What had to be settled or mended while a file was read; mostly nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// What stands around fields.
    pub quote: Quote,
    /// Lines of the heading's rows, from 1, where it has several.
    pub heading_lines: Vec<u32>,
    /// Columns whose blank cells were filled with the name above, as merged cells are.
    pub filled_down: Vec<Arc<str>>,
    /// Columns of personal data that a person left out: nothing of them is kept.
    pub left_out: Vec<Arc<str>>,
    /// Lines that were read in another character set than the rest of the file.
    pub mixed_lines: Vec<u32>,
    /// Lines with a quote that is never closed; it is taken for a letter.
    pub stray_quotes: Vec<u32>,
    /// Rows with fewer or more fields than the heading: how many.
    pub uneven_rows: usize,
    /// The year of figures without one, and why.
    pub year: Option<(Period, Evidence)>,
    /// The house, where no column names it, and why.
    pub house: Option<(Arc<str>, Evidence)>,
    /// What of the file was not looked into: members of a zip that are no tables, columns of lists and records.
    pub unread: Vec<Arc<str>>,
    /// The way a long text was read; none of a short one or a sheet, which have but one.
    pub way: Option<Way>,
}

/// A way to read a long text. Both give the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Straight into columns, for every line is a row.
    InBulk,
    /// Line by line, for not every line is one.
    LineByLine,
}

/// What was understood of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// The file's name.
    pub file: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Arc<str>,
    /// Its size.
    pub bytes: u64,
    /// What it is, and why.
    pub kind: (SourceKind, Evidence),
    /// The shape of the table, the same for next year's export of the same kind.
    #[serde(default)]
    pub shape: Arc<str>,
    /// What the table is kept in.
    #[serde(default)]
    pub format: Format,
    /// Which table of the file it is; none where the file is the table.
    #[serde(default)]
    pub table: Option<Arc<str>>,
    /// Character set, and why; none in a workbook.
    pub encoding: Option<(Encoding, Evidence)>,
    /// Delimiter, and why; none in a workbook.
    pub delimiter: Option<(Delimiter, Evidence)>,
    /// What had to be settled or mended on the way.
    #[serde(default)]
    pub reading: Reading,
    /// Line of the heading, from 1; none where the file has none.
    pub heading_line: Option<u32>,
    /// How the table lies.
    pub layout: Layout,
    /// The columns.
    pub columns: Vec<ColumnReceipt>,
    /// Which lines of the file the table covers, and what became of those that no row and no reason tells.
    #[serde(default)]
    pub lines: Lines,
    /// Records in the file below the heading, blank ones included.
    pub rows_in: usize,
    /// Records that gave rows.
    pub rows_used: usize,
    /// Tidy rows that came out: figures, ratings and houses together.
    pub rows_out: usize,
    /// Lines that gave no row, in their order. `rows_in == rows_used + set_aside below the heading`; of lines see [`Lines`].
    pub set_aside: Vec<SetAside>,
    /// Figures that share house, indicator and period with an earlier one of the file: charts show the last of them.
    #[serde(default)]
    pub doubled: usize,
    /// Totals found among the houses: "Hele landet", "I alt".
    pub references: Vec<Arc<str>>,
    /// Wordings of ratings that are on no known scale, placed by a person or not.
    #[serde(default)]
    pub wordings: Vec<WordingReceipt>,
    /// What only a person can know.
    pub questions: Vec<Question>,
}
