//! Who did what when, in words: of a note, of a setting, or of everything.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cluster::Tables;
use crate::domain::{EventId, PlanStage, Term};
use crate::i18n::Locale;
use crate::journal::{Body, Deed, Event, State, Subject};

use super::own_words::name_of;
use super::pins::place_words;
use super::words::{joined, note_kind_words};

/// A clock that is so far behind what was written already is wrong, or another one was.
const CLOCK_SLACK_MS: i64 = 60 * 60 * 1000;

/// The past of something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastView {
    /// "Historik for note 3".
    pub title: String,
    /// How much happened, and that nothing of it is erased.
    pub sentence: String,
    /// What was done, the latest first.
    pub rows: Vec<PastRow>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastRow {
    /// "3. mar. 2025 kl. 14.05".
    pub when: String,
    /// "Mette rettede noten".
    pub what: String,
    /// The words that were written; empty where there were none.
    pub words: String,
    /// Said where it was taken back; else empty.
    pub standing: String,
    /// What can be forgotten of it, by its lasting name, and who wrote it.
    pub forgettable: Option<(EventId, String)>,
}

impl PastView {
    /// The past of a subject. Days and hours are those of the reader's time zone.
    #[must_use]
    pub fn build(state: &State, subject: &Subject, tables: &Tables, locale: &Locale, zone: &TimeZone) -> Self {
        let deeds = state.history(subject);
        let teller = Teller { tables, locale, zone };
        Self {
            title: title(state, subject, tables, locale),
            sentence: locale.with("past-sentence", &[("n", deeds.len().into())]),
            rows: deeds.iter().rev().map(|deed| teller.row(deed, subject)).collect(),
        }
    }
}

fn title(state: &State, subject: &Subject, tables: &Tables, locale: &Locale) -> String {
    let of = |key: &str, name: &str, value: &str| locale.with(key, &[(name, value.into())]);
    match subject {
        Subject::All => locale.t("past-all").to_owned(),
        Subject::Note(id) => match state.note(id) {
            Some(note) => of("past-note", "number", &note.number.to_string()),
            None => locale.t("past-note-gone").to_owned(),
        },
        Subject::LeastShown => locale.t("past-least-shown").to_owned(),
        Subject::Houses => locale.t("past-houses").to_owned(),
        Subject::Series(indicator) => of("past-series", "indicator", tables.title(indicator)),
        Subject::Views => locale.t("past-views").to_owned(),
        Subject::Term(term) => of("past-term", "term", name_of(term, tables)),
    }
}

struct Teller<'a> {
    tables: &'a Tables,
    locale: &'a Locale,
    zone: &'a TimeZone,
}

impl Teller<'_> {
    fn row(&self, deed: &Deed, subject: &Subject) -> PastRow {
        let told = deed.of.as_ref().unwrap_or(&deed.event);
        let done = self.done(told, subject);
        let key = match deed.event.body {
            Body::Undone { .. } => "past-undid",
            Body::Redone { .. } => "past-redid",
            _ => "past-did",
        };
        PastRow {
            when: time_words(deed.event.stamp.wall_ms, self.locale, self.zone),
            what: self
                .locale
                .with(key, &[("who", who(deed, self.locale).into()), ("what", done.into())]),
            words: words_of(&deed.event).to_owned(),
            forgettable: deed
                .event
                .body
                .can_be_forgotten()
                .then(|| (deed.event.id(), who(deed, self.locale))),
            standing: if deed.is_undone {
                self.locale.t("past-is-undone").to_owned()
            } else {
                String::new()
            },
        }
    }

    /// "rettede noten": what was done to the subject.
    fn done(&self, event: &Event, subject: &Subject) -> String {
        let t = |key: &str| self.locale.t(key).to_owned();
        let with = |key: &str, name: &str, value: String| self.locale.with(key, &[(name, value.into())]);
        let about = match subject {
            Subject::Note(note) => Some(note),
            _ => None,
        };
        match &event.body {
            Body::NoteAdded(note) => match about {
                Some(about) if note.reply_to.as_ref() == Some(about) => t("past-replied"),
                Some(about) if event.id() != *about => t("past-built-on"),
                _ => with(
                    "past-note-added",
                    "kind",
                    note_kind_words(note.content.kind, self.locale).to_lowercase(),
                ),
            },
            Body::NoteMoved { anchor, .. } => with("past-note-moved", "place", place_words(anchor, self.tables, self.locale)),
            Body::NoteLinked { note, to, holds } => t(linked_key(about == Some(to) && note != to, *holds)),
            Body::PlanStateSet { state, .. } => t(stage_key(state.stage)),
            Body::LeastShownSet { least } => with("past-least-shown-set", "least", least.to_string()),
            Body::ViewKept { name, .. } => with("past-view-kept", "name", name.clone()),
            Body::ViewRenamed { name, .. } => with("past-view-renamed", "name", name.clone()),
            Body::TermWorded {
                term: term @ Term::IndicatorName(_),
                ..
            } => with("past-indicator-named", "name", term.name().to_owned()),
            Body::TermWorded { term, .. } => with("past-term-worded", "term", name_of(term, self.tables).to_owned()),
            Body::HousesToldApart { one, other } => with("past-houses-apart", "houses", format!("{one} / {other}")),
            Body::SeriesChoiceAdded { choice, .. } => {
                with("past-series-added", "indicator", self.tables.title(&choice.indicator).to_string())
            }
            body => t(plain_key(body)),
        }
    }
}

