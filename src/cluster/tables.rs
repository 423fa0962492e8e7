//! The tables as the rest of the house sees them: questions in, plain structs out.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::{
    Absence, Anchor, House, HouseChangeKind, HouseChanges, HouseId, Indicator, IndicatorId, Period, Suppression, Term, ThemeName,
    Vocabulary,
};

use super::build::build;
use super::facts::{ObservationFact, Point, RatedLevel, RatingFact, RowKey, Source, Wording};
use super::history::HouseHistory;
use super::identity::Houses;
use super::index::Cell;
use super::observations::Observations;
use super::order;
use super::pool::as_code;
use super::proposals::HouseProposal;
use super::ratings::Ratings;

/// All that was imported, tidy. Immutable, cheap to clone; the default is empty.
#[derive(Clone, Default)]
pub struct Tables(Arc<Inner>, Arc<Spoken>);

/// What is called by the team's own words.
#[derive(Default)]
struct Spoken {
    vocabulary: Vocabulary,
    /// As the files have them, but for the names.
    indicators: Vec<Indicator>,
}

/// What the tables hold.
#[derive(Default)]
pub(super) struct Inner {
    pub revision: u64,
    pub suppression: Suppression,
    pub files: Vec<Arc<str>>,
    pub houses: Houses,
    pub proposals: Vec<HouseProposal>,
    pub shown_houses: Vec<House>,
    pub references: Vec<House>,
    pub indicators: Vec<Indicator>,
    pub indicator_codes: HashMap<IndicatorId, u32>,
    pub periods: Vec<Option<Period>>,
    pub years: Vec<i16>,
    pub fine_years: Option<(i16, i16)>,
    pub observations: Observations,
    pub ratings: Ratings,
}

impl Spoken {
    fn new(inner: &Inner, vocabulary: Vocabulary) -> Self {
        let called = |indicator: &Indicator| Indicator {
            own_name: vocabulary.words(&Term::IndicatorName(indicator.id.clone())).cloned(),
            ..indicator.clone()
        };
        Self {
            indicators: inner.indicators.iter().map(called).collect(),
            vocabulary,
        }
    }
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tables")
            .field("revision", &self.revision())
            .field("observations", &self.n_observations())
            .field("ratings", &self.n_ratings())
            .finish_non_exhaustive()
    }
}

impl Tables {
    /// Builds the tables from the files, oldest import first: where two speak of the same period, the later one holds.
    ///
    /// A house that the leaders say is the same as another has one series with it; figures are never summed or shared out.
    /// What few people stand behind is hidden by the limit that holds where nothing else was said.
    #[must_use]
    pub fn build(sources: &[Source], changes: &HouseChanges) -> Self {
        Self::build_under(sources, changes, Suppression::default())
    }

    /// Builds the tables as [`Tables::build`] does, hiding by another limit.
    #[must_use]
    pub fn build_under(sources: &[Source], changes: &HouseChanges, suppression: Suppression) -> Self {
        let inner = build(sources, changes, suppression);
        let spoken = Spoken::new(&inner, Vocabulary::default());
        Self(Arc::new(inner), Arc::new(spoken))
    }

    /// The same tables in the team's own words. Names alone change; no figure, no id.
    #[must_use]
    pub fn speaking(&self, vocabulary: Vocabulary) -> Self {
        Self(Arc::clone(&self.0), Arc::new(Spoken::new(&self.0, vocabulary)))
    }

