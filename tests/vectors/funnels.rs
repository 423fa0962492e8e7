//! Funnels. The transforms of other tools that the program has no use for are put together here from its parts.

use klyngeblik::insight::{Counted, FunnelKind, Level, Side, phi, poisson_exact, tau2, winsorised};
use serde_json::{Value, json};

use super::Method;
use super::primitives::{each, number, numbers};

pub fn method(name: &str) -> Option<Method> {
    Some(match name {
        "funnel_pr" => pr,
        "funnel_sr_cqc" => sr_cqc,
        "funnel_sr_shmi" => |input| vec![log_scale(input, Adjustment::Standardised)],
        "funnel_rc" => |input| vec![log_scale(input, Adjustment::Crude)],
        "funnel_phi" => |input| vec![log_scale(input, Adjustment::Standardised)],
        "funnel_pr_limits_arcsine" => pr_limits,
        "funnel_poisson_chisq" => |input| vec![poisson_lines(&numbers(&input["expected_count"]), 1.0)],
        "funnel_binom_exact_interpolated" => |input| exact_lines(input, FunnelKind::Proportion, "n"),
        "funnel_poisson_exact_interpolated" => |input| exact_lines(input, FunnelKind::Rate, "expected_count"),
        "funnel_binom_exact_flag" => exact_flags,
        "funnel_outlier_flag" => |input| {
            let lines = (number(&input["lcl"]), number(&input["ucl"]));
            let multiplier = number(&input["multiplier"]);
            vec![json!({"outlier": each(input, &["value"], |of| json!(is_beyond(of[0] * multiplier, lines)))})]
        },
        "tau2_dl" => |input| vec![json!({"tau2": tau2(number(&input["phi"]), &numbers(&input["s"]))})],
        _ => return None,
    })
}

const LINES: [(&str, &str, Level); 2] = [("ll95", "ul95", Level::P95), ("ll998", "ul998", Level::P998)];

fn houses(input: &Value) -> Vec<Counted> {
    let pairs = numbers(&input["num"]).into_iter().zip(numbers(&input["den"]));
    pairs.map(|(numerator, denominator)| Counted { numerator, denominator }).collect()
}

fn is_beyond(value: f64, (low, high): (f64, f64)) -> bool {
    Side::of(value, low) == Some(Side::Below) || Side::of(value, high) == Some(Side::Above)
}

/// The lines at each denominator, in an object.
fn add_lines(answer: &mut Value, prefix: &str, multiplier: f64, denominators: &[f64], lines: impl Fn(f64, Level) -> (f64, f64)) {
    for (low, high, level) in LINES {
        let at = |pick: fn((f64, f64)) -> f64| -> Vec<f64> { denominators.iter().map(|n| pick(lines(*n, level)) * multiplier).collect() };
        answer[format!("{prefix}{low}")] = json!(at(|lines| lines.0));
        answer[format!("{prefix}{high}")] = json!(at(|lines| lines.1));
    }
}

fn pr(input: &Value) -> Vec<Value> {
    let kind = FunnelKind::Proportion;
    let (houses, share, multiplier) = (houses(input), number(&input["trim_by"]), number(&input["multiplier"]));
    let denominators = numbers(&input["den"]);
    let target = houses.iter().map(|house| house.numerator).sum::<f64>() / denominators.iter().sum::<f64>();
    let dispersion = kind.dispersion(&houses, target, share);
    let z = kind.z_scores(&houses, target);
    let level = if number(&input["outlier_limit"]) > 98.0 {
        Level::P998
    } else {
        Level::P95
    };
    let lines = |n| kind.lines(target, n, dispersion.tau2, level);
    let outliers: Vec<bool> = houses
        .iter()
        .map(|house| is_beyond(house.ratio(), lines(house.denominator)))
        .collect();
    let mut answer = json!({
        "target": target,
        "value": houses.iter().map(|house| house.ratio() * multiplier).collect::<Vec<_>>(),
        "phi": dispersion.phi,
        "tau2": dispersion.tau2,
        "Y": houses.iter().map(|house| house.ratio().sqrt().asin()).collect::<Vec<_>>(),
        "z_unadjusted": z,
        "z_winsorised_or_truncated": winsorised(&z, share),
        "outlier_od": outliers,
    });
    add_lines(&mut answer, "", multiplier, &denominators, |n, level| {
        kind.lines(target, n, 0.0, level)
    });
    add_lines(&mut answer, "od_", multiplier, &denominators, |n, level| {
        kind.lines(target, n, dispersion.tau2, level)
    });
    vec![answer]
}

