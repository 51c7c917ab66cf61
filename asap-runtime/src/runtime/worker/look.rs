//! When a worker looks into its queues.

use std::sync::Arc;

use tokio::time::Instant;

use super::Options;
use super::asking::Asking;
use super::crew::queues;
use crate::error::Result;
use crate::runtime::Runtime;
use crate::store::queue::{Take, Taken};
use crate::telemetry;

/// When the worker looks into its queues again, unless something happens before.
#[derive(Debug)]
pub(super) struct Look {
    /// The count of the bell before the last look.
    pub(super) known: u64,
    pub(super) at: Instant,
    /// Whether the last look left something that a free place could be used for.
    pub(super) more: bool,
    /// The look that is under way.
    taking: Asking<Result<Taken>>,
    /// What it asks for, and the count of the bell before it.
    asked: (usize, u64),
    /// Whether a place has become free since it asked.
    freed: bool,
}

impl Look {
    /// A worker that has not looked yet.
    pub(super) fn new() -> Self {
        let taking = Asking::nothing();
        Self { known: 0, at: Instant::now(), more: false, taking, asked: (0, 0), freed: false }
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.taking.is_open()
    }

    /// Asks for at most so many tasks; `known` is the bell's count by now, since what comes behind the look rings again.
    pub(super) fn begin(&mut self, runtime: &Runtime, options: &Arc<Options>, most: usize, known: u64) {
        let (runtime, options) = (runtime.clone(), Arc::clone(options));
        (self.asked, self.freed) = ((most, known), false);
        self.taking.ask(async move {
            let take = Take {
                worker: &options.name,
                queues: &options.queues,
                most,
                lease: options.lease,
                max_lost_leases: options.max_lost_leases,
                now: runtime.clock.now(),
            };
            let taken = queues(&runtime).take(take).await?;
            telemetry::taken(&taken);
            Ok(taken)
        });
    }

    /// What the look has brought; never ready if none is under way.
    pub(super) async fn taken(&mut self) -> Result<Taken> {
        self.taking.answer().await
    }

    /// A place has become free; whether that is a reason to look.
    pub(super) fn free(&mut self) -> bool {
        self.freed = true;
        self.more && !self.is_under_way()
    }

    /// The look is over; whether there is a reason for the next already.
    pub(super) fn end(&mut self, runtime: &Runtime, options: &Options, taken: &Taken) -> bool {
        let (most, known) = self.asked;
        let again = queues(runtime).look_again();
        let again = taken.next.map_or(again, |next| next.min(again));
        let is_limited = options.queues.iter().any(|queue| queue.concurrency.is_some());
        (self.known, self.at) = (known, Instant::now() + again);
        self.more = is_limited || taken.tasks.len() == most;
        self.more && self.freed
    }

    /// The look has failed: the next is at this time, and nothing else is a reason for it.
    pub(super) fn fail(&mut self, next: Instant) {
        (self.known, self.at, self.more) = (u64::MAX, next, false);
    }
}
