//! What no chart may hold and what none may hang on, on whatever small clusters are drawn: nothing to divide by, one figure, all alike,
//! holes in the calendar, and whatever the team may decide. Those of *Sammenlign* stand beside it.

use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::chart_text::{figure, numbers};
use super::{DifferenceView, Filter, Pins, RatingCharts, RatingQuestion, Trend, sample};
use crate::chart::{BarRole, ChartSpec, LevelRole};
use crate::cluster::{Difference, Source, Tables};
use crate::domain::{
    Baseline, Decision, Direction, EventId, Exclusion, HouseChanges, HouseId, Indicator, MadeChoice, Period, Rebase, Requirement,
    SeriesChoice, SeriesChoices, Suppression, ThemeName, Unit,
};
use crate::import::{Import, ObservationRow, RatingRow, SourceKind};

const NAME: &str = "Tal";

/// A house's months: none where the file has no row, else the figure, if there is one, and out of how many.
type Months = Vec<Option<(Option<f64>, Option<f64>)>>;

fn months() -> impl Strategy<Value = Months> {
    let out_of = prop_oneof![1 => Just(0.0), 1 => Just(20.0), 3 => 0.0..200.0_f64];
    vec(option::weighted(0.85, (figure(), option::of(out_of))), 0..32)
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        3 => Just(Unit::Percent),
        1 => Just(Unit::Score),
        1 => Just(Unit::Count),
        1 => Just(Unit::DaysPerEmployee),
        1 => Just(Unit::ChildrenPerAdult),
        1 => Just(Unit::Kroner),
        1 => Just(Unit::Plain),
    ]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Up), Just(Direction::Down), Just(Direction::Neither)]
}

fn month(at: usize) -> Period {
    let (year, month) = (i16::try_from(at / 12).expect("few years"), i8::try_from(at % 12).expect("a month"));
    Period::Month(2022 + year, month + 1)
}

/// A file of these houses' months, shares with what they count.
fn file(houses: &[Months], indicator: Indicator) -> Import {
    let mut import = sample::import("tal.csv", SourceKind::Observations);
    let rows = houses.iter().enumerate().flat_map(|(house, months)| {
        let name = format!("Hus {house}");
        let is_share = indicator.unit == Unit::Percent;
        let dated = months.iter().enumerate().filter_map(|(at, month)| Some((at, (*month)?)));
        dated.map(move |(at, (value, n))| ObservationRow {
            numerator: value.zip(n).filter(|_| is_share).map(|(value, n)| value * n / 100.0),
            ..sample::observation((&name, &name), NAME, &month(at).to_string(), value, n)
        })
    });
    import.observations = rows.collect();
    import.indicators = vec![indicator];
    import
}

fn tables(import: Import) -> Tables {
    let source = Source {
        file: import.receipt.file.clone(),
        id: import.receipt.sha256.clone(),
        import,
    };
    Tables::build(&[source], &HouseChanges::default())
}

fn indicator(unit: Unit, direction: Direction) -> Indicator {
    Indicator {
        direction,
        ..sample::indicator(NAME, unit)
    }
}

/// Anything the team may decide about the series of one house or of all.
fn choices() -> impl Strategy<Value = SeriesChoices> {
    let what = (0..4_u8, 0..34_usize, 1..20_usize, -20.0..120.0_f64).prop_map(|(kind, at, more, value)| match kind {
        0 => Decision::Rebase(Rebase {
            from: month(at),
            reason: "ny vagtplan".to_owned(),
        }),
        1 => Decision::Exclusion(Exclusion {
            period: month(at),
            reason: "vandskade".to_owned(),
        }),
        2 => Decision::Baseline(Baseline {
            from: month(at),
            to: month(at + more),
        }),
        _ => Decision::Requirement(Requirement {
            value,
            from: Some(month(at)).filter(|_| more > 5),
            source: String::new(),
        }),
    });
    vec((option::of(0..4_usize), what), 0..6).prop_map(|all| {
        let made = |(number, (house, what)): (u64, (Option<usize>, Decision))| MadeChoice {
            id: EventId {
                writer: "anna".into(),
                number,
            },
            choice: SeriesChoice {
                indicator: NAME.into(),
                house: house.map(|house| format!("Hus {house}").as_str().into()),
                what,
            },
            author: "Anna".to_owned(),
            made_ms: 0,
        };
        SeriesChoices {
            all: (1..).zip(all).map(made).collect(),
        }
    })
}

