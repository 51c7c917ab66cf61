//! The driver: it begins tasks, carries on where they stopped, and keeps what became of them.

mod arguments;
mod attempt;
mod begin;
mod cancel;
mod cancels;
mod children;
mod clock;
mod durability;
mod effects;
mod end;
mod equal;
mod executor;
mod flush;
mod installed;
mod pace;
mod point;
pub(crate) mod registry;
mod resources;
mod retry;
mod run;
mod running;
#[cfg(feature = "cron")]
mod schedules;
mod send;
mod size;
mod statistics;
mod step;
mod submit;
pub mod travel;
mod undo;
mod waiting;
#[cfg(feature = "worker")]
mod worker;

pub use cancel::Cancelled;
pub use clock::{Clock, SystemClock, Waiting};
pub use durability::CheckpointDurability;
pub use installed::resume;
pub use running::{Runnable, Running, RunningLocal};
pub use send::Delivery;
pub use statistics::{Statistics, VersionSize};
pub use submit::{Queue, Submitted};
#[cfg(feature = "worker")]
pub use worker::{Summary, Worker};

pub(crate) use arguments::write as write_arguments;
pub(crate) use attempt::Attempt;
pub(crate) use children::Child;
pub(crate) use equal::canonical;
pub(crate) use executor::{block_on, is_polling, is_waiting, offload};
pub(crate) use point::{Place, Point, fit_by_itself, read as read_frames};
pub(crate) use registry::find as registered;
pub(crate) use resources::Resources;

use begin::Asker;
use cancels::Cancels;
use flush::Flusher;
use run::Wanted;

use std::any::Any;
#[cfg(feature = "sqlite")]
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use crate::frame::{Persist, Resumable};
use crate::parts::LARGE;
#[cfg(feature = "sqlite")]
use crate::store::SqliteStore;
use crate::store::{Offloaded, Retention, SnapshotStore, StoreFuture, TaskRecord, from_url};
use crate::wait::Waits;

/// Runs resumable functions and carries on where they stopped.
///
/// A runtime is a store and a few settings; a clone shares the store.
#[derive(Debug, Clone)]
pub struct Runtime {
    store: Arc<dyn SnapshotStore>,
    clock: Arc<dyn Clock>,
    resources: Arc<Resources>,
    retention: Retention,
    pace: Option<Duration>,
    /// The most bytes that a snapshot may have.
    size_limit: u64,
    /// From how many bytes on a value is kept in parts.
    parts_from: usize,
    durability: CheckpointDurability,
    /// Whether every checkpoint is durable before it returns, whatever its function says.
    is_strict: bool,
    /// What stores the checkpoints that need not be: one for all clones.
    flusher: Arc<Flusher>,
    /// What is done when a task waits.
    waits: Waits,
    /// Set when tasks are to stop behind their next checkpoints.
    drain: Option<Arc<AtomicBool>>,
    /// Whom to tell of cancellations.
    cancels: Arc<Cancels>,
    /// Whether effects whose outcome is not known are done again although somebody ought to decide.
    repeats_effects: bool,
}

