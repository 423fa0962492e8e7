//! The bytes of a packed file for whoever unpacks them, as long as anyone waits.
//!
//! The readers of workbooks know of no watch: they stop where their bytes do.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::super::{Step, Watch};

/// Which way through a file it is. A workbook is gone through once to measure it, and once more by its reader.
#[derive(Debug, Clone, Copy)]
pub(super) enum Round {
    /// It is measured.
    Measuring,
    /// It is read.
    Reading,
}

/// Bytes that end in an error once nobody waits for them, and tell how far their reader has come.
#[derive(Debug, Clone)]
pub(in super::super) struct Bytes<'a> {
    cursor: Cursor<&'a [u8]>,
    round: Round,
    watch: &'a Watch,
}

impl<'a> Bytes<'a> {
    pub(super) const fn new(bytes: &'a [u8], round: Round, watch: &'a Watch) -> Self {
        Self {
            cursor: Cursor::new(bytes),
            round,
            watch,
        }
    }

    fn goes_on(&self) -> bool {
        let (length, at) = (self.cursor.get_ref().len(), self.cursor.position() as usize);
        let before = match self.round {
            Round::Measuring => 0,
            Round::Reading => length,
        };
        self.watch.at(Step::Unpacking, before + at, length * 2)
    }
}

impl Read for Bytes<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.goes_on() {
            self.cursor.read(buffer)
        } else {
            Err(io::Error::other("nobody waits for it"))
        }
    }
}

impl Seek for Bytes<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.cursor.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Container;
    use super::*;

    #[test]
    fn bytes_end_where_nobody_waits_and_tell_how_far_they_were_read() {
        let watch = Watch::default();
        let mut bytes = Bytes::new(&[7; 1000], Round::Measuring, &watch);
        let mut buffer = [0; 500];
        bytes.read_exact(&mut buffer).expect("somebody waits");
        let before = watch.share();
        let mut again = Bytes::new(&[7; 1000], Round::Reading, &watch);
        again.read_exact(&mut buffer).expect("somebody waits");
        assert_eq!(watch.step(), Step::Unpacking);
        assert!(before > 0.0 && watch.share() > before, "{before} {}", watch.share());
        watch.stop();
        bytes.read_exact(&mut buffer).expect_err("nobody waits");
    }

    #[test]
    fn a_workbook_nobody_waits_for_is_not_opened() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(0, 0, "Hus").expect("written");
        let bytes = book.save_to_buffer().expect("a workbook");
        let watch = Watch::default();
        Container::open(&bytes, &watch).map(drop).expect("somebody waits");
        let mut opened = Container::open(&bytes, &watch).expect("somebody waits");
        watch.stop();
        opened.table(Some("Sheet1")).map(drop).expect_err("nobody waits");
        Container::open(&bytes, &watch).map(drop).expect_err("nobody waits");
    }
}
