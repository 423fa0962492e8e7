//! Who a house is across files and years.
//!
//! The source's id comes first. A file with names only is matched to the id that ever bore the name; where two ids did,
//! to the one that bears it now; where that settles nothing the name stays a house of its own. Two ids are never made one.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{House, HouseId};
use crate::import::fold_name;

use super::pool::as_code;

/// When a name was last in use: the day its newest figure ends, then the source, then the line.
pub(super) type Used = (Date, usize, u32);

/// What a row says of a house.
pub(super) struct Mention<'a> {
    pub id: &'a HouseId,
    pub name: &'a Arc<str>,
    pub is_reference: bool,
    pub used: Used,
}

/// An id and a name that stood together in a file.
struct Alias {
    id: HouseId,
    name: Arc<str>,
    is_reference: bool,
    used: Used,
    has_rows: bool,
    register: Option<House>,
}

impl Alias {
    /// Whether the file had no id: the importer then gives the folded name.
    fn is_name_only(&self) -> bool {
        *self.id.0 == *fold_name(&self.name)
    }
}

/// All ids and names, numbered as they come.
#[derive(Default)]
pub(super) struct Aliases {
    codes: HashMap<HouseId, Vec<(Arc<str>, u32)>>,
    all: Vec<Alias>,
}

impl Aliases {
    /// The number of the id and name of a row with figures or ratings.
    pub fn of_row(&mut self, mention: &Mention<'_>) -> u32 {
        let code = self.code(mention);
        if let Some(alias) = self.all.get_mut(code as usize) {
            alias.has_rows = true;
        }
        code
    }

    /// Takes in what a register says of a house.
    pub fn of_register(&mut self, house: &House, used: Used) {
        let code = self.code(&Mention {
            id: &house.id,
            name: &house.name,
            is_reference: house.is_reference,
            used,
        });
        if let Some(alias) = self.all.get_mut(code as usize) {
            alias.register = Some(house.clone());
        }
    }

    fn code(&mut self, mention: &Mention<'_>) -> u32 {
        let known = self
            .codes
            .get(mention.id)
            .and_then(|names| names.iter().find(|(name, _)| name == mention.name));
        if let Some((_, code)) = known {
            let code = *code;
            if let Some(alias) = self.all.get_mut(code as usize) {
                alias.used = alias.used.max(mention.used);
                alias.is_reference |= mention.is_reference;
            }
            return code;
        }
        let code = as_code(self.all.len());
        self.codes
            .entry(mention.id.clone())
            .or_default()
            .push((Arc::clone(mention.name), code));
        self.all.push(Alias {
            id: mention.id.clone(),
            name: Arc::clone(mention.name),
            is_reference: mention.is_reference,
            used: mention.used,
            has_rows: false,
            register: None,
        });
        code
    }

    /// Settles who is who.
    pub fn settle(self) -> Houses {
        let ids = owners(&self.all);
        let mut members: BTreeMap<HouseId, Vec<usize>> = BTreeMap::new();
        for (place, id) in ids.iter().enumerate() {
            members.entry(id.clone()).or_default().push(place);
        }
        let mut houses = Houses {
            of_alias: vec![0; self.all.len()],
            ..Houses::default()
        };
        for (id, mut places) in members {
            places.sort_by_key(|place| std::cmp::Reverse(self.all.get(*place).map(|alias| alias.used)));
            let code = as_code(houses.all.len());
            for place in &places {
                if let Some(slot) = houses.of_alias.get_mut(*place) {
                    *slot = code;
                }
            }
            let aliases: Vec<&Alias> = places.iter().filter_map(|place| self.all.get(*place)).collect();
            houses.add(id, &aliases);
        }
        houses
    }
}

/// The settled id of each alias.
fn owners(aliases: &[Alias]) -> Vec<HouseId> {
    let mut newest: HashMap<&HouseId, (Used, String)> = HashMap::new();
    let mut bearers: HashMap<String, Vec<&HouseId>> = HashMap::new();
    for alias in aliases.iter().filter(|alias| !alias.is_name_only()) {
        let folded = fold_name(&alias.name);
        let bearing = bearers.entry(folded.clone()).or_default();
        if !bearing.contains(&&alias.id) {
            bearing.push(&alias.id);
        }
        let name = newest.entry(&alias.id).or_insert_with(|| (alias.used, folded.clone()));
        if alias.used > name.0 {
            *name = (alias.used, folded);
        }
    }
    let bears_now = |id: &HouseId, folded: &str| newest.get(id).is_some_and(|(_, name)| name == folded);
    let owner = |alias: &Alias| -> Option<HouseId> {
        let folded = fold_name(&alias.name);
        let bearing = bearers.get(&folded).filter(|_| alias.is_name_only())?;
        let now: Vec<&&HouseId> = bearing.iter().filter(|id| bears_now(id, &folded)).collect();
        match (bearing.as_slice(), now.as_slice()) {
            ([only], _) => Some((*only).clone()),
            (_, [only]) => Some((**only).clone()),
            _ => None,
        }
    };
    aliases
        .iter()
        .map(|alias| owner(alias).unwrap_or_else(|| alias.id.clone()))
        .collect()
}

