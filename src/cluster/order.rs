//! The two tables' columns, as search and order see them.

use crate::domain::{Period, VisitKind};
use crate::format::fold;

use super::facts::{RowKey, Wording};
use super::pool::ranks;
use super::ratings::Words;
use super::search::{Key, Searched, matching, ordered};
use super::tables::Inner;
use super::{observations, ratings};

type Sort = Option<(RowKey, bool)>;

/// Rows of figures that fit a query, in order.
pub(super) fn observations(inner: &Inner, query: &str, sort: Sort, wording: &Wording<'_>) -> Vec<u32> {
    let Some(rows) = inner.observations.rows() else { return Vec::new() };
    let period = |period: &Option<Period>| period.map_or_else(String::new, |period| fold(&(wording.period)(period)));
    let columns = [
        Searched::new(rows.house, house_texts(inner)),
        Searched::new(
            rows.indicator,
            inner.indicators.iter().map(|indicator| fold(&indicator.id.0)).collect(),
        ),
        Searched::new(rows.period, inner.periods.iter().map(period).collect()),
        Searched::new(rows.source, inner.files.iter().map(|file| fold(file)).collect()),
    ];
    let found = matching(rows.house.len(), query, &columns);
    match sort {
        Some((key, descending)) => ordered(&found, descending, &observation_key(inner, rows, key, wording)),
        None => found,
    }
}

fn observation_key<'a>(inner: &Inner, rows: observations::Row<'a>, key: RowKey, wording: &Wording<'_>) -> Key<'a> {
    match key {
        RowKey::House => Key::ranked(rows.house, &house_ranks(inner, wording)),
        RowKey::Subject => Key::ranked(
            rows.indicator,
            &ranks(&inner.indicators, |left, right| (wording.compare)(&left.id.0, &right.id.0)),
        ),
        RowKey::Period => Key::in_own_order(rows.period, &inner.periods),
        RowKey::Value => Key::Figures(rows.value),
        RowKey::Count => Key::Figures(rows.denominator),
        RowKey::Source => Key::Line(rows.source, rows.line),
    }
}

/// Rows of ratings that fit a query, in order.
pub(super) fn ratings(inner: &Inner, query: &str, sort: Sort, wording: &Wording<'_>) -> Vec<u32> {
    let Some(rows) = inner.ratings.rows() else { return Vec::new() };
    let words = &inner.ratings.words;
    let found = matching(rows.house.len(), query, &rating_columns(inner, rows, wording));
    match sort {
        // Ratings on one level may differ in wording: those stand in the order of the words.
        Some((RowKey::Value, descending)) => {
            let by_wording = Key::ranked(
                rows.wording,
                &ranks(words.wordings.all(), |left, right| (wording.compare)(left, right)),
            );
            let found = ordered(&found, descending, &by_wording);
            ordered(&found, descending, &place_key(rows, words))
        }
        Some((key, descending)) => ordered(&found, descending, &rating_key(inner, rows, key, wording)),
        None => found,
    }
}

fn rating_columns<'a>(inner: &Inner, rows: ratings::Row<'a>, wording: &Wording<'_>) -> [Searched<'a>; 6] {
    let words = &inner.ratings.words;
    let days = words
        .days
        .all()
        .iter()
        .map(|day| day.map_or_else(String::new, |day| fold(&(wording.period)(Period::Day(day)))));
    [
        Searched::new(rows.house, house_texts(inner)),
        Searched::new(rows.theme, words.themes.all().iter().map(|theme| fold(&theme.0)).collect()),
        Searched::new(rows.day, days.collect()),
        Searched::new(rows.kind, VisitKind::ALL.iter().map(|kind| fold(&(wording.kind)(*kind))).collect()),
        Searched::new(rows.wording, words.wordings.all().iter().map(|wording| fold(wording)).collect()),
        Searched::new(rows.source, inner.files.iter().map(|file| fold(file)).collect()),
    ]
}

fn rating_key<'a>(inner: &Inner, rows: ratings::Row<'a>, key: RowKey, wording: &Wording<'_>) -> Key<'a> {
    let words = &inner.ratings.words;
    match key {
        RowKey::House => Key::ranked(rows.house, &house_ranks(inner, wording)),
        RowKey::Subject => Key::ranked(
            rows.theme,
            &ranks(words.themes.all(), |left, right| (wording.compare)(&left.0, &right.0)),
        ),
        RowKey::Period => Key::in_own_order(rows.day, words.days.all()),
        RowKey::Value => place_key(rows, words),
        RowKey::Count => {
            let say = |kind: &VisitKind| (wording.kind)(*kind);
            Key::ranked(
                rows.kind,
                &ranks(&VisitKind::ALL, |left, right| (wording.compare)(&say(left), &say(right))),
            )
        }
        RowKey::Source => Key::Line(rows.source, rows.line),
    }
}

/// Ratings by scale, then by level; those whose wording fits no scale have no key.
fn place_key<'a>(rows: ratings::Row<'a>, words: &Words) -> Key<'a> {
    let places = words.places.all();
    let ranks = ranks(places, Ord::cmp);
    let keys = places
        .iter()
        .zip(ranks)
        .map(|(place, rank)| place.as_ref().map(|_| f64::from(rank)));
    Key::Coded(rows.place, keys.collect())
}

/// A house is found by the name it has and by the names it had.
fn house_texts(inner: &Inner) -> Vec<String> {
    let houses = inner.houses.all.iter().zip(&inner.houses.former);
    houses
        .map(|(house, former)| former.iter().fold(fold(&house.name), |text, name| text + "\n" + &fold(name)))
        .collect()
}

fn house_ranks(inner: &Inner, wording: &Wording<'_>) -> Vec<u32> {
    ranks(&inner.houses.all, |left, right| (wording.compare)(&left.name, &right.name))
}
