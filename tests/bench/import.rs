//! How long the import takes, beside what polars alone needs for the same file with its dialect and types given, and how much memory.
//!
//! `cargo bench --bench import` measures everything, `cargo bench --bench import -- 10k` the small files alone. The files come from a
//! seeded generator and are the same each time.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use klyngeblik::import::{self, Choices, Import, reader};
use polars::prelude::{DataType, Field, Schema};
use polars_io::SerReader as _;
use polars_io::csv::read::{CsvEncoding, CsvParseOptions, CsvReadOptions};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rust_xlsxwriter::Workbook;

/// A file, and how polars is told to read it; nothing where it cannot.
struct Sample {
    name: &'static str,
    path: PathBuf,
    polars: Option<(Arc<Schema>, CsvEncoding)>,
}

impl Sample {
    fn len(&self) -> u64 {
        fs::metadata(&self.path).expect("a file").len()
    }
}

/// Path to tidy rows and receipt.
fn ours(path: &Path) -> Import {
    let bytes = reader::load(path).expect("a file");
    import::read(&bytes, "tal.csv", &Choices::default()).expect("a table")
}

/// Path to a frame of polars. Text in Windows-1252 it reads only with its letters lost.
fn polars(path: &Path, schema: &Arc<Schema>, encoding: CsvEncoding) -> usize {
    let dialect = CsvParseOptions::default()
        .with_separator(b';')
        .with_decimal_comma(true)
        .with_encoding(encoding);
    let reader = CsvReadOptions::default()
        .with_has_header(true)
        .with_schema(Some(Arc::clone(schema)))
        .with_parse_options(dialect)
        .try_into_reader_with_file_path(Some(path.into()));
    reader.expect("a reader").finish().expect("a frame").height()
}

/// A number below a bound.
fn below(rng: &mut ChaCha8Rng, bound: u32) -> u32 {
    rng.next_u32() % bound
}

/// A row for each house, indicator and month, as exports of a department's own figures have them.
fn long(n_rows: usize) -> String {
    const INDICATORS: [&str; 4] = [
        "Sygefravær i pct.",
        "Uddannede pædagoger i pct.",
        "Personaleomsætning i pct.",
        "Børn i udsatte positioner i pct.",
    ];
    const HOUSES: [&str; 6] = ["Søløven", "Mælkebøtten", "Vuggestuen Ærtebjerg", "Solsikken", "Åhuset", "Regnbuen"];
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut text = String::from("institutionsnr;institution;indikator;periode;værdi;tæller;nævner;bemærkning\n");
    let months = || (2005..2025).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let keys = (0..).flat_map(|house| {
        INDICATORS
            .iter()
            .flat_map(move |indicator| months().map(move |month| (house, indicator, month)))
    });
    for (house, indicator, (year, month)) in keys.take(n_rows) {
        let denominator = 20 + below(&mut rng, 180);
        let numerator = below(&mut rng, denominator + 1);
        // As exports have it, rounded.
        let thousandths = (numerator * 2000 + denominator) / (denominator * 2);
        let note = if below(&mut rng, 20) == 0 { "foreløbigt tal" } else { "" };
        let (id, name) = (10_000 + house, HOUSES[house % HOUSES.len()]);
        let value = format!("{},{}", thousandths / 10, thousandths % 10);
        writeln!(
            text,
            "G{id};{name} {house};{indicator};{year}M{month:02};{value};{numerator};{denominator};{note}"
        )
        .expect("written");
    }
    text
}

/// A row for each house and a column for each month.
fn wide(n_rows: usize) -> String {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    let mut text = String::from("Institution");
    for (year, month) in (2022..2025).flat_map(|year| (1..=12).map(move |month| (year, month))) {
        write!(text, ";{year}M{month:02}").expect("written");
    }
    for house in 0..n_rows {
        write!(text, "\nBørnehuset {house}").expect("written");
        for _ in 0..36 {
            write!(text, ";{},{}", below(&mut rng, 2000), below(&mut rng, 10)).expect("written");
        }
    }
    text.push('\n');
    text
}

