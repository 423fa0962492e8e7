//! Where files come from, and how they come again: through the real `App`, by label and key.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use klyngeblik::ui::{Action, Page};

use super::harness::{Window, sample_file};

const OLDER: &str = "Hus;Periode;Sygefravær i pct.\nSol;2023;3,5\nSol;2024;4,5\nMåne;2024;5,5\n";
const NEWER: &str = "Hus;Periode;Sygefravær i pct.\nSol;2024;4,6\nMåne;2024;5,5\nMåne;2025;6,5\n";

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(&path, text).expect("written");
    path
}

/// A window that makes new clusters in its own home, and where the first of them goes.
fn at_home(paths: &[PathBuf]) -> (Window, PathBuf) {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, paths);
    window.harness.state_mut().ask(Action::NewFolder(folder.clone()));
    window.settle();
    (window, folder.join("Min klynge"))
}

/// The raw sources of a cluster folder.
fn sources(workspace: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(workspace.join("kilder")).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut sources: Vec<_> = paths.filter(|path| !path.to_string_lossy().ends_with(".json")).collect();
    sources.sort();
    sources
}

#[test]
fn a_copied_table_is_pasted_looked_at_and_kept_as_it_was() {
    let (mut window, workspace) = at_home(&[]);
    let copied = "Hus\t2023\t2024\nSol\t3,5\t4,5\nMåne\t5,5\t6,5\n";
    window.paste(copied);
    window.expect("Indsat tabel");
    window.expect("Tal for 2 huse");
    window.click("Indlæs 1 fil");
    window.click("Data");
    window.expect("4 rækker");
    let kept = sources(&workspace);
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0]).expect("a text"), copied);
}

#[test]
fn months_of_a_pasted_table_get_no_year_from_the_day_it_was_pasted() {
    let (mut window, _) = at_home(&[]);
    window.paste("Hus\tjan.\tfeb.\tmar.\nSol\t3,5\t4,5\t3,1\nMåne\t5,5\t6,5\t2,1\n");
    window.expect("Hvilket år er månederne i overskrifterne fra?");
}

#[test]
fn people_in_a_pasted_table_stop_it() {
    let (mut window, workspace) = at_home(&[]);
    window.paste("Hus\tCPR\tSygedage\nSol\t010203-1234\t3\nMåne\t040506-4321\t4\n");
    window.expect("ser ud til at have personoplysninger");
    window.expect("en linje pr. barn eller medarbejder");
    window.expect("Indlæs 0 filer");
    assert!(!workspace.exists());
}

#[test]
fn what_is_pasted_into_a_note_stays_there_and_a_word_is_no_table() {
    let mut window = Window::open(&[]);
    window.key(Modifiers::NONE, Key::N);
    window.paste("Hus\t2024\nSol\t3,5\n");
    assert_eq!(window.harness.state().page(), Page::Overview);
    window.click("Noter");
    window.paste("Bølgen");
    window.expect("Der er ingen tabel at indsætte");
    assert_eq!(window.harness.state().page(), Page::Notes);
}

#[test]
fn a_clipboard_that_gives_nothing_tells_the_key() {
    let mut window = Window::open(&[]);
    window.click("Start");
    window.click("Indsæt tabel fra udklipsholderen");
    window.expect("kopiér den med Ctrl+C, og tryk Ctrl+V her");
}

#[test]
fn a_folder_gives_its_files_and_names_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "fravær.csv", OLDER);
    write(folder.path(), "2025/fravær-ny.csv", NEWER);
    write(folder.path(), "brev.docx", "");
    let mut window = Window::open(&[]);
    window.drop_files(&[folder.path()]);
    window.expect("Indlæs 2 filer");
    window.expect("fravær-ny.csv");
    window.expect("Sprunget over, fordi det ikke er tabeller: brev.docx");
}

#[test]
fn a_folder_without_files_says_what_to_choose() {
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&[folder.path().to_owned()]);
    window.expect("Vælg den mappe, filerne ligger i");
    assert_eq!(window.harness.state().page(), Page::Overview);
}

