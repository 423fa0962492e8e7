//! The receipt of an import in plain words: what the file is, how it was read and why, what was left out, what is asked.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::i18n::Locale;
use crate::import::{Import, Question, Role, SourceKind};

use super::levels::levels;
use super::series::years_of;
use super::words::joined;
use super::{RoleGroup, WordingLine, receipt_facts, receipt_lines, wordings};

/// The receipt page of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceiptView {
    /// The file's name.
    pub file: String,
    /// "Tal for 8 huse, 2021–2025, 12 nøgletal, 1.428 tal, 12 felter uden tal".
    pub sentence: String,
    /// What looks wrong enough to be seen before all else; empty where nothing does.
    pub warning: String,
    /// How it was read: label, value, why.
    pub facts: Vec<Fact>,
    /// The columns.
    pub columns: Vec<ColumnLine>,
    /// Lines set aside, grouped: "3 tomme linjer", with the line numbers and how they begin.
    pub set_aside: Vec<Fact>,
    /// What is asked, with its answers.
    pub questions: Vec<QuestionView>,
    /// Wordings of ratings on no known scale, each with the places it can be put.
    pub wordings: Vec<WordingLine>,
    /// The first rows as they stand in the file: line, and a cell for each of `columns`.
    pub head: Vec<(u32, Vec<Arc<str>>)>,
    /// The first rows as understood.
    pub preview: crate::chart::Table,
    /// What kind each column of `preview` is of; none for the line.
    pub preview_groups: Vec<Option<RoleGroup>>,
}

/// A label, a value and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What was found.
    pub value: String,
    /// Why; empty where it needs no reason.
    pub why: String,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnLine {
    /// Heading in the file, the key of choices.
    pub name: Arc<str>,
    /// What it is taken for.
    pub role: Role,
    /// The role in words.
    pub role_words: String,
    /// Numbers, absences and control figures in words: "1.440 tal, sum 12.345,6 · 3 mangler".
    pub detail: String,
}

/// A question and its answers in words.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionView {
    /// The question itself.
    pub question: Question,
    /// In words.
    pub words: String,
    /// Answers in words, in a fixed order known to whoever asks (see the builder).
    pub answers: Vec<String>,
    /// Years to answer with, where a year is asked for; any other may be written.
    pub years: Vec<i16>,
}

/// What is counted over all rows of an import for its receipt, so that putting it into words takes no time.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Without those that are totals.
    n_houses: usize,
    n_figures: usize,
    /// Figures that are missing.
    n_absent: usize,
    /// The first and the last day.
    days: Option<(Date, Date)>,
    pub(super) levels: Vec<(String, usize)>,
}

impl Counted {
    /// Counts.
    #[must_use]
    pub fn of(import: &Import) -> Self {
        let of_figures = import
            .observations
            .houses()
            .iter()
            .filter(|house| !house.is_reference)
            .map(|house| &house.id);
        let references = &import.receipt.references;
        let rated = import.ratings.iter().filter(|row| !references.contains(&row.house_name));
        let of_ratings = rated.map(|row| &row.rating.visit.house);
        let listed = import.register.iter().filter(|row| !row.house.is_reference);
        let of_register = listed.map(|row| &row.house.id);
        let days = import.observations.periods().iter().flatten().map(|period| period.first_day());
        let mut days = days.chain(import.ratings.iter().filter_map(|row| row.rating.visit.date));
        let first = days.next();
        let n_figures = import.observations.iter().filter(|row| row.value.number().is_some()).count();
        Self {
            n_figures,
            n_absent: import.observations.len() - n_figures,
            n_houses: of_figures.chain(of_ratings).chain(of_register).collect::<HashSet<_>>().len(),
            days: first.map(|first| days.fold((first, first), |(first, last), day| (first.min(day), last.max(day)))),
            levels: levels(import),
        }
    }
}

impl ReceiptView {
    /// The receipt in words.
    ///
    /// Answers stand in this order: to a decimal mark, read as a comma, then as a point; to a dash, no figure, then nought;
    /// to a bare figure among per cents, per cent, then parts of one; to a year, its `years`, and then without time where that may be.
    /// To a missing house column there are none: its role is chosen in the list of columns; nor to a wording: see `wordings`.
    /// `this_year` is offered as an answer to what a file leaves out, with the years before it.
    #[must_use]
    pub fn build(import: &Import, counted: &Counted, this_year: i16, locale: &Locale) -> Self {
        let receipt = &import.receipt;
        Self {
            file: receipt.file.to_string(),
            sentence: sentence(import, counted, locale),
            warning: match receipt.doubled {
                0 => String::new(),
                // Who they were is left out, and a house has several lines.
                _ if !receipt.reading.left_out.is_empty() => locale.t("per-person").to_owned(),
                n => locale.with("receipt-warning-doubled", &[("n", n.into())]),
            },
            facts: receipt_facts::facts(receipt, locale)
                .into_iter()
                .chain(receipt_facts::levels(&counted.levels, locale))
                .collect(),
            columns: receipt
                .columns
                .iter()
                .map(|column| receipt_facts::column(column, &import.indicators, locale))
                .collect(),
            set_aside: receipt_lines::set_aside(&receipt.set_aside, locale),
            questions: receipt
                .questions
                .iter()
                .map(|question| asked(question, this_year, locale))
                .collect(),
            wordings: wordings::lines(&receipt.wordings, locale),
            head: import.head.iter().map(|row| (row.line, row.cells.clone())).collect(),
            preview: receipt_facts::preview(import, locale),
            preview_groups: receipt_facts::preview_groups(import).to_vec(),
        }
    }
}

