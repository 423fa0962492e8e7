//! What is hidden with few people's figures, through the door that everything goes in by.

use super::sample::{import, indicator, observation};
use super::{RowKey, Source, Tables, Wording};
use crate::domain::{Absence, Anchor, House, HouseChanges, Indicator, Suppression, Unit, Value, VisitKind};
use crate::import::{RegisterRow, SourceKind};

/// A row: house ("I alt" is a total), indicator, period, value, n.
type Row<'a> = (&'a str, &'a str, &'a str, f64, Option<f64>);

fn file(name: &str, unit: &Unit, rows: &[Row<'_>]) -> Source {
    let mut import = import(name, SourceKind::Observations);
    import.observations = rows
        .iter()
        .map(|(house, indicator, period, value, n)| {
            let mut row = observation((house, house), indicator, period, Some(*value), *n);
            row.is_reference = *house == "I alt";
            if value.is_nan() {
                row.value = Value::Absent(Absence::TooFew);
            }
            row
        })
        .collect();
    let mut names: Vec<&str> = rows.iter().map(|row| row.1).collect();
    names.dedup();
    import.indicators = names
        .iter()
        .map(|name| Indicator {
            decimals: u8::from(*unit != Unit::Count),
            ..indicator(name, unit.clone())
        })
        .collect();
    Source {
        file: name.into(),
        id: name.into(),
        import,
    }
}

fn built(sources: &[Source]) -> Tables {
    Tables::build(sources, &HouseChanges::default())
}

/// What stands in a cell: its number as text, `*` for few, `+` for hidden with them, `-` for anything else.
fn at(tables: &Tables, house: &str, indicator: &str, period: &str) -> String {
    let series = tables.series(&indicator.into(), &house.into());
    let period = period.parse().ok();
    let point = series.iter().find(|point| point.period == period);
    match point.map(|point| point.value) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Absent(Absence::TooFew)) => "*".to_owned(),
        Some(Value::Absent(Absence::Withheld)) => "+".to_owned(),
        _ => "-".to_owned(),
    }
}

fn column(tables: &Tables, houses: &[&str], indicator: &str, period: &str) -> String {
    let cells: Vec<String> = houses.iter().map(|house| at(tables, house, indicator, period)).collect();
    cells.join(" ")
}

const HOUSES: [&str; 4] = ["A", "B", "C", "I alt"];

#[test]
fn the_total_of_the_houses_goes_with_a_hidden_house_and_others_stay() {
    let rows = |numbers: [f64; 4]| {
        HOUSES
            .iter()
            .zip(numbers)
            .map(|(house, value)| (*house, "Antal børn", "2025", value, None))
            .collect::<Vec<_>>()
    };
    let of = |numbers| {
        column(
            &built(&[file("a.csv", &Unit::Count, &rows(numbers))]),
            &HOUSES,
            "Antal børn",
            "2025",
        )
    };
    assert_eq!(of([3.0, 20.0, 30.0, 53.0]), "* 20 30 +");
    assert_eq!(of([8.0, 20.0, 30.0, 58.0]), "8 20 30 58", "nothing is small");
    assert_eq!(
        of([3.0, 20.0, 30.0, 4000.0]),
        "* 20 30 4000",
        "a total of more than these houses gives nothing away"
    );
    assert_eq!(
        of([f64::NAN, 20.0, 30.0, 53.0]),
        "* 20 30 +",
        "hidden by its file, and little is left of the total"
    );
    assert_eq!(
        of([f64::NAN, 20.0, 30.0, 400.0]),
        "* 20 30 400",
        "so much cannot be one hidden house"
    );
}

#[test]
fn shares_are_weighed_by_their_denominators() {
    let rows = [
        ("A", "Andel", "2025", 50.0, Some(4.0)),
        ("B", "Andel", "2025", 25.0, Some(40.0)),
        ("I alt", "Andel", "2025", 27.3, Some(44.0)),
        ("A", "Andel", "2024", 40.0, Some(40.0)),
        ("B", "Andel", "2024", 20.0, Some(40.0)),
        ("I alt", "Andel", "2024", 30.0, Some(80.0)),
    ];
    let tables = built(&[file("a.csv", &Unit::Percent, &rows)]);
    assert_eq!(column(&tables, &["A", "B", "I alt"], "Andel", "2025"), "* 25 +");
    assert_eq!(column(&tables, &["A", "B", "I alt"], "Andel", "2024"), "40 20 30");
}

