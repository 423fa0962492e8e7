//! From imported files to the tables: houses are settled, small numbers hidden, things numbered.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{Absence, House, HouseChanges, Indicator, IndicatorId, Period, Suppression, Value};
use crate::import::{Import, Observations as Figures, RatingRow};

use super::cells::{Cells, Counting};
use super::facts::Source;
use super::families::{Families, Sheet};
use super::hiding::{Hidden, Register, Why, hidden};
use super::identity::{Aliases, Houses, Mention};
use super::index::Index;
use super::indicators::{in_order, unknown};
use super::observations::{self, Observations, absence_code, absence_of};
use super::pool::{Pool, as_code, renumber};
use super::proposals::proposals;
use super::ratings::{self, Ratings, Words, kind_code};
use super::seen::{Span, both};
use super::small::{SmallNumbers, whole};
use super::tables::Inner;
use super::ties::Ties;

/// A register of more houses than this is a municipality's: of it only the houses with figures or ratings are the cluster's.
const LARGEST_REGISTER: usize = 40;

/// Builds everything.
pub(super) fn build(sources: &[Source], changes: &HouseChanges, suppression: Suppression) -> Inner {
    let imports: Vec<&Import> = sources.iter().map(|source| &source.import).collect();
    let mut inner = build_imports(&imports, changes, suppression);
    inner.revision = revision(sources, changes, suppression);
    inner.files = sources.iter().map(|source| Arc::clone(&source.file)).collect();
    inner
}

/// The same of files without names.
pub(super) fn build_imports(imports: &[&Import], changes: &HouseChanges, suppression: Suppression) -> Inner {
    let mut builder = Builder {
        suppression,
        ..Builder::default()
    };
    for indicator in imports.iter().flat_map(|import| &import.indicators) {
        builder.known.insert(indicator.id.clone(), indicator.clone());
    }
    for (number, import) in imports.iter().enumerate() {
        builder.add(number, import);
    }
    builder.finish(changes)
}

