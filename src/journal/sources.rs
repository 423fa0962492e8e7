//! The shelf of sources: the raw bytes of each import, never changed, with the recipe and the receipt beside them.
//!
//! A source is a table of a file: it is named by the hash of the file's bytes and the table's name. Tables of the same bytes share
//! the raw file, and each has a recipe and a receipt of its own. The bytes are put on the shelf last and taken off it with the
//! last table, so a source is there wholly or not at all.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest as _, Sha256};

use super::lock::Cover;
use super::{WorkspaceError, disk};
use crate::import::{Choices, Placement, Receipt};

/// The newest version of a recipe file that is understood here.
const RECIPE_VERSION: u32 = 1;
/// What a locked source is called: nothing of its own name.
const LOCKED_NAME: &str = "laast";
const RECIPE_ENDING: &str = ".opskrift.json";
const RECEIPT_ENDING: &str = ".kvittering.json";
/// Hexadecimal digits of the hash in a file's name.
const HASH_IN_NAME: usize = 12;
/// Hexadecimal digits of the hash of a table's name in its recipe's name.
const TABLE_IN_NAME: usize = 8;

/// A source on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRecord {
    /// Its name when it was taken in.
    pub file_name: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Arc<str>,
    /// Which table of the file it is; none where the file is the table.
    pub table: Option<Arc<str>>,
    /// The shape of the table (see [`Receipt::shape`]); empty where it is not known.
    pub shape: Arc<str>,
    /// Where its bytes are.
    pub path: PathBuf,
    /// How it is to be read.
    pub choices: Choices,
    /// When it was taken in: milliseconds since 1970-01-01 UTC.
    pub added_ms: i64,
}

impl SourceRecord {
    /// What tells it from every other source: the hash, and the table where it is one of several.
    #[must_use]
    pub fn id(&self) -> Arc<str> {
        match &self.table {
            Some(table) => format!("{}/{table}", self.sha256).into(),
            None => Arc::clone(&self.sha256),
        }
    }

    /// What it is called: the file, and the table where it is one of several.
    #[must_use]
    pub fn name(&self) -> Arc<str> {
        match &self.table {
            Some(table) => format!("{} · {table}", self.file_name).into(),
            None => Arc::clone(&self.file_name),
        }
    }
}

/// What was confirmed for the newest source of a shape: the recipe for the next.
#[must_use]
pub fn recipe_for<'r>(records: &'r [SourceRecord], shape: &str) -> Option<&'r Choices> {
    let alike = records.iter().filter(|record| !shape.is_empty() && &*record.shape == shape);
    alike.max_by_key(|record| record.added_ms).map(|record| &record.choices)
}

/// Where the newest source that places a wording of ratings puts it.
#[must_use]
pub fn placement_in<'r>(records: &'r [SourceRecord], wording: &str) -> Option<&'r Placement> {
    let placing = records.iter().filter(|record| record.choices.placement(wording).is_some());
    placing.max_by_key(|record| record.added_ms)?.choices.placement(wording)
}

/// A recipe file.
#[derive(Debug, Serialize, Deserialize)]
struct Recipe {
    v: u32,
    file: Arc<str>,
    sha256: Arc<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<Arc<str>>,
    #[serde(default)]
    shape: Arc<str>,
    added_ms: i64,
    #[serde(default, deserialize_with = "choices_or_none")]
    choices: Choices,
}

/// Whether a source's recipe is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recipes {
    Kept,
    Lost,
}

/// The folder `kilder/`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shelf<'a> {
    folder: &'a Path,
    cover: &'a Cover,
}

impl<'a> Shelf<'a> {
    pub(super) const fn new(folder: &'a Path, cover: &'a Cover) -> Self {
        Self { folder, cover }
    }

    fn recipe(self, record: &SourceRecord) -> PathBuf {
        self.beside(record, RECIPE_ENDING)
    }

