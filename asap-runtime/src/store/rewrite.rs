//! The transaction that changes a task's past.

use super::TaskRecord;
use crate::protocol::StateSnapshot;

/// What happens to a task's versions and its record in one transaction: a rollback, an edit, the beginning of a task with a
/// past.
///
/// The task is the record's.
#[derive(Debug, Clone, Copy)]
pub struct Rewrite<'a> {
    /// The attempt that the stored record must have; `None`: there must be no record.
    pub expected: Option<u64>,
    /// Written whole in the place of the stored one. Its attempt should be another than the stored one's: that fences off whoever
    /// runs the task.
    pub record: &'a TaskRecord,
    /// The version that must be the highest stored one, 0 if none may be stored; `None`: any.
    pub highest: Option<u64>,
    /// Versions above this one are deleted, and it must be stored itself; `None`: nothing is deleted.
    pub keep: Option<u64>,
    /// Versions that are added, ascending and above `keep`. None of them may be there.
    pub snapshots: &'a [StateSnapshot],
    /// Whether a task is parked that was in a queue once and is in none.
    pub parks: bool,
}

impl<'a> Rewrite<'a> {
    /// Writes the record of a task that has one of this attempt, and changes nothing else.
    #[must_use]
    pub fn new(expected: Option<u64>, record: &'a TaskRecord) -> Self {
        Self { expected, record, highest: None, keep: None, snapshots: &[], parks: false }
    }

    /// The task.
    #[must_use]
    pub fn task_id(&self) -> &'a str {
        &self.record.task_id
    }
}