/// Changes whenever the sources, the way they were read, what became of the houses or what is hidden change.
fn revision(sources: &[Source], changes: &HouseChanges, suppression: Suppression) -> u64 {
    let mut hasher = DefaultHasher::new();
    (changes, suppression).hash(&mut hasher);
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
    suppression: Suppression,
    known: HashMap<IndicatorId, Indicator>,
    aliases: Aliases,
    indicators: Pool<IndicatorId>,
    /// The rule of small numbers by number of indicator.
    rules: Vec<SmallNumbers>,
    /// The source it first appears in, by number of indicator.
    first_sources: Vec<usize>,
    periods: Pool<Option<Period>>,
    /// The figures, hidden ones among them until all is known.
    observations: observations::Columns,
    /// Rows that too few people stand behind, or that their file hid.
    few: Vec<u32>,
    sheets: Vec<Sheet>,
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
        let first = columns.line.len();
        let place = |codes: &[u32], own: u32| codes.get(own as usize).copied().unwrap_or_default();
        for row in figures.all_coded() {
            let indicator = place(&indicators, row.indicator);
            let (value, numerator, denominator) = whole(row.value, row.numerator, row.denominator);
            let rule = self.rules.get(indicator as usize);
            let is_few = rule.is_some_and(|rule| rule.is_few(value, numerator, denominator));
            let is_hidden = match value {
                Value::Number(_) => is_few,
                Value::Absent(absence) => absence.is_hidden(),
            };
            if is_hidden {
                self.few.push(as_code(columns.line.len()));
            }
            // Nothing is there, but out of few.
            let has_parts = value.number().is_some() || is_hidden || !is_few;
            columns.house.push(place(&houses, row.house));
            columns.indicator.push(indicator);
            columns.period.push(place(&periods, row.period));
            columns.value.push(value.number());
            columns.absence.push(match value {
                Value::Absent(absence) => absence_code(absence),
                Value::Number(_) => 0,
            });
            columns.numerator.push(numerator.filter(|_| has_parts));
            columns.denominator.push(denominator.filter(|_| has_parts));
            columns.source.push(as_code(source));
            columns.line.push(row.line);
        }
        self.sheets.push(Sheet {
            source: as_code(source),
            rows: first..columns.line.len(),
            indicators,
        });
    }

    fn indicator(&mut self, source: usize, id: &IndicatorId) -> u32 {
        let code = self.indicators.code(id);
        if self.rules.len() <= code as usize {
            self.first_sources.push(source);
            let indicator = self.known.get(id).cloned().unwrap_or_else(|| unknown(id));
            self.rules.push(SmallNumbers::of(&indicator, self.suppression));
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
        self.sheets.iter_mut().for_each(|sheet| renumber(&mut sheet.indicators, &new_codes));
        let (periods, new_codes) = self.periods.sorted();
        renumber(&mut self.observations.period, &new_codes);
        let (days, new_codes) = std::mem::take(&mut self.words.days).sorted();
        renumber(&mut self.ratings.day, &new_codes);
        let years = years(periods.all(), days.all());
        let fine_years = fine_years(periods.all());
        self.words.days = days;
        let mut houses = std::mem::take(&mut self.aliases).settle(changes);
        hide_children(&mut houses.all, self.suppression);
        renumber(&mut self.observations.house, &houses.of_alias);
        renumber(&mut self.ratings.house, &houses.of_alias);
        let (shown_houses, references) = split(&houses, self.register_size);
        let index = Index::of(&self.observations);
        self.hide((&houses, &indicators, periods.all()), &index);
        Inner {
            suppression: self.suppression,
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
            fine_years,
            periods: periods.all().to_vec(),
            observations: Observations::new(self.observations, index),
            ratings: Ratings::new(self.ratings, self.words),
            ..Inner::default()
        }
    }

    /// Takes away what must not be seen: from here on nobody has it.
    fn hide(&mut self, (houses, indicators, periods): (&Houses, &[Indicator], &[Option<Period>]), index: &Index) {
        if self.few.is_empty() {
            return;
        }
        let hidden = self.hidden((houses, indicators, periods), index);
        let columns = &mut self.observations;
        for (cell, why) in hidden {
            for row in index.cell(cell) {
                let row = *row as usize;
                let parts = [&mut columns.numerator, &mut columns.denominator];
                parts
                    .into_iter()
                    .filter_map(|column| column.get_mut(row))
                    .for_each(|part| *part = None);
                let is_there = columns.value.get_mut(row).and_then(Option::take).is_some();
                let is_hidden = |absence: &u32| is_there || absence_of(Some(*absence)).is_hidden();
                if let Some(absence) = columns.absence.get_mut(row).filter(|absence| is_hidden(absence)) {
                    *absence = absence_code(match why {
                        Why::Few => Absence::TooFew,
                        Why::Withheld => Absence::Withheld,
                    });
                }
            }
        }
    }

    fn hidden(&self, (houses, indicators, periods): (&Houses, &[Indicator], &[Option<Period>]), index: &Index) -> Hidden {
        let counting = |indicator: &Indicator| Counting::of(indicator, self.suppression);
        let countings: Vec<Counting> = indicators.iter().map(counting).collect();
        let cells = Cells {
            columns: &self.observations,
            index,
            countings: &countings,
        };
        let families = Families::of(&cells, &self.sheets, indicators);
        let is_total: Vec<bool> = houses.all.iter().map(|house| house.is_reference).collect();
        let sources = self.sheets.iter().flat_map(|sheet| sheet.indicators.iter().copied());
        let ties = Ties::new(&cells, &families, &is_total, periods, sources);
        let register: Register = houses.all.iter().map(|house| house.children).collect();
        let few = self.few.iter().filter_map(|row| cells.cell(*row));
        hidden(few, &cells, &ties, &families, &register)
    }
}

/// Children of a register are people as any others: fewer than the limit are not told, nor then a total of them.
fn hide_children(houses: &mut [House], suppression: Suppression) {
    let is_few = |children: &u32| (1..suppression.least()).contains(children);
    let mut is_any_hidden = false;
    for house in houses.iter_mut() {
        let few = house.children.take_if(|children| is_few(children));
        is_any_hidden |= few.is_some() && !house.is_reference;
    }
    for total in houses.iter_mut().filter(|house| house.is_reference && is_any_hidden) {
        total.children = None;
    }
}

fn years(periods: &[Option<Period>], days: &[Option<Date>]) -> Vec<i16> {
    let periods = periods.iter().flatten().map(|period| period.first_day());
    let years: BTreeSet<i16> = periods.chain(days.iter().flatten().copied()).map(Date::year).collect();
    years.into_iter().collect()
}

/// The ends of the figures of fine steps. A budget for a year to come does not move them.
fn fine_years(periods: &[Option<Period>]) -> Option<(i16, i16)> {
    let fine = periods.iter().flatten().filter(|period| period.step().is_fine());
    let years = || fine.clone().map(|period| period.first_day().year());
    years().min().zip(years().max())
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
