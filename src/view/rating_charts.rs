//! Ratings as charts: how they are distributed on each theme, year by year, and each house's steps from visit to visit.
//!
//! Ratings are counted and placed, never averaged; every scale has charts of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::chart::{Bar, BarRole, ChartSpec, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, Table, Tick};
use crate::cluster::{RatingFact, Tables};
use crate::domain::{Anchor, AnchorValue, HouseId, Level as RatingLevel, Period, Rating, Scale, Term, ThemeName};
use crate::i18n::Locale;

use super::own_words::{explained, of_level, of_theme, told};
use super::rated::HouseRatings;
use super::visits::time_axis;
use super::words::{cut_words, day_words, joined, source_words, span_words};
use super::{Filter, MAX_HOUSES, Pins};

/// Years a distribution shows at most, the newest first.
const MOST_YEARS: usize = 6;
/// How much of a row's height the levels of a scale take.
const LEVELS: f64 = 0.6;

/// The charts of the ratings of some houses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RatingCharts {
    /// Themes with ratings on a known scale, in the source's order.
    pub themes: Vec<ThemeName>,
    /// The theme whose steps are shown.
    pub theme: Option<ThemeName>,
    /// What must be said of them.
    pub caution: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// The charts, one for each theme and scale.
    pub charts: Vec<ChartSpec>,
}

/// What is asked of the ratings.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RatingQuestion {
    /// How they are distributed on each theme, year by year.
    Distribution,
    /// Each house's steps on a theme; the first one where none is named.
    Steps(Option<ThemeName>),
}

impl RatingCharts {
    /// The charts for these houses and years.
    #[must_use]
    pub fn build(tables: &Tables, pins: &Pins, order: &[HouseId], filter: &Filter, question: &RatingQuestion, locale: &Locale) -> Self {
        let chosen = filter.houses(tables, order, locale);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let ground = Ground {
            houses: shown.iter().map(|house| HouseRatings::of(house, tables, filter)).collect(),
            tables,
            pins,
            locale,
        };
        let page = Self {
            themes: ground.themes(),
            cut: cut_words(shown.len(), chosen.len(), locale),
            ..Self::default()
        };
        match question {
            RatingQuestion::Distribution => page.distributions(&ground),
            RatingQuestion::Steps(theme) => page.steps(&ground, theme.as_ref()),
        }
    }

    fn distributions(self, ground: &Ground<'_>) -> Self {
        let of_theme = |theme: &ThemeName| -> Vec<ChartSpec> {
            let scales = ground.scales(theme);
            scales.iter().map(|scale| ground.distribution(theme, scale)).collect()
        };
        Self {
            caution: ground.locale.t("ratings-distribution-caution").to_owned(),
            charts: self.themes.iter().flat_map(of_theme).collect(),
            ..self
        }
    }

    fn steps(self, ground: &Ground<'_>, theme: Option<&ThemeName>) -> Self {
        let named = self.themes.iter().find(|known| Some(*known) == theme);
        let Some(theme) = named.or(self.themes.first()).cloned() else {
            return self;
        };
        let scales = ground.scales(&theme);
        Self {
            caution: ground.locale.t("ratings-steps-caution").to_owned(),
            charts: scales.iter().map(|scale| ground.steps(&theme, scale)).collect(),
            theme: Some(theme),
            ..self
        }
    }
}

/// What the charts are built from.
struct Ground<'a> {
    houses: Vec<HouseRatings<'a>>,
    tables: &'a Tables,
    pins: &'a Pins,
    locale: &'a Locale,
}

/// A rating on the scale a chart is of.
struct Placed<'a> {
    house: &'a str,
    fact: &'a RatingFact,
    day: Option<Date>,
    level: usize,
}

