//! Decisions about effects whose outcome is not known. They are messages that only the runtime sends.

use crate::codec::{self, CodecError};

/// Names of topics that begin so are the runtime's own.
pub(crate) const OWN: char = '$';

/// The topic of decisions about one effect.
pub(crate) fn topic_of(key: &str) -> String {
    format!("{OWN}effect/{key}")
}

/// What somebody has decided.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// It did not happen, or may happen again.
    Retry,
    /// It happened, and gave this (JSON).
    Result(String),
}

impl Resolved {
    pub(crate) fn write(&self) -> String {
        match self {
            Self::Retry => r#"{"retry":true}"#.to_owned(),
            Self::Result(json) => format!(r#"{{"result":{json}}}"#),
        }
    }

    pub(crate) fn read(json: &str) -> Result<Self, CodecError> {
        for (name, value) in codec::entries(json) {
            match &*name {
                "result" => return Ok(Self::Result(value.to_owned())),
                "retry" => return Ok(Self::Retry),
                _ => {}
            }
        }
        Err(CodecError::new("it is neither a result nor a retry".to_owned()))
    }
}
