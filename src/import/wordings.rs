//! Wordings of ratings that are on no known scale: met in the rows, listed in the receipt, placed by a person once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::Scale;

use super::ratings::Ladder;
use super::{Choices, Placement, Question, WordingReceipt, fold_name};

/// The wordings met, in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Wordings<'a> {
    index: HashMap<&'a str, usize>,
    met: Vec<WordingReceipt>,
}

impl<'a> Wordings<'a> {
    /// Counts a wording that its column's ladder does not know, and says where a person put it. Only words can be placed: of
    /// numbers and points it is known where they stand.
    pub fn meet(&mut self, wording: &'a str, line: u32, ladder: &Ladder, choices: &Choices) -> Option<&Placement> {
        let beside = match ladder {
            Ladder::Known(scale) => Some(Arc::clone(&scale.id)),
            Ladder::Unknown => None,
            Ladder::Numbers { .. } | Ladder::PointsOfMax => return None,
        };
        let place = *self.index.entry(wording).or_insert(self.met.len());
        if place == self.met.len() {
            self.met.push(WordingReceipt {
                wording: wording.into(),
                count: 0,
                line,
                beside,
                placement: choices.placement(wording).cloned(),
            });
        }
        let met = self.met.get_mut(place)?;
        met.count += 1;
        met.placement.as_ref()
    }

    /// All of them.
    pub fn finish(self) -> Vec<WordingReceipt> {
        self.met
    }
}

/// What is asked of wordings that nobody placed.
pub(super) fn questions(wordings: &[WordingReceipt]) -> impl Iterator<Item = Question> {
    let open = wordings.iter().filter(|met| met.placement.is_none());
    open.map(|met| Question::Wording {
        wording: Arc::clone(&met.wording),
        count: met.count,
        line: met.line,
    })
}

impl Choices {
    /// Where a wording was put.
    #[must_use]
    pub fn placement(&self, wording: &str) -> Option<&Placement> {
        self.wordings.get(fold_name(wording).as_str())
    }

    /// Puts a wording somewhere. Where that makes it a new level of a scale of the team's own, or takes it off one, the other
    /// wordings of the scale move with it.
    pub fn place(&mut self, wording: &str, placement: Placement) {
        let key: Arc<str> = fold_name(wording).into();
        let grown = match &placement {
            Placement::Level { scale, .. } => Some((without(scale, &key), Arc::clone(scale))),
            Placement::NoRating => None,
        };
        for (other, placed) in &mut self.wordings {
            let Placement::Level { scale, place } = placed else { continue };
            let Some(level) = Scale::of_id(scale).and_then(|scale| scale.levels.get(*place).cloned()) else {
                continue;
            };
            let rest = without(scale, &key);
            let moved = grown.iter().find(|(before, _)| *before == rest).map_or(&rest, |(_, grown)| grown);
            let place_there = Scale::of_id(moved).and_then(|scale| scale.levels.iter().position(|there| there.label == level.label));
            if let Some(there) = place_there.filter(|_| **other != *key) {
                (*scale, *place) = (Arc::clone(moved), there);
            }
        }
        self.wordings.insert(key, placement);
    }
}

/// The id of a scale without a level; a scale of the field stays as it is.
fn without(id: &Arc<str>, wording: &str) -> Arc<str> {
    let Some(scale) = Scale::of_id(id).filter(Scale::is_own) else {
        return Arc::clone(id);
    };
    let rest = scale
        .levels
        .iter()
        .map(|level| &*level.label)
        .filter(|label| fold_name(label) != wording);
    Scale::own(&rest.collect::<Vec<_>>()).id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(scale: &str, place: usize) -> Placement {
        Placement::Level {
            scale: scale.into(),
            place,
        }
    }

    #[test]
    fn a_scale_of_the_team_s_own_grows_and_shrinks_with_its_wordings() {
        let mut choices = Choices::default();
        choices.place("Middel", level("own: Middel", 0));
        choices.place("Høj", level("own: Middel < Høj", 1));
        choices.place("lav", level("own: lav < Middel < Høj", 0));
        choices.place("God", level("kvalitet", 3));
        choices.place("ok", level("own: lav < Middel < Høj", 1));
        let own = "own: lav < Middel < Høj";
        let expected = [
            ("god", level("kvalitet", 3)),
            ("hoej", level(own, 2)),
            ("lav", level(own, 0)),
            ("middel", level(own, 1)),
            ("ok", level(own, 1)),
        ];
        assert_eq!(choices.wordings, expected.map(|(wording, placed)| (wording.into(), placed)).into());
        assert_eq!(choices.placement(" HØJ "), Some(&level(own, 2)));
        choices.place("lav", Placement::NoRating);
        let rest = "own: Middel < Høj";
        let expected = [
            ("god", level("kvalitet", 3)),
            ("hoej", level(rest, 1)),
            ("lav", Placement::NoRating),
            ("middel", level(rest, 0)),
            ("ok", level(rest, 0)),
        ];
        assert_eq!(choices.wordings, expected.map(|(wording, placed)| (wording.into(), placed)).into());
    }
}
