//! Which columns are the counts behind which figure: points and their maximum by heading, shares by arithmetic.

use std::collections::HashMap;

use super::headings::Heading;
use super::plan::Measure;
use super::roles::Casting;
use super::{DecimalMark, Role, numbers, times};

/// Rows looked at to find that one column is the share of two others.
const SAMPLE_ROWS: usize = 300;
/// Counts stand within so many columns of their share.
const REACH: usize = 8;

/// A column of points and the column of their maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// Points.
    pub value: usize,
    /// The most there can be.
    pub denominator: usize,
}

/// Pairs such as `tilgang_poeng` and `tilgang_maxpoeng`, `poeng` and `maxscore`.
pub(super) fn by_heading(casting: &Casting<'_, '_>) -> Vec<Pair> {
    let numeric: Vec<usize> = casting
        .open()
        .filter(|column| casting.profile(*column).is_some_and(super::profile::Profile::is_numeric))
        .collect();
    let keys: HashMap<usize, String> = numeric
        .iter()
        .filter_map(|column| Some((*column, points_key(casting.frame.names.get(*column)?)?)))
        .collect();
    let is_most = |column: usize| casting.heading(column, Heading::is_most);
    let (mosts, others): (Vec<usize>, Vec<usize>) = numeric.into_iter().partition(|column| is_most(*column));
    let mut values: HashMap<&str, usize> = HashMap::new();
    for value in &others {
        if let Some(key) = keys.get(value) {
            values.entry(key).or_insert(*value);
        }
    }
    let pair = |denominator: usize| {
        // A maximum that says of nothing else is that of the column to its left.
        let value = if casting.heading(denominator, Heading::is_bare_most) {
            let beside = denominator.checked_sub(1)?;
            let is_figure = others.binary_search(&beside).is_ok() && casting.heading(beside, |heading| !heading.is_period());
            is_figure.then_some(beside)?
        } else {
            *values.get(keys.get(&denominator)?.as_str())?
        };
        Some(Pair { value, denominator })
    };
    mosts.into_iter().filter_map(pair).collect()
}

/// What a heading of points or of their maximum is about; nothing where it is neither.
fn points_key(name: &str) -> Option<String> {
    let mut key: String = name.to_lowercase().chars().filter(|char| char.is_alphanumeric()).collect();
    let is_points = ["poeng", "point", "score"].iter().any(|word| key.contains(word));
    for word in ["maksimum", "maximum", "maks", "max", "poeng", "points", "point", "score"] {
        key = key.replace(word, "");
    }
    is_points.then_some(key)
}

/// The figures a table gives, each with its counts. Columns that only count for one share become its numerator and denominator.
pub(super) fn measures(casting: &mut Casting<'_, '_>, pairs: Vec<Pair>) -> Vec<Measure> {
    let pairs: Vec<Pair> = pairs
        .into_iter()
        .filter(|pair| has_role(casting, pair.value, Role::Value))
        .collect();
    for pair in &pairs {
        casting.give(pair.denominator, Role::Denominator);
    }
    give_named(casting);
    let shares = shares(casting, &pairs);
    let uses = |column: usize| {
        shares
            .iter()
            .filter(|share| share.numerator == Some(column) || share.denominator == Some(column))
            .count()
    };
    for share in &shares {
        for (column, role) in [(share.numerator, Role::Numerator), (share.denominator, Role::Denominator)] {
            if let Some(column) = column.filter(|column| uses(*column) == 1) {
                casting.give(column, role);
            }
        }
    }
    let mut measures: Vec<Measure> = (0..casting.roles.len())
        .filter(|column| has_role(casting, *column, Role::Value))
        .map(|column| {
            let share = shares.iter().find(|share| share.column == column);
            let pair = pairs.iter().find(|pair| pair.value == column);
            Measure {
                column,
                time: times::of_column(casting.frame, column),
                numerator: share.and_then(|share| share.numerator),
                denominator: share.and_then(|share| share.denominator).or(pair.map(|pair| pair.denominator)),
                is_points: false,
            }
        })
        .collect();
    attach_chosen(casting, &mut measures);
    for measure in &mut measures {
        measure.is_points = measure.denominator.is_some_and(|column| casting.heading(column, Heading::is_most));
    }
    attach_answers(casting, measures)
}

