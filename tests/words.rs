//! The shared language and what has had attention, by label and key in the real `App`.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use klyngeblik::domain::{HouseId, IndicatorId, Term, ThemeName};
use klyngeblik::journal::Act;
use klyngeblik::ui::{Action, ExportForm, Page};

use super::harness::Window;

const ABSENCE: &str = "Sygefravær i pct.";
const LEVEL: &str = "tilpasning af indsats";
const THEME: &str = "Sociale relationer";

/// Writes in the field of that name instead of what stands there.
fn write_in(window: &mut Window, field: &str, text: &str) {
    window.pen_in(field);
    window.key(Modifiers::COMMAND, Key::A);
    window.write(text);
}

fn word(window: &mut Window, term: Term, text: &str) {
    window.harness.state_mut().ask(Action::Journal(Act::WordTerm {
        term,
        text: text.to_owned(),
        author: "Åse".to_owned(),
    }));
    window.settle();
}

fn indicator() -> Term {
    Term::Indicator(ABSENCE.into())
}

#[test]
fn a_word_is_explained_corrected_and_what_was_said_before_unfolds() {
    let mut window = Window::open(&[]);
    window.key(Modifiers::COMMAND, Key::Num7);
    assert_eq!(window.harness.state().page(), Page::Vocabulary);
    window.expect("ord har endnu ingen fælles forklaring");
    window.expect("Vurderinger · fra »behov for ny/ændret indsats« til »vedligeholdelse af indsats«");
    window.click(&format!("Skriv: {ABSENCE}"));
    window.write("dage, hvor en voksen mangler");
    write_in(&mut window, "Skrevet af", "Åse");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.expect("dage, hvor en voksen mangler");
    window.expect("Ordet er gemt");
    window.expect("Åse · ");
    assert!(!window.sees("Luk uden at gemme"), "the form is done");
    window.click(&format!("Ret: {ABSENCE}"));
    write_in(&mut window, "Med jeres ord", "dage uden den voksne, barnet kender");
    window.click("Gem");
    window.expect("dage uden den voksne, barnet kender");
    assert!(!window.sees("dage, hvor en voksen mangler"));
    window.click(&format!("Sagt tidligere: {ABSENCE}"));
    window.expect("dage, hvor en voksen mangler");
    // The pen comes back by Escape, and nothing is written.
    window.click(&format!("Ret: {ABSENCE}"));
    window.write("halvt");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.sees("Luk uden at gemme"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.expect("dage, hvor en voksen mangler");
}

#[test]
fn terms_without_words_are_counted_and_looked_at_alone() {
    let mut window = Window::open(&[]);
    window.click("Fælles sprog");
    let count = |window: &Window| {
        let names = window.names();
        let found = names
            .iter()
            .find_map(|name| name.strip_prefix("Uden fælles forklaring (")?.strip_suffix(')'));
        found.expect("a count").parse::<usize>().expect("a number")
    };
    let before = count(&window);
    window.click("Uden fælles forklaring");
    window.click(&format!("Skriv: {THEME}"));
    window.write("børn og voksne imellem");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(count(&window), before - 1);
    assert!(!window.sees("børn og voksne imellem"), "it has its words");
    window.click("Alle ord");
    window.expect("børn og voksne imellem");
}

#[test]
fn a_concept_of_ones_own_is_added_once() {
    let mut window = Window::open(&[]);
    window.click("Fælles sprog");
    window.click("Tilføj et begreb");
    window.write("Læringskultur");
    write_in(&mut window, "Med jeres ord", "at vi tør vise det, vi ikke kan endnu");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.expect("Jeres egne begreber");
    window.expect("at vi tør vise det, vi ikke kan endnu");
    window.click("Tilføj et begreb");
    window.write("laeringskultur");
    window.expect("Det begreb står her allerede.");
    write_in(&mut window, "Med jeres ord", "noget andet");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(!window.sees("Ordet er gemt, "), "nothing is written");
    window.expect("Luk uden at gemme");
}

/// Fails unless the words are said somewhere on the page, in the name of what is pointed at.
#[track_caller]
fn expect_beside(window: &Window, what: &str, words: &str) {
    let names = window.names();
    assert!(
        names.iter().any(|name| name.contains(what) && name.contains(words)),
        "{words:?} is not said beside {what:?}; there is {names:#?}"
    );
}

#[test]
fn the_words_are_said_wherever_the_term_stands() {
    let mut window = Window::open(&[]);
    word(&mut window, indicator(), "dage uden voksen");
    word(&mut window, Term::Level(LEVEL.into()), "vi justerer");
    word(&mut window, Term::Concept(THEME.into()), "børn og voksne imellem");
    let absence = format!("{ABSENCE}, med jeres ord: dage uden voksen");
    let level = format!("{LEVEL}, med jeres ord: vi justerer");
    let theme = format!("{THEME}, med jeres ord: børn og voksne imellem");
    window.click("Overblik");
    expect_beside(&window, "Medianen af", &absence);
    expect_beside(&window, "Bølgen\nSygefravær", &absence);
    window.click("Bølgen\nSygefravær");
    window.expect(&absence);
    window.write_note("En note");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.harness.state_mut().ask(Action::ShowIndicator(ABSENCE.into()));
    window.settle();
    expect_beside(&window, "Bølgen", &absence);
    window.click("Vælg nøgletal");
    expect_beside(&window, ABSENCE, &absence);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Data");
    expect_beside(&window, "sygefravaer-maaned.csv", &absence);
    window.click("Vurderinger");
    expect_beside(&window, "Tilpasning af indsats", &level);
    window.click("Sammenlign");
    for form in ["Side om side", "Fordeling", "To tidspunkter", "Sammenhæng", "Huset"] {
        window.click(form);
        expect_beside(&window, "", &absence);
    }
    window.click("Tilsyn");
    expect_beside(&window, THEME, &theme);
    expect_beside(&window, "Tilpasning af indsats", &level);
    window.click("Vis som tabel");
    window
        .harness
        .get_all_by_label("Tilpasning af indsats")
        .next()
        .expect("a cell")
        .hover();
    window.settle();
    window.expect(&level);
    window.click("Vis som graf");
    for part in ["Fordeling", "Trin for trin"] {
        window.click(part);
        expect_beside(&window, "", &theme);
        expect_beside(&window, "", &level);
    }
    window.click("Noter");
    expect_beside(&window, "Gå til Bølgen", &absence);
    window.click("Opmærksomhed");
    expect_beside(&window, "Seneste note: ", &absence);
}

#[test]
fn a_name_of_ones_own_stands_everywhere_and_notes_stay_where_they_are() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.write_note("Før navnet");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Fælles sprog");
    window.click(&format!("Skriv: {ABSENCE}"));
    write_in(&mut window, "Hvad I kalder det", "Dage uden os");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.expect(&format!("I kilden hedder det »{ABSENCE}«."));
    window.click("Overblik");
    expect_beside(&window, "Bølgen\nDage uden os", &format!("I kilden hedder det »{ABSENCE}«."));
    window.click("Bølgen\nDage uden os");
    window.expect("Før navnet");
    window.write_note("Efter navnet");
    let notes = window.harness.state().notes();
    let is_there = |note: &klyngeblik::domain::Note| note.anchor.indicator == Some(IndicatorId::from(ABSENCE));
    assert!(notes.len() == 2 && notes.iter().all(is_there), "{notes:#?}");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Noter");
    window.expect("Bølgen · Dage uden os");
    // The name is kept; taken back, the source's stands again.
    let home = window.close();
    let mut window = Window::open_at_home(home, &[]);
    window.expect("Bølgen\nDage uden os");
    word(&mut window, Term::IndicatorName(ABSENCE.into()), "");
    window.expect(&format!("Bølgen\n{ABSENCE}"));
    assert!(!window.sees("Dage uden os"));
}

