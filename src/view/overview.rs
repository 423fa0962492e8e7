//! *Overblik*: houses × indicators. Each cell a last value with unit and n, a sparkline, and what kind of absence where there is none.

use crate::chart::{MarkSignal, Pin};
use crate::cluster::{Point, Tables};
use crate::domain::{Absence, Anchor, AnchorValue, House, HouseId, Indicator, SeriesChoices, Value};
use crate::i18n::Locale;
use crate::insight::Assurance;

use super::head::{IndicatorHead, indicator_head};
use super::house_words::ended_words;
use super::own_words::{explained, of_place};
use super::series::{is_comparable, keep_those_with_figures, latest, rhythm_of, shown_indicators, shown_series, years_words};
use super::signal::Signal;
use super::signal_words::SignalWords;
use super::signals::{by_chance_words, stand_out_words};
use super::spark::SparkFrame;
use super::words::{basis_words, cell_words, cut_words, joined, n_of, no_figures_words, period_words, source_words, value_words};
use super::{Filter, MAX_HOUSES, Pins};

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// What the page shows, in a sentence: "8 huse, 14 nøgletal, 2021–2025".
    pub sentence: String,
    /// Said when houses were left out: "Viser 60 af 781 huse. Vælg huse i filteret."
    pub cut: Option<String>,
    /// Indicators in the order of the files; none where the files only list houses.
    pub columns: Vec<IndicatorHead>,
    /// Houses in the leader's order, then the reference rows.
    pub rows: Vec<OverviewRow>,
}

/// A house's row.
#[derive(Debug, Clone, PartialEq)]
pub struct OverviewRow {
    /// The house.
    pub house: HouseId,
    /// Its name.
    pub name: String,
    /// What is known of it: whether it is no more, kind and children, former name.
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
    /// Period, n, and file and line, each for a column of a sheet.
    pub stands_for: [String; 3],
    /// What kind of absence, where there is no value.
    pub absence: Option<Absence>,
    /// Whether something is changing now: a sign for a signal, calm where there is none; nothing with too few figures to say.
    pub change: Option<CellChange>,
    /// Whether figures like these meet what the team requires; nothing where nothing is required, or too little is known.
    pub assurance: Option<Assurance>,
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

/// Whether something is changing now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellChange {
    /// Nothing unusual.
    Calm,
    /// The latest figure is part of a signal.
    Signal(MarkSignal),
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
    pub fn build(tables: &Tables, pins: &Pins, order: &[HouseId], choices: &SeriesChoices, filter: &Filter, locale: &Locale) -> Self {
        let page = Page {
            tables,
            pins,
            choices,
            filter,
            locale,
        };
        let indicators = shown_indicators(tables, filter);
        let mut chosen = filter.houses(tables, order, locale);
        keep_those_with_figures(&mut chosen, tables, &indicators);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let mut houses = shown.to_vec();
        houses.extend(tables.references());
        let columns: Vec<Column<'_>> = indicators
            .into_iter()
            .filter_map(|indicator| page.column(indicator, &houses))
            .collect();
        let rows = houses.iter().enumerate().filter(|(place, house)| {
            !house.is_reference
                || columns
                    .iter()
                    .any(|column| column.series.get(*place).is_some_and(|series| has_number(series)))
        });
        Self {
            sentence: page.sentence(chosen.len(), &houses, &columns),
            cut: cut_words(shown.len(), chosen.len(), locale),
            rows: rows.map(|(place, house)| page.row(place, house, &columns)).collect(),
            columns: columns.iter().map(|column| page.head(column)).collect(),
        }
    }
}

fn has_number(series: &[Point]) -> bool {
    series.iter().any(|point| point.value.number().is_some())
}

/// An indicator with the series of each row.
struct Column<'a> {
    indicator: &'a Indicator,
    series: Vec<Vec<Point>>,
    /// What those of houses tell; nothing where there is too little to judge by.
    signals: Vec<Option<Signal>>,
    /// Rows whose figures are sums over houses: they have an axis of their own.
    is_off_axis: Vec<bool>,
    frame: SparkFrame,
}

