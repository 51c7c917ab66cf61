//! Rows, from and to the values they stand for.

use sqlx::Row as _;
use sqlx::postgres::PgRow;

use super::error::Fault;
use super::time::Time;
use crate::error::Error;
use crate::protocol::{Data, MAX_TASK_DEPTH, StateSnapshot, TaskStatus};
use crate::store::TaskRecord;
use crate::store::queue::Message;

/// Reads a row of `asap_snapshots`; one that somebody else wrote may hold any text and any time.
pub(super) fn snapshot(row: &PgRow) -> Result<StateSnapshot, Fault> {
    let version: i64 = row.try_get(1)?;
    let version = version.unsigned_abs();
    let damaged = |reason: String| Fault::Row { version, reason };
    let data =
        Data::from_json(row.try_get(3)?).map_err(|error| damaged(format!("data: {}", reason(error))))?;
    let created_at: Time = row.try_get(5)?;
    let created_at = created_at.read().map_err(|reason| damaged(format!("created_at: {reason}")))?;
    Ok(StateSnapshot {
        id: row.try_get(2)?,
        task_id: row.try_get(0)?,
        version,
        data,
        checkpoint: row.try_get(4)?,
        created_at,
    })
}

/// Reads a row of `asap_tasks`.
pub(super) fn record(row: &PgRow) -> Result<TaskRecord, Fault> {
    let task_id: String = row.try_get(0)?;
    let damaged = |reason: String| Fault::Record { task_id: task_id.clone(), reason };
    let status: &str = row.try_get(2)?;
    let status: TaskStatus = status.parse().map_err(|_| damaged(format!("`{status}` is no status")))?;
    let attempt: i64 = row.try_get(3)?;
    let time = |index: usize, column: &str| -> Result<_, Fault> {
        let time: Time = row.try_get(index)?;
        time.read().map_err(|reason| damaged(format!("{column}: {reason}")))
    };
    let (created_at, updated_at) = (time(6, "created_at")?, time(7, "updated_at")?);
    let failing_since = match row.try_get::<Option<Time>, _>(11)? {
        None => None,
        Some(_) => Some(time(11, "failing_since")?),
    };
    let (depth, failures): (i16, i64) = (row.try_get(9)?, row.try_get(10)?);
    let depth = u8::try_from(depth).ok().filter(|depth| *depth <= MAX_TASK_DEPTH);
    let depth = depth.ok_or_else(|| damaged(format!("depth is not 0 to {MAX_TASK_DEPTH}")))?;
    let failures =
        u32::try_from(failures).map_err(|_| damaged(format!("failures are not 0 to {}", u32::MAX)))?;
    Ok(TaskRecord {
        function: row.try_get(1)?,
        status,
        attempt: attempt.unsigned_abs(),
        result: row.try_get(4)?,
        error: row.try_get(5)?,
        created_at,
        updated_at,
        parent_task_id: row.try_get(8)?,
        depth,
        failures,
        failing_since,
        task_id,
    })
}

/// Reads a row of `asap_messages`.
pub(super) fn message(row: &PgRow) -> Result<Message, Fault> {
    let sent_at: Time = row.try_get(5)?;
    let task_id: String = row.try_get(0)?;
    Ok(Message {
        position: row.try_get::<i64, _>(1)?.unsigned_abs(),
        topic: row.try_get(2)?,
        id: row.try_get(3)?,
        value: row.try_get(4)?,
        sent_at: sent_at
            .read()
            .map_err(|reason| Fault::Record { task_id, reason: format!("a message: sent_at: {reason}") })?,
    })
}

/// What is wrong, without the words around it: the row's error has its own.
fn reason(error: Error) -> String {
    match error {
        Error::Invalid { reason, .. } => reason,
        other => other.to_string(),
    }
}