fn trend(tables: &Tables, choices: &SeriesChoices, order: &[HouseId]) -> Vec<ChartSpec> {
    let (pins, filter, locale) = (Pins::default(), Filter::default(), sample::danish());
    let page = Trend::build(tables, &pins, order, (choices, &TimeZone::UTC), &filter, None, &locale);
    page.panels
}

/// Whether all it is drawn from are numbers, on axes that go somewhere, and no words are made of what is none.
fn is_sound(chart: &ChartSpec) -> bool {
    let words = || {
        let hovers = chart.lines.iter().flat_map(|line| &line.marks).map(|mark| &mark.hover);
        [&chart.sentence, &chart.unit, &chart.n].into_iter().chain(hovers)
    };
    numbers(chart).iter().all(|number| number.is_finite())
        && chart.x_range.0 < chart.x_range.1
        && chart.y_range.0 < chart.y_range.1
        && !words().any(|words| words.contains("NaN") || words.contains("−0,0 ") || words.contains("∞"))
}

/// A panel's name, which of its marks are signals, and its levels.
type Judged = (String, Vec<bool>, Vec<(LevelRole, Vec<[f64; 2]>)>);

fn judged(charts: &[ChartSpec]) -> Vec<Judged> {
    let of = |chart: &ChartSpec| {
        let signals = chart.readable().iter().map(|mark| mark.signal.is_some()).collect();
        let levels = chart.levels.iter().map(|level| (level.role, level.points.clone())).collect();
        (chart.id.clone(), signals, levels)
    };
    charts.iter().map(of).collect()
}

/// A rating: house, theme, day if it has one, scale, level.
type Rated = (usize, usize, Option<(i8, i8)>, usize, usize);

const SCALES: [(&str, usize); 4] = [("kbh-indsats", 3), ("kvalitet", 4), ("own: lav < høj", 2), ("ingen", 1)];

