//! What became of a file's lines in words: every line once, so that what is said adds up to what a person counts in the file.

use std::collections::BTreeMap;

use crate::i18n::Locale;
use crate::import::{Receipt, SetAside, SetAsideReason};

use super::Fact;
use super::words::joined;

/// Lines named one by one; of more it is said how many.
const MOST_NAMED: usize = 8;

/// "66 linjer: 50 er læst, 1 er overskrift, 15 er lagt til side"; of a table below another with the lines it covers.
pub(super) fn counts(receipt: &Receipt, locale: &Locale) -> String {
    let lines = receipt.lines;
    // Receipts of earlier versions know no rows of headings.
    let heading = receipt.reading.heading_lines.len().max(usize::from(receipt.heading_line.is_some()));
    let parts = [
        ("receipt-lines-read", receipt.rows_used),
        ("receipt-lines-heading", heading),
        ("receipt-lines-aside", receipt.set_aside.iter().map(n_lines).sum()),
        ("receipt-lines-continued", lines.continued as usize),
    ];
    let all = locale.with("receipt-lines-all", &[("n", parts.iter().map(|(_, n)| n).sum::<usize>().into())]);
    let span = if lines.first > 1 {
        let args = [("first", lines.first.to_string().into()), ("last", lines.last.to_string().into())];
        locale.with("receipt-lines-span", &args)
    } else {
        String::new()
    };
    let said = parts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| locale.with(key, &[("n", (*n).into())]));
    joined([joined([all, span], " "), joined(said, ", ")], ": ")
}

/// Lines set aside, by reason: how many, which, and how they begin.
pub(super) fn set_aside(lines: &[SetAside], locale: &Locale) -> Vec<Fact> {
    let mut by_reason: BTreeMap<SetAsideReason, Vec<&SetAside>> = BTreeMap::new();
    for line in lines {
        by_reason.entry(line.reason).or_default().push(line);
    }
    by_reason
        .into_iter()
        .map(|(reason, lines)| for_reason(reason, &lines, locale))
        .collect()
}

fn for_reason(reason: SetAsideReason, lines: &[&SetAside], locale: &Locale) -> Fact {
    let (named, others) = lines.split_at(lines.len().min(MOST_NAMED));
    let mut begins: Vec<&str> = named.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
    begins.dedup();
    let all: usize = lines.iter().copied().map(n_lines).sum();
    let numbers = joined(named.iter().copied().map(numbers), ", ");
    let more = match others.iter().copied().map(n_lines).sum::<usize>() {
        0 => String::new(),
        n => locale.with("receipt-more", &[("n", n.into())]),
    };
    let args = [("n", all.into()), ("lines", joined([numbers, more], " ").into())];
    let begins = begins.into_iter().take(3);
    Fact {
        label: locale.with(reason_key(reason), &[("n", all.into())]),
        value: locale.with("receipt-lines", &args),
        why: joined(begins.map(|text| locale.with("receipt-begins", &[("text", text.into())])), ", "),
    }
}

/// How many lines one set aside is.
fn n_lines(aside: &SetAside) -> usize {
    1 + aside.more as usize
}

/// "4", or "4–7" where more lines belong to it.
fn numbers(aside: &SetAside) -> String {
    match aside.more {
        0 => aside.line.to_string(),
        more => format!("{}–{}", aside.line, aside.line.saturating_add(more)),
    }
}