impl Ground<'_> {
    fn themes(&self) -> Vec<ThemeName> {
        let is_placed = |theme: &&ThemeName| !self.scales(theme).is_empty();
        self.tables.themes().iter().filter(is_placed).cloned().collect()
    }

    /// The scales a theme is rated on, by how they are known.
    fn scales(&self, theme: &ThemeName) -> Vec<Scale> {
        let facts = self.houses.iter().flat_map(|house| &house.shown).map(|placed| &placed.fact.rating);
        let ids: BTreeSet<&Arc<str>> = facts
            .filter(|rating| rating.theme == *theme)
            .filter_map(|rating| rating.place.as_ref().map(|(scale, _)| scale))
            .collect();
        ids.into_iter().filter_map(|id| Scale::of_id(id)).collect()
    }

    /// How many houses are on each level, year by year: a house counts once a year, with its latest visit.
    fn distribution(&self, theme: &ThemeName, scale: &Scale) -> ChartSpec {
        let mut by_year: BTreeMap<Option<i16>, Vec<Placed<'_>>> = BTreeMap::new();
        for house in &self.houses {
            let mut of_house: BTreeMap<Option<i16>, Placed<'_>> = BTreeMap::new();
            for placed in placed(house, theme, scale) {
                of_house.insert(placed.day.map(Date::year), placed);
            }
            for (year, placed) in of_house {
                by_year.entry(year).or_default().push(placed);
            }
        }
        let years: Vec<(Option<i16>, Vec<Placed<'_>>)> = by_year.into_iter().rev().take(MOST_YEARS).collect();
        let n_rows = years.len();
        let most = years.iter().map(|(_, placed)| placed.len()).max().unwrap_or(0);
        let year_words = |year: Option<i16>| year.map_or_else(|| self.locale.t("view-without-period").to_owned(), |year| year.to_string());
        let mut spec = ChartSpec {
            form: Form::Rows,
            key: scale.levels.iter().map(|level| level.label.to_string()).collect(),
            y_range: (-0.6, n_rows as f64 - 0.4),
            x_range: (0.0, most.max(1) as f64),
            x_ticks: house_ticks(most),
            table: self.distribution_table(scale),
            unit: self.locale.t("ratings-unit").to_owned(),
            n: self.locale.with("houses-count", &[("n", most.into())]),
            ..self.head(("ratings", theme, scale), years.iter().flat_map(|(_, placed)| placed))
        };
        let mut marks = Vec::new();
        for (place, (year, placed)) in years.iter().enumerate() {
            let row = (n_rows - 1 - place) as f64;
            let words = year_words(*year);
            spec.y_ticks.insert(
                0,
                Tick {
                    at: row,
                    label: words.clone(),
                },
            );
            let counts = counts(placed, scale);
            let mut cells = vec![words.clone()];
            cells.extend(counts.iter().map(|names| names.len().to_string()));
            cells.push(placed.len().to_string());
            spec.table.rows.push(cells);
            self.parts(&counts, (row, &words, *year), (theme, scale), &mut spec.bars, &mut marks);
            if place == 0 {
                spec.sentence = self.distribution_sentence(&counts, &words, scale);
            }
        }
        spec.lines.push(Line {
            name: String::new(),
            role: LineRole::Focus,
            shape: LineShape::Unseen,
            marks,
        });
        spec
    }

    /// A year's levels as parts of its row.
    fn parts(
        &self,
        counts: &[Vec<&str>],
        (row, words, year): (f64, &str, Option<i16>),
        (theme, scale): (&ThemeName, &Scale),
        bars: &mut Vec<Bar>,
        marks: &mut Vec<Mark>,
    ) {
        let mut from = 0.0;
        let of = scale.levels.len() as u8;
        for (level, names) in counts.iter().enumerate().filter(|(_, names)| !names.is_empty()) {
            let to = from + names.len() as f64;
            let label = scale.levels.get(level).map_or("", |level| &*level.label);
            bars.push(Bar {
                x: (from, to),
                row,
                role: BarRole::Part(level as u8, of),
                label: format!("{} {label}", names.len()),
            });
            let anchor = Anchor {
                theme: Some(theme.clone()),
                period: year.map(Period::Year),
                ..Anchor::default()
            };
            let counted = self.locale.with("houses-count", &[("n", names.len().into())]);
            marks.push(Mark {
                x: f64::midpoint(from, to),
                y: Some(row),
                period: anchor.period,
                hover: explained(
                    joined(
                        [joined([&*theme.0, words], " · "), joined([label, &counted], ": "), names.join(", ")],
                        "\n",
                    ),
                    [of_theme(theme), Term::Level(label.into())],
                    self.tables,
                    self.locale,
                ),
                pins: self.pins.of_supervision(&anchor),
                anchor,
                ..Mark::default()
            });
            from = to;
        }
    }

    fn distribution_sentence(&self, counts: &[Vec<&str>], year: &str, scale: &Scale) -> String {
        let said = counts.iter().zip(&scale.levels).filter(|(names, _)| !names.is_empty());
        let said = said.map(|(names, level)| format!("{} {}", names.len(), level.label));
        let n: usize = counts.iter().map(Vec::len).sum();
        let houses = self.locale.with("houses-count", &[("n", n.into())]);
        self.locale.with(
            "ratings-distribution",
            &[
                ("year", year.to_owned().into()),
                ("said", joined(said, ", ").into()),
                ("houses", houses.into()),
            ],
        )
    }

    fn distribution_table(&self, scale: &Scale) -> Table {
        let mut headings = vec![self.locale.t("table-period").to_owned()];
        headings.extend(scale.levels.iter().map(|level| level.label.to_string()));
        headings.push(self.locale.t("ratings-unit").to_owned());
        Table {
            headings,
            rows: Vec::new(),
        }
    }

    /// What the charts have in common.
    fn head<'p>(&self, (id, theme, scale): (&str, &ThemeName, &Scale), placed: impl Iterator<Item = &'p Placed<'p>> + Clone) -> ChartSpec {
        let sources: BTreeSet<u16> = placed.clone().map(|placed| placed.fact.source).collect();
        let years: BTreeSet<i16> = placed.filter_map(|placed| placed.day.map(Date::year)).collect();
        let span = years.first().zip(years.last());
        ChartSpec {
            id: format!("{id}-{}-{}", theme.0, scale.id),
            title: theme.0.to_string(),
            told: told(
                std::iter::once(of_theme(theme)).chain(scale.levels.iter().map(|level| Term::Level(level.label.clone()))),
                self.tables,
                self.locale,
            ),
            period: span.map_or_else(String::new, |(first, last)| span_words(&first.to_string(), &last.to_string())),
            source: joined(sources.into_iter().map(|source| self.tables.source_name(source)), ", "),
            ..ChartSpec::default()
        }
    }

    /// Each house's level from visit to visit, in a row of its own.
    fn steps(&self, theme: &ThemeName, scale: &Scale) -> ChartSpec {
        let rows: Vec<(&HouseRatings<'_>, Vec<Placed<'_>>)> = self
            .houses
            .iter()
            .map(|house| (house, placed(house, theme, scale)))
            .filter(|(_, placed)| !placed.is_empty())
            .collect();
        let n_rows = rows.len();
        let all = || rows.iter().flat_map(|(_, placed)| placed);
        let days: BTreeSet<Date> = all().filter_map(|placed| placed.day).collect();
        let (x_range, x_ticks) = time_axis(days.first().copied().zip(days.last().copied()), self.locale);
        let row_of = |place: usize| (n_rows - 1 - place) as f64;
        let line = |(place, (_, placed)): (usize, &(&HouseRatings<'_>, Vec<Placed<'_>>))| {
            let marks = placed.iter().filter_map(|placed| self.step_mark(placed, row_of(place), scale));
            Line {
                name: String::new(),
                role: LineRole::Focus,
                shape: LineShape::Steps,
                marks: marks.collect(),
            }
        };
        let ticks = rows.iter().enumerate().map(|(place, (house, placed))| Tick {
            at: row_of(place),
            label: self.row_words(&house.house.name, placed),
        });
        let guides = (0..n_rows).flat_map(|place| {
            (0..scale.levels.len()).map(move |level| {
                let y = row_of(place) + height_of(level, scale);
                Level {
                    name: String::new(),
                    role: LevelRole::InnerLimit,
                    points: vec![[x_range.0, y], [x_range.1, y]],
                }
            })
        });
        ChartSpec {
            form: Form::Rows,
            sentence: joined([self.steps_sentence(&rows), self.levels_words(scale)], " "),
            n: self.locale.with("houses-count", &[("n", n_rows.into())]),
            unit: self.locale.t("ratings-steps-unit").to_owned(),
            lines: rows.iter().enumerate().map(line).collect(),
            levels: guides.collect(),
            x_range,
            x_ticks,
            y_range: (-0.6, n_rows as f64 - 0.4),
            y_ticks: ticks.rev().collect(),
            table: self.steps_table(&rows),
            ..self.head(("steps", theme, scale), all())
        }
    }

    /// The house, and why nothing stands in its row where no visit has a day.
    fn row_words(&self, house: &str, placed: &[Placed<'_>]) -> String {
        let is_undated = placed.iter().all(|placed| placed.day.is_none());
        let why = if is_undated { self.locale.t("ratings-without-day") } else { "" };
        joined([house, why], " · ")
    }

    fn step_mark(&self, placed: &Placed<'_>, row: f64, scale: &Scale) -> Option<Mark> {
        let day = placed.day?;
        let anchor = anchor_of(&placed.fact.rating);
        let lines = [
            joined([placed.house, &*placed.fact.rating.theme.0], " · "),
            joined([&*placed.fact.rating.wording, &self.locale.date(day)], " · "),
            source_words(placed.fact.source, placed.fact.line, self.tables, self.locale),
        ];
        Some(Mark {
            x: Period::Day(day).mid_year(),
            y: Some(row + height_of(placed.level, scale)),
            period: Some(Period::Day(day)),
            hover: explained(
                joined(lines, "\n"),
                [of_theme(&placed.fact.rating.theme), of_level(&placed.fact.rating)],
                self.tables,
                self.locale,
            ),
            pins: self.pins.of_supervision(&anchor),
            seen: Some(AnchorValue::Wording(Arc::clone(&placed.fact.rating.wording))),
            anchor,
            ..Mark::default()
        })
    }

    /// How many houses stand as at the visit before, and how many have moved which way.
    fn steps_sentence(&self, rows: &[(&HouseRatings<'_>, Vec<Placed<'_>>)]) -> String {
        let latest = rows.iter().filter_map(|(_, placed)| match placed.as_slice() {
            [.., before, now] => Some(now.level.cmp(&before.level)),
            _ => None,
        });
        let latest: Vec<std::cmp::Ordering> = latest.collect();
        let n = |way: std::cmp::Ordering| latest.iter().filter(|other| **other == way).count();
        self.locale.with(
            "ratings-steps",
            &[
                ("n", latest.len().into()),
                ("same", n(std::cmp::Ordering::Equal).into()),
                ("up", n(std::cmp::Ordering::Greater).into()),
                ("down", n(std::cmp::Ordering::Less).into()),
                ("single", (rows.len() - latest.len()).into()),
            ],
        )
    }

    /// "I hver række: nederst »behov for ny/ændret indsats«, øverst »vedligeholdelse af indsats«."
    fn levels_words(&self, scale: &Scale) -> String {
        let label = |level: Option<&RatingLevel>| level.map_or_else(String::new, |level| level.label.to_string());
        self.locale.with(
            "ratings-levels",
            &[
                ("low", label(scale.levels.first()).into()),
                ("high", label(scale.levels.last()).into()),
            ],
        )
    }

    fn steps_table(&self, rows: &[(&HouseRatings<'_>, Vec<Placed<'_>>)]) -> Table {
        let headings = ["table-house", "table-day", "table-rating", "table-source"];
        let row = |placed: &Placed<'_>| {
            vec![
                placed.house.to_owned(),
                day_words(placed.day, self.locale),
                placed.fact.rating.wording.to_string(),
                source_words(placed.fact.source, placed.fact.line, self.tables, self.locale),
            ]
        };
        Table {
            headings: headings.map(|key| self.locale.t(key).to_owned()).to_vec(),
            rows: rows.iter().flat_map(|(_, placed)| placed).map(row).collect(),
        }
    }
}

