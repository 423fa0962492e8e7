//! Why a file could not be taken in, in one sentence: what it is, and what to do.

use crate::i18n::Locale;
use crate::import::{Limit, Refusal};

/// The sentence for a file that was refused.
#[must_use]
pub fn refusal_words(refusal: &Refusal, file: &str, locale: &Locale) -> String {
    let (key, detail) = match refusal {
        Refusal::Empty => ("refusal-empty", String::new()),
        Refusal::Binary => ("refusal-binary", String::new()),
        Refusal::OtherFormat(format) => ("refusal-other-format", (*format).to_owned()),
        Refusal::Damaged(format) => ("refusal-damaged", (*format).to_owned()),
        Refusal::Locked => ("refusal-locked", String::new()),
        Refusal::TooMuch(limit) => limit_words(*limit, locale),
        Refusal::NoTables => ("refusal-no-tables", String::new()),
        Refusal::NoSuchTable(table) => ("refusal-no-such-table", table.clone()),
        Refusal::OneColumn => ("refusal-one-column", String::new()),
        Refusal::NoRows => ("refusal-no-rows", String::new()),
        Refusal::NotUnderstood => ("refusal-not-understood", String::new()),
        Refusal::Folder => ("refusal-folder", String::new()),
        Refusal::NotFound => ("refusal-not-found", String::new()),
        Refusal::Unreadable(reason) => ("refusal-unreadable", reason.clone()),
        Refusal::Changing => ("refusal-changing", String::new()),
        Refusal::TooLarge(megabytes) => ("refusal-too-large", megabytes.to_string()),
        Refusal::PersonalData(line) => ("refusal-personal-data", line.to_string()),
    };
    locale.with(key, &[("file", file.into()), ("detail", detail.into())])
}

fn limit_words(limit: Limit, locale: &Locale) -> (&'static str, String) {
    match limit {
        Limit::Megabytes(most) => ("refusal-unpacked-size", most.to_string()),
        Limit::Ratio(most) => ("refusal-packed-ratio", most.to_string()),
        Limit::Members(most) => ("refusal-members", locale.number(most as f64, 0)),
        Limit::Cells(most) => ("refusal-cells", locale.number(most as f64, 0)),
        Limit::Nested => ("refusal-nested", String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_refusal_says_what_and_what_to_do() {
        let refusals = [
            Refusal::Empty,
            Refusal::Binary,
            Refusal::OtherFormat("PDF"),
            Refusal::Damaged("Excel (xlsx)"),
            Refusal::Locked,
            Refusal::TooMuch(Limit::Megabytes(512)),
            Refusal::TooMuch(Limit::Ratio(200)),
            Refusal::TooMuch(Limit::Members(10_000)),
            Refusal::TooMuch(Limit::Cells(20_000_000)),
            Refusal::TooMuch(Limit::Nested),
            Refusal::NoTables,
            Refusal::NoSuchTable("Ark2".into()),
            Refusal::OneColumn,
            Refusal::NoRows,
            Refusal::NotUnderstood,
            Refusal::Folder,
            Refusal::NotFound,
            Refusal::Unreadable("adgang nægtet".into()),
            Refusal::Changing,
            Refusal::TooLarge(512),
            Refusal::PersonalData(17),
        ];
        let words = |lang| {
            let locale = Locale::new(lang);
            refusals
                .iter()
                .map(|refusal| refusal_words(refusal, "tal.csv", &locale))
                .collect::<Vec<_>>()
                .join("\n")
        };
        insta::assert_snapshot!("refusals_da", words(Lang::Da));
        insta::assert_snapshot!("refusals_en", words(Lang::En));
    }
}
