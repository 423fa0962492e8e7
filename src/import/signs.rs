//! What a file's own texts say of the signs in it: `U = udgår`, `*  for få svar`, `- nul`. What they say stands before all custom.

use crate::domain::Absence;

use super::{DashMeaning, absence};

/// What a sign stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nought.
    Zero,
    /// No figure, and why.
    Absent(Absence),
}

impl From<DashMeaning> for Meaning {
    fn from(dash: DashMeaning) -> Self {
        match dash {
            DashMeaning::Zero => Self::Zero,
            DashMeaning::Missing => Self::Absent(Absence::Missing),
        }
    }
}

/// The signs a file explains.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    told: Vec<(String, Absence)>,
    dash: Option<Meaning>,
}

impl Signs {
    /// Reads the texts above and below a table.
    ///
    /// The ministry's key figures ("De Kommunale Nøgletal") write `-` for nought without saying so in their legend.
    pub fn of(titles: &[String], legend: &[String]) -> Self {
        let mut signs = Self::default();
        // Why there is none belongs to what is said of the sign.
        let lines: Vec<String> = titles.iter().chain(legend).map(|line| line.replace(", fordi", " fordi")).collect();
        for piece in lines.iter().flat_map(|line| line.split([';', ',', '|', '•'])) {
            if let Some(told) = explained_number(piece) {
                signs.told.push(told);
                continue;
            }
            let Some((sign, words)) = explained(piece) else { continue };
            let is_dash = absence::is_dash(sign);
            match meaning(words, is_dash) {
                Some(meaning) if is_dash => signs.dash = signs.dash.or(Some(meaning)),
                Some(Meaning::Absent(absence)) => signs.told.push((sign.to_owned(), absence)),
                _ => {}
            }
        }
        let is_ministry = || titles.iter().any(|title| title.to_lowercase().contains("kommunale nøgletal"));
        signs.dash = signs.dash.or_else(|| is_ministry().then_some(Meaning::Zero));
        signs
    }

    /// What `-` means; nothing where the file is silent.
    pub const fn dash(&self) -> Option<Meaning> {
        self.dash
    }

    /// The same where a person told what `-` means.
    pub fn with_dash(mut self, told: Option<DashMeaning>) -> Self {
        self.dash = told.map(Meaning::from).or(self.dash);
        self
    }

    /// What the file itself says of a cell; nothing where it says nothing, whatever is custom.
    pub fn told(&self, cell: &str) -> Option<Absence> {
        let told = self.told.iter().find(|(sign, _)| sign == cell.trim());
        told.map(|(_, absence)| *absence)
    }

    /// Why there is no figure in a cell; nothing where it holds something else, or a dash.
    pub fn absence(&self, cell: &str) -> Option<Absence> {
        self.told(cell).or_else(|| absence::of(cell))
    }
}

/// A sign and the words that explain it.
fn explained(piece: &str) -> Option<(&str, &str)> {
    const QUOTES: [char; 8] = ['"', '\'', '»', '«', '“', '”', '´', '`'];
    let piece = without_lead(piece).trim();
    let quoted = piece.trim_start_matches(QUOTES);
    // `:` is a sign too, where it stands first.
    let is_end = |(at, char): &(usize, char)| *at > 0 && (char.is_whitespace() || matches!(char, '=' | ':') || QUOTES.contains(char));
    let (end, _) = quoted.char_indices().find(is_end)?;
    let (sign, rest) = quoted.split_at_checked(end)?;
    let words = rest.trim_start_matches(|char: char| char.is_whitespace() || matches!(char, '=' | ':') || QUOTES.contains(&char));
    let is_set_apart = rest.trim_start_matches(QUOTES).trim_start().starts_with(['=', ':']) || rest.starts_with("  ") || quoted != piece;
    (is_sign(sign, is_set_apart) && !words.is_empty()).then_some((sign, words))
}

