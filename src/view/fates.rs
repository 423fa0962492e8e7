//! What has become of the places of notes, in words.

use crate::cluster::{Fate, Followed, Lost, Standing, Tables};
use crate::domain::{HouseChangeKind, Note};
use crate::i18n::Locale;

use super::notes::value_of;
use super::words::{absence_words, joined};

/// What is said of a note whose place is not as it was; empty where it is.
pub(super) fn fate_words(note: &Note, fate: &Fate, tables: &Tables, locale: &Locale) -> String {
    let followed = fate
        .followed
        .as_ref()
        .map_or_else(String::new, |followed| followed_words(followed, locale));
    let standing = match &fate.now {
        Standing::Intact | Standing::NotCompared | Standing::Merged => String::new(),
        Standing::Changed { now, .. } => {
            let value = value_of(now, &note.anchor, tables, locale);
            locale.with("note-now", &[("value", value.into())])
        }
        Standing::Hidden(absence) => locale.with("fate-hidden", &[("value", absence_words(*absence, locale).into())]),
        Standing::Lost(lost) => locale.t(lost_key(*lost)).to_owned(),
    };
    joined([followed, standing], " · ")
}

fn followed_words(followed: &Followed, locale: &Locale) -> String {
    let key = match followed.how {
        HouseChangeKind::Merged => "fate-merged",
        HouseChangeKind::Moved => "fate-moved",
        HouseChangeKind::Same => "fate-same",
        HouseChangeKind::Renamed | HouseChangeKind::Split | HouseChangeKind::Closed => "fate-renamed",
    };
    let names = [("from", followed.from.as_str().into()), ("to", followed.to.as_str().into())];
    locale.with(key, &names)
}

const fn lost_key(lost: Lost) -> &'static str {
    match lost {
        Lost::House => "fate-lost-house",
        Lost::SplitHouse => "fate-lost-split",
        Lost::Indicator => "fate-lost-indicator",
        Lost::Theme => "fate-lost-theme",
        Lost::Figure => "fate-lost-figure",
        Lost::Rating => "fate-lost-rating",
    }
}

/// How many notes stand as they did, at another value, at a house that was followed, and without a place; empty where there are none.
#[must_use]
pub fn fates_words(notes: &[Note], tables: &Tables, locale: &Locale) -> String {
    const KEYS: [&str; 4] = ["fates-intact", "fates-changed", "fates-followed", "fates-lost"];
    let mut counts = [0_usize; 4];
    for note in notes {
        let fate = Fate::of(note, tables);
        let kind = match (&fate.now, &fate.followed) {
            (Standing::Lost(_), _) => 3,
            (_, Some(_)) => 2,
            (Standing::Changed { .. } | Standing::Hidden(_), None) => 1,
            _ => 0,
        };
        counts[kind] += 1;
    }
    if notes.is_empty() {
        return String::new();
    }
    let told = KEYS.into_iter().zip(counts).filter(|(_, n)| *n > 0);
    let parts = joined(told.map(|(key, n)| locale.with(key, &[("n", n.into())])), ", ");
    locale.with("fates", &[("parts", parts.into())])
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::{AnchorValue, Period, Value};

    fn at(number: usize, house: &str, month: i8, seen: f64) -> Note {
        let mut note = sample::note(
            number,
            sample::anchor(Some(house), Some("Sygefravær"), Some(Period::Month(2025, month))),
            "?",
        );
        note.seen = Some(AnchorValue::Figure(Value::Number(seen)));
        note
    }

    #[test]
    fn each_note_says_what_became_of_its_place_and_all_are_counted() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let notes = [
            at(1, "G1", 2, 8.4),
            at(2, "G1", 2, 1.5),
            at(3, "G1", 12, 8.4),
            at(4, "nedlagt", 2, 8.4),
        ];
        let lines = notes
            .iter()
            .map(|note| fate_words(note, &Fate::of(note, &tables), &tables, &locale));
        insta::assert_snapshot!(lines.chain([fates_words(&notes, &tables, &locale)]).collect::<Vec<_>>().join("\n"));
        assert_eq!(fates_words(&[], &tables, &locale), "");
    }
}