/// Where a note about a rating belongs.
fn anchor_of(rating: &Rating) -> Anchor {
    Anchor {
        house: Some(rating.visit.house.clone()),
        theme: Some(rating.theme.clone()),
        period: rating.visit.date.map(Period::Day),
        ..Anchor::default()
    }
}

/// A house's ratings on a theme and a scale, in the order of days.
fn placed<'s>(house: &'s HouseRatings<'_>, theme: &ThemeName, scale: &Scale) -> Vec<Placed<'s>> {
    let of_theme = house.shown.iter().filter(|placed| placed.fact.rating.theme == *theme);
    let placed = of_theme.filter_map(|placed| {
        let (id, level) = placed.fact.rating.place.as_ref()?;
        (*id == scale.id).then_some(Placed {
            house: &house.house.name,
            fact: &placed.fact,
            day: placed.fact.rating.visit.date,
            level: *level,
        })
    });
    placed.collect()
}

/// The houses on each level.
fn counts<'p>(placed: &[Placed<'p>], scale: &Scale) -> Vec<Vec<&'p str>> {
    let mut counts = vec![Vec::new(); scale.levels.len()];
    for placed in placed {
        if let Some(names) = counts.get_mut(placed.level) {
            names.push(placed.house);
        }
    }
    counts
}

