//! The reference values of other tools: whatever lies in `../shared/vectors` and in the folders that `KLYNGEBLIK_VECTORS` names.
//!
//! Each file is a list of vectors: a method, its input, what is expected and how nearly. A vector that is not met fails. A method that is
//! not known is counted and told, and so is a part of what is expected that nothing here answers.

mod charts;
mod compare;
mod funnels;
mod primitives;
mod rules;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;
use serde_json::Value;

use compare::Report;

/// What a method answers to an input: one answer, or several where the input leaves an option of the other tool unsaid.
type Method = fn(&Value) -> Vec<Value>;

/// Those that must be known whatever lies in the folders.
const MUST_HAVE: [&str; 29] = [
    "run_chart_anhoej",
    "runs_signal_anhoej",
    "anhoej_limits",
    "i_chart",
    "mr_chart",
    "xmr_limits",
    "xmr_ptd",
    "assurance",
    "p_chart",
    "pp_chart",
    "u_chart",
    "up_chart",
    "c_chart",
    "funnel_pr",
    "funnel_binom_exact_interpolated",
    "funnel_poisson_exact_interpolated",
    "tau2_dl",
    "rule_shift7_last_point",
    "rule_backfill7",
    "rule_trend7_last_point",
    "rule_two_in_three_window",
    "rule_two_in_three_members",
    "rule_two_in_three_variants",
    "rule_priority",
    "qbinom",
    "pbinom",
    "qchisq",
    "qnorm",
    "funnel_binom_exact_flag",
];

/// Where we mean to differ from another tool.
struct Departure {
    /// A vector's id, or a method.
    of: &'static str,
    keys: &'static [&'static str],
    /// What is answered instead.
    ours: fn(&Value) -> bool,
    why: &'static str,
}

const CLAMPED: &[&str] = &["ll95", "ul95", "ll998", "ul998", "od_ll95", "od_ul95", "od_ll998", "od_ul998"];
const DEPARTURES: [Departure; 3] = [
    Departure {
        of: "ptd_edge_constant_screened",
        keys: &["lpl", "upl", "assurance"],
        ours: |ours| ours == 5.0 || ours == "consistent_pass",
        why: "a series that never moves has its mean for limits, and no NaN",
    },
    Departure {
        of: "funnel_pr",
        keys: CLAMPED,
        ours: |ours| ours == 0.0 || ours == 1.0,
        why: "a line is clamped by its angle; where the other tool does not see it in the next row, it folds back",
    },
    Departure {
        of: "funnel_pr_limits_arcsine",
        keys: CLAMPED,
        ours: |ours| ours == 0.0 || ours == 1.0,
        why: "as in funnel_pr",
    },
];

#[derive(Deserialize)]
struct Vector {
    id: String,
    method: String,
    input: Value,
    expected: Value,
    tolerance: compare::Tolerance,
}

fn method(name: &str) -> Option<Method> {
    charts::method(name)
        .or_else(|| funnels::method(name))
        .or_else(|| primitives::method(name))
        .or_else(|| rules::method(name))
}

/// The vectors of every JSON file in a folder, with the file's name.
fn vectors(folder: &Path) -> Vec<(String, Vector)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let read = |file: PathBuf| {
        let name = file.display().to_string();
        let list: Vec<Vector> = serde_json::from_slice(&fs::read(&file).expect("a file")).expect(&name);
        list.into_iter().map(move |vector| (name.clone(), vector))
    };
    files.into_iter().flat_map(read).collect()
}

fn folders() -> Vec<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors");
    let named = env::var_os("KLYNGEBLIK_VECTORS").unwrap_or_default();
    let named = env::split_paths(&named).filter(|folder| !folder.as_os_str().is_empty());
    let mut folders: Vec<PathBuf> = [shared]
        .into_iter()
        .chain(named)
        .filter_map(|folder| folder.canonicalize().ok())
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

#[test]
fn every_must_have_method_is_known() {
    let strangers: Vec<&str> = MUST_HAVE.into_iter().filter(|name| method(name).is_none()).collect();
    assert!(strangers.is_empty(), "unknown: {strangers:?}");
}

#[test]
#[expect(clippy::print_stdout, reason = "what was looked at is told with --nocapture")]
fn reference_values_are_met() {
    let mut passed: BTreeMap<(String, String), [usize; 2]> = BTreeMap::new();
    let (mut unknown, mut unanswered) = (BTreeMap::<String, usize>::new(), BTreeMap::<String, usize>::new());
    let mut failures = Vec::new();
    for (file, vector) in folders().iter().flat_map(|folder| vectors(folder)) {
        let Some(method) = method(&vector.method) else {
            *unknown.entry(vector.method).or_default() += 1;
            continue;
        };
        let departs = |key: &str, ours: &Value| {
            let of = |departure: &&Departure| [&vector.id, &vector.method].iter().any(|name| **name == departure.of);
            DEPARTURES
                .iter()
                .filter(of)
                .any(|departure| departure.keys.contains(&key) && (departure.ours)(ours))
        };
        let reports = method(&vector.input).into_iter();
        let reports = reports.map(|ours| Report::of(&vector.expected, &ours, vector.tolerance, &departs));
        let report = reports.min_by_key(|report| report.failures.len()).unwrap_or_default();
        let count = passed.entry((file, vector.method.clone())).or_default();
        count[0] += usize::from(report.failures.is_empty());
        count[1] += 1;
        for key in report.unanswered {
            *unanswered.entry(format!("{}: {key}", vector.method)).or_default() += 1;
        }
        failures.extend(
            report
                .failures
                .iter()
                .take(3)
                .map(|failure| format!("{} ({}) {failure}", vector.id, vector.method)),
        );
    }
    for ((file, method), [passed, all]) in &passed {
        println!("{passed:>4} of {all:>4} {method:<36} {file}");
    }
    for Departure { of, keys, why, .. } in DEPARTURES {
        println!("departs from {of} in {keys:?}: {why}");
    }
    println!("unknown methods: {unknown:?}\nunanswered: {unanswered:?}");
    assert!(failures.is_empty(), "{} not met:\n{}", failures.len(), failures.join("\n"));
}
