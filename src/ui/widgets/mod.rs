//! Parts that several pages use.

mod assurance_mark;
mod cell;
mod choice;
mod chosen_row;
mod empty;
mod house_cell;
mod indicator_choice;
mod levels;
mod markdown;
mod note_card;
mod pin;
mod signal_mark;
mod spark;
mod table;

pub use assurance_mark::paint_assurance;
pub use cell::{cell, cell_margin, clip_text};
pub use choice::choice_ui;
pub use chosen_row::paint_chosen_row;
pub use empty::empty_ui;
pub use house_cell::{HouseCell, house_cell_ui};
pub use indicator_choice::indicator_choice_ui;
pub use levels::paint_levels;
pub use markdown::markdown_ui;
pub use note_card::{button_ui, facts_ui, note_card_ui, place_way};
pub use pin::{kind_chip, pin_button, pins_ui, pins_width};
pub use signal_mark::{paint_calm, paint_signal};
pub use spark::paint_spark;
pub use table::table_ui;
