//! A choice about a series while it is being written.

use crate::domain::{Baseline, Decision, Exclusion, HouseId, IndicatorId, Period, Rebase, Requirement, SeriesChoice};
use crate::import::{DecimalMark, written_number};

/// What the form is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SeriesPart {
    /// A new baseline from some period on.
    #[default]
    Rebase,
    /// A figure left out.
    Exclusion,
    /// A baseline frozen.
    Baseline,
    /// A requirement.
    Requirement,
}

impl SeriesPart {
    /// Every part, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Rebase, Self::Exclusion, Self::Baseline, Self::Requirement];
}

/// What a form lacks before it can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// A period, or a baseline.
    Period,
    /// Words that say why.
    Reason,
    /// A number.
    Value,
    /// Someone who says so.
    Author,
}

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesForm {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The house whose series it is opened at.
    pub house: HouseId,
    /// Whether it is decided for all houses.
    pub for_all: bool,
    /// What it is for.
    pub part: SeriesPart,
    /// The period chosen: where a new level or a requirement begins, or whose figure is left out.
    pub period: Option<Period>,
    /// The baseline chosen.
    pub baseline: Option<Baseline>,
    /// The requirement, as it is written.
    pub value: String,
    /// Who asks for it.
    pub source: String,
    /// Why.
    pub reason: String,
    /// What it lacked when it was to be kept.
    pub lack: Option<Lack>,
    /// Whether the keyboard shall come here at the next frame.
    pub wants_focus: bool,
}

impl SeriesForm {
    /// An empty form about a series.
    #[must_use]
    pub fn about(indicator: IndicatorId, house: HouseId) -> Self {
        Self {
            indicator,
            house,
            for_all: false,
            part: SeriesPart::default(),
            period: None,
            baseline: None,
            value: String::new(),
            source: String::new(),
            reason: String::new(),
            lack: None,
            wants_focus: true,
        }
    }

    /// An empty form about the same series, for the same part and houses: what was written in this one is kept.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self {
            for_all: self.for_all,
            part: self.part,
            ..Self::about(self.indicator.clone(), self.house.clone())
        }
    }

    /// Takes it for something else. A period means something else then; words may still be the right ones.
    pub fn turn_into(&mut self, part: SeriesPart) {
        if self.part != part {
            (self.part, self.period, self.baseline, self.lack) = (part, None, None, None);
        }
    }

    /// The choice as it is written. Numbers are read by `mark` where both marks would do.
    ///
    /// # Errors
    /// What it lacks first.
    pub fn choice(&self, author: &str, mark: DecimalMark) -> Result<SeriesChoice, Lack> {
        let what = self.decision(mark)?;
        if what.lacks_reason() {
            return Err(Lack::Reason);
        }
        if author.trim().is_empty() {
            return Err(Lack::Author);
        }
        Ok(SeriesChoice {
            indicator: self.indicator.clone(),
            house: (!self.for_all).then(|| self.house.clone()),
            what,
        })
    }

    fn decision(&self, mark: DecimalMark) -> Result<Decision, Lack> {
        let reason = self.reason.trim().to_owned();
        let period = self.period.ok_or(Lack::Period);
        Ok(match self.part {
            SeriesPart::Rebase => Decision::Rebase(Rebase { from: period?, reason }),
            SeriesPart::Exclusion => Decision::Exclusion(Exclusion { period: period?, reason }),
            SeriesPart::Baseline => Decision::Baseline(self.baseline.ok_or(Lack::Period)?),
            SeriesPart::Requirement => Decision::Requirement(Requirement {
                value: written_number(&self.value, mark).ok_or(Lack::Value)?,
                from: self.period,
                source: self.source.trim().to_owned(),
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_what_it_lacks_one_thing_at_a_time() {
        let mut form = SeriesForm::about("Sygefravær".into(), "G1".into());
        let lack = |form: &SeriesForm, author: &str| form.choice(author, DecimalMark::Comma).err();
        assert_eq!(lack(&form, ""), Some(Lack::Period));
        form.period = Some(Period::Month(2025, 3));
        form.reason = " ".to_owned();
        assert_eq!(lack(&form, ""), Some(Lack::Reason));
        form.reason = " Ny vagtplan ".to_owned();
        assert_eq!(lack(&form, " "), Some(Lack::Author));
        let choice = form.choice("Mette", DecimalMark::Comma).expect("whole");
        assert_eq!((choice.house, choice.what.reason()), (Some("G1".into()), Some("Ny vagtplan")));
        form.turn_into(SeriesPart::Requirement);
        form.value = "otte".to_owned();
        assert_eq!(lack(&form, "Mette"), Some(Lack::Value));
        (form.value, form.for_all) = ("7,5 %".to_owned(), true);
        let choice = form.choice("Mette", DecimalMark::Comma).expect("whole");
        assert_eq!(choice.house, None);
        assert!(matches!(choice.what, Decision::Requirement(Requirement { value, from: None, .. }) if (value - 7.5).abs() < 1e-9));
        form.turn_into(SeriesPart::Baseline);
        assert_eq!(lack(&form, "Mette"), Some(Lack::Period));
    }
}
