//! Files that are whole or not there, and folders only their owner can open. Every write here is on the disk when it returns.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// How the name of a file begins and ends while it is being written.
const STAGED: (&str, &str) = (".skrives-", ".tmp");

/// Tells the test that cuts the power what is done to the disk. Outside tests it is nothing.
macro_rules! noted {
    ($step:ident, $($what:expr),+) => {
        #[cfg(test)]
        super::tests::power::note(super::tests::power::Step::$step($($what.into()),+));
    };
}

/// Fails where a test has the program stopped. Outside tests it is nothing.
macro_rules! may_be_stopped {
    () => {
        #[cfg(test)]
        super::tests::power::go_on()?;
    };
}

/// Makes a folder and those above it where they are missing.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && matches!(folder.try_exists(), Ok(false));
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    missing.into_iter().try_for_each(sync_folder_of)
}

/// Writes a file so that a reader meets the old one or the new one, never a part.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    may_be_stopped!();
    let file = staged(path, bytes)?;
    may_be_stopped!();
    file.persist(path).map_err(|error| error.error)?;
    noted!(Placed, path, bytes);
    sync_folder_of(path)
}

/// Writes a file that must not be there yet; an [`io::ErrorKind::AlreadyExists`] leaves the one that is there as it was.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = staged(path, bytes)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    noted!(Placed, path, bytes);
    sync_folder_of(path)
}

/// Removes a file for good.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    may_be_stopped!();
    std::fs::remove_file(path)?;
    noted!(Removed, path);
    sync_folder_of(path)
}

/// Writes a file outside the workspace folder, with the rights a new file has there.
pub(super) fn write_outside(path: &Path, bytes: &[u8], replaces: bool) -> io::Result<()> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = staged_by(&mut builder, path, bytes)?;
    if replaces {
        file.persist(path).map_err(|error| error.error)?;
    } else {
        file.persist_noclobber(path).map_err(|error| error.error)?;
    }
    sync_folder_of(path)
}

/// Opens a file to write in, made where it is missing; what is in it stays.
pub(super) fn open_to_write(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Appends lines, each with its line end; on a failure the file is put back as it was.
///
/// Where the file ends in the middle of a line, that part is ended first: it is set aside, and the new lines are whole.
pub(super) fn append(path: &Path, lines: &[u8]) -> io::Result<()> {
    may_be_stopped!();
    let is_new = !path.try_exists()?;
    let mut file = open_to_write(path)?;
    let before = file.seek(SeekFrom::End(0))?;
    let mut bytes = Vec::with_capacity(lines.len() + 1);
    if ends_torn(&mut file, before)? {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(lines);
    noted!(Wrote, path, before, bytes.as_slice());
    let mut written = file.write_all(&bytes).and_then(|()| file.sync_all());
    noted!(Kept, path);
    if is_new {
        written = written.and_then(|()| sync_folder_of(path));
    }
    if written.is_err()
        && let Err(error) = file.set_len(before)
    {
        tracing::warn!(%error, path = %path.display(), "a line that failed may be left in the journal");
    }
    written
}

fn ends_torn(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Whether a file is one that was being written when the program or the machine stopped.
pub(super) fn is_staged(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(STAGED.0) && name.ends_with(STAGED.1)
}

fn staged(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    staged_by(&mut Builder::new(), path, bytes)
}

fn staged_by(builder: &mut Builder<'_, '_>, path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = builder.prefix(STAGED.0).suffix(STAGED.1).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Makes a new name in a folder last. Windows keeps names by itself and has no such call.
#[cfg(unix)]
pub(super) fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let synced = File::open(folder)?.sync_all();
    noted!(FolderKept, folder);
    match synced {
        // Some network drives cannot do it for folders; the file itself is safe.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Makes a new name in a folder last. Windows keeps names by itself and has no such call.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same call as on unix, where it can fail")]
pub(super) fn sync_folder_of(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_line_never_joins_a_torn_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.jsonl");
        for (before, after) in [("", "x\n"), ("a\n", "a\nx\n"), ("a\nhal", "a\nhal\nx\n")] {
            std::fs::write(&path, before).expect("written");
            append(&path, b"x\n").expect("appended");
            assert_eq!(std::fs::read_to_string(&path).expect("read"), after);
        }
    }

    #[test]
    fn a_whole_file_replaces_and_a_new_one_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.json");
        write_whole(&path, b"1").expect("written");
        write_whole(&path, b"2").expect("written");
        assert_eq!(
            write_new(&path, b"3").expect_err("it is there").kind(),
            io::ErrorKind::AlreadyExists
        );
        assert_eq!(std::fs::read(&path).expect("read"), b"2");
        let files = std::fs::read_dir(folder.path()).expect("listed").count();
        assert_eq!(files, 1, "nothing is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_open_what_is_made_here() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("journal");
        make_folder(&inner).expect("made");
        append(&inner.join("a.jsonl"), b"x\n").expect("appended");
        write_whole(&inner.join("b"), b"x").expect("written");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(
            (mode(&inner), mode(&inner.join("a.jsonl")), mode(&inner.join("b"))),
            (0o700, 0o600, 0o600)
        );
    }
}
