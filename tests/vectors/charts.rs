//! Charts of series: `XmR` as `NHSRplotthedots` draws it, and the charts of `qicharts2`.

use klyngeblik::insight::{
    Analysis, AtRequirement, Constants, Control, Counted, Kind, Limits, Point, Runs, Screening, Settings, Side, Spread, Standing,
    TwoOfThree, Variation, Zone, analyse, control, crossings_min, longest_run_max, mean, mean_moving_range, median, phases,
};
use serde_json::{Map, Value, json};

use super::Method;
use super::primitives::{number, numbers};
use super::rules::{assurance_name, direction, rule_name};

pub fn method(name: &str) -> Option<Method> {
    Some(match name {
        "xmr_ptd" => |input| vec![xmr_ptd(input)],
        "xmr_limits" => |input| vec![xmr_limits(input)],
        "run_chart_anhoej" => |input| qic(input, &Chart::Run),
        "i_chart" => |input| qic(input, &Chart::Control(Kind::Measure, Spread::Observed)),
        "p_chart" => |input| qic(input, &Chart::Control(Kind::Proportion { per: per(input) }, Spread::Assumed)),
        "pp_chart" => |input| qic(input, &Chart::Control(Kind::Proportion { per: per(input) }, Spread::Observed)),
        "u_chart" => |input| qic(input, &Chart::Control(Kind::Rate { per: per(input) }, Spread::Assumed)),
        "up_chart" => |input| qic(input, &Chart::Control(Kind::Rate { per: per(input) }, Spread::Observed)),
        "c_chart" => |input| qic(input, &Chart::Control(Kind::Events, Spread::Assumed)),
        "mr_chart" => mr,
        _ => return None,
    })
}

fn screening(is_on: bool) -> Screening {
    if is_on { Screening::On } else { Screening::Off }
}

/// The first of some keys that the input has.
fn first<'v>(input: &'v Value, keys: &[&str]) -> &'v Value {
    keys.iter()
        .map(|key| &input[key])
        .find(|value| !value.is_null())
        .unwrap_or(&Value::Null)
}

fn per(input: &Value) -> f64 {
    first(input, &["multiply", "multiplier"]).as_f64().unwrap_or(1.0)
}

/// The points of a series that is only figures; what is none is a gap.
fn points(figures: &[f64]) -> Vec<Point> {
    figures
        .iter()
        .map(|figure| if figure.is_finite() { Point::of(*figure) } else { Point::default() })
        .collect()
}

fn of_limits(limits: &[Option<Limits>], pick: fn(&Limits) -> f64) -> Vec<Option<f64>> {
    limits.iter().map(|limits| limits.as_ref().map(pick)).collect()
}

fn xmr_ptd(input: &Value) -> Value {
    let mut points = points(&numbers(&input["y"]));
    for place in numbers(&input["rebase_at_index0"]) {
        points[place as usize].starts_phase = true;
    }
    let settings = Settings {
        direction: direction(input),
        requirement: input["target"].as_f64(),
        baseline: input["fix_after_n_points"].as_u64().map(|n| n as usize),
        fewest_for_limits: 1,
        screening: screening(input["screen_outliers"].as_bool().unwrap_or(true)),
        two_of_three: TwoOfThree::Plotthedots,
        at_requirement: AtRequirement::Undecided,
        ..Settings::default()
    };
    let analysis = analyse(&points, &settings);
    let limits: Vec<Option<Limits>> = analysis.marks.iter().map(|mark| mark.limits).collect();
    let types: Vec<&str> = analysis
        .marks
        .iter()
        .map(|mark| variation_name(Variation::of(mark.flags, settings.direction)))
        .collect();
    json!({
        "mean": by_point(&analysis, |phase| json!(analysis.phases[phase].mean)),
        "lpl": of_limits(&limits, |limits| limits.lower),
        "upl": of_limits(&limits, |limits| limits.upper),
        "rule": analysis.marks.iter().map(|mark| rule_name(mark.flags)).collect::<Vec<_>>(),
        "point_type": types,
        "rebase_group": by_point(&analysis, |phase| json!(phase)),
        // Their code warns below 13 periods.
        "short_group_warning": by_point(&analysis, |phase| json!(Standing::of(analysis.phases[phase].range.len(), 13) == Standing::TooFew)),
        // Their last point may be a gap, and is then of no signal.
        "variation_icon_last_point": types.last(),
        "assurance": assurance_name(analysis.assurance),
    })
}

/// What is said of each point's phase.
fn by_point(analysis: &Analysis, answer: impl Fn(usize) -> Value) -> Vec<Value> {
    let phases = analysis.phases.iter().enumerate();
    phases.flat_map(|(phase, of)| vec![answer(phase); of.range.len()]).collect()
}

