//! Commands with a key: one table for menu, key list and shortcuts. No key needs `AltGr` on a Danish keyboard.

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::i18n::Lang;
use crate::journal::Act;

use super::action::{Action, Page};

/// A command.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Key of its name.
    pub name: &'static str,
    /// Its shortcut.
    pub shortcut: KeyboardShortcut,
    /// Whether it also works while someone is writing.
    pub while_writing: bool,
    run: fn() -> Action,
}

impl Command {
    const fn new(name: &'static str, modifiers: Modifiers, key: Key, run: fn() -> Action) -> Self {
        Self {
            name,
            shortcut: KeyboardShortcut::new(modifiers, key),
            while_writing: true,
            run,
        }
    }

    const fn bare(name: &'static str, modifiers: Modifiers, key: Key, run: fn() -> Action) -> Self {
        Self {
            name,
            shortcut: KeyboardShortcut::new(modifiers, key),
            while_writing: false,
            run,
        }
    }

    /// What it does.
    #[must_use]
    pub fn action(&self) -> Action {
        (self.run)()
    }

    /// Its shortcut in words.
    #[must_use]
    pub fn shortcut_words(&self, lang: Lang) -> String {
        let words = self.shortcut.format(&eframe::egui::ModifierNames::NAMES, cfg!(target_os = "macos"));
        match lang {
            Lang::Da => words.replace("Shift", "Skift"),
            Lang::En => words,
        }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Every command. Those with Shift stand before their plain twins, which would answer to them too.
pub const COMMANDS: [Command; 18] = [
    Command::new("command-open-workspace", CTRL_SHIFT, Key::O, || Action::PickWorkspace),
    Command::new("command-open-files", CTRL, Key::O, || Action::PickFiles),
    // The system's own key for it mostly comes as what was copied, and not as a key.
    Command::bare("command-paste", CTRL, Key::V, || Action::AskPaste),
    Command::new("page-overview", CTRL, Key::Num1, || Action::Go(Page::Overview)),
    Command::new("page-trend", CTRL, Key::Num2, || Action::Go(Page::Trend)),
    Command::new("page-compare", CTRL, Key::Num3, || Action::Go(Page::Compare)),
    Command::new("page-supervision", CTRL, Key::Num4, || Action::Go(Page::Supervision)),
    Command::new("page-data", CTRL, Key::Num5, || Action::Go(Page::Data)),
    Command::new("page-notes", CTRL, Key::Num6, || Action::Go(Page::Notes)),
    Command::new("page-start", CTRL, Key::Num7, || Action::Go(Page::Start)),
    Command::bare("command-write", Modifiers::NONE, Key::N, || Action::Write),
    Command::new("command-search", CTRL, Key::F, || Action::Search),
    Command::bare("command-redo-too", CTRL_SHIFT, Key::Z, || Action::Journal(Act::Redo)),
    Command::bare("command-undo", CTRL, Key::Z, || Action::Journal(Act::Undo)),
    Command::bare("command-redo", CTRL, Key::Y, || Action::Journal(Act::Redo)),
    Command::bare("command-deselect", Modifiers::NONE, Key::Escape, || Action::Deselect),
    Command::new("command-keys", Modifiers::NONE, Key::F1, || Action::ToggleKeys),
    Command::bare("command-keys-too", Modifiers::SHIFT, Key::Questionmark, || Action::ToggleKeys),
];

/// The actions of the shortcuts pressed since last frame. While someone writes, only those that take no letters from her.
pub fn pressed(ctx: &Context) -> Vec<Action> {
    let is_writing = ctx.text_edit_focused();
    let usable = |command: &&Command| command.while_writing || !is_writing;
    ctx.input_mut(|input| {
        COMMANDS
            .iter()
            .filter(usable)
            .filter(|command| input.consume_shortcut(&command.shortcut))
            .map(Command::action)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn no_two_commands_share_a_key() {
        for (index, left) in COMMANDS.iter().enumerate() {
            for right in &COMMANDS[index + 1..] {
                assert_ne!(left.shortcut, right.shortcut, "{} {}", left.name, right.name);
            }
        }
    }

    #[test]
    fn every_command_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            for command in COMMANDS {
                assert_ne!(locale.t(command.name), command.name);
            }
        }
    }
}
