//! Who a house is across files and years.
//!
//! The source's id comes first. A file with names only is matched to the id that ever bore the name; where two ids did,
//! to the one that bears it now; where that settles nothing the name stays a house of its own. Two ids are never made one,
//! unless the leaders recorded that they are (see [`crate::domain::HouseChange`]); then all ids and names of the house find it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{House, HouseChange, HouseChangeKind, HouseChanges, HouseId};
use crate::import::fold_name;

use super::history::{HouseHistory, HouseName};
use super::pool::as_code;
use super::sameness::Sameness;
use super::seen::{Seen, Span, both};

/// When a name was last in use: the day its newest figure ends, then the source, then the line.
pub(super) type Used = (Date, usize, u32);

/// What a row says of a house.
pub(super) struct Mention<'a> {
    pub id: &'a HouseId,
    pub name: &'a Arc<str>,
    pub is_reference: bool,
    pub used: Used,
    /// The time the row itself speaks of.
    pub span: Option<Span>,
}

/// An id and a name that stood together in a file.
pub(super) struct Alias {
    pub id: HouseId,
    pub name: Arc<str>,
    pub used: Used,
    is_reference: bool,
    has_rows: bool,
    register: Option<House>,
    seen: Seen,
}

impl Alias {
    /// Whether the file had no id: the importer then gives the folded name.
    pub fn is_name_only(&self) -> bool {
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
            span: None,
        });
        if let Some(alias) = self.all.get_mut(code as usize) {
            alias.register = Some(house.clone());
        }
    }

    fn code(&mut self, mention: &Mention<'_>) -> u32 {
        let names = self.codes.get(mention.id).map_or(&[][..], Vec::as_slice);
        let known = names.iter().find(|(name, _)| name == mention.name).map(|(_, code)| *code);
        let code = known.unwrap_or_else(|| self.add(mention));
        if let Some(alias) = self.all.get_mut(code as usize) {
            alias.used = alias.used.max(mention.used);
            alias.is_reference |= mention.is_reference;
            alias.seen.add(mention.used.1, mention.span);
        }
        code
    }

    fn add(&mut self, mention: &Mention<'_>) -> u32 {
        let code = as_code(self.all.len());
        self.codes
            .entry(mention.id.clone())
            .or_default()
            .push((Arc::clone(mention.name), code));
        self.all.push(Alias {
            id: mention.id.clone(),
            name: Arc::clone(mention.name),
            is_reference: false,
            used: mention.used,
            has_rows: false,
            register: None,
            seen: Seen::default(),
        });
        code
    }

    /// Settles who is who, by the files and by what the leaders recorded.
    pub fn settle(self, changes: &HouseChanges) -> Houses {
        let same = Sameness::of(&self.all, changes);
        let mut groups: BTreeMap<&HouseId, Vec<usize>> = BTreeMap::new();
        for (place, alias) in self.all.iter().enumerate() {
            groups.entry(same.root(&alias.id)).or_default().push(place);
        }
        let mut houses = Houses {
            of_alias: vec![0; self.all.len()],
            ..Houses::default()
        };
        for (id, places) in self.named(groups.into_values(), changes) {
            let code = as_code(houses.all.len());
            for place in &places {
                if let Some(slot) = houses.of_alias.get_mut(*place) {
                    *slot = code;
                }
            }
            let aliases: Vec<&Alias> = places.iter().filter_map(|place| self.all.get(*place)).collect();
            houses.add(id, &aliases);
        }
        houses.tell(changes, &same);
        houses
    }

    /// Each group under its newest id, or its newest name where it has none; in it the newest alias first.
    ///
    /// What the leaders said it was called or numbered before is never the newest, whichever file is.
    fn named(&self, groups: impl Iterator<Item = Vec<usize>>, changes: &HouseChanges) -> BTreeMap<HouseId, Vec<usize>> {
        let left = changes.all.values().filter(|change| change.leaves_its_id());
        let left: HashSet<&HouseId> = left.flat_map(|change| &change.from).collect();
        let by_id = self.all.iter().filter(|alias| left.contains(&alias.id));
        let left_names: HashSet<String> = by_id.map(|alias| fold_name(&alias.name)).collect();
        let age = |alias: &Alias| {
            let is_left_name = left_names.contains(&*alias.id.0);
            (!left.contains(&alias.id), !is_left_name, alias.used)
        };
        let named = groups.filter_map(|mut places| {
            places.sort_by_key(|place| std::cmp::Reverse(self.all.get(*place).map(age)));
            let newest_first = || places.iter().filter_map(|place| self.all.get(*place));
            let newest = newest_first().find(|alias| !alias.is_name_only()).or_else(|| newest_first().next());
            Some((newest?.id.clone(), places))
        });
        named.collect()
    }
}

