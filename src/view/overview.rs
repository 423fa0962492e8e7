//! *Overblik*: houses × indicators. Each cell a last value with unit and n, a sparkline, and what kind of absence where there is none.

use crate::chart::Pin;
use crate::cluster::{Point, Tables};
use crate::domain::{Absence, Anchor, AnchorValue, House, HouseId, Indicator, IndicatorId, Value};
use crate::i18n::Locale;
use crate::insight::median;

use super::series::{latest, rhythm_of, shown_indicators, shown_series, years_words};
use super::spark::SparkFrame;
use super::words::{
    basis_words, cut_words, joined, median_words, n_words, period_words, source_words, topic_words, value_words,
};
use super::{Filter, MAX_HOUSES, Pins};

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// What the page shows, in a sentence: "8 huse, 14 nøgletal, 2021–2025".
    pub sentence: String,
    /// Said when houses were left out: "Viser 60 af 781 huse. Vælg huse i filteret."
    pub cut: Option<String>,
    /// Indicators, by topic.
    pub columns: Vec<IndicatorHead>,
    /// Houses in the leader's order, then the reference rows.
    pub rows: Vec<OverviewRow>,
}

/// Heading of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorHead {
    /// The indicator.
    pub id: IndicatorId,
    /// Its name.
    pub title: String,
    /// Its unit in words.
    pub unit: String,
    /// Its topic in words.
    pub topic: String,
    /// The cluster's median of the last values, with unit; empty where there is none.
    pub median: String,
    /// Everything known of it, for the hover: name, unit, topic, source's own noise rule, number of houses with figures.
    pub hover: String,
    /// Notes about the indicator as a whole.
    pub pins: Vec<Pin>,
}

/// A house's row.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewRow {
    /// The house.
    pub house: HouseId,
    /// Its name.
    pub name: String,
    /// What is known of it: kind and children, former name.
    pub detail: String,
    /// A total of the source, not a house.
    pub is_reference: bool,
    /// A cell for each column.
    pub cells: Vec<OverviewCell>,
    /// Notes about the house as a whole.
    pub pins: Vec<Pin>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewCell {
    /// The last value with its unit, or the absence in words.
    pub text: String,
    /// Its period and n: "dec. 25 · n 1.240".
    pub detail: String,
    /// What kind of absence, where there is no value.
    pub absence: Option<Absence>,
    /// The figures over time.
    pub spark: Spark,
    /// Name for hover and screen readers: house, indicator, value, period, n, source and line.
    pub hover: String,
    /// Where a note belongs: house and indicator and the period shown.
    pub anchor: Anchor,
    /// What a note would remember having seen.
    pub seen: Option<AnchorValue>,
    /// Notes that belong here, of any period.
    pub pins: Vec<Pin>,
}

/// A line without axes. Segments are broken where a figure is missing; both axes run 0–1 with y upwards, common to the column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spark {
    /// Unbroken runs of points.
    pub segments: Vec<Vec<[f32; 2]>>,
}

impl Overview {
    /// The page for these houses, years and topic. Columns and total rows without a figure in them are left out.
    #[must_use]
    pub fn build(tables: &Tables, pins: &Pins, order: &[HouseId], filter: &Filter, locale: &Locale) -> Self {
        let page = Page { tables, pins, filter, locale };
        let chosen = filter.houses(tables, order, locale);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let mut houses = shown.to_vec();
        houses.extend(tables.references());
        let columns: Vec<Column<'_>> =
            shown_indicators(tables, filter, locale).into_iter().filter_map(|indicator| page.column(indicator, &houses)).collect();
        let rows = houses.iter().enumerate().filter(|(place, house)| {
            !house.is_reference || columns.iter().any(|column| column.series.get(*place).is_some_and(|series| !series.is_empty()))
        });
        Self {
            sentence: page.sentence(chosen.len(), &columns),
            cut: cut_words(shown.len(), chosen.len(), locale),
            rows: rows.map(|(place, house)| page.row(place, house, &columns)).collect(),
            columns: columns.iter().map(|column| page.head(column)).collect(),
        }
    }
}

/// An indicator with the series of each row.
struct Column<'a> {
    indicator: &'a Indicator,
    series: Vec<Vec<Point>>,
    frame: SparkFrame,
}

struct Page<'a> {
    tables: &'a Tables,
    pins: &'a Pins,
    filter: &'a Filter,
    locale: &'a Locale,
}

