//! Danish and English numbers, dates, periods and order of words. The only place that turns a figure into text.

use std::cmp::Ordering;
use std::str::FromStr as _;

use fixed_decimal::Decimal;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::{Locale as IcuLocale, locale};
use jiff::civil::Date;

use crate::domain::{Period, Unit};
use crate::i18n::{Lang, Locale};

/// How a language writes numbers, and how words are ordered.
pub struct Numbers {
    decimal: Option<DecimalFormatter>,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Numbers {
    /// The ways of a language, from the data compiled into the program.
    ///
    /// Words are in Danish order in every language: they are the files' own, and another language of the window moves no house.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let id: IcuLocale = match lang {
            Lang::Da => locale!("da"),
            Lang::En => locale!("en-GB"),
        };
        Self {
            decimal: DecimalFormatter::try_new((&id).into(), DecimalFormatterOptions::default()).ok(),
            collator: CollatorBorrowed::try_new(CollatorPreferences::from(&locale!("da")), CollatorOptions::default()).ok(),
        }
    }

    /// A number with a fixed count of decimals and marks at the thousands: `1.234,5`.
    #[must_use]
    pub fn format(&self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        // Halves away from nought, as people round; the standard library's text form rounds them to even.
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let rounded = (number * scale).round() / scale;
        let plain = format!("{:.decimals$}", if rounded.is_finite() { rounded } else { number });
        // A rounded nought has no sign.
        let plain = if plain.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.')) {
            plain.trim_start_matches('-').to_owned()
        } else {
            plain
        };
        match (&self.decimal, Decimal::from_str(&plain)) {
            (Some(formatter), Ok(decimal)) => formatter.format(&decimal).to_string().replace('-', "−"),
            _ => plain,
        }
    }
}

impl Locale {
    /// A number with a fixed count of decimals, in the language's own marks.
    ///
    /// ```
    /// use klyngeblik::i18n::{Lang, Locale};
    /// assert_eq!(Locale::new(Lang::Da).number(-1234.56, 1), "−1.234,6");
    /// ```
    #[must_use]
    pub fn number(&self, number: f64, decimals: u8) -> String {
        self.numbers.format(number, decimals.into())
    }

    /// A number with its unit, short enough for a cell: `8,4 %`, `2,9`, `152.000 kr.`.
    #[must_use]
    pub fn quantity(&self, number: f64, decimals: u8, unit: &Unit) -> String {
        self.with_unit(self.number(number, decimals), unit)
    }

    fn with_unit(&self, number: String, unit: &Unit) -> String {
        match unit {
            Unit::Percent => format!("{number}\u{a0}%"),
            Unit::Kroner => format!("{number}\u{a0}{}", self.t("unit-kroner")),
            Unit::DaysPerEmployee => format!("{number}\u{a0}{}", self.t("unit-days")),
            Unit::ChildrenPerAdult | Unit::Score | Unit::Points | Unit::Count | Unit::Plain => number,
        }
    }

    /// A difference with its sign and unit: `+0,8`, `−1.200 kr.`; of shares in percentage points. It is rounded first: what rounds to
    /// nought has no sign, whichever side of it it lies on.
    ///
    /// ```
    /// use klyngeblik::domain::Unit;
    /// use klyngeblik::i18n::{Lang, Locale};
    /// let locale = Locale::new(Lang::Da);
    /// let said = [0.84, -0.84, 0.04, -0.04].map(|difference| locale.difference(difference, 1, &Unit::Plain));
    /// assert_eq!(said, ["+0,8", "−0,8", "0,0", "0,0"]);
    /// ```
    #[must_use]
    pub fn difference(&self, difference: f64, decimals: u8, unit: &Unit) -> String {
        let number = self.number(difference, decimals);
        let is_above = difference > 0.0 && number != self.number(0.0, decimals);
        let signed = if is_above { format!("+{number}") } else { number };
        match unit {
            Unit::Percent => self.with("difference-points", &[("points", signed.into())]),
            unit => self.with_unit(signed, unit),
        }
    }

