//! Topics (*emner*): what a meeting is about. One list for indicators and supervision, so both are asked the same way.

use serde::{Deserialize, Serialize};

/// The topic of an indicator, guessed from its heading and shown in the filter strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Sick leave, turnover: stability around the children.
    Absence,
    /// Children per adult, education of the staff.
    Staffing,
    /// Language assessment.
    Language,
    /// Children's and staff's well-being.
    WellBeing,
    /// Parents' satisfaction.
    Parents,
    /// Spending and fees.
    Economy,
    /// Children and places: how big the house is.
    Size,
    /// Supervision.
    Supervision,
    /// Anything else.
    Other,
}

impl Topic {
    /// Every topic, in the order the filter strip lists them.
    pub const ALL: [Self; 9] = [
        Self::Absence,
        Self::Staffing,
        Self::Language,
        Self::WellBeing,
        Self::Parents,
        Self::Economy,
        Self::Size,
        Self::Supervision,
        Self::Other,
    ];

    /// The topic a heading speaks of, by Danish, Norwegian, Swedish and English word stems.
    ///
    /// ```
    /// use klyngeblik::domain::Topic;
    /// assert_eq!(Topic::of_heading("Sygefravær i alt"), Topic::Absence);
    /// assert_eq!(Topic::of_heading("Stemmetal"), Topic::Other);
    /// ```
    #[must_use]
    pub fn of_heading(heading: &str) -> Self {
        const STEMS: [(Topic, &[&str]); 8] = [
            (
                Topic::Absence,
                &["sygefrav", "fravær", "fravaer", "omsætning", "sygedag", "absence", "turnover"],
            ),
            (
                Topic::Staffing,
                &["normering", "pædagog", "uddann", "personale", "medarbejder", "staff", "voksen"],
            ),
            (Topic::Language, &["sprog", "language", "english"]),
            (
                Topic::WellBeing,
                &[
                    "trivsel",
                    "topi",
                    "wellbeing",
                    "well-being",
                    "free_school_meals",
                    "sen_support",
                    "ehc",
                ],
            ),
            (Topic::Parents, &["forældre", "foraeldre", "tilfreds", "btu", "parent"]),
            (Topic::Economy, &["udgift", "takst", "økonomi", "kr.", "cost", "spend"]),
            (
                Topic::Size,
                &["børn", "plads", "indskrev", "pupil", "places", "antal bygninger", "elever"],
            ),
            (Topic::Supervision, &["tilsyn", "vurdering", "stjerne", "poeng", "rating", "points"]),
        ];
        let heading = heading.to_lowercase();
        STEMS
            .iter()
            .find(|(_, stems)| stems.iter().any(|stem| heading.contains(stem)))
            .map_or(Self::Other, |(topic, _)| *topic)
    }
}
