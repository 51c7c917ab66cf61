//! Rows, from and to the values they stand for.

use sqlx::Row as _;
use sqlx::postgres::PgRow;

use super::error::Fault;
use super::time::Time;
use crate::error::Error;
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::TaskRecord;

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
    Ok(TaskRecord {
        function: row.try_get(1)?,
        status,
        attempt: attempt.unsigned_abs(),
        result: row.try_get(4)?,
        error: row.try_get(5)?,
        created_at,
        updated_at,
        task_id,
    })
}

/// What is wrong, without the words around it: the row's error has its own.
fn reason(error: Error) -> String {
    match error {
        Error::Invalid { reason, .. } => reason,
        other => other.to_string(),
    }
}
