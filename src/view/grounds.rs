//! What a note may grow out of: the notes at its place first, then the others that are searched for.

use std::collections::BTreeSet;

use crate::cluster::Tables;
use crate::domain::{Anchor, Note, NoteId, NoteKind};
use crate::format::fold;
use crate::i18n::Locale;

use super::pins::{Pins, place_words};
use super::words::{joined, note_kind_words};

/// Notes from other places that are offered at most.
const MOST_OTHERS: usize = 6;
/// Letters of a note's words that are shown.
const SHORT: usize = 60;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroundQuery {
    /// The place that is written at.
    pub anchor: Anchor,
    /// The kind that is written; of a trial only observations and wonders are grounds.
    pub kind: NoteKind,
    /// Search text.
    pub search: String,
    /// What was chosen already: always shown.
    pub chosen: BTreeSet<NoteId>,
    /// The note that is written itself, where it is changed.
    pub but: Option<NoteId>,
}

/// A note to grow out of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundRow {
    /// The note.
    pub id: NoteId,
    /// Its kind.
    pub kind: NoteKind,
    /// "Undren 4: Hvorfor om vinteren?"
    pub words: String,
    /// Where it belongs, where that is elsewhere; empty of a note here.
    pub place: String,
}

/// The notes on offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// At the place, and those chosen; newest first.
    pub here: Vec<GroundRow>,
    /// At other places, newest first: those found, or some.
    pub elsewhere: Vec<GroundRow>,
}

impl Grounds {
    /// The notes on offer for what is asked.
    #[must_use]
    pub fn build(query: &GroundQuery, notes: &[Note], pins: &Pins, tables: &Tables, locale: &Locale) -> Self {
        // What was seen in March is as near as what was seen in April.
        let place = Anchor {
            period: None,
            until: None,
            ..query.anchor.clone()
        };
        let at_place: BTreeSet<NoteId> = pins.at(&place).into_iter().map(|pin| pin.note).collect();
        let folded = fold(&query.search);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let row = |note: &Note, place: String| GroundRow {
            id: note.id.clone(),
            kind: note.content.kind,
            words: short_words(note, locale),
            place,
        };
        let mut grounds = Self::default();
        for note in notes.iter().rev().filter(|note| query.takes(note)) {
            let place = place_words(&note.anchor, tables, locale);
            let text = fold(&joined([&*note.content.text, &*place, &*note.author], "\n"));
            let is_found = words.iter().all(|word| text.contains(word));
            let is_chosen = query.chosen.contains(&note.id);
            if is_chosen || at_place.contains(&note.id) && is_found {
                grounds.here.push(row(note, String::new()));
            } else if is_found && grounds.elsewhere.len() < MOST_OTHERS {
                grounds.elsewhere.push(row(note, place));
            }
        }
        grounds
    }
}

impl GroundQuery {
    fn takes(&self, note: &Note) -> bool {
        let is_ground = self.kind != NoteKind::Trial || matches!(note.content.kind, NoteKind::Observation | NoteKind::Wonder);
        is_ground && self.but.as_ref() != Some(&note.id)
    }
}

/// "Undren 4: Hvorfor om vinteren?": the first words of a note.
pub(super) fn short_words(note: &Note, locale: &Locale) -> String {
    let line = first_line(&note.content.text, SHORT);
    format!("{} {}: {line}", note_kind_words(note.content.kind, locale), note.number)
}

/// The first line of a text in Markdown, without its signs, cut to so many letters.
#[must_use]
pub fn first_line(text: &str, most: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.trim_start_matches(['#', '>', '*', '-', ' ']).replace(['*', '`'], "");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn notes_here_come_first_and_the_others_are_searched() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let here = sample::anchor(Some("G1"), Some("Sygefravær"), None);
        let mut notes = vec![
            sample::note(1, here.clone(), "Det stiger"),
            sample::note(2, sample::anchor(Some("G2"), None, None), "# Hvorfor om vinteren?\nmere"),
            sample::note(3, here.clone(), "Det er influenza"),
            sample::note(4, Anchor::default(), "Blåbær"),
        ];
        notes[1].content.kind = NoteKind::Wonder;
        notes[2].content.kind = NoteKind::Explanation;
        let pins = Pins::build(&notes, &tables);
        let said = |query: &GroundQuery| {
            let grounds = Grounds::build(query, &notes, &pins, &tables, &locale);
            let words = |rows: &[GroundRow]| rows.iter().map(|row| row.words.clone()).collect::<Vec<_>>().join(" | ");
            (words(&grounds.here), words(&grounds.elsewhere))
        };
        let trial = GroundQuery {
            anchor: here,
            kind: NoteKind::Trial,
            ..GroundQuery::default()
        };
        assert_eq!(
            said(&trial),
            (
                "Iagttagelse 1: Det stiger".to_owned(),
                "Iagttagelse 4: Blåbær | Undren 2: Hvorfor om vinteren?".to_owned()
            )
        );
        let searched = GroundQuery {
            search: "blaabaer".to_owned(),
            chosen: [notes[1].id.clone()].into(),
            ..trial.clone()
        };
        assert_eq!(
            said(&searched),
            ("Undren 2: Hvorfor om vinteren?".to_owned(), "Iagttagelse 4: Blåbær".to_owned())
        );
        let wonder = GroundQuery {
            kind: NoteKind::Wonder,
            but: Some(notes[0].id.clone()),
            ..trial
        };
        assert_eq!(said(&wonder).0, "Forklaring 3: Det er influenza");
    }

    #[test]
    fn a_long_line_is_cut() {
        assert_eq!(first_line("\n- Vi ser på børnene", 12), "Vi ser på b…");
        assert_eq!(first_line("Det er **højest** i marts", 40), "Det er højest i marts");
        assert_eq!(first_line("", 12), "");
    }
}
