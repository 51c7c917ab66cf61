//! One attempt from its first instruction to its record.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, Waker};

use chrono::SubsecRound;

use super::Runtime;
use super::attempt::Attempt;
use crate::error::{Error, Result};
use crate::frame::{Body, Cx, Ended, Outcome, Persist, Saved, simplified};
use crate::protocol::TaskStatus;
use crate::store::{Swap, TaskRecord};

/// An attempt that is about to run.
pub(super) struct Run {
    /// The task's record as this attempt has stored it.
    pub(super) record: TaskRecord,
    /// The task's status before this attempt.
    pub(super) before: TaskStatus,
    pub(super) attempt: Attempt,
    /// The number of the checkpoint to go on after, 0 for the start.
    pub(super) at: u32,
    pub(super) saved: Option<Box<Saved>>,
    pub(super) body: Box<dyn FnOnce(Cx) -> Body + Send>,
}

/// A completed task's result.
pub(super) enum Finished {
    /// The function's value.
    Value(Box<dyn Any>),
    /// What the store kept of it.
    Stored(Option<String>),
}

impl Finished {
    /// The result as a `T`.
    pub(super) fn into_value<T: Persist + 'static>(self, task_id: &str) -> Result<T> {
        let reason = match self {
            Self::Value(value) => match value.downcast() {
                Ok(value) => return Ok(*value),
                Err(_) => "the function returns another type; its value is stored".to_owned(),
            },
            Self::Stored(Some(json)) => match T::read(&json) {
                Ok(value) => return Ok(value),
                Err(error) => error.to_string(),
            },
            Self::Stored(None) => "the store has no result".to_owned(),
        };
        Err(Error::WrongResultType { task_id: task_id.to_owned(), expected: simplified::<T>(), reason })
    }
}

impl Runtime {
    /// Runs the body to its end and records what became of it.
    pub(super) fn drive(&self, run: Run) -> Result<Finished> {
        let Run { record, before, attempt, at, saved, body } = run;
        let stopped = attempt.stopped();
        let function = attempt.function();
        let context = Cx::new(Box::new(attempt), at, saved);
        // Everything that the body owns is dropped in here: a destructor may panic too.
        let polled = catch_unwind(AssertUnwindSafe(|| {
            let mut body = body(context);
            body.as_mut().poll(&mut Context::from_waker(Waker::noop()))
        }));
        // Checked first: whatever else happened on the way out of a stopped body is no news.
        if let Some(error) = stopped.take() {
            return Err(self.stopped(record, before, error));
        }
        match polled {
            Ok(Poll::Ready(Outcome(Ended::Value(value, Ok(json))))) => self.completed(record, value, json),
            Ok(Poll::Ready(Outcome(Ended::Value(_, Err(error))))) => {
                let (task_id, reason) = (record.task_id.clone(), error.to_string());
                let error = Error::UnsaveableResult { task_id, reason };
                Err(self.failed(record, error.to_string(), error))
            }
            Ok(Poll::Ready(Outcome(Ended::Error(message, error)))) => {
                let task_id = record.task_id.clone();
                Err(self.failed(record, message.clone(), Error::Failed { task_id, message, error }))
            }
            Ok(Poll::Pending) => {
                let (task_id, function) = (record.task_id.clone(), function.name);
                let error = Error::Suspended { task_id, function };
                Err(self.failed(record, error.to_string(), error))
            }
            Err(payload) => {
                let (task_id, message) = (record.task_id.clone(), panic_message(&*payload));
                Err(self.failed(record, format!("panicked: {message}"), Error::Panicked { task_id, message }))
            }
        }
    }

    fn completed(&self, record: TaskRecord, value: Box<dyn Any>, json: String) -> Result<Finished> {
        let record = TaskRecord { status: TaskStatus::Completed, result: Some(json), error: None, ..record };
        match self.record_end(record)? {
            None => Ok(Finished::Value(value)),
            Some(conflict) => Err(conflict),
        }
    }

    /// The function itself failed: recorded, and answered unless somebody else has gone on meanwhile.
    fn failed(&self, record: TaskRecord, message: String, error: Error) -> Error {
        self.ended(TaskRecord { status: TaskStatus::Failed, error: Some(message), ..record }, error)
    }

    /// The attempt was stopped between the function's instructions.
    fn stopped(&self, record: TaskRecord, before: TaskStatus, error: Error) -> Error {
        if error.is_conflict() || error.is_store() || error.is_corrupt() {
            // The record is somebody else's now, or cannot be written.
            return error;
        }
        if error.is_incompatible() || matches!(error, Error::Lost { .. }) {
            // Another program can go on: no code of the function has run, so the task is as it was.
            return self.ended(TaskRecord { status: before, ..record }, error);
        }
        let message = error.to_string();
        self.failed(record, message, error)
    }

    fn ended(&self, record: TaskRecord, error: Error) -> Error {
        let task_id = record.task_id.clone();
        match self.record_end(record) {
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
    fn record_end(&self, mut record: TaskRecord) -> Result<Option<Error>> {
        record.updated_at = self.clock.now().trunc_subsecs(6);
        Ok(match self.store.swap_record(Some(record.attempt), &record).wait()? {
            Swap::Stored => None,
            Swap::Taken => {
                let latest = self.store.get(&record.task_id).wait()?;
                let version = latest.map_or(1, |snapshot| snapshot.version);
                Some(Error::Conflict { task_id: record.task_id, version })
            }
        })
    }
}

fn panic_message(payload: &(dyn Any + Send)) -> String {
    if let Some(message) = payload.downcast_ref::<&str>() {
        (*message).to_owned()
    } else if let Some(message) = payload.downcast_ref::<String>() {
        message.clone()
    } else {
        "a value that is no text".to_owned()
    }
}
