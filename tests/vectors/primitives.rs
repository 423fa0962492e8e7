//! Distributions, quantiles and the limits of runs.

use klyngeblik::insight::distributions::{binomial_at_most, binomial_more_than, binomial_quantile, chi_squared_quantile, normal_quantile};
use klyngeblik::insight::{Standing, crossings_min, longest_run_max, mean, median, quantile, winsorised};
use serde_json::{Value, json};

use super::Method;

pub fn method(name: &str) -> Option<Method> {
    Some(match name {
        "qbinom" => |input| vec![json!({"q": each(input, &["p", "n", "prob"], |of| json!(binomial_quantile(of[0], of[1] as u64, of[2])))})],
        "pbinom" => |input| {
            vec![json!({
                "p": each(input, &["k", "n", "prob"], |of| json!(binomial_at_most(of[0] as u64, of[1] as u64, of[2]))),
                "upper": each(input, &["k", "n", "prob"], |of| json!(binomial_more_than(of[0] as u64, of[1] as u64, of[2]))),
            })]
        },
        "qchisq" => |input| vec![json!({"q": each(input, &["p", "df"], |of| json!(chi_squared_quantile(of[0], of[1])))})],
        "qnorm" => |input| vec![json!({"q": each(input, &["p"], |of| json!(normal_quantile(of[0])))})],
        "quantile_type7" => quantile_type7,
        "winsorise" => winsorise,
        "anhoej_limits" => |input| {
            vec![json!({
                "longest_run_max": each(input, &["n_useful"], |of| json!(longest_run_max(of[0] as usize))),
                "n_crossings_min": each(input, &["n_useful"], |of| json!(crossings_min(of[0] as usize))),
            })]
        },
        "runs_signal_anhoej" => |input| {
            let signal = |of: &[f64]| {
                let [n, crossings, longest] = [of[0], of[1], of[2]].map(|number| number as usize);
                json!(longest > longest_run_max(n) || crossings < crossings_min(n))
            };
            vec![json!({"signal": each(input, &["n", "crossings", "longest_run"], signal)})]
        },
        "short_group_warning" => |input| {
            let fewest = number(&input["threshold"]) as usize;
            vec![json!({"short": each(input, &["group_sizes"], |of| json!(Standing::of(of[0] as usize, fewest) == Standing::TooFew))})]
        },
        _ => return None,
    })
}

/// A number; not one where there is none.
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// The numbers of a list, or of the one number that stands for a list of one.
pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().map(number).collect(),
        Value::Null => Vec::new(),
        one => vec![number(one)],
    }
}

/// An answer to each row of some lists of equal length.
pub fn each(input: &Value, keys: &[&str], answer: impl Fn(&[f64]) -> Value) -> Vec<Value> {
    let lists: Vec<Vec<f64>> = keys.iter().map(|key| numbers(&input[key])).collect();
    let row = |place: usize| lists.iter().map(|list| list[place]).collect::<Vec<f64>>();
    (0..lists[0].len()).map(|place| answer(&row(place))).collect()
}

fn quantile_type7(input: &Value) -> Vec<Value> {
    let x = numbers(&input["x"]);
    vec![json!({
        "q": each(input, &["p"], |of| json!(quantile(&x, of[0]))),
        "median": median(&mut x.clone()),
        "mean": mean(&x),
    })]
}

fn winsorise(input: &Value) -> Vec<Value> {
    let (z, share) = (numbers(&input["z"]), number(&input["trim_by"]));
    vec![json!({
        "winsorised": winsorised(&z, share),
        "lower_q": quantile(&z, share),
        "upper_q": quantile(&z, 1.0 - share),
    })]
}
