//! Queues: how tasks wait for workers, and how workers hold them.
//!
//! A task is put into a queue with its version 1 ([`TaskQueue::enqueue`]), a worker takes it under a *lease*
//! ([`TaskQueue::take`]) and keeps the lease alive while it runs ([`TaskQueue::renew`]). A lease that is not renewed runs
//! out, and the task is taken by the next worker that asks. Each taking is a new attempt, so whatever the worker before still
//! appends is refused: the lease decides who should run a task, the attempt decides who can.
//!
//! `runtime.queue("mail").submit(…)` and [`Worker`](crate::Worker) are what programs use; this is the store's side of it.

mod bell;
mod limits;
mod message;
mod placing;
mod queued;
mod release;
mod take;
mod task_queue;

pub use bell::{Bell, Rung};
pub use limits::{QueueLimits, Rate};
pub use message::{Message, Sending, Sent};
pub use placing::Placing;
pub use queued::{Counts, Queued, Standing};
pub use release::{Release, To};
pub use take::{Leased, Renew, Step, Take, Taken};
pub use task_queue::TaskQueue;

/// The queue of tasks for which none is named.
pub const DEFAULT_QUEUE: &str = "default";

/// What the record of a task says that was parked by a store.
#[must_use]
pub fn parked_because(lost_leases: u32, version: u64, worker: &str) -> String {
    format!(
        "parked: {lost_leases} leases in a row ran out at version {version}; the last worker was `{worker}`"
    )
}
