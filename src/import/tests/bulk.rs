//! The quick way gives what the careful one gives, or is not gone.

use std::fmt::Write as _;

use super::*;

/// So many lines are long enough for the quick way.
const LINES: usize = 17_000;

/// A line of the table by its number, as an export has it.
fn line(number: usize) -> String {
    let (house, month) = (number / 12, number % 12 + 1);
    let (part, all) = (number % 37, 37 + number % 11);
    let share = (part * 2000 + all) / (all * 2);
    format!(
        "G{house:05};Bh. Æblehaven {house};Sygefravær i pct.;2024M{month:02};{},{};{part};{all};{}",
        share / 10,
        share % 10,
        if number.is_multiple_of(9) { "foreløbigt tal" } else { "" }
    )
}

/// A text long enough for the quick way, with another line in the place of one of its lines.
fn text(disturbed: usize, disturbance: &str) -> String {
    let mut text = String::from("institutionsnr;institution;indikator;periode;værdi;tæller;nævner;bemærkning\n");
    for number in 0..LINES {
        if number == disturbed {
            text.push_str(disturbance);
        } else {
            writeln!(text, "{}", line(number)).expect("written");
        }
    }
    text
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().filter_map(|char| u8::try_from(u32::from(char)).ok()).collect()
}

/// Reads a text both ways. Gives whether the quick way was open.
fn both_ways(bytes: &[u8], name: &str) -> bool {
    let at = |pace| {
        let (choices, watch) = (Choices::default(), Watch::default());
        read_at(bytes, "prøve.csv", &choices, pace, &watch)
    };
    let (mut quick, careful) = (at(Pace::Quick), at(Pace::Careful));
    let way = quick.as_ref().ok().and_then(|import| import.receipt.reading.way);
    if let Ok(import) = &mut quick {
        assert_balanced(import);
        import.receipt.reading.way = Some(Way::LineByLine);
    }
    match (quick, careful) {
        (Ok(quick), Ok(careful)) => {
            // Not shown where they differ: they are very long.
            assert!(quick.receipt == careful.receipt, "receipts: {name}");
            assert!(quick == careful, "rows: {name}");
        }
        (quick, careful) => assert_eq!(quick.map(drop), careful.map(drop), "{name}"),
    }
    way == Some(Way::InBulk)
}

