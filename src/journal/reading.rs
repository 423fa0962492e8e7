//! Reading every journal in a folder: whatever is whole loads, whatever is not is named with file and line.
//!
//! An event's writer stands in the event. A file a sync program copied under another name is therefore read like any other. Of a file
//! that was read before, only what was added is read again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::lock::Cover;
use super::lookout::{Glance, journal_files};
use super::{Event, IssueReason, JournalIssue, WorkspaceError};

/// A file is read on by several threads in pieces of so many bytes.
const PIECE: usize = 1 << 18;
/// So many of the bytes that were read before are compared, to tell whether the file is still what it was.
const TAIL: usize = 64;
/// What a text editor that saved the file may have put in front.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// An event and where it stands.
#[derive(Debug)]
pub(super) struct Found {
    /// The event.
    pub(super) event: Arc<Event>,
    /// Its file.
    pub(super) file: Arc<Path>,
    /// Its line, from 1.
    pub(super) line: usize,
}

/// The journals of a folder, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct Journals {
    files: BTreeMap<Arc<Path>, Reading>,
}

/// What is new in a file.
struct Piece {
    path: Arc<Path>,
    bytes: Vec<u8>,
    glance: Glance,
}

/// How far a file was read.
#[derive(Debug, Clone, Default)]
struct Reading {
    glance: Option<Glance>,
    /// Bytes up to the end of the last line that ends.
    whole: u64,
    /// The last of these bytes.
    tail: Vec<u8>,
    /// The first of these bytes: a file that was rewritten begins otherwise (see the module `forget`).
    head: Vec<u8>,
    /// Line ends in these bytes.
    n_ends: usize,
    /// Lines that are not empty, the one without an end included.
    n_lines: u64,
    /// Lines set aside among those that end.
    damaged: Vec<usize>,
    /// The line after the last line end, where it is no event.
    torn: Option<usize>,
    /// Whether something stands after the last line end.
    has_rest: bool,
    /// Whether a line is not locked.
    has_plain: bool,
    is_unreadable: bool,
}

impl Journals {
    /// Reads what is new in the journals of `folder`. A missing folder holds none; the own journal must be readable, for its numbers go on.
    pub(super) fn read_on(&mut self, folder: &Path, own: &Path, cover: &Cover) -> Result<Vec<Found>, WorkspaceError> {
        let paths = journal_files(folder).map_err(WorkspaceError::at(folder))?;
        // A file that is gone is forgotten, so that it is read whole when it comes back; what it said stays said.
        self.files.retain(|path, _| paths.contains(path));
        let mut news: Vec<Piece> = Vec::new();
        for path in paths {
            let reading = self.files.entry(Arc::clone(&path)).or_default();
            match reading.load(&path) {
                Ok(Some((bytes, glance))) => news.push(Piece { path, bytes, glance }),
                Ok(None) => {}
                Err(error) if *path == *own => return Err(WorkspaceError::from_io(error, own)),
                Err(error) => {
                    tracing::warn!(%error, path = %path.display(), "a journal cannot be read");
                    *reading = Reading {
                        is_unreadable: true,
                        ..Reading::default()
                    };
                }
            }
        }
        let parsed = parse_all(&news, cover);
        let mut found = Vec::with_capacity(parsed.iter().map(|lines| lines.events.len()).sum());
        for (piece, lines) in news.iter().zip(parsed) {
            if let Some(reading) = self.files.get_mut(&piece.path) {
                reading.take(piece, lines, &mut found);
            }
        }
        Ok(found)
    }

    /// Lines set aside, by file and line.
    pub(super) fn issues(&self) -> Vec<JournalIssue> {
        let issues = self.files.iter().flat_map(|(path, reading)| {
            reading.issues().map(|(line, reason)| JournalIssue {
                file: path.to_path_buf(),
                line,
                reason,
            })
        });
        issues.collect()
    }