fn variation_name(variation: Variation) -> &'static str {
    match variation {
        Variation::CommonCause => "common_cause",
        Variation::Improvement => "special_cause_improvement",
        Variation::Concern => "special_cause_concern",
        Variation::Change(Side::Above) => "special_cause_neutral_high",
        Variation::Change(Side::Below) => "special_cause_neutral_low",
    }
}

fn xmr_limits(input: &Value) -> Value {
    let figures = numbers(&input["y"]);
    let limits = |figures: &[f64], is_screened| {
        let settings = Settings {
            screening: screening(is_screened),
            ..Settings::default()
        };
        let limits = control(&points(figures), &settings).limits[0].expect("limits");
        json!({"mean": limits.centre, "lpl": limits.lower, "upl": limits.upper, "n": figures.len()})
    };
    let mut answer = limits(&figures, input["screen_outliers"].as_bool().unwrap_or(true));
    answer["screened"] = limits(&figures, true);
    answer["unscreened"] = limits(&figures, false);
    let facets = numbers(&input["facet"]);
    let group = |facet: f64| -> Vec<f64> {
        figures
            .iter()
            .zip(&facets)
            .filter(|(_, of)| **of as i64 == facet as i64)
            .map(|(figure, _)| *figure)
            .collect()
    };
    let mut distinct = facets.clone();
    distinct.dedup();
    answer["groups"] = distinct.into_iter().map(|facet| limits(&group(facet), true)).collect();
    answer
}

/// A chart of qicharts2.
enum Chart {
    Run,
    Control(Kind, Spread),
}

/// The points of a chart of qicharts2: `part_after` and `freeze` are numbers of points, `exclude` counts from one.
fn qic_points(input: &Value) -> Vec<Point> {
    let counts = numbers(first(input, &["y", "x", "num", "numerator", "count"]));
    let denominators = numbers(first(input, &["n", "den", "denominator", "area"]));
    let mut points = points(&counts);
    for (point, (count, denominator)) in points.iter_mut().zip(counts.iter().zip(&denominators)) {
        *point = if count.is_finite() && denominator.is_finite() {
            Point::counted(Counted::new(*count, *denominator), 1.0)
        } else {
            Point::default()
        };
    }
    let mut starts: Vec<usize> = numbers(first(input, &["part_after", "part"]))
        .into_iter()
        .map(|place| place as usize)
        .collect();
    starts.extend(numbers(&input["part_at_index0"]).into_iter().map(|place| place as usize));
    for place in starts {
        if let Some(point) = points.get_mut(place) {
            point.starts_phase = true;
        }
    }
    let one_based = numbers(first(input, &["exclude_index1", "exclude"]))
        .into_iter()
        .map(|place| place as usize - 1);
    let zero_based = numbers(&input["exclude_index0"]).into_iter().map(|place| place as usize);
    for place in one_based.chain(zero_based) {
        points[place].excluded = true;
    }
    points
}

/// How an answer is laid out: each column with a row for each point or for each part, or lines by point and runs by part.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Points,
    Parts,
    Both,
}

/// The columns of a chart, once for each option the input may leave unsaid: screening, and the layout.
fn qic(input: &Value, chart: &Chart) -> Vec<Value> {
    let said = ["screened_mr", "screened", "screen", "screen_outliers", "screenedmr"];
    let said = said.iter().find_map(|key| input[key].as_bool());
    let screenings = said.map_or(vec![true, false], |said| vec![said]);
    let layouts = [Layout::Points, Layout::Parts, Layout::Both];
    let options = screenings.into_iter().flat_map(|is_on| layouts.map(|layout| (is_on, layout)));
    options
        .map(|(is_on, layout)| columns(input, chart, screening(is_on), layout))
        .collect()
}

fn columns(input: &Value, chart: &Chart, screening: Screening, layout: Layout) -> Value {
    let points = qic_points(input);
    let phases = phases(&points);
    // Theirs freezes only where there are no parts.
    let baseline = input["freeze"].as_u64().filter(|_| phases.len() == 1).map(|n| n as usize);
    let mut columns: Map<String, Value> = Map::new();
    for range in phases {
        let phase = &points[range];
        let (control, centre) = match chart {
            Chart::Run => run(phase, baseline),
            Chart::Control(kind, spread) => {
                let settings = Settings {
                    kind: *kind,
                    spread: *spread,
                    baseline,
                    constants: Constants::Divided,
                    screening,
                    ..Settings::default()
                };
                let control = control(phase, &settings);
                let centre = control.centre;
                (control, centre)
            }
        };
        add(&mut columns, phase, &control, centre, layout);
    }
    Value::Object(columns)
}

/// A run chart: the median, and no limits.
fn run(phase: &[Point], baseline: Option<usize>) -> (Control, Option<f64>) {
    let mut control = control(phase, &Settings::default());
    control.limits = vec![None; phase.len()];
    let base = phase.iter().take(baseline.unwrap_or(phase.len())).filter(|point| point.is_kept());
    let centre = median(&mut base.filter_map(|point| point.value).collect::<Vec<_>>());
    (control, centre)
}

