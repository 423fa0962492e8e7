//! Who a house is, and who it may be: the files and the leaders together.

use std::sync::Arc;

use jiff::civil::date;

use super::NamesAlike;
use super::identity::{Aliases, Houses, Mention};
use super::proposals::proposals;
use crate::domain::{House, HouseChange, HouseChangeId, HouseChangeKind, HouseChanges, HouseId};
use crate::import::fold_name;

/// Rows of (id, name, year); the id "" is a file without ids. Each row from a file of its own.
fn houses(rows: &[(&str, &str, i16)], changes: &[HouseChange]) -> Houses {
    let mut aliases = Aliases::default();
    for (source, (id, name, year)) in rows.iter().enumerate() {
        let id = if id.is_empty() { fold_name(name) } else { (*id).to_owned() };
        let (id, name) = (HouseId::from(id.as_str()), Arc::from(*name));
        let span = (date(*year, 1, 1), date(*year + 1, 1, 1));
        aliases.of_row(&Mention {
            id: &id,
            name: &name,
            is_reference: false,
            used: (span.1, source, 1),
            span: Some(span),
        });
    }
    aliases.settle(&recorded(changes))
}

/// Changes as the journal of one writer has them.
pub(super) fn recorded(changes: &[HouseChange]) -> HouseChanges {
    let ids = (1..).map(|number| HouseChangeId {
        writer: "anna".into(),
        number,
    });
    HouseChanges {
        all: ids.zip(changes.iter().cloned()).collect(),
        ..HouseChanges::default()
    }
}

pub(super) fn change(kind: HouseChangeKind, from: &[&str], to: &[&str]) -> HouseChange {
    let ids = |ids: &[&str]| ids.iter().map(|id| HouseId::from(*id)).collect();
    HouseChange {
        kind,
        from: ids(from),
        to: ids(to),
        when: None,
        note: String::new(),
    }
}

/// "id name (former names)" of each.
fn told(houses: &Houses) -> Vec<String> {
    let all = houses.all.iter().zip(&houses.former);
    let words = all.map(|(house, former)| match former.as_slice() {
        [] => format!("{} {}", house.id, house.name),
        _ => format!("{} {} ({})", house.id, house.name, former.join(", ")),
    });
    words.collect()
}

#[test]
fn ids_first_then_names() {
    type Case<'a> = (&'a [(&'a str, &'a str, i16)], &'a [&'a str], &'a str);
    let cases: [Case<'_>; 5] = [
        (
            &[
                ("G1", "Børnehuset Kajen", 2022),
                ("G1", "Blåmuslingen", 2024),
                ("", "Børnehuset Kajen", 2025),
            ],
            &["G1 Børnehuset Kajen (Blåmuslingen)"],
            "a name alone finds the id that ever bore it, and the newest file says what it is called",
        ),
        (
            &[
                ("G1", "Børnehuset Kajen", 2022),
                ("G1", "Blåmuslingen", 2024),
                ("", "Børnehuset Kajen", 2021),
            ],
            &["G1 Blåmuslingen (Børnehuset Kajen)"],
            "an older file changes no name",
        ),
        (
            &[("G1", "Bølgen", 2024), ("G2", "Bølgen", 2024), ("", "Bølgen", 2024)],
            &["G1 Bølgen", "G2 Bølgen", "boelgen Bølgen"],
            "two ids are never made one, and whose name it is cannot be told",
        ),
        (
            &[
                ("G1", "Bølgen", 2020),
                ("G1", "Havblik", 2024),
                ("G2", "Bølgen", 2024),
                ("", "Bølgen", 2025),
            ],
            &["G1 Havblik (Bølgen)", "G2 Bølgen"],
            "a name two ids bore belongs to the one that bears it now",
        ),
        (
            &[
                ("", "Bh. Kajen", 2024),
                ("", "Børnehuset Kajen", 2024),
                ("", "BØRNEHUSET  KAJEN", 2023),
            ],
            &["bh. kajen Bh. Kajen", "boernehuset kajen Børnehuset Kajen"],
            "a word of kind is never dropped in silence",
        ),
    ];
    for (rows, expected, why) in cases {
        assert_eq!(told(&houses(rows, &[])), expected, "{why}");
    }
}

