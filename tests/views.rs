//! What is looked at: the place chosen goes along from page to page.

use eframe::egui::{Key, Modifiers};

use super::harness::Window;

/// What the window says of the place chosen: whether the note panel is open, by the button that belongs to nothing else.
fn is_panel_open(window: &Window) -> bool {
    window.sees("Tilføj note")
}

#[test]
fn the_place_chosen_goes_along_to_every_page() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    for page in ["Udvikling", "Sammenlign", "Tilsyn", "Data", "Noter", "Overblik"] {
        window.click(page);
        assert!(is_panel_open(&window), "{page}");
    }
    window.click("Start");
    assert!(!is_panel_open(&window));
    window.click("Overblik");
    assert!(is_panel_open(&window), "it waited");
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Tilsyn");
    assert!(!is_panel_open(&window), "what was closed stays closed");
}

#[test]
fn a_place_that_does_not_stand_on_a_page_waits() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.click("Note om nøgletallet");
    window.click("Tilsyn");
    assert!(!is_panel_open(&window), "an indicator of all houses has no place here");
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Udvikling");
    assert!(is_panel_open(&window), "nobody closed it");
    window.click("Tilsyn");
    window.write_note("Om tilsynet som helhed.");
    let anchor = &window.harness.state().notes()[0].anchor;
    assert_eq!(anchor.indicator, None, "a note is about what can be seen while it is written");
}