/// The houses as settled, numbered.
#[derive(Default)]
pub(super) struct Houses {
    /// Each house, newest name, by id.
    pub all: Vec<House>,
    /// Former names, newest first.
    pub former: Vec<Vec<Arc<str>>>,
    /// Each over time.
    pub histories: Vec<HouseHistory>,
    /// Where each stands.
    pub seen: Vec<Seen>,
    /// Whether a house has figures or ratings.
    pub has_rows: Vec<bool>,
    /// The house of each alias.
    pub of_alias: Vec<u32>,
    by_id: HashMap<HouseId, u32>,
    /// The house that one became part of which no file speaks of any more. It is another house: nothing but a note's fate follows it.
    pub merged: HashMap<HouseId, u32>,
}

impl Houses {
    /// The number of a house, by any id it ever had or by the folded name that stood for it in a file without ids.
    pub fn find(&self, id: &HouseId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Adds a house from all its aliases, the newest first.
    fn add(&mut self, id: HouseId, aliases: &[&Alias]) {
        let Some(newest) = aliases.first() else { return };
        let register = |field: fn(&House) -> bool| {
            aliases
                .iter()
                .filter_map(|alias| alias.register.as_ref())
                .find(|house| field(house))
        };
        let is_closed = register(|_| true).is_some_and(|house| house.is_closed);
        let code = as_code(self.all.len());
        let mut seen = Seen::default();
        for alias in aliases {
            self.by_id.entry(alias.id.clone()).or_insert(code);
            seen.add_all(&alias.seen);
        }
        self.all.push(House {
            id,
            name: Arc::clone(&newest.name),
            kind: register(|house| house.kind.is_some()).and_then(|house| house.kind.clone()),
            children: register(|house| house.children.is_some()).and_then(|house| house.children),
            is_closed,
            is_reference: aliases.iter().any(|alias| alias.is_reference),
        });
        let names = names(aliases);
        self.former.push(names.iter().skip(1).map(|name| Arc::clone(&name.name)).collect());
        self.histories.push(HouseHistory {
            names,
            ended: is_closed.then_some(HouseChangeKind::Closed),
            ..HouseHistory::default()
        });
        self.seen.push(seen);
        self.has_rows.push(aliases.iter().any(|alias| alias.has_rows));
    }

    /// Tells each house of the changes that name it, and lets their ids find it.
    fn tell(&mut self, changes: &HouseChanges, same: &Sameness) {
        let of_root: HashMap<HouseId, u32> = self.by_id.iter().map(|(id, code)| (same.root(id).clone(), *code)).collect();
        for id in changes.all.values().flat_map(HouseChange::houses) {
            if let Some(code) = of_root.get(same.root(id)) {
                self.by_id.entry(id.clone()).or_insert(*code);
            }
        }
        let mut in_time: Vec<_> = changes.all.iter().collect();
        in_time.sort_by_key(|(id, change)| (change.when.is_none(), change.when, *id));
        for (id, change) in in_time {
            let codes = |houses: &[HouseId]| houses.iter().filter_map(|house| self.find(house)).collect::<BTreeSet<u32>>();
            let (from, to) = (codes(&change.from), codes(&change.to));
            for code in from.union(&to) {
                let Some(history) = self.histories.get_mut(*code as usize) else {
                    continue;
                };
                history.changes.push((id.clone(), change.clone()));
                if !change.kind.keeps_the_house() && !to.contains(code) {
                    history.ended = Some(change.kind);
                }
            }
        }
        self.follow_mergers(changes, same);
    }

    /// Finds what became of merged houses that no file speaks of any more, as far as they can be followed.
    fn follow_mergers(&mut self, changes: &HouseChanges, same: &Sameness) {
        let mergers = || changes.all.values().filter(|change| change.kind == HouseChangeKind::Merged);
        let ids: BTreeSet<&HouseId> = changes.all.values().flat_map(HouseChange::houses).collect();
        loop {
            let n_before = self.merged.len();
            for change in mergers() {
                let into = change.to.first();
                let Some(code) = into.and_then(|house| self.find(house).or_else(|| self.merged.get(house).copied())) else {
                    continue;
                };
                let roots: BTreeSet<&HouseId> = change.from.iter().map(|house| same.root(house)).collect();
                let is_lost = |id: &&&HouseId| roots.contains(same.root(id)) && !self.by_id.contains_key(*id);
                let lost: Vec<HouseId> = ids.iter().filter(is_lost).map(|id| (*id).clone()).collect();
                for id in lost {
                    self.merged.entry(id).or_insert(code);
                }
            }
            if self.merged.len() == n_before {
                return;
            }
        }
    }
}

/// The names of a house, each spelling of one name once.
fn names(newest_first: &[&Alias]) -> Vec<HouseName> {
    let mut names: Vec<HouseName> = Vec::new();
    for alias in newest_first {
        let folded = fold_name(&alias.name);
        let used = alias.seen.span();
        match names.iter_mut().find(|name| fold_name(&name.name) == folded) {
            Some(name) => {
                name.ids.push(alias.id.clone());
                name.used = both(name.used, used);
            }
            None => names.push(HouseName {
                name: Arc::clone(&alias.name),
                ids: vec![alias.id.clone()],
                used,
            }),
        }
    }
    names
}
