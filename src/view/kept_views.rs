//! The views that were kept, in the order they were kept, in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cluster::Tables;
use crate::i18n::Locale;
use crate::journal::{KeptView, KeptViewId};

use super::View;
use super::words::joined;

/// A kept view in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptViewRow {
    /// The view.
    pub id: KeptViewId,
    /// Its name.
    pub name: String,
    /// What it looks at, who kept it and when: "Udvikling · Sygefravær · Anna · 3. mar. 2025".
    pub detail: String,
}

impl KeptViewRow {
    /// The rows of all kept views. Days are those of the reader's time zone.
    #[must_use]
    pub fn all(kept: &[KeptView], tables: &Tables, locale: &Locale, zone: &TimeZone) -> Vec<Self> {
        kept.iter().map(|kept| Self::of(kept, tables, locale, zone)).collect()
    }

    fn of(kept: &KeptView, tables: &Tables, locale: &Locale, zone: &TimeZone) -> Self {
        let day = Timestamp::from_millisecond(kept.kept_ms)
            .map_or_else(|_| String::new(), |kept| locale.date(kept.to_zoned_datetime(zone.clone()).date()));
        let looks_at = View::of(&kept.view).name_words(tables, locale);
        Self {
            id: kept.id.clone(),
            name: kept.name.clone(),
            detail: joined([looks_at.as_str(), kept.author.trim(), &day], " · "),
        }
    }
}
