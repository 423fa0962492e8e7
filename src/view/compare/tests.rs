//! Every form on the sample cluster, on a cluster with parts large enough to show, and on whatever small tables are drawn.

use proptest::prelude::*;

use crate::chart::ChartSpec;
use crate::cluster::{Source, Tables};
use crate::domain::{Decision, EventId, Exclusion, HouseChanges, MadeChoice, Period, SeriesChoice, SeriesChoices, Unit};
use crate::i18n::{Lang, Locale};
use crate::import::{ObservationRow, SourceKind};
use crate::view::chart_text::{chart, figure, numbers};
use crate::view::{Filter, Pins, sample};

use super::{Compare, CompareForm, CompareQuery, Moment, Offer};

fn harbour() -> Tables {
    Tables::build(&crate::sample::sources(), &HouseChanges::default())
}

fn page(tables: &Tables, filter: &Filter, indicator: Option<&str>, query: &CompareQuery) -> Compare {
    let indicator = indicator.map(Into::into);
    let asked = (indicator.as_ref(), query);
    Compare::build(
        tables,
        &Pins::default(),
        &[],
        &SeriesChoices::default(),
        filter,
        asked,
        &sample::danish(),
    )
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

const PARTS: [&str; 3] = ["TOPI · Trives", "TOPI · Bekymring", "TOPI · Stærk bekymring"];

fn well_being() -> Tables {
    built(well_being_file())
}

/// Children's well-being in three parts, of four houses large enough and one that is not.
fn well_being_file() -> crate::import::Import {
    let houses = [
        ("G1", "Fyrtårnet"),
        ("G2", "Bølgen"),
        ("G3", "Søhesten"),
        ("G4", "Ankerhuset"),
        ("G5", "Tangloppen"),
    ];
    let parts = PARTS;
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
    import
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

fn head(page: &Compare) -> String {
    let choices = page
        .choices
        .iter()
        .map(|choice| choice.title.clone())
        .collect::<Vec<_>>()
        .join(", ");
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
fn the_sources_own_total_stands_first_where_it_shows() {
    for (period, label) in [("2025", "Hele landet · n 900"), ("", "Hele landet · uden periode · n 900")] {
        let mut import = well_being_file();
        let of_country = |(part, share): (&str, f64)| ObservationRow {
            numerator: Some(share * 9.0),
            ..sample::observation(("hele landet", "Hele landet"), part, period, Some(share), Some(900.0))
        };
        let country = PARTS.into_iter().zip([77.0, 15.0, 8.0]).map(of_country);
        import.observations = import.observations.iter().chain(country).collect();
        let page = page(&built(import), &Filter::default(), None, &form(CompareForm::Parts));
        let chart = page.charts().next().expect("a chart");
        assert_eq!(
            chart.y_ticks.last().map(|tick| &*tick.label),
            Some(label),
            "the first row is the last from below"
        );
        assert_eq!((chart.n.as_str(), chart.y_ticks.len()), ("4 huse", 6), "it is no house");
        assert!(
            chart.sentence.starts_with("2025: 4 huse.") && chart.sentence.ends_with("Øverst står kildens egen total, som mange står bag."),
            "{}",
            chart.sentence
        );
        assert!(
            chart.sentence.contains("Trives går fra 70,0\u{a0}% til 82,0\u{a0}%"),
            "nor is it among them: {}",
            chart.sentence
        );
    }
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

/// The page where the team left some figures of the sample's sick leave out.
fn page_without(left_out: &[(&str, Period)], query: &CompareQuery) -> Compare {
    let made = |(number, (house, period)): (u64, &(&str, Period))| MadeChoice {
        id: EventId {
            writer: "anna".into(),
            number,
        },
        choice: SeriesChoice {
            indicator: "Sygefravær i pct.".into(),
            house: Some((*house).into()),
            what: Decision::Exclusion(Exclusion {
                period: *period,
                reason: "vandskade".to_owned(),
            }),
        },
        author: "Anna".to_owned(),
        made_ms: 0,
    };
    let choices = SeriesChoices {
        all: (1..).zip(left_out).map(made).collect(),
    };
    let (id, locale) = ("Sygefravær i pct.".into(), sample::danish());
    let asked = (Some(&id), query);
    Compare::build(&harbour(), &Pins::default(), &[], &choices, &Filter::default(), asked, &locale)
}

#[test]
fn what_the_team_left_out_is_not_compared_and_that_is_said() {
    let january = Period::Month(2025, 1);
    let of_wave = ("G99044", january);
    let cell = |page: &Compare, column: usize| {
        let rows = page.charts().flat_map(|chart| chart.table.rows.clone()).collect::<Vec<_>>();
        rows.iter()
            .find(|row| row[0] == "Bølgen")
            .map(|row| row[column].clone())
            .expect("a row")
    };
    let foot = |page: &Compare| page.charts().map(|chart| chart.n.clone()).collect::<Vec<_>>().join(" ");
    let (whole, without) = (
        page_without(&[], &form(CompareForm::Beside)),
        page_without(&[of_wave], &form(CompareForm::Beside)),
    );
    assert_eq!(
        (foot(&whole).as_str(), foot(&without).as_str()),
        ("7 huse", "7 huse, 1 måling udeladt af jer")
    );
    assert_ne!(cell(&whole, 2), cell(&without, 2), "the year is of eleven months");
    let in_january = CompareQuery {
        moment: Some(Moment {
            period: Some(january),
            is_sum: false,
        }),
        ..form(CompareForm::Beside)
    };
    let page = page_without(&[of_wave], &in_january);
    assert_eq!(cell(&page, 1), "udeladt af jer");
    assert!(
        page.charts()
            .all(|chart| chart.y_ticks.iter().any(|tick| tick.label == "Bølgen · udeladt af jer"))
    );
    let marks = page.charts().flat_map(ChartSpec::readable);
    assert!(marks.into_iter().all(|mark| mark.anchor.house.as_ref() != Some(&"G99044".into())));
    let head = |page: &Compare| page.indicator.as_ref().map(|head| head.median.clone());
    let newest = [("G99044", Period::Month(2025, 12)), ("G99031", Period::Month(2025, 12))];
    assert_ne!(
        head(&whole),
        head(&page_without(&newest, &form(CompareForm::Beside))),
        "nor is the heading's median of it"
    );
    for compared in [CompareForm::Spread, CompareForm::Slope, CompareForm::Relation, CompareForm::House] {
        let page = page_without(&[of_wave], &form(compared));
        assert!(foot(&page).contains("1 måling udeladt af jer"), "{compared:?}: {}", foot(&page));
    }
    let elsewhere = page_without(&[("G99044", Period::Month(2019, 1))], &form(CompareForm::Beside));
    assert_eq!(elsewhere, whole, "a figure there is none of");
}

#[test]
fn a_house_with_a_hidden_month_is_named_with_why() {
    for compared in [CompareForm::Beside, CompareForm::Spread, CompareForm::Slope, CompareForm::House] {
        let page = page_without(&[], &form(compared));
        let told = page
            .charts()
            .filter(|chart| chart.title == "Sygefravær i pct.")
            .map(|chart| format!("{} {:?}", chart.sentence, chart.y_ticks))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(
            told.contains("Tangloppen") && told.contains("skjult: for få i mindst én måned"),
            "{compared:?}: {told}"
        );
    }
}

#[test]
fn what_needs_a_caution_has_one() {
    for compared in CompareForm::ALL {
        let page = page(&well_being(), &Filter::default(), None, &form(compared));
        assert!(!page.groups.is_empty() && !page.caution.is_empty(), "{compared:?}");
    }
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
                let page = Compare::build(&tables, &Pins::default(), &[], &SeriesChoices::default(), &Filter::default(), asked, &locale);
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
