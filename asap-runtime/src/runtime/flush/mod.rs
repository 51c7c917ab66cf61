//! What stores the checkpoints that were acknowledged at once.
//!
//! An acknowledged checkpoint lies here as an append of its own until the first of all is due; then whatever is here is stored
//! together, by a thread that the runtime and its clones share. The appends of an attempt stay in their order. Behind one that was
//! not stored none of its attempt's is: the store would refuse it, since its version would not be the next, and here it is not
//! even tried. There is nothing to be read from here: who wants to see a task waits until its checkpoints are stored.
//!
//! The thread is started when it is first needed and ends with the last clone of the runtime, when all that waits is stored.

mod backlog;
mod queue;

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) use backlog::Backlog;
pub(crate) use queue::Acknowledged;

use super::executor::drive;
use crate::error::{Error, Result};
use crate::store::{Append, SnapshotStore, Swap};
use queue::{Queue, Waiting};

/// Stores what was acknowledged, at the latest when it is due.
#[derive(Debug)]
pub(crate) struct Flusher(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    store: Arc<dyn SnapshotStore>,
    queue: Mutex<Queue>,
    /// Tells the thread that something is due earlier, or that it is to end.
    called: Condvar,
}

impl Flusher {
    pub(crate) fn new(store: &Arc<dyn SnapshotStore>) -> Self {
        let (store, queue, called) = (Arc::clone(store), Mutex::default(), Condvar::new());
        Self(Arc::new(Shared { store, queue, called }))
    }

    /// Acknowledges a checkpoint, as soon as there is room for it; it is stored within this time.
    ///
    /// An error is that of an earlier one, which could not be stored.
    pub(crate) async fn acknowledge(
        &self,
        backlog: &Arc<Backlog>,
        checkpoint: Acknowledged,
        within: Duration,
    ) -> Result<()> {
        let bytes = checkpoint.bytes();
        let mut checkpoint = Some(checkpoint);
        poll_fn(|context| {
            if let Err(error) = backlog.check() {
                return Poll::Ready(Err(error));
            }
            let mut queue = self.0.queue();
            if let Err(error) = self.begin(&mut queue) {
                return Poll::Ready(Err(error));
            }
            let now = Instant::now();
            if !queue.has_room(bytes) {
                queue.wait_for_room(context.waker());
                self.0.is_due(&mut queue, now);
                return Poll::Pending;
            }
            if let Some(checkpoint) = checkpoint.take() {
                backlog.add();
                queue.push(Waiting { backlog: Arc::clone(backlog), checkpoint });
                self.0.is_due(&mut queue, now.checked_add(within).unwrap_or(now));
            }
            Poll::Ready(Ok(()))
        })
        .await
    }

    /// Stores what an attempt was acknowledged, and waits for it.
    ///
    /// An error is that of the one which could not be stored.
    pub(crate) async fn store(&self, backlog: &Backlog) -> Result<()> {
        if !backlog.is_stored() {
            self.hurry();
            backlog.idle().await;
        }
        backlog.check()
    }

    /// Stores what attempts of this task were acknowledged, and waits for it, whatever becomes of it.
    pub(crate) async fn store_task(&self, task_id: &str) {
        let backlogs = self.0.queue().backlogs(|backlog| backlog.task_id == task_id);
        if !backlogs.is_empty() {
            self.hurry();
        }
        for backlog in backlogs {
            backlog.idle().await;
        }
    }

    /// Stores all that was acknowledged, and waits for it.
    ///
    /// An error is that of one which could not be stored.
    pub(crate) async fn store_all(&self) -> Result<()> {
        let backlogs = self.0.queue().backlogs(|_| true);
        if !backlogs.is_empty() {
            self.hurry();
        }
        let mut failed = Vec::new();
        for backlog in &backlogs {
            backlog.idle().await;
            if backlog.has_failed() {
                failed.push(backlog.task_id.as_str());
            }
        }
        if failed.is_empty() {
            return Ok(());
        }
        Err(Error::Store {
            operation: "store all acknowledged checkpoints".to_owned(),
            source: format!(
                "those of some tasks are not stored, as these are told: `{}`",
                failed.join("`, `")
            )
            .into(),
        })
    }

