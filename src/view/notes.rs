//! *Noter*: all notes, filtered and searched, each knowing the place it belongs to.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::cluster::{Fate, Tables};
use crate::domain::{Anchor, AnchorValue, Note, NoteId, NoteKind, NoteLevel, PlanStage, SeriesChoices, Value};
use crate::format::fold;
use crate::i18n::Locale;

use super::fates::fate_words;
use super::filter::Filter;
use super::own_words::{explained, of_place};
use super::pins::{Pins, place_words};
use super::trial::trial_words;
use super::words::{absence_words, joined, level_of_note_words, note_kind_words, value_words};

/// What the leader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteQuery {
    /// Search text; folded before it is compared.
    pub search: String,
    /// Kinds to show; empty means all.
    pub kinds: BTreeSet<NoteKind>,
    /// Who wrote them; none means everybody.
    pub author: Option<String>,
    /// Whom they are about; none means all.
    pub level: Option<NoteLevel>,
    /// Since when they were written or changed.
    pub since: Since,
    /// Houses, years and topic.
    pub filter: Filter,
}

/// Since when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Since {
    /// Whenever.
    #[default]
    Always,
    /// The last time one was here: milliseconds since 1970-01-01 UTC.
    LastTime(i64),
    /// A day, in the reader's time zone.
    Day(Date),
}

impl Since {
    fn takes(self, note: &Note, zone: &TimeZone) -> bool {
        let last = note.made_ms.max(note.changed_ms);
        match self {
            Self::Always => true,
            Self::LastTime(ms) => last >= ms,
            Self::Day(day) => day_of(last, zone).is_some_and(|of| of >= day),
        }
    }
}

/// The list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NoteList {
    /// "12 noter" or "3 af 12 noter".
    pub sentence: String,
    /// Notes, newest first.
    pub rows: Vec<NoteRow>,
    /// Notes whose place is in no file any more, newest first, whatever houses and years are looked at; empty of a list at a place.
    pub orphans: Vec<NoteRow>,
    /// Everybody who wrote a note, in order of the alphabet; empty of a list at a place.
    pub authors: Vec<String>,
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
    /// What the team says of the indicator or theme it is about; mostly empty.
    pub place_told: String,
    /// What was seen there when it was written: "Så: 8,4 %"; empty where nothing was.
    pub seen: String,
    /// What has become of a trial; empty of other notes.
    pub since: String,
    /// Whom it is about and what it is found by: "om barn · #leg"; mostly empty.
    pub about: String,
    /// The note it answers: "Svar på note 3"; mostly empty.
    pub answers: String,
    /// What it commits someone to: "Mette · ser på det igen 12. jun. 2026"; mostly empty.
    pub plan: String,
    /// The sign of a trial: "Tegn: færre korte fravær"; mostly empty.
    pub sign: String,
    /// That its plan is parked or closed, and why; mostly empty.
    pub state: String,
    /// What has become of its place: "Nu står der 7,9 %"; empty where that is as it was.
    pub fate: String,
    /// Whether its place is in no file any more.
    pub is_orphan: bool,
    /// How many notes answer it.
    pub n_replies: usize,
}

/// What a row is made of besides its note.
pub(super) struct Rows<'a> {
    pub notes: &'a [Note],
    pub tables: &'a Tables,
    pub choices: &'a SeriesChoices,
    pub locale: &'a Locale,
    pub zone: &'a TimeZone,
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
        let page = Rows {
            notes,
            tables,
            choices,
            locale,
            zone,
        };
        let folded = fold(&query.search);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut found: Vec<(&Note, String)> = notes
            .iter()
            .filter(|note| query.kinds.is_empty() || query.kinds.contains(&note.content.kind))
            .filter(|note| query.author.as_ref().is_none_or(|author| note.author == *author))
            .filter(|note| query.level.is_none_or(|level| note.content.level == Some(level)))
            .filter(|note| query.since.takes(note, zone))
            .filter(|note| query.filter.takes_place(&note.anchor, tables) || Fate::of(note, tables).is_orphan())
            .map(|note| (note, place_words(&note.anchor, tables, locale)))
            .filter(|(note, place)| {
                let said = [&*note.content.text, &note.author, place, note_kind_words(note.content.kind, locale)];
                let tags = note.content.tags.iter().map(AsRef::as_ref);
                let text = fold(&joined(said.into_iter().chain(tags), "\n"));
                words.iter().all(|word| text.contains(word))
            })
            .collect();
        found.sort_by_key(|(note, _)| std::cmp::Reverse((note.made_ms, note.number)));
        let rows = found.into_iter().map(|(note, place)| page.row(note, place));
        let (orphans, rows): (Vec<NoteRow>, Vec<NoteRow>) = rows.partition(|row| row.is_orphan);
        let n_found = orphans.len() + rows.len();
        let mut authors: Vec<String> = notes
            .iter()
            .map(|note| note.author.clone())
            .filter(|name| !name.is_empty())
            .collect();
        authors.sort_by(|left, right| locale.order(left, right));
        authors.dedup();
        let key = if n_found == notes.len() { "notes-count" } else { "notes-some" };
        Self {
            sentence: locale.with(key, &[("shown", n_found.into()), ("all", notes.len().into())]),
            rows,
            orphans,
            authors,
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
        let page = Rows {
            notes,
            tables,
            choices,
            locale,
            zone,
        };
        Self {
            sentence: if found.is_empty() {
                locale.t("notes-none-here").to_owned()
            } else {
                locale.with("notes-here", &[("n", found.len().into())])
            },
            rows: found.into_iter().map(|note| page.row_of(note)).collect(),
            orphans: Vec::new(),
            authors: Vec::new(),
        }
    }
}

