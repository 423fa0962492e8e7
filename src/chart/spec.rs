//! The meaning of one chart, ready to be painted on any surface. A painter chooses no wording, no number format and no statistic.

use super::prepared::Prepared;
use crate::domain::{Anchor, AnchorValue, HouseId, NoteId, NoteKind, Period};

/// One chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChartSpec {
    /// Lasting name, unique on its page.
    pub id: String,
    /// What the chart is about: a house's name, an indicator's.
    pub title: String,
    /// What the page around it says and a picture of it alone must too: the indicator, where the title is a house. Mostly empty.
    pub about: String,
    /// What stands quietly beside the title: that the house is closed. Mostly empty.
    pub aside: String,
    /// What is seen, in one sentence with n and comparison. Also the text alternative.
    pub sentence: String,
    /// The unit of the y axis in words.
    pub unit: String,
    /// How many stand behind what is seen, in words: "8 huse", "n 1.240".
    pub n: String,
    /// The period shown, in words.
    pub period: String,
    /// The files the figures come from.
    pub source: String,
    /// How it is laid out.
    pub form: Form,
    /// Stretches and parts behind everything else.
    pub bars: Vec<Bar>,
    /// Lines, the one in focus last so that it is painted on top.
    pub lines: Vec<Line>,
    /// Levels behind the line in focus, phase by phase: its centre, and what it varies between.
    pub levels: Vec<Level>,
    /// Where trials began, over time.
    pub trials: Vec<TrialStart>,
    /// Ends of the x axis; of time in years (2025.5 is the middle of 2025).
    pub x_range: (f64, f64),
    /// Ends of the y axis; rows are numbered from the bottom, so that the first one is the highest.
    pub y_range: (f64, f64),
    /// Ticks of the x axis.
    pub x_ticks: Vec<Tick>,
    /// Ticks of the y axis.
    pub y_ticks: Vec<Tick>,
    /// What goes along each axis, x first, where the title does not say it; mostly empty.
    pub axis_names: [String; 2],
    /// What the parts of a whole are called, in their order: the key, said once.
    pub key: Vec<String>,
    /// The same as a table.
    pub table: Table,
    /// What the team says of its terms.
    pub told: Vec<Told>,
    /// What is worked out of it once.
    pub prepared: Prepared,
}

impl ChartSpec {
    /// What the team says of its terms, a line each.
    #[must_use]
    pub fn told_words(&self) -> String {
        let lines: Vec<&str> = self.told.iter().map(|told| &*told.words).collect();
        lines.join("\n")
    }

    /// Whether the chart's line in focus belongs to a house.
    #[must_use]
    pub fn is_of(&self, house: &HouseId) -> bool {
        let focus = self.lines.iter().filter(|line| line.role == LineRole::Focus);
        focus
            .flat_map(|line| &line.marks)
            .any(|mark| mark.anchor.house.as_ref() == Some(house))
    }

    /// The marks that can be read and chosen, in the order the keys go: of a chart over time those of the line in focus, else all that
    /// are not background.
    #[must_use]
    pub fn readable(&self) -> Vec<&Mark> {
        let is_read = |line: &&Line| matches!(line.role, LineRole::Focus | LineRole::Muted);
        let focus = self.lines.iter().rfind(|line| line.role == LineRole::Focus);
        match (self.form, focus) {
            (Form::Time, Some(focus)) => focus.marks.iter().collect(),
            _ => self.lines.iter().filter(is_read).flat_map(|line| &line.marks).collect(),
        }
    }

    /// What the chart is about where nothing stands around it: "Sygefravær · Bølgen".
    #[must_use]
    pub fn full_title(&self) -> String {
        let parts = [&self.about, &self.title];
        let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join(" · ")
    }

    /// Unit, period, number and source in one line: what stands under the chart.
    #[must_use]
    pub fn foot(&self) -> String {
        let parts = [&self.unit, &self.period, &self.n, &self.source];
        let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join(" · ")
    }
}

/// How a chart is laid out, and with it how a mark is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// Time goes to the right, figures upwards; the pointer reads the nearest time.
    #[default]
    Time,
    /// Figures go to the right, a row for each house, theme or period; the pointer reads the nearest mark.
    Rows,
    /// Figures both ways, or two times of many houses; the pointer reads the nearest mark.
    Plane,
}

/// A stretch along the x axis: an interval, a box, a part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Where it begins and ends.
    pub x: (f64, f64),
    /// The row it lies on.
    pub row: f64,
    /// What it is for.
    pub role: BarRole,
    /// What stands in it, where there is room; parts of a whole are read by it.
    pub label: String,
}

