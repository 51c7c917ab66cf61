//! The writes that are not an append.

use rusqlite::{Connection, TransactionBehavior, params};

use super::error::Fault;
use super::pool::Writer;
use super::{integer, statement, text};
use crate::protocol::StateSnapshot;
use crate::store::{Swap, TaskRecord};

pub(super) fn save(writer: &mut Writer, snapshot: &StateSnapshot) -> Result<(), Fault> {
    writer.windows.forget(&snapshot.task_id);
    writer.connection.prepare_cached(statement::SAVE)?.execute(params![
        snapshot.task_id,
        snapshot.id,
        integer(snapshot.version),
        snapshot.data.as_json(),
        snapshot.checkpoint,
        text::write_time(snapshot.created_at),
    ])?;
    Ok(())
}

pub(super) fn delete(writer: &mut Writer, task_id: &str) -> Result<bool, Fault> {
    writer.windows.forget(task_id);
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let versions = transaction.prepare_cached(statement::DELETE_VERSIONS)?.execute([task_id])?;
    let records = transaction.prepare_cached(statement::DELETE_RECORD)?.execute([task_id])?;
    transaction.commit()?;
    Ok(versions + records > 0)
}

pub(super) fn delete_version(writer: &mut Writer, task_id: &str, version: u64) -> Result<bool, Fault> {
    let Ok(version) = i64::try_from(version) else { return Ok(false) };
    writer.windows.forget(task_id);
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let deleted =
        transaction.prepare_cached(statement::DELETE_VERSION)?.execute(params![task_id, version])? > 0;
    if deleted {
        transaction.prepare_cached(statement::DELETE_RECORD_WITHOUT_VERSIONS)?.execute([task_id])?;
    }
    transaction.commit()?;
    Ok(deleted)
}

pub(super) fn swap_record(writer: &Writer, expected: Option<u64>, given: &TaskRecord) -> Result<Swap, Fault> {
    let changed = match expected.map(i64::try_from) {
        None => record(&writer.connection, statement::ADD_RECORD, given, &[])?,
        Some(Ok(expected)) => {
            let now = given.updated_at.timestamp_micros();
            record(&writer.connection, statement::SWAP_RECORD, given, &[expected, now])?
        }
        Some(Err(_)) => 0,
    };
    Ok(if changed == 1 { Swap::Stored } else { Swap::Taken })
}

/// Runs one of the record statements and says how many rows it changed; `more` are the parameters behind the record's.
pub(super) fn record(
    connection: &Connection,
    sql: &str,
    record: &TaskRecord,
    more: &[i64],
) -> Result<usize, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let (status, attempt) = (record.status.as_str(), integer(record.attempt));
    let (created_at, updated_at) = (text::write_time(record.created_at), text::write_time(record.updated_at));
    let fields = params![
        record.task_id,
        record.function,
        status,
        attempt,
        record.result,
        record.error,
        created_at,
        updated_at,
    ];
    for (index, value) in fields.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, value)?;
    }
    for (index, value) in more.iter().enumerate() {
        statement.raw_bind_parameter(fields.len() + index + 1, value)?;
    }
    Ok(statement.raw_execute()?)
}
