//! The filter strip: houses, period, topic. One filter for all pages.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::cluster::Tables;
use crate::domain::{Anchor, House, HouseId, Period, Topic};
use crate::i18n::Locale;

use super::house_words::ended_words;
use super::viewed::known_or_default;
use super::words::span_words;

/// How many calendar years are the recent ones.
pub(super) const RECENT_YEARS: i16 = 3;

/// What the leader chose to look at. Everything left open shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Houses to show; empty means all: every house is ticked.
    #[serde(deserialize_with = "known_or_default")]
    pub houses: BTreeSet<HouseId>,
    /// Of months, quarters, weeks and days only the figures of the newest three calendar years that have any. Half-years, years and
    /// visits are few, and always show.
    #[serde(deserialize_with = "known_or_default")]
    pub only_recent: bool,
    /// First calendar year to show.
    #[serde(deserialize_with = "known_or_default")]
    pub from_year: Option<i16>,
    /// Last calendar year to show.
    #[serde(deserialize_with = "known_or_default")]
    pub to_year: Option<i16>,
    /// Topic to show.
    #[serde(deserialize_with = "known_or_default")]
    pub topic: Option<Topic>,
}

impl Filter {
    /// What a window begins with: long time spans, but a common one that is not so long that the newest cannot be told apart.
    #[must_use]
    pub fn recent() -> Self {
        Self {
            only_recent: true,
            ..Self::default()
        }
    }

    /// The same with the years a window begins with.
    #[must_use]
    pub fn of_recent_years(&self) -> Self {
        Self {
            only_recent: true,
            ..self.of_all_years()
        }
    }

    /// The same with the years alone in which a stretch of time begins and ends.
    #[must_use]
    pub fn of_years(&self, first: Period, last: Period) -> Self {
        Self {
            from_year: Some(first.first_day().year()),
            to_year: Some(last.first_day().year()),
            ..self.of_all_years()
        }
    }

    /// "2023–2024"; nothing where no years are chosen by name.
    #[must_use]
    pub fn years_words(&self) -> String {
        let years = self.from_year.zip(self.to_year);
        years.map_or_else(String::new, |(first, last)| span_words(&first.to_string(), &last.to_string()))
    }

    /// The same without a word about years.
    #[must_use]
    pub fn of_all_years(&self) -> Self {
        Self {
            only_recent: false,
            from_year: None,
            to_year: None,
            ..self.clone()
        }
    }

    /// Whether a figure of a period shows.
    #[must_use]
    pub fn takes_figure(&self, period: Option<Period>, tables: &Tables) -> bool {
        let is_recent = |period: Period| {
            let first = first_recent_year(tables);
            !period.step().is_fine() || first.is_none_or(|first| period.first_day().year() >= first)
        };
        self.takes_period(period) && (!self.only_recent || period.is_none_or(is_recent))
    }

    /// Whether a place can be seen on a page: its house, its topic and its time, or the end of it, show.
    #[must_use]
    pub fn shows_place(&self, place: &Anchor, tables: &Tables) -> bool {
        let is_of_figures = place.theme.is_none() && place.indicator.is_some();
        self.takes_place(place, tables) && (!is_of_figures || self.takes_figure(place.until.or(place.period), tables))
    }

    /// Whether a period starts inside the years chosen. A figure without a period always shows.
    #[must_use]
    pub fn takes_period(&self, period: Option<Period>) -> bool {
        period.is_none_or(|period| {
            let year = period.first_day().year();
            self.from_year.is_none_or(|from| year >= from) && self.to_year.is_none_or(|to| year <= to)
        })
    }

    /// Whether a house is among those chosen: its tick in the list of houses.
    #[must_use]
    pub fn takes_house(&self, house: &HouseId) -> bool {
        self.houses.is_empty() || self.houses.contains(house)
    }

    /// Unticks a house that shows, ticks one that does not. The last tick stays: a page of no house says nothing.
    pub fn toggle_house(&mut self, house: &HouseId, options: &FilterOptions) {
        let mut ticked: BTreeSet<HouseId> = options
            .houses
            .iter()
            .map(|(id, _)| id)
            .filter(|id| self.takes_house(id))
            .cloned()
            .collect();
        if !ticked.remove(house) {
            ticked.insert(house.clone());
        }
        if !ticked.is_empty() {
            let is_all = ticked.len() == options.houses.len();
            self.houses = if is_all { BTreeSet::new() } else { ticked };
        }
    }

    /// Leaves this house alone on the pages.
    pub fn only_house(&mut self, house: &HouseId) {
        self.houses = BTreeSet::from([house.clone()]);
    }

    /// Whether something of a topic is to be shown. What has no topic shows only when none is chosen.
    #[must_use]
    pub fn takes_topic(&self, topic: Option<Topic>) -> bool {
        self.topic.is_none() || self.topic == topic
    }

