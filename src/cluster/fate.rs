//! What has become of the place a note belongs to, in the files as they are now. A note is never moved silently: what is not where it was
//! is said, and what is nowhere stays with what was seen.

use crate::domain::{Absence, Anchor, AnchorValue, HouseChangeKind, HouseId, Indicator, Note, Period};
use crate::import::fold_name;

use super::{Point, RatingFact, Tables};

/// What has become of a note's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fate {
    /// How its house came to go by another name or to be another house; none where it is as it was.
    pub followed: Option<Followed>,
    /// What stands there now.
    pub now: Standing,
}

/// How a note's house became the one it shows at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// What happened to it.
    pub how: HouseChangeKind,
    /// What the house was called then.
    pub from: String,
    /// What it is called now.
    pub to: String,
}

/// What stands at a note's place now.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// What was seen still stands there; or nothing was to be seen, and the place is there.
    Intact,
    /// The place is there; what was seen is no single figure or rating of a house, and is not compared.
    NotCompared,
    /// Something else stands there.
    Changed {
        /// What was seen.
        then: AnchorValue,
        /// What stands there.
        now: AnchorValue,
    },
    /// A figure was seen that must not be shown any more.
    Hidden(Absence),
    /// The house is part of another now: what stands there is not the house's own.
    Merged,
    /// The place is in no file any more.
    Lost(Lost),
}

/// Which part of a note's place is in no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lost {
    /// The house.
    House,
    /// The house, which became several; which of them the note is about only a person can say.
    SplitHouse,
    /// The indicator.
    Indicator,
    /// The theme of supervision.
    Theme,
    /// The figure, or every figure of the span.
    Figure,
    /// The rating, or the visit.
    Rating,
}

impl Fate {
    /// What has become of a note's place.
    ///
    /// What was seen is compared as it is shown: two figures that read the same are the same. A note about a series, without a period,
    /// is about what was its newest figure then. Where its period is known, what stands in that period is compared; where it is not, the
    /// note is as it was while that figure stands anywhere in the series.
    #[must_use]
    pub fn of(note: &Note, tables: &Tables) -> Self {
        let place = Place {
            anchor: &note.anchor,
            seen: note.seen.as_ref(),
            seen_at: note.seen_at,
            tables,
        };
        let followed = place.followed();
        let is_merged = followed.as_ref().is_some_and(|followed| followed.how == HouseChangeKind::Merged);
        let now = match place.lost_of_names() {
            Some(lost) => Standing::Lost(lost),
            None if is_merged => Standing::Merged,
            None => place.standing(),
        };
        Self { followed, now }
    }

    /// Whether the note has no place any more.
    #[must_use]
    pub const fn is_orphan(&self) -> bool {
        matches!(self.now, Standing::Lost(_))
    }

    /// Whether all is as it was when the note was written.
    #[must_use]
    pub const fn is_intact(&self) -> bool {
        self.followed.is_none() && matches!(self.now, Standing::Intact)
    }
}

/// A note's place and what was seen there.
struct Place<'a> {
    anchor: &'a Anchor,
    seen: Option<&'a AnchorValue>,
    seen_at: Option<Period>,
    tables: &'a Tables,
}