impl Rows<'_> {
    /// A note as a row.
    pub fn row_of(&self, note: &Note) -> NoteRow {
        self.row(note, place_words(&note.anchor, self.tables, self.locale))
    }

    fn row(&self, note: &Note, place: String) -> NoteRow {
        let locale = self.locale;
        let fate = Fate::of(note, self.tables);
        let answered = note
            .reply_to
            .as_ref()
            .and_then(|id| self.notes.iter().find(|other| other.id == *id));
        NoteRow {
            id: note.id.clone(),
            number: note.number,
            kind: note.content.kind,
            text: note.content.text.clone(),
            byline: joined([&*note.author, &*self.day_words(note.made_ms)], " · "),
            place,
            place_told: explained(String::new(), of_place(&note.anchor), self.tables, locale),
            seen: seen_words(note, self.tables, locale),
            since: trial_words(note, self.tables, self.choices, locale),
            about: self.about(note),
            answers: match answered {
                Some(note) => locale.with("note-answers", &[("number", note.number.into())]),
                None if note.answers_forgotten => locale.t("note-answers-forgotten").to_owned(),
                None => String::new(),
            },
            plan: self.plan(note),
            sign: self.sign(note),
            state: self.state(note),
            fate: fate_words(note, &fate, self.tables, locale),
            is_orphan: fate.is_orphan(),
            n_replies: self.notes.iter().filter(|other| other.reply_to.as_ref() == Some(&note.id)).count(),
        }
    }

    /// The day of a moment, in words.
    pub fn day_words(&self, ms: i64) -> String {
        day_of(ms, self.zone).map_or_else(String::new, |day| self.locale.date(day))
    }

    fn about(&self, note: &Note) -> String {
        let level = note.content.level.map(|level| {
            let level = level_of_note_words(level, self.locale);
            self.locale.with("note-about", &[("level", level.into())])
        });
        let tags = note.content.tags.iter().map(|tag| format!("#{tag}"));
        joined(level.into_iter().chain(tags), " · ")
    }

    fn plan(&self, note: &Note) -> String {
        let Some(plan) = &note.content.plan else { return String::new() };
        let locale = self.locale;
        let start = plan
            .start
            .map(|start| locale.with("plan-start", &[("when", locale.period(start).into())]));
        let key = if note.content.kind == NoteKind::Trial {
            "plan-look-again"
        } else {
            "plan-due"
        };
        let due = plan.due.map(|due| locale.with(key, &[("when", locale.period(due).into())]));
        joined([plan.owner.clone(), start.unwrap_or_default(), due.unwrap_or_default()], " · ")
    }

    fn sign(&self, note: &Note) -> String {
        let sign = note
            .content
            .plan
            .as_ref()
            .map(|plan| plan.sign.as_str())
            .filter(|sign| !sign.is_empty());
        sign.map_or_else(String::new, |sign| self.locale.with("plan-sign", &[("sign", sign.into())]))
    }

    fn state(&self, note: &Note) -> String {
        let key = match note.state.stage {
            PlanStage::Open => return String::new(),
            PlanStage::Parked => "plan-parked",
            PlanStage::Closed => "plan-closed",
        };
        self.locale.with(key, &[("reason", note.state.reason.as_str().into())])
    }
}

/// The day of a moment.
pub(super) fn day_of(ms: i64, zone: &TimeZone) -> Option<Date> {
    let moment = Timestamp::from_millisecond(ms).ok()?;
    Some(moment.to_zoned_datetime(zone.clone()).date())
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

pub(super) fn seen_words(note: &Note, tables: &Tables, locale: &Locale) -> String {
    let value = seen_now(note, tables).map(|seen| value_of(&seen, &note.anchor, tables, locale));
    value.map_or_else(String::new, |value| locale.with("notes-seen", &[("value", value.into())]))
}

/// What stands at a place, in words.
pub(super) fn value_of(value: &AnchorValue, place: &Anchor, tables: &Tables, locale: &Locale) -> String {
    let indicator = place.indicator.as_ref().and_then(|id| tables.indicator(id));
    match (value, indicator) {
        (AnchorValue::Wording(wording), _) => wording.to_string(),
        (AnchorValue::Figure(value), Some(indicator)) => value_words(*value, indicator, locale),
        (AnchorValue::Figure(Value::Number(number)), None) => locale.number(*number, 1),
        (AnchorValue::Figure(Value::Absent(absence)), None) => absence_words(*absence, locale).to_owned(),
    }
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
    fn notes_are_found_by_person_level_and_day() {
        let mut notes = notes();
        notes[1].author = "Åse".to_owned();
        notes[1].content.level = Some(NoteLevel::Child);
        notes[1].content.tags = ["leg".into()].into();
        let found = |query: &NoteQuery| {
            let list = NoteList::build(
                &notes,
                query,
                (&sample::tables(), &SeriesChoices::default()),
                &sample::danish(),
                &TimeZone::UTC,
            );
            list.rows.iter().map(|row| row.number).collect::<Vec<_>>()
        };
        let all = NoteQuery::default();
        let author = Some("Åse".to_owned());
        assert_eq!(found(&NoteQuery { author, ..all.clone() }), [2]);
        let level = Some(NoteLevel::Child);
        assert_eq!(found(&NoteQuery { level, ..all.clone() }), [2]);
        let since = Since::Day("2025-02-03".parse().expect("a day"));
        assert_eq!(found(&NoteQuery { since, ..all.clone() }), [3, 2]);
        let since = Since::LastTime(notes[2].made_ms);
        assert_eq!(found(&NoteQuery { since, ..all.clone() }), [3]);
        let search = "leg".to_owned();
        assert_eq!(found(&NoteQuery { search, ..all }), [3, 2], "the theme and the tag");
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
