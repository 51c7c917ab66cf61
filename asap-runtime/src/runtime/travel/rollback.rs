//! Back to a version.

use chrono::SubsecRound;

use super::super::Runtime;
use super::waited;
#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use crate::store::{Rewrite, StoreFuture, Swap, TaskRecord};
use crate::telemetry;

impl Runtime {
    /// Goes back to a version: what was stored after it is deleted, and the task goes on from there.
    ///
    /// In one transaction the later versions are deleted, and the record loses its result and its error, becomes `working`, and gets
    /// the next attempt: whoever runs the task stores nothing more, as when somebody else resumes it. A task that was completed,
    /// failed or cancelled goes on as well; that is this crate's extension of the protocol's lifecycle, as the resume of a failed task is.
    ///
    /// [`resume`](Self::resume) or [`run`](Self::run) goes on. A task that waits in a queue stays there and is taken from this version; one
    /// that was parked, or has left its queue, is parked, until [`put_back`](Self::put_back).
    ///
    /// Returns the record as it is now.
    ///
    /// ```
    /// # use asap_runtime::{Runtime, checkpoint, resumable, store::MemoryStore};
    /// #[resumable]
    /// fn count(to: u64) -> u64 {
    ///     let mut n = 0;
    ///     while n < to {
    ///         n += 1;
    ///         checkpoint!();
    ///     }
    ///     n
    /// }
    ///
    /// let runtime = Runtime::new(MemoryStore::new());
    /// runtime.run("count", count(5))?;
    /// runtime.rollback("count", 3)?;
    /// assert_eq!(runtime.store().list_versions("count").wait()?, [1, 2, 3]);
    /// assert_eq!(runtime.resume::<u64>("count")?, 5);
    /// # Ok::<(), asap_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::UnknownVersion`], which names the versions that are there; [`Error::Conflict`] if a worker has
    /// leased the task, or somebody else has claimed it just now; [`Error::Unsupported`] if the store cannot change the past; the store's
    /// errors.
    pub fn rollback(&self, task_id: &str, version: u64) -> Result<TaskRecord> {
        waited(self.rolled_back(task_id, version))
    }

    /// As [`rollback`](Self::rollback), as a future.
    ///
    /// # Errors
    ///
    /// As [`rollback`](Self::rollback).
    pub fn rollback_async(&self, task_id: &str, version: u64) -> StoreFuture<'static, TaskRecord> {
        let task_id = task_id.to_owned();
        self.later(move |runtime| async move { runtime.rolled_back(&task_id, version).await })
    }

    /// Nothing but the version's number is looked at: a damaged snapshot can be gone back behind, and one of an older program to.
    pub(super) async fn rolled_back(&self, task_id: &str, version: u64) -> Result<TaskRecord> {
        let stored = self.store.record(task_id).await?;
        let expected = stored.as_ref().map(|record| record.attempt);
        let before = stored.as_ref().map(|record| record.status);
        let record = match stored {
            Some(record) => TaskRecord {
                attempt: record.attempt + 1,
                status: record.status.roll_back(),
                result: None,
                error: None,
                failures: 0,
                failing_since: None,
                updated_at: self.clock.now().trunc_subsecs(6),
                ..record
            },
            None => self.adopted(&self.version_of(task_id, Some(version)).await?),
        };
        let rewrite = Rewrite { keep: Some(version), parks: true, ..Rewrite::new(expected, &record) };
        match self.store.rewrite(rewrite).await? {
            Swap::Stored | Swap::Woke => {
                if let Some(before) = before {
                    telemetry::transition(task_id, before, record.status);
                }
                Ok(record)
            }
            Swap::Taken if self.store.list_versions(task_id).await?.contains(&version) => {
                Err(self.overtaken(task_id).await?)
            }
            Swap::Taken => Err(self.without(task_id, version).await?),
        }
    }
}
