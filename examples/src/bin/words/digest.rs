//! A SHA-256 that can be saved in the middle.

use std::io::{self, BufRead, BufReader, Read};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::digest::common::hazmat::SerializableState;
use sha2::{Digest as _, Sha256};

/// The digest of what was read so far. Its state is 105 bytes, however much that was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    /// Continues with `bytes`.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// In hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
        self.0.finalize().iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect()
    }
}

/// The length and digest of everything that `source` yields.
///
/// # Errors
///
/// If reading fails.
pub(crate) fn of(source: impl Read) -> io::Result<(u64, String)> {
    let mut source = BufReader::with_capacity(128 * 1024, source);
    let (mut length, mut digest) = (0, Digest::default());
    loop {
        let bytes = source.fill_buf()?;
        if bytes.is_empty() {
            return Ok((length, digest.finish()));
        }
        digest.add(bytes);
        let n = bytes.len();
        length += n as u64;
        source.consume(n);
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize().as_slice().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = Vec::<u8>::deserialize(deserializer)?;
        let state = bytes.as_slice().try_into().map_err(de::Error::custom)?;
        Sha256::deserialize(&state).map(Self).map_err(de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_saved_in_the_middle() {
        let mut digest = Digest::default();
        digest.add(b"a");
        let mut digest: Digest = serde_json::from_str(&serde_json::to_string(&digest).unwrap()).unwrap();
        digest.add(b"bc");
        // A test vector of FIPS 180.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest.finish(), expected);
        assert_eq!(of(&b"abc"[..]).unwrap(), (3, expected.to_owned()));
    }
}
