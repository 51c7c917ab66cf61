//! Changes of the past, and the look-up by id.

use std::iter;

use rusqlite::{Connection, params, params_from_iter};

use super::error::Fault;
use super::pool::Session;
use super::{integer, parts, read, row, statement, write};
use crate::error::Error;
use crate::parts::row::is_row;
use crate::protocol::StateSnapshot;
use crate::store::{Rewrite, Swap};

/// Looks first and writes then: what others write in the same transaction is not undone if this declines.
pub(super) fn rewrite(session: &mut Session<'_>, rewrite: &Rewrite<'_>) -> Result<Swap, Fault> {
    let (connection, task_id) = (session.connection, rewrite.task_id());
    session.windows.forget(task_id);
    if !is_admitted(connection, rewrite)? {
        return Ok(Swap::Taken);
    }
    if let Some(keep) = rewrite.keep {
        let above = params![task_id, integer(keep)];
        connection.prepare_cached(statement::DELETE_ABOVE)?.execute(above)?;
        parts::settle(connection, task_id)?;
    }
    for snapshot in rewrite.snapshots {
        // One by one: what was not dropped ends in front of the first.
        write::put(connection, snapshot)?;
    }
    let (record, parks) = (rewrite.record, i64::from(rewrite.parks));
    let now = record.updated_at.timestamp_micros();
    match rewrite.expected {
        None => write::record(connection, statement::ADD_RECORD, record, &[])?,
        Some(_) => write::record(connection, statement::REWRITE_RECORD, record, &[parks, now])?,
    };
    Ok(Swap::Stored)
}

fn is_admitted(connection: &Connection, rewrite: &Rewrite<'_>) -> Result<bool, Fault> {
    let task_id = rewrite.task_id();
    let asked = params![
        task_id,
        rewrite.expected.map(integer),
        rewrite.record.updated_at.timestamp_micros(),
        rewrite.highest.map(integer),
        rewrite.keep.map(integer),
    ];
    if !connection.prepare_cached(statement::IS_ADMITTED)?.query_row(asked, |row| row.get(0))? {
        return Ok(false);
    }
    if rewrite.keep.is_some() {
        return Ok(true);
    }
    let mut statement = connection.prepare_cached(statement::HAS_VERSION)?;
    for snapshot in rewrite.snapshots {
        if statement.exists(params![task_id, integer(snapshot.version)])? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The snapshot of this id, of a task or of any; the error for a row of this id that cannot be read.
pub(super) fn find(
    connection: &Connection,
    id: &str,
    task_id: Option<&str>,
) -> Result<Option<Result<StateSnapshot, Error>>, Fault> {
    let mut statement = connection.prepare_cached(match task_id {
        Some(_) => statement::FIND_IN_TASK,
        None => statement::FIND,
    })?;
    let mut rows = statement.query(params_from_iter(iter::once(id).chain(task_id)))?;
    let Some(found) = rows.next()? else { return Ok(None) };
    let whole = row::snapshot(found).and_then(|found| {
        let read = |connection: &Connection| read::version(connection, &found.task_id, found.version);
        // One that has no parts any more may say that it has.
        if is_row(found.data.as_json()) { parts::whole(connection, read) } else { Ok(Some(found)) }
    });
    Ok(Some(match whole {
        Err(Fault::Row { version, reason }) => {
            let task_id = String::from_utf8_lossy(found.get_ref(0)?.as_bytes().unwrap_or_default());
            Err(Error::Corrupt { task_id: task_id.into_owned(), version, reason })
        }
        // One that has gone meanwhile was there when it was found.
        snapshot => match snapshot? {
            Some(snapshot) => Ok(snapshot),
            None => return Ok(None),
        },
    }))
}
