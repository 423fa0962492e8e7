//! *Opmærksomhed*: which houses, themes and indicators the team has talked about lately, and which not. A table, never a score: rows stand
//! in the leader's own order, and nothing is summed over them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};

use crate::cluster::Tables;
use crate::domain::{Anchor, HouseId, Note, NoteKind, PlanStage, Topic};
use crate::i18n::Locale;

use super::due::due_day;
use super::grounds::first_line;
use super::notes::day_of;
use super::own_words::{explained, of_place};
use super::series::shown_indicators;
use super::words::{cut_words, joined, note_kind_words};
use super::{Filter, MAX_HOUSES};

/// Letters of a trial's or an agreement's words.
const SHORT: usize = 60;

/// The table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attention {
    /// What it shows, and what it is not.
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// Headings of the cells.
    pub headings: Vec<String>,
    /// Houses, themes, indicators.
    pub groups: Vec<AttentionGroup>,
}

/// Rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttentionGroup {
    /// "Huse".
    pub title: String,
    /// The rows, in the order of the pages.
    pub rows: Vec<AttentionRow>,
}

/// A house, a theme or an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttentionRow {
    /// Where it is looked at, and notes about it belong.
    pub place: Anchor,
    /// What it is called.
    pub name: String,
    /// A cell for each heading; empty where there is nothing to say.
    pub cells: Vec<String>,
    /// Whether nobody has written of it at all.
    pub is_untouched: bool,
    /// Name, headings and cells, and the team's own words, for hover and screen readers.
    pub hover: String,
}

/// What is asked: until which day, and through which filter.
pub struct AttentionQuery<'a> {
    /// The day it is.
    pub today: Date,
    /// Houses and topic; years are not asked for.
    pub filter: &'a Filter,
    /// The leader's order of the houses.
    pub order: &'a [HouseId],
}

/// A column: its heading, and what it says of the notes about a row. One for meetings is added here when there are meetings.
type Column = (&'static str, fn(&Page<'_>, &[&Note]) -> String);

const COLUMNS: [Column; 3] = [
    ("attention-last", |page, about| page.last(about)),
    ("attention-lately", |page, about| page.lately(about)),
    ("attention-open", |page, about| page.open(about)),
];

impl Attention {
    /// The table of a day. Days are those of the reader's time zone.
    #[must_use]
    pub fn build(notes: &[Note], tables: &Tables, query: &AttentionQuery<'_>, locale: &Locale, zone: &TimeZone) -> Self {
        let year: Span = 12.months();
        let page = Page {
            notes,
            tables,
            locale,
            zone,
            since: query.today.checked_sub(year).unwrap_or(Date::MIN),
        };
        let chosen = query.filter.houses(tables, query.order, locale);
        let houses = chosen.iter().take(MAX_HOUSES);
        let cut = cut_words(houses.len(), chosen.len(), locale);
        let themes = tables
            .themes()
            .iter()
            .filter(|_| query.filter.takes_topic(Some(Topic::Supervision)));
        let indicators = shown_indicators(tables, query.filter).into_iter();
        let groups = [
            page.group(
                "attention-houses",
                houses.map(|house| (of_house(&house.id), house.name.to_string())),
            ),
            page.group(
                "attention-themes",
                themes.map(|theme| {
                    let place = Anchor {
                        theme: Some(theme.clone()),
                        ..Anchor::default()
                    };
                    (place, theme.0.to_string())
                }),
            ),
            page.group(
                "attention-indicators",
                indicators.map(|indicator| {
                    let place = Anchor {
                        indicator: Some(indicator.id.clone()),
                        ..Anchor::default()
                    };
                    (place, indicator.title().to_string())
                }),
            ),
        ];
        Self {
            sentence: locale.t("attention-sentence").to_owned(),
            cut,
            headings: COLUMNS.map(|(key, _)| locale.t(key).to_owned()).to_vec(),
            groups: groups.into_iter().filter(|group| !group.rows.is_empty()).collect(),
        }
    }
}

fn of_house(house: &HouseId) -> Anchor {
    Anchor {
        house: Some(house.clone()),
        ..Anchor::default()
    }
}

struct Page<'a> {
    notes: &'a [Note],
    tables: &'a Tables,
    locale: &'a Locale,
    zone: &'a TimeZone,
    /// What was written from this day on was written lately.
    since: Date,
}

