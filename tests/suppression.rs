//! Whoever reads all that leaves the program cannot work out a hidden figure.
//!
//! Small clusters are drawn at random, written as the files a leader gets, read by the real importer and shown by the real pages.
//! The attacker knows how such files are made – that totals are the sums of the houses, years of their quarters or months, that
//! shares are counts out of counts – reads every shown figure, and solves the equations for the rest. What a person is told of why a
//! figure is hidden is known as well. That the attacker is able is shown by letting through what is hidden only for the sake of
//! others.

mod attack;
mod draw;

use std::collections::BTreeMap;

use klyngeblik::cluster::{Source, Tables};
use klyngeblik::domain::{
    Absence, Anchor, AnchorValue, HouseChanges, IndicatorId, Note, NoteContent, NoteId, NoteKind, PlanState, SeriesChoices, Suppression,
    Value,
};
use klyngeblik::i18n::{Lang, Locale};
use klyngeblik::import::{self, Choices};
use klyngeblik::ui::Picture;
use klyngeblik::view::{
    Compare, CompareForm, CompareQuery, Filter, Moment, NoteList, Overview, Pins, PlaceView, RowColumn, RowKind, RowQuery, Rows, Signals,
    Sorting, Trend, row_place, row_text,
};

use attack::{Attack, Known};
use draw::{Cluster, Drawn};

const CLUSTERS: u64 = 1000;

fn read(cluster: &Cluster) -> Vec<Source> {
    let read = |(name, text): &(String, String)| {
        let import = import::read(text.as_bytes(), name, &Choices::default()).unwrap_or_else(|refusal| panic!("{name}: {refusal}\n{text}"));
        assert!(import.receipt.questions.is_empty(), "{:?}\n{text}", import.receipt.questions);
        Source {
            file: name.as_str().into(),
            id: name.as_str().into(),
            import,
        }
    };
    cluster.files.iter().map(read).collect()
}

fn tables(cluster: &Cluster, least: u32) -> Tables {
    Tables::build_under(&read(cluster), &HouseChanges::default(), Suppression::of(least))
}

/// A number as a page writes it: `1.240`, `8,4 %`.
fn number(text: &str) -> Option<f64> {
    let digits: String = text
        .chars()
        .filter(|char| char.is_ascii_digit() || *char == ',' || *char == '-')
        .collect();
    digits.replace(',', ".").parse().ok()
}

/// What the rows of *Data* tell of each drawn cell, and that no other page tells more.
fn told(tables: &Tables, cluster: &Cluster, locale: &Locale) -> Vec<Known> {
    let mut known = vec![Known::Nothing; cluster.cells.len()];
    let places: BTreeMap<(String, String, String), usize> = (0..)
        .zip(&cluster.cells)
        .map(|(place, cell)| ((cell.house.clone(), cell.indicator.clone(), cell.period.clone()), place))
        .collect();
    for row in 0..u32::try_from(tables.n_observations()).expect("few rows") {
        let fact = tables.observation(row).expect("a row");
        let period = fact.point.period.map_or_else(String::new, |period| period.to_string());
        let key = (fact.house_name.to_string(), fact.indicator.to_string(), period);
        let Some(place) = places.get(&key).copied() else {
            panic!("{key:?} was not drawn; drawn were {places:#?}")
        };
        let text = row_text(tables, RowKind::Observations, row, locale);
        let now = match fact.point.value {
            Value::Number(_) => Known::Shown(number(&text[3]).expect("a number"), number(&text[4])),
            Value::Absent(Absence::TooFew) => Known::Few,
            Value::Absent(Absence::Withheld) => Known::Withheld,
            Value::Absent(other) => panic!("{key:?} is {other:?}"),
        };
        if !matches!(now, Known::Shown(..)) {
            assert!(
                !format!("{}{}", text[3], text[4]).contains(|char: char| char.is_ascii_digit()),
                "{text:?}"
            );
        }
        assert!(
            known[place] == Known::Nothing || known[place] == now,
            "two files say two things of {key:?}"
        );
        known[place] = now;
    }
    known
}

