//! Delimited text: any bytes, mutated by cells and lines as well as by bytes.

#![no_main]

#[path = "../measured.rs"]
mod measured;
#[path = "../way.rs"]
mod way;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(init: measured::quiet(), |bytes: &[u8]| {
    measured::within_limits(bytes.len(), || way::go(bytes));
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed % 2 == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let mutated = mutated(&data[..size], seed / 2);
    let size = mutated.len().min(max_size);
    data[..size].copy_from_slice(&mutated[..size]);
    size
});

/// What stands in cells of exports, and what only looks like it.
const CELLS: [&str; 40] = [
    "",
    " ",
    "-",
    "..",
    "M",
    "<5",
    "n/a",
    "i/o",
    "0",
    "12",
    "1,5",
    "1.5",
    "1.234",
    "1.234,5",
    "8,4 %",
    "-3",
    "1e9",
    "2024",
    "2024/25",
    "2025K1",
    "2026M05",
    "2025U07",
    "jan. 2025",
    "31-12-2025",
    "2025-12-31",
    "Januar",
    "Solstrålen",
    "Hus",
    "År",
    "Indikator",
    "Tema",
    "Vurdering",
    "I alt",
    "Kilde: KMD",
    "=\"0012\"",
    "\"a\"\"b\"",
    "\"a\nb\"",
    "010190-1234",
    "anne@by.dk",
    "Anne Holm",
];

/// One change of a table's cells, rows, columns or marks.
fn mutated(bytes: &[u8], seed: u32) -> Vec<u8> {
    let delimiters = [b';', b',', b'\t', b'|', b' '];
    let delimiter = delimiters[..4]
        .iter()
        .copied()
        .max_by_key(|mark| bytes.iter().filter(|byte| *byte == mark).count());
    let delimiter = delimiter.unwrap_or(b';');
    let mut rows: Vec<Vec<Vec<u8>>> = bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.split(|byte| *byte == delimiter).map(<[u8]>::to_vec).collect())
        .collect();
    let (kind, seed) = (seed % 9, (seed / 9) as usize);
    let row = seed % rows.len();
    let column = seed / 7 % rows[row].len();
    let other = seed / 3 % rows.len();
    let mut between = delimiter;
    let mut end: &[u8] = b"\n";
    match kind {
        0 => rows[row][column] = CELLS[seed / 11 % CELLS.len()].as_bytes().to_vec(),
        1 => rows
            .iter_mut()
            .filter(|row| row.len() > column)
            .for_each(|row| row[column] = CELLS[seed / 11 % CELLS.len()].into()),
        2 => rows.swap(row, other),
        3 => (0..=seed / 5 % 8).for_each(|_| rows.insert(other, rows[row].clone())),
        4 => drop(rows.remove(row)),
        5 => rows
            .iter_mut()
            .for_each(|row| row.insert(column.min(row.len()), CELLS[seed / 11 % CELLS.len()].into())),
        6 => rows
            .iter_mut()
            .filter(|row| row.len() > column)
            .for_each(|row| drop(row.remove(column))),
        7 => between = delimiters[seed / 5 % delimiters.len()],
        _ => end = [&b"\r\n"[..], b"\r", b"\n\n", b";\n"][seed / 5 % 4],
    }
    let lines: Vec<Vec<u8>> = rows.iter().map(|cells| cells.join(&between)).collect();
    lines.join(end)
}
