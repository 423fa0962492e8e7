//! Breaks of a source's own: from some year on it counts in another way, for everyone.

use super::{IndicatorId, Period, Step};

/// A source's own break in a series. Figures before and after it are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SourceBreak {
    /// What the names of the indicators it concerns begin a word with, in small letters.
    stem: &'static str,
    /// The steps of the series it concerns.
    steps: &'static [Step],
    /// The first period counted in the new way.
    pub from: Period,
}

/// Breaks that are known.
///
/// | indicator | from | source |
/// |---|---|---|
/// | normering (children per adult) of a year | 2023 | The ministry's statistics (uddannelsesstatistik.dk, area *DAG*, *Nrm*) give two series, "til og med 2022" and "fra 2023"; the median municipality goes from 5.6 to 5.9 children of 3–5 years per adult across them. |
///
/// A municipality's own monthly or quarterly figures are counted by itself and are not broken by the ministry's new way.
const KNOWN: [SourceBreak; 1] = [SourceBreak {
    stem: "normering",
    steps: &[Step::Year, Step::SchoolYear],
    from: Period::Year(2023),
}];

impl SourceBreak {
    /// The breaks known of an indicator, told by its name.
    ///
    /// ```
    /// use klyngeblik::domain::{Period, SourceBreak};
    /// let breaks = SourceBreak::of(&"Normering, 3-5 år (børn pr. voksen)".into());
    /// assert_eq!(breaks.iter().map(|found| found.from).collect::<Vec<_>>(), [Period::Year(2023)]);
    /// assert!(SourceBreak::of(&"Normerede pladser".into()).is_empty());
    /// ```
    #[must_use]
    pub fn of(indicator: &IndicatorId) -> Vec<Self> {
        let name = indicator.0.to_lowercase();
        let is_named = |stem: &str| {
            let mut words = name.split(|letter: char| !letter.is_alphanumeric());
            words.any(|word| word.starts_with(stem))
        };
        KNOWN.into_iter().filter(|known| is_named(known.stem)).collect()
    }

    /// Whether it concerns figures of this step.
    #[must_use]
    pub fn concerns(&self, step: Step) -> bool {
        self.steps.contains(&step)
    }
}
