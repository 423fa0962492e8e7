//! Search over notes, houses, indicators, themes and the team's own words.
//!
//! What is written is taken apart into words; a find holds every one of them, æ, ø and å as anyone types them and whatever the case. A word
//! after a field's name ("hus:bølgen", "forfatter:mette") is looked for in that field alone.
//!
//! Finds are in order of where the words stand: in the name of a thing before the words of a note, at the beginning of a word before its
//! middle. Of finds alike the newest note stands first.

use std::cmp::Reverse;

use memchr::memmem::Finder;

use crate::cluster::Tables;
use crate::domain::{Anchor, House, Note, NoteId, Term};
use crate::format::fold;
use crate::i18n::Locale;
use crate::journal::State;

use super::pins::place_words;
use super::words::{joined, level_of_note_words, note_kind_words, topic_words};

/// What a find can be looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The name of a house, an indicator, a theme or a term.
    Name,
    /// The words of a note, or of a term.
    Text,
    /// Who wrote it.
    Author,
    /// The house a note is at.
    House,
    /// The indicator a note is about.
    Indicator,
    /// The theme a note is about.
    Theme,
    /// The kind of note.
    Kind,
    /// The level a note is about.
    Level,
    /// The team's own words to find a note by.
    Tag,
}

impl Field {
    /// The field of a name as one writes it, folded; in both languages whichever is spoken.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "navn" | "name" => Self::Name,
            "tekst" | "text" => Self::Text,
            "forfatter" | "af" | "author" | "by" => Self::Author,
            "hus" | "house" => Self::House,
            "nogletal" | "indicator" => Self::Indicator,
            "tema" | "theme" => Self::Theme,
            "type" | "slags" | "kind" => Self::Kind,
            "niveau" | "level" => Self::Level,
            "maerke" | "tag" => Self::Tag,
            _ => return None,
        })
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A note.
    Note(NoteId),
    /// A house, an indicator or a theme, to be looked at.
    Place(Anchor),
    /// A term in the team's own words.
    Term(Term),
}

/// A find, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// What it is called: a note by its kind and number.
    pub title: String,
    /// Where it belongs, or what kind of thing it is.
    pub detail: String,
    /// The words it was found by, or its first; empty of what has none.
    pub text: String,
}

/// Everything there is to find.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    hit: Hit,
    /// Folded fields, one after the other.
    folded: String,
    /// Each field and where it ends.
    fields: Vec<(Field, usize)>,
    made_ms: i64,
}

/// A word looked for: in one field, or in all.
struct Wanted {
    field: Option<Field>,
    word: String,
}

impl SearchIndex {
    /// Everything there is to find in a workspace.
    #[must_use]
    pub fn build(state: &State, tables: &Tables, locale: &Locale) -> Self {
        let houses = tables.houses().iter().map(|house| of_house(house, tables, locale));
        let indicators = tables.indicators().iter().map(|indicator| {
            let anchor = Anchor {
                indicator: Some(indicator.id.clone()),
                ..Anchor::default()
            };
            let hit = place(anchor, &indicator.id.0, topic_words(indicator.topic, locale));
            Entry::of(hit, 0, &[(Field::Name, &indicator.id.0)])
        });
        let themes = tables.themes().iter().map(|theme| {
            let anchor = Anchor {
                theme: Some(theme.clone()),
                ..Anchor::default()
            };
            Entry::of(place(anchor, &theme.0, locale.t("search-theme")), 0, &[(Field::Name, &theme.0)])
        });
        let terms = state.wordings().iter().filter_map(|(term, wordings)| {
            let wording = wordings.last().filter(|wording| !wording.text.is_empty())?;
            let hit = Hit {
                found: Found::Term(term.clone()),
                title: term.name().to_owned(),
                detail: locale.t("search-term").to_owned(),
                text: wording.text.clone(),
            };
            let fields: [(Field, &str); 3] = [
                (Field::Name, term.name()),
                (Field::Text, &wording.text),
                (Field::Author, &wording.author),
            ];
            Some(Entry::of(hit, wording.worded_ms, &fields))
        });
        let notes = state.notes().iter().map(|note| of_note(note, tables, locale));
        Self {
            entries: houses.chain(indicators).chain(themes).chain(terms).chain(notes).collect(),
        }
    }

