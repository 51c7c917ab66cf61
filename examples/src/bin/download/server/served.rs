//! One line of the log.

use std::fmt;
use std::ops::Range;

use hyper::{Method, StatusCode};

/// A request, and how it is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Served {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) status: StatusCode,
    /// The bytes that are given, of an answer with a part.
    pub(crate) bytes: Option<Range<u64>>,
    /// Bytes of the body after which the connection is broken.
    pub(crate) breaks_off: Option<u64>,
}

impl fmt::Display for Served {
    /// `GET /file 206 262144..524288`, and what is wrong with it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.method, self.path, self.status.as_u16())?;
        if let Some(bytes) = &self.bytes {
            write!(f, " {}..{}", bytes.start, bytes.end)?;
        }
        if let Some(bytes) = self.breaks_off {
            write!(f, " broken off after {bytes}")?;
        }
        Ok(())
    }
}
