//! Commands with a key: one table for menu, key list and shortcuts. No key needs `AltGr` on a Danish keyboard.

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers, PointerButton, Popup};

use crate::i18n::Locale;
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

    /// Its shortcut in words, keys called as they are on a keyboard of the language.
    #[must_use]
    pub fn shortcut_words(&self, locale: &Locale) -> String {
        let words = self.shortcut.format(&eframe::egui::ModifierNames::NAMES, cfg!(target_os = "macos"));
        let keys = [
            ("Shift", "key-shift"),
            ("Escape", "key-escape"),
            ("Left", "key-left"),
            ("Right", "key-right"),
        ];
        keys.into_iter().fold(words, |words, (key, own)| words.replace(key, locale.t(own)))
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Every command. Those with Shift stand before their plain twins, which would answer to them too.
pub static COMMANDS: [Command; 21] = [
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
    Command::new("page-vocabulary", CTRL, Key::Num7, || Action::Go(Page::Vocabulary)),
    Command::new("page-start", CTRL, Key::Num8, || Action::Go(Page::Start)),
    Command::bare("command-back", Modifiers::ALT, Key::ArrowLeft, || Action::Back),
    Command::bare("command-forward", Modifiers::ALT, Key::ArrowRight, || Action::Forward),
    Command::bare("command-write", Modifiers::NONE, Key::N, || Action::Write),
    Command::new("command-search", CTRL, Key::F, || Action::Search),
    Command::bare("command-redo-too", CTRL_SHIFT, Key::Z, || Action::Journal(Act::Redo)),
    Command::bare("command-undo", CTRL, Key::Z, || Action::Journal(Act::Undo)),
    Command::bare("command-redo", CTRL, Key::Y, || Action::Journal(Act::Redo)),
    Command::bare("command-deselect", Modifiers::NONE, Key::Escape, || Action::Deselect),
    Command::new("command-keys", Modifiers::NONE, Key::F1, || Action::ToggleKeys),
    Command::bare("command-keys-too", Modifiers::SHIFT, Key::Questionmark, || Action::ToggleKeys),
];

/// The mouse's own buttons for back and forward, and the commands they stand for.
const BUTTONS: [(PointerButton, &str); 2] = [(PointerButton::Extra1, "command-back"), (PointerButton::Extra2, "command-forward")];

/// The command of that name.
#[must_use]
pub fn command(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// The actions of the shortcuts and the mouse's own buttons pressed since last frame. While someone writes, only those that take no letters from her.
pub fn pressed(ctx: &Context) -> Vec<Action> {
    let is_writing = ctx.text_edit_focused();
    // What is unfolded is closed by Escape first, and that is its own affair.
    let is_unfolded = Popup::is_any_open(ctx);
    let usable = |command: &&Command| {
        let is_for_unfolded = is_unfolded && command.shortcut.logical_key == Key::Escape;
        (command.while_writing || !is_writing) && !is_for_unfolded
    };
    let is_pressed = |button: &&(PointerButton, &str)| ctx.input(|input| input.pointer.button_pressed(button.0));
    let by_button = BUTTONS.iter().filter(is_pressed).filter_map(|(_, name)| command(name));
    let mut actions: Vec<Action> = by_button.map(Command::action).collect();
    ctx.input_mut(|input| {
        let by_key = COMMANDS
            .iter()
            .filter(usable)
            .filter(|command| input.consume_shortcut(&command.shortcut));
        actions.extend(by_key.map(Command::action));
    });
    actions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
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
    fn every_button_stands_for_a_command() {
        assert!(BUTTONS.iter().all(|(_, name)| command(name).is_some()));
    }

    #[test]
    fn every_command_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            for command in &COMMANDS {
                assert_ne!(locale.t(command.name), command.name);
            }
        }
    }
}
