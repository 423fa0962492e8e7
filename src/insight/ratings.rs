//! Ratings of visits: steps between them and how they are spread. A level is a place on a scale and no number: nothing here is averaged,
//! and two to four visits are steps, never a trend.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::Rating;

/// A level: the id of its scale, and the place on it from 0.
pub type LevelPlace = (Arc<str>, usize);

/// What happened between a visit and the one before, on one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingStep {
    /// So many levels up.
    Up(usize),
    /// So many levels down.
    Down(usize),
    /// The same level.
    Same,
    /// Two scales, or a wording on none: they cannot be compared.
    NotComparable,
}

/// The steps between a house's visits on one theme, in the order given.
///
/// ```
/// use klyngeblik::insight::{RatingStep, rating_steps};
/// let level = |place| Some(("kbh-indsats".into(), place));
/// let levels = [level(0), level(2), None, level(1), level(1)];
/// let steps = rating_steps(&levels);
/// assert_eq!(steps[0], RatingStep::Up(2));
/// assert_eq!(steps[1..3], [RatingStep::NotComparable; 2]);
/// assert_eq!(steps[3], RatingStep::Same);
/// ```
#[must_use]
pub fn rating_steps(levels: &[Option<LevelPlace>]) -> Vec<RatingStep> {
    let step = |pair: &[Option<LevelPlace>]| match pair {
        [Some((before_scale, before)), Some((scale, after))] if before_scale == scale => {
            match (after.checked_sub(*before), before.checked_sub(*after)) {
                (Some(0), _) => RatingStep::Same,
                (Some(up), _) => RatingStep::Up(up),
                (None, down) => RatingStep::Down(down.unwrap_or_default()),
            }
        }
        _ => RatingStep::NotComparable,
    };
    levels.windows(2).map(step).collect()
}

/// How many ratings each level has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Distribution {
    /// Ratings of each level that has any; the levels of a scale stand together, in its order.
    pub of_levels: BTreeMap<LevelPlace, usize>,
    /// Ratings whose wording is on no known scale.
    pub unplaced: usize,
}

impl Distribution {
    /// How many ratings there are.
    #[must_use]
    pub fn n(&self) -> usize {
        self.unplaced + self.of_levels.values().sum::<usize>()
    }
}

/// The distributions of ratings by whatever they are to be laid out by: theme, year, both.
#[must_use]
pub fn distributions_by<'r, K: Ord>(ratings: impl IntoIterator<Item = &'r Rating>, by: impl Fn(&Rating) -> K) -> BTreeMap<K, Distribution> {
    let mut distributions: BTreeMap<K, Distribution> = BTreeMap::new();
    for rating in ratings {
        let distribution = distributions.entry(by(rating)).or_default();
        match &rating.place {
            Some(place) => *distribution.of_levels.entry(place.clone()).or_default() += 1,
            None => distribution.unplaced += 1,
        }
    }
    distributions
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use crate::domain::{ThemeName, Visit, VisitKind};

    use super::*;

    fn rating(theme: &str, year: i16, place: Option<(&str, usize)>) -> Rating {
        Rating {
            visit: Visit {
                house: "1".into(),
                date: Some(jiff::civil::date(year, 3, 4)),
                kind: VisitKind::Announced,
            },
            theme: ThemeName(theme.into()),
            wording: "".into(),
            place: place.map(|(scale, place)| (scale.into(), place)),
            reason: None,
        }
    }

    #[test]
    fn ratings_are_counted_by_theme_and_year() {
        let ratings = [
            rating("sprog", 2023, Some(("a", 1))),
            rating("sprog", 2024, Some(("a", 1))),
            rating("sprog", 2024, Some(("a", 0))),
            rating("sprog", 2024, None),
            rating("relationer", 2024, Some(("b", 1))),
        ];
        let counted = distributions_by(&ratings, |rating| (rating.theme.clone(), rating.visit.date.map(Date::year)));
        let sprog = &counted[&(ThemeName("sprog".into()), Some(2024))];
        assert_eq!((sprog.n(), sprog.unplaced, sprog.of_levels[&("a".into(), 1)]), (3, 1, 1));
        assert_eq!(counted.len(), 3);
    }
}
