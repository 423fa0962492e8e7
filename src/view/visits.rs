//! How *Tilsyn* is built: the ratings that show, each with the one before it, as rows, timeline and table.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::chart::{Table, Tick, Told, time_range, time_ticks};
use crate::cluster::Tables;
use crate::domain::{Anchor, AnchorValue, HouseId, Period, Rating, Term, ThemeName, VisitKind};
use crate::i18n::Locale;

use super::filter::{RECENT_YEARS, is_before_recent};
use super::house_words::ended_words;
use super::own_words::{explained, of_level, of_theme, told};
use super::rated::{HouseRatings, Placed, VisitKey};
use super::steps::{place_of, step_since, step_words};
use super::words::{cut_words, day_words, joined, source_words, span_words, visit_kind_words};
use super::{Filter, MAX_HOUSES, Pins, RatingCell, Supervision, SupervisionRow, TimelineMark, TimelineRow};

impl Supervision {
    /// The page for these houses and years. Ratings without a day always show; the timeline holds only visits with one.
    #[must_use]
    pub fn build(tables: &Tables, pins: &Pins, order: &[HouseId], filter: &Filter, locale: &Locale) -> Self {
        let chosen = filter.houses(tables, order, locale);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let houses: Vec<HouseRatings<'_>> = shown.iter().map(|house| HouseRatings::of(house, tables, filter)).collect();
        let rated: BTreeSet<&ThemeName> = houses
            .iter()
            .flat_map(|house| &house.shown)
            .map(|place| &place.fact.rating.theme)
            .collect();
        let themes: Vec<ThemeName> = tables.themes().iter().filter(|theme| rated.contains(theme)).cloned().collect();
        let days: BTreeSet<Date> = houses
            .iter()
            .flat_map(|house| &house.shown)
            .filter_map(|place| place.fact.rating.visit.date)
            .collect();
        let is_older = |day: &Date| filter.only_recent && is_before_recent(*day, tables);
        let years = if days.first().is_some_and(is_older) {
            locale.with("filter-recent-visits", &[("n", RECENT_YEARS.into())])
        } else {
            String::new()
        };
        let (x_range, x_ticks) = time_axis(days.first().copied().zip(days.last().copied()), locale);
        let page = Page { tables, pins, locale };
        Self {
            sentence: joined([page.sentence(&houses, &days), years], ". "),
            cut: cut_words(shown.len(), chosen.len(), locale),
            rows: houses.iter().map(|house| page.row(house, &themes)).collect(),
            timeline: houses.iter().map(|house| page.timeline(house)).collect(),
            table: page.table(&houses, &themes),
            told: page.told(&houses, &themes),
            theme_hovers: themes
                .iter()
                .map(|theme| explained(theme.0.to_string(), [of_theme(theme)], tables, locale))
                .collect(),
            themes,
            x_range,
            x_ticks,
        }
    }
}

/// What every part of the page is put into words with.
pub(super) struct Page<'a> {
    pub tables: &'a Tables,
    pub pins: &'a Pins,
    pub locale: &'a Locale,
}

