//! What a megabyte of the worst costs: `cargo run --release --bin worst` prints a table (of the
//! cases a word is given of), and fails where something takes over a
//! second or over 20 times the file's memory.

#[path = "measured.rs"]
mod measured;

use std::process::ExitCode;

use klyngeblik::import::{Choices, keepable, read_all, table};

const MB: usize = 1024 * 1024;

fn main() -> ExitCode {
    let mut is_within = true;
    println!("| file | read: s | × size | table: s | × size | kept: s | × size |\n|---|---|---|---|---|---|---|");
    let part = std::env::args().nth(1).unwrap_or_default();
    for (name, bytes) in files().into_iter().filter(|(name, _)| name.contains(&part)) {
        let costs = [
            measured::cost(|| drop(read_all(&bytes, "fil.csv", &Choices::default()))),
            measured::cost(|| drop(table(&bytes, &Choices::default()).map(|table| table.to_csv()))),
            measured::cost(|| drop(keepable(&bytes, "fil.csv", &Choices::default()))),
        ];
        print!("| {name} |");
        for cost in costs {
            let (time, memory) = (cost.time.as_secs_f64(), cost.memory as f64 / bytes.len().max(1) as f64);
            is_within &= time <= 1.0 && memory <= 20.0;
            print!(" {time:.3} | {memory:.1} |");
        }
        println!();
    }
    if is_within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A megabyte of each, named.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let of = |part: &str| part.repeat(MB / part.len());
    let under = |heading: &str, row: &str| format!("{heading}\n{}", of(row));
    let numbered = |row: &dyn Fn(usize) -> String| {
        let mut text = String::with_capacity(MB + 100);
        let mut number = 0;
        while text.len() < MB {
            text.push_str(&row(number));
            number += 1;
        }
        text
    };
    let columns = 100_000;
    let wide = |cell: &dyn Fn(usize) -> String| (0..columns).map(cell).collect::<Vec<_>>().join(";");
    let texts = vec![
        (
            "an ordinary file",
            numbered(&|n| {
                if n == 0 {
                    "Hus;År;Tal\n".to_owned()
                } else {
                    format!("Hus {};{};{},5\n", n % 20, 2000 + n / 20 % 25, n)
                }
            }),
        ),
        ("nothing but quotes", of("\"")),
        ("nothing but delimiters", of(";")),
        ("nothing but spaces and a letter", of(" ") + "x"),
        ("one line of numbers", of("1,5;")),
        ("one cell", under("Hus;Tal", "x")),
        ("one quoted cell", under("Hus;Tal", "x").replacen('x', "\"x", 1) + "\";1\n"),
        (
            "500,000 blank lines and a row",
            of("\n").split_at(MB / 2).0.to_owned() + "\nHus;Tal\nSol;1\n",
        ),
        ("a row, then blank lines", under("Hus;Tal\nSol;1", "\n")),
        ("rows of delimiters alone", under("Hus;Tal\nSol;1", ";\n")),
        ("carriage returns", under("Hus;Tal", "Sol;1\r")),
        ("a quote opened on every line", under("Hus;Tal", "\"Sol;1\n")),
        ("a stray quote within every cell", under("Hus;Tal", "So\"l;1\"\n")),
        ("quotes over two lines each", under("Hus;Tal", "\"Sol\nøst\";1\n")),
        ("a backslash before every quote", under("Hus,Tal", "\"S\\\"l\",1\n")),
        ("doubled quotes in doubled quotes", under("Hus;Tal", "\"\"\"\"\"\";1\n")),
        ("single quotes", under("'Hus','Tal'", "'Sol, øst','1'\n")),
        (
            "rows of one and of many fields",
            under("Hus;Tal", "Sol;1\nSol;1;1;1;1;1;1;1;1;1;1;1\n"),
        ),
        ("rows that widen", numbered(&|n| format!("Sol{}\n", ";1".repeat(n)))),
        (
            "100,000 columns of figures",
            format!(
                "{}\n{}\n{}\n",
                wide(&|n| format!("k{n}")),
                wide(&|n| n.to_string()),
                wide(&|_| "1,5".into())
            ),
        ),
        (
            "100,000 columns of one name",
            format!(
                "{}\n{}\n{}\n",
                wide(&|_| "k".into()),
                wide(&|n| n.to_string()),
                wide(&|_| "1,5".into())
            ),
        ),
        (
            "100,000 columns of periods",
            format!("Hus;{}\nSol;{}\n", wide(&|n| (1900 + n % 150).to_string()), wide(&|_| "1,5".into())),
        ),
        (
            "100,000 columns of shares",
            format!("Hus;{}\nSol;{}\n", wide(&|n| format!("andel {n} %")), wide(&|_| "50 %".into())),
        ),
        (
            "100,000 columns, blank headings",
            format!("Hus;{}\nSol;{}\n", wide(&|_| String::new()), wide(&|_| "1,5".into())),
        ),
        (
            "20,000 columns, many rows",
            format!("Hus;{}\n", wide(&|n| n.to_string()).split_at(120_000).0) + &of("Sol;1;2;3\n"),
        ),
        (
            "grouped headings over 100,000 columns",
            format!(
                "{}\n{}\nSol;{}\n",
                wide(&|n| if n == 1 { "2024".into() } else { String::new() }),
                wide(&|n| format!("a{n}")),
                wide(&|_| "1".into())
            ),
        ),
        ("a wide heading over short rows", format!("{}\n", wide(&|n| format!("k{n}")).split_at(80_000).0) + &of("1;2\n")),
        ("short rows over a wide one", under("Hus;Tal", "a;1\n") + &"1;".repeat(16_000)),
        ("rows of two digits", under("a;b", "1;2\n")),
        (
            "columns of periods over many rows",
            numbered(&|n| {
                if n == 0 {
                    format!("Hus;{}\n", (1900..2100).map(|year| year.to_string()).collect::<Vec<_>>().join(";"))
                } else {
                    format!("Hus {n}{}\n", ";1".repeat(200))
                }
            }),
        ),
        ("tables one above the other", of("Hus;Tal\nSol;1\n\n")),
        ("tables with titles", numbered(&|n| format!("Titel {n}\nHus;Tal\nSol;1\n\n"))),
        ("blocks", under("Hus;2023;2024;2025\nSol;1;2;3", "\nBlok;;;\nSol;1;2;3\n")),
        ("the heading again and again", under("Hus;Tal;År", "Hus;Tal;År\nSol;1;2024\n")),
        ("titles without end", of("Titel\n") + "Hus;Tal;År\nSol;1;2\n"),
        ("footers without end", under("Hus;Tal;År\nSol;1;2\n", "Kilde: KMD\n")),
        (
            "houses, each another",
            numbered(&|n| {
                if n == 0 {
                    "Hus;Tal\n".to_owned()
                } else {
                    format!("Børnehuset {n};1,5\n")
                }
            }),
        ),
        (
            "indicators, each another",
            numbered(&|n| {
                if n == 0 {
                    "Hus;Indikator;År;Tal\n".to_owned()
                } else {
                    format!("Sol;I {n};2024;1,5\n")
                }
            }),
        ),
        (
            "wordings, each another",
            numbered(&|n| {
                if n == 0 {
                    "Hus;Tilsynsdato;Tema;Vurdering\n".to_owned()
                } else {
                    format!("Sol;2024-01-01;T;ord {n}\n")
                }
            }),
        ),
        (
            "wide tilsyn",
            format!(
                "Hus;Tilsynsdato;{}\nSol;2024-01-01;{}\n",
                wide(&|n| format!("Tema {n}")),
                wide(&|n| ["I mål", "Delvist", "Ikke"][n % 3].into())
            ),
        ),
        (
            "texts about ratings",
            numbered(&|n| {
                if n == 0 {
                    "Hus;Tilsynsdato;Tema;Vurdering;Begrundelse\n".to_owned()
                } else {
                    format!("Sol;2024-01-01;T{n};3;{}\n", "ord ".repeat(500))
                }
            }),
        ),
        ("numbers that can be read two ways", under("Hus;Tal", "Sol;1.234\n")),
        ("a number of a megabyte", format!("Hus;Tal\nSol;{}\n", of("1"))),
        ("a number in groups of a megabyte", format!("Hus;Tal\nSol;{}\n", of("1.234"))),
        (
            "addresses in one cell",
            format!("Hus;Note;Tal\nSol;{};1\nVest;ja;2\n", of("a@b.dk ")),
        ),
        (
            "signs of addresses in one cell",
            format!("Hus;Note;Tal\nSol;{};1\nVest;ja;2\n", of("@")),
        ),
        (
            "an address without an end",
            format!("Hus;Note;Tal\nSol;{};1\nVest;ja;2\n", of("a.@")),
        ),
        ("addresses on every line", under("Hus;Note;Tal", "Sol;skriv til a@b.dk;1\n")),
        (
            "CPR numbers in one cell",
            format!("Hus;Note;Tal\nSol;{};1\nVest;ja;2\n", of("010190-1234 ")),
        ),
        ("CPR numbers on every line", under("Hus;CPR", "Sol;010190-1234\n")),
        ("names of people", under("Hus;Leder;Tal", "Sol;Anne Holm;1\nVest;Per Lund;2\n")),
        ("merged cells", under("Hus;Måned;Tal", "Sol;Januar;1\n;Februar;2\n;Marts;3\n")),
        (
            "merged cells under one name",
            numbered(&|n| {
                if n == 0 {
                    "Hus;Nr;Tal\nSol;0;1\n".to_owned()
                } else {
                    format!(";{n};1\n")
                }
            }),
        ),
        ("spaces between", under("Hus Tal", "Sol 1\n")),
        ("a byte order mark on every line", under("Hus;Tal", "\u{feff}Sol;1\n")),
        ("nested brackets", of("{[(")),
        ("controls of Latin-1", under("Hus;Tal", "S\u{96}l;1\n")),
        ("per cent on every other line", under("Hus;Andel", "Sol;50 %\nSol;0,5\n")),
        (
            "years to ask for",
            numbered(&|n| {
                if n == 0 {
                    "Hus;Januar;Februar\n".to_owned()
                } else {
                    format!("Sol {};1;2\n", 1900 + n % 200)
                }
            }),
        ),
        (
            "dates in every form",
            under(
                "Hus;Dato;Tal",
                "Sol;31-12-2025;1\nSol;2025-12-31;2\nSol;jan. 2025;3\nSol;2025K1;4\n",
            ),
        ),
    ];
    let mut files: Vec<(&'static str, Vec<u8>)> = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    files.push((
        "Windows-1252 and UTF-8 line by line",
        [&b"Hus;Tal\n"[..], &b"S\xF8l;1\nS\xC3\xB8l;1\n".repeat(MB / 14)].concat(),
    ));
    files.push(("one line of both", [&b"Hus;Tal\n"[..], &b"\xF8\xC3\xB8".repeat(MB / 3)].concat()));
    files.push(("UTF-16", of("S\0o\0l\0;\0\u{31}\0\n\0").into_bytes()));
    files.push(("broken UTF-8", [&b"Hus;Tal\n"[..], &b"\xC3".repeat(MB)].concat()));
    files
}
