//! What holds for every file: nothing panics, no record disappears, numbers come back as they were written.

use proptest::prelude::*;

use super::*;
use crate::import::numbers;

/// A number with three groups and two decimals, written with these marks.
fn written(number: i64, thousands: &str, decimal: &str) -> String {
    let digits = (number.abs() / 100).to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| str::from_utf8(group).unwrap_or_default())
        .collect();
    format!(
        "{}{}{decimal}{:02}",
        if number < 0 { "-" } else { "" },
        groups.join(thousands),
        number.abs() % 100
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn nothing_panics_on_arbitrary_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(import) = read(&bytes, "x.csv", &Choices::default()) {
            assert_balanced(&import);
        }
    }

    #[test]
    fn nothing_panics_on_what_looks_like_a_table(text in "([A-Za-zæøå0-9 ,.%\"/<*-]{0,8}[;,\t\n\r|]){0,60}") {
        if let Ok(import) = read(text.as_bytes(), "x.csv", &Choices::default()) {
            assert_balanced(&import);
        }
    }

    #[test]
    fn every_record_gives_rows_or_is_set_aside(
        rows in proptest::collection::vec(("(Sol|Måne|I alt||Øst)", "(20[12][0-9]|snart||2025M0[1-9])", "(-?[0-9]{1,5}|[0-9]{1,2},[0-9]|\\.\\.|-|<5|x|)"), 1..40),
        ragged in proptest::collection::vec(prop_oneof![Just(""), Just(";"), Just(";;;9"), Just("\n")], 40),
    ) {
        let mut text = "Hus;Tid;Fravær\n".to_owned();
        for ((house, time, value), end) in rows.iter().zip(ragged) {
            text.extend([house, ";", time, ";", value, end, "\n"]);
        }
        if let Ok(import) = read(text.as_bytes(), "x.csv", &Choices::default()) {
            assert_balanced(&import);
        }
    }

    #[test]
    fn numbers_come_back_as_they_were_written(number in -99_999_999_999_i64..99_999_999_999) {
        #[expect(clippy::cast_precision_loss, reason = "eleven digits fit")]
        let expected = number as f64 / 100.0;
        for (thousands, decimal, mark) in [
            (".", ",", DecimalMark::Comma), ("", ",", DecimalMark::Comma), ("\u{a0}", ",", DecimalMark::Comma),
            (",", ".", DecimalMark::Point), ("", ".", DecimalMark::Point), (" ", ".", DecimalMark::Point),
        ] {
            let text = written(number, thousands, decimal);
            let parsed = numbers::parse(&text, mark);
            prop_assert!(parsed.is_some_and(|parsed| (parsed - expected).abs() < 1e-6), "{text} {parsed:?}");
            prop_assert!(numbers::shape(&text).is_some());
        }
    }
}
