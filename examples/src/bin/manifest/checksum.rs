//! A checksum that can be saved and continued.

use std::io::{self, BufRead, BufReader, Read};

use serde::{Deserialize, Serialize};

/// FNV-1a, 64 bits: tells what was changed by mistake, not by malice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Checksum {
    /// The checksum of `bytes`.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut checksum = Self::default();
        checksum.add(bytes);
        checksum
    }

    /// Continues with `bytes`.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Continues with everything that `source` yields and returns how many bytes that was.
    ///
    /// # Errors
    ///
    /// If reading fails.
    pub(crate) fn read(&mut self, source: impl Read) -> io::Result<u64> {
        let mut source = BufReader::with_capacity(64 * 1024, source);
        let mut length = 0;
        loop {
            let bytes = source.fill_buf()?;
            if bytes.is_empty() {
                return Ok(length);
            }
            self.add(bytes);
            let n = bytes.len();
            length += n as u64;
            source.consume(n);
        }
    }

    /// The checksum as a number.
    pub(crate) fn number(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_in_one_piece_or_several() {
        let mut checksum = Checksum::of(b"foo");
        assert_eq!(checksum.read(&b"bar"[..]).unwrap(), 3);
        // The published test vector of FNV-1a.
        assert_eq!(checksum.number(), 0x8594_4171_f739_67e8);
    }
}