/// Every page in every order, as text with all its figures, places of marks and ends of axes.
fn pages(tables: &Tables, notes: &[Note], locale: &Locale) -> Vec<String> {
    let filter = Filter::default();
    let pins = Pins::build(notes, tables);
    let mut pages = vec![format!(
        "{:?}",
        Overview::build(tables, &pins, &[], &SeriesChoices::default(), &filter, locale)
    )];
    for indicator in tables.indicators() {
        let trend = Trend::build(tables, &pins, &[], &SeriesChoices::default(), &filter, Some(&indicator.id), locale);
        pages.extend(trend.panels.iter().map(|panel| panel.table.to_csv()));
        pages.push(format!("{trend:?}"));
        let beside = beside(tables, &pins, &indicator.id, locale);
        pages.extend(beside.iter().flat_map(Compare::charts).map(|chart| chart.table.to_csv()));
        pages.extend(beside.iter().map(|page| format!("{page:?}")));
    }
    pages.extend(comparisons(tables, &pins, locale));
    let signals = Signals::build(tables, &[], &SeriesChoices::default(), &filter, locale);
    pages.push(klyngeblik::cli::signals::document(&signals, tables).to_string());
    for column in [
        RowColumn::House,
        RowColumn::Subject,
        RowColumn::Period,
        RowColumn::Value,
        RowColumn::Count,
        RowColumn::Source,
    ] {
        for descending in [false, true] {
            let query = RowQuery {
                sorting: Some(Sorting { column, descending }),
                ..RowQuery::default()
            };
            let rows = Rows::build(tables, &query, locale);
            let texts = rows
                .order
                .iter()
                .map(|row| row_text(tables, RowKind::Observations, *row, locale).join(" | "));
            pages.push(texts.collect::<Vec<_>>().join("\n"));
        }
    }
    for row in 0..u32::try_from(tables.n_observations()).expect("few rows") {
        let (anchor, seen) = row_place(tables, RowKind::Observations, row).expect("a place");
        pages.push(format!("{seen:?} {:?}", PlaceView::build(&anchor, tables, locale)));
    }
    let zone = jiff::tz::TimeZone::UTC;
    pages.push(format!(
        "{:?}",
        NoteList::build(notes, &klyngeblik::view::NoteQuery::default(), tables, locale, &zone)
    ));
    pages
}

/// *Sammenlign* in every form: of each indicator where the form is of one.
fn comparisons(tables: &Tables, pins: &Pins, locale: &Locale) -> Vec<String> {
    let mut pages = Vec::new();
    for (place, indicator) in tables.indicators().iter().enumerate() {
        let is_of_one = |form: &CompareForm| place == 0 || !matches!(form, CompareForm::Parts | CompareForm::House);
        for form in CompareForm::ALL.into_iter().filter(is_of_one) {
            let query = CompareQuery {
                form,
                shows_places: true,
                ..CompareQuery::default()
            };
            let asked = (Some(&indicator.id), &query);
            let page = Compare::build(tables, pins, &[], &Filter::default(), asked, locale);
            pages.push(format!("{page:?}"));
        }
    }
    pages
}

/// *Sammenlign* at each of its times.
fn beside(tables: &Tables, pins: &Pins, indicator: &IndicatorId, locale: &Locale) -> Vec<Compare> {
    let page = |moment: Option<Moment>| {
        let query = CompareQuery {
            moment,
            shows_places: true,
            ..CompareQuery::default()
        };
        Compare::build(tables, pins, &[], &Filter::default(), (Some(indicator), &query), locale)
    };
    let moments = page(None).moments;
    moments.all.into_iter().map(|(moment, _)| page(Some(moment))).collect()
}

