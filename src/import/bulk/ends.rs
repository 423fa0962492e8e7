//! Where fields end, found in 64 letters at once: fields are short, and to look for each end anew would cost more than to cut it.

/// Letters looked at together.
const BLOCK: usize = 64;

/// The places of delimiters and line ends in a text, from the first.
pub(super) struct Ends<'b> {
    text: &'b [u8],
    delimiter: u8,
    /// Where the next block begins.
    next: usize,
    /// A bit for each end in this block that has not been given yet.
    found: u64,
}

impl<'b> Ends<'b> {
    /// Those of a text.
    pub const fn of(text: &'b [u8], delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            next: 0,
            found: 0,
        }
    }

    /// A bit for each end in the next block; nothing after the last.
    fn look(&self) -> Option<u64> {
        let rest = self.text.get(self.next..).filter(|rest| !rest.is_empty())?;
        if let Some(block) = rest.first_chunk() {
            return Some(bits(block, self.delimiter));
        }
        let mut block = [0; BLOCK];
        block.get_mut(..rest.len())?.copy_from_slice(rest);
        let is_in_text = !(u64::MAX << rest.len());
        Some(bits(&block, self.delimiter) & is_in_text)
    }
}

impl Iterator for Ends<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.found = self.look()?;
            self.next += BLOCK;
        }
        let end = self.next - BLOCK + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(end)
    }
}

/// A bit for each letter that ends a field.
fn bits(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    // Eight bytes of nought or one, times this, have them as bits in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let ends = block.map(|byte| u8::from(byte == delimiter) | u8::from(byte == b'\n'));
    let (eights, _) = ends.as_chunks();
    let bytes = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56);
    bytes.rev().fold(0, |bits, byte| (bits << 8) | byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_is_found_wherever_it_stands() {
        let long = "Æble;17,5;;\n".repeat(40) + "sidste;";
        for length in (0..long.len()).chain([long.len()]) {
            let text = &long.as_bytes()[..length];
            let expected = text.iter().enumerate().filter(|(_, byte)| [b';', b'\n'].contains(byte));
            let expected: Vec<usize> = expected.map(|(at, _)| at).collect();
            assert_eq!(Ends::of(text, b';').collect::<Vec<_>>(), expected, "{length}");
        }
    }
}