/// A number that stands for no figure: `99 = uoplyst`, `-1 = ikke relevant`.
///
/// Numbers are mostly steps of a scale (`1 = ikke tilfreds`) and years: only words that can mean nothing else make one a sign.
fn explained_number(piece: &str) -> Option<(String, Absence)> {
    const MISSING: [&str; 10] = [
        "uoplyst",
        "ikke oplyst",
        "ej oplyst",
        "mangler",
        "ukendt",
        "ikke besvaret",
        "ikke opgjort",
        "ved ikke",
        "missing",
        "unknown",
    ];
    const NOT_APPLICABLE: [&str; 5] = ["ikke relevant", "ej relevant", "ikke aktuel", "not applicable", "not relevant"];
    const TOO_FEW: [&str; 3] = ["diskretion", "for få ", "too few "];
    let (sign, words) = without_lead(piece).split_once('=')?;
    let (sign, words) = (sign.trim(), words.trim().to_lowercase());
    let digits = sign.strip_prefix('-').unwrap_or(sign);
    let is_year = digits.len() == 4 && digits.starts_with(['1', '2']);
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) && !is_year;
    let begins = |stems: &[&str]| stems.iter().any(|stem| words.starts_with(stem));
    let kinds: [(&[&str], Absence); 3] = [
        (&MISSING, Absence::Missing),
        (&NOT_APPLICABLE, Absence::NotApplicable),
        (&TOO_FEW, Absence::TooFew),
    ];
    let kind = kinds.iter().find(|(stems, _)| is_number && begins(stems));
    kind.map(|(_, absence)| (sign.to_owned(), *absence))
}

/// A piece without the word that opens a legend: `Tegnforklaring: M mangler`.
fn without_lead(piece: &str) -> &str {
    let lead = piece.split_once(':').filter(|(lead, _)| {
        let lead = lead.trim().to_lowercase();
        ["forklaring", "förklaring", "signatur", "note", "anm.", "legend", "symbols"]
            .iter()
            .any(|word| lead.ends_with(word))
    });
    lead.map_or(piece, |(_, rest)| rest)
}

/// Marks, or a letter or two; a letter that begins a sentence has to be set apart from it.
fn is_sign(sign: &str, is_set_apart: bool) -> bool {
    let letters = sign.chars().filter(|char| char.is_alphabetic()).count();
    let is_short = (1..=3).contains(&sign.chars().count()) && !sign.chars().any(|char| char.is_ascii_digit());
    let is_alone =
        letters == 0 || is_set_apart || (letters == 1 && sign.chars().all(char::is_uppercase) && !matches!(sign, "I" | "Å" | "A"));
    is_short && letters < 3 && is_alone
}

