//! A store that says which tasks its worker gets, and which appends were refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use asap_runtime::Result;
use asap_runtime::store::queue::{Take, Taken};
use asap_runtime::store::{Append, SnapshotStore, StoreFuture, Swap, TaskQueue};

use super::{Journal, What};
use crate::forwarding::forward;

/// Any store with queues, whose worker's journal is kept here where the functions cannot know.
#[derive(Debug)]
pub struct Watched {
    store: Arc<dyn SnapshotStore>,
    journal: Journal,
    looked: AtomicBool,
}

impl Watched {
    /// Watches a store.
    #[must_use]
    pub fn new(store: Arc<dyn SnapshotStore>, journal: Journal) -> Self {
        Self { store, journal, looked: AtomicBool::new(false) }
    }

    fn queues(&self) -> &dyn TaskQueue {
        self.store.queue().expect("a crew's store has queues")
    }
}

/// What is appended in transactions of the jobs' own is not written down if it is refused.
impl SnapshotStore for Watched {
    forward!(SnapshotStore: |this| this.store; blocks, database);

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        let asked = self.store.append(append);
        let answered = move |answer: Result<Swap>| {
            if let Ok(Swap::Taken) = answer {
                let version = What::Refused(append.snapshot.version);
                self.journal.write(&append.snapshot.task_id, append.attempt.unwrap_or(0), version);
            }
            answer
        };
        if self.store.blocks() {
            return StoreFuture::ready(answered(asked.wait()));
        }
        StoreFuture::pending(async move { answered(asked.await) })
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        self.store.queue().map(|_| self as &dyn TaskQueue)
    }
}

impl TaskQueue for Watched {
    forward!(TaskQueue: |this| this.queues(); renew, release);

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        if !self.looked.swap(true, Ordering::Relaxed) {
            self.journal.write("-", 0, What::Ready);
        }
        let asked = self.queues().take(take);
        let answered = move |answer: Result<Taken>| {
            let tasks = answer.as_ref().map_or(&[][..], |taken| &taken.tasks);
            for leased in tasks {
                self.journal.leased(&leased.record.task_id, leased.record.attempt);
            }
            answer
        };
        if self.store.blocks() {
            return StoreFuture::ready(answered(asked.wait()));
        }
        StoreFuture::pending(async move { answered(asked.await) })
    }
}
