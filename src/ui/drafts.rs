//! Notes being written. Each place has its own draft, so that words never end up at another place than they were written for; none is lost,
//! whenever the program ends (see [`save_drafts`](crate::journal::save_drafts)).

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::domain::{Anchor, NoteId};

use super::draft::Draft;

/// Where a draft belongs: the workspace's folder (none for the sample), the place, and the note it answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftPlace {
    /// The workspace's folder.
    pub workspace: Option<PathBuf>,
    /// The place.
    pub anchor: Anchor,
    /// The note it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<NoteId>,
}

/// A draft at its place, as it is kept on disk.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    place: DraftPlace,
    draft: Draft,
    /// Whether it was put aside, and is not in the field of its place.
    is_aside: bool,
}

/// All drafts of this person.
#[derive(Default)]
pub struct Drafts {
    /// The one in the field.
    pub open: Draft,
    /// Whether the pen shall be put in the field at the next frame.
    pub wants_focus: bool,
    /// Whether the form shows what a simple note does not need.
    pub shows_more: bool,
    place: Option<DraftPlace>,
    at_places: HashMap<DraftPlace, Draft>,
    aside: BTreeMap<u64, (DraftPlace, Draft)>,
    sent: HashMap<u64, (Option<DraftPlace>, Draft)>,
    count: u64,
    /// The one in the field as it was when it was looked at last.
    seen: Draft,
    has_news: bool,
}

impl Drafts {
    /// The drafts that were kept, each where it was; what is not known of them is passed over.
    #[must_use]
    pub fn of(json: &Json) -> Self {
        let mut drafts = Self::default();
        let kept = json.as_array().into_iter().flatten();
        for kept in kept.filter_map(|kept| Kept::deserialize(kept).ok()) {
            if kept.is_aside || drafts.at_places.contains_key(&kept.place) {
                drafts.put(kept.place, kept.draft);
            } else {
                drafts.at_places.insert(kept.place, kept.draft);
            }
        }
        drafts
    }

