//! The sentence of a series, by rule: what is seen, with n, rule and comparison. Nothing unusual is said as readily as a signal.

use crate::domain::{Indicator, Period};
use crate::i18n::Locale;
use crate::insight::{Assurance, Comparison, Finding, Rule, Side, Standing, Variation, What, crossings_min};

use super::signal::Signal;
use super::words::{figure_words, joined, median_words, period_words, step_count};

/// Makes the sentences of one indicator.
#[derive(Clone, Copy)]
pub(super) struct SignalWords<'a> {
    pub indicator: &'a Indicator,
    pub locale: &'a Locale,
}

impl SignalWords<'_> {
    /// What is said of a series first; nothing where there is nothing to judge by.
    pub fn sentence(self, signal: &Signal) -> String {
        let Some(finding) = signal.finding() else { return String::new() };
        let said = match finding.what {
            What::Signal(rule) if finding.is_current => joined([self.of_rule(rule, finding, signal), self.before(finding, signal)], " "),
            What::Signal(rule) => {
                let said = self.of_rule(rule, finding, signal);
                self.locale.with("signal-earlier", &[("said", said.into())])
            }
            What::NoSignal => self.with("signal-none", finding, signal),
            What::NoVariation => self.with("signal-no-variation", finding, signal),
            What::TooFew { needed } => {
                let n = step_count(finding.n, Some(signal.step), self.locale);
                self.locale.with("signal-too-few", &[("n", n.into()), ("needed", needed.into())])
            }
        };
        let trial = (signal.standing().0 == Standing::Trial).then(|| self.locale.t("signal-trial"));
        joined([said.as_str(), trial.unwrap_or_default(), self.assurance(signal).as_str()], " ")
    }

    /// The latest stretch before the one that is told of: it is drawn, so it is said.
    fn before(self, told: &Finding, signal: &Signal) -> String {
        let is_stretch =
            |finding: &&Finding| matches!(finding.rule(), Some(Rule::Shift | Rule::LongRun | Rule::Trend)) && finding.last < told.first;
        let earlier = signal
            .analysis
            .findings
            .iter()
            .filter(is_stretch)
            .max_by_key(|finding| finding.last);
        let Some((finding, rule)) = earlier.and_then(|finding| Some((finding, finding.rule()?))) else {
            return String::new();
        };
        let way = match (rule, finding.side == Some(Side::Above)) {
            (Rule::Trend, true) => "up",
            (Rule::Trend, false) => "down",
            (_, true) => "above",
            (_, false) => "below",
        };
        let span = stretch_words(signal.period(finding.first), signal.period(finding.last), self.locale);
        let steps = step_count(finding.n_in, Some(signal.step), self.locale);
        self.locale.with(
            "signal-before",
            &[
                ("steps", steps.into()),
                ("way", way.into()),
                ("line", self.line(finding.comparison).into()),
                ("span", span.into()),
            ],
        )
    }

    /// Whether figures like these meet what is required; nothing where nothing is, or too little is known.
    fn assurance(self, signal: &Signal) -> String {
        let Some((assurance, requirement)) = signal.analysis.assurance.zip(signal.requirement()) else {
            return String::new();
        };
        let key = match assurance {
            Assurance::Meets => "assurance-meets",
            Assurance::HitOrMiss => "assurance-hit-or-miss",
            Assurance::Misses => "assurance-misses",
        };
        let requirement = figure_words(requirement, self.indicator, self.locale);
        self.locale.with(key, &[("requirement", requirement.into())])
    }

    /// What was required of a figure in its own time, and whether figures like it meet that.
    pub fn required(self, (required, assurance): (f64, Option<Assurance>)) -> String {
        let key = match assurance {
            None => "required",
            Some(Assurance::Meets) => "required-meets",
            Some(Assurance::HitOrMiss) => "required-hit-or-miss",
            Some(Assurance::Misses) => "required-misses",
        };
        let required = figure_words(required, self.indicator, self.locale);
        self.locale.with(key, &[("requirement", required.into())])
    }

    fn of_rule(self, rule: Rule, finding: &Finding, signal: &Signal) -> String {
        let is_above = finding.side == Some(Side::Above);
        let key = match (rule, finding.is_current) {
            (Rule::Outside, _) => "signal-outside",
            (Rule::Trend, _) if is_above => "signal-trend-up",
            (Rule::Trend, _) => "signal-trend-down",
            (Rule::TwoOfThree, _) => "signal-two-of-three",
            (Rule::Shift | Rule::LongRun, true) => "signal-run-since",
            (Rule::Shift | Rule::LongRun, false) => "signal-run-between",
            (Rule::FewCrossings, _) => "signal-few-crossings",
        };
        self.with(key, finding, signal)
    }

    /// A message with all that a finding can tell.
    fn with(self, key: &str, finding: &Finding, signal: &Signal) -> String {
        let (indicator, locale) = (self.indicator, self.locale);
        let period = |place: usize| period_words(signal.period(place), locale);
        let steps = |n: usize| step_count(n, Some(signal.step), locale);
        let mark = signal.analysis.marks.get(finding.last);
        let value = mark
            .and_then(|mark| mark.figure)
            .map_or_else(String::new, |figure| figure_words(figure, indicator, locale));
        let limits = mark.and_then(|mark| mark.limits);
        let line =
            |of: fn(crate::insight::Limits) -> f64| limits.map_or_else(String::new, |limits| median_words(of(limits), indicator, locale));
        let runs = signal.analysis.phases.last().map(|phase| phase.runs);
        let side = match finding.side {
            Some(Side::Above) => "above",
            Some(Side::Below) => "below",
            None => "none",
        };
        locale.with(
            key,
            &[
                ("side", side.into()),
                ("value", value.into()),
                ("steps", steps(finding.n_in).into()),
                ("n", steps(finding.n).into()),
                ("first", period(finding.first).into()),
                ("last", period(finding.last).into()),
                ("line", self.line(finding.comparison).into()),
                ("lower", line(|limits| limits.lower).into()),
                ("upper", line(|limits| limits.upper).into()),
                ("crossings", runs.map_or(0, |runs| runs.crossings).into()),
                ("least", runs.map_or(0, |runs| crossings_min(runs.n_useful)).into()),
            ],
        )
    }

    /// "gennemsnittet 7,4 %".
    fn line(self, comparison: Comparison) -> String {
        let (key, line) = match comparison {
            Comparison::Median(line) => ("signal-line-median", line),
            Comparison::Mean(line) => ("signal-line-mean", line),
            Comparison::Nothing => return String::new(),
        };
        let line = median_words(line, self.indicator, self.locale);
        self.locale.with(key, &[("line", line.into())])
    }
}

