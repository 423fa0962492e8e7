//! How two names of houses are alike, beyond being spelt the same.

use std::collections::BTreeSet;

use strsim::normalized_damerau_levenshtein;

/// How two names are alike, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamesAlike {
    /// The same but for case, spaces and the spellings of å, æ and ø.
    Same,
    /// The same but for words like "Bh." and "Børnehuset".
    ButForKind,
    /// A letter or two apart.
    Nearly,
}

/// Least likeness of words that are nearly the same: one letter in nine.
const NEARLY: f64 = 0.88;
/// Letters a word needs for a likeness to mean anything.
const FEWEST_LETTERS: usize = 5;

/// Words that say what kind of house it is, folded. Those for the youngest and those for the older children never go together.
const NURSERY: [&str; 2] = ["vuggestue", "vuggestuen"];
const KINDERGARTEN: [&str; 4] = ["boernehave", "boernehaven", "bhv", "bhave"];
const ANY_KIND: [&str; 17] = [
    "bh",
    "boernehus",
    "boernehuset",
    "dagtilbud",
    "dagtilbuddet",
    "daginstitution",
    "daginstitutionen",
    "institution",
    "institutionen",
    "integreret",
    "integrerede",
    "aldersintegreret",
    "aldersintegrerede",
    "selvejende",
    "kommunale",
    "den",
    "det",
];

/// How two folded names are alike, if they are.
pub(super) fn alike(one: &str, other: &str) -> Option<NamesAlike> {
    if one == other {
        return Some(NamesAlike::Same);
    }
    let (one, other) = (Parts::of(one), Parts::of(other));
    let is_of_two_kinds = !one.kinds.is_empty() && !other.kinds.is_empty() && one.kinds.is_disjoint(&other.kinds);
    if is_of_two_kinds || one.own.is_empty() || other.own.is_empty() {
        None
    } else if one.own.concat() == other.own.concat() {
        Some(NamesAlike::ButForKind)
    } else {
        one.is_near(&other).then_some(NamesAlike::Nearly)
    }
}

/// A name taken apart.
struct Parts<'a> {
    /// The words that are its own.
    own: Vec<&'a str>,
    /// Which ages its words of kind speak of: true for the youngest.
    kinds: BTreeSet<bool>,
}

impl<'a> Parts<'a> {
    fn of(folded: &'a str) -> Self {
        let words = folded
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let kind = |word: &str| match word {
            word if NURSERY.contains(&word) => Some(true),
            word if KINDERGARTEN.contains(&word) => Some(false),
            _ => None,
        };
        Self {
            kinds: words.clone().filter_map(kind).collect(),
            own: words.filter(|word| kind(word).is_none() && !ANY_KIND.contains(word)).collect(),
        }
    }

    /// Whether a slip of the pen lies between them. Hus 1 and Hus 2 are two, and so are Øst and Vest.
    fn is_near(&self, other: &Self) -> bool {
        let is_near = |(one, other): (&&str, &&str)| {
            let is_long = one.len().min(other.len()) >= FEWEST_LETTERS && !one.contains(|letter: char| letter.is_ascii_digit());
            one == other || is_long && normalized_damerau_levenshtein(one, other) >= NEARLY
        };
        self.own.len() == other.own.len() && self.own.iter().zip(&other.own).all(is_near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fold_name;

    #[test]
    fn names_are_alike_or_not() {
        let cases = [
            ("Børnehuset Kajen", "BØRNEHUSET  KAJEN", Some(NamesAlike::Same)),
            ("Aaløkken", "Åløkken", Some(NamesAlike::Same)),
            ("Bh. Kajen", "Børnehuset Kajen", Some(NamesAlike::ButForKind)),
            ("Kajen", "Den integrerede institution Kajen", Some(NamesAlike::ButForKind)),
            ("Kajen, børnehave", "Børnehaven Kajen", Some(NamesAlike::ButForKind)),
            ("Dagtilbud Vest - Øst", "Vest-Øst", Some(NamesAlike::ButForKind)),
            ("Vuggestuen Sol", "Sol", Some(NamesAlike::ButForKind)),
            ("Vuggestuen Sol", "Børnehaven Sol", None),
            ("Fyrtårnet", "Fyrtarnet", Some(NamesAlike::Nearly)),
            ("Mariehønen", "Mariehønnen", Some(NamesAlike::Nearly)),
            ("Solsikken Øst", "Solsikken Vest", None),
            ("Regnbuen 1", "Regnbuen 2", None),
            ("Sø Løven", "Søløven", Some(NamesAlike::ButForKind)),
            ("Kajen", "Kagen", None),
            ("Børnehuset", "Børnehaven", None),
            ("Store Bjørn", "Lille Bjørn", None),
            ("Bølgen", "Fyrtårnet", None),
        ];
        for (one, other, expected) in cases {
            let (one, other) = (fold_name(one), fold_name(other));
            assert_eq!(alike(&one, &other), expected, "{one} {other}");
            assert_eq!(alike(&other, &one), expected, "{other} {one}");
        }
    }
}
