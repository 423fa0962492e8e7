//! Supervision: long and wide, words and stars and points.

use super::*;

fn ratings(import: &Import) -> Vec<String> {
    let shown = import.ratings.iter().map(|row| {
        let rating = &row.rating;
        let date = rating.visit.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        let place = rating
            .place
            .as_ref()
            .map_or_else(|| "?".to_owned(), |(scale, place)| format!("{scale}:{place}"));
        format!(
            "{} | {date} | {:?} | {} | {} | {place}",
            rating.visit.house, rating.visit.kind, rating.theme.0, rating.wording
        )
    });
    shown.collect()
}

#[test]
fn a_long_table_of_supervision() {
    let text = "Institution;Tilsynsdato;Type;Pejlemærke;Vurdering;Begrundelse\n\
        Sol;24-09-2024;Anmeldt;Sociale relationer;Vedligeholdelse af indsats;Godt klima\n\
        Sol;24-09-2024;Anmeldt;Sprogindsatsen;Behov for ændret indsats;\n\
        Måne;01-10-2024;Uanmeldt;Sociale relationer;Tilpasning af indsats;Ro\n\
        Måne;01-10-2024;Uanmeldt;Sprogindsatsen;;\n\
        Vest;01-11-2024;Uanmeldt;Sprogindsatsen;Ved ikke;\n";
    let import = import(text);
    assert_eq!(
        ratings(&import),
        [
            "sol | 2024-09-24 | Announced | Sociale relationer | Vedligeholdelse af indsats | kbh-indsats:2",
            "sol | 2024-09-24 | Announced | Sprogindsatsen | Behov for ændret indsats | kbh-indsats:0",
            "maane | 2024-10-01 | Unannounced | Sociale relationer | Tilpasning af indsats | kbh-indsats:1",
            "vest | 2024-11-01 | Unannounced | Sprogindsatsen | Ved ikke | ?",
        ]
    );
    assert_eq!(import.ratings[0].rating.reason.as_deref(), Some("Godt klima"));
    assert_eq!(
        import.receipt.questions,
        [Question::Wording {
            wording: "Ved ikke".into(),
            count: 1,
            line: 6
        }]
    );
    assert_eq!(
        (import.receipt.layout, import.receipt.set_aside[0].reason),
        (Layout::Long, SetAsideReason::NoValue)
    );
}

#[test]
fn a_wide_table_of_supervision() {
    let text = "Hus;Dato;Tilsynstype;Relationer;Sprog;Kommentar\nSol;2024-09-24;anmeldt tilsyn;tilpasning;vedligeholdelse;Fint\nMåne;2024-10-01;opfølgende;ny indsats;;\n";
    let import = import(text);
    assert_eq!(
        ratings(&import),
        [
            "sol | 2024-09-24 | Announced | Relationer | tilpasning | kbh-indsats:1",
            "sol | 2024-09-24 | Announced | Sprog | vedligeholdelse | kbh-indsats:2",
            "maane | 2024-10-01 | FollowUp | Relationer | ny indsats | kbh-indsats:0",
        ]
    );
    assert_eq!(import.receipt.layout, Layout::ColumnsAreThemes);
    assert_eq!(import.receipt.columns[4].absences, [(Absence::Missing, 1)].into());
}

#[test]
fn stars_beside_points_give_ratings_and_figures() {
    let text = "\"vurderingid\";\"created\";\"nettstednavn\";\"poeng\";\"maxpoeng\";\"stjerner\";\"bruk_poeng\";\"bruk_maxpoeng\"\n\
        \"1\";\"08/31/2010 11:26:26\";\"A\";\"65\";\"99\";\"4\";\"19\";\"30\"\n\"2\";\"10/04/2010 11:00:00\";\"B\";\"91\";\"99\";\"6\";\"29\";\"30\"\n";
    let import = import(text);
    assert_eq!(ratings(&import)[0], "a | 2010-08-31 | Unstated | stjerner | 4 | 1-6:3");
    assert_eq!(
        figures(&import)[..2],
        ["a | poeng | 2010-08-31 | 65", "a | bruk_poeng | 2010-08-31 | 19"]
    );
    assert_eq!(import.observations.get(1).expect("a row").denominator, Some(30.0));
    assert_eq!(role(&import, "vurderingid"), Some(Role::Ignore));
}

#[test]
fn points_out_of_a_maximum_beside_a_theme_are_ratings() {
    let text = "navn;omraade;nr;krav;poeng;maxscore;kommentar\nA;1. Finne;1.1;Søk;2;6;Bra\nA;1. Finne;1.2;Lenke;3;3;Nei\n;;;;;;\n";
    let import = import(text);
    assert_eq!(
        ratings(&import),
        ["a | - | Unstated | Søk | 2/6 | 0-6:2", "a | - | Unstated | Lenke | 3/3 | 0-3:3"]
    );
    assert_eq!(import.ratings[0].rating.reason.as_deref(), Some("Bra"));
    assert_eq!(import.receipt.set_aside[0].reason, SetAsideReason::Blank);
}

#[test]
fn a_numbered_scale_under_a_rating_s_heading() {
    let text = "Institution;Dato;Tema;Vurdering\nSol;2024-01-02;Sprog;5\nSol;2024-01-02;Leg;1\nMåne;2024-01-03;Sprog;3\n";
    assert_eq!(ratings(&import(text))[1], "sol | 2024-01-02 | Unstated | Leg | 1 | 1-5:0");
}

