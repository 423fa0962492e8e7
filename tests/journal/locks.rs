//! A locked workspace as people meet it: the real program, and the real window.

use std::fs;

use eframe::egui::{Key, Modifiers};
use klyngeblik::import::{self, Choices};
use klyngeblik::journal::{Phrase, Workspace};
use klyngeblik::ui::Action;

use super::window::{picture, window, write};
use super::{Place, add, complained, program, said};
use crate::harness::Window;

const PHRASE: &str = "rød grød med fløde";
const FIGURES: &str = "Hus;2024;2025\nSolgaarden;8,4;9,1\nFyret;7,2;7,0\n";
const NAME: &str = "Sygefravær i Lederens huse.csv";

fn phrase() -> Phrase {
    Phrase::new(PHRASE).with_work_factor(1)
}

/// A workspace with a note and a source.
fn filled() -> Place {
    let place = Place::new();
    let mut workspace = place.open();
    workspace.act(add("Mormors diagnose"), 1).expect("written");
    let receipt = import::read(FIGURES.as_bytes(), NAME, &Choices::default()).expect("read").receipt;
    workspace
        .add_source(NAME, FIGURES.as_bytes(), &Choices::default(), &receipt)
        .expect("taken in");
    place
}

/// The same, locked.
fn locked() -> Place {
    let place = filled();
    place.open().lock(&phrase()).expect("locked");
    place
}

fn holds_nothing(place: &Place) {
    for secret in ["Mormor", "Solgaarden", "Lederens", "9,1"] {
        assert_eq!(place.files_holding(secret), Vec::<String>::new(), "{secret}");
    }
    for entry in fs::read_dir(place.folder().join("kilder")).expect("a folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(!name.contains("Leder") && !name.contains("csv"), "{name}");
    }
}

#[test]
fn commands_need_the_phrase_and_say_so() {
    let place = locked();
    holds_nothing(&place);
    let files = place.user().join("rigtig.txt");
    fs::write(&files, format!("{PHRASE}\n")).expect("written");
    let wrong = place.user().join("forkert.txt");
    fs::write(&wrong, "rød grød").expect("written");
    let run = |arguments: &[&str], file: Option<&std::path::Path>, variable: Option<&str>| {
        let mut command = program(&place.user());
        command.env_remove("KLYNGEBLIK_PASSPHRASE").args(arguments);
        if let Some(file) = file {
            command.arg("--passphrase-file").arg(file);
        }
        if let Some(variable) = variable {
            command.env("KLYNGEBLIK_PASSPHRASE", variable);
        }
        command.output().expect("the program runs")
    };
    let folder = place.folder().display().to_string();
    for arguments in [
        vec!["notes", &folder, "list"],
        vec!["notes", &folder, "add", "--text", "x"],
        vec!["journal", &folder, "verify"],
        vec!["signals", &folder],
    ] {
        for (file, sentence) in [(None, "og den mangler"), (Some(&*wrong), "åbner ikke mappen")] {
            let refused = run(&arguments, file, None);
            assert_eq!((refused.status.code(), said(&refused).as_str()), (Some(2), ""), "{arguments:?}");
            let words = complained(&refused);
            assert!(words.contains(sentence) && words.lines().count() == 1, "{words}");
        }
    }
    let listed = run(&["notes", &folder, "list"], Some(&files), None);
    assert!(said(&listed).contains("Mormors diagnose"), "{}", complained(&listed));
    let verified = run(&["journal", &folder, "verify"], None, Some(PHRASE));
    assert_eq!(verified.status.code(), Some(0), "{}", complained(&verified));
    let note = run(&["notes", &folder, "add", "--text", "Solgaarden igen"], Some(&files), None);
    assert_eq!(note.status.code(), Some(0), "{}", complained(&note));
    fs::remove_file(&files).expect("removed");
    holds_nothing(&place);
    let missing = run(&["notes", &folder, "list"], Some(&files), None);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_locked_folder_asks_for_its_phrase_and_shows_nothing_before() {
    let place = locked();
    let mut window = Window::open_with(place.user(), &[place.folder()]);
    window.expect("Mappen er låst");
    picture(&mut window, "journal-laast");
    assert!(!window.sees("Mormor") && !window.sees("Solgaarden"));
    let write_in = |window: &mut Window, text: &str| {
        window.click("Kodesætning");
        window.write(text);
        window.key(Modifiers::NONE, Key::Enter);
    };
    write_in(&mut window, "rød grød");
    window.expect("Kodesætningen åbner ikke mappen. Prøv igen.");
    picture(&mut window, "journal-laast-forkert");
    write_in(&mut window, PHRASE);
    assert!(!window.sees("Skriv jeres kodesætning"));
    window.click("Noter");
    window.expect("Mormors diagnose");
    write(&mut window, "Solgaarden igen");
    window.click("Ret 1");
    window.write("Mormors kladde");
    window.click("Start");
    drop(window.close());
    holds_nothing(&place);
    let workspace = Workspace::open_under(&place.folder(), &place.user(), Some(&phrase())).expect("opened");
    assert_eq!(workspace.state().notes().len(), 2);
    assert!(workspace.load_drafts().to_string().contains("Mormors kladde"));
}

#[test]
fn the_open_folder_is_locked_and_unlocked_in_the_window() {
    let place = filled();
    let mut window = window(&place);
    window.click("Lås med en kodesætning …");
    picture(&mut window, "journal-laas");
    for field in ["Kodesætning", "Kodesætningen en gang til"] {
        window.click(field);
        window.write(PHRASE);
    }
    window.harness.state_mut().ask(Action::DoLock);
    window.settle();
    window.expect("Mappen er låst.");
    holds_nothing(&place);
    window.click("Start");
    picture(&mut window, "journal-er-laast");
    window.click("Fjern låsen …");
    window.harness.state_mut().ask(Action::DoLock);
    window.settle();
    window.expect("Låsen er fjernet.");
    assert_eq!(place.files_holding("Mormor").len(), 1);
}
