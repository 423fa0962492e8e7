use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{Group, Node, Tree, roxmltree::Document};

use super::raster::options;
use super::*;
use crate::chart::{Bar, BarRole, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, MarkSignal, Pin, Tick};
use crate::cluster::{Difference, Tables};
use crate::domain::{HouseChanges, IndicatorId, NoteId, NoteKind, SeriesChoices, Suppression, Value};
use crate::i18n::Lang;
use crate::import::ObservationRow;
use crate::sample;
use crate::view::{Compare, CompareQuery, DifferenceView, Filter, Pins, Trend};

fn danish() -> Locale {
    Locale::new(Lang::Da)
}

fn tick(at: f64, label: &str) -> Tick {
    let label = label.to_owned();
    Tick { at, label }
}

/// A chart over time with all that can stand in one: a hole, a figure left out, a signal, notes, phases with limits, a requirement.
fn all_at_once() -> ChartSpec {
    let pin = Pin {
        number: 7,
        note: NoteId {
            writer: "mette".into(),
            number: 7,
        },
        kind: NoteKind::Wonder,
        text: "?".to_owned(),
    };
    let mark = |place: u8| Mark {
        x: 2025.0 + f64::from(place) / 12.0,
        y: (place != 3).then_some(6.0 + f64::from(place % 5)),
        after_gap: place == 8,
        is_excluded: place == 5,
        signal: (place == 10).then_some(MarkSignal::Worse { is_up: true }),
        pins: if place == 9 { vec![pin.clone()] } else { Vec::new() },
        ..Mark::default()
    };
    let level = |role, name: &str, at: f64| Level {
        name: name.to_owned(),
        role,
        points: vec![[2025.0, at], [2025.9, at]],
    };
    let line = |role, name: &str, marks: Vec<Mark>| Line {
        name: name.to_owned(),
        role,
        shape: LineShape::Straight,
        marks,
    };
    ChartSpec {
        id: "all".to_owned(),
        about: "Sygefravær".to_owned(),
        title: "Ærø & \"Ø\" <Bølgen>\u{b}".to_owned(),
        sentence: "Ét tal ligger uden for grænserne; de øvrige 9 er, som de plejer.".to_owned(),
        unit: "procent".to_owned(),
        period: "jan. – nov. 2025".to_owned(),
        source: "sygefravær.csv".to_owned(),
        lines: vec![
            line(
                LineRole::Median,
                "Klyngens median",
                (0..12).map(mark).map(|mark| Mark { pins: Vec::new(), ..mark }).collect(),
            ),
            line(LineRole::Focus, "Bølgen", (0..12).map(mark).collect()),
        ],
        levels: vec![
            level(LevelRole::Centre, "Gennemsnit", 8.0),
            level(LevelRole::Limit, "Øvre grænse", 11.0),
            level(LevelRole::TrialLimit, "Nedre grænse", 5.0),
            level(LevelRole::Requirement, "Krav", 7.0),
        ],
        x_range: (2025.0, 2026.0),
        y_range: (0.0, 12.0),
        x_ticks: vec![tick(2025.0, "jan. 25"), tick(2025.5, "juli 25")],
        y_ticks: vec![tick(0.0, "0"), tick(5.0, "5"), tick(10.0, "10")],
        ..ChartSpec::default()
    }
}

/// Parts of a whole and an interval for each of so many houses, with a name as long as they come.
fn rows(n: u8) -> ChartSpec {
    let part = |row: f64, x: (f64, f64), number: u8| Bar {
        x,
        row,
        role: BarRole::Part(number, 3),
        label: format!("{} %", (x.1 - x.0).round()),
    };
    let bars = |house: u8| {
        let row = f64::from(house);
        let interval = Bar {
            x: (20.0, 60.0),
            row,
            role: BarRole::Interval,
            label: String::new(),
        };
        [
            part(row, (0.0, 30.0), 0),
            part(row, (30.0, 75.0), 1),
            part(row, (75.0, 100.0), 2),
            interval,
        ]
    };
    ChartSpec {
        id: "rows".to_owned(),
        title: "Sprogvurdering".to_owned(),
        sentence: "Hvert hus står for sig.".to_owned(),
        axis_names: ["andel af børnene".to_owned(), String::new()],
        key: ["Få", "Nogle", "Mange"].map(str::to_owned).to_vec(),
        form: Form::Rows,
        bars: (0..n).flat_map(bars).collect(),
        x_range: (0.0, 100.0),
        y_range: (-0.6, f64::from(n) - 0.4),
        x_ticks: vec![tick(0.0, "0"), tick(50.0, "50"), tick(100.0, "100")],
        y_ticks: (0..n)
            .map(|house| tick(f64::from(house), "Den selvejende integrerede institution Åløkken"))
            .collect(),
        ..ChartSpec::default()
    }
}

