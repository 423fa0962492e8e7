//! What a newer export says otherwise than the one of the same shape that was read in before, in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::chart::{ChartSpec, Table};
use crate::cluster::{Changed, Difference, FactKey, Said};
use crate::domain::{Indicator, IndicatorId, Unit, Value};
use crate::i18n::Locale;

use super::difference_chart::charts;
use super::words::{absence_words, period_words, value_words};

/// The difference between two exports, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct DifferenceView {
    /// What is new, changed, gone and the same, in a sentence.
    pub sentence: String,
    /// What changed: house, what, when, then and now. At most [`DifferenceView::MOST`] rows.
    pub changed: Table,
    /// The changed figures of the indicators with most of them, then and now.
    pub charts: Vec<ChartSpec>,
    /// Said where more changed than the table shows.
    pub cut: Option<String>,
}

impl DifferenceView {
    /// How many changes are listed.
    pub const MOST: usize = 50;

    /// The words for a difference to an older file. `indicators` are those of the newer one.
    #[must_use]
    pub fn build(difference: &Difference, older: &str, indicators: &[Indicator], locale: &Locale) -> Self {
        let n = difference.changed.len();
        let headings = [
            "table-house",
            "table-subject",
            "table-period",
            "table-then",
            "table-now",
            "table-line",
        ];
        Self {
            sentence: locale.with(
                "difference-sentence",
                &[
                    ("file", older.into()),
                    ("added", difference.added.into()),
                    ("changed", n.into()),
                    ("gone", difference.gone.into()),
                    ("same", difference.same.into()),
                ],
            ),
            changed: Table {
                headings: headings.iter().map(|key| locale.t(key).to_owned()).collect(),
                rows: difference
                    .changed
                    .iter()
                    .take(Self::MOST)
                    .map(|changed| row(changed, indicators, locale))
                    .collect(),
            },
            charts: charts(difference, older, indicators, locale),
            cut: (n > Self::MOST).then(|| locale.with("difference-cut", &[("shown", Self::MOST.into()), ("n", n.into())])),
        }
    }
}

/// "Denne fil er allerede indlæst 24. nov. 2026; intet ændres." `added_ms` is counted from 1970-01-01 UTC.
#[must_use]
pub fn taken_in_words(added_ms: i64, zone: &TimeZone, locale: &Locale) -> String {
    let time = Timestamp::from_millisecond(added_ms).unwrap_or_default();
    let day = locale.date(zone.to_datetime(time).date());
    locale.with("receipt-taken-in", &[("day", day.into())])
}

fn row(changed: &Changed, indicators: &[Indicator], locale: &Locale) -> Vec<String> {
    let (subject, period, indicator) = match &changed.key {
        FactKey::Figure(id, period) => (id.to_string(), *period, Some(id)),
        FactKey::Rating(theme, day, _) => (theme.0.to_string(), *day, None),
    };
    let words = |said: &Said| said_words(said, indicator, indicators, locale);
    vec![
        changed.house.to_string(),
        subject,
        period_words(period, locale),
        words(&changed.then),
        words(&changed.now),
        changed.line.to_string(),
    ]
}

fn said_words(said: &Said, indicator: Option<&IndicatorId>, indicators: &[Indicator], locale: &Locale) -> String {
    let known = indicator.and_then(|id| indicators.iter().find(|indicator| indicator.id == *id));
    match (said, known) {
        (Said::Wording(wording), _) => wording.to_string(),
        (Said::Figure(value), Some(indicator)) => value_words(*value, indicator, locale),
        (Said::Figure(Value::Number(number)), None) => locale.quantity(*number, 1, &Unit::Plain),
        (Said::Figure(Value::Absent(absence)), None) => absence_words(*absence, locale).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Suppression;

    #[test]
    fn what_changed_is_said_with_then_and_now() {
        let older = sample::sources().swap_remove(0).import;
        let mut newer = older.clone();
        let mut rows: Vec<_> = newer.observations.iter().collect();
        rows.pop();
        rows[0].value = Value::Number(12.3);
        newer.observations = rows.into_iter().collect();
        let difference = Difference::between(&older, &newer, Suppression::default());
        let view = DifferenceView::build(&difference, "gammel.csv", &newer.indicators, &sample::danish());
        insta::assert_snapshot!(format!("{}\n{:?}\n{:#?}", view.sentence, view.cut, view.changed.rows));
    }
}
