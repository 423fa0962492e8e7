//! Charts and tables on their way out: by the menus of the real `App`, to files and to the clipboard, and without a window.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use klyngeblik::chart::ChartSpec;
use klyngeblik::cluster::Tables;
use klyngeblik::domain::{HouseChanges, IndicatorId, SeriesChoices, Suppression};
use klyngeblik::i18n::{Lang, Locale};
use klyngeblik::import::{self, Choices};
use klyngeblik::ui::{Action, ExportForm, Picture};
use klyngeblik::view::{Compare, CompareQuery, Filter, Pins, Trend};

use super::harness::{Window, sample_file};

/// What the window hands over to the system while it does what was asked, and settles.
fn handed_over(window: &mut Window) -> Vec<OutputCommand> {
    let (mut commands, end) = (Vec::new(), Instant::now() + Duration::from_mins(1));
    while commands.is_empty() {
        assert!(Instant::now() < end, "nothing is handed over; there is {:#?}", window.names());
        window.harness.step();
        commands.clone_from(&window.harness.output().platform_output.commands);
        std::thread::sleep(Duration::from_millis(3));
    }
    window.settle();
    commands
}

fn press(window: &Window, label: &str) {
    window.harness.get_by_label(label).click();
}

/// A chart as *Udvikling* shows it.
fn over_time(indicator: &str, house: &str) -> ChartSpec {
    let tables = Tables::build_under(&klyngeblik::sample::sources(), &HouseChanges::default(), Suppression::default());
    let (choices, id) = (SeriesChoices::default(), IndicatorId::from(indicator));
    let page = Trend::build(
        &tables,
        &Pins::default(),
        &[],
        (&choices, &jiff::tz::TimeZone::UTC),
        &Filter::default(),
        Some(&id),
        &Locale::new(Lang::Da),
    );
    page.panels.into_iter().find(|panel| panel.title == house).expect("the house")
}

#[test]
fn every_chart_can_be_taken_out() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    for house in ["Bølgen", "Fyrtårnet"] {
        window.expect(&format!("Gem eller kopiér: {house}"));
    }
    window.click("Sammenlign");
    window.expect("Gem eller kopiér: ");
    window.click("Gem eller kopiér: ");
    for item in [
        "Gem som billede (PNG)…",
        "Gem som SVG…",
        "Gem tallene (CSV)…",
        "Kopiér billedet",
        "Kopiér tallene",
    ] {
        window.expect(item);
    }
    for page in ["Overblik", "Tilsyn"] {
        window.click(page);
        window.expect(&format!("Gem tallene (CSV)… {page}"));
    }
}

#[test]
fn figures_are_copied_as_a_sheet_takes_them() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.click("Gem eller kopiér: Bølgen");
    press(&window, "Kopiér tallene Bølgen");
    let commands = handed_over(&mut window);
    let [OutputCommand::CopyText(text)] = commands.as_slice() else {
        panic!("{} are handed over", commands.len())
    };
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Periode\tBølgen\tn\t"), "{}", lines[0]);
    assert!(
        lines.len() > 12
            && lines
                .iter()
                .all(|line| line.matches('\t').count() == lines[0].matches('\t').count())
    );
    window.expect("Tallene er kopieret");
}

#[test]
fn a_picture_is_copied() {
    let mut window = Window::open(&[]);
    window.click("Sammenlign");
    window.click("Gem eller kopiér: ");
    let item = window
        .names()
        .into_iter()
        .find(|name| name.starts_with("Kopiér billedet "))
        .expect("the item");
    press(&window, &item);
    let commands = handed_over(&mut window);
    let [OutputCommand::CopyImage(image)] = commands.as_slice() else {
        panic!("{} are handed over", commands.len())
    };
    assert_eq!(image.size[0], 1920);
    assert!(image.pixels.iter().any(|pixel| *pixel != image.pixels[0]), "it is not blank");
    window.expect("Billedet er kopieret");
}

#[test]
fn the_menu_is_reached_by_key() {
    let mut window = Window::open(&[]);
    window.click("Udvikling");
    window.harness.get_by_label("Gem eller kopiér: Bølgen").focus();
    window.key(Modifiers::NONE, Key::Enter);
    window.expect("Kopiér tallene Bølgen");
    for _ in 0..5 {
        window.key(Modifiers::NONE, Key::Tab);
    }
    window.key(Modifiers::NONE, Key::Enter);
    window.expect("Tallene er kopieret");
}

