//! Workbooks and zips. Half the mutations change a member and pack the file anew, so that they get past its check sums.

#![no_main]

#[path = "../measured.rs"]
mod measured;
#[path = "../way.rs"]
mod way;

use std::io::{Cursor, Read as _, Write as _};

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A sheet with few cells far apart may take 4 million cells of memory (`container::limits`); twenty times this.
const SPARSE: usize = 8 << 20;

fuzz_target!(init: measured::quiet(), |bytes: &[u8]| {
    measured::within_limits(SPARSE + unpacked(bytes).max(bytes.len()), || way::go(bytes));
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed % 4 > 0
        && let Some(packed) = with_member_changed(&data[..size], seed / 4).filter(|packed| packed.len() <= max_size)
    {
        data[..packed.len()].copy_from_slice(&packed);
        return packed.len();
    }
    fuzzer_mutate(data, size, max_size)
});

/// How much a zip says it unpacks to, up to 64 MB; nought for any other file.
fn unpacked(bytes: &[u8]) -> usize {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return 0;
    };
    let size: u64 = (0..zip.len())
        .filter_map(|member| Some(zip.by_index_raw(member).ok()?.size()))
        .fold(0, u64::saturating_add);
    usize::try_from(size.min(64 << 20)).unwrap_or(0)
}

fn with_member_changed(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut members = members(bytes)?;
    let place = seed as usize % members.len().max(1);
    let (_, content) = members.get_mut(place)?;
    let size = content.len();
    content.resize(size * 2 + 64, 0);
    let size = fuzzer_mutate(content, size, size * 2 + 64);
    content.truncate(size);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored))
            .ok()?;
        zip.write_all(&content).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn members(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    const MOST: u64 = 1 << 18;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let n_members = zip.len().min(64);
    let member = |index| {
        let member = zip.by_index(index).ok()?;
        let name = member.name().ok()?.to_string();
        let mut content = Vec::new();
        member.take(MOST).read_to_end(&mut content).ok()?;
        Some((name, content))
    };
    (0..n_members).map(member).collect()
}
