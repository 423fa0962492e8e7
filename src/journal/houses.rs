//! What the events say of houses over time.

use std::collections::BTreeMap;

use crate::domain::HouseChanges;

use super::{Body, Event};

/// Folds `events`, given in their order, each with whether it stands.
///
/// As with notes, a change recorded is there before what corrects or removes it, whatever their stamps, and a correction that comes
/// after a removal brings the change back.
pub(super) fn house_changes(events: &[(&Event, bool)]) -> HouseChanges {
    let standing = || events.iter().filter_map(|(event, stands)| stands.then_some(*event));
    let mut changes = HouseChanges::default();
    let mut recorded = BTreeMap::new();
    for event in standing() {
        if let Body::HouseChangeAdded { change } = &event.body {
            recorded.insert(event.id(), (change, true));
        }
    }
    for event in standing() {
        match &event.body {
            Body::HouseChangeCorrected { id, change } => {
                recorded.entry(id.clone()).and_modify(|record| *record = (change, true));
            }
            Body::HouseChangeRemoved { id } => {
                recorded.entry(id.clone()).and_modify(|(_, is_kept)| *is_kept = false);
            }
            Body::HousesToldApart { one, other } => changes.tell_apart(one, other),
            _ => {}
        }
    }
    let kept = recorded.into_iter().filter(|(_, (_, is_kept))| *is_kept);
    changes.all = kept.map(|(id, (change, _))| (id, change.clone())).collect();
    changes
}