    fn receipt(self, record: &SourceRecord) -> PathBuf {
        self.beside(record, RECEIPT_ENDING)
    }

    /// The file beside the bytes of a record that ends so. Of a locked source not even the hash of a table's name can be read.
    fn beside(self, record: &SourceRecord, ending: &str) -> PathBuf {
        let plain = Cover::default();
        let cover = if is_locked_name(&record.path) { self.cover } else { &plain };
        beside(&record.path, &table_ending(record.table.as_deref(), cover, ending))
    }

    /// Puts a source on the shelf, or gives the one with the same bytes and table a new recipe and receipt.
    pub(super) fn add(self, file_name: &str, bytes: &[u8], choices: &Choices, receipt: &Receipt) -> Result<SourceRecord, WorkspaceError> {
        disk::make_folder(self.folder).map_err(WorkspaceError::at(self.folder))?;
        let sha256 = hash(bytes);
        let known = self.list()?;
        let same = known.iter().find(|record| *record.sha256 == *sha256);
        // Which table was read is told by the receipt: nobody may have chosen one.
        let table = receipt.table.clone();
        let choices = Choices {
            table: table.clone(),
            ..choices.clone()
        };
        let newest = known.last().map_or(i64::MIN, |record| record.added_ms);
        // Two sources of one drop come within a millisecond and keep their order.
        let now = || jiff::Timestamp::now().as_millisecond().max(newest.saturating_add(1));
        let (file_name, path) = match same {
            Some(record) => (Arc::clone(&record.file_name), record.path.clone()),
            None => (file_name.into(), self.path_of(&sha256, file_name)),
        };
        let taken_in = known.iter().find(|record| *record.sha256 == *sha256 && record.table == table);
        let record = SourceRecord {
            file_name,
            sha256: sha256.into(),
            table,
            shape: Arc::clone(&receipt.shape),
            path,
            choices,
            added_ms: taken_in.map_or_else(now, |record| record.added_ms),
        };
        self.refuse_newer(&self.recipe(&record))?;
        self.write_json(&self.receipt(&record), receipt)?;
        self.write_json(&self.recipe(&record), &Recipe::of(&record))?;
        // Bytes that were damaged since are healed by taking the file in again.
        if self.read(&record).is_err() {
            self.write(&record.path, bytes)?;
        }
        Ok(record)
    }

    /// All sources, first taken in first.
    pub(super) fn list(self) -> Result<Vec<SourceRecord>, WorkspaceError> {
        let files = self.files().map_err(WorkspaceError::at(self.folder))?;
        let mut records = Vec::new();
        for path in files.iter().filter(|path| hash_in_name(path).is_some()) {
            let with_recipe: Vec<_> = recipes_of(path, &files)
                .filter_map(|recipe| self.record_with_recipe(path, recipe))
                .collect();
            if with_recipe.is_empty() {
                records.extend(self.record_without_recipe(path).map(|record| (Recipes::Lost, record)));
            }
            records.extend(with_recipe.into_iter().map(|record| (Recipes::Kept, record)));
        }
        // A copy under another name, made by a sync program, is the same source: the one with the recipe stays.
        let kept: HashSet<_> = records
            .iter()
            .filter(|(recipe, _)| *recipe == Recipes::Kept)
            .map(|(_, record)| Arc::clone(&record.sha256))
            .collect();
        records.retain(|(recipe, record)| *recipe == Recipes::Kept || !kept.contains(&record.sha256));
        records.sort_by(|(_, one), (_, other)| (&one.sha256, &one.table, one.added_ms).cmp(&(&other.sha256, &other.table, other.added_ms)));
        records.dedup_by(|(_, one), (_, other)| (&one.sha256, &one.table) == (&other.sha256, &other.table));
        let mut records: Vec<_> = records.into_iter().map(|(_, record)| record).collect();
        records.sort_by(|one, other| (one.added_ms, &one.path).cmp(&(other.added_ms, &other.path)));
        Ok(records)
    }

