//! Which columns hold ratings, and on which scale: words of the field, or small whole numbers under a heading that says so.

use std::sync::Arc;

use crate::domain::Scale;

use super::headings::Heading;
use super::profile::Profile;

/// A numbered scale is taken to reach at least so far, so that a year without top marks has the scale of other years.
const LEAST_TOP: u32 = 5;
/// More distinct wordings than this are no scale.
const MOST_LEVELS: usize = 15;
/// Longer cells are reasons, not wordings.
const LONGEST_WORDING: usize = 60;
/// Cells as short as this on average are a word or two.
const WORD_OR_TWO: usize = 16;

/// How the wordings of a column find their place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Ladder {
    /// On a scale known from the field.
    Known(Scale),
    /// Whole numbers from the first to the last.
    Numbers {
        /// Least.
        first: u32,
        /// Greatest.
        last: u32,
    },
    /// Points out of the row's own maximum.
    PointsOfMax,
    /// The wordings are of no known scale.
    Unknown,
}

impl Ladder {
    /// Scale and place of a wording.
    pub fn place(&self, wording: &str) -> Option<(Arc<str>, usize)> {
        match self {
            Self::Known(scale) => scale.place(wording).map(|place| (Arc::clone(&scale.id), place)),
            Self::Numbers { first, last } => {
                let number: u32 = wording.parse().ok().filter(|number| (first..=last).contains(&number))?;
                Some((format!("{first}-{last}").into(), usize::try_from(number - first).ok()?))
            }
            Self::PointsOfMax => {
                let (points, most) = wording.split_once('/')?;
                let points: usize = points.parse().ok()?;
                let most: usize = most.parse().ok()?;
                (points <= most).then(|| (format!("0-{most}").into(), points))
            }
            Self::Unknown => None,
        }
    }
}

/// The ladder of a column whose values are ratings, or nothing where they are not.
pub(super) fn ladder(heading: &Heading, profile: &Profile<'_>) -> Option<Ladder> {
    if profile.is_text() && !heading.is_code() {
        return worded(heading, profile);
    }
    (heading.is_level() && profile.figures.count > 0)
        .then(|| numbered(profile))
        .flatten()
}

/// The ladder of a column a person called a rating.
pub(super) fn chosen_ladder(profile: &Profile<'_>) -> Ladder {
    best_known(profile)
        .map(|(scale, _)| Ladder::Known(scale))
        .or_else(|| numbered(profile))
        .unwrap_or(Ladder::Unknown)
}

fn worded(heading: &Heading, profile: &Profile<'_>) -> Option<Ladder> {
    let is_short = profile.words.len() <= MOST_LEVELS && profile.average_length() <= LONGEST_WORDING;
    if !is_short || profile.is_flags() || profile.is_periods() || heading.is_text() {
        return None;
    }
    match best_known(profile) {
        Some((scale, fitting)) if fitting * 10 >= profile.texts * 6 => Some(Ladder::Known(scale)),
        // Wordings are few and repeat themselves, or are of a word or two.
        _ if heading.is_level() && (profile.words.len() * 2 <= profile.texts.max(4) || profile.average_length() <= WORD_OR_TWO) => {
            Some(Ladder::Unknown)
        }
        _ => None,
    }
}

/// The known scale that knows most of the wordings, and how many cells it knows.
fn best_known(profile: &Profile<'_>) -> Option<(Scale, usize)> {
    let fitting = |scale: &Scale| {
        profile
            .words
            .iter()
            .filter(|(word, _)| scale.place(word).is_some())
            .map(|(_, count)| *count)
            .sum::<usize>()
    };
    let scored = Scale::known().into_iter().map(|scale| {
        let count = fitting(&scale);
        (scale, count)
    });
    scored.filter(|(_, count)| *count > 0).rev().max_by_key(|(_, count)| *count)
}

/// Small whole numbers: stars, levels 1–5.
fn numbered(profile: &Profile<'_>) -> Option<Ladder> {
    let figures = &profile.figures;
    let (least, greatest) = figures.whole_range?;
    let is_ladder = figures.count == figures.whole_small && profile.texts == 0 && least >= 0.0 && (1.0..=10.0).contains(&greatest);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 0 and 10"
    )]
    is_ladder.then_some(Ladder::Numbers {
        first: u32::from(least >= 1.0),
        last: (greatest as u32).max(LEAST_TOP),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_every_kind_of_ladder() {
        let known = Scale::known().into_iter().next().map_or(Ladder::Unknown, Ladder::Known);
        let cases = [
            (&known, "Tilpasning af indsats", Some(("kbh-indsats", 1))),
            (&known, "ved ikke", None),
            (&Ladder::Numbers { first: 1, last: 6 }, "4", Some(("1-6", 3))),
            (&Ladder::Numbers { first: 1, last: 6 }, "7", None),
            (&Ladder::PointsOfMax, "2/6", Some(("0-6", 2))),
            (&Ladder::PointsOfMax, "7/6", None),
            (&Ladder::Unknown, "god", None),
        ];
        for (ladder, wording, expected) in cases {
            let found = ladder.place(wording);
            assert_eq!(found.as_ref().map(|(id, place)| (&**id, *place)), expected, "{wording}");
        }
    }
}
