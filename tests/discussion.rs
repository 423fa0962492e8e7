//! The discussion in the window: notes of five kinds, answers, trials, drafts, pins that unfold.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use klyngeblik::domain::{NoteKind, NoteLevel, PlanStage};

use super::harness::Window;

/// Puts the pen in the field of that name.
fn write_in(window: &mut Window, field: &str, text: &str) {
    let fields = window.harness.query_all_by_label(field);
    let is_field = |node: &egui_kittest::Node<'_>| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput);
    let found = fields.into_iter().find(is_field);
    found.unwrap_or_else(|| panic!("no field is called {field}")).focus();
    window.settle();
    window.write(text);
}

fn note_of(window: &Window, kind: NoteKind) -> klyngeblik::domain::Note {
    let notes = window.harness.state().notes();
    notes.iter().find(|note| note.content.kind == kind).cloned().expect("such a note")
}

/// A trial about the absence of Bølgen, out of an observation and a wonder, looked at again in June 2026.
fn with_trial() -> Window {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.write_note("Det stiger efter jul.");
    window.click("Undren");
    window.write("Hvorfor netop dér?");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.click("Prøvehandling");
    window.write("Vi prøver gåture om formiddagen");
    window.click("Iagttagelse 1: Det stiger");
    window.click("Undren 2: Hvorfor netop");
    write_in(&mut window, "Hvilket tegn ville vise, at det hjalp?", "Færre korte fravær");
    write_in(&mut window, "Hvornår begynder det?", "jan. 2026");
    window.expect("= januar 2026");
    write_in(&mut window, "Hvornår ser I på det igen?", "12-6-2026");
    window.expect("= 12. jun. 2026");
    write_in(&mut window, "Hvem har ansvaret?", "Mette");
    write_in(&mut window, "Skrevet af", "Åse");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.harness.state().notes().len(), 3, "{:#?}", window.names());
    // The pen is laid down, and the panel closed.
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window
}

fn read(window: &mut Window, kind: NoteKind) {
    let note = note_of(window, kind).id;
    window.harness.state_mut().ask(klyngeblik::ui::Action::ReadNote(note));
    window.settle();
}

#[test]
fn a_simple_note_is_one_step_and_more_is_behind_more() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    assert!(!window.sees("Ord at finde den på"));
    window.key(Modifiers::NONE, Key::N);
    window.write("Blåbærgrød på øen, ÆØÅ");
    window.click("Mere");
    window.click("barn");
    write_in(&mut window, "Ord at finde den på", "leg, morgen");
    window.key(Modifiers::COMMAND, Key::Enter);
    let note = note_of(&window, NoteKind::Observation);
    assert_eq!(
        (note.content.text.as_str(), note.content.level),
        ("Blåbærgrød på øen, ÆØÅ", Some(NoteLevel::Child))
    );
    window.expect("om barn · #leg · #morgen");
}

#[test]
fn a_trial_is_begun_where_its_ground_is_missing_and_goes_on() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.click("Prøvehandling");
    window.write("Vi prøver små grupper");
    window.expect("Mangler en iagttagelse");
    window.click("Skriv en iagttagelse");
    window.expect("Først en iagttagelse");
    window.write("De store grupper larmer");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.expect("Mangler en undren");
    window.expect("Vi prøver små grupper");
    window.click("Skriv en undren");
    window.write("Hvem trives i larmen?");
    window.click("Tilbage til prøvehandlingen");
    window.expect("Vi prøver små grupper");
    assert_eq!(window.harness.state().notes().len(), 1);
    window.click("Noter");
    window.expect("Hvem trives i larmen?");
}

#[test]
fn a_trial_stands_on_the_charts_of_its_indicator_and_comes_back_on_its_day() {
    let mut window = with_trial();
    let trial = note_of(&window, NoteKind::Trial);
    assert_eq!(trial.links.len(), 2);
    window.click("Udvikling");
    window.expect("Prøvehandling 3: Vi prøver gåture");
    window.harness.state_mut().set_today("2026-06-11".parse().expect("a day"));
    window.click("Overblik");
    assert!(!window.sees("Det er tid at se på igen"));
    window.harness.state_mut().set_today("2026-06-12".parse().expect("a day"));
    window.settle();
    for seen in [
        "Det er tid at se på igen",
        "Tegn: Færre korte fravær",
        "aftalt til 12. jun. 2026",
        "Her stod",
        "Nu: ",
    ] {
        window.expect(seen);
    }
    window.click("Ny dato 3");
    window.write("sep. 2026");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(!window.sees("Det er tid at se på igen"));
    assert_eq!(
        note_of(&window, NoteKind::Trial).content.plan.and_then(|plan| plan.due),
        "2026M09".parse().ok()
    );
    window.harness.state_mut().set_today("2026-09-01".parse().expect("a day"));
    window.settle();
    window.click("Parkér 3");
    window.write("Vi venter på de nye stuer");
    window.click("Gem");
    let state = note_of(&window, NoteKind::Trial).state;
    assert_eq!(
        (state.stage, state.reason.as_str()),
        (PlanStage::Parked, "Vi venter på de nye stuer")
    );
    assert!(!window.sees("Det er tid at se på igen"));
    window.click("Noter");
    window.expect("Parkeret: Vi venter på de nye stuer");
}

