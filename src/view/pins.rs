//! Which notes show where: pins by place, and a place in words.

use std::collections::HashMap;

use crate::chart::{Pin, TrialStart};
use crate::cluster::Tables;
use crate::domain::{Anchor, HouseId, IndicatorId, Note, NoteKind, Period};
use crate::i18n::Locale;

use super::grounds::first_line;
use super::words::{joined, period_words};

/// Notes by house, so that a page of cells does not ask every note at every cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pins {
    by_house: HashMap<HouseId, Vec<(Anchor, Pin)>>,
    all: Vec<(Anchor, Pin)>,
    trials: Vec<(Anchor, TrialStart)>,
}

/// Letters of a trial's words that stand at its start.
const TRIAL_NAME: usize = 24;

impl Pins {
    /// Pins of the notes. A note written before its house's id was known follows the house (see [`Tables::house`]); one
    /// about a house that is part of another now shows there.
    #[must_use]
    pub fn build(notes: &[Note], tables: &Tables) -> Self {
        let mut pins = Self::default();
        for note in notes {
            let mut anchor = note.anchor.clone();
            anchor.house = anchor.house.map(|house| tables.shown_as(&house));
            let pin = Pin {
                number: note.number,
                note: note.id.clone(),
                kind: note.content.kind,
                text: note.content.text.clone(),
            };
            if let Some(start) = trial_start(note) {
                let trial = TrialStart {
                    x: Period::Day(start.first_day()).mid_year(),
                    name: first_line(&note.content.text, TRIAL_NAME),
                    pin: pin.clone(),
                };
                pins.trials.push((anchor.clone(), trial));
            }
            if let Some(house) = &anchor.house {
                pins.by_house.entry(house.clone()).or_default().push((anchor.clone(), pin.clone()));
            }
            pins.all.push((anchor, pin));
        }
        pins
    }

    /// Where trials begin that are about an indicator: those of the house, and those of all houses.
    #[must_use]
    pub fn trials(&self, indicator: &IndicatorId, house: &HouseId) -> Vec<TrialStart> {
        let is_of = |anchor: &Anchor| {
            let is_here = anchor.house.as_ref().is_none_or(|of| of == house);
            anchor.indicator.as_ref() == Some(indicator) && is_here
        };
        let trials = self.trials.iter().filter(|(anchor, _)| is_of(anchor));
        trials.map(|(_, trial)| trial.clone()).collect()
    }

    /// Where on a time axis trials begin that are about an indicator, in whatever house.
    pub fn trial_starts(&self, indicator: &IndicatorId) -> impl Iterator<Item = f64> {
        let trials = self
            .trials
            .iter()
            .filter(|(anchor, _)| anchor.indicator.as_ref() == Some(indicator));
        trials.map(|(_, trial)| trial.x)
    }

    /// Pins that show at a place, by [`Anchor::shows_at`]: where the place leaves something open, notes of any value there.
    #[must_use]
    pub fn at(&self, place: &Anchor) -> Vec<Pin> {
        self.select(place, |_| true)
    }

    /// Pins about this place as a whole: what the place leaves open, the note leaves open too, except the period.
    #[must_use]
    pub fn about(&self, place: &Anchor) -> Vec<Pin> {
        self.select(place, |note| {
            note.house == place.house && note.indicator == place.indicator && note.theme == place.theme
        })
    }

    /// Pins at a place that are not about an indicator: at a visit, or a house, as supervision sees it.
    #[must_use]
    pub fn of_supervision(&self, place: &Anchor) -> Vec<Pin> {
        self.select(place, |note| note.indicator.is_none())
    }

    fn select(&self, place: &Anchor, fits: impl Fn(&Anchor) -> bool) -> Vec<Pin> {
        let notes = match &place.house {
            Some(house) => self.by_house.get(house).map_or(&[][..], Vec::as_slice),
            None => &self.all,
        };
        notes
            .iter()
            .filter(|(note, _)| note.shows_at(place) && fits(note))
            .map(|(_, pin)| pin.clone())
            .collect()
    }
}

fn trial_start(note: &Note) -> Option<Period> {
    let plan = note.content.plan.as_ref().filter(|_| note.content.kind == NoteKind::Trial)?;
    plan.start
}

