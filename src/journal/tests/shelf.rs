//! The shelf of sources: bytes as they were, recipes that follow them, nothing half, nothing twice.

use std::fs;

use super::*;
use crate::import::{Choices, DashMeaning, Delimiter, Encoding, Evidence, Format, Layout, Lines, Reading, Receipt, SourceKind};

pub(super) fn receipt() -> Receipt {
    Receipt {
        file: "nøgletal.csv".into(),
        sha256: "".into(),
        bytes: 3,
        kind: (SourceKind::Observations, Evidence::Likely),
        shape: "".into(),
        format: Format::Text,
        table: None,
        encoding: Some((Encoding::Utf8, Evidence::Certain)),
        delimiter: Some((Delimiter::Semicolon, Evidence::AllValuesFit)),
        reading: Reading::default(),
        heading_line: Some(1),
        layout: Layout::Long,
        columns: Vec::new(),
        lines: Lines::default(),
        rows_in: 0,
        rows_used: 0,
        rows_out: 0,
        set_aside: Vec::new(),
        doubled: 0,
        references: Vec::new(),
        wordings: Vec::new(),
        questions: Vec::new(),
    }
}

fn choices(dash: DashMeaning) -> Choices {
    Choices {
        dash: Some(dash),
        ..Choices::default()
    }
}

fn put(workspace: &mut Workspace, name: &str, bytes: &[u8]) -> SourceRecord {
    workspace
        .add_source(name, bytes, &choices(DashMeaning::Zero), &receipt())
        .expect("taken in")
}

fn names(workspace: &Workspace) -> Vec<String> {
    workspace
        .sources()
        .expect("listed")
        .iter()
        .map(|source| source.file_name.to_string())
        .collect()
}

#[test]
fn sources_come_back_as_they_were_in_the_order_they_came() {
    let (folder, mut workspace) = fresh();
    let files = [
        ("å.csv", &b"a;b\n"[..]),
        ("C:\\data\\b.csv", b"\xFF\xFE\0"),
        ("a.csv", b""),
        (".opskrift.json", b"x"),
        ("../../c", b"y"),
        ("", b"z"),
    ];
    let records: Vec<_> = files.iter().map(|(name, bytes)| put(&mut workspace, name, bytes)).collect();
    drop(workspace);
    let workspace = open(folder.path(), "bo");
    assert_eq!(workspace.sources().expect("listed"), records);
    for ((name, bytes), record) in files.iter().zip(&records) {
        assert_eq!(workspace.read_source(record).expect("read"), *bytes);
        assert_eq!((&*record.file_name, &record.choices), (*name, &choices(DashMeaning::Zero)));
        assert_eq!(record.path.parent(), Some(&*folder.path().join("kilder")));
    }
    let first = records[0].path.file_name().and_then(|name| name.to_str()).expect("a name");
    assert_eq!(first, format!("{}-å.csv", &records[0].sha256[..12]));
    let receipt_file = folder.path().join("kilder").join(format!("{first}.kvittering.json"));
    let kept: Receipt = serde_json::from_slice(&fs::read(receipt_file).expect("there")).expect("a receipt");
    assert_eq!(kept, receipt());
}

#[test]
fn the_same_bytes_are_one_source_with_the_latest_choices() {
    let (_folder, mut workspace) = fresh();
    let first = put(&mut workspace, "a.csv", b"x");
    put(&mut workspace, "b.csv", b"y");
    let again = workspace
        .add_source("c.csv", b"x", &choices(DashMeaning::Missing), &receipt())
        .expect("taken in");
    assert_eq!(
        again,
        SourceRecord {
            choices: choices(DashMeaning::Missing),
            ..first
        }
    );
    assert_eq!(names(&workspace), ["a.csv", "b.csv"]);
    assert_eq!(workspace.sources().expect("listed")[0], again);
}

fn put_table(workspace: &mut Workspace, table: &str, dash: DashMeaning) -> SourceRecord {
    let receipt = Receipt {
        table: Some(table.into()),
        shape: "f0".into(),
        ..receipt()
    };
    workspace
        .add_source("tal.xlsx", b"workbook", &choices(dash), &receipt)
        .expect("taken in")
}

#[test]
fn tables_of_one_file_are_sources_of_their_own_that_share_its_bytes() {
    let (folder, mut workspace) = fresh();
    let first = put_table(&mut workspace, "Ark 1", DashMeaning::Zero);
    let second = put_table(&mut workspace, "Ark 2", DashMeaning::Missing);
    assert_eq!((&first.path, first.choices.table.as_deref()), (&second.path, Some("Ark 1")));
    assert_ne!(first.id(), second.id());
    assert_eq!(&*second.name(), "tal.xlsx · Ark 2");
    let again = put_table(&mut workspace, "Ark 1", DashMeaning::Missing);
    assert_eq!((again.id(), again.added_ms), (first.id(), first.added_ms));
    drop(workspace);
    let mut workspace = open(folder.path(), "bo");
    assert_eq!(workspace.sources().expect("listed"), [again.clone(), second.clone()]);
    workspace.remove_source(&again).expect("removed");
    assert_eq!(workspace.sources().expect("listed"), std::slice::from_ref(&second));
    assert!(matches!(workspace.remove_source(&again), Err(WorkspaceError::MissingSource { .. })));
    assert_eq!(workspace.read_source(&second).expect("read"), b"workbook");
    workspace.remove_source(&second).expect("removed");
    assert_eq!(fs::read_dir(folder.path().join("kilder")).expect("listed").count(), 0);
}