impl<'a> Page<'a> {
    fn column(&self, indicator: &'a Indicator, houses: &[&House]) -> Option<Column<'a>> {
        let series: Vec<Vec<Point>> =
            houses.iter().map(|house| shown_series(self.tables, self.filter, &indicator.id, &house.id)).collect();
        let frame = SparkFrame::of(&series, rhythm_of(&series));
        series.iter().any(|series| !series.is_empty()).then_some(Column { indicator, series, frame })
    }

    fn sentence(&self, n_houses: usize, columns: &[Column<'_>]) -> String {
        if columns.is_empty() {
            return self.locale.t("overview-nothing").to_owned();
        }
        let houses = self.locale.with("houses-count", &[("n", n_houses.into())]);
        let indicators = self.locale.with("indicators-count", &[("n", columns.len().into())]);
        let years = years_words(columns.iter().flat_map(|column| &column.series).flatten());
        joined([houses, indicators, years], ", ")
    }

    fn head(&self, column: &Column<'_>) -> IndicatorHead {
        indicator_head(column.indicator, (self.tables, self.pins, self.filter), self.locale)
    }

    fn row(&self, place: usize, house: &House, columns: &[Column<'_>]) -> OverviewRow {
        let anchor = Anchor { house: Some(house.id.clone()), ..Anchor::default() };
        OverviewRow {
            house: house.id.clone(),
            name: house.name.to_string(),
            detail: self.house_detail(house),
            is_reference: house.is_reference,
            cells: columns.iter().map(|column| self.cell(house, column, column.series.get(place).map_or(&[], Vec::as_slice))).collect(),
            pins: self.pins.about(&anchor),
        }
    }

    fn house_detail(&self, house: &House) -> String {
        if house.is_reference {
            return self.locale.t("overview-reference").to_owned();
        }
        let kind = house.kind.as_ref().map_or_else(String::new, ToString::to_string);
        let children = house.children.map_or_else(String::new, |n| self.locale.with("children-count", &[("n", n.into())]));
        let former = joined(self.tables.former_names(&house.id), ", ");
        let former = if former.is_empty() { former } else { self.locale.with("overview-former", &[("names", former.into())]) };
        joined([kind, children, former], " · ")
    }

    fn cell(&self, house: &House, column: &Column<'_>, series: &[Point]) -> OverviewCell {
        let indicator = column.indicator;
        let place = Anchor { house: Some(house.id.clone()), indicator: Some(indicator.id.clone()), ..Anchor::default() };
        let pins = self.pins.at(&place);
        let Some(point) = latest(series) else {
            let words = self.locale.t("overview-no-figure");
            return OverviewCell {
                text: "–".to_owned(),
                detail: words.to_owned(),
                absence: Some(Absence::Missing),
                spark: Spark::default(),
                hover: joined([&house.name, &*indicator.id.0, self.locale.t("overview-no-figure-hover")], "\n"),
                anchor: place,
                seen: None,
                pins,
            };
        };
        let period = point.period.map_or_else(String::new, |period| self.locale.period_short(period));
        OverviewCell {
            text: value_words(point.value, indicator, self.locale),
            detail: joined([period, n_words(point, self.locale)], " · "),
            absence: match point.value {
                Value::Absent(absence) => Some(absence),
                Value::Number(_) => None,
            },
            spark: column.frame.spark(series),
            hover: self.cell_hover(house, indicator, series, point),
            anchor: Anchor { period: point.period, ..place },
            seen: Some(AnchorValue::Figure(point.value)),
            pins,
        }
    }

    fn cell_hover(&self, house: &House, indicator: &Indicator, series: &[Point], point: &Point) -> String {
        let value = value_words(point.value, indicator, self.locale);
        // A figure that is not the newest is said with what stands after it.
        let newest = series.last().filter(|newest| newest.period != point.period);
        let after = newest.map_or_else(String::new, |newest| {
            joined([period_words(newest.period, self.locale), value_words(newest.value, indicator, self.locale)], " · ")
        });
        let lines = [
            house.name.to_string(),
            indicator.id.to_string(),
            joined([value, period_words(point.period, self.locale)], " · "),
            basis_words(point, self.locale),
            after,
            source_words(point.source, point.line, self.tables, self.locale),
        ];
        joined(lines, "\n")
    }
}

/// The heading of an indicator, the same on every page.
pub(super) fn indicator_head(indicator: &Indicator, data: (&Tables, &Pins, &Filter), locale: &Locale) -> IndicatorHead {
    let (tables, pins, filter) = data;
    let latest_values = tables.houses().iter().filter_map(|house| latest(&shown_series(tables, filter, &indicator.id, &house.id))?.value.number());
    let mut values: Vec<f64> = latest_values.collect();
    let n_houses = values.len();
    let median = median(&mut values).filter(|_| n_houses > 1).map_or_else(String::new, |median| median_words(median, indicator, locale));
    let median_line = if median.is_empty() {
        locale.with("overview-houses-with-figures", &[("n", n_houses.into())])
    } else {
        locale.with("overview-median", &[("n", n_houses.into()), ("median", median.clone().into())])
    };
    let noise = indicator.noise.map_or_else(String::new, |noise| locale.with("overview-noise", &[("noise", locale.number(noise, 1).into())]));
    let (unit, topic) = (locale.unit(&indicator.unit).to_owned(), topic_words(indicator.topic, locale).to_owned());
    IndicatorHead {
        id: indicator.id.clone(),
        title: indicator.id.to_string(),
        hover: joined([&*indicator.id.0, &unit, &topic, &median_line, &noise], "\n"),
        unit,
        topic,
        median,
        pins: pins.about(&Anchor { indicator: Some(indicator.id.clone()), ..Anchor::default() }),
    }
}
