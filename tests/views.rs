//! What is looked at: the place chosen goes along, the newest years come first, one goes back and forward, and a view can be kept.

use eframe::egui::{Event, Key, Modifiers, PointerButton, pos2};
use klyngeblik::chart::ChartSpec;
use klyngeblik::cluster::Tables;
use klyngeblik::domain::{Anchor, Baseline, Decision, EventId, HouseChanges, IndicatorId, MadeChoice, Period, SeriesChoice, SeriesChoices};
use klyngeblik::i18n::{Lang, Locale};
use klyngeblik::journal::Act;
use klyngeblik::sample;
use klyngeblik::ui::{Action, Page, ViewsForm};
use klyngeblik::view::{Filter, Pins, Supervision, Trend};

use super::harness::{Window, sample_file};

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

#[test]
fn the_newest_three_years_are_shown_and_all_are_a_click_away() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.expect("Fra år Seneste 3 år");
    window.expect("januar 2023 – december 2025");
    window.click("Alle år");
    window.expect("januar 2021 – december 2025");
    window.expect("Fra år 2021");
    window.click("Fra år 2021");
    window.click("Seneste 3 år");
    window.expect("januar 2023 – december 2025");
    window.click("Fra år Seneste 3 år");
    window.click("2022");
    window.expect("januar 2022 – december 2025");
}

/// The sample's sick leave over time, with something decided about every house.
fn panels(filter: &Filter, decisions: &[Decision]) -> Vec<ChartSpec> {
    let tables = Tables::build(&sample::sources(), &HouseChanges::default());
    let indicator = IndicatorId::from("Sygefravær i pct.");
    let made = |(number, what): (u64, &Decision)| MadeChoice {
        id: EventId {
            writer: "anna".into(),
            number,
        },
        choice: SeriesChoice {
            indicator: indicator.clone(),
            house: None,
            what: what.clone(),
        },
        author: "Anna".to_owned(),
        made_ms: 0,
    };
    let choices = SeriesChoices {
        all: (1..).zip(decisions).map(made).collect(),
    };
    let locale = Locale::new(Lang::Da);
    Trend::build(
        &tables,
        &Pins::default(),
        &[],
        (&choices, &jiff::tz::TimeZone::UTC),
        filter,
        Some(&indicator),
        &locale,
    )
    .panels
}

#[test]
fn the_newest_years_are_judged_by_all_of_them() {
    let frozen = Decision::Baseline(Baseline {
        from: Period::Month(2021, 1),
        to: Period::Month(2021, 12),
    });
    for decisions in [vec![], vec![frozen]] {
        let (recent, all) = (panels(&Filter::recent(), &decisions), panels(&Filter::default(), &decisions));
        assert!(recent.len() > 5);
        for (recent, all) in recent.iter().zip(&all) {
            assert_eq!(recent.levels, all.levels, "{}", all.title);
            let signs = |chart: &ChartSpec| {
                let newest = chart.readable().into_iter().filter(|mark| mark.x >= 2023.0);
                newest.map(|mark| (mark.period, mark.signal)).collect::<Vec<_>>()
            };
            assert_eq!(signs(recent), signs(all), "{}", all.title);
            assert!(recent.readable().len() < all.readable().len());
        }
    }
    let by_hand = Filter {
        from_year: Some(2022),
        ..Filter::default()
    };
    assert_ne!(
        panels(&by_hand, &[])[0].levels,
        panels(&Filter::default(), &[])[0].levels,
        "kept to the letter"
    );
}

#[test]
fn years_and_visits_always_show_in_full() {
    let tables = Tables::build(&sample::sources(), &HouseChanges::default());
    let takes = |period: &str| Filter::recent().takes_figure(period.parse().ok(), &tables);
    let shown = ["2016", "2016/17", "2016H1", "2023M01", "2023K1"].map(takes);
    assert_eq!((shown, ["2022M12", "2022K4", "2022U50"].map(takes)), ([true; 5], [false; 3]));
    assert!(Filter::recent().takes_figure(None, &tables));
    let shown = |filter: &Filter| Supervision::build(&tables, &Pins::default(), &[], filter, &Locale::new(Lang::Da));
    let (recent, all) = (shown(&Filter::recent()), shown(&Filter::default()));
    assert!(recent.sentence.starts_with(&all.sentence) && recent.sentence.ends_with("tilsyn vises fra alle år."));
    let sentence = all.sentence.clone();
    assert_eq!(Supervision { sentence, ..recent }, all);
    let note = Anchor {
        indicator: Some("Sygefravær i pct.".into()),
        period: Some(Period::Month(2021, 3)),
        ..Anchor::default()
    };
    let filter = Filter::recent();
    assert!(filter.takes_place(&note, &tables), "no note is hidden because it is old");
    assert!(!filter.shows_place(&note, &tables) && filter.of_all_years().shows_place(&note, &tables));
}