/// What a stretch is for; the painter gives each role its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarRole {
    /// How far a figure could be from what it stands for: a thin line with ends.
    Interval,
    /// The middle half of some figures: a box without fill.
    Box,
    /// A part of a whole: its number among the parts, and of how many.
    Part(u8, u8),
    /// What is left of a whole where some of its parts are not shown: an open stretch with words.
    Open,
}

/// A tick with its wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Place on the axis.
    pub at: f64,
    /// What it says.
    pub label: String,
}

/// What a line is for; the painter gives each role its colour and a second mark (dash, shape, label).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRole {
    /// The house or series in focus.
    Focus,
    /// The cluster's median behind it.
    Median,
    /// A total of the source ("Hele landet").
    Reference,
    /// A house out of focus, to be read all the same.
    Muted,
}

/// How the marks of a line are joined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineShape {
    /// From mark to mark.
    #[default]
    Straight,
    /// Level until the next mark, and then up or down: ratings hold until the next visit.
    Steps,
    /// Not at all.
    Dots,
    /// Nor are the marks drawn: the parts they stand in are.
    Unseen,
}

/// One line of marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is called, for the direct label.
    pub name: String,
    /// What it is for.
    pub role: LineRole,
    /// How its marks are joined.
    pub shape: LineShape,
    /// Its marks in order of time; a missing figure breaks the line.
    pub marks: Vec<Mark>,
}

/// A level of one phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub role: LevelRole,
    /// Its course; limits of shares bend with the counts behind them.
    pub points: Vec<[f64; 2]>,
}

/// What a level is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelRole {
    /// The middle of the figures.
    Centre,
    /// What they vary between.
    Limit,
    /// The same, on few figures: to be taken with care.
    TrialLimit,
    /// A weaker limit inside another.
    InnerLimit,
    /// What the team, or the law, asks for.
    Requirement,
}

/// What a figure that is part of a signal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkSignal {
    /// Change in the direction hoped for.
    Better {
        /// Whether that is up.
        is_up: bool,
    },
    /// Change away from it.
    Worse {
        /// Whether that is up.
        is_up: bool,
    },
    /// Change of what has no direction hoped for.
    Other {
        /// Whether it is up.
        is_up: bool,
    },
}

impl MarkSignal {
    /// Whether the figure is above what it is compared with, or rising.
    #[must_use]
    pub const fn is_up(self) -> bool {
        let (Self::Better { is_up } | Self::Worse { is_up } | Self::Other { is_up }) = self;
        is_up
    }
}

/// A place in a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// Place on the x axis.
    pub x: f64,
    /// Place on the y axis; none where the figure is absent.
    pub y: Option<f64>,
    /// The period, where the source has time.
    pub period: Option<Period>,
    /// What stands beside it, where it needs a name; mostly empty.
    pub label: String,
    /// All that is known of it: value with unit, n, period, source and line. Shown at hover, read aloud, one fact a line.
    pub hover: String,
    /// Where a note about it belongs.
    pub anchor: Anchor,
    /// What a note would remember having seen.
    pub seen: Option<AnchorValue>,
    /// Notes that belong here.
    pub pins: Vec<Pin>,
    /// Whether the team left it out: it stays in sight, hollow.
    pub is_excluded: bool,
    /// What it is part of; none of an ordinary figure.
    pub signal: Option<MarkSignal>,
    /// Whether the calendar has a hole between the mark before and this one: the line is not drawn across.
    pub after_gap: bool,
}

/// A note's mark on a chart or in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The note's number, as everywhere.
    pub number: usize,
    /// The note.
    pub note: NoteId,
    /// Its kind.
    pub kind: NoteKind,
    /// Its text, for the hover.
    pub text: String,
}

/// Where a trial began: an upright line with its mark and name.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialStart {
    /// Place on the x axis.
    pub x: f64,
    /// What is tried, in a few words.
    pub name: String,
    /// The trial's mark.
    pub pin: Pin,
}

/// What the team says of a term that stands on a chart or in its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The term, as it stands there.
    pub term: String,
    /// What the team says: a sentence that names it.
    pub words: String,
}

impl Told {
    /// A term as it stands on a chart or in a cell, with what the team says of it below, where it says anything.
    #[must_use]
    pub fn beside(text: &str, all: &[Self]) -> String {
        let said = all.iter().find(|told| told.term == text);
        said.map_or_else(|| text.to_owned(), |said| format!("{text}\n{}", said.words))
    }
}

/// Values as a table, in the user's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Headings.
    pub headings: Vec<String>,
    /// Rows of cells, as many as there are headings.
    pub rows: Vec<Vec<String>>,
}
