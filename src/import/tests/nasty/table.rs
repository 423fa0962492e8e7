//! The truth: houses, periods, indicators and their figures, and how numbers are written.

use proptest::prelude::*;

use crate::domain::Period;
use crate::import::DecimalMark;

const HOUSES: [&str; 8] = [
    "Børnehuset Søløven",
    "Mælkebøtten",
    "Vuggestuen Ærtebjerg; afd. 2",
    "Solsikken, øst",
    "Børnehaven \"Månen\"",
    "Regnbuen|nord",
    "Åhuset",
    "Skovens Hus's afdeling",
];
const INDICATORS: [&str; 4] = ["Sygefravær", "Udgift", "Normering", "Tilfredshed"];
const ABSENCES: [&str; 10] = ["ikke opgjort", "", "..", ".", "-", "U", "*", "<5", "n/a", "i/o"];

/// How the numbers of a file are written.
#[derive(Debug, Clone)]
pub struct Style {
    /// Decimal mark.
    pub mark: DecimalMark,
    /// What stands at the thousands.
    pub thousands: &'static str,
    /// The minus.
    pub minus: &'static str,
    /// Before every number of an indicator, and after.
    pub units: (&'static str, &'static str),
}

/// An indicator: its name, how many decimals it has, its figures by house and period, scaled to whole numbers.
#[derive(Debug, Clone)]
pub struct Measured {
    name: &'static str,
    decimals: u32,
    figures: Vec<Result<i64, &'static str>>,
}

/// A table with everything known of it.
#[derive(Debug, Clone)]
pub struct Truth {
    /// Names of houses.
    pub houses: Vec<&'static str>,
    /// Periods.
    pub periods: Vec<Period>,
    /// Indicators.
    pub measured: Vec<Measured>,
    /// How numbers are written.
    pub style: Style,
}

/// One figure.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'t> {
    pub house: &'t str,
    pub period: Period,
    pub indicator: &'t str,
    pub number: Option<f64>,
}

impl Truth {
    /// Names of the indicators.
    pub fn indicators(&self) -> Vec<&'static str> {
        self.measured.iter().map(|measured| measured.name).collect()
    }

    /// The months' names, where all the periods are months of one year, three or more.
    pub fn month_names(&self) -> Option<Vec<String>> {
        const NAMES: [&str; 12] = [
            "Jan", "Feb", "Marts", "April", "Maj", "Juni", "Juli", "Aug.", "Sept.", "Okt", "Nov", "Dec",
        ];
        let first = self.periods.first()?.first_day().year();
        let named = self.periods.iter().map(|period| match period {
            Period::Month(year, month) if *year == first => NAMES.get(usize::from(month.unsigned_abs()) - 1).map(|name| (*name).to_owned()),
            _ => None,
        });
        named.collect::<Option<Vec<String>>>().filter(|names| names.len() > 2)
    }

    /// A title that names the year of the first period.
    pub fn title(&self) -> String {
        format!("Tal for {}", self.periods.first().map_or(0, |period| period.first_day().year()))
    }

    fn figure(&self, house: usize, period: usize, indicator: usize) -> (u32, Result<i64, &'static str>) {
        self.measured.get(indicator).map_or((0, Err("")), |measured| {
            let at = house * self.periods.len() + period;
            (measured.decimals, measured.figures.get(at).copied().unwrap_or(Err("")))
        })
    }

    /// A figure as the file writes it.
    pub fn written(&self, house: usize, period: usize, indicator: usize) -> String {
        match self.figure(house, period, indicator) {
            (_, Err(sign)) => sign.to_owned(),
            (decimals, Ok(number)) => self.style.write(number, decimals),
        }
    }

    /// All the figures, of the first indicator only where the layout has room for one.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let places = (0..self.houses.len()).flat_map(move |house| {
            (0..self.periods.len()).flat_map(move |period| (0..self.measured.len()).map(move |indicator| (house, period, indicator)))
        });
        places.filter_map(|(house, period, indicator)| {
            let (decimals, figure) = self.figure(house, period, indicator);
            #[expect(clippy::cast_precision_loss, reason = "nine digits fit")]
            let number = figure
                .ok()
                .map(|number| number as f64 / 10_f64.powi(i32::try_from(decimals).unwrap_or(0)));
            Some(Cell {
                house: self.houses.get(house)?,
                period: *self.periods.get(period)?,
                indicator: self.measured.get(indicator)?.name,
                number,
            })
        })
    }
}