impl Runtime {
    /// A runtime over any store, with the machine's clock, the default retention and no pace.
    pub fn new(store: impl SnapshotStore + 'static) -> Self {
        let store: Arc<dyn SnapshotStore> = Arc::new(store);
        Self {
            flusher: Arc::new(Flusher::new(&store)),
            store,
            clock: Arc::new(SystemClock::default()),
            resources: Arc::default(),
            retention: Retention::default(),
            pace: None,
            size_limit: u64::MAX,
            parts_from: LARGE,
            durability: CheckpointDurability::default(),
            is_strict: false,
            waits: Waits::default(),
            drain: None,
            cancels: Arc::default(),
            repeats_effects: false,
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

    /// A runtime over the store at this address, such as `postgres://…`: see [`from_url`](crate::store::from_url). The answer is
    /// waited for or awaited.
    ///
    /// # Errors
    ///
    /// If there is no such store, or it cannot be opened.
    pub fn connect(url: &str) -> StoreFuture<'static, Self> {
        from_url(url).then(|store| store.map(Self::new))
    }

    /// Which versions stay when a checkpoint is stored.
    #[must_use]
    pub fn with_retention(mut self, retention: Retention) -> Self {
        self.retention = retention;
        self
    }

    /// From how many bytes of JSON on a local is kept in parts that versions share, in a store that
    /// [keeps parts](SnapshotStore::keeps_parts): 8,192 unless this says otherwise. What is smaller stands in the row, where any tool of the
    /// store shows it.
    #[must_use]
    pub fn with_parts_from(mut self, bytes: usize) -> Self {
        self.parts_from = bytes;
        self
    }

    /// The most bytes of JSON that a snapshot's data may have, as a whole, however it is stored; there is no limit unless this sets one.
    ///
    /// A checkpoint above it fails with [`Error::TooLarge`], which names the largest local; nothing of it is stored, and the attempt ends
    /// there. A call whose arguments are above it is not begun. Items that a `for` loop by value has taken from a list in parts count as long as the
    /// list is there.
    #[must_use]
    pub fn with_size_limit(mut self, bytes: u64) -> Self {
        self.size_limit = bytes;
        self
    }

    /// Stores at most one checkpoint per interval, the first of each attempt always; a crash then loses up to one
    /// interval of work. Without a pace every checkpoint is stored.
    #[must_use]
    pub fn with_pace(mut self, interval: Duration) -> Self {
        self.pace = Some(interval);
        self
    }

    /// Says when a checkpoint is durable: before it returns, which is the default, or at the latest within an interval.
    ///
    /// A function marked `#[resumable(durable_within = "…")]` has its own say. For one task, use a clone of the runtime:
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use asap_runtime::{CheckpointDurability, Runtime, checkpoint, resumable, store::MemoryStore};
    /// #[resumable]
    /// fn sum(n: u64) -> u64 {
    ///     let mut sum = 0;
    ///     for i in 0..n {
    ///         sum += i;
    ///         checkpoint!();
    ///     }
    ///     sum
    /// }
    ///
    /// let runtime = Runtime::new(MemoryStore::new());
    /// let quick = runtime.clone().with_durability(CheckpointDurability::Within(Duration::from_millis(200)));
    /// assert_eq!(quick.run("sum", sum(10_000))?, 49_995_000);
    /// # Ok::<(), asap_runtime::Error>(())
    /// ```
    #[must_use]
    pub fn with_durability(mut self, durability: CheckpointDurability) -> Self {
        self.durability = durability;
        self
    }

    /// Stores all checkpoints that this runtime and its clones have acknowledged, and waits for it: for a program that is about to
    /// [exit](std::process::exit), or to look into the store. The answer is waited for or awaited.
    ///
    /// When the last clone is dropped the same happens.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if some could not be stored. Each of their tasks is told so as well, and stops.
    pub fn flush(&self) -> StoreFuture<'static, ()> {
        let flusher = Arc::clone(&self.flusher);
        StoreFuture::pending(async move { flusher.store_all().await })
    }

    /// Every checkpoint is durable before it returns, whatever its function says: for tests that count them.
    pub(crate) fn strict(mut self) -> Self {
        self.is_strict = true;
        self
    }

    /// Decides about all effects whose outcome is not known that they are done again: for tests, in which nobody else decides.
    pub(crate) fn repeating_effects(mut self) -> Self {
        self.repeats_effects = true;
        self
    }

    pub(crate) fn repeats_effects(&self) -> bool {
        self.repeats_effects
    }

    /// Says what `run` and `resume` do when their task waits: wait with it, which is the default, or return.
    #[must_use]
    pub fn with_waits(mut self, waits: Waits) -> Self {
        self.waits = waits;
        self
    }

    /// Takes the time from another clock.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Supplies this value to every parameter of its type that is marked `#[resource]`; it replaces the one before.
    ///
    /// A parameter `#[resource] pool: Pool` gets a clone, one of type `&Client` borrows it.
    #[must_use]
    pub fn with_resource<R: Any + Send + Sync>(mut self, resource: R) -> Self {
        Arc::make_mut(&mut self.resources).insert(resource);
        self
    }

    /// Supplies these resources instead of those that it has.
    pub(crate) fn with_resources(mut self, resources: Arc<Resources>) -> Self {
        self.resources = resources;
        self
    }

    /// The clock that the runtime goes by.
    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &dyn SnapshotStore {
        &*self.store
    }

    /// Begins the task, carries on where it stopped, or gives its stored result.
    ///
    /// Of a synchronous function this gives a `Result`, of an asynchronous one a future of it.
    ///
    /// # Errors
    ///
    /// [`Error::Failed`] or [`Error::Panicked`] if the function did; [`Error::FunctionDiffers`] or
    /// [`Error::ArgumentsDiffer`] if the task was begun with another call; [`Error::Conflict`] if somebody else runs it;
    /// [`Error::MissingResource`] if this runtime does not have what the function asks for; [`Error::InsideExecutor`] if a
    /// synchronous function would block an executor; an error for which [`Error::is_incompatible`] holds if the program no
    /// longer fits the snapshot; the store's errors.
    pub fn run<C: Runnable>(&self, task_id: impl Into<String>, call: C) -> C::Answer {
        call.run_on(self, task_id.into())
    }