fn rated(ratings: &[Rated]) -> Tables {
    let mut import = sample::import("tilsyn.csv", SourceKind::Ratings);
    let row = |(house, theme, day, scale, level): &Rated| {
        let (name, theme) = (format!("Hus {house}"), format!("Tema {theme}"));
        let day = day.map_or_else(String::new, |(month, day)| format!("202{}-{month:02}-{day:02}", day % 4 + 2));
        let (scale, n_levels) = SCALES[*scale];
        RatingRow {
            house_name: name.as_str().into(),
            rating: sample::rating(&name, &theme, "ord", &day, Some((scale, level % n_levels))),
            line: 2,
        }
    };
    import.ratings = ratings.iter().map(row).collect();
    tables(import)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_chart_over_time_holds_a_number_that_is_none(
        houses in vec(months(), 1..5), unit in unit(), direction in direction(), choices in choices(),
    ) {
        let tables = tables(file(&houses, indicator(unit, direction)));
        for chart in trend(&tables, &choices, &[]) {
            prop_assert!(is_sound(&chart), "{chart:?}");
        }
    }

    #[test]
    fn figures_that_are_all_alike_are_no_signal(
        value in prop_oneof![Just(0.0), Just(100.0), 0.0..100.0_f64],
        n in option::of(5.0..200.0_f64),
        present in vec(any::<bool>(), 0..40),
        unit in unit(),
        direction in direction(),
    ) {
        let months: Months = present.iter().map(|is_present| is_present.then_some((Some(value), n))).collect();
        let tables = tables(file(&[months], indicator(unit, direction)));
        for chart in trend(&tables, &SeriesChoices::default(), &[]) {
            prop_assert!(is_sound(&chart));
            prop_assert!(chart.readable().iter().all(|mark| mark.signal.is_none()), "{chart:?}");
        }
    }

    #[test]
    fn a_house_is_judged_alike_in_any_order_and_beside_any_others(
        houses in vec(months(), 1..5), unit in unit(), direction in direction(), choices in choices(),
    ) {
        let all = tables(file(&houses, indicator(unit.clone(), direction)));
        let backwards: Vec<HouseId> = all.houses().iter().rev().map(|house| house.id.clone()).collect();
        let mut one = judged(&trend(&all, &choices, &[]));
        let mut other = judged(&trend(&all, &choices, &backwards));
        one.sort_by(|left, right| left.0.cmp(&right.0));
        other.sort_by(|left, right| left.0.cmp(&right.0));
        prop_assert_eq!(&one, &other);
        let alone = judged(&trend(&tables(file(&houses[..1], indicator(unit, direction))), &choices, &[]));
        // Whether shares are hidden for the sake of others is another matter: the drawn file has no totals.
        prop_assert!(alone.iter().all(|panel| one.contains(panel)));
    }

    #[test]
    fn limits_and_signals_do_not_know_the_unit(
        tenths in vec(option::weighted(0.9, 0..900_u16), 0..40), power in 1..4_i32, direction in direction(),
    ) {
        let scale = 10_f64.powi(power);
        let charts = |scale: f64| {
            let month = |tenths: &Option<u16>| tenths.map(|tenths| (Some(f64::from(tenths) / 10.0 * scale), None));
            let months: Months = tenths.iter().map(month).collect();
            judged(&trend(&tables(file(&[months], indicator(Unit::Plain, direction))), &SeriesChoices::default(), &[]))
        };
        for ((_, signals, levels), (_, scaled_signals, scaled)) in charts(1.0).into_iter().zip(charts(scale)) {
            prop_assert_eq!(signals, scaled_signals);
            prop_assert_eq!(levels.len(), scaled.len());
            for ((role, points), (scaled_role, scaled)) in levels.iter().zip(&scaled) {
                prop_assert_eq!(role, scaled_role);
                let ends = points.first().zip(points.last()).into_iter().zip(scaled.first().zip(scaled.last()));
                for ((first, last), (scaled_first, scaled_last)) in ends {
                    for (plain, scaled) in [(first, scaled_first), (last, scaled_last)] {
                        prop_assert!((plain[0] - scaled[0]).abs() < 1e-9);
                        prop_assert!((plain[1] * scale - scaled[1]).abs() <= 1e-9 * scale * 1_000.0);
                    }
                }
            }
        }
    }

    #[test]
    fn no_chart_of_ratings_holds_a_number_that_is_none(
        ratings in vec((0..6_usize, 0..3_usize, option::weighted(0.9, (1..13_i8, 1..29_i8)), 0..4_usize, 0..4_usize), 0..30),
    ) {
        let (tables, locale) = (rated(&ratings), sample::danish());
        let steps = (0..3).map(|theme| RatingQuestion::Steps(Some(ThemeName(format!("Tema {theme}").as_str().into()))));
        for question in [RatingQuestion::Distribution].into_iter().chain(steps) {
            let page = RatingCharts::build(&tables, &Pins::default(), &[], &Filter::default(), &question, &locale);
            for chart in &page.charts {
                prop_assert!(is_sound(chart), "{chart:?}");
                let parts = chart.bars.iter().filter(|bar| matches!(bar.role, BarRole::Part(..)));
                prop_assert!(parts.into_iter().all(|bar| bar.x.0 < bar.x.1 && bar.x.1 <= chart.x_range.1));
            }
        }
    }

    #[test]
    fn no_chart_of_changes_holds_a_number_that_is_none(
        then in vec(months(), 1..5), now in vec(months(), 1..5), unit in unit(),
    ) {
        let [older, newer] = [&then, &now].map(|houses| file(houses, indicator(unit.clone(), Direction::Neither)));
        let difference = Difference::between(&older, &newer, Suppression::default());
        let view = DifferenceView::build(&difference, "tal.csv", &newer.indicators, &sample::danish());
        for chart in &view.charts {
            prop_assert!(is_sound(chart), "{chart:?}");
            prop_assert!(chart.bars.len() == chart.y_ticks.len() && chart.bars.len() <= chart.table.rows.len());
            prop_assert!(chart.bars.iter().all(|bar| chart.x_range.0 <= bar.x.0 && bar.x.0 <= bar.x.1 && bar.x.1 <= chart.x_range.1));
        }
    }
}