#[test]
fn a_chart_is_saved_where_it_was_chosen_and_that_is_said() {
    let mut window = Window::open(&[]);
    let folder = window.home.path().join("Grafer");
    std::fs::create_dir(&folder).expect("a folder");
    let spec = Arc::new(over_time("Sygefravær i pct.", "Bølgen"));
    let save = |window: &mut Window, form: ExportForm, path: &Path| {
        window
            .harness
            .state_mut()
            .ask(Action::SaveTo(Arc::clone(&spec), form, path.to_owned()));
        window.settle();
    };
    save(&mut window, ExportForm::Svg, &folder.join("bølgen, jan. 2025"));
    window.expect("Grafen er gemt: ");
    window.expect("bølgen, jan. 2025.svg");
    let svg = std::fs::read_to_string(folder.join("bølgen, jan. 2025.svg")).expect("the file");
    assert_eq!(svg, Picture::of(&spec, &Locale::new(Lang::Da)).to_svg());

    save(&mut window, ExportForm::Svg, &folder.join("bølgen, jan. 2025"));
    window.expect("Der ligger allerede en fil med det navn; den er ikke rørt.");

    save(&mut window, ExportForm::Png, &folder.join("a.png"));
    let png = std::fs::read(folder.join("a.png")).expect("the file");
    assert!(png.starts_with(b"\x89PNG\r\n"));

    save(&mut window, ExportForm::Csv, &folder.join("a.csv"));
    window.expect("Tallene er gemt: ");
    let csv = std::fs::read_to_string(folder.join("a.csv")).expect("the file");
    assert!(csv.starts_with("\u{feff}Periode;Bølgen (%);n;"), "{}", &csv[..60]);

    save(&mut window, ExportForm::Csv, &folder.join("væk").join("a.csv"));
    window.expect("Mappen er der ikke lige nu, så intet er gemt.");
    let left: Vec<_> = std::fs::read_dir(&folder)
        .expect("listed")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert_eq!(left.len(), 3, "nothing half is left: {left:?}");
}

#[test]
fn values_come_back_through_the_programs_own_reader() {
    let tables = Tables::build_under(&klyngeblik::sample::sources(), &HouseChanges::default(), Suppression::default());
    let locale = Locale::new(Lang::Da);
    let id = IndicatorId::from("Sygefravær i pct.");
    let page = Compare::build(
        &tables,
        &Pins::default(),
        &[],
        &SeriesChoices::default(),
        &Filter::default(),
        (Some(&id), &CompareQuery::default()),
        &locale,
    );
    let charts = [
        over_time("Sygefravær i pct.", "Bølgen"),
        page.charts().next().cloned().expect("a chart"),
    ];
    for spec in charts {
        let csv = spec.table.to_csv();
        let read = import::table(csv.as_bytes(), &Choices::default()).expect("a table");
        // The unit of a column of figures stands in its heading.
        let headings: Vec<&str> = read.heading.iter().map(|heading| heading.trim_end_matches(" (%)")).collect();
        assert_eq!(headings, spec.table.headings);
        let has_unit = |column: usize| read.heading.get(column).is_some_and(|heading| heading.ends_with(" (%)"));
        for (record, row) in read.records.iter().zip(&spec.table.rows) {
            for (column, (cell, shown)) in record.cells().zip(row).enumerate() {
                let number = shown.trim_end_matches("\u{a0}%");
                assert_eq!(cell, if has_unit(column) { number } else { shown }, "{row:?}");
            }
        }
        assert_eq!(read.records.len(), spec.table.rows.len());
    }
    let csv = over_time("Sygefravær i pct.", "Bølgen").table.to_csv();
    let read = import::read(csv.as_bytes(), "bølgen.csv", &Choices::default()).expect("a table");
    assert_eq!(
        read.receipt.delimiter.map(|(delimiter, _)| delimiter),
        Some(import::Delimiter::Semicolon)
    );
    assert_eq!(read.receipt.encoding.map(|(encoding, _)| encoding), Some(import::Encoding::Utf8Bom));
}

#[test]
fn a_chart_is_written_without_a_window() {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_klyngeblik"))
            .arg("chart")
            .arg(sample_file("sygefravaer-maaned.csv"))
            .args(arguments)
            .current_dir(home.path())
            .env("KLYNGEBLIK_HOME", home.path())
            .output()
            .expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for (arguments, file, starts) in [
        (vec!["--house", "Bølgen", "--out", "a.svg"], "a.svg", &b"<svg "[..]),
        (vec!["--out", "b.PNG"], "b.PNG", &b"\x89PNG"[..]),
        (
            vec!["--house", "Bølgen", "--out", "c.csv"],
            "c.csv",
            "\u{feff}Periode;Bølgen".as_bytes(),
        ),
    ] {
        let arguments = [vec!["--indicator", "Sygefravær i pct."], arguments].concat();
        assert_eq!(run(&arguments), (Some(0), String::new()));
        assert!(
            std::fs::read(home.path().join(file)).expect("the file").starts_with(starts),
            "{file}"
        );
    }
    for (arguments, said) in [
        (["--indicator", "Sygefravær i pct.", "--out", "a.pdf"], ".svg, .png eller .csv"),
        (
            ["--indicator", "Findes ikke", "--out", "a.svg"],
            "»Findes ikke«. Der er:\n  Sygefravær i pct.",
        ),
    ] {
        let (code, words) = run(&arguments);
        assert_eq!(code, Some(2));
        assert!(words.contains(said), "{words}");
    }
    // Found in the letters at hand; a house that is not says which there are.
    let asked = ["--indicator", "SYGEFRAVAER I PCT.", "--out", "d.svg", "--house"];
    assert_eq!(run(&[&asked[..], &["bolgen"]].concat()), (Some(0), String::new()));
    let (code, words) = run(&[&asked[..], &["Bjerget"]].concat());
    assert_eq!(code, Some(2));
    assert!(words.contains("»Bjerget«") && words.contains("\n  Bølgen"), "{words}");
}