    /// The name of a unit, for axes and headings; empty where the unit says nothing.
    #[must_use]
    pub fn unit(&self, unit: &Unit) -> &str {
        match unit {
            Unit::Percent => self.t("unit-percent-name"),
            Unit::ChildrenPerAdult => self.t("unit-children-per-adult"),
            Unit::DaysPerEmployee => self.t("unit-days-per-employee"),
            Unit::Score => self.t("unit-score"),
            Unit::Points => self.t("unit-points"),
            Unit::Count => self.t("unit-count"),
            Unit::Kroner => self.t("unit-kroner"),
            Unit::Plain => "",
        }
    }

    /// A day: `3. mar. 2025`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.t(SHORT_MONTHS[usize::from(date.month().unsigned_abs()).clamp(1, 12) - 1]);
        match self.lang() {
            Lang::Da => format!("{}. {month} {}", date.day(), date.year()),
            Lang::En => format!("{} {month} {}", date.day(), date.year()),
        }
    }

    /// A period in words: `2025`, `skoleåret 2025/26`, `1. halvår 2025`, `1. kvartal 2025`, `marts 2025`, `uge 7 2025`, `3. mar. 2025`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::Year(year) => year.to_string(),
            Period::SchoolYear(_) => self.with("period-school-year", &[("years", period.to_string().into())]),
            Period::HalfYear(year, half) => self.with(
                "period-half-year",
                &[("half", half.to_string().into()), ("year", year.to_string().into())],
            ),
            Period::Quarter(year, quarter) => self.with(
                "period-quarter",
                &[("quarter", quarter.to_string().into()), ("year", year.to_string().into())],
            ),
            Period::Month(year, month) => {
                let month = self.t(MONTHS[usize::from(month.unsigned_abs()).clamp(1, 12) - 1]);
                format!("{month} {year}")
            }
            Period::Week(year, week) => self.with(
                "period-week",
                &[("week", week.to_string().into()), ("year", year.to_string().into())],
            ),
            Period::Day(date) => self.date(date),
        }
    }

    /// A period for narrow places: `2025`, `2025/26`, `1. kv. 25`, `mar. 25`, `u. 7 25`, `3. mar. 2025`.
    #[must_use]
    pub fn period_short(&self, period: Period) -> String {
        let short_year = |year: i16| format!("{:02}", year.rem_euclid(100));
        match period {
            Period::Year(_) | Period::SchoolYear(_) => period.to_string(),
            Period::HalfYear(year, half) => self.with(
                "period-half-year-short",
                &[("half", half.to_string().into()), ("year", short_year(year).into())],
            ),
            Period::Quarter(year, quarter) => self.with(
                "period-quarter-short",
                &[("quarter", quarter.to_string().into()), ("year", short_year(year).into())],
            ),
            Period::Month(year, month) => {
                let month = self.t(SHORT_MONTHS[usize::from(month.unsigned_abs()).clamp(1, 12) - 1]);
                format!("{month} {}", short_year(year))
            }
            Period::Week(year, week) => self.with(
                "period-week-short",
                &[("week", week.to_string().into()), ("year", short_year(year).into())],
            ),
            Period::Day(date) => self.date(date),
        }
    }

    /// The order of two words of the files, the Danish one in every language: å after ø after æ after z, aa as å.
    #[must_use]
    pub fn order(&self, left: &str, right: &str) -> Ordering {
        self.numbers
            .collator
            .as_ref()
            .map_or_else(|| left.cmp(right), |collator| collator.compare(left, right))
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10", "month-11", "month-12",
];
const SHORT_MONTHS: [&str; 12] = [
    "mon-1", "mon-2", "mon-3", "mon-4", "mon-5", "mon-6", "mon-7", "mon-8", "mon-9", "mon-10", "mon-11", "mon-12",
];

