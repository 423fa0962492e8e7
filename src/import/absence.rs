//! The words and signs real files use for "no figure here", each with its own meaning. A file's own legend stands before all
//! custom (see `signs`).

use crate::domain::Absence;

/// What a sign or a word says about why there is no figure; nothing where it is something else.
///
/// A bare `-` is not among them: some sources mean nought by it (see `DashMeaning`).
pub(super) fn of(text: &str) -> Option<Absence> {
    let text = text.trim();
    match text {
        "" | ".." | "..." | "…" | "M" | "U" | "--" | "?" | ":" => return Some(Absence::Missing),
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
    if let Some(rest) = text.trim_start_matches(['n', 'N', ' ']).strip_prefix(['<', '≤']) {
        let least = rest.trim_start_matches(['=', ' ']).trim_end_matches(['%', ' ', '\u{a0}']);
        return least.bytes().all(|byte| byte.is_ascii_digit()).then_some(Absence::TooFew);
    }
    of_words(&text.to_lowercase())
}

fn of_words(text: &str) -> Option<Absence> {
    const MISSING: [&str; 34] = [
        "n/a",
        "na",
        "n.a.",
        "(blank)",
        "(tom)",
        "none",
        "ej oplyst",
        "ikke målt",
        "ikke vurderet",
        "ej vurderet",
        "not rated",
        "ingen oplysning",
        "uppgift saknas",
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
    const NOT_APPLICABLE: [&str; 7] = [
        "i/r",
        "i.r.",
        "ikke relevant",
        "not applicable",
        "irrelevant",
        "ikke aktuelt",
        "ej relevant",
    ];
    const TOO_FEW: [&str; 6] = ["færre end", "mindre end", "under ", "diskret", "for få", "fewer than"];
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
            ("≤ 4", Some(Absence::TooFew)),
            ("n < 5", Some(Absence::TooFew)),
            ("<5 %", Some(Absence::TooFew)),
            ("under 5", Some(Absence::TooFew)),
            ("1-4", Some(Absence::TooFew)),
            ("...", Some(Absence::Missing)),
            ("…", Some(Absence::Missing)),
            (":", Some(Absence::Missing)),
            ("i.o.", Some(Absence::Missing)),
            ("#I/T", Some(Absence::Missing)),
            ("#DIVISION/0!", Some(Absence::Missing)),
            ("(Blank)", Some(Absence::Missing)),
            ("Uoplyst", Some(Absence::Missing)),
            ("Ikke vurderet", Some(Absence::Missing)),
            ("i.r.", Some(Absence::NotApplicable)),
            ("Fewer than 10", Some(Absence::TooFew)),
            ("nabo", None),
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
    fn dashes_of_every_length() {
        for text in ["-", "–", "—", "−", " - "] {
            assert!(is_dash(text), "{text}");
        }
        assert!(!is_dash("-1"));
    }
}
