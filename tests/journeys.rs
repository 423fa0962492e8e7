//! What a cluster leader does, through the real `App`, by label and key.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::harness::{Window, sample_file};

/// Takes files into a new workspace inside the window's own home.
fn with_files(names: &[&str]) -> Window {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, &names.iter().map(|name| sample_file(name)).collect::<Vec<_>>());
    window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder));
    window.settle();
    window.click(&if names.len() == 1 {
        "Indlæs 1 fil".to_owned()
    } else {
        format!("Indlæs {} filer", names.len())
    });
    window
}

#[test]
fn a_first_start_shows_the_sample_and_asks_nothing() {
    let mut window = Window::open(&[]);
    window.expect("Klynge Havn");
    window.expect("prøveklynge – opdigtet");
    window.expect("Overblik");
    window.expect("Fyrtårnet");
    for page in ["Udvikling", "Tilsyn", "Data", "Noter", "Start"] {
        window.click(page);
    }
    window.expect("Velkommen til Klyngeblik");
}

#[test]
fn the_houses_are_compared_in_every_form() {
    let mut window = Window::open(&[]);
    window.click("Sammenlign");
    let forms = [
        ("Side om side", "En forskel er et sted at spørge"),
        ("Fordeling", "Kassen er den midterste halvdel"),
        ("To tidspunkter", "To tidspunkter er ikke en udvikling"),
        ("Andele", "Fra venstre: Generel indsats, Fokuseret indsats, Særlig indsats"),
        ("Sammenhæng", "forklarer ikke hinanden"),
        ("Huset", "Emnerne står ikke efter vigtighed"),
    ];
    for (form, seen) in forms {
        window.click(form);
        window.expect(seen);
        assert_eq!(window.sees("Vælg det første tidspunkt"), form == "To tidspunkter", "{form}");
        assert_eq!(window.sees("Vælg det andet nøgletal"), form == "Sammenhæng", "{form}");
        assert_eq!(window.sees("Vælg hus"), form == "Huset", "{form}");
    }
}

#[test]
fn open_look_note_close_reopen() {
    let mut window = with_files(&["sygefravaer-maaned.csv", "tilsyn-lang.csv"]);
    window.expect("filer er indlæst");
    window.click("Bølgen\nSygefravær");
    window.write_note("Det stiger efter marts.");
    assert_eq!(window.harness.state().notes().len(), 1);
    window.expect("1 note her");
    let home = window.close();

    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    window.click("Noter");
    window.expect("Det stiger efter marts.");
    window.click("Gå til Bølgen");
    window.expect("1 note her");
}

#[test]
fn a_note_shows_wherever_its_meaning_shows() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.write_note("En iagttagelse ved sygefraværet.");
    window.click("Udvikling");
    window.click("Note om nøgletallet");
    window.expect("1 note her");
    window.click("Tilsyn");
    window.click("Bølgen 4 besøg");
    window.expect("1 note her");
}

#[test]
fn a_row_can_be_chosen_and_shows_its_notes() {
    let mut window = Window::open(&[]);
    window.click("Data");
    window.click("Fyrtårnet, Sygefravær");
    window.write_note("Set i tabellen.");
    window.expect("1 note her");
    window.click("Noter");
    window.click("Gå til Fyrtårnet");
    window.expect("1 note her");
}

#[test]
fn words_stay_at_the_place_they_were_written_for() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.key(Modifiers::NONE, Key::N);
    window.write("Om Bølgen");
    window.click("Fyrtårnet\nSygefravær");
    assert!(!window.sees("Om Bølgen"), "a draft does not follow along");
    window.click("Bølgen\nSygefravær");
    window.expect("Om Bølgen");
    window.click("Tilføj note");
    assert_eq!(window.harness.state().notes().len(), 1);
    assert!(window.harness.state().notes()[0].anchor.house.is_some());
}

#[test]
fn a_note_is_changed_and_removed_and_that_is_undone() {
    let mut window = Window::open(&[]);
    window.write_note("Første ord.");
    window.click("Ret");
    window.write(" Og flere.");
    window.click("Gem rettelsen");
    let text = |window: &Window| window.harness.state().notes().first().map(|note| note.content.text.clone());
    assert!(text(&window).is_some_and(|text| text.contains("Og flere.")));
    window.click("Fjern");
    assert_eq!(text(&window), None);
    window.click("Fortryd");
    assert!(text(&window).is_some_and(|text| text.contains("Og flere.")));
}

