//! A task as text, and from text.
//!
//! # Format 1
//!
//! Lines of JSON, each ended by a line feed. The first is about the task, each other is one of its snapshots, ascending by
//! version, as the ASAP protocol writes it:
//!
//! ```text
//! {"asap_export":1,"task_id":"t","snapshots":2,"record":{"function":"jobs::sum","status":"working","attempt":1,"result":null,"error":null,"created_at":"…","updated_at":"…"}}
//! {"id":"…","task_id":"t","version":1,"data":{…},"checkpoint":false,"created_at":"…"}
//! {"id":"…","task_id":"t","version":2,"data":{…},"checkpoint":true,"created_at":"…"}
//! ```
//!
//! `record` is null for a task without one. `result` is the text of the JSON that the store keeps.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::super::Runtime;
use super::waited;
use crate::error::{Error, Result};
use crate::protocol::{StateSnapshot, TaskStatus, timestamp};
use crate::store::{StoreFuture, TaskRecord};

/// The format that is written, and the newest that is read.
const FORMAT: u32 = 1;

/// How often a task is read that is changed meanwhile.
const TRIES: u32 = 8;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    asap_export: u32,
    task_id: String,
    snapshots: usize,
    record: Option<Record>,
}

/// The first line, as far as every format has it.
#[derive(Deserialize)]
struct Format {
    asap_export: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    function: String,
    status: TaskStatus,
    attempt: u64,
    result: Option<String>,
    error: Option<String>,
    parent_task_id: Option<String>,
    depth: u8,
    failures: u32,
    failing_since: Option<String>,
    #[serde(with = "timestamp")]
    created_at: DateTime<Utc>,
    #[serde(with = "timestamp")]
    updated_at: DateTime<Utc>,
}

impl From<TaskRecord> for Record {
    fn from(record: TaskRecord) -> Self {
        let TaskRecord { function, status, attempt, result, error, created_at, updated_at, .. } = record;
        let TaskRecord { parent_task_id, depth, failures, failing_since, .. } = record;
        Self {
            function,
            status,
            attempt,
            result,
            error,
            parent_task_id,
            depth,
            failures,
            failing_since: failing_since.map(timestamp::to_protocol),
            created_at,
            updated_at,
        }
    }
}

impl Record {
    fn into_record(self, task_id: String) -> Result<TaskRecord> {
        let Self { function, status, attempt, result, error, created_at, updated_at, .. } = self;
        let Self { parent_task_id, depth, failures, failing_since, .. } = self;
        let failing_since = failing_since.map(|since| timestamp::parse(&since)).transpose()?;
        let new = TaskRecord::new(task_id, function, status, created_at);
        Ok(TaskRecord {
            attempt,
            result,
            error,
            parent_task_id,
            depth,
            failures,
            failing_since,
            updated_at,
            ..new
        })
    }
}

impl Runtime {
    /// A task with its record and all its snapshots as text, for [`import`](Self::import) into another store: lines of JSON, of which each but
    /// the first is a snapshot as the ASAP protocol writes it.
    ///
    /// Its place in a queue is not a part of it. A task that is run meanwhile is exported as it was at a moment of that run, perhaps
    /// without the oldest versions.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::Corrupt`] or [`Error::CorruptRecord`] if something cannot be read; [`Error::Conflict`] if the task is
    /// taken over or rolled back all the time; the store's errors.
    pub fn export(&self, task_id: &str) -> Result<String> {
        waited(self.exported(task_id))
    }

