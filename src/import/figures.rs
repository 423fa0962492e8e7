//! The figures of a table whose every row has its house and its time, column by column: what can be asked once of a cell is not asked of
//! every row. All other tables go row by row (`assemble`), which would give the same.

use std::iter;
use std::sync::Arc;

use crate::domain::{Absence, Period, Value};

use super::assemble::{Columns, Yield, house_of};
use super::cells::{Said, Tally};
use super::columns::Numbered;
use super::entries::{Codes, Entries, Strand};
use super::indicators::Indicators;
use super::layout::Frame;
use super::naming::Naming;
use super::observations::Filling;
use super::pairs::Pairs;
use super::plan::{Measure, Plan};
use super::pool::as_code;
use super::signs::Signs;
use super::table_rows::Row;
use super::{Choices, DecimalMark, Observations, ObservedHouse, Role, SourceKind, Step, Watch, dates, threads, times};

/// A table of figures.
#[derive(Clone, Copy)]
pub(super) struct Figures<'c, 'a> {
    /// The table.
    pub frame: &'c Frame<'a>,
    /// How it is read.
    pub plan: &'c Plan,
    /// What a person confirmed.
    pub choices: &'c Choices,
    /// What its signs mean.
    pub signs: &'c Signs,
    /// Columns every row is asked for.
    pub columns: &'c Columns,
}

/// Something of each row: its number, and what the numbers stand for.
#[derive(Clone, Copy)]
struct Lane<'c, T> {
    codes: &'c Codes,
    of: &'c [T],
}

/// What the different cells of a column of figures say, and what was met in its rows.
#[derive(Default)]
struct Read {
    /// Not a number where there is none.
    numbers: Vec<f64>,
    /// Why there is none.
    absences: Vec<Absence>,
    tally: Tally,
}

impl Figures<'_, '_> {
    /// All of them; nothing where the table must go row by row.
    pub fn read(self, naming: &mut Naming<'_>, indicators: &mut Indicators, watch: &Watch) -> Option<Yield> {
        let (frame, plan) = (self.frame, self.plan);
        let is_open = plan.kind.0 == SourceKind::Observations && plan.levels.is_empty() && !plan.measures.is_empty() && plan.has_house();
        let (house_rows, houses) = is_open.then(|| self.houses()).flatten()?;
        let (period_rows, periods) = self.periods()?;
        let mut figures = Observations::default();
        let house_codes: Vec<u32> = houses.iter().map(|house| figures.house_place(house)).collect();
        let period_codes = self.by_measure(&periods, |measure, period| figures.period_place(frame.time(measure.time, *period)));
        let firsts: Vec<Row<'_>> = naming
            .named()
            .first_rows()
            .into_iter()
            .filter_map(|row| frame.rows.get(row))
            .collect();
        let places = self.by_measure(&firsts, |measure, row| {
            let place = naming.place(*row, measure, indicators);
            (as_code(place), figures.indicator_place(&indicators.id(place)))
        });
        let indicator_codes: Vec<Vec<u32>> = places.iter().map(|places| places.iter().map(|(_, code)| *code).collect()).collect();
        let totals: Vec<bool> = houses.iter().map(|house| house.is_reference).collect();
        let totals = Lane::of(&house_rows, &totals);
        let reads = threads::spread_columns(frame.rows.len(), (0..frame.names.len()).collect(), |column| {
            self.read_column(column, totals)
        });
        for (measure, places) in plan.measures.iter().zip(&places) {
            self.note(measure, naming.named(), places, &reads, indicators);
        }
        if !watch.at(Step::Reading, 1, 2) {
            return Some(Yield::default());
        }
        let named = naming.named();
        let keys = || {
            let house = Lane::of(&house_rows, &house_codes);
            let line = frame.rows.iter().flat_map(|row| iter::repeat_n(row.line, plan.measures.len()));
            let keys = [
                woven(&vec![Some(house); plan.measures.len()], 0),
                woven(&lanes(named, &indicator_codes), 0),
                woven(&lanes(&period_rows, &period_codes), 0),
            ];
            (keys, line.collect())
        };
        let (([house, indicator, period], line), values) = threads::both_columns(frame.rows.len(), keys, || self.values(&reads));
        figures.fill(Filling {
            house,
            indicator,
            period,
            line,
            ..values
        });
        Some(Yield {
            observations: figures,
            tallies: reads.into_iter().map(|read| read.tally).collect(),
            rows_used: frame.rows.len(),
            totals: totals
                .codes
                .iter()
                .filter(|house| totals.of.get(**house as usize) == Some(&true))
                .count(),
            references: houses
                .iter()
                .filter(|house| house.is_reference)
                .map(|house| Arc::clone(&house.name))
                .collect(),
            ..Yield::default()
        })
    }

