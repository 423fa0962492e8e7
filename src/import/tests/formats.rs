//! Every way real files write numbers, periods and absences, read through a whole table.

use super::*;

/// What the first house's figures are, in files whose other house shows a decimal comma.
fn read_as(cell: &str) -> String {
    let text = format!("Hus;År;Tal\nSol;2024;\"{cell}\"\nMåne;2024;1,5\nVest;2024;2,5\nØst;2024;3,5\n");
    value(import(text).observations.get(0).expect("a row").value)
}

#[test]
fn numbers_in_every_style() {
    let cases = [
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1\u{a0}234,5", "1234.5"),
        ("1\u{202f}234,5", "1234.5"),
        ("1'234,5", "1234.5"),
        ("8,4 %", "8.4"),
        ("8,4%", "8.4"),
        ("8,4\u{a0}%", "8.4"),
        ("8,4 pct.", "8.4"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("–3,5", "-3.5"),
        ("\u{2011}3,5", "-3.5"),
        ("- 3,5", "-3.5"),
        ("3,5-", "-3.5"),
        ("(3,5)", "-3.5"),
        ("kr. 12.500,00", "12500"),
        ("12.500 kr.", "12500"),
        ("12.500,-", "12500"),
        ("DKK 12,50", "12.5"),
        ("12,50 €", "12.5"),
        ("+3,5", "3.5"),
        (",5", "0.5"),
        ("0,05", "0.05"),
        ("G18062", "missing"),
    ];
    for (cell, expected) in cases {
        let is_percent = cell.contains(['%', 'p']);
        let text = format!("Hus;2024\nSol;{cell}\n");
        let found = if is_percent {
            value(import(text).observations.get(0).expect("a row").value)
        } else {
            read_as(cell)
        };
        assert_eq!(found, expected, "{cell}");
    }
}

#[test]
fn periods_in_every_style() {
    let cases = [
        ("31-12-2025", "2025-12-31"),
        ("31/12/2025", "2025-12-31"),
        ("31.12.2025", "2025-12-31"),
        ("31-12-25", "2025-12-31"),
        ("2025-12-31", "2025-12-31"),
        ("2025-12-31 00:00:00", "2025-12-31"),
        ("2025-12-31T00:00:00Z", "2025-12-31"),
        ("31. december 2025", "2025-12-31"),
        ("2025M12D31", "2025-12-31"),
        ("20251231", "2025-12-31"),
        ("46022", "2025-12-31"),
        ("2025", "2025"),
        ("2025K1", "2025K1"),
        ("2025Q1", "2025K1"),
        ("1. kvartal 2025", "2025K1"),
        ("1. kv. 2025", "2025K1"),
        ("2025M05", "2025M05"),
        ("202505", "2025M05"),
        ("2025-05", "2025M05"),
        ("05-2025", "2025M05"),
        ("maj 2025", "2025M05"),
        ("maj-25", "2025M05"),
        ("jan. 2025", "2025M01"),
        ("2025/26", "2025/26"),
        ("2025/2026", "2025/26"),
        ("Skoleåret 2025/26", "2025/26"),
        ("2025U07", "2025U07"),
        ("2025-W07", "2025U07"),
        ("Uge 7 2025", "2025U07"),
        ("Uge 07, 2025", "2025U07"),
        ("2025H1", "2025H1"),
        ("2. halvår 2025", "2025H2"),
        ("Forår 2025", "2025H1"),
    ];
    for (cell, expected) in cases {
        let import = import(format!("Hus;Periode;Tal\nSol;{cell};1,5\nMåne;{cell};2,5\n"));
        assert_eq!(period(&import.observations.get(0).expect("a row")), expected, "{cell}");
        assert!(import.receipt.questions.is_empty(), "{cell}");
    }
}

#[test]
fn absences_in_every_style() {
    let cases = [
        ("", "missing"),
        ("..", "missing"),
        ("…", "missing"),
        ("M", "missing"),
        ("U", "missing"),
        ("n/a", "missing"),
        ("i/o", "missing"),
        ("#I/T", "missing"),
        ("uoplyst", "missing"),
        (".", "not applicable"),
        ("i/r", "not applicable"),
        ("ikke relevant", "not applicable"),
        ("*", "too few"),
        ("<5", "too few"),
        ("< 5", "too few"),
        ("≤5", "too few"),
        ("1-4", "too few"),
        ("færre end 5", "too few"),
        ("diskretioneret", "too few"),
    ];
    for (cell, expected) in cases {
        assert_eq!(read_as(cell), expected, "{cell}");
    }
    let dash = import("Hus;2024\nSol;-\nMåne;1,5\nVest;2,5\n");
    assert!(matches!(dash.receipt.questions[..], [Question::Dash { count: 1, .. }]));
}