    /// Whether a note's place is within what is chosen; what the note leaves open always is.
    #[must_use]
    pub fn takes_place(&self, place: &Anchor, tables: &Tables) -> bool {
        let topic = match (&place.theme, &place.indicator) {
            (Some(_), _) => Some(Topic::Supervision),
            (None, Some(indicator)) => tables.indicator(indicator).map(|indicator| indicator.topic),
            (None, None) => self.topic,
        };
        // A span is within sight when either end of it is, or when what is chosen lies inside it.
        let years = |period: Option<Period>| period.map(|period| period.first_day().year());
        let first = years(place.period);
        let last = years(place.until).or(first);
        let is_in_time = self.to_year.is_none_or(|to| first.is_none_or(|year| year <= to))
            && self.from_year.is_none_or(|from| last.is_none_or(|year| year >= from));
        let is_of_house = |house: &HouseId| self.takes_house(&tables.shown_as(house));
        place.house.as_ref().is_none_or(is_of_house) && is_in_time && self.takes_topic(topic)
    }

    /// The houses to show, in the leader's own order: those she has placed first, then the rest by name.
    ///
    /// A house chosen or placed before its id was known (see [`Tables::house`]) keeps its choice and its place.
    #[must_use]
    pub fn houses<'a>(&self, tables: &'a Tables, order: &[HouseId], locale: &Locale) -> Vec<&'a House> {
        let chosen: BTreeSet<HouseId> = self.houses.iter().map(|id| tables.settled(id)).collect();
        let mut places: HashMap<HouseId, usize> = HashMap::new();
        for (place, id) in order.iter().enumerate() {
            places.entry(tables.settled(id)).or_insert(place);
        }
        let place = |house: &House| places.get(&house.id).copied().unwrap_or(usize::MAX);
        let mut houses: Vec<&House> = tables
            .houses()
            .iter()
            .filter(|house| chosen.is_empty() || chosen.contains(&house.id))
            .collect();
        houses.sort_by(|left, right| place(left).cmp(&place(right)).then_with(|| locale.order(&left.name, &right.name)));
        houses
    }
}

/// The first of the newest calendar years with figures of fine steps.
fn first_recent_year(tables: &Tables) -> Option<i16> {
    tables.fine_years().map(|(_, last)| last - RECENT_YEARS + 1)
}

/// Whether a day lies before the newest years: what shows of it shows whatever those are.
pub(super) fn is_before_recent(day: Date, tables: &Tables) -> bool {
    first_recent_year(tables).is_some_and(|first| day.year() < first)
}

/// The choice of the newest years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecentYears {
    /// "seneste 3 år".
    pub words: String,
    /// What that shows of which figures.
    pub hint: String,
}

impl RecentYears {
    /// The choice; none where there is no older figure it would leave out.
    fn of(tables: &Tables, locale: &Locale) -> Option<Self> {
        let (first, last) = tables.fine_years()?;
        let from = first_recent_year(tables).filter(|from| first < *from)?;
        let years = [("from", from.to_string().into()), ("to", last.to_string().into())];
        Some(Self {
            words: locale.with("filter-recent", &[("n", RECENT_YEARS.into())]),
            hint: locale.with("filter-recent-hint", &years),
        })
    }
}

/// What there is to choose from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FilterOptions {
    /// All houses in the leader's order, with their names and a quiet word where one is no more.
    pub houses: Vec<(HouseId, Arc<str>)>,
    /// All years with data, ascending.
    pub years: Vec<i16>,
    /// The newest years alone; none where that would leave nothing out.
    pub recent: Option<RecentYears>,
    /// Topics with data.
    pub topics: Vec<Topic>,
}

impl FilterOptions {
    /// What the tables give to choose from.
    #[must_use]
    pub fn build(tables: &Tables, order: &[HouseId], locale: &Locale) -> Self {
        let houses = Filter::default().houses(tables, order, locale);
        let present: BTreeSet<Topic> = tables.indicators().iter().map(|indicator| indicator.topic).collect();
        let has_ratings = tables.n_ratings() > 0;
        Self {
            houses: houses
                .into_iter()
                .map(|house| (house.id.clone(), choice_words(house, tables, locale)))
                .collect(),
            years: tables.years().to_vec(),
            recent: RecentYears::of(tables, locale),
            topics: Topic::ALL
                .into_iter()
                .filter(|topic| present.contains(topic) || (has_ratings && *topic == Topic::Supervision))
                .collect(),
        }
    }
}

fn choice_words(house: &House, tables: &Tables, locale: &Locale) -> Arc<str> {
    match ended_words(&house.id, tables, locale) {
        "" => Arc::clone(&house.name),
        ended => format!("{} · {ended}", house.name).into(),
    }
}