    /// The team's own words.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.1.vocabulary
    }

    /// By which limit figures of few people are hidden.
    #[must_use]
    pub fn suppression(&self) -> Suppression {
        self.0.suppression
    }

    /// Changes whenever the tables do; what is worked out from them may be kept as long as it stays.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.0.revision
    }

    /// Whether there is nothing to show: no figure, no rating, no house.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_observations() == 0 && self.n_ratings() == 0 && self.houses().is_empty()
    }

    /// The cluster's houses, by id. Of a register larger than a cluster only those with figures or ratings.
    #[must_use]
    pub fn houses(&self) -> &[House] {
        &self.0.shown_houses
    }

    /// Totals of the sources ("Hele landet"), by id.
    #[must_use]
    pub fn references(&self) -> &[House] {
        &self.0.references
    }

    /// The house that one became part of, where no file speaks of that one any more.
    #[must_use]
    pub fn merged_into(&self, house: &HouseId) -> Option<&House> {
        let code = self.0.houses.merged.get(house)?;
        self.0.houses.all.get(*code as usize)
    }

    /// The house at which what belongs to that one shows: itself, or the one it became part of; the id itself where it is unknown.
    #[must_use]
    pub fn shown_as(&self, house: &HouseId) -> HouseId {
        let known = self.house(house).or_else(|| self.merged_into(house));
        known.map_or(house, |house| &house.id).clone()
    }

    /// Names a house had before, newest first.
    #[must_use]
    pub fn former_names(&self, house: &HouseId) -> &[Arc<str>] {
        self.0
            .houses
            .find(house)
            .and_then(|code| self.0.houses.former.get(code as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// A house over time.
    #[must_use]
    pub fn history(&self, house: &HouseId) -> Option<&HouseHistory> {
        self.0
            .houses
            .find(house)
            .and_then(|code| self.0.houses.histories.get(code as usize))
    }

    /// How a house ended, if it did.
    #[must_use]
    pub fn ended(&self, house: &HouseId) -> Option<HouseChangeKind> {
        self.history(house).and_then(|history| history.ended)
    }

    /// Houses that may be one, the likeliest first.
    #[must_use]
    pub fn house_proposals(&self) -> &[HouseProposal] {
        &self.0.proposals
    }

    /// The id a house goes by now; the id itself where it is unknown.
    #[must_use]
    pub fn settled(&self, house: &HouseId) -> HouseId {
        self.house(house).map_or(house, |house| &house.id).clone()
    }

    /// A house or a total by any id it ever had, or by the folded name that stood for it before its id was known.
    #[must_use]
    pub fn house(&self, house: &HouseId) -> Option<&House> {
        self.0.houses.find(house).and_then(|code| self.0.houses.all.get(code as usize))
    }

    /// The indicators that have at least one row, in the order they first appear in the files; those that serve others last.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.1.indicators
    }

    /// An indicator.
    #[must_use]
    pub fn indicator(&self, indicator: &IndicatorId) -> Option<&Indicator> {
        self.1.indicators.get(self.indicator_code(indicator)? as usize)
    }

    /// What an indicator is called on the pages; the source's name where no file speaks of it any more.
    #[must_use]
    pub fn title<'a>(&'a self, indicator: &'a IndicatorId) -> &'a Arc<str> {
        self.indicator(indicator).map_or(&indicator.0, Indicator::title)
    }

    fn indicator_code(&self, indicator: &IndicatorId) -> Option<u32> {
        self.0.indicator_codes.get(indicator).copied()
    }

    /// Themes of supervision, in the order of the sources.
    #[must_use]
    pub fn themes(&self) -> &[ThemeName] {
        self.0.ratings.words.themes.all()
    }

    /// The levels that ratings were given at, by scale and place: each scale's id and the place on it, or nothing where the wording fits
    /// no scale, with a wording of the files.
    #[must_use]
    pub fn levels(&self) -> Vec<RatedLevel> {
        let words = &self.0.ratings.words;
        let Some(rows) = self.0.ratings.rows() else { return Vec::new() };
        let codes: BTreeSet<(u32, u32)> = rows.place.iter().copied().zip(rows.wording.iter().copied()).collect();
        let level = |(place, wording)| Some((words.places.get(place)?.clone(), words.wordings.get(wording)?.clone()));
        let mut levels: Vec<RatedLevel> = codes.into_iter().filter_map(level).collect();
        levels.sort_by_key(|(place, _)| (place.is_none(), place.clone()));
        levels
    }

    /// Calendar years with data, ascending.
    #[must_use]
    pub fn years(&self) -> &[i16] {
        &self.0.years
    }

    /// The first and the last calendar year with figures of a step finer than a half-year: months, quarters, weeks, days.
    #[must_use]
    pub fn fine_years(&self) -> Option<(i16, i16)> {
        self.0.fine_years
    }

    /// The figures of a house for an indicator, by period, one for each. A figure without a period stands first.
    #[must_use]
    pub fn series(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<Point> {
        let codes = self.0.houses.find(house).zip(self.indicator_code(indicator));
        codes.map_or_else(Vec::new, |(house, indicator)| {
            self.0.observations.series(house, indicator, &self.0.periods)
        })
    }

    /// Why a figure that was seen at a place must not be shown again: what stands there is hidden now, or the place is of all houses
    /// and one of theirs is. A place that no file speaks of any more cannot be judged by a limit that was raised since.
    #[must_use]
    pub fn hidden_at(&self, place: &Anchor) -> Option<Absence> {
        let indicator = self.indicator_code(place.indicator.as_ref()?);
        let period = self.0.periods.iter().position(|period| *period == place.period).map(as_code);
        let house = place.house.as_ref().map(|house| self.0.houses.find(house));
        let is_raised = self.0.suppression != Suppression::default();
        let (Some(indicator), Some(period)) = (indicator, period) else {
            return is_raised.then_some(Absence::TooFew);
        };
        let at = |house: u32| self.0.observations.hidden_at(Cell { house, indicator, period });
        match house {
            Some(Some(house)) => at(house).or((is_raised && !self.0.observations.has(house, indicator)).then_some(Absence::TooFew)),
            Some(None) => is_raised.then_some(Absence::TooFew),
            None => (0..as_code(self.0.houses.all.len())).find_map(at).map(|_| Absence::Withheld),
        }
    }

    /// The ratings of a house by day, those without a day first.
    #[must_use]
    pub fn ratings_of(&self, house: &HouseId) -> Vec<RatingFact> {
        let Some(code) = self.0.houses.find(house) else { return Vec::new() };
        self.0.ratings.of_house(code).iter().filter_map(|row| self.rating(*row)).collect()
    }

    /// How many figures there are.
    #[must_use]
    pub fn n_observations(&self) -> usize {
        self.0.observations.frame.height()
    }

    /// How many ratings there are.
    #[must_use]
    pub fn n_ratings(&self) -> usize {
        self.0.ratings.frame.height()
    }

    /// A figure by the number of its row, in the order of the files.
    #[must_use]
    pub fn observation(&self, row: u32) -> Option<ObservationFact> {
        let rows = self.0.observations.rows()?;
        let house = self.0.houses.all.get(*rows.house.get(row as usize)? as usize)?;
        let indicator = self.0.indicators.get(*rows.indicator.get(row as usize)? as usize)?;
        Some(ObservationFact {
            house: house.id.clone(),
            house_name: Arc::clone(&house.name),
            indicator: indicator.id.clone(),
            point: rows.point(row, &self.0.periods)?,
        })
    }

    /// A rating by the number of its row, in the order of the files.
    #[must_use]
    pub fn rating(&self, row: u32) -> Option<RatingFact> {
        let rows = self.0.ratings.rows()?;
        let house = self.0.houses.all.get(*rows.house.get(row as usize)? as usize)?;
        rows.fact(row, &self.0.ratings.words, (&house.id, &house.name))
    }

    /// Rows of figures in which every word of a folded query occurs, in an order (a key and whether largest stands first).
    #[must_use]
    pub fn observation_order(&self, folded_query: &str, sort: Option<(RowKey, bool)>, wording: &Wording<'_>) -> Vec<u32> {
        order::observations(&self.0, folded_query, sort, wording)
    }

    /// Rows of ratings in which every word of a folded query occurs, in an order.
    #[must_use]
    pub fn rating_order(&self, folded_query: &str, sort: Option<(RowKey, bool)>, wording: &Wording<'_>) -> Vec<u32> {
        order::ratings(&self.0, folded_query, sort, wording)
    }

    /// The name of a source's file.
    #[must_use]
    pub fn source_name(&self, source: u16) -> &str {
        self.0.files.get(usize::from(source)).map_or("", |file| file)
    }
}
