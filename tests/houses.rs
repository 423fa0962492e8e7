//! A house that got a new name and number, through the real `App`: proposed, made one, undone, kept.

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};

use super::harness::Window;

const BEFORE: &str = "Enhedsnr;Enhed;År;Sygefravær i pct.\r\n\
    G11;Bh. Kajen;2022;7,1\r\nG11;Bh. Kajen;2023;7,4\r\nG12;Bølgen;2022;6,1\r\nG12;Bølgen;2023;6,4\r\n";
const AFTER: &str = "Enhedsnr;Enhed;År;Sygefravær i pct.\r\n\
    G91;Børnehuset Kajen;2024;8,1\r\nG91;Børnehuset Kajen;2025;8,3\r\nG12;Bølgen;2024;5,1\r\nG12;Bølgen;2025;5,4\r\n";

/// A new workspace with the figures before and after.
fn opened() -> Window {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let files: Vec<PathBuf> = [("før.csv", BEFORE), ("efter.csv", AFTER)]
        .into_iter()
        .map(|(name, text)| {
            let path = home.path().join(name);
            std::fs::write(&path, text).expect("written");
            path
        })
        .collect();
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, &files);
    window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder));
    window.settle();
    window.click("Indlæs 2 filer");
    window
}

fn go_to_houses(window: &mut Window) {
    window.click("Data");
    window.click("Huse");
}

/// Whether the overview has one row of this name.
fn is_on_overview(window: &mut Window, house: &str) -> bool {
    window.click("Overblik");
    window
        .names()
        .iter()
        .any(|name| name.starts_with(&format!("{house} ")) || name == house)
}

#[test]
fn a_house_with_a_new_name_and_number_is_one_when_the_leader_says_so() {
    let mut window = opened();
    assert!(is_on_overview(&mut window, "Bh. Kajen") && is_on_overview(&mut window, "Børnehuset Kajen"));
    window.click("Bh. Kajen\nSygefravær");
    window.write_note("Skrevet, da huset havde sit gamle nummer.");
    window.key(Modifiers::NONE, Key::Escape);
    go_to_houses(&mut window);
    window.expect("3 huse, 1 forslag");
    window.expect("Er Bh. Kajen (G11) og Børnehuset Kajen (G91) samme hus?");
    window.expect("31. dec. 2023");
    window.click("Det er samme hus");
    window.expect("2 huse");
    assert!(!window.sees("forslag"));
    window.expect("Har heddet Bh. Kajen (2022–2023)");
    window.expect("G91, før G11");
    assert!(!is_on_overview(&mut window, "Bh. Kajen"));
    window.click("Udvikling");
    window.click("Vis som tabel: Børnehuset Kajen");
    window.expect("2022");
    window.expect("7,1");
    window.click("Noter");
    window.click("Gå til Børnehuset Kajen");
    window.expect("1 note her");
    window.key(Modifiers::NONE, Key::Escape);

    window.key(Modifiers::COMMAND, Key::Z);
    go_to_houses(&mut window);
    window.expect("3 huse, 1 forslag");
    window.key(Modifiers::COMMAND, Key::Y);
    window.expect("2 huse");
    let home = window.close();

    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    go_to_houses(&mut window);
    window.expect("Bh. Kajen (G11) er samme hus som Børnehuset Kajen (G91)");
}

#[test]
fn two_houses_are_not_asked_of_again() {
    let mut window = opened();
    go_to_houses(&mut window);
    window.click("Det er to huse");
    window.expect("3 huse");
    assert!(!window.sees("Er Bh. Kajen"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.expect("Er Bh. Kajen");
}

#[test]
fn a_house_is_closed_the_record_corrected_and_taken_away() {
    let mut window = opened();
    go_to_houses(&mut window);
    window.click("Ændring…: Bølgen");
    window.click("Lukket");
    window.click("Hvornår");
    window.write("31-07-2024");
    window.click("Gem");
    window.expect("Bølgen (G12) er lukket · 31. juli 2024");
    assert!(window.sees("G12 · lukket"));
    window.click("Overblik");
    window.expect("lukket");
    window.click("Alle 3 huse");
    window.expect("Bølgen · lukket");
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Udvikling");
    window.expect("lukket");

    go_to_houses(&mut window);
    window.click("Ret: Bølgen");
    window.click("Delt");
    window.expect("Ret det, der er sket");
    window.click("Blev til: Vælg hus");
    window.click("Bh. Kajen (G11)");
    window.click("Blev til: Vælg et hus mere");
    window.click("Børnehuset Kajen (G91)");
    window.click("Gem");
    window.expect("Bølgen (G12) er delt i Bh. Kajen (G11) og Børnehuset Kajen (G91)");
    window.click("Fjern: Bølgen");
    assert!(!window.sees("er delt i"));
    window.click("Fortryd");
    window.expect("er delt i");
}

#[test]
fn a_form_can_be_left_by_key() {
    let mut window = opened();
    go_to_houses(&mut window);
    window.click("Ændring…: Bølgen");
    window.expect("Hvad er der sket med huset?");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Hvad er der sket med huset?"));
}