/// The charts of both pages as pictures, by their text.
fn pictures(tables: &Tables, notes: &[Note], locale: &Locale) -> Vec<String> {
    let pins = Pins::build(notes, tables);
    let charts = tables.indicators().iter().flat_map(|indicator| {
        let (choices, filter) = (SeriesChoices::default(), Filter::default());
        let trend = Trend::build(tables, &pins, &[], &choices, &filter, Some(&indicator.id), locale);
        let beside = beside(tables, &pins, &indicator.id, locale);
        let newest = beside
            .into_iter()
            .take(1)
            .flat_map(|page| page.charts().cloned().collect::<Vec<_>>());
        trend.panels.into_iter().chain(newest).collect::<Vec<_>>()
    });
    charts.map(|chart| Picture::of(&chart, locale).to_svg()).collect()
}

/// A note at every figure and every median, written when all of them showed.
fn notes(cluster: &Cluster, tables: &Tables) -> Vec<Note> {
    let of_cell = cluster.cells.iter().map(|cell| {
        let house = tables
            .houses()
            .iter()
            .chain(tables.references())
            .find(|house| *house.name == *cell.house);
        let anchor = Anchor {
            house: house.map(|house| house.id.clone()),
            indicator: Some(IndicatorId::from(&*cell.indicator)),
            period: cell.period.parse().ok(),
            ..Anchor::default()
        };
        (anchor, cluster.value(cell))
    });
    let of_all = cluster.cells.iter().map(|cell| {
        let anchor = Anchor {
            indicator: Some(IndicatorId::from(&*cell.indicator)),
            period: cell.period.parse().ok(),
            ..Anchor::default()
        };
        (anchor, cluster.value(cell))
    });
    (1..)
        .zip(of_cell.chain(of_all))
        .map(|(number, (anchor, value))| Note {
            id: NoteId {
                writer: "anna".into(),
                number,
            },
            number: usize::try_from(number).expect("few notes"),
            content: NoteContent::new(NoteKind::Wonder, "?"),
            author: "Anna".to_owned(),
            made_ms: 0,
            changed_ms: 0,
            anchor,
            seen: Some(AnchorValue::Figure(Value::Number(value))),
            reply_to: None,
            links: [].into(),
            state: PlanState::default(),
        })
        .collect()
}

#[test]
fn no_hidden_cell_is_recovered_in_a_thousand_clusters() {
    let locale = Locale::new(Lang::Da);
    let (mut n_few, mut n_withheld, mut n_shown, mut n_found_without) = (0, 0, 0, 0);
    let mut faults = Vec::new();
    for seed in 0..CLUSTERS {
        let least = if seed % 5 == 4 { 10 } else { 5 };
        let cluster = Cluster::draw(seed);
        let known = told(&tables(&cluster, least), &cluster, &locale);
        for (cell, known) in cluster.cells.iter().zip(&known) {
            let is_few = cluster.is_few(cell, f64::from(least));
            assert!(!is_few || !matches!(known, Known::Shown(..)), "seed {seed}: {cell:?} shows");
        }
        n_few += known.iter().filter(|known| **known == Known::Few).count();
        n_withheld += known.iter().filter(|known| **known == Known::Withheld).count();
        n_shown += known.iter().filter(|known| matches!(known, Known::Shown(..))).count();
        let found = Attack::on(&cluster, &known, f64::from(least)).recovered();
        faults.extend(
            found
                .into_iter()
                .map(|cell| format!("seed {seed}: {:?} {:?}", cluster.cells[cell], known[cell])),
        );
        // The same attack where cells of few people alone are hidden.
        let without: Vec<Known> = cluster
            .cells
            .iter()
            .zip(&known)
            .map(|(cell, known)| cluster.let_through(cell, *known))
            .collect();
        n_found_without += Attack::on(&cluster, &without, f64::from(least)).recovered().len();
    }
    let summary = format!("{n_shown} shown, {n_few} of few, {n_withheld} withheld; without the second hiding {n_found_without} are found");
    assert!(
        faults.is_empty(),
        "{} found; {summary}\n{}",
        faults.len(),
        faults.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(n_few > 5_000 && n_found_without > 2_000, "the attack is put to the test: {summary}");
    assert!(n_shown > 2 * n_withheld, "most of what is not small shows: {summary}");
    eprintln_summary(&summary);
}

fn eprintln_summary(summary: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "{summary}").ok();
}

