//! Small words every page uses, so that each thing is said one way: kinds, topics, absences, figures, places in files.

use jiff::civil::Date;

use crate::cluster::{Point, Tables};
use crate::domain::{Absence, Indicator, NoteKind, NoteLevel, Period, Step, Topic, Unit, Value, VisitKind};
use crate::i18n::Locale;

use super::receipt::decimals_of;

/// The words for a kind of absence.
#[must_use]
pub fn absence_words(absence: Absence, locale: &Locale) -> &str {
    locale.t(match absence {
        Absence::Missing => "absence-missing",
        Absence::NotApplicable => "absence-not-applicable",
        Absence::TooFew => "absence-too-few",
        Absence::NotYet => "absence-not-yet",
        Absence::Withheld => "absence-withheld",
    })
}

/// The words for a topic.
#[must_use]
pub fn topic_words(topic: Topic, locale: &Locale) -> &str {
    locale.t(match topic {
        Topic::Absence => "topic-absence",
        Topic::Staffing => "topic-staffing",
        Topic::Language => "topic-language",
        Topic::WellBeing => "topic-well-being",
        Topic::Parents => "topic-parents",
        Topic::Economy => "topic-economy",
        Topic::Size => "topic-size",
        Topic::Supervision => "topic-supervision",
        Topic::Other => "topic-other",
    })
}

/// The words for a kind of visit.
#[must_use]
pub fn visit_kind_words(kind: VisitKind, locale: &Locale) -> &str {
    locale.t(match kind {
        VisitKind::Announced => "visit-announced",
        VisitKind::Unannounced => "visit-unannounced",
        VisitKind::FollowUp => "visit-follow-up",
        VisitKind::Intensified => "visit-intensified",
        VisitKind::Unstated => "visit-unstated",
    })
}

/// The words for a kind of note.
#[must_use]
pub fn note_kind_words(kind: NoteKind, locale: &Locale) -> &str {
    locale.t(match kind {
        NoteKind::Observation => "kind-observation",
        NoteKind::Wonder => "kind-wonder",
        NoteKind::Explanation => "kind-explanation",
        NoteKind::Trial => "kind-trial",
        NoteKind::Agreement => "kind-agreement",
    })
}

/// The word for whom a note is about.
#[must_use]
pub fn level_of_note_words(level: NoteLevel, locale: &Locale) -> &str {
    locale.t(match level {
        NoteLevel::Child => "note-level-child",
        NoteLevel::Staff => "note-level-staff",
        NoteLevel::Leader => "note-level-leader",
        NoteLevel::LeadershipTeam => "note-level-leadership-team",
        NoteLevel::Cluster => "note-level-cluster",
    })
}

/// A number of periods: "60 måneder"; of figures without a period: "3 tal".
pub(super) fn step_count(n: usize, step: Option<Step>, locale: &Locale) -> String {
    let key = match step {
        Some(Step::Day) => "step-days",
        Some(Step::Week) => "step-weeks",
        Some(Step::Month) => "step-months",
        Some(Step::Quarter) => "step-quarters",
        Some(Step::HalfYear) => "step-half-years",
        Some(Step::SchoolYear) => "step-school-years",
        Some(Step::Year) => "step-years",
        None => "step-figures",
    };
    locale.with(key, &[("n", n.into())])
}

/// Key of how often a step's figures come: "pr. måned".
pub(super) const fn by_step_key(step: Step) -> &'static str {
    match step {
        Step::Day => "by-day",
        Step::Week => "by-week",
        Step::Month => "by-month",
        Step::Quarter => "by-quarter",
        Step::HalfYear => "by-half-year",
        Step::SchoolYear => "by-school-year",
        Step::Year => "by-year",
    }
}

/// A figure with its unit.
pub(super) fn figure_words(number: f64, indicator: &Indicator, locale: &Locale) -> String {
    locale.quantity(number, decimals_of_figure(number, indicator), &indicator.unit)
}

/// Decimals a figure is shown with: its indicator's, and of a share no noughts at their end that no file wrote.
fn decimals_of_figure(number: f64, indicator: &Indicator) -> u8 {
    if indicator.unit == Unit::Percent {
        decimals_of(number).clamp(indicator.decimals.min(1), indicator.decimals)
    } else {
        indicator.decimals
    }
}

