//! A view: what is looked at on the pages, enough to come back to it another day.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;

use crate::cluster::Tables;
use crate::domain::{Anchor, HouseId, IndicatorId, ThemeName};
use crate::i18n::Locale;

use super::words::joined;
use super::{CompareQuery, Filter, Page};

/// A part of the page *Data*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataView {
    /// The figures.
    #[default]
    Figures,
    /// The ratings.
    Ratings,
    /// The houses over time.
    Houses,
}

/// A part of the page *Tilsyn*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupervisionPart {
    /// Houses by themes; with the visits beneath where there is room.
    #[default]
    Themes,
    /// Visits over time, where there is no room for both.
    Visits,
    /// How ratings are distributed, year by year.
    Distribution,
    /// Each house's steps from visit to visit.
    Steps,
}

/// A part of the page *Noter*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotesPart {
    /// The notes.
    #[default]
    List,
    /// What they were about lately, and what not.
    Attention,
}

impl NotesPart {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::List, Self::Attention];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::List => "notes-list",
            Self::Attention => "notes-attention",
        }
    }
}

impl SupervisionPart {
    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Themes => "supervision-themes",
            Self::Visits => "timeline",
            Self::Distribution => "supervision-distribution",
            Self::Steps => "supervision-steps",
        }
    }
}

/// What is looked at.
///
/// A view is kept as JSON under the names of its fields. What a newer program adds is passed over here, and what it says in words that
/// are not known here counts as nothing said; the journal keeps both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// The page.
    #[serde(deserialize_with = "known_or_default")]
    pub page: Page,
    /// Houses, years and topic.
    #[serde(deserialize_with = "known_or_default")]
    pub filter: Filter,
    /// The indicator; none is the one the page chooses.
    #[serde(deserialize_with = "known_or_default")]
    pub indicator: Option<IndicatorId>,
    /// What is asked of *Sammenlign*.
    #[serde(deserialize_with = "known_or_default")]
    pub compare: CompareQuery,
    /// Charts shown as tables.
    #[serde(deserialize_with = "known_or_default")]
    pub tables: BTreeSet<String>,
    /// The part of *Data*.
    #[serde(deserialize_with = "known_or_default")]
    pub part: DataView,
    /// The part of *Tilsyn*.
    #[serde(deserialize_with = "known_or_default")]
    pub supervision: SupervisionPart,
    /// The theme whose steps *Tilsyn* shows; none is the first.
    #[serde(deserialize_with = "known_or_default")]
    pub theme: Option<ThemeName>,
    /// The part of *Noter*.
    #[serde(deserialize_with = "known_or_default")]
    pub notes: NotesPart,
    /// The place chosen.
    #[serde(deserialize_with = "known_or_default")]
    pub place: Option<Anchor>,
}

/// A word that is not known here is as good as none; it never takes the rest with it.
pub(super) fn known_or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    Json::deserialize(deserializer).map(|json| T::deserialize(json).unwrap_or_default())
}

/// What a view speaks of that the tables no longer have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    /// Houses.
    pub houses: BTreeSet<HouseId>,
    /// Whether that leaves none of those chosen, so that all show.
    pub shows_all: bool,
    /// The indicator.
    pub indicator: Option<IndicatorId>,
}

impl View {
    /// The view that JSON speaks of; any JSON is one.
    #[must_use]
    pub fn of(json: &Json) -> Self {
        Self::deserialize(json).unwrap_or_default()
    }

    /// The view as JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Whether another view looks at the same: what is chosen there, or shown as a table, may differ.
    #[must_use]
    pub fn looks_at_same(&self, other: &Self) -> bool {
        let sight = |view: &Self| {
            (
                view.page,
                view.filter.clone(),
                view.indicator.clone(),
                view.compare.clone(),
                view.supervision,
                view.notes,
            )
        };
        sight(self) == sight(other)
    }

    /// The view as it can be shown now: houses under the ids they go by, what is gone left out. And what that is.
    #[must_use]
    pub fn settled(&self, tables: &Tables) -> (Self, Gone) {
        let (mut view, mut gone) = (self.clone(), Gone::default());
        let mut settle = |house: &HouseId| {
            let known = tables.house(house).map(|house| house.id.clone());
            if known.is_none() {
                gone.houses.insert(house.clone());
            }
            known
        };
        view.filter.houses = self.filter.houses.iter().filter_map(&mut settle).collect();
        let is_gone = |indicator: &IndicatorId| tables.indicator(indicator).is_none();
        view.place = self.place.clone().and_then(|place| match &place.house {
            Some(house) => settle(house).map(|house| Anchor {
                house: Some(house),
                ..place
            }),
            None => Some(place),
        });
        view.place.take_if(|place| place.indicator.as_ref().is_some_and(is_gone));
        view.compare.house = self.compare.house.as_ref().and_then(&mut settle);
        gone.shows_all = view.filter.houses.is_empty() && !self.filter.houses.is_empty();
        let other = view.compare.other.take_if(|indicator| is_gone(indicator));
        gone.indicator = view.indicator.take_if(|indicator| is_gone(indicator)).or(other);
        (view, gone)
    }

    /// What it may be called until someone finds a better name: "Udvikling · Sygefravær".
    #[must_use]
    pub fn name_words(&self, tables: &Tables, locale: &Locale) -> String {
        let shows_one = matches!(self.page, Page::Trend | Page::Compare);
        let indicator = self.indicator.as_ref().filter(|_| shows_one);
        let indicator = indicator.map_or_else(String::new, |indicator| tables.title(indicator).to_string());
        joined([locale.t(self.page.key()).to_owned(), indicator], " · ")
    }
}