    fn some(&self, columns: [Option<usize>; 2]) -> Numbered {
        let columns = columns.into_iter().flatten().filter_map(|column| self.frame.columns.get(column));
        Numbered::of(&self.frame.rows, columns)
    }

    fn text(&self, column: Option<usize>, row: usize) -> &str {
        column
            .and_then(|column| self.frame.columns.get(column))
            .map_or("", |cells| cells.text(row))
    }

    fn houses(&self) -> Option<(Numbered, Vec<ObservedHouse>)> {
        let (id, name) = (self.columns.house_id, self.columns.house);
        let rows = self.some([id, name]);
        let houses = rows
            .first_rows()
            .into_iter()
            .map(|row| house_of(self.text(id, row), self.text(name, row), self.choices));
        let houses = houses.collect::<Option<_>>()?;
        Some((rows, houses))
    }

    fn periods(&self) -> Option<(Numbered, Vec<Option<Period>>)> {
        let part = self.columns.part;
        let rows = self.some([self.columns.period, part.map(|(part, _)| part)]);
        let read = |row: usize| {
            let cell = self.text(self.columns.period, row);
            part.map_or_else(
                || dates::read(cell, self.plan.order),
                |(part, letter)| times::within(cell, self.text(Some(part), row), letter),
            )
        };
        let periods: Vec<Option<Period>> = rows.first_rows().into_iter().map(read).collect();
        let are_told = self.columns.period.is_none() || periods.iter().all(Option::is_some);
        are_told.then_some((rows, periods))
    }

    /// What each measure makes of each thing, asked in the order in which rows ask.
    fn by_measure<T, R>(&self, things: &[T], mut ask: impl FnMut(&Measure, &T) -> R) -> Vec<Vec<R>> {
        let measures = &self.plan.measures;
        let mut answers: Vec<Vec<R>> = measures.iter().map(|_| Vec::with_capacity(things.len())).collect();
        for thing in things {
            for (measure, answers) in measures.iter().zip(&mut answers) {
                answers.push(ask(measure, thing));
            }
        }
        answers
    }

    /// Reads a column that gives figures or counts; nothing of another.
    fn read_column(&self, column: usize, totals: Lane<'_, bool>) -> Read {
        let measures = &self.plan.measures;
        let is_measure = measures.iter().any(|measure| measure.column == column);
        let is_count = measures
            .iter()
            .any(|measure| [measure.numerator, measure.denominator].contains(&Some(column)));
        let Some(cells) = self.frame.columns.get(column).filter(|_| is_measure || is_count) else {
            return Read::default();
        };
        let told = self.plan.mark(column);
        let mut tally = Tally::default();
        let said = cells.cells().iter().map(|cell| Said::of(cell.text, cell.mark(told), self.signs));
        let values: Vec<Value> = said
            .zip(cells.cells())
            .map(|(said, cell)| tally.take_often(said, cell.count))
            .collect();
        for (code, house) in cells.codes().iter().zip(&**totals.codes) {
            if let (Some(Value::Number(number)), Some(false)) = (values.get(*code as usize), totals.of.get(*house as usize)) {
                tally.number(*number);
            }
        }
        // A column that is a figure of its own elsewhere is tallied there.
        let is_tallied = is_measure || self.plan.roles.get(column) != Some(&Role::Value);
        Read {
            numbers: values.iter().map(|value| value.number().unwrap_or(f64::NAN)).collect(),
            absences: values.iter().map(|value| absence(*value)).collect(),
            tally: if is_tallied { tally } else { Tally::default() },
        }
    }

