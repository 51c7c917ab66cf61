//! What becomes of a leased task behind its attempt.

use std::time::Duration;

use crate::error::{Error, Result};
use crate::protocol::TaskStatus;
use crate::runtime::Runtime;
use crate::store::TaskRecord;
use crate::store::queue::{Release, To};
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
}

impl Leftover {
    pub(super) fn new(runtime: &Runtime, record: &TaskRecord, before: TaskStatus) -> Self {
        Self { runtime: runtime.clone(), task_id: record.task_id.clone(), attempt: record.attempt, before }
    }

    /// Gives back what is to be given back.
    pub(super) async fn judge(self, answer: Result<()>) -> Ended {
        let Self { runtime, task_id, attempt, before } = self;
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
                telemetry::transition(&task_id, TaskStatus::Working, awaited.status());
                release(&runtime, &task_id, attempt, to, awaited.status(), error.shown()).await;
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
                let status = TaskStatus::InputRequired;
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
                release(&runtime, &task_id, attempt, To::Queue(UNFIT), before, None).await;
                Ended::Unfit
            }
            error if error.is_incompatible() || is_elsewhere(error) => {
                release(
                    &runtime,
                    &task_id,
                    attempt,
                    To::Queue(UNFIT),
                    before,
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

/// Gives a task back; `message` is what its record says.
async fn release(
    runtime: &Runtime,
    task_id: &str,
    attempt: u64,
    to: To,
    status: TaskStatus,
    message: Option<String>,
) {
    let Some(queues) = runtime.store.queue() else { return };
    let now = runtime.clock.now();
    let release = Release { task_id, attempt, to, status, error: message.as_deref(), now };
    if let Err(error) = queues.release(release).await {
        tracing::warn!(task_id, attempt, %error, "the task could not be given back; its lease runs out");
    }
}
