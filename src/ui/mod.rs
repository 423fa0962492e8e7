//! The window. State lives in [`App`]; pages read view models and push actions, which are applied at one place.
//!
//! | file | what |
//! |---|---|
//! | `app` | the state of the window and its frame |
//! | `apply` | what each action does |
//! | `desk` | the workspace (or sample) on the table: sources, tables, state of the journal |
//! | `draft`, `drafts` | a note being written; all of them, each at its own place, kept in the person's own folder |
//! | `discussion` | what the team does with notes: open, answer, go on from, put aside, share |
//! | `note_form`, `note_plan` | the field a note is written in, and what a trial or an agreement needs |
//! | `due_strip`, `plan_form` | trials and agreements whose day has come; a new day or state for one |
//! | `looked_at`, `history` | what is looked at as a view: taken, put back, gone back over |
//! | `kept_views` | the list of kept views |
//! | `house_form` | a change of a house while it is being written |
//! | `series_form` | a choice about a series while it is being written |
//! | `word_form` | the team's own words for a term while they are being written |
//! | `switch` | changing what is on the desk |
//! | `arrival`, `opening` | reading what was opened, dropped or pasted |
//! | `intake` | files on their way in |
//! | `waiting` | work that takes its time: how far it has come, and how to stop it |
//! | `views` | view models, built when what they show has changed |
//! | `shell`, `filter_strip`, `notices`, `keys` | what stands around every page: side bar, filter, messages, the list of keys |
//! | `news` | what others write meanwhile, and what waits for the folder |
//! | `past` | who did what when |
//! | `note_panel` | the place chosen, its notes, the field to write in |
//! | `plot` | paints a chart |
//! | `picture` | the same off screen: a chart as SVG and PNG that stands alone |
//! | `export`, `export_menu` | charts and tables on their way to a file or the clipboard |
//! | `pages`, `widgets`, `theme` | what their names say |
//! | `window` | opens the window, with the renderer that starts |

mod action;
mod app;
mod apply;
mod arrival;
mod chart_panel;
mod command;
mod ctx;
mod desk;
mod dialogs;
mod discussion;
mod draft;
mod drafts;
mod due_strip;
mod export;
mod export_menu;
mod filter_strip;
mod forget;
mod history;
mod house_form;
mod intake;
mod intake_file;
mod kept_views;
mod keys;
mod lock;
mod looked_at;
mod news;
mod note_form;
mod note_panel;
mod note_plan;
mod notices;
mod opening;
mod pages;
mod past;
mod picture;
mod place_form;
mod plan_form;
mod plot;
mod series_form;
mod shell;
mod switch;
mod theme;
mod views;
mod waiting;
mod widgets;
mod window;
mod word_form;

pub use action::{Action, DataPart, DraftKey, IntakeEdit, NotesPart, Page, Selection};
pub use app::{App, Start};
pub use desk::{Desk, SharedWorkspace};
pub use drafts::DraftPlace;
pub use export::{Clip, ExportForm};
pub use house_form::HouseForm;
pub use kept_views::ViewsForm;
pub use picture::Picture;
pub use plan_form::{PlanForm, PlanPart};
pub use series_form::{Lack, SeriesForm, SeriesPart};
pub use window::{NoWindow, open};
pub use word_form::WordForm;
