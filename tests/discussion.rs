//! The discussion in the window: notes of five kinds, answers, trials, drafts, pins that unfold.

use eframe::egui::{Key, Modifiers};
use klyngeblik::domain::{NoteKind, NoteLevel, PlanStage};

use super::harness::Window;

/// Writes on in the field of that name.
fn write_in(window: &mut Window, field: &str, text: &str) {
    window.pen_in(field);
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
    window.expect("= 12. juni 2026");
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
    window.click("OK");
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
    assert!(!window.sees("Tegn: Færre korte fravær"), "one short line until it is unfolded");
    window.click("Prøvehandling 3: Vi prøver gåture om formiddagen · aftalt til 12. juni 2026");
    for seen in [
        "Det er tid at se på igen",
        "Tegn: Færre korte fravær",
        "aftalt til 12. juni 2026",
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
        "Mette · begynder januar 2026 · ser på det igen 12. juni 2026",
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
    window.key(Modifiers::NONE, Key::Escape);
    window.write_note("Skrevet af en");
    write_in(&mut window, "Skrevet af", " og Bo");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::N);
    window.write("Skrevet af to");
    window.click("Mere");
    window.click("leder");
    window.click("Tilføj note");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
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

/// A home whose sample cluster holds a conversation with known days: what pictures are taken of.
pub fn home_with_talk() -> tempfile::TempDir {
    use klyngeblik::domain::{Anchor, AnchorValue, NewNote, NoteContent, Plan, Value};
    use klyngeblik::journal::{Act, Workspace};
    let home = tempfile::tempdir().expect("a folder of one's own");
    let user = home.path().join("user");
    let mut workspace = Workspace::create(&user.join("proeveklynge"), klyngeblik::sample::NAME, &user).expect("a workspace");
    let tables = klyngeblik::cluster::Tables::build(&klyngeblik::sample::sources(), &klyngeblik::domain::HouseChanges::default());
    let house = tables
        .houses()
        .iter()
        .find(|house| &*house.name == "Bølgen")
        .map(|house| house.id.clone());
    let anchor = Anchor {
        house,
        indicator: Some("Sygefravær i pct.".into()),
        period: "2025M03".parse().ok(),
        ..Anchor::default()
    };
    // 2 February 2026, and a day later for each note.
    let mut day = 1_770_033_600_000;
    let mut add = |author: &str, content: NoteContent, links: &[usize], reply_to: Option<usize>, made: &[klyngeblik::domain::NoteId]| {
        day += 86_400_000;
        let note = NewNote {
            content,
            author: author.to_owned(),
            anchor: anchor.clone(),
            seen: Some(AnchorValue::Figure(Value::Number(8.1))),
            seen_at: None,
            reply_to: reply_to.map(|number| made[number].clone()),
            links: links.iter().map(|number| made[*number].clone()).collect(),
        };
        workspace.act(Act::AddNote(note), day).expect("written").id()
    };
    let mut made = Vec::new();
    let mut observation = NoteContent::new(
        NoteKind::Observation,
        "Fraværet er **højest i marts**, tre år i træk.\n\n- mest korte fravær\n- mest på de to store stuer",
    );
    observation.level = Some(NoteLevel::Staff);
    observation.tags = ["vinter".into(), "stuer".into()].into();
    made.push(add("Mette", observation, &[], None, &made));
    let wonder = NoteContent::new(NoteKind::Wonder, "Hvad ved vi om de dage, hvor fraværet er lavt?");
    made.push(add("Søren", wonder, &[0], None, &made));
    let reply = NoteContent::new(NoteKind::Observation, "Hos os er det dagene med fast makkerpar.");
    made.push(add("Åse", reply, &[], Some(1), &made));
    let reply = NoteContent::new(
        NoteKind::Observation,
        "Det kan vi genkende. *Makkerparrene* blev brudt op i februar.",
    );
    made.push(add("Mette", reply, &[], Some(2), &made));
    let explanation = NoteContent::new(NoteKind::Explanation, "Vikarerne kender ikke børnene, så de faste løber stærkere.");
    made.push(add("Søren", explanation, &[1], None, &made));
    let trial = NoteContent {
        plan: Some(Plan {
            owner: "Mette".to_owned(),
            start: "2025-09-01".parse().ok(),
            due: "2026-06-12".parse().ok(),
            sign: "Færre korte fravær, og makkerparrene holder ugen ud".to_owned(),
        }),
        ..NoteContent::new(NoteKind::Trial, "Faste makkerpar på de to store stuer")
    };
    made.push(add("Mette", trial, &[0, 1], None, &made));
    let agreement = NoteContent {
        plan: Some(Plan {
            owner: "Åse".to_owned(),
            due: "2026M05".parse().ok(),
            ..Plan::default()
        }),
        ..NoteContent::new(NoteKind::Agreement, "Vi spørger personalet på stuerne")
    };
    made.push(add("Åse", agreement, &[5], None, &made));
    home
}

#[test]
fn markdown_is_shown_and_fetches_nothing() {
    let home = home_with_talk();
    let mut window = Window::open_at_home(home, &[]);
    read(&mut window, NoteKind::Observation);
    window.expect("højest i marts");
    assert!(!window.sees("**"), "signs of Markdown are not read out");
}

#[test]
fn a_note_whose_figure_is_gone_keeps_what_was_seen_and_is_put_somewhere_by_hand() {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let folder = home.path().join("klynger");
    let files = ["sygefravaer-maaned.csv", "tilsyn-lang.csv"].map(super::harness::sample_file);
    let mut window = Window::open_at_home(home, &files);
    window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder));
    window.settle();
    window.click("Indlæs 2 filer");
    window.click("Bølgen\nSygefravær");
    window.write_note("Det stiger efter jul.");
    let written = window.harness.state().notes()[0].clone();
    assert!(
        written.seen.is_some() && written.anchor.period.or(written.seen_at).is_some(),
        "what was seen has a time"
    );
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Start");
    window.click("Fjern sygefravaer-maaned.csv");
    window.click("Ja, fjern");
    window.click("Noter");
    for seen in ["Noter uden plads", "Her stod", "Nøgletallet er ikke i filerne nu"] {
        window.expect(seen);
    }
    assert_eq!(window.harness.state().notes()[0].anchor, written.anchor, "nothing moves by itself");
    window.click("Giv den en plads 1");
    window.click("Sæt den her");
    let moved = window.harness.state().notes()[0].clone();
    assert_eq!((moved.anchor.house, moved.anchor.indicator), (written.anchor.house.clone(), None));
    assert!(!window.sees("Noter uden plads"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.expect("Noter uden plads");
    assert_eq!(window.harness.state().notes()[0], written);
}
