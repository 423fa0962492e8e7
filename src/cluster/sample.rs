//! A small cluster for tests: three houses, two indicators, five ratings; every kind of case once.

use jiff::civil::Date;

use crate::domain::{
    Absence, Direction, House, HouseChanges, Indicator, Rating, Term, ThemeName, Topic, Unit, Value, Visit, VisitKind, Vocabulary, Wording,
};
use crate::import::{
    Delimiter, Encoding, Evidence, Format, Import, Layout, Lines, ObservationRow, Observations, RatingRow, Reading, Receipt, RegisterRow,
    SourceKind, fold_name,
};

use super::{Source, Tables};

pub(crate) fn rating(house: &str, theme: &str, wording: &str, day: &str, place: Option<(&str, usize)>) -> Rating {
    let date: Option<Date> = day.parse().ok();
    let kind = if day.ends_with("-04") {
        VisitKind::Unannounced
    } else {
        VisitKind::Announced
    };
    Rating {
        visit: Visit {
            house: house.into(),
            date,
            kind,
        },
        theme: ThemeName(theme.into()),
        wording: wording.into(),
        place: place.map(|(scale, place)| (scale.into(), place)),
        reason: (place == Some(("kbh-indsats", 2))).then(|| "Børnene leger på tværs af stuerne".into()),
    }
}

pub(crate) fn receipt(file: &str, kind: SourceKind) -> Receipt {
    Receipt {
        file: file.into(),
        sha256: file.into(),
        bytes: 2_048,
        kind: (kind, Evidence::Likely),
        shape: "".into(),
        format: Format::Text,
        table: None,
        encoding: Some((Encoding::Utf8, Evidence::Certain)),
        delimiter: Some((Delimiter::Semicolon, Evidence::AllValuesFit)),
        reading: Reading::default(),
        heading_line: Some(1),
        layout: Layout::Long,
        columns: Vec::new(),
        lines: Lines::default(),
        rows_in: 0,
        rows_used: 0,
        rows_out: 0,
        set_aside: Vec::new(),
        doubled: 0,
        references: Vec::new(),
        wordings: Vec::new(),
        questions: Vec::new(),
    }
}

pub(crate) fn import(file: &str, kind: SourceKind) -> Import {
    let receipt = receipt(file, kind);
    Import {
        kind,
        observations: Observations::default(),
        ratings: Vec::new(),
        register: Vec::new(),
        indicators: Vec::new(),
        head: Vec::new(),
        receipt,
    }
}

pub(crate) fn indicator(id: &str, unit: Unit) -> Indicator {
    let noise = (unit == Unit::Score).then_some(0.6);
    Indicator {
        id: id.into(),
        unit,
        decimals: 1,
        direction: Direction::Neither,
        topic: Topic::of_heading(id),
        noise,
        own_name: None,
    }
}

/// A figure: house id and name, period, value or nothing, out of how many.
pub(crate) fn observation(house: (&str, &str), indicator: &str, period: &str, value: Option<f64>, n: Option<f64>) -> ObservationRow {
    ObservationRow {
        house: house.0.into(),
        house_name: house.1.into(),
        is_reference: house.1 == "Hele landet",
        indicator: indicator.into(),
        period: period.parse().ok(),
        value: value.map_or(Value::Absent(Absence::Missing), Value::Number),
        numerator: None,
        denominator: n,
        line: 0,
    }
}

fn absence_file() -> Import {
    let fyr = ("G1", "Fyrtårnet");
    let small = ("G3", "Tangloppen");
    let country = ("hele landet", "Hele landet");
    let rows = [
        (("G1", "Lygten"), "2024M12", Some(7.0), Some(1200.0)),
        (fyr, "2025M01", Some(9.25), Some(1210.0)),
        (fyr, "2025M02", Some(8.4), Some(1240.0)),
        (fyr, "2025M04", Some(6.0), Some(1250.0)),
        (("G2", "Bølgen"), "2025M01", None, None),
        (("G2", "Bølgen"), "2025M02", Some(5.5), Some(900.0)),
        (small, "2025M01", Some(25.0), Some(4.0)),
        (small, "2025M02", Some(10.0), Some(12.0)),
        (country, "2025M01", Some(7.7), None),
        (country, "2025M02", Some(7.9), None),
    ];
    let mut import = import("fravaer.csv", SourceKind::Observations);
    import.observations = rows
        .into_iter()
        .map(|(house, period, value, n)| observation(house, "Sygefravær", period, value, n))
        .collect();
    import.indicators = vec![indicator("Sygefravær", Unit::Percent)];
    import
}

/// A file with names only, every second year.
fn parents_file() -> Import {
    let rows = [
        ("Fyrtårnet", "2023", 4.2, 40.0),
        ("Bølgen", "2023", 3.9, 31.0),
        ("Fyrtårnet", "2025", 4.4, 42.0),
    ];
    let mut import = import("forældre.csv", SourceKind::Observations);
    let row = |(name, period, value, n)| observation((&fold_name(name), name), "Forældretilfredshed", period, Some(value), Some(n));
    import.observations = rows.into_iter().map(row).collect();
    import.indicators = vec![indicator("Forældretilfredshed", Unit::Score)];
    import
}

