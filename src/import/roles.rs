//! What each column is: first what a person chose, then what the headings say and the values bear out, then what is left over.

use crate::domain::VisitKind;

use super::headings::Heading;
use super::layout::Frame;
use super::plan::{LevelColumn, Measure, Plan};
use super::profile::Profile;
use super::ratings::{self, Ladder};
use super::{
    Choices, DecimalMark, Delimiter, Evidence, Layout, Question, Refusal, Role, SourceKind, dimensions, houses, links, marks, names, times,
};

/// Columns being given their roles.
pub(super) struct Casting<'c, 'a> {
    /// The table.
    pub frame: &'c Frame<'a>,
    /// What the columns hold.
    pub profiles: &'c [Profile<'a>],
    /// Roles given so far.
    pub roles: Vec<Option<Role>>,
    /// Decimal marks; nothing where only a person can know.
    pub marks: Vec<Option<(DecimalMark, Evidence)>>,
    /// Ratings.
    pub levels: Vec<LevelColumn>,
    /// Figures.
    pub measures: Vec<Measure>,
    choices: &'c Choices,
}

/// Decides what each column is.
pub(super) fn plan(frame: &Frame<'_>, profiles: &[Profile<'_>], choices: &Choices, delimiter: Delimiter) -> Result<Plan, Refusal> {
    let mut casting = Casting::new(frame, profiles, choices, delimiter);
    let is_statbank = casting.cast_statbank();
    casting.cast_levels();
    times::cast_columns(&mut casting);
    times::cast(&mut casting);
    match &frame.told {
        Some(told) if told.is_over_columns => casting.cast_indicator(),
        _ => houses::cast(&mut casting),
    }
    let pairs = links::by_heading(&casting);
    casting.cast_theme(&pairs);
    casting.cast_visit_kind();
    casting.cast_texts();
    let kind = casting.kind();
    match kind.0 {
        SourceKind::Register => casting.cast_register(),
        SourceKind::Ratings | SourceKind::Observations => casting.cast_values(pairs),
    }
    dimensions::cast(&mut casting, is_statbank);
    casting.finish(kind, is_statbank)
}

