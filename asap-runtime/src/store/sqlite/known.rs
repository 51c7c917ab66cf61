//! What the connection that writes knows of its tasks without asking the file.
//!
//! To compare version and attempt takes as long as the insert itself. What the last append of a task has found stays true until
//! somebody writes something else: through this connection, which is told here, or through another one, which SQLite
//! counts (`PRAGMA data_version`). The count is read once in a transaction that writes, where nobody else can commit, and is used for all
//! writes that share it.

use std::collections::HashMap;

use rusqlite::Connection;

use super::integer;
use crate::store::Append;

/// How many tasks are remembered.
const TASKS: usize = 4096;

#[derive(Debug, Default)]
pub(super) struct Known {
    /// The count at which all of it was true.
    data_version: Option<i64>,
    /// Whether that has been compared in the transaction that has begun.
    is_compared: bool,
    tasks: HashMap<String, Head>,
}

/// The highest version of a task.
#[derive(Debug, Clone, Copy)]
struct Head {
    version: i64,
    /// No other attempt is in the record.
    attempt: u64,
    /// Nothing is there between the start and the window that the last append has left.
    is_pruned: bool,
}

impl Known {
    /// In a transaction that writes: forgets all of it if another connection has written since.
    pub(super) fn compare(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let now: i64 = connection.prepare_cached("PRAGMA data_version")?.query_row((), |row| row.get(0))?;
        if self.data_version.replace(now) != Some(now) {
            self.tasks.clear();
        }
        self.is_compared = true;
        Ok(())
    }

    /// The transaction has ended: others may write.
    pub(super) fn end(&mut self) {
        self.is_compared = false;
    }

    /// Whether the append's version is the next and its attempt not fenced off.
    pub(super) fn allows(&self, append: &Append<'_>) -> bool {
        self.head(append).is_some()
    }

    /// Whether that is so, and nothing is there below its window.
    pub(super) fn allows_over(&self, append: &Append<'_>) -> bool {
        self.head(append).is_some_and(|head| head.is_pruned)
    }

    fn head(&self, append: &Append<'_>) -> Option<&Head> {
        if !self.is_compared {
            return None;
        }
        let head = self.tasks.get(&append.snapshot.task_id)?;
        let is_next = head.version == integer(append.snapshot.version) - 1;
        (is_next && append.attempt == Some(head.attempt)).then_some(head)
    }

    /// An append was stored, and has removed what fell out of its window; or nothing could fall out of it.
    pub(super) fn appended(&mut self, append: &Append<'_>, has_pruned: bool) {
        let (task_id, version) = (&append.snapshot.task_id, integer(append.snapshot.version));
        let Some(attempt) = append.attempt else { return self.forget(task_id) };
        if let Some(head) = self.tasks.get_mut(task_id) {
            let is_pruned = has_pruned || (head.is_pruned && head.version == version - 1);
            *head = Head { version, attempt, is_pruned };
            return;
        }
        if self.tasks.len() >= TASKS {
            self.tasks.clear();
        }
        self.tasks.insert(task_id.clone(), Head { version, attempt, is_pruned: has_pruned });
    }

    /// Something else happened to the task, or may have.
    pub(super) fn forget(&mut self, task_id: &str) {
        self.tasks.remove(task_id);
    }

    /// Something happened to any task.
    pub(super) fn forget_all(&mut self) {
        self.tasks.clear();
    }
}
