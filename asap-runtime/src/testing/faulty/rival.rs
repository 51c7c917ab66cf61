//! Somebody else, who is faster.

use super::Operation;
use crate::error::Result;
use crate::protocol::{StateSnapshot, TaskStatus, generate_id};
use crate::store::{Append, Rewrite, SnapshotStore, TaskRecord};

/// Does first what the operation is about to do, in another attempt.
pub(super) async fn goes_first(store: &impl SnapshotStore, operation: &Operation<'_>) -> Result<()> {
    match *operation {
        Operation::Append(append) => {
            let snapshot = StateSnapshot { id: generate_id(), ..append.snapshot.clone() };
            let record = match append.record {
                Some(record) => Some(record.clone()),
                None => store.record(&snapshot.task_id).await?.map(claimed),
            };
            let _ = store
                .append(Append {
                    snapshot: &snapshot,
                    attempt: None,
                    record: record.as_ref(),
                    retention: append.retention,
                    parts: None,
                })
                .await?;
        }
        Operation::SwapRecord { expected, record } | Operation::Rewrite(Rewrite { expected, record, .. }) => {
            let record = match expected {
                Some(attempt) => claimed(TaskRecord { attempt, ..record.clone() }),
                None => record.clone(),
            };
            let _ = store.swap_record(expected, &record).await?;
        }
        _ => {}
    }
    Ok(())
}

/// The record of a task that somebody has taken.
fn claimed(record: TaskRecord) -> TaskRecord {
    TaskRecord { status: TaskStatus::Working, attempt: record.attempt + 1, result: None, ..record }
}
