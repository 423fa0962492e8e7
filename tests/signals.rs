//! What the statistics promise, tried on invented figures: how often chance looks like a signal, and what must hold for any figures.

use klyngeblik::domain::Direction;
use klyngeblik::insight::{
    Analysis, Counted, FunnelKind, Kind, Level, Limits, Point, Rule, Runs, Screening, Settings, Spread, TAIL, TwoOfThree, Variation,
    analyse, change, control, expected_false_alarms, false_alarm_rate, funnel, intervals, median, places_by_intervals, suggested_rebase,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A share of 0 to 1, ends left out.
fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    (f64::from(rng.next_u32()) + 0.5) / (f64::from(u32::MAX) + 1.0)
}

/// A normal figure, by Box and Muller.
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    (-2.0 * uniform(rng).ln()).sqrt() * (std::f64::consts::TAU * uniform(rng)).cos()
}

fn noise(rng: &mut ChaCha8Rng, n: usize) -> Vec<Point> {
    (0..n).map(|_| Point::of(normal(rng))).collect()
}

/// The share of so many series of pure noise of which something holds.
fn rate(n: usize, series: u32, holds: impl Fn(&[Point]) -> bool) -> f64 {
    let mut rng = ChaCha8Rng::seed_from_u64(n as u64);
    let n_held = (0..series).filter(|_| holds(&noise(&mut rng, n))).count();
    n_held as f64 / f64::from(series)
}

fn near(rate: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((rate - expected).abs() <= tolerance, "{what}: {rate} for {expected}");
}

fn has(analysis: &Analysis, rule: Rule) -> bool {
    analysis.marks.iter().any(|mark| mark.flags.side(rule).is_some())
}

/// As the table of the other tool was made: screened, and its wording of two of three.
fn plotthedots() -> Settings {
    Settings {
        screening: Screening::On,
        two_of_three: TwoOfThree::Plotthedots,
        ..Settings::default()
    }
}

#[test]
fn points_of_pure_noise_are_flagged_as_often_as_the_table_says() {
    for (n, expected) in [(12, 0.07), (24, 0.18), (36, 0.30)] {
        let any = rate(n, 4_000, |points| {
            analyse(points, &plotthedots())
                .marks
                .iter()
                .any(|mark| mark.flags.first().is_some())
        });
        near(any, expected, 0.03, &format!("any point of {n}, plotthedots"));
    }
}

#[test]
fn the_latest_point_of_pure_noise_is_flagged_as_often_as_is_said() {
    let icon = |settings: Settings| move |points: &[Point]| analyse(points, &settings).variation != Some(Variation::CommonCause);
    // Without screening limits are a little wider, most so with few points: what is said is never too little.
    for (n, ours) in [(12, 0.010), (24, 0.016), (36, 0.016)] {
        near(
            rate(n, 12_000, icon(plotthedots())),
            false_alarm_rate(n, None),
            0.006,
            &format!("last of {n}, plotthedots"),
        );
        near(
            rate(n, 12_000, icon(Settings::default())),
            ours,
            0.004,
            &format!("last of {n}, ours"),
        );
    }
    for baseline in [6, 12, 20] {
        let frozen = Settings {
            baseline: Some(baseline),
            fewest_for_limits: 6,
            ..Settings::default()
        };
        for n in [24, 36] {
            let what = format!("last of {n}, baseline {baseline}");
            near(rate(n, 12_000, icon(frozen)), false_alarm_rate(n, Some(baseline)), 0.012, &what);
        }
    }
    let expected = expected_false_alarms([(24, None); 40]);
    assert!((expected - 0.7).abs() < 0.1, "{expected}");
}

#[test]
fn runs_of_pure_noise_signal_as_often_as_the_table_says() {
    for (n, expected) in [(12, 0.010), (24, 0.028), (36, 0.042)] {
        let signal = rate(n, 12_000, |points| {
            let figures: Vec<Option<f64>> = points.iter().map(|point| point.value).collect();
            let middle = median(&mut figures.iter().copied().flatten().collect::<Vec<_>>()).expect("figures");
            let runs = Runs::about(&figures, middle);
            runs.is_long() || runs.has_few_crossings()
        });
        near(signal, expected, 0.008, &format!("runs of {n}"));
    }
}

