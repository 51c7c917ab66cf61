//! What other agents ask of a task's state.

use super::super::Runtime;
use super::waited;
use crate::error::{Error, Result};
use crate::protocol::{StateQuery, StateRestore, StateRestoreAck, StateSnapshot};
use crate::store::StoreFuture;

impl Runtime {
    /// Answers a `state_query`: the task's latest snapshot, or the version that is asked for.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`], whose [`code`](Error::code) is the protocol's; [`Error::UnknownVersion`]; the store's errors.
    pub fn answer_query(&self, query: &StateQuery) -> Result<StateSnapshot> {
        waited(self.answered(query))
    }

    /// As [`answer_query`](Self::answer_query), as a future.
    ///
    /// # Errors
    ///
    /// As [`answer_query`](Self::answer_query).
    pub fn answer_query_async(&self, query: &StateQuery) -> StoreFuture<'static, StateSnapshot> {
        let query = query.clone();
        self.later(move |runtime| async move { runtime.answered(&query).await })
    }

    async fn answered(&self, query: &StateQuery) -> Result<StateSnapshot> {
        // Versions below 1 are never there.
        let version = query.version.map(|version| u64::try_from(version).unwrap_or(0));
        self.version_of(&query.task_id, version).await
    }

    /// Does what a `state_restore` asks for, with any snapshot of the task: [rolls back](Self::rollback) to it. The task's function is not run;
    /// [`resume`](Self::resume) goes on.
    ///
    /// The snapshot keeps its id and its version, so the message may be repeated. A snapshot that is not there, or is another
    /// task's, is an answer and no error.
    ///
    /// # Errors
    ///
    /// As [`rollback`](Self::rollback), but for what is not found; [`StateRestoreAck::refused`] makes an answer of one.
    pub fn restore(&self, restore: &StateRestore) -> Result<StateRestoreAck> {
        waited(self.restored(restore))
    }

    /// As [`restore`](Self::restore), as a future.
    ///
    /// # Errors
    ///
    /// As [`restore`](Self::restore).
    pub fn restore_async(&self, restore: &StateRestore) -> StoreFuture<'static, StateRestoreAck> {
        let restore = restore.clone();
        self.later(move |runtime| async move { runtime.restored(&restore).await })
    }

    async fn restored(&self, restore: &StateRestore) -> Result<StateRestoreAck> {
        let StateRestore { task_id, snapshot_id } = restore;
        let Some(snapshot) = self.store.find(snapshot_id, Some(task_id)).await? else {
            return Ok(StateRestoreAck::not_found());
        };
        match self.rolled_back(task_id, snapshot.version).await {
            Ok(_) => Ok(StateRestoreAck::restored(restore)),
            // It fell out of the task's window just now.
            Err(Error::UnknownVersion { .. } | Error::TaskNotFound { .. }) => {
                Ok(StateRestoreAck::not_found())
            }
            Err(error) => Err(error),
        }
    }
}
