//! Every form on the sample cluster, on a cluster with parts large enough to show, and on whatever small tables are drawn.

use proptest::prelude::*;

use crate::chart::{ChartSpec, Line, Mark};
use crate::cluster::{Source, Tables};
use crate::domain::{HouseChanges, Period, Unit};
use crate::i18n::{Lang, Locale};
use crate::import::{ObservationRow, SourceKind};
use crate::view::{Filter, Pins, sample};

use super::{Compare, CompareForm, CompareQuery, Moment, Offer};

fn harbour() -> Tables {
    Tables::build(&crate::sample::sources(), &HouseChanges::default())
}

fn page(tables: &Tables, filter: &Filter, indicator: Option<&str>, query: &CompareQuery) -> Compare {
    let indicator = indicator.map(Into::into);
    let asked = (indicator.as_ref(), query);
    Compare::build(tables, &Pins::default(), &[], filter, asked, &sample::danish())
}

fn form(form: CompareForm) -> CompareQuery {
    CompareQuery {
        form,
        ..CompareQuery::default()
    }
}

fn year(year: i16) -> Moment {
    Moment {
        period: Some(Period::Year(year)),
        is_sum: false,
    }
}

/// Children's well-being in three parts and a score, of four houses large enough and one that is not.
fn well_being() -> Tables {
    let houses = [
        ("G1", "Fyrtårnet"),
        ("G2", "Bølgen"),
        ("G3", "Søhesten"),
        ("G4", "Ankerhuset"),
        ("G5", "Tangloppen"),
    ];
    let parts = ["TOPI · Trives", "TOPI · Bekymring", "TOPI · Stærk bekymring"];
    let shares = [
        [80.0, 14.0, 6.0],
        [75.0, 15.0, 10.0],
        [82.0, 12.0, 6.0],
        [70.0, 20.0, 10.0],
        [80.0, 20.0, 0.0],
    ];
    let counts = [100.0, 120.0, 100.0, 90.0, 20.0];
    let mut import = sample::import("topi.csv", SourceKind::Observations);
    let mut rows: Vec<ObservationRow> = Vec::new();
    for period in ["2024", "2025"] {
        for ((house, shares), n) in houses.iter().zip(&shares).zip(counts) {
            for (part, share) in parts.iter().zip(shares) {
                rows.push(ObservationRow {
                    numerator: Some(share * n / 100.0),
                    ..sample::observation(*house, part, period, Some(*share), Some(n))
                });
            }
        }
    }
    import.observations = rows.into_iter().collect();
    import.indicators = parts.iter().map(|part| sample::indicator(part, Unit::Percent)).collect();
    built(import)
}

fn built(import: crate::import::Import) -> Tables {
    let source = Source {
        file: import.receipt.file.clone(),
        id: import.receipt.sha256.clone(),
        import,
    };
    Tables::build(&[source], &HouseChanges::default())
}

fn offered<T>(name: &str, offer: &Offer<T>) -> String
where
    T: PartialEq,
{
    let words = offer.all.iter().map(|(one, words)| {
        let sign = if Some(one) == offer.chosen.as_ref() { "*" } else { "" };
        format!("{sign}{words}")
    });
    format!("{name}: {}", words.collect::<Vec<_>>().join(", "))
}

fn line(line: &Line) -> String {
    let mark = |mark: &Mark| {
        let y = mark.y.map_or_else(String::new, |y| format!("{y:.2}"));
        let signal = mark.signal.map_or("", |signal| if signal.is_up() { " up" } else { " down" });
        let hover = mark.hover.replace('\n', " / ");
        format!("    ({:.2}, {y}){signal} [{}] {hover}", mark.x, mark.label)
    };
    let head = format!("  {:?} {:?} {}", line.role, line.shape, line.name);
    std::iter::once(head)
        .chain(line.marks.iter().map(mark))
        .collect::<Vec<_>>()
        .join("\n")
}

