//! The sample's answer key: what is true in its figures is told as a signal, and what is chance is not.

use klyngeblik::chart::ChartSpec;
use klyngeblik::cluster::Tables;
use klyngeblik::domain::{HouseChanges, Period, SeriesChoices};
use klyngeblik::i18n::{Lang, Locale};
use klyngeblik::insight::Rule;
use klyngeblik::sample;
use klyngeblik::view::{Compare, CompareForm, CompareQuery, Filter, Pins, SeriesSignal, Signals, rule_words};
use serde_json::Value as Json;

fn signals(lang: Lang) -> Signals {
    let tables = Tables::build(&sample::sources(), &HouseChanges::default());
    Signals::build(&tables, &[], &SeriesChoices::default(), &Filter::default(), &Locale::new(lang))
}

fn key() -> Json {
    serde_json::from_str(include_str!("../data/answer-key.json")).expect("a key")
}

#[test]
fn what_lasts_is_told_and_chance_is_not() {
    let signals = signals(Lang::Da);
    let key = key();
    let sick_leave: Vec<&SeriesSignal> = signals
        .series
        .iter()
        .filter(|series| &*series.indicator.0 == "Sygefravær i pct.")
        .collect();
    let stories = key["stories"].as_array().expect("stories").iter();
    let lasting: Vec<(&str, Period)> = stories
        .filter(|story| matches!(story["kind"].as_str(), Some("level_shift" | "trial")))
        .map(|story| {
            let (year, month) = story["start_period"].as_str().expect("a month").split_once('M').expect("a month");
            let month = Period::Month(year.parse().expect("a year"), month.parse().expect("a month"));
            (story["house_name"].as_str().expect("a name"), month)
        })
        .collect();
    assert_eq!((lasting.len(), sick_leave.len()), (2, 9));
    for series in sick_leave {
        let story = lasting.iter().find(|(house, _)| *house == series.house_name);
        assert_eq!(
            series.analysis.stands_out(),
            story.is_some(),
            "{}: {}",
            series.house_name,
            series.sentence
        );
        let Some((_, began)) = story else { continue };
        let shift = series
            .analysis
            .findings
            .iter()
            .find(|finding| finding.rule() == Some(Rule::Shift) && finding.is_current);
        let first = shift.and_then(|shift| series.periods[shift.first]).expect("a shift");
        let months = |period: Period| period.first_day().year() * 12 + i16::from(period.first_day().month());
        assert!(
            (months(first) - months(*began)).abs() <= 6,
            "{}: told from {first}, true from {began}",
            series.house_name
        );
    }
}

/// Words of blame, of alarm, and of a prize.
const BLAME: [&str; 18] = [
    "skyld",
    "dårlig",
    "ringe",
    "svigt",
    "fejl",
    "problem",
    "alarm",
    "kritisk",
    "desværre",
    "for høj",
    "for lav",
    "bad ",
    "poor",
    "fault",
    "fail",
    "blame",
    "worst",
    "bedst",
];

fn blames(said: &str) -> bool {
    // A change ("forandringen") is no small thing ("ringe").
    let lower = said.to_lowercase().replace("forandring", "");
    BLAME.iter().any(|word| lower.contains(word))
}

#[test]
fn every_sentence_names_its_n_and_blames_nobody() {
    for lang in [Lang::Da, Lang::En] {
        let signals = signals(lang);
        assert!(signals.series.len() > 100 && !signals.sentence.is_empty());
        let rules = rule_words(&Locale::new(lang)).into_iter().flatten();
        let sentences = signals.series.iter().map(|series| series.sentence.clone());
        for sentence in sentences.clone().chain(rules).chain([signals.sentence.clone()]) {
            assert!(!blames(&sentence), "{sentence}");
        }
        for sentence in sentences {
            assert!(sentence.contains(|letter: char| letter.is_ascii_digit()), "{sentence}");
        }
    }
}

#[test]
fn chance_s_own_share_is_counted_over_the_series_judged() {
    let signals = signals(Lang::Da);
    let judged = signals.series.iter().filter(|series| series.analysis.n_judged().is_some()).count();
    let most = 0.019 * judged as f64;
    assert!(
        signals.expected_false_alarms > 0.0 && signals.expected_false_alarms <= most,
        "{judged}"
    );
}

#[test]
fn no_form_of_comparison_blames_or_ranks() {
    let tables = Tables::build(&sample::sources(), &HouseChanges::default());
    for lang in [Lang::Da, Lang::En] {
        let locale = Locale::new(lang);
        for form in CompareForm::ALL {
            let query = CompareQuery {
                form,
                ..CompareQuery::default()
            };
            for indicator in tables.indicators() {
                let asked = (Some(&indicator.id), &query);
                let page = Compare::build(
                    &tables,
                    &Pins::default(),
                    &[],
                    &SeriesChoices::default(),
                    &Filter::default(),
                    asked,
                    &locale,
                );
                let said = page.charts().map(|chart| &chart.sentence);
                let hovers = page.charts().flat_map(ChartSpec::readable).map(|mark| &mark.hover);
                for said in said.chain(hovers).chain([&page.sentence, &page.caution, &page.lacking]) {
                    assert!(!blames(said), "{form:?}: {said}");
                }
                for chart in page.charts() {
                    let said = format!("{} {} {}", chart.sentence, chart.n, chart.period);
                    assert!(said.contains(|letter: char| letter.is_ascii_digit()), "{said}");
                }
            }
        }
    }
}
