//! The compare-and-swap append.
//!
//! Nearly every append of a running task is a single statement, which SQLite commits by itself: an insert while
//! the window fills, later an update that turns the row which falls out into the one that comes in. Whatever
//! is out of the ordinary (a record to write, gaps in the window, a retention that changed) takes the long way, a
//! transaction, with the same outcome.
//!
//! Among writes that share a transaction, what is [known](super::known) of a task needs no comparison.

use rusqlite::{Connection, ToSql, params};

use super::error::Fault;
use super::pool::Session;
use super::{integer, parts, statement, text, write};
use crate::store::Append;

/// Appends, if the version is the next one and the attempt is not fenced off; whether it did.
pub(super) fn append(session: &mut Session<'_>, append: &Append<'_>) -> Result<bool, Fault> {
    match &append.parts {
        None => append_row(session, append),
        Some(changes) => parts::append(session, append, changes),
    }
}

/// As [`append`], of the row alone.
pub(super) fn append_row(session: &mut Session<'_>, append: &Append<'_>) -> Result<bool, Fault> {
    let task_id = append.snapshot.task_id.as_str();
    let version = integer(append.snapshot.version);
    // The newest `window` versions of a contiguous task without this one begin here.
    let oldest = append.retention.window().map_or(0, |window| version.saturating_sub(integer(window)));
    if append.record.is_some() {
        return in_transaction(session, append);
    }
    if oldest <= 1 {
        // At most `window` versions above the start fit below this one, so none falls out.
        let stored = if session.known.allows(append) {
            execute(session.connection, statement::INSERT, append, &[])? == 1
        } else {
            insert(session.connection, append)?
        };
        if stored {
            session.windows.appended(task_id, version);
            session.known.appended(append, false);
        }
        return Ok(stored);
    }
    if session.plain && session.windows.holds(task_id, oldest, version - 1) {
        let is_known = session.known.allows_over(append) && session.windows.begins_at(task_id, oldest);
        let sql = if is_known { statement::OVER } else { statement::APPEND_OVER };
        if execute(session.connection, sql, append, &[&oldest])? == 1 {
            session.windows.appended(task_id, version);
            session.windows.pruned(task_id, oldest + 1);
            session.known.appended(append, true);
            return Ok(true);
        }
    }
    in_transaction(session, append)
}

fn in_transaction(session: &mut Session<'_>, append: &Append<'_>) -> Result<bool, Fault> {
    let task_id = append.snapshot.task_id.as_str();
    let version = integer(append.snapshot.version);
    session.forget(task_id);
    let mut window = None;
    let stored = write::atomically(session, |session| {
        let stored = insert(session.connection, append)?;
        if stored {
            window = Some(follow(session.connection, append)?);
        }
        Ok(stored)
    })?;
    if let Some((Some(lowest), count)) = window
        && version - lowest == count - 1
    {
        session.windows.learn(task_id, lowest, version);
        // A record that comes with it may be of another attempt.
        if append.record.is_none() {
            session.known.appended(append, true);
        }
    }
    Ok(stored)
}

/// Writes the record and applies the retention behind the insert; the lowest version above the start, and how many
/// there are.
fn follow(connection: &Connection, append: &Append<'_>) -> Result<(Option<i64>, i64), Fault> {
    let task_id = append.snapshot.task_id.as_str();
    put_record(connection, append)?;
    if append.snapshot.version == 1 {
        // It is the task's only one.
        return Ok((Some(1), 1));
    }
    if let Some(window) = append.retention.window() {
        connection.prepare_cached(statement::PRUNE)?.execute(params![task_id, integer(window)])?;
    }
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    Ok(connection.prepare_cached(statement::WINDOW)?.query_row([task_id], row)?)
}

/// Writes the record that comes with an append.
pub(super) fn put_record(connection: &Connection, append: &Append<'_>) -> Result<(), Fault> {
    if let Some(record) = append.record {
        write::record(connection, statement::PUT_RECORD, record, &[])?;
    }
    Ok(())
}

pub(super) fn insert(connection: &Connection, append: &Append<'_>) -> Result<bool, Fault> {
    Ok(execute(connection, statement::APPEND, append, &[])? == 1)
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
    // One that compares nothing ends in front of the attempt.
    let count = statement.parameter_count();
    for (index, value) in row.iter().chain(more).take(count).enumerate() {
        statement.raw_bind_parameter(index + 1, value)?;
    }
    Ok(statement.raw_execute()?)
}
