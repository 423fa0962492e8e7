//! The journal through the real `App`: what others write, what waits for the folder, undo that others built on, who did what when.

use std::fs;
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use klyngeblik::domain::{NewNote, NoteContent, NoteKind};
use klyngeblik::journal::{Act, Workspace};
use klyngeblik::ui::Action;

use super::{Place, add, new_note};
use crate::harness::Window;

pub(super) fn window(place: &Place) -> Window {
    let mut window = Window::open_with(place.user(), &[place.folder()]);
    window.click("Start");
    window
}

pub(super) fn write(window: &mut Window, text: &str) {
    window.harness.state_mut().ask(Action::Sign("Anna".to_owned()));
    window.write_note(text);
}

/// Keeps a picture of the window where someone wants to look at it: in the folder `KLYNGEBLIK_PICTURES`.
pub(super) fn picture(window: &mut Window, name: &str) {
    let Some(folder) = std::env::var_os("KLYNGEBLIK_PICTURES") else {
        return;
    };
    window.harness.remove_cursor();
    let image = window.harness.render().expect("a picture");
    image.save(std::path::Path::new(&folder).join(format!("{name}.png"))).expect("kept");
}

#[test]
fn what_a_colleague_writes_comes_within_three_seconds_and_is_marked_until_it_is_looked_at() {
    let place = Place::new();
    let mut window = window(&place);
    let mut colleague = Workspace::open_as(&place.folder(), "kollega").expect("opened");
    for text in ["En kollegas.", "En til."] {
        colleague.act(add(text), 1).expect("written");
    }
    let since = Instant::now();
    window.wait_for("Noter, 2 nye");
    assert!(since.elapsed() < Duration::from_mins(1), "it came by itself");
    assert_eq!(window.harness.state().notes().len(), 2);
    picture(&mut window, "journal-nye");
    window.click("Noter");
    window.expect("En kollegas.");
    assert!(!window.sees("2 nye"));
    window.click("Start");
    assert!(!window.sees("nye"), "what was looked at stays so");
}

#[test]
fn an_idle_window_is_not_woken_by_looking_out() {
    let place = Place::new();
    let mut window = window(&place);
    assert!(rests(&mut window), "nobody asks for a frame");
    // The same when the folder is gone.
    fs::rename(place.folder(), place.home.path().join("væk")).expect("away");
    assert!(rests(&mut window), "nobody asks for a frame");
}

/// Whether five seconds pass without a frame asked for: longer than between two looks at the folder. Work begun by opening may end first.
fn rests(window: &mut Window) -> bool {
    (0..6).any(|_| {
        window.settle();
        std::thread::sleep(Duration::from_secs(5));
        !window.harness.ctx.has_requested_repaint()
    })
}

#[test]
fn what_is_written_while_the_folder_is_away_is_kept_and_goes_into_it_by_itself() {
    let place = Place::new();
    let away = place.home.path().join("væk");
    let mut window = window(&place);
    fs::rename(place.folder(), &away).expect("away");
    write(&mut window, "Skrevet imens.");
    assert_eq!(window.harness.state().notes().len(), 1, "it counts");
    window.expect("Klyngemappen er der ikke lige nu. Én ting, du har skrevet, er gemt på denne computer");
    picture(&mut window, "journal-venter");
    fs::rename(&away, place.folder()).expect("back");
    window.wait_for("Alt, du har skrevet, ligger nu i klyngemappen.");
    window.settle();
    assert!(!window.sees("er gemt på denne computer"));
    assert_eq!(Workspace::inspect(&place.folder(), None).expect("read").state.notes().len(), 1);
}

