//! Small pictures of the pages, where a software rasteriser is present. A machine without one says so.

use std::fmt::Write as _;

use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::{SnapshotOptions, SnapshotResults};

use super::harness::Window;

/// Whether wgpu finds a rasteriser that draws the same everywhere.
fn has_rasteriser() -> bool {
    let instance = eframe::wgpu::Instance::default();
    let adapters = pollster::block_on(instance.enumerate_adapters(eframe::wgpu::Backends::VULKAN));
    adapters
        .iter()
        .any(|adapter| adapter.get_info().device_type == eframe::wgpu::DeviceType::Cpu)
}

/// What may differ between two rasterisers; nothing where there is none to draw with, which is said.
fn options() -> Option<SnapshotOptions> {
    if !has_rasteriser() {
        eprintln!("NOT RUN: pictures need a software Vulkan driver (on Debian: mesa-vulkan-drivers)");
        return None;
    }
    Some(SnapshotOptions::new().threshold(1.0).max_failed_pixels(60))
}

#[test]
fn every_page_looks_as_it_did() {
    let Some(options) = options() else { return };
    let mut window = Window::open(&[]);
    // Not the temporary folder of this run.
    window
        .harness
        .state_mut()
        .ask(klyngeblik::ui::Action::NewFolder("Klyngeblik".into()));
    window.harness.set_size(Vec2::new(960.0, 600.0));
    for page in ["Noter", "Start", "Udvikling", "Tilsyn", "Overblik"] {
        window.click(page);
        window.harness.remove_cursor();
        window.settle();
        window.harness.snapshot_options(page.to_lowercase(), &options);
    }
    window.click("Bølgen\nSygefravær");
    for (page, name) in [
        ("Tilsyn", "tilsyn-valgt-hus"),
        ("Udvikling", "udvikling-valgt-hus"),
        ("Visninger", "visninger"),
    ] {
        window.click(page);
        window.harness.remove_cursor();
        window.settle();
        window.harness.snapshot_options(name, &options);
    }
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Overblik");
    window.click("Mørk");
    window.key(Modifiers::NONE, Key::N);
    window.harness.remove_cursor();
    window.settle();
    window.harness.snapshot_options("moerk-med-notat", &options);
}

/// The two sizes charts are looked at in.
const SIZES: [(f32, f32); 2] = [(1366.0, 768.0), (1920.0, 1080.0)];

/// Each chart by the clicks that lead to it.
const CHARTS: [(&str, &[&str]); 9] = [
    ("udvikling", &["Udvikling"]),
    ("side-om-side", &["Sammenlign", "Side om side"]),
    ("fordeling", &["Sammenlign", "Fordeling"]),
    ("to-tidspunkter", &["Sammenlign", "To tidspunkter"]),
    ("andele", &["Sammenlign", "Andele"]),
    ("sammenhaeng", &["Sammenlign", "Sammenhæng"]),
    ("huset", &["Sammenlign", "Huset"]),
    ("fordeling-af-vurderinger", &["Tilsyn", "Fordeling"]),
    ("trin-for-trin", &["Tilsyn", "Trin for trin"]),
];

fn photograph(window: &mut Window, clicks: &[&str], name: String, options: &SnapshotOptions) {
    for click in clicks {
        window.click(click);
    }
    window.harness.remove_cursor();
    window.settle();
    window.harness.snapshot_options(name, options);
}

#[test]
fn every_chart_looks_as_it_did_by_day_and_by_night() {
    let Some(options) = options() else { return };
    let mut window = Window::open(&[]);
    for (theme, name_of_theme) in [("Lys", "dag"), ("Mørk", "nat")] {
        window.click(theme);
        for (width, height) in SIZES {
            window.harness.set_size(Vec2::new(width, height));
            for (name, clicks) in CHARTS {
                photograph(&mut window, clicks, format!("graf-{name}-{name_of_theme}-{width}"), &options);
            }
        }
    }
}

/// Names as long as they come.
const LONG: [&str; 3] = [
    "Den Selvejende Integrerede Daginstitution Rødgrød med Fløde ved Søerne",
    "Børnehaven Ærøskøbing Østre Havnevej (specialpædagogisk basisgruppe)",
    "Vuggestuen og Børnehaven Kløverstien-Præstemarken-Åbrinken",
];

/// A file of counted shares for some houses, two years of them; the last house lies far from the others.
fn shares(houses: &[String]) -> String {
    let mut text = "Hus;År;Sygedage;Normerede dage;Sygefravær i pct.\n".to_owned();
    for (number, house) in houses.iter().enumerate() {
        for year in [2024, 2025] {
            let all = 800 + number * 250;
            let some = all * (6 + (number * 5 + year) % 3 + 6 * usize::from(number + 1 == houses.len())) / 100;
            let percent = ((some * 1000 + all / 2) / all) as f64 / 10.0;
            let percent = percent.to_string().replace('.', ",");
            writeln!(text, "{house};{year};{some};{all};{percent}").expect("a text");
        }
    }
    text
}

