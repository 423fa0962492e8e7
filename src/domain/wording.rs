//! The team's own words for what the field calls something.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::IndicatorId;

/// What can be put in the team's own words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// An indicator: what it means.
    Indicator(IndicatorId),
    /// The name the team calls an indicator by, in place of the source's.
    IndicatorName(IndicatorId),
    /// A level of a scale, by its wording.
    Level(Arc<str>),
    /// A concept, by its name: a theme of supervision, *læringskultur*, whatever the team speaks of.
    Concept(Arc<str>),
}

impl Term {
    /// What the field, or the team, calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Indicator(indicator) | Self::IndicatorName(indicator) => &indicator.0,
            Self::Level(name) | Self::Concept(name) => name,
        }
    }
}

/// What a team says a term means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The words; empty where they were taken back.
    pub text: String,
    /// Who wrote them.
    pub author: String,
    /// When: milliseconds since 1970-01-01 UTC.
    pub worded_ms: i64,
}

/// The team's own words as they are now: of each term the latest that were not taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary(BTreeMap<Term, Arc<str>>);

impl Vocabulary {
    /// What holds of all that was ever said, each term's wordings oldest first.
    #[must_use]
    pub fn of(wordings: &BTreeMap<Term, Vec<Wording>>) -> Self {
        let said = wordings
            .iter()
            .filter_map(|(term, all)| Some((term.clone(), all.last()?.text.trim())));
        Self(
            said.filter(|(_, text)| !text.is_empty())
                .map(|(term, text)| (term, text.into()))
                .collect(),
        )
    }

    /// The words for a term.
    #[must_use]
    pub fn words(&self, term: &Term) -> Option<&Arc<str>> {
        self.0.get(term)
    }

    /// The terms that have words, in order of kind and name.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.0.keys()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_words_hold_and_empty_ones_take_them_back() {
        let said = |texts: &[&str]| {
            let all = texts.iter().map(|text| Wording {
                text: (*text).to_owned(),
                author: String::new(),
                worded_ms: 0,
            });
            all.collect::<Vec<_>>()
        };
        let term = |name: &str| Term::Concept(name.into());
        let cases: [(&[&str], Option<&str>); 5] = [
            (&[], None),
            (&["ro"], Some("ro")),
            (&["ro", "ro til leg"], Some("ro til leg")),
            (&["ro", " "], None),
            (&["ro", "", "leg"], Some("leg")),
        ];
        for (texts, words) in cases {
            let vocabulary = Vocabulary::of(&BTreeMap::from([(term("ro"), said(texts))]));
            assert_eq!(vocabulary.words(&term("ro")).map(|words| &**words), words, "{texts:?}");
            assert_eq!(vocabulary.terms().count(), usize::from(words.is_some()));
        }
    }
}
