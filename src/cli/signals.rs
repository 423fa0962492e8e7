//! `klyngeblik signals WORKSPACE|FILE… [--json]`: what every series tells, as the pages say it, without a window.
//!
//! Exit codes: 0 all is understood; 1 the files have questions, and what needs an answer is left out; 2 nothing could be read.
//!
//! # JSON
//!
//! ```json
//! {
//!   "version": 1,
//!   "expected_false_alarms": 0.4,
//!   "series": [
//!     {"house": "G1", "house_name": "Solsikken", "indicator": "Sygefravær", "step": "month", "unit": "percent",
//!      "n": 24, "standing": "settled", "median": 6.1, "mean": 6.3, "lower": 2.0, "upper": 10.6,
//!      "latest": {"period": "2025-12", "value": 7.0}, "variation": "common_cause", "assurance": null, "stands_out": false,
//!      "findings": [{"what": "no_signal", "rule": null, "side": null, "first": "2024-01", "last": "2025-12", "n_in": 24, "n": 24,
//!                    "is_current": true}],
//!      "sentence": "Intet usædvanligt: …"}
//!   ]
//! }
//! ```
//!
//! - A series is a house's figures of one indicator and of the newest figure's step; without periods there is none.
//! - `standing`: `too_few` (no limits, `lower` and `upper` null), `trial` or `settled`. Limits are those at the latest figure.
//! - `variation`, by the latest figure: `common_cause`, `improvement`, `concern`, `change_up`, `change_down`; null with too few figures.
//! - `findings` of the present phase, first things first, never none: `what` is `signal`, `no_signal`, `no_variation` or `too_few`;
//!   `rule` is `outside`, `trend`, `two_of_three`, `shift`, `long_run` or `few_crossings`; `side` is `above` or `below`.
//! - Small numbers are hidden before this is computed. A field may be added; [`VERSION`] rises when one goes or changes its meaning.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value as Json, json};

use super::cluster::Cluster;
use super::print;
use crate::cluster::Tables;
use crate::domain::Period;
use crate::i18n::Locale;
use crate::insight::{Assurance, Finding, Limits, Rule, Side, Standing, Variation, What};
use crate::journal::Phrase;
use crate::view::{Filter, SeriesSignal, Signals};

/// The version of the JSON's form.
pub const VERSION: u32 = 1;

/// Prints what the series of a workspace, or of files, tell.
pub(super) fn run(paths: &[PathBuf], phrase: Option<&Phrase>, json: bool, locale: &Locale) -> ExitCode {
    let cluster = match Cluster::read(paths, phrase, locale) {
        Ok(cluster) => cluster,
        Err(code) => return code,
    };
    let signals = Signals::build(&cluster.tables, &cluster.order, &cluster.choices, &Filter::default(), locale);
    if json {
        print(&serde_json::to_string_pretty(&document(&signals, &cluster.tables)).unwrap_or_default());
    } else {
        say(&signals, locale);
    }
    ExitCode::from(u8::from(cluster.has_questions))
}

fn say(signals: &Signals, locale: &Locale) {
    let mut last = None;
    for series in &signals.series {
        if last != Some(&series.indicator) {
            print(&format!("\n{}", series.indicator));
        }
        last = Some(&series.indicator);
        print(&format!("  {}: {}", series.house_name, series.sentence));
    }
    print(&format!("\n{}", signals.sentence));
    if signals.series.is_empty() {
        print(locale.t("cli-signals-no-series"));
    }
}

/// What is printed as JSON.
#[must_use]
pub fn document(signals: &Signals, tables: &Tables) -> Json {
    json!({
        "version": VERSION,
        "expected_false_alarms": signals.expected_false_alarms,
        "series": signals.series.iter().map(|series| of_series(series, tables)).collect::<Vec<_>>(),
    })
}

fn of_series(series: &SeriesSignal, tables: &Tables) -> Json {
    let analysis = &series.analysis;
    let phase = analysis.phases.last();
    let limits: Option<Limits> = analysis.marks.iter().rev().find_map(|mark| mark.limits);
    let findings: Vec<Json> = analysis.findings.iter().map(|finding| of_finding(finding, series)).collect();
    json!({
        "house": series.house,
        "house_name": series.house_name,
        "indicator": series.indicator,
        "step": series.step,
        "unit": tables.indicator(&series.indicator).map(|indicator| &indicator.unit),
        "n": phase.map_or(0, |phase| phase.n),
        "standing": phase.map(|phase| standing(phase.standing)),
        "median": phase.and_then(|phase| phase.median),
        "mean": phase.and_then(|phase| phase.mean),
        "lower": limits.map(|limits| limits.lower),
        "upper": limits.map(|limits| limits.upper),
        "latest": series.latest.map(|(period, value)| json!({"period": period.to_string(), "value": value})),
        "variation": analysis.variation.map(variation),
        "assurance": analysis.assurance.map(assurance),
        "stands_out": analysis.stands_out(),
        "findings": findings,
        "sentence": series.sentence,
    })
}

fn of_finding(finding: &Finding, series: &SeriesSignal) -> Json {
    let period = |place: usize| {
        series
            .periods
            .get(place)
            .copied()
            .flatten()
            .map(|period: Period| period.to_string())
    };
    let what = match finding.what {
        What::Signal(_) => "signal",
        What::NoSignal => "no_signal",
        What::NoVariation => "no_variation",
        What::TooFew { .. } => "too_few",
    };
    json!({
        "what": what,
        "rule": finding.rule().map(Rule::name),
        "side": finding.side.map(|side| if side == Side::Above { "above" } else { "below" }),
        "first": period(finding.first),
        "last": period(finding.last),
        "n_in": finding.n_in,
        "n": finding.n,
        "is_current": finding.is_current,
    })
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::TooFew => "too_few",
        Standing::Trial => "trial",
        Standing::Settled => "settled",
    }
}

const fn variation(variation: Variation) -> &'static str {
    match variation {
        Variation::CommonCause => "common_cause",
        Variation::Improvement => "improvement",
        Variation::Concern => "concern",
        Variation::Change(Side::Above) => "change_up",
        Variation::Change(Side::Below) => "change_down",
    }
}

const fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Meets => "meets",
        Assurance::Misses => "misses",
        Assurance::HitOrMiss => "hit_or_miss",
    }
}