    /// What waits is due now.
    fn hurry(&self) {
        self.0.is_due(&mut self.0.queue(), Instant::now());
    }

    /// Starts the thread, if it does not run yet.
    fn begin(&self, queue: &mut Queue) -> Result<()> {
        if queue.thread.is_none() {
            let shared = Arc::clone(&self.0);
            let begun = thread::Builder::new().name("asap-flush".to_owned()).spawn(move || shared.work());
            queue.thread = Some(begun.map_err(|error| Error::Store {
                operation: "start the thread that stores acknowledged checkpoints".to_owned(),
                source: error.into(),
            })?);
        }
        Ok(())
    }
}

impl Drop for Flusher {
    /// Waits until all that was acknowledged is stored.
    fn drop(&mut self) {
        let thread = {
            let mut queue = self.0.queue();
            queue.is_closed = true;
            self.0.called.notify_one();
            queue.thread.take()
        };
        // What the thread wakes may own the last clone of the runtime; then this is that thread, and it ends by itself.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != thread::current().id()) {
            // It catches every panic.
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// Something is due then.
    fn is_due(&self, queue: &mut Queue, due: Instant) {
        if queue.due.is_none_or(|before| due < before) {
            queue.due = Some(due);
            self.called.notify_one();
        }
    }

    /// What the thread does.
    fn work(&self) {
        let mut queue = self.queue();
        loop {
            let left = queue.due.map(|due| due.saturating_duration_since(Instant::now()));
            queue = match left {
                Some(left) if left.is_zero() || queue.is_closed => self.store_waiting(queue),
                Some(left) => self.called.wait_timeout(queue, left).unwrap_or_else(PoisonError::into_inner).0,
                None if queue.is_closed => return,
                None => self.called.wait(queue).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Stores what waits now, in as many rounds as it takes. What comes meanwhile has a time of its own.
    fn store_waiting<'a>(&'a self, mut queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        queue.due = None;
        let mut left = queue.len();
        while let Some(round) = queue.take(&mut left) {
            drop(queue);
            let answers = self.append(&round);
            // All at once: nobody sees what is stored and under way.
            queue = self.queue();
            let mut wakers = queue.settle(&round);
            for (waiting, answer) in round.iter().zip(answers) {
                wakers.extend(waiting.backlog.settle(answer));
            }
            drop(queue);
            drop(round);
            wakers.into_iter().for_each(Waker::wake);
            queue = self.queue();
        }
        queue
    }

    /// What became of each.
    fn append(&self, round: &[Waiting]) -> Vec<Result<()>> {
        let wanted: Vec<bool> = round.iter().map(|waiting| !waiting.backlog.has_failed()).collect();
        let is_wanted = |at: &usize| wanted[*at];
        let appends: Vec<Append<'_>> =
            (0..round.len()).filter(is_wanted).map(|at| round[at].checkpoint.append()).collect();
        let done = catch_unwind(AssertUnwindSafe(|| drive(self.store.append_all(&appends))));
        let mut answers = match done {
            Ok(Ok(answers)) => answers.into_iter(),
            Ok(Err(error)) => vec![Err(error)].into_iter(),
            Err(_) => Vec::new().into_iter(),
        };
        let answer = |at: usize| {
            let snapshot = &round[at].checkpoint.snapshot;
            let (task_id, version) = (snapshot.task_id.clone(), snapshot.version);
            if !wanted[at] {
                return Ok(());
            }
            match answers.next() {
                Some(Ok(Swap::Stored | Swap::Woke)) => Ok(()),
                Some(Ok(Swap::Taken)) => Err(Error::Conflict { task_id, version }),
                Some(Err(error)) => Err(error),
                None => Err(Error::Store {
                    operation: format!("append version {version} of task `{task_id}`"),
                    source: "the store did not say what became of it".into(),
                }),
            }
        };
        (0..round.len()).map(answer).collect()
    }

    // No method panics between two changes that belong together.
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes whom to wake, once.
fn wait_with(wakers: &mut Vec<Waker>, waker: &Waker) {
    if !wakers.iter().any(|known| known.will_wake(waker)) {
        wakers.push(waker.clone());
    }
}