fn pr_limits(input: &Value) -> Vec<Value> {
    let (target, tau2) = (number(&input["target"]), number(&input["tau2"]));
    let mut answer = json!({});
    add_lines(&mut answer, "", 1.0, &numbers(&input["n"]), |n, level| {
        FunnelKind::Proportion.lines(target, n, tau2, level)
    });
    vec![answer]
}

/// The exact lines of a rate of 1 at each expected count.
fn poisson_lines(expected: &[f64], multiplier: f64) -> Value {
    let mut answer = json!({});
    add_lines(&mut answer, "", multiplier, expected, |expected, level| {
        let interval = poisson_exact(Counted::new(expected, expected), level.tail());
        (interval.low, interval.high)
    });
    answer
}

/// Ratios on the square root's scale. Our lines are turned back by squaring, theirs are not: so our square root is compared.
fn sr_cqc(input: &Value) -> Vec<Value> {
    let kind = FunnelKind::Rate;
    let (houses, share, multiplier) = (houses(input), number(&input["trim_by"]), number(&input["multiplier"]));
    let expected = numbers(&input["den"]);
    let dispersion = kind.dispersion(&houses, 1.0, share);
    let z = kind.z_scores(&houses, 1.0);
    let mut answer = poisson_lines(&expected, multiplier);
    let parts = json!({
        "target": 1.0,
        "value": houses.iter().map(|house| house.ratio() * multiplier).collect::<Vec<_>>(),
        "phi": dispersion.phi,
        "tau2": dispersion.tau2,
        "Y": houses.iter().map(|house| house.ratio().sqrt()).collect::<Vec<_>>(),
        "z_unadjusted": z,
        "z_winsorised_or_truncated": winsorised(&z, share),
    });
    merge(&mut answer, parts);
    if dispersion.tau2 > 0.0 {
        add_lines(&mut answer, "od_", multiplier, &expected, |n, level| {
            let (low, high) = kind.lines(1.0, n, dispersion.tau2, level);
            (low.sqrt(), high.sqrt())
        });
    }
    vec![answer]
}

