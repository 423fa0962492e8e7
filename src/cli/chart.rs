//! `klyngeblik chart WORKSPACE|FILE… --indicator NAME [--house NAME] --out F.svg|F.png|F.csv`: a chart of a page, or its values, in a
//! file, without a window.
//!
//! With a house: its figures over time, as on *Udvikling*. Without: the houses beside each other at the newest time, as on *Sammenlign*.
//! A house is named as on the pages, or by its number. The notes of a workspace show as on the pages.
//!
//! Exit codes: 0 it is written; 1 the same, but the files have questions and what needs an answer is left out; 2 it is not.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::tz::TimeZone;

use super::cluster::Cluster;
use super::complain;
use crate::chart::ChartSpec;
use crate::domain::IndicatorId;
use crate::format::fold;
use crate::i18n::Locale;
use crate::journal::{Phrase, save_outside};
use crate::ui::ExportForm;
use crate::view::{Compare, CompareQuery, Filter, Pins, Trend};

/// What to draw, and where.
#[derive(Debug, Args)]
pub(super) struct Order {
    /// One workspace folder, or files
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The indicator, as the pages call it
    #[arg(long)]
    indicator: String,
    /// The house, by its name or its number; without it, the houses beside each other
    #[arg(long)]
    house: Option<String>,
    /// The file to write; its ending says what: svg, png or csv
    #[arg(long)]
    out: PathBuf,
}

/// Writes the chart.
pub(super) fn run(order: &Order, phrase: Option<&Phrase>, locale: &Locale) -> ExitCode {
    let ending = order.out.extension().unwrap_or_default();
    let form = ExportForm::ALL.into_iter().find(|form| ending.eq_ignore_ascii_case(form.ending()));
    let Some(form) = form else {
        return complain(locale.t("cli-chart-ending"));
    };
    let cluster = match Cluster::read(&order.paths, phrase, locale) {
        Ok(cluster) => cluster,
        Err(code) => return code,
    };
    let spec = match spec(order, &cluster, locale) {
        Ok(spec) => spec,
        Err(why) => return complain(&why),
    };
    let Some(bytes) = form.bytes(&spec, locale.lang()) else {
        return complain(locale.t("problem-job"));
    };
    match save_outside(&order.out, &bytes, true) {
        Ok(()) => ExitCode::from(u8::from(cluster.has_questions)),
        Err(error) => complain(&locale.with("cli-not-written", &[("why", error.to_string().into())])),
    }
}

/// The one a person means: called so, or called so in the letters at hand ("bolgen"), where that is one alone.
fn found<'n>(asked: &str, mut known: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let mut alike = known.clone().filter(|name| fold(name) == fold(asked));
    let exact = known.find(|name| *name == asked);
    exact.or_else(|| alike.next().filter(|_| alike.next().is_none()))
}

/// Why there is nothing, and below it what there is.
fn with_list<'n>(why: &str, known: impl Iterator<Item = &'n str>) -> String {
    let lines = known.map(|name| format!("\n  {name}"));
    std::iter::once(why.to_owned()).chain(lines).collect()
}

/// The chart, or what is said where there is none.
fn spec(order: &Order, cluster: &Cluster, locale: &Locale) -> Result<ChartSpec, String> {
    let known = || cluster.tables.indicators().iter().map(|indicator| &*indicator.id.0);
    let called = || cluster.tables.indicators().iter().map(|indicator| &**indicator.title());
    let of_title = |title: &str| cluster.tables.indicators().iter().find(|known| **known.title() == *title);
    let by_title = || found(&order.indicator, called()).and_then(of_title).map(|known| &*known.id.0);
    let Some(indicator) = found(&order.indicator, known()).or_else(by_title) else {
        let why = locale.with("cli-chart-no-indicator", &[("name", order.indicator.as_str().into())]);
        return Err(with_list(&why, known()));
    };
    let indicator = IndicatorId::from(indicator);
    let pins = Pins::build(&cluster.notes, &cluster.tables);
    let (filter, indicator) = (Filter::default(), Some(&indicator));
    let Some(house) = &order.house else {
        let query = CompareQuery::default();
        let page = Compare::build(
            &cluster.tables,
            &pins,
            &cluster.order,
            &cluster.choices,
            &filter,
            (indicator, &query),
            locale,
        );
        let first = page.charts().next().cloned();
        return first.ok_or(if page.lacking.is_empty() { page.sentence } else { page.lacking });
    };
    let houses = || cluster.tables.houses().iter();
    let named = || {
        let name = found(house, houses().map(|known| &*known.name))?;
        houses().find(|known| *known.name == *name)
    };
    let known = houses().find(|known| known.id.0.as_ref() == house).or_else(named);
    let no_house = || {
        let why = locale.with("cli-chart-no-house", &[("name", house.as_str().into())]);
        with_list(&why, houses().map(|known| &*known.name))
    };
    let known = known.ok_or_else(no_house)?;
    let filter = Filter {
        houses: [known.id.clone()].into(),
        ..filter
    };
    let choices = (&cluster.choices, &TimeZone::system());
    let page = Trend::build(&cluster.tables, &pins, &cluster.order, choices, &filter, indicator, locale);
    page.panels.into_iter().next().ok_or_else(no_house)
}
