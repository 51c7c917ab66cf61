//! The loop of a worker: take, run, renew, and in the end give back.

use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::error::Elapsed;
use tokio::time::{Instant, sleep_until, timeout, timeout_at};

use super::asking::Asking;
use super::held::HeldTasks;
use super::leftover::{Ended, Leftover};
use super::look::Look;
use super::{Options, Summary};
use crate::error::Result;
use crate::frame::Begin;
use crate::runtime::Runtime;
use crate::runtime::submit::queues_of;
use crate::store::queue::{Leased, Renew, Taken};
use crate::store::{Offloaded, TaskQueue};

/// How long the end of one task may wait for those of others, so that one `take` replaces all of them.
const GATHER: Duration = Duration::from_millis(2);

/// How long a worker waits after the store has failed, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// Leases that were to be renewed, and which of them were.
type Renewed = (Vec<(String, u64)>, std::result::Result<Result<Vec<bool>>, Elapsed>);

/// A worker at work.
pub(super) struct Crew {
    /// As synchronous functions use it, on threads that may block.
    blocking: Runtime,
    /// As an executor may use it.
    pub(super) runtime: Runtime,
    pub(super) options: Arc<Options>,
    pub(super) held: HeldTasks,
    pub(super) running: JoinSet<Ended>,
    names: HashMap<Id, (String, u64)>,
    pub(super) look: Look,
    renewing: Asking<Renewed>,
    pub(super) renew_at: Instant,
    /// Set when tasks are to stop behind their next checkpoints.
    pub(super) drain: Arc<AtomicBool>,
    pub(super) summary: Summary,
    pause: Duration,
}