/// Lines that bend, and names beside marks.
fn funnel() -> ChartSpec {
    let limit = |sign: f64| Level {
        name: "99,8 %".to_owned(),
        role: LevelRole::Limit,
        points: (1..80).map(|n| [f64::from(n), 8.0 + sign * 20.0 / f64::from(n).sqrt()]).collect(),
    };
    let mark = |place: u8| Mark {
        x: 10.0 * f64::from(place),
        y: Some(6.0 + f64::from(place)),
        label: if place == 7 { "Søhesten".to_owned() } else { String::new() },
        signal: (place == 7).then_some(MarkSignal::Other { is_up: true }),
        ..Mark::default()
    };
    ChartSpec {
        id: "funnel".to_owned(),
        title: "Sygefravær".to_owned(),
        sentence: "Ét hus ligger udenfor.".to_owned(),
        axis_names: ["børn".to_owned(), "procent".to_owned()],
        form: Form::Plane,
        levels: vec![limit(1.0), limit(-1.0)],
        lines: vec![Line {
            name: String::new(),
            role: LineRole::Focus,
            shape: LineShape::Dots,
            marks: (1..8).map(mark).collect(),
        }],
        x_range: (0.0, 80.0),
        y_range: (0.0, 20.0),
        x_ticks: vec![tick(0.0, "0"), tick(40.0, "40"), tick(80.0, "80")],
        y_ticks: vec![tick(0.0, "0"), tick(10.0, "10"), tick(20.0, "20")],
        ..ChartSpec::default()
    }
}

/// Charts of the sample cluster: houses over time, and beside each other.
fn of_sample() -> Vec<ChartSpec> {
    let tables = Tables::build_under(&sample::sources(), &HouseChanges::default(), Suppression::default());
    let (pins, filter, locale) = (Pins::default(), Filter::default(), danish());
    let choices = SeriesChoices::default();
    let mut specs = Vec::new();
    for indicator in tables.indicators() {
        let id: Option<&IndicatorId> = Some(&indicator.id);
        let trend = Trend::build(&tables, &pins, &[], (&choices, &TimeZone::UTC), &filter, id, &locale);
        specs.extend(trend.panels.into_iter().filter(|_| trend.has_time).take(2));
        let compare = Compare::build(&tables, &pins, &[], &choices, &filter, (id, &CompareQuery::default()), &locale);
        specs.extend(compare.charts().cloned());
    }
    specs.extend(changes());
    specs
}

/// The sample's sick leave, of which a newer file says otherwise.
fn changes() -> Vec<ChartSpec> {
    let older = sample::sources().into_iter().find(|source| source.file.starts_with("syge"));
    let older = older.expect("sick leave").import;
    let mut newer = older.clone();
    let change = |(place, row): (usize, ObservationRow)| ObservationRow {
        value: match row.value {
            Value::Number(value) if place % 9 == 0 => Value::Number(value + (place % 7) as f64 / 2.0 - 1.0),
            value => value,
        },
        ..row
    };
    newer.observations = older.observations.iter().enumerate().map(change).collect();
    let difference = Difference::between(&older, &newer, Suppression::default());
    DifferenceView::build(&difference, "sygefravaer-maaned.csv", &newer.indicators, &danish()).charts
}

/// Every text in its order, a row after the other.
fn texts(document: &Document<'_>) -> String {
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join(" ")
}

fn assert_whole(svg: &str, spec: &ChartSpec) {
    let document = Document::parse(svg).expect("valid XML");
    for attribute in document.descendants().flat_map(|node| node.attributes()) {
        let value = attribute.value();
        assert!(
            !value.contains("NaN") && !value.split([' ', ',']).any(|part| part == "inf" || part == "-inf"),
            "{value}"
        );
    }
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = spaced(&texts(&document));
    let allowed = |text: &str| text.replace('\u{b}', "");
    for part in [spec.full_title(), spec.sentence.clone(), spec.foot()] {
        let part = spaced(&allowed(&part));
        assert!(said.contains(&part), "{part:?} is not in {said:?}");
    }
    let title = document.descendants().find(|node| node.has_tag_name("title"));
    assert_eq!(title.and_then(|node| node.text()), Some(allowed(&spec.full_title()).as_str()));
}

#[test]
fn a_picture_is_valid_and_says_it_all() {
    let locale = danish();
    let mut specs = of_sample();
    assert!(specs.len() > 10, "{}", specs.len());
    specs.extend([all_at_once(), rows(5), funnel()]);
    for spec in specs {
        assert_whole(&Picture::of(&spec, &locale).to_svg(), &spec);
    }
}