/// Adds a phase's rows to the columns.
fn add(columns: &mut Map<String, Value>, phase: &[Point], control: &Control, centre: Option<f64>, layout: Layout) {
    let n = phase.len();
    let shown: Vec<Option<f64>> = phase
        .iter()
        .zip(&control.figures)
        .map(|(point, figure)| figure.filter(|_| !point.excluded))
        .collect();
    let runs = Runs::about(&shown, centre.unwrap_or_default());
    let is_outside = |place: usize| {
        let placed = control.limits[place]
            .zip(control.figures[place])
            .map(|(limits, figure)| limits.place(figure));
        placed.is_some_and(|place| place.zone == Zone::Outside)
    };
    let is_signal = runs.n_useful > 0 && (runs.is_long() || runs.has_few_crossings());
    let mut add = |names: &[&str], values: Vec<Value>| {
        for name in names {
            let column = columns.entry(*name).or_insert_with(|| json!([]));
            column.as_array_mut().expect("a column").extend(values.iter().cloned());
        }
    };
    // A part's line is the mean of its points'.
    let lines = |pick| {
        let lines = of_limits(&control.limits, pick);
        match layout {
            Layout::Parts => vec![json!(mean(&lines.into_iter().flatten().collect::<Vec<_>>()))],
            Layout::Points | Layout::Both => lines.into_iter().map(|line| json!(line)).collect(),
        }
    };
    let outside: Vec<bool> = (0..n).map(is_outside).collect();
    let outside = match layout {
        Layout::Parts => vec![json!(outside.iter().filter(|is_outside| **is_outside).count())],
        Layout::Points | Layout::Both => outside.into_iter().map(|is_outside| json!(is_outside)).collect(),
    };
    add(&["sigma_signal", "sigma_signals"], outside);
    add(
        &["cl", "centre", "center", "CL"],
        vec![json!(centre); if layout == Layout::Parts { 1 } else { n }],
    );
    add(&["lcl", "aLCL"], lines(|limits| limits.lower));
    add(&["ucl", "aUCL"], lines(|limits| limits.upper));
    add(&["lcl95", "lcl_95"], lines(|limits| limits.near_lower));
    add(&["ucl95", "ucl_95"], lines(|limits| limits.near_upper));
    add(&["y"], control.figures.iter().map(|figure| json!(figure)).collect());
    let known = |number: usize| if runs.n_useful > 0 { json!(number) } else { Value::Null };
    let of_part = |value: Value| vec![value; if layout == Layout::Points { n } else { 1 }];
    add(&["n_obs"], of_part(json!(phase.iter().filter(|point| !point.excluded).count())));
    add(&["n_useful"], of_part(json!(runs.n_useful)));
    add(&["longest_run"], of_part(known(runs.longest.map_or(0, |run| run.n))));
    add(&["longest_run_max"], of_part(known(longest_run_max(runs.n_useful))));
    add(&["n_crossings", "crossings"], of_part(known(runs.crossings)));
    add(&["n_crossings_min", "crossings_min"], of_part(known(crossings_min(runs.n_useful))));
    add(&["runs_signal", "signal"], of_part(json!(is_signal)));
}

/// The chart of moving ranges: their mean, and 3.267 times it.
fn mr(input: &Value) -> Vec<Value> {
    let figures: Vec<Option<f64>> = numbers(first(input, &["y", "x"]))
        .into_iter()
        .map(|figure| Some(figure).filter(|figure| figure.is_finite()))
        .collect();
    let ranges = figures.windows(2).map(|pair| Some((pair[1]? - pair[0]?).abs()));
    let ranges: Vec<Option<f64>> = [None].into_iter().chain(ranges).collect();
    let frozen = input["freeze"].as_u64().map_or(figures.len(), |n| n as usize);
    let centre = mean_moving_range(&figures[..frozen], Screening::Off);
    let upper = centre.map(|centre| 3.267 * centre);
    let is_above = |range: &Option<f64>| range.zip(upper).is_some_and(|(range, upper)| range > upper);
    vec![json!({
        "cl": vec![centre; figures.len()],
        "centre": vec![centre; figures.len()],
        "lcl": vec![0; figures.len()],
        "ucl": vec![upper; figures.len()],
        "y": ranges,
        "mr": ranges,
        "sigma_signal": ranges.iter().map(is_above).collect::<Vec<_>>(),
        "runs_signal": false,
    })]
}

#[test]
fn a_chart_of_qicharts2_by_hand() {
    let input = json!({"y": [1, 3, 2, 4, 3], "part_after": null, "screened": false});
    let columns = &qic(&input, &Chart::Control(Kind::Measure, Spread::Observed))[0];
    assert!((number(&columns["ucl"][0]) - (2.6 + 3.0 * 1.5 / 1.128)).abs() < 1e-12);
    assert_eq!(columns["n_useful"][4], 5);
}