#[test]
fn undoing_what_others_built_on_asks_first() {
    let place = Place::new();
    let mut window = window(&place);
    write(&mut window, "Vi ses fredag.");
    let note = window.harness.state().notes()[0].id.clone();
    let mut colleague = Workspace::open_as(&place.folder(), "kollega").expect("opened");
    let answer = NewNote {
        reply_to: Some(note.clone()),
        ..new_note("Jeg tager kaffe med.")
    };
    colleague.act(Act::AddNote(answer), 1).expect("written");
    let content = NoteContent::new(NoteKind::Agreement, "Vi ses torsdag.");
    colleague.act(Act::ChangeNote { note, content }, 2).expect("written");
    window.wait_for("Noter, 2 nye");
    window.click("Start");
    window.key(Modifiers::COMMAND, Key::Z);
    window.expect("Andre har bygget videre på noten: Kim svarede; Kim rettede noten.");
    assert_eq!(window.harness.state().notes().len(), 2, "nothing has happened");
    picture(&mut window, "journal-fortryd");
    window.click("Behold noten");
    assert!(!window.sees("Fortryd alligevel"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.click("Fortryd alligevel");
    let left: Vec<_> = window
        .harness
        .state()
        .notes()
        .iter()
        .map(|note| note.content.text.as_str())
        .collect();
    assert_eq!(left, ["Jeg tager kaffe med."]);
    window.key(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.harness.state().notes().len(), 2, "and it comes back as it was");
}

#[test]
fn a_note_tells_its_past() {
    let place = Place::new();
    let mut window = window(&place);
    write(&mut window, "Først.");
    let note = window.harness.state().notes()[0].id.clone();
    let content = NoteContent::new(NoteKind::Wonder, "Sidst.");
    window.harness.state_mut().ask(Action::Journal(Act::ChangeNote { note, content }));
    window.settle();
    window.click("Noter");
    window.click("Historik 1");
    window.expect("Historik for note 1");
    window.expect("Anna rettede noten");
    window.expect("Anna skrev noten");
    window.expect("Først.");
    picture(&mut window, "journal-historik");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Historik for note 1"));
}

#[test]
fn the_limit_for_small_numbers_tells_its_past() {
    let place = Place::new();
    let mut window = window(&place);
    window.harness.state_mut().ask(Action::Journal(Act::SetLeastShown { least: 10 }));
    window.settle();
    window.click("Data");
    window.click("Historik Skjul tal");
    window.expect("satte grænsen for små tal til 10");
    picture(&mut window, "journal-graense");
}

#[test]
fn a_note_is_forgotten_for_good_after_a_question_and_a_tick() {
    let place = Place::new();
    let mut window = window(&place);
    write(&mut window, "Mormors diagnose");
    write(&mut window, "Det, der bliver");
    window.click("Noter");
    window.click("Ret 1");
    window.write(" og mere");
    window.click("Noter");
    window.click("Historik 1");
    window.click("Glem for altid …");
    window.expect("Det kan ikke fortrydes.");
    picture(&mut window, "journal-glem");
    window.click("Glem nu");
    window.expect("Det kan ikke fortrydes.");
    window.click("Ja, det skal glemmes for altid");
    window.click("Glem nu");
    window.expect("Det er glemt.");
    assert!(!window.sees("Mormors diagnose") && window.sees("Det, der bliver"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(!window.sees("Mormors diagnose"), "an undo passes over it");
    let home = window.close();
    assert_eq!(place.files_holding("Mormors diagnose"), Vec::<String>::new());
    drop(home);
}

#[test]
fn a_colleague_is_asked_to_forget_and_is_told_who_asks() {
    let place = Place::new();
    let mut colleague = Workspace::open_as(&place.folder(), "kollega").expect("opened");
    let theirs = colleague.act(add("En kollegas ord"), 1).expect("written").id();
    let mut window = window(&place);
    write(&mut window, "Annas egne ord");
    window.click("Noter");
    window.click("Historik 1");
    window.click("Bed om at få det glemt …");
    window.expect("Bed Kim om at glemme");
    picture(&mut window, "journal-glem-bed");
    window.click("Bed om det");
    window.expect("Der bliver spurgt, næste gang mappen åbnes.");
    colleague.catch_up().expect("read");
    assert_eq!(colleague.asked_to_forget(), [(theirs, vec!["Anna".to_owned()])]);
    let ask = Act::AskToForget {
        of: window.harness.state().notes()[1].id.clone(),
        author: "Kim".to_owned(),
    };
    colleague.act(ask, 2).expect("asked");
    window.wait_for("Kim beder dig om at glemme: »Annas egne ord«");
    picture(&mut window, "journal-glem-bedt");
    window.click("Glem for altid …");
    window.click("Ja, det skal glemmes for altid");
    window.click("Glem nu");
    window.expect("Det er glemt.");
    assert!(!window.sees("Annas egne ord") && !window.sees("beder dig om at glemme"));
}
