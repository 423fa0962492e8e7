//! What a page may use while it draws: words, colours, a queue for actions. Small on purpose.

use crate::domain::{Anchor, AnchorValue, HouseId};
use crate::i18n::Locale;

use super::action::{Action, Selection};
use super::theme::Tokens;

/// Handed to every page and widget.
pub struct UiCtx<'a> {
    /// Words and numbers.
    pub locale: &'a Locale,
    /// Colours.
    pub tokens: &'a Tokens,
    /// What is chosen.
    pub selected: Option<&'a Selection>,
    /// Where actions go.
    pub actions: &'a mut Vec<Action>,
}

impl<'a> UiCtx<'a> {
    /// A message without arguments.
    #[must_use]
    pub fn t(&self, key: &'a str) -> &'a str {
        self.locale.t(key)
    }

    /// Asks for something.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Chooses a place; what is about nothing is none.
    pub fn select(&mut self, anchor: &Anchor, seen: Option<&AnchorValue>) {
        if *anchor == Anchor::default() {
            return;
        }
        self.push(Action::Select(Selection {
            anchor: anchor.clone(),
            seen: seen.cloned(),
        }));
    }

    /// Whether a place is the one chosen.
    #[must_use]
    pub fn is_selected(&self, anchor: &Anchor) -> bool {
        self.selected.is_some_and(|selection| selection.anchor == *anchor)
    }

    /// Whether a place is another one of the house that is chosen.
    #[must_use]
    pub fn is_of_selected_house(&self, anchor: &Anchor) -> bool {
        anchor.house.as_ref().is_some_and(|house| self.is_selected_house(house))
    }

    /// Whether a house, or a place of it, is chosen.
    #[must_use]
    pub fn is_selected_house(&self, house: &HouseId) -> bool {
        self.selected.and_then(|selection| selection.anchor.house.as_ref()) == Some(house)
    }
}