#[test]
fn trends_of_pure_noise_are_as_rare_as_theory_says() {
    // Seven points rising or falling: 2/7! at the first window, and 2·(1/7! − 1/8!) for each that comes new.
    let (seven, eight) = (1.0 / 5_040.0, 1.0 / 40_320.0);
    for n in [12, 24, 36] {
        let expected = 2.0 * (seven + (n - 7) as f64 * (seven - eight));
        let trend = rate(n, 20_000, |points| has(&analyse(points, &Settings::default()), Rule::Trend));
        near(trend, expected, 0.002, &format!("trend of {n}"));
    }
}

#[test]
fn each_rule_alone_is_as_rare_as_the_normal_distribution_says() {
    // Limits of a long baseline are nearly the true ones: outside by 2·0.00135, a shift that ends here by 2/2⁷.
    let settings = Settings {
        baseline: Some(200),
        ..Settings::default()
    };
    let last = |rule| {
        move |points: &[Point]| {
            analyse(points, &settings)
                .marks
                .last()
                .is_some_and(|mark| mark.flags.side(rule).is_some())
        }
    };
    near(rate(207, 12_000, last(Rule::Outside)), 0.0027, 0.002, "outside");
    near(rate(207, 12_000, last(Rule::Shift)), 2.0 / 128.0, 0.005, "shift");
    let beyond: f64 = 0.022_75;
    let within = 0.5 - beyond;
    // The latest beyond 2σ, one of the two before it too and the other on that side, or both: on either side.
    let expected = 2.0 * beyond * (2.0 * beyond * within + beyond * beyond);
    near(rate(207, 12_000, last(Rule::TwoOfThree)), expected, 0.0015, "two of three");
}

/// A house of so many, each counted with a probability.
fn drawn(rng: &mut ChaCha8Rng, n: u32, probability: f64) -> Counted {
    let x = (0..n).filter(|_| uniform(rng) < probability).count();
    Counted::new(x as f64, f64::from(n))
}

#[test]
fn houses_alike_are_flagged_no_oftener_than_their_tails() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let (mut n_flagged, mut n_houses) = (0, 0);
    for _ in 0..400 {
        let houses: Vec<Counted> = (0..12).map(|place| drawn(&mut rng, 12 + place * 5, 0.85)).collect();
        let funnel = funnel(FunnelKind::Proportion, &houses).expect("houses");
        n_flagged += funnel.flags.iter().flatten().count();
        n_houses += houses.len();
    }
    let rate = f64::from(u32::try_from(n_flagged).expect("few")) / n_houses as f64;
    assert!(rate < 0.05, "{rate}");
}

#[test]
fn houses_alike_are_hardly_ever_given_different_places() {
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    for share in [0.15, 0.5] {
        let told_apart = (0..2_000).filter(|_| {
            let houses: Vec<Counted> = (0..10).map(|place| drawn(&mut rng, 15 + place * 6, share)).collect();
            let places = places_by_intervals(FunnelKind::Proportion, &houses);
            places.iter().flatten().any(|range| (range.first, range.last) != (1, 10))
        });
        let rate = told_apart.count() as f64 / 2_000.0;
        assert!(rate < 0.06, "{share}: {rate}");
    }
}

#[test]
fn a_change_of_nothing_is_seen_no_oftener_than_its_interval_allows() {
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    let mut figures = |n| (0..n).map(|_| normal(&mut rng)).collect::<Vec<f64>>();
    for (n_before, n_after) in [(8, 4), (12, 6), (24, 12)] {
        let seen = (0..4_000).filter(|_| {
            let change = change(&figures(n_before), &figures(n_after), Direction::Neither);
            change
                .difference
                .is_some_and(|difference| difference.low > 0.0 || difference.high < 0.0)
        });
        let rate = seen.count() as f64 / 4_000.0;
        assert!(rate < 0.06, "{n_before} and {n_after}: {rate}");
    }
}

