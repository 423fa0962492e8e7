//! Headings that speak of houses: their names, their ids, their kind, each with how surely.

use super::headings::Heading;

/// Stems of headings over names of houses, most sure first.
const NAMES: [&[&str]; 9] = [
    &[
        "hus",
        "børnehus",
        "institution",
        "anvisningsenhed",
        "dagtilbud",
        "børnehave",
        "vuggestue",
        "nettsted",
    ],
    &[
        "enhed",
        "afdeling",
        "unit",
        "school",
        "skole",
        "barnehage",
        "förskola",
        "kita",
        "institusjon",
        "virksomhed",
    ],
    &["navn", "name", "namn"],
    &["klynge", "forældrebestyrelse"],
    &["omr", "bydel", "distrikt"],
    &["kom", "kommun"],
    &["parti"],
    &["region", "area"],
    &["land"],
];

/// Stems of headings that speak of a house but do not name it.
const NOT_NAMES: [&str; 24] = [
    "type",
    "art",
    "leder",
    "kontakt",
    "sponsor",
    "konsulent",
    "form",
    "tema",
    "indikator",
    "kategori",
    "forkort",
    "ejer",
    "parent",
    "gruppe",
    "kommentar",
    "vej",
    "email",
    "antal",
    "pct",
    "dato",
    "kind",
    "status",
    "category",
    "size",
];

/// Stems of headings over ids of houses, most sure first.
const IDS: [&[&str]; 5] = [
    &["anvisningsenhed"],
    &[
        "enhed",
        "hus",
        "børnehus",
        "afdeling",
        "unit",
        "school",
        "skole",
        "dagtilbud",
        "kkorg",
        "urn",
        "unique",
        "kita",
    ],
    &["institution", "inst"],
    &["daginstitution"],
    &["kom", "omr"],
];

/// Stems of headings over kinds of houses, most sure first.
const KINDS: [&[&str]; 5] = [
    &["inst"],
    &["type", "pasning"],
    &["art", "kategori", "driftsform"],
    &["ejerform"],
    &["region", "area", "omr", "bydel"],
];

impl Heading {
    /// How surely it heads the houses' names, most sure first; nothing where it does not.
    pub fn house_rank(&self) -> Option<usize> {
        if self.is_code() || self.contains(&["type", "leder"]) || self.has_stem(&NOT_NAMES) || self.has_stem(&["percent", "komment"]) {
            return None;
        }
        NAMES.iter().position(|stems| self.has_stem(stems))
    }

    /// How surely it heads the houses' ids, most sure first.
    pub fn house_id_rank(&self) -> Option<usize> {
        if self.is(&["id"]) {
            return Some(2);
        }
        let is_id = self.is_code() && !self.is_contact() && !self.is_place() && !self.contains(&["type", "form"]);
        is_id.then(|| IDS.iter().position(|stems| self.has_stem(stems))).flatten()
    }

    /// How surely it says what kind of house it is.
    pub fn kind_rank(&self) -> Option<usize> {
        let is_kind = !self.has_end(&["kode"]) && (!self.is_code() || self.has_word(&["tekst"]));
        let rank = is_kind.then(|| {
            KINDS
                .iter()
                .position(|stems| self.has_stem(stems) || (stems.contains(&"type") && self.has_end(&["type"])))
        });
        rank.flatten().filter(|rank| *rank > 0 || self.contains(&["type"]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_ranked_by_how_surely_they_are_meant() {
        let rank = |name| Heading::of(name).house_rank();
        assert!(rank("Institution") < rank("navn"));
        assert!(rank("dagtilbudsNavn") < rank("kommune"));
        for name in [
            "Partileder",
            "dagtilbudsType",
            "instType3_Tekst",
            "sponsor_name",
            "kommuneKode",
            "Enhedsnr",
            "Antal enheder",
        ] {
            assert_eq!(rank(name), None, "{name}");
        }
        let id_rank = |name| Heading::of(name).house_id_rank();
        assert!(id_rank("anvisningsenhedsNummer") < id_rank("daginstitutionsNummer"));
        for name in ["cvrNummer", "vurderingid", "sponsor_id", "authority_code", "Institution"] {
            assert_eq!(id_rank(name), None, "{name}");
        }
    }
}
