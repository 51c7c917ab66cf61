//! The messages about a task's state.

use serde::{Deserialize, Serialize};

use super::{Data, StateSnapshot, invalid};
use crate::codec;
use crate::error::{Error, Result};

/// Asks for a snapshot of a task: the payload of a `state_query`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateQuery {
    /// The task; any string.
    pub task_id: String,
    /// The version; the latest if it is not given. One below 1 is never there.
    #[serde(default)]
    pub version: Option<i64>,
}

/// Asks to restore a task to one of its snapshots: the payload of a `state_restore`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateRestore {
    /// The task; any string.
    pub task_id: String,
    /// The snapshot's id.
    pub snapshot_id: String,
}

/// What became of a [`StateRestore`]: the payload of a `state_restore.ack`.
///
/// `{"ok":true,"task_id":"…","snapshot_id":"…"}` or `{"ok":false,"error":"…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ack", into = "Ack")]
pub enum StateRestoreAck {
    /// The task stands at the snapshot.
    Restored {
        /// The task.
        task_id: String,
        /// The snapshot's id.
        snapshot_id: String,
    },
    /// Nothing was changed.
    Refused {
        /// Why not; the protocol has one text, `snapshot not found`.
        error: String,
    },
}

impl StateRestoreAck {
    /// The answer to a message whose task now stands at its snapshot.
    #[must_use]
    pub fn restored(restore: &StateRestore) -> Self {
        let StateRestore { task_id, snapshot_id } = restore.clone();
        Self::Restored { task_id, snapshot_id }
    }

    /// The answer to a message whose snapshot the task does not have.
    #[must_use]
    pub fn not_found() -> Self {
        Self::Refused { error: "snapshot not found".to_owned() }
    }

    /// The answer to a message that could not be followed for this reason.
    #[must_use]
    pub fn refused(error: &Error) -> Self {
        Self::Refused { error: error.to_string() }
    }

    /// Whether the task stands at the snapshot.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        matches!(self, Self::Restored { .. })
    }
}

/// The fields of both answers.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ack {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    task_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapshot_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl From<StateRestoreAck> for Ack {
    fn from(ack: StateRestoreAck) -> Self {
        match ack {
            StateRestoreAck::Restored { task_id, snapshot_id } => {
                Self { ok: true, task_id: Some(task_id), snapshot_id: Some(snapshot_id), error: None }
            }
            StateRestoreAck::Refused { error } => {
                Self { ok: false, task_id: None, snapshot_id: None, error: Some(error) }
            }
        }
    }
}

impl TryFrom<Ack> for StateRestoreAck {
    type Error = &'static str;

    fn try_from(ack: Ack) -> std::result::Result<Self, Self::Error> {
        match ack {
            Ack { ok: true, task_id: Some(task_id), snapshot_id: Some(snapshot_id), error: None } => {
                Ok(Self::Restored { task_id, snapshot_id })
            }
            Ack { ok: false, task_id: None, snapshot_id: None, error: Some(error) } => {
                Ok(Self::Refused { error })
            }
            _ => Err("`ok` goes with `task_id` and `snapshot_id`, or with `error` where it is false"),
        }
    }
}

/// A message's fields as the payload of an [`Envelope`](super::Envelope), and from it.
pub trait Payload: Sized {
    /// The name of the payload's type in an envelope.
    const TYPE: &'static str;

    /// The message as a JSON object.
    fn to_payload(&self) -> Data;

    /// Reads the message.
    ///
    /// # Errors
    ///
    /// A field is missing, unknown or of another type.
    fn from_payload(payload: &Data) -> Result<Self>;
}

macro_rules! payloads {
    ($($message:ident: $name:literal),* $(,)?) => {$(
        impl Payload for $message {
            const TYPE: &'static str = $name;

            fn to_payload(&self) -> Data {
                Data::from_trusted(self.to_json())
            }

            fn from_payload(payload: &Data) -> Result<Self> {
                serde_json::from_str(payload.as_json()).map_err(|error| invalid($name, &error))
            }
        }

        impl $message {
            /// The protocol's JSON: compact, the fields in their order.
            ///
            /// # Panics
            ///
            /// Never: every field is JSON.
            #[must_use]
            pub fn to_json(&self) -> String {
                serde_json::to_string(self).expect("every field is JSON")
            }

            /// Reads the protocol's JSON. Spaces and any order of the fields are accepted.
            ///
            /// # Errors
            ///
            /// The text is not JSON, or a field is missing, unknown, twice there or of another type.
            pub fn from_json(text: &str) -> Result<Self> {
                let text = codec::normalize(text).map_err(|error| invalid($name, &error))?;
                serde_json::from_str(&text).map_err(|error| invalid($name, &error))
            }
        }
    )*};
}

/// The answer to a [`StateQuery`], for which the protocol has no name.
impl Payload for StateSnapshot {
    const TYPE: &'static str = "state_snapshot";

    fn to_payload(&self) -> Data {
        Data::from_trusted(self.to_json())
    }

    fn from_payload(payload: &Data) -> Result<Self> {
        Self::from_json(payload.as_json())
    }
}

payloads! {
    StateQuery: "state_query",
    StateRestore: "state_restore",
    StateRestoreAck: "state_restore.ack",
}