impl Style {
    fn write(&self, number: i64, decimals: u32) -> String {
        let scale = 10_i64.pow(decimals);
        let (whole, part) = (number.abs() / scale, number.abs() % scale);
        let digits = whole.to_string();
        let groups: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| str::from_utf8(group).unwrap_or_default())
            .collect();
        let mark = if self.mark == DecimalMark::Comma { "," } else { "." };
        let decimals = match decimals {
            0 => String::new(),
            width => format!("{mark}{part:0width$}", width = usize::try_from(width).unwrap_or(0)),
        };
        let minus = if number < 0 { self.minus } else { "" };
        let (before, after) = self.units;
        if minus == "(" {
            return format!("({before}{}{decimals}{after})", groups.join(self.thousands));
        }
        format!("{minus}{before}{}{decimals}{after}", groups.join(self.thousands))
    }
}

fn style() -> impl Strategy<Value = Style> {
    let marks = prop_oneof![
        3 => Just((DecimalMark::Comma, ".")),
        3 => Just((DecimalMark::Comma, "")),
        1 => Just((DecimalMark::Comma, " ")),
        1 => Just((DecimalMark::Comma, "\u{a0}")),
        1 => Just((DecimalMark::Point, ",")),
        2 => Just((DecimalMark::Point, "")),
        1 => Just((DecimalMark::Point, "'")),
    ];
    let minus = prop_oneof![4 => Just("-"), 1 => Just("- "), 1 => Just("–"), 1 => Just("(")];
    let units =
        prop_oneof![6 => Just(("", "")), 1 => Just(("", " %")), 1 => Just(("", "%")), 1 => Just(("kr. ", "")), 1 => Just(("", " kr."))];
    (marks, minus, units).prop_map(|((mark, thousands), minus, units)| Style {
        mark,
        thousands,
        minus,
        units,
    })
}

fn periods() -> impl Strategy<Value = Vec<Period>> {
    let first = prop_oneof![
        Just(Period::Year(2019)),
        Just(Period::SchoolYear(2021)),
        Just(Period::Month(2023, 11)),
        Just(Period::Month(2024, 3)),
        Just(Period::Quarter(2022, 3)),
        Just(Period::HalfYear(2022, 1)),
        Just(Period::Week(2025, 6)),
    ];
    (first, 2_usize..5).prop_map(|(first, count)| {
        std::iter::successors(Some(first), |period| Some(period.next()))
            .take(count)
            .collect()
    })
}

fn measured(name: &'static str, count: usize) -> impl Strategy<Value = Measured> {
    let figures = prop_oneof![Just(300_i64), Just(99_999), Just(40_000_000)].prop_flat_map(move |most| {
        let figure = prop_oneof![
            9 => (-most / 10..most).prop_map(Ok),
            1 => proptest::sample::select(&ABSENCES[..]).prop_map(Err),
        ];
        proptest::collection::vec(figure, count)
    });
    (0_u32..4, figures).prop_map(move |(decimals, figures)| Measured { name, decimals, figures })
}

/// A random table.
pub fn truth() -> impl Strategy<Value = Truth> {
    let houses = proptest::sample::subsequence(&HOUSES[..], 2..6);
    let indicators = proptest::sample::subsequence(&INDICATORS[..], 1..4);
    (houses, periods(), indicators, style()).prop_flat_map(|(houses, periods, indicators, style)| {
        let count = houses.len() * periods.len();
        let measured: Vec<_> = indicators.into_iter().map(|name| measured(name, count).boxed()).collect();
        measured.prop_map(move |measured| Truth {
            houses: houses.clone(),
            periods: periods.clone(),
            measured,
            style: style.clone(),
        })
    })
}
