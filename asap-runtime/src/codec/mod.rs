//! JSON that gives back what was saved.

use std::fmt;

/// Why a value cannot be written, or a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodecError(pub(crate) String);

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CodecError {}
