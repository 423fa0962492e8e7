//! Path → bytes, and folder → files: the only place in this room that touches the file system.
//!
//! An export may still be being written, or synced, while it is opened. So its size and time are looked at before and after,
//! and a file that changed meanwhile is read once more before it is refused.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::{Refusal, Step, Watch, threads};

/// The largest file that is read: 512 MB.
const LIMIT_MB: u64 = 512;
const MB: u64 = 1024 * 1024;

/// Endings of files that may hold a table.
pub const ENDINGS: [&str; 10] = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "zip", "parquet"];
/// What a file manager leaves in folders unasked.
const OF_SYSTEM: [&str; 2] = ["desktop.ini", "thumbs.db"];

/// The files of a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FolderFiles {
    /// Those that may hold a table, by name; those of folders within come after.
    pub sources: Vec<PathBuf>,
    /// Those that look like something else.
    pub others: Vec<PathBuf>,
}

/// The files of a folder and of the folders in it: exports are often laid in a folder for each year. No deeper: a whole drive may hang
/// below. What is hidden is passed over in silence, and so are folders that are to be left alone.
#[must_use]
pub fn files_in(folder: &Path, is_left_alone: impl Fn(&Path) -> bool) -> FolderFiles {
    let mut found = FolderFiles::default();
    let folders = add_files(folder, &mut found);
    for folder in folders.iter().filter(|folder| !is_left_alone(folder)) {
        add_files(folder, &mut found);
    }
    found
}

/// Adds the files of one folder. Gives the folders in it.
fn add_files(folder: &Path, found: &mut FolderFiles) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
    paths.sort();
    let (files, folders) = paths.into_iter().partition::<Vec<_>, _>(|path| !path.is_dir());
    let (sources, others) = files.into_iter().partition::<Vec<_>, _>(|path| may_hold_table(path));
    found.sources.extend(sources);
    found.others.extend(others);
    folders
}

/// Whether a file's name says that it may hold a table.
fn may_hold_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}

/// Whether a file or folder is none of the person's own: hidden, made by the system, or the mark Excel sets beside an open file.
fn is_hidden(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    name.starts_with(['.', '~']) || OF_SYSTEM.contains(&&*name)
}

/// Reads a whole file, or says why it cannot be.
///
/// # Errors
///
/// [`Refusal`] for a folder, a missing, unreadable, empty or too large file, and one that keeps changing.
pub fn load(path: &Path) -> Result<Vec<u8>, Refusal> {
    load_under(path, &Watch::default())
}

/// As [`load`], for one who waits. Nothing where the watch was stopped.
#[must_use]
pub fn load_watched(path: &Path, watch: &Watch) -> Option<Result<Vec<u8>, Refusal>> {
    watch.begin(Step::Loading);
    let outcome = load_under(path, watch);
    (!watch.is_stopped()).then_some(outcome)
}

fn load_under(path: &Path, watch: &Watch) -> Result<Vec<u8>, Refusal> {
    match read_once(path, watch) {
        Err(Refusal::Changing) if !watch.is_stopped() => read_once(path, watch),
        outcome => outcome,
    }
}

/// Whether a path is a folder rather than a file.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

fn read_once(path: &Path, watch: &Watch) -> Result<Vec<u8>, Refusal> {
    let before = look(path)?;
    if before.len() > LIMIT_MB * MB {
        return Err(Refusal::TooLarge(LIMIT_MB));
    }
    let mut bytes = vec![0; usize::try_from(before.len()).unwrap_or(0)];
    // A file of any length is fetched by all cores: half of it takes half as long.
    let share = bytes.len().div_ceil(threads::number()).max(MB as usize);
    let parts = bytes.chunks_mut(share).zip((0..).step_by(share));
    for part in threads::each(parts, |(part, from)| fetch(path, from as u64, part, watch)) {
        part.map_err(|error| refusal_of(&error))?;
    }
    let after = look(path)?;
    if has_changed(&before, &after) || u64::try_from(bytes.len()) != Ok(after.len()) {
        return Err(Refusal::Changing);
    }
    if bytes.is_empty() { Err(Refusal::Empty) } else { Ok(bytes) }
}

/// Fetches a part of a file.
fn fetch(path: &Path, from: u64, part: &mut [u8], watch: &Watch) -> io::Result<()> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let length = part.len();
    for (number, piece) in part.chunks_mut(MB as usize).enumerate() {
        if !watch.at(Step::Loading, number * MB as usize, length) {
            break;
        }
        file.read_exact(piece)?;
    }
    Ok(())
}

fn look(path: &Path) -> Result<Metadata, Refusal> {
    let metadata = fs::metadata(path).map_err(|error| refusal_of(&error))?;
    if metadata.is_dir() {
        return Err(Refusal::Folder);
    }
    if !metadata.is_file() {
        return Err(Refusal::Unreadable("not a regular file".to_owned()));
    }
    Ok(metadata)
}

fn has_changed(before: &Metadata, after: &Metadata) -> bool {
    before.len() != after.len() || before.modified().ok() != after.modified().ok()
}

fn refusal_of(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => Refusal::NotFound,
        io::ErrorKind::IsADirectory => Refusal::Folder,
        // It has become shorter since it was looked at.
        io::ErrorKind::UnexpectedEof => Refusal::Changing,
        _ => Refusal::Unreadable(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_missing_and_empty_files_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let empty = folder.path().join("tom.csv");
        fs::write(&empty, b"").expect("written");
        let full = folder.path().join("tal.csv");
        fs::write(&full, b"a;b").expect("written");
        assert_eq!(load(folder.path()), Err(Refusal::Folder));
        assert_eq!(load(&folder.path().join("væk.csv")), Err(Refusal::NotFound));
        assert_eq!(load(&empty), Err(Refusal::Empty));
        assert_eq!(load(&full), Ok(b"a;b".to_vec()));
    }

    #[test]
    fn a_folders_files_are_sorted_by_what_they_look_like() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = |name: &str| folder.path().join(name);
        for within in ["2024/ældre", "klynge"] {
            fs::create_dir_all(place(within)).expect("made");
        }
        let names = [
            "b.csv",
            "a.XLSX",
            "brev.docx",
            ".skjult.csv",
            "~$a.xlsx",
            "Thumbs.db",
            "2024/tal.tsv",
            "2024/foto.png",
            "2024/ældre/dyb.csv",
            "klynge/kilde.csv",
        ];
        for name in names {
            fs::write(place(name), b"x").expect("written");
        }
        let found = files_in(folder.path(), |within| within.ends_with("klynge"));
        assert_eq!(found.sources, ["a.XLSX", "b.csv", "2024/tal.tsv"].map(place));
        assert_eq!(found.others, ["brev.docx", "2024/foto.png"].map(place));
    }

    #[test]
    fn a_file_nobody_waits_for_is_not_read_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("tal.csv");
        fs::write(&file, vec![b'a'; 3 << 20]).expect("written");
        let watch = Watch::default();
        assert_eq!(load_watched(&file, &watch), Some(load(&file)));
        watch.stop();
        assert_eq!(load_watched(&file, &watch), None);
    }

    #[test]
    fn a_sparse_giant_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let giant = folder.path().join("stor.csv");
        File::create(&giant)
            .and_then(|file| file.set_len(LIMIT_MB * MB + 1))
            .expect("a sparse file");
        assert_eq!(load(&giant), Err(Refusal::TooLarge(LIMIT_MB)));
    }
}
