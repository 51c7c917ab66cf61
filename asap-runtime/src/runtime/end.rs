//! How the end of an attempt is recorded.

use chrono::SubsecRound;

use super::Runtime;
use super::run::{Begun, Verdict};
use super::step::Before;
use crate::error::{Error, Result};
use crate::frame::Function;
use crate::protocol::TaskStatus;
use crate::store::{Swap, TaskRecord};
use crate::telemetry;

impl Runtime {
    /// Records what became of an attempt, and answers it.
    pub(super) async fn conclude<T>(&self, begun: Begun, verdict: Verdict<T>) -> Result<T> {
        match self.settled(&begun, verdict).await {
            Verdict::Completed(value, json) => {
                let record = TaskRecord {
                    status: TaskStatus::Completed,
                    result: Some(json),
                    error: None,
                    failures: 0,
                    failing_since: None,
                    ..begun.record
                };
                match self.record_end(record).await? {
                    None => value,
                    Some(conflict) => Err(conflict),
                }
            }
            Verdict::Failed(message, error, true) => Err(self.failed_once(begun, message, error).await),
            Verdict::Failed(message, error, false) => {
                Err(self.failed(begun.record, begun.function, message, error).await)
            }
            Verdict::Stopped(error) => Err(self.stopped(begun, error).await),
        }
    }

    /// The verdict, once all that the attempt was acknowledged is stored: without that nothing it came to counts.
    async fn settled<T>(&self, begun: &Begun, verdict: Verdict<T>) -> Verdict<T> {
        let Some(backlog) = &begun.backlog else { return verdict };
        match (self.flusher.store(backlog).await, verdict) {
            (Ok(()), verdict) => verdict,
            // The attempt was told at its next checkpoint.
            (Err(_), Verdict::Stopped(error)) if error.is_conflict() || error.is_store() => {
                Verdict::Stopped(error)
            }
            (Err(error), _) => Verdict::Stopped(error),
        }
    }

    /// The function failed: it is tried again later if its policy says so.
    async fn failed_once(&self, begun: Begun, message: String, error: Error) -> Error {
        let Some(retry) = &begun.function.details.policies.retry else {
            return self.failed(begun.record, begun.function, message, error).await;
        };
        match self.count_failure(&begun, message.clone(), retry).await {
            Ok((record, None)) => self.failed(record, begun.function, message, error).await,
            Ok((record, Some(wait))) => {
                tracing::info!(
                    task_id = record.task_id,
                    failures = record.failures,
                    error = message,
                    "the attempt failed, and is repeated"
                );
                telemetry::retry(begun.function.name());
                match self.swap_end(record).await {
                    Ok(None) => wait,
                    Ok(Some(conflict)) => conflict,
                    Err(unrecorded) => unrecorded,
                }
            }
            Err(unknown) => {
                tracing::warn!(task_id = begun.record.task_id, error = %unknown, "a failure could not be counted");
                error
            }
        }
    }

    /// The task failed: recorded, and answered unless somebody else has gone on meanwhile.
    async fn failed(
        &self,
        record: TaskRecord,
        function: &'static Function,
        message: String,
        error: Error,
    ) -> Error {
        let mut status = TaskStatus::Failed;
        if function.details.policies.cancels {
            status = TaskStatus::Cancelled;
            let begun = match self.queue_of(&record.task_id).await {
                Ok(queue) => self.begin_undo(&record, Some(&message), queue.as_deref()).await.map(drop),
                Err(error) => Err(error),
            };
            if let Err(unbegun) = begun {
                // Without its compensations it must not end; whoever runs it next comes here again.
                return unbegun;
            }
        }
        self.ended(TaskRecord { status, error: Some(message), ..record }, error).await
    }

    /// The attempt was stopped between the function's instructions.
    async fn stopped(&self, begun: Begun, error: Error) -> Error {
        let Begun { record, before, function, .. } = begun;
        let is_interrupted = matches!(error, Error::Interrupted { .. });
        if is_interrupted
            || error.is_waiting()
            || error.is_conflict()
            || error.is_store()
            || error.is_corrupt()
            || error.is_sealed()
        {
            // The task goes on, the record is somebody else's now, or it cannot be written.
            return self.or_cancelled(error).await;
        }
        if error.is_incompatible() || matches!(error, Error::Lost { .. }) {
            // Another program can go on: no code of the function has run, so the task is as it was.
            return self.ended(TaskRecord { status: before, ..record }, error).await;
        }
        let message = error.to_string();
        self.failed(record, function, message, error).await
    }

    async fn ended(&self, record: TaskRecord, error: Error) -> Error {
        let task_id = record.task_id.clone();
        match self.record_end(record).await {
            Ok(None) => error,
            Ok(Some(conflict)) => conflict,
            Err(unrecorded) => {
                // The reason matters more than that it could not be written down.
                tracing::warn!(task_id, error = %unrecorded, "the end of an attempt could not be recorded");
                error
            }
        }
    }

    /// Stores the record of this attempt's end; the conflict, if the task is somebody else's by now.
    async fn record_end(&self, mut record: TaskRecord) -> Result<Option<Error>> {
        record.updated_at = self.clock.now().trunc_subsecs(6);
        self.swap_end(record).await
    }

    async fn swap_end(&self, record: TaskRecord) -> Result<Option<Error>> {
        let before = Before { attempt: record.attempt, status: TaskStatus::Working };
        Ok(match self.step(before, &record).await? {
            Swap::Stored | Swap::Woke => None,
            Swap::Taken => {
                let latest = self.store.get(&record.task_id).await?;
                let version = latest.map_or(1, |snapshot| snapshot.version);
                Some(self.or_cancelled(Error::Conflict { task_id: record.task_id, version }).await)
            }
        })
    }
}
