//! What every store refuses to write, so that all of them, and the Python side, can read what one wrote.

use chrono::{DateTime, Datelike, Utc};

use super::{Append, Rewrite, TaskRecord};
use crate::error::{Error, Result};
use crate::protocol::{MAX_TASK_DEPTH, StateSnapshot};

/// The highest version and the highest attempt: SQL's integers are signed, 64 bits wide.
const MAX: u64 = i64::MAX.unsigned_abs();

fn invalid(what: &'static str, reason: String) -> Error {
    Error::Invalid { what, reason }
}

pub(super) fn snapshot(snapshot: &StateSnapshot) -> Result<()> {
    if !(1..=MAX).contains(&snapshot.version) {
        let reason = format!("version {} is outside of 1 to {MAX}", snapshot.version);
        return Err(invalid("snapshot", reason));
    }
    time("snapshot", "created_at", &snapshot.created_at)
}

pub(super) fn record(record: &TaskRecord) -> Result<()> {
    if !(1..=MAX).contains(&record.attempt) {
        let reason = format!("attempt {} is outside of 1 to {MAX}", record.attempt);
        return Err(invalid("task record", reason));
    }
    if record.depth > MAX_TASK_DEPTH {
        let reason = format!("depth {} is more than {MAX_TASK_DEPTH}", record.depth);
        return Err(invalid("task record", reason));
    }
    if let Some(failing_since) = &record.failing_since {
        time("task record", "failing_since", failing_since)?;
    }
    time("task record", "created_at", &record.created_at)?;
    time("task record", "updated_at", &record.updated_at)
}

pub(super) fn append(append: &Append<'_>) -> Result<()> {
    snapshot(append.snapshot)?;
    let Some(given) = append.record else { return Ok(()) };
    if given.task_id != append.snapshot.task_id {
        let (this, that) = (&given.task_id, &append.snapshot.task_id);
        return Err(invalid("append", format!("the record is of task `{this}`, the snapshot of `{that}`")));
    }
    record(given)
}

/// An append that puts its task into a queue brings the record.
pub(super) fn enqueue(given: &Append<'_>) -> Result<()> {
    append(given)?;
    if given.record.is_none() || given.snapshot.version != 1 {
        let reason = "a task is put into a queue with its record and its version 1".to_owned();
        return Err(invalid("append", reason));
    }
    Ok(())
}

pub(super) fn rewrite(rewrite: &Rewrite<'_>) -> Result<()> {
    record(rewrite.record)?;
    let mut before = rewrite.keep.unwrap_or(0);
    for given in rewrite.snapshots {
        snapshot(given)?;
        let (this, that) = (rewrite.task_id(), &given.task_id);
        if this != that {
            let reason = format!("the record is of task `{this}`, a snapshot of `{that}`");
            return Err(invalid("rewrite", reason));
        }
        if given.version <= before {
            let reason = format!("version {} does not come behind version {before}", given.version);
            return Err(invalid("rewrite", reason));
        }
        before = given.version;
    }
    Ok(())
}

/// RFC 3339 and Python's `datetime` end at the year 9999; Python's begins at 1.
fn time(what: &'static str, field: &str, time: &DateTime<Utc>) -> Result<()> {
    if (1..=9999).contains(&time.year()) {
        return Ok(());
    }
    Err(invalid(what, format!("the year of {field}, {}, is outside of 1 to 9999", time.year())))
}

/// The time without what is below a microsecond: the wire format and Python keep no more. A leap second, which
/// neither can write, becomes the one after it.
pub(super) fn to_micros(time: DateTime<Utc>) -> DateTime<Utc> {
    let nanos = time.timestamp_subsec_nanos();
    if nanos.is_multiple_of(1000) && nanos < 1_000_000_000 {
        return time;
    }
    DateTime::from_timestamp_micros(time.timestamp_micros()).unwrap_or(time)
}