fn merge(answer: &mut Value, parts: Value) {
    if let (Value::Object(answer), Value::Object(parts)) = (answer, parts) {
        answer.extend(parts);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Adjustment {
    /// Observed over expected, the outer deciles left out.
    Standardised,
    /// One count over another, winsorised.
    Crude,
}

/// Ratios on the log scale, which the program leaves alone: it has no place for a count of none.
fn log_scale(input: &Value, adjustment: Adjustment) -> Value {
    let mut houses = houses(input);
    if adjustment == Adjustment::Standardised {
        // Theirs rounds expected counts to hundredths on this scale, and only on this.
        for house in &mut houses {
            house.denominator = (house.denominator * 100.0).round() / 100.0;
        }
    }
    let sum = |of: fn(&Counted) -> f64| houses.iter().map(of).sum::<f64>();
    let share = number(&input["trim_by"]);
    let (target, scores): (f64, Vec<(f64, f64)>) = match adjustment {
        Adjustment::Standardised => (
            1.0,
            houses
                .iter()
                .map(|house| (house.ratio().ln(), 1.0 / house.denominator.sqrt()))
                .collect(),
        ),
        Adjustment::Crude => {
            let half = |house: &Counted| {
                let (x, n) = (house.numerator, house.denominator);
                (
                    ((x + 0.5) / (n + 0.5)).ln(),
                    ((x / (x + 0.5).powi(2)) + (n / (n + 0.5).powi(2))).sqrt(),
                )
            };
            (
                sum(|house| house.numerator) / sum(|house| house.denominator),
                houses.iter().map(half).collect(),
            )
        }
    };
    let z: Vec<f64> = scores.iter().map(|(figure, spread)| (figure - target.ln()) / spread).collect();
    let (adjusted, kept) = match adjustment {
        Adjustment::Standardised => truncated(&z),
        Adjustment::Crude => (winsorised(&z, share), (0..z.len()).collect()),
    };
    let phi = phi(&adjusted);
    let spreads: Vec<f64> = kept.iter().map(|place| scores[*place].1).collect();
    let expected: Vec<f64> = houses.iter().map(|house| house.denominator).collect();
    let mut answer = if adjustment == Adjustment::Standardised {
        poisson_lines(&expected, number_or(&input["multiplier"], 1.0))
    } else {
        json!({})
    };
    let parts = json!({
        "target": target,
        "phi": phi,
        "tau2": if phi.is_finite() { json!(tau2(phi, &spreads)) } else { Value::Null },
        "Y": scores.iter().map(|score| score.0).collect::<Vec<_>>(),
        "z_unadjusted": z,
    });
    merge(&mut answer, parts);
    answer
}

fn number_or(value: &Value, other: f64) -> f64 {
    value.as_f64().unwrap_or(other)
}

/// The z-scores between the outer deciles, ⌊rank·10/(n + 1)⌋ from 1 to 8, with their places.
fn truncated(z: &[f64]) -> (Vec<f64>, Vec<usize>) {
    let rank = |score: f64| z.iter().filter(|other| **other <= score).count();
    let kept = (0..z.len()).filter(|place| (1..=8).contains(&(rank(z[*place]) * 10 / (z.len() + 1))));
    let kept: Vec<usize> = kept.collect();
    (kept.iter().map(|place| z[*place]).collect(), kept)
}

fn exact_lines(input: &Value, kind: FunnelKind, denominators: &str) -> Vec<Value> {
    let target = number(&input["target"]);
    let mut answer = json!({});
    for probability in ["0.001", "0.025", "0.975", "0.999"] {
        let p: f64 = probability.parse().expect("a number");
        let line: Vec<_> = numbers(&input[denominators])
            .into_iter()
            .map(|n| kind.interpolated(target, n, p))
            .collect();
        answer[format!("p{probability}")] = json!({
            "r": line.iter().map(|at| at.r).collect::<Vec<_>>(),
            "alpha": line.iter().map(|at| at.alpha).collect::<Vec<_>>(),
            "limit": line.iter().map(|at| at.limit).collect::<Vec<_>>(),
        });
    }
    vec![answer]
}

fn exact_flags(input: &Value) -> Vec<Value> {
    let kind = FunnelKind::Proportion;
    let keys = ["x", "n", "p0"];
    let house = |of: &[f64]| Counted::new(of[0], of[1]);
    let line = |of: &[f64]| kind.interpolated(of[2], of[1], 0.975).limit;
    let flag = |of: &[f64]| match kind.flag(house(of), of[2], 0.0) {
        None => "inside",
        Some((Side::Above, Level::P95)) => "high_95",
        Some((Side::Above, Level::P998)) => "high_998",
        Some((Side::Below, Level::P95)) => "low_95",
        Some((Side::Below, Level::P998)) => "low_998",
    };
    vec![json!({
        "p_lower": each(input, &keys, |of| json!(kind.tails(house(of), of[2]).0)),
        "p_upper": each(input, &keys, |of| json!(kind.tails(house(of), of[2]).1)),
        "flag": each(input, &keys, |of| json!(flag(of))),
        "interpolated_ul95": each(input, &keys, |of| json!(line(of))),
        "naive_above_interpolated_ul95": each(input, &keys, |of| json!(of[0] / of[1] > line(of))),
    })]
}
