//! The parts of large values: beside the rows, in the same transactions.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Fault;
use super::pool::Session;
use super::{append, integer, read, statement, write};
use crate::parts::row;
use crate::protocol::StateSnapshot;
use crate::store::{Append, PartChanges, PartId, PartKey, StoredParts, StoredSnapshot};

/// Appends the row as ever, and what it changes about the parts, in one transaction.
pub(super) fn append(
    session: &mut Session<'_>,
    append: &Append<'_>,
    parts: &PartChanges<'_>,
) -> Result<bool, Fault> {
    let done = write::atomically(session, |session| {
        let stored = append::append_row(session, append)?;
        if stored {
            change(session.connection, append, parts)?;
        }
        Ok(stored)
    });
    if !matches!(done, Ok(true)) {
        // What was learned of the row is not so.
        session.forget(&append.snapshot.task_id);
    }
    done
}

/// What an append changes, behind the append of its row.
pub(super) fn change(
    connection: &Connection,
    append: &Append<'_>,
    parts: &PartChanges<'_>,
) -> Result<(), Fault> {
    let (task_id, version) = (append.snapshot.task_id.as_str(), integer(append.snapshot.version));
    forget_later(connection, task_id, version)?;
    if !parts.added.is_empty() {
        let mut insert = connection.prepare_cached(statement::ADD_PART)?;
        for part in parts.added {
            insert.execute(params![task_id, version, part.id.as_bytes(), &*part.content])?;
        }
    }
    if !parts.dropped.is_empty() {
        let mut drop = connection.prepare_cached(statement::DROP_PART)?;
        for key in parts.dropped {
            drop.execute(params![task_id, integer(key.first), key.id.as_bytes(), version - 1])?;
        }
    }
    if append.retention.window().is_some() {
        collect(connection, task_id)?;
    }
    Ok(())
}

/// What is there of this version and those behind it is not so. Other programs, which know nothing of parts, have deleted their rows.
fn forget_later(connection: &Connection, task_id: &str, version: i64) -> Result<(), Fault> {
    let from = params![task_id, version];
    if connection.prepare_cached(statement::HAS_LATER_PARTS)?.query_row(from, |row| row.get(0))? {
        connection.prepare_cached(statement::DELETE_LATER_PARTS)?.execute(from)?;
        connection.prepare_cached(statement::REOPEN_LATER_PARTS)?.execute(from)?;
    }
    Ok(())
}

/// Removes what the versions needed that have fallen out of the window.
fn collect(connection: &Connection, task_id: &str) -> Result<(), Fault> {
    let (dropped, lowest): (Option<i64>, Option<i64>) = connection
        .prepare_cached(statement::FIRST_DROPPED)?
        .query_row([task_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let (Some(dropped), Some(lowest)) = (dropped, lowest)
        && dropped < lowest
    {
        connection.prepare_cached(statement::COLLECT_PARTS)?.execute(params![task_id, lowest])?;
        connection.prepare_cached(statement::COLLECT_DROPPED)?.execute(params![task_id, lowest])?;
    }
    Ok(())
}

/// Brings the parts of a task in line with its versions, after some of them were removed, or written whole.
pub(super) fn settle(connection: &Connection, task_id: &str) -> Result<(), Fault> {
    if !connection.prepare_cached(statement::HAS_PARTS)?.exists([task_id])? {
        return Ok(());
    }
    let highest: Option<(i64, bool)> = connection
        .prepare_cached(statement::LATEST)?
        .query_row([task_id], |row| {
            // One that is damaged may refer to parts; nothing follows one without a number.
            let is_whole = row.get_ref(3)?.as_str().is_ok_and(|data| !row::refers(data));
            Ok((row.get_ref(2)?.as_i64().unwrap_or(i64::MAX), is_whole))
        })
        .optional()?;
    let Some((highest, is_whole)) = highest else { return delete(connection, task_id) };
    connection.prepare_cached(statement::REOPEN_PARTS)?.execute(params![task_id, highest])?;
    if is_whole {
        connection.prepare_cached(statement::END_PARTS)?.execute([task_id])?;
    }
    connection.prepare_cached(statement::DELETE_UNNEEDED_PARTS)?.execute([task_id])?;
    connection.prepare_cached(statement::DELETE_UNNEEDED_DROPPED)?.execute([task_id])?;
    connection.prepare_cached(statement::LEAVE_START)?.execute([task_id])?;
    Ok(())
}

/// All parts of a task go.
pub(super) fn delete(connection: &Connection, task_id: &str) -> Result<(), Fault> {
    connection.prepare_cached(statement::DELETE_PARTS)?.execute([task_id])?;
    connection.prepare_cached(statement::DELETE_DROPPED)?.execute([task_id])?;
    Ok(())
}

/// What is read and its parts, at one time: most rows refer to none, and are read alone.
pub(super) fn stored(
    connection: &Connection,
    read: impl Fn(&Connection) -> Result<Option<StateSnapshot>, Fault>,
) -> Result<Option<StoredSnapshot>, Fault> {
    match read(connection)? {
        Some(snapshot) if row::refers(snapshot.data.as_json()) => {}
        found => return Ok(found.map(Into::into)),
    }
    let transaction =
        if connection.is_autocommit() { Some(connection.unchecked_transaction()?) } else { None };
    let Some(snapshot) = read(connection)? else { return Ok(None) };
    let parts = of(connection, &snapshot.task_id, snapshot.version)?;
    if let Some(transaction) = transaction {
        transaction.commit()?;
    }
    Ok(Some(StoredSnapshot { snapshot, parts }))
}

/// As [`stored`], put together.
pub(super) fn whole(
    connection: &Connection,
    read: impl Fn(&Connection) -> Result<Option<StateSnapshot>, Fault>,
) -> Result<Option<StateSnapshot>, Fault> {
    let Some(stored) = stored(connection, read)? else { return Ok(None) };
    let version = stored.snapshot.version;
    stored.put_together().map(Some).map_err(|reason| Fault::Row { version, reason })
}

/// The parts that a version refers to.
fn of(connection: &Connection, task_id: &str, version: u64) -> Result<StoredParts, Fault> {
    let mut statement = connection.prepare_cached(statement::PARTS)?;
    let mut rows = statement.query(params![task_id, integer(version)])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let damaged = || Fault::Row { version, reason: "a row of one of its parts is damaged".to_owned() };
        let first = row.get_ref(0)?.as_i64().ok().and_then(|first| u64::try_from(first).ok());
        let id = row.get_ref(1)?.as_blob().ok().and_then(|id| id.try_into().ok());
        let (Some(first), Some(id)) = (first, id) else { return Err(damaged()) };
        let content = row.get_ref(2)?.as_blob().map_err(|_| damaged())?;
        parts.push((PartKey { first, id: PartId::from_bytes(id) }, Arc::from(content)));
    }
    Ok(parts)
}

/// The latest snapshot of a task, as it is stored.
pub(super) fn latest(connection: &Connection, task_id: &str) -> Result<Option<StoredSnapshot>, Fault> {
    stored(connection, |connection| read::latest(connection, task_id))
}
