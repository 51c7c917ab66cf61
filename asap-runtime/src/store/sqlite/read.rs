//! The reads.

use rusqlite::{Connection, Params};

use super::error::Fault;
use super::{row, statement};
use crate::error::Error;
use crate::protocol::StateSnapshot;
use crate::store::TaskRecord;

pub(super) fn latest(connection: &Connection, task_id: &str) -> Result<Option<StateSnapshot>, Fault> {
    snapshot(connection, statement::LATEST, [task_id])
}

pub(super) fn version(
    connection: &Connection,
    task_id: &str,
    version: u64,
) -> Result<Option<StateSnapshot>, Fault> {
    let Ok(version) = i64::try_from(version) else { return Ok(None) };
    snapshot(connection, statement::VERSION, rusqlite::params![task_id, version])
}

fn snapshot(connection: &Connection, sql: &str, params: impl Params) -> Result<Option<StateSnapshot>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(row::snapshot).transpose()
}

/// The highest version; one that cannot be read does not count.
pub(super) fn highest(connection: &Connection, task_id: &str) -> Result<Option<u64>, Fault> {
    let mut statement = connection.prepare_cached(statement::HIGHEST)?;
    let highest: Option<i64> = statement.query_row([task_id], |row| row.get(0))?;
    Ok(highest.map(i64::unsigned_abs))
}

pub(super) fn versions(connection: &Connection, task_id: &str) -> Result<Vec<u64>, Fault> {
    let mut statement = connection.prepare_cached(statement::VERSIONS)?;
    let versions = statement.query_map([task_id], |row| row.get::<_, i64>(0))?;
    Ok(versions.map(|version| version.map(i64::unsigned_abs)).collect::<rusqlite::Result<_>>()?)
}

pub(super) fn record(connection: &Connection, task_id: &str) -> Result<Option<TaskRecord>, Fault> {
    let mut statement = connection.prepare_cached(statement::RECORD)?;
    let mut rows = statement.query([task_id])?;
    rows.next()?.map(row::record).transpose()
}

pub(super) fn records(connection: &Connection) -> Result<Vec<Result<TaskRecord, Error>>, Fault> {
    let mut statement = connection.prepare_cached(statement::RECORDS)?;
    let mut rows = statement.query(())?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(match row::record(row) {
            Err(Fault::Record { task_id, reason }) => Err(Error::CorruptRecord { task_id, reason }),
            record => Ok(record?),
        });
    }
    Ok(records)
}