    /// The bytes of a source, exactly as they were taken in.
    pub(super) fn read(self, record: &SourceRecord) -> Result<Vec<u8>, WorkspaceError> {
        self.holds(record)?;
        let bytes = self.cover.read(&record.path).map_err(|error| missing_or(error, &record.path))?;
        if hash(&bytes) == *record.sha256 {
            Ok(bytes)
        } else {
            Err(WorkspaceError::DamagedSource { path: record.path.clone() })
        }
    }

    /// Takes a source off the shelf; its bytes go with the last table of them.
    pub(super) fn remove(self, record: &SourceRecord) -> Result<(), WorkspaceError> {
        self.holds(record)?;
        let files = self.files().map_err(WorkspaceError::at(self.folder))?;
        let own = self.recipe(record);
        let has_others = recipes_of(&record.path, &files).any(|recipe| *recipe != own);
        let first = if has_others { &own } else { &record.path };
        std::fs::remove_file(first).map_err(|error| missing_or(error, first))?;
        for path in [own.clone(), self.receipt(record)] {
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => removed.map_err(WorkspaceError::at(&path))?,
            }
        }
        disk::sync_folder_of(&record.path).map_err(WorkspaceError::at(self.folder))
    }

    /// A record may come from anywhere; only files on this shelf are read or removed for it.
    fn holds(self, record: &SourceRecord) -> Result<(), WorkspaceError> {
        let is_here = record.path.parent() == Some(self.folder) && hash_in_name(&record.path).is_some();
        if is_here {
            Ok(())
        } else {
            Err(WorkspaceError::MissingSource { path: record.path.clone() })
        }
    }

    /// Where new bytes go.
    fn path_of(self, sha256: &str, file_name: &str) -> PathBuf {
        let in_name = self.cover.in_name(sha256.get(..HASH_IN_NAME).unwrap_or_default());
        let name = if self.cover.locks() {
            LOCKED_NAME.to_owned()
        } else {
            safe_name(file_name)
        };
        self.folder.join(format!("{in_name}-{name}"))
    }

    /// Whether a file whose name begins so can be the bytes of that hash.
    fn names(self, in_name: &str, sha256: &str) -> bool {
        let hash = sha256.get(..HASH_IN_NAME).unwrap_or_default();
        in_name == hash || in_name == self.cover.in_name(hash)
    }

    fn record_with_recipe(self, path: &Path, recipe: &Path) -> Option<SourceRecord> {
        let recipe: Recipe = serde_json::from_slice(&self.cover.read(recipe).ok()?).ok()?;
        self.names(hash_in_name(path)?, &recipe.sha256).then(|| SourceRecord {
            file_name: recipe.file,
            sha256: recipe.sha256,
            path: path.to_path_buf(),
            choices: Choices {
                table: recipe.table.clone(),
                ..recipe.choices
            },
            table: recipe.table,
            shape: recipe.shape,
            added_ms: recipe.added_ms,
        })
    }

    /// A source whose recipe was lost is still a source, if its bytes are what its name says; all is guessed from the file again.
    fn record_without_recipe(self, path: &Path) -> Option<SourceRecord> {
        let in_name = hash_in_name(path)?;
        let sha256 = hash(&self.cover.read(path).ok()?);
        let file_name = path.file_name()?.to_str()?.get(HASH_IN_NAME + 1..)?;
        let changed = std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()?;
        self.names(in_name, &sha256).then(|| SourceRecord {
            file_name: file_name.into(),
            sha256: sha256.into(),
            path: path.to_path_buf(),
            table: None,
            shape: "".into(),
            choices: Choices::default(),
            added_ms: jiff::Timestamp::try_from(changed).map_or(0, jiff::Timestamp::as_millisecond),
        })
    }

    fn refuse_newer(self, recipe: &Path) -> Result<(), WorkspaceError> {
        #[derive(Deserialize)]
        struct Version {
            v: u64,
        }
        let version = self.cover.read(recipe).ok();
        match version.and_then(|bytes| serde_json::from_slice::<Version>(&bytes).ok()) {
            Some(Version { v }) if v > u64::from(RECIPE_VERSION) => Err(WorkspaceError::NewerVersion {
                found: v,
                known: RECIPE_VERSION,
                path: recipe.to_path_buf(),
            }),
            _ => Ok(()),
        }
    }

    fn write_json<T: Serialize>(self, path: &Path, content: &T) -> Result<(), WorkspaceError> {
        let json = serde_json::to_vec_pretty(content).map_err(|error| WorkspaceError::Io {
            source: error.into(),
            path: path.to_path_buf(),
        })?;
        self.write(path, &json)
    }

    fn write(self, path: &Path, bytes: &[u8]) -> Result<(), WorkspaceError> {
        let written = self.cover.file(bytes).and_then(|bytes| disk::write_whole(path, &bytes));
        written.map_err(WorkspaceError::at(path))
    }

    /// Brings all that is on the shelf under another cover, one source after the other: each is written anew before the old one goes, so
    /// that it is there at any time, and what is done already is passed over.
    pub(super) fn move_under(self, other: &Cover) -> Result<(), WorkspaceError> {
        let there = Shelf::new(self.folder, other);
        let files = self.files().map_err(WorkspaceError::at(self.folder))?;
        for staged in files.iter().filter(|path| disk::is_staged(path)) {
            disk::remove(staged).map_err(WorkspaceError::at(staged))?;
        }
        for path in files
            .iter()
            .filter(|path| hash_in_name(path).is_some() && is_locked_name(path) != other.locks())
        {
            self.move_source(path, &files, there)?;
        }
        Ok(())
    }

    fn move_source(self, path: &Path, files: &[PathBuf], there: Shelf<'_>) -> Result<(), WorkspaceError> {
        let bytes = self.cover.read(path).map_err(WorkspaceError::at(path))?;
        let recipes = recipes_of(path, files);
        let records: Vec<_> = recipes.filter_map(|recipe| self.record_with_recipe(path, recipe)).collect();
        let sha256 = hash(&bytes);
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        // Bytes that are not what their name says are kept apart from those that are.
        let is_sound = self.names(hash_in_name(path).unwrap_or_default(), &sha256);
        let named_after = if is_sound { sha256 } else { hash(file_name.as_bytes()) };
        let own_name = file_name.get(HASH_IN_NAME + 1..).unwrap_or_default();
        let target = there.path_of(&named_after, records.first().map_or(own_name, |record| &record.file_name));
        for record in &records {
            let moved = SourceRecord {
                path: target.clone(),
                ..record.clone()
            };
            let pairs = [
                (self.recipe(record), there.recipe(&moved)),
                (self.receipt(record), there.receipt(&moved)),
            ];
            for (from, to) in pairs {
                match self.cover.read(&from) {
                    Ok(bytes) => there.write(&to, &bytes)?,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(WorkspaceError::from_io(error, &from)),
                }
            }
        }
        there.write(&target, &bytes)?;
        // What stands beside it goes first: alone it would be of no use, and would say what the source was called.
        let beside = files.iter().filter(|file| is_beside(file, path));
        let mut left = beside.chain([&path.to_path_buf()]).cloned().collect::<Vec<_>>().into_iter();
        left.try_for_each(|path| disk::remove(&path).map_err(WorkspaceError::at(&path)))
    }

    fn files(self) -> io::Result<Vec<PathBuf>> {
        let entries = match std::fs::read_dir(self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut files = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        files.sort();
        Ok(files)
    }
}

