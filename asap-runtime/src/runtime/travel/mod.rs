//! A task's past: looked at, gone back to, gone on from elsewhere, and changed.
//!
//! [`Runtime::rollback`] goes back to a version, [`Runtime::fork`] begins another task with one, [`Runtime::edit`] and
//! [`Runtime::set_local`] append a version in which locals are changed, [`Runtime::diff`] tells what differs between two,
//! [`Runtime::export`] and [`Runtime::import`] carry a task over into another store. `docs/time-travel.md` of the repository shows them.

mod diff;
mod edit;
mod export;
mod fork;
mod framed;
mod restore;
mod rollback;

pub use diff::{Change, Diff, FrameDiff};
pub use edit::Edit;
pub use framed::{EditedFrame, Unedited};

use std::future::Future;

use chrono::SubsecRound;

use super::{Runtime, point};
use crate::error::{Error, Result};
use crate::protocol::{StateSnapshot, TaskStatus};
use crate::store::{StoreFuture, TaskRecord};

/// Waits on this thread.
fn waited<'a, T: Send + Unpin + 'a>(work: impl Future<Output = Result<T>> + Send + 'a) -> Result<T> {
    StoreFuture::pending(work).wait()
}

impl Runtime {
    /// The latest snapshot of a task, or one of its versions.
    async fn version_of(&self, task_id: &str, version: Option<u64>) -> Result<StateSnapshot> {
        let found = match version {
            Some(version) => self.store.get_version(task_id, version).await?,
            None => self.store.get(task_id).await?,
        };
        match found {
            Some(found) => Ok(found),
            None => Err(self.without(task_id, version.unwrap_or(0)).await?),
        }
    }

    /// The error for a task that is not there, or does not have this version.
    async fn without(&self, task_id: &str, version: u64) -> Result<Error> {
        let task_id = task_id.to_owned();
        let versions = self.store.list_versions(&task_id).await?;
        if versions.is_empty() && self.store.record(&task_id).await?.is_none() {
            return Ok(Error::TaskNotFound { task_id });
        }
        Ok(Error::UnknownVersion { task_id, version, known: ranges(&versions) })
    }

    /// The error for a change of the past that somebody else was faster than.
    async fn overtaken(&self, task_id: &str) -> Result<Error> {
        let version = self.store.list_versions(task_id).await?.last().copied().unwrap_or(0);
        Ok(Error::Conflict { task_id: task_id.to_owned(), version })
    }

    /// The record of a task that goes on from this snapshot and has none. What no resumable function wrote waits for somebody.
    fn adopted(&self, snapshot: &StateSnapshot) -> TaskRecord {
        let now = self.clock.now().trunc_subsecs(6);
        let function = point::read(snapshot.clone()).ok().map(|mut frames| frames.swap_remove(0).function);
        let status = if function.is_some() { TaskStatus::Working } else { TaskStatus::InputRequired };
        TaskRecord::new(&snapshot.task_id, function.unwrap_or_default(), status, now)
    }

    /// The snapshot of this id, of whichever task.
    ///
    /// For an id that somebody has noted down: the store may look at every snapshot it has.
    ///
    /// # Errors
    ///
    /// [`Error::Unsupported`] if the store cannot look for ids; the store's errors.
    pub fn snapshot(&self, id: &str) -> Result<Option<StateSnapshot>> {
        self.store.find(id, None).wait()
    }
}

/// Versions for a message: `1, 903 to 1002`.
fn ranges(versions: &[u64]) -> String {
    let runs = versions.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first} to {last}"),
        [] => String::new(),
    });
    let runs: Vec<_> = runs.collect();
    if runs.is_empty() { "none".to_owned() } else { runs.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_in_ranges() {
        assert_eq!(ranges(&[]), "none");
        assert_eq!(ranges(&[1]), "1");
        assert_eq!(ranges(&[1, 2]), "1 to 2");
        assert_eq!(ranges(&[1, 903, 904, 1002, 1004, 1005, 1006]), "1, 903 to 904, 1002, 1004 to 1006");
    }
}
