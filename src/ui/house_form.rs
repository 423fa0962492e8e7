//! A change of a house while it is being written.

use crate::domain::{HouseChange, HouseChangeId, HouseChangeKind, HouseId};
use crate::view::{parse_when, when_text};

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseForm {
    /// The record it corrects, if it is not a new one.
    pub corrects: Option<HouseChangeId>,
    /// The kind.
    pub kind: HouseChangeKind,
    /// The houses before.
    pub from: Vec<HouseId>,
    /// The houses after.
    pub to: Vec<HouseId>,
    /// When, as it is written.
    pub when: String,
    /// The remark.
    pub note: String,
    /// Whether the keyboard shall come here at the next frame.
    pub wants_focus: bool,
}

impl HouseForm {
    /// A form about a house.
    #[must_use]
    pub fn about(house: HouseId) -> Self {
        Self {
            corrects: None,
            kind: HouseChangeKind::Renamed,
            from: vec![house],
            to: Vec::new(),
            when: String::new(),
            note: String::new(),
            wants_focus: true,
        }
    }

    /// A form that corrects a record.
    #[must_use]
    pub fn correcting(id: HouseChangeId, change: HouseChange) -> Self {
        Self {
            corrects: Some(id),
            kind: change.kind,
            from: change.from,
            to: change.to,
            when: when_text(change.when),
            note: change.note,
            wants_focus: true,
        }
    }

    /// Takes it for another kind; houses there is no room for are let go.
    pub fn turn_into(&mut self, kind: HouseChangeKind) {
        self.kind = kind;
        let (from, to) = kind.sides();
        self.from.truncate(*from.end());
        self.to.truncate(*to.end());
    }

    /// Whether what is written under when can be read, or is nothing.
    #[must_use]
    pub fn has_readable_when(&self) -> bool {
        self.when.trim().is_empty() || parse_when(&self.when).is_some()
    }

    /// The change as it is written, if it is whole.
    #[must_use]
    pub fn change(&self) -> Option<HouseChange> {
        let change = HouseChange {
            kind: self.kind,
            from: self.from.clone(),
            to: self.to.clone(),
            when: parse_when(&self.when),
            note: self.note.trim().to_owned(),
        };
        (self.has_readable_when() && change.is_whole()).then_some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_kept_when_it_is_whole_and_read() {
        let mut form = HouseForm::about("G1".into());
        form.turn_into(HouseChangeKind::Merged);
        assert_eq!(form.change(), None);
        form.from.push("G2".into());
        form.to.push("G3".into());
        form.when = "i fjor".to_owned();
        assert_eq!(form.change(), None);
        form.when = "31-07-2024".to_owned();
        let change = form.change().expect("whole");
        assert_eq!((change.from.len(), change.when), (2, "2024-07-31".parse().ok()));
        form.turn_into(HouseChangeKind::Closed);
        assert_eq!((form.from.len(), form.to.len()), (1, 0));
        let id = HouseChangeId {
            writer: "anna".into(),
            number: 3,
        };
        assert_eq!(HouseForm::correcting(id, change.clone()).change(), Some(change));
    }
}
