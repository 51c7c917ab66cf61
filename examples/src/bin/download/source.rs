//! What the server said about a file when the download began.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The file that is being downloaded, as opposed to another that the URL may lead to later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Source {
    pub(crate) url: String,
    /// Its length in bytes.
    pub(crate) length: u64,
    /// A strong entity tag, quotes included: two answers with it are of the same bytes.
    pub(crate) etag: String,
    /// Its SHA-256, as the server gave it.
    pub(crate) sha256: Sha256Sum,
}

/// A SHA-256 in lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Sha256Sum(String);

impl Sha256Sum {
    /// From the 32 bytes.
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
        Self(bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect())
    }

    /// From a line of `sha256sum`: the digits are its first word.
    pub(crate) fn from_line(line: &str) -> Option<Self> {
        let word = line.split_ascii_whitespace().next()?;
        let is_digest = word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_digest.then(|| Self(word.to_ascii_lowercase()))
    }
}

impl fmt::Display for Sha256Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_sha256sum_begins_with_the_digest() {
        let digits = "AB".repeat(32);
        let sum = Sha256Sum::from_line(&format!("{digits}  some file\n")).unwrap();
        assert_eq!(sum.to_string(), digits.to_lowercase());
        assert_eq!(sum, Sha256Sum::new(&[0xab; 32]));
        for line in ["", "  ", "abc  file", &format!("{}g", &digits[1..]), "<html>"] {
            assert_eq!(Sha256Sum::from_line(line), None, "{line}");
        }
    }
}
