//! How a worker ends.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout};

use super::crew::{Crew, Event};
use super::leftover::Leftover;
use crate::protocol::TaskStatus;
use crate::store::queue::Leased;

/// How long behind its grace period a worker gives tasks back at most: whoever told it to end may wait no longer.
const GIVE_BACK: Duration = Duration::from_secs(3);

impl Crew {
    /// Lets the tasks come to their next checkpoints, and gives back those that do not.
    pub(super) async fn end(&mut self, mut hurry: Pin<&mut impl Future<Output = ()>>) {
        self.drain.store(true, Ordering::Release);
        let deadline = Instant::now() + self.options.grace;
        // So that no lease runs out in the midst of the grace period.
        self.renew_at = Instant::now();
        tracing::info!(worker = self.options.name, tasks = self.held.len(), "the worker ends");
        while !self.running.is_empty() || self.look.is_under_way() {
            let event = tokio::select! {
                biased;
                () = &mut hurry => break,
                () = sleep_until(deadline) => break,
                event = self.event() => event,
            };
            match event {
                Event::Ended(ended) => self.ended(ended),
                // Taken before the worker was told to end.
                Event::Taken(Ok(taken)) => taken.tasks.iter().for_each(|leased| self.send_back(leased)),
                Event::Taken(Err(error)) => {
                    tracing::debug!(worker = self.options.name, %error, "the last look has failed");
                }
                Event::Renewed(renewed) => self.renewed(renewed),
                Event::Renew => self.renew(),
            }
        }
        let _ = timeout(GIVE_BACK, self.give_back_the_rest()).await;
    }

    /// Gives a task back that nobody has begun.
    fn send_back(&mut self, leased: &Leased) {
        let leftover = Leftover::new(&self.runtime, &leased.record, leased.before);
        self.running.spawn(leftover.return_unbegun());
    }

    async fn give_back_the_rest(&mut self) {
        let left = self.held.leases();
        for (task_id, attempt) in &left {
            self.held.stop(task_id, *attempt);
        }
        self.summary.left += left.len() as u64;
        for (task_id, attempt) in left {
            tracing::warn!(task_id, attempt, "the task came to no checkpoint in time; it is given back");
            // Whoever takes it next goes on from there.
            self.runtime.flusher.store_task(&task_id).await;
            Leftover::give_back(&self.runtime, &task_id, attempt, TaskStatus::Working).await;
        }
    }
}
