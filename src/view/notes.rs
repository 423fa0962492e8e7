//! *Noter*: all notes, filtered and searched, each knowing the place it belongs to.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cluster::Tables;
use crate::domain::{Anchor, AnchorValue, Note, NoteId, NoteKind, SeriesChoices, Value};
use crate::format::fold;
use crate::i18n::Locale;

use super::filter::Filter;
use super::pins::{Pins, place_words};
use super::trial::trial_words;
use super::words::{absence_words, joined, note_kind_words, value_words};

/// What the leader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteQuery {
    /// Search text; folded before it is compared.
    pub search: String,
    /// Kinds to show; empty means all.
    pub kinds: BTreeSet<NoteKind>,
    /// Houses, years and topic.
    pub filter: Filter,
}

/// The list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NoteList {
    /// "12 noter" or "3 af 12 noter".
    pub sentence: String,
    /// Notes, newest first.
    pub rows: Vec<NoteRow>,
}

/// One note.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteRow {
    /// The note.
    pub id: NoteId,
    /// Its number.
    pub number: usize,
    /// Its kind.
    pub kind: NoteKind,
    /// Its text.
    pub text: String,
    /// Who and when: "Mette · 3. mar. 2025".
    pub byline: String,
    /// Where it belongs, in words: "Fyrtårnet · Sygefravær · marts 2025".
    pub place: String,
    /// What was seen there when it was written: "Så: 8,4 %"; empty where nothing was.
    pub seen: String,
    /// What has become of a trial; empty of other notes.
    pub since: String,
}

impl NoteList {
    /// The notes that fit the query, newest first. Every word of the search must occur in text, author, place or kind.
    /// Days are those of the reader's time zone, the choices settled ones.
    #[must_use]
    pub fn build(
        notes: &[Note],
        query: &NoteQuery,
        (tables, choices): (&Tables, &SeriesChoices),
        locale: &Locale,
        zone: &TimeZone,
    ) -> Self {
        let folded = fold(&query.search);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut found: Vec<(&Note, String)> = notes
            .iter()
            .filter(|note| query.kinds.is_empty() || query.kinds.contains(&note.content.kind))
            .filter(|note| query.filter.takes_place(&note.anchor, tables))
            .map(|note| (note, place_words(&note.anchor, tables, locale)))
            .filter(|(note, place)| {
                let text = fold(&joined(
                    [&*note.content.text, &note.author, place, note_kind_words(note.content.kind, locale)],
                    "\n",
                ));
                words.iter().all(|word| text.contains(word))
            })
            .collect();
        found.sort_by_key(|(note, _)| std::cmp::Reverse((note.made_ms, note.number)));
        let rows = found
            .into_iter()
            .map(|(note, place)| row(note, place, (tables, choices), locale, zone))
            .collect::<Vec<_>>();
        let key = if rows.len() == notes.len() { "notes-count" } else { "notes-some" };
        Self {
            sentence: locale.with(key, &[("shown", rows.len().into()), ("all", notes.len().into())]),
            rows,
        }
    }
}

impl NoteList {
    /// The notes that show at a place, newest first.
    #[must_use]
    pub fn at(
        place: &Anchor,
        pins: &Pins,
        notes: &[Note],
        (tables, choices): (&Tables, &SeriesChoices),
        locale: &Locale,
        zone: &TimeZone,
    ) -> Self {
        let here: BTreeSet<NoteId> = pins.at(place).into_iter().map(|pin| pin.note).collect();
        let mut found: Vec<&Note> = notes.iter().filter(|note| here.contains(&note.id)).collect();
        found.sort_by_key(|note| std::cmp::Reverse((note.made_ms, note.number)));
        let words = |note: &Note| place_words(&note.anchor, tables, locale);
        Self {
            sentence: if found.is_empty() {
                locale.t("notes-none-here").to_owned()
            } else {
                locale.with("notes-here", &[("n", found.len().into())])
            },
            rows: found
                .into_iter()
                .map(|note| row(note, words(note), (tables, choices), locale, zone))
                .collect(),
        }
    }
}

