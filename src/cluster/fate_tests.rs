//! What becomes of notes when the next export comes: told against an oracle that knows what was done to it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::house_tests::{change, recorded};
use super::sample::{import, indicator, observation};
use super::{Fate, Lost, Source, Standing, Tables};
use crate::domain::{
    Anchor, AnchorValue, HouseChange, HouseChangeKind, HouseChanges, NewNote, Note, NoteContent, NoteId, NoteKind, Period, Unit, Value,
};
use crate::import::SourceKind;

/// An export: id and name of each house, and figures in tenths by house, indicator and year.
#[derive(Debug, Clone, Default)]
struct Export {
    names: BTreeMap<u8, (String, String)>,
    figures: BTreeMap<(u8, u8, i16), i32>,
}

/// What is done to the first export to make the second.
#[derive(Debug, Clone)]
enum Edit {
    /// Another name under the same number.
    Rename(u8),
    /// Another number and name, which the leaders recorded.
    Renumber(u8),
    /// Two houses become a third, which the leaders recorded.
    Merge(u8, u8),
    /// A house becomes two, which the leaders recorded.
    Split(u8),
    DropHouse(u8),
    DropIndicator(u8),
    DropFigure(u8, u8, i16),
    Change(u8, u8, i16),
    Add(u8, u8, i16),
}

const HOUSES: u8 = 6;
const INDICATORS: [&str; 2] = ["Sygefravær", "Personaleomsætning"];

fn first(figures: BTreeMap<(u8, u8, i16), i32>) -> Export {
    let houses: BTreeSet<u8> = figures.keys().map(|(house, ..)| *house).collect();
    Export {
        names: houses
            .into_iter()
            .map(|house| (house, (format!("G{house}"), format!("Hus {house}"))))
            .collect(),
        figures,
    }
}

fn tables(export: &Export, changes: &HouseChanges) -> Tables {
    let mut file = import("tal.csv", SourceKind::Observations);
    let rows = export.figures.iter().filter_map(|((house, number, year), tenths)| {
        let (id, name) = export.names.get(house)?;
        let value = Some(f64::from(*tenths) / 10.0);
        Some(observation(
            (id, name),
            INDICATORS[usize::from(*number)],
            &year.to_string(),
            value,
            None,
        ))
    });
    file.observations = rows.collect();
    file.indicators = INDICATORS.iter().map(|id| indicator(id, Unit::DaysPerEmployee)).collect();
    let source = Source {
        file: "tal.csv".into(),
        id: "tal".into(),
        import: file,
    };
    Tables::build(&[source], changes)
}

fn note(house: u8, number: u8, year: i16, tenths: i32) -> Note {
    let id = NoteId {
        writer: "anna".into(),
        number: 1,
    };
    let new = NewNote {
        content: NoteContent::new(NoteKind::Observation, "?"),
        anchor: Anchor {
            house: Some(format!("G{house}").as_str().into()),
            indicator: Some(INDICATORS[usize::from(number)].into()),
            period: Some(Period::Year(year)),
            ..Anchor::default()
        },
        seen: Some(AnchorValue::Figure(Value::Number(f64::from(tenths) / 10.0))),
        ..NewNote::default()
    };
    Note::written(new, id, 1, 0)
}

/// What the oracle knows of a house: what became of it, and where its figures stand now.
#[derive(Debug, Clone, Default)]
struct Doing {
    export: Export,
    changes: Vec<HouseChange>,
    renamed: BTreeMap<u8, HouseChangeKind>,
    merged: BTreeMap<u8, u8>,
    split: BTreeMap<u8, (u8, u8)>,
    next: u8,
}

impl Doing {
    fn is_free(&self, house: u8) -> bool {
        let touched = self.renamed.contains_key(&house) || self.merged.contains_key(&house) || self.split.contains_key(&house);
        self.export.names.contains_key(&house) && house < HOUSES && !touched
    }

    fn house(&mut self) -> u8 {
        self.next += 1;
        let house = HOUSES + self.next;
        self.export.names.insert(house, (format!("G{house}"), format!("Nyt hus {house}")));
        // A new house has figures of its own, of every indicator in the file.
        self.export.figures.extend([((house, 0, 2030), 10), ((house, 1, 2030), 10)]);
        house
    }

    fn take(&mut self, house: u8) {
        self.export.names.remove(&house);
        self.export.figures.retain(|(of, ..), _| *of != house);
    }

