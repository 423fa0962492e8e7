//! The questions of the tables, asked of the sample and of generated files.

use std::time::Instant;

use proptest::prelude::*;

use super::house_tests::{change, recorded};
use super::sample::{import, indicator, many_houses, observation, sources, tables};
use super::{RowKey, Source, Tables, Wording};
use crate::domain::{Absence, HouseChange, HouseChangeKind, HouseChanges, HouseId, Period, Suppression, Unit, Value, VisitKind};
use crate::import::{Import, SourceKind};

const PLAIN: Wording<'_> = Wording {
    compare: &|left, right| left.cmp(right),
    period: &|period| period.to_string(),
    kind: &plain_kind,
};

fn plain_kind(kind: VisitKind) -> String {
    format!("{kind:?}")
}

fn source(import: Import) -> Source {
    Source {
        file: import.receipt.file.clone(),
        id: import.receipt.sha256.clone(),
        import,
    }
}

fn built(sources: &[Source]) -> Tables {
    Tables::build(sources, &HouseChanges::default())
}

/// A file of one indicator: house, period, value, n.
fn figures(file: &str, rows: &[(&str, &str, f64, f64)]) -> Source {
    let mut import = import(file, SourceKind::Observations);
    import.observations = rows
        .iter()
        .map(|(house, period, value, n)| observation((house, house), "Tal", period, Some(*value), Some(*n)))
        .collect();
    import.indicators = vec![indicator("Tal", Unit::Percent)];
    source(import)
}

fn values(tables: &Tables, house: &str, indicator: &str) -> Vec<(String, Option<f64>)> {
    let series = tables.series(&indicator.into(), &house.into());
    series
        .iter()
        .map(|point| {
            (
                point.period.map_or_else(String::new, |period| period.to_string()),
                point.value.number(),
            )
        })
        .collect()
}

#[test]
fn the_sample_is_three_houses_and_a_total() {
    let tables = tables();
    let names: Vec<(&str, &str)> = tables.houses().iter().map(|house| (&*house.id.0, &*house.name)).collect();
    assert_eq!(names, [("G1", "Fyrtårnet"), ("G2", "Bølgen"), ("G3", "Tangloppen")]);
    assert_eq!(
        tables.references().iter().map(|house| &*house.name).collect::<Vec<_>>(),
        ["Hele landet"]
    );
    assert_eq!(tables.former_names(&"G1".into()).join(","), "Lygten");
    assert_eq!(
        tables.house(&"fyrtaarnet".into()).map(|house| &house.id),
        Some(&HouseId::from("G1"))
    );
    assert_eq!(
        tables.indicators().iter().map(|indicator| &*indicator.id.0).collect::<Vec<_>>(),
        ["Sygefravær", "Forældretilfredshed"]
    );
    assert_eq!(
        (tables.years(), tables.n_observations(), tables.n_ratings()),
        (&[2023, 2024, 2025][..], 13, 5)
    );
    assert_eq!(tables.themes().iter().map(|theme| &*theme.0).collect::<Vec<_>>(), ["Leg", "Sprog"]);
    assert_eq!(tables.source_name(2), "tilsyn.csv");
    assert!(!tables.is_empty() && Tables::default().is_empty());
}

#[test]
fn series_are_by_period_and_across_names() {
    let tables = tables();
    let months =
        [("2024M12", 7.0), ("2025M01", 9.25), ("2025M02", 8.4), ("2025M04", 6.0)].map(|(month, value)| (month.to_owned(), Some(value)));
    assert_eq!(values(&tables, "G1", "Sygefravær"), months);
    assert_eq!(
        values(&tables, "G1", "Forældretilfredshed"),
        [("2023".to_owned(), Some(4.2)), ("2025".to_owned(), Some(4.4))]
    );
    assert_eq!(values(&tables, "G9", "Sygefravær"), []);
    assert_eq!(values(&tables, "G1", "nothing"), []);
}

#[test]
fn of_two_sources_for_a_period_the_later_one_holds() {
    let first = figures("a.csv", &[("G1", "2024", 1.0, 500.0), ("G1", "2025", 2.0, 500.0)]);
    let second = figures("b.csv", &[("G1", "2025", 9.0, 500.0)]);
    let both = |sources: &[Source]| {
        values(&built(sources), "G1", "Tal")
            .into_iter()
            .filter_map(|point| point.1)
            .collect::<Vec<f64>>()
    };
    assert_eq!(both(&[first.clone(), second.clone()]), [1.0, 9.0]);
    assert_eq!(both(&[second, first]), [1.0, 2.0]);
}