/// Whole houses, at most six ticks.
fn house_ticks(most: usize) -> Vec<Tick> {
    let step = most.div_ceil(6).max(1);
    let tick = |n: usize| Tick {
        at: n as f64,
        label: n.to_string(),
    };
    (0..=most).step_by(step).map(tick).collect()
}

/// How far above or below the middle of its row a level lies.
fn height_of(level: usize, scale: &Scale) -> f64 {
    let last = scale.levels.len().saturating_sub(1).max(1);
    (level as f64 / last as f64 - 0.5) * LEVELS
}

#[cfg(test)]
mod tests {
    use super::super::chart_text::chart;
    use super::super::sample;
    use super::*;
    use crate::domain::HouseChanges;

    fn text(tables: &Tables, question: &RatingQuestion) -> String {
        let page = RatingCharts::build(tables, &Pins::default(), &[], &Filter::default(), question, &sample::danish());
        let themes = page.themes.iter().map(|theme| &*theme.0);
        let head = [
            format!("themes: {}", joined(themes, ", ")),
            format!("theme: {:?}", page.theme),
            format!("caution: {}", page.caution),
        ];
        head.into_iter().chain(page.charts.iter().map(chart)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn ratings_of_the_small_cluster() {
        let tables = sample::tables();
        insta::assert_snapshot!("small_distribution", text(&tables, &RatingQuestion::Distribution));
        insta::assert_snapshot!("small_steps", text(&tables, &RatingQuestion::Steps(None)));
    }

    #[test]
    fn ratings_of_the_sample_cluster() {
        let tables = Tables::build(&crate::sample::sources(), &HouseChanges::default());
        insta::assert_snapshot!("harbour_distribution", text(&tables, &RatingQuestion::Distribution));
        let theme = tables.themes().last().cloned();
        insta::assert_snapshot!("harbour_steps", text(&tables, &RatingQuestion::Steps(theme)));
    }
}
