//! The lock of a workspace: what lies in a locked folder can be read with its passphrase alone.
//!
//! All cryptography is the crates' own: `age` keeps the key under the passphrase (scrypt), XChaCha20-Poly1305 keeps everything else
//! under the key. The form on the disk is told by the room's own words on the lock.

use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::sync::Arc;

use age::scrypt::{Identity, Recipient};
use age::secrecy::{ExposeSecret as _, SecretBox, SecretString};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::{Aead as _, AeadCore as _, KeyInit as _, OsRng, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Event;

/// The version of the lock that is written here, and the newest that is understood.
pub(super) const LOCK_VERSION: u32 = 1;
/// What a locked file begins with: what it is, and the lock's version.
const FILE_HEADER: &[u8] = b"klyngeblik-laast 1\n";
/// What a locked line is bound to, so that it is never taken for a file.
const LINE: &[u8] = b"klyngeblik-linje 1";
const KEY: usize = 32;
const NONCE: usize = 24;
const TAG: usize = 16;

/// A passphrase. It is never written or shown, and its memory is emptied when it is let go.
#[derive(Debug, Clone)]
pub struct Phrase {
    words: SecretString,
    work_factor: Option<u8>,
}

impl Phrase {
    /// The phrase of these words; blanks around them are none of it.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self {
            words: words.trim().to_owned().into(),
            work_factor: None,
        }
    }

    /// How much work a lock under this phrase is to open, 2 to that power; it is measured so that it takes about a second unless
    /// something else is said. For tests alone: a lower factor is easier to break.
    #[must_use]
    pub fn with_work_factor(mut self, work_factor: u8) -> Self {
        self.work_factor = Some(work_factor);
        self
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.expose_secret().is_empty()
    }

    /// Whether two phrases are the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.words.expose_secret() == other.words.expose_secret()
    }
}

/// What `klynge.json` says of the lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LockNote {
    pub(super) version: u32,
    /// The key under the passphrase: an age file of 32 bytes, in base64.
    key: String,
    /// What is on its way, and was perhaps cut short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) moving: Option<Moving>,
}

/// Which way a folder goes that is not wholly locked, and not wholly unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Moving {
    /// It is being locked.
    In,
    /// It is being unlocked.
    Out,
}

impl LockNote {
    /// The key under a phrase.
    pub(super) fn of(cover: &Cover, phrase: &Phrase, moving: Option<Moving>) -> io::Result<Self> {
        let key = cover.0.as_ref().ok_or(io::ErrorKind::InvalidInput)?;
        let mut recipient = Recipient::new(phrase.words.clone());
        if let Some(work_factor) = phrase.work_factor {
            recipient.set_work_factor(work_factor);
        }
        let sealed = age::encrypt(&recipient, key.expose_secret()).map_err(io::Error::other)?;
        Ok(Self {
            version: LOCK_VERSION,
            key: BASE64_STANDARD.encode(sealed),
            moving,
        })
    }

    /// What lies under the lock can be read with this; none where the phrase is another.
    pub(super) fn opened_with(&self, phrase: &Phrase) -> Option<Cover> {
        let sealed = BASE64_STANDARD.decode(&self.key).ok()?;
        let mut opened = age::decrypt(&Identity::new(phrase.words.clone()), &sealed).ok()?;
        let mut key = Box::new([0; KEY]);
        let is_whole = opened.len() == KEY;
        if is_whole {
            key.copy_from_slice(&opened);
        }
        opened.fill(0);
        is_whole.then(|| Cover(Some(Arc::new(SecretBox::new(key)))))
    }

    /// The same lock, on its way or not.
    pub(super) fn moving(&self, moving: Option<Moving>) -> Self {
        Self { moving, ..self.clone() }
    }

    /// Whether it keeps the same key under the same phrase.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// How things lie on the disk: locked under a key, or plain.
#[derive(Debug, Clone, Default)]
pub(super) struct Cover(Option<Arc<SecretBox<[u8; KEY]>>>);

impl Cover {
    /// A cover under a key nobody has had before.
    pub(super) fn fresh() -> Self {
        let key = XChaCha20Poly1305::generate_key(&mut OsRng);
        Self(Some(Arc::new(SecretBox::new(Box::new(key.into())))))
    }

    /// Whether it locks.
    pub(super) const fn locks(&self) -> bool {
        self.0.is_some()
    }