#[test]
fn ratings_are_by_day_and_undated_ones_stand_first() {
    let ratings = tables().ratings_of(&"G2".into());
    let told: Vec<(Option<String>, &str)> = ratings
        .iter()
        .map(|fact| (fact.rating.visit.date.map(|day| day.to_string()), &*fact.rating.wording))
        .collect();
    assert_eq!(
        told,
        [(None, "Tilpasning af indsats"), (Some("2024-05-06".to_owned()), "ikke vurderet")]
    );
}

#[test]
fn a_small_number_is_hidden_in_series_and_rows_and_does_not_order_them() {
    let tables = tables();
    let small = tables.series(&"Sygefravær".into(), &"G3".into());
    assert_eq!(
        small.first().map(|point| (point.value, point.denominator)),
        Some((Value::Absent(Absence::TooFew), None))
    );
    let order = tables.observation_order("sygefravaer", Some((RowKey::Value, true)), &PLAIN);
    let ordered: Vec<Option<f64>> = order
        .iter()
        .filter_map(|row| tables.observation(*row))
        .map(|fact| fact.point.value.number())
        .collect();
    assert_eq!(
        ordered,
        [
            Some(10.0),
            Some(9.25),
            Some(8.4),
            Some(7.9),
            Some(7.7),
            Some(7.0),
            Some(6.0),
            Some(5.5),
            None,
            None
        ]
    );
}

#[test]
fn rows_are_found_by_former_name_period_and_file() {
    let tables = tables();
    let found = |query: &str| tables.observation_order(query, None, &PLAIN);
    assert_eq!(found(""), (0..13).collect::<Vec<u32>>());
    assert_eq!(found("lygten 2025m02"), [2]);
    assert_eq!(found("foraeldre.csv 2023"), [10, 11]);
    assert_eq!(tables.rating_order("unannounced", None, &PLAIN), [2]);
    let by_level = tables.rating_order("", Some((RowKey::Value, false)), &PLAIN);
    assert_eq!(by_level, [1, 0, 3, 2, 4], "by place on the scale, the unknown wording last");
}

#[test]
fn a_register_of_a_municipality_does_not_make_a_cluster() {
    let mut register = import("register.csv", SourceKind::Register);
    let template = sources()
        .pop()
        .and_then(|source| source.import.register.first().cloned())
        .expect("the sample has a register");
    register.register = (0..781)
        .map(|number| {
            let mut row = template.clone();
            row.house.id = format!("R{number:04}").as_str().into();
            row.house.name = format!("Hus {number}").into();
            row
        })
        .collect();
    let alone = built(&[source(register.clone())]);
    assert_eq!(alone.houses().len(), 781, "with nothing else it is all there is");
    let beside = built(&[source(register), figures("a.csv", &[("R0007", "2024", 1.0, 50.0)])]);
    assert_eq!(beside.houses().iter().map(|house| &*house.id.0).collect::<Vec<_>>(), ["R0007"]);
    assert_eq!(tables().houses().len(), 3);
}

#[test]
fn the_revision_changes_with_the_sources_only() {
    let (all, mut fewer) = (sources(), sources());
    fewer.pop();
    assert_eq!(built(&all).revision(), built(&all).revision());
    assert_ne!(built(&all).revision(), built(&fewer).revision());
}

#[test]
fn the_same_house_has_one_series_and_all_its_ids_find_it() {
    let files = [
        figures("a.csv", &[("G1", "2023", 1.0, 500.0), ("G1", "2024", 2.0, 500.0)]),
        figures("b.csv", &[("G9", "2024", 3.0, 500.0), ("G9", "2025", 4.0, 500.0)]),
    ];
    let apart = built(&files);
    let one = Tables::build(&files, &recorded(&[change(HouseChangeKind::Renamed, &["G1"], &["G9"])]));
    assert_ne!(apart.revision(), one.revision());
    assert_eq!((apart.houses().len(), one.houses().len()), (2, 1));
    let told = [("2023", 1.0), ("2024", 3.0), ("2025", 4.0)].map(|(year, value)| (year.to_owned(), Some(value)));
    for id in ["G1", "G9"] {
        assert_eq!(values(&one, id, "Tal"), told, "{id}: the later file holds, nothing is summed");
        assert_eq!(one.settled(&id.into()), "G9".into());
    }
    assert_eq!(one.n_observations(), 4, "every row is still there");
    let merged = Tables::build(&files, &recorded(&[change(HouseChangeKind::Merged, &["G1", "G2"], &["G9"])]));
    assert_eq!(values(&merged, "G9", "Tal").len(), 2, "a house of several is a house of its own");
    assert_eq!(
        (merged.ended(&"G1".into()), merged.ended(&"G9".into())),
        (Some(HouseChangeKind::Merged), None)
    );
}

