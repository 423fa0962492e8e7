//! Houses a chart of figures does not show, each with the words why: hidden ones, and figures the team left out.
//!
//! A year of months is shown whole or not at all, so that a house with one hidden month has no year. It is named, with why, and never
//! only missing.

use std::collections::BTreeMap;

use crate::cluster::Point;
use crate::domain::{Absence, Value};
use crate::i18n::Locale;
use crate::view::words::joined;

use super::figures::{Figures, Moment};

impl Figures<'_> {
    /// How many houses a chart of these times is of, and how many figures the team left out of it: "8 huse, 1 måling udeladt af jer".
    pub(super) fn n_words(&self, n_houses: usize, moments: &[Moment], locale: &Locale) -> String {
        let houses = locale.with("houses-count", &[("n", n_houses.into())]);
        joined([houses, left_out_words(self.n_all_left_out(moments), locale)], ", ")
    }

    /// How many figures of all the houses the team left out at these times.
    pub(super) fn n_all_left_out(&self, moments: &[Moment]) -> usize {
        let of = |moment: &Moment| (0..self.houses.len()).map(|place| self.n_left_out(place, *moment)).sum::<usize>();
        moments.iter().map(of).sum()
    }

    /// The houses whose figure is hidden at one of the times, by why: "Tangloppen er skjult: for få i mindst én måned."
    pub(super) fn hidden_words(&self, moments: &[Moment], locale: &Locale) -> String {
        let mut by_key: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for moment in moments {
            for (house, point) in self.houses.iter().zip(self.at(*moment)) {
                let Some(absence) = point.as_ref().and_then(hidden) else { continue };
                let names = by_key.entry(hidden_key(absence, *moment)).or_default();
                if !names.contains(&&*house.name) {
                    names.push(&house.name);
                }
            }
        }
        let said = by_key.into_iter().map(|(key, names)| {
            let why = locale.t(key).to_owned();
            let facts = [("names", joined(names, ", ").into()), ("why", why.into())];
            locale.with("compare-hidden", &facts)
        });
        joined(said, " ")
    }

    /// Why a house has no figure at a time; empty where it has one. `words` are those of an absence of the files' own.
    pub(super) fn absence_words(
        &self,
        (place, point): (usize, Option<&Point>),
        moment: Moment,
        locale: &Locale,
        words: impl Fn(Absence) -> String,
    ) -> String {
        match point.map(|point| point.value) {
            Some(Value::Number(_)) => String::new(),
            Some(Value::Absent(absence)) if moment.is_sum && absence.is_hidden() => locale.t(hidden_key(absence, moment)).to_owned(),
            Some(Value::Absent(absence)) => words(absence),
            None if self.n_left_out(place, moment) > 0 => locale.t("left-out-words").to_owned(),
            None => words(Absence::Missing),
        }
    }
}

/// "1 måling udeladt af jer"; nothing where none is.
pub(super) fn left_out_words(n: usize, locale: &Locale) -> String {
    if n == 0 {
        return String::new();
    }
    locale.with("compare-left-out", &[("n", n.into())])
}

/// Why a figure is hidden, if it is.
pub(super) fn hidden(point: &Point) -> Option<Absence> {
    match point.value {
        Value::Absent(absence) if absence.is_hidden() => Some(absence),
        _ => None,
    }
}

/// Why a figure is hidden, and of a year of months that one of them is enough.
fn hidden_key(absence: Absence, moment: Moment) -> &'static str {
    match (absence, moment.is_sum) {
        (Absence::Withheld, true) => "compare-hidden-withheld-month",
        (Absence::Withheld, false) => "compare-hidden-withheld",
        (_, true) => "compare-hidden-month",
        (_, false) => "compare-hidden-few",
    }
}
