//! Wordings of ratings that are on no known scale: where each can be put, and where it was put.

use std::sync::Arc;

use crate::domain::Scale;
use crate::i18n::Locale;
use crate::import::{Placement, WordingReceipt, fold_name};

use super::Fact;
use super::words::joined;

/// A wording, and the places it can be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingLine {
    /// The wording.
    pub wording: Arc<str>,
    /// "3 gange, første gang i linje 6".
    pub met: String,
    /// Where it was put; empty where nobody did.
    pub placed: String,
    /// Places by scale.
    pub scales: Vec<ScaleChoice>,
}

/// A scale, and the places on it a wording can be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleChoice {
    /// Its levels in order: "ringe – utilstrækkelig – tilstrækkelig – god".
    pub name: String,
    /// The places in words.
    pub places: Vec<(String, Placement)>,
}

/// The wordings of a receipt. The scale of the wordings beside comes first, then the team's own, then the others of the field.
pub(super) fn lines(wordings: &[WordingReceipt], locale: &Locale) -> Vec<WordingLine> {
    let placed = wordings
        .iter()
        .filter_map(|met| scale_of(met.placement.as_ref()?))
        .filter(Scale::is_own);
    let mut own: Vec<Scale> = Vec::new();
    for scale in placed {
        if !own.contains(&scale) {
            own.push(scale);
        }
    }
    wordings.iter().map(|met| line(met, &own, locale)).collect()
}

fn line(met: &WordingReceipt, own: &[Scale], locale: &Locale) -> WordingLine {
    let mut known = Scale::known();
    known.sort_by_key(|scale| met.beside.as_ref() != Some(&scale.id));
    let n_first = known.iter().filter(|scale| met.beside.as_ref() == Some(&scale.id)).count();
    let rest = known.split_off(n_first);
    let grown = own.iter().filter_map(|scale| grown(&met.wording, scale, locale));
    let scales = known
        .iter()
        .map(of_field)
        .chain(grown)
        .chain([apart(&met.wording, locale)])
        .chain(rest.iter().map(of_field));
    WordingLine {
        wording: Arc::clone(&met.wording),
        met: locale.with("wording-met", &[("n", met.count.into()), ("line", met.line.to_string().into())]),
        placed: met
            .placement
            .as_ref()
            .map_or_else(String::new, |placement| placed_words(placement, locale)),
        scales: scales.collect(),
    }
}

fn scale_of(placement: &Placement) -> Option<Scale> {
    match placement {
        Placement::Level { scale, .. } => Scale::of_id(scale),
        Placement::NoRating => None,
    }
}

fn name(scale: &Scale) -> String {
    joined(scale.levels.iter().map(|level| &level.label), " – ")
}

fn level(scale: &Scale, place: usize) -> Placement {
    Placement::Level {
        scale: Arc::clone(&scale.id),
        place,
    }
}

/// The levels of a scale of the field.
fn of_field(scale: &Scale) -> ScaleChoice {
    let places = scale.levels.iter().enumerate();
    ScaleChoice {
        name: name(scale),
        places: places.map(|(place, at)| (at.label.to_string(), level(scale, place))).collect(),
    }
}

/// The levels of a scale of the team's own, and the gaps between them; nothing where the wording is all of it.
fn grown(wording: &str, scale: &Scale, locale: &Locale) -> Option<ScaleChoice> {
    let others = scale.levels.iter().map(|level| &*level.label);
    let others: Vec<&str> = others.filter(|label| fold_name(label) != fold_name(wording)).collect();
    let (first, last) = (others.first()?, others.len());
    let rest = Scale::own(&others);
    let with_gap = |gap: usize| {
        let mut levels = others.clone();
        levels.insert(gap, wording);
        let words = match gap.checked_sub(1).and_then(|below| others.get(below)) {
            Some(below) => locale.with("wording-above", &[("level", (*below).into())]),
            None => locale.with("wording-below", &[("level", (*first).into())]),
        };
        (words, level(&Scale::own(&levels), gap))
    };
    let alike = others.iter().enumerate().map(|(place, label)| {
        let words = locale.with("wording-as", &[("level", (*label).into())]);
        (words, level(&rest, place))
    });
    Some(ScaleChoice {
        name: name(&rest),
        places: (0..=last).map(with_gap).chain(alike).collect(),
    })
}

/// A new scale of the team's own, and no scale at all.
fn apart(wording: &str, locale: &Locale) -> ScaleChoice {
    ScaleChoice {
        name: locale.t("wording-apart").to_owned(),
        places: vec![
            (locale.t("wording-none").to_owned(), Placement::NoRating),
            (locale.t("wording-new-scale").to_owned(), level(&Scale::own(&[wording]), 0)),
        ],
    }
}

/// "god, på skalaen ringe – utilstrækkelig – tilstrækkelig – god".
fn placed_words(placement: &Placement, locale: &Locale) -> String {
    match (placement, scale_of(placement)) {
        (Placement::Level { place, .. }, Some(scale)) => {
            let label = scale.levels.get(*place).map_or("", |level| &*level.label);
            locale.with("wording-placed", &[("level", label.into()), ("scale", name(&scale).into())])
        }
        _ => locale.t("wording-none").to_owned(),
    }
}

/// The wordings in the list of facts: those placed, with where, and those that wait.
pub(super) fn facts(wordings: &[WordingReceipt], locale: &Locale) -> Vec<Fact> {
    let fact = |label: &str, value: String, why: &str| Fact {
        label: locale.t(label).to_owned(),
        value,
        why: locale.t(why).to_owned(),
    };
    let placed = wordings.iter().filter_map(|met| {
        let to = placed_words(met.placement.as_ref()?, locale);
        Some(locale.with("wording-to", &[("wording", (&*met.wording).into()), ("to", to.into())]))
    });
    let open = wordings.iter().filter(|met| met.placement.is_none()).map(|met| &met.wording);
    let (placed, open) = (joined(placed, "; "), joined(open, ", "));
    let mut facts = Vec::new();
    if !open.is_empty() {
        facts.push(fact("fact-wordings", open, "receipt-wordings-why"));
    }
    if !placed.is_empty() {
        facts.push(fact("fact-wordings-placed", placed, "evidence-placed"));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn met(wording: &str, placement: Option<Placement>) -> WordingReceipt {
        WordingReceipt {
            wording: wording.into(),
            count: 3,
            line: 6,
            beside: Some("kvalitet".into()),
            placement,
        }
    }

    #[test]
    fn a_wording_can_be_put_on_every_scale_or_none() {
        let own = Scale::own(&["lav", "høj"]);
        let lines = lines(
            &[
                met("middel", None),
                met("lav", Some(level(&own, 0))),
                met("x", Some(Placement::NoRating)),
            ],
            &sample::danish(),
        );
        let text = lines.iter().map(|line| {
            let scales = line.scales.iter().map(|scale| {
                let places = scale.places.iter().map(|(words, to)| match to {
                    Placement::Level { scale, place } => format!("{words} → {scale}:{place}"),
                    Placement::NoRating => words.clone(),
                });
                format!("  {}: {}", scale.name, joined(places, " | "))
            });
            format!("{} ({}) [{}]\n{}", line.wording, line.met, line.placed, joined(scales, "\n"))
        });
        insta::assert_snapshot!(joined(text, "\n"));
    }
}