/// Text as a search sees it: lower case, and å/aa, æ/ae, ø/oe/o alike, so that "bornehus" and "boernehus" find "Børnehus".
///
/// ```
/// use klyngeblik::format::fold;
/// assert_eq!(fold("Børnehuset Ærø"), fold("boernehuset AERO"));
/// assert!(fold("Blåmuslingen").contains(&fold("blaa")));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' => folded.push('a'),
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push('o'),
            'é' | 'è' => folded.push('e'),
            'ü' => folded.push('u'),
            // The second letter of aa and oe: the pair is written as one letter.
            'a' if folded.ends_with('a') => {}
            'e' if folded.ends_with('o') => {}
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let cases = [
            (Lang::Da, 1234.5, 1, "1.234,5"),
            (Lang::Da, 0.0, 0, "0"),
            (Lang::Da, -0.04, 1, "0,0"),
            (Lang::Da, -3.0, 0, "−3"),
            (Lang::Da, 103_026_848.0, 0, "103.026.848"),
            (Lang::En, 1234.5, 1, "1,234.5"),
            (Lang::Da, 9.25, 1, "9,3"),
            (Lang::Da, -2.5, 0, "−3"),
            (Lang::Da, f64::MAX / 1e300, 1, "179.769.313,5"),
            (Lang::Da, f64::NAN, 1, "–"),
        ];
        for (lang, number, decimals, expected) in cases {
            assert_eq!(Locale::new(lang).number(number, decimals), expected);
        }
    }

    #[test]
    fn a_difference_is_rounded_before_its_sign_is_chosen() {
        let locale = Locale::new(Lang::Da);
        let cases = [
            (0.049, 1, Unit::Percent, "0,0 procentpoint"),
            (-0.049, 1, Unit::Percent, "0,0 procentpoint"),
            (0.05, 1, Unit::Percent, "+0,1 procentpoint"),
            (-0.05, 1, Unit::Percent, "−0,1 procentpoint"),
            (-0.4, 0, Unit::Count, "0"),
            (-1234.0, 0, Unit::Kroner, "−1.234\u{a0}kr."),
            (-0.0, 2, Unit::Score, "0,00"),
            (f64::NAN, 1, Unit::Plain, "–"),
        ];
        for (difference, decimals, unit, expected) in cases {
            assert_eq!(locale.difference(difference, decimals, &unit), expected);
        }
    }

    #[test]
    fn danish_letters_stand_last_in_every_language() {
        for locale in Lang::ALL.map(Locale::new) {
            let mut words = ["Århus", "Ærø", "Zebra", "Ørsted", "Aabenraa", "Alssund"];
            words.sort_by(|left, right| locale.order(left, right));
            assert_eq!(words, ["Alssund", "Zebra", "Ærø", "Ørsted", "Aabenraa", "Århus"]);
        }
    }

    #[test]
    fn periods_are_said_in_words() {
        let locale = Locale::new(Lang::Da);
        let cases = [
            ("2025", "2025", "2025"),
            ("2025K1", "1. kvartal 2025", "1. kv. 25"),
            ("2025M03", "marts 2025", "mar. 25"),
            ("2025U07", "uge 7 2025", "u. 7 25"),
            ("2025-03-03", "3. mar. 2025", "3. mar. 2025"),
            ("2025/26", "skoleåret 2025/26", "2025/26"),
        ];
        for (code, words, short) in cases {
            let period = code.parse().expect(code);
            assert_eq!(
                (locale.period(period).as_str(), locale.period_short(period).as_str()),
                (words, short)
            );
        }
    }

    #[test]
    fn search_folds_danish_letters() {
        for (text, query) in [
            ("Søhesten", "sohest"),
            ("Søhesten", "soehest"),
            ("Blåmuslingen", "blamus"),
            ("Ærtebjerg", "aerte"),
            ("På TÅ", "paa taa"),
        ] {
            assert!(fold(text).contains(&fold(query)), "{text} {query}");
        }
    }
}
