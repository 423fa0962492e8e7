//! Which ids are one house: by the files, and by what the leaders recorded.

use std::collections::{HashMap, HashSet};

use crate::domain::{HouseChange, HouseChanges, HouseId};
use crate::import::fold_name;

use super::identity::{Alias, Used};

/// Ids in groups; an id nobody joined is a group of its own.
#[derive(Default)]
pub(super) struct Sameness {
    /// From an id on towards the one that stands for its group.
    next: HashMap<HouseId, HouseId>,
}

impl Sameness {
    /// Joins names with the id they belong to, then what the leaders said is the same house.
    pub fn of(aliases: &[Alias], changes: &HouseChanges) -> Self {
        let bearers = Bearers::of(aliases);
        let (names, ids): (Vec<&Alias>, Vec<&Alias>) = aliases.iter().partition(|alias| alias.is_name_only());
        let ids: HashSet<&HouseId> = ids.into_iter().map(|alias| &alias.id).collect();
        let names = names.into_iter().map(|alias| &alias.id);
        let kept: Vec<&HouseChange> = changes.all.values().filter(|change| change.kind.keeps_the_house()).collect();
        let said = changes.all.values().flat_map(HouseChange::houses);
        let mut same = Self::default();
        for name in names.clone().chain(said).filter(|id| !ids.contains(id)) {
            if let Some(owner) = bearers.owner(&name.0) {
                same.join(name, owner);
            }
        }
        for change in &kept {
            for to in &change.to {
                change.from.iter().for_each(|from| same.join(from, to));
            }
        }
        // A name that several ids bore, which the leaders made one house.
        let is_settled = |name: &HouseId| bearers.owner(&name.0).is_some() || kept.iter().any(|change| change.names(name));
        for name in names.filter(|name| !is_settled(name)) {
            let bearing = bearers.all(&name.0);
            let first = bearing
                .first()
                .filter(|first| bearing.iter().all(|id| same.root(id) == same.root(first)));
            if let Some(first) = first {
                same.join(name, first);
            }
        }
        same
    }

    /// The id that stands for a group.
    pub fn root<'a>(&'a self, id: &'a HouseId) -> &'a HouseId {
        let mut id = id;
        while let Some(next) = self.next.get(id) {
            id = next;
        }
        id
    }

    fn join(&mut self, one: &HouseId, other: &HouseId) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            let (less, greater) = (one.min(other).clone(), one.max(other).clone());
            self.next.insert(greater, less);
        }
    }
}

/// Which ids bore a name.
struct Bearers<'a> {
    /// Each id's newest name.
    newest: HashMap<&'a HouseId, (Used, String)>,
    by_name: HashMap<String, Vec<&'a HouseId>>,
}

impl<'a> Bearers<'a> {
    fn of(aliases: &'a [Alias]) -> Self {
        let mut bearers = Self {
            newest: HashMap::new(),
            by_name: HashMap::new(),
        };
        for alias in aliases.iter().filter(|alias| !alias.is_name_only()) {
            let folded = fold_name(&alias.name);
            let bearing = bearers.by_name.entry(folded.clone()).or_default();
            if !bearing.contains(&&alias.id) {
                bearing.push(&alias.id);
            }
            let name = bearers.newest.entry(&alias.id).or_insert_with(|| (alias.used, folded.clone()));
            if alias.used > name.0 {
                *name = (alias.used, folded);
            }
        }
        bearers
    }

    fn all(&self, folded: &str) -> &[&'a HouseId] {
        self.by_name.get(folded).map_or(&[], Vec::as_slice)
    }

    /// The id a name belongs to: the only one that ever bore it, or else the only one that bears it now.
    fn owner(&self, folded: &str) -> Option<&'a HouseId> {
        let bearing = self.all(folded);
        let bears_now = |id: &&&HouseId| self.newest.get(**id).is_some_and(|(_, name)| name == folded);
        let now: Vec<&&HouseId> = bearing.iter().filter(bears_now).collect();
        match (bearing, now.as_slice()) {
            ([only], _) => Some(only),
            (_, [only]) => Some(only),
            _ => None,
        }
    }
}