    /// The best finds, no more than `most`, and how many there are in all. Nothing is found by nothing.
    #[must_use]
    pub fn find(&self, query: &str, most: usize) -> (Vec<&Hit>, usize) {
        let wanted = wanted(query);
        if wanted.is_empty() {
            return (Vec::new(), 0);
        }
        let finders: Vec<(Option<Field>, Finder<'_>)> = wanted.iter().map(|one| (one.field, Finder::new(&one.word))).collect();
        let mut found: Vec<(u32, i64, &Entry)> = self
            .entries
            .iter()
            .filter_map(|entry| Some((entry.weight(&finders)?, entry.made_ms, entry)))
            .collect();
        let n_found = found.len();
        found.sort_by_key(|(weight, made_ms, _)| Reverse((*weight, *made_ms)));
        (found.into_iter().take(most).map(|(_, _, entry)| &entry.hit).collect(), n_found)
    }
}

impl Entry {
    fn of(hit: Hit, made_ms: i64, fields: &[(Field, &str)]) -> Self {
        let (mut folded, mut ends) = (String::new(), Vec::with_capacity(fields.len()));
        for (field, text) in fields {
            folded.push_str(&fold(text));
            folded.push('\n');
            ends.push((*field, folded.len()));
        }
        Self {
            hit,
            folded,
            fields: ends,
            made_ms,
        }
    }

