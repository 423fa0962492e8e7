//! `klyngeblik notes` and `klyngeblik journal`, the real program.

use std::fs;

use klyngeblik::domain::Term;
use klyngeblik::journal::{Act, Workspace};
use serde_json::Value as Json;

use super::{Place, complained, program, said};

fn added(place: &Place, arguments: &[&str]) -> String {
    let output = place.notes(&[&["add"], arguments].concat());
    assert!(output.status.success(), "{}", complained(&output));
    said(&output).trim().to_owned()
}

fn json(place: &Place, command: &str, arguments: &[&str]) -> Json {
    serde_json::from_slice(&place.run(command, arguments).stdout).expect("JSON")
}

/// An observation, a wonder and the trial that grows out of them.
fn conversation(place: &Place) -> [String; 3] {
    let seen = added(
        place,
        &["--text", "Flere syge i februar", "--kind", "iagttagelse", "--author", "Åse"],
    );
    let wonder = added(
        place,
        &[
            "--text",
            "=Hvorfor; \"dem\"?",
            "--kind",
            "undren",
            "--level",
            "medarbejder",
            "--tag",
            "vinter",
            "fravær",
        ],
    );
    let trial = added(
        place,
        &[
            "--text",
            "Mindre grupper",
            "--kind",
            "prøvehandling",
            "--theme",
            "Leg",
            "--owner",
            "Bo",
            "--sign",
            "ro",
            "--start",
            "2026-01-05",
            "--due",
            "2026M03",
            "--because",
            &seen,
            "--because",
            &wonder,
        ],
    );
    [seen, wonder, trial]
}

