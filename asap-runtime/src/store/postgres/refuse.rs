//! What PostgreSQL cannot hold: a NUL in a text.

use super::has_nul;
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;
use crate::store::queue::Sending;
use crate::store::{Append, Rewrite, TaskRecord};

pub(super) fn text(what: &'static str, field: &str, text: &str) -> Result<()> {
    if has_nul(text) {
        let reason = format!("`{field}` has a NUL in it, which a text in PostgreSQL cannot have");
        return Err(Error::Invalid { what, reason });
    }
    Ok(())
}

pub(super) fn snapshot(snapshot: &StateSnapshot) -> Result<()> {
    // The data is JSON, where a NUL is written as `\u0000`.
    text("snapshot", "task_id", &snapshot.task_id)?;
    text("snapshot", "id", &snapshot.id)
}

pub(super) fn record(record: &TaskRecord) -> Result<()> {
    text("task record", "task_id", &record.task_id)?;
    text("task record", "function", &record.function)?;
    text("task record", "result", record.result.as_deref().unwrap_or_default())?;
    text("task record", "error", record.error.as_deref().unwrap_or_default())?;
    text("task record", "parent_task_id", record.parent_task_id.as_deref().unwrap_or_default())
}

pub(super) fn append(append: &Append<'_>) -> Result<()> {
    snapshot(append.snapshot)?;
    append.record.map_or(Ok(()), record)
}

/// A message to a task whose id has none.
pub(super) fn message(send: &Sending<'_>) -> Result<()> {
    text("message", "topic", send.topic)?;
    text("message", "id", send.id)?;
    text("message", "value", send.value)
}

pub(super) fn rewrite(rewrite: &Rewrite<'_>) -> Result<()> {
    record(rewrite.record)?;
    rewrite.snapshots.iter().try_for_each(snapshot)
}
