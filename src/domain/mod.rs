//! Words of the field as types: plain data with meaning, no I/O, no clock, no tables, no window.
//!
//! | Danish (on screen) | code |
//! |---|---|
//! | klynge | cluster |
//! | hus, dagtilbud | [`House`] |
//! | ændring af et hus | [`HouseChange`] of a [`HouseChangeKind`] |
//! | nøgletal | [`Indicator`] |
//! | periode | [`Period`] |
//! | værdi, manglende værdi | [`Value`], [`Absence`] |
//! | diskretionsgrænse | [`Suppression`] |
//! | tilsyn, tilsynsbesøg | supervision, [`Visit`] |
//! | tema (pejlemærke) | [`ThemeName`] of a rating |
//! | vurdering, trin | [`Rating`], [`Level`] of a [`Scale`] |
//! | emne | [`Topic`] of an indicator |
//! | note | [`Note`], anchored at an [`Anchor`] |
//! | iagttagelse, undren, forklaring, prøvehandling, aftale | [`NoteKind`] |
//! | niveau: barn, medarbejder, leder, ledelsesteam, klynge | [`NoteLevel`] |
//! | hvem, hvornår, tegn | [`Plan`] of a trial or an agreement |
//! | åben, parkeret, afsluttet | [`PlanStage`] |
//! | svar; bygger på | `reply_to`, `links` of a note |
//! | fælles sprog | [`Vocabulary`] |
//! | ord; fælles forklaring | [`Term`]; its [`Wording`] |
//! | beslutning om et nøgletals tal over tid | [`SeriesChoice`] of a [`Decision`] |
//! | basislinje | [`Baseline`] |
//! | ny basislinje | [`Rebase`] |
//! | udeladt måling | [`Exclusion`] |
//! | krav | [`Requirement`] |
//! | kildens eget brud | [`SourceBreak`] |
//! | kilde, kvittering | source, receipt |

mod anchor;
mod event_id;
mod house;
mod house_change;
mod indicator;
mod note;
mod period;
mod rating;
mod scale;
mod series_choice;
mod series_choices;
mod source_break;
mod suppression;
mod topic;
mod value;
mod wording;

pub use anchor::Anchor;
pub use event_id::EventId;
pub use house::{House, HouseId};
pub use house_change::{HouseChange, HouseChangeId, HouseChangeKind, HouseChanges};
pub use indicator::{Direction, Indicator, IndicatorId, Unit};
pub use note::{AnchorValue, NewNote, Note, NoteContent, NoteId, NoteKind, NoteLevel, Plan, PlanStage, PlanState};
pub use period::{ParsePeriodError, Period, Step};
pub use rating::{Rating, ThemeName, Visit, VisitKind};
pub use scale::{Level, Scale};
pub use series_choice::{Baseline, Decision, Exclusion, Rebase, Requirement, SeriesChoice, SeriesChoiceId};
pub use series_choices::{Border, BorderReason, MadeChoice, SeriesChoices};
pub use source_break::SourceBreak;
pub use suppression::Suppression;
pub use topic::Topic;
pub use value::{Absence, Value};
pub use wording::{Term, Vocabulary, Wording};
