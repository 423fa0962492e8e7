//! What a frame of the window costs: 20 small multiples of ten years of months (the aim is 4 ms), and 100,000 marks in view (8 ms).
//!
//! `cargo bench --bench pages`; the figures come from a rule and are the same each time. A frame here is the whole of it on the
//! processor: the page's logic, its shapes, and these as triangles.

#[path = "../harness.rs"]
#[expect(dead_code, reason = "the tests need more of it")]
mod harness;

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use eframe::egui::vec2;
use klyngeblik::ui::Action;

use harness::Window;

const HOUSES: usize = 20;
const MONTHS: u32 = 120;
const DAYS: usize = 5_000;

/// A figure that wanders as absence does.
fn figure(house: usize, place: usize) -> String {
    let number = 40 + (house * 7 + place * 13 + place * place % 29) % 60;
    format!("{},{}", number / 10, number % 10)
}

/// Twenty houses' months.
fn months() -> String {
    let mut text = "Hus;Periode;Sygefravær i pct.\n".to_owned();
    for house in 0..HOUSES {
        for month in 0..MONTHS {
            let (year, of_year) = (2016 + month / 12, month % 12 + 1);
            let figure = figure(house, month as usize);
            writeln!(text, "Hus {house:02};{year}M{of_year:02};{figure}").expect("a text");
        }
    }
    text
}

/// Twenty houses' days, 100,000 in all.
fn days() -> String {
    let mut text = "Hus;Dato;Fremmøde i pct.\n".to_owned();
    let first = jiff::civil::date(2010, 1, 1);
    for house in 0..HOUSES {
        for (day, date) in first.series(jiff::Span::new().days(1)).take(DAYS).enumerate() {
            writeln!(text, "Hus {house:02};{date};{}", figure(house, day)).expect("a text");
        }
    }
    text
}

/// The window at *Udvikling* with a file of its own, all panels in sight.
fn window(text: &str) -> Window {
    let home = tempfile::tempdir().expect("a folder of one's own");
    let (file, folder) = (home.path().join("tal.csv"), home.path().join("klynger"));
    fs::write(&file, text).expect("written");
    let mut window = Window::open_at_home(home, &[file]);
    window.harness.state_mut().ask(Action::NewFolder(folder));
    window.settle();
    window.click("Indlæs 1 fil");
    window.harness.set_size(vec2(1920.0, 2400.0));
    window.click("Udvikling");
    window.expect("Hus 19");
    window
}

/// One frame: drawn, and turned into triangles.
fn frame(window: &mut Window) {
    window.harness.step();
    let (shapes, scale) = (window.harness.output().shapes.clone(), window.harness.ctx.pixels_per_point());
    black_box(window.harness.ctx.tessellate(shapes, scale));
}

/// How long this thread has been on the processor; other work of the machine does not count. Where the system does not tell, the clock.
fn on_processor(since: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for (name, text) in [("20 small multiples", months()), ("100,000 marks in view", days())] {
        let mut window = window(&text);
        criterion.bench_function(name, |bencher| {
            bencher.iter_custom(|n| {
                let since = Instant::now();
                let before = on_processor(since);
                for _ in 0..n {
                    frame(&mut window);
                }
                on_processor(since).saturating_sub(before)
            });
        });
    }
    criterion.final_summary();
}