fn row(note: &Note, place: String, (tables, choices): (&Tables, &SeriesChoices), locale: &Locale, zone: &TimeZone) -> NoteRow {
    let day = Timestamp::from_millisecond(note.made_ms)
        .map_or_else(|_| String::new(), |made| locale.date(made.to_zoned_datetime(zone.clone()).date()));
    NoteRow {
        id: note.id.clone(),
        number: note.number,
        kind: note.content.kind,
        text: note.content.text.clone(),
        byline: joined([&*note.author, &*day], " · "),
        place,
        seen: seen_words(note, tables, locale),
        since: trial_words(note, tables, choices, locale),
    }
}

/// What was seen when the note was written, as it may be shown now: a figure that is hidden, by a higher limit or a newer file, is not
/// shown again.
#[must_use]
pub fn seen_now(note: &Note, tables: &Tables) -> Option<AnchorValue> {
    let hidden = match &note.seen {
        Some(AnchorValue::Figure(Value::Number(_))) => tables.hidden_at(&note.anchor),
        _ => None,
    };
    hidden.map_or_else(|| note.seen.clone(), |absence| Some(AnchorValue::Figure(Value::Absent(absence))))
}

fn seen_words(note: &Note, tables: &Tables, locale: &Locale) -> String {
    let indicator = note.anchor.indicator.as_ref().and_then(|id| tables.indicator(id));
    let seen = seen_now(note, tables);
    let value = match (&seen, indicator) {
        (None, _) => return String::new(),
        (Some(AnchorValue::Wording(wording)), _) => wording.to_string(),
        (Some(AnchorValue::Figure(value)), Some(indicator)) => value_words(*value, indicator, locale),
        (Some(AnchorValue::Figure(Value::Number(number))), None) => locale.number(*number, 1),
        (Some(AnchorValue::Figure(Value::Absent(absence))), None) => absence_words(*absence, locale).to_owned(),
    };
    locale.with("notes-seen", &[("value", value.into())])
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::Period;

    fn notes() -> Vec<Note> {
        let mut seen = sample::note(
            1,
            sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 2))),
            "Influenza i februar?",
        );
        seen.seen = Some(AnchorValue::Figure(Value::Number(8.4)));
        let whole = sample::note(2, Anchor::default(), "Vi vil gå på æblejagt");
        let mut wording = sample::note(
            3,
            Anchor {
                theme: Some(crate::domain::ThemeName("Leg".into())),
                ..sample::anchor(Some("G2"), None, None)
            },
            "Hvad ser de?",
        );
        wording.content.kind = NoteKind::Wonder;
        wording.seen = Some(AnchorValue::Wording("Tilpasning af indsats".into()));
        vec![seen, whole, wording]
    }

    fn found(search: &str, kinds: &[NoteKind]) -> (String, Vec<usize>) {
        let query = NoteQuery {
            search: search.into(),
            kinds: kinds.iter().copied().collect(),
            ..NoteQuery::default()
        };
        let list = NoteList::build(
            &notes(),
            &query,
            (&sample::tables(), &SeriesChoices::default()),
            &sample::danish(),
            &TimeZone::UTC,
        );
        (list.sentence, list.rows.iter().map(|row| row.number).collect())
    }

    #[test]
    fn notes_are_found_by_text_author_place_and_kind() {
        let cases: [(&str, &[NoteKind], &str, &[usize]); 8] = [
            ("", &[], "3 noter", &[3, 2, 1]),
            ("INFLUENZA", &[], "1 af 3 noter", &[1]),
            ("aeblejagt", &[], "1 af 3 noter", &[2]),
            ("fyrtaarnet sygefravaer", &[], "1 af 3 noter", &[1]),
            ("mette", &[], "3 noter", &[3, 2, 1]),
            ("undren", &[], "1 af 3 noter", &[3]),
            ("", &[NoteKind::Wonder], "1 af 3 noter", &[3]),
            ("hele klyngen", &[NoteKind::Wonder], "0 af 3 noter", &[]),
        ];
        for (search, kinds, sentence, numbers) in cases {
            assert_eq!(found(search, kinds), (sentence.to_owned(), numbers.to_vec()), "{search}");
        }
    }

    #[test]
    fn a_note_says_who_when_where_and_what_was_seen() {
        let list = NoteList::build(
            &notes(),
            &NoteQuery::default(),
            (&sample::tables(), &SeriesChoices::default()),
            &sample::danish(),
            &TimeZone::UTC,
        );
        let lines: Vec<String> = list
            .rows
            .iter()
            .map(|row| joined([&*row.byline, &*row.place, &*row.seen], " | "))
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }
}