/// A column headed "tæller" or "nævner" and nothing else is one, where a figure is left that it can belong to.
fn give_named(casting: &mut Casting<'_, '_>) {
    let named = |column: usize| {
        let is = |words: &[&str]| casting.heading(column, |heading| heading.is(words));
        if is(&["tæller", "täljare", "teller", "numerator"]) {
            Some(Role::Numerator)
        } else {
            is(&["nævner", "nämnare", "nevner", "denominator"]).then_some(Role::Denominator)
        }
    };
    let values = (0..casting.roles.len()).filter(|column| has_role(casting, *column, Role::Value));
    let (counts, figures): (Vec<_>, Vec<_>) = values.map(|column| (column, named(column))).partition(|(_, role)| role.is_some());
    for (column, role) in counts.into_iter().filter(|_| !figures.is_empty()) {
        if let Some(role) = role {
            casting.give(column, role);
        }
    }
}

/// A number of answers is the *n* of the figures of its row and time that have none of their own, and is no figure itself.
///
/// A number without time beside headings with periods belongs to one of the rounds, and the file does not say to which: it stays
/// a figure. So does the number of those assessed, where several figures have it.
fn attach_answers(casting: &mut Casting<'_, '_>, mut measures: Vec<Measure>) -> Vec<Measure> {
    let is_count = |measure: &&Measure| casting.heading(measure.column, Heading::is_answer_count);
    let counts: Vec<Measure> = measures.iter().filter(is_count).cloned().collect();
    let has_times = measures.iter().any(|measure| measure.time.is_some());
    for count in counts.iter().filter(|count| count.time.is_some() || !has_times) {
        let (first, end) = reach(count, &counts, &measures);
        let is_of =
            |measure: &Measure| (first..end).contains(&measure.column) && measure.time == count.time && has_answers(casting, measure);
        let linked: Vec<usize> = measures
            .iter()
            .filter(|measure| is_of(measure))
            .map(|measure| measure.column)
            .collect();
        for measure in measures.iter_mut().filter(|measure| linked.contains(&measure.column)) {
            measure.denominator = Some(count.column);
        }
        let is_worth_seeing = casting.heading(count.column, Heading::is_assessed_count) && linked.len() > 1;
        if !linked.is_empty() && !is_worth_seeing {
            casting.give(count.column, Role::Denominator);
            measures.retain(|measure| measure.column != count.column);
        }
    }
    measures
}

/// The columns a number of answers speaks of: all, or where there are several of its time, those up to the next.
fn reach(count: &Measure, counts: &[Measure], measures: &[Measure]) -> (usize, usize) {
    let of_time = |measures: &[Measure]| {
        let columns = measures.iter().filter(|other| other.time == count.time);
        columns.map(|other| other.column).collect::<Vec<_>>()
    };
    let counts = of_time(counts);
    let before = counts.iter().copied().rfind(|column| *column < count.column);
    let after = counts.iter().copied().find(|column| *column > count.column);
    let stands_first = of_time(measures).first() == counts.first();
    match (counts.len(), stands_first) {
        (1, _) => (0, usize::MAX),
        (_, true) => (count.column, after.unwrap_or(usize::MAX)),
        (_, false) => (before.unwrap_or(0), count.column),
    }
}

/// Whether a figure is what people answered, and nothing says yet how many.
fn has_answers(casting: &Casting<'_, '_>, measure: &Measure) -> bool {
    let is_measured = casting.profile(measure.column).is_some_and(|profile| profile.figures.is_measured());
    let is_answered = |heading: &Heading| !heading.is_answer_count() && !heading.is_answer_rate();
    let is_score = |heading: &Heading| heading.contains(&["tilfreds", "trivsel", "score", "gennemsnit"]);
    measure.denominator.is_none()
        && casting.heading(measure.column, is_answered)
        && (is_measured || casting.heading(measure.column, is_score))
}

fn has_role(casting: &Casting<'_, '_>, column: usize, role: Role) -> bool {
    casting.roles.get(column) == Some(&Some(role))
}

