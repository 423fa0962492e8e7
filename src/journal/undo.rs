//! One writer's history: which of its acts stand, and what undo and redo would name next.
//!
//! Undo is itself an event, so history survives reopening and is the same for everyone who reads the journals.

use std::collections::BTreeSet;

use super::Body;

/// What follows from one writer's events, taken in order of their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<u64>,
    undone: Vec<u64>,
    withdrawn: BTreeSet<u64>,
}

impl History {
    /// Takes the writer's next event.
    ///
    /// An event of a newer program may be an act: redo after it could tear apart what belongs together, so it ends here too.
    pub(super) fn follow(&mut self, number: u64, body: &Body) {
        match body {
            Body::Undone { number: named } => self.undo(*named),
            Body::Redone { number: named } => self.redo(*named),
            // What is forgotten is never done again nor taken back.
            Body::Unknown(_) | Body::Forgotten(_) => self.undone.clear(),
            Body::NoteAdded(_)
            | Body::NoteChanged { .. }
            | Body::NoteRemoved { .. }
            | Body::NoteLinked { .. }
            | Body::NoteMoved { .. }
            | Body::PlanStateSet { .. }
            | Body::TermWorded { .. }
            | Body::HousesOrdered { .. }
            | Body::HouseChangeAdded { .. }
            | Body::HouseChangeCorrected { .. }
            | Body::HouseChangeRemoved { .. }
            | Body::HousesToldApart { .. }
            | Body::SeriesChoiceAdded { .. }
            | Body::SeriesChoiceRemoved { .. }
            | Body::ViewKept { .. }
            | Body::ViewRenamed { .. }
            | Body::ViewRemoved { .. }
            | Body::LeastShownSet { .. }
            | Body::ForgetAsked { .. } => {
                self.done.push(number);
                self.undone.clear();
            }
        }
    }

    fn undo(&mut self, named: u64) {
        if let Some(place) = self.done.iter().rposition(|number| *number == named) {
            self.done.remove(place);
            self.undone.push(named);
            self.withdrawn.insert(named);
        }
    }

    fn redo(&mut self, named: u64) {
        if self.withdrawn.remove(&named) {
            self.undone.retain(|number| *number != named);
            self.done.push(named);
        }
    }

    /// Whether the writer's event of this number has not been taken back.
    pub(super) fn stands(&self, number: u64) -> bool {
        !self.withdrawn.contains(&number)
    }

    /// What an undo would take back.
    pub(super) fn next_undo(&self) -> Option<u64> {
        self.done.last().copied()
    }

    /// What a redo would do again.
    pub(super) fn next_redo(&self) -> Option<u64> {
        self.undone.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` an act, `u3` undo of 3, `r3` redo of 3, `?` unknown; gives (next undo, next redo, numbers withdrawn).
    fn follow(script: &str) -> (Option<u64>, Option<u64>, Vec<u64>) {
        let mut history = History::default();
        for (number, word) in (1..).zip(script.split(' ')) {
            let named = word.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or_default();
            let body = match word.as_bytes().first() {
                Some(b'u') => Body::Undone { number: named },
                Some(b'r') => Body::Redone { number: named },
                Some(b'?') => Body::Unknown(serde_json::Value::Null),
                _ => Body::HousesOrdered { houses: Vec::new() },
            };
            history.follow(number, &body);
        }
        (
            history.next_undo(),
            history.next_redo(),
            history.withdrawn.iter().copied().collect(),
        )
    }

    #[test]
    fn undo_and_redo_walk_the_writers_own_acts() {
        let cases = [
            ("a", (Some(1), None, vec![])),
            ("a a u2", (Some(1), Some(2), vec![2])),
            ("a a u2 u1", (None, Some(1), vec![1, 2])),
            ("a a u2 u1 r1", (Some(1), Some(2), vec![2])),
            ("a a u2 u1 r1 r2", (Some(2), None, vec![])),
            ("a u1 a", (Some(3), None, vec![1])),
            ("a u1 ?", (None, None, vec![1])),
            ("a u1 u1 u9 r9", (None, Some(1), vec![1])),
            ("u2 a", (Some(2), None, vec![])),
        ];
        for (script, expected) in cases {
            assert_eq!(follow(script), expected, "{script}");
        }
    }
}
