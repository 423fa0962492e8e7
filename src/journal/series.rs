//! What the events say of series.

use std::collections::BTreeSet;

use crate::domain::{EventId, MadeChoice, SeriesChoices};

use super::{Body, Event};

/// Folds `events`, given in their order, each with whether it stands.
///
/// A choice is made once and never rewritten, so that who decided what, and when, stays true: one that was wrong is removed and made
/// anew. A removal holds whatever its stamp.
pub(super) fn series_choices(events: &[(&Event, bool)]) -> SeriesChoices {
    let standing = || events.iter().filter_map(|(event, stands)| stands.then_some(*event));
    let removed: BTreeSet<&EventId> = standing()
        .filter_map(|event| match &event.body {
            Body::SeriesChoiceRemoved { id } => Some(id),
            _ => None,
        })
        .collect();
    let made = standing().filter_map(made_by).filter(|made| !removed.contains(&made.id));
    SeriesChoices { all: made.collect() }
}

/// The choice an event records.
fn made_by(event: &Event) -> Option<MadeChoice> {
    let Body::SeriesChoiceAdded { choice, author } = &event.body else {
        return None;
    };
    Some(MadeChoice {
        id: event.id(),
        choice: choice.clone(),
        author: author.clone(),
        made_ms: event.stamp.wall_ms,
    })
}