fn chart(chart: &ChartSpec) -> String {
    let ticks = |ticks: &[crate::chart::Tick]| ticks.iter().map(|tick| tick.label.clone()).collect::<Vec<_>>().join(", ");
    let mut told = vec![
        format!("## {} ({}, {:?})", chart.title, chart.id, chart.form),
        chart.sentence.clone(),
        chart.foot(),
        format!("x {:.2?}: {}", chart.x_range, ticks(&chart.x_ticks)),
        format!("y {:.2?}: {}", chart.y_range, ticks(&chart.y_ticks)),
        format!("names {:?}, key {:?}", chart.axis_names, chart.key),
    ];
    let bars = chart
        .bars
        .iter()
        .map(|bar| format!("  {:?} {:.2?} at {} [{}]", bar.role, bar.x, bar.row, bar.label));
    told.extend(bars);
    let levels = chart.levels.iter().map(|level| format!("  {} {:.2?}", level.name, level.points));
    told.extend(levels);
    told.extend(chart.lines.iter().map(line));
    told.push(chart.table.headings.join(" | "));
    told.extend(chart.table.rows.iter().map(|row| row.join(" | ")));
    told.join("\n")
}

fn head(page: &Compare) -> String {
    let choices = page.choices.iter().map(|choice| choice.1.clone()).collect::<Vec<_>>().join(", ");
    let other = page.others.as_ref().map_or_else(String::new, |(_, id)| id.to_string());
    [
        format!("choices: {choices}"),
        offered("moments", &page.moments),
        offered("earlier", &page.earlier),
        offered("houses", &page.houses),
        format!("other: {other}"),
        format!("sentence: {}", page.sentence),
        format!("caution: {}", page.caution),
        format!("lacking: {}", page.lacking),
    ]
    .join("\n")
}