/// A median of figures: one decimal more than they have where they are whole, since it may lie between two of them.
pub(super) fn median_words(number: f64, indicator: &Indicator, locale: &Locale) -> String {
    let decimals = if indicator.decimals == 0 && indicator.unit != Unit::Kroner && number.fract() != 0.0 {
        1
    } else {
        decimals_of_figure(number, indicator)
    };
    locale.quantity(number, decimals, &indicator.unit)
}

/// A figure with its unit, or why there is none.
pub(super) fn value_words(value: Value, indicator: &Indicator, locale: &Locale) -> String {
    match value {
        Value::Number(number) => figure_words(number, indicator, locale),
        Value::Absent(absence) => absence_words(absence, locale).to_owned(),
    }
}

/// The same for a cell of a table whose heading has the unit: kroner without theirs, absences in a word or two.
pub(super) fn cell_words(value: Value, indicator: &Indicator, locale: &Locale) -> String {
    match value {
        Value::Number(number) if indicator.unit == Unit::Kroner => locale.number(number, indicator.decimals),
        Value::Number(number) => figure_words(number, indicator, locale),
        Value::Absent(Absence::TooFew) => locale.t("absence-too-few-short").to_owned(),
        Value::Absent(Absence::Withheld) => locale.t("absence-withheld-short").to_owned(),
        Value::Absent(Absence::NotYet) => locale.t("absence-not-yet-short").to_owned(),
        Value::Absent(absence) => absence_words(absence, locale).to_owned(),
    }
}

/// A number of people or things: whole where it is whole.
pub(super) fn count_words(count: f64, locale: &Locale) -> String {
    locale.number(count, u8::from(count.fract() != 0.0))
}

/// How many people stand behind a figure, for a cell: the most points there can be are none.
pub(super) fn n_of(n: Option<f64>, unit: &Unit, locale: &Locale) -> String {
    n.filter(|_| *unit != Unit::Points)
        .map_or_else(String::new, |n| count_words(n, locale))
}

/// "n 1.240", where the source says how many stand behind the figure.
pub(super) fn n_words(point: &Point, locale: &Locale) -> String {
    point
        .denominator
        .map_or_else(String::new, |n| locale.with("view-n", &[("n", count_words(n, locale).into())]))
}

/// "104 af 1.240" where the source counts, "n 1.240" where it only says out of how many.
///
/// A count out of a number (54 points of 100) is its own numerator: "n 100" would say that a hundred people answered. A mean is none.
pub(super) fn basis_words(point: &Point, indicator: &Indicator, locale: &Locale) -> String {
    let is_count = |number: &f64| {
        let is_part = point.denominator.is_none_or(|all| (0.0..=all).contains(number));
        indicator.decimals == 0 && number.fract() == 0.0 && is_part
    };
    let counted = match indicator.unit {
        Unit::Count | Unit::Points | Unit::Plain => point.numerator.or(point.value.number().filter(is_count)),
        _ => point.numerator,
    };
    match (counted, point.denominator) {
        (Some(counted), Some(all)) => locale.with(
            "view-basis",
            &[
                ("counted", count_words(counted, locale).into()),
                ("all", count_words(all, locale).into()),
            ],
        ),
        _ => n_words(point, locale),
    }
}

/// A period in words; nothing where there is none.
pub(super) fn period_words(period: Option<Period>, locale: &Locale) -> String {
    period.map_or_else(String::new, |period| locale.period(period))
}

/// A day in words; nothing where there is none.
pub(super) fn day_words(day: Option<Date>, locale: &Locale) -> String {
    day.map_or_else(String::new, |day| locale.date(day))
}

/// "fravaer.csv, linje 123".
pub(super) fn source_words(source: u16, line: u32, tables: &Tables, locale: &Locale) -> String {
    locale.with(
        "view-source",
        &[("file", tables.source_name(source).into()), ("line", line.to_string().into())],
    )
}

/// "fravaer.csv, linje 123 og 11 til": of a figure that was put together of several lines.
pub(super) fn sources_words(source: u16, line: u32, n_lines: usize, tables: &Tables, locale: &Locale) -> String {
    let Some(more) = n_lines.checked_sub(1).filter(|more| *more > 0) else {
        return source_words(source, line, tables, locale);
    };
    let file = tables.source_name(source);
    locale.with(
        "view-source-more",
        &[("file", file.into()), ("line", line.to_string().into()), ("n", more.into())],
    )
}

/// From one to the other: "2021–2025", or one alone where they are the same.
pub(super) fn span_words(first: &str, last: &str) -> String {
    match (first == last, first.contains(' ') || last.contains(' ')) {
        (true, _) => first.to_owned(),
        (false, true) => format!("{first} – {last}"),
        (false, false) => format!("{first}–{last}"),
    }
}

