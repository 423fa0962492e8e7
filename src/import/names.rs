//! Names of houses: how two spellings are one house, which names are totals, and each name kept in memory once.

use std::collections::HashMap;
use std::sync::Arc;

/// Folds a house's name for identity: case, spaces, quotes and the spellings of å, æ and ø.
///
/// ```
/// use klyngeblik::import::fold_name;
/// assert_eq!(fold_name("  Børnehuset\u{a0} \"Ærtebjerg\" "), "boernehuset aertebjerg");
/// assert_eq!(fold_name("Aalborg"), fold_name("Ålborg"));
/// ```
#[must_use]
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len() + 4);
    let mut last = ' ';
    for char in name.chars().flat_map(char::to_lowercase) {
        let char = if char.is_whitespace() { ' ' } else { char };
        let is_quote = matches!(char, '"' | '“' | '”' | '„' | '«' | '»' | '´' | '`');
        let is_doubled = char == last && (char == ' ' || char.is_ascii_punctuation());
        if is_quote || is_doubled {
            continue;
        }
        last = char;
        match char {
            'å' => folded.push_str("aa"),
            'æ' => folded.push_str("ae"),
            'ø' => folded.push_str("oe"),
            // The ring of an å that is written as two characters.
            '\u{30a}' => folded.push('a'),
            other => folded.push(other),
        }
    }
    folded
        .trim_matches(|char: char| char.is_whitespace() || matches!(char, '\'' | '’' | ',' | ';' | ':'))
        .to_owned()
}

/// Names of columns from their headings, each once: a blank one is named by its place, one that comes again has its number.
pub(super) fn unique(texts: &[String]) -> Vec<Arc<str>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(texts.len());
    for (column, text) in texts.iter().enumerate() {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if text.is_empty() { format!("Kolonne {}", column + 1) } else { text };
        let mut unique = name.clone();
        let mut count = *seen.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        while count > 1 && seen.contains_key(&format!("{name} ({count})")) {
            count += 1;
        }
        if count > 1 {
            unique = format!("{name} ({count})");
            seen.insert(unique.clone(), 1);
        }
        names.push(unique.into());
    }
    names
}

/// Whether a name looks like a total or an average over houses: "Hele landet", "I alt", "Landsgennemsnit".
pub(super) fn is_total(name: &str) -> bool {
    const WORDS: [&str; 11] = [
        "total",
        "totalt",
        "totals",
        "sum",
        "gennemsnit",
        "landsgennemsnit",
        "kommunegennemsnit",
        "klyngegennemsnit",
        "gns",
        "average",
        "landsplan",
    ];
    const WHOLE: [&str; 5] = ["landet", "alle", "samlet", "klyngen", "kommunen"];
    const ALL: [&str; 4] = ["samtlige ", "samtliga ", "alle enheder", "alle institutioner"];
    let folded = name.to_lowercase();
    let folded = folded.trim();
    let begins_or_ends =
        |phrase: &str| folded == phrase || folded.ends_with(&format!(" {phrase}")) || folded.starts_with(&format!("{phrase} "));
    begins_or_ends("i alt")
        || folded.starts_with("hele ")
        || WHOLE.contains(&folded)
        || ALL.iter().any(|start| folded.starts_with(start))
        || folded.split(|char: char| !char.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Keeps each text once.
#[derive(Debug, Default)]
pub(super) struct Interner<'a> {
    known: HashMap<&'a str, Arc<str>>,
}

impl<'a> Interner<'a> {
    /// The one copy of a text.
    pub fn intern(&mut self, text: &'a str) -> Arc<str> {
        Arc::clone(self.known.entry(text).or_insert_with(|| text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_house_fold_alike() {
        let same = [
            "Børnehuset Søløven",
            "BØRNEHUSET  SØLØVEN",
            " Børnehuset\u{a0}Søløven ",
            "\"Børnehuset Søløven\"",
            "Boernehuset Soeloeven",
        ];
        for name in same {
            assert_eq!(fold_name(name), "boernehuset soeloeven", "{name}");
        }
        assert_eq!(fold_name("A\u{30a}løkken"), fold_name("Aaløkken"));
        assert_ne!(fold_name("Børnehuset Sol"), fold_name("Børnehaven Sol"));
        assert_eq!(fold_name("Kita F.A.I.R.play"), "kita f.a.i.r.play");
        assert_eq!(fold_name("Vest -- Øst"), "vest - oest");
    }

    #[test]
    fn totals_are_known_by_their_words() {
        let totals = [
            "Hele landet",
            "I alt",
            "København i alt",
            "Total",
            "Gennemsnit",
            "Hele klyngen",
            "Landsgennemsnit",
            "Kommunen i alt",
            "Samtliga enheter",
        ];
        for name in totals
            .into_iter()
            .chain(["00_Göteborg_Totalt_och_Bakgrundsdata", "I alt, alle huse"])
        {
            let name = name.replace(',', "");
            assert!(is_total(&name), "{name}");
        }
        for name in ["Solsikken", "Børnehuset Alle", "Totalis", "Ialtgade", "Bydel - Indre By", ""] {
            assert!(!is_total(name), "{name}");
        }
    }
}