#[test]
fn charts_of_long_names_one_house_twenty_and_none_look_as_they_did() {
    let Some(options) = options() else { return };
    let many: Vec<String> = (1..=20).map(|number| format!("Hus {number:02}")).collect();
    let files = [
        ("lange-navne", shares(&LONG.map(str::to_owned))),
        ("et-hus", shares(&["Solen".to_owned()])),
        ("tyve-huse", shares(&many)),
        (
            "ingen-tal",
            "Institutionsnavn;Institutionsnummer;Institutionstype\nSolen;G10001;Børnehave\nMånen;G10002;Vuggestue\n".to_owned(),
        ),
    ];
    let mut results = SnapshotResults::new();
    for (name, text) in files {
        let home = tempfile::tempdir().expect("a folder of one's own");
        let (file, folder) = (home.path().join("tal.csv"), home.path().join("klynger"));
        std::fs::write(&file, text).expect("written");
        let mut window = Window::open_at_home(home, &[file]);
        window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder));
        window.settle();
        window.click("Indlæs 1 fil");
        for (page, clicks) in [("udvikling", &["Udvikling"] as &[&str]), ("side-om-side", &["Sammenlign"])] {
            photograph(&mut window, clicks, format!("graf-{page}-{name}"), &options);
        }
        results.extend(window.harness.take_snapshot_results());
    }
}

#[test]
fn the_discussion_looks_as_it_did() {
    let Some(options) = options() else { return };
    let mut window = Window::open_at_home(super::discussion::home_with_talk(), &[]);
    window.harness.state_mut().set_today("2026-06-12".parse().expect("a day"));
    window.settle();
    let id_of = |window: &Window, number: usize| window.harness.state().notes()[number - 1].id.clone();
    for (theme, width, height, name) in [("Lys", 1366.0, 768.0, "dag-1366"), ("Mørk", 1920.0, 1080.0, "nat-1920")] {
        window.click(theme);
        window.harness.set_size(Vec2::new(width, height));
        photograph(&mut window, &["Overblik"], format!("samtale-tid-{name}"), &options);
        photograph(&mut window, &["Udvikling"], format!("samtale-graf-{name}"), &options);
        photograph(&mut window, &["Noter"], format!("samtale-noter-{name}"), &options);
        let trial = id_of(&window, 6);
        window.harness.state_mut().ask(klyngeblik::ui::Action::ReadNote(trial));
        photograph(&mut window, &[], format!("samtale-prøvehandling-{name}"), &options);
        let wonder = id_of(&window, 2);
        window.harness.state_mut().ask(klyngeblik::ui::Action::ReadNote(wonder));
        photograph(&mut window, &[], format!("samtale-note-{name}"), &options);
        photograph(
            &mut window,
            &["Overblik", "Bølgen\nSygefravær", "Prøvehandling"],
            format!("samtale-skriv-{name}"),
            &options,
        );
        window.key(Modifiers::NONE, Key::Escape);
        photograph(&mut window, &["7 noter: "], format!("samtale-foldet-ud-{name}"), &options);
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn the_shared_language_and_what_had_attention_look_as_they_did() {
    let Some(options) = options() else { return };
    let mut window = Window::open_at_home(super::words::home_with_words(), &[]);
    window.harness.state_mut().set_today("2026-06-12".parse().expect("a day"));
    for (theme, width, height, name) in [("Lys", 1366.0, 768.0, "dag-1366"), ("Mørk", 1920.0, 1080.0, "nat-1920")] {
        window.click(theme);
        window.harness.set_size(Vec2::new(width, height));
        photograph(&mut window, &["Fælles sprog"], format!("ord-{name}"), &options);
        let earlier = "Sagt tidligere (2): Sygefravær blandt de voksne";
        photograph(
            &mut window,
            &[earlier, "Ret: Sygefravær blandt de voksne"],
            format!("ord-skriv-{name}"),
            &options,
        );
        window.click("Luk uden at gemme");
        window.click(earlier);
        photograph(&mut window, &["Noter", "Opmærksomhed"], format!("opmaerksomhed-{name}"), &options);
        photograph(
            &mut window,
            &["Sygefravær blandt de voksne\nSeneste"],
            format!("opmaerksomhed-sted-{name}"),
            &options,
        );
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn words_and_attention_of_long_names_and_of_nothing_look_as_they_did() {
    let Some(options) = options() else { return };
    let mut results = SnapshotResults::new();
    let long = shares(&LONG.map(str::to_owned)).replace(
        "Sygefravær i pct.",
        "Andel af de fastansatte pædagogers, assistenters og medhjælperes sygedage i procent af alle normerede dage, korte og lange",
    );
    for (name, text) in [("lange-navne", long), ("ingen-tal", String::new())] {
        let home = tempfile::tempdir().expect("a folder of one's own");
        let (file, folder) = (home.path().join("tal.csv"), home.path().join("klynger"));
        let files = if text.is_empty() { Vec::new() } else { vec![file.clone()] };
        std::fs::write(&file, text).expect("written");
        let mut window = Window::open_at_home(home, &files);
        if files.is_empty() {
            window.harness.state_mut().ask(klyngeblik::ui::Action::NewWorkspace(folder));
        } else {
            window.harness.state_mut().ask(klyngeblik::ui::Action::NewFolder(folder));
            window.settle();
            window.click("Indlæs 1 fil");
        }
        window.settle();
        photograph(&mut window, &["Fælles sprog"], format!("ord-{name}"), &options);
        photograph(&mut window, &["Noter", "Opmærksomhed"], format!("opmaerksomhed-{name}"), &options);
        results.extend(window.harness.take_snapshot_results());
    }
}