    /// A line as it lies on the disk, with its line end.
    pub(super) fn line(&self, line: &[u8]) -> io::Result<Vec<u8>> {
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        let mut bytes = match self.cipher() {
            Some(cipher) => BASE64_STANDARD.encode(seal(&cipher, content, LINE)?).into_bytes(),
            None => content.to_vec(),
        };
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// What a line on the disk says, without its line end; as it stands where it is plain, none where it cannot be opened.
    pub(super) fn opened_line(&self, content: &[u8]) -> Option<Vec<u8>> {
        match unpacked(content) {
            Some(sealed) => open(&self.cipher()?, &sealed, LINE),
            None => Some(content.to_vec()),
        }
    }

    /// Reads the event in a line on the disk, and says whether the line is plain.
    pub(super) fn read_line(&self, content: &[u8]) -> (Result<Event, serde_json::Error>, bool) {
        let Some(sealed) = unpacked(content) else {
            return (Event::parse(content), true);
        };
        let opened = self.cipher().and_then(|cipher| open(&cipher, &sealed, LINE));
        // What is not under this key is no event, and the error says so.
        (Event::parse(&opened.unwrap_or_default()), false)
    }

    /// Reads the event in a line on the disk.
    pub(super) fn parse(&self, content: &[u8]) -> Result<Event, serde_json::Error> {
        self.read_line(content).0
    }

    /// A whole file as it lies on the disk.
    pub(super) fn file(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self.cipher() {
            Some(cipher) => Ok([FILE_HEADER, &seal(&cipher, bytes, FILE_HEADER)?].concat()),
            None => Ok(bytes.to_vec()),
        }
    }

    /// Reads a whole file on the disk, plain or locked.
    pub(super) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = std::fs::read(path)?;
        let (Some(sealed), Some(cipher)) = (bytes.strip_prefix(FILE_HEADER), self.cipher()) else {
            return Ok(bytes);
        };
        open(&cipher, sealed, FILE_HEADER).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    /// What stands in a name on the disk for a hash: that which only who has the key can work out.
    pub(super) fn in_name(&self, hash: &str) -> String {
        let Some(key) = &self.0 else { return hash.to_owned() };
        let digest = Sha256::new().chain_update(key.expose_secret()).chain_update(hash).finalize();
        let hex = digest.iter().fold(String::with_capacity(2 * KEY), |mut hex, byte| {
            // Writing to a text cannot fail.
            write!(hex, "{byte:02x}").ok();
            hex
        });
        hex.get(..hash.len()).unwrap_or_default().to_owned()
    }

    fn cipher(&self) -> Option<XChaCha20Poly1305> {
        let key = self.0.as_ref()?;
        Some(XChaCha20Poly1305::new(key.expose_secret().into()))
    }
}

/// Whether a line on the disk is not locked: it is not base64, or too short for a locked one.
pub(super) fn is_plain(content: &[u8]) -> bool {
    unpacked(content).is_none()
}

/// The bytes of a locked line; none of a plain one.
fn unpacked(content: &[u8]) -> Option<Vec<u8>> {
    if content.first() == Some(&b'{') {
        return None;
    }
    BASE64_STANDARD.decode(content).ok().filter(|bytes| bytes.len() >= NONCE + TAG)
}

fn seal(cipher: &XChaCha20Poly1305, bytes: &[u8], bound_to: &[u8]) -> io::Result<Vec<u8>> {
    let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
    let payload = Payload { msg: bytes, aad: bound_to };
    let sealed = cipher.encrypt(&nonce, payload).map_err(|_| io::ErrorKind::FileTooLarge)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open(cipher: &XChaCha20Poly1305, sealed: &[u8], bound_to: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
    let payload = Payload {
        msg: sealed,
        aad: bound_to,
    };
    cipher.decrypt(XNonce::from_slice(nonce), payload).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(words: &str) -> Phrase {
        Phrase::new(words).with_work_factor(2)
    }

    #[test]
    fn a_key_opens_with_its_phrase_alone() {
        let cover = Cover::fresh();
        let note = LockNote::of(&cover, &phrase("rød grød med fløde"), None).expect("locked");
        let line = cover.line(b"{\"x\":1}\n").expect("a line");
        assert!(note.opened_with(&phrase("rød grød")).is_none());
        let opened = note.opened_with(&phrase(" rød grød med fløde\n")).expect("opened");
        assert_eq!(opened.opened_line(line.trim_ascii()).expect("read"), b"{\"x\":1}");
        assert!(Cover::fresh().opened_line(line.trim_ascii()).is_none());
        assert!(!format!("{cover:?} {:?}", phrase("hemmelig")).contains("hemmelig"));
    }

    #[test]
    fn every_byte_counts() {
        let cover = Cover::fresh();
        let line = cover.line("{\"tekst\":\"Åse\"}".as_bytes()).expect("a line");
        let content = line.trim_ascii();
        for place in 0..content.len() - 2 {
            let mut other = content.to_vec();
            other[place] = if other[place] == b'A' { b'B' } else { b'A' };
            assert_ne!(
                cover.opened_line(&other).as_deref(),
                Some("{\"tekst\":\"Åse\"}".as_bytes()),
                "{place}"
            );
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a");
        let file = cover.file(b"Fravaer;7,5").expect("a file");
        assert!(memchr::memmem::find(&file, b"7,5").is_none() && file.starts_with(FILE_HEADER));
        std::fs::write(&path, &file).expect("written");
        assert_eq!(cover.read(&path).expect("read"), b"Fravaer;7,5");
        let mut damaged = file;
        *damaged.last_mut().expect("a byte") ^= 1;
        std::fs::write(&path, &damaged).expect("written");
        assert!(cover.read(&path).is_err());
    }
}
