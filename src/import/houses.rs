//! Which column names the houses, and which holds their lasting ids.

use std::collections::{HashMap, HashSet};

use super::Role;
use super::columns::{Column, Numbered};
use super::headings::Heading;
use super::roles::Casting;

/// Gives the house's name and id their columns.
pub(super) fn cast(casting: &mut Casting<'_, '_>) {
    if casting.first(Role::House).is_none()
        && let Some(column) = headed(casting)
    {
        casting.give(column, Role::House);
    }
    if casting.first(Role::HouseId).is_none()
        && let Some(column) = id(casting)
    {
        casting.give(column, Role::HouseId);
    }
    if casting.first(Role::House).is_none()
        && let Some(column) = unheaded(casting)
    {
        casting.give(column, Role::House);
    }
}

/// The column whose heading says so: one that varies before one that does not, words before numbers, then the surest heading.
fn headed(casting: &Casting<'_, '_>) -> Option<usize> {
    let is_statbank = casting.frame.headings.iter().any(|heading| heading.is(&["indhold"]));
    let rank = |column: &usize| {
        let heading = casting.frame.headings.get(*column)?;
        let profile = casting.profile(*column)?;
        let rank = heading.house_rank().filter(|_| !(is_statbank && heading.is(&["enhed"])))?;
        let is_words = profile.is_text() && !profile.is_flags() && !profile.is_periods();
        let is_number_name = rank < 2 && profile.figures.count > 0 && !profile.figures.is_measured() && profile.figures.percent == 0;
        let is_constant = profile.constant(casting.frame.rows.len()).is_some() && casting.frame.rows.len() > 1;
        (is_words || is_number_name).then_some((!is_words, is_constant, rank, *column))
    };
    casting.open().filter(|column| rank(column).is_some()).min_by_key(rank)
}

/// The first column of words that can tell houses apart; beside an id only one that goes with it.
fn unheaded(casting: &Casting<'_, '_>) -> Option<usize> {
    let is_other = |heading: &Heading| {
        heading.is_dimension()
            || heading.is_indicator()
            || heading.is_theme()
            || heading.is_text()
            || heading.is_period()
            || heading.is_code()
    };
    let may_be = |column: &usize| {
        casting.profile(*column).is_some_and(|profile| {
            let is_words = profile.is_text() && !profile.is_flags() && !profile.is_periods() && profile.average_length() <= 60;
            is_words && !casting.heading(*column, is_other) && profile.filled * 2 > casting.frame.rows.len()
        })
    };
    let varies = |column: &usize| casting.profile(*column).is_some_and(|profile| profile.words.len() > 1);
    let id = casting.first(Role::HouseId);
    let goes_with_id = |column: &usize| id.is_none_or(|id| names_houses(casting, *column, id));
    let words: Vec<usize> = casting.open().filter(may_be).filter(goes_with_id).collect();
    words
        .iter()
        .copied()
        .find(varies)
        .or_else(|| words.first().copied().filter(|column| *column == 0))
}

/// The surest id column that fits the names.
fn id(casting: &Casting<'_, '_>) -> Option<usize> {
    let rank = |column: &usize| casting.frame.headings.get(*column).and_then(Heading::house_id_rank);
    let house = casting.first(Role::House);
    let mut columns: Vec<usize> = casting.open().filter(|column| rank(column).is_some()).collect();
    columns.sort_by_key(|column| (rank(column), *column));
    columns.into_iter().find(|column| match house {
        Some(house) => names_houses(casting, house, *column),
        None => is_distinct(casting, *column),
    })
}

fn is_distinct(casting: &Casting<'_, '_>, id: usize) -> bool {
    let ids = casting.frame.columns.get(id).into_iter().flat_map(Column::filled);
    let ids: HashSet<&str> = ids.map(|id| id.text).collect();
    ids.len() > 1 || (casting.frame.rows.len() == 1 && !ids.is_empty())
}

/// Whether ids and names go together: a house keeps its id, or an id its name, and there are about as many of each.
///
/// A bare "ID" must do so without exception: it may as well be the id of something else.
fn names_houses(casting: &Casting<'_, '_>, house: usize, id: usize) -> bool {
    let mut ids_of: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut names_of: HashMap<&str, HashSet<&str>> = HashMap::new();
    let (Some(houses), Some(id_cells)) = (casting.frame.columns.get(house), casting.frame.columns.get(id)) else {
        return false;
    };
    for row in Numbered::of(&casting.frame.rows, [houses, id_cells]).first_rows() {
        let (name, id) = (houses.text(row), id_cells.text(row));
        if !name.is_empty() && !id.is_empty() {
            ids_of.entry(name).or_default().insert(id);
            names_of.entry(id).or_default().insert(name);
        }
    }
    let strays = |map: &HashMap<&str, HashSet<&str>>| map.values().filter(|others| others.len() > 1).count();
    let tolerated = |map: &HashMap<&str, HashSet<&str>>| {
        if casting.heading(id, |heading| heading.is(&["id"])) {
            0
        } else {
            map.len() / 20
        }
    };
    let (n_names, n_ids) = (ids_of.len(), names_of.len());
    let is_steady = strays(&ids_of) <= tolerated(&ids_of) || strays(&names_of) <= tolerated(&names_of);
    is_steady && n_ids > 0 && n_ids * 2 >= n_names && n_ids <= n_names * 2
}