/// "Tal for 8 huse, 2021–2025, 12 nøgletal, 1.428 tal, 12 felter uden tal". Lines are counted apart: a line may give many figures.
fn sentence(import: &Import, counted: &Counted, locale: &Locale) -> String {
    let houses = locale.with("houses-count", &[("n", counted.n_houses.into())]);
    let key = match import.kind {
        SourceKind::Observations => "receipt-figures",
        SourceKind::Ratings => "receipt-ratings",
        SourceKind::Register => "receipt-register",
    };
    let days = counted.days.into_iter().flat_map(|(first, last)| [first, last]);
    let counts = [
        ("indicators-count", import.indicators.len()),
        ("receipt-n-figures", counted.n_figures),
        ("receipt-n-absent", counted.n_absent),
        ("receipt-n-ratings", import.ratings.len()),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0);
    let counts = counts.map(|(key, n)| locale.with(key, &[("n", n.into())]));
    let first = [locale.with(key, &[("houses", houses.into())]), years_of(days)];
    joined(first.into_iter().chain(counts), ", ")
}

fn asked(question: &Question, this_year: i16, locale: &Locale) -> QuestionView {
    let years = match question {
        Question::Year { years } | Question::Time { years } => offered(years, this_year),
        _ => Vec::new(),
    };
    let year_words = years.iter().map(i16::to_string);
    // Without marks at the thousands, which are what is asked about.
    let number = |number: f64| {
        if number.fract() == 0.0 {
            format!("{number:.0}")
        } else {
            locale.number(number, decimals_of(number))
        }
    };
    let (words, answers) = match question {
        Question::DecimalMark {
            column,
            example,
            as_comma,
            as_point,
        } => (
            locale.with(
                "question-decimal",
                &[("column", (&**column).into()), ("example", (&**example).into())],
            ),
            vec![
                locale.with("answer-comma", &[("number", number(*as_comma).into())]),
                locale.with("answer-point", &[("number", number(*as_point).into())]),
            ],
        ),
        Question::Dash { column, count } => {
            let key = if column.is_empty() { "question-dash-file" } else { "question-dash" };
            let words = locale.with(key, &[("column", (&**column).into()), ("n", (*count).into())]);
            (
                words,
                vec![locale.t("answer-missing").to_owned(), locale.t("answer-zero").to_owned()],
            )
        }
        Question::Percent { indicator, example } => (
            locale.with(
                "question-percent",
                &[("indicator", (&**indicator).into()), ("example", (&**example).into())],
            ),
            vec![
                locale.with("answer-percent", &[("example", (&**example).into())]),
                locale.with("answer-fraction", &[("example", (&**example).into())]),
            ],
        ),
        Question::Year { .. } => (locale.t("question-year").to_owned(), year_words.collect()),
        Question::Time { .. } => {
            let timeless = locale.t("answer-timeless").to_owned();
            (locale.t("question-time").to_owned(), year_words.chain([timeless]).collect())
        }
        Question::Wording { wording, count, line } => {
            let args = [
                ("wording", (&**wording).into()),
                ("n", (*count).into()),
                ("line", line.to_string().into()),
            ];
            (locale.with("question-wording", &args), Vec::new())
        }
        Question::HouseColumn => (locale.t("question-house").to_owned(), Vec::new()),
    };
    QuestionView {
        question: question.clone(),
        words,
        answers,
        years,
    }
}