const fn linked_key(is_other_end: bool, holds: bool) -> &'static str {
    match (is_other_end, holds) {
        (true, true) => "past-built-on-by-link",
        (true, false) => "past-no-longer-built-on",
        (false, true) => "past-linked",
        (false, false) => "past-unlinked",
    }
}

const fn stage_key(stage: PlanStage) -> &'static str {
    match stage {
        PlanStage::Open => "past-opened",
        PlanStage::Parked => "past-parked",
        PlanStage::Closed => "past-closed",
    }
}

/// What is said the same way whatever it was about.
const fn plain_key(body: &Body) -> &'static str {
    match body {
        Body::NoteChanged { .. } => "past-note-changed",
        Body::NoteRemoved { .. } => "past-note-removed",
        Body::HousesOrdered { .. } => "past-houses-ordered",
        Body::HouseChangeAdded { .. } => "past-house-change-added",
        Body::HouseChangeCorrected { .. } => "past-house-change-corrected",
        Body::HouseChangeRemoved { .. } => "past-house-change-removed",
        Body::SeriesChoiceRemoved { .. } => "past-series-removed",
        Body::ViewRemoved { .. } => "past-view-removed",
        Body::Forgotten(_) => "past-forgotten",
        Body::ForgetAsked { .. } => "past-forget-asked",
        _ => "past-something",
    }
}

/// The words someone wrote in doing it.
#[must_use]
pub fn words_of(event: &Event) -> &str {
    match &event.body {
        Body::NoteAdded(note) => &note.content.text,
        Body::NoteChanged { rewriting, .. } => &rewriting.text,
        Body::PlanStateSet { state, .. } => &state.reason,
        Body::TermWorded { text, .. } => text,
        Body::HouseChangeAdded { change } | Body::HouseChangeCorrected { change, .. } => &change.note,
        _ => "",
    }
}

fn who(deed: &Deed, locale: &Locale) -> String {
    if deed.name.is_empty() {
        locale.with("past-unnamed", &[("writer", (*deed.event.writer).into())])
    } else {
        deed.name.to_string()
    }
}

/// "3. mar. 2025 kl. 14.05".
fn time_words(ms: i64, locale: &Locale, zone: &TimeZone) -> String {
    let Ok(time) = Timestamp::from_millisecond(ms) else {
        return String::new();
    };
    let time = time.to_zoned_datetime(zone.clone());
    let clock = [("hour", format!("{:02}", time.hour())), ("minute", format!("{:02}", time.minute()))];
    let [hour, minute] = clock.map(|(name, value)| (name, value.into()));
    locale.with("past-time", &[("day", locale.date(time.date()).into()), hour, minute])
}