#[test]
fn one_goes_back_and_forward_over_views() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.click("Alle år");
    window.click("Start");
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(
        window.harness.state().page(),
        Page::Trend,
        "from a page that is no view to the last view"
    );
    window.expect("januar 2021 – december 2025");
    window.key(Modifiers::ALT, Key::ArrowLeft);
    window.expect("januar 2023 – december 2025");
    window.click("Tilbage til forrige visning");
    assert_eq!(window.harness.state().page(), Page::Overview);
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.harness.state().page(), Page::Overview, "there is nothing before it");
    window.click("Frem igen");
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.harness.state().page(), Page::Trend);
    window.expect("januar 2021 – december 2025");
    mouse(&mut window, PointerButton::Extra1);
    window.expect("januar 2023 – december 2025");
    mouse(&mut window, PointerButton::Extra2);
    window.expect("januar 2021 – december 2025");
}

fn mouse(window: &mut Window, button: PointerButton) {
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: pos2(700.0, 400.0),
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.settle();
}

#[test]
fn a_view_is_come_back_to_as_it_was_left() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.click("Tilsyn");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!is_panel_open(&window));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(is_panel_open(&window), "the place chosen there");
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert!(!is_panel_open(&window));
}

/// Keeps what is looked at.
fn keep(window: &mut Window, name: &str) {
    window.harness.state_mut().ask(Action::ViewsForm(Some(ViewsForm {
        name: name.to_owned(),
        ..ViewsForm::default()
    })));
    window.settle();
    window.click("Gem visning");
    window.key(Modifiers::NONE, Key::Escape);
}

fn names_of_kept(window: &Window) -> Vec<&str> {
    window.harness.state().kept_views().iter().map(|kept| kept.name.as_str()).collect()
}

#[test]
fn a_view_is_kept_opened_renamed_removed_and_that_is_undone() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.click("Alle år");
    window.click("Visninger");
    window.expect("I har ikke gemt nogen visninger endnu.");
    window.click("Gem visning");
    assert_eq!(
        names_of_kept(&window),
        ["Udvikling"],
        "what it may be called until there is a better name"
    );
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Overblik");
    keep(&mut window, "Alle tal");
    assert_eq!(names_of_kept(&window), ["Udvikling", "Alle tal"], "in the order they were kept");

    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.click("Visninger · 2");
    window.click("Åbn Udvikling");
    assert_eq!(window.harness.state().page(), Page::Trend);
    window.expect("januar 2021 – december 2025");
    assert!(!window.sees("Åbn Udvikling"), "the list gives way to what it opened");
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.harness.state().page(), Page::Overview);

    window.click("Visninger · 2");
    window.click("Omdøb Udvikling");
    window.write(" siden 2021");
    window.click("Gem navnet");
    assert_eq!(names_of_kept(&window)[0], "Udvikling siden 2021");
    window.click("Fjern Alle tal");
    assert_eq!(names_of_kept(&window).len(), 1);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Fjern Udvikling siden 2021"), "Escape closes the list");
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(names_of_kept(&window), ["Udvikling", "Alle tal"]);
    window.key(Modifiers::COMMAND, Key::Y);
    assert_eq!(names_of_kept(&window)[0], "Udvikling siden 2021");
}

#[test]
fn a_kept_view_that_speaks_of_what_is_gone_opens_and_says_so() {
    let mut window = Window::open(&[]);
    window.harness.state_mut().ask(Action::Journal(Act::KeepView {
        name: "Fra i fjor".to_owned(),
        view: serde_json::json!({
            "page": "trend",
            "filter": { "houses": ["et hus, der er væk"] },
            "indicator": "Et nøgletal, der er væk",
            "place": { "house": "et hus, der er væk" },
            "weather": "of a newer program",
        }),
        author: "Anna".to_owned(),
    }));
    window.settle();
    window.click("Visninger · 1");
    window.expect("Udvikling · Et nøgletal, der er væk · Anna");
    window.click("Åbn Fra i fjor");
    assert_eq!(window.harness.state().page(), Page::Trend);
    window.expect(
        "»Fra i fjor« er åbnet, men ét hus og nøgletallet Et nøgletal, der er væk findes ikke i tallene længere. Derfor vises alle huse.",
    );
    assert!(!is_panel_open(&window));
}

#[test]
fn what_was_looked_at_is_there_the_next_day() {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let folder = home.path().join("klynger");
    let mut window = Window::open_at_home(home, &[sample_file("sygefravaer-maaned.csv")]);
    window.harness.state_mut().ask(Action::NewFolder(folder));
    window.settle();
    window.click("Indlæs 1 fil");
    window.click("Udvikling");
    window.click("Alle år");
    window.click("Vis som tabel: Bølgen");
    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.click("Fortsæt med");
    assert_eq!(window.harness.state().page(), Page::Trend);
    window.expect("januar 2021 – december 2025");
    window.expect("Vis som graf: Bølgen");
}
