//! A write that nobody waits for any more.

use super::Operation;
use crate::protocol::StateSnapshot;
use crate::store::parts::OwnedChanges;
use crate::store::{Append, PartChanges, Retention, SnapshotStore, TaskRecord};

/// What a time limit has cut off, on its way to the store.
pub(super) enum Overdue {
    Append {
        snapshot: StateSnapshot,
        attempt: Option<u64>,
        record: Option<TaskRecord>,
        retention: Retention,
        parts: Option<OwnedChanges>,
    },
    Swap {
        expected: Option<u64>,
        record: TaskRecord,
    },
}

impl Overdue {
    /// Nothing for an operation that has no effect once its time is up.
    pub(super) fn of(operation: &Operation<'_>) -> Option<Self> {
        match *operation {
            Operation::Append(append) => Some(Self::Append {
                snapshot: append.snapshot.clone(),
                attempt: append.attempt,
                record: append.record.cloned(),
                retention: append.retention,
                parts: append.parts.map(PartChanges::to_owned),
            }),
            Operation::SwapRecord { expected, record } => {
                Some(Self::Swap { expected, record: record.clone() })
            }
            _ => None,
        }
    }

    /// Is done, or comes too late; nobody is told.
    pub(super) async fn arrive(self, store: &impl SnapshotStore) {
        let answer = match &self {
            Self::Append { snapshot, attempt, record, retention, parts } => {
                let parts = parts.as_ref().map(OwnedChanges::as_changes);
                let (attempt, record, retention) = (*attempt, record.as_ref(), *retention);
                store.append(Append { snapshot, attempt, record, retention, parts }).await
            }
            Self::Swap { expected, record } => store.swap_record(*expected, record).await,
        };
        drop(answer);
    }
}
