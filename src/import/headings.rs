//! What a heading says a column is: Danish, Norwegian, Swedish and English word stems of the exports this program meets.
//!
//! A heading is only a hint; the roles also look at the values.

/// A heading cut into lower-case words: `dagtilbudsNavn` → `dagtilbuds navn`, `percent_pupil_boys` → `percent pupil boys`.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    folded: String,
}

impl Heading {
    /// Folds a heading.
    pub fn of(name: &str) -> Self {
        let mut folded = String::with_capacity(name.len() + 4);
        let mut was_lower = false;
        for char in name.chars() {
            if char.is_uppercase() && was_lower {
                folded.push(' ');
            }
            was_lower = char.is_lowercase();
            let is_word = char.is_alphanumeric() || char == '%';
            folded.extend(if is_word { char } else { ' ' }.to_lowercase());
        }
        Self {
            folded: folded.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.folded.split(' ')
    }

    /// Whether it is one of these, whole.
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.folded.as_str())
    }

    /// Whether one of its words is one of these.
    pub fn has_word(&self, words: &[&str]) -> bool {
        self.words().any(|word| words.contains(&word))
    }

    /// Whether one of its words begins with one of these.
    pub fn has_stem(&self, stems: &[&str]) -> bool {
        self.words().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    }

    /// Whether one of its words ends with one of these.
    pub fn has_end(&self, ends: &[&str]) -> bool {
        self.words().any(|word| ends.iter().any(|end| word.ends_with(end)))
    }

    /// Whether these letters stand anywhere in it.
    pub fn contains(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.folded.contains(part))
    }

    /// Ids, codes, numbers of things, addresses on the net: never a figure.
    pub fn is_code(&self) -> bool {
        const WORDS: [&str; 14] = [
            "kode",
            "code",
            "nr",
            "id",
            "ids",
            "urn",
            "uuid",
            "guid",
            "reference",
            "url",
            "www",
            "http",
            "link",
            "pnr",
        ];
        const ENDS: [&str; 8] = ["nr", "nummer", "nummeret", "kode", "koden", "code", "ingid", "sid"];
        self.has_word(&WORDS) || self.has_end(&ENDS) || self.is_contact() || self.is_place()
    }

    /// Telephone, e-mail, CVR.
    pub fn is_contact(&self) -> bool {
        self.has_stem(&[
            "telefon",
            "tlf",
            "phone",
            "mobil",
            "fax",
            "email",
            "mail",
            "cvr",
            "hjemmeside",
            "website",
        ])
    }

    /// Address, postal code, coordinates.
    pub fn is_place(&self) -> bool {
        const STEMS: [&str; 14] = [
            "adress",
            "address",
            "street",
            "vejnavn",
            "postnr",
            "postnummer",
            "postdistrikt",
            "postcode",
            "zip",
            "plz",
            "koordinat",
            "coordinate",
            "utm",
            "geo",
        ];
        self.has_stem(&STEMS)
            || self.has_word(&[
                "lat",
                "lon",
                "lng",
                "latitude",
                "longitude",
                "breddegrad",
                "længdegrad",
                "vej",
                "by",
            ])
    }

    /// A time: year, month, date.
    pub fn is_period(&self) -> bool {
        const WORDS: [&str; 18] = [
            "tid",
            "år",
            "aar",
            "periode",
            "period",
            "måned",
            "maaned",
            "md",
            "dato",
            "date",
            "kvartal",
            "year",
            "month",
            "quarter",
            "uge",
            "week",
            "time",
            "tidspunkt",
        ];
        self.has_word(&WORDS) || self.has_end(&["dato", "år", "måned", "date"]) || self.has_stem(&["created", "oprettet"])
    }

    /// Whether a house is in use.
    pub fn is_status(&self) -> bool {
        self.is(&["aktivitetsstatus", "status", "driftsstatus"])
    }

    /// A day on which something was entered or changed, not one a figure holds for.
    pub fn is_upkeep_date(&self) -> bool {
        self.contains(&["opdateret", "updated", "ændret", "udtræk", "frist", "deadline", "opstart", "lukke"])
    }

    /// A theme of supervision.
    pub fn is_theme(&self) -> bool {
        const STEMS: [&str; 11] = [
            "tema",
            "pejlemærke",
            "krav",
            "kriteri",
            "theme",
            "emne",
            "criteri",
            "indsatsområde",
            "fokusområde",
            "læreplanstema",
            "parameter",
        ];
        !self.is_code() && self.has_stem(&STEMS)
    }

    /// A rating.
    pub fn is_level(&self) -> bool {
        !self.is_code()
            && self.has_stem(&[
                "vurdering",
                "rating",
                "niveau",
                "trin",
                "level",
                "stjerne",
                "stars",
                "bedømmelse",
                "karakter",
                "indsatsniveau",
            ])
    }

    /// Running text.
    pub fn is_text(&self) -> bool {
        const STEMS: [&str; 12] = [
            "kommentar",
            "komment",
            "begrundelse",
            "bemærk",
            "note",
            "reason",
            "comment",
            "beskrivelse",
            "fritekst",
            "uddybning",
            "handleplan",
            "opfølgningspunkt",
        ];
        self.has_stem(&STEMS) || self.is(&["tekst", "text"])
    }

    /// When something is to be followed up, or how far that has come.
    pub fn is_follow_up(&self) -> bool {
        self.has_stem(&["frist", "deadline", "opfølgningsdato"]) || self.is(&["status", "opfølges senest", "tidsfrist"])
    }

    /// A name, or the number, of an indicator or a theme: never a figure by itself.
    pub fn names_subject(&self) -> bool {
        let is_numbered = self.folded.bytes().any(|byte| byte.is_ascii_digit());
        (self.is_indicator() || self.is_theme()) && !is_numbered
    }

    /// The most points there can be.
    pub fn is_most(&self) -> bool {
        self.contains(&["max", "maks"])
    }

    /// The same, and nothing of which points: `af maks.`
    pub fn is_bare_most(&self) -> bool {
        self.is_most()
            && self
                .words()
                .all(|word| ["af", "ud", "max", "maks", "maksimum", "maximum"].contains(&word))
    }

    /// How a visit came about.
    pub fn is_visit_kind(&self) -> bool {
        self.has_stem(&["tilsynstype", "tilsynsform", "besøgstype", "besøgsform", "visit"])
            || self.is(&["type", "form", "art", "kind", "tilsyn", "slags"])
    }

    /// The indicator's name in a long table.
    pub fn is_indicator(&self) -> bool {
        self.has_stem(&[
            "nøgletal",
            "indikator",
            "indicator",
            "måltal",
            "variabel",
            "measure",
            "spørgsmål",
            "måling",
        ])
    }

    /// A value heading that names nothing: the indicator's name must come from elsewhere.
    pub fn is_generic_value(&self) -> bool {
        self.is(&[
            "indhold",
            "værdi",
            "vaerdi",
            "value",
            "tal",
            "verdi",
            "obs value",
            "nøgletalsværdi",
            "resultat",
            "gennemsnit",
            "middelværdi",
            "medelvärde",
            "medel värde",
        ])
    }

    /// A dimension that changes what a figure is about: age group, sex, stage.
    pub fn is_dimension(&self) -> bool {
        const STEMS: [&str; 11] = [
            "alder",
            "aldersgruppe",
            "køn",
            "klassetrin",
            "pasningstilbud",
            "personalegruppe",
            "stue",
            "gruppe",
            "årsag",
            "fraværsårsag",
            "stilling",
        ];
        self.has_stem(&STEMS)
    }

    /// How many children there are or may be.
    pub fn is_children(&self) -> bool {
        const STEMS: [&str; 9] = [
            "børn",
            "boern",
            "places",
            "pladser",
            "kapacitet",
            "capacity",
            "indskrevne",
            "enrolled",
            "indmeldte",
        ];
        !self.is_code() && self.has_stem(&STEMS) && !self.has_stem(&["børnehus", "børnehave"])
    }

    /// How many people answered: the *n* behind the figures beside it.
    pub fn is_answer_count(&self) -> bool {
        const NAMES: [&str; 9] = [
            "n",
            "svar",
            "svar i alt",
            "svarende",
            "svarande",
            "antal n",
            "deltagere",
            "answers",
            "responses",
        ];
        let is_share = self.contains(&["procent", "pct", "%", "andel", "percent", "frekvens", "rate"]);
        // The second of two alike is numbered, and a year may stand behind.
        let bare = self.folded.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
        !is_share
            && (NAMES.contains(&bare)
                || self.has_stem(&["besvarelse", "besvarade", "respondent", "responses"])
                || self.contains(&["antal svar", "antall svar", "svar antal", "number of answers"])
                || self.is_assessed_count())
    }

    /// How many were assessed: an *n* too, and worth looking at by itself.
    pub fn is_assessed_count(&self) -> bool {
        self.contains(&["antal vurdere", "antall vurdert"])
    }

    /// The share of those asked who answered: its *n* are those asked.
    pub fn is_answer_rate(&self) -> bool {
        self.has_stem(&["svarprocent", "svarpct", "svarandel", "svarfrekvens", "svarsfrekvens", "deltagelse"])
            || self.contains(&["response rate"])
    }

    /// A column only a list of houses has.
    pub fn is_register_sign(&self) -> bool {
        self.is_contact() || self.is_place() || self.contains(&["ejerform", "insttype", "inst type", "anvisningsenhed"])
    }

    /// Counts and kroner, which have no decimals to speak of.
    pub fn is_whole(&self) -> bool {
        self.has_stem(&["antal", "børn", "boern", "personer", "ansatte", "number", "count", "kroner"]) || self.has_word(&["kr", "dkk"])
    }

    /// Words that may stand over columns, as opposed to what tells of the extract itself.
    pub fn is_plain(&self) -> bool {
        !self.has_stem(&["udtræk", "udskrevet", "dannet", "filter", "filtre", "kilde", "periode"])
    }

    /// A heading this program knows a meaning of.
    pub fn is_known(&self) -> bool {
        self.house_rank().is_some()
            || self.house_id_rank().is_some()
            || self.is_period()
            || self.is_theme()
            || self.is_level()
            || self.is_indicator()
            || self.is_generic_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_cut_into_words() {
        for (name, folded) in [
            ("dagtilbudsNavn", "dagtilbuds navn"),
            ("percent_pupil_boys", "percent pupil boys"),
            ("Kom.nr", "kom nr"),
            ("OMRKK", "omrkk"),
        ] {
            assert_eq!(Heading::of(name).folded, folded);
        }
    }

    #[test]
    fn codes_are_never_figures() {
        for name in [
            "Enhedsnr",
            "kommuneKode",
            "cvrNummer",
            "phone_number",
            "zip_code",
            "lat",
            "geoBredde",
            "vurderingid",
            "sponsor_id",
            "nr",
            "url",
        ] {
            assert!(Heading::of(name).is_code(), "{name}");
        }
        for name in ["pupil_number", "Tid", "Sygedage", "Normering", "Mandater", "arbejdstid"] {
            assert!(!Heading::of(name).is_code(), "{name}");
        }
    }
}