    /// Lines of a journal, whole or not.
    pub(super) fn lines_of(&self, path: &Path) -> u64 {
        self.files.get(path).map_or(0, |reading| reading.n_lines)
    }

    /// The journals with lines that are not locked.
    pub(super) fn has_plain(&self) -> bool {
        self.files.values().any(|reading| reading.has_plain)
    }

    /// How many files there are.
    pub(super) fn n_files(&self) -> usize {
        self.files.len()
    }

    /// Lines of all journals, whole or not.
    pub(super) fn n_lines(&self) -> u64 {
        self.files.values().map(|reading| reading.n_lines).sum()
    }
}

impl Reading {
    /// The bytes that were not read yet; none where nothing changed. A file that is not what it was is read from its beginning.
    fn load(&mut self, path: &Path) -> io::Result<Option<(Vec<u8>, Glance)>> {
        let mut file = File::open(path)?;
        let glance = Glance::of(&file.metadata()?);
        if self.glance == Some(glance) && !self.is_unreadable {
            return Ok(None);
        }
        let goes_on = self.whole > 0 && glance.length >= self.whole && self.still_begins(&mut file)? && self.still_ends(&mut file)?;
        if !goes_on {
            *self = Self::default();
            file.seek(SeekFrom::Start(0))?;
        }
        let mut bytes = Vec::with_capacity(usize::try_from(glance.length.saturating_sub(self.whole)).unwrap_or(0));
        file.read_to_end(&mut bytes)?;
        Ok(Some((bytes, glance)))
    }

    /// Whether the bytes before those that were not read are the same; then the file stands at their end.
    fn still_ends(&self, file: &mut File) -> io::Result<bool> {
        holds(file, self.whole.saturating_sub(self.tail.len() as u64), &self.tail)
    }

    fn still_begins(&self, file: &mut File) -> io::Result<bool> {
        holds(file, 0, &self.head)
    }

    /// Takes in what was read, and what stands in it.
    fn take(&mut self, piece: &Piece, lines: Lines, found: &mut Vec<Found>) {
        let bytes = &piece.bytes;
        let before = self.n_ends;
        // The line without an end was counted when it was read last.
        self.n_lines = self.n_lines - u64::from(self.has_rest) + lines.n_said;
        let is_rest = |line: usize| line > lines.n_ends;
        self.torn = lines.damaged.iter().copied().find(|line| is_rest(*line)).map(|line| before + line);
        self.damaged
            .extend(lines.damaged.iter().filter(|line| !is_rest(**line)).map(|line| before + line));
        found.extend(lines.events.into_iter().map(|(line, event)| Found {
            event,
            file: Arc::clone(&piece.path),
            line: before + line,
        }));
        let ended = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        let whole = bytes.get(..ended).unwrap_or_default();
        if !whole.is_empty() {
            if self.whole == 0 {
                self.head = whole.get(..whole.len().min(TAIL)).unwrap_or_default().to_vec();
            }
            self.tail = whole.get(whole.len().saturating_sub(TAIL)..).unwrap_or_default().to_vec();
        }
        self.whole += ended as u64;
        self.n_ends += lines.n_ends;
        self.has_rest = lines.has_rest;
        self.has_plain |= lines.has_plain;
        self.glance = Some(piece.glance);
    }

    fn issues(&self) -> impl Iterator<Item = (usize, IssueReason)> {
        let unreadable = self.is_unreadable.then_some((0, IssueReason::Unreadable));
        let damaged = self.damaged.iter().map(|line| (*line, IssueReason::Damaged));
        let torn = self.torn.map(|line| (line, IssueReason::Torn));
        unreadable.into_iter().chain(damaged).chain(torn)
    }
}

/// Whether these bytes stand at a place of a file.
fn holds(file: &mut File, from: u64, bytes: &[u8]) -> io::Result<bool> {
    let mut there = vec![0; bytes.len()];
    file.seek(SeekFrom::Start(from))?;
    match file.read_exact(&mut there) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| there == bytes),
    }
}

