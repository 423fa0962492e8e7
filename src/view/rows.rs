//! *Data*: the tidy rows, each with its source file and line. Order and search are worked out off the window's thread;
//! texts are made for the rows in sight only.

use crate::cluster::{ObservationFact, RatingFact, RowKey, Tables, Wording};
use crate::domain::{Anchor, AnchorValue, Period, Topic, Unit, VisitKind};
use crate::format::fold;
use crate::i18n::Locale;

use super::filter::Filter;
use super::own_words::{explained, of_indicator, of_level, of_theme};
use super::words::{day_words, n_of, no_figures_words, period_words, value_words, visit_kind_words};

/// Which table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// Figures.
    #[default]
    Observations,
    /// Ratings.
    Ratings,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowColumn {
    /// House.
    House,
    /// Indicator, or theme.
    Subject,
    /// Period, or the visit's day.
    Period,
    /// Value, or rating.
    Value,
    /// Out of how many, or the visit's kind.
    Count,
    /// Source file and line.
    Source,
}

/// A column and its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sorting {
    /// The column.
    pub column: RowColumn,
    /// Largest first.
    pub descending: bool,
}

/// What the leader asked of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct RowQuery {
    /// Which table.
    pub kind: RowKind,
    /// Search text; folded before it is compared.
    pub search: String,
    /// Order; none is the order of the files.
    pub sorting: Option<Sorting>,
    /// Houses, years and topic.
    pub filter: Filter,
}

/// The answer: row numbers in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Row numbers of the table.
    pub order: Vec<u32>,
    /// "24.310 rækker" or "112 af 24.310 rækker".
    pub sentence: String,
}

/// A row in words, one text for each of [`RowColumn`] in order.
pub type RowText = [String; 6];

impl Rows {
    /// The rows that fit the query, in the order asked for.
    #[must_use]
    pub fn build(tables: &Tables, query: &RowQuery, locale: &Locale) -> Self {
        let folded = fold(&query.search);
        let wording = Wording {
            compare: &|left, right| locale.order(left, right),
            period: &|period: Period| format!("{} {period}", locale.period(period)),
            kind: &|kind: VisitKind| visit_kind_words(kind, locale).to_owned(),
        };
        let sort = query.sorting.map(|sorting| (key_of(sorting.column), sorting.descending));
        let (mut order, n_all) = match query.kind {
            RowKind::Observations => (tables.observation_order(&folded, sort, &wording), tables.n_observations()),
            RowKind::Ratings => (tables.rating_order(&folded, sort, &wording), tables.n_ratings()),
        };
        if query.filter != Filter::default() {
            order.retain(|row| passes(tables, query, *row));
        }
        if n_all == 0 && query.kind == RowKind::Observations {
            return Self {
                sentence: no_figures_words(tables, locale),
                order,
            };
        }
        let key = if order.len() == n_all { "rows-count" } else { "rows-some" };
        Self {
            sentence: locale.with(key, &[("shown", order.len().into()), ("all", n_all.into())]),
            order,
        }
    }
}

/// Whether a row is within the houses, years and topic chosen.
fn passes(tables: &Tables, query: &RowQuery, row: u32) -> bool {
    let filter = &query.filter;
    match query.kind {
        RowKind::Observations => tables.observation(row).is_some_and(|fact| {
            let topic = tables.indicator(&fact.indicator).map(|indicator| indicator.topic);
            filter.takes_house(&fact.house) && filter.takes_figure(fact.point.period, tables) && filter.takes_topic(topic)
        }),
        RowKind::Ratings => tables.rating(row).is_some_and(|fact| {
            let visit = &fact.rating.visit;
            filter.takes_house(&visit.house)
                && filter.takes_period(visit.date.map(Period::Day))
                && filter.takes_topic(Some(Topic::Supervision))
        }),
    }
}

const fn key_of(column: RowColumn) -> RowKey {
    match column {
        RowColumn::House => RowKey::House,
        RowColumn::Subject => RowKey::Subject,
        RowColumn::Period => RowKey::Period,
        RowColumn::Value => RowKey::Value,
        RowColumn::Count => RowKey::Count,
        RowColumn::Source => RowKey::Source,
    }
}

/// A row in words; empty texts where there is no such row.
#[must_use]
pub fn row_text(tables: &Tables, kind: RowKind, row: u32, locale: &Locale) -> RowText {
    let text = match kind {
        RowKind::Observations => tables.observation(row).map(|fact| observation_text(tables, &fact, locale)),
        RowKind::Ratings => tables.rating(row).map(|fact| rating_text(tables, fact, locale)),
    };
    text.unwrap_or_default()
}