    /// As [`export`](Self::export), as a future.
    ///
    /// # Errors
    ///
    /// As [`export`](Self::export).
    pub fn export_async(&self, task_id: &str) -> StoreFuture<'static, String> {
        let task_id = task_id.to_owned();
        self.later(move |runtime| async move { runtime.exported(&task_id).await })
    }

    /// Stores a task that [`export`](Self::export) has written, in one transaction; nothing may be stored under its id.
    ///
    /// Status and attempt are those of the export, and the task is in no queue. Functions are not looked for: that is up to
    /// [`resume`](Self::resume).
    ///
    /// Returns the record.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the text is none that `export` has written, or not the whole of it; [`Error::TaskExists`] if anything is stored under the
    /// id; [`Error::Unsupported`] if the store cannot begin a task with a past; the store's errors.
    pub fn import(&self, text: &str) -> Result<TaskRecord> {
        waited(self.imported(text))
    }

    /// As [`import`](Self::import), as a future.
    ///
    /// # Errors
    ///
    /// As [`import`](Self::import).
    pub fn import_async(&self, text: impl Into<String>) -> StoreFuture<'static, TaskRecord> {
        let text = text.into();
        self.later(move |runtime| async move { runtime.imported(&text).await })
    }

    async fn exported(&self, task_id: &str) -> Result<String> {
        for _ in 0..TRIES {
            // The record first: a snapshot may be newer than it, as after a crash, but not older.
            let record = self.store.record(task_id).await?;
            let Some(snapshots) = self.read_all(task_id).await? else { continue };
            if record.is_none() && snapshots.is_empty() {
                return Err(Error::TaskNotFound { task_id: task_id.to_owned() });
            }
            let attempt = |record: &Option<TaskRecord>| record.as_ref().map(|record| record.attempt);
            if attempt(&self.store.record(task_id).await?) == attempt(&record) {
                return Ok(written(task_id, record, &snapshots));
            }
        }
        Err(self.overtaken(task_id).await?)
    }

    /// Every version; `None` if the latest went away meanwhile. Others may have fallen out of the window.
    async fn read_all(&self, task_id: &str) -> Result<Option<Vec<StateSnapshot>>> {
        let versions = self.store.list_versions(task_id).await?;
        let mut snapshots = Vec::with_capacity(versions.len());
        for version in &versions {
            snapshots.extend(self.store.get_version(task_id, *version).await?);
        }
        let is_whole = snapshots.last().map(|snapshot| snapshot.version) == versions.last().copied();
        Ok(is_whole.then_some(snapshots))
    }

    async fn imported(&self, text: &str) -> Result<TaskRecord> {
        let (head, past) = read(text)?;
        let record = match (head.record, past.last()) {
            (Some(record), _) => record.into_record(head.task_id)?,
            (None, Some(latest)) => self.adopted(latest),
            (None, None) => return Err(invalid(1, &"it has neither a record nor a snapshot")),
        };
        self.begun_with(&record, &past).await?;
        Ok(record)
    }
}

fn written(task_id: &str, record: Option<TaskRecord>, snapshots: &[StateSnapshot]) -> String {
    let (task_id, record) = (task_id.to_owned(), record.map(Record::from));
    let head = Head { asap_export: FORMAT, task_id, snapshots: snapshots.len(), record };
    let mut text = serde_json::to_string(&head).expect("every field is JSON");
    text.push('\n');
    for snapshot in snapshots {
        text.push_str(&snapshot.to_json());
        text.push('\n');
    }
    text
}

fn read(text: &str) -> Result<(Head, Vec<StateSnapshot>)> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (_, first) = lines.next().ok_or_else(|| invalid(1, &"it is empty"))?;
    let Format { asap_export } = serde_json::from_str(first).map_err(|error| invalid(1, &error))?;
    if asap_export != FORMAT {
        let reason =
            format!("it has format {asap_export}, this version reads format {FORMAT}; update this program");
        return Err(invalid(1, &reason));
    }
    let head: Head = serde_json::from_str(first).map_err(|error| invalid(1, &error))?;
    let mut snapshots: Vec<StateSnapshot> = Vec::new();
    for (index, line) in lines {
        let number = index + 1;
        let snapshot = StateSnapshot::from_json(line).map_err(|error| match error {
            Error::Invalid { reason, .. } => invalid(number, &reason),
            other => other,
        })?;
        if snapshot.task_id != head.task_id {
            let reason =
                format!("it is a snapshot of task `{}`, not of `{}`", snapshot.task_id, head.task_id);
            return Err(invalid(number, &reason));
        }
        if let Some(before) = snapshots.last()
            && before.version >= snapshot.version
        {
            let reason = format!("version {} stands behind version {}", snapshot.version, before.version);
            return Err(invalid(number, &reason));
        }
        snapshots.push(snapshot);
    }
    if snapshots.len() != head.snapshots {
        let reason =
            format!("it says that there are {} snapshots, and there are {}", head.snapshots, snapshots.len());
        return Err(invalid(1, &reason));
    }
    Ok((head, snapshots))
}

fn invalid(line: usize, reason: &dyn Display) -> Error {
    Error::Invalid { what: "export", reason: format!("line {line}: {reason}") }
}