/// The recipes beside a raw file, one a table.
fn recipes_of<'f>(path: &Path, files: &'f [PathBuf]) -> impl Iterator<Item = &'f PathBuf> {
    let raw = path.as_os_str().as_encoded_bytes();
    files.iter().filter(move |file| {
        let rest = file.as_os_str().as_encoded_bytes().strip_prefix(raw);
        let table = rest.and_then(|rest| rest.strip_suffix(RECIPE_ENDING.as_bytes()));
        table.is_some_and(|table| table.is_empty() || (table.len() == TABLE_IN_NAME + 1 && table.starts_with(b".")))
    })
}

/// Whether a file is a recipe or a receipt of a raw file, by its name.
fn is_beside(file: &Path, raw: &Path) -> bool {
    let name = file.as_os_str().as_encoded_bytes();
    let rest = name.strip_prefix(raw.as_os_str().as_encoded_bytes());
    rest.is_some_and(|rest| rest.ends_with(RECIPE_ENDING.as_bytes()) || rest.ends_with(RECEIPT_ENDING.as_bytes()))
}

/// Whether a file goes by the name of a locked source.
fn is_locked_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.get(HASH_IN_NAME + 1..).is_some_and(|name| name == LOCKED_NAME)
}

/// The ending of a table's recipe or receipt.
fn table_ending(table: Option<&str>, cover: &Cover, ending: &str) -> String {
    let in_name = table.map(|table| cover.in_name(hash(table.as_bytes()).get(..TABLE_IN_NAME).unwrap_or_default()));
    in_name.map_or_else(|| ending.to_owned(), |in_name| format!(".{in_name}{ending}"))
}