#[test]
fn the_year_goes_with_a_hidden_quarter_and_the_cluster_with_both() {
    let mut rows = Vec::new();
    for (house, quarters) in [
        ("A", [3.0, 20.0, 30.0, 40.0]),
        ("B", [50.0, 60.0, 70.0, 80.0]),
        ("I alt", [53.0, 80.0, 100.0, 120.0]),
    ] {
        for (period, value) in ["2025K1", "2025K2", "2025K3", "2025K4"].into_iter().zip(quarters) {
            rows.push((house, "Antal børn", period, value, None));
        }
        rows.push((house, "Antal børn", "2025", quarters.iter().sum(), None));
    }
    let tables = built(&[file("a.csv", &Unit::Count, &rows)]);
    let of = |house: &str| {
        ["2025K1", "2025K2", "2025K3", "2025K4", "2025"]
            .map(|period| at(&tables, house, "Antal børn", period))
            .join(" ")
    };
    assert_eq!(of("A"), "* 20 30 40 +");
    assert_eq!(of("B"), "50 60 70 80 260");
    assert_eq!(of("I alt"), "+ 80 100 120 +");
}

#[test]
fn parts_of_a_hundred_keep_each_other() {
    let rows = |parts: [f64; 4]| {
        let names = ["Rød", "Gul", "Grøn", "Blå"];
        let rows = names
            .iter()
            .zip(parts)
            .map(|(name, value)| ("A", *name, "2025", value, Some(100.0)));
        rows.collect::<Vec<_>>()
    };
    let of = |parts| {
        let tables = built(&[file("a.csv", &Unit::Percent, &rows(parts))]);
        ["Rød", "Gul", "Grøn", "Blå"].map(|name| at(&tables, "A", name, "2025")).join(" ")
    };
    assert_eq!(of([3.0, 7.0, 40.0, 50.0]), "* + 40 50", "the smallest that will do");
    assert_eq!(
        of([1.0, 5.0, 44.0, 50.0]),
        "* 5 + 50",
        "six with one of five or more: it could only be one"
    );
    assert_eq!(of([2.0, 3.0, 45.0, 50.0]), "* * + 50", "five in all are not more than the limit");
    assert_eq!(of([4.0, 3.0, 43.0, 50.0]), "* * + 50", "seven of two parts under five");
    assert_eq!(of([10.0, 20.0, 30.0, 40.0]), "10 20 30 40");
}

#[test]
fn a_total_of_age_groups_goes_unless_the_register_tells_it() {
    let rows = |house| {
        [
            (house, "Børn · 0-2 år", "2025K4", 3.0, None),
            (house, "Børn · 3-5 år", "2025K4", 50.0, None),
            (house, "Børn · 6 år", "2025K4", 20.0, None),
            (house, "Børn · I alt", "2025K4", 73.0, None),
        ]
    };
    let figures = file("a.csv", &Unit::Count, &rows("A"));
    let told = |tables: &Tables| {
        ["0-2 år", "3-5 år", "6 år", "I alt"]
            .map(|name| at(tables, "A", &format!("Børn · {name}"), "2025K4"))
            .join(" ")
    };
    assert_eq!(told(&built(std::slice::from_ref(&figures))), "* 50 20 +");
    let mut register = import("register.csv", SourceKind::Register);
    register.register = vec![RegisterRow {
        house: House {
            id: "A".into(),
            name: "A".into(),
            kind: None,
            children: Some(73),
            is_closed: false,
            is_reference: false,
        },
        line: 2,
    }];
    let register = Source {
        file: "register.csv".into(),
        id: "r".into(),
        import: register,
    };
    assert_eq!(told(&built(&[figures, register])), "* 50 + 73");
}

#[test]
fn what_says_the_same_goes_along() {
    let mut shares = file(
        "a.csv",
        &Unit::Percent,
        &[
            ("A", "Andel", "2024", 10.0, Some(20.0)),
            ("A", "Andel", "2025", 50.0, Some(20.0)),
            ("B", "Andel", "2025", 40.0, Some(30.0)),
        ],
    );
    let mut rows: Vec<_> = shares.import.observations.iter().collect();
    for (row, numerator) in rows.iter_mut().zip([2.0, 10.0, 12.0]) {
        row.numerator = Some(numerator);
    }
    let extra = [
        ("A", "Tæller", "2024", 2.0, None),
        ("A", "Tæller", "2025", 10.0, None),
        ("B", "Tæller", "2025", 12.0, None),
        ("A", "Forskel", "", 8.0, None),
        ("B", "Forskel", "", 7.0, None),
    ];
    let extra = file("b.csv", &Unit::Count, &extra).import;
    shares.import.observations = rows.into_iter().chain(extra.observations.iter()).collect();
    shares.import.indicators.extend(extra.indicators);
    let older = file("old.csv", &Unit::Percent, &[("A", "Andel", "2024", 10.0, None)]);
    let tables = built(&[older, shares]);
    assert_eq!(
        (at(&tables, "A", "Andel", "2024"), at(&tables, "A", "Tæller", "2024")),
        ("*".into(), "*".into())
    );
    assert_eq!(
        (at(&tables, "A", "Andel", "2025"), at(&tables, "A", "Tæller", "2025")),
        ("50".into(), "10".into())
    );
    assert_eq!(
        (at(&tables, "A", "Forskel", ""), at(&tables, "B", "Forskel", "")),
        ("+".into(), "7".into())
    );
    assert_eq!(
        tables.observation(0).map(|fact| fact.point.value),
        Some(Value::Absent(Absence::TooFew)),
        "an older file that told it without its n"
    );
}