/// What the words of a legend say, in Danish, Norwegian, Swedish or English.
fn meaning(words: &str, is_dash: bool) -> Option<Meaning> {
    const NOT_YET: [&str; 5] = ["endnu ikke", "not yet", "ännu inte", "ennå ikke", "ikke offentliggjort"];
    const TOO_FEW: [&str; 21] = [
        "for få",
        "diskret",
        "fortrolig",
        "sekretes",
        "konfiden",
        "færre end",
        "mindre end",
        "under ",
        "fewer",
        "too few",
        "less than",
        "suppress",
        "undertryk",
        "skjult",
        "blændet",
        "anonym",
        "prikket",
        "för få",
        "färre",
        "skydd",
        "hidden",
    ];
    const NOT_APPLICABLE: [&str; 17] = [
        "ikke har børn",
        "ingen børn i",
        "ikke relevan",
        "irrelevan",
        "applicable",
        "not relevant",
        "not apply",
        "ikke aktuel",
        "ej relevan",
        "inte relevan",
        "ej aktuel",
        "kan ikke forekomme",
        "udgår",
        "udgået",
        "utgår",
        "gælder ikke",
        "tillämplig",
    ];
    const ZERO: [&str; 5] = ["nul", "nil", "zero", "intet", "noll"];
    const MISSING: [&str; 12] = [
        "mangl",
        "missing",
        "oplys",
        "saknas",
        "available",
        "ukendt",
        "okänd",
        "unknown",
        "ikke",
        "ingen",
        "inte ",
        "no data",
    ];
    let words = words.to_lowercase();
    let says = |stems: &[&str]| stems.iter().any(|stem| words.contains(stem));
    if is_dash && (words.starts_with('0') || says(&ZERO)) {
        return Some(Meaning::Zero);
    }
    let kinds: [(&[&str], Absence); 4] = [
        (&NOT_YET, Absence::NotYet),
        (&TOO_FEW, Absence::TooFew),
        (&NOT_APPLICABLE, Absence::NotApplicable),
        (&MISSING, Absence::Missing),
    ];
    kinds
        .iter()
        .find(|(stems, _)| says(stems))
        .map(|(_, absence)| Meaning::Absent(*absence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_says_what_its_signs_mean_in_four_languages() {
        use Absence::{Missing, NotApplicable, NotYet, TooFew};
        let cases = [
            ("U = udgår", "U", Some(NotApplicable)),
            ("U: Ikke relevant", "U", Some(NotApplicable)),
            ("U  for få svar", "U", Some(TooFew)),
            ("U Ikke relevant for kommunen", "U", Some(NotApplicable)),
            (
                "U  Nøgletallet er ikke udregnet, fordi institutionen ikke har børn i aldersgruppen.",
                "U",
                Some(NotApplicable),
            ),
            ("U = ingen børn i alderen", "U", Some(NotApplicable)),
            ("M  Det pågældende nøgletal mangler for året.", "M", Some(Missing)),
            ("* = diskretioneret", "*", Some(TooFew)),
            ("* angiver, at tallet er uoplyst", "*", Some(TooFew)),
            ("»*« = uoplyst", "*", Some(Missing)),
            ("x = not applicable", "x", Some(NotApplicable)),
            (".. too few responses", "..", Some(TooFew)),
            (".. uppgift saknas", "..", Some(Missing)),
            ("x: för få svar", "x", Some(TooFew)),
            (". ej tillämplig", ".", Some(NotApplicable)),
            (": ikke aktuelt", ":", Some(NotApplicable)),
            ("X = endnu ikke offentliggjort", "X", Some(NotYet)),
            ("Tegnforklaring: M = mangler; U = udgår", "U", Some(NotApplicable)),
            ("M = mangler, E = for få børn", "E", Some(TooFew)),
            ("I 2024 mangler tallene", "I", None),
            ("Kilde: ikke relevant", "Kilde", None),
            ("Tal mangler for 2024", "Tal", None),
            ("5 = ikke relevant", "5", Some(NotApplicable)),
            ("99 = uoplyst", "99", Some(Missing)),
            ("Note: -1 = for få svar", "-1", Some(TooFew)),
            ("1 = ikke tilfreds", "1", None),
            ("1 = meget dårlig, 5 = under middel", "5", None),
            ("2023 = mangler", "2023", None),
            ("5 ikke relevant", "5", None),
        ];
        for (line, sign, expected) in cases {
            assert_eq!(Signs::of(&[], &[line.to_owned()]).absence(sign), expected, "{line}");
        }
    }

    #[test]
    fn the_file_s_own_words_tell_what_a_dash_means() {
        let missing = Some(Meaning::Absent(Absence::Missing));
        let cases = [
            ("-  Nul", Some(Meaning::Zero)),
            ("'-' = 0", Some(Meaning::Zero)),
            ("– nil", Some(Meaning::Zero)),
            ("- : mangler", missing),
            ("- = ikke relevant", Some(Meaning::Absent(Absence::NotApplicable))),
            ("De Kommunale Nøgletal", Some(Meaning::Zero)),
            ("M  Mangler", None),
            ("Kilde: nul", None),
        ];
        for (line, expected) in cases {
            let signs = Signs::of(&[line.to_owned()], &[]);
            assert_eq!(signs.dash(), expected, "{line}");
            assert_eq!(signs.with_dash(Some(DashMeaning::Missing)).dash(), missing, "{line}");
        }
    }
}
