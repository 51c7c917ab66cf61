//! The intent of an effect, as a snapshot has it.

use chrono::{DateTime, Utc};

use super::Persist;
use crate::codec::{self, CodecError};
use crate::protocol::timestamp;

/// An effect that was about to begin: whether it did is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Intent {
    /// The effect's name.
    pub effect: String,
    /// Its idempotency key: the same in every attempt, and nobody else's.
    pub key: String,
    /// When it was about to begin (UTC).
    pub since: DateTime<Utc>,
}

impl Intent {
    pub(crate) fn new(effect: &str, key: &str, since: DateTime<Utc>) -> Self {
        Self { effect: effect.to_owned(), key: key.to_owned(), since: timestamp::truncate(since) }
    }

    /// Appends it as a member of `$resume`.
    pub(crate) fn write(&self, out: &mut String) {
        out.push_str(r#","intent":{"effect":"#);
        codec::write_text(&self.effect, out);
        out.push_str(r#","key":"#);
        codec::write_text(&self.key, out);
        out.push_str(r#","since":"#);
        codec::write_text(&timestamp::to_protocol(self.since), out);
        out.push('}');
    }

    /// Reads what a snapshot has.
    pub(crate) fn read(json: &str) -> Result<Self, CodecError> {
        let mut read = [const { String::new() }; 3];
        for (name, value) in codec::entries(json) {
            let index = ["effect", "key", "since"].iter().position(|known| *known == name);
            if let Some(index) = index {
                read[index] = Persist::read(value)?;
            }
        }
        let [effect, key, since] = read;
        if key.is_empty() {
            return Err(CodecError::new("it has no key".to_owned()));
        }
        let since = timestamp::parse(&since).map_err(|error| CodecError::new(error.to_string()))?;
        Ok(Self { effect, key, since })
    }
}