fn supervision_file() -> Import {
    let rows = [
        (
            "Fyrtårnet",
            rating("G1", "Leg", "Tilpasning af indsats", "2023-03-03", Some(("kbh-indsats", 1))),
        ),
        (
            "Fyrtårnet",
            rating("G1", "Sprog", "Behov for ændret indsats", "2023-03-03", Some(("kbh-indsats", 0))),
        ),
        (
            "Fyrtårnet",
            rating("G1", "Leg", "Vedligeholdelse af indsats", "2025-10-04", Some(("kbh-indsats", 2))),
        ),
        ("Bølgen", rating("G2", "Leg", "Tilpasning af indsats", "", Some(("kbh-indsats", 1)))),
        ("Bølgen", rating("G2", "Sprog", "ikke vurderet", "2024-05-06", None)),
    ];
    let mut import = import("tilsyn.csv", SourceKind::Ratings);
    import.ratings = rows
        .map(|(name, rating)| RatingRow {
            house_name: name.into(),
            rating,
            line: 0,
        })
        .into();
    import
}

fn register_file() -> Import {
    let houses = [
        ("G1", "Fyrtårnet", "Aldersintegreret institution", Some(94)),
        ("G2", "Bølgen", "Børnehave", None),
        ("G3", "Tangloppen", "Vuggestue", Some(1)),
    ];
    let row = |(id, name, kind, children): (&str, &str, &str, Option<u32>)| RegisterRow {
        house: House {
            id: id.into(),
            name: name.into(),
            kind: Some(kind.into()),
            children,
            is_closed: false,
            is_reference: false,
        },
        line: 0,
    };
    let mut import = import("register.csv", SourceKind::Register);
    import.register = houses.map(row).into();
    import
}

/// The files of the sample, lines numbered from 2.
pub(crate) fn sources() -> Vec<Source> {
    let mut imports = [absence_file(), parents_file(), supervision_file(), register_file()];
    for import in &mut imports {
        let rows = (2..).zip(import.observations.iter());
        import.observations = rows.map(|(line, row)| ObservationRow { line, ..row }).collect();
        (2..).zip(&mut import.ratings).for_each(|(line, row)| row.line = line);
        (2..).zip(&mut import.register).for_each(|(line, row)| row.line = line);
    }
    imports
        .into_iter()
        .map(|import| Source {
            file: import.receipt.file.clone(),
            id: import.receipt.sha256.clone(),
            import,
        })
        .collect()
}

pub(crate) fn tables() -> Tables {
    Tables::build(&sources(), &HouseChanges::default())
}

/// The same with the team's own words.
pub(crate) fn speaking<const N: usize>(said: [(Term, &str); N]) -> Tables {
    let wordings = said.map(|(term, text)| {
        let wording = Wording {
            text: text.to_owned(),
            author: String::new(),
            worded_ms: 0,
        };
        (term, vec![wording])
    });
    tables().speaking(Vocabulary::of(&wordings.into()))
}

/// A cluster of many houses with one figure each.
pub(crate) fn many_houses(count: usize) -> Tables {
    named(&(0..count).map(|number| format!("Hus {number:03}")).collect::<Vec<_>>())
}

/// Houses of these names with one figure each, numbered `G000` and on.
pub(crate) fn named<S: AsRef<str>>(names: &[S]) -> Tables {
    let mut import = import("mange.csv", SourceKind::Observations);
    let row = |(number, name): (usize, &S)| {
        observation(
            (&format!("G{number:03}"), name.as_ref()),
            "Sygefravær",
            "2025",
            Some(5.0),
            Some(100.0),
        )
    };
    import.observations = names.iter().enumerate().map(row).collect();
    import.indicators = vec![indicator("Sygefravær", Unit::Percent)];
    Tables::build(
        &[Source {
            file: "mange.csv".into(),
            id: "m".into(),
            import,
        }],
        &HouseChanges::default(),
    )
}

/// Two houses and a total with a figure each and no time at all.
pub(crate) fn without_time() -> Tables {
    let rows = [
        (("G1", "Fyrtårnet"), Some(94.0)),
        (("G2", "Bølgen"), Some(72.0)),
        (("hele landet", "Hele landet"), Some(80.0)),
    ];
    let mut import = import("pladser.csv", SourceKind::Observations);
    import.observations = rows
        .into_iter()
        .map(|(house, value)| observation(house, "Pladser", "", value, None))
        .collect();
    import.indicators = vec![Indicator {
        decimals: 0,
        ..indicator("Pladser", Unit::Count)
    }];
    Tables::build(
        &[Source {
            file: "pladser.csv".into(),
            id: "p".into(),
            import,
        }],
        &HouseChanges::default(),
    )
}
