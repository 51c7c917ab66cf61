//! The snapshot.

use chrono::{DateTime, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Data, generate_id, invalid, timestamp};
use crate::codec;
use crate::error::Result;

/// One version of a task's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateSnapshot {
    /// A ULID by convention.
    pub id: String,
    /// The task this is a state of; any string.
    pub task_id: String,
    /// At least 1.
    #[serde(deserialize_with = "version")]
    pub version: u64,
    /// The state.
    pub data: Data,
    /// Whether a `checkpoint!()` wrote it.
    #[serde(default)]
    pub checkpoint: bool,
    /// When it was made. Written to the microsecond; what is below is cut off.
    #[serde(with = "timestamp")]
    pub created_at: DateTime<Utc>,
}

impl StateSnapshot {
    /// A snapshot with a new id, made at `created_at`, to the microsecond.
    ///
    /// # Errors
    ///
    /// The version is 0.
    pub fn new(
        task_id: impl Into<String>,
        version: u64,
        data: Data,
        checkpoint: bool,
        created_at: DateTime<Utc>,
    ) -> Result<Self> {
        let created_at = timestamp::truncate(created_at);
        let snapshot =
            Self { id: generate_id(), task_id: task_id.into(), version, data, checkpoint, created_at };
        snapshot.validate()?;
        Ok(snapshot)
    }

    /// Checks what the types of the fields do not say.
    ///
    /// # Errors
    ///
    /// The version is 0.
    pub fn validate(&self) -> Result<()> {
        checked_version(self.version).map(|_| ()).map_err(|reason| invalid("snapshot", &reason))
    }

    /// The protocol's JSON: compact, the fields in their order, `created_at` with `Z`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self { id, task_id, version, data, checkpoint, created_at } = self;
        let mut out = String::with_capacity(160 + task_id.len() + data.as_json().len());
        out.push_str("{\"id\":");
        codec::write_text(id, &mut out);
        out.push_str(",\"task_id\":");
        codec::write_text(task_id, &mut out);
        out.push_str(",\"version\":");
        out.push_str(&version.to_string());
        out.push_str(",\"data\":");
        out.push_str(data.as_json());
        out.push_str(if *checkpoint { ",\"checkpoint\":true" } else { ",\"checkpoint\":false" });
        out.push_str(",\"created_at\":\"");
        out.push_str(&timestamp::to_protocol(*created_at));
        out.push_str("\"}");
        out
    }

    /// Reads the protocol's JSON. Spaces, any order of the fields, and any form of time are accepted.
    ///
    /// # Errors
    ///
    /// The text is not JSON, a field is missing, unknown, twice there or of another type, the version is 0, or `data`
    /// is no object.
    pub fn from_json(text: &str) -> Result<Self> {
        let text = codec::normalize(text).map_err(|error| invalid("snapshot", &error))?;
        serde_json::from_str(&text).map_err(|error| invalid("snapshot", &error))
    }
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<u64, D::Error> {
    checked_version(u64::deserialize(deserializer)?).map_err(D::Error::custom)
}

fn checked_version(version: u64) -> std::result::Result<u64, &'static str> {
    if version == 0 { Err("`version` is 0, the first is 1") } else { Ok(version) }
}
