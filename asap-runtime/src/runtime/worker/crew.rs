//! The loop of a worker: take, run, renew, and in the end give back.

use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{Instant, sleep_until, timeout};

use super::held::HeldTasks;
use super::leftover::{Ended, Leftover};
use super::{Options, Summary};
use crate::error::Result;
use crate::frame::Begin;
use crate::runtime::Runtime;
use crate::runtime::submit::queues_of;
use crate::store::queue::{Bell, Leased, Renew, Take};
use crate::store::{Offloaded, TaskQueue};

/// How long the end of one task may wait for those of others, so that one `take` replaces all of them.
const GATHER: Duration = Duration::from_millis(2);

/// How long a worker waits after the store has failed, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// A worker at work.
pub(super) struct Crew {
    /// As synchronous functions use it, on threads that may block.
    blocking: Runtime,
    /// As an executor may use it.
    runtime: Runtime,
    options: Options,
    held: HeldTasks,
    running: JoinSet<Ended>,
    names: HashMap<Id, (String, u64)>,
    /// Set when tasks are to stop behind their next checkpoints.
    drain: Arc<AtomicBool>,
    summary: Summary,
    pause: Duration,
}

/// When the worker looks into its queues again, unless something happens before.
struct Look {
    /// The count of the bell before the last look.
    known: u64,
    at: Instant,
    /// Whether the last look left something that a free place could be used for.
    more: bool,
}

impl Crew {
    pub(super) fn new(runtime: &Runtime, options: Options) -> Result<Self> {
        queues_of(runtime, || "a worker has nothing to do".to_owned())?;
        let drain = Arc::new(AtomicBool::new(false));
        let blocking = Runtime { drain: Some(Arc::clone(&drain)), ..runtime.clone() };
        let runtime = Runtime { store: Offloaded::of(&blocking.store), ..blocking.clone() };
        Ok(Self {
            blocking,
            runtime,
            options,
            held: HeldTasks::default(),
            running: JoinSet::new(),
            names: HashMap::new(),
            drain,
            summary: Summary::default(),
            pause: PAUSES.0,
        })
    }

    pub(super) async fn work(
        mut self,
        shutdown: impl Future<Output = ()> + Send,
        hurry: impl Future<Output = ()> + Send,
    ) -> Result<Summary> {
        let (mut shutdown, mut hurry) = (pin!(shutdown), pin!(hurry));
        let bell = queues(&self.runtime).bell().await?;
        let mut renew_at = Instant::now() + self.options.lease / 3;
        let mut look = Look { known: bell.count(), at: Instant::now(), more: false };
        self.look(&bell, &mut look).await.inspect_err(|error| {
            tracing::error!(worker = self.options.name, %error, "the worker cannot begin");
        })?;
        loop {
            let has_room = self.held.len() < self.options.concurrency;
            tokio::select! {
                biased;
                () = &mut shutdown => break,
                () = sleep_until(renew_at) => {
                    renew_at = self.renew().await;
                    continue;
                }
                Some(ended) = self.running.join_next_with_id() => {
                    self.ended(ended);
                    self.gather().await;
                    if !look.more {
                        continue;
                    }
                }
                () = bell.rung(look.known), if has_room => {}
                () = sleep_until(look.at), if has_room => {}
            }
            if self.held.len() < self.options.concurrency
                && let Err(error) = self.look(&bell, &mut look).await
            {
                tracing::warn!(worker = self.options.name, %error, "the store does not answer; the worker goes on");
                look = Look { at: Instant::now() + self.pause, known: u64::MAX, more: false };
                self.pause = (self.pause * 2).min(PAUSES.1);
            }
        }
        self.end(&mut hurry).await;
        Ok(self.summary)
    }

    /// Takes as many tasks as there is room for, and begins them.
    async fn look(&mut self, bell: &Bell, look: &mut Look) -> Result<()> {
        // Counted before the look: what comes behind it rings again.
        let known = bell.count();
        let most = self.options.concurrency - self.held.len();
        let take = Take {
            worker: &self.options.name,
            queues: &self.options.queues,
            most,
            lease: self.options.lease,
            max_lost_leases: self.options.max_lost_leases,
            now: self.runtime.clock.now(),
        };
        let queues = queues(&self.runtime);
        let taken = queues.take(take).await?;
        let again = taken.next.map_or(queues.look_again(), |next| next.min(queues.look_again()));
        self.pause = PAUSES.0;
        let is_limited = self.options.queues.iter().any(|queue| queue.concurrency.is_some());
        *look = Look { known, at: Instant::now() + again, more: is_limited || taken.tasks.len() == most };
        for leased in taken.tasks {
            self.begin(leased);
        }
        Ok(())
    }

