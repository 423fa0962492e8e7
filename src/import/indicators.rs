//! What is known of an indicator: its name from heading and dimensions, its unit, direction and topic from name and values.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::domain::{Direction, Indicator, IndicatorId, Topic, Unit};

use super::headings::Heading;
use super::{DecimalMark, links, numbers};

/// What the values of an indicator have shown so far.
#[derive(Debug, Clone)]
struct Seen {
    id: IndicatorId,
    /// Decimals as written, two at most.
    decimals: usize,
    /// Decimals that are no mere noughts, two at most.
    telling: usize,
    is_points: bool,
    percent_signs: usize,
    kroner: usize,
    range: Option<(f64, f64)>,
}

/// The indicators of a file, in order of appearance.
#[derive(Debug)]
pub(super) struct Indicators {
    index: HashMap<Arc<str>, usize, RandomState>,
    seen: Vec<Seen>,
    about: Topic,
}

impl Indicators {
    /// None yet. `title` tells the topic of indicators whose own names do not.
    pub fn of(title: &str) -> Self {
        Self {
            index: HashMap::default(),
            seen: Vec::new(),
            about: Topic::of_heading(title),
        }
    }

    /// The place of an indicator by name.
    pub fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.index.get(name) {
            return *place;
        }
        let place = self.seen.len();
        let name: Arc<str> = name.into();
        self.index.insert(Arc::clone(&name), place);
        self.seen.push(Seen {
            id: IndicatorId(name),
            decimals: 0,
            telling: 0,
            is_points: false,
            percent_signs: 0,
            kroner: 0,
            range: None,
        });
        place
    }

    /// The id at a place.
    pub fn id(&self, place: usize) -> IndicatorId {
        self.seen
            .get(place)
            .map_or_else(|| IndicatorId(Arc::from("")), |seen| seen.id.clone())
    }

    /// Notes how a value is written.
    pub fn note(&mut self, place: usize, cell: &str, number: f64, mark: DecimalMark) {
        let Some(seen) = self.seen.get_mut(place) else { return };
        if seen.decimals < 2 {
            seen.decimals = seen.decimals.max(numbers::decimals(cell, mark)).min(2);
        }
        if seen.telling < 2 {
            seen.telling = seen.telling.max(telling_decimals(number));
        }
        seen.percent_signs += usize::from(cell.ends_with('%'));
        seen.kroner += usize::from(cell.ends_with("kr.") || cell.starts_with("kr"));
        let (least, greatest) = seen.range.unwrap_or((number, number));
        seen.range = Some((least.min(number), greatest.max(number)));
    }

    /// Notes that the figures are points out of a maximum.
    pub fn note_points(&mut self, place: usize) {
        if let Some(seen) = self.seen.get_mut(place) {
            seen.is_points = true;
        }
    }

    /// What is known of each.
    pub fn finish(self) -> Vec<Indicator> {
        let about = self.about;
        self.seen.into_iter().map(|seen| indicator(seen, about)).collect()
    }
}

/// Decimals a number has, two at most: one for 8,40.
fn telling_decimals(number: f64) -> usize {
    let is_whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
    (0..2)
        .find(|decimals| is_whole(number * 10_f64.powi(*decimals)))
        .map_or(2, |decimals| usize::try_from(decimals).unwrap_or(2))
}

fn indicator(seen: Seen, about: Topic) -> Indicator {
    let topic = Some(Topic::of_heading(&seen.id.0)).filter(|topic| *topic != Topic::Other);
    let heading = Heading::of(&seen.id.0);
    let unit = unit(&heading, &seen);
    let is_satisfaction = heading.contains(&["tilfreds", "btu"]) && seen.range.is_some_and(|(_, greatest)| greatest <= 5.0);
    Indicator {
        noise: (unit == Unit::Score && is_satisfaction).then_some(0.6),
        own_name: None,
        decimals: u8::try_from(seen.telling.max(seen.decimals.min(1))).unwrap_or(2),
        direction: direction(&heading),
        topic: topic.unwrap_or(about),
        unit,
        id: seen.id,
    }
}

fn unit(heading: &Heading, seen: &Seen) -> Unit {
    let is_between = |low: f64, high: f64| seen.range.is_some_and(|(least, greatest)| least >= low && greatest <= high);
    if links::is_percent(heading, seen.percent_signs) {
        Unit::Percent
    } else if seen.is_points {
        Unit::Points
    } else if heading.contains(&["pr voksen", "normering", "per adult"]) && !heading.contains(&["normerede"]) {
        Unit::ChildrenPerAdult
    } else if heading.contains(&["dage pr", "dagsværk"]) {
        Unit::DaysPerEmployee
    } else if seen.kroner > 0 || heading.has_word(&["kr", "kroner", "dkk"]) || heading.has_stem(&["udgift", "takst"]) {
        Unit::Kroner
    } else if heading.contains(&["tilfreds", "btu", "score", "trivsel"]) && seen.decimals > 0 && is_between(1.0, 7.0) {
        Unit::Score
    } else if seen.decimals == 0 && seen.range.is_some() {
        Unit::Count
    } else {
        Unit::Plain
    }
}

fn direction(heading: &Heading) -> Direction {
    const DOWN: [&str; 12] = [
        "fravær",
        "fravaer",
        "absence",
        "sygedag",
        "omsætning",
        "turnover",
        "normering",
        "pr voksen",
        "ingen pæd",
        "uden pæd",
        "venteliste",
        "klager",
    ];
    const UP: [&str; 10] = [
        "tilfreds",
        "trivsel",
        "pædagog",
        "uddannet",
        "svarprocent",
        "svarpct",
        "kvalitet",
        "poeng",
        "wellbeing",
        "btu",
    ];
    if heading.contains(&DOWN) {
        Direction::Down
    } else if heading.contains(&UP) {
        Direction::Up
    } else {
        Direction::Neither
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells = [(&'static str, f64)];

    fn of(name: &str, cells: &Cells) -> Indicator {
        let mut indicators = Indicators::of("");
        let place = indicators.place(name);
        for (cell, number) in cells {
            indicators.note(place, cell, *number, DecimalMark::Comma);
        }
        indicators.finish().remove(0)
    }

    #[test]
    fn units_directions_and_noise_come_from_name_and_values() {
        let cases: [(&str, &Cells, Unit, Direction, Option<f64>); 8] = [
            ("Sygefravær i pct.", &[("8,4", 8.4)], Unit::Percent, Direction::Down, None),
            ("Uddannede pædagoger", &[("50,4 %", 50.4)], Unit::Percent, Direction::Up, None),
            ("Normering 0-2 år", &[("3,1", 3.1)], Unit::ChildrenPerAdult, Direction::Down, None),
            (
                "Sygefravær, dage pr. ansat",
                &[("12,5", 12.5)],
                Unit::DaysPerEmployee,
                Direction::Down,
                None,
            ),
            ("Samlet tilfredshed", &[("4,11", 4.11)], Unit::Score, Direction::Up, Some(0.6)),
            ("trivsel_score", &[("3,7", 3.7)], Unit::Score, Direction::Up, None),
            ("Udgift pr. barn", &[("109.000", 109_000.0)], Unit::Kroner, Direction::Neither, None),
            ("Antal bygninger", &[("12", 12.0)], Unit::Count, Direction::Neither, None),
        ];
        for (name, cells, unit, direction, noise) in cases {
            let found = of(name, cells);
            assert_eq!((found.unit, found.direction, found.noise), (unit, direction, noise), "{name}");
        }
    }
}
