//! Rows of the table to tidy rows, by the plan. A row that gives nothing is set aside with its reason.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::domain::{Absence, House, Indicator, Period, Rating, ThemeName, Value, Visit, VisitKind};

use super::asides::Asides;
use super::cells::{Said, Tally};
use super::figures::Figures;
use super::headings::Heading;
use super::indicators::Indicators;
use super::layout::{self, Frame};
use super::names::{self, Interner};
use super::naming::Naming;
use super::percents::Percents;
use super::plan::{LevelColumn, Measure, Plan};
use super::profile::Profile;
use super::ratings::Ladder;
use super::signs::Signs;
use super::table_rows::Row;
use super::told::Told;
use super::wordings::Wordings;
use super::{
    Choices, CodedRow, DecimalMark, Observations, ObservedHouse, Placement, Question, RatingRow, RegisterRow, Role, SetAsideReason,
    SourceKind, Step, Watch, WordingReceipt, absence, dates, numbers, times,
};

/// Everything the table gave.
#[derive(Debug, Default)]
pub(super) struct Yield {
    /// Figures.
    pub observations: Observations,
    /// Ratings.
    pub ratings: Vec<RatingRow>,
    /// Houses.
    pub register: Vec<RegisterRow>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// What was met, by column.
    pub tallies: Vec<Tally>,
    /// Rows that gave nothing.
    pub set_aside: Asides,
    /// Rows that gave something.
    pub rows_used: usize,
    /// Of these, rows that are totals.
    pub totals: usize,
    /// Totals among the houses.
    pub references: BTreeSet<Arc<str>>,
    /// What only a person can know of the figures met.
    pub questions: Vec<Question>,
    /// Wordings of ratings on no known scale.
    pub wordings: Vec<WordingReceipt>,
}

/// A scale and the place on it.
type Place = (Arc<str>, usize);

