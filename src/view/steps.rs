//! How a rating stands to the one before it on the same scale: a step along an ordered list of words, never a grade.

use crate::domain::{Rating, Scale};
use crate::i18n::Locale;

use super::StepSince;
use super::words::day_words;

/// The scale whose last level is to keep on as now, and whose first is to do something else.
const EFFORT_SCALE: &str = "kbh-indsats";

/// The step from the rating before to this one; nothing where there is none before, or it is on another scale.
pub(super) fn step_since(before: Option<&Rating>, rating: &Rating) -> StepSince {
    let places = before.and_then(|before| before.place.as_ref()).zip(rating.place.as_ref());
    match places {
        Some(((scale_before, before), (scale, now))) if scale_before == scale => match (now.checked_sub(*before), before.checked_sub(*now))
        {
            (Some(0), _) => StepSince::Same,
            (Some(up), _) => StepSince::Up(up),
            (None, Some(down)) => StepSince::Down(down),
            (None, None) => StepSince::Nothing,
        },
        _ => StepSince::Nothing,
    }
}

/// The step in words, with the day it is counted from.
pub(super) fn step_words(step: StepSince, before: Option<&Rating>, locale: &Locale) -> String {
    let Some(before) = before else { return String::new() };
    let is_effort = before.place.as_ref().is_some_and(|(scale, _)| **scale == *EFFORT_SCALE);
    let (key, n) = match (step, is_effort) {
        (StepSince::Nothing, _) => return String::new(),
        (StepSince::Same, _) => ("step-same", 0),
        (StepSince::Up(n), true) => ("step-toward-keeping", n),
        (StepSince::Down(n), true) => ("step-toward-changing", n),
        (StepSince::Up(n), false) => ("step-up", n),
        (StepSince::Down(n), false) => ("step-down", n),
    };
    locale.with(key, &[("n", n.into()), ("day", day_words(before.visit.date, locale).into())])
}

/// Place on the scale, from 0, and how many levels it has.
pub(super) fn place_of(rating: &Rating) -> Option<(usize, usize)> {
    let (id, place) = rating.place.as_ref()?;
    Some((*place, Scale::of_id(id)?.levels.len()))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn steps_are_said_without_grading() {
        let locale = sample::danish();
        let at = |scale: &str, place| sample::rating("G1", "Leg", "x", "2023-03-03", Some((scale, place)));
        let cases = [
            (
                Some(at("kbh-indsats", 0)),
                at("kbh-indsats", 1),
                StepSince::Up(1),
                "et trin mod vedligeholdelse siden 3. mar. 2023",
            ),
            (
                Some(at("kbh-indsats", 2)),
                at("kbh-indsats", 0),
                StepSince::Down(2),
                "to trin mod ny eller ændret indsats siden 3. mar. 2023",
            ),
            (
                Some(at("kbh-indsats", 1)),
                at("kbh-indsats", 1),
                StepSince::Same,
                "samme trin som 3. mar. 2023",
            ),
            (
                Some(at("kvalitet", 1)),
                at("kvalitet", 2),
                StepSince::Up(1),
                "et trin op ad skalaen siden 3. mar. 2023",
            ),
            (
                Some(at("ofsted", 3)),
                at("ofsted", 0),
                StepSince::Down(3),
                "tre trin ned ad skalaen siden 3. mar. 2023",
            ),
            (Some(at("kvalitet", 1)), at("ofsted", 2), StepSince::Nothing, ""),
            (None, at("kvalitet", 1), StepSince::Nothing, ""),
        ];
        for (before, rating, step, words) in cases {
            assert_eq!(step_since(before.as_ref(), &rating), step);
            assert_eq!(step_words(step, before.as_ref(), &locale), words);
        }
    }

    #[test]
    fn a_place_knows_how_many_levels_there_are() {
        assert_eq!(
            place_of(&sample::rating("G1", "Leg", "god", "2023-03-03", Some(("kvalitet", 3)))),
            Some((3, 4))
        );
        let own = sample::rating("G1", "Leg", "høj", "2023-03-03", Some(("own: lav < middel < høj", 2)));
        assert_eq!(place_of(&own), Some((2, 3)));
        assert_eq!(
            place_of(&sample::rating("G1", "Leg", "x", "2023-03-03", Some(("unknown", 0)))),
            None
        );
    }
}
