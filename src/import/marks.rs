//! The decimal marks of all the columns, and the questions about those only a person can know.

use super::decimals::{self, FileEvidence};
use super::headings::Heading;
use super::profile::Figures;
use super::roles::Casting;
use super::{Choices, DecimalMark, Delimiter, Evidence, Question, Role, numbers, times};

/// Decides each column's mark. Columns headed by periods are one table of figures and decided as one.
pub(super) fn decide(casting: &Casting<'_, '_>, choices: &Choices, delimiter: Delimiter) -> Vec<Option<(DecimalMark, Evidence)>> {
    let columns = || casting.profiles.iter().enumerate();
    let figures = columns().filter(|(column, profile)| profile.is_numeric() && casting.heading(*column, |heading| !heading.is_code()));
    let file = FileEvidence::of(figures.map(|(_, profile)| &profile.figures));
    let joined = Figures::sum(
        columns()
            .filter(|(column, _)| is_period(casting, *column))
            .map(|(_, profile)| &profile.figures),
    );
    let chosen = |column: usize| casting.frame.names.get(column).and_then(|name| choices.decimals.get(name)).copied();
    let chosen_for_periods = columns()
        .filter(|(column, _)| is_period(casting, *column))
        .find_map(|(column, _)| chosen(column));
    let mark = |column: usize, figures: &Figures| {
        let is_period = is_period(casting, column);
        let by_hand = chosen(column).or(chosen_for_periods.filter(|_| is_period));
        let figures = if is_period { &joined } else { figures };
        by_hand
            .map(|mark| (mark, Evidence::Chosen))
            .or_else(|| decimals::decide(figures, file, delimiter, casting.heading(column, Heading::is_whole)))
    };
    columns().map(|(column, profile)| mark(column, &profile.figures)).collect()
}

fn is_period(casting: &Casting<'_, '_>, column: usize) -> bool {
    times::of_column(casting.frame, column).is_some()
}

/// Questions about columns whose figures are used and can be read two ways; one for all the columns headed by periods.
pub(super) fn questions(casting: &Casting<'_, '_>) -> Vec<Question> {
    let is_used = |role: &Option<Role>| matches!(role, Some(Role::Value | Role::Numerator | Role::Denominator | Role::Children));
    let mut is_asked_for_periods = false;
    let mut questions = Vec::new();
    for (column, _) in casting.roles.iter().enumerate().filter(|(_, role)| is_used(role)) {
        let is_settled = !matches!(casting.marks.get(column), Some(None)) || (is_period(casting, column) && is_asked_for_periods);
        let example = casting.profile(column).and_then(|profile| profile.figures.either_example.clone());
        let (Some(name), Some(example), false) = (casting.frame.names.get(column), example, is_settled) else {
            continue;
        };
        is_asked_for_periods |= is_period(casting, column);
        questions.push(Question::DecimalMark {
            column: name.clone(),
            as_comma: numbers::parse(&example, DecimalMark::Comma).unwrap_or_default(),
            as_point: numbers::parse(&example, DecimalMark::Point).unwrap_or_default(),
            example: example.into(),
        });
    }
    questions
}