/// The houses as settled, numbered.
#[derive(Default)]
pub(super) struct Houses {
    /// Each house, newest name, by id.
    pub all: Vec<House>,
    /// Former names, newest first.
    pub former: Vec<Vec<Arc<str>>>,
    /// Whether a house has figures or ratings.
    pub has_rows: Vec<bool>,
    /// The house of each alias.
    pub of_alias: Vec<u32>,
    by_id: HashMap<HouseId, u32>,
}

impl Houses {
    /// The number of a house, by its id or by the folded name that stood for it in a file without ids.
    pub fn find(&self, id: &HouseId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Adds a house from all its aliases, the newest first.
    fn add(&mut self, id: HouseId, aliases: &[&Alias]) {
        let Some(newest) = aliases.first() else { return };
        let mut names: Vec<Arc<str>> = Vec::new();
        for alias in aliases {
            if !names.iter().any(|name| fold_name(name) == fold_name(&alias.name)) {
                names.push(Arc::clone(&alias.name));
            }
        }
        let register = |field: fn(&House) -> bool| {
            aliases
                .iter()
                .filter_map(|alias| alias.register.as_ref())
                .find(|house| field(house))
        };
        let code = as_code(self.all.len());
        for alias in aliases {
            self.by_id.entry(alias.id.clone()).or_insert(code);
        }
        self.all.push(House {
            id,
            name: Arc::clone(&newest.name),
            kind: register(|house| house.kind.is_some()).and_then(|house| house.kind.clone()),
            children: register(|house| house.children.is_some()).and_then(|house| house.children),
            is_reference: aliases.iter().any(|alias| alias.is_reference),
        });
        self.former.push(names.into_iter().skip(1).collect());
        self.has_rows.push(aliases.iter().any(|alias| alias.has_rows));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// (id, name, year last used) in, (id, name today, former names) out.
    fn settle(rows: &[(&str, &str, i16)]) -> Vec<(String, String, String)> {
        let mut aliases = Aliases::default();
        for (id, name, year) in rows {
            let (id, name) = (HouseId::from(*id), Arc::from(*name));
            aliases.of_row(&Mention {
                id: &id,
                name: &name,
                is_reference: false,
                used: (date(*year, 1, 1), 0, 1),
            });
        }
        let houses = aliases.settle();
        let all = houses.all.iter().zip(&houses.former);
        all.map(|(house, former)| (house.id.to_string(), house.name.to_string(), former.join(", ")))
            .collect()
    }

    fn folded(name: &str) -> String {
        fold_name(name)
    }

    #[test]
    fn a_name_alone_finds_the_id_that_ever_bore_it() {
        let kajen = folded("Børnehuset Kajen");
        let rows = [
            ("G1", "Børnehuset Kajen", 2022),
            ("G1", "Blåmuslingen", 2024),
            (kajen.as_str(), "Børnehuset Kajen", 2025),
        ];
        let one = [("G1".to_owned(), "Børnehuset Kajen".to_owned(), "Blåmuslingen".to_owned())];
        assert_eq!(settle(&rows), one, "the newest file says what it is called");
        let rows = [
            ("G1", "Børnehuset Kajen", 2022),
            ("G1", "Blåmuslingen", 2024),
            (kajen.as_str(), "Børnehuset Kajen", 2021),
        ];
        assert_eq!(
            settle(&rows),
            [("G1".to_owned(), "Blåmuslingen".to_owned(), "Børnehuset Kajen".to_owned())]
        );
    }

    #[test]
    fn two_ids_are_never_made_one() {
        let bolgen = folded("Bølgen");
        let rows = [("G1", "Bølgen", 2024), ("G2", "Bølgen", 2024), (bolgen.as_str(), "Bølgen", 2024)];
        let ids: Vec<String> = settle(&rows).into_iter().map(|house| house.0).collect();
        assert_eq!(ids, ["G1", "G2", &bolgen], "whose name it is cannot be told");
    }

    #[test]
    fn a_name_two_ids_bore_belongs_to_the_one_that_bears_it_now() {
        let bolgen = folded("Bølgen");
        let rows = [
            ("G1", "Bølgen", 2020),
            ("G1", "Havblik", 2024),
            ("G2", "Bølgen", 2024),
            (bolgen.as_str(), "Bølgen", 2025),
        ];
        let ids: Vec<(String, String)> = settle(&rows).into_iter().map(|house| (house.0, house.1)).collect();
        assert_eq!(ids, [("G1".into(), "Havblik".into()), ("G2".into(), "Bølgen".into())]);
    }

    #[test]
    fn the_register_tells_kind_and_children() {
        let mut aliases = Aliases::default();
        let house = House {
            id: "G1".into(),
            name: "Bølgen".into(),
            kind: Some("Vuggestue".into()),
            children: Some(40),
            is_reference: false,
        };
        aliases.of_register(&house, (date(2024, 1, 1), 0, 2));
        let houses = aliases.settle();
        assert_eq!((houses.all.as_slice(), houses.has_rows.as_slice()), (&[house][..], &[false][..]));
    }
}
