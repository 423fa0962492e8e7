//! What a team decides about a series, through the real `App`: a new baseline with its reason, a figure left out, a requirement.

use std::fmt::Write as _;
use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use klyngeblik::domain::{Decision, Exclusion, Period, SeriesChoice};
use klyngeblik::journal::{Act, Workspace};

use egui_kittest::kittest::Queryable as _;

use super::harness::Window;

/// Two years of months: from the second year the one house lies lower.
fn absence() -> String {
    let mut text = "Enhedsnr;Enhed;Måned;Sygefravær i pct.\r\n".to_owned();
    for (year, level) in [(2023, 8), (2024, 5)] {
        for month in 1..=12 {
            write!(text, "G11;Kajen;{year}-{month:02};{level},{}\r\n", month % 5).expect("written");
            write!(text, "G12;Bølgen;{year}-{month:02};6,{}\r\n", month % 4).expect("written");
        }
    }
    text
}

/// A new workspace with the figures, on *Udvikling*, with the form of the first house open.
fn opened() -> Window {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let path = home.path().join("fravær.csv");
    std::fs::write(&path, absence()).expect("written");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, &[path]);
    window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder));
    window.settle();
    window.click("Indlæs 1 fil");
    open_form(&mut window);
    window
}

fn open_form(window: &mut Window) {
    window.click("Udvikling");
    window.click("Beslutninger: Kajen");
    window.expect("Hvad har I besluttet? Sygefravær i pct. · Kajen");
}

/// Puts words in a field.
fn fill(window: &mut Window, field: &str, words: &str) {
    window.click(field);
    window.write(words);
}

/// Makes the new baseline that the tests are about.
fn rebase(window: &mut Window) {
    window.click("Vælg januar 2024");
    fill(window, "Begrundelse", "Fast vikar på hver stue");
    fill(window, "Skrevet af", "Mette");
    window.click("Gem");
}

/// The workspace's folder.
fn folder(window: &Window) -> PathBuf {
    let made = std::fs::read_dir(window.home.path().join("klynger")).expect("a folder of workspaces");
    made.flatten().next().expect("a workspace").path()
}

#[test]
fn a_new_baseline_is_kept_with_reason_author_and_day_and_can_be_undone() {
    let mut window = opened();
    window.expect("I har ikke besluttet noget");
    rebase(&mut window);
    window.expect("Beslutningen er gemt");
    let lists = |window: &Window| {
        let names = window.names();
        let byline = names.iter().any(|name| name.starts_with("Mette · ") && name.contains(" 20"));
        window.sees("Ny basislinje fra januar 2024 · Kajen") && window.sees("Fast vikar på hver stue") && byline
    };
    assert!(lists(&window), "{:#?}", window.names());
    let home = window.close();

    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    open_form(&mut window);
    assert!(lists(&window), "{:#?}", window.names());
    window.click("Luk");
    window.key(Modifiers::COMMAND, Key::Z);
    window.click("Beslutninger: Kajen");
    window.expect("I har ikke besluttet noget");
    window.click("Luk");
    window.key(Modifiers::COMMAND, Key::Y);
    window.click("Beslutninger: Kajen");
    assert!(lists(&window), "{:#?}", window.names());
    window.click("Fjern: Ny basislinje fra januar 2024");
    window.expect("I har ikke besluttet noget");
    window.click("Fortryd");
    assert!(lists(&window), "{:#?}", window.names());
}

#[test]
fn a_new_baseline_is_suggested_and_made_by_nobody_but_the_leaders() {
    let mut window = opened();
    window.expect("Tallene har ligget på et nyt niveau siden januar 2024");
    window.expect("I har ikke besluttet noget");
    window.expect("Fra: Vælg");
    window.click("Vælg januar 2024");
    window.expect("Fra: januar 2024");
    window.expect("I har ikke besluttet noget");
}