/// Any finite figure, with gaps, ghosts, borders and whatever it may be counted from.
fn any_point() -> impl Strategy<Value = Point> {
    let figure = prop_oneof![
        3 => -100.0..100.0_f64,
        1 => (0..5_u8).prop_map(f64::from),
        1 => any::<f64>().prop_filter("finite", |figure| figure.is_finite()),
    ];
    let count = prop_oneof![3 => (0..60_u8).prop_map(f64::from), 1 => any::<f64>().prop_filter("finite", |figure| figure.is_finite())];
    let counted = (count.clone(), count).prop_map(|(x, n)| Counted::new(x, n));
    let parts = (prop::option::weighted(0.9, figure), prop::option::weighted(0.9, counted));
    let rarely = || prop::bool::weighted(0.05);
    (parts, prop::bool::weighted(0.1), rarely(), rarely()).prop_map(|((value, counted), excluded, starts_phase, ends_baseline)| Point {
        value,
        counted,
        excluded,
        starts_phase,
        ends_baseline,
    })
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let kind = prop_oneof![
        Just(Kind::Measure),
        Just(Kind::Proportion { per: 100.0 }),
        Just(Kind::Rate { per: 1_000.0 }),
        Just(Kind::Events)
    ];
    let spread = prop_oneof![Just(Spread::Observed), Just(Spread::Assumed)];
    let screening = prop_oneof![Just(Screening::Off), Just(Screening::On)];
    let direction = prop_oneof![Just(Direction::Up), Just(Direction::Down), Just(Direction::Neither)];
    (
        kind,
        spread,
        screening,
        direction,
        prop::option::of(0..30_usize),
        prop::option::of(-50.0..50.0_f64),
    )
        .prop_map(|(kind, spread, screening, direction, baseline, requirement)| Settings {
            kind,
            spread,
            screening,
            direction,
            baseline,
            requirement,
            ..Settings::default()
        })
}

fn all_finite(limits: &Limits) -> bool {
    [limits.centre, limits.lower, limits.upper, limits.near_lower, limits.near_upper]
        .iter()
        .all(|line| line.is_finite())
}

fn figures(points: &[Point]) -> Vec<Option<(f64, f64, f64)>> {
    let control = control(points, &Settings::default());
    control
        .limits
        .iter()
        .map(|limits| limits.map(|limits| (limits.centre, limits.lower, limits.upper)))
        .collect()
}

fn houses() -> impl Strategy<Value = Vec<Counted>> {
    vec(
        (0..80_u8, 0..80_u8).prop_map(|(x, n)| Counted::new(f64::from(x.min(n)), f64::from(n))),
        1..16,
    )
}

