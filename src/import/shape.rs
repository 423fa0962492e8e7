//! The shape of a table: what stays the same when next year's export of the same kind comes.
//!
//! It is the kind of file and its headings, with years and periods taken out of them, so that a further column for a further year
//! makes no difference. What a person confirmed for one table of a shape ([`Choices`]) holds for the next.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::dates::{self, Order};
use super::layout::Frame;
use super::{Choices, Format, Receipt, digest, fold_name, times};

/// Stands for a period in a heading.
const PERIOD: &str = "#";
/// Hexadecimal digits of a shape: enough that no two exports of a municipality meet by chance.
const DIGITS: usize = 16;

/// The shape of a table.
pub(super) fn of(frame: &Frame<'_>, format: Format) -> Arc<str> {
    // A text may come as a zip's member or by itself; workbooks of all kinds hold the same sheets.
    let kind = if format == Format::Text { "text" } else { "workbook" };
    let mut seen = HashSet::new();
    let forms = frame.names.iter().map(|name| form(name));
    let parts: Vec<String> = std::iter::once(kind.to_owned())
        .chain(forms)
        .filter(|part| seen.insert(part.clone()))
        .collect();
    digest(parts.join("\u{1f}").as_bytes())
        .chars()
        .take(DIGITS)
        .collect::<String>()
        .into()
}

/// A heading without case, marks and years. What it says of time is said by [`PERIOD`].
fn form(name: &str) -> String {
    if dates::read(name, Order::DayFirst).is_some() {
        return PERIOD.to_owned();
    }
    if let Some((base, _)) = times::trailing(name) {
        return fold_name(base) + PERIOD;
    }
    let words = name.split(|char: char| !char.is_alphanumeric()).filter(|word| !is_year(word));
    fold_name(&words.collect::<Vec<_>>().join(" "))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

impl Choices {
    /// What was chosen for an earlier table of the same shape, for the table of this receipt: a choice for `Fravær 2024` holds for
    /// `Fravær 2025`. Which table of its file it is stays as it is, and
    /// the year of figures without one is asked anew.
    #[must_use]
    pub fn fitted_to(&self, receipt: &Receipt) -> Self {
        let names: Vec<Arc<str>> = receipt.columns.iter().map(|column| Arc::clone(&column.name)).collect();
        Self {
            table: receipt.table.clone(),
            year: None,
            timeless: false,
            roles: fitted(&self.roles, &names),
            decimals: fitted(&self.decimals, &names),
            ..self.clone()
        }
    }
}

fn fitted<T: Copy>(chosen: &BTreeMap<Arc<str>, T>, names: &[Arc<str>]) -> BTreeMap<Arc<str>, T> {
    let by_form: BTreeMap<String, T> = chosen.iter().map(|(name, choice)| (form(name), *choice)).collect();
    let choice = |name: &Arc<str>| chosen.get(name).or_else(|| by_form.get(&form(name))).copied();
    names.iter().filter_map(|name| Some((Arc::clone(name), choice(name)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{DashMeaning, DecimalMark, read};
    use super::*;
    use crate::domain::Period;

    fn receipt(text: &str) -> Receipt {
        read(text.as_bytes(), "tal.csv", &Choices::default()).expect("read").receipt
    }

    #[test]
    fn years_make_no_difference_to_a_shape_and_headings_do() {
        let shape = |heading: &str| {
            let cells = heading.matches(';').count();
            receipt(&format!(
                "{heading}\nSol;{}\nMåne;{}\n",
                vec!["1,5"; cells].join(";"),
                vec!["2,5"; cells].join(";")
            ))
            .shape
        };
        let same = [
            ("Hus;2023;2024", "Hus;2023;2024;2025"),
            ("Hus;2024", "HUS;2025"),
            ("Hus;Fravær 2023", "Hus;Fravær 2024;Fravær 2025"),
            ("Hus;A 2023;B 2023", "Hus;A 2023;B 2023;A 2024;B 2024"),
            ("Hus;Fravær i 2024 (dage)", "Hus;Fravær i 2025 (dage)"),
            ("Hus;jan. 2024;feb. 2024", "Hus;mar. 2025"),
        ];
        for (one, other) in same {
            assert_eq!(shape(one), shape(other), "{one} {other}");
        }
        for (one, other) in [("Hus;2024", "Enhed;2024"), ("Hus;Fravær", "Hus;Fremmøde"), ("Hus;A", "Hus;A;B")] {
            assert_ne!(shape(one), shape(other), "{one} {other}");
        }
    }

    #[test]
    fn what_was_chosen_for_a_year_holds_for_the_next() {
        let confirmed = Choices {
            table: Some("Ark 2024".into()),
            year: Some(Period::Year(2024)),
            decimals: [("Antal 2024".into(), DecimalMark::Comma), ("Gone".into(), DecimalMark::Point)].into(),
            dash: Some(DashMeaning::Zero),
            ..Choices::default()
        };
        let next = receipt("Hus;Antal 2025\nSol;13.482\nMåne;12.100\nVest;1700\n");
        assert!(!next.questions.is_empty());
        let fitted = confirmed.fitted_to(&next);
        assert_eq!(
            fitted,
            Choices {
                decimals: [("Antal 2025".into(), DecimalMark::Comma)].into(),
                dash: Some(DashMeaning::Zero),
                ..Choices::default()
            }
        );
    }
}