/// A text as a workbook: figures as figures.
fn workbook(text: &str, path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            match cell.replace(',', ".").parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, cell),
            }
            .expect("written");
        }
    }
    workbook.save(path).expect("saved");
}

/// A text's types, as polars needs them.
fn schema(text: &str, is_figure: impl Fn(&str) -> bool) -> Arc<Schema> {
    let heading = text.lines().next().unwrap_or_default();
    let field = |name: &str| Field::new(name.into(), if is_figure(name) { DataType::Float64 } else { DataType::String });
    Arc::new(heading.split(';').map(field).collect())
}

fn samples(folder: &Path) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut add = |name: &'static str, bytes: &[u8], polars| {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("written");
        samples.push(Sample { name, path, polars });
    };
    let text = long(1_000_000);
    let long_schema = schema(&text, |name| matches!(name, "værdi" | "tæller" | "nævner"));
    add("1m utf-8.csv", text.as_bytes(), Some((Arc::clone(&long_schema), CsvEncoding::Utf8)));
    // The letters of the file are the same in Latin-1.
    let latin: Vec<u8> = text.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    add("1m cp1252.csv", &latin, Some((Arc::clone(&long_schema), CsvEncoding::LossyUtf8)));
    let text = wide(20_000);
    let wide_schema = schema(&text, |name| name != "Institution");
    add("20k wide.csv", text.as_bytes(), Some((wide_schema, CsvEncoding::Utf8)));
    let text = long(10_000);
    add("10k utf-8.csv", text.as_bytes(), Some((long_schema, CsvEncoding::Utf8)));
    let path = folder.join("10k.xlsx");
    workbook(&text, &path);
    samples.push(Sample {
        name: "10k.xlsx",
        path,
        polars: None,
    });
    samples
}

fn measure(group: &mut BenchmarkGroup<'_, WallTime>, sample: &Sample) {
    group.throughput(Throughput::Bytes(sample.len()));
    group.bench_with_input(BenchmarkId::new("ours", sample.name), &sample.path, |bencher, path| {
        bencher.iter(|| ours(path));
    });
    if let Some((schema, encoding)) = &sample.polars {
        group.bench_with_input(BenchmarkId::new("polars", sample.name), &sample.path, |bencher, path| {
            bencher.iter(|| polars(path, schema, *encoding));
        });
    }
}

/// The quickest of three.
fn quickest<T>(mut run: impl FnMut() -> T) -> Duration {
    let timed = (0..3).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}

/// The most memory `klyngeblik check` takes for a file, in bytes; nothing where the system does not tell.
fn peak(path: &Path) -> Option<u64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_klyngeblik"))
        .arg("check")
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("a child").is_none() {
        let told = fs::read_to_string(&status).ok();
        let line = told
            .as_deref()
            .and_then(|told| told.lines().find_map(|line| line.strip_prefix("VmHWM:")));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = most.max(kilobytes.map(|kilobytes| kilobytes * 1024));
        thread::sleep(Duration::from_millis(2));
    }
    most
}

/// Time against polars and memory against the file's size, a line each.
#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn summary(samples: &[Sample]) {
    for sample in samples {
        let ours = quickest(|| ours(&sample.path));
        print!("{:<14} ours {:>6.0} ms", sample.name, ours.as_secs_f64() * 1e3);
        if let Some((schema, encoding)) = &sample.polars {
            let polars = quickest(|| polars(&sample.path, schema, *encoding));
            let ratio = ours.as_secs_f64() / polars.as_secs_f64();
            print!(", polars {:>6.0} ms, ratio {ratio:.2}", polars.as_secs_f64() * 1e3);
        }
        if let Some(peak) = peak(&sample.path) {
            print!(", peak {:>4} MB, {:.1} x file", peak >> 20, peak as f64 / sample.len() as f64);
        }
        println!();
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let samples = samples(folder.path());
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("import");
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(500));
    for sample in &samples {
        measure(&mut group, sample);
    }
    group.finish();
    criterion.final_summary();
    summary(&samples);
}
