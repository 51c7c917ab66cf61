//! What a store is asked, and what it answers.

use std::fmt;

use crate::error::Error;
use crate::protocol::StateSnapshot;
use crate::store::queue::{Release, Renew, Sending, Take};
use crate::store::{Append, Rewrite, TaskRecord};

/// One call of a method of [`SnapshotStore`](crate::SnapshotStore), or of [`TaskQueue`](crate::store::TaskQueue), with its arguments.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Operation<'a> {
    /// `save`.
    Save(&'a StateSnapshot),
    /// `get` of this task.
    Get(&'a str),
    /// `get_version` of this task.
    GetVersion(&'a str, u64),
    /// `list_versions` of this task.
    ListVersions(&'a str),
    /// `delete` of this task.
    Delete(&'a str),
    /// `delete_version` of this task.
    DeleteVersion(&'a str, u64),
    /// `append`: the start of a task, or a checkpoint.
    Append(Append<'a>),
    /// `record` of this task.
    Record(&'a str),
    /// `records`.
    Records,
    /// `swap_record`: a claim, or the end of an attempt.
    SwapRecord {
        /// The attempt that the stored record must have.
        expected: Option<u64>,
        /// The record to write.
        record: &'a TaskRecord,
    },
    /// `enqueue`: the start of a task that is to wait for a worker.
    Enqueue(Append<'a>),
    /// `take`: a worker asks for tasks.
    Take(Take<'a>),
    /// `renew`: a worker keeps its leases alive.
    Renew(Renew<'a>),
    /// `release`: a worker gives a task back.
    Release(Release<'a>),
    /// `put_back` of this task.
    PutBack(&'a str),
    /// `send`: a message to a task.
    Send(Sending<'a>),
    /// `message` to this task about this topic.
    Message(&'a str, &'a str),
    /// `wakes` of this task.
    Wakes(&'a str),
    /// `rewrite`: a rollback, an edit, or the beginning of a task with a past.
    Rewrite(Rewrite<'a>),
    /// `find` by this id, of this task or any.
    Find(&'a str, Option<&'a str>),
}

impl Operation<'_> {
    /// Whether it changes the store.
    #[must_use]
    pub fn is_write(&self) -> bool {
        matches!(
            self,
            Self::Save(_)
                | Self::Delete(_)
                | Self::DeleteVersion(..)
                | Self::Append(_)
                | Self::SwapRecord { .. }
                | Self::Enqueue(_)
                | Self::Take(_)
                | Self::Renew(_)
                | Self::Release(_)
                | Self::PutBack(_)
                | Self::Send(_)
                | Self::Rewrite(_)
        )
    }

    /// The version that it is about, if it is about one.
    #[must_use]
    pub fn version(&self) -> Option<u64> {
        match self {
            Self::Save(snapshot)
            | Self::Append(Append { snapshot, .. })
            | Self::Enqueue(Append { snapshot, .. }) => Some(snapshot.version),
            Self::GetVersion(_, version) | Self::DeleteVersion(_, version) => Some(*version),
            _ => None,
        }
    }

    /// The task that it is about; `None` for `records`, `take`, `renew`, and for a `find` in any.
    #[must_use]
    pub fn task_id(&self) -> Option<&str> {
        match self {
            Self::Save(snapshot)
            | Self::Append(Append { snapshot, .. })
            | Self::Enqueue(Append { snapshot, .. }) => Some(&snapshot.task_id),
            Self::SwapRecord { record, .. } | Self::Rewrite(Rewrite { record, .. }) => Some(&record.task_id),
            Self::Find(_, task_id) => *task_id,
            Self::Get(task_id)
            | Self::GetVersion(task_id, _)
            | Self::ListVersions(task_id)
            | Self::Delete(task_id)
            | Self::DeleteVersion(task_id, _)
            | Self::Record(task_id)
            | Self::Release(Release { task_id, .. })
            | Self::PutBack(task_id)
            | Self::Send(Sending { task_id, .. })
            | Self::Message(task_id, _)
            | Self::Wakes(task_id) => Some(task_id),
            Self::Records | Self::Take(_) | Self::Renew(_) => None,
        }
    }
}

/// As a verb phrase: "append version 3 of task `x`".
impl fmt::Display for Operation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Save(_) => "save",
            Self::Get(_) => "get the latest version",
            Self::GetVersion(..) => "get",
            Self::ListVersions(_) => "list the versions",
            Self::Delete(_) => "delete all",
            Self::DeleteVersion(..) => "delete",
            Self::Append(_) => "append",
            Self::Record(_) => "read the record",
            Self::Records => "list the records",
            Self::SwapRecord { .. } => "swap the record",
            Self::Enqueue(_) => "put into a queue",
            Self::Take(_) => "take tasks",
            Self::Renew(_) => "renew leases",
            Self::Release(_) => "give back an attempt",
            Self::PutBack(_) => "put back a place",
            Self::Send(_) => "send a message",
            Self::Message(..) => "look for a message",
            Self::Wakes(_) => "count the wakes",
            Self::Rewrite(_) => "change the past",
            Self::Find(..) => "look for a snapshot",
        };
        f.write_str(what)?;
        if let Some(version) = self.version() {
            write!(f, " version {version}")?;
        }
        self.task_id().map_or(Ok(()), |task_id| write!(f, " of task `{task_id}`"))
    }
}

/// What whoever asked was told.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Answer<'a> {
    /// A compare-and-swap, or a `save`, was stored.
    Stored,
    /// A compare-and-swap came too late.
    Taken,
    /// A snapshot was found.
    Found(&'a StateSnapshot),
    /// Anything else that went well.
    Done,
    /// An error.
    Failed(&'a Error),
}