/// What stands in some lines. Lines are counted from 1 at the first of these bytes.
#[derive(Debug, Default)]
struct Lines {
    events: Vec<(usize, Arc<Event>)>,
    damaged: Vec<usize>,
    n_ends: usize,
    /// Lines that are not empty.
    n_said: u64,
    /// Whether something stands after the last line end.
    has_rest: bool,
    /// Whether a line is not locked.
    has_plain: bool,
}

impl Lines {
    fn parse(bytes: &[u8], cover: &Cover) -> Self {
        let mut lines = Self::default();
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', bytes) {
            lines.n_ends += 1;
            lines.line(bytes.get(start..end).unwrap_or_default(), lines.n_ends, cover);
            start = end + 1;
        }
        lines.has_rest = lines.line(bytes.get(start..).unwrap_or_default(), lines.n_ends + 1, cover);
        lines
    }

    /// Gives whether anything stands in the line.
    fn line(&mut self, content: &[u8], line: usize, cover: &Cover) -> bool {
        let content = content.trim_ascii();
        if content.is_empty() {
            return false;
        }
        self.n_said += 1;
        let (event, is_plain) = cover.read_line(content);
        self.has_plain |= is_plain;
        match event {
            Ok(event) => self.events.push((line, Arc::new(event))),
            Err(_) => self.damaged.push(line),
        }
        true
    }

    /// Takes in the lines that follow.
    fn append(&mut self, next: Self) {
        let before = self.n_ends;
        self.events
            .extend(next.events.into_iter().map(|(line, event)| (before + line, event)));
        self.damaged.extend(next.damaged.into_iter().map(|line| before + line));
        self.n_ends += next.n_ends;
        self.n_said += next.n_said;
        self.has_rest = next.has_rest;
        self.has_plain |= next.has_plain;
    }
}

/// The lines of each file, worked out on all cores where there is much to do.
fn parse_all(files: &[Piece], cover: &Cover) -> Vec<Lines> {
    let mut pieces: Vec<(usize, &[u8])> = Vec::new();
    for (file, read) in files.iter().enumerate() {
        pieces.extend(pieces_of(&read.bytes).map(|piece| (file, piece)));
    }
    let mut all: Vec<Lines> = files.iter().map(|_| Lines::default()).collect();
    for ((file, _), lines) in pieces.iter().zip(parse_pieces(&pieces, cover)) {
        if let Some(known) = all.get_mut(*file) {
            known.append(lines);
        }
    }
    all
}

fn parse_pieces(pieces: &[(usize, &[u8])], cover: &Cover) -> Vec<Lines> {
    let n_hands = thread::available_parallelism().map_or(1, usize::from).min(pieces.len());
    if n_hands < 2 {
        return pieces.iter().map(|(_, piece)| Lines::parse(piece, cover)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((place, (_, piece))) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|place| Some((place, pieces.get(place)?)))
        {
            done.push((place, Lines::parse(piece, cover)));
        }
        done
    };
    let mut done: Vec<(usize, Lines)> = thread::scope(|scope| {
        let helpers: Vec<_> = (1..n_hands).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, lines)| lines).collect()
}

