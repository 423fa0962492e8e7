//! The words and signs real files use for "no figure here", each with its own meaning.

use crate::domain::Absence;

use super::DashMeaning;

/// What a sign or a word says about why there is no figure; nothing where it is something else.
///
/// A bare `-` is not among them: some sources mean nought by it (see `DashMeaning`).
pub(super) fn of(text: &str) -> Option<Absence> {
    let text = text.trim();
    match text {
        "" | ".." | "..." | "…" | "M" | "U" | "--" | "?" => return Some(Absence::Missing),
        "." => return Some(Absence::NotApplicable),
        "*" | "**" | "***" => return Some(Absence::TooFew),
        _ => {}
    }
    if matches!(text, "0-4" | "1-4" | "0–4" | "1–4" | "1-5") {
        return Some(Absence::TooFew);
    }
    if text.len() > 40 || text.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    if let Some(rest) = text.strip_prefix(['<', '≤']) {
        return rest
            .trim_start_matches(['=', ' '])
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(Absence::TooFew);
    }
    of_words(&text.to_lowercase())
}

fn of_words(text: &str) -> Option<Absence> {
    const MISSING: [&str; 23] = [
        "n/a",
        "na",
        "#n/a",
        "#i/t",
        "null",
        "nan",
        "i/o",
        "i.o.",
        "mangler",
        "missing",
        "ikke oplyst",
        "uoplyst",
        "ukendt",
        "ingen data",
        "#division/0!",
        "#num!",
        "#værdi!",
        "#value!",
        "#reference!",
        "#ref!",
        "#navn?",
        "#name?",
        "#div/0!",
    ];
    const NOT_APPLICABLE: [&str; 5] = ["i/r", "i.r.", "ikke relevant", "not applicable", "irrelevant"];
    const TOO_FEW: [&str; 5] = ["færre end", "mindre end", "under ", "diskret", "for få"];
    // A workbook's errors: #REF!, #VALUE!, #NAME?
    let is_error = text.starts_with('#') && text.ends_with(['!', '?']);
    if is_error || MISSING.contains(&text) {
        Some(Absence::Missing)
    } else if NOT_APPLICABLE.contains(&text) {
        Some(Absence::NotApplicable)
    } else if TOO_FEW.iter().any(|start| text.starts_with(start)) {
        Some(Absence::TooFew)
    } else {
        None
    }
}

/// Whether a cell is a dash and nothing else.
pub(super) fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | "−")
}

/// What the texts around a table say `-` means; nothing where they are silent.
///
/// The ministry's key figures ("De Kommunale Nøgletal") write `-` for nought without saying so in their legend.
pub(super) fn dash_meaning(titles: &[String], legend: &[String]) -> Option<DashMeaning> {
    let explained = titles.iter().chain(legend).find_map(|line| {
        let line = line.trim().trim_matches(['"', '\'', '»', '«']);
        let rest = line
            .strip_prefix(['-', '–', '—', '−'])?
            .trim_start_matches(['"', '\'', '=', ':', ' ', '\t', '\u{a0}'])
            .to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| rest.contains(word));
        if rest.starts_with('0') || says(&["nul", "nil", "zero", "intet"]) {
            Some(DashMeaning::Zero)
        } else if says(&["mangl", "ikke", "missing", "ingen", "uoplyst"]) {
            Some(DashMeaning::Missing)
        } else {
            None
        }
    });
    let is_ministry = || titles.iter().any(|title| title.to_lowercase().contains("kommunale nøgletal"));
    explained.or_else(|| is_ministry().then_some(DashMeaning::Zero))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_has_its_meaning() {
        let cases = [
            ("", Some(Absence::Missing)),
            (" .. ", Some(Absence::Missing)),
            ("M", Some(Absence::Missing)),
            ("U", Some(Absence::Missing)),
            ("n/a", Some(Absence::Missing)),
            ("N/A", Some(Absence::Missing)),
            ("i/o", Some(Absence::Missing)),
            ("Mangler", Some(Absence::Missing)),
            (".", Some(Absence::NotApplicable)),
            ("i/r", Some(Absence::NotApplicable)),
            ("Ikke relevant", Some(Absence::NotApplicable)),
            ("Not applicable", Some(Absence::NotApplicable)),
            ("*", Some(Absence::TooFew)),
            ("<5", Some(Absence::TooFew)),
            ("< 10", Some(Absence::TooFew)),
            ("Færre end 5", Some(Absence::TooFew)),
            ("diskretioneret", Some(Absence::TooFew)),
            ("-", None),
            ("0", None),
            ("<æ", None),
            ("Mælkebøtten", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn the_file_s_own_words_tell_what_a_dash_means() {
        let cases = [
            ("-  Nul", Some(DashMeaning::Zero)),
            ("'-' = 0", Some(DashMeaning::Zero)),
            ("- : mangler", Some(DashMeaning::Missing)),
            ("De Kommunale Nøgletal", Some(DashMeaning::Zero)),
            ("M  Mangler", None),
            ("Kilde: nul", None),
        ];
        for (line, expected) in cases {
            assert_eq!(dash_meaning(&[line.to_owned()], &[]), expected, "{line}");
        }
    }

    #[test]
    fn dashes_of_every_length() {
        for text in ["-", "–", "—", "−", " - "] {
            assert!(is_dash(text), "{text}");
        }
        assert!(!is_dash("-1"));
    }
}