#[test]
fn what_was_not_talked_about_is_said_calmly_and_leads_to_its_place() {
    let mut window = Window::open(&[]);
    window.click("Noter");
    window.click("Opmærksomhed");
    window.expect("Bølgen\nSeneste note: ikke talt om endnu");
    window.expect("Det er et sted at begynde, ikke en karakter.");
    // By key: the row has the focus, and Enter goes there.
    window.harness.get_by_label_contains("Bølgen\nSeneste note").focus();
    window.settle();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.harness.state().page(), Page::Overview);
    window.expect("Ingen noter her endnu");
    window.write_note("Et hus som helhed");
    let anchor = window.harness.state().notes()[0].anchor.clone();
    assert!(anchor.house.is_some() && anchor.indicator.is_none() && anchor.theme.is_none());
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::ALT, Key::ArrowLeft);
    window.expect("Bølgen\nSeneste note: Iagttagelse, ");
    window.expect("1\u{a0}iagttagelse");
    for (row, page) in [
        (format!("{THEME}\nSeneste"), Page::Supervision),
        (format!("{ABSENCE}\nSeneste"), Page::Trend),
    ] {
        window.click(&row);
        assert_eq!(window.harness.state().page(), page, "{row}");
        window.write_note(&format!("Ved {row}"));
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::ALT, Key::ArrowLeft);
    }
    let anchors: Vec<_> = window.harness.state().notes().iter().map(|note| note.anchor.clone()).collect();
    assert_eq!(anchors[1].theme, Some(ThemeName(THEME.into())));
    assert_eq!(anchors[2].indicator, Some(IndicatorId::from(ABSENCE)));
    assert_eq!(anchors[2].house, None::<HouseId>);
    assert!(!window.sees(&format!("{THEME}\nSeneste note: ikke talt om endnu")));
}

