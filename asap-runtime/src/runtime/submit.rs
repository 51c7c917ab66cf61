//! Putting tasks into queues, for workers to run.

use std::time::Duration;

use super::arguments::{self, Written};
use super::{Runtime, block_on, is_polling, point, registry, size};
use crate::error::{Error, Result};
use crate::frame::{Callable, Function, Persist, START, Unbegun};
use crate::protocol::TaskStatus;
use crate::store::queue::{Counts, DEFAULT_QUEUE, Placing, Queued};
use crate::store::{Append, StoreFuture, Swap, TaskQueue};

/// A queue of a runtime's store, to put tasks into.
///
/// ```
/// use std::time::Duration;
///
/// use asap_runtime::store::MemoryStore;
/// use asap_runtime::{Runtime, Submitted, checkpoint, resumable};
///
/// #[resumable]
/// fn remind(address: String) -> usize {
///     checkpoint!();
///     address.len()
/// }
///
/// let runtime = Runtime::new(MemoryStore::new());
/// let mail = runtime.queue("mail").priority(5).delay(Duration::from_secs(3600));
/// assert_eq!(mail.submit("reminder-17", remind("ada@example.org".into()))?, Submitted::New);
/// assert_eq!(mail.submit("reminder-17", remind("ada@example.org".into()))?, Submitted::Known);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a queue does nothing until a task is submitted to it"]
pub struct Queue {
    runtime: Runtime,
    name: String,
    priority: i32,
    delay: Duration,
}

/// What became of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// The task is new, and in its queue.
    New,
    /// The task was submitted or begun before, with the same call; nothing was changed.
    Known,
}

impl Queue {
    /// Tasks of a higher priority are taken first; 0 unless it is set.
    pub fn priority(mut self, priority: i32) -> Self {
        self.priority = priority;
        self
    }

    /// How long the tasks may not be taken.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Puts a task into the queue; one that is known by this id already is left where it is.
    ///
    /// When this returns the task is as durable as the store promises for a checkpoint.
    ///
    /// # Errors
    ///
    /// [`Error::FunctionDiffers`] or [`Error::ArgumentsDiffer`] if the id is known and was begun with another call;
    /// [`Error::NoQueue`] if the store has no queues; [`Error::InsideExecutor`] where this would block an executor; the
    /// store's errors.
    pub fn submit<C: Callable>(&self, task_id: impl Into<String>, call: C) -> Result<Submitted> {
        let task_id = task_id.into();
        if is_polling() {
            return Err(Error::InsideExecutor { task_id });
        }
        let (function, written) = written(&task_id, call);
        block_on(self.put(&self.runtime, &task_id, function, written))
    }

    /// As [`submit`](Self::submit), as a future.
    ///
    /// # Errors
    ///
    /// As [`submit`](Self::submit).
    pub fn submit_async<C: Callable>(
        &self,
        task_id: impl Into<String>,
        call: C,
    ) -> StoreFuture<'static, Submitted> {
        let (task_id, this) = (task_id.into(), self.clone());
        let (function, written) = written(&task_id, call);
        StoreFuture::pending(async move {
            let runtime = this.runtime.for_executor();
            this.put(&runtime, &task_id, function, written).await
        })
    }

    pub(super) async fn put(
        &self,
        runtime: &Runtime,
        task_id: &str,
        function: &'static Function,
        written: Result<Written>,
    ) -> Result<Submitted> {
        let written = written?;
        // Found now rather than by the worker: a second function of this name cannot be told from it.
        if registry::find(function.name())?.is_none() {
            return Err(point::unknown(task_id, function.name()));
        }
        let queues = queues_of(runtime, || format!("task `{task_id}` cannot be submitted"))?;
        size::check(runtime.size_limit, task_id, START, &written.data, 0)?;
        let (snapshot, start, record, _) = runtime.first(task_id, function, &written, TaskStatus::Submitted);
        let append = Append {
            snapshot: &snapshot,
            attempt: Some(1),
            record: Some(&record),
            retention: runtime.retention,
            parts: start.changes(),
        };
        let placing = Placing {
            queue: &self.name,
            priority: self.priority,
            delay: self.delay,
            now: snapshot.created_at,
        };
        match queues.enqueue(append, placing).await? {
            Swap::Stored | Swap::Woke => Ok(Submitted::New),
            Swap::Taken => {
                runtime.compare_with_start(task_id, function, &written).await?;
                Ok(Submitted::Known)
            }
        }
    }
}