    fn edit(&mut self, edit: &Edit) {
        let id = |house: u8| format!("G{house}");
        match *edit {
            Edit::Rename(house) if self.is_free(house) => {
                self.export.names.insert(house, (id(house), format!("Ny {house}")));
            }
            Edit::Renumber(house) if self.is_free(house) => {
                let number = format!("G{house}9");
                self.changes.push(change(HouseChangeKind::Renamed, &[&id(house)], &[&number]));
                self.export.names.insert(house, (number, format!("Anden {house}")));
                self.renamed.insert(house, HouseChangeKind::Renamed);
            }
            Edit::Merge(one, other) if one != other && self.is_free(one) && self.is_free(other) => {
                let into = self.house();
                self.changes
                    .push(change(HouseChangeKind::Merged, &[&id(one), &id(other)], &[&id(into)]));
                self.merged.extend([(one, into), (other, into)]);
                self.take(one);
                self.take(other);
            }
            Edit::Split(house) if self.is_free(house) => {
                let (one, other) = (self.house(), self.house());
                self.changes
                    .push(change(HouseChangeKind::Split, &[&id(house)], &[&id(one), &id(other)]));
                self.split.insert(house, (one, other));
                self.take(house);
            }
            Edit::DropHouse(house) if self.is_free(house) => self.take(house),
            Edit::DropIndicator(number) => self.export.figures.retain(|(_, of, _), _| *of != number),
            Edit::DropFigure(house, number, year) => drop(self.export.figures.remove(&(house, number, year))),
            Edit::Change(house, number, year) => {
                self.export.figures.entry((house, number, year)).and_modify(|tenths| *tenths += 7);
            }
            Edit::Add(house, number, year) if self.export.names.contains_key(&house) => {
                self.export.figures.entry((house, number, year + 50)).or_insert(33);
            }
            _ => {}
        }
    }

    /// What must be said of a note about a figure of the first export.
    fn expected(&self, (house, number, year): (u8, u8, i16), then: i32) -> (Option<HouseChangeKind>, Standing) {
        let has_house = |house: u8| self.export.figures.keys().any(|(of, ..)| *of == house);
        let has_indicator = self.export.figures.keys().any(|(_, of, _)| *of == number);
        if let Some((one, other)) = self.split.get(&house) {
            let is_known = has_house(*one) || has_house(*other);
            return (None, Standing::Lost(if is_known { Lost::SplitHouse } else { Lost::House }));
        }
        if let Some(into) = self.merged.get(&house) {
            let is_there = has_house(*into);
            return match (is_there, has_indicator) {
                (false, _) => (None, Standing::Lost(Lost::House)),
                (true, false) => (Some(HouseChangeKind::Merged), Standing::Lost(Lost::Indicator)),
                (true, true) => (Some(HouseChangeKind::Merged), Standing::Merged),
            };
        }
        if !has_house(house) {
            return (None, Standing::Lost(Lost::House));
        }
        let followed = self.renamed.get(&house).copied();
        let number_of = |tenths: i32| AnchorValue::Figure(Value::Number(f64::from(tenths) / 10.0));
        let now = match self.export.figures.get(&(house, number, year)) {
            _ if !has_indicator => Standing::Lost(Lost::Indicator),
            None => Standing::Lost(Lost::Figure),
            Some(now) if *now == then => Standing::Intact,
            Some(now) => Standing::Changed {
                then: number_of(then),
                now: number_of(*now),
            },
        };
        (followed, now)
    }
}

fn figure() -> impl Strategy<Value = (u8, u8, i16)> {
    (0..HOUSES, 0_u8..2, 2021_i16..2025)
}

