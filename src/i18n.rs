//! Messages in Danish and English, from `assets/i18n`. A key that is missing is a defect, caught by a test, and shows as itself.

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use crate::format::Numbers;

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Danish, the default.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// Its code, as the session keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a code; Danish where it is unknown.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        if code == Self::En.code() { Self::En } else { Self::Da }
    }

    /// The message files, one for each room that speaks.
    #[must_use]
    pub const fn files(self) -> [&'static str; 12] {
        macro_rules! files {
            ($lang:literal) => {
                [
                    include_str!(concat!("../assets/i18n/", $lang, "/common.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/import.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/view.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/ui.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/cli.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/signal.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/compare.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/views.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/export.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/journal.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/vocabulary.ftl")),
                    include_str!(concat!("../assets/i18n/", $lang, "/discussion.ftl")),
                ]
            };
        }
        match self {
            Self::Da => files!("da"),
            Self::En => files!("en"),
        }
    }
}

/// All the words of one language, and its ways with numbers, dates and order (see [`crate::format`]).
pub struct Locale {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    plain: HashMap<String, String>,
    pub(crate) numbers: Numbers,
}

impl Locale {
    /// Reads the message files of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The isolation marks are for mixed writing directions; a font without them would draw boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Da => |value, _| grouped(value, Lang::Da),
            Lang::En => |value, _| grouped(value, Lang::En),
        }));
        let mut plain = HashMap::new();
        for text in lang.files() {
            add_file(&mut bundle, &mut plain, text);
        }
        Self {
            lang,
            bundle,
            plain,
            numbers: Numbers::new(lang),
        }
    }

    /// Which language it is.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// A message with arguments: texts, or whole numbers (which choose the plural form).
    ///
    /// ```
    /// use klyngeblik::i18n::{Lang, Locale};
    /// let locale = Locale::new(Lang::Da);
    /// assert_eq!(locale.with("houses-count", &[("n", 8.into())]), "8 huse");
    /// ```
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

fn add_file(bundle: &mut FluentBundle<FluentResource>, plain: &mut HashMap<String, String>, text: &str) {
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            tracing::error!("messages: {errors:?}");
            resource
        }
    };
    let keys: Vec<String> = resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        })
        .collect();
    if let Err(errors) = bundle.add_resource(resource) {
        tracing::error!("messages: {errors:?}");
    }
    for key in keys {
        let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else {
            continue;
        };
        let mut errors = Vec::new();
        let formatted = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        if errors.is_empty() {
            plain.insert(key, formatted);
        }
    }
}

/// Whole numbers in messages as the language writes them; other values as Fluent does.
fn grouped(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(Numbers::new(lang).format(number.value, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_things() {
        let keys = |lang| {
            let mut keys: Vec<String> = Lang::files(lang)
                .iter()
                .flat_map(|text| text.lines())
                .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
                .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
                .collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(Lang::Da), keys(Lang::En));
        let mut unique = keys(Lang::Da);
        unique.dedup();
        assert_eq!(unique, keys(Lang::Da), "a key stands twice");
    }

    #[test]
    fn every_message_file_parses() {
        for text in Lang::ALL.into_iter().flat_map(Lang::files) {
            let errors = FluentResource::try_new(text.to_owned()).err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{errors:?}");
        }
    }

    #[test]
    fn numbers_choose_the_plural_and_are_grouped() {
        let locale = Locale::new(Lang::Da);
        assert_eq!(locale.with("houses-count", &[("n", 1.into())]), "1 hus");
        assert_eq!(locale.with("houses-count", &[("n", 20571.into())]), "20.571 huse");
        assert_eq!(locale.t("no-such-key"), "no-such-key");
    }
}
