//! The page of one note: its words, its place then and now, its chart, what it grows out of and what grew out of it, the answers to it.

use jiff::tz::TimeZone;

use crate::chart::ChartSpec;
use crate::cluster::{Fate, Standing, Tables};
use crate::domain::{HouseId, IndicatorId, Note, NoteId, NoteKind, PlanStage, SeriesChoices};
use crate::i18n::Locale;

use super::due::now_words;
use super::notes::{NoteRow, Rows};
use super::rating_charts::{RatingCharts, RatingQuestion};
use super::words::note_kind_words;
use super::{Compare, CompareForm, CompareQuery, Filter, Pins, Trend};

/// What the page is built from.
#[derive(Clone, Copy)]
pub struct NoteGround<'a> {
    /// All notes.
    pub notes: &'a [Note],
    /// Which of them show where.
    pub pins: &'a Pins,
    /// The tables.
    pub tables: &'a Tables,
    /// The leaders' own order of houses.
    pub order: &'a [HouseId],
    /// What the team decided about series.
    pub choices: &'a SeriesChoices,
    /// What the pages look at.
    pub filter: &'a Filter,
}

/// The page.
#[derive(Debug, Clone, PartialEq)]
pub struct NotePage {
    /// "Undren 4".
    pub title: String,
    /// The note.
    pub row: NoteRow,
    /// That the same stands at its place now, or what a trial has come to; what has become of the place else the row tells.
    pub now: String,
    /// How far its plan has come; none of a note that has no plan.
    pub stage: Option<PlanStage>,
    /// Its chart, as the page it belongs to draws it; none where that page has none of its place.
    pub chart: Option<ChartSpec>,
    /// The note it answers.
    pub answered: Option<NoteRow>,
    /// What it grows out of.
    pub grounds: Vec<NoteRow>,
    /// What grew out of it.
    pub growth: Vec<NoteRow>,
    /// The answers to it and to those, each after the one it answers, with how deep it stands.
    pub replies: Vec<(usize, NoteRow)>,
}

impl NotePage {
    /// The page of a note; none where it is gone.
    #[must_use]
    pub fn build(id: &NoteId, ground: NoteGround<'_>, locale: &Locale, zone: &TimeZone) -> Option<Self> {
        let note = find(ground.notes, id)?;
        let rows = Rows {
            notes: ground.notes,
            tables: ground.tables,
            choices: ground.choices,
            locale,
            zone,
        };
        let row_of = |note: &Note| rows.row_of(note);
        let grounds = note.links.iter().filter_map(|id| find(ground.notes, id));
        let growth = ground.notes.iter().filter(|other| other.links.contains(id));
        let mut replies = Vec::new();
        add_replies(note, ground.notes, 0, &mut |depth, reply| replies.push((depth, rows.row_of(reply))));
        Some(Self {
            title: format!("{} {}", note_kind_words(note.content.kind, locale), note.number),
            row: row_of(note),
            now: now(note, (ground.tables, ground.choices), locale),
            stage: note.content.kind.has_plan().then_some(note.state.stage),
            chart: chart(note, ground, locale, zone),
            answered: note.reply_to.as_ref().and_then(|id| find(ground.notes, id)).map(row_of),
            grounds: grounds.map(row_of).collect(),
            growth: growth.map(row_of).collect(),
            replies,
        })
    }
}

fn find<'n>(notes: &'n [Note], id: &NoteId) -> Option<&'n Note> {
    notes.iter().find(|note| note.id == *id)
}

/// Answers deeper than this stand no further in: a thread stays readable.
const DEEPEST: usize = 3;

fn add_replies<'n>(note: &Note, notes: &'n [Note], depth: usize, add: &mut dyn FnMut(usize, &'n Note)) {
    // An answer is younger than what it answers, so that a thread always ends.
    let is_reply = |other: &&Note| other.reply_to.as_ref() == Some(&note.id) && other.number > note.number;
    for reply in notes.iter().filter(is_reply) {
        add(depth.min(DEEPEST), reply);
        add_replies(reply, notes, depth + 1, add);
    }
}

/// What stands at the place now, beside what was seen. The new figure of a trial is looked at where the series has come to.
fn now(note: &Note, (tables, choices): (&Tables, &SeriesChoices), locale: &Locale) -> String {
    if note.content.kind == NoteKind::Trial {
        return now_words(&note.anchor, (tables, choices), locale);
    }
    if note.seen.is_none() {
        return String::new();
    }
    let fate = Fate::of(note, tables);
    if fate.now == Standing::Intact {
        locale.t("note-now-same").to_owned()
    } else {
        String::new()
    }
}

