//! The reads.

use std::slice;

use redis::Value;

use super::error::Fault;
use super::key::{self, Keys, read_version};
use super::link::{Link, Repeat};
use super::{parts, row, script};
use crate::protocol::StateSnapshot;
use crate::store::{StoredSnapshot, TaskRecord};

/// This version, or the highest.
pub(super) fn snapshot(
    link: &Link,
    keys: &Keys,
    task_id: &str,
    version: Option<u64>,
) -> Result<Option<StateSnapshot>, Fault> {
    stored(link, keys, task_id, version)?.map(parts::whole).transpose()
}

/// As [`snapshot`], as it is stored.
pub(super) fn stored(
    link: &Link,
    keys: &Keys,
    task_id: &str,
    version: Option<u64>,
) -> Result<Option<StoredSnapshot>, Fault> {
    let version = version.map_or_else(String::new, key::version);
    let answer = link.run(&script::READ, Repeat::Yes, &keys.stored(task_id), &[version.as_bytes()])?.value;
    match answer {
        Value::Nil => Ok(None),
        Value::Array(values) => match &*values {
            [Value::BulkString(version), row @ (Value::BulkString(_) | Value::Nil), parts] => {
                parts::stored(row::snapshot(task_id, version, row::bytes(row))?, parts).map(Some)
            }
            other => Err(Fault::Answer(format!("{} values for a snapshot", other.len()))),
        },
        other => Err(Fault::Answer(format!("{other:?} for a snapshot"))),
    }
}

/// The highest version; what is none is left out.
pub(super) fn highest(link: &Link, keys: &Keys, task_id: &str) -> Result<Option<u64>, Fault> {
    let mut command = redis::cmd("ZREVRANGE");
    command.arg(keys.versions(task_id)).arg(0).arg(0);
    let members = array(link.ask(&command, None, Repeat::Yes)?.value)?;
    match members.first().map(|member| row::bytes(member).and_then(read_version)) {
        None => Ok(None),
        Some(Some(version)) => Ok(Some(version)),
        // Somebody else's sorts behind all versions.
        Some(None) => Ok(versions(link, keys, task_id)?.pop()),
    }
}

/// Every version; what is none is left out.
pub(super) fn versions(link: &Link, keys: &Keys, task_id: &str) -> Result<Vec<u64>, Fault> {
    let mut command = redis::cmd("ZRANGE");
    command.arg(keys.versions(task_id)).arg(0).arg(-1);
    let members = array(link.ask(&command, None, Repeat::Yes)?.value)?;
    Ok(members.iter().filter_map(row::bytes).filter_map(read_version).collect())
}

pub(super) fn record(link: &Link, keys: &Keys, task_id: &str) -> Result<Option<TaskRecord>, Fault> {
    let mut command = redis::cmd("HGETALL");
    command.arg(keys.record(task_id));
    let hash = flat(link.ask(&command, None, Repeat::Yes)?.value)?;
    if hash.is_empty() { Ok(None) } else { row::record(task_id, &hash).map(Some) }
}

/// Every record, in the contract's order: those that cannot be read come first.
pub(super) fn records(link: &Link, keys: &Keys) -> Result<Vec<Result<TaskRecord, Fault>>, Fault> {
    let answer =
        link.run(&script::RECORDS, Repeat::Yes, slice::from_ref(&keys.tasks), &[keys.records.as_bytes()])?;
    let mut records = array(answer.value)?.into_iter().map(listed).collect::<Result<Vec<_>, _>>()?;
    records.sort_by(|one, other| match (one, other) {
        (Ok(one), Ok(other)) => (one.created_at, &one.task_id).cmp(&(other.created_at, &other.task_id)),
        (one, other) => one.is_ok().cmp(&other.is_ok()),
    });
    Ok(records)
}

/// A task of the list: its id, and its record's hash or the server's error about it.
fn listed(pair: Value) -> Result<Result<TaskRecord, Fault>, Fault> {
    let mut pair = array(pair)?.into_iter();
    let (Some(Value::BulkString(id)), Some(hash)) = (pair.next(), pair.next()) else {
        return Err(Fault::Answer("a task without an id".to_owned()));
    };
    let damaged = |task_id: String, reason: String| Ok(Err(Fault::Record { task_id, reason }));
    let task_id = match String::from_utf8(id) {
        Ok(task_id) => task_id,
        Err(error) => {
            let task_id = String::from_utf8_lossy(error.as_bytes()).into_owned();
            return damaged(task_id, "its id is not UTF-8".to_owned());
        }
    };
    match hash {
        Value::Array(hash) if hash.is_empty() => {
            damaged(task_id, "it is listed, and its record is missing".to_owned())
        }
        Value::Array(hash) => Ok(row::record(&task_id, &hash)),
        other => damaged(task_id, format!("its key is no hash: {other:?}")),
    }
}

pub(super) fn array(value: Value) -> Result<Vec<Value>, Fault> {
    match value {
        Value::Array(values) => Ok(values),
        other => Err(Fault::Answer(format!("{other:?} for a list"))),
    }
}

/// A hash as names and values in turn, whatever the protocol's version.
pub(super) fn flat(value: Value) -> Result<Vec<Value>, Fault> {
    match value {
        Value::Map(pairs) => Ok(pairs.into_iter().flat_map(|(name, value)| [name, value]).collect()),
        other => array(other),
    }
}