#[test]
fn the_order_of_rows_and_a_search_know_nothing_of_what_is_hidden() {
    let rows = |few: f64| {
        let rows = [("A", 9.0), ("B", few), ("C", 7.0)].map(|(house, value)| (house, "Antal børn", "2025", value, None));
        built(&[file("a.csv", &Unit::Count, &rows)])
    };
    let wording = Wording {
        compare: &|left, right| left.cmp(right),
        period: &|period| period.to_string(),
        kind: &|kind: VisitKind| format!("{kind:?}"),
    };
    let order = |few, key| rows(few).observation_order("", Some((key, true)), &wording);
    for key in [RowKey::Value, RowKey::Count] {
        assert_eq!(order(1.0, key), order(4.0, key));
    }
    assert_eq!(order(4.0, RowKey::Value), [0, 2, 1], "what is hidden stands last");
    assert_eq!(rows(3.0).observation_order("3", None, &wording), Vec::<u32>::new());
}

#[test]
fn a_raised_limit_hides_more_and_what_was_seen_before_it() {
    let rows = [("A", "Trivsel", "2025", 5.5, Some(8.0)), ("B", "Trivsel", "2025", 5.0, Some(40.0))];
    let sources = [file("a.csv", &Unit::Score, &rows)];
    let place = |house: Option<&str>, period: &str| Anchor {
        house: house.map(Into::into),
        indicator: Some("Trivsel".into()),
        period: period.parse().ok(),
        ..Anchor::default()
    };
    let by = |least| Tables::build_under(&sources, &HouseChanges::default(), Suppression::of(least));
    assert_eq!(
        (at(&built(&sources), "A", "Trivsel", "2025"), at(&by(10), "A", "Trivsel", "2025")),
        ("5.5".into(), "*".into())
    );
    assert_ne!(by(10).revision(), built(&sources).revision());
    let hidden = |least, house, period| by(least).hidden_at(&place(house, period));
    assert_eq!(hidden(10, Some("A"), "2025"), Some(Absence::TooFew));
    assert_eq!(hidden(10, Some("B"), "2025"), None);
    assert_eq!(
        hidden(10, None, "2025"),
        Some(Absence::Withheld),
        "a median of that time may be of the house"
    );
    assert_eq!(
        hidden(10, Some("A"), "1999"),
        Some(Absence::TooFew),
        "of what no file tells any more nobody knows"
    );
    assert_eq!((hidden(5, Some("A"), "2025"), hidden(5, Some("A"), "1999")), (None, None));
}

#[test]
fn a_register_tells_no_few_children() {
    let row = |name: &str, children, is_reference| RegisterRow {
        house: House {
            id: name.into(),
            name: name.into(),
            kind: None,
            children: Some(children),
            is_closed: false,
            is_reference,
        },
        line: 2,
    };
    let mut register = import("register.csv", SourceKind::Register);
    register.register = vec![row("A", 3, false), row("B", 30, false), row("I alt", 33, true)];
    let tables = built(&[Source {
        file: "register.csv".into(),
        id: "r".into(),
        import: register,
    }]);
    let children = |houses: &[House]| houses.iter().map(|house| house.children).collect::<Vec<_>>();
    assert_eq!(
        (children(tables.houses()), children(tables.references())),
        (vec![None, Some(30)], vec![None])
    );
}

#[test]
fn a_whole_does_not_say_how_few_it_is_when_its_parts_are_hidden() {
    let rows = [("A", 1.0), ("B", 1.0), ("C", 1.0), ("I alt", 3.0)].map(|(house, value)| (house, "Antal børn", "2025", value, None));
    let tables = built(&[file("a.csv", &Unit::Count, &rows)]);
    assert_eq!(
        column(&tables, &HOUSES, "Antal børn", "2025"),
        "* * * +",
        "three of too few would be one in each"
    );
}
