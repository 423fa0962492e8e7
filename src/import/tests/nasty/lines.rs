//! Every line of a nasty file is accounted for once: in every layout, as a text and as a sheet, with what people and programs put
//! between the rows.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::super::*;
use super::writer::{self, Dress};
use super::{shapes, table};

/// What is done to a file before it is written.
#[derive(Debug, Clone, Copy)]
enum Spoil {
    /// A line of nothing at all.
    Empty,
    /// A line of delimiters.
    Blank,
    /// Several of these.
    Gap,
    /// The heading once more.
    Heading,
    /// A text alone.
    Block,
    /// A remark over several lines.
    Note,
    /// Fields cut off.
    Short,
    /// A field too many.
    Long,
    /// A cell over several lines.
    Broken,
    /// The line above once more, as a total.
    Total,
    /// Codes for machines.
    Technical,
    /// A legend.
    Legend,
}

/// Some of these, each somewhere.
fn spoils() -> impl Strategy<Value = Vec<(Spoil, prop::sample::Index)>> {
    use Spoil::{Blank, Block, Broken, Empty, Gap, Heading, Legend, Long, Note, Short, Technical, Total};
    let all = [
        Empty, Blank, Gap, Heading, Block, Note, Short, Long, Broken, Broken, Total, Technical, Legend,
    ];
    proptest::collection::vec((proptest::sample::select(all.to_vec()), any::<prop::sample::Index>()), 0..5)
}

fn spoil(cells: &mut Vec<Vec<String>>, spoil: Spoil, at: usize) {
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    let padded = |texts: &[&str]| {
        let mut row: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        row.resize(row.len().max(width), String::new());
        row
    };
    let above = cells.get(at.saturating_sub(1)).cloned().unwrap_or_default();
    let heading = cells.iter().find(|row| row.iter().any(|cell| cell == "Institution")).cloned();
    match spoil {
        Spoil::Empty => cells.insert(at, Vec::new()),
        Spoil::Blank => cells.insert(at, padded(&[])),
        Spoil::Gap => drop(cells.splice(at..at, vec![padded(&[]); 4])),
        Spoil::Heading => cells.insert(at, heading.unwrap_or_default()),
        Spoil::Block => cells.insert(at, padded(&["Område Nord"])),
        Spoil::Note => cells.insert(at, padded(&["Bemærk: tallene\ner foreløbige"])),
        Spoil::Total => {
            let is_name = |cell: &&mut String| cell.contains(char::is_alphabetic);
            let mut total = above;
            total
                .iter_mut()
                .find(is_name)
                .into_iter()
                .for_each(|cell| *cell = "I alt".to_owned());
            cells.insert(at, total);
        }
        Spoil::Technical => cells.insert(0, padded(&["Metadata", "Dato1", "Tekst1", "Numerisk1"])),
        Spoil::Legend => cells.extend([padded(&[]), padded(&["Tegnforklaring:"]), padded(&["M  Mangler"])]),
        Spoil::Short => cells.iter_mut().skip(at).take(1).for_each(|row| row.truncate(2)),
        Spoil::Long => cells.iter_mut().skip(at).take(1).for_each(|row| row.push("9".to_owned())),
        Spoil::Broken => {
            let row = cells.iter_mut().skip(at).take(1);
            row.filter_map(|row| row.first_mut()).for_each(|cell| *cell += "\n(se note)\r\n");
        }
    }
}

/// The lines as a sheet; what looks like a number is one.
fn workbook(cells: &[Vec<String>]) -> Vec<u8> {
    let mut writer = Workbook::new();
    let sheet = writer.add_worksheet();
    for (row, cells) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).expect("written"),
                Err(_) => sheet.write_string(row, column, cell).expect("written"),
            };
        }
    }
    writer.save_to_buffer().expect("a workbook")
}

/// Checks every table of a file, and that together they are all its lines.
fn check(bytes: &[u8], n_lines: usize) {
    let read = match read_all(bytes, "udtræk.csv", &Choices::default()) {
        Ok(read) => read,
        Err(refusal) => panic!("{refusal:?}"),
    };
    let mut next = Some(1);
    for table in &read {
        let Ok(import) = &table.import else {
            next = None;
            continue;
        };
        assert_balanced(import);
        let lines = import.receipt.lines;
        assert!(next.is_none_or(|next| next == lines.first), "{:#?}", import.receipt);
        next = Some(lines.last + 1);
    }
    if let Some(next) = next {
        assert_eq!(next as usize, n_lines + 1, "{read:#?}");
    }
}

fn text_of(cells: &[Vec<String>], dress: &Dress) -> (Vec<u8>, usize) {
    let text = writer::text_of(cells, dress);
    let n_lines = text.replace("\r\n", "\n").replace('\r', "\n").lines().count();
    (writer::encoded(text, dress), n_lines)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn every_line_of_a_file_is_accounted_for_once(
        truth in table::truth(), shape in shapes::shape(), dress in writer::dress(), spoils in spoils(),
    ) {
        let mut cells = writer::cells(&truth, shape, &dress);
        for (kind, at) in spoils {
            let at = at.index(cells.len());
            spoil(&mut cells, kind, at);
        }
        let (text, n_lines) = text_of(&cells, &dress);
        check(&text, n_lines);
        let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
        check(&workbook(&cells), cells.iter().rposition(is_filled).map_or(0, |last| last + 1));
    }
}
