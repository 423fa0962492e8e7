//! What goes wrong, or comes back, in the life of a cluster folder: through the real `App`, by label and key.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use klyngeblik::domain::{NewNote, NoteContent, NoteKind};
use klyngeblik::ui::Action;

use super::harness::{Window, sample_file};

/// A window whose files were read into a new cluster folder in its own home.
fn with_files(paths: &[PathBuf]) -> (Window, PathBuf) {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, paths);
    window.harness.state_mut().ask(Action::NewFolder(folder.clone()));
    window.settle();
    if window.sees("Indlæs uden disse kolonner") {
        window.click("Indlæs uden disse kolonner");
    }
    window.click("Indlæs 1 fil");
    (window, folder.join("Min klynge"))
}

fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            bytes.extend(all_bytes(&path));
        } else {
            bytes.extend(fs::read(path).expect("a file"));
        }
    }
    bytes
}

#[test]
fn peoples_data_are_left_out_and_nowhere_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("fravær.csv");
    let text = "Hus;Periode;CPR;Sygefravær i pct.\nSol;2024;010203-1234;3,5\nSol;2025;040506-4321;4,5\nMåne;2024;070809-1111;5,5\n";
    fs::write(&file, text).expect("written");
    let (mut window, workspace) = with_files(&[file]);
    window.click("Data");
    window.expect("3 rækker");
    let (_home, kept) = (window.close(), all_bytes(&workspace));
    for secret in ["010203", "040506", "070809", "-1234"] {
        let found = kept.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is kept");
    }
}

/// A text with a table of figures, and one of people below it.
const TWO_TABLES: &str =
    "Fravær\nHus;2023;2024\nSol;8,5;9,5\nMåne;7,5;6,5\n\nMedarbejdere\nHus;CPR;Sygedage 2024\nSol;010203-1234;3\nMåne;040506-4321;4\n";

/// A window with two tables of one file before it, none of which can be read in yet.
fn with_two_tables() -> (Window, PathBuf) {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let file = home.path().join("fravaer.csv");
    fs::write(&file, TWO_TABLES).expect("written");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, &[file]);
    window.harness.state_mut().ask(Action::NewFolder(folder.clone()));
    window.settle();
    window.expect("En anden tabel i »fravaer.csv« ser ud til at have personoplysninger");
    window.expect("Indlæs 0 filer");
    (window, folder.join("Min klynge"))
}

/// Fails where anything of the people is in a folder.
fn expect_no_people(folder: &Path) {
    let kept = all_bytes(&folder.join("kilder"));
    assert!(!kept.is_empty());
    for secret in ["010203", "040506", "-1234", "-4321"] {
        let found = kept.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is kept");
    }
}

#[test]
fn people_in_another_table_hold_a_file_back_until_that_table_is_left() {
    let (mut window, workspace) = with_two_tables();
    window.click("Lad fravaer.csv · Medarbejdere ligge");
    window.click("Indlæs 1 fil");
    window.click("Data");
    window.expect("4 rækker");
    let _home = window.close();
    expect_no_people(&workspace);
}

#[test]
fn people_in_another_table_hold_a_file_back_until_they_are_left_out() {
    let (mut window, workspace) = with_two_tables();
    window.click("fravaer.csv · Medarbejdere kan ikke læses");
    window.click("Indlæs uden disse kolonner");
    window.click("Indlæs 2 filer");
    window.click("Data");
    window.expect("6 rækker");
    let _home = window.close();
    expect_no_people(&workspace);
}