#[test]
fn a_new_baseline_is_made_by_keys_alone() {
    let mut window = opened();
    window.click("Luk");
    window.harness.get_by_label("Beslutninger: Kajen").focus();
    window.key(Modifiers::NONE, Key::Enter);
    let tab = |window: &mut Window, times: usize| (0..times).for_each(|_| window.key(Modifiers::NONE, Key::Tab));
    // The other parts, the suggestion; the list of periods, its last but one.
    tab(&mut window, 5);
    window.key(Modifiers::NONE, Key::Enter);
    tab(&mut window, 22);
    window.key(Modifiers::NONE, Key::Enter);
    window.expect("Fra: marts 2023");
    // From the list on to the words.
    tab(&mut window, 1);
    window.write("Fast vikar på hver stue");
    tab(&mut window, 3);
    window.write("Mette");
    tab(&mut window, 1);
    window.key(Modifiers::NONE, Key::Enter);
    window.expect("Ny basislinje fra marts 2023 · Kajen");
}

#[test]
fn what_two_leaders_decide_is_seen_by_both() {
    let mut window = opened();
    rebase(&mut window);
    let folder = folder(&window);
    let mut other = Workspace::open_as(&folder, "bo").expect("opened");
    assert_eq!(other.state().series_choices().all.len(), 1, "Mette's is seen");
    let left_out = |house: &str| Act::AddSeriesChoice {
        choice: SeriesChoice {
            indicator: "Sygefravær i pct.".into(),
            house: Some(house.into()),
            what: Decision::Exclusion(Exclusion {
                period: Period::Month(2023, 2),
                reason: "Influenza i hele byen".to_owned(),
            }),
        },
        author: "Bo".to_owned(),
    };
    other.act(left_out("G12"), 1_700_000_000_000).expect("done");
    drop(other);
    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    open_form(&mut window);
    window.expect("Ny basislinje fra januar 2024 · Kajen");
    window.expect("februar 2023 er udeladt · Bølgen");
    window.expect("Influenza i hele byen");
    window.expect("Bo · ");
    // Undo is each writer's own.
    window.click("Luk");
    window.key(Modifiers::COMMAND, Key::Z);
    window.click("Beslutninger: Kajen");
    assert!(!window.sees("Ny basislinje fra januar 2024"));
    window.expect("februar 2023 er udeladt · Bølgen");
}

#[test]
fn a_figure_is_not_left_out_without_a_reason() {
    let mut window = opened();
    window.click("Udelad måling");
    window.click("Gem");
    window.expect("Vælg i listen først.");
    window.click("Måling: Vælg");
    window.click("november 2024");
    window.click("Gem");
    window.expect("Skriv en begrundelse, så alle senere kan se hvorfor.");
    window.expect("I har ikke besluttet noget");
    fill(&mut window, "Begrundelse", "Vandskade");
    window.click("Gem");
    window.expect("Skriv dit navn, så alle senere kan se, hvem der har besluttet det.");
    fill(&mut window, "Skrevet af", "Mette");
    window.click("Alle huse");
    window.click("Gem");
    window.expect("november 2024 er udeladt · Alle huse");
    window.expect("Vandskade");
    assert!(!window.sees("Skriv en begrundelse"));
}

#[test]
fn a_baseline_is_fixed_and_a_requirement_set() {
    let mut window = opened();
    fill(&mut window, "Skrevet af", "Mette");
    window.click("Fast basislinje");
    window.click("Målinger: Vælg");
    window.click("12 målinger, januar 2023 – december 2023");
    window.click("Gem");
    window.expect("Basislinje januar 2023 – december 2023 · Kajen");
    window.click("Krav");
    fill(&mut window, "Kravet er", "otte");
    window.click("Gem");
    window.expect("Skriv kravet som et tal");
    window.click("Kravet er");
    window.key(Modifiers::COMMAND, Key::A);
    window.write("7,5");
    window.click("Gem");
    window.expect("Krav: 7,5\u{a0}% · Kajen");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Hvad har I besluttet?"), "Escape leaves the form");
}
