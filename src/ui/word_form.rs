//! The team's own words for a term while they are being written.

use eframe::egui::{Align, Button, Key, Modifiers, TextEdit, Ui, WidgetInfo};

use crate::cluster::Tables;
use crate::domain::Term;
use crate::format::fold;
use crate::journal::Act;

use super::action::Action;
use super::ctx::UiCtx;
use super::note_form::author_ui;

/// Height of the field for the words, in lines.
const LINES: usize = 2;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordForm {
    /// The term; none is a concept that is being added.
    pub term: Option<Term>,
    /// What an indicator is to be called, or what the new concept is.
    pub name: String,
    /// The words.
    pub words: String,
    /// Whether the pen shall come here at the next frame.
    pub wants_focus: bool,
}

impl WordForm {
    /// A form for a concept of the team's own.
    #[must_use]
    pub const fn new_concept() -> Self {
        Self {
            term: None,
            name: String::new(),
            words: String::new(),
            wants_focus: true,
        }
    }

    /// A form with what holds now.
    #[must_use]
    pub fn about(term: Term, tables: &Tables) -> Self {
        let vocabulary = tables.vocabulary();
        let words = |term: &Term| vocabulary.words(term).map_or_else(String::new, ToString::to_string);
        let name = match &term {
            Term::Indicator(indicator) => words(&Term::IndicatorName(indicator.clone())),
            _ => String::new(),
        };
        Self {
            name,
            words: words(&term),
            term: Some(term),
            wants_focus: true,
        }
    }

    /// Whether it is kept once a term has its words.
    #[must_use]
    pub fn is_about(&self, worded: &Term) -> bool {
        match (&self.term, worded) {
            (None, Term::Concept(name)) => **name == *self.name.trim(),
            (Some(Term::Indicator(of)), Term::IndicatorName(named)) => of == named,
            (term, worded) => term.as_ref() == Some(worded),
        }
    }

    /// Whether the name is taken already: of a new concept by another, of an indicator by what another is called.
    #[must_use]
    pub fn is_taken(&self, tables: &Tables) -> bool {
        let name = fold(self.name.trim());
        let is_concept = |term: &Term| matches!(term, Term::Concept(known) if fold(known) == name);
        match &self.term {
            None => tables.vocabulary().terms().any(is_concept),
            Some(Term::Indicator(indicator)) => {
                let mut others = tables.indicators().iter().filter(|other| other.id != *indicator);
                others.any(|other| fold(other.title()) == name)
            }
            Some(_) => false,
        }
    }

    /// What is to be written: of an indicator its words, its name, or both; nothing where nothing changes or something lacks.
    #[must_use]
    pub fn acts(&self, tables: &Tables, author: &str) -> Vec<Act> {
        let vocabulary = tables.vocabulary();
        let (name, words) = (self.name.trim(), self.words.trim());
        if self.is_taken(tables) {
            return Vec::new();
        }
        let said = match &self.term {
            None if name.is_empty() || words.is_empty() => Vec::new(),
            None => vec![(Term::Concept(name.into()), words)],
            Some(term @ Term::Indicator(indicator)) => {
                // Its own name says nothing new.
                let name = if name == &*indicator.0 { "" } else { name };
                vec![(term.clone(), words), (Term::IndicatorName(indicator.clone()), name)]
            }
            Some(term) => vec![(term.clone(), words)],
        };
        let is_news = |(term, text): &(Term, &str)| vocabulary.words(term).map_or("", |words| words) != *text;
        let act = |(term, text): (Term, &str)| Act::WordTerm {
            term,
            text: text.to_owned(),
            author: author.trim().to_owned(),
        };
        said.into_iter().filter(is_news).map(act).collect()
    }
}

