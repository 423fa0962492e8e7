//! The indicators in their default order.

use std::collections::{HashMap, HashSet};

use crate::domain::{Direction, Indicator, IndicatorId, Topic, Unit};

use super::pool::as_code;

/// What is known of the indicators in their default order, and each old number's new one.
///
/// They come numbered in the order they first appear, file by file as the files were taken in, and stand so:
/// whoever made a file put first what mattered most. Those that only serve others of their file stand after all the rest.
/// `first_sources` names the file each first appears in, by old number.
pub(super) fn in_order(
    ids: &[IndicatorId],
    known: &HashMap<IndicatorId, Indicator>,
    first_sources: &[usize],
) -> (Vec<Indicator>, Vec<u32>) {
    let all: Vec<Indicator> = ids.iter().map(|id| known.get(id).cloned().unwrap_or_else(|| unknown(id))).collect();
    let sources_of_shares: HashSet<usize> = all
        .iter()
        .zip(first_sources)
        .filter(|(indicator, _)| matches!(indicator.unit, Unit::Percent | Unit::Score))
        .map(|(_, source)| *source)
        .collect();
    let (mut order, mut last) = (Vec::new(), Vec::new());
    for (old, indicator) in all.iter().enumerate() {
        let is_beside_shares = first_sources.get(old).is_some_and(|source| sources_of_shares.contains(source));
        if serves_others(indicator, is_beside_shares) {
            last.push(old);
        } else {
            order.push(old);
        }
    }
    order.append(&mut last);
    let mut new_codes = vec![0; all.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = new_codes.get_mut(*old) {
            *slot = as_code(new);
        }
    }
    (order.iter().filter_map(|old| all.get(*old).cloned()).collect(), new_codes)
}

/// Whether an indicator is told for the sake of others: a difference between two of them, or a count of answers or assessments
/// in a file of shares or means, which is most often the *n* of those.
fn serves_others(indicator: &Indicator, is_beside_shares: bool) -> bool {
    is_difference(indicator) || (is_beside_shares && indicator.unit == Unit::Count && begins(indicator, &["antal", "number of"]))
}

/// Whether an indicator is a difference between two others, or between two periods of one.
pub(super) fn is_difference(indicator: &Indicator) -> bool {
    begins(indicator, &["forskel", "difference", "differens", "ændring", "change"])
}

fn begins(indicator: &Indicator, words: &[&str]) -> bool {
    let heading = indicator.id.0.to_lowercase();
    heading.split(" · ").any(|part| words.iter().any(|word| part.starts_with(word)))
}

/// An indicator of which its file says nothing.
pub(super) fn unknown(id: &IndicatorId) -> Indicator {
    let topic = Topic::of_heading(&id.0);
    Indicator {
        id: id.clone(),
        unit: Unit::Plain,
        decimals: 1,
        direction: Direction::Neither,
        topic,
        noise: None,
        own_name: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn first_come_first_and_what_serves_others_last() {
        let indicators = [
            ("Antal vurderede", Unit::Count, 0),
            ("Særlig indsats", Unit::Percent, 0),
            ("Forskel", Unit::Plain, 1),
            ("Antal børn", Unit::Count, 1),
            ("Fokuseret indsats", Unit::Percent, 2),
        ];
        let known: HashMap<IndicatorId, Indicator> = indicators
            .iter()
            .map(|(id, unit, _)| ((*id).into(), sample::indicator(id, unit.clone())))
            .collect();
        let ids: Vec<IndicatorId> = indicators.iter().map(|(id, ..)| (*id).into()).collect();
        let (ordered, new_codes) = in_order(&ids, &known, &indicators.map(|(.., source)| source));
        let names: Vec<&str> = ordered.iter().map(|indicator| &*indicator.id.0).collect();
        assert_eq!(
            names,
            ["Særlig indsats", "Antal børn", "Fokuseret indsats", "Antal vurderede", "Forskel"]
        );
        assert_eq!(new_codes, [3, 0, 4, 1, 2]);
    }
}