#[test]
fn what_the_leaders_recorded_holds() {
    use HouseChangeKind::{Closed, Merged, Moved, Renamed, Same, Split};
    let files = [
        ("G1", "Kajen", 2022),
        ("G2", "Bølgen", 2024),
        ("G3", "Muslingen", 2024),
        ("", "Tangen", 2025),
        ("", "Kajen", 2025),
    ];
    let cases = [
        (
            vec![change(Same, &["G1"], &["G3"])],
            "G2 Bølgen, G3 Kajen (Muslingen), tangen Tangen",
        ),
        (
            vec![change(Renamed, &["G1"], &["G2"])],
            "G2 Bølgen (Kajen), G3 Muslingen, tangen Tangen",
        ),
        (
            vec![change(Renamed, &["tangen"], &["G1"])],
            "G1 Kajen (Tangen), G2 Bølgen, G3 Muslingen",
        ),
        (
            vec![change(Moved, &["kajen"], &["tangen"])],
            "G1 Tangen (Kajen), G2 Bølgen, G3 Muslingen",
        ),
        (
            vec![change(Same, &["G1"], &["gone"]), change(Same, &["gone"], &["G2"])],
            "G2 Kajen (Bølgen), G3 Muslingen, tangen Tangen",
        ),
        (
            vec![
                change(Merged, &["G1", "G2"], &["G3"]),
                change(Split, &["G3"], &["tangen", "G3"]),
                change(Closed, &["G2"], &[]),
            ],
            "G1 Kajen, G2 Bølgen, G3 Muslingen, tangen Tangen",
        ),
        (
            vec![change(Renamed, &["G1"], &[])],
            "G1 Kajen, G2 Bølgen, G3 Muslingen, tangen Tangen",
        ),
    ];
    for (changes, expected) in cases {
        let mut houses = houses(&files, &changes);
        houses.all.sort_by(|one, other| one.id.cmp(&other.id));
        assert_eq!(told(&houses).join(", "), expected, "{changes:?}");
    }
}

#[test]
fn every_id_and_name_finds_the_house() {
    let rows = [("G1", "Kajen", 2022), ("G9", "Muslingen", 2024), ("", "Tangen", 2025)];
    let changes = [
        change(HouseChangeKind::Renamed, &["G1"], &["G9"]),
        change(HouseChangeKind::Same, &["old"], &["kajen"]),
    ];
    let houses = houses(&rows, &changes);
    for id in ["G1", "G9", "old", "kajen"] {
        let house = houses.find(&id.into()).and_then(|code| houses.all.get(code as usize));
        assert_eq!(house.map(|house| &*house.name), Some("Muslingen"), "{id}");
    }
    assert_eq!(houses.find(&"unknown".into()), None);
    let history = &houses.histories[0];
    assert_eq!(history.changes.len(), 2);
    assert_eq!(history.name_under(&"G1".into()).map(|name| &**name), Some("Kajen"));
    let used: Vec<_> = history
        .names
        .iter()
        .filter_map(|name| name.used)
        .map(|span| span.0.year())
        .collect();
    assert_eq!(used, [2024, 2022]);
}

#[test]
fn a_house_ends_where_it_is_given_up() {
    use HouseChangeKind::{Closed, Merged, Renamed, Split};
    let rows = [("G1", "Kajen", 2022), ("G2", "Bølgen", 2024), ("G3", "Tangen", 2024)];
    let ended = |changes: &[HouseChange]| {
        houses(&rows, changes)
            .histories
            .iter()
            .map(|history| history.ended)
            .collect::<Vec<_>>()
    };
    assert_eq!(ended(&[change(Closed, &["G2"], &[])]), [None, Some(Closed), None]);
    assert_eq!(ended(&[change(Merged, &["G1", "G2"], &["G3"])]), [Some(Merged), Some(Merged), None]);
    assert_eq!(ended(&[change(Merged, &["G1", "G2"], &["G2"])]), [Some(Merged), None, None]);
    assert_eq!(ended(&[change(Split, &["G1"], &["G2", "G3"])]), [Some(Split), None, None]);
    assert_eq!(ended(&[change(Renamed, &["G1"], &["G2"])]), [None, None]);
}

#[test]
fn the_register_tells_kind_and_children() {
    let mut aliases = Aliases::default();
    let house = House {
        id: "G1".into(),
        name: "Bølgen".into(),
        kind: Some("Vuggestue".into()),
        children: Some(40),
        is_closed: false,
        is_reference: false,
    };
    aliases.of_register(&house, (date(2024, 1, 1), 0, 2));
    let houses = aliases.settle(&HouseChanges::default());
    assert_eq!((houses.all.as_slice(), houses.has_rows.as_slice()), (&[house][..], &[false][..]));
}