fn text(page: &Compare) -> String {
    let groups = page.groups.iter().flat_map(|group| {
        let title = std::iter::once(format!("# {}", group.title));
        title.chain(group.charts.iter().map(chart))
    });
    std::iter::once(head(page)).chain(groups).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_form_of_the_small_cluster() {
    let tables = sample::tables();
    for compared in CompareForm::ALL {
        insta::assert_snapshot!(
            format!("small_{compared:?}").to_lowercase(),
            text(&page(&tables, &Filter::default(), None, &form(compared)))
        );
    }
}

#[test]
fn each_form_of_the_sample_cluster() {
    let tables = harbour();
    for compared in CompareForm::ALL {
        insta::assert_snapshot!(
            format!("harbour_{compared:?}").to_lowercase(),
            text(&page(&tables, &Filter::default(), None, &form(compared)))
        );
    }
}

#[test]
fn parts_are_stacked_and_what_is_hidden_is_left_open() {
    let tables = well_being();
    insta::assert_snapshot!(
        "parts_of_houses",
        text(&page(
            &tables,
            &Filter::default(),
            Some("TOPI · Bekymring"),
            &form(CompareForm::Parts)
        ))
    );
    let alone = Filter {
        houses: ["G1".into()].into(),
        ..Filter::default()
    };
    insta::assert_snapshot!("parts_of_a_house", text(&page(&tables, &alone, None, &form(CompareForm::Parts))));
}

#[test]
fn a_few_chosen_houses_are_in_focus_among_all() {
    let tables = harbour();
    let filter = Filter {
        houses: ["G99044".into(), "G99031".into()].into(),
        ..Filter::default()
    };
    for compared in [CompareForm::Spread, CompareForm::Slope, CompareForm::Relation] {
        let page = page(&tables, &filter, None, &form(compared));
        assert_eq!(page.sentence, "Fremhævet: Bølgen, Søhesten. De andre huse er grå.");
        let marks = page.charts().flat_map(ChartSpec::readable);
        let houses: std::collections::BTreeSet<_> = marks.filter_map(|mark| mark.anchor.house.clone()).collect();
        assert!(houses.len() > 6, "{compared:?}");
        let focus = page.charts().flat_map(|chart| &chart.lines);
        let focus = focus.filter(|line| line.role == crate::chart::LineRole::Focus);
        assert!(
            focus
                .flat_map(|line| &line.marks)
                .all(|mark| filter.takes_house(mark.anchor.house.as_ref().expect("a house")))
        );
    }
}

#[test]
fn figures_on_both_sides_of_a_break_are_not_told_apart() {
    let tables = harbour();
    let normering = "Normering, 3-5 år (børn pr. voksen)";
    let query = CompareQuery {
        earlier: Some(year(2021)),
        moment: Some(year(2025)),
        ..form(CompareForm::Slope)
    };
    let across = page(&tables, &Filter::default(), Some(normering), &query);
    assert!(
        across.caution.starts_with("Fra 2023 tæller kilden på en ny måde"),
        "{}",
        across.caution
    );
    assert!(across.charts().flat_map(ChartSpec::readable).all(|mark| mark.signal.is_none()));
    let usual = page(&tables, &Filter::default(), Some(normering), &form(CompareForm::Slope));
    assert_eq!(
        usual.earlier.chosen,
        Some(year(2023)),
        "the usual time lies on this side of the break"
    );
}

#[test]
fn parts_of_one_whole_are_no_relation() {
    let query = CompareQuery {
        other: Some("TOPI · Bekymring".into()),
        ..form(CompareForm::Relation)
    };
    let page = page(&well_being(), &Filter::default(), Some("TOPI · Trives"), &query);
    let sentence = page.charts().map(|chart| chart.sentence.clone()).collect::<String>();
    assert!(sentence.contains("dele af det samme hele") && !sentence.contains('ρ'), "{sentence}");
}

#[test]
fn what_cannot_be_shown_says_why() {
    let timeless = sample::without_time();
    let lacking = |compared| {
        let page = page(&timeless, &Filter::default(), None, &form(compared));
        assert!(page.groups.is_empty() && !page.lacking.is_empty(), "{compared:?}");
        page.lacking
    };
    let told = [CompareForm::Slope, CompareForm::Parts, CompareForm::Relation].map(lacking);
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_needs_a_caution_has_one() {
    for compared in CompareForm::ALL {
        let page = page(&well_being(), &Filter::default(), None, &form(compared));
        assert!(!page.groups.is_empty() && !page.caution.is_empty(), "{compared:?}");
    }
}

/// Every number of a chart.
fn numbers(chart: &ChartSpec) -> Vec<f64> {
    let marks = chart.lines.iter().flat_map(|line| &line.marks);
    let ends = |(low, high): (f64, f64)| [low, high];
    marks
        .flat_map(|mark| [Some(mark.x), mark.y])
        .flatten()
        .chain(chart.bars.iter().flat_map(|bar| [bar.x.0, bar.x.1, bar.row]))
        .chain(chart.levels.iter().flat_map(|level| level.points.iter().flatten().copied()))
        .chain(chart.x_ticks.iter().chain(&chart.y_ticks).map(|tick| tick.at))
        .chain(ends(chart.x_range))
        .chain(ends(chart.y_range))
        .collect()
}

/// A figure that may be absent, nought, the same as others, or anything.
fn figure() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        Just(Some(0.0)),
        Just(Some(50.0)),
        Just(Some(100.0)),
        (0.0..100.0_f64).prop_map(Some)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_chart_holds_a_number_that_is_none(
        figures in proptest::collection::vec((figure(), 0_usize..12, 0_usize..4, 0_usize..5, proptest::option::of(0.0..200.0_f64)), 0..70),
        n_houses in 1_usize..12,
    ) {
        let indicators = [("Andel A", Unit::Percent), ("Andel B", Unit::Percent), ("Tilfredshed", Unit::Score), ("Børn", Unit::Count)];
        let periods = ["2022", "2023", "2024", "2024M03", ""];
        let row = |(value, house, indicator, period, n): (Option<f64>, usize, usize, usize, Option<f64>)| {
            let name = format!("Hus {}", house % n_houses);
            let (indicator, unit) = &indicators[indicator];
            let share = value.zip(n).filter(|_| *unit == Unit::Percent).map(|(value, n)| value * n / 100.0);
            ObservationRow {
                numerator: share,
                ..sample::observation((&name, &name), indicator, periods[period], value, n)
            }
        };
        let mut import = sample::import("tal.csv", SourceKind::Observations);
        import.observations = figures.into_iter().map(row).collect();
        import.indicators = indicators.iter().map(|(id, unit)| sample::indicator(id, unit.clone())).collect();
        let tables = built(import);
        let locale = Locale::new(Lang::Da);
        for compared in CompareForm::ALL {
            for (indicator, _) in &indicators {
                let indicator = (*indicator).into();
                let asked = (Some(&indicator), &form(compared));
                let page = Compare::build(&tables, &Pins::default(), &[], &Filter::default(), asked, &locale);
                for chart in page.charts() {
                    prop_assert!(numbers(chart).iter().all(|number| number.is_finite()), "{chart:?}");
                    prop_assert!(chart.x_range.0 <= chart.x_range.1 && chart.y_range.0 < chart.y_range.1);
                    prop_assert!(!chart.sentence.contains("NaN") && !chart.sentence.contains('–') || chart.sentence.contains("20"));
                }
                let is_told = page.charts().next().is_some() || !page.lacking.is_empty() || !page.sentence.is_empty();
                prop_assert!(is_told, "{compared:?}");
            }
        }
    }
}
