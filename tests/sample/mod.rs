//! Makes every figure in `data/`: the invented cluster "Klynge Havn" as nine exports a leader would really get.
//!
//! The same bytes come out on every machine. To write them anew after a change here:
//! `KLYNGEBLIK_WRITE_SAMPLE=1 cargo test --test main sample`.

mod checks;
mod cluster;
mod draws;
mod key;
mod municipal;
mod public;
mod reasons;
mod series;
mod text;
mod tilsyn;

use std::path::Path;

/// Every made file of `data/` with its bytes. The README beside them is written by hand.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("noegletal-ministeriet.csv", public::ministry()),
        ("statbank-boern.csv", public::statbank()),
        ("sygefravaer-maaned.csv", municipal::sick_leave()),
        ("foraeldretilfredshed-btu.csv", public::parents()),
        ("dagtilbudsregister.csv", public::register()),
        ("tilsyn-lang.csv", tilsyn::long()),
        ("tilsyn-bred.csv", tilsyn::wide()),
        ("sprogvurdering.csv", municipal::language()),
        ("kmd-trivsel.csv", municipal::well_being()),
        ("answer-key.json", key::answer_key()),
    ]
}

#[test]
fn data_is_what_the_generator_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let is_writing = std::env::var_os("KLYNGEBLIK_WRITE_SAMPLE").is_some_and(|value| value == "1");
    for (name, bytes) in files() {
        let path = folder.join(name);
        if is_writing {
            std::fs::write(&path, &bytes).expect("data/ can be written");
        } else {
            let kept = std::fs::read(&path).unwrap_or_default();
            assert!(
                kept == bytes,
                "{name} differs from its generator; write it anew with KLYNGEBLIK_WRITE_SAMPLE=1"
            );
        }
    }
}
