//! Scales of ratings: an ordered list of levels in the source's own words. Never numbers, never averaged.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The source's wording.
    pub label: Arc<str>,
    /// Word stems that recognise it (folded to lower case), any of them.
    pub stems: Vec<Arc<str>>,
}

/// What the id of a scale of a team's own begins with; its levels follow, so that the same levels are the same scale in every file.
const OWN: &str = "own: ";
/// Stands between the levels in such an id.
const BELOW: &str = " < ";

/// An ordered list of levels; the first asks for most change, the last for least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// A lasting name, for instance `kbh-pejlemaerker`.
    pub id: Arc<str>,
    /// The levels in order.
    pub levels: Vec<Level>,
}

impl Scale {
    /// A scale from its id and, for each level in order, the wording and the stems that recognise it.
    #[must_use]
    pub fn new(id: &str, levels: &[(&str, &[&str])]) -> Self {
        let levels = levels
            .iter()
            .map(|(label, stems)| Level {
                label: (*label).into(),
                stems: stems.iter().map(|stem| (*stem).into()).collect(),
            })
            .collect();
        Self { id: id.into(), levels }
    }

    /// A scale of a team's own: wordings in order, the first asks for most change.
    #[must_use]
    pub fn own(levels: &[&str]) -> Self {
        let labels: Vec<String> = levels.iter().map(|label| label.replace('<', "‹")).collect();
        let named: Vec<(&str, &[&str])> = labels.iter().map(|label| (label.as_str(), [].as_slice())).collect();
        Self::new(&format!("{OWN}{}", labels.join(BELOW)), &named)
    }

    /// The scale of an id: known from the field, or a team's own.
    ///
    /// ```
    /// use klyngeblik::domain::Scale;
    /// let own = Scale::own(&["lav", "høj"]);
    /// assert_eq!(Scale::of_id("own: lav < høj"), Some(own));
    /// assert_eq!(Scale::of_id("1-5"), None);
    /// ```
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        match id.strip_prefix(OWN) {
            Some(levels) => Some(Self::own(&levels.split(BELOW).collect::<Vec<_>>())),
            None => Self::known().into_iter().find(|scale| *scale.id == *id),
        }
    }

    /// Whether it is a team's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }

    /// The scales known from the field, most specific first. A file's own wording always stays what is shown.
    ///
    /// Sources: Copenhagen's tilsyn reports 2019–2022; the national quality studies 2023 and 2025; Ofsted.
    #[must_use]
    pub fn known() -> Vec<Self> {
        vec![
            Self::new(
                "kbh-indsats",
                &[
                    ("behov for ny/ændret indsats", &["ændr", "ny indsats", "ny/", "behov for ny"]),
                    ("tilpasning af indsats", &["tilpas"]),
                    ("vedligeholdelse af indsats", &["vedlige"]),
                ],
            ),
            Self::new(
                "kvalitet",
                &[
                    ("ringe", &["ringe"]),
                    ("utilstrækkelig", &["utilstræk"]),
                    ("tilstrækkelig", &["tilstræk"]),
                    ("god", &["god"]),
                ],
            ),
            Self::new(
                "ofsted",
                &[
                    ("Inadequate", &["inadequate"]),
                    ("Requires improvement", &["requires improvement"]),
                    ("Good", &["good"]),
                    ("Outstanding", &["outstanding"]),
                ],
            ),
            Self::new(
                "opfoelgning",
                &[("påbud", &["påbud"]), ("anbefaling", &["anbefal"]), ("bemærkning", &["bemærk"])],
            ),
        ]
    }

    /// The place of a wording on this scale, from 0, or nothing where no stem fits.
    ///
    /// A longer stem wins, so that "utilstrækkelig" is not read as "tilstrækkelig".
    #[must_use]
    pub fn place(&self, wording: &str) -> Option<usize> {
        let wording = wording.trim().to_lowercase();
        self.levels
            .iter()
            .enumerate()
            .flat_map(|(place, level)| level.stems.iter().map(move |stem| (place, stem)))
            .filter(|(_, stem)| {
                wording.starts_with(&***stem) || wording.contains(&format!(" {stem}")) || (stem.len() > 4 && wording.contains(&***stem))
            })
            .max_by_key(|(_, stem)| stem.len())
            .map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_find_their_place_by_stem() {
        let cases = [
            ("kbh-indsats", "Vedligeholdelse af indsats", Some(2)),
            ("kbh-indsats", "vedligehold", Some(2)),
            ("kbh-indsats", "Behov for ændret indsats", Some(0)),
            ("kbh-indsats", "Ny indsats", Some(0)),
            ("kbh-indsats", "ved ikke", None),
            ("kvalitet", "utilstrækkelig", Some(1)),
            ("kvalitet", "Tilstrækkelig", Some(2)),
            ("ofsted", "Good", Some(2)),
        ];
        for (id, wording, place) in cases {
            let scale = Scale::known().into_iter().find(|scale| &*scale.id == id).expect("a known scale");
            assert_eq!(scale.place(wording), place, "{wording}");
        }
    }
}
