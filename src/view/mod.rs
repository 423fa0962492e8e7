//! View models: what each page shows, as plain data in the user's words. Built once per change, never in a frame.
//!
//! Every builder is a pure function of the tables, the notes, the filter and the locale.

mod attention;
#[cfg(test)]
mod chart_properties;
#[cfg(test)]
mod chart_text;
mod compare;
mod difference;
mod difference_chart;
mod due;
mod fates;
mod filter;
mod grounds;
mod head;
mod house_words;
mod houses;
mod kept_views;
mod levels;
mod marked;
mod middle;
mod note_page;
mod notes;
mod overview;
mod overview_table;
mod own_words;
mod page;
mod panel;
mod past;
mod pins;
mod place;
mod placing;
mod problem;
mod rated;
mod rating_charts;
mod receipt;
mod receipt_facts;
mod receipt_lines;
mod refusal;
mod role_group;
mod rows;
#[cfg(test)]
mod sample;
mod search;
mod series;
mod series_choices;
mod signal;
mod signal_words;
mod signals;
mod spark;
mod steps;
mod supervision;
mod trend;
mod trend_words;
mod trial;
mod viewed;
mod visits;
mod vocabulary;
mod wordings;
mod words;

pub use attention::{Attention, AttentionGroup, AttentionQuery, AttentionRow};
pub use compare::{ChartGroup, Compare, CompareForm, CompareQuery, Moment, Offer};
pub use difference::{DifferenceView, taken_in_words};
pub use due::{DueRow, due_rows};
pub use fates::fates_words;
pub use filter::{Filter, FilterOptions, RecentYears, only_house_words};
pub use grounds::{GroundQuery, GroundRow, Grounds, first_line};
pub use head::IndicatorHead;
pub use house_words::{change_kind_words, change_words, house_words, parse_when, when_text};
pub use houses::{ChangeRow, HouseList, HouseRow, ProposalView};
pub use kept_views::KeptViewRow;
pub use marked::mark_choices;
pub use note_page::{NoteGround, NotePage};
pub use notes::{NoteList, NoteQuery, NoteRow, Since, seen_now};
pub use overview::{CellChange, Overview, OverviewCell, OverviewRow, Spark};
pub use page::Page;
pub use past::{PastRow, PastView, built_on_words, clock_words, words_of};
pub use pins::{Pins, place_words};
pub use place::{PlaceFact, PlaceRating, PlaceView, time_seen};
pub use placing::{Placing, known_part};
pub use problem::workspace_words;
pub use rating_charts::{RatingCharts, RatingQuestion};
pub use receipt::{ColumnLine, Counted, Fact, QuestionView, ReceiptView, role_words};
pub use refusal::{passed_over_words, refusal_words};
pub use role_group::RoleGroup;
pub use rows::{RowColumn, RowKind, RowQuery, RowText, Rows, Sorting, row_place, row_text, row_told};
pub use search::{Field, Found, Hit, SearchIndex};
pub use series_choices::{SeriesChoiceRow, SeriesChoicesView};
pub use signal_words::rule_words;
pub use signals::{SeriesSignal, Signals};
pub use supervision::{RatingCell, StepSince, Supervision, SupervisionRow, TimelineMark, TimelineRow};
pub use trend::{Choice, Trend};
pub use viewed::{DataView, Gone, NotesPart, SupervisionPart, View};
pub use vocabulary::{EarlierWords, TermGroup, TermRow, VocabularyView};
pub use wordings::{ScaleChoice, WordingLine};
pub use words::{absence_words, level_of_note_words, note_kind_words, topic_words, visit_kind_words};

/// A cluster has 5–20 houses; a page never draws more than this many at once, and says when it leaves some out.
pub const MAX_HOUSES: usize = 60;
