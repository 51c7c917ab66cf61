//! Another task that goes on from a version.

use super::super::Runtime;
use super::super::attempt::{Ids, stamp};
use super::waited;
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;
use crate::store::{Rewrite, StoreFuture, Swap, TaskRecord};

impl Runtime {
    /// Begins a new task with a version of another, the latest if none is named; the other stays as it is.
    ///
    /// The new task has that snapshot, with the same version, data, flag and time, and version 1, for
    /// [`run`](Self::run) to compare the arguments with; each under a snapshot id of its own. It is `working`, in its first attempt and in no
    /// queue: [`resume`](Self::resume) goes on with it. Resources are not forked, and neither is anything outside of the store.
    ///
    /// Returns the snapshot that the new task goes on from.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::UnknownVersion`], which names the versions that are there; [`Error::TaskExists`] if anything is
    /// stored under the new id; [`Error::Unsupported`] if the store cannot begin a task with a past; the store's errors.
    pub fn fork(
        &self,
        task_id: &str,
        version: Option<u64>,
        new_id: impl Into<String>,
    ) -> Result<StateSnapshot> {
        waited(self.forked(task_id, version, new_id.into()))
    }

    /// As [`fork`](Self::fork), as a future.
    ///
    /// # Errors
    ///
    /// As [`fork`](Self::fork).
    pub fn fork_async(
        &self,
        task_id: &str,
        version: Option<u64>,
        new_id: impl Into<String>,
    ) -> StoreFuture<'static, StateSnapshot> {
        let (task_id, new_id) = (task_id.to_owned(), new_id.into());
        self.later(move |runtime| async move { runtime.forked(&task_id, version, new_id).await })
    }

    async fn forked(&self, task_id: &str, version: Option<u64>, new_id: String) -> Result<StateSnapshot> {
        let mut latest = self.version_of(task_id, version).await?;
        let start = match latest.version {
            1 => None,
            _ => self.store.get_version(task_id, 1).await?,
        };
        let function = self.store.record(task_id).await?.map(|record| record.function);
        let mut ids = Ids::default();
        let mut moved = |snapshot: &mut StateSnapshot| {
            let created_at = snapshot.created_at;
            stamp(snapshot, &mut ids, &*self.clock);
            snapshot.created_at = created_at;
            snapshot.task_id.clone_from(&new_id);
        };
        let mut past: Vec<StateSnapshot> = Vec::new();
        if let Some(mut start) = start {
            moved(&mut start);
            past.push(start);
        }
        moved(&mut latest);
        past.push(latest.clone());
        let record = self.adopted(&latest);
        let record = TaskRecord { function: function.unwrap_or_else(|| record.function.clone()), ..record };
        self.begun_with(&record, &past).await?;
        Ok(latest)
    }

    /// Begins a task with a past.
    pub(super) async fn begun_with(&self, record: &TaskRecord, past: &[StateSnapshot]) -> Result<()> {
        let rewrite = Rewrite { highest: Some(0), snapshots: past, ..Rewrite::new(None, record) };
        match self.store.rewrite(rewrite).await? {
            Swap::Stored | Swap::Woke => Ok(()),
            Swap::Taken => Err(Error::TaskExists { task_id: record.task_id.clone() }),
        }
    }
}
