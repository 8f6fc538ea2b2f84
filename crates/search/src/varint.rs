//! How numbers stand in an index file: seven bits a byte, the lowest first, the eighth bit says that more follow.
//!
//! Reading is total: behind the end there are only zeros, and a number that does not end after five bytes is cut. A
//! file that passes its checksums holds neither; one that somebody made to mislead must not stop the program.

/// Appends a number.
pub(crate) fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A place in some bytes to read from.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    /// Reads from the byte at `at` on.
    pub(crate) fn new(bytes: &'b [u8], at: u32) -> Self {
        Self { bytes, at: at as usize }
    }

    /// Whether everything is read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// Whether something was read that is not there.
    pub(crate) fn is_behind_end(&self) -> bool {
        self.at > self.bytes.len()
    }

    /// Where it reads next.
    pub(crate) fn at(&self) -> u32 {
        self.at as u32
    }

    /// The next number; 0 behind the end.
    #[inline]
    pub(crate) fn number(&mut self) -> u32 {
        let first = self.byte();
        if first < 0x80 { first } else { self.rest(first) }
    }

    fn rest(&mut self, first: u32) -> u32 {
        let mut number = first & 0x7f;
        for shift in [7, 14, 21, 28] {
            let byte = self.byte();
            number |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    #[inline]
    fn byte(&mut self) -> u32 {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        u32::from(byte)
    }

    /// The next bytes, or as many of them as there are.
    pub(crate) fn take(&mut self, length: u32) -> &'b [u8] {
        let start = self.at.min(self.bytes.len());
        let end = start.saturating_add(length as usize).min(self.bytes.len());
        self.at = end;
        &self.bytes[start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec(any::<u32>().prop_flat_map(|n| (0..33_u32).prop_map(move |s| n.checked_shr(s).unwrap_or(0))), 0..20)) {
            let mut bytes = Vec::new();
            for &number in &numbers {
                put(&mut bytes, number);
            }
            let mut reader = Reader::new(&bytes, 0);
            for &number in &numbers {
                prop_assert_eq!(reader.number(), number);
            }
            prop_assert_eq!(reader.number(), 0);
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..20), at in any::<u32>(), length in any::<u32>()) {
            let mut reader = Reader::new(&bytes, at);
            reader.number();
            prop_assert!(reader.take(length).len() <= bytes.len());
            reader.number();
        }
    }
}