impl Page<'_> {
    fn sentence(&self, houses: &[HouseRatings<'_>], days: &BTreeSet<Date>) -> String {
        let visits: usize = houses.iter().map(|house| house.visits().len()).sum();
        if visits == 0 {
            return self.nothing_words();
        }
        let visited = houses.iter().filter(|house| !house.shown.is_empty()).count();
        let month = |day: &Date| self.locale.period(Period::Month(day.year(), day.month()));
        let span = days
            .first()
            .zip(days.last())
            .map_or_else(String::new, |(first, last)| span_words(&month(first), &month(last)));
        let houses = self.locale.with("houses-count", &[("n", visited.into())]);
        joined([houses, self.locale.with("visits-count", &[("n", visits.into())]), span], ", ")
    }

    fn nothing_words(&self) -> String {
        match self.tables.houses().len() {
            n if n > 0 && self.tables.n_ratings() == 0 => {
                let houses = self.locale.with("houses-count", &[("n", n.into())]);
                self.locale.with("supervision-houses-only", &[("houses", houses.into())])
            }
            _ => self.locale.t("supervision-nothing").to_owned(),
        }
    }

    fn row(&self, house: &HouseRatings<'_>, themes: &[ThemeName]) -> SupervisionRow {
        let anchor = Anchor {
            house: Some(house.house.id.clone()),
            ..Anchor::default()
        };
        let latest = |theme: &ThemeName| house.shown.iter().rev().find(|place| place.fact.rating.theme == *theme);
        SupervisionRow {
            house: house.house.id.clone(),
            name: house.house.name.to_string(),
            detail: self.row_detail(house),
            cells: themes.iter().map(|theme| latest(theme).map(|place| self.cell(place))).collect(),
            pins: self.pins.about(&anchor),
        }
    }

    fn row_detail(&self, house: &HouseRatings<'_>) -> String {
        let ended = ended_words(&house.house.id, self.tables, self.locale).to_owned();
        let visits = house.visits();
        if visits.is_empty() {
            return joined([&*ended, self.locale.t("supervision-no-visit")], " · ");
        }
        let count = self.locale.with("visits-count", &[("n", visits.len().into())]);
        let latest = visits.iter().filter_map(|(day, _)| *day).max();
        let latest = latest.map_or_else(String::new, |day| {
            self.locale.with("supervision-latest", &[("day", self.locale.date(day).into())])
        });
        joined([ended, joined([count, latest], ", ")], " · ")
    }

    pub(super) fn cell(&self, place: &Placed) -> RatingCell {
        let rating = &place.fact.rating;
        let anchor = Anchor {
            house: Some(rating.visit.house.clone()),
            theme: Some(rating.theme.clone()),
            ..Anchor::default()
        };
        let step = step_since(place.before.as_ref().map(|before| &before.rating), rating);
        let (date, kind) = (
            day_words(rating.visit.date, self.locale),
            match rating.visit.kind {
                VisitKind::Unstated => String::new(),
                kind => visit_kind_words(kind, self.locale).to_owned(),
            },
        );
        let step_words = step_words(step, place.before.as_ref().map(|before| &before.rating), self.locale);
        let hover = [
            place.fact.house_name.to_string(),
            rating.theme.0.to_string(),
            rating.wording.to_string(),
            joined([&date, &kind], " · "),
            step_words.clone(),
            rating.reason.as_ref().map_or_else(String::new, ToString::to_string),
            source_words(place.fact.source, place.fact.line, self.tables, self.locale),
        ];
        RatingCell {
            wording: rating.wording.to_string(),
            date,
            kind,
            visit: rating.visit.kind,
            step,
            step_words,
            place: place_of(rating),
            hover: explained(
                joined(hover, "\n"),
                [of_theme(&rating.theme), of_level(rating)],
                self.tables,
                self.locale,
            ),
            pins: self.pins.at(&anchor),
            anchor: Anchor {
                period: rating.visit.date.map(Period::Day),
                ..anchor
            },
            seen: Some(AnchorValue::Wording(rating.wording.clone())),
        }
    }

    fn timeline(&self, house: &HouseRatings<'_>) -> TimelineRow {
        let marks = house.visits().into_iter().filter_map(|visit| self.timeline_mark(house, visit));
        TimelineRow {
            house: house.house.id.clone(),
            name: house.house.name.to_string(),
            marks: marks.collect(),
        }
    }

    fn timeline_mark(&self, house: &HouseRatings<'_>, (day, kind): VisitKey) -> Option<TimelineMark> {
        let day = day?;
        let anchor = Anchor {
            house: Some(house.house.id.clone()),
            period: Some(Period::Day(day)),
            ..Anchor::default()
        };
        let rated = house.shown.iter().map(|place| &place.fact.rating);
        let rated = rated.filter(|rating| rating.visit.date == Some(day) && rating.visit.kind == kind);
        let mut lines = vec![house.house.name.to_string()];
        lines.push(joined([&*self.locale.date(day), visit_kind_words(kind, self.locale)], " · "));
        let rated: Vec<&Rating> = rated.collect();
        lines.extend(rated.iter().map(|rating| joined([&*rating.theme.0, &*rating.wording], " · ")));
        let terms: BTreeSet<Term> = rated
            .iter()
            .flat_map(|rating| [of_theme(&rating.theme), of_level(rating)])
            .collect();
        Some(TimelineMark {
            x: Period::Day(day).mid_year(),
            kind,
            hover: explained(joined(lines, "\n"), terms, self.tables, self.locale),
            pins: self.pins.of_supervision(&anchor),
            anchor,
        })
    }

    /// What the team says of the themes and of the levels given.
    fn told(&self, houses: &[HouseRatings<'_>], themes: &[ThemeName]) -> Vec<Told> {
        let facts = houses.iter().flat_map(|house| &house.shown).map(|place| &place.fact.rating);
        let mut all = told(themes.iter().map(of_theme), self.tables, self.locale);
        let levels: BTreeMap<&str, Term> = facts.map(|rating| (&*rating.wording, of_level(rating))).collect();
        let levels = levels.into_iter().flat_map(|(wording, level)| {
            let told = told([level], self.tables, self.locale).into_iter();
            told.map(|told| Told {
                term: wording.to_owned(),
                ..told
            })
        });
        all.extend(levels);
        all
    }

    fn table(&self, houses: &[HouseRatings<'_>], themes: &[ThemeName]) -> Table {
        const HEADINGS: [&str; 8] = [
            "table-house",
            "table-theme",
            "table-day",
            "table-visit",
            "table-rating",
            "table-step",
            "table-reason",
            "table-source",
        ];
        let rows = houses.iter().flat_map(|house| {
            let mut placed: Vec<&Placed> = house.shown.iter().collect();
            placed.sort_by_key(|place| themes.iter().position(|theme| *theme == place.fact.rating.theme));
            placed
        });
        let row = |place: &Placed| {
            let rating = &place.fact.rating;
            let before = place.before.as_ref().map(|before| &before.rating);
            vec![
                place.fact.house_name.to_string(),
                rating.theme.0.to_string(),
                day_words(rating.visit.date, self.locale),
                visit_kind_words(rating.visit.kind, self.locale).to_owned(),
                rating.wording.to_string(),
                step_words(step_since(before, rating), before, self.locale),
                rating.reason.as_ref().map_or_else(String::new, ToString::to_string),
                source_words(place.fact.source, place.fact.line, self.tables, self.locale),
            ]
        };
        Table {
            headings: HEADINGS.iter().map(|key| self.locale.t(key).to_owned()).collect(),
            rows: rows.map(row).collect(),
        }
    }
}

/// Ends and ticks of the timeline; nothing where no visit has a day.
pub(super) fn time_axis(ends: Option<(Date, Date)>, locale: &Locale) -> ((f64, f64), Vec<Tick>) {
    const MOST_LABELS: usize = 8;
    let Some((first, last)) = ends.map(|(first, last)| (Period::Day(first), Period::Day(last))) else {
        return ((0.0, 1.0), Vec::new());
    };
    let ticks = time_ticks(first, last, MOST_LABELS).into_iter();
    (
        time_range(first, last),
        ticks
            .map(|(at, period)| Tick {
                at,
                label: locale.period_short(period),
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn text(page: &Supervision) -> String {
        let mut lines = vec![page.sentence.clone(), page.cut.clone().unwrap_or_default()];
        for row in &page.rows {
            lines.push(format!("{} ({}) notes {}", row.name, row.detail, row.pins.len()));
            lines.extend(page.themes.iter().zip(&row.cells).map(|(theme, cell)| match cell {
                None => format!("  {}: –", theme.0),
                Some(cell) => {
                    let (wording, date, kind, step) = (&cell.wording, &cell.date, &cell.kind, &cell.step_words);
                    let hover = cell.hover.replace('\n', " / ");
                    format!(
                        "  {}: {wording} [{date}] [{kind}] [{step}] {:?} notes {} | {hover}",
                        theme.0,
                        cell.place,
                        cell.pins.len()
                    )
                }
            }));
        }
        lines.extend(page.x_ticks.iter().map(|tick| format!("tick {}@{:.2}", tick.label, tick.at)));
        for row in &page.timeline {
            lines.extend(row.marks.iter().map(|mark| {
                format!(
                    "{} {:.2} notes {} | {}",
                    row.name,
                    mark.x,
                    mark.pins.len(),
                    mark.hover.replace('\n', " / ")
                )
            }));
        }
        lines.push(page.table.headings.join(" | "));
        lines.extend(page.table.rows.iter().map(|row| row.join(" | ")));
        lines.join("\n")
    }

    #[test]
    fn the_sample_as_supervision() {
        let tables = sample::tables();
        let theme = Anchor {
            theme: Some(ThemeName("Leg".into())),
            ..sample::anchor(Some("G1"), None, Some(Period::Day(jiff::civil::date(2025, 10, 4))))
        };
        let figure = sample::anchor(Some("G1"), Some("Sygefravær"), Some(Period::Month(2025, 10)));
        let notes = [
            sample::note(1, theme, "?"),
            sample::note(2, figure, "?"),
            sample::note(3, sample::anchor(Some("G1"), None, None), "?"),
        ];
        let pins = Pins::build(&notes, &tables);
        let page = Supervision::build(&tables, &pins, &[], &Filter::default(), &sample::danish());
        insta::assert_snapshot!(text(&page));
    }

    #[test]
    fn the_step_is_counted_from_a_visit_the_filter_hides() {
        let filter = Filter {
            from_year: Some(2025),
            ..Filter::default()
        };
        let page = Supervision::build(&sample::tables(), &Pins::default(), &[], &filter, &sample::danish());
        let steps: Vec<&str> = page
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flatten()
            .map(|cell| &*cell.step_words)
            .collect();
        assert_eq!(
            steps,
            ["", "et trin mod vedligeholdelse siden 3. mar. 2023"],
            "the undated rating has nothing before it"
        );
        let empty = Supervision::build(&Tables::default(), &Pins::default(), &[], &Filter::default(), &sample::danish());
        assert_eq!((&*empty.sentence, empty.rows.len()), ("Der er ingen besøg i det, der er valgt", 0));
    }
}
