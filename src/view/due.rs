//! What is due: trials and agreements whose day has come, each with what was seen then and what stands there now.

use jiff::civil::Date;

use crate::cluster::Tables;
use crate::domain::{Anchor, Note, NoteId, NoteKind, Period, PlanStage, SeriesChoices};
use crate::i18n::Locale;

use super::grounds::first_line;
use super::notes::seen_words;
use super::pins::place_words;
use super::place::PlaceView;
use super::trial::trial_words;
use super::words::{joined, note_kind_words};

/// Letters of a note's words that are shown.
const SHORT: usize = 90;
/// Letters that are shown of them in the one line.
const SHORTER: usize = 60;

/// One that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The note.
    pub id: NoteId,
    /// Its number.
    pub number: usize,
    /// Its kind: a trial or an agreement.
    pub kind: NoteKind,
    /// All of it in one short line: "Prøvehandling 3: Vi prøver gåture · aftalt til 12. juni 2026".
    pub line: String,
    /// What is tried, or agreed.
    pub name: String,
    /// Where it belongs and who sees to it.
    pub place: String,
    /// The day it was to be looked at again: "skulle ses på igen 12. jun. 2026".
    pub day: String,
    /// "Tegn: færre korte fravær"; empty of an agreement.
    pub sign: String,
    /// What was seen when it was written; empty where nothing was.
    pub then: String,
    /// What stands there now: "Nu: 7,9 % · marts 2026"; empty where nothing does.
    pub now: String,
    /// What the figures can answer; empty where they cannot be asked.
    pub answer: String,
}

/// Those that are due on a day, the longest waited for first.
#[must_use]
pub fn due_rows(notes: &[Note], (tables, choices): (&Tables, &SeriesChoices), locale: &Locale, today: Date) -> Vec<DueRow> {
    let is_due = |note: &&Note| note.state.stage == PlanStage::Open && due_day(note).is_some_and(|day| day <= today);
    let mut due: Vec<&Note> = notes.iter().filter(is_due).collect();
    due.sort_by_key(|note| (due_day(note), note.number));
    due.into_iter().map(|note| row(note, (tables, choices), locale)).collect()
}

/// The day it comes back: the first of the period that was named.
pub(super) fn due_day(note: &Note) -> Option<Date> {
    let plan = note.content.plan.as_ref().filter(|_| note.content.kind.has_plan())?;
    plan.due.map(Period::first_day)
}

fn row(note: &Note, (tables, choices): (&Tables, &SeriesChoices), locale: &Locale) -> DueRow {
    let plan = note.content.plan.clone().unwrap_or_default();
    let day = plan.due.map_or_else(String::new, |due| locale.period(due));
    let sign = if plan.sign.is_empty() {
        String::new()
    } else {
        locale.with("plan-sign", &[("sign", plan.sign.as_str().into())])
    };
    let name = first_line(&note.content.text, SHORTER);
    let kind = note_kind_words(note.content.kind, locale);
    let day = locale.with("due-day", &[("day", day.into())]);
    DueRow {
        line: joined([format!("{kind} {}: {name}", note.number), day.clone()], " · "),
        id: note.id.clone(),
        number: note.number,
        kind: note.content.kind,
        name: first_line(&note.content.text, SHORT),
        place: joined([place_words(&note.anchor, tables, locale), plan.owner], " · "),
        day,
        sign,
        then: seen_words(note, tables, locale),
        now: now_words(&note.anchor, (tables, choices), locale),
        answer: trial_words(note, tables, choices, locale),
    }
}

/// What stands there by now: of a series its newest figure, of a theme its newest rating.
pub(super) fn now_words(anchor: &Anchor, (tables, choices): (&Tables, &SeriesChoices), locale: &Locale) -> String {
    let newest = Anchor {
        period: None,
        until: None,
        ..anchor.clone()
    };
    let view = PlaceView::build(&newest, tables, choices, locale);
    let value = match view.ratings.as_slice() {
        [rating] => rating.wording.clone(),
        _ => view.value,
    };
    if value.is_empty() {
        return String::new();
    }
    locale.with("due-now", &[("value", joined([value, view.subtitle], " · ").into())])
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{AnchorValue, Plan, PlanState, Value};

    fn trial(number: usize, due: &str) -> Note {
        let place = sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 2)));
        let mut note = sample::note(number, place, "Vi prøver gåture\nhver dag");
        note.content.kind = NoteKind::Trial;
        note.seen = Some(AnchorValue::Figure(Value::Number(8.4)));
        note.content.plan = Some(Plan {
            owner: "Mette".to_owned(),
            start: Some(Period::Day("2025-02-03".parse().expect("a day"))),
            due: due.parse().ok(),
            sign: "Færre korte fravær".to_owned(),
        });
        note
    }

    #[test]
    fn what_is_due_comes_back_on_its_day() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let mut parked = trial(3, "2025-03-01");
        parked.state = PlanState {
            stage: PlanStage::Parked,
            reason: "ferie".to_owned(),
        };
        let notes = [
            trial(1, "2025M06"),
            trial(2, "2025-05-12"),
            parked,
            sample::note(4, Anchor::default(), "?"),
        ];
        let due = |day: &str| {
            let rows = due_rows(&notes, (&tables, &SeriesChoices::default()), &locale, day.parse().expect("a day"));
            rows.iter().map(|row| row.number).collect::<Vec<_>>()
        };
        assert_eq!(due("2025-05-11"), [0; 0]);
        assert_eq!(due("2025-05-12"), [2]);
        assert_eq!(due("2025-06-01"), [2, 1]);
        let rows = due_rows(
            &notes,
            (&tables, &SeriesChoices::default()),
            &locale,
            "2025-05-12".parse().expect("a day"),
        );
        let row = &rows[0];
        insta::assert_snapshot!(
            [
                &*row.line,
                &row.name,
                &row.place,
                &row.day,
                &row.sign,
                &row.then,
                &row.now,
                &row.answer
            ]
            .join("\n")
        );
    }
}