/// What is asked before an undo takes away what others built on: who did what.
#[must_use]
pub fn built_on_words(built: &[Deed], locale: &Locale) -> String {
    let zone = TimeZone::UTC;
    let tables = Tables::default();
    let teller = Teller {
        tables: &tables,
        locale,
        zone: &zone,
    };
    let mut told: Vec<String> = Vec::new();
    for deed in built {
        let subject = match &deed.event.body {
            Body::NoteAdded(note) => note.reply_to.clone().map_or(Subject::All, Subject::Note),
            Body::NoteLinked { to, .. } => Subject::Note(to.clone()),
            _ => Subject::All,
        };
        let words = match (&deed.event.body, &subject) {
            (Body::NoteAdded(_), Subject::All) => locale.t("past-built-on").to_owned(),
            _ => teller.done(&deed.event, &subject),
        };
        let line = locale.with("past-did", &[("who", who(deed, locale).into()), ("what", words.into())]);
        if !told.contains(&line) {
            told.push(line);
        }
    }
    locale.with("undo-built-on", &[("what", joined(told, "; ").into())])
}

/// What is said where the clock is behind what was written already; none where it is not.
#[must_use]
pub fn clock_words(newest_ms: i64, now_ms: i64, locale: &Locale, zone: &TimeZone) -> Option<String> {
    let is_behind = newest_ms > now_ms.saturating_add(CLOCK_SLACK_MS);
    is_behind.then(|| locale.with("problem-clock", &[("newest", time_words(newest_ms, locale, zone).into())]))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{NewNote, NoteContent, NoteId, NoteKind, PlanState};
    use crate::journal::{Act, Workspace};

    fn written(text: &str, author: &str, reply_to: Option<NoteId>) -> Act {
        Act::AddNote(NewNote {
            content: NoteContent::new(NoteKind::Agreement, text),
            author: author.to_owned(),
            reply_to,
            ..NewNote::default()
        })
    }

    #[test]
    fn a_note_tells_who_did_what_when() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut anna = Workspace::create_as(folder.path(), "Øst", "anna").expect("made");
        let mut bo = Workspace::open_as(folder.path(), "bo").expect("opened");
        let note = anna
            .act(written("Vi ses fredag", "Anna", None), 1_741_010_700_000)
            .expect("done")
            .id();
        bo.catch_up().expect("read");
        for (act, minute) in [
            (written("Jeg tager kaffe med", "Bo", Some(note.clone())), 1),
            (
                Act::ChangeNote {
                    note: note.clone(),
                    content: NoteContent::new(NoteKind::Agreement, "Vi ses torsdag"),
                },
                2,
            ),
            (
                Act::SetPlanState {
                    note: note.clone(),
                    state: PlanState {
                        stage: PlanStage::Parked,
                        reason: "ferie".to_owned(),
                    },
                    author: "Bo".to_owned(),
                },
                3,
            ),
            (Act::Undo, 4),
        ] {
            bo.act(act, 1_741_010_700_000 + minute * 60_000).expect("done");
        }
        anna.catch_up().expect("read");
        let locale = sample::danish();
        let subject = Subject::Note(note);
        let view = PastView::build(anna.state(), &subject, &sample::tables(), &locale, &TimeZone::UTC);
        let lines: Vec<String> = view
            .rows
            .iter()
            .map(|row| joined([&row.when, &row.what, &row.words, &row.standing], " | "))
            .collect();
        let asked = built_on_words(&anna.state().built_on_undo("anna"), &locale);
        insta::assert_snapshot!([vec![view.title, view.sentence], lines, vec![asked]].concat().join("\n"));
    }

    #[test]
    fn a_clock_that_is_behind_is_told_of() {
        let hour = 3_600_000;
        for (newest, now, is_told) in [(0, 0, false), (hour, 0, false), (hour + 1, 0, true), (i64::MAX, i64::MAX, false)] {
            let words = clock_words(newest, now, &sample::danish(), &TimeZone::UTC);
            assert_eq!(words.is_some(), is_told, "{newest} {now}");
        }
    }
}
