//! The sample cluster: invented exports, embedded, so that a first start has something to look at.

use std::sync::Arc;

use crate::cluster::Source;
use crate::import::{self, Choices, DashMeaning};

/// Name of the sample cluster.
pub const NAME: &str = "Klynge Havn";

/// The exports by file name, as they lie in `data/`, in the order they are taken in: what changes every month first.
pub const FILES: [(&str, &[u8]); 9] = [
    ("sygefravaer-maaned.csv", include_bytes!("../data/sygefravaer-maaned.csv")),
    ("dagtilbudsregister.csv", include_bytes!("../data/dagtilbudsregister.csv")),
    (
        "foraeldretilfredshed-btu.csv",
        include_bytes!("../data/foraeldretilfredshed-btu.csv"),
    ),
    ("kmd-trivsel.csv", include_bytes!("../data/kmd-trivsel.csv")),
    ("noegletal-ministeriet.csv", include_bytes!("../data/noegletal-ministeriet.csv")),
    ("sprogvurdering.csv", include_bytes!("../data/sprogvurdering.csv")),
    ("statbank-boern.csv", include_bytes!("../data/statbank-boern.csv")),
    ("tilsyn-bred.csv", include_bytes!("../data/tilsyn-bred.csv")),
    ("tilsyn-lang.csv", include_bytes!("../data/tilsyn-lang.csv")),
];

/// What was answered for a file of the sample: in the parents' survey a dash is a missing figure.
#[must_use]
pub fn choices(file: &str) -> Choices {
    let dash = (file == "foraeldretilfredshed-btu.csv").then_some(DashMeaning::Missing);
    Choices {
        dash,
        ..Choices::default()
    }
}

/// The exports as read.
#[must_use]
pub fn sources() -> Vec<Source> {
    FILES
        .iter()
        .filter_map(|(file, bytes)| {
            let import = import::read(bytes, file, &choices(file))
                .inspect_err(|refusal| tracing::error!("{file}: {refusal}"))
                .ok()?;
            Some(Source {
                file: (*file).into(),
                id: Arc::clone(&import.receipt.sha256),
                import,
            })
        })
        .collect()
}
