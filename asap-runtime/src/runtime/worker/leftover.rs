//! What becomes of a leased task behind its attempt.

use std::time::Duration;

use crate::error::{Error, Result};
use crate::protocol::TaskStatus;
use crate::runtime::Runtime;
use crate::store::queue::{Release, To};
use crate::store::{Swap, TaskRecord};
use crate::telemetry;
use crate::wait::Awaited;

/// How long a task is left to other workers that this program cannot run.
const UNFIT: Duration = Duration::from_secs(30);

/// How an attempt ended, for the worker's summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    Completed,
    Failed,
    Interrupted,
    Waiting,
    Cancelled,
    Lost,
    Unfit,
    /// It was given back before any code of it had run.
    Unbegun,
}

/// A leased task whose attempt has ended or could not begin.
pub(super) struct Leftover {
    runtime: Runtime,
    task_id: String,
    attempt: u64,
    before: TaskStatus,
    /// The status of its record, unless its function has been at work.
    stands: TaskStatus,
}

impl Leftover {
    pub(super) fn new(runtime: &Runtime, record: &TaskRecord, before: TaskStatus) -> Self {
        let (task_id, attempt, stands) = (record.task_id.clone(), record.attempt, record.status);
        Self { runtime: runtime.clone(), task_id, attempt, before, stands }
    }

    /// The same of a task whose attempt has run: one that could not go on has written down by itself that it is as it was.
    pub(super) fn of_attempt(self) -> Self {
        Self { stands: self.before, ..self }
    }

    /// Gives back what is to be given back.
    pub(super) async fn judge(self, answer: Result<()>) -> Ended {
        let Self { runtime, task_id, attempt, before, stands } = self;
        let Err(error) = answer else { return Ended::Completed };
        match &error {
            Error::Interrupted { .. } => {
                Self::give_back(&runtime, &task_id, attempt, TaskStatus::Working).await;
                Ended::Interrupted
            }
            Error::Waiting { awaited, until, wakes, .. } => {
                let now = runtime.clock.now();
                let delay = until.map(|until| (until - now).to_std().unwrap_or_default());
                let to = match awaited {
                    Awaited::Time | Awaited::Retry { .. } => To::Queue(delay.unwrap_or_default()),
                    _ => To::Suspended { delay, wakes: *wakes },
                };
                telemetry::wait(awaited.kind());
                let status = (TaskStatus::Working, awaited.status());
                release(&runtime, &task_id, attempt, to, status, error.shown()).await;
                Ended::Waiting
            }
            Error::Conflict { .. } => {
                telemetry::lease_lost();
                Ended::Lost
            }
            Error::Cancelled { .. } => Ended::Cancelled,
            Error::Store { .. } => {
                // It cannot be told either: the lease runs out.
                tracing::warn!(task_id, attempt, %error, "the store failed; the task's lease runs out");
                Ended::Lost
            }
            Error::Corrupt { .. } | Error::CorruptRecord { .. } => {
                let status = (TaskStatus::Working, TaskStatus::InputRequired);
                release(
                    &runtime,
                    &task_id,
                    attempt,
                    To::Parked,
                    status,
                    Some(unfit(&task_id, attempt, &error)),
                )
                .await;
                Ended::Unfit
            }
            Error::Sealed { .. } => {
                // Another worker may have the key; what the record says may be sealed with it too, and stays.
                let _ = unfit(&task_id, attempt, &error);
                release(&runtime, &task_id, attempt, To::Queue(UNFIT), (stands, before), None).await;
                Ended::Unfit
            }
            error if error.is_incompatible() || is_elsewhere(error) => {
                release(
                    &runtime,
                    &task_id,
                    attempt,
                    To::Queue(UNFIT),
                    (stands, before),
                    Some(unfit(&task_id, attempt, error)),
                )
                .await;
                Ended::Unfit
            }
            _ => {
                tracing::warn!(task_id, attempt, %error, "the task failed");
                Ended::Failed
            }
        }
    }

    /// Gives a task back that was taken too late to be begun here.
    pub(super) async fn return_unbegun(self) -> Ended {
        Self::give_back(&self.runtime, &self.task_id, self.attempt, self.before).await;
        Ended::Unbegun
    }

    /// Gives a task back that anybody may go on with at once.
    pub(super) async fn give_back(runtime: &Runtime, task_id: &str, attempt: u64, status: TaskStatus) {
        let status = (TaskStatus::Working, status);
        release(runtime, task_id, attempt, To::Queue(Duration::ZERO), status, None).await;
    }
}

/// Whether another worker may have what is missing here.
fn is_elsewhere(error: &Error) -> bool {
    matches!(error, Error::MissingResource { .. } | Error::Lost { .. })
}

/// What the record says of a task that cannot be run here.
fn unfit(task_id: &str, attempt: u64, error: &Error) -> String {
    let message = error.to_string();
    tracing::warn!(task_id, attempt, error = message, "the task cannot be run here; it is given back");
    message
}

/// Gives a task back; its record has the one status and gets the other, and `message` is what it says.
async fn release(
    runtime: &Runtime,
    task_id: &str,
    attempt: u64,
    to: To,
    (from, status): (TaskStatus, TaskStatus),
    message: Option<String>,
) {
    let Some(queues) = runtime.store.queue() else { return };
    let now = runtime.clock.now();
    let release = Release { task_id, attempt, to, status, error: message.as_deref(), now };
    match queues.release(release).await {
        Ok(Swap::Stored) => telemetry::transition(task_id, from, status),
        // Still at work, since it was woken; or somebody else's.
        Ok(Swap::Woke | Swap::Taken) => {}
        Err(error) => {
            tracing::warn!(task_id, attempt, %error, "the task could not be given back; its lease runs out");
        }
    }
}