fn edits() -> impl Strategy<Value = Edit> {
    let house = || 0..HOUSES;
    prop_oneof![
        1 => house().prop_map(Edit::Rename),
        1 => house().prop_map(Edit::Renumber),
        1 => (house(), house()).prop_map(|(one, other)| Edit::Merge(one, other)),
        1 => house().prop_map(Edit::Split),
        1 => house().prop_map(Edit::DropHouse),
        1 => (0_u8..2).prop_map(Edit::DropIndicator),
        4 => figure().prop_map(|(house, number, year)| Edit::DropFigure(house, number, year)),
        4 => figure().prop_map(|(house, number, year)| Edit::Change(house, number, year)),
        2 => figure().prop_map(|(house, number, year)| Edit::Add(house, number, year)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_note_is_told_right_after_any_next_export(
        figures in prop::collection::btree_map(figure(), 10_i32..300, 4..30),
        edits in prop::collection::vec(edits(), 0..8),
    ) {
        let before = first(figures);
        let mut doing = Doing { export: before.clone(), ..Doing::default() };
        for edit in &edits {
            doing.edit(edit);
        }
        let changes = recorded(&doing.changes);
        let after = tables(&doing.export, &changes);
        let old = tables(&before, &HouseChanges::default());
        for ((house, number, year), tenths) in &before.figures {
            let note = note(*house, *number, *year, *tenths);
            prop_assert!(Fate::of(&note, &old).is_intact(), "where it was written");
            let fate = Fate::of(&note, &after);
            let told = (fate.followed.as_ref().map(|followed| followed.how), fate.now.clone());
            prop_assert_eq!(told, doing.expected((*house, *number, *year), *tenths), "{:?} {:?}", note.anchor, edits);
        }
    }
}

/// What a note at A says when only C is in the files.
fn fate_of_a(changes: &[HouseChange]) -> (Tables, Fate) {
    let export = Export {
        names: BTreeMap::from([(3, ("C".to_owned(), "Cirklen".to_owned()))]),
        figures: BTreeMap::from([((3, 0, 2021), 50), ((3, 1, 2021), 50)]),
    };
    let tables = tables(&export, &recorded(changes));
    let mut note = note(1, 0, 2021, 84);
    note.anchor.house = Some("A".into());
    let fate = Fate::of(&note, &tables);
    (tables, fate)
}

#[test]
fn a_house_is_followed_through_every_merger_and_stays_another_house() {
    let dated = |change: HouseChange, year: i16| HouseChange {
        when: Some(Period::Year(year)),
        ..change
    };
    let merged = |from: &[&str], to: &str| change(HouseChangeKind::Merged, from, &[to]);
    let renamed = |from: &str, to: &str| change(HouseChangeKind::Renamed, &[from], &[to]);
    let cases = [
        vec![merged(&["A", "X"], "C")],
        vec![merged(&["A", "X"], "B"), dated(merged(&["B", "Y"], "C"), 2022)],
        vec![dated(merged(&["B", "Y"], "C"), 2022), merged(&["A", "X"], "B")],
        vec![renamed("A", "B"), merged(&["B", "Y"], "C")],
        vec![merged(&["A", "C"], "C")],
    ];
    for changes in cases {
        let (tables, fate) = fate_of_a(&changes);
        let followed = fate.followed.expect("followed");
        assert_eq!(
            (followed.how, followed.to.as_str(), fate.now),
            (HouseChangeKind::Merged, "Cirklen", Standing::Merged)
        );
        // What was decided about A is not decided about C.
        assert_eq!(tables.settled(&"A".into()), "A".into());
        assert!(tables.house(&"A".into()).is_none());
    }
    assert_eq!(fate_of_a(&[merged(&["B", "Y"], "C")]).1.now, Standing::Lost(Lost::House));
}

#[test]
fn what_is_hidden_now_is_not_told_again() {
    let mut file = import("tal.csv", SourceKind::Observations);
    let rows = [("2023", 12.5, 3.0), ("2024", 20.0, 60.0), ("2025", 25.0, 60.0)];
    let row = |(year, value, n): (&str, f64, f64)| observation(("G1", "Hus 1"), INDICATORS[0], year, Some(value), Some(n));
    file.observations = rows.into_iter().map(row).collect();
    file.indicators = vec![indicator(INDICATORS[0], Unit::Percent)];
    let source = Source {
        file: "tal.csv".into(),
        id: "tal".into(),
        import: file,
    };
    let tables = Tables::build(&[source], &HouseChanges::default());
    let (mut point, mut series, mut span) = (note(1, 0, 2023, 125), note(1, 0, 2023, 125), note(1, 0, 2023, 125));
    series.anchor.period = None;
    span.anchor.until = Some(Period::Year(2025));
    for note in [&mut point, &mut series, &mut span] {
        assert!(matches!(Fate::of(note, &tables).now, Standing::Hidden(_)), "{:?}", note.anchor);
    }
    let mut all_houses = note(1, 0, 2024, 200);
    all_houses.anchor.house = None;
    assert_eq!(Fate::of(&all_houses, &tables).now, Standing::NotCompared);
}

#[test]
fn what_was_seen_of_a_series_is_compared_in_its_own_period_where_that_is_known() {
    let mut note = note(0, 0, 2024, 125);
    note.anchor.period = None;
    let fate = |note: &Note, figures: &[(i16, i32)]| {
        let figures = figures.iter().map(|(year, tenths)| ((0, 0, *year), *tenths)).collect();
        Fate::of(note, &tables(&first(figures), &HouseChanges::default())).now
    };
    let cases: [(&[(i16, i32)], bool); 3] = [
        (&[(2023, 200), (2024, 125), (2025, 90)], true),
        (&[(2023, 125), (2024, 200)], false),
        (&[(2023, 125), (2025, 90)], false),
    ];
    for (figures, is_intact) in cases {
        note.seen_at = Some(Period::Year(2024));
        assert_eq!(fate(&note, figures) == Standing::Intact, is_intact, "{figures:?}");
        // An older program wrote no period: an equal figure anywhere is the one that was seen.
        note.seen_at = None;
        assert_eq!(fate(&note, figures), Standing::Intact, "{figures:?}");
    }
}