    /// Carries on where the task stopped, or gives its stored result; the function is found by its name in the snapshot.
    ///
    /// `T` is the function's value: for a function that returns `Result<T, E>`, the `T`.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`] if there is no such task, [`Error::UnknownFunction`] if its function is not in this
    /// program, [`Error::AsyncFunction`] if it is asynchronous, [`Error::WrongResultType`] if its value is no `T` (the task
    /// is completed nevertheless); else as [`run`](Self::run).
    pub fn resume<T: Persist + 'static>(&self, task_id: &str) -> Result<T> {
        self.run_here(&Wanted::value(task_id), self.go_on_by_id(task_id, None, Asker::Thread))
    }

    /// As [`resume`](Self::resume), as a future; a synchronous function runs on a thread for blocking work.
    pub fn resume_async<T: Persist + Send + 'static>(&self, task_id: &str) -> Running<T> {
        self.go_on_later(task_id, None)
    }

    /// As [`resume_async`](Self::resume_async), on one thread: for functions marked `#[resumable(local)]`.
    ///
    /// A synchronous function is [`Error::InsideExecutor`].
    pub fn resume_local<T: Persist + 'static>(&self, task_id: &str) -> RunningLocal<T> {
        self.go_on_locally(task_id, None)
    }

    /// As [`resume`](Self::resume), for a task of this function: of a generic one, the instance need not be registered.
    ///
    /// ```
    /// # use asap_runtime::{Runtime, checkpoint, resumable, store::MemoryStore};
    /// #[resumable]
    /// fn largest<T: Ord + Clone>(items: Vec<T>) -> Option<T> {
    ///     checkpoint!();
    ///     items.into_iter().max()
    /// }
    ///
    /// # let runtime = Runtime::new(MemoryStore::new());
    /// assert_eq!(runtime.run("words", largest(vec!["b".to_owned(), "a".to_owned()]))?.as_deref(), Some("b"));
    /// assert_eq!(runtime.resume_as("words", largest::<String>)?.as_deref(), Some("b"));
    /// # Ok::<(), asap_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::FunctionDiffers`] if the task is one of another instance; else as [`resume`](Self::resume).
    #[allow(clippy::needless_pass_by_value, reason = "a function is named as a value; nothing is in it")]
    pub fn resume_as<A, F>(&self, task_id: &str, function: F) -> <F::Call as Runnable>::Answer
    where
        F: Resumable<A, Call: Runnable>,
    {
        let _ = &function;
        F::Call::go_on_with(self, task_id)
    }

    /// Carries on with every task that was begun and has not ended, one after the other, the oldest first.
    ///
    /// For each the answer says whether it is completed now; a task that failed before is left to
    /// [`resume`](Self::resume), one that is in a queue to the workers; one that waits is looked at, and left with
    /// [`Error::Waiting`]. A task whose record cannot be read is among the answers with
    /// [`Error::CorruptRecord`]. A task that another process still runs is taken from it, so this belongs at
    /// the start of the only process that works on the store.
    ///
    /// # Errors
    ///
    /// If the store cannot list its tasks.
    pub fn recover(&self) -> Result<Vec<(String, Result<()>)>> {
        let recover = |record: Result<TaskRecord>| match record {
            Ok(record) if begin::is_unfinished(&record) => {
                let id = record.task_id;
                match block_on(Self::is_queued(&*self.store, &id)) {
                    Ok(false) => {}
                    Ok(true) => return None,
                    Err(error) => return Some((id, Err(error))),
                }
                let runtime = self.clone().with_waits(Waits::Return);
                let prepared = runtime.go_on_by_id(&id, None, Asker::Thread);
                let answer = runtime.run_here(&Wanted::nothing(&id), prepared);
                Some((id, answer))
            }
            Ok(_) => None,
            Err(error) => Some((begin::task_of(&error), Err(error))),
        };
        Ok(self.tasks()?.into_iter().filter_map(recover).collect())
    }

    /// As [`recover`](Self::recover), for synchronous and asynchronous functions alike; the futures run when they are
    /// polled, in any order or at once.
    ///
    /// # Errors
    ///
    /// If the store cannot list its tasks.
    pub async fn recover_async(&self) -> Result<Vec<(String, Running<()>)>> {
        let mut running = Vec::new();
        let store = Offloaded::of(&self.store);
        for record in store.records().await? {
            match record {
                Ok(record) if begin::is_unfinished(&record) => {
                    let id = record.task_id.clone();
                    if Self::is_queued(&*store, &id).await? {
                        continue;
                    }
                    let future = self.run_later(Wanted::nothing(&id), move |runtime| async move {
                        runtime.go_on_by_id(&record.task_id, None, Asker::Future).await
                    });
                    running.push((id, future));
                }
                Ok(_) => {}
                Err(error) => {
                    let id = begin::task_of(&error);
                    running.push((id, Running::new(async move { Err(error) })));
                }
            }
        }
        Ok(running)
    }

    /// Whether a task is in a queue.
    async fn is_queued(store: &dyn SnapshotStore, task_id: &str) -> Result<bool> {
        match store.queue() {
            Some(queues) => Ok(queues.queued(task_id).await?.is_some()),
            None => Ok(false),
        }
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