impl Page<'_> {
    fn group(&self, key: &str, places: impl Iterator<Item = (Anchor, String)>) -> AttentionGroup {
        AttentionGroup {
            title: self.locale.t(key).to_owned(),
            rows: places.map(|(place, name)| self.row(place, name)).collect(),
        }
    }

    fn row(&self, place: Anchor, name: String) -> AttentionRow {
        let about: Vec<&Note> = self.notes.iter().filter(|note| self.is_about(note, &place)).collect();
        let cells = COLUMNS.map(|(_, say)| say(self, &about)).to_vec();
        let told = COLUMNS.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
        let told = told.map(|((key, _), cell)| format!("{}: {cell}", self.locale.t(key)));
        let hover = joined(std::iter::once(name.clone()).chain(told), "\n");
        AttentionRow {
            hover: explained(hover, of_place(&place), self.tables, self.locale),
            is_untouched: about.is_empty(),
            place,
            name,
            cells,
        }
    }

    /// Whether a note is about a house, a theme or an indicator, whatever else it is about.
    fn is_about(&self, note: &Note, place: &Anchor) -> bool {
        let own = &note.anchor;
        if let Some(house) = &place.house {
            return own.house.as_ref().is_some_and(|of| self.tables.settled(of) == *house);
        }
        place.theme.is_some() && own.theme == place.theme || place.indicator.is_some() && own.indicator == place.indicator
    }

    /// "Undren, 3. mar. 2025".
    fn last(&self, about: &[&Note]) -> String {
        let last = about.iter().max_by_key(|note| (note.made_ms, note.number));
        last.map_or_else(
            || self.locale.t("attention-none").to_owned(),
            |note| {
                let day = day_of(note.made_ms, self.zone).map_or_else(String::new, |day| self.locale.date(day));
                joined([note_kind_words(note.content.kind, self.locale), &day], ", ")
            },
        )
    }

    /// "2 iagttagelser, 1 undren".
    fn lately(&self, about: &[&Note]) -> String {
        let mut by_kind: BTreeMap<NoteKind, usize> = BTreeMap::new();
        let is_late = |note: &&&Note| day_of(note.made_ms, self.zone).is_some_and(|day| day > self.since);
        for note in about.iter().filter(is_late) {
            *by_kind.entry(note.content.kind).or_default() += 1;
        }
        let counts = by_kind
            .into_iter()
            // A number is never parted from what it counts.
            .map(|(kind, n)| self.locale.with(count_key(kind), &[("n", n.into())]).replace(' ', "\u{a0}"));
        joined(counts, ", ")
    }

    /// "Prøvehandling 12. jun. 2026: Faste makkerpar", the first to come first, a line each.
    fn open(&self, about: &[&Note]) -> String {
        let is_open = |note: &&&Note| note.content.kind.has_plan() && note.state.stage == PlanStage::Open;
        let mut open: Vec<&Note> = about.iter().filter(is_open).copied().collect();
        open.sort_by_key(|note| (due_day(note).is_none(), due_day(note), note.number));
        let words = open.into_iter().map(|note| {
            let due = note.content.plan.as_ref().and_then(|plan| plan.due);
            let due = due.map_or_else(String::new, |due| self.locale.period(due));
            let what = joined([note_kind_words(note.content.kind, self.locale), &due], " ");
            format!("{what}: {}", first_line(&note.content.text, SHORT))
        });
        joined(words, "\n")
    }
}

const fn count_key(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Observation => "attention-observations",
        NoteKind::Wonder => "attention-wonders",
        NoteKind::Explanation => "attention-explanations",
        NoteKind::Trial => "attention-trials",
        NoteKind::Agreement => "attention-agreements",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{Plan, ThemeName};

    fn notes() -> Vec<Note> {
        let theme = Anchor {
            theme: Some(ThemeName("Leg".into())),
            ..sample::anchor(Some("G2"), None, None)
        };
        let mut agreement = sample::note(4, theme, "Vi spørger **børnene**\n\nog hinanden");
        agreement.content.kind = NoteKind::Agreement;
        agreement.content.plan = Some(Plan {
            due: "2025M06".parse().ok(),
            ..Plan::default()
        });
        let mut parked = agreement.clone();
        (parked.number, parked.state.stage) = (5, PlanStage::Parked);
        let mut wonder = sample::note(3, sample::anchor(Some("G1"), Some("Sygefravær"), None), "Hvorfor?");
        wonder.content.kind = NoteKind::Wonder;
        // By the name it went by before its id was known.
        let former = sample::note(2, sample::anchor(Some("fyrtaarnet"), None, None), "Nyt hus");
        vec![
            sample::note(1, sample::anchor(Some("G1"), Some("Sygefravær"), None), "Meget"),
            former,
            wonder,
            agreement,
            parked,
            sample::note(6, Anchor::default(), "Hele klyngen"),
        ]
    }

    fn told(today: &str, filter: &Filter) -> String {
        let order: [HouseId; 2] = ["G2".into(), "G1".into()];
        let query = AttentionQuery {
            today: today.parse().expect("a day"),
            filter,
            order: &order,
        };
        let table = Attention::build(&notes(), &sample::tables(), &query, &sample::danish(), &TimeZone::UTC);
        let mut lines = vec![table.sentence, table.headings.join(" | ")];
        for group in table.groups {
            lines.push(format!("== {}", group.title));
            let rows = group.rows.into_iter();
            lines.extend(rows.map(|row| {
                assert_eq!(
                    row.is_untouched,
                    row.cells[1..].iter().all(String::is_empty) && row.cells[0].starts_with("ikke")
                );
                format!("{} | {}", row.name, row.cells.join(" | "))
            }));
        }
        lines.join("\n")
    }

    #[test]
    fn what_was_talked_about_stands_beside_what_was_not() {
        insta::assert_snapshot!(told("2025-06-01", &Filter::default()));
    }

    #[test]
    fn a_year_later_the_last_note_still_stands_and_is_counted_no_more() {
        let later = told("2026-02-04", &Filter::default());
        assert!(later.contains("Fyrtårnet | Undren, 4. feb. 2025 |  | "), "{later}");
        assert!(
            later.contains("Aftale juni 2025: Vi spørger børnene"),
            "what is open stays open: {later}"
        );
    }

    #[test]
    fn the_filter_narrows_houses_and_topics() {
        let filter = Filter {
            houses: std::collections::BTreeSet::from(["G1".into()]),
            topic: Some(Topic::Absence),
            ..Filter::default()
        };
        let told = told("2025-06-01", &filter);
        assert!(told.contains("Fyrtårnet") && told.contains("Sygefravær"), "{told}");
        assert!(!told.contains("Leg") && !told.contains("Forældretilfredshed"), "{told}");
    }
}