proptest! {
    #[test]
    fn nothing_but_numbers_leaves_the_room(points in vec(any_point(), 0..70), settings in any_settings()) {
        let analysis = analyse(&points, &settings);
        prop_assert_eq!(analysis.marks.len(), points.len());
        prop_assert!(!analysis.findings.is_empty());
        for mark in &analysis.marks {
            prop_assert!(mark.figure.is_none_or(f64::is_finite));
            prop_assert!(mark.limits.as_ref().is_none_or(all_finite), "{mark:?}");
        }
        for phase in &analysis.phases {
            prop_assert!(phase.median.is_none_or(f64::is_finite) && phase.mean.is_none_or(f64::is_finite));
        }
        let _ = suggested_rebase(&analysis, settings.direction);
        let values: Vec<f64> = points.iter().filter_map(|point| point.value).collect();
        let (before, after) = values.split_at(values.len() / 2);
        let difference = change(before, after, settings.direction).difference;
        prop_assert!(difference.is_none_or(|at| at.low.is_finite() && at.estimate.is_finite() && at.high.is_finite()));
    }

    #[test]
    fn nothing_but_numbers_comes_of_houses(counts in vec(any_point(), 0..16), is_rate in any::<bool>()) {
        let kind = if is_rate { FunnelKind::Rate } else { FunnelKind::Proportion };
        let houses: Vec<Counted> = counts.iter().filter_map(|point| point.counted).collect();
        if let Some(funnel) = funnel(kind, &houses) {
            prop_assert!(funnel.target.is_finite());
            prop_assert!(funnel.dispersion.is_none_or(|dispersion| dispersion.phi.is_finite() && dispersion.tau2.is_finite()));
            let (low, high) = funnel.lines(20.0, Level::P998);
            prop_assert!(low.is_finite() && high.is_finite());
        }
        for interval in intervals(kind, &houses, TAIL).into_iter().flatten() {
            prop_assert!(interval.low.is_finite() && interval.high.is_finite(), "{interval:?}");
        }
    }

    #[test]
    fn a_series_that_never_moves_has_no_flag(
        figure in -1e6..1e6_f64,
        n in 0..60_usize,
        settings in any_settings(),
        gap in 0..60_usize,
    ) {
        let counted = Counted::new(3.0, 20.0);
        let mut points = vec![Point { value: Some(figure), counted: Some(counted), ..Point::default() }; n];
        if let Some(point) = points.get_mut(gap) {
            point.value = None;
        }
        let analysis = analyse(&points, &settings);
        prop_assert!(analysis.marks.iter().all(|mark| mark.flags.first().is_none()));
        prop_assert!(analysis.findings.iter().all(|finding| finding.rule().is_none()));
        if settings.spread == Spread::Observed {
            let is_level = |limits: Limits| limits.upper <= limits.lower + 1e-9 * figure.abs();
            prop_assert!(analysis.marks.iter().filter_map(|mark| mark.limits).all(is_level));
        }
    }

    #[test]
    fn limits_and_flags_do_not_know_the_unit(
        tenths in vec(prop::option::weighted(0.95, -500..500_i32), 12..50),
        scale in 0.01..1_000.0_f64,
        shift in -1e4..1e4_f64,
    ) {
        let points = |of: &dyn Fn(f64) -> f64| -> Vec<Point> {
            let value = |tenths: &Option<i32>| tenths.map(|tenths| of(f64::from(tenths) / 10.0));
            tenths.iter().map(|tenths| Point { value: value(tenths), ..Point::default() }).collect()
        };
        let (plain, moved) = (points(&|figure| figure), points(&|figure| figure * scale + shift));
        let is_near = |moved: f64, plain: f64| (moved - (plain * scale + shift)).abs() <= 1e-9 * (1.0 + shift.abs() + scale * 1_000.0);
        for (plain, moved) in figures(&plain).into_iter().zip(figures(&moved)) {
            match (plain, moved) {
                (Some(plain), Some(moved)) => {
                    prop_assert!(is_near(moved.0, plain.0) && is_near(moved.1, plain.1) && is_near(moved.2, plain.2));
                }
                (plain, moved) => prop_assert_eq!(plain.is_some(), moved.is_some()),
            }
        }
        let flags = |points: &[Point]| analyse(points, &Settings::default()).marks.iter().map(|mark| mark.flags).collect::<Vec<_>>();
        prop_assert_eq!(flags(&plain), flags(&moved));
    }

    #[test]
    fn houses_are_told_alike_in_any_order(houses in houses(), turn in 0..16_usize, is_rate in any::<bool>()) {
        let kind = if is_rate { FunnelKind::Rate } else { FunnelKind::Proportion };
        let mut turned = houses.clone();
        let turn = turn % houses.len();
        turned.rotate_left(turn);
        turned.reverse();
        let back = |place: usize| (2 * houses.len() - 1 - place + turn) % houses.len();
        let (ours, theirs) = (funnel(kind, &houses), funnel(kind, &turned));
        prop_assert_eq!(ours.is_some(), theirs.is_some());
        let places = (places_by_intervals(kind, &houses), places_by_intervals(kind, &turned));
        for place in 0..houses.len() {
            prop_assert_eq!(places.0[place], places.1[back(place)]);
            if let (Some(ours), Some(theirs)) = (&ours, &theirs) {
                prop_assert!((ours.target - theirs.target).abs() < 1e-12);
                prop_assert_eq!(ours.flags[place], theirs.flags[back(place)]);
            }
        }
    }
}
