//! The driver: it begins tasks, carries on where they stopped, and keeps what became of them.

mod arguments;
mod attempt;
mod begin;
mod clock;
mod end;
mod equal;
mod installed;
mod pace;
mod point;
mod registry;
mod size;

pub use clock::{Clock, SystemClock};
pub use installed::resume;

pub(crate) use attempt::Attempt;
pub(crate) use equal::canonical;

#[cfg(feature = "sqlite")]
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use crate::frame::{Call, Persist};
#[cfg(feature = "sqlite")]
use crate::store::SqliteStore;
use crate::store::{Retention, SnapshotStore, TaskRecord};

/// Runs resumable functions and carries on where they stopped.
///
/// A runtime is a store and a few settings; a clone shares the store.
#[derive(Debug, Clone)]
pub struct Runtime {
    store: Arc<dyn SnapshotStore>,
    clock: Arc<dyn Clock>,
    retention: Retention,
    pace: Option<Duration>,
}

impl Runtime {
    /// A runtime over any store, with the machine's clock, the default retention and no pace.
    pub fn new(store: impl SnapshotStore + 'static) -> Self {
        Self {
            store: Arc::new(store),
            clock: Arc::new(SystemClock::default()),
            retention: Retention::default(),
            pace: None,
        }
    }

    /// A runtime over the SQLite file at this path, which is made if it is not there.
    ///
    /// An acknowledged checkpoint is on the disk (WAL, `synchronous=FULL`).
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or is no store.
    #[cfg(feature = "sqlite")]
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        SqliteStore::open(path).map(Self::new)
    }

    /// Which versions stay when a checkpoint is stored.
    #[must_use]
    pub fn with_retention(mut self, retention: Retention) -> Self {
        self.retention = retention;
        self
    }

    /// Stores at most one checkpoint per interval, the first of each attempt always; a crash then loses up to one
    /// interval of work. Without a pace every checkpoint is stored.
    #[must_use]
    pub fn with_pace(mut self, interval: Duration) -> Self {
        self.pace = Some(interval);
        self
    }

    /// Takes the time from another clock.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &dyn SnapshotStore {
        &*self.store
    }

    /// Begins the task, carries on where it stopped, or gives its stored result.
    ///
    /// # Errors
    ///
    /// [`Error::Failed`] or [`Error::Panicked`] if the function did; [`Error::FunctionDiffers`] or
    /// [`Error::ArgumentsDiffer`] if the task was begun with another call; [`Error::Conflict`] if somebody else runs it; an
    /// error for which [`Error::is_incompatible`] holds if the program no longer fits the snapshot; the store's errors.
    pub fn run<T: Persist + 'static>(&self, task_id: impl Into<String>, call: Call<T>) -> Result<T> {
        let task_id = task_id.into();
        let begin = call.into_begin(&task_id)?;
        self.run_or_go_on(&task_id, begin)?.into_value(&task_id)
    }

    /// Carries on where the task stopped, or gives its stored result; the function is found by its name in the snapshot.
    ///
    /// `T` is the function's value: for a function that returns `Result<T, E>`, the `T`.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`] if there is no such task, [`Error::UnknownFunction`] if its function is not in this
    /// program, [`Error::WrongResultType`] if its value is no `T` (the task is completed nevertheless); else as
    /// [`run`](Self::run).
    pub fn resume<T: Persist + 'static>(&self, task_id: &str) -> Result<T> {
        self.go_on_by_id(task_id)?.into_value(task_id)
    }

    /// Carries on with every task that was begun and has not ended, one after the other, the oldest first.
    ///
    /// For each the answer says whether it is completed now; a task that failed before is left to
    /// [`resume`](Self::resume). A task whose record cannot be read is among the answers with
    /// [`Error::CorruptRecord`]. A task that another process still runs is taken from it, so this belongs at
    /// the start of the only process that works on the store.
    ///
    /// # Errors
    ///
    /// If the store cannot list its tasks.
    pub fn recover(&self) -> Result<Vec<(String, Result<()>)>> {
        let recover = |record: Result<TaskRecord>| match record {
            Ok(record) if begin::is_unfinished(&record) => {
                let answer = self.go_on_by_id(&record.task_id).map(drop);
                Some((record.task_id, answer))
            }
            Ok(_) => None,
            Err(error) => Some((begin::task_of(&error), Err(error))),
        };
        Ok(self.tasks()?.into_iter().filter_map(recover).collect())
    }

    /// What the store keeps about each task, the oldest first; [`Error::CorruptRecord`] for one that cannot be read.
    ///
    /// # Errors
    ///
    /// The store's.
    pub fn tasks(&self) -> Result<Vec<Result<TaskRecord>>> {
        self.store.records().wait()
    }

    /// What the store keeps about this task.
    ///
    /// # Errors
    ///
    /// The store's.
    pub fn task(&self, task_id: &str) -> Result<Option<TaskRecord>> {
        self.store.record(task_id).wait()
    }

    /// Makes this the runtime of the free [`resume`]; it replaces the one before.
    pub fn install(self) {
        installed::set(self);
    }
}
