//! From imported files to the tables: houses are settled, small numbers hidden, things numbered.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{House, HouseChanges, Indicator, IndicatorId, Period, Unit, Value};
use crate::import::{Import, Observations as Figures, RatingRow};

use super::facts::Source;
use super::identity::{Aliases, Houses, Mention};
use super::indicators::in_order;
use super::observations::{self, Observations, absence_code};
use super::pool::{Pool, as_code, renumber};
use super::proposals::proposals;
use super::ratings::{self, Ratings, Words, kind_code};
use super::seen::{Span, both};
use super::small::shown;
use super::tables::Inner;

/// A register of more houses than this is a municipality's: of it only the houses with figures or ratings are the cluster's.
const LARGEST_REGISTER: usize = 40;

/// Builds everything.
pub(super) fn build(sources: &[Source], changes: &HouseChanges) -> Inner {
    let mut builder = Builder::default();
    for source in sources {
        for indicator in &source.import.indicators {
            builder.known.insert(indicator.id.clone(), indicator.clone());
        }
    }
    for (number, source) in sources.iter().enumerate() {
        builder.add(number, &source.import);
    }
    let mut inner = builder.finish(changes);
    inner.revision = revision(sources, changes);
    inner.files = sources.iter().map(|source| Arc::clone(&source.file)).collect();
    inner
}

/// Changes whenever the sources, the way they were read or what became of the houses change.
fn revision(sources: &[Source], changes: &HouseChanges) -> u64 {
    let mut hasher = DefaultHasher::new();
    changes.hash(&mut hasher);
    for source in sources {
        let import = &source.import;
        (&source.id, &source.file).hash(&mut hasher);
        (
            import.observations.len(),
            import.ratings.len(),
            import.register.len(),
            import.receipt.references.len(),
        )
            .hash(&mut hasher);
        let observations = &import.observations;
        let some = (0..observations.len()).step_by(1 + observations.len() / 64);
        for row in some.filter_map(|row| observations.get(row)) {
            (&row.indicator, row.period, row.is_reference, row.value.number().map(f64::to_bits)).hash(&mut hasher);
        }
    }
    hasher.finish()
}

#[derive(Default)]
struct Builder {
    known: HashMap<IndicatorId, Indicator>,
    aliases: Aliases,
    indicators: Pool<IndicatorId>,
    /// Unit by number of indicator.
    units: Vec<Unit>,
    /// The source it first appears in, by number of indicator.
    first_sources: Vec<usize>,
    periods: Pool<Option<Period>>,
    observations: observations::Columns,
    ratings: ratings::Columns,
    words: Words,
    register_size: usize,
    /// The newest day any source so far speaks of; what has no day of its own is taken to be said then.
    as_of: Date,
}

impl Builder {
    fn add(&mut self, source: usize, import: &Import) {
        let periods = import.observations.periods().iter().flatten().copied();
        let visits = import.ratings.iter().filter_map(|row| row.rating.visit.date);
        self.as_of = periods.map(Period::end).chain(visits).fold(self.as_of, Date::max);
        for row in &import.register {
            self.aliases.of_register(&row.house, (self.as_of, source, row.line));
        }
        self.register_size = self.register_size.max(import.register.len());
        self.observations(source, &import.observations);
        for row in &import.ratings {
            self.rating(source, row);
        }
    }

    fn observations(&mut self, source: usize, figures: &Figures) {
        let periods: Vec<u32> = figures.periods().iter().map(|period| self.periods.code(period)).collect();
        let indicators: Vec<u32> = figures.indicators().iter().map(|id| self.indicator(source, id)).collect();
        let houses = self.houses(source, figures);
        let columns = &mut self.observations;
        let place = |codes: &[u32], own: u32| codes.get(own as usize).copied().unwrap_or_default();
        for row in figures.all_coded() {
            let indicator = place(&indicators, row.indicator);
            let unit = self.units.get(indicator as usize).unwrap_or(&Unit::Plain);
            let (value, numerator, denominator) = shown(unit, row.value, row.numerator, row.denominator);
            columns.house.push(place(&houses, row.house));
            columns.indicator.push(indicator);
            columns.period.push(place(&periods, row.period));
            columns.value.push(value.number());
            columns.absence.push(match value {
                Value::Absent(absence) => absence_code(absence),
                Value::Number(_) => 0,
            });
            columns.numerator.push(numerator);
            columns.denominator.push(denominator);
            columns.source.push(as_code(source));
            columns.line.push(row.line);
        }
    }