/// Cuts bytes at line ends.
fn pieces_of(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = rest
            .get(PIECE..)
            .and_then(|later| memchr::memchr(b'\n', later))
            .map_or(rest.len(), |end| PIECE + end + 1);
        let (piece, later) = rest.split_at_checked(end)?;
        rest = later;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{"v":1,"at":{"ms":1,"c":0},"writer":"a","number":1,"body":{"houses_ordered":{"houses":[]}}}"#;

    /// Writes the texts one after the other in a journal and reads it each time; gives the events, lines and issues of the last.
    fn read(texts: &[&str]) -> (usize, u64, Vec<(usize, IssueReason)>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.jsonl");
        let (mut journals, mut n_events) = (Journals::default(), 0);
        for (round, text) in texts.iter().enumerate() {
            std::fs::write(&path, text).expect("written");
            let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(round as u64 + 1);
            File::options()
                .write(true)
                .open(&path)
                .expect("there")
                .set_modified(time)
                .expect("set");
            n_events = journals.read_on(folder.path(), &path, &Cover::default()).expect("read").len();
        }
        let issues = journals.issues().into_iter().map(|issue| (issue.line, issue.reason)).collect();
        (n_events, journals.lines_of(&path), issues)
    }

    #[test]
    fn what_is_whole_loads_and_what_is_not_is_named() {
        use IssueReason::{Damaged, Torn};
        let cases = [
            (String::new(), 0, &[][..]),
            (format!("{WHOLE}\n"), 1, &[]),
            (WHOLE.to_owned(), 1, &[]),
            (format!("\u{FEFF}{WHOLE}\r\n\r\n{WHOLE}\r\n"), 2, &[]),
            (format!("{WHOLE}\n{}", &WHOLE[..30]), 1, &[(2, Torn)]),
            (format!("{}\n{WHOLE}\n", &WHOLE[..30]), 1, &[(1, Damaged)]),
            (format!("{WHOLE}\n\0\0\0\0"), 1, &[(2, Torn)]),
            (
                format!("x\n{WHOLE}\ny\n{WHOLE}\nz\n"),
                2,
                &[(1, Damaged), (3, Damaged), (5, Damaged)],
            ),
        ];
        for (text, n_events, issues) in cases {
            let (found, _, named) = read(&[&text]);
            assert_eq!((found, &*named), (n_events, issues), "{text:?}");
        }
    }

    #[test]
    fn only_what_was_added_is_read_again() {
        use IssueReason::{Damaged, Torn};
        let two = format!("{WHOLE}\nx\n{WHOLE}\n");
        let half = format!("{two}{}", &WHOLE[..30]);
        let cases = [
            (vec![two.clone(), two.clone()], 0, 3, vec![(2, Damaged)]),
            (vec![two.clone(), format!("{two}{WHOLE}\n")], 1, 4, vec![(2, Damaged)]),
            (vec![two.clone(), half.clone()], 0, 4, vec![(2, Damaged), (4, Torn)]),
            (
                vec![half.clone(), format!("{two}{WHOLE}\ny\n")],
                1,
                5,
                vec![(2, Damaged), (5, Damaged)],
            ),
            (
                vec![half.clone(), format!("{half}\n{WHOLE}")],
                1,
                5,
                vec![(2, Damaged), (4, Damaged)],
            ),
            // An older copy over a newer one, another file, and the newer one back.
            (vec![two.clone(), format!("{WHOLE}\n")], 1, 1, vec![]),
            (vec![two.clone(), format!("y{two}")], 1, 3, vec![(1, Damaged), (2, Damaged)]),
            (vec![two.clone(), format!("{WHOLE}\n"), two], 1, 3, vec![(2, Damaged)]),
        ];
        for (texts, n_events, n_lines, issues) in cases {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            assert_eq!(read(&texts), (n_events, n_lines, issues), "{texts:?}");
        }
    }

    #[test]
    fn a_large_file_is_read_in_pieces_that_make_the_whole() {
        let mut text = String::new();
        for number in 0..(4 * PIECE / WHOLE.len()) {
            text.push_str(if number % 1_000 == 7 { "x" } else { WHOLE });
            text.push('\n');
        }
        let n_lines = text.lines().count();
        let damaged: Vec<_> = (0..n_lines)
            .filter(|number| number % 1_000 == 7)
            .map(|number| (number + 1, IssueReason::Damaged))
            .collect();
        assert_eq!(read(&[&text]), (n_lines - damaged.len(), n_lines as u64, damaged));
    }
}