/// "older > newer (how alike)" of each proposal, with "then" where one follows the other.
fn proposed(houses: &Houses, changes: &HouseChanges) -> Vec<String> {
    let words = |proposal: super::HouseProposal| {
        let then = proposal
            .follows
            .map_or_else(String::new, |(last, first)| format!(", {last} then {first}"));
        let register = if proposal.is_register_and_name { ", register" } else { "" };
        let alike = match proposal.alike {
            NamesAlike::Same => "same",
            NamesAlike::ButForKind => "but for kind",
            NamesAlike::Nearly => "nearly",
        };
        format!("{} > {}: {alike}{then}{register}", proposal.older, proposal.newer)
    };
    proposals(houses, changes).into_iter().map(words).collect()
}

#[test]
fn houses_that_may_be_one_are_proposed_the_likeliest_first() {
    let rows = [
        ("", "Fyrtarnet", 2024),
        ("G1", "Bh. Kajen", 2021),
        ("G9", "Børnehuset Kajen", 2022),
        ("G2", "Bølgen", 2022),
        ("K7", "Bølgen", 2022),
        ("G3", "Fyrtårnet", 2024),
        ("G4", "Vuggestuen Sol", 2022),
        ("G5", "Børnehaven Sol", 2023),
        ("G6", "Regnbuen 1", 2022),
        ("G7", "Regnbuen 2", 2023),
    ];
    let houses = houses(&rows, &[]);
    assert_eq!(
        proposed(&houses, &HouseChanges::default()),
        [
            "G1 > G9: but for kind, 2021-12-31 then 2022-01-01",
            "G2 > K7: same",
            "G3 > fyrtarnet: nearly"
        ]
    );
    let mut apart = HouseChanges::default();
    apart.tell_apart(&"K7".into(), &"G2".into());
    apart.tell_apart(&"gone".into(), &"G1".into());
    assert_eq!(proposed(&houses, &apart).len(), 2);
    let merged = recorded(&[change(HouseChangeKind::Merged, &["G1", "G2"], &["G9"])]);
    assert_eq!(proposed(&houses, &merged).len(), 2, "what became of them has been said");
}

#[test]
fn what_one_source_has_at_the_same_time_is_two() {
    let mut aliases = Aliases::default();
    let mut row = |id: &str, name: &str, year: i16, is_reference: bool| {
        let span = (date(year, 1, 1), date(year + 1, 1, 1));
        aliases.of_row(&Mention {
            id: &id.into(),
            name: &name.into(),
            is_reference,
            used: (span.1, 0, 1),
            span: Some(span),
        });
    };
    row("G1", "Bølgen", 2021, false);
    row("G2", "Bølgen", 2021, false);
    row("G3", "Bølgen", 2022, false);
    row("T1", "I alt", 2021, true);
    row("T2", "I alt", 2022, true);
    let houses = aliases.settle(&HouseChanges::default());
    assert_eq!(
        proposed(&houses, &HouseChanges::default()),
        [
            "G1 > G3: same, 2021-12-31 then 2022-01-01",
            "G2 > G3: same, 2021-12-31 then 2022-01-01"
        ],
        "one may have become the third, and a total is no house"
    );
}

#[test]
fn a_name_is_proposed_for_a_house_of_the_register() {
    let mut aliases = Aliases::default();
    for (id, name) in [("G1", "Børnehuset Kajen"), ("G2", "Bølgen"), ("G3", "Kajen Vest")] {
        let house = House {
            id: id.into(),
            name: name.into(),
            kind: None,
            children: None,
            is_closed: false,
            is_reference: false,
        };
        aliases.of_register(&house, (date(2024, 1, 1), 0, 2));
    }
    aliases.of_row(&Mention {
        id: &"bh. kajen".into(),
        name: &"Bh. Kajen".into(),
        is_reference: false,
        used: (date(2024, 1, 1), 1, 2),
        span: None,
    });
    let houses = aliases.settle(&HouseChanges::default());
    assert_eq!(
        proposed(&houses, &HouseChanges::default()),
        ["bh. kajen > G1: but for kind, register"]
    );
}

#[test]
fn proposals_are_few() {
    let names: Vec<String> = (0..60).map(|number| format!("G{number:02}")).collect();
    let rows: Vec<(&str, &str, i16)> = names.iter().map(|id| (id.as_str(), "Solsikken", 2022)).collect();
    assert_eq!(proposed(&houses(&rows, &[]), &HouseChanges::default()).len(), 20);
}