    fn indicator(&mut self, source: usize, id: &IndicatorId) -> u32 {
        let code = self.indicators.code(id);
        if self.units.len() <= code as usize {
            self.first_sources.push(source);
            self.units.push(self.known.get(id).map_or(Unit::Plain, |known| known.unit.clone()));
        }
        code
    }

    /// The number of each house of a file, with the time the file speaks of it.
    fn houses(&mut self, source: usize, figures: &Figures) -> Vec<u32> {
        let spans: Vec<Option<Span>> = figures
            .periods()
            .iter()
            .map(|period| period.map(|period| (period.first_day(), period.end())))
            .collect();
        let mut spoken = vec![((Date::MIN, 0), None); figures.houses().len()];
        for row in figures.all_coded() {
            let span = spans.get(row.period as usize).copied().flatten();
            if let Some((last, whole)) = spoken.get_mut(row.house as usize) {
                *last = (*last).max((span.map_or(self.as_of, |span| span.1), row.line));
                *whole = both(*whole, span);
            }
        }
        let mentions = figures.houses().iter().zip(spoken).map(|(house, ((day, line), span))| Mention {
            id: &house.id,
            name: &house.name,
            is_reference: house.is_reference,
            used: (day, source, line),
            span,
        });
        mentions.map(|mention| self.aliases.of_row(&mention)).collect()
    }

    fn rating(&mut self, source: usize, row: &RatingRow) {
        let (rating, words) = (&row.rating, &mut self.words);
        let day = rating.visit.date.unwrap_or(self.as_of);
        let mention = Mention {
            id: &rating.visit.house,
            name: &row.house_name,
            is_reference: false,
            used: (day, source, row.line),
            span: rating.visit.date.map(|day| (day, day.tomorrow().unwrap_or(day))),
        };
        let columns = &mut self.ratings;
        columns.house.push(self.aliases.of_row(&mention));
        columns.theme.push(words.themes.code(&rating.theme));
        columns.day.push(words.days.code(&rating.visit.date));
        columns.kind.push(kind_code(rating.visit.kind));
        columns.wording.push(words.wordings.code(&rating.wording));
        columns.place.push(words.places.code(&rating.place));
        columns.reason.push(words.reasons.code(&rating.reason));
        columns.source.push(as_code(source));
        columns.line.push(row.line);
    }

    fn finish(mut self, changes: &HouseChanges) -> Inner {
        let (indicators, new_codes) = in_order(self.indicators.all(), &self.known, &self.first_sources);
        renumber(&mut self.observations.indicator, &new_codes);
        let (periods, new_codes) = self.periods.sorted();
        renumber(&mut self.observations.period, &new_codes);
        let (days, new_codes) = std::mem::take(&mut self.words.days).sorted();
        renumber(&mut self.ratings.day, &new_codes);
        let years = years(periods.all(), days.all());
        self.words.days = days;
        let houses = self.aliases.settle(changes);
        renumber(&mut self.observations.house, &houses.of_alias);
        renumber(&mut self.ratings.house, &houses.of_alias);
        let (shown_houses, references) = split(&houses, self.register_size);
        Inner {
            proposals: proposals(&houses, changes),
            houses,
            shown_houses,
            references,
            indicator_codes: (0..)
                .zip(&indicators)
                .map(|(code, indicator)| (indicator.id.clone(), code))
                .collect(),
            indicators,
            years,
            periods: periods.all().to_vec(),
            observations: Observations::new(self.observations),
            ratings: Ratings::new(self.ratings, self.words),
            ..Inner::default()
        }
    }
}

fn years(periods: &[Option<Period>], days: &[Option<Date>]) -> Vec<i16> {
    let periods = periods.iter().flatten().map(|period| period.first_day());
    let years: BTreeSet<i16> = periods.chain(days.iter().flatten().copied()).map(Date::year).collect();
    years.into_iter().collect()
}

/// The cluster's houses and the totals.
fn split(houses: &Houses, register_size: usize) -> (Vec<House>, Vec<House>) {
    let has_any_rows = houses.has_rows.contains(&true);
    let is_cluster = |has_rows: bool| has_rows || !has_any_rows || register_size <= LARGEST_REGISTER;
    let kept = houses
        .all
        .iter()
        .zip(&houses.has_rows)
        .filter(|(_, has_rows)| is_cluster(**has_rows))
        .map(|(house, _)| house.clone());
    let (references, houses) = kept.partition(|house| house.is_reference);
    (houses, references)
}