impl Recipe {
    fn of(record: &SourceRecord) -> Self {
        Self {
            v: RECIPE_VERSION,
            file: Arc::clone(&record.file_name),
            sha256: Arc::clone(&record.sha256),
            table: record.table.clone(),
            shape: Arc::clone(&record.shape),
            added_ms: record.added_ms,
            choices: record.choices.clone(),
        }
    }
}

/// The hash a raw file's name begins with; nothing for recipes, receipts and files of others.
fn hash_in_name(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    let (in_name, rest) = name.split_once('-')?;
    let is_hash = in_name.len() == HASH_IN_NAME && in_name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_hash && !rest.ends_with(RECIPE_ENDING) && !rest.ends_with(RECEIPT_ENDING)).then_some(in_name)
}

/// A name any system can keep: no path, no signs with a meaning, not too long, and none of the shelf's own endings.
fn safe_name(file_name: &str) -> String {
    const LONGEST: usize = 120;
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |letter: char| {
        if letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-') {
            letter
        } else {
            '-'
        }
    };
    let mut name: String = name.chars().map(plain).collect();
    while name.len() > LONGEST {
        // The ending tells what the file is: the beginning's tail is what goes.
        let cut = name
            .char_indices()
            .map(|(at, _)| at)
            .take_while(|at| *at < LONGEST - 20)
            .last()
            .unwrap_or_default();
        name.remove(cut);
    }
    for ending in [RECIPE_ENDING, RECEIPT_ENDING] {
        if let Some(stem) = name.strip_suffix(ending) {
            name = format!("{stem}{}", ending.replace('.', "-"));
        }
    }
    let name = name.trim_end_matches('.');
    if name.is_empty() { "fil".to_owned() } else { name.to_owned() }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Choices with a word this program does not know are left out as a whole: half a recipe could read figures wrongly.
fn choices_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Choices, D::Error> {
    serde_json::Value::deserialize(deserializer).map(|json| Choices::deserialize(json).unwrap_or_default())
}

fn missing_or(error: io::Error, path: &Path) -> WorkspaceError {
    if error.kind() == io::ErrorKind::NotFound {
        WorkspaceError::MissingSource { path: path.to_path_buf() }
    } else {
        WorkspaceError::from_io(error, path)
    }
}

fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a text cannot fail.
        write!(hex, "{byte:02x}").ok();
        hex
    })
}
