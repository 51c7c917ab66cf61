//! Decisions about effects whose outcome is not known. They are messages that only the runtime sends.

use crate::codec::{self, CodecError};
use crate::frame::Persist;

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

/// A decision. One that was made twice must not let a second process do the effect again, so it is about the snapshot that somebody looked at.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    /// The version of the effect's intent.
    pub(crate) version: u64,
    pub(crate) resolved: Resolved,
}

impl Decision {
    pub(crate) fn write(&self) -> String {
        let version = self.version;
        match &self.resolved {
            Resolved::Retry => format!(r#"{{"version":{version},"retry":true}}"#),
            Resolved::Result(json) => format!(r#"{{"version":{version},"result":{json}}}"#),
        }
    }

    pub(crate) fn read(json: &str) -> Result<Self, CodecError> {
        let (mut version, mut resolved) = (None, None);
        for (name, value) in codec::entries(json) {
            match &*name {
                "version" => version = Some(Persist::read(value)?),
                "result" => resolved = Some(Resolved::Result(value.to_owned())),
                "retry" => resolved = Some(Resolved::Retry),
                _ => {}
            }
        }
        match (version, resolved) {
            (Some(version), Some(resolved)) => Ok(Self { version, resolved }),
            _ => Err(CodecError::new("it is neither a result nor a retry of a version".to_owned())),
        }
    }
}