/// A place in words: "Fyrtårnet · Sygefravær · marts 2025"; an empty one is the whole cluster.
#[must_use]
pub fn place_words(anchor: &Anchor, tables: &Tables, locale: &Locale) -> String {
    let house = anchor.house.as_ref().map_or_else(
        || locale.t("view-whole-cluster").to_owned(),
        |house| {
            tables
                .house(house)
                .map_or_else(|| house.to_string(), |house| house.name.to_string())
        },
    );
    let period = match (anchor.period, anchor.until) {
        (Some(first), Some(last)) if first != last => format!("{} – {}", locale.period(first), locale.period(last)),
        (period, _) => period_words(period, locale),
    };
    let indicator = anchor.indicator.as_ref().map_or("", |indicator| tables.title(indicator));
    let theme = anchor.theme.as_ref().map_or("", |theme| &*theme.0);
    joined([&*house, indicator, theme, &*period], " · ")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Period;

    fn numbers(pins: &[Pin]) -> Vec<usize> {
        pins.iter().map(|pin| pin.number).collect()
    }

    #[test]
    fn a_note_shows_where_nothing_it_names_differs() {
        let tables = sample::tables();
        let month = Some(Period::Month(2025, 2));
        let anchors = [
            sample::anchor(Some("G1"), Some("Sygefravær"), month),
            sample::anchor(Some("G1"), Some("Sygefravær"), None),
            sample::anchor(Some("G1"), None, None),
            sample::anchor(None, Some("Sygefravær"), None),
            sample::anchor(None, None, None),
            sample::anchor(Some("G2"), Some("Sygefravær"), month),
        ];
        let notes: Vec<Note> = anchors
            .into_iter()
            .enumerate()
            .map(|(place, anchor)| sample::note(place + 1, anchor, "?"))
            .collect();
        let pins = Pins::build(&notes, &tables);
        let cases = [
            (sample::anchor(Some("G1"), Some("Sygefravær"), None), vec![1, 2]),
            (sample::anchor(Some("G1"), Some("Sygefravær"), month), vec![1]),
            (sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Year(2025))), vec![1]),
            (sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 3))), vec![]),
            (sample::anchor(Some("G3"), None, None), vec![]),
            (sample::anchor(None, None, None), vec![1, 2, 3, 4, 5, 6]),
        ];
        for (place, expected) in cases {
            assert_eq!(numbers(&pins.at(&place)), expected, "{place:?}");
        }
        assert_eq!(numbers(&pins.about(&sample::anchor(Some("G1"), None, None))), [3]);
        assert_eq!(numbers(&pins.about(&sample::anchor(None, Some("Sygefravær"), None))), [4]);
        assert_eq!(numbers(&pins.about(&sample::anchor(None, None, None))), [5]);
    }

    #[test]
    fn a_trial_begins_on_the_charts_of_its_indicator() {
        let trial = |number, house, start: &str| {
            let mut note = sample::note(number, sample::anchor(house, Some("Sygefravær"), None), "Vi prøver gåture");
            note.content.kind = NoteKind::Trial;
            note.content.plan = Some(crate::domain::Plan {
                start: start.parse().ok(),
                ..Default::default()
            });
            note
        };
        let notes = [
            trial(1, Some("G1"), "2025-07-02"),
            trial(2, None, "2025"),
            trial(3, Some("G2"), "2025"),
        ];
        let pins = Pins::build(&notes, &sample::tables());
        let begins = |indicator: &str, house: &str| {
            let trials = pins.trials(&indicator.into(), &house.into());
            trials
                .iter()
                .map(|trial| format!("{} {:.2}", trial.pin.number, trial.x))
                .collect::<Vec<_>>()
        };
        assert_eq!(begins("Sygefravær", "G1"), ["1 2025.50", "2 2025.00"]);
        assert_eq!(begins("Forældretilfredshed", "G1"), [""; 0]);
    }

    #[test]
    fn a_note_follows_the_house_whose_id_came_later() {
        let note = sample::note(1, sample::anchor(Some("fyrtaarnet"), None, None), "?");
        let pins = Pins::build(&[note], &sample::tables());
        assert_eq!(numbers(&pins.at(&sample::anchor(Some("G1"), None, None))), [1]);
    }

    #[test]
    fn places_are_said_in_words() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let mut span = sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 1)));
        span.until = Some(Period::Month(2025, 3));
        let cases = [
            (span, "Fyrtårnet · Sygefravær · januar 2025 – marts 2025"),
            (sample::anchor(Some("G1"), None, None), "Fyrtårnet"),
            (sample::anchor(None, Some("Sygefravær"), None), "Hele klyngen · Sygefravær"),
            (Anchor::default(), "Hele klyngen"),
            (sample::anchor(Some("lukket hus"), None, None), "lukket hus"),
        ];
        for (anchor, words) in cases {
            assert_eq!(place_words(&anchor, &tables, &locale), words);
        }
    }
}