#[test]
fn a_cluster_folder_and_files_together_are_both_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let (older, newer) = (write(folder.path(), "fravær.csv", OLDER), write(folder.path(), "ny.csv", NEWER));
    let (mut window, workspace) = at_home(&[older]);
    window.click("Indlæs 1 fil");
    let _home = window.close();
    let mut window = Window::open(&[]);
    window.drop_files(&[&workspace, &newer]);
    window.expect("Min klynge");
    window.click("Nye filer");
    window.expect("Siden sidst");
    window.click("Indlæs 1 fil");
    assert_eq!(sources(&workspace).len(), 2);
}

#[test]
fn a_file_that_is_there_already_changes_nothing_until_something_is_chosen() {
    let (mut window, workspace) = at_home(&[sample_file("sygefravaer-maaned.csv")]);
    window.click("Indlæs 1 fil");
    window.drop_files(&[&sample_file("sygefravaer-maaned.csv"), &sample_file("tilsyn-lang.csv")]);
    window.expect("Denne fil er allerede indlæst");
    window.expect("sygefravaer-maaned.csv er allerede indlæst");
    window.click("Indlæs 1 fil");
    assert!(!window.sees("Nye filer"), "nothing is left to be asked");
    assert_eq!(sources(&workspace).len(), 2);
    window.drop_files(&[&sample_file("sygefravaer-maaned.csv")]);
    window.expect("Indlæs 0 filer");
    window.click("en liste over huse");
    window.expect("Indlæs 1 fil");
    window.click("Fortryd seneste valg");
    window.expect("Indlæs 0 filer");
}

#[test]
fn what_is_new_is_shown_before_anything_goes_into_the_folder_of_last_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, workspace) = at_home(&[write(folder.path(), "fravær.csv", OLDER)]);
    window.click("Indlæs 1 fil");
    let home = window.close();
    let mut window = Window::open_at_home(home, &[write(folder.path(), "ny.csv", NEWER)]);
    assert!(!window.sees("Siden sidst"));
    window.click("Indlæs i »Min klynge«");
    window.expect("intet er indlæst endnu");
    window.expect("Siden sidst");
    assert_eq!(sources(&workspace).len(), 1);
    window.click("Indlæs 1 fil");
    assert_eq!(sources(&workspace).len(), 2);
    window.click("Start");
    window.expect("Min klynge: 2 kilder");
}

/// A workbook whose opening takes long: its reader takes in all its texts before it gives the first cell.
fn large_workbook(folder: &Path) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Hus", "År", "Tal", "Bemærkning"]).expect("a heading");
    for row in 1..150_000_u32 {
        sheet.write(row, 0, format!("Hus {}", row % 700)).expect("a house");
        sheet.write(row, 1, 2000 + row % 24).expect("a year");
        sheet.write(row, 2, f64::from(row % 30) + 0.5).expect("a figure");
        sheet.write(row, 3, format!("{row} {}", "ord ".repeat(20))).expect("a remark");
    }
    let path = folder.join("stor.xlsx");
    book.save(&path).expect("a workbook");
    path
}

/// At whichever step it is: how it is stopped within its opening is tried where the bytes are read.
#[test]
fn a_workbook_is_stopped_by_key_and_the_next_file_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let large = large_workbook(folder.path());
    let mut window = Window::open(&[]);
    window.let_go(&[&large]);
    window.wait_for("Afbryd");
    window.expect("»stor.xlsx«");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Afbryd"));
    assert!(!window.sees("stor.xlsx"));
    window.let_go(&[&write(folder.path(), "lille.csv", OLDER)]);
    window.wait_for("Indlæs 1 fil");
    window.expect("lille.csv");
    assert!(!window.sees("stor.xlsx"));
}

#[test]
fn a_long_reading_is_stopped_by_key_and_the_rest_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = String::from("Hus;Periode;Sygefravær i pct.\n");
    for row in 0..800_000_u32 {
        // A gap: the file is read line by line, and that takes long.
        if row == 400_000 {
            text.push('\n');
        }
        writeln!(text, "Hus {};{};{},5", row % 700, 2000 + row % 24, row % 30).expect("a text");
    }
    let (small, large) = (write(folder.path(), "lille.csv", OLDER), write(folder.path(), "stor.csv", &text));
    let mut window = Window::open(&[small]);
    window.expect("Indlæs 1 fil");
    window.let_go(&[&large]);
    window.wait_for("Afbryd");
    window.expect("»stor.csv«");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("stor.csv"));
    assert!(!window.sees("Afbryd"));
    window.expect("lille.csv");
    window.expect("Indlæs 1 fil");
}
