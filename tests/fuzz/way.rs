//! The whole way from bytes to tidy rows, and what must hold of it whatever the bytes are.

use std::borrow::Cow;
use std::collections::BTreeSet;

use klyngeblik::import::{
    Choices, DashMeaning, DecimalMark, Document, Import, PercentMeaning, Role, SourceKind, Table, keepable, read, read_all, table, tables,
};

/// Tables of a file that are also read with choices.
const MOST_TABLES: usize = 3;

/// Goes the whole way with a file, and panics where a promise is broken.
pub fn go(bytes: &[u8]) {
    let free = Choices::default();
    let mut seed = Seed::of(bytes);
    if let Ok(table) = table(bytes, &free) {
        comes_back(&table);
    }
    let names = tables(bytes).map(|tables| tables.len());
    let all = read_all(bytes, "fil.csv", &free);
    assert_eq!(
        names,
        all.as_ref().map(Vec::len).map_err(Clone::clone),
        "as many tables as are read"
    );
    let imports = all
        .iter()
        .flatten()
        .filter_map(|table| Some((&table.entry, table.import.as_ref().ok()?)));
    for (at, (entry, import)) in imports.enumerate() {
        is_balanced(import);
        // Each further one reads the whole file anew.
        if at >= MOST_TABLES {
            continue;
        }
        let mut choices = choices(import, &mut seed);
        choices.table.clone_from(&entry.name);
        if let Ok(import) = read(bytes, "fil.csv", &choices) {
            is_balanced(&import);
        }
        if let Ok(kept) = keepable(bytes, "fil.csv", &choices) {
            let again = keepable(&kept.bytes, &kept.file_name, &kept.choices);
            assert!(
                matches!(again.map(|again| again.bytes), Ok(Cow::Borrowed(_)) | Err(_)),
                "what is kept holds nothing personal"
            );
        }
    }
}

/// Every record below the heading gave rows or was set aside, and the receipt can be written.
fn is_balanced(import: &Import) {
    let receipt = &import.receipt;
    let is_below = |line: u32| receipt.heading_line.is_none_or(|heading| line > heading);
    let below = receipt.set_aside.iter().filter(|aside| is_below(aside.line)).count();
    assert_eq!(receipt.rows_in, receipt.rows_used + below, "rows used and set aside");
    assert_eq!(
        receipt.rows_out,
        import.observations.len() + import.ratings.len() + import.register.len()
    );
    let names: BTreeSet<&str> = receipt.columns.iter().map(|column| &*column.name).collect();
    assert_eq!(names.len(), receipt.columns.len(), "every column has a name of its own");
    serde_json::to_string(&Document::of(receipt)).expect("a document");
}

/// A table's own text says the same cells.
fn comes_back(table: &Table) {
    let text = table.to_csv();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut cells = reader
        .records()
        .map(|record| record.expect("a record").iter().map(str::to_owned).collect::<Vec<_>>());
    if !table.heading_lines.is_empty() {
        assert_eq!(cells.next().as_ref(), Some(&table.heading));
    }
    for record in &table.records {
        let own = record.cells().map(str::to_owned).collect();
        assert_eq!(cells.next(), Some(own), "line {}", record.line);
    }
    assert_eq!(cells.next(), None);
}

/// What a person might choose for a file, drawn from its bytes.
fn choices(import: &Import, seed: &mut Seed) -> Choices {
    const ROLES: [Role; 16] = [
        Role::House,
        Role::HouseId,
        Role::HouseKind,
        Role::Children,
        Role::Indicator,
        Role::Dimension,
        Role::Period,
        Role::Value,
        Role::Numerator,
        Role::Denominator,
        Role::Theme,
        Role::Level,
        Role::VisitDate,
        Role::VisitKind,
        Role::Text,
        Role::Ignore,
    ];
    let columns = || import.receipt.columns.iter().map(|column| column.name.clone());
    let mut choices = Choices {
        kind: seed.one_of(&[
            None,
            Some(SourceKind::Observations),
            Some(SourceKind::Ratings),
            Some(SourceKind::Register),
        ]),
        dash: seed.one_of(&[None, Some(DashMeaning::Missing), Some(DashMeaning::Zero)]),
        percent: seed.one_of(&[None, Some(PercentMeaning::Percent), Some(PercentMeaning::Fraction)]),
        year: seed.one_of(&[None, "2024".parse().ok()]),
        ..Choices::default()
    };
    for column in columns() {
        if seed.next().is_multiple_of(3) {
            choices.roles.insert(column.clone(), seed.one_of(&ROLES));
        }
        if seed.next().is_multiple_of(3) {
            choices
                .decimals
                .insert(column, seed.one_of(&[DecimalMark::Comma, DecimalMark::Point, DecimalMark::None]));
        }
    }
    choices.references.extend(
        import
            .receipt
            .references
            .iter()
            .map(|name| (name.clone(), seed.next().is_multiple_of(2))),
    );
    choices
}

/// Draws that depend on the bytes alone.
struct Seed(u64);

impl Seed {
    fn of(bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
            (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.next() as usize % choices.len()]
    }
}