impl Place<'_> {
    /// A house that goes by another name or id, or that is part of another.
    fn followed(&self) -> Option<Followed> {
        let id = self.anchor.house.as_ref()?;
        if let Some(house) = self.tables.merged_into(id) {
            return Some(Followed {
                how: HouseChangeKind::Merged,
                from: id.to_string(),
                to: house.name.to_string(),
            });
        }
        let house = self.tables.house(id)?;
        let history = self.tables.history(id)?;
        let then = self.name_then(id);
        let mut recorded = history.changes.iter().rev().map(|(_, change)| change);
        let change = recorded.find(|change| change.kind.keeps_the_house() && change.from.contains(id) && !change.to.is_empty());
        let is_renamed = fold_name(&then) != fold_name(&house.name);
        let how = match change {
            Some(change) if change.kind == HouseChangeKind::Same && !is_renamed => return None,
            Some(change) => change.kind,
            None if is_renamed => HouseChangeKind::Renamed,
            None => return None,
        };
        Some(Followed {
            how,
            from: then,
            to: house.name.to_string(),
        })
    }

    /// What the house was called at the time the note is about, else under the id the note knows it by.
    fn name_then(&self, id: &HouseId) -> String {
        let history = self.tables.history(id);
        let day = self.anchor.period.map(Period::first_day);
        let in_time = history.zip(day).and_then(|(history, day)| {
            let spans = history.names.iter().filter_map(|name| Some((name, name.used?)));
            let mut spans = spans.filter(|(_, (first, end))| (*first..*end).contains(&day));
            spans.next_back().map(|(name, _)| &name.name)
        });
        let known = in_time.or_else(|| history.and_then(|history| history.name_under(id)));
        known.map_or_else(|| id.to_string(), ToString::to_string)
    }

    /// The first of house, indicator and theme that no file speaks of.
    fn lost_of_names(&self) -> Option<Lost> {
        let Anchor {
            house, indicator, theme, ..
        } = self.anchor;
        let is_unknown = |house: &&HouseId| self.tables.house(house).is_none() && self.tables.merged_into(house).is_none();
        if let Some(house) = house.as_ref().filter(is_unknown) {
            return Some(self.lost_house(house));
        }
        if indicator.as_ref().is_some_and(|id| self.tables.indicator(id).is_none()) {
            return Some(Lost::Indicator);
        }
        let is_unknown = |theme| !self.tables.themes().contains(theme);
        theme.as_ref().is_some_and(is_unknown).then_some(Lost::Theme)
    }

    fn lost_house(&self, house: &HouseId) -> Lost {
        let histories = self.tables.houses().iter().filter_map(|house| self.tables.history(&house.id));
        let mut changes = histories.flat_map(|history| history.changes.iter().map(|(_, change)| change));
        let is_split = changes.any(|change| change.kind == HouseChangeKind::Split && change.from.contains(house));
        if is_split { Lost::SplitHouse } else { Lost::House }
    }

    fn standing(&self) -> Standing {
        match (&self.anchor.indicator, &self.anchor.house) {
            (Some(indicator), Some(house)) => {
                let series = self.tables.series(indicator, house);
                self.tables
                    .indicator(indicator)
                    .map_or(Standing::Intact, |indicator| self.figure(&series, indicator))
            }
            (Some(indicator), None) => {
                let all = self.tables.houses().iter();
                let is_there = all
                    .flat_map(|house| self.tables.series(indicator, &house.id))
                    .any(|point| self.is_within(point.period));
                if is_there {
                    self.not_compared()
                } else {
                    Standing::Lost(Lost::Figure)
                }
            }
            (None, Some(house)) if self.anchor.theme.is_some() || self.anchor.period.is_some() => {
                self.rating(&self.tables.ratings_of(house))
            }
            (None, _) => self.not_compared(),
        }
    }

    fn not_compared(&self) -> Standing {
        self.seen.map_or(Standing::Intact, |_| Standing::NotCompared)
    }

    fn figure(&self, series: &[Point], indicator: &Indicator) -> Standing {
        let here: Vec<&Point> = series.iter().filter(|point| self.is_within(point.period)).collect();
        let Some(newest) = here.last() else {
            return Standing::Lost(Lost::Figure);
        };
        let Some(AnchorValue::Figure(then)) = self.seen else {
            return Standing::Intact;
        };
        let is_of_then = |point: &&Point| self.seen_at.is_none_or(|seen_at| point.period == Some(seen_at));
        let newest = *newest;
        let here: Vec<&Point> = here.iter().copied().filter(is_of_then).collect();
        let newest = here.last().copied().unwrap_or(newest);
        // Which of the figures was seen is not known where the place has several: if one is hidden, what was seen is too.
        let hidden = here.iter().find_map(|point| {
            self.tables.hidden_at(&Anchor {
                period: point.period,
                ..self.anchor.clone()
            })
        });
        match hidden {
            Some(absence) if then.number().is_some() => Standing::Hidden(absence),
            _ if here.iter().any(|point| then.reads_as(point.value, indicator.decimals)) => Standing::Intact,
            _ => Standing::Changed {
                then: AnchorValue::Figure(*then),
                now: AnchorValue::Figure(newest.value),
            },
        }
    }

    fn rating(&self, ratings: &[RatingFact]) -> Standing {
        let theme = self.anchor.theme.as_ref();
        let is_here = |fact: &&RatingFact| {
            let day = fact.rating.visit.date.map(Period::Day);
            theme.is_none_or(|theme| fact.rating.theme == *theme) && self.is_within(day)
        };
        let here: Vec<&RatingFact> = ratings.iter().filter(is_here).collect();
        let Some(newest) = here.last() else {
            return Standing::Lost(Lost::Rating);
        };
        match self.seen {
            Some(AnchorValue::Wording(then)) if here.iter().all(|fact| fact.rating.wording != *then) => Standing::Changed {
                then: AnchorValue::Wording(then.clone()),
                now: AnchorValue::Wording(newest.rating.wording.clone()),
            },
            _ => Standing::Intact,
        }
    }

    /// Whether a period is the anchor's own or lies in its span; an anchor without a period is about all of them.
    fn is_within(&self, period: Option<Period>) -> bool {
        match (self.anchor.period, self.anchor.until) {
            (None, _) => true,
            (Some(first), None) => period == Some(first),
            (Some(first), Some(last)) => period.is_some_and(|period| period.step() == first.step() && (first..=last).contains(&period)),
        }
    }
}
