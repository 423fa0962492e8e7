//! Which two houses may be one. Only proposed: the leaders decide.

use std::cmp::Reverse;
use std::collections::HashSet;

use jiff::civil::Date;

use crate::domain::{HouseChanges, HouseId};
use crate::import::fold_name;

use super::identity::Houses;
use super::names_alike::{NamesAlike, alike};
use super::seen::Seen;

/// Proposals at a time, the likeliest first.
const MOST: usize = 20;

/// With more houses than this there are names enough for likeness to be chance.
const MOST_HOUSES: usize = 200;

/// Two houses that may be one, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseProposal {
    /// The house whose figures end first.
    pub older: HouseId,
    /// The other.
    pub newer: HouseId,
    /// How their names are alike.
    pub alike: NamesAlike,
    /// The last day of the older one and the first of the newer, where one follows the other.
    pub follows: Option<(Date, Date)>,
    /// Whether one is known from the register alone, and of the other the files have only the name.
    pub is_register_and_name: bool,
}

impl HouseProposal {
    /// What speaks for it, most first.
    fn likelihood(&self) -> Reverse<usize> {
        let names = match self.alike {
            NamesAlike::Same => 4,
            NamesAlike::ButForKind => 3,
            NamesAlike::Nearly => 1,
        };
        Reverse(names + 2 * usize::from(self.follows.is_some()) + usize::from(self.is_register_and_name))
    }
}

/// The proposals for the houses as they are settled, without those the leaders have spoken of.
pub(super) fn proposals(houses: &Houses, changes: &HouseChanges) -> Vec<HouseProposal> {
    let spoken = spoken_of(houses, changes);
    let all: Vec<Candidate<'_>> = (0..).map_while(|code| Candidate::of(houses, code)).collect();
    let figured: Vec<&Candidate<'_>> = all.iter().filter(|candidate| candidate.has_rows).collect();
    if figured.len() > MOST_HOUSES {
        return Vec::new();
    }
    let mut found = Vec::new();
    for one in figured {
        let others = all.iter().filter(|other| !other.has_rows || one.code < other.code);
        let unspoken = others.filter(|other| !spoken.contains(&pair(one.code, other.code)));
        found.extend(unspoken.filter_map(|other| one.with(other)));
    }
    found.sort_by_cached_key(|proposal| (proposal.likelihood(), proposal.older.clone(), proposal.newer.clone()));
    found.truncate(MOST);
    found
}

fn pair(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

/// Pairs of houses that were told apart or stand in one change, by number.
fn spoken_of(houses: &Houses, changes: &HouseChanges) -> HashSet<(u32, u32)> {
    let apart = changes.apart.iter().map(|(one, other)| vec![one, other]);
    let groups = apart.chain(changes.all.values().map(|change| change.houses().collect()));
    let mut spoken = HashSet::new();
    for group in groups {
        let codes: Vec<u32> = group.into_iter().filter_map(|id| houses.find(id)).collect();
        spoken.extend(codes.iter().flat_map(|one| codes.iter().map(|other| pair(*one, *other))));
    }
    spoken
}

/// A house that may be another as well.
struct Candidate<'a> {
    code: u32,
    id: &'a HouseId,
    names: Vec<String>,
    has_rows: bool,
    /// Whether no file gives it an id.
    is_name_only: bool,
    is_reference: bool,
    seen: &'a Seen,
}

impl<'a> Candidate<'a> {
    fn of(houses: &'a Houses, code: u32) -> Option<Self> {
        let place = code as usize;
        let house = houses.all.get(place)?;
        let names: Vec<String> = houses
            .histories
            .get(place)?
            .names
            .iter()
            .map(|name| fold_name(&name.name))
            .collect();
        Some(Self {
            code,
            id: &house.id,
            is_name_only: names.iter().any(|name| **name == *house.id.0),
            names,
            has_rows: *houses.has_rows.get(place)?,
            is_reference: house.is_reference,
            seen: houses.seen.get(place)?,
        })
    }

    /// The proposal that it is the other too, if anything speaks for it and no source has both at the same time.
    fn with(&self, other: &Self) -> Option<HouseProposal> {
        if self.is_reference || other.is_reference || self.seen.meets(other.seen) {
            return None;
        }
        let names = self
            .names
            .iter()
            .flat_map(|name| other.names.iter().map(move |other| (name, other)));
        let alike = names.filter_map(|(name, other)| alike(name, other)).min()?;
        let (older, newer) = if self.ends() <= other.ends() {
            (self, other)
        } else {
            (other, self)
        };
        let follows = older.seen.span().zip(newer.seen.span());
        let follows = follows.filter(|(before, after)| before.1 <= after.0);
        let is_weak = alike == NamesAlike::Nearly && follows.is_none() && !self.is_name_only && !other.is_name_only;
        (!is_weak).then(|| HouseProposal {
            older: older.id.clone(),
            newer: newer.id.clone(),
            alike,
            follows: follows.map(|(before, after)| (before.1.yesterday().unwrap_or(before.1), after.0)),
            is_register_and_name: self.is_name_only && !other.has_rows || other.is_name_only && !self.has_rows,
        })
    }

    fn ends(&self) -> Option<Date> {
        self.seen.span().map(|span| span.1)
    }
}