/// What the way to a house alone is called: "Kun Bølgen".
#[must_use]
pub fn only_house_words(house: &str, locale: &Locale) -> String {
    locale.with("filter-only-house", &[("house", house.into())])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample;
    use super::*;
    use crate::i18n::Lang;

    fn names(filter: &Filter, order: &[&str]) -> Vec<String> {
        let order: Vec<HouseId> = order.iter().map(|id| HouseId::from(*id)).collect();
        filter
            .houses(&sample::tables(), &order, &sample::danish())
            .iter()
            .map(|house| house.name.to_string())
            .collect()
    }

    #[test]
    fn houses_stand_in_the_leaders_order_then_by_name() {
        assert_eq!(names(&Filter::default(), &[]), ["Bølgen", "Fyrtårnet", "Tangloppen"]);
        assert_eq!(names(&Filter::default(), &["G3", "gone"]), ["Tangloppen", "Bølgen", "Fyrtårnet"]);
        assert_eq!(
            names(&Filter::default(), &["fyrtaarnet"]),
            ["Fyrtårnet", "Bølgen", "Tangloppen"],
            "placed before its id was known"
        );
        let filter = Filter {
            houses: BTreeSet::from(["fyrtaarnet".into()]),
            ..Filter::default()
        };
        assert_eq!(names(&filter, &[]), ["Fyrtårnet"]);
    }

    #[test]
    fn there_is_to_choose_what_has_data() {
        let options = FilterOptions::build(&sample::tables(), &[], &sample::danish());
        assert_eq!(options.years, [2023, 2024, 2025]);
        assert_eq!(options.topics, [Topic::Absence, Topic::Parents, Topic::Supervision]);
        assert_eq!(options.houses.len(), 3);
        assert_eq!(options.recent, None, "the newest years alone would leave nothing out");
    }

    #[test]
    fn all_are_ticked_until_one_is_not() {
        let (options, id) = (FilterOptions::build(&sample::tables(), &[], &sample::danish()), HouseId::from);
        let mut filter = Filter::default();
        let mut ticks = |change: &dyn Fn(&mut Filter)| {
            change(&mut filter);
            let ticks = options.houses.iter().filter(|(id, _)| filter.takes_house(id));
            ticks.map(|(_, name)| &**name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(ticks(&|_| ()), "Bølgen Fyrtårnet Tangloppen");
        assert_eq!(ticks(&|filter| filter.toggle_house(&id("G2"), &options)), "Fyrtårnet Tangloppen");
        assert_eq!(ticks(&|filter| filter.toggle_house(&id("G1"), &options)), "Tangloppen");
        assert_eq!(
            ticks(&|filter| filter.toggle_house(&id("G3"), &options)),
            "Tangloppen",
            "the last one stays"
        );
        assert_eq!(ticks(&|filter| filter.only_house(&id("G2"))), "Bølgen");
        assert_eq!(ticks(&|filter| filter.toggle_house(&id("G1"), &options)), "Bølgen Fyrtårnet");
        assert_eq!(
            ticks(&|filter| filter.toggle_house(&id("G3"), &options)),
            "Bølgen Fyrtårnet Tangloppen"
        );
        assert_eq!(filter, Filter::default(), "all ticked is nothing chosen");
        assert_eq!(only_house_words("Bølgen", &sample::danish()), "Kun Bølgen");
    }

    #[test]
    fn another_language_moves_no_house() {
        let tables = sample::named(&["Ærtebjerg", "Aabo", "Zebraen", "Øen"]);
        let names = |lang| {
            let locale = Locale::new(lang);
            let houses = Filter::default().houses(&tables, &[], &locale);
            houses.into_iter().map(|house| house.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(names(Lang::Da), ["Zebraen", "Ærtebjerg", "Øen", "Aabo"]);
        assert_eq!(names(Lang::En), names(Lang::Da));
    }

    fn any_period() -> impl Strategy<Value = Period> {
        (2015..2030_i16, 1..=12_i8, 0..4_usize).prop_map(|(year, month, step)| match step {
            0 => Period::Year(year),
            1 => Period::SchoolYear(year),
            2 => Period::Quarter(year, (month + 2) / 3),
            _ => Period::Month(year, month),
        })
    }

    proptest! {
        #[test]
        fn the_years_take_what_starts_in_them(period in any_period(), from in 2015..2030_i16, length in 0..5_i16) {
            let filter = Filter { from_year: Some(from), to_year: Some(from + length), ..Filter::default() };
            let year = period.first_day().year();
            prop_assert_eq!(filter.takes_period(Some(period)), (from..=from + length).contains(&year));
            prop_assert!(filter.takes_period(None) && Filter::default().takes_period(Some(period)));
        }

        #[test]
        fn houses_are_never_lost_or_doubled(chosen in proptest::collection::btree_set(0..5_usize, 0..5), order in proptest::collection::vec(0..5_usize, 0..8)) {
            let id = |n: usize| HouseId::from(format!("G{n}").as_str());
            let (tables, locale) = (sample::tables(), sample::danish());
            let filter = Filter { houses: chosen.iter().map(|n| id(*n)).collect(), ..Filter::default() };
            let order: Vec<HouseId> = order.into_iter().map(id).collect();
            let mut found: Vec<HouseId> = filter.houses(&tables, &order, &locale).iter().map(|house| house.id.clone()).collect();
            found.sort();
            let mut expected: Vec<HouseId> = tables.houses().iter().map(|house| house.id.clone()).collect();
            expected.retain(|id| filter.houses.is_empty() || filter.houses.contains(id));
            prop_assert_eq!(found, expected);
        }
    }
}