#[test]
fn a_house_as_a_whole_is_written_about_from_its_name() {
    let mut window = Window::open(&[]);
    window.click("Overblik");
    let name = window
        .names()
        .into_iter()
        .find(|name| name.starts_with("Bølgen ") && name.contains(" børn"));
    window.click(&name.expect("the house's cell"));
    window.write_note("Fra Overblik");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Sammenlign");
    window.click("Huset");
    window.click("Skriv om ");
    window.write_note("Fra Huset");
    let anchors: Vec<_> = window.harness.state().notes().iter().map(|note| note.anchor.clone()).collect();
    assert_eq!(anchors.len(), 2);
    assert!(
        anchors.iter().all(|anchor| anchor.house.is_some() && anchor.indicator.is_none()),
        "{anchors:?}"
    );
}

#[test]
fn a_word_is_missed_where_it_stands_and_explained_at_once() {
    let mut window = Window::open(&[]);
    window.click("Bølgen\nSygefravær");
    window.click("Forklar med jeres ord");
    assert_eq!(window.harness.state().page(), Page::Vocabulary);
    window.write("dage uden voksen");
    window.key(Modifiers::COMMAND, Key::Enter);
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.harness.state().page(), Page::Overview);
    window.expect(&format!("{ABSENCE}, med jeres ord: dage uden voksen"));
    window.click("Tilsyn");
    window.key(Modifiers::NONE, Key::Escape);
    window.click(THEME);
    window.click("Forklar med jeres ord");
    window.write("børn og voksne imellem");
    window.click("Gem");
    window.expect("børn og voksne imellem");
}

#[test]
fn the_words_are_saved_to_read_and_for_a_sheet() {
    let mut window = Window::open_at_home(home_with_words(), &[]);
    window.click("Fælles sprog");
    window.expect("Gem som tabel (CSV)…");
    window.expect("Gem som tekst (Markdown)…");
    let (tables, wordings) = {
        let user = window.home.path().join("user");
        let workspace = klyngeblik::journal::Workspace::open_as(&user.join("proeveklynge"), "en anden").expect("opened");
        let wordings = workspace.state().wordings().clone();
        let tables = klyngeblik::cluster::Tables::build(&klyngeblik::sample::sources(), &klyngeblik::domain::HouseChanges::default());
        (tables.speaking(klyngeblik::domain::Vocabulary::of(&wordings)), wordings)
    };
    let locale = klyngeblik::i18n::Locale::new(klyngeblik::i18n::Lang::Da);
    let view = klyngeblik::view::VocabularyView::build(&wordings, &tables, &locale, &jiff::tz::TimeZone::UTC);
    let spec = std::sync::Arc::new(klyngeblik::chart::ChartSpec {
        title: "Fælles sprog".to_owned(),
        table: view.table(&locale),
        ..Default::default()
    });
    let said = "At vi tør vise det, vi ikke kan endnu, og at nogen bliver nysgerrige på det.";
    for (form, name, part) in [
        (
            ExportForm::WordsMarkdown,
            "ord.md",
            format!("## Læringskultur\n\n- Slags: Jeres egne begreber\n- Med jeres ord: {said}"),
        ),
        (
            ExportForm::WordsCsv,
            "ord.csv",
            format!("Læringskultur;Jeres egne begreber;{said};;Åse · 26. feb. 2026"),
        ),
    ] {
        let path = window.home.path().join(name);
        window
            .harness
            .state_mut()
            .ask(Action::SaveTo(std::sync::Arc::clone(&spec), form, path.clone()));
        window.settle();
        window.expect("Ordene er gemt");
        let text = std::fs::read_to_string(path).expect("saved");
        assert!(text.contains(&part), "{text}");
    }
}

/// A home whose sample cluster holds a conversation and words of known days: what pictures are taken of.
pub fn home_with_words() -> tempfile::TempDir {
    let home = super::discussion::home_with_talk();
    let user = home.path().join("user");
    let mut workspace = klyngeblik::journal::Workspace::open(&user.join("proeveklynge"), &user).expect("opened");
    let said = [
        (indicator(), "Mette", "Dage, hvor en voksen er syg"),
        (
            indicator(),
            "Åse",
            "Dage, hvor børnene mangler en voksen, de kender. Vi tæller også barnets første sygedag med.",
        ),
        (Term::IndicatorName(ABSENCE.into()), "Åse", "Sygefravær blandt de voksne"),
        (
            Term::Level(LEVEL.into()),
            "Søren",
            "Det meste lykkes; vi justerer det, vi allerede gør.",
        ),
        (
            Term::Concept(THEME.into()),
            "Mette",
            "Det, der sker mellem børn og voksne, når ingen har planlagt det.",
        ),
        (
            Term::Concept("Læringskultur".into()),
            "Åse",
            "At vi tør vise det, vi ikke kan endnu, og at nogen bliver nysgerrige på det.",
        ),
    ];
    // 20 February 2026, and a day later for each.
    let mut day = 1_771_588_800_000;
    for (term, author, text) in said {
        day += 86_400_000;
        let act = Act::WordTerm {
            term,
            text: text.to_owned(),
            author: author.to_owned(),
        };
        workspace.act(act, day).expect("written");
    }
    home
}