/// Counts a person named belong to the nearest figure that has none.
fn attach_chosen(casting: &Casting<'_, '_>, measures: &mut [Measure]) {
    for column in 0..casting.roles.len() {
        let is_linked = measures
            .iter()
            .any(|measure| measure.numerator == Some(column) || measure.denominator == Some(column));
        let role = casting.roles.get(column).copied().flatten();
        if is_linked || !matches!(role, Some(Role::Numerator | Role::Denominator)) {
            continue;
        }
        let is_free = |measure: &&mut Measure| {
            if role == Some(Role::Numerator) {
                measure.numerator.is_none()
            } else {
                measure.denominator.is_none()
            }
        };
        if let Some(measure) = measures
            .iter_mut()
            .filter(is_free)
            .min_by_key(|measure| measure.column.abs_diff(column))
        {
            let slot = if role == Some(Role::Numerator) {
                &mut measure.numerator
            } else {
                &mut measure.denominator
            };
            *slot = Some(column);
        }
    }
}

/// Whether a column holds shares in per cent.
pub(super) fn is_percent(heading: &Heading, percent_signs: usize) -> bool {
    percent_signs > 0 || heading.contains(&["pct", "procent", "prosent", "percent", "%", "andel", "share"])
}

fn shares(casting: &Casting<'_, '_>, pairs: &[Pair]) -> Vec<Measure> {
    let is_paired = |column: usize| pairs.iter().any(|pair| pair.value == column || pair.denominator == column);
    let is_share = |column: usize| {
        let signs = casting.profile(column).map_or(0, |profile| profile.figures.percent);
        casting.heading(column, |heading| is_percent(heading, signs))
    };
    let values: Vec<usize> = (0..casting.roles.len())
        .filter(|column| has_role(casting, *column, Role::Value) && !is_paired(*column))
        .collect();
    let time = |column: usize| times::of_column(casting.frame, column);
    let mut found = Vec::new();
    for share in values.iter().copied().filter(|column| is_share(*column)) {
        let near = values
            .iter()
            .copied()
            .filter(|column| !is_share(*column) && column.abs_diff(share) <= REACH && time(*column) == time(share));
        let near: Vec<usize> = near.collect();
        let pairs = near
            .iter()
            .flat_map(|numerator| near.iter().map(move |denominator| (*numerator, *denominator)));
        let fits =
            |(numerator, denominator): &(usize, usize)| numerator != denominator && is_share_of(casting, share, *numerator, *denominator);
        if let Some((numerator, denominator)) = pairs.into_iter().find(fits) {
            found.push(Measure {
                column: share,
                time: None,
                numerator: Some(numerator),
                denominator: Some(denominator),
                is_points: false,
            });
        }
    }
    found
}

/// Whether nearly every row's share is the numerator per hundred of the denominator, to within rounding.
fn is_share_of(casting: &Casting<'_, '_>, share: usize, numerator: usize, denominator: usize) -> bool {
    let mark = |column: usize| casting.marks.get(column).copied().flatten().map(|(mark, _)| mark);
    let (Some(share_mark), Some(over), Some(under)) = (mark(share), mark(numerator), mark(denominator)) else {
        return false;
    };
    let rows = || casting.frame.rows.records().take(SAMPLE_ROWS);
    let decimals = rows()
        .map(|record| numbers::decimals(record.cell(share), share_mark))
        .max()
        .unwrap_or(0)
        .min(6);
    let tolerance = 0.51 * 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0)) + 1e-9;
    let number = |text: &str, mark: DecimalMark| numbers::parse(text, mark);
    let fits = rows().filter_map(|record| {
        let part = number(record.cell(numerator), over)?;
        let whole = number(record.cell(denominator), under).filter(|whole| *whole != 0.0)?;
        Some((part / whole).mul_add(-100.0, number(record.cell(share), share_mark)?).abs() <= tolerance)
    });
    let (fitting, all) = fits.fold((0_usize, 0_usize), |(fitting, all), fits| (fitting + usize::from(fits), all + 1));
    let needed = if decimals > 0 { 1 } else { 3 };
    all >= needed && fitting * 10 >= all * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_find_their_maximum_by_what_is_left_of_the_heading() {
        assert_eq!(points_key("tilgang_poeng"), points_key("tilgang_maxpoeng"));
        assert_eq!(points_key("poeng"), points_key("maxscore"));
        assert_ne!(points_key("poeng"), points_key("bruk_maxpoeng"));
        assert_eq!(points_key("Mandater"), None);
    }
}