    /// All of them, to be kept: also those on their way to the journal, until they are safe there.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let kept = |(place, draft): (&DraftPlace, &Draft), is_aside| Kept {
            place: place.clone(),
            draft: draft.clone(),
            is_aside,
        };
        let open = self
            .place
            .iter()
            .map(|place| (place, &self.open))
            .filter(|(_, draft)| !draft.is_empty());
        let sent = self.sent.values().filter_map(|(place, draft)| Some((place.as_ref()?, draft)));
        let mut all: Vec<Kept> = open.chain(&self.at_places).chain(sent).map(|draft| kept(draft, false)).collect();
        all.extend(self.aside.values().map(|(place, draft)| kept((place, draft), true)));
        serde_json::to_value(all).unwrap_or_default()
    }

    /// Throws away the drafts of changes to a note: their words are the note's.
    pub fn forget(&mut self, note: &NoteId) {
        let is_of = |draft: &Draft| draft.changes.as_ref() == Some(note);
        if is_of(&self.open) {
            self.open = Draft::default();
        }
        self.at_places.retain(|_, draft| !is_of(draft));
        self.aside.retain(|_, (_, draft)| !is_of(draft));
        self.has_news = true;
    }

    /// Takes in drafts that were kept elsewhere.
    pub fn add(&mut self, json: &Json) {
        let other = Self::of(json);
        for (place, draft) in other.at_places {
            // One begun at the same place meanwhile is put aside.
            if let Some(begun) = self.at_places.insert(place.clone(), draft) {
                self.put(place, begun);
            }
        }
        for (place, draft) in other.aside.into_values() {
            self.put(place, draft);
        }
    }

    /// Lets go of the drafts of a workspace: they are kept elsewhere.
    pub fn leave(&mut self, workspace: &Path) {
        let is_of = |place: &DraftPlace| place.workspace.as_deref() == Some(workspace);
        if self.place.as_ref().is_some_and(is_of) {
            self.open = Draft::default();
        }
        self.at_places.retain(|place, _| !is_of(place));
        self.aside.retain(|_, (place, _)| !is_of(place));
        self.has_news = true;
    }

    /// Whether anything was written since [`Self::told`].
    pub fn has_news(&mut self) -> bool {
        if self.open != self.seen {
            self.seen.clone_from(&self.open);
            self.has_news = true;
        }
        self.has_news
    }

    /// What there is by now is being kept.
    pub fn told(&mut self) {
        self.has_news = false;
    }

    /// The place of the one in the field.
    #[must_use]
    pub const fn place(&self) -> Option<&DraftPlace> {
        self.place.as_ref()
    }

    /// Turns to a place: what was being written elsewhere is kept there, and what was begun here comes back.
    pub fn turn_to(&mut self, place: Option<DraftPlace>) {
        if place == self.place {
            return;
        }
        let left = std::mem::take(&mut self.open);
        if let Some(old) = self.place.take().filter(|_| !left.is_empty()) {
            self.at_places.insert(old, left);
        }
        self.open = place.as_ref().and_then(|place| self.at_places.remove(place)).unwrap_or_default();
        self.place = place;
        self.shows_more = false;
    }

    /// Puts the one in the field aside, for oneself alone; the field is empty after it.
    pub fn put_aside(&mut self) {
        let draft = std::mem::take(&mut self.open);
        if let Some(place) = self.place.clone().filter(|_| !draft.is_empty()) {
            self.put(place, draft);
        }
    }

    fn put(&mut self, place: DraftPlace, draft: Draft) {
        self.count += 1;
        self.aside.insert(self.count, (place, draft));
        self.has_news = true;
    }

    /// Those that were put aside in a workspace, the latest first.
    pub fn aside(&self, workspace: Option<&PathBuf>) -> impl Iterator<Item = (u64, &DraftPlace, &Draft)> {
        let aside = self.aside.iter().rev().map(|(number, (place, draft))| (*number, place, draft));
        aside.filter(move |(_, place, _)| place.workspace.as_ref() == workspace)
    }

    /// Those half written at places of a workspace, in the order of their places; the one in the field too.
    #[must_use]
    pub fn begun(&self, workspace: Option<&PathBuf>) -> Vec<(&DraftPlace, &Draft)> {
        let open = self
            .place
            .iter()
            .map(|place| (place, &self.open))
            .filter(|(_, draft)| !draft.is_empty());
        let all = open.chain(&self.at_places);
        let mut begun: Vec<_> = all.filter(|(place, _)| place.workspace.as_ref() == workspace).collect();
        begun.sort_by_key(|(place, _)| format!("{place:?}"));
        begun
    }

    /// One that was put aside.
    #[must_use]
    pub fn one_aside(&self, number: u64) -> Option<&(DraftPlace, Draft)> {
        self.aside.get(&number)
    }

    /// Takes one that was put aside into the field of its place, which must be the one turned to. What stands in the field is put aside.
    pub fn take_up(&mut self, number: u64) {
        if let Some((_, draft)) = self.aside.remove(&number) {
            self.put_aside();
            self.open = draft;
            self.has_news = true;
        }
    }

    /// Throws one away that was put aside.
    pub fn drop_aside(&mut self, number: u64) {
        self.has_news |= self.aside.remove(&number).is_some();
    }

    /// Throws the one half written at a place away.
    pub fn drop_begun(&mut self, place: &DraftPlace) {
        if self.place.as_ref() == Some(place) {
            self.open = Draft::default();
        } else {
            self.at_places.remove(place);
        }
        self.has_news = true;
    }

    /// Empties the field while an act is on its way to the disk.
    pub fn send(&mut self, act: u64) {
        self.sent.insert(act, (self.place.clone(), std::mem::take(&mut self.open)));
        self.has_news = true;
    }

    /// One that was put aside is on its way to the disk.
    pub fn send_aside(&mut self, act: u64, number: u64) {
        if let Some((place, draft)) = self.aside.remove(&number) {
            self.sent.insert(act, (Some(place), draft));
            self.has_news = true;
        }
    }

    /// The act is safe; it made a note, or changed one. What waited for that note goes on where it was left, and grows out of it.
    pub fn arrived(&mut self, act: u64, note: Option<&NoteId>) {
        let Some((place, draft)) = self.sent.remove(&act) else { return };
        self.has_news = true;
        if let Some(mut waiting) = draft.waiting {
            waiting.links.extend(note.cloned());
            self.come_back(place, *waiting);
            self.wants_focus = true;
        }
    }

    /// The act failed: its words come back to where they were written, unless new ones stand there.
    pub fn came_back(&mut self, act: u64) {
        if let Some((place, draft)) = self.sent.remove(&act) {
            self.come_back(place, draft);
            self.has_news = true;
        }
    }

    fn come_back(&mut self, place: Option<DraftPlace>, draft: Draft) {
        let Some(of) = place else { return };
        if Some(&of) == self.place.as_ref() && self.open.is_empty() {
            self.open = draft;
        } else if Some(&of) == self.place.as_ref() || self.at_places.contains_key(&of) {
            self.put(of, draft);
        } else {
            self.at_places.insert(of, draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NoteKind;

    fn place(house: &str) -> DraftPlace {
        DraftPlace {
            anchor: Anchor {
                house: Some(house.into()),
                ..Anchor::default()
            },
            ..DraftPlace::default()
        }
    }

    fn about(text: &str) -> Draft {
        Draft {
            text: text.to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn words_stay_where_they_were_written() {
        let mut drafts = Drafts::default();
        drafts.turn_to(Some(place("A")));
        drafts.open = about("om A");
        drafts.turn_to(Some(place("B")));
        assert!(drafts.open.is_empty());
        drafts.turn_to(None);
        drafts.turn_to(Some(place("A")));
        assert_eq!(drafts.open.text, "om A");
    }

    #[test]
    fn what_could_not_be_written_comes_back() {
        let mut drafts = Drafts::default();
        drafts.turn_to(Some(place("A")));
        drafts.open = about("om A");
        drafts.send(1);
        assert!(drafts.open.is_empty());
        drafts.turn_to(Some(place("B")));
        drafts.came_back(1);
        assert!(drafts.open.is_empty());
        drafts.turn_to(Some(place("A")));
        assert_eq!(drafts.open.text, "om A");
        drafts.send(2);
        drafts.open = about("mere om A");
        drafts.came_back(2);
        assert_eq!(drafts.open.text, "mere om A");
        assert_eq!(drafts.aside(None).count(), 1, "new words stand there: the old ones are put aside");
    }

    #[test]
    fn every_draft_is_kept_and_found_again() {
        let mut drafts = Drafts::default();
        drafts.turn_to(Some(place("A")));
        drafts.open = about("sendt");
        drafts.send(1);
        drafts.open = about("til side");
        drafts.put_aside();
        drafts.turn_to(Some(place("B")));
        drafts.open = about("Æblegrød på øen");
        drafts.turn_to(Some(place("C")));
        drafts.open = about("i feltet");
        assert!(drafts.has_news());
        let again = Drafts::of(&drafts.to_json());
        let begun: Vec<&str> = again.begun(None).iter().map(|(_, draft)| draft.text.as_str()).collect();
        assert_eq!(begun, ["sendt", "Æblegrød på øen", "i feltet"]);
        assert_eq!(
            again.aside(None).map(|(.., draft)| draft.text.as_str()).collect::<Vec<_>>(),
            ["til side"]
        );
        let strange = serde_json::json!([3, { "place": 4 }, { "place": {}, "draft": { "text": "kendt", "new": 1 } }]);
        assert_eq!(Drafts::of(&strange).begun(None).len(), 1);
        assert_eq!(Drafts::of(&Json::Null).begun(None).len(), 0);
    }

    #[test]
    fn what_waits_for_a_note_grows_out_of_it() {
        let mut drafts = Drafts::default();
        drafts.turn_to(Some(place("A")));
        drafts.open = Draft {
            kind: NoteKind::Trial,
            ..about("Vi prøver små grupper")
        };
        drafts.open.begin(NoteKind::Wonder);
        assert!(drafts.open.text.is_empty() && !drafts.open.is_empty());
        drafts.open.text = "Hvorfor om tirsdagen?".to_owned();
        drafts.send(7);
        let note = NoteId {
            writer: "anna".into(),
            number: 3,
        };
        drafts.arrived(7, Some(&note));
        assert_eq!(drafts.open.text, "Vi prøver små grupper");
        assert!(drafts.open.links.contains(&note));
    }
}