#[test]
fn a_source_taken_out_is_gone_and_the_rest_stays() {
    let mut window = with_files(&["sygefravaer-maaned.csv", "tilsyn-lang.csv"]);
    window.click("Start");
    window.click("Fjern sygefravaer-maaned.csv");
    window.click("Ja, fjern sygefravaer-maaned.csv");
    assert!(!window.sees("Fjern sygefravaer-maaned.csv"));
    window.expect("Fjern tilsyn-lang.csv");
    window.click("Tilsyn");
    window.expect("Fyrtårnet");
}

#[test]
fn undo_and_redo_work_by_key_also_after_reopening() {
    let mut window = Window::open(&[]);
    window.write_note("Et notat om hele klyngen.");
    assert_eq!(window.harness.state().notes().len(), 1);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.harness.state().notes().len(), 0);
    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.key(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.harness.state().notes().len(), 1);
}

#[test]
fn notes_are_found_with_and_without_danish_letters() {
    let mut window = Window::open(&[]);
    window.write_note("Blåmuslingen prøver små grupper.");
    window.key(Modifiers::COMMAND, Key::F);
    window.write("blaamus");
    window.expect("Blåmuslingen prøver små grupper.");
    window.expect("1 note");
}

#[test]
fn the_language_changes_everywhere_at_once() {
    let mut window = Window::open(&[]);
    window.click("English");
    window.expect("Overview");
    window.expect("sample cluster – invented");
    window.click("Dansk");
    window.expect("Overblik");
}

#[test]
fn rows_are_searched_and_sorted() {
    let mut window = Window::open(&[]);
    window.click("Data");
    window.expect("sygefravaer-maaned.csv");
    window.key(Modifiers::COMMAND, Key::F);
    window.write("bolgen");
    window.expect("Bølgen");
    assert!(!window.names().iter().any(|name| name == "Fyrtårnet"), "only what was searched for");
    window.click("Værdi");
    window.expect("Værdi ▲");
}

#[test]
fn one_filter_holds_for_all_pages() {
    let mut window = Window::open(&[]);
    window.click("Alle 9 huse");
    window.click("Kun Mågereden");
    window.key(Modifiers::NONE, Key::Escape);
    window.expect("1 af 9 huse");
    for page in ["Overblik", "Udvikling", "Tilsyn", "Data"] {
        window.click(page);
        window.expect("Mågereden");
        assert!(
            !window
                .names()
                .iter()
                .any(|name| name == "Fyrtårnet" || name.starts_with("Fyrtårnet.")),
            "{page}"
        );
    }
}

#[test]
fn charts_can_be_read_as_tables_and_by_key() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.click("Vis som tabel: Bølgen");
    window.expect("Vis som graf: Bølgen");
    window.click("Tilsyn");
    window.click("Vis som tabel");
    window.expect("Vis som graf");
}

#[test]
fn ratings_are_said_to_be_read_and_stand_in_sight() {
    let window = with_files(&["tilsyn-lang.csv"]);
    assert_eq!(window.harness.state().page(), klyngeblik::ui::Page::Supervision);
    window.expect("Én fil er indlæst. Vurderingerne står her på Tilsyn.");
}

#[test]
fn what_the_pages_say_stands_where_it_is_asked() {
    let mut window = Window::open(&[]);
    window.expect("De skiller sig ud: ");
    window.expect("Sandslottet lukket");
    window.click("Udvikling");
    window.expect("her vises de seneste 3 år");
    window.click("Tilsyn");
    window.expect("tilsyn vises fra alle år");
    window.click("Sammenlign");
    window.expect("Husene står efter navn");
    window.click("Vis de pladser, hvert hus kunne have");
    window.expect("Plads 1 er det højeste tal");
    window.click("To tidspunkter");
    window.expect("På Udvikling, med tal pr. måned, skiller Bølgen, Strandkrabben sig også ud lige nu.");
    window.click("Huset");
    window.expect("Sociale relationer");
    window.click("Data");
    window.click("Huse");
    window.expect("G99012 · lukket");
}