    /// Runs a task that was taken.
    fn begin(&mut self, leased: Leased) {
        let Leased { record, before, latest } = leased;
        let (task_id, attempt) = (record.task_id.clone(), record.attempt);
        let leftover = Leftover::new(&self.runtime, &record, before);
        let place = latest.and_then(|latest| self.runtime.place_of(&task_id, latest));
        let mut record = record;
        let (port, abort) = match place {
            Err(error) => {
                let port = Arc::default();
                (port, self.running.spawn(async move { leftover.judge(Err(error)).await }))
            }
            Ok(place) => {
                let function = place.outermost.function;
                function.name().clone_into(&mut record.function);
                let is_sync = matches!(function.begin, Begin::Sync(_));
                let runtime = if is_sync { self.blocking.clone() } else { self.runtime.clone() };
                let run = runtime.run_from(record, before, place);
                let port = Arc::clone(&run.port);
                let own = self.runtime.clone();
                let attempt = async move { leftover.judge(own.attempt_anywhere(run).await).await };
                (port, self.running.spawn(attempt))
            }
        };
        tracing::debug!(task_id, attempt, worker = self.options.name, "a task was taken");
        self.names.insert(abort.id(), (task_id.clone(), attempt));
        self.held.insert(task_id, attempt, port, abort);
    }

    fn ended(&mut self, ended: std::result::Result<(Id, Ended), JoinError>) {
        let (id, ended) = match ended {
            Ok((id, ended)) => (id, ended),
            // Stopped from here, or a mistake of our own: the lease runs out.
            Err(error) => {
                if error.is_panic() {
                    tracing::error!(worker = self.options.name, %error, "the driver of a task panicked");
                }
                (error.id(), Ended::Lost)
            }
        };
        if let Some((task_id, attempt)) = self.names.remove(&id) {
            self.held.remove(&task_id, attempt);
        }
        let count = match ended {
            Ended::Completed => &mut self.summary.completed,
            Ended::Failed => &mut self.summary.failed,
            Ended::Interrupted => &mut self.summary.interrupted,
            Ended::Lost => &mut self.summary.lost,
            Ended::Unfit => &mut self.summary.unfit,
        };
        *count += 1;
    }

    /// Waits a moment for further tasks to end, if others are running: one `take` is for all of them.
    async fn gather(&mut self) {
        let until = Instant::now() + GATHER;
        while !self.running.is_empty() {
            match tokio::time::timeout_at(until, self.running.join_next_with_id()).await {
                Ok(Some(ended)) => self.ended(ended),
                _ => break,
            }
        }
    }

    /// Renews all leases; when to do so again.
    async fn renew(&mut self) -> Instant {
        let leases = self.held.leases();
        let third = self.options.lease / 3;
        if leases.is_empty() {
            return Instant::now() + third;
        }
        let renew = Renew { tasks: &leases, lease: self.options.lease, now: self.runtime.clock.now() };
        // A store that hangs must not keep the worker from its other duties.
        let answer = timeout(self.options.lease, queues(&self.runtime).renew(renew)).await;
        match answer {
            Ok(Ok(held)) => {
                for ((task_id, attempt), _) in leases.iter().zip(held).filter(|(_, held)| !held) {
                    tracing::warn!(
                        task_id,
                        attempt,
                        worker = self.options.name,
                        "the lease is lost; the task stops"
                    );
                    self.held.stop(task_id, *attempt);
                }
                Instant::now() + third
            }
            Ok(Err(error)) => {
                tracing::warn!(worker = self.options.name, %error, "leases could not be renewed; tried again soon");
                Instant::now() + third / 4
            }
            Err(_) => {
                tracing::warn!(
                    worker = self.options.name,
                    "the store did not answer in time for leases to be renewed"
                );
                Instant::now() + third / 4
            }
        }
    }

    /// Lets the tasks come to their next checkpoints, and gives back those that do not.
    async fn end(&mut self, hurry: &mut (impl Future<Output = ()> + Unpin)) {
        self.drain.store(true, Ordering::Release);
        let deadline = Instant::now() + self.options.grace;
        let mut renew_at = Instant::now();
        tracing::info!(worker = self.options.name, tasks = self.held.len(), "the worker ends");
        while !self.running.is_empty() {
            tokio::select! {
                biased;
                Some(ended) = self.running.join_next_with_id() => self.ended(ended),
                () = sleep_until(renew_at) => renew_at = self.renew().await,
                () = sleep_until(deadline) => break,
                () = &mut *hurry => break,
            }
        }
        let left = self.held.leases();
        for (task_id, attempt) in &left {
            self.held.stop(task_id, *attempt);
        }
        for (task_id, attempt) in left {
            tracing::warn!(task_id, attempt, "the task came to no checkpoint in time; it is given back");
            self.summary.left += 1;
            let given = Leftover::give_back(&self.runtime, &task_id, attempt);
            if timeout(self.options.lease, given).await.is_err() {
                break;
            }
        }
    }
}

/// The queues of a store that was seen to have them.
fn queues(runtime: &Runtime) -> &dyn TaskQueue {
    runtime.store.queue().expect("a worker's store has queues")
}