    /// How well it answers; none where a word is nowhere.
    fn weight(&self, finders: &[(Option<Field>, Finder<'_>)]) -> Option<u32> {
        let mut weight = 0;
        for (field, finder) in finders {
            let at = finder.find_iter(self.folded.as_bytes());
            weight += at.filter_map(|at| self.weight_at(at, *field)).max()?;
        }
        Some(weight)
    }

    fn weight_at(&self, at: usize, wanted: Option<Field>) -> Option<u32> {
        let field = self.fields.iter().find(|(_, end)| at < *end).map(|(field, _)| *field)?;
        if wanted.is_some_and(|wanted| wanted != field) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| self.folded.as_bytes().get(before));
        let begins = before.is_none_or(|before| !before.is_ascii_alphanumeric());
        let of_field = match field {
            Field::Name => 8,
            Field::Text | Field::Tag => 4,
            _ => 2,
        };
        Some(of_field + u32::from(begins))
    }
}

fn wanted(query: &str) -> Vec<Wanted> {
    let folded = fold(query);
    let words = folded.split_whitespace().map(|word| {
        let named = word.split_once(':').and_then(|(name, word)| Some((Field::named(name)?, word)));
        match named {
            Some((field, word)) => Wanted {
                field: Some(field),
                word: word.to_owned(),
            },
            None => Wanted {
                field: None,
                word: word.to_owned(),
            },
        }
    });
    words.filter(|wanted| !wanted.word.is_empty()).collect()
}

fn place(anchor: Anchor, title: &str, detail: &str) -> Hit {
    Hit {
        found: Found::Place(anchor),
        title: title.to_owned(),
        detail: detail.to_owned(),
        text: String::new(),
    }
}

/// A house by every name it has gone by.
fn of_house(house: &House, tables: &Tables, locale: &Locale) -> Entry {
    let names = tables.history(&house.id).map_or(&[][..], |history| &history.names);
    let anchor = Anchor {
        house: Some(house.id.clone()),
        ..Anchor::default()
    };
    let hit = place(anchor, &house.name, locale.t("search-house"));
    let mut fields: Vec<(Field, &str)> = vec![(Field::Name, &house.name), (Field::Name, &house.id.0)];
    fields.extend(names.iter().skip(1).map(|name| (Field::Name, &*name.name)));
    Entry::of(hit, 0, &fields)
}

fn of_note(note: &Note, tables: &Tables, locale: &Locale) -> Entry {
    let (content, anchor) = (&note.content, &note.anchor);
    let kind = note_kind_words(content.kind, locale);
    let level = content.level.map_or("", |level| level_of_note_words(level, locale));
    let hit = Hit {
        found: Found::Note(note.id.clone()),
        title: format!("{kind} {}", note.number),
        detail: joined([&*place_words(anchor, tables, locale), &note.author], " · "),
        text: content.text.clone(),
    };
    let mut fields: Vec<(Field, &str)> = vec![
        (Field::Text, &content.text),
        (Field::Author, &note.author),
        (Field::Indicator, anchor.indicator.as_ref().map_or("", |id| &id.0)),
        (Field::Theme, anchor.theme.as_ref().map_or("", |theme| &theme.0)),
        (Field::Kind, kind),
        (Field::Level, level),
    ];
    // By every name its house has gone by; where no file knows the house, by what the note knows it by.
    if let Some(house) = &anchor.house {
        let names = tables.history(house).map_or(&[][..], |history| &history.names);
        fields.push((Field::House, &house.0));
        fields.extend(names.iter().map(|name| (Field::House, &*name.name)));
    }
    fields.extend(
        content
            .plan
            .iter()
            .flat_map(|plan| [(Field::Text, &*plan.sign), (Field::Author, &*plan.owner)]),
    );
    fields.extend(content.tags.iter().map(|tag| (Field::Tag, &**tag)));
    fields.retain(|(_, text)| !text.is_empty());
    Entry::of(hit, note.made_ms, &fields)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{NoteKind, NoteLevel, Period};
    use crate::journal::{Act, Workspace};

    fn index() -> (tempfile::TempDir, SearchIndex) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut workspace = Workspace::create_as(folder.path(), "Havn", "anna").expect("made");
        let places = [
            (
                sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 2))),
                "Influenza på æblestuen?",
            ),
            (sample::anchor(Some("G2"), None, None), "Vi vil gå på æblejagt"),
            (Anchor::default(), "Ro til fordybelse i Fyrtårnet"),
        ];
        for (ms, (anchor, text)) in (1..).zip(places) {
            let mut new = crate::domain::NewNote {
                content: crate::domain::NoteContent::new(NoteKind::Wonder, text),
                author: "Mette".to_owned(),
                anchor,
                ..crate::domain::NewNote::default()
            };
            new.content.level = (ms == 1).then_some(NoteLevel::Child);
            new.content.tags.extend((ms == 2).then(|| "udeliv".into()));
            workspace.act(Act::AddNote(new), ms).expect("written");
        }
        let act = Act::WordTerm {
            term: Term::Concept("Læringskultur".into()),
            text: "Vi undres, før vi handler".to_owned(),
            author: "Bo".to_owned(),
        };
        workspace.act(act, 9).expect("written");
        let index = SearchIndex::build(workspace.state(), &sample::tables(), &sample::danish());
        (folder, index)
    }

    #[test]
    fn all_words_are_found_the_names_first_and_the_newest_before_the_older() {
        let (_folder, index) = index();
        let cases: [(&str, &[&str]); 13] = [
            ("", &[]),
            ("influenza", &["Undren 1"]),
            ("ÆBLE", &["Undren 2", "Undren 1"]),
            ("aeble", &["Undren 2", "Undren 1"]),
            ("fyrtaarnet", &["Fyrtårnet", "Undren 3", "Undren 1"]),
            ("hus:fyrtårnet", &["Undren 1"]),
            ("hus:lygten", &["Undren 1"]),
            ("forfatter:mette jagt", &["Undren 2"]),
            ("niveau:barn", &["Undren 1"]),
            ("tag:udeliv", &["Undren 2"]),
            ("undres", &["Læringskultur"]),
            ("sygefravaer", &["Sygefravær", "Undren 1"]),
            ("findes ikke", &[]),
        ];
        for (query, expected) in cases {
            let (hits, n_found) = index.find(query, 10);
            let titles: Vec<&str> = hits.iter().map(|hit| hit.title.as_str()).collect();
            assert_eq!((titles.as_slice(), n_found), (expected, expected.len()), "{query}");
        }
        assert_eq!(index.find("e", 2).0.len(), 2, "no more than asked for");
    }

    #[test]
    fn a_house_is_found_by_the_name_it_had() {
        let (_folder, index) = index();
        assert_eq!(index.find("lygten", 10).0.first().map(|hit| hit.title.as_str()), Some("Fyrtårnet"));
    }
}