#[test]
fn nothing_on_any_page_changes_with_a_hidden_figure() {
    let locale = Locale::new(Lang::Da);
    let mut n_changed = 0;
    for seed in 0..CLUSTERS / 4 {
        let cluster = Cluster::draw_without(seed, Drawn::Parts);
        let Some(other) = cluster.with_other_small_numbers(seed, 5.0) else {
            continue;
        };
        let [one, two] = [&cluster, &other].map(|cluster| told(&tables(cluster, 5), cluster, &locale));
        let told = |place: usize| format!("{:?} {:?} {:?}", cluster.cells[place], one[place], two[place]);
        let differs = (0..one.len()).any(|place| one[place] != two[place]);
        let all: Vec<String> = (0..one.len()).map(told).collect();
        assert!(
            !differs,
            "seed {seed}: {}\n{}\n{}",
            all.join("\n"),
            cluster.files[0].1,
            other.files[0].1
        );
        let [one, two] = [&cluster, &other].map(|cluster| {
            let tables = tables(cluster, 5);
            let notes = notes(&cluster.masked(5.0), &tables);
            let mut pages = pages(&tables, &notes, &locale);
            // A picture is painted from what the page holds; some of them show that the painter adds nothing.
            if seed % 25 == 0 {
                pages.extend(pictures(&tables, &notes, &locale));
            }
            pages
        });
        assert_eq!(one.len(), two.len());
        for (one, two) in one.iter().zip(&two) {
            assert!(one == two, "seed {seed}: {}", first_difference(one, two));
        }
        n_changed += 1;
    }
    assert!(n_changed > 100, "{n_changed} clusters had something to change");
}

fn first_difference(one: &str, two: &str) -> String {
    let at = one
        .bytes()
        .zip(two.bytes())
        .position(|(one, two)| one != two)
        .unwrap_or(one.len().min(two.len()));
    let around = |text: &str| {
        let around = text.bytes().skip(at.saturating_sub(300)).take(400).collect::<Vec<u8>>();
        String::from_utf8_lossy(&around).into_owned()
    };
    format!("{}\n---\n{}", around(one), around(two))
}

#[test]
fn a_note_does_not_tell_what_is_hidden_now() {
    let locale = Locale::new(Lang::Da);
    let zone = jiff::tz::TimeZone::UTC;
    for seed in 0..100 {
        let cluster = Cluster::draw(seed);
        let tables = tables(&cluster, 10);
        let known = told(&tables, &cluster, &locale);
        let notes = notes(&cluster, &tables);
        let list = NoteList::build(&notes, &klyngeblik::view::NoteQuery::default(), &tables, &locale, &zone);
        for row in &list.rows {
            let place = row.number - 1;
            let is_of_all = place >= cluster.cells.len();
            let cell = &cluster.cells[place % cluster.cells.len()];
            let is_hidden = |known: &Known| !matches!(known, Known::Shown(..));
            let hides = if is_of_all {
                let same = |(other, _): &(&draw::Cell, &Known)| (&other.indicator, &other.period) == (&cell.indicator, &cell.period);
                cluster.cells.iter().zip(&known).filter(same).any(|(_, known)| is_hidden(known))
            } else {
                is_hidden(&known[place])
            };
            assert_eq!(
                hides,
                !row.seen.contains(|char: char| char.is_ascii_digit()),
                "seed {seed}: {} at {}",
                row.seen,
                row.place
            );
        }
    }
}