struct Assembler<'c, 'a> {
    frame: &'c Frame<'a>,
    plan: &'c Plan,
    choices: &'c Choices,
    signs: Signs,
    naming: Naming<'c>,
    columns: Columns,
    houses: HashMap<(&'a str, &'a str), ObservedHouse, RandomState>,
    /// The house no column names.
    told: Option<&'c Told>,
    periods: HashMap<(&'a str, &'a str), Option<Period>, RandomState>,
    places: HashMap<(usize, &'a str), Option<Place>>,
    words: Interner<'a>,
    /// What the cells of a column of figures say, once it was asked.
    said: Vec<Vec<Said>>,
    /// Indicators' numbers in the figures, by place.
    codes: HashMap<usize, u32, RandomState>,
    wordings: Wordings<'a>,
    indicators: Indicators,
    percents: Percents<'a>,
    out: Yield,
    /// What was met in rows that are totals.
    of_totals: Vec<Tally>,
}

/// Columns every row is asked for.
pub(super) struct Columns {
    pub house: Option<usize>,
    pub house_id: Option<usize>,
    pub period: Option<usize>,
    /// Months, quarters or weeks of the year in `period`, and their letter.
    pub part: Option<(usize, char)>,
    visit_kind: Option<usize>,
    theme: Option<usize>,
}

impl Columns {
    fn of(frame: &Frame<'_>, plan: &Plan) -> Self {
        let times = [plan.all(Role::Period), plan.all(Role::VisitDate)].concat();
        let letter = |column: usize| frame.headings.get(column).and_then(times::letter_of);
        let period = times
            .iter()
            .copied()
            .find(|column| letter(*column).is_none())
            .or(times.first().copied());
        let mut part = times.iter().copied().filter(|column| Some(*column) != period);
        Self {
            house: plan.first(Role::House),
            house_id: plan.first(Role::HouseId),
            period,
            part: part.find_map(|column| letter(column).map(|letter| (column, letter))),
            visit_kind: plan.first(Role::VisitKind),
            theme: plan.first(Role::Theme),
        }
    }
}

/// A house, or a total, by its id and name; nothing where it has neither.
pub(super) fn house_of(id: &str, name: &str, choices: &Choices) -> Option<ObservedHouse> {
    let shown = if name.is_empty() { id } else { name };
    let folded = if id.is_empty() { names::fold_name(name) } else { id.to_owned() };
    let told = choices.references.get(shown).copied();
    (!folded.is_empty()).then(|| ObservedHouse {
        id: folded.as_str().into(),
        name: shown.into(),
        is_reference: told.unwrap_or_else(|| names::is_total(shown)),
    })
}

/// Whether a register's word for a house's state says that it is no more.
fn says_closed(status: &str) -> bool {
    const CLOSED: [&str; 6] = ["nedlagt", "lukket", "ophørt", "nedlukket", "inaktiv", "closed"];
    CLOSED.contains(&status.trim().to_lowercase().as_str())
}

/// Carries out the plan.
pub(super) fn rows(
    frame: &Frame<'_>,
    plan: &Plan,
    profiles: &[Profile<'_>],
    choices: &Choices,
    mut naming: Naming<'_>,
    watch: &Watch,
) -> Yield {
    let columns = Columns::of(frame, plan);
    let mut indicators = Indicators::of(naming.title());
    let percents = Percents::of(frame, plan, profiles, &mut naming, &mut indicators);
    let signs = frame.signs.clone().with_dash(choices.dash);
    let figures = Figures {
        frame,
        plan,
        choices,
        signs: &signs,
        columns: &columns,
    };
    let by_column = percents
        .is_empty()
        .then(|| figures.read(&mut naming, &mut indicators, watch))
        .flatten();
    if let Some(given) = by_column {
        return Yield {
            indicators: indicators.finish(),
            ..given
        };
    }
    let mut assembler = Assembler {
        frame,
        plan,
        choices,
        signs,
        indicators,
        percents,
        naming,
        columns,
        houses: HashMap::default(),
        told: frame.told.as_ref().filter(|_| !plan.has_house()),
        periods: HashMap::default(),
        said: vec![Vec::new(); frame.names.len()],
        codes: HashMap::default(),
        places: HashMap::new(),
        words: Interner::default(),
        wordings: Wordings::default(),
        of_totals: vec![Tally::default(); frame.names.len()],
        out: Yield {
            tallies: vec![Tally::default(); frame.names.len()],
            ..Yield::default()
        },
    };
    for (number, row) in frame.rows.iter().enumerate() {
        if !watch.at_row(Step::Reading, number, frame.rows.len()) {
            break;
        }
        match assembler.row(row) {
            Ok(()) => assembler.out.rows_used += 1,
            Err(reason) => assembler
                .out
                .set_aside
                .put(layout::set_aside(row.line, frame.cells(row), reason), number, frame.rows.len()),
        }
    }
    for (tally, of_totals) in assembler.out.tallies.iter_mut().zip(assembler.of_totals) {
        tally.add_totals(of_totals);
    }
    if choices.percent.is_none() {
        assembler.out.questions = assembler.percents.questions(&assembler.indicators);
    }
    assembler.out.indicators = assembler.indicators.finish();
    assembler.out.wordings = assembler.wordings.finish();
    assembler.out
}

impl<'a> Assembler<'_, 'a> {
    fn row(&mut self, row: Row<'a>) -> Result<(), SetAsideReason> {
        let house = match self.told {
            Some(told) => self.named("", &told.house),
            None => self.house(row),
        };
        let house = house.ok_or(SetAsideReason::NoHouse)?;
        if !house.is_reference {
            return self.facts(row, house);
        }
        std::mem::swap(&mut self.out.tallies, &mut self.of_totals);
        let given = self.facts(row, house);
        std::mem::swap(&mut self.out.tallies, &mut self.of_totals);
        self.out.totals += usize::from(given.is_ok());
        given
    }

    /// What a row says of its house.
    fn facts(&mut self, row: Row<'a>, house: ObservedHouse) -> Result<(), SetAsideReason> {
        if self.told.is_some_and(|told| told.is_over_columns) && !self.is_named(row) {
            return Err(SetAsideReason::NoIndicator);
        }
        if self.plan.kind.0 == SourceKind::Register {
            self.register(row, house);
            return Ok(());
        }
        let period = self.period(row);
        if self.plan.kind.0 == SourceKind::Observations && self.columns.period.is_some() && period.is_none() {
            return Err(SetAsideReason::NoPeriod);
        }
        let before = self.out.ratings.len() + self.out.observations.len();
        let plan = self.plan;
        for level in &plan.levels {
            self.rating(row, &house, period, level);
        }
        for measure in &plan.measures {
            self.observation(row, &house, period, measure);
        }
        let after = self.out.ratings.len() + self.out.observations.len();
        if after > before { Ok(()) } else { Err(SetAsideReason::NoValue) }
    }

    fn cell(&self, row: Row<'a>, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.frame.cell(row, column))
    }

    fn house(&mut self, row: Row<'a>) -> Option<ObservedHouse> {
        let key = (self.cell(row, self.columns.house_id), self.cell(row, self.columns.house));
        if let Some(named) = self.houses.get(&key) {
            return Some(named.clone());
        }
        let named = self.named(key.0, key.1)?;
        self.houses.insert(key, named.clone());
        Some(named)
    }

    /// Whether a row, an indicator of its own, says which: a name that is no figure.
    fn is_named(&self, row: Row<'a>) -> bool {
        let name = self.cell(row, self.plan.first(Role::Indicator));
        !name.is_empty() && numbers::shape(name).is_none()
    }

    /// A house, or a total, by its id and name.
    fn named(&mut self, id: &str, name: &str) -> Option<ObservedHouse> {
        let house = house_of(id, name, self.choices)?;
        if house.is_reference {
            self.out.references.insert(Arc::clone(&house.name));
        }
        Some(house)
    }

    fn period(&mut self, row: Row<'a>) -> Option<Period> {
        let column = self.columns.period?;
        let cell = self.frame.cell(row, column);
        let (part, letter) = self
            .columns
            .part
            .map_or(("", None), |(part, letter)| (self.frame.cell(row, part), Some(letter)));
        let order = self.plan.order;
        let read = || letter.map_or_else(|| dates::read(cell, order), |letter| times::within(cell, part, letter));
        let period = *self.periods.entry((cell, part)).or_insert_with(read);
        if let (None, Some(tally)) = (period, self.out.tallies.get_mut(column)) {
            if cell.is_empty() {
                tally.absent(Absence::Missing);
            } else {
                tally.unreadable += 1;
            }
        }
        period
    }

    fn register(&mut self, row: Row<'a>, house: ObservedHouse) {
        let children = self.plan.first(Role::Children).and_then(|column| self.number(row, column));
        let kind = self.cell(row, self.plan.first(Role::HouseKind));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be a whole number of children"
        )]
        let children = children
            .filter(|count| (0.0..1e6).contains(count) && count.fract() == 0.0)
            .map(|count| count as u32);
        let kind = (!kind.is_empty()).then(|| self.words.intern(kind));
        let status = self.frame.headings.iter().position(Heading::is_status);
        let house = House {
            is_closed: says_closed(self.cell(row, status)),
            id: house.id,
            name: house.name,
            kind,
            children,
            is_reference: house.is_reference,
        };
        self.out.register.push(RegisterRow { house, line: row.line });
    }

    /// What is said about a rating, one text a line; all but the first reason under their heading.
    fn reason(&self, row: Row<'a>, level: &LevelColumn) -> String {
        let reasons = level.reasons.iter().enumerate().map(|(at, column)| (*column, at > 0));
        let follow_ups = level.follow_ups.iter().map(|column| (*column, true));
        let mut said = String::new();
        for (column, is_named) in reasons.chain(follow_ups) {
            let text = self.frame.cell(row, column);
            if text.is_empty() {
                continue;
            }
            if !said.is_empty() {
                said.push('\n');
            }
            if let Some(name) = self.frame.names.get(column).filter(|_| is_named) {
                said.push_str(name);
                said.push_str(": ");
            }
            said.push_str(text);
        }
        said
    }

    fn rating(&mut self, row: Row<'a>, house: &ObservedHouse, period: Option<Period>, level: &LevelColumn) {
        let Some((wording, place)) = self.wording(row, level) else { return };
        let period = self.frame.time(times::of_column(self.frame, level.column), period);
        let kind = VisitKind::of_wording(self.cell(row, self.columns.visit_kind));
        let theme = self.cell(row, self.columns.theme);
        let theme = if theme.is_empty() {
            self.naming.theme(level.column).into()
        } else {
            self.words.intern(theme)
        };
        let reason = self.reason(row, level);
        let rating = Rating {
            // A file that only tells the year still tells visits apart: they are put on its first day.
            visit: Visit {
                house: house.id.clone(),
                date: period.map(Period::first_day),
                kind,
            },
            theme: ThemeName(theme),
            wording,
            place,
            reason: (!reason.is_empty()).then(|| reason.into()),
        };
        self.out.ratings.push(RatingRow {
            house_name: Arc::clone(&house.name),
            rating,
            line: row.line,
        });
    }

    /// The wording of a rating and its place on the column's ladder; nothing where the cell is empty or an absence.
    fn wording(&mut self, row: Row<'a>, level: &LevelColumn) -> Option<(Arc<str>, Option<Place>)> {
        let cell = self.frame.cell(row, level.column);
        let mark = self.mark(row, level.column);
        let tally = self.out.tallies.get_mut(level.column)?;
        if let Some(absence) = self
            .signs
            .absence(cell)
            .or_else(|| absence::is_dash(cell).then_some(Absence::Missing))
        {
            tally.absent(absence);
            return None;
        }
        if matches!(level.ladder, Ladder::Numbers { .. } | Ladder::PointsOfMax)
            && let Some(number) = numbers::parse(cell, mark.unwrap_or(DecimalMark::None))
        {
            tally.number(number);
        }
        if let Some(most) = level.most {
            if let (Some(most_tally), Some(most)) = (
                self.out.tallies.get_mut(most),
                numbers::parse(self.frame.cell(row, most), DecimalMark::None),
            ) {
                most_tally.number(most);
            }
            let wording = format!("{cell}/{}", self.frame.cell(row, most));
            return Some((wording.as_str().into(), level.ladder.place(&wording)));
        }
        let place = self
            .places
            .entry((level.column, cell))
            .or_insert_with(|| level.ladder.place(cell))
            .clone();
        if place.is_some() {
            return Some((self.words.intern(cell), place));
        }
        match self.wordings.meet(cell, row.line, &level.ladder, self.choices) {
            Some(Placement::NoRating) => {
                tally.absent(Absence::NotApplicable);
                None
            }
            Some(Placement::Level { scale, place }) => Some((self.words.intern(cell), Some((Arc::clone(scale), *place)))),
            None => Some((self.words.intern(cell), None)),
        }
    }

    fn observation(&mut self, row: Row<'a>, house: &ObservedHouse, period: Option<Period>, measure: &Measure) {
        let cell = self.frame.cell(row, measure.column);
        let said = self.said(row, measure.column);
        let other = self.told.and_then(|told| told.other(measure.column));
        let all_houses = other.and_then(|other| self.named("", &other.name));
        let house = all_houses.as_ref().unwrap_or(house);
        let Some(tally) = self.out.tallies.get_mut(measure.column) else {
            return;
        };
        // Where both rows and columns say what a figure is of, an empty cell is no figure that is missing.
        if cell.is_empty() && self.told.is_some_and(|told| told.is_over_columns) {
            tally.absent(Absence::Missing);
            return;
        }
        let place = self.naming.place(row, measure, &mut self.indicators);
        let value = tally.take(said, |number| self.percents.read(place, cell, number, self.choices.percent));
        if let Value::Number(number) = value {
            let mark = self.mark(row, measure.column);
            self.indicators.note(place, cell, number, mark.unwrap_or(DecimalMark::None));
        }
        if measure.is_points {
            self.indicators.note_points(place);
        }
        let numerator = measure.numerator.and_then(|column| self.count(row, measure, column));
        let answers = self.told.filter(|_| other.is_none()).and_then(|told| told.answers);
        let denominator = measure.denominator.and_then(|column| self.count(row, measure, column)).or(answers);
        let period = self.frame.time(measure.time, period);
        let observations = &mut self.out.observations;
        if observations.is_empty() {
            observations.reserve((self.frame.rows.len() - row.at) * self.plan.measures.len());
        }
        let row = CodedRow {
            house: observations.house_place(house),
            indicator: *self
                .codes
                .entry(place)
                .or_insert_with(|| observations.indicator_place(&self.indicators.id(place))),
            period: observations.period_place(period),
            value,
            numerator,
            denominator,
            line: row.line,
        };
        observations.push_coded(row);
    }

    /// The decimal mark of a cell: its column's, or the point of a workbook's own number.
    fn mark(&self, row: Row<'_>, column: usize) -> Option<DecimalMark> {
        let cell = self.frame.columns.get(column).and_then(|cells| cells.cell(row.at))?;
        cell.mark(self.plan.mark(column))
    }

    /// A count beside a figure. A column that is a figure of its own is tallied there, and one of several figures with the first.
    fn count(&mut self, row: Row<'a>, measure: &Measure, column: usize) -> Option<f64> {
        let is_of = |other: &&Measure| other.numerator == Some(column) || other.denominator == Some(column);
        let is_first = self
            .plan
            .measures
            .iter()
            .find(is_of)
            .is_none_or(|first| first.column == measure.column);
        if is_first && self.plan.roles.get(column) != Some(&Role::Value) {
            return self.number(row, column);
        }
        Tally::default().take(self.said(row, column), Some).number()
    }

    /// A number of a row.
    fn number(&mut self, row: Row<'a>, column: usize) -> Option<f64> {
        let said = self.said(row, column);
        self.out.tallies.get_mut(column)?.take(said, Some).number()
    }

    /// What a cell of figures says; every different one of a column is read once.
    fn said(&mut self, row: Row<'a>, column: usize) -> Said {
        let (Some(cells), Some(said)) = (self.frame.columns.get(column), self.said.get_mut(column)) else {
            return Said::Unreadable;
        };
        if said.is_empty() {
            let told = self.plan.mark(column);
            *said = cells
                .cells()
                .iter()
                .map(|cell| Said::of(cell.text, cell.mark(told), &self.signs))
                .collect();
        }
        said.get(cells.code(row.at)).copied().unwrap_or(Said::Unreadable)
    }
}