/// What the team says of the terms of a row, and what the source calls what the team calls something else; mostly empty.
#[must_use]
pub fn row_told(tables: &Tables, kind: RowKind, row: u32, locale: &Locale) -> String {
    let terms = match kind {
        RowKind::Observations => tables.observation(row).map(|fact| vec![of_indicator(&fact.indicator)]),
        RowKind::Ratings => tables
            .rating(row)
            .map(|fact| vec![of_theme(&fact.rating.theme), of_level(&fact.rating)]),
    };
    explained(String::new(), terms.unwrap_or_default(), tables, locale)
}

/// Where a note about a row belongs, and what it would remember having seen.
#[must_use]
pub fn row_place(tables: &Tables, kind: RowKind, row: u32) -> Option<(Anchor, AnchorValue)> {
    match kind {
        RowKind::Observations => tables.observation(row).map(|fact| {
            let anchor = Anchor {
                house: Some(fact.house),
                indicator: Some(fact.indicator),
                period: fact.point.period,
                ..Anchor::default()
            };
            (anchor, AnchorValue::Figure(fact.point.value))
        }),
        RowKind::Ratings => tables.rating(row).map(|fact| {
            let rating = fact.rating;
            let anchor = Anchor {
                house: Some(rating.visit.house),
                theme: Some(rating.theme),
                period: rating.visit.date.map(Period::Day),
                ..Anchor::default()
            };
            (anchor, AnchorValue::Wording(rating.wording))
        }),
    }
}

fn observation_text(tables: &Tables, fact: &ObservationFact, locale: &Locale) -> RowText {
    let point = &fact.point;
    let indicator = tables.indicator(&fact.indicator);
    let value = indicator.map_or_else(String::new, |indicator| value_words(point.value, indicator, locale));
    let unit = indicator.map_or(&Unit::Plain, |indicator| &indicator.unit);
    [
        fact.house_name.to_string(),
        fact.indicator.to_string(),
        period_words(point.period, locale),
        value,
        n_of(point.denominator, unit, locale),
        place_in_file(tables.source_name(point.source), point.line),
    ]
}

fn rating_text(tables: &Tables, fact: RatingFact, locale: &Locale) -> RowText {
    let rating = fact.rating;
    [
        fact.house_name.to_string(),
        rating.theme.0.to_string(),
        day_words(rating.visit.date, locale),
        rating.wording.to_string(),
        visit_kind_words(rating.visit.kind, locale).to_owned(),
        place_in_file(tables.source_name(fact.source), fact.line),
    ]
}

fn place_in_file(file: &str, line: u32) -> String {
    format!("{line} · {file}")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn listed(kind: RowKind, search: &str, sorting: Option<(RowColumn, bool)>) -> String {
        let (tables, locale) = (sample::tables(), sample::danish());
        let sorting = sorting.map(|(column, descending)| Sorting { column, descending });
        let rows = Rows::build(
            &tables,
            &RowQuery {
                kind,
                search: search.into(),
                sorting,
                ..RowQuery::default()
            },
            &locale,
        );
        let lines = rows.order.iter().map(|row| row_text(&tables, kind, *row, &locale).join(" | "));
        std::iter::once(rows.sentence).chain(lines).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn rows_are_said_in_words() {
        insta::assert_snapshot!("rows_figures", listed(RowKind::Observations, "", None));
        insta::assert_snapshot!("rows_ratings", listed(RowKind::Ratings, "", Some((RowColumn::Value, false))));
    }

    #[test]
    fn search_and_order_together() {
        insta::assert_snapshot!(
            "rows_found",
            listed(RowKind::Observations, "fyrtaarn sygefravaer 2025", Some((RowColumn::Value, true)))
        );
        assert_eq!(listed(RowKind::Ratings, "ZEBRA", None), "0 af 5 rækker");
        assert_eq!(
            row_text(&sample::tables(), RowKind::Ratings, 999, &sample::danish()),
            RowText::default()
        );
    }

    #[test]
    fn houses_are_ordered_as_danish_orders_words() {
        let text = listed(RowKind::Ratings, "", Some((RowColumn::House, true)));
        let houses: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(" | ").next()).collect();
        assert!(
            houses.is_sorted_by(|left, right| sample::danish().order(left, right).is_ge()),
            "{houses:?}"
        );
    }
}