    /// Notes how the figures of each indicator are written, every different one once.
    fn note(&self, measure: &Measure, named: &Numbered, places: &[(u32, u32)], reads: &[Read], indicators: &mut Indicators) {
        let (Some(cells), Some(read)) = (self.frame.columns.get(measure.column), reads.get(measure.column)) else {
            return;
        };
        let told = self.plan.mark(measure.column);
        let mut note = |place: u32, code: u32| {
            let cell = cells.cells().get(code as usize).zip(read.numbers.get(code as usize));
            if let Some((cell, number)) = cell.filter(|(_, number)| !number.is_nan()) {
                indicators.note(place as usize, cell.text, *number, cell.mark(told).unwrap_or(DecimalMark::None));
            }
        };
        if let [(place, _)] = places {
            (0..as_code(cells.cells().len())).for_each(|code| note(*place, code));
        } else {
            let mut met = Pairs::of(named.len(), cells.cells().len(), self.frame.rows.len());
            for (name, code) in named.codes().iter().zip(&**cells.codes()) {
                let n_met = met.len();
                met.number(*name, *code);
                if let Some((place, _)) = places.get(*name as usize).filter(|_| met.len() > n_met) {
                    note(*place, *code);
                }
            }
        }
        if measure.is_points {
            for (place, _) in places {
                indicators.note_points(*place as usize);
            }
        }
    }

    /// The figures and their counts.
    fn values(&self, reads: &[Read]) -> Filling {
        let lane = |column: Option<usize>| {
            let cells = self.frame.columns.get(column?)?;
            Some((cells, reads.get(column?)?))
        };
        let numbers = |column| {
            lane(column).map(|(cells, read)| Lane {
                codes: cells.codes(),
                of: &read.numbers,
            })
        };
        let absences = |column| {
            lane(column).map(|(cells, read)| Lane {
                codes: cells.codes(),
                of: &read.absences,
            })
        };
        let measures = &self.plan.measures;
        let all = |column: fn(&Measure) -> Option<usize>| {
            let lanes: Vec<_> = measures.iter().map(|measure| numbers(column(measure))).collect();
            woven(&lanes, f64::NAN)
        };
        let absences: Vec<_> = measures.iter().map(|measure| absences(Some(measure.column))).collect();
        Filling {
            value: all(|measure| Some(measure.column)),
            absence: woven(&absences, Absence::Missing),
            numerator: all(|measure| measure.numerator),
            denominator: all(|measure| measure.denominator),
            ..Filling::default()
        }
    }
}

/// What each row has in each lane, row by row; nothing where there is no lane.
fn woven<T: Copy>(lanes: &[Option<Lane<'_, T>>], none: T) -> Entries<T> {
    if lanes.iter().all(Option::is_none) {
        return Entries::default();
    }
    if let [Some(lane)] = lanes {
        return Entries::coded(Codes::clone(lane.codes), lane.of.to_vec());
    }
    let mut strands: Vec<Option<Strand<T>>> = Vec::with_capacity(lanes.len());
    for (at, lane) in lanes.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| lanes.get(before)?.as_ref());
        let strand = lane.as_ref().map(|lane| {
            // Often all have the same things.
            let is_same = before.is_some_and(|before| std::ptr::eq(before.of, lane.of));
            let same = strands.last().and_then(Option::as_ref).filter(|_| is_same);
            let things = same.map_or_else(|| lane.of.into(), |(_, things)| Arc::clone(things));
            (Codes::clone(lane.codes), things)
        });
        strands.push(strand);
    }
    Entries::woven(strands, none)
}

/// Why there is no figure; of no weight where there is one.
const fn absence(value: Value) -> Absence {
    match value {
        Value::Absent(absence) => absence,
        Value::Number(_) => Absence::Missing,
    }
}

/// A lane for each measure.
fn lanes<'c>(rows: &'c Numbered, codes: &'c [Vec<u32>]) -> Vec<Option<Lane<'c, u32>>> {
    codes.iter().map(|codes| Some(Lane::of(rows, codes))).collect()
}

impl<'c, T: Copy> Lane<'c, T> {
    fn of(rows: &'c Numbered, of: &'c [T]) -> Self {
        Self { codes: rows.codes(), of }
    }
}