/// Whether the latest figure tells of change, in a word or two.
pub(super) fn variation_words(variation: Option<Variation>, locale: &Locale) -> &str {
    locale.t(match variation {
        None => "variation-too-few",
        Some(Variation::CommonCause) => "variation-none",
        Some(Variation::Improvement) => "variation-better",
        Some(Variation::Concern) => "variation-worse",
        Some(Variation::Change(Side::Above)) => "variation-up",
        Some(Variation::Change(Side::Below)) => "variation-down",
    })
}

/// The rules, in order of priority: name, what is seen, and by which method, as the program's page of rules lists them.
#[must_use]
pub fn rule_words(locale: &Locale) -> Vec<[String; 3]> {
    let words = |rule: Rule| match rule {
        Rule::Outside => ["rule-outside", "rule-outside-why", "rules-method-limits"],
        Rule::Trend => ["rule-trend", "rule-trend-why", "rules-method-trend"],
        Rule::TwoOfThree => ["rule-two-of-three", "rule-two-of-three-why", "rules-method-thirds"],
        Rule::Shift => ["rule-shift", "rule-shift-why", "rules-method-shift"],
        Rule::LongRun => ["rule-long-run", "rule-long-run-why", "rules-method-runs"],
        Rule::FewCrossings => ["rule-few-crossings", "rule-few-crossings-why", "rules-method-runs"],
    };
    let said = Rule::ALL.into_iter().map(words);
    said.map(|keys| keys.map(|key| locale.t(key).to_owned())).collect()
}

/// The period of a finding's stretch in words.
#[must_use]
pub(super) fn stretch_words(first: Option<Period>, last: Option<Period>, locale: &Locale) -> String {
    super::words::span_words(&period_words(first, locale), &period_words(last, locale))
}
