//! What a newer export says otherwise than an older one of the same shape: what came, what went, what changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Absence, HouseChanges, IndicatorId, Period, Suppression, ThemeName, Value, VisitKind};
use crate::import::{Import, fold_name};

use super::build::build_imports;
use super::pool::as_code;
use super::tables::Inner;

/// What a fact is about: its key across exports. Houses by folded name or id, as the export has them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKey {
    /// A figure of a house in a period.
    Figure(IndicatorId, Option<Period>),
    /// A rating of a house on a theme.
    Rating(ThemeName, Option<Period>, VisitKind),
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A figure, hidden where too few stand behind it, or where one of few could be worked out from it.
    Figure(Value),
    /// A rating in the source's words.
    Wording(Arc<str>),
}

/// A fact that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The house's name as the newer export writes it.
    pub house: Arc<str>,
    /// What it is about.
    pub key: FactKey,
    /// What the older export says.
    pub then: Said,
    /// What the newer one says.
    pub now: Said,
    /// Line in the newer file.
    pub line: u32,
}

/// The difference between two exports.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// Facts only the newer has.
    pub added: usize,
    /// Facts only the older has: they stay as long as the older source does.
    pub gone: usize,
    /// Facts both have, with the same content.
    pub same: usize,
    /// Facts both have, with other content, by house and key.
    pub changed: Vec<Changed>,
}

impl Difference {
    /// What `newer` says otherwise than `older`. Where an export speaks twice of the same thing, the last counts, as everywhere.
    ///
    /// What is hidden is what would be if both were taken in: a figure hidden in one of them is hidden in the other.
    #[must_use]
    pub fn between(older: &Import, newer: &Import, suppression: Suppression) -> Self {
        let both = build_imports(&[older, newer], &HouseChanges::default(), suppression);
        let (mut before, now) = (facts(older, &both, 0), facts(newer, &both, older.observations.len()));
        let mut difference = Self::default();
        for ((house, key), fact) in now {
            match before.remove(&(house, key.clone())) {
                None => difference.added += 1,
                Some(then) if reads_as(&then.said, &fact.said, decimals(&key, older, newer)) => difference.same += 1,
                Some(then) => difference.changed.push(Changed {
                    house: fact.house,
                    key,
                    then: then.said,
                    now: fact.said,
                    line: fact.line,
                }),
            }
        }
        difference.gone = before.len();
        difference
    }
}

struct Fact {
    house: Arc<str>,
    said: Said,
    line: u32,
}

/// Whether two exports say what reads the same.
fn reads_as(then: &Said, now: &Said, decimals: u8) -> bool {
    match (then, now) {
        (Said::Figure(then), Said::Figure(now)) => then.reads_as(*now, decimals),
        (then, now) => then == now,
    }
}

/// Decimals an indicator is shown with where both exports are taken in.
fn decimals(key: &FactKey, older: &Import, newer: &Import) -> u8 {
    let FactKey::Figure(id, _) = key else { return 0 };
    let all = older.indicators.iter().chain(&newer.indicators);
    all.filter(|known| known.id == *id)
        .map(|known| known.decimals)
        .max()
        .unwrap_or(u8::MAX)
}

/// What an import says, as tables show it in which its rows stand from `first` on.
fn facts(import: &Import, tables: &Inner, first: usize) -> BTreeMap<(String, FactKey), Fact> {
    let rows = tables.observations.rows();
    let shown = |row: usize| {
        let point = rows.and_then(|rows| rows.point(as_code(row), &tables.periods));
        point.map_or(Value::Absent(Absence::Missing), |point| point.value)
    };
    let figures = import.observations.iter().enumerate().map(|(place, row)| {
        let said = Said::Figure(shown(first + place));
        let key = FactKey::Figure(row.indicator.clone(), row.period);
        ((row.house.to_string(), key), fact(&row.house_name, said, row.line))
    });
    let ratings = import.ratings.iter().map(|row| {
        let visit = &row.rating.visit;
        let key = FactKey::Rating(row.rating.theme.clone(), visit.date.map(Period::Day), visit.kind);
        let said = Said::Wording(Arc::clone(&row.rating.wording));
        ((fold_name(&row.house_name), key), fact(&row.house_name, said, row.line))
    });
    figures.chain(ratings).collect()
}

fn fact(house: &Arc<str>, said: Said, line: u32) -> Fact {
    Fact {
        house: Arc::clone(house),
        said,
        line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn what_came_went_and_changed_is_told() {
        let older = sample::sources().swap_remove(0).import;
        let mut newer = older.clone();
        assert_eq!(
            Difference::between(&older, &newer, Suppression::default()).same,
            older.observations.len()
        );
        let mut rows: Vec<_> = newer.observations.iter().collect();
        let was = rows[0].value;
        rows[0].value = Value::Number(99.0);
        rows[0].numerator = None;
        rows.last_mut().expect("a row").period = Some(Period::Year(2031));
        newer.observations = rows.into_iter().collect();
        let difference = Difference::between(&older, &newer, Suppression::default());
        assert_eq!((difference.added, difference.gone, difference.changed.len()), (1, 1, 1));
        assert_eq!(difference.changed[0].then, Said::Figure(was));
        assert_eq!(difference.changed[0].now, Said::Figure(Value::Number(99.0)));
    }

    #[test]
    fn a_rating_with_other_words_is_a_change() {
        let older = sample::sources().into_iter().find(|source| !source.import.ratings.is_empty());
        let older = older.expect("ratings").import;
        let mut newer = older.clone();
        newer.ratings[0].rating.wording = "noget andet".into();
        let difference = Difference::between(&older, &newer, Suppression::default());
        assert_eq!(difference.changed.len(), 1);
        assert_eq!(difference.changed[0].now, Said::Wording("noget andet".into()));
    }
}
