//! How long it takes to look at every series of a cluster: 20 houses, 40 indicators, ten years of months. The aim is 50 ms for all 800.
//!
//! `cargo bench --bench signals`; the figures come from a seeded generator and are the same each time.

use std::hint::black_box;

use criterion::Criterion;
use klyngeblik::insight::{Counted, Kind, Point, Settings, analyse};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const HOUSES: usize = 20;
const INDICATORS: usize = 40;
const MONTHS: usize = 120;

/// A month: now and then a gap.
fn month(rng: &mut ChaCha8Rng) -> Point {
    let denominator = 20 + rng.next_u32() % 180;
    let numerator = rng.next_u32() % (denominator + 1);
    let point = Point::counted(Counted::new(f64::from(numerator), f64::from(denominator)), 100.0);
    if rng.next_u32().is_multiple_of(25) {
        Point::default()
    } else {
        point
    }
}

fn main() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let series: Vec<Vec<Point>> = (0..HOUSES * INDICATORS)
        .map(|_| (0..MONTHS).map(|_| month(&mut rng)).collect())
        .collect();
    let settings = [Kind::Measure, Kind::Proportion { per: 100.0 }].map(|kind| Settings {
        kind,
        baseline: Some(20),
        ..Settings::default()
    });
    let look = || {
        for (series, settings) in series.iter().zip(settings.iter().cycle()) {
            black_box(analyse(series, settings));
        }
    };
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("every series of a cluster", |bencher| bencher.iter(look));
    criterion.final_summary();
}