#[test]
fn a_note_has_a_page_with_its_thread() {
    let mut window = with_trial();
    window.click("Noter");
    window.click("Svar 2");
    window.expect("Undren 2");
    window.expect("Svar på noten");
    window.write("Det har jeg også tænkt på.");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.expect("1 svar");
    window.expect("Svar på note 2");
    window.expect("Det kom der ud af den");
    window.expect("Skrevet ");
    window.expect("Bølgen. ");
    read(&mut window, NoteKind::Trial);
    for seen in [
        "Bygger på",
        "Tegn: Færre korte fravær",
        "Mette · begynder januar 2026 · ser på det igen 12. jun. 2026",
        "Afslut 3",
    ] {
        window.expect(seen);
    }
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.expect("Søg i noter");
}

#[test]
fn an_explanation_belongs_to_its_wonder() {
    let mut window = with_trial();
    read(&mut window, NoteKind::Wonder);
    window.click("Ny forklaring 2");
    window.write("Vikarerne kender ikke børnene.");
    window.key(Modifiers::COMMAND, Key::Enter);
    let wonder = note_of(&window, NoteKind::Wonder);
    assert!(note_of(&window, NoteKind::Explanation).links.contains(&wonder.id));
}

#[test]
fn a_private_draft_is_nowhere_in_the_workspace_until_it_is_shared() {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, &[super::harness::sample_file("sygefravaer-maaned.csv")]);
    window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder.clone()));
    window.settle();
    window.click("Indlæs 1 fil");
    window.click("Bølgen\nSygefravær");
    window.key(Modifiers::NONE, Key::N);
    window.write("Jeg er i tvivl om Kirstens stue");
    window.click("Gem som kladde");
    window.key(Modifiers::NONE, Key::N);
    window.write("Halvskrevet om Kirsten");
    // Somebody who writes is kept up with about once a second.
    window.harness.run_steps(8);
    window.settle();
    let says_so = |folder: &std::path::Path| bytes_under(folder).windows(7).any(|bytes| bytes == b"Kirsten");
    assert!(!says_so(&folder), "not a word of it is in the workspace");
    let home = window.close();
    assert!(says_so(home.path()), "it is in one's own folder");

    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    window.click("Noter");
    window.expect("Dine kladder (kun her på computeren)");
    window.expect("Halvskrevet om Kirsten");
    assert_eq!(window.harness.state().notes().len(), 0);
    window.click("Del med teamet");
    assert_eq!(
        note_of(&window, NoteKind::Observation).content.text,
        "Jeg er i tvivl om Kirstens stue"
    );
    assert!(says_so(&folder));
    window.click("Slet kladden");
    assert!(!window.sees("Dine kladder"));
}

fn bytes_under(folder: &std::path::Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(bytes_under(&path));
        } else {
            all.extend(std::fs::read(&path).expect("a file"));
        }
    }
    all
}

#[test]
fn a_pin_unfolds_in_place_and_many_gather() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    for number in 1..=4 {
        window.write_note(&format!("Iagttaget {number}"));
    }
    window.click("4 noter: Iagttagelse 4, Iagttagelse 3");
    window.expect("Iagttaget 1");
    window.expect("Læs 4");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Læs 4"), "Escape folds it");
    window.expect("4 noter her");
    window.click("4 noter: Iagttagelse 4, Iagttagelse 3");
    window.click("Læs 3");
    window.expect("Svar på noten");
    window.expect("Iagttagelse 3");
}

#[test]
fn notes_are_narrowed_by_person_level_and_day() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    write_in(&mut window, "Skrevet af", "Åse");
    window.write_note("Skrevet af en");
    window.click("Mere");
    window.click("leder");
    write_in(&mut window, "Skrevet af", " og Bo");
    window.write_note("Skrevet af to");
    window.click("Noter");
    window.expect("2 noter");
    window.click("Skrevet af: Alle i teamet");
    window.click("Åse og Bo");
    window.expect("1 af 2 noter");
    window.click("Skrevet af: Åse og Bo");
    window.click("Alle i teamet");
    window.click("Handler om: Alle niveauer");
    window.click("leder");
    window.expect("1 af 2 noter");
    window.click("Handler om: leder");
    window.click("Alle niveauer");
    window.click("Siden en dag");
    write_in(&mut window, "Siden en dag", "1-1-2999");
    window.expect("0 af 2 noter");
    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.click("Noter");
    window.click("Siden sidst");
    window.expect("2 noter");
}
