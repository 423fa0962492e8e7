//! What is expected beside what is answered.

use serde::Deserialize;
use serde_json::Value;

/// How nearly a number is to be met.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Tolerance {
    abs: f64,
    rel: f64,
}

/// Whether an answer under a key is one that is meant to differ.
pub type Departs<'d> = dyn Fn(&str, &Value) -> bool + 'd;

/// What came of a comparison.
#[derive(Debug, Default)]
pub struct Report {
    /// What is not met.
    pub failures: Vec<String>,
    /// Keys that nothing answers.
    pub unanswered: Vec<String>,
}

impl Report {
    /// Compares every key expected with the answer of that name.
    pub fn of(expected: &Value, ours: &Value, tolerance: Tolerance, departs: &Departs) -> Self {
        let mut report = Self::default();
        for (key, expected) in expected.as_object().into_iter().flatten() {
            match ours.get(key) {
                None => report.unanswered.push(key.clone()),
                Some(ours) => report.compare(key, expected, ours, tolerance, &|ours| departs(key, ours)),
            }
        }
        if report.unanswered.len() == expected.as_object().map_or(0, serde_json::Map::len) {
            report.failures.push("nothing expected is answered".to_owned());
        }
        report
    }

    fn compare(&mut self, at: &str, expected: &Value, ours: &Value, tolerance: Tolerance, departs: &dyn Fn(&Value) -> bool) {
        match (expected, ours) {
            (Value::Array(expected), Value::Array(ours)) if expected.len() == ours.len() => {
                for (place, (expected, ours)) in expected.iter().zip(ours).enumerate() {
                    self.compare(&format!("{at}[{place}]"), expected, ours, tolerance, departs);
                }
            }
            // R writes a list of one as its element, and a line that is level as one number.
            (Value::Array(list), one) if list.len() == 1 => self.compare(at, &list[0], one, tolerance, departs),
            (one, Value::Array(list)) if !one.is_array() && !list.is_empty() => {
                for ours in list {
                    self.compare(at, one, ours, tolerance, departs);
                }
            }
            (Value::Object(expected), Value::Object(ours)) => {
                for (key, expected) in expected {
                    let ours = ours.get(key).unwrap_or(&Value::Null);
                    self.compare(&format!("{at}.{key}"), expected, ours, tolerance, departs);
                }
            }
            _ if is_met(expected, ours, tolerance) || departs(ours) => {}
            _ => self.failures.push(format!("{at}: {expected} expected, {ours} found")),
        }
    }
}

/// Flags are numbers to some tools and truths to others.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_bool().map(|flag| f64::from(u8::from(flag))))
}

fn is_met(expected: &Value, ours: &Value, tolerance: Tolerance) -> bool {
    match (number(expected), number(ours)) {
        (Some(expected), Some(ours)) => (expected - ours).abs() <= tolerance.abs.max(tolerance.rel * expected.abs()),
        _ => expected == ours,
    }
}