#[test]
fn a_level_beside_shares_keeps_both() {
    let text =
        "unique_reference_number,authority_code,percent_meals,rating\n100000,201,21.5,Outstanding\n100005,202,0.5,Requires improvement\n";
    let import = import(text);
    assert_eq!(
        ratings(&import),
        [
            "100000 | - | Unstated | rating | Outstanding | ofsted:3",
            "100005 | - | Unstated | rating | Requires improvement | ofsted:1"
        ]
    );
    assert_eq!(
        figures(&import),
        ["100000 | percent_meals | - | 21.5", "100005 | percent_meals | - | 0.5"]
    );
}

#[test]
fn years_over_ratings_are_the_visits_years() {
    let text = "Institution;Tilsyn 2023;Tilsyn 2024\nSol;Tilpasning;Vedligeholdelse\nMåne;Ændret indsats;Tilpasning\n";
    let found = ratings(&import(text));
    assert_eq!(found[0], "sol | 2023-01-01 | Unstated | Tilsyn | Tilpasning | kbh-indsats:1");
    assert_eq!(found[1], "sol | 2024-01-01 | Unstated | Tilsyn | Vedligeholdelse | kbh-indsats:2");
}

#[test]
fn all_that_is_said_of_a_rating_comes_along() {
    let text = "Hus;Tilsynsdato;Tema;Vurdering;Begrundelse;Opfølgningspunkt\n\
        Sol;21-02-2022;Sociale relationer;Tilpasning af indsats;De voksne er nærværende, og børnene søger dem.;Eftermiddagens fordeling gennemgås på et møde.\n\
        Sol;21-02-2022;Sprog;Vedligeholdelse af indsats;Dialogisk læsning foregår i små grupper hver dag i huset.;\n";
    let import = read(text.as_bytes(), "tilsyn.csv", &Choices::default()).expect("read");
    let reasons: Vec<_> = import
        .ratings
        .iter()
        .map(|row| row.rating.reason.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(
        reasons,
        [
            "De voksne er nærværende, og børnene søger dem.\nOpfølgningspunkt: Eftermiddagens fordeling gennemgås på et møde.",
            "Dialogisk læsning foregår i små grupper hver dag i huset."
        ]
    );
}

#[test]
fn an_unknown_wording_is_asked_about_until_a_person_places_it() {
    let text = "Hus;Dato;Tema;Vurdering\nSol;2024-01-02;Leg;Lav\nSol;2024-01-02;Sprog;høj\nMåne;2024-01-03;Leg;Høj\nMåne;2024-01-03;Sprog;afventer\nVest;2024-01-03;Leg;Lav\nVest;2024-01-03;Sprog;Lav\nØst;2024-01-03;Leg;Lav\nØst;2024-01-03;Sprog;Lav\n";
    let asked = import(text);
    let met: Vec<_> = asked
        .receipt
        .wordings
        .iter()
        .map(|met| (&*met.wording, met.count, met.line, met.placement.is_some()))
        .collect();
    assert_eq!(
        met,
        [
            ("Lav", 5, 2, false),
            ("høj", 1, 3, false),
            ("Høj", 1, 4, false),
            ("afventer", 1, 5, false)
        ]
    );
    assert_eq!(asked.receipt.questions.len(), 4);
    let level = |scale: &str, place| Placement::Level {
        scale: scale.into(),
        place,
    };
    let mut choices = Choices::default();
    choices.place("høj", level("own: høj", 0));
    choices.place("Lav", level("own: Lav < høj", 0));
    choices.place("afventer", Placement::NoRating);
    // A recipe is kept as JSON, and holds for next year's file.
    let kept: Choices = serde_json::from_str(&serde_json::to_string(&choices).expect("JSON")).expect("choices");
    let told = import_with(text, &kept.fitted_to(&asked.receipt));
    assert!(told.receipt.questions.is_empty());
    assert_eq!(
        ratings(&told)[..3],
        [
            "sol | 2024-01-02 | Unstated | Leg | Lav | own: Lav < høj:0",
            "sol | 2024-01-02 | Unstated | Sprog | høj | own: Lav < høj:1",
            "maane | 2024-01-03 | Unstated | Leg | Høj | own: Lav < høj:1",
        ]
    );
    assert_eq!(told.receipt.columns[3].absences, [(Absence::NotApplicable, 1)].into());
}

#[test]
fn a_known_wording_stays_where_it_is_and_scales_never_mix() {
    let text = "Hus;Dato;Relationer;Rammer\nSol;2024-01-02;tilpasning;god\nMåne;2024-01-03;vedligeholdelse;tilstrækkelig\nVest;2024-01-03;fin;fin\n";
    let mut choices = Choices::default();
    choices.place("god", Placement::NoRating);
    let asked = import_with(text, &choices);
    assert_eq!(asked.receipt.questions.len(), 1);
    let scales: Vec<String> = ratings(&asked)
        .iter()
        .map(|row| row.rsplit(" | ").next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(scales, ["kbh-indsats:1", "kvalitet:3", "kbh-indsats:2", "kvalitet:2", "?", "?"]);
}

#[test]
fn wordings_of_a_word_or_two_are_asked_about_though_each_stands_once() {
    let asked = import("Institution;Dato;Tema;Vurdering\nSol;02-01-2024;Leg;middel\nMåne;03-01-2024;Leg;lav\nVest;03-01-2024;Sprog;høj\n");
    assert_eq!(asked.kind, crate::import::SourceKind::Ratings);
    assert_eq!((ratings(&asked).len(), asked.receipt.questions.len()), (3, 3));
}