/// The chart of the page it belongs to, in all years where those that are looked at do not hold its place.
fn chart(note: &Note, ground: NoteGround<'_>, locale: &Locale, zone: &TimeZone) -> Option<ChartSpec> {
    let Some(house) = &note.anchor.house else {
        return chart_of_all(note.anchor.indicator.as_ref()?, ground, locale);
    };
    let house = ground.tables.shown_as(house);
    let narrow = |filter: Filter| Filter {
        houses: [house.clone()].into(),
        topic: None,
        ..filter
    };
    let mut place = note.anchor.clone();
    place.house = Some(house.clone());
    let mut filter = narrow(ground.filter.clone());
    if !filter.shows_place(&place, ground.tables) {
        filter = narrow(Filter::default());
    }
    if let Some(indicator) = &note.anchor.indicator {
        let NoteGround {
            pins,
            tables,
            order,
            choices,
            ..
        } = ground;
        let page = Trend::build(tables, pins, order, (choices, zone), &filter, Some(indicator), locale);
        let is_it = page.has_time && page.indicator.is_some_and(|head| head.id == *indicator);
        return page.panels.into_iter().find(|panel| is_it && panel.is_of(&house));
    }
    let theme = note.anchor.theme.clone()?;
    let question = RatingQuestion::Steps(Some(theme.clone()));
    let page = RatingCharts::build(ground.tables, ground.pins, ground.order, &filter, &question, locale);
    page.charts.into_iter().next().filter(|_| page.theme == Some(theme))
}

/// The houses beside each other, where a note is about an indicator of all of them.
fn chart_of_all(indicator: &IndicatorId, ground: NoteGround<'_>, locale: &Locale) -> Option<ChartSpec> {
    let filter = Filter {
        topic: None,
        ..ground.filter.clone()
    };
    let query = CompareQuery {
        form: CompareForm::Spread,
        ..CompareQuery::default()
    };
    let NoteGround {
        pins,
        tables,
        order,
        choices,
        ..
    } = ground;
    let page = Compare::build(tables, pins, order, choices, &filter, (Some(indicator), &query), locale);
    let is_it = page.indicator.as_ref().is_some_and(|head| head.id == *indicator);
    page.groups.into_iter().flat_map(|group| group.charts).next().filter(|_| is_it)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{AnchorValue, Period, Value};

    fn page(of: usize) -> NotePage {
        let (tables, locale) = (sample::tables(), sample::danish());
        let here = sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 2)));
        let mut notes: Vec<Note> = (1..=5)
            .map(|number| sample::note(number, here.clone(), "**Hvad** ser vi?"))
            .collect();
        notes[0].seen = Some(AnchorValue::Figure(Value::Number(1.5)));
        notes[1].content.kind = NoteKind::Wonder;
        notes[1].links = [notes[0].id.clone()].into();
        notes[2].reply_to = Some(notes[0].id.clone());
        notes[3].reply_to = Some(notes[2].id.clone());
        notes[4].reply_to = Some(notes[4].id.clone());
        notes[0].changed_ms += 86_400_000;
        let pins = Pins::build(&notes, &tables);
        let ground = NoteGround {
            notes: &notes,
            pins: &pins,
            tables: &tables,
            order: &[],
            choices: &SeriesChoices::default(),
            filter: &Filter::default(),
        };
        NotePage::build(&notes[of - 1].id, ground, &locale, &TimeZone::UTC).expect("it is there")
    }

    #[test]
    fn a_note_stands_in_its_thread_with_its_chart() {
        let first = page(1);
        assert_eq!(first.growth.iter().map(|row| row.number).collect::<Vec<_>>(), [2]);
        let replies: Vec<(usize, usize)> = first.replies.iter().map(|(depth, row)| (*depth, row.number)).collect();
        assert_eq!(replies, [(0, 3), (1, 4)]);
        assert_eq!(first.chart.as_ref().map(|chart| chart.title.as_str()), Some("Fyrtårnet"));
        assert!(first.stage.is_none());
        insta::assert_snapshot!([first.title, first.row.seen, first.row.fate, first.now].join("\n"));
        let second = page(2);
        assert_eq!(second.grounds.iter().map(|row| row.number).collect::<Vec<_>>(), [1]);
        assert_eq!(page(4).answered.map(|row| row.number), Some(3));
        assert_eq!(page(5).replies.len(), 0, "a note that answers itself is a thread that ends");
    }
}