#[test]
fn what_was_answered_for_a_table_holds_for_next_years() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |year: u16| {
        let path = folder.path().join(format!("antal-{year}.csv"));
        fs::write(&path, format!("Hus;Antal {year}\nSol;13.482\nMåne;12.100\nVest;1700\n")).expect("written");
        path
    };
    let home = tempfile::tempdir().expect("a folder of one's own");
    let mut window = Window::open_at_home(home, &[file(2024)]);
    window.expect("Indlæs 0 filer");
    window.click("Med decimalkomma");
    window.click("Indlæs 1 fil");
    window.harness.state_mut().ask(Action::OpenFiles(vec![file(2025)]));
    window.settle();
    window.expect("Indlæs 1 fil");
    window.click("Fortryd seneste valg");
    window.expect("Indlæs 0 filer");
}

#[test]
fn a_choice_about_a_file_is_taken_back() {
    let mut window = Window::open(&[sample_file("sygefravaer-maaned.csv")]);
    window.expect("Tal for 9 huse");
    window.click("en liste over huse");
    assert!(!window.sees("Tal for 9 huse"));
    window.click("Fortryd seneste valg");
    window.expect("Tal for 9 huse");
    assert!(!window.sees("Fortryd seneste valg"));
}

#[test]
fn a_note_that_cannot_be_kept_comes_back_to_the_field() {
    let (mut window, workspace) = with_files(&[sample_file("sygefravaer-maaned.csv")]);
    window.click("Bølgen\nSygefravær");
    // Files where folders should be: nothing can be written in the folder, nor kept aside, whoever one is.
    let aside = window.home.path().join("user/venter");
    for folder in [&workspace.join("journal"), &aside] {
        fs::remove_dir_all(folder).expect("removed");
        fs::write(folder, b"").expect("written");
    }
    window.write_note("Det må ikke gå tabt.");
    assert!(window.harness.state().notes().is_empty());
    window.expect("Det må ikke gå tabt.");
    window.expect("Mappen");
    for folder in [&workspace.join("journal"), &aside] {
        fs::remove_file(folder).expect("removed");
        fs::create_dir(folder).expect("made");
    }
    window.key(Modifiers::NONE, Key::N);
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.harness.state().notes().len(), 1, "{:#?}", window.names());
}

#[test]
fn what_was_looked_at_comes_back() {
    let (mut window, _) = with_files(&[sample_file("sygefravaer-maaned.csv")]);
    window.click("Alle 9 huse");
    window.click("Kun Mågereden");
    window.click("Udvikling");
    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    window.expect("1 af 9 huse");
    assert_eq!(window.harness.state().page(), klyngeblik::ui::Page::Trend);
}

#[test]
fn a_source_that_was_damaged_stays_in_the_list_and_can_be_removed() {
    let (window, workspace) = with_files(&[sample_file("sygefravaer-maaned.csv")]);
    let home = window.close();
    let sources = fs::read_dir(workspace.join("kilder")).expect("sources");
    let source = sources
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .expect("a source");
    fs::write(&source, b"Hus;Tal\nSol;1\n").expect("written");
    let mut window = Window::open_at_home(home, &[workspace]);
    window.expect("er ikke med i billedet");
    window.click("Start");
    window.expect("sygefravaer-maaned.csv");
    window.expect("kan ikke læses");
    window.click("Fjern");
    window.click("Ja, fjern");
    assert!(!source.exists());
}

#[test]
fn the_sample_is_not_seen_through_another_clusters_filter() {
    let (mut window, _) = with_files(&[sample_file("sygefravaer-maaned.csv")]);
    window.click("Alle 9 huse");
    window.click("Kun Mågereden");
    window.click("Start");
    window.click("Se prøveklyngen");
    window.expect("Klynge Havn");
    window.click("Overblik");
    window.expect("Alle 9 huse");
}

