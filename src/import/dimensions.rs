//! Which columns of words narrow what a figure is about (age group, stage), as opposed to words that only tell more of the house.

use super::Role;
use super::columns::Numbered;
use super::headings::Heading;
use super::roles::Casting;

/// More distinct words than this are no dimension.
const MOST_GROUPS: usize = 60;

/// Gives dimensions and the indicator's own name their columns.
pub(super) fn cast(casting: &mut Casting<'_, '_>, is_statbank: bool) {
    if casting.measures.is_empty() {
        return;
    }
    if is_statbank {
        for column in casting.open() {
            casting.give(column, Role::Dimension);
        }
        return;
    }
    let is_text = |casting: &Casting<'_, '_>, column: usize| {
        casting
            .profile(column)
            .is_some_and(|profile| profile.is_text() && !profile.is_flags())
    };
    let is_words = |casting: &Casting<'_, '_>, column: usize| {
        is_text(casting, column)
            && casting
                .profile(column)
                .is_some_and(|profile| (1..=MOST_GROUPS).contains(&profile.words.len()) && profile.average_length() <= 60)
    };
    // However many there are: a column that says it names the indicator does.
    let named = casting
        .open()
        .find(|column| is_text(casting, *column) && casting.heading(*column, Heading::is_indicator));
    // Numbers name an indicator where no words do.
    let is_numbered = |casting: &Casting<'_, '_>, column: usize| {
        casting.heading(column, |heading| {
            heading.is_indicator() && heading.names_subject() && !heading.is_code()
        }) && casting
            .profile(column)
            .is_some_and(|profile| profile.is_numeric() && !profile.figures.is_measured())
    };
    let named = named.or_else(|| casting.open().find(|column| is_numbered(casting, *column)));
    if let Some(column) = named.filter(|_| casting.first(Role::Indicator).is_none()) {
        casting.give(column, Role::Indicator);
    }
    for column in casting.open().filter(|column| is_words(casting, *column)).collect::<Vec<_>>() {
        let may_be = !casting.heading(column, Heading::is_code);
        if may_be && is_constant(casting, column) && casting.heading(column, Heading::is_dimension) {
            casting.give(column, Role::Dimension);
        }
    }
    let mut open: Vec<usize> = casting
        .open()
        .filter(|column| is_words(casting, *column) && !is_constant(casting, *column))
        .collect();
    open.retain(|column| !casting.heading(*column, Heading::is_code));
    open.sort_by_key(|column| (!casting.heading(*column, Heading::is_dimension), *column));
    narrow(casting, open);
}

fn is_constant(casting: &Casting<'_, '_>, column: usize) -> bool {
    casting
        .profile(column)
        .is_some_and(|profile| profile.words.len() == 1 && profile.figures.count == 0)
}

/// Takes columns in while rows of one house and one period are not yet told apart, and only those that help.
fn narrow(casting: &mut Casting<'_, '_>, open: Vec<usize>) {
    let is_key = |role: Role| {
        matches!(
            role,
            Role::House | Role::HouseId | Role::Period | Role::VisitDate | Role::Indicator | Role::Dimension
        )
    };
    let mut key: Vec<usize> = (0..casting.roles.len())
        .filter(|column| casting.roles.get(*column).copied().flatten().is_some_and(is_key))
        .collect();
    if open.is_empty() {
        return;
    }
    let n_rows = casting.frame.rows.len();
    let mut apart = told_apart(casting, &key);
    for column in open {
        if apart == n_rows {
            return;
        }
        key.push(column);
        let with = told_apart(casting, &key);
        if with > apart {
            casting.give(column, Role::Dimension);
            apart = with;
        } else {
            key.pop();
        }
    }
}

/// How many rows differ from all others in these columns (and in their block).
fn told_apart(casting: &Casting<'_, '_>, key: &[usize]) -> usize {
    let columns = key.iter().filter_map(|column| casting.frame.columns.get(*column));
    Numbered::of(&casting.frame.rows, columns).len()
}