/// The years a file names, and this year with the two before it.
fn offered(named: &[i16], this_year: i16) -> Vec<i16> {
    let mut years: Vec<i16> = named
        .iter()
        .copied()
        .chain(this_year - 2..=this_year)
        .filter(|year| *year > 0)
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Decimals a number has, at most three: `13.482` read with a point has three. A sum's own noise is none.
pub(super) fn decimals_of(number: f64) -> u8 {
    let is_whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
    (0..3)
        .find(|places| is_whole(number * 10_f64.powi(i32::from(*places))))
        .unwrap_or(3)
}

/// The words for what a column is taken for.
#[must_use]
pub fn role_words(role: Role, locale: &Locale) -> &str {
    locale.t(match role {
        Role::House => "role-house",
        Role::HouseId => "role-house-id",
        Role::HouseKind => "role-house-kind",
        Role::Children => "role-children",
        Role::Indicator => "role-indicator",
        Role::Dimension => "role-dimension",
        Role::Period => "role-period",
        Role::Value => "role-value",
        Role::Numerator => "role-numerator",
        Role::Denominator => "role-denominator",
        Role::Theme => "role-theme",
        Role::Level => "role-level",
        Role::VisitDate => "role-visit-date",
        Role::VisitKind => "role-visit-kind",
        Role::Text => "role-text",
        Role::Ignore => "role-ignore",
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::sample;
    use super::*;
    use crate::domain::{Absence, Period};
    use crate::import::{
        ColumnReceipt, Control, DecimalMark, Evidence, Lines, Placement, Quote, Reading, SetAside, SetAsideReason, Way, WordingReceipt,
    };

    fn columns() -> Vec<ColumnReceipt> {
        let column = |name: &str, role, example: &str| ColumnReceipt {
            name: name.into(),
            role,
            example: example.into(),
            decimal: None,
            absences: BTreeMap::new(),
            unreadable: 0,
            control: None,
        };
        let figures = ColumnReceipt {
            decimal: Some((DecimalMark::Comma, Evidence::AllValuesFit)),
            absences: BTreeMap::from([(Absence::Missing, 2), (Absence::TooFew, 1)]),
            unreadable: 1,
            control: Some(Control {
                count: 1440,
                sum: 12_345.6,
                min: 0.0,
                max: 31.5,
            }),
            ..column("Fravær", Role::Value, "13.482")
        };
        vec![column("Institution", Role::House, "Fyrtårnet"), figures]
    }

    fn lines_set_aside() -> Vec<SetAside> {
        let aside = |line, reason, text: &str| SetAside {
            line,
            more: u32::from(line == 2),
            reason,
            text: text.into(),
        };
        let above = [
            aside(1, SetAsideReason::Title, "Sygefravær i kommunen"),
            aside(2, SetAsideReason::Blank, ""),
            aside(8, SetAsideReason::Blank, ""),
        ];
        above
            .into_iter()
            .chain((10..22).map(|line| aside(line, SetAsideReason::Footer, "Kilde")))
            .collect()
    }

    fn questions() -> Vec<Question> {
        let (column, example): (Arc<str>, Arc<str>) = ("Fravær".into(), "13.482".into());
        vec![
            Question::DecimalMark {
                column: column.clone(),
                example,
                as_comma: 13_482.0,
                as_point: 13.482,
            },
            Question::Dash { column, count: 3 },
            Question::Dash {
                column: "".into(),
                count: 1,
            },
            Question::Percent {
                indicator: "Fravær".into(),
                example: "0,084".into(),
            },
            Question::Year { years: vec![2019, 2024] },
            Question::Time { years: Vec::new() },
            Question::Wording {
                wording: "ved ikke".into(),
                count: 2,
                line: 6,
            },
            Question::HouseColumn,
        ]
    }

    fn import() -> Import {
        let mut import = sample::sources().swap_remove(0).import;
        let receipt = &mut import.receipt;
        (receipt.columns, receipt.set_aside, receipt.questions) = (columns(), lines_set_aside(), questions());
        (receipt.rows_in, receipt.rows_used, receipt.rows_out) = (30, 15, 1440);
        receipt.lines = Lines {
            first: 1,
            last: 35,
            continued: 2,
            totals: 1,
        };
        receipt.reading = Reading {
            quote: Quote::Single,
            heading_lines: vec![3, 4],
            filled_down: vec!["Institution".into()],
            uneven_rows: 2,
            left_out: vec!["CPR".into()],
            mixed_lines: (20..30).collect(),
            stray_quotes: vec![7],
            year: Some((Period::Year(2024), Evidence::Likely)),
            house: Some(("Solsikken".into(), Evidence::Certain)),
            unread: vec!["billede.png".into()],
            way: Some(Way::LineByLine),
        };
        receipt.references = vec!["Hele landet".into()];
        receipt.wordings = [("ved ikke", None), ("i orden", Some(Placement::NoRating))]
            .map(|(wording, placement)| WordingReceipt {
                wording: wording.into(),
                count: 2,
                line: 6,
                beside: None,
                placement,
            })
            .into();
        import
    }

    fn built(import: &Import) -> ReceiptView {
        ReceiptView::build(import, &Counted::of(import), 2026, &sample::danish())
    }

    fn text(view: &ReceiptView) -> String {
        let fact = |fact: &Fact| format!("{} | {} | {}", fact.label, fact.value, fact.why);
        let mut lines = vec![format!("{}: {}", view.file, view.sentence)];
        lines.extend(view.facts.iter().map(fact));
        lines.extend(
            view.columns
                .iter()
                .map(|column| format!("{} | {} | {}", column.name, column.role_words, column.detail)),
        );
        lines.extend(view.set_aside.iter().map(fact));
        lines.extend(
            view.questions
                .iter()
                .map(|question| format!("{} {:?}", question.words, question.answers)),
        );
        lines.push(view.preview.headings.join(" | "));
        lines.extend(view.preview.rows.iter().map(|row| row.join(" | ")));
        lines.join("\n")
    }

    #[test]
    fn a_receipt_in_plain_words() {
        insta::assert_snapshot!(text(&built(&import())));
        for (number, name) in [(2, "receipt_of_ratings"), (3, "receipt_of_a_register")] {
            let import = sample::sources().swap_remove(number).import;
            insta::assert_snapshot!(name, text(&built(&import)));
        }
    }
}
