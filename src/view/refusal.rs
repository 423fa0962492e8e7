//! Why a file could not be taken in, in one sentence: what it is, and what to do.

use crate::i18n::Locale;
use crate::import::{Limit, PersonalFind, PersonalKind, Refusal, safe_name};

use super::words::joined;

/// The sentence for a file that was refused; a name that is personal is masked in it.
#[must_use]
pub fn refusal_words(refusal: &Refusal, file: &str, locale: &Locale) -> String {
    let (key, detail) = match refusal {
        Refusal::Empty => ("refusal-empty", String::new()),
        Refusal::Binary => ("refusal-binary", String::new()),
        Refusal::UnknownEncoding => ("refusal-unknown-encoding", String::new()),
        Refusal::OtherFormat(format) => ("refusal-other-format", (*format).to_owned()),
        Refusal::Damaged(format) => ("refusal-damaged", (*format).to_owned()),
        Refusal::Locked => ("refusal-locked", String::new()),
        Refusal::TooMuch(limit) => limit_words(*limit, locale),
        Refusal::NoTables => ("refusal-no-tables", String::new()),
        Refusal::OneColumn => ("refusal-one-column", String::new()),
        Refusal::NoRows => ("refusal-no-rows", String::new()),
        Refusal::NotUnderstood => ("refusal-not-understood", String::new()),
        Refusal::Folder => ("refusal-folder", String::new()),
        Refusal::NotFound => ("refusal-not-found", String::new()),
        Refusal::Unreadable(reason) => ("refusal-unreadable", reason.clone()),
        Refusal::Changing => ("refusal-changing", String::new()),
        Refusal::TooLarge(megabytes) => ("refusal-too-large", megabytes.to_string()),
        Refusal::NoTable(name) => ("refusal-no-table", name.to_string()),
        Refusal::PersonalData(found) => match of_name(found) {
            Some(kind) => ("refusal-personal-file-name", locale.t(kind_key(kind)).to_owned()),
            None => ("refusal-personal-data", personal_words(found, locale)),
        },
    };
    let file = safe_name(file.into());
    let words = locale.with(key, &[("file", (&*file).into()), ("detail", detail.into())]);
    if is_per_person(refusal) {
        format!("{words}\n\n{}", locale.t("per-person"))
    } else {
        words
    }
}

/// Whether a file has a line for each person: then leaving a column out makes no figures of it.
fn is_per_person(refusal: &Refusal) -> bool {
    let Refusal::PersonalData(found) = refusal else { return false };
    found
        .iter()
        .any(|find| find.kind == PersonalKind::Cpr && !find.column.is_empty() && find.count > 1)
}

/// What is personal in the name of a file or a sheet, where that is why it is refused: it stands on no line.
fn of_name(found: &[PersonalFind]) -> Option<PersonalKind> {
    let [find] = found else { return None };
    find.lines.iter().all(|line| line.line == 0).then_some(find.kind)
}

const fn kind_key(kind: PersonalKind) -> &'static str {
    match kind {
        PersonalKind::Cpr => "personal-cpr",
        PersonalKind::Email => "personal-email",
        PersonalKind::Name => "personal-name",
    }
}

/// Files of a folder that were passed over, the first of them by name, masked where that is personal.
#[must_use]
pub fn passed_over_words(names: &[String], locale: &Locale) -> String {
    const NAMED: usize = 5;
    let files = joined(names.iter().take(NAMED).map(|name| safe_name(name.as_str().into())), ", ");
    let more = names.len().saturating_sub(NAMED);
    locale.with("passed-over", &[("files", files.into()), ("more", more.into())])
}

fn limit_words(limit: Limit, locale: &Locale) -> (&'static str, String) {
    match limit {
        Limit::Megabytes(most) => ("refusal-unpacked-size", most.to_string()),
        Limit::Ratio(most) => ("refusal-packed-ratio", most.to_string()),
        Limit::Members(most) => ("refusal-members", locale.number(most as f64, 0)),
        Limit::Cells(most) => ("refusal-cells", locale.number(most as f64, 0)),
        Limit::Columns(most) => ("refusal-columns", locale.number(most as f64, 0)),
        Limit::Tables(most) => ("refusal-tables", locale.number(most as f64, 0)),
        Limit::Ragged(most) => ("refusal-ragged", locale.number(most as f64, 0)),
        Limit::Nested => ("refusal-nested", String::new()),
    }
}

/// "CPR-numre i »CPR« (linje 2: ••••••-••••)": what looks personal, column by column, masked.
fn personal_words(found: &[PersonalFind], locale: &Locale) -> String {
    let words = found.iter().map(|find| {
        let (line, masked) = find.lines.first().map_or((0, ""), |first| (first.line, &*first.text));
        let args = [
            ("kind", locale.t(kind_key(find.kind)).into()),
            ("column", (&*find.column).into()),
            ("line", line.to_string().into()),
            ("masked", masked.into()),
            ("n", find.count.into()),
        ];
        locale.with(
            if find.column.is_empty() {
                "personal-outside"
            } else {
                "personal-column"
            },
            &args,
        )
    });
    joined(words, ", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::import::{Choices, MaskedLine, read};

    #[test]
    fn every_refusal_says_what_and_what_to_do() {
        let find = |column: &str, kind| PersonalFind {
            column: column.into(),
            kind,
            count: 3,
            lines: vec![MaskedLine {
                line: 17,
                text: "••••••-••••".into(),
            }],
        };
        let refusals = [
            Refusal::Empty,
            Refusal::Binary,
            Refusal::UnknownEncoding,
            Refusal::OtherFormat("PDF"),
            Refusal::Damaged("Excel (xlsx)"),
            Refusal::Locked,
            Refusal::TooMuch(Limit::Megabytes(512)),
            Refusal::TooMuch(Limit::Ratio(200)),
            Refusal::TooMuch(Limit::Members(10_000)),
            Refusal::TooMuch(Limit::Cells(20_000_000)),
            Refusal::TooMuch(Limit::Columns(16_384)),
            Refusal::TooMuch(Limit::Tables(500)),
            Refusal::TooMuch(Limit::Ragged(100_000)),
            Refusal::TooMuch(Limit::Nested),
            Refusal::NoTables,
            Refusal::OneColumn,
            Refusal::NoRows,
            Refusal::NotUnderstood,
            Refusal::Folder,
            Refusal::NotFound,
            Refusal::Unreadable("adgang nægtet".into()),
            Refusal::Changing,
            Refusal::TooLarge(512),
            Refusal::NoTable("Normering".into()),
            Refusal::PersonalData(vec![find("CPR", PersonalKind::Cpr), find("", PersonalKind::Cpr)]),
            Refusal::PersonalData(vec![find("Leder", PersonalKind::Name), find("Kontakt", PersonalKind::Email)]),
            read(b"Hus;Tal\nSol;1\n", "Barn 010190-1234.csv", &Choices::default()).expect_err("a number of a person"),
        ];
        let words = |lang| {
            let locale = Locale::new(lang);
            refusals
                .iter()
                .map(|refusal| refusal_words(refusal, "tal.csv", &locale))
                .collect::<Vec<_>>()
                .join("\n")
        };
        let own_name = refusal_words(&Refusal::Binary, "Barn 010190-1234.csv", &Locale::new(Lang::Da));
        assert!(own_name.starts_with("»•••• ••••••-••••.•••« er ikke tekst"), "{own_name}");
        insta::assert_snapshot!("refusals_da", words(Lang::Da));
        insta::assert_snapshot!("refusals_en", words(Lang::En));
    }
}