impl Column<'_> {
    fn spark(&self, place: usize) -> Spark {
        let Some(series) = self.series.get(place) else {
            return Spark::default();
        };
        if self.is_off_axis.get(place) == Some(&true) {
            return SparkFrame::of(std::iter::once(series), self.frame.rhythm).spark(series);
        }
        self.frame.spark(series)
    }
}

struct Page<'a> {
    tables: &'a Tables,
    pins: &'a Pins,
    choices: &'a SeriesChoices,
    filter: &'a Filter,
    locale: &'a Locale,
}

impl<'a> Page<'a> {
    fn column(&self, indicator: &'a Indicator, houses: &[&House]) -> Option<Column<'a>> {
        let series: Vec<Vec<Point>> = houses
            .iter()
            .map(|house| shown_series(self.tables, self.filter, &indicator.id, &house.id))
            .collect();
        let (of_houses, of_totals) = series.split_at(houses.iter().filter(|house| !house.is_reference).count());
        let on_axis = of_houses
            .iter()
            .chain(of_totals.iter().filter(|total| is_comparable(total, of_houses)));
        let frame = SparkFrame::of(on_axis, rhythm_of(&series));
        let totals_off_axis = of_totals.iter().map(|total| !is_comparable(total, of_houses));
        let is_off_axis = of_houses.iter().map(|_| false).chain(totals_off_axis).collect();
        let signals = houses.iter().take(of_houses.len()).map(|house| {
            let signal = Signal::in_sight(self.tables, (self.filter, self.choices), indicator, &house.id);
            signal.filter(|signal| signal.analysis.n_signed().is_some())
        });
        let signals = signals.collect();
        series.iter().any(|series| !series.is_empty()).then_some(Column {
            indicator,
            series,
            signals,
            is_off_axis,
            frame,
        })
    }

    fn sentence(&self, n_houses: usize, rows: &[&House], columns: &[Column<'_>]) -> String {
        if columns.is_empty() {
            return no_figures_words(self.tables, self.locale);
        }
        let houses = self.locale.with("houses-count", &[("n", n_houses.into())]);
        let indicators = self.locale.with("indicators-count", &[("n", columns.len().into())]);
        let years = years_words(columns.iter().flat_map(|column| &column.series).flatten());
        let counts = joined([houses, indicators, years], ", ");
        let signals = columns.iter().flat_map(|column| &column.signals).flatten();
        let by_chance = by_chance_words(signals.map(|signal| &signal.analysis), self.locale);
        let signs = if by_chance.is_empty() {
            ""
        } else {
            self.locale.t("overview-signs")
        };
        let stand_out = columns.iter().flat_map(|column| {
            let of_houses = rows.iter().zip(&column.signals);
            let out = of_houses.filter(|(_, signal)| signal.as_ref().is_some_and(|signal| signal.analysis.stands_out()));
            out.map(|(house, _)| {
                let indicator = column.indicator.title().to_string();
                let facts = [("house", house.name.to_string().into()), ("indicator", indicator.into())];
                self.locale.with("signal-of", &facts)
            })
        });
        let stand_out = stand_out_words(&stand_out.collect::<Vec<_>>(), self.locale);
        joined([counts, joined([by_chance.as_str(), stand_out.as_str(), signs], " ")], ". ")
    }

    fn head(&self, column: &Column<'_>) -> IndicatorHead {
        indicator_head(column.indicator, (self.tables, self.pins, (self.filter, self.choices)), self.locale)
    }

    fn row(&self, place: usize, house: &House, columns: &[Column<'_>]) -> OverviewRow {
        let anchor = Anchor {
            house: Some(house.id.clone()),
            ..Anchor::default()
        };
        OverviewRow {
            house: house.id.clone(),
            name: house.name.to_string(),
            detail: self.house_detail(house),
            is_reference: house.is_reference,
            cells: columns.iter().map(|column| self.cell(house, column, place)).collect(),
            pins: self.pins.about(&anchor),
        }
    }

    fn house_detail(&self, house: &House) -> String {
        if house.is_reference {
            return self.locale.t("overview-reference").to_owned();
        }
        let kind = house.kind.as_ref().map_or_else(String::new, ToString::to_string);
        let children = house
            .children
            .map_or_else(String::new, |n| self.locale.with("children-count", &[("n", n.into())]));
        let former = joined(self.tables.former_names(&house.id), ", ");
        let former = if former.is_empty() {
            former
        } else {
            self.locale.with("overview-former", &[("names", former.into())])
        };
        let ended = ended_words(&house.id, self.tables, self.locale).to_owned();
        joined([ended, children, kind, former], " · ")
    }

    fn cell(&self, house: &House, column: &Column<'_>, place: usize) -> OverviewCell {
        let indicator = column.indicator;
        let anchor = Anchor {
            house: Some(house.id.clone()),
            indicator: Some(indicator.id.clone()),
            ..Anchor::default()
        };
        let pins = self.pins.at(&anchor);
        let series = column.series.get(place).map_or(&[][..], Vec::as_slice);
        let Some(point) = latest(series) else {
            return self.empty_cell(house, anchor, pins);
        };
        let period = point.period.map_or_else(String::new, |period| self.locale.period_short(period));
        let signal = column.signals.get(place).and_then(Option::as_ref);
        let locale = self.locale;
        let said = signal.map_or_else(String::new, |signal| SignalWords { indicator, locale }.sentence(signal));
        OverviewCell {
            text: cell_words(point.value, indicator, self.locale),
            detail: joined([period, basis_words(point, indicator, self.locale)], " · "),
            stands_for: [
                period_words(point.period, self.locale),
                n_of(point.denominator, &indicator.unit, self.locale),
                source_words(point.source, point.line, self.tables, self.locale),
            ],
            absence: match point.value {
                Value::Absent(absence) => Some(absence),
                Value::Number(_) => None,
            },
            change: signal.and_then(|signal| signal.change(indicator.direction)),
            assurance: signal.and_then(|signal| signal.analysis.assurance),
            spark: column.spark(place),
            hover: self.explained([self.cell_hover(house, indicator, series, point), said], &anchor),
            anchor: Anchor {
                period: point.period,
                ..anchor
            },
            seen: Some(AnchorValue::Figure(point.value)),
            pins,
        }
    }

    /// The cell of a house that never had a figure here: not even an absence is in the files.
    fn empty_cell(&self, house: &House, anchor: Anchor, pins: Vec<Pin>) -> OverviewCell {
        let indicator = anchor.indicator.as_ref().map_or("", |indicator| self.tables.title(indicator));
        OverviewCell {
            text: "–".to_owned(),
            detail: if house.is_reference {
                String::new()
            } else {
                self.locale.t("overview-no-figure").to_owned()
            },
            stands_for: Default::default(),
            absence: Some(Absence::Missing),
            change: None,
            assurance: None,
            spark: Spark::default(),
            hover: self.explained([&house.name, indicator, self.locale.t("overview-no-figure-hover")], &anchor),
            anchor,
            seen: None,
            pins,
        }
    }

    fn explained<const N: usize>(&self, lines: [impl AsRef<str>; N], anchor: &Anchor) -> String {
        explained(joined(lines, "\n"), of_place(anchor), self.tables, self.locale)
    }

    fn cell_hover(&self, house: &House, indicator: &Indicator, series: &[Point], point: &Point) -> String {
        let value = value_words(point.value, indicator, self.locale);
        // A figure that is not the newest is said with what stands after it.
        let newest = series.last().filter(|newest| newest.period != point.period);
        let after = newest.map_or_else(String::new, |newest| {
            joined(
                [
                    period_words(newest.period, self.locale),
                    value_words(newest.value, indicator, self.locale),
                ],
                " · ",
            )
        });
        let lines = [
            house.name.to_string(),
            indicator.title().to_string(),
            joined([value, period_words(point.period, self.locale)], " · "),
            basis_words(point, indicator, self.locale),
            after,
            source_words(point.source, point.line, self.tables, self.locale),
        ];
        joined(lines, "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{HouseChanges, Topic};

    fn text(page: &Overview) -> String {
        let heads = page.columns.iter().map(|head| {
            format!(
                "# {} · median {} · {} notes\n{}",
                head.title,
                head.median,
                head.pins.len(),
                head.hover
            )
        });
        let rows = page.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let runs: Vec<usize> = cell.spark.segments.iter().map(Vec::len).collect();
                let (pins, absence) = (cell.pins.len(), cell.absence);
                format!(
                    "  {} ({}) runs {runs:?} notes {pins} absent {absence:?} | {}",
                    cell.text,
                    cell.detail,
                    cell.hover.replace('\n', " / ")
                )
            });
            let head = format!(
                "{} ({}){} notes {}",
                row.name,
                row.detail,
                if row.is_reference { " reference" } else { "" },
                row.pins.len()
            );
            std::iter::once(head).chain(cells).collect::<Vec<_>>().join("\n")
        });
        let cut = page.cut.clone().unwrap_or_default();
        [page.sentence.clone(), cut]
            .into_iter()
            .chain(heads)
            .chain(rows)
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn the_sample_as_an_overview() {
        let tables = sample::tables();
        let notes = [
            sample::note(1, sample::anchor(Some("G1"), Some("Sygefravær"), None), "?"),
            sample::note(2, sample::anchor(Some("G1"), None, None), "?"),
            sample::note(3, sample::anchor(None, Some("Sygefravær"), None), "?"),
        ];
        let pins = Pins::build(&notes, &tables);
        let page = Overview::build(
            &tables,
            &pins,
            &["G3".into()],
            &SeriesChoices::default(),
            &Filter::default(),
            &sample::danish(),
        );
        insta::assert_snapshot!(text(&page));
        let filter = Filter {
            topic: Some(Topic::Parents),
            from_year: Some(2024),
            ..Filter::default()
        };
        let page = Overview::build(&tables, &pins, &[], &SeriesChoices::default(), &filter, &sample::danish());
        insta::assert_snapshot!("overview_of_a_topic", text(&page));
    }

    #[test]
    fn a_page_of_many_houses_is_cut_and_says_so() {
        let tables = sample::many_houses(781);
        let page = Overview::build(
            &tables,
            &Pins::default(),
            &[],
            &SeriesChoices::default(),
            &Filter::default(),
            &sample::danish(),
        );
        assert_eq!(page.rows.len(), MAX_HOUSES);
        assert_eq!(page.cut.as_deref(), Some("Viser 60 af 781 huse. Vælg huse i filteret."));
    }

    #[test]
    fn nothing_is_said_too() {
        let page = Overview::build(
            &Tables::default(),
            &Pins::default(),
            &[],
            &SeriesChoices::default(),
            &Filter::default(),
            &sample::danish(),
        );
        assert_eq!(
            page,
            Overview {
                sentence: "Ingen tal at vise".into(),
                ..Overview::default()
            }
        );
    }

    #[test]
    fn a_register_alone_lists_its_houses() {
        let register = sample::sources().split_off(3);
        let page = Overview::build(
            &Tables::build(&register, &HouseChanges::default()),
            &Pins::default(),
            &[],
            &SeriesChoices::default(),
            &Filter::default(),
            &sample::danish(),
        );
        assert_eq!(
            text(&page),
            "3 huse er læst, men der er ingen tal endnu. Åbn en fil med tal for husene.\n\n\
             Bølgen (Børnehave) notes 0\n\
             Fyrtårnet (94 børn · Aldersintegreret institution) notes 0\n\
             Tangloppen (Vuggestue) notes 0"
        );
    }

    #[test]
    fn sparklines_stay_on_their_axes() {
        let page = Overview::build(
            &sample::tables(),
            &Pins::default(),
            &[],
            &SeriesChoices::default(),
            &Filter::default(),
            &sample::danish(),
        );
        let places = page
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.spark.segments)
            .flatten()
            .flatten();
        assert!(places.clone().count() > 10 && places.into_iter().all(|place| (0.0..=1.0).contains(place)));
    }
}
