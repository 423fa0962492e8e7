//! Views that were kept under a name, to come back to: alone, or together at a meeting.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::domain::EventId;

use super::{Body, Event};

/// Names a kept view for good: the event that kept it.
pub type KeptViewId = EventId;

/// A view that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptView {
    /// Its lasting name.
    pub id: KeptViewId,
    /// What people call it.
    pub name: String,
    /// What it looks at, word for word: the room that draws views understands it, also when a newer program wrote it.
    pub view: Json,
    /// Who kept it; may be empty.
    pub author: String,
    /// When it was kept: milliseconds since 1970-01-01 UTC.
    pub kept_ms: i64,
}

/// Folds `events`, given in their order, each with whether it stands. The views stand in the order they were kept.
///
/// As with notes, a view is there before what renames or removes it, whatever their stamps, and a new name that comes after a removal
/// brings it back.
pub(super) fn kept_views(events: &[(&Event, bool)]) -> Vec<KeptView> {
    let standing = || events.iter().filter_map(|(event, stands)| stands.then_some(*event));
    let mut kept: Vec<(KeptView, bool)> = standing().filter_map(kept_by).map(|view| (view, true)).collect();
    let places: BTreeMap<KeptViewId, usize> = kept.iter().enumerate().map(|(place, (view, _))| (view.id.clone(), place)).collect();
    for event in standing() {
        let (Body::ViewRenamed { id, .. } | Body::ViewRemoved { id }) = &event.body else {
            continue;
        };
        let Some((view, is_kept)) = places.get(id).and_then(|place| kept.get_mut(*place)) else {
            continue;
        };
        *is_kept = false;
        if let Body::ViewRenamed { name, .. } = &event.body {
            name.clone_into(&mut view.name);
            *is_kept = true;
        }
    }
    kept.into_iter().filter_map(|(view, is_kept)| is_kept.then_some(view)).collect()
}

/// The view an event kept.
fn kept_by(event: &Event) -> Option<KeptView> {
    let Body::ViewKept { name, view, author } = &event.body else {
        return None;
    };
    Some(KeptView {
        id: event.id(),
        name: name.clone(),
        view: view.clone(),
        author: author.clone(),
        kept_ms: event.stamp.wall_ms,
    })
}