pub(super) fn written<C: Callable>(task_id: &str, call: C) -> (&'static Function, Result<Written>) {
    let (function, arguments) = call.into_parts();
    (function, arguments::write(task_id, &Unbegun { function, arguments }))
}

/// The queues of a runtime's store.
pub(super) fn queues_of(runtime: &Runtime, operation: impl FnOnce() -> String) -> Result<&dyn TaskQueue> {
    runtime.store.queue().ok_or_else(|| Error::NoQueue { operation: operation() })
}

impl Runtime {
    /// The queue of this name, to put tasks into; queues come to be by being named.
    pub fn queue(&self, name: impl Into<String>) -> Queue {
        Queue { runtime: self.clone(), name: name.into(), priority: 0, delay: Duration::ZERO }
    }

    /// Puts a task into the queue `default`, for a [`Worker`](crate::Worker) to run.
    ///
    /// # Errors
    ///
    /// As [`Queue::submit`].
    pub fn submit<C: Callable>(&self, task_id: impl Into<String>, call: C) -> Result<Submitted> {
        self.queue(DEFAULT_QUEUE).submit(task_id, call)
    }

    /// The value of a task that is completed; `None` if it has not ended yet.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::Failed`] if its last attempt failed; [`Error::WrongResultType`] if its value is no
    /// `T`; the store's errors.
    pub fn result<T: Persist + 'static>(&self, task_id: &str) -> Result<Option<T>> {
        let Some(record) = self.task(task_id)? else {
            return Err(Error::TaskNotFound { task_id: task_id.to_owned() });
        };
        super::run::stored_result(record)
    }

    /// The task's place in its queue; `None` if it is in none.
    ///
    /// # Errors
    ///
    /// [`Error::NoQueue`] if the store has no queues; the store's errors.
    pub fn queued(&self, task_id: &str) -> Result<Option<Queued>> {
        queues_of(self, || format!("task `{task_id}` is in none"))?.queued(task_id).wait()
    }

    /// The tasks that were parked, ordered by id: at most `most`, behind the id `after`.
    ///
    /// # Errors
    ///
    /// [`Error::NoQueue`] if the store has no queues; the store's errors.
    pub fn parked(&self, after: Option<&str>, most: usize) -> Result<Vec<Queued>> {
        queues_of(self, || "no task is parked".to_owned())?.parked(after, most).wait()
    }

    /// Puts a task back into its queue that was parked, or that failed while a worker ran it; whether it was one of these.
    ///
    /// # Errors
    ///
    /// [`Error::NoQueue`] if the store has no queues; the store's errors; where this would block an executor,
    /// [`Error::InsideExecutor`].
    pub fn put_back(&self, task_id: &str) -> Result<bool> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: task_id.to_owned() });
        }
        block_on(self.put_in_its_place(task_id))
    }

    /// As [`put_back`](Self::put_back), for executors.
    ///
    /// # Errors
    ///
    /// As [`put_back`](Self::put_back).
    pub fn put_back_async(&self, task_id: &str) -> StoreFuture<'static, bool> {
        let task_id = task_id.to_owned();
        self.later(move |runtime| async move { runtime.put_in_its_place(&task_id).await })
    }

    async fn put_in_its_place(&self, task_id: &str) -> Result<bool> {
        let queues = queues_of(self, || format!("task `{task_id}` cannot be put back"))?;
        queues.put_back(task_id, self.clock.now()).await
    }

    /// How many tasks of each queue wait, are leased or parked.
    ///
    /// # Errors
    ///
    /// [`Error::NoQueue`] if the store has no queues; the store's errors.
    pub fn queue_counts(&self) -> Result<Vec<Counts>> {
        queues_of(self, || "there is nothing to count".to_owned())?.counts().wait()
    }

    /// Sets the gauges of [`telemetry`](crate::telemetry) by what is in the queues now. For whoever serves metrics, as often as these are
    /// asked for.
    ///
    /// # Errors
    ///
    /// As [`queue_counts`](Self::queue_counts).
    #[cfg(feature = "metrics")]
    pub fn observe(&self) -> Result<()> {
        let counts = self.queue_counts()?;
        crate::telemetry::queues(&counts, self.clock.now());
        Ok(())
    }
}