#[test]
fn a_note_is_added_listed_and_exported() {
    let place = Place::new();
    let [seen, wonder, trial] = conversation(&place);
    let document = json(&place, "notes", &["list", "--json"]);
    assert_eq!(
        (&document["version"], &document["workspace"]["name"]),
        (&1.into(), &"Klynge Øst".into())
    );
    let notes = document["notes"].as_array().expect("notes");
    let ids: Vec<_> = notes.iter().map(|note| note["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, [seen.as_str(), wonder.as_str(), trial.as_str()]);
    assert_eq!(
        (&notes[0]["author"], &notes[1]["level"], &notes[1]["kind"]),
        (&"Åse".into(), &"staff".into(), &"wonder".into())
    );
    assert_eq!(notes[2]["plan"]["due"], "2026M03");
    let csv = said(&place.notes(&["export", "--csv"]));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let texts: Vec<String> = reader.records().map(|record| record.expect("a line")[3].to_owned()).collect();
    assert_eq!(
        texts,
        ["Flere syge i februar", "'=Hvorfor; \"dem\"?", "Mindre grupper"],
        "and no sheet works it out"
    );
    let page = said(&place.notes(&["export"]));
    for part in [
        "# Noter fra Klynge Øst",
        "## 1 · Iagttagelse",
        "Flere syge i februar",
        "- Niveau: medarbejder",
        "- Tegn: ro",
    ] {
        assert!(page.contains(part), "{part:?} is not in {page}");
    }
    let out = place.home.path().join("noter.md");
    assert!(
        place
            .notes(&["export", "--md", "--out", out.to_str().expect("a path")])
            .status
            .success()
    );
    assert_eq!(fs::read_to_string(out).expect("written").trim_end(), page.trim_end());
    assert!(said(&place.notes(&["list"])).contains("1 · Iagttagelse · Hele klyngen"));
}

#[test]
fn what_makes_no_sense_is_refused_in_one_sentence() {
    let place = Place::new();
    let cases: [(&[&str], &str); 8] = [
        (&["--text", " "], "En note skal have en tekst."),
        (&["--text", "x", "--kind", "mening"], "»mening« er ingen slags note"),
        (&["--text", "x", "--level", "kommune"], "»kommune« er intet niveau"),
        (&["--text", "x", "--period", "snart"], "»snart« er ingen periode"),
        (&["--text", "x", "--house", "Slottet"], "Der er intet hus, der hedder »Slottet«."),
        (
            &["--text", "x", "--indicator", "Lykke"],
            "Der er intet nøgletal, der hedder »Lykke«.",
        ),
        (&["--text", "x", "--because", "hende"], "»hende« er ikke navnet på en note"),
        (&["--text", "x", "--kind", "trial"], "En prøvehandling bygger på"),
    ];
    for (arguments, sentence) in cases {
        let output = place.notes(&[&["add"], arguments].concat());
        let complaint = complained(&output);
        assert!(
            output.status.code() == Some(2) && complaint.starts_with(sentence) && complaint.lines().count() == 1,
            "{complaint}"
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_note_at_a_house_of_the_sample_knows_its_place_and_hides_what_is_hidden() {
    let home = tempfile::tempdir().expect("a folder");
    let place = Place { home };
    assert!(
        program(&place.user())
            .arg("demo")
            .arg(place.folder())
            .output()
            .expect("it runs")
            .status
            .success()
    );
    let found = added(
        &place,
        &[
            "--text",
            "x",
            "--house",
            "boelgen",
            "--indicator",
            "sygefravaer i pct.",
            "--period",
            "2025M03",
        ],
    );
    let notes = json(&place, "notes", &["list", "--json"]);
    let note = &notes["notes"][0];
    assert_eq!((&note["id"], &note["house_name"]), (&found.as_str().into(), &"Bølgen".into()));
    assert!(note["seen"]["figure"]["number"].is_number(), "{note}");
    let figure = note["seen"]["figure"]["number"].to_string();
    // A higher limit hides the figure from now on, everywhere.
    let mut workspace = Workspace::open(&place.folder(), &place.user()).expect("opened");
    let limit = klyngeblik::journal::Act::SetLeastShown { least: 1000 };
    workspace.act(limit, 1).expect("written");
    drop(workspace);
    for (command, arguments) in [
        ("notes", &["list", "--json"][..]),
        ("notes", &["list"]),
        ("notes", &["export", "--csv"]),
        ("notes", &["export", "--md"]),
        ("journal", &["history", "--json"]),
        ("journal", &["history"]),
    ] {
        let output = said(&place.run(command, arguments));
        assert!(
            !output.contains(&figure) && !output.contains(&figure.replace('.', ",")),
            "{command} {arguments:?} shows {figure}"
        );
    }
}

#[test]
fn journals_are_verified_and_tell_who_did_what() {
    let place = Place::new();
    let note = added(&place, &["--text", "Hvad skete her?", "--author", "Åse"]);
    let whole = place.run("journal", &["verify"]);
    assert_eq!(
        (whole.status.code(), said(&whole).contains("Alt kan læses.")),
        (Some(0), true),
        "{}",
        said(&whole)
    );
    fs::write(place.folder().join("journal/bo.jsonl"), "x\n{\"v\":1").expect("written");
    let hurt = place.run("journal", &["verify"]);
    assert_eq!(hurt.status.code(), Some(1));
    assert!(said(&hurt).contains("bo.jsonl, linje 1: kan ikke læses") && said(&hurt).contains("bo.jsonl, linje 2: halv"));
    let document = json(&place, "journal", &["verify", "--json"]);
    let reasons: Vec<_> = document["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .map(|issue| issue["reason"].clone())
        .collect();
    assert_eq!(
        (reasons, &document["notes"], &document["events"]),
        (vec!["damaged".into(), "torn".into()], &1.into(), &1.into())
    );
    let told = said(&place.run("journal", &["history", "--note", &note]));
    assert!(
        told.contains("Historik for note 1") && told.contains("Åse skrev noten (iagttagelse)"),
        "{told}"
    );
    let history = json(&place, "journal", &["history", "--json"]);
    assert_eq!(
        (&history["version"], &history["events"][0]["what"], &history["events"][0]["name"]),
        (&1.into(), &"note_added".into(), &"Åse".into())
    );
    let nothing = program(&place.user())
        .arg("journal")
        .arg(place.home.path())
        .arg("verify")
        .output()
        .expect("it runs");
    assert_eq!(nothing.status.code(), Some(2));
}

#[test]
fn the_shared_language_is_printed_as_it_is_kept() {
    let place = Place::new();
    let mut workspace = place.open();
    let term = Term::Concept("Læringskultur".into());
    for (text, when) in [("at lære", 1_741_010_700_000), ("at vi tør\nlære", 1_741_010_760_000)] {
        let act = Act::WordTerm {
            term: term.clone(),
            text: text.to_owned(),
            author: "Åse".to_owned(),
        };
        workspace.act(act, when).expect("written");
    }
    drop(workspace);
    let document = json(&place, "words", &["--json"]);
    assert_eq!(
        (&document["version"], &document["workspace"]["name"]),
        (&1.into(), &"Klynge Øst".into())
    );
    let expected = serde_json::json!([{
        "term": {"concept": "Læringskultur"}, "called": "Læringskultur", "words": "at vi tør\nlære", "author": "Åse",
        "when": "2025-03-03T14:06:00Z", "earlier": [{"words": "at lære", "author": "Åse", "when": "2025-03-03T14:05:00Z"}],
    }]);
    assert_eq!(document["words"], expected);
    let page = said(&place.run("words", &["--md"]));
    for part in [
        "# Fælles sprog",
        "## Læringskultur",
        "- Med jeres ord: at vi tør\n  lære",
        "- Skrevet af: Åse · 3. mar. 2025",
    ] {
        assert!(page.contains(part), "{part:?} is not in {page}");
    }
    assert!(said(&place.run("words", &[])).contains("Læringskultur: at vi tør"));
    assert_eq!(place.run("words", &["--md", "--json"]).status.code(), Some(2));
    let nowhere = program(&place.user())
        .arg("words")
        .arg(place.home.path())
        .output()
        .expect("it runs");
    assert_eq!((nowhere.status.code(), complained(&nowhere).lines().count()), (Some(2), 1));
}

#[test]
fn an_indicator_is_found_by_the_teams_own_name() {
    let place = Place {
        home: tempfile::tempdir().expect("a folder"),
    };
    let demo = program(&place.user()).arg("demo").arg(place.folder()).output().expect("it runs");
    assert!(demo.status.success());
    let named = Act::WordTerm {
        term: Term::IndicatorName("Sygefravær i pct.".into()),
        text: "Dage uden os".to_owned(),
        author: String::new(),
    };
    place.open().act(named, 1).expect("written");
    added(&place, &["--text", "x", "--indicator", "dage uden os"]);
    let notes = json(&place, "notes", &["list", "--json"]);
    assert_eq!(notes["notes"][0]["anchor"]["indicator"], "Sygefravær i pct.", "the id stays");
    assert!(said(&place.run("words", &[])).contains("Dage uden os: Endnu ingen fælles forklaring"));
    let out = place.home.path().join("graf.svg");
    let drawn = place.run(
        "chart",
        &[
            "--indicator",
            "dage uden os",
            "--house",
            "Bølgen",
            "--out",
            out.to_str().expect("a path"),
        ],
    );
    assert!(drawn.status.success(), "{}", complained(&drawn));
    assert!(fs::read_to_string(out).expect("drawn").contains("Dage uden os"));
}

#[test]
fn what_is_forgotten_is_gone_from_every_file() {
    let place = Place::new();
    let words = "Mormors diagnose";
    let kept = added(&place, &["--text", "Det, der bliver"]);
    let note = added(&place, &["--text", words]);
    let journals = || place.files_holding(words);
    assert_eq!(journals().len(), 1);
    let draft = serde_json::json!([
        { "place": {}, "draft": { "text": words, "changes": note }, "is_aside": true },
        { "place": {}, "draft": { "text": "En anden kladde" }, "is_aside": true },
    ]);
    fs::write(place.user().join("kladder.json"), draft.to_string()).expect("written");
    let output = place.notes(&["forget", &note]);
    assert_eq!(
        (output.status.code(), said(&output).trim()),
        (Some(0), "Det er glemt."),
        "{}",
        complained(&output)
    );
    assert_eq!(journals(), Vec::<String>::new());
    assert_eq!(place.files_holding("En anden kladde").len(), 1);
    assert!(said(&place.notes(&["list"])).contains(&kept));
    let history = said(&place.run("journal", &["history"]));
    assert!(history.contains("skrev noget, der er glemt for altid"), "{history}");
    let again = place.notes(&["forget", &note]);
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(
        complained(&again).trim(),
        "Der er ikke noget at glemme med det navn. Måske er det glemt allerede."
    );
}

#[test]
fn what_another_wrote_can_be_asked_to_be_forgotten() {
    let place = Place::new();
    let mut bo = Workspace::open_as(&place.folder(), "bo").expect("opened");
    let note = bo.act(super::add("Bos ord"), 1).expect("written").id();
    let refused = place.notes(&["forget", &note.to_string()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        complained(&refused).contains("har skrevet det, og kun den"),
        "{}",
        complained(&refused)
    );
    fs::write(place.user().join("session.json"), r#"{"author":"Anna"}"#).expect("written");
    let asked = place.notes(&["forget", &note.to_string(), "--ask"]);
    assert_eq!(asked.status.code(), Some(0), "{}", complained(&asked));
    bo.catch_up().expect("read");
    assert_eq!(bo.asked_to_forget(), [(note, vec!["Anna".to_owned()])]);
}