const fn reason_key(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Title => "aside-title",
        SetAsideReason::Blank => "aside-blank",
        SetAsideReason::BlockHeading => "aside-block-heading",
        SetAsideReason::Footer => "aside-footer",
        SetAsideReason::NoHouse => "aside-no-house",
        SetAsideReason::NoPeriod => "aside-no-period",
        SetAsideReason::NoIndicator => "aside-no-indicator",
        SetAsideReason::NoValue => "aside-no-value",
        SetAsideReason::TooManyFields => "aside-too-many-fields",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Counted, ReceiptView};
    use super::*;
    use crate::i18n::Lang;
    use crate::import::{Choices, read_all};

    /// Each table of a file in a sentence, and its lines.
    fn said(text: &str, lang: Lang) -> Vec<[String; 2]> {
        let locale = Locale::new(lang);
        let read = read_all(text.as_bytes(), "udtræk.csv", &Choices::default()).expect("tables");
        let tables = read.into_iter().map(|table| {
            let import = table.import.expect("a table");
            let view = ReceiptView::build(&import, &Counted::of(&import), 2026, &locale);
            [view.sentence, counts(&import.receipt, &locale)]
        });
        tables.collect()
    }

    const BLOCKS: &str = "De Kommunale Nøgletal;;;\n;;;\n;Kom.nr;2023;2024\n;;;\nAndel A;;;\nDragør;155;7;8\nI alt;;7;\n;;;\nAndel B;;;\nDragør;155;1;M\n;;;\nTegnforklaring:;;;\n\"M  Mangler\nfor året\";;;\n";
    const STACKED: &str =
        "Sygefravær;;\nHus;2023;2024\nSol;8,5;9,5\n\nNormering;;\nHus;2023;2024\nSol;5,5;6,5\n\"Måne\nnord\";5,6;..\n\nKilde: KMD;;\n";

    #[test]
    fn what_is_said_of_lines_adds_up_in_blocks_and_in_wide_and_several_tables() {
        let cases: [(&str, &[[&str; 2]]); 4] = [
            (
                BLOCKS,
                &[[
                    "Tal for 1 hus, 2023–2024, 2 nøgletal, 4 tal, 2 felter uden tal",
                    "14 linjer: 3 er læst, 1 er overskrift, 10 er lagt til side",
                ]],
            ),
            (
                "Hus;2022;2023;2024\nSol;1,5;2,5;3,5\nMåne;1;2;3\n",
                &[[
                    "Tal for 2 huse, 2022–2024, 1 nøgletal, 6 tal",
                    "3 linjer: 2 er læst, 1 er overskrift",
                ]],
            ),
            (
                STACKED,
                &[
                    [
                        "Tal for 1 hus, 2023–2024, 1 nøgletal, 2 tal",
                        "4 linjer: 1 er læst, 1 er overskrift, 2 er lagt til side",
                    ],
                    [
                        "Tal for 2 huse, 2023–2024, 1 nøgletal, 3 tal, 1 felt uden tal",
                        "7 linjer (linje 5–11 i filen): 2 er læst, 1 er overskrift, 3 er lagt til side, 1 hører med til linjen over",
                    ],
                ],
            ),
            (
                "Institution;Adresse;Antal børn\nSol;Vej 1;3\nMåne;Vej 2;4\nI alt;;7\n",
                &[["En liste over 2 huse", "4 linjer: 3 er læst, 1 er overskrift"]],
            ),
        ];
        for (text, expected) in cases {
            let danish = said(text, Lang::Da);
            assert_eq!(danish, expected, "{text}");
            let n_lines: usize = danish.iter().chain(&said(text, Lang::En)).map(|[_, lines]| sum_said(lines)).sum();
            assert_eq!(n_lines, 2 * text.lines().count(), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_lines_in_english() {
        assert_eq!(
            said(STACKED, Lang::En)[1],
            [
                "Figures for 2 houses, 2023–2024, 1 indicator, 3 figures, 1 field without a figure",
                "7 lines (lines 5–11 of the file): 2 are read, 1 is the heading, 3 are set aside, 1 goes on with the line above",
            ]
        );
    }

    /// The lines a sentence says there are, which are all those that it tells apart.
    fn sum_said(sentence: &str) -> usize {
        let first_number = |words: &str| words.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or_default();
        let (all, parts) = sentence.split_once(": ").expect("a colon");
        assert_eq!(first_number(all), parts.split(", ").map(first_number).sum::<usize>(), "{sentence}");
        first_number(all)
    }
}
