//! Indicators in which some figures bear a per cent sign and others do not: `8,4 %` beside `0,084` would be wrong by a factor of
//! a hundred, so a person is asked what the bare ones are.

use std::collections::HashMap;
use std::sync::Arc;

use super::PercentMeaning;
use super::indicators::Indicators;
use super::layout::Frame;
use super::naming::Naming;
use super::plan::Plan;
use super::profile::Profile;
use super::{DecimalMark, Question, numbers};

/// The indicators in which the sign comes and goes, by place, each with a figure that lacks it.
#[derive(Debug, Default)]
pub(super) struct Percents<'a> {
    mixed: HashMap<usize, &'a str>,
}

impl<'a> Percents<'a> {
    /// Looks for them; a table without any column of both kinds has none.
    pub fn of(frame: &Frame<'a>, plan: &Plan, profiles: &[Profile<'_>], naming: &mut Naming<'_>, indicators: &mut Indicators) -> Self {
        let is_mixed = |column: usize| {
            let figures = profiles.get(column).map(|profile| &profile.figures);
            figures.is_some_and(|figures| figures.percent > 0 && figures.percent < figures.count)
        };
        let across = plan
            .measures
            .iter()
            .filter(|measure| profiles.get(measure.column).is_some_and(|profile| profile.figures.percent > 0));
        let is_some_column = across.clone().count() > 0 && across.clone().count() < plan.measures.len();
        if !is_some_column && !plan.measures.iter().any(|measure| is_mixed(measure.column)) {
            return Self::default();
        }
        let mut signed: HashMap<usize, (bool, Option<&'a str>)> = HashMap::new();
        for row in frame.rows.iter() {
            for measure in &plan.measures {
                let cell = frame.cell(row, measure.column);
                if numbers::shape(cell).is_none() {
                    continue;
                }
                let seen = signed.entry(naming.place(row, measure, indicators)).or_default();
                if cell.contains('%') {
                    seen.0 = true;
                } else if !is_nought(cell) {
                    seen.1.get_or_insert(cell);
                }
            }
        }
        let mixed = signed
            .into_iter()
            .filter_map(|(place, (has_sign, bare))| bare.filter(|_| has_sign).map(|bare| (place, bare)));
        Self { mixed: mixed.collect() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.mixed.is_empty()
    }

    /// A number as per cent, where its indicator has the sign elsewhere; nothing where only a person can know.
    pub fn read(&self, place: usize, cell: &str, number: f64, told: Option<PercentMeaning>) -> Option<f64> {
        let is_bare = self.mixed.contains_key(&place) && !cell.contains('%') && number != 0.0;
        match (is_bare, told) {
            (false, _) | (true, Some(PercentMeaning::Percent)) => Some(number),
            (true, Some(PercentMeaning::Fraction)) => Some(number * 100.0),
            (true, None) => None,
        }
    }

    /// What is asked, where no one has told.
    pub fn questions(&self, indicators: &Indicators) -> Vec<Question> {
        let mut mixed: Vec<(&usize, &&str)> = self.mixed.iter().collect();
        mixed.sort();
        let asked = mixed.into_iter().map(|(place, bare)| Question::Percent {
            indicator: Arc::clone(&indicators.id(*place).0),
            example: (*bare).into(),
        });
        asked.collect()
    }
}

/// Nought is nought, of whatever.
fn is_nought(cell: &str) -> bool {
    [DecimalMark::Comma, DecimalMark::Point]
        .iter()
        .any(|mark| numbers::parse(cell, *mark) == Some(0.0))
}
