//! Workers: processes that run the tasks of a store's queues.

mod asking;
mod crew;
mod ending;
mod held;
mod leftover;
mod look;
mod signals;

use std::fmt::Write as _;
use std::future::Future;
use std::time::Duration;

use ulid::Ulid;

use super::Runtime;
#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use crate::store::queue::{DEFAULT_QUEUE, QueueLimits, Rate};
use crew::Crew;

/// Runs the tasks of a store's queues, beside as many other workers as there are.
///
/// A worker takes tasks under a lease that it renews while it runs them. If it dies, its leases run out and other workers go on
/// with its tasks from their last checkpoints; if it only slept, whatever it still wants to store is refused, and it stops
/// there. Nobody names the dead, and no task is run by two at once for longer than a lease and up to the next checkpoint.
///
/// ```no_run
/// use asap_runtime::{Runtime, Worker, checkpoint, resumable};
///
/// #[resumable]
/// fn square(n: u64) -> u64 {
///     checkpoint!();
///     n * n
/// }
///
/// fn main() -> asap_runtime::Result<()> {
///     let runtime = Runtime::open("tasks.db")?;
///     runtime.submit("square-of-4", square(4))?;
///     // Until SIGTERM or Ctrl-C: then each task gets to its next checkpoint, and another worker goes on with it.
///     Worker::new(runtime).concurrency(8).run()?;
///     Ok(())
/// }
/// ```
///
/// # What ends a task
///
/// | what happened | what becomes of the task |
/// |---|---|
/// | the function returned a value | `completed`, with the value |
/// | it returned an error or panicked | `failed`, with the message; [`Runtime::put_back`] has it tried again from its last checkpoint |
/// | its code does not fit this program, or a resource is missing | back to its queue for 30 seconds, with the reason in its record: another worker may have the right program |
/// | its snapshot cannot be read | parked |
/// | the store failed | its lease runs out, and the next worker goes on |
/// | its worker died so often without a new checkpoint in between that [`max_lost_leases`](Self::max_lost_leases) is reached | parked, `input_required`: see [`Runtime::parked`] |
#[derive(Debug, Clone)]
#[must_use = "a worker does nothing until it runs"]
pub struct Worker {
    runtime: Runtime,
    options: Options,
}

/// How a worker works.
#[derive(Debug, Clone)]
struct Options {
    name: String,
    queues: Vec<QueueLimits>,
    concurrency: usize,
    lease: Duration,
    grace: Duration,
    max_lost_leases: u32,
}

/// What a worker has done when it ends.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Tasks that completed here.
    pub completed: u64,
    /// Tasks whose function returned an error or panicked here.
    pub failed: u64,
    /// Tasks that were stopped behind a checkpoint, since the worker ended.
    pub interrupted: u64,
    /// Attempts that ended in a wait: for a time, a message, another task or a decision.
    pub waiting: u64,
    /// Tasks that were cancelled while they ran here, as far as they came to a checkpoint or a wait behind that.
    pub cancelled: u64,
    /// Tasks that were given back in the middle, since they came to no checkpoint within the grace period.
    pub left: u64,
    /// Tasks that somebody else has gone on with.
    pub lost: u64,
    /// Tasks that this program could not run, and gave back.
    pub unfit: u64,
}

impl Worker {
    /// A worker for the queue `default`, with as many tasks at once as the machine has processors, leases of ten
    /// seconds and a grace period of 25.
    pub fn new(runtime: Runtime) -> Self {
        let mut name = std::env::var("HOSTNAME").unwrap_or_else(|_| "worker".to_owned());
        let _ = write!(name, "-{}-{}", std::process::id(), &Ulid::generate().to_string()[20..]);
        let options = Options {
            name,
            queues: Vec::new(),
            concurrency: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            lease: Duration::from_secs(10),
            grace: Duration::from_secs(25),
            max_lost_leases: 5,
        };
        Self { runtime, options }
    }

    /// The name under which it holds leases; it must be its own. The default has host, process id and six random characters.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.options.name = name.into();
        self
    }

    /// Takes from this queue too; from those that are named first, first. Without any it takes from `default`.
    pub fn queue(mut self, name: impl Into<String>) -> Self {
        self.options.queues.push(QueueLimits::new(name));
        self
    }

    /// Of the queue named last at most so many tasks run at once, on all workers together that say the same.
    ///
    /// # Panics
    ///
    /// If no queue was named.
    pub fn at_once(mut self, tasks: u32) -> Self {
        self.last().concurrency = Some(tasks);
        self
    }

    /// Of the queue named last at most `starts` tasks are begun or gone on with per `per`, evenly spaced, on all workers together
    /// that say the same.
    ///
    /// # Panics
    ///
    /// If no queue was named.
    pub fn rate(mut self, starts: u32, per: Duration) -> Self {
        self.last().rate = Some(Rate { starts, per });
        self
    }

    fn last(&mut self) -> &mut QueueLimits {
        self.options
            .queues
            .last_mut()
            .expect("a limit is one of a queue that was named with `Worker::queue` before")
    }

    /// How many tasks it runs at once.
    pub fn concurrency(mut self, tasks: usize) -> Self {
        self.options.concurrency = tasks.max(1);
        self
    }

    /// How long a task is this worker's without a renewal, at least 100 milliseconds; it renews three times as often.
    ///
    /// After the worker's death its tasks wait for as long. A worker that is slower than its lease loses its tasks.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.options.lease = lease.max(Duration::from_millis(100));
        self
    }

    /// How long tasks may take to their next checkpoints when the worker is told to end.
    pub fn grace(mut self, grace: Duration) -> Self {
        self.options.grace = grace;
        self
    }

    /// A task that loses so many leases in a row without a new checkpoint is parked; 5 unless it is set.
    pub fn max_lost_leases(mut self, leases: u32) -> Self {
        self.options.max_lost_leases = leases.max(1);
        self
    }

    /// Runs tasks until the process gets SIGTERM or SIGINT (Ctrl-C), on an executor of its own.
    ///
    /// Then it takes no more, lets each task reach its next checkpoint within the grace period, gives all of them back, and
    /// returns. A second signal ends the grace period. A synchronous function that has come to no checkpoint by then is still
    /// running on its thread: return from `main` soon.
    ///
    /// # Errors
    ///
    /// [`Error::NoQueue`] if the store has no queues; [`Error::Store`] if it cannot be reached at the start. Later failures
    /// of the store are waited out.
    pub fn run(self) -> Result<Summary> {
        let executor = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let executor = executor.map_err(|error| crate::error::Error::Store {
            operation: "be reached, for want of an executor".to_owned(),
            source: error.into(),
        })?;
        let (shutdown, hurry) = executor.block_on(async { signals::listen() });
        let summary = executor.block_on(self.work(shutdown, hurry));
        executor.shutdown_background();
        summary
    }

    /// Runs tasks until `shutdown` is ready, on the tokio runtime that polls this; then it ends as [`run`](Self::run) does.
    ///
    /// If the future is dropped, its tasks are interrupted as if the process had died.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with a timer.
    pub async fn run_until(self, shutdown: impl Future<Output = ()> + Send) -> Result<Summary> {
        self.work(shutdown, std::future::pending()).await
    }

    async fn work(
        self,
        shutdown: impl Future<Output = ()> + Send,
        hurry: impl Future<Output = ()> + Send,
    ) -> Result<Summary> {
        let Self { runtime, mut options } = self;
        if options.queues.is_empty() {
            options.queues.push(QueueLimits::new(DEFAULT_QUEUE));
        }
        Crew::new(&runtime, options)?.work(shutdown, hurry).await
    }
}