#[test]
fn two_hundred_thousand_rows_are_no_wait() {
    let mut import = import("big.csv", SourceKind::Observations);
    let months: Vec<String> = (0..100)
        .map(|month| Period::Month(2015 + month / 12, i8::try_from(month % 12 + 1).expect("a month")).to_string())
        .collect();
    for house in 0..100 {
        let name = format!("Hus{house}");
        for number in 0..20 {
            let number = format!("Tal {number}");
            import.observations.extend(
                months
                    .iter()
                    .map(|month| observation((&name, &name), &number, month, Some(f64::from(house)), None)),
            );
        }
    }
    let sources = [source(import)];
    let started = Instant::now();
    let tables = built(&sources);
    let built = started.elapsed();
    let order = tables.observation_order("hus77", Some((RowKey::Value, true)), &PLAIN);
    assert_eq!((tables.n_observations(), order.len()), (200_000, 2000));
    let searched = started.elapsed();
    for house in 0..100 {
        assert_eq!(tables.series(&"Tal 3".into(), &format!("Hus{house}").as_str().into()).len(), 100);
    }
    let told = format!(
        "built by {built:?}, searched by {searched:?}, 100 series by {:?}",
        started.elapsed()
    );
    assert!(started.elapsed().as_secs() < 10, "{told}");
}

#[test]
fn many_houses_are_kept_by_id() {
    assert_eq!(many_houses(781).houses().len(), 781);
}

fn any_change() -> impl Strategy<Value = HouseChange> {
    let houses = || proptest::collection::vec("G[0-5]", 1..4);
    (0..HouseChangeKind::ALL.len(), houses(), houses()).prop_map(|(kind, from, to)| {
        let kind = HouseChangeKind::ALL[kind];
        let texts = |ids: &[String]| ids.iter().map(|id| HouseId::from(id.as_str())).collect();
        HouseChange {
            from: texts(&from),
            to: texts(&to),
            ..change(kind, &[], &[])
        }
    })
}

proptest! {
    #[test]
    fn whatever_became_of_the_houses_no_row_is_lost_and_none_summed(
        rows in proptest::collection::vec((0..6_u8, 2020..2024_i16, 10.0..90.0_f64), 1..40),
        all in proptest::collection::vec(any_change(), 0..6),
    ) {
        let names: Vec<(String, String, f64)> = rows.iter().map(|(house, year, value)| (format!("G{house}"), year.to_string(), *value)).collect();
        let rows: Vec<(&str, &str, f64, f64)> = names.iter().map(|(house, year, value)| (&**house, &**year, *value, 50.0)).collect();
        let (one, other) = rows.split_at(rows.len() / 2);
        let files = [figures("a.csv", one), figures("b.csv", other)];
        let (apart, settled) = (built(&files), Tables::build(&files, &recorded(&all)));
        let points = |tables: &Tables| (0..40).filter_map(|row| tables.observation(row)).map(|fact| fact.point).collect::<Vec<_>>();
        prop_assert_eq!(points(&apart), points(&settled));
        let mut n_houses = 0;
        for house in settled.houses() {
            n_houses += 1;
            for point in settled.series(&"Tal".into(), &house.id) {
                prop_assert!(points(&apart).contains(&point));
            }
        }
        prop_assert!(n_houses <= apart.houses().len());
        for house in apart.houses() {
            let found = settled.house(&house.id).map(|house| &house.id);
            prop_assert!(settled.houses().iter().any(|known| Some(&known.id) == found));
        }
        for proposal in settled.house_proposals() {
            prop_assert!(settled.settled(&proposal.older) != settled.settled(&proposal.newer));
        }
    }

    #[test]
    fn small_numbers_never_leave(rows in proptest::collection::vec((0..4_u8, 2020..2024_i16, 0.0..100.0_f64, 0..9_u8), 1..40)) {
        let mut import = import("small.csv", SourceKind::Observations);
        import.observations = rows
            .iter()
            .map(|(house, year, value, n)| {
                let (name, n) = (format!("G{house}"), f64::from(*n));
                let mut row = observation((&name, &name), "Andel", &year.to_string(), Some(*value), Some(n));
                row.numerator = Some(n.min(2.0));
                row
            })
            .collect();
        import.indicators = vec![indicator("Andel", Unit::Percent)];
        let small: Vec<u64> = rows.iter().filter(|row| (1..5).contains(&row.3)).map(|row| row.2.to_bits()).collect();
        let tables = built(&[source(import)]);
        let of_rows = (0..40).filter_map(|row| tables.observation(row)).map(|fact| fact.point);
        let of_series = (0..4).flat_map(|house| tables.series(&"Andel".into(), &format!("G{house}").as_str().into()));
        for point in of_rows.chain(of_series) {
            prop_assert!(point.denominator.is_none_or(|n| n == 0.0 || n >= f64::from(Suppression::LEAST)));
            prop_assert!(point.value.number().is_none_or(|number| !small.contains(&number.to_bits())));
            prop_assert!(point.value.number().is_some() || point.numerator.is_none());
        }
    }
}
