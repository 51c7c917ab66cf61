//! The compare-and-swap append.

use super::parts::OwnedChanges;
use super::{PartChanges, Retention, TaskRecord};
use crate::protocol::StateSnapshot;

/// One compare-and-swap append: everything in it becomes durable together, or nothing does.
#[derive(Debug, Clone, Copy)]
pub struct Append<'a> {
    /// The snapshot; its version must be the task's highest version + 1 (1 for a new task).
    pub snapshot: &'a StateSnapshot,
    /// The attempt that appends. If the task has a record and its `attempt` differs, nothing is stored.
    /// `None` does not look at the record.
    pub attempt: Option<u64>,
    /// Written in the same transaction, insert or replace: the start of a task stores record and version 1 at once.
    /// It must be of the snapshot's task.
    pub record: Option<&'a TaskRecord>,
    /// Applied after the append in the same transaction.
    pub retention: Retention,
    /// What changes about the task's parts, in the same transaction; `None` for a task that has none. It is only given to a store
    /// that [keeps parts](super::SnapshotStore::keeps_parts).
    pub parts: Option<PartChanges<'a>>,
}

impl<'a> Append<'a> {
    /// Appends a snapshot at the default retention, without fencing and without a record.
    #[must_use]
    pub fn new(snapshot: &'a StateSnapshot) -> Self {
        Self { snapshot, attempt: None, record: None, retention: Retention::default(), parts: None }
    }
}

/// An append that belongs to nobody else.
#[derive(Debug)]
pub(crate) struct OwnedAppend {
    pub(crate) snapshot: StateSnapshot,
    pub(crate) attempt: Option<u64>,
    pub(crate) record: Option<TaskRecord>,
    pub(crate) retention: Retention,
    pub(crate) parts: Option<OwnedChanges>,
}

impl From<Append<'_>> for OwnedAppend {
    fn from(append: Append<'_>) -> Self {
        let Append { snapshot, attempt, record, retention, parts } = append;
        Self {
            snapshot: snapshot.clone(),
            attempt,
            record: record.cloned(),
            retention,
            parts: parts.map(PartChanges::to_owned),
        }
    }
}

impl OwnedAppend {
    /// As a store takes it.
    pub(crate) fn as_append(&self) -> Append<'_> {
        let Self { snapshot, attempt, record, retention, parts } = self;
        Append {
            snapshot,
            attempt: *attempt,
            record: record.as_ref(),
            retention: *retention,
            parts: parts.as_ref().map(OwnedChanges::as_changes),
        }
    }
}

/// What became of a compare-and-swap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Swap {
    /// Stored, as durable as the store promises.
    Stored,
    /// As [`Stored`](Self::Stored), and a wake has made a task `working` that was `input_required`, or was just to be: the parent of the
    /// record ([`swap_record`](crate::SnapshotStore::swap_record)), or the task itself
    /// ([`release`](crate::store::TaskQueue::release)). Of no other method.
    Woke,
    /// Nothing was stored: somebody else was first.
    Taken,
}

impl Swap {
    /// Whether it was stored.
    #[must_use]
    pub const fn is_stored(self) -> bool {
        matches!(self, Self::Stored | Self::Woke)
    }
}