/// Draws the form.
pub fn word_form_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut WordForm, tables: &Tables, author: &mut String) {
    let mut fields = Vec::new();
    let wants_focus = std::mem::take(&mut form.wants_focus);
    let is_new = form.term.is_none();
    if is_new {
        fields.push(name_ui(ui, cx, "words-concept-name", &mut form.name, wants_focus));
    }
    let label = ui.label(cx.tokens.small(cx.t("words-words")));
    let words = &mut form.words;
    let field = ui.add(
        TextEdit::multiline(words)
            .id_salt("words")
            .hint_text(cx.t("words-hint"))
            .desired_rows(LINES)
            .desired_width(f32::INFINITY),
    );
    let field = field.labelled_by(label.id);
    field.widget_info(|| WidgetInfo::text_edit(true, words.as_str(), words.as_str(), cx.t("words-words")));
    if wants_focus && !is_new {
        field.request_focus();
        field.scroll_to_me(Some(Align::Center));
    }
    fields.push(field.id);
    if matches!(form.term, Some(Term::Indicator(_))) {
        fields.push(name_ui(ui, cx, "words-own-name", &mut form.name, false));
    }
    author_ui(ui, cx, author, &mut fields);
    if form.is_taken(tables) {
        let key = if is_new { "words-taken" } else { "words-name-taken" };
        ui.label(cx.tokens.small(cx.locale.t(key)));
    }
    let acts = form.acts(tables, author);
    ui.horizontal(|ui| {
        let keep = ui
            .add_enabled(!acts.is_empty(), Button::new(cx.t("words-keep")))
            .on_hover_text(cx.t("note-add-hint"));
        let is_writing = ui.memory(eframe::egui::Memory::focused).is_some_and(|id| fields.contains(&id));
        let by_key = is_writing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if !acts.is_empty() && (keep.clicked() || by_key) {
            cx.push(Action::Sign(author.clone()));
            for act in acts {
                cx.push(Action::Journal(act));
            }
        }
        if ui.button(cx.t("words-leave")).clicked() {
            cx.push(Action::WordForm(None));
        }
    });
}

fn name_ui(ui: &mut Ui, cx: &UiCtx<'_>, key: &str, name: &mut String, wants_focus: bool) -> eframe::egui::Id {
    let label = ui.label(cx.tokens.small(cx.locale.t(key)));
    let field = ui.add(TextEdit::singleline(name).id_salt(key).desired_width(f32::INFINITY));
    let field = field.labelled_by(label.id);
    field.widget_info(|| WidgetInfo::text_edit(true, name.as_str(), name.as_str(), cx.locale.t(key)));
    if wants_focus {
        field.request_focus();
    }
    field.id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::sample;

    fn tables() -> Tables {
        sample::speaking([
            (Term::Concept("Ro".into()), "stille"),
            (Term::Indicator("Sygefravær".into()), "dage med sygdom"),
            (Term::IndicatorName("Sygefravær".into()), "Dage uden os"),
            (Term::IndicatorName("Forældretilfredshed".into()), "Hvad forældre siger"),
        ])
    }

    #[test]
    fn only_what_is_new_and_whole_is_written() {
        let indicator = || Some(Term::Indicator("Sygefravær".into()));
        let level = || Some(Term::Level("god".into()));
        let cases: [(Option<Term>, &str, &str, &[&str]); 12] = [
            (None, "Leg", "", &[]),
            (None, "", "børns egen", &[]),
            (None, "ro", "stille", &[]),
            (None, " Leg ", " børns egen ", &["børns egen"]),
            (indicator(), "Dage uden os", "dage med sygdom", &[]),
            (indicator(), "Dage uden os", "dage hjemme", &["dage hjemme"]),
            (indicator(), "Sygefravær", "dage hjemme", &["dage hjemme", ""]),
            (indicator(), "", "", &["", ""]),
            (indicator(), "hvad foraeldre siger", "dage hjemme", &[]),
            (indicator(), "Forældretilfredshed", "dage med sygdom", &["Forældretilfredshed"]),
            (level(), "", "det lykkes", &["det lykkes"]),
            (level(), "", " ", &[]),
        ];
        for (term, name, words, texts) in cases {
            let form = WordForm {
                term,
                name: name.to_owned(),
                words: words.to_owned(),
                wants_focus: false,
            };
            let acts = form.acts(&tables(), "Åse");
            let written: Vec<&str> = acts
                .iter()
                .map(|act| match act {
                    Act::WordTerm { text, author, .. } if author == "Åse" => text.as_str(),
                    act => panic!("{act:?}"),
                })
                .collect();
            assert_eq!(written, texts, "{form:?}");
        }
    }
}
