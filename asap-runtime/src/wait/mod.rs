//! What a task waits for, and the steps that wait: what `sleep!` and `receive!` call.
//!
//! A step stores where it stands and ends the attempt with [`Error::Waiting`](crate::Error::Waiting). Whoever ran the attempt sees to it that
//! the task is gone on with when its time has come or it was woken; the step then looks again.

mod awaited;
mod decision;
mod receive;
mod retry;
mod sleep;

pub(crate) use awaited::waiting;
pub use awaited::{Awaited, Waits};
pub(crate) use decision::{Decision, OWN, Resolved, topic_of};
pub use receive::{receive, receive_within};
pub use retry::{Tries, next_try};
pub use sleep::{sleep, sleep_until};

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::Error;
use crate::frame::{Checkpoint, Cx};
use crate::store::TaskQueue;
use crate::store::queue::Message;

/// Where a step stands while it waits.
pub(crate) const WAITING: u32 = 1;

/// How often a task looks for the end of one whose parent it is not.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// The only place in a step where a snapshot is taken.
pub(crate) const fn waiting_with(locals: &'static [&'static str]) -> Checkpoint {
    Checkpoint { id: "waiting", is_call: false, line: 0, locals, hidden: &[] }
}

/// The time after a while; the last one of year 9999 if there is no such time.
pub(crate) fn after(now: DateTime<Utc>, wait: Duration) -> DateTime<Utc> {
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).and_then(|day| day.and_hms_opt(23, 59, 59));
    let last = last.map_or(DateTime::<Utc>::MAX_UTC, |time| time.and_utc());
    let wait = chrono::TimeDelta::from_std(wait).unwrap_or(chrono::TimeDelta::MAX);
    now.checked_add_signed(wait).map_or(last, |time| time.min(last))
}

/// What steps ask of the runtime. Where a method gives nothing, the attempt is over.
impl Cx {
    pub(crate) fn now(&mut self) -> Option<DateTime<Utc>> {
        Some(self.attempt()?.runtime().clock().now())
    }

    pub(crate) fn task(&mut self) -> Option<String> {
        Some(self.attempt()?.task_id().to_owned())
    }

    /// How often the task was woken. Asked before the step looks for what it waits for.
    pub(crate) async fn wakes(&mut self) -> Option<u64> {
        let task_id = self.task()?;
        let runtime = self.attempt()?.runtime().clone();
        let answer = match mail(runtime.store().queue(), &task_id) {
            Ok(queue) => queue.wakes(&task_id).await,
            Err(error) => Err(error),
        };
        self.got(answer.and_then(|wakes| wakes.ok_or(Error::TaskNotFound { task_id })))
    }

    /// The first message of the topic that the task has not received yet.
    #[allow(clippy::option_option, reason = "the outer one says whether the attempt goes on")]
    pub(crate) async fn first(&mut self, topic: &str) -> Option<Option<Message>> {
        let attempt = self.attempt()?;
        let (task_id, after) = (attempt.task_id().to_owned(), attempt.received().of(topic));
        let runtime = attempt.runtime().clone();
        let answer = match mail(runtime.store().queue(), &task_id) {
            Ok(queue) => queue.message(&task_id, topic, after).await,
            Err(error) => Err(error),
        };
        self.got(answer)
    }

    /// Ends the attempt: the task waits for another. The store wakes a parent when its child ends; anybody else looks again.
    pub(crate) fn waits_for_task(&mut self, task_id: String, is_parent: bool, wakes: u64) -> Option<()> {
        let now = self.now()?;
        let until = if is_parent { None } else { Some(after(now, LOOK_AGAIN)) };
        self.waits(Awaited::Task(task_id), until, wakes)
    }

    /// Ends the attempt: the task waits, no longer than until its deadline.
    pub(crate) fn waits(&mut self, awaited: Awaited, until: Option<DateTime<Utc>>, wakes: u64) -> Option<()> {
        let task_id = self.task()?;
        let until = until.into_iter().chain(self.attempt()?.deadline()).min();
        self.halt(Error::Waiting { task_id, awaited, until, wakes });
        None
    }
}

/// The part of a store that keeps messages.
pub(crate) fn mail<'a>(queue: Option<&'a dyn TaskQueue>, task_id: &str) -> Result<&'a dyn TaskQueue, Error> {
    queue.ok_or_else(|| Error::NoQueue { operation: format!("nothing can be sent to task `{task_id}`") })
}