impl Gone {
    /// "»Januar« er åbnet, men 2 huse findes ikke i tallene længere."; nothing where nothing is gone.
    #[must_use]
    pub fn words(&self, name: &str, locale: &Locale) -> Option<String> {
        let n_houses = self.houses.len();
        let houses = (n_houses > 0).then(|| locale.with("views-gone-houses", &[("n", n_houses.into())]));
        let indicator = self.indicator.as_ref();
        let indicator = indicator.map(|id| locale.with("views-gone-indicator", &[("indicator", id.to_string().into())]));
        let gone: Vec<String> = houses.into_iter().chain(indicator).collect();
        let gone = (!gone.is_empty()).then(|| joined(gone, &format!(" {} ", locale.t("views-and"))))?;
        let said = locale.with("views-opened-without", &[("name", name.into()), ("gone", gone.into())]);
        let all = if self.shows_all { locale.t("views-all-houses") } else { "" };
        Some(joined([said.as_str(), all], " "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::super::{CompareForm, Moment};
    use super::*;
    use crate::domain::{Period, Topic};

    fn view() -> View {
        View {
            page: Page::Compare,
            filter: Filter {
                houses: BTreeSet::from(["G1".into(), "G2".into()]),
                topic: Some(Topic::Absence),
                ..Filter::recent()
            },
            indicator: Some("Sygefravær".into()),
            compare: CompareQuery {
                form: CompareForm::Beside,
                moment: Some(Moment {
                    period: Some(Period::Month(2025, 2)),
                    is_sum: false,
                }),
                shows_places: true,
                ..CompareQuery::default()
            },
            tables: BTreeSet::from(["trend-G1".to_owned()]),
            part: DataView::Houses,
            supervision: SupervisionPart::Steps,
            theme: Some(ThemeName("Sprog".into())),
            notes: NotesPart::Attention,
            place: Some(Anchor {
                house: Some("G1".into()),
                ..Anchor::default()
            }),
        }
    }

    #[test]
    fn a_view_is_kept_under_explicit_names() {
        let json = serde_json::json!({
            "page": "compare",
            "filter": { "houses": ["G1", "G2"], "only_recent": true, "from_year": null, "to_year": null, "topic": "absence" },
            "indicator": "Sygefravær",
            "compare": { "form": "beside", "moment": { "period": "2025M02", "is_sum": false }, "earlier": null, "other": null, "house": null, "shows_places": true },
            "tables": ["trend-G1"],
            "part": "houses",
            "supervision": "steps",
            "theme": "Sprog",
            "notes": "attention",
            "place": { "house": "G1" },
        });
        assert_eq!(view().to_json(), json);
        assert_eq!(View::of(&view().to_json()), view());
    }

    #[test]
    fn what_a_newer_program_says_is_passed_over() {
        let mut json = view().to_json();
        json["page"] = "wall".into();
        json["filter"]["topic"] = "play".into();
        json["filter"]["weekday"] = 3.into();
        json["compare"]["form"] = "rain".into();
        json["light"] = "low".into();
        let mut expected = view();
        (expected.page, expected.filter.topic) = (Page::Overview, None);
        assert_eq!(View::of(&json), expected);
        for json in [Json::Null, Json::from(3), serde_json::json!({ "filter": [] })] {
            assert_eq!(View::of(&json), View::default());
        }
    }

    #[test]
    fn what_is_gone_is_left_out_and_told() {
        let (tables, locale) = (sample::tables(), sample::danish());
        let (same, nothing) = view().settled(&tables);
        assert_eq!((same, nothing.words("Januar", &locale)), (view(), None));
        let mut old = view();
        old.filter.houses = BTreeSet::from(["fyrtaarnet".into(), "G8".into(), "G9".into()]);
        old.place = Some(sample::anchor(Some("G8"), None, None));
        old.indicator = Some("Trivsel".into());
        let (found, gone) = old.settled(&tables);
        assert_eq!(found.filter.houses, BTreeSet::from(["G1".into()]), "by the id it goes by now");
        assert_eq!((found.place, found.indicator), (None, None));
        assert_eq!(
            gone.words("Januar", &locale).as_deref(),
            Some("»Januar« er åbnet, men 2 huse og nøgletallet Trivsel findes ikke i tallene længere.")
        );
        old.filter.houses = BTreeSet::from(["G8".into()]);
        old.indicator = None;
        (old.compare.house, old.compare.other) = (Some("G8".into()), Some("Sygefravær".into()));
        let (found, gone) = old.settled(&tables);
        assert!(found.filter.houses.is_empty());
        assert_eq!((found.compare.house, found.compare.other), (None, Some("Sygefravær".into())));
        assert_eq!(
            gone.words("Januar", &locale).as_deref(),
            Some("»Januar« er åbnet, men ét hus findes ikke i tallene længere. Derfor vises alle huse.")
        );
    }

    #[test]
    fn a_view_has_a_name_until_it_gets_one() {
        assert_eq!(view().name_words(&sample::tables(), &sample::danish()), "Sammenlign · Sygefravær");
        assert_eq!(View::default().name_words(&sample::tables(), &sample::danish()), "Overblik");
    }
}