impl<'c, 'a> Casting<'c, 'a> {
    fn new(frame: &'c Frame<'a>, profiles: &'c [Profile<'a>], choices: &'c Choices, delimiter: Delimiter) -> Self {
        let roles = frame.names.iter().map(|name| choices.roles.get(name).copied()).collect();
        let marks = Vec::new();
        let mut casting = Self {
            frame,
            profiles,
            roles,
            marks,
            levels: Vec::new(),
            measures: Vec::new(),
            choices,
        };
        casting.marks = marks::decide(&casting, choices, delimiter);
        casting
    }

    /// Columns without a role yet.
    pub fn open(&self) -> impl Iterator<Item = usize> + use<> {
        let open: Vec<usize> = self
            .roles
            .iter()
            .enumerate()
            .filter(|(_, role)| role.is_none())
            .map(|(column, _)| column)
            .collect();
        open.into_iter()
    }

    /// The first column with a role.
    pub fn first(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|given| *given == Some(role))
    }

    /// Gives a column its role.
    pub fn give(&mut self, column: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(column) {
            *slot = Some(role);
        }
    }

    /// What a column holds.
    pub fn profile(&self, column: usize) -> Option<&'c Profile<'a>> {
        self.profiles.get(column)
    }

    /// Whether a column's heading answers yes.
    pub fn heading(&self, column: usize, asks: impl Fn(&Heading) -> bool) -> bool {
        self.frame.headings.get(column).is_some_and(asks)
    }

    fn has_profile(&self, column: usize, asks: impl Fn(&Profile<'a>) -> bool) -> bool {
        self.profile(column).is_some_and(asks)
    }

    /// `OMRÅDE;…;TID;INDHOLD`: every column says by its place what it is.
    fn cast_statbank(&mut self) -> bool {
        let find = |name: &str| self.frame.headings.iter().position(|heading| heading.is(&[name]));
        let (Some(time), Some(content)) = (find("tid"), find("indhold")) else {
            return false;
        };
        for (column, role) in [(time, Role::Period), (content, Role::Value)] {
            if self.roles.get(column) == Some(&None) {
                self.give(column, role);
            }
        }
        true
    }

    fn cast_levels(&mut self) {
        if !matches!(self.choices.kind, None | Some(SourceKind::Ratings)) {
            return;
        }
        for column in 0..self.roles.len() {
            let (Some(heading), Some(profile)) = (self.frame.headings.get(column), self.profiles.get(column)) else {
                continue;
            };
            let ladder = match self.roles.get(column).copied().flatten() {
                Some(Role::Level) => Some(ratings::chosen_ladder(profile)),
                Some(_) => None,
                None => ratings::ladder(heading, profile),
            };
            if let Some(ladder) = ladder {
                self.give(column, Role::Level);
                self.levels.push(LevelColumn {
                    column,
                    ladder,
                    most: None,
                    reasons: Vec::new(),
                    follow_ups: Vec::new(),
                });
            }
        }
    }

    /// The names of the indicators, where rows are indicators: the words in most rows, the most of them different.
    fn cast_indicator(&mut self) {
        let rank = |column: &usize| {
            self.profile(*column)
                .map(|profile| (profile.filled, profile.words.len(), usize::MAX - *column))
        };
        let is_words = |column: &usize| self.has_profile(*column, Profile::is_text);
        if self.first(Role::Indicator).is_none()
            && let Some(column) = self.open().filter(is_words).max_by_key(rank)
        {
            self.give(column, Role::Indicator);
        }
    }

    /// The theme of a long table of ratings; points out of a maximum beside a theme are its ratings.
    fn cast_theme(&mut self, pairs: &[links::Pair]) {
        let is_theme = |column: &usize| {
            self.heading(*column, Heading::is_theme) && self.has_profile(*column, |profile| profile.is_text() && profile.words.len() > 1)
        };
        let Some(theme) = self.first(Role::Theme).or_else(|| self.open().find(is_theme)) else {
            return;
        };
        let may_rate = matches!(self.choices.kind, None | Some(SourceKind::Ratings));
        if self.levels.is_empty()
            && may_rate
            && let [pair] = pairs
        {
            self.give(pair.value, Role::Level);
            self.give(pair.denominator, Role::Denominator);
            self.levels.push(LevelColumn {
                column: pair.value,
                ladder: Ladder::PointsOfMax,
                most: Some(pair.denominator),
                reasons: Vec::new(),
                follow_ups: Vec::new(),
            });
            if let Some(period) = self.first(Role::Period) {
                self.give(period, Role::VisitDate);
            }
        }
        if self.levels.len() == 1 {
            self.give(theme, Role::Theme);
        }
    }

    fn cast_visit_kind(&mut self) {
        if self.levels.is_empty() || self.first(Role::VisitKind).is_some() {
            return;
        }
        let is_kind = |column: &usize| {
            let is_called_so = self.heading(*column, Heading::is_visit_kind);
            self.has_profile(*column, |profile| {
                let told = profile
                    .words
                    .iter()
                    .filter(|(word, _)| VisitKind::of_wording(word) != VisitKind::Unstated)
                    .map(|(_, count)| count)
                    .sum::<usize>();
                let share = if is_called_so { 2 } else { 5 };
                told > 0 && told * share >= profile.filled * (share - 1) && profile.average_length() < 40
            })
        };
        if let Some(column) = self.open().find(is_kind) {
            self.give(column, Role::VisitKind);
        }
    }

    fn cast_texts(&mut self) {
        for column in self.open() {
            let is_called_so = self.heading(column, Heading::is_text);
            let is_code = self.heading(column, Heading::is_code);
            let is_long = |profile: &Profile<'_>| is_called_so || (profile.average_length() > 60 && !is_code);
            if self.has_profile(column, |profile| profile.is_text() && !profile.is_flags() && is_long(profile)) {
                self.give(column, Role::Text);
            }
        }
        let texts: Vec<usize> = (0..self.roles.len())
            .filter(|column| self.roles.get(*column) == Some(&Some(Role::Text)))
            .collect();
        let follow_ups = self.cast_follow_ups();
        let is_paired = texts.len() == self.levels.len();
        for (at, level) in self.levels.iter_mut().enumerate() {
            level.reasons = if is_paired {
                texts.get(at).copied().into_iter().collect()
            } else {
                texts.clone()
            };
            level.follow_ups.clone_from(&follow_ups);
        }
    }

    /// The day a point is to be followed up by, and how far that has come: said with every rating of the row.
    fn cast_follow_ups(&mut self) -> Vec<usize> {
        if self.levels.is_empty() {
            return Vec::new();
        }
        let is_follow_up = |column: &usize| self.heading(*column, Heading::is_follow_up);
        let follow_ups: Vec<usize> = self.open().filter(is_follow_up).collect();
        for column in &follow_ups {
            self.give(*column, Role::Text);
        }
        follow_ups
    }

    /// Columns of figures: numbers under a heading that is no code, no date and no type.
    fn is_value(&self, column: usize) -> bool {
        let is_figure_heading = self.heading(column, |heading| !heading.is_code() && !heading.is_upkeep_date());
        let is_type = self.heading(column, |heading| {
            heading.contains(&["type"]) || heading.is(&["parent"]) || heading.names_subject()
        });
        let is_made_of = |profile: &Profile<'_>| {
            let is_date = profile.is_periods() && self.heading(column, Heading::is_period);
            profile.is_numeric() && !is_date && (profile.figures.is_measured() || !is_type)
        };
        // A total over the months beside it would be an indicator of its own.
        let is_row_total = self.frame.names.get(column).is_some_and(|name| names::is_total(name)) && times::are_columns(self);
        // No figure of this field has ten digits; ids of units, people and firms do.
        let are_ids = self.has_profile(column, |profile| profile.figures.whole_range.is_some_and(|(least, _)| least >= 1e9));
        let is_none = are_ids || is_row_total || self.is_row_number(column);
        is_figure_heading && !is_none && self.has_profile(column, is_made_of)
    }

    /// `1`, `2`, `3` down the first column, or down one that is headed so: the rows' own numbers.
    fn is_row_number(&self, column: usize) -> bool {
        let is_nameless = column == 0 && self.frame.heading_texts.first().is_some_and(|text| text.trim().is_empty());
        let is_headed_so = self.heading(column, |heading| {
            heading.is(&["", "række", "rækkenr", "linje", "løbenr", "index", "row"])
        });
        let number = |row| self.frame.cell(row, column).parse::<usize>().ok();
        let first = self.frame.rows.iter().next().and_then(number).filter(|first| *first < 2);
        let is_counting = first.is_some_and(|first| self.frame.rows.iter().all(|row| number(row) == Some(first + row.at)));
        (is_nameless || is_headed_so) && self.frame.rows.len() > 1 && is_counting
    }

    fn kind(&self) -> (SourceKind, Evidence) {
        if let Some(kind) = self.choices.kind {
            return (kind, Evidence::Chosen);
        }
        if !self.levels.is_empty() {
            return (SourceKind::Ratings, Evidence::AllValuesFit);
        }
        let has_time = times::are_columns(self) || self.first(Role::Period).is_some();
        let mut values =
            (0..self.roles.len()).filter(|column| self.roles.get(*column).is_some_and(|role| matches!(role, None | Some(Role::Value))));
        let signs = self.frame.headings.iter().filter(|heading| heading.is_register_sign()).count();
        let is_measured = |column: usize| self.is_value(column) && self.has_profile(column, |profile| profile.figures.is_measured());
        let has_values = values
            .clone()
            .any(|column| self.is_value(column) || self.roles.get(column) == Some(&Some(Role::Value)));
        if has_time && has_values {
            (SourceKind::Observations, Evidence::AllValuesFit)
        } else if signs > 0 && !values.any(is_measured) {
            (SourceKind::Register, Evidence::AllValuesFit)
        } else if has_values {
            (SourceKind::Observations, Evidence::Likely)
        } else {
            (SourceKind::Register, Evidence::Likely)
        }
    }

    fn cast_register(&mut self) {
        if self.first(Role::Children).is_none() {
            let is_children = |column: &usize| self.heading(*column, Heading::is_children) && self.is_value(*column);
            if let Some(column) = self.open().find(is_children) {
                self.give(column, Role::Children);
            }
        }
        if self.first(Role::HouseKind).is_none() {
            let is_words = |column: &usize| self.has_profile(*column, |profile| profile.is_text() && !profile.is_flags());
            let rank = |column: &usize| self.frame.headings.get(*column).and_then(Heading::kind_rank);
            if let Some(column) = self
                .open()
                .filter(|column| is_words(column) && rank(column).is_some())
                .min_by_key(rank)
            {
                self.give(column, Role::HouseKind);
            }
        }
    }

    /// Figures, with the counts behind them. Beside a theme a figure would be repeated for each theme, so none is taken there.
    fn cast_values(&mut self, pairs: Vec<links::Pair>) {
        if self.first(Role::Theme).is_some() {
            return;
        }
        for column in self.open() {
            if self.is_value(column) {
                self.give(column, Role::Value);
            }
        }
        self.measures = links::measures(self, pairs);
    }

    fn finish(self, kind: (SourceKind, Evidence), is_statbank: bool) -> Result<Plan, Refusal> {
        let has_house = self.first(Role::House).or(self.first(Role::HouseId)).is_some();
        // Names alone, under no heading that speaks of houses, are an index or a note.
        let is_of_houses = has_house && (kind != (SourceKind::Register, Evidence::Likely) || self.speaks_of_houses());
        if !is_of_houses && self.measures.is_empty() && self.levels.is_empty() {
            return Err(Refusal::NotUnderstood);
        }
        let mut questions = marks::questions(&self);
        if !has_house && self.frame.told.is_none() {
            questions.push(Question::HouseColumn);
        }
        let period = self.first(Role::Period).or(self.first(Role::VisitDate));
        Ok(Plan {
            kind: if is_statbank && kind.1 != Evidence::Chosen {
                (kind.0, Evidence::Certain)
            } else {
                kind
            },
            layout: self.layout(is_statbank),
            order: period
                .and_then(|column| self.profile(column))
                .map(|profile| profile.periods.order())
                .unwrap_or_default(),
            roles: self.roles.iter().map(|role| role.unwrap_or(Role::Ignore)).collect(),
            marks: self.marks,
            levels: self.levels,
            measures: self.measures,
            questions,
        })
    }

    fn speaks_of_houses(&self) -> bool {
        let is_of_houses = |heading: &Heading| heading.house_rank().or(heading.house_id_rank()).or(heading.kind_rank()).is_some();
        self.choices.roles.values().any(|role| matches!(role, Role::House | Role::HouseId)) || self.frame.headings.iter().any(is_of_houses)
    }

    fn layout(&self, is_statbank: bool) -> Layout {
        if times::are_columns(self) {
            Layout::ColumnsArePeriods
        } else if self.first(Role::Theme).is_some() || self.first(Role::Indicator).is_some() || is_statbank {
            Layout::Long
        } else if !self.levels.is_empty() {
            Layout::ColumnsAreThemes
        } else if self.measures.is_empty() {
            Layout::Long
        } else {
            Layout::ColumnsAreIndicators
        }
    }
}
