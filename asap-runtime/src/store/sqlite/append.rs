//! The compare-and-swap append.
//!
//! Nearly every append of a running task is a single statement, which SQLite commits by itself: an insert while
//! the window fills, later an update that turns the row which falls out into the one that comes in. Whatever
//! is out of the ordinary (a record to write, gaps in the window, a retention that changed) takes the long way, a
//! transaction, with the same outcome.

use rusqlite::{Connection, ToSql, TransactionBehavior, params};

use super::error::Fault;
use super::pool::Writer;
use super::{integer, statement, text, write};
use crate::store::{Append, Swap};

/// Appends, if the version is the next one and the attempt is not fenced off.
pub(super) fn append(writer: &mut Writer, append: &Append<'_>) -> Result<Swap, Fault> {
    let task_id = append.snapshot.task_id.as_str();
    let version = integer(append.snapshot.version);
    // The newest `window` versions of a contiguous task without this one begin here.
    let oldest = append.retention.window().map_or(0, |window| version.saturating_sub(integer(window)));
    if append.record.is_some() {
        return in_transaction(writer, append);
    }
    if oldest <= 1 {
        // At most `window` versions above the start fit below this one, so none falls out.
        let stored = insert(&writer.connection, append)?;
        if stored == Swap::Stored {
            writer.windows.appended(task_id, version);
        }
        return Ok(stored);
    }
    if writer.plain && writer.windows.holds(task_id, oldest, version - 1) {
        let changed = execute(&writer.connection, statement::APPEND_OVER, append, &[&oldest])?;
        if changed == 1 {
            writer.windows.appended(task_id, version);
            writer.windows.pruned(task_id, oldest + 1);
            return Ok(Swap::Stored);
        }
    }
    in_transaction(writer, append)
}

fn in_transaction(writer: &mut Writer, append: &Append<'_>) -> Result<Swap, Fault> {
    let task_id = append.snapshot.task_id.as_str();
    let version = integer(append.snapshot.version);
    writer.windows.forget(task_id);
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if insert(&transaction, append)? == Swap::Taken {
        return Ok(Swap::Taken);
    }
    if let Some(record) = append.record {
        write::record(&transaction, statement::PUT_RECORD, record, None)?;
    }
    if let Some(window) = append.retention.window() {
        transaction.prepare_cached(statement::PRUNE)?.execute(params![task_id, integer(window)])?;
    }
    let (lowest, count): (Option<i64>, i64) = if version == 1 {
        (Some(1), 1)
    } else {
        transaction
            .prepare_cached(statement::WINDOW)?
            .query_row([task_id], |row| Ok((row.get(0)?, row.get(1)?)))?
    };
    transaction.commit()?;
    if let Some(lowest) = lowest.filter(|lowest| version - lowest == count - 1) {
        writer.windows.learn(task_id, lowest, version);
    }
    Ok(Swap::Stored)
}

/// Appends with one statement, if the version is the next one and the attempt is not fenced off.
pub(super) fn insert(connection: &Connection, append: &Append<'_>) -> Result<Swap, Fault> {
    let changed = execute(connection, statement::APPEND, append, &[])?;
    Ok(if changed == 1 { Swap::Stored } else { Swap::Taken })
}

/// Runs one of the append statements; `more` are the parameters behind the attempt.
fn execute(
    connection: &Connection,
    sql: &str,
    append: &Append<'_>,
    more: &[&dyn ToSql],
) -> Result<usize, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let snapshot = append.snapshot;
    let (data, created_at) = (snapshot.data.as_json(), text::write_time(snapshot.created_at));
    let (version, attempt) = (integer(snapshot.version), append.attempt.map(integer));
    let row: [&dyn ToSql; 7] =
        [&snapshot.task_id, &snapshot.id, &version, &data, &snapshot.checkpoint, &created_at, &attempt];
    for (index, value) in row.iter().chain(more).enumerate() {
        statement.raw_bind_parameter(index + 1, value)?;
    }
    Ok(statement.raw_execute()?)
}