#[test]
fn the_same_chart_gives_the_same_picture() {
    let (spec, locale) = (all_at_once(), danish());
    let svg = Picture::of(&spec, &locale).to_svg();
    assert_eq!(svg, Picture::of(&spec, &locale).to_svg());
    insta::assert_snapshot!(svg);
}

#[test]
fn a_chart_of_nothing_is_a_picture_all_the_same() {
    let svg = Picture::of(&ChartSpec::default(), &danish()).to_svg();
    assert!(
        Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("\"inf"),
        "{svg}"
    );
}

#[test]
fn rows_get_the_height_they_need_and_their_names_are_whole() {
    let locale = danish();
    let height = |n: u8| Picture::of(&rows(n), &locale).size.y;
    assert!(height(5) <= 540.0 && height(40) > 40.0 * 34.0, "{} {}", height(5), height(40));
    let svg = Picture::of(&rows(12), &locale).to_svg();
    let document = Document::parse(&svg).expect("valid XML");
    let names = document
        .descendants()
        .filter(|node| node.text() == Some("Den selvejende integrerede institution Åløkken"));
    let lefts: Vec<f32> = names.filter_map(|node| node.attribute("x").and_then(|x| x.parse().ok())).collect();
    assert!(lefts.len() == 12 && lefts.iter().all(|left| *left >= 0.0), "{lefts:?}");
    let parts = texts(&document);
    for said in ["30 %", "45 %", "Få Nogle Mange", "andel af børnene"] {
        assert!(parts.contains(said), "{said} is not in {parts}");
    }
}

#[test]
fn lines_drawn_alike_are_named_where_they_end() {
    let mut spec = all_at_once();
    let reference = |name: &str| Line {
        name: name.to_owned(),
        role: LineRole::Reference,
        ..spec.lines[0].clone()
    };
    let references = ["Hele klyngen", "Hele kommunen"].map(reference);
    spec.lines.splice(0..0, references);
    assert!(spec.parts().named.is_empty(), "the window has shown it, without names");
    let svg = Picture::of(&spec, &danish()).to_svg();
    for name in ["Hele klyngen", "Hele kommunen"] {
        assert_eq!(
            svg.matches(&format!(">{name}</text>")).count(),
            2,
            "among the strokes, and at the line's end"
        );
    }
}

/// The boxes of all texts of a tree, in their order.
fn boxes(group: &Group, found: &mut Vec<(f32, f32)>) {
    for node in group.children() {
        match node {
            Node::Group(group) => boxes(group, found),
            Node::Text(text) => found.push((text.abs_bounding_box().x(), text.abs_bounding_box().width())),
            _ => {}
        }
    }
}

#[test]
fn letters_are_as_wide_as_in_the_window() {
    let svg = Picture::of(&all_at_once(), &danish()).to_svg();
    let mut free = svg.clone();
    while let Some(start) = free.find(" textLength=") {
        let end = free[start..].find("Glyphs\"").expect("a whole attribute") + start + "Glyphs\"".len();
        free.replace_range(start..end, "");
    }
    let [held, free] = [svg, free].map(|svg| {
        let tree = Tree::from_str(&svg, &options()).expect("a picture");
        let mut found = Vec::new();
        boxes(tree.root(), &mut found);
        found
    });
    assert!(held.len() > 10 && held.len() == free.len());
    for (held, free) in held.iter().zip(&free) {
        assert!((held.1 - free.1).abs() < 0.02 * free.1 + 0.6, "{held:?} {free:?}");
    }
}

#[test]
fn a_picture_in_points_is_of_the_right_size_and_not_blank() {
    let picture = Picture::of(&all_at_once(), &danish());
    let png = picture.to_png().expect("a picture");
    let pixels = Pixmap::decode_png(&png).expect("a PNG");
    assert_eq!((pixels.width(), pixels.height()), (1920, 1080), "a slide");
    let colors: BTreeSet<[u8; 4]> = pixels
        .pixels()
        .iter()
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
        .collect();
    assert!(colors.len() > 50, "{}", colors.len());
    assert!(
        pixels.pixels().iter().all(|pixel| pixel.alpha() == u8::MAX),
        "the ground is white, not clear"
    );
    let n_white = pixels
        .pixels()
        .iter()
        .filter(|pixel| pixel.red() == u8::MAX && pixel.blue() == u8::MAX)
        .count();
    assert!(n_white > pixels.pixels().len() / 2);
    let image = picture.to_image().expect("a picture");
    assert_eq!(image.size, [1920, 1080]);
}
