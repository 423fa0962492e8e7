//! *Huse*: who each house is, what it was called before, what became of it, and which two may be one.

use jiff::civil::Date;

use crate::cluster::{HouseName, HouseProposal, NamesAlike, Span, Tables};
use crate::domain::{House, HouseChange, HouseChangeId, HouseId};
use crate::i18n::Locale;

use super::house_words::{change_words, ended_words, house_words, number_words};
use super::words::{cut_words, joined, span_words};
use super::{Filter, MAX_HOUSES};

/// The list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HouseList {
    /// "9 huse, 2 forslag".
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// Houses that may be one, the likeliest first.
    pub proposals: Vec<ProposalView>,
    /// Houses in the leader's order.
    pub rows: Vec<HouseRow>,
    /// Every house a change can be about, by name: id and words.
    pub choices: Vec<(HouseId, String)>,
}

/// A house.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseRow {
    /// The house.
    pub house: HouseId,
    /// Its name now.
    pub name: String,
    /// Its number in the sources, all it ever had, and how it ended: "G99038, før G99001 · lukket".
    pub detail: String,
    /// Earlier names with the years the files use them: "Hed før Kajen (2021–2023)"; empty where there is none.
    pub earlier: String,
    /// What the leaders recorded of it.
    pub changes: Vec<ChangeRow>,
}

/// A recorded change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// The record.
    pub id: HouseChangeId,
    /// What it says.
    pub change: HouseChange,
    /// The same in a sentence.
    pub text: String,
}

/// Two houses that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalView {
    /// The house whose figures end first.
    pub older: HouseId,
    /// The other.
    pub newer: HouseId,
    /// "Er Bh. Kajen (G1) og Børnehuset Kajen (G9) samme hus?"
    pub question: String,
    /// What speaks for it, a sentence each.
    pub evidence: Vec<String>,
}

impl HouseList {
    /// The list for the houses chosen. Proposals and choices are of all houses.
    #[must_use]
    pub fn build(tables: &Tables, order: &[HouseId], filter: &Filter, locale: &Locale) -> Self {
        let chosen = filter.houses(tables, order, locale);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let proposals: Vec<ProposalView> = tables
            .house_proposals()
            .iter()
            .map(|proposal| proposal_view(proposal, tables, locale))
            .collect();
        let n_proposals = match proposals.len() {
            0 => String::new(),
            n => locale.with("proposals-count", &[("n", n.into())]),
        };
        let all = Filter::default().houses(tables, &[], locale);
        Self {
            sentence: joined([locale.with("houses-count", &[("n", chosen.len().into())]), n_proposals], ", "),
            cut: cut_words(shown.len(), chosen.len(), locale),
            proposals,
            rows: shown.iter().map(|house| row(house, tables, locale)).collect(),
            choices: all
                .into_iter()
                .map(|house| (house.id.clone(), house_words(&house.id, tables)))
                .collect(),
        }
    }
}

fn row(house: &House, tables: &Tables, locale: &Locale) -> HouseRow {
    let history = tables.history(&house.id);
    let names = history.map_or(&[][..], |history| &history.names);
    let earlier_ids = names.iter().flat_map(|name| name.ids.iter().map(|id| (id, &name.name)));
    let mut numbers: Vec<&str> = Vec::new();
    for (id, name) in std::iter::once((&house.id, &house.name)).chain(earlier_ids) {
        let number = number_words(id, name);
        if !number.is_empty() && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let numbers = match numbers.as_slice() {
        [number, earlier @ ..] if !earlier.is_empty() => locale.with(
            "house-numbers",
            &[("number", (*number).into()), ("earlier", earlier.join(", ").into())],
        ),
        only => only.concat(),
    };
    let earlier = joined(names.iter().skip(1).map(name_words), ", ");
    HouseRow {
        house: house.id.clone(),
        name: house.name.to_string(),
        detail: joined([&*numbers, ended_words(&house.id, tables, locale)], " · "),
        earlier: match earlier.as_str() {
            "" => String::new(),
            names => locale.with("house-earlier", &[("names", names.into())]),
        },
        changes: history
            .into_iter()
            .flat_map(|history| &history.changes)
            .map(|(id, change)| ChangeRow {
                id: id.clone(),
                text: change_words(change, tables, locale),
                change: change.clone(),
            })
            .collect(),
    }
}

/// A name with the years the files use it: "Kajen (2021–2023)".
fn name_words(name: &HouseName) -> String {
    let years = |(first, end): Span| {
        let last = end.yesterday().unwrap_or(end);
        format!(" ({})", span_words(&first.year().to_string(), &last.year().to_string()))
    };
    format!("{}{}", name.name, name.used.map_or_else(String::new, years))
}

fn proposal_view(proposal: &HouseProposal, tables: &Tables, locale: &Locale) -> ProposalView {
    let (older, newer) = (house_words(&proposal.older, tables), house_words(&proposal.newer, tables));
    let names = locale.t(match proposal.alike {
        NamesAlike::Same => "proposal-same-name",
        NamesAlike::ButForKind => "proposal-but-for-kind",
        NamesAlike::Nearly => "proposal-nearly",
    });
    let follows = |(last, first): (Date, Date)| {
        locale.with(
            "proposal-follows",
            &[
                ("older", older.as_str().into()),
                ("last", locale.date(last).into()),
                ("newer", newer.as_str().into()),
                ("first", locale.date(first).into()),
            ],
        )
    };
    let register = if proposal.is_register_and_name {
        locale.t("proposal-register")
    } else {
        ""
    };
    let evidence = [
        names.to_owned(),
        proposal.follows.map_or_else(String::new, follows),
        register.to_owned(),
    ];
    ProposalView {
        question: locale.with(
            "proposal-question",
            &[("older", older.as_str().into()), ("newer", newer.as_str().into())],
        ),
        evidence: evidence.into_iter().filter(|words| !words.is_empty()).collect(),
        older: proposal.older.clone(),
        newer: proposal.newer.clone(),
    }
}