#[test]
fn a_second_cluster_is_offered_a_name_that_is_free() {
    let mut window = with_files(&["sygefravaer-maaned.csv"]);
    window.click("Start");
    window.click("Se prøveklyngen");
    window.drop_files(&[&sample_file("tilsyn-lang.csv")]);
    let offered = window.names();
    assert!(offered.iter().any(|name| name == "Min klynge 2"), "{offered:#?}");
}

#[test]
fn the_key_of_over_time_names_what_is_drawn() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    for said in [
        "Klyngens median",
        "Gennemsnit",
        "Øvre grænse, Nedre grænse",
        "usædvanligt",
        "hul: tal mangler",
    ] {
        window.expect(said);
    }
    assert!(!window.sees("udeladt af jer"), "nothing is left out");
    window.click("Sådan læses graferne");
    window.expect("Prikkerne er husets tal");
    window.expect("2,66 gange");
}

#[test]
fn the_list_of_keys_is_whole_in_a_small_window() {
    let mut window = Window::open(&[]);
    window.key(Modifiers::NONE, Key::F1);
    for keys in ["Esc", "Alt+venstrepil", "Ctrl + / −", "Luk"] {
        let place = window.harness.get_by_label(keys).rect();
        assert!(place.bottom() < 768.0 && place.top() > 0.0, "{keys}: {place:?}");
    }
}

#[test]
fn the_same_files_twice_change_nothing() {
    let mut window = with_files(&["sygefravaer-maaned.csv"]);
    window.click("Data");
    let before = window.names().iter().find(|name| name.contains("rækker")).cloned();
    window.drop_files(&[&sample_file("sygefravaer-maaned.csv")]);
    window.expect("Denne fil er allerede indlæst");
    window.expect("intet ændres");
    window.expect("Indlæs 0 filer");
    window.click("Data");
    assert_eq!(window.names().iter().find(|name| name.contains("rækker")).cloned(), before);
}

#[test]
fn every_control_on_every_page_has_a_name() {
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    fn walk(node: &egui_kittest::Node<'_>, nameless: &mut Vec<String>) {
        let read = node.accesskit_node();
        let is_control = matches!(
            read.role(),
            Role::Button | Role::CheckBox | Role::ComboBox | Role::TextInput | Role::MultilineTextInput | Role::SearchInput | Role::Link
        );
        if is_control
            && read.label().or_else(|| read.value()).is_none_or(|name| name.trim().is_empty())
            && read.labelled_by().next().is_none()
        {
            nameless.push(format!("{:?} at {:?}", read.role(), read.raw_bounds()));
        }
        for child in node.children() {
            walk(&child, nameless);
        }
    }
    let mut window = Window::open(&[]);
    for page in ["Overblik", "Udvikling", "Tilsyn", "Data", "Noter", "Start"] {
        window.click(page);
        let mut nameless = Vec::new();
        walk(&window.harness.root(), &mut nameless);
        assert!(nameless.is_empty(), "{page}: {nameless:#?}");
    }
}

#[test]
fn the_limit_for_small_numbers_is_raised_and_taken_back() {
    let mut window = Window::open(&[]);
    window.click("Data");
    window.expect("Skjul tal med færre end 5 bag");
    let query = klyngeblik::view::RowQuery {
        search: "medarbejdertrivsel tangloppen".to_owned(),
        ..klyngeblik::view::RowQuery::default()
    };
    window.harness.state_mut().ask(klyngeblik::ui::Action::AskRows(query));
    window.settle();
    let hidden = |window: &Window| window.names().iter().filter(|name| **name == "for få til at vise").count();
    let before = hidden(&window);
    window.click("Skjul tal med færre end 5 bag");
    window.click("Skjul tal med færre end 10 bag");
    window.expect("Skjul tal med færre end 10 bag");
    assert!(hidden(&window) > before, "more is hidden by a higher limit");
    window.key(Modifiers::COMMAND, Key::Z);
    window.expect("Skjul tal med færre end 5 bag");
    assert_eq!(hidden(&window), before);
}