#[test]
fn both_ways_give_the_same_whatever_stands_in_a_line() {
    const LAST: usize = LINES - 1;
    let plain = line(9_000);
    let cells: Vec<&str> = plain.split(';').collect();
    let with = |column: usize, cell: &str| {
        let mut cells = cells.clone();
        cells[column] = cell;
        format!("{}\n", cells.join(";"))
    };
    // Where it stands, what stands there, and whether the quick way is open to it.
    let cases: Vec<(&str, usize, String, bool)> = vec![
        ("nothing", 9_000, format!("{plain}\n"), true),
        ("a line break of Windows", 9_000, format!("{plain}\r\n"), true),
        ("no last line break", LAST, plain.clone(), true),
        ("quotes", 9_000, with(1, "\"Bh. Sol\""), true),
        ("quotes around a delimiter", 9_000, with(1, "\"Bh. Sol; og Måne\""), true),
        ("doubled quotes", 9_000, with(1, "\"Bh. \"\"Sol\"\"\""), true),
        ("quotes around nothing", 9_000, with(7, "\"\""), true),
        ("a quote within a word", 9_000, with(7, "12\" rør"), true),
        ("space around", 9_000, with(1, "  Bh. Æblehaven 750 "), true),
        ("a guarded id", 9_000, with(0, "=\"0012\""), true),
        ("a lone quote", 9_000, with(1, "\"Bh. Sol"), false),
        ("letters after the quotes", 9_000, with(1, "\"Bh.\" Sol"), false),
        ("a quoted line break", 9_000, with(7, "\"to\nlinjer\""), false),
        ("a total", 9_000, with(1, "I alt"), true),
        ("no house", 9_000, format!(";;{}\n", cells[2..].join(";")), true),
        ("no period", 9_000, with(3, ""), true),
        ("no period to be read", 9_000, with(3, "engang"), true),
        ("no figure", 9_000, with(4, ""), true),
        ("a dash", 9_000, with(4, "-"), true),
        ("too few", 9_000, with(4, "<5"), true),
        ("a word for a figure", 9_000, with(4, "ukendt"), true),
        ("thousands", 9_000, with(4, "1.234,5"), true),
        ("a decimal point", 9_000, with(4, "12.345"), true),
        ("a per cent sign", 9_000, with(4, "12,5 %"), true),
        ("a blank line", 9_000, "\n".to_owned(), false),
        ("a line of delimiters", 9_000, ";;;;;;;\n".to_owned(), false),
        ("a line too short", 9_000, "G1;Bh. Sol\n".to_owned(), false),
        ("a line too long", 9_000, format!("{plain};og mere\n"), false),
        ("a line with one empty field more", 9_000, format!("{plain};\n"), false),
        (
            "the heading again",
            9_000,
            "institutionsnr;institution;indikator;periode;værdi;tæller;nævner;bemærkning\n".to_owned(),
            false,
        ),
        ("a heading of a block", 9_000, "\nSygefravær\n".to_owned(), false),
        ("a footer", LAST, "Kilde: KMD;;;;;;;\n".to_owned(), false),
        ("a footer after a gap", LAST, "\nKilde: KMD\n".to_owned(), false),
        ("an address", 9_000, with(7, "skriv til a@kommune.dk"), false),
        ("a CPR number", 9_000, with(7, "010190-1234"), false),
        ("a mark of byte order", 9_000, with(7, "\u{feff}ny fil"), false),
        ("a control letter", 9_000, with(7, "x\u{1}y"), false),
        ("a carriage return", 9_000, with(7, "x\ry"), false),
        ("a letter decoded wrongly", 9_000, with(7, "2023\u{96}24"), false),
    ];
    for (name, place, disturbance, is_open) in &cases {
        let text = text(*place, disturbance);
        assert_eq!(both_ways(text.as_bytes(), name), *is_open, "{name}");
        if text.chars().all(|char| u32::from(char) < 256) && !text.contains('\u{96}') {
            assert_eq!(both_ways(&latin(&text), name), *is_open, "{name} in Windows-1252");
        }
    }
}

#[test]
fn both_ways_give_the_same_under_titles_and_in_any_dialect() {
    let plain = text(usize::MAX, "");
    let bom = format!("\u{feff}{plain}");
    let mixed = {
        let (one, other) = plain.split_at(plain.len() / 2 + plain[plain.len() / 2..].find('\n').expect("lines") + 1);
        [one.as_bytes(), &latin(other)].concat()
    };
    let ascii_first: Vec<u8> = {
        let plain = plain.replace("Æ", "AE").replace('æ', "ae").replace('ø', "o");
        let late = plain.replacen("Bh. AEblehaven 1332", "Bh. Æblehaven 1332", 12);
        latin(&late)
    };
    let cases: [(&str, Vec<u8>, bool); 9] = [
        ("a title and a gap", format!("Sygefravær i klyngen\n\n{plain}").into_bytes(), true),
        ("a hint for Excel", format!("sep=;\n{plain}").into_bytes(), true),
        ("tabs", plain.replace(';', "\t").into_bytes(), true),
        ("line breaks of Windows", plain.replace('\n', "\r\n").into_bytes(), true),
        ("line breaks of old", plain.replace('\n', "\r").into_bytes(), false),
        ("a mark of byte order", bom.into_bytes(), true),
        ("two character sets", mixed, false),
        ("letters far down", ascii_first, true),
        ("UTF-16", plain.encode_utf16().flat_map(u16::to_le_bytes).collect(), false),
    ];
    for (name, bytes, is_open) in cases {
        assert_eq!(both_ways(&bytes, name), is_open, "{name}");
    }
}

#[test]
fn a_name_left_to_be_filled_from_above_goes_the_careful_way() {
    let mut text = String::from("institution;måned;børn\n");
    for house in 0..8_000 {
        for month in 1..=12 {
            let name = if month == 1 {
                format!("Børnehuset nummer {house} ved Åen")
            } else {
                String::new()
            };
            writeln!(text, "{name};2024M{month:02};{}", house % 90).expect("written");
        }
    }
    assert!(text.len() > 1 << 20);
    assert!(!both_ways(text.as_bytes(), "merged cells"));
}