/// The parts that say something, with a mark between.
pub(super) fn joined<S: AsRef<str>>(parts: impl IntoIterator<Item = S>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !part.as_ref().is_empty() {
            if !text.is_empty() {
                text.push_str(between);
            }
            text.push_str(part.as_ref());
        }
    }
    text
}

/// "Ankerhuset, Bølgen og 2 til".
pub(super) fn listed<'n>(all: impl Iterator<Item = &'n str>, locale: &Locale) -> String {
    const MOST_NAMES: usize = 3;
    let all: Vec<&str> = all.collect();
    let shown = joined(all.iter().take(MOST_NAMES), ", ");
    match all.len().checked_sub(MOST_NAMES) {
        Some(more) if more > 0 => locale.with("compare-and-more", &[("names", shown.into()), ("n", more.into())]),
        _ => shown,
    }
}

/// What is said where there is not a single figure to show: how many houses were read, where that is all the files have.
pub(super) fn no_figures_words(tables: &Tables, locale: &Locale) -> String {
    match tables.houses().len() {
        n if n > 0 && tables.n_observations() == 0 => {
            let houses = locale.with("houses-count", &[("n", n.into())]);
            locale.with("overview-houses-only", &[("houses", houses.into())])
        }
        _ => locale.t("overview-nothing").to_owned(),
    }
}

/// The sentence that says houses were left out, if they were.
pub(super) fn cut_words(n_shown: usize, n_all: usize, locale: &Locale) -> Option<String> {
    (n_shown < n_all).then(|| locale.with("view-cut", &[("shown", n_shown.into()), ("all", n_all.into())]))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn only_a_count_is_so_many_of_all() {
        let locale = sample::danish();
        let tables = sample::tables();
        let some = tables.indicators().first().expect("an indicator").clone();
        let cases = [
            (Unit::Plain, 1, 72.9, None, Some(599.0), "n 599"),
            (Unit::Plain, 1, 73.0, None, Some(599.0), "n 599"),
            (Unit::Plain, 0, 720.0, None, Some(599.0), "n 599"),
            (Unit::Plain, 0, 54.0, None, Some(100.0), "54 af 100"),
            (Unit::Points, 0, 54.0, None, Some(100.0), "54 af 100"),
            (Unit::Count, 0, 12.0, None, Some(14.0), "12 af 14"),
            (Unit::Score, 2, 6.0, None, Some(10.0), "n 10"),
            (Unit::Percent, 1, 8.4, Some(104.0), Some(1240.0), "104 af 1.240"),
            (Unit::Percent, 1, 8.4, None, Some(1240.0), "n 1.240"),
            (Unit::Plain, 0, 54.0, None, None, ""),
        ];
        for (unit, decimals, value, numerator, denominator, said) in cases {
            let indicator = Indicator {
                unit,
                decimals,
                ..some.clone()
            };
            let point = Point {
                period: None,
                value: Value::Number(value),
                numerator,
                denominator,
                source: 0,
                line: 1,
            };
            assert_eq!(basis_words(&point, &indicator, &locale), said, "{value} of {denominator:?}");
        }
    }

    #[test]
    fn a_sum_says_how_many_lines_it_is_of() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let file = tables.source_name(0);
        assert_eq!(sources_words(0, 7, 1, &tables, &locale), format!("{file}, linje 7"));
        assert_eq!(sources_words(0, 7, 12, &tables, &locale), format!("{file}, linje 7 og 11 til"));
    }

    #[test]
    fn a_long_list_names_three_and_counts_the_rest() {
        let locale = sample::danish();
        let names = ["Bølgen", "Kajen", "Søhesten", "Ankerhuset"];
        assert_eq!(listed(names.into_iter().take(3), &locale), "Bølgen, Kajen, Søhesten");
        assert_eq!(listed(names.into_iter(), &locale), "Bølgen, Kajen, Søhesten og 1 til");
        assert_eq!(stand_out(&[]), "");
        assert_eq!(stand_out(&["Bølgen (Sygefravær)"]), "De skiller sig ud: Bølgen (Sygefravær).");
    }

    fn stand_out(all: &[&str]) -> String {
        let all: Vec<String> = all.iter().map(|name| (*name).to_owned()).collect();
        super::super::signals::stand_out_words(&all, &sample::danish())
    }
}