#[test]
fn the_open_folder_is_read_anew_by_the_same_writer() {
    let (mut window, workspace) = with_files(&[sample_file("sygefravaer-maaned.csv")]);
    window.click("Bølgen\nSygefravær");
    window.write_note("Min egen.");
    let mut colleague = klyngeblik::journal::Workspace::open_as(&workspace, "kollega").expect("opened");
    let act = klyngeblik::journal::Act::AddNote(NewNote {
        content: NoteContent::new(NoteKind::Wonder, "En kollegas."),
        author: "Kim".to_owned(),
        ..NewNote::default()
    });
    colleague.act(act, 1).expect("written");
    window.harness.state_mut().ask(Action::OpenWorkspace(workspace.clone()));
    window.settle();
    window.click("Noter");
    window.expect("En kollegas.");
    window.click("Fortryd");
    assert!(!window.sees("Min egen."), "one's own act can still be undone");
    let journals = fs::read_dir(workspace.join("journal")).expect("journals");
    let names = journals.map(|entry| entry.expect("an entry").file_name());
    let written = names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "jsonl"));
    assert_eq!(written.count(), 2, "one journal a writer");
}

#[test]
fn the_files_of_the_second_day_go_into_the_folder_of_the_first() {
    let (window, workspace) = with_files(&[sample_file("sygefravaer-maaned.csv")]);
    let home = window.close();
    let mut window = Window::open_at_home(home, &[sample_file("tilsyn-lang.csv")]);
    window.click("Indlæs i »Min klynge«");
    window.click("Start");
    window.expect("Min klynge: 2 kilder");
    assert!(workspace.join("klynge.json").exists());
}

#[test]
fn a_newer_export_of_the_same_shape_tells_what_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (older, newer) = (folder.path().join("fravær-2024.csv"), folder.path().join("fravær-2025.csv"));
    fs::write(&older, "Hus;Periode;Sygefravær i pct.\nSol;2023;3,5\nSol;2024;4,5\nMåne;2024;5,5\n").expect("written");
    fs::write(
        &newer,
        "Hus;Periode;Sygefravær i pct.\nSol;2024;4,6\nMåne;2024;5,5\nMåne;2025;6,5\n",
    )
    .expect("written");
    let (mut window, _) = with_files(&[older]);
    window.drop_files(&[&newer]);
    window.expect("Siden sidst");
    window.expect("Én oplysning er ny, én er ændret, og én er den samme. Én oplysning står kun i den tidligere fil");
    window.expect("4,5\u{a0}%");
    window.expect("4,6\u{a0}%");
}

#[test]
fn a_wording_is_placed_once_for_every_file_and_next_years() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, heading: &str| {
        let path = folder.path().join(name);
        let row = |house: &str, wording: &str| format!("{house};21-02-2024;Leg;{wording}\n");
        let rows = [row("Sol", "Tilpasning"), row("Måne", "Vedligeholdelse"), row("Vest", "Afventer")];
        fs::write(&path, format!("Hus;Tilsynsdato;{heading};Vurdering\n{}", rows.concat())).expect("written");
        path
    };
    let home = tempfile::tempdir().expect("a folder of one's own");
    let mut window = Window::open_at_home(home, &[file("a.csv", "Tema"), file("b.csv", "Pejlemærke")]);
    window.expect("Indlæs 0 filer");
    window.expect("Vurderinger, der ikke står på en kendt skala");
    window.click("Afventer Vælg plads");
    window.click("ikke en vurdering");
    window.click("Indlæs 2 filer");
    window
        .harness
        .state_mut()
        .ask(Action::OpenFiles(vec![file("c.csv", "Indsatsområde")]));
    window.settle();
    window.expect("Indlæs 1 fil");
    window.expect("placeret af jer");
    window.click("Fortryd seneste valg");
    window.expect("Indlæs 0 filer");
}

#[test]
fn figures_without_a_year_are_given_one_or_left_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tal.csv");
    fs::write(&path, "Hus;Normering\nSol;3,1\nMåne;2,9\n").expect("written");
    let mut window = Window::open(&[path]);
    window.expect("Hvilket år gælder tallene?");
    window.click("Uden tid");
    window.expect("Indlæs 1 fil");
    window.click("Fortryd seneste valg");
    window.expect("Hvilket år gælder tallene?");
}
