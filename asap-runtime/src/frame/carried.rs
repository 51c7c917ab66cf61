//! What a task takes from snapshot to snapshot: what it has received, the effect it is about to begin, and what undoes it.

use std::collections::BTreeMap;

use super::{Intent, Persist};
use crate::codec::CodecError;
use crate::undo::Compensations;

/// The position of the last message that was received of each topic: a part of every snapshot, so that a resume
/// receives what comes behind it, and a rollback receives again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Received {
    positions: BTreeMap<String, u64>,
    /// As a snapshot has it; empty if nothing was received.
    json: String,
}

impl Received {
    /// Reads what a snapshot has.
    pub(crate) fn read(json: &str) -> Result<Self, CodecError> {
        Ok(Self { positions: Persist::read(json)?, json: json.to_owned() })
    }

    /// The position of the last message of this topic, 0 if there was none.
    pub(crate) fn of(&self, topic: &str) -> u64 {
        self.positions.get(topic).copied().unwrap_or(0)
    }

    /// A message was received.
    pub(crate) fn add(&mut self, topic: &str, position: u64) {
        self.positions.insert(topic.to_owned(), position);
        self.json.clear();
        self.positions.write(&mut self.json).expect("texts and numbers are always JSON");
    }

    /// Appends it as a member of `$resume`; nothing if nothing was received.
    pub(crate) fn write(&self, out: &mut String) {
        if !self.json.is_empty() {
            out.push_str(r#","received":"#);
            out.push_str(&self.json);
        }
    }
}

/// What a task takes from snapshot to snapshot beside its functions' state.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    pub(crate) received: Received,
    /// The effect that was about to begin.
    pub(crate) intent: Option<Intent>,
    /// What undoes what it has done.
    pub(crate) compensations: Compensations,
}