#[test]
fn the_newest_source_of_a_shape_is_the_recipe_for_the_next() {
    let (_folder, mut workspace) = fresh();
    put_table(&mut workspace, "Ark 1", DashMeaning::Zero);
    let newest = put_table(&mut workspace, "Ark 2", DashMeaning::Missing);
    put(&mut workspace, "a.csv", b"no shape");
    let records = workspace.sources().expect("listed");
    assert_eq!(recipe_for(&records, "f0"), Some(&newest.choices));
    assert_eq!((recipe_for(&records, "f1"), recipe_for(&records, "")), (None, None));
}

#[test]
fn a_recipe_of_the_first_kind_is_still_read() {
    let (_folder, mut workspace) = fresh();
    let record = put(&mut workspace, "a.csv", b"x");
    let recipe = record.path.with_file_name(format!("{}-a.csv.opskrift.json", &record.sha256[..12]));
    let first = format!(
        r#"{{"v":1,"file":"a.csv","sha256":"{}","added_ms":7,"choices":{{"dash":"zero"}}}}"#,
        record.sha256
    );
    fs::write(recipe, first).expect("written");
    let sources = workspace.sources().expect("listed");
    assert_eq!(
        (sources[0].added_ms, &sources[0].table, &sources[0].choices),
        (7, &None, &choices(DashMeaning::Zero))
    );
    assert_eq!((sources[0].id(), sources[0].name()), (record.sha256, "a.csv".into()));
}

#[test]
fn changed_bytes_are_not_handed_out_and_taking_the_file_in_again_heals_them() {
    let (_folder, mut workspace) = fresh();
    let record = put(&mut workspace, "a.csv", b"tal");
    fs::write(&record.path, "andre tal").expect("written");
    assert!(matches!(workspace.read_source(&record), Err(WorkspaceError::DamagedSource { .. })));
    put(&mut workspace, "a.csv", b"tal");
    assert_eq!(workspace.read_source(&record).expect("read"), b"tal");
}

#[test]
fn a_removed_source_leaves_nothing() {
    let (folder, mut workspace) = fresh();
    let record = put(&mut workspace, "a.csv", b"x");
    workspace.remove_source(&record).expect("removed");
    assert_eq!(fs::read_dir(folder.path().join("kilder")).expect("listed").count(), 0);
    assert!(matches!(
        workspace.remove_source(&record),
        Err(WorkspaceError::MissingSource { .. })
    ));
    assert!(matches!(workspace.read_source(&record), Err(WorkspaceError::MissingSource { .. })));
    let elsewhere = SourceRecord {
        path: folder.path().join("klynge.json"),
        ..record
    };
    assert!(matches!(
        workspace.remove_source(&elsewhere),
        Err(WorkspaceError::MissingSource { .. })
    ));
    assert!(folder.path().join("klynge.json").exists(), "only sources are removed");
}

#[test]
fn a_lost_recipe_costs_the_choices_but_not_the_source() {
    let (_folder, mut workspace) = fresh();
    let record = put(&mut workspace, "a b.csv", b"x");
    let recipe = record
        .path
        .with_file_name(format!("{}-a-b.csv.opskrift.json", &record.sha256[..12]));
    let unknown_word = fs::read_to_string(&recipe).expect("there").replace("\"zero\"", "\"noget_nyt\"");
    for damaged in ["", "{", &unknown_word] {
        fs::write(&recipe, damaged).expect("written");
        let sources = workspace.sources().expect("listed");
        assert_eq!((sources.len(), &sources[0].choices), (1, &Choices::default()), "{damaged}");
        assert_eq!(workspace.read_source(&sources[0]).expect("read"), b"x");
    }
    let newer = fs::read_to_string(&recipe).expect("there").replace("\"v\": 1", "\"v\": 2");
    fs::write(&recipe, &newer).expect("written");
    let refused = workspace.add_source("a b.csv", b"x", &Choices::default(), &receipt());
    assert!(matches!(refused, Err(WorkspaceError::NewerVersion { found: 2, .. })));
    assert_eq!(fs::read_to_string(&recipe).expect("there"), newer);
}

#[test]
fn files_of_others_on_the_shelf_are_no_sources() {
    let (folder, mut workspace) = fresh();
    let record = put(&mut workspace, "a.csv", b"x");
    let shelf = folder.path().join("kilder");
    let copy = format!("{}-a-ANNAS-PC.csv", &record.sha256[..12]);
    for (name, bytes) in [
        ("desktop.ini", "x"),
        (".DS_Store", ""),
        ("000000000000-b.csv", "not that hash"),
        (".skrives-x.tmp", "x"),
        (&*copy, "x"),
    ] {
        fs::write(shelf.join(name), bytes).expect("written");
    }
    assert_eq!(workspace.sources().expect("listed"), [record]);
}

#[test]
fn long_names_keep_their_ending() {
    let (_folder, mut workspace) = fresh();
    let record = put(&mut workspace, &format!("{}.csv", "årsrapport ".repeat(60)), b"x");
    let name = record.path.file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(name.len() <= 140 && name.ends_with("årsrapport-.csv"), "{name}");
}
