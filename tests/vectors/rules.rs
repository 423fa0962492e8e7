//! The rules one by one, under the names the vectors give them.

use klyngeblik::domain::Direction;
use klyngeblik::insight::rules::{SHIFT_LENGTH, TREND_LENGTH, backfilled, ends, flags, steps, two_of_three_windows};
use klyngeblik::insight::{Assurance, AtRequirement, Flags, Limits, Place, Rule, Side, TwoOfThree, Zone};
use serde_json::{Value, json};

use super::Method;
use super::primitives::{each, number, numbers};

pub fn method(name: &str) -> Option<Method> {
    Some(match name {
        "rule_shift7_last_point" => |input| vec![json!({"flag_at_run_end": members(&ends(&sides(&input["side"]), SHIFT_LENGTH))})],
        "rule_backfill7" => |input| vec![json!({"member": members(&backfilled(&sides(&input["flag_at_run_end"]), SHIFT_LENGTH))})],
        "rule_trend7_last_point" => |input| {
            let figures: Vec<Option<f64>> = numbers(&input["y"]).into_iter().map(Some).collect();
            vec![json!({"dir": signs(&ends(&steps(&figures), TREND_LENGTH - 1))})]
        },
        "rule_two_in_three_window" => |input| vec![json!({"in_window": windows(&close(input))})],
        "rule_two_in_three_members" => |input| {
            let places = close(input);
            let is_near = |place: &Option<Place>| place.is_some_and(|place| place.zone == Zone::Near);
            let flag: Vec<bool> = windows(&places)
                .iter()
                .zip(&places)
                .map(|(within, place)| *within && is_near(place))
                .collect();
            vec![json!({"flag": flag})]
        },
        "rule_two_in_three_variants" => variants,
        "rule_priority" => priority,
        "assurance" => assurance,
        _ => return None,
    })
}

pub fn direction(input: &Value) -> Direction {
    match input["improvement_direction"].as_str() {
        Some("increase") => Direction::Up,
        Some("decrease") => Direction::Down,
        _ => Direction::Neither,
    }
}

/// The side a sign stands for.
fn side(sign: f64) -> Option<Side> {
    Side::of(sign, 0.0)
}

fn sides(list: &Value) -> Vec<Option<Side>> {
    numbers(list).into_iter().map(side).collect()
}

fn signs(sides: &[Option<Side>]) -> Vec<i8> {
    let sign = |side: &Option<Side>| side.map_or(0, |side| if side == Side::Above { 1 } else { -1 });
    sides.iter().map(sign).collect()
}

fn members(sides: &[Option<Side>]) -> Vec<bool> {
    sides.iter().map(Option::is_some).collect()
}

/// Points near a limit or not, on their side.
fn close(input: &Value) -> Vec<Option<Place>> {
    let places = numbers(&input["close"]).into_iter().zip(sides(&input["side"]));
    let place = |(close, side)| Place {
        side,
        zone: if close == 0.0 { Zone::Within } else { Zone::Near },
    };
    places.map(|pair| Some(place(pair))).collect()
}

fn windows(places: &[Option<Place>]) -> Vec<bool> {
    let of = |side| two_of_three_windows(places, side, TwoOfThree::Plotthedots);
    of(Side::Above)
        .into_iter()
        .zip(of(Side::Below))
        .map(|(above, below)| above || below)
        .collect()
}

fn variants(input: &Value) -> Vec<Value> {
    let limits = Limits::around(0.0, 3.0, (f64::NEG_INFINITY, f64::INFINITY)).expect("finite");
    let figures: Vec<Option<f64>> = numbers(&input["sigma_distance"]).into_iter().map(Some).collect();
    let places: Vec<Option<Place>> = figures.iter().map(|figure| figure.map(|figure| limits.place(figure))).collect();
    let flagged = |wording| -> Vec<bool> {
        let flags = flags(&figures, &places, wording);
        flags.iter().map(|flags| flags.side(Rule::TwoOfThree).is_some()).collect()
    };
    // What the wording of 2023 says of two points alone is not known.
    let mdc = if figures.len() < 3 {
        json!(vec![Value::Null; figures.len()])
    } else {
        json!(flagged(TwoOfThree::Mdc2023))
    };
    vec![json!({
        "ptd_0_2_2": flagged(TwoOfThree::Plotthedots),
        "mdc_excel_2023": mdc,
        "powerbi_spc_default": flagged(TwoOfThree::PowerBi),
    })]
}

/// The name the vectors give the rule told first.
pub fn rule_name(flags: Flags) -> &'static str {
    match flags.first() {
        Some((Rule::Outside, Side::Above)) => "above_ucl",
        Some((Rule::Outside, Side::Below)) => "below_lcl",
        Some((Rule::Trend, Side::Above)) => "trend_up",
        Some((Rule::Trend, Side::Below)) => "trend_down",
        Some((Rule::TwoOfThree, Side::Above)) => "two_in_three_above",
        Some((Rule::TwoOfThree, Side::Below)) => "two_in_three_below",
        Some((Rule::Shift, Side::Above)) => "shift_above",
        Some((Rule::Shift, Side::Below)) => "shift_below",
        Some((Rule::LongRun | Rule::FewCrossings, _)) | None => "none",
    }
}

fn priority(input: &Value) -> Vec<Value> {
    let figures = numbers(&input["y"]);
    // The direction of a trend is its slope, whatever its flag.
    let slope = Side::of(figures[figures.len() - 1], figures[0]);
    let name = |of: &[f64]| {
        let held = |flag: f64, side: Option<Side>| side.filter(|_| flag != 0.0);
        let here = side(of[4]);
        json!(rule_name(Flags::new(
            held(of[0], here),
            held(of[1], slope),
            held(of[2], here),
            held(of[3], here)
        )))
    };
    vec![json!({"rule": each(input, &["outside", "trend", "two_in_three", "shift", "side"], name)})]
}

pub fn assurance_name(assurance: Option<Assurance>) -> Option<&'static str> {
    assurance.map(|assurance| match assurance {
        Assurance::Meets => "consistent_pass",
        Assurance::Misses => "consistent_fail",
        Assurance::HitOrMiss => "inconsistent",
    })
}

fn assurance(input: &Value) -> Vec<Value> {
    let of = |row: &Value, target: &Value| {
        let (lower, upper) = (number(&row["lpl"]), number(&row["upl"]));
        let middle = f64::midpoint(lower, upper);
        let limits = Limits::around(middle, upper - middle, (f64::NEG_INFINITY, f64::INFINITY)).expect("finite");
        assurance_name(Assurance::of(&limits, number(target), direction(input), AtRequirement::Undecided))
    };
    let cases = input["cases"].as_array().into_iter().flatten();
    let mut found: Vec<_> = cases.map(|case| of(case, &case["target"])).collect();
    // Rows in several orders: the last alone counts.
    let last = |order: &Value| order.as_array().and_then(|order| order.last()?.as_u64()).expect("an order") as usize;
    let orders = input["order_tests"].as_array().into_iter().flatten();
    found.extend(orders.map(|order| of(&input["rows"][last(order)], &input["target"])));
    vec![json!({"assurance": found})]
}
