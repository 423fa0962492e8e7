//! Whether a file's houses are on several levels: districts and their quarters in one column, each counted as a house.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::{Import, ObservedHouse};

/// Sums by the places of indicator and period.
type Sums = BTreeMap<(u32, u32), f64>;

/// Groups of houses that each add up to the same whole, with how many houses they have: "Bydel" 11, "Lokaludvalg" 13.
///
/// A group is the houses whose names begin alike before a dash ("Bydel - 3. Nørrebro"). Groups of two houses or more whose
/// figures have the same sums throughout the file divide one whole in different ways. Nothing else is taken for a sign:
/// names alone may as well tell kinds of houses. Empty where no two groups agree.
pub(super) fn levels(import: &Import) -> Vec<(String, usize)> {
    let mut groups: BTreeMap<&str, (BTreeSet<&str>, Sums)> = BTreeMap::new();
    let houses = import.observations.houses();
    let level_of: Vec<Option<&str>> = houses.iter().map(level_of).collect();
    for row in import.observations.all_coded() {
        let place = row.house as usize;
        let (Some(level), Some(house)) = (level_of.get(place).copied().flatten(), houses.get(place)) else {
            continue;
        };
        let (names, sums) = groups.entry(level).or_default();
        names.insert(&house.name);
        *sums.entry((row.indicator, row.period)).or_default() += row.value.number().unwrap_or_default();
    }
    let groups: Vec<(&str, usize, Sums)> = groups
        .into_iter()
        .map(|(level, (names, sums))| (level, names.len(), sums))
        .filter(|(_, n, sums)| *n > 1 && sums.values().any(|sum| *sum != 0.0))
        .collect();
    let agree = |one: &Sums, other: &Sums| {
        one.len() == other.len()
            && one
                .iter()
                .zip(other)
                .all(|((key, sum), (other_key, other_sum))| key == other_key && (sum - other_sum).abs() <= 1e-9 * sum.abs())
    };
    let has_twin = |(level, _, sums): &&(&str, usize, Sums)| groups.iter().any(|(other, _, theirs)| other != level && agree(sums, theirs));
    groups
        .iter()
        .filter(has_twin)
        .map(|(level, n, _)| ((*level).to_owned(), *n))
        .collect()
}

/// What stands before the name of a house: its level, if it has one.
fn level_of(house: &ObservedHouse) -> Option<&str> {
    let parts = house.name.split_once(" - ").filter(|_| !house.is_reference);
    parts.map(|(level, _)| level.trim())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::import::SourceKind;

    fn told(rows: &[(&str, &str, f64)]) -> Vec<(String, usize)> {
        let mut import = sample::import("bygninger.csv", SourceKind::Observations);
        let row = |(name, year, value): &(&str, &str, f64)| sample::observation((name, name), "Bygninger", year, Some(*value), None);
        import.observations = rows.iter().map(row).collect();
        levels(&import)
    }

    #[test]
    fn groups_that_add_up_to_the_same_are_levels() {
        let mut rows = vec![
            ("Bydel - Nord", "2024", 10.0),
            ("Bydel - Syd", "2024", 5.0),
            ("Lokaludvalg - Øst", "2024", 7.0),
            ("Lokaludvalg - Vest", "2024", 8.0),
            ("Nord - Havnen", "2024", 4.0),
            ("Nord - Byen", "2024", 6.0),
            ("Hele landet", "2024", 15.0),
        ];
        assert_eq!(told(&rows), [("Bydel".to_owned(), 2), ("Lokaludvalg".to_owned(), 2)]);
        rows.extend([("Bydel - Nord", "2025", 10.0), ("Lokaludvalg - Øst", "2025", 9.0)]);
        assert_eq!(told(&rows), [], "the same once is chance");
    }

    #[test]
    fn kinds_of_houses_are_no_levels() {
        let rows = [
            ("Børnehave - Solsikken", "2024", 40.0),
            ("Børnehave - Valmuen", "2024", 50.0),
            ("Vuggestue - Spiren", "2024", 20.0),
            ("Vuggestue - Frøet", "2024", 30.0),
        ];
        assert_eq!(told(&rows), []);
    }
}