/// What happens to a worker.
pub(super) enum Event {
    /// A task has ended.
    Ended(std::result::Result<(Id, Ended), JoinError>),
    /// The store has answered a look.
    Taken(Result<Taken>),
    /// The store has renewed leases, or it has not.
    Renewed(Renewed),
    /// It is time to renew them.
    Renew,
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
            renew_at: Instant::now() + options.lease / 3,
            options: Arc::new(options),
            held: HeldTasks::default(),
            running: JoinSet::new(),
            names: HashMap::new(),
            look: Look::new(),
            renewing: Asking::nothing(),
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
        let mut shutdown = pin!(shutdown);
        let store = self.runtime.clone();
        let bell = tokio::select! {
            biased;
            () = &mut shutdown => return Ok(self.summary),
            bell = queues(&store).bell() => bell?,
        };
        #[cfg(feature = "cron")]
        store.make_schedules().await?;
        let mut has_begun = false;
        self.take(bell.count());
        loop {
            let can_look = self.held.len() < self.options.concurrency && !self.look.is_under_way();
            let (known, at) = (self.look.known, self.look.at);
            let looks = tokio::select! {
                biased;
                () = &mut shutdown => break,
                event = self.event() => match event {
                    Event::Taken(Err(error)) if !has_begun => {
                        tracing::error!(worker = self.options.name, %error, "the worker cannot begin");
                        return Err(error);
                    }
                    Event::Taken(taken) => {
                        has_begun = true;
                        self.begin_all(taken)
                    }
                    Event::Ended(ended) => {
                        self.ended(ended);
                        self.gather().await;
                        self.look.free()
                    }
                    Event::Renewed(renewed) => {
                        self.renewed(renewed);
                        false
                    }
                    Event::Renew => {
                        self.renew();
                        false
                    }
                },
                () = bell.rung(known), if can_look => true,
                () = sleep_until(at), if can_look => true,
            };
            if looks && self.held.len() < self.options.concurrency {
                self.take(bell.count());
            }
        }
        self.end(pin!(hurry)).await;
        Ok(self.summary)
    }

    /// What happens next. Dropped before, it has changed nothing.
    pub(super) async fn event(&mut self) -> Event {
        let is_renewing = self.renewing.is_open();
        tokio::select! {
            biased;
            renewed = self.renewing.answer() => Event::Renewed(renewed),
            () = sleep_until(self.renew_at), if !is_renewing => Event::Renew,
            taken = self.look.taken() => Event::Taken(taken),
            Some(ended) = self.running.join_next_with_id() => Event::Ended(ended),
        }
    }

    /// Asks for as many tasks as there is room for.
    fn take(&mut self, known: u64) {
        let most = self.options.concurrency - self.held.len();
        self.look.begin(&self.runtime, &self.options, most, known);
    }

    /// Begins what was taken; whether there is a reason to look again at once.
    fn begin_all(&mut self, taken: Result<Taken>) -> bool {
        match taken {
            Ok(taken) => {
                self.pause = PAUSES.0;
                let again = self.look.end(&self.runtime, &self.options, &taken);
                for leased in taken.tasks {
                    self.begin(leased);
                }
                again
            }
            Err(error) => {
                tracing::warn!(worker = self.options.name, %error, "the store does not answer; the worker goes on");
                self.look.fail(Instant::now() + self.pause);
                self.pause = (self.pause * 2).min(PAUSES.1);
                false
            }
        }
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
                let leftover = leftover.of_attempt();
                let attempt = async move { leftover.judge(own.attempt_anywhere(run).await).await };
                (port, self.running.spawn(attempt))
            }
        };
        tracing::debug!(task_id, attempt, worker = self.options.name, "a task was taken");
        self.names.insert(abort.id(), (task_id.clone(), attempt));
        self.held.insert(&task_id, attempt, port, abort);
    }

    pub(super) fn ended(&mut self, ended: std::result::Result<(Id, Ended), JoinError>) {
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
            Ended::Waiting => &mut self.summary.waiting,
            Ended::Cancelled => &mut self.summary.cancelled,
            Ended::Lost => &mut self.summary.lost,
            Ended::Unfit => &mut self.summary.unfit,
            Ended::Unbegun => return,
        };
        *count += 1;
    }

    /// Waits a moment for further tasks to end, if others are running: one `take` is for all of them.
    async fn gather(&mut self) {
        let until = Instant::now() + GATHER;
        while !self.running.is_empty() {
            match timeout_at(until, self.running.join_next_with_id()).await {
                Ok(Some(ended)) => self.ended(ended),
                _ => break,
            }
        }
    }

    /// Asks for all leases to be renewed.
    pub(super) fn renew(&mut self) {
        let leases = self.held.leases();
        let lease = self.options.lease;
        self.renew_at = Instant::now() + lease / 3;
        if leases.is_empty() {
            return;
        }
        let runtime = self.runtime.clone();
        self.renewing.ask(async move {
            let renew = Renew { tasks: &leases, lease, now: runtime.clock.now() };
            let answer = timeout(lease, queues(&runtime).renew(renew)).await;
            (leases, answer)
        });
    }

    /// Stops the tasks whose leases are lost.
    pub(super) fn renewed(&mut self, (leases, answer): Renewed) {
        let third = self.options.lease / 3;
        match answer {
            Ok(Ok(held)) => {
                for ((task_id, attempt), _) in leases.iter().zip(held).filter(|(_, held)| !held) {
                    // One that has ended meanwhile has left its queue.
                    if self.held.has(task_id, *attempt) {
                        tracing::warn!(
                            task_id,
                            attempt,
                            worker = self.options.name,
                            "the lease is lost; the task stops"
                        );
                        self.held.stop(task_id, *attempt);
                    }
                }
                self.renew_at = Instant::now() + third;
            }
            Ok(Err(error)) => {
                tracing::warn!(worker = self.options.name, %error, "leases could not be renewed; tried again soon");
                self.renew_at = Instant::now() + third / 4;
            }
            Err(_) => {
                tracing::warn!(
                    worker = self.options.name,
                    "the store did not answer in time for leases to be renewed"
                );
                self.renew_at = Instant::now() + third / 4;
            }
        }
    }
}

/// The queues of a store that was seen to have them.
pub(super) fn queues(runtime: &Runtime) -> &dyn TaskQueue {
    runtime.store.queue().expect("a worker's store has queues")
}
