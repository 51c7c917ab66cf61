//! One attempt from its first instruction to its verdict: on this thread, or polled by an executor.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Poll, ready};

use chrono::{DateTime, Utc};
use tracing::{Instrument, Span};

use super::begin::{Asker, Prepared};
use super::executor::{Polled, block_on, is_polling, offload};
use super::flush::Backlog;
use super::{Running, RunningLocal, Runtime};
use crate::error::{Error, Result};
use crate::frame::{
    Begin, Blocking, Ended, Entry, Function, Local, Machine, Persist, Port, Ran, Sending, Thrown, Watch,
    simplified,
};
use crate::protocol::TaskStatus;
use crate::store::{Offloaded, StoreFuture, TaskRecord};
use crate::telemetry;

/// An attempt that is about to run.
pub(super) struct Run {
    /// The task's record as this attempt has stored it.
    pub(super) record: TaskRecord,
    /// The task's status before this attempt.
    pub(super) before: TaskStatus,
    pub(super) entry: Entry,
    pub(super) port: Arc<Port>,
    /// Why it ends before it has begun.
    pub(super) refused: Option<Error>,
}

/// What the end of an attempt must know of its beginning.
#[derive(Clone)]
pub(super) struct Begun {
    /// The task's record as this attempt has stored it.
    pub(super) record: TaskRecord,
    /// The task's status before this attempt.
    pub(super) before: TaskStatus,
    pub(super) function: &'static Function,
    /// The version that it goes on from.
    pub(super) version: u64,
    pub(super) deadline: Option<DateTime<Utc>>,
    /// Its checkpoints that were acknowledged before they were stored.
    pub(super) backlog: Option<Arc<Backlog>>,
}

impl Run {
    /// What its end must know.
    fn begun(&self) -> Begun {
        Begun {
            record: self.record.clone(),
            before: self.before,
            function: self.entry.function,
            version: self.entry.attempt.version(),
            deadline: self.entry.attempt.deadline(),
            backlog: self.entry.attempt.backlog(),
        }
    }

    /// The span of the attempt; it follows from the one before, if that is known.
    fn span(&self, before: Option<&Span>) -> Span {
        let (function, version) = (self.entry.function.name(), self.entry.attempt.version());
        telemetry::attempt(&self.record.task_id, function, self.record.attempt, version, before)
    }
}

/// Notes in its span how an attempt has ended.
fn outcome<T>(span: Span, answer: &Result<T>) -> Span {
    let outcome = match answer {
        Ok(_) => "completed",
        Err(Error::Waiting { .. }) => "waiting",
        Err(Error::Interrupted { .. }) => "interrupted",
        Err(Error::Cancelled { .. }) => "cancelled",
        Err(error) if error.is_conflict() => "conflict",
        Err(error) if error.is_failed() => "failed",
        Err(_) => "error",
    };
    telemetry::ended(&span, outcome);
    span
}

/// Whether a task may have been cancelled, and what it has done is to be undone.
fn may_be_undone<T>(answer: &Result<T>) -> bool {
    answer.as_ref().is_err_and(|error| {
        error.is_cancelled() || error.is_failed() || matches!(error, Error::DeadlineExceeded { .. })
    })
}

/// What became of an attempt.
pub(super) enum Verdict<T> {
    /// The function returned a value: itself if it is a `T`, and as JSON.
    Completed(Result<T>, String),
    /// The function failed: what the record says, the error, and whether a policy repeats it.
    Failed(String, Error, bool),
    /// The attempt was stopped between the function's instructions.
    Stopped(Error),
}

/// What the caller wants of a result.
pub(super) struct Wanted<T> {
    task_id: String,
    /// Of the function's own value.
    value: fn(Box<dyn Any>) -> std::result::Result<T, &'static str>,
    /// Of what the store keeps.
    stored: fn(&str) -> std::result::Result<T, String>,
    expected: fn() -> String,
}

impl<T> Clone for Wanted<T> {
    fn clone(&self) -> Self {
        Self { task_id: self.task_id.clone(), ..*self }
    }
}

impl<T: Persist + 'static> Wanted<T> {
    /// The value.
    pub(super) fn value(task_id: &str) -> Self {
        Self {
            task_id: task_id.to_owned(),
            value: |value| {
                let value = value.downcast().map(|value| *value);
                value.map_err(|_| "the function returns another type; its value is stored")
            },
            stored: |json| T::read(json).map_err(|error| error.to_string()),
            expected: simplified::<T>,
        }
    }
}

impl Wanted<()> {
    /// Nothing but that there is one.
    pub(super) fn nothing(task_id: &str) -> Self {
        Self { task_id: task_id.to_owned(), value: |_| Ok(()), stored: |_| Ok(()), expected: String::new }
    }
}

impl<T> Wanted<T> {
    fn differs(&self, reason: String) -> Error {
        Error::WrongResultType { task_id: self.task_id.clone(), expected: (self.expected)(), reason }
    }

    fn of_store(&self, json: Option<&str>) -> Result<T> {
        let json = json.ok_or_else(|| self.differs("the store has no result".to_owned()))?;
        (self.stored)(json).map_err(|reason| self.differs(reason))
    }

    /// What became of an attempt that has run.
    fn verdict(&self, ran: Ran, port: &Port, function: &'static Function) -> Verdict<T> {
        // Checked first: whatever else happened on the way out of a stopped body is no news.
        if let Some(error) = port.judge() {
            return Verdict::Stopped(error);
        }
        let task_id = self.task_id.clone();
        match ran {
            Ran::Returned(returned) => match function.finish.end(returned) {
                Ended::Value(value, Ok(json)) => {
                    let value = (self.value)(value).map_err(|reason| self.differs(reason.to_owned()));
                    Verdict::Completed(value, json)
                }
                Ended::Value(_, Err(error)) => {
                    let error = Error::UnsaveableResult { task_id, reason: error.to_string() };
                    Verdict::Failed(error.to_string(), error, false)
                }
                Ended::Error(message, error, repeats) => {
                    Verdict::Failed(message.clone(), Error::Failed { task_id, message, error }, repeats)
                }
            },
            Ran::Stopped | Ran::Suspended => {
                let error = Error::Suspended { task_id, function: function.name() };
                Verdict::Failed(error.to_string(), error, false)
            }
            Ran::Panicked(payload) => {
                let message = panic_message(&*payload);
                let recorded = format!("panicked: {message}");
                Verdict::Failed(recorded, Error::Panicked { task_id, message }, true)
            }
        }
    }

    fn here(&self, run: Run) -> Verdict<T> {
        let Run { entry, port, refused, .. } = run;
        if let Some(error) = refused {
            return Verdict::Stopped(error);
        }
        let function = entry.function;
        let ran = Machine::<Blocking>::new(entry, Arc::clone(&port)).run();
        self.verdict(ran, &port, function)
    }
}

impl Runtime {
    /// Waits on this thread for a task to be prepared, and runs it here.
    pub(super) fn run_here<T>(
        &self,
        wanted: &Wanted<T>,
        prepared: impl Future<Output = Result<Prepared>>,
    ) -> Result<T> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: wanted.task_id.clone() });
        }
        let answer = self.run_to_its_end(wanted, prepared);
        if may_be_undone(&answer) {
            block_on(self.undo_here(&wanted.task_id, Asker::Thread));
        }
        answer
    }

    /// The same, without what undoes a task that was cancelled.
    fn run_to_its_end<T>(
        &self,
        wanted: &Wanted<T>,
        prepared: impl Future<Output = Result<Prepared>>,
    ) -> Result<T> {
        let mut prepared = block_on(prepared)?;
        let mut span = None;
        loop {
            let run = match prepared {
                Prepared::Done(json) => return wanted.of_store(json.as_deref()),
                Prepared::Waits(waits) => {
                    block_on(self.wait_with(waits.record, waits.error, Asker::Thread))?;
                    prepared = block_on(self.go_on_again(&wanted.task_id, waits.function))?;
                    continue;
                }
                Prepared::Run(run) => *run,
            };
            let begun = run.begun();
            let (own, function) = (begun.record.clone(), begun.function);
            let this = run.span(span.as_ref());
            let answer = this.in_scope(|| {
                let verdict = wanted.here(run);
                block_on(self.conclude(begun, verdict))
            });
            span = Some(outcome(this, &answer));
            match answer {
                Err(error) if error.is_waiting() => block_on(self.wait_with(own, error, Asker::Thread))?,
                answer => return answer,
            }
            prepared = block_on(self.go_on_again(&wanted.task_id, function))?;
        }
    }

    /// The runtime as an executor may use it.
    pub(super) fn for_executor(&self) -> Self {
        Self { store: Offloaded::of(&self.store), ..self.clone() }
    }

    /// The work as a future, with a store that an executor may use.
    pub(super) fn later<T, F>(&self, work: impl FnOnce(Self) -> F + Send + 'static) -> StoreFuture<'static, T>
    where
        F: Future<Output = Result<T>> + Send,
    {
        let runtime = self.for_executor();
        StoreFuture::pending(async move { work(runtime).await })
    }

    /// A future that prepares a task and runs it.
    pub(super) fn run_later<T: Send + 'static, P>(
        &self,
        wanted: Wanted<T>,
        prepare: impl FnOnce(Self) -> P + Send + 'static,
    ) -> Running<T>
    where
        P: Future<Output = Result<Prepared>> + Send + 'static,
    {
        let runtime = self.for_executor();
        Running::new(async move {
            let answer = async {
                let mut prepared = prepare(runtime.clone()).await?;
                let mut span = None;
                loop {
                    let run = match prepared {
                        Prepared::Done(json) => return wanted.of_store(json.as_deref()),
                        Prepared::Waits(waits) => {
                            runtime.wait_with(waits.record, waits.error, Asker::Future).await?;
                            prepared = runtime.go_on_again(&wanted.task_id, waits.function).await?;
                            continue;
                        }
                        Prepared::Run(run) => *run,
                    };
                    let (own, function) = (run.record.clone(), run.entry.function);
                    let this = run.span(span.as_ref());
                    let answer = runtime.attempt(wanted.clone(), run).instrument(this.clone()).await;
                    span = Some(outcome(this, &answer));
                    match answer {
                        Err(error) if error.is_waiting() => {
                            runtime.wait_with(own, error, Asker::Future).await?;
                        }
                        answer => return answer,
                    }
                    prepared = runtime.go_on_again(&wanted.task_id, function).await?;
                }
            }
            .await;
            if may_be_undone(&answer) {
                runtime.undo_here(&wanted.task_id, Asker::Future).await;
            }
            answer
        })
    }

    /// Runs a prepared task, polled by an executor.
    async fn attempt<T: Send + 'static>(&self, wanted: Wanted<T>, run: Run) -> Result<T> {
        let begun = run.begun();
        let verdict = if let Begin::Sync(_) = begun.function.begin {
            let awaited = Arc::clone(&run.port);
            let _watch = Watch::of(&awaited);
            let span = Span::current();
            offload(move || span.in_scope(|| wanted.here(run))).await
        } else if let Some(error) = run.refused {
            Verdict::Stopped(error)
        } else {
            let Run { entry, port, .. } = run;
            let function = entry.function;
            let machine = Machine::<Sending>::new(entry, Arc::clone(&port));
            judged(machine, move |ran| wanted.verdict(ran, &port, function)).await
        };
        self.conclude(begun, verdict).await
    }

    /// Runs a prepared task on the thread that polls this.
    async fn attempt_locally<T: 'static>(&self, wanted: Wanted<T>, run: Run) -> Result<T> {
        let begun = run.begun();
        if let Some(error) = run.refused {
            return self.conclude(begun, Verdict::Stopped(error)).await;
        }
        let Run { entry, port, .. } = run;
        let function = entry.function;
        let machine = Machine::<Local>::new(entry, Arc::clone(&port));
        let verdict = judged(machine, move |ran| wanted.verdict(ran, &port, function)).await;
        self.conclude(begun, verdict).await
    }

    /// Runs a prepared task, whatever kind of function it is of; its value is only stored.
    #[cfg(feature = "worker")]
    pub(super) async fn attempt_anywhere(&self, run: Run) -> Result<()> {
        let wanted = Wanted::nothing(&run.record.task_id);
        let span = run.span(None);
        let answer = self.attempt_in(wanted, run).instrument(span.clone()).await;
        outcome(span, &answer);
        answer
    }

    /// The same, without a span.
    #[cfg(feature = "worker")]
    async fn attempt_in(&self, wanted: Wanted<()>, run: Run) -> Result<()> {
        if !matches!(run.entry.function.begin, Begin::Local(_)) {
            return self.attempt(wanted, run).await;
        }
        // Its locals belong to one thread: it gets one of its own, with the executor's timers and sockets.
        let (runtime, executor) = (self.clone(), tokio::runtime::Handle::current());
        offload(move || executor.block_on(runtime.attempt_locally(wanted, run))).await
    }

    /// A future that prepares a task and runs it on the thread that polls it.
    pub(super) fn run_locally<T: 'static, P>(
        &self,
        wanted: Wanted<T>,
        prepare: impl FnOnce(Self) -> P + 'static,
    ) -> RunningLocal<T>
    where
        P: Future<Output = Result<Prepared>> + 'static,
    {
        let runtime = self.for_executor();
        RunningLocal::new(async move {
            let answer = async {
                let mut prepared = prepare(runtime.clone()).await?;
                let mut span = None;
                loop {
                    let run = match prepared {
                        Prepared::Done(json) => return wanted.of_store(json.as_deref()),
                        Prepared::Waits(waits) => {
                            runtime.wait_with(waits.record, waits.error, Asker::LocalFuture).await?;
                            prepared = runtime.go_on_again(&wanted.task_id, waits.function).await?;
                            continue;
                        }
                        Prepared::Run(run) => *run,
                    };
                    let (own, function) = (run.record.clone(), run.entry.function);
                    let this = run.span(span.as_ref());
                    let answer = runtime.attempt_locally(wanted.clone(), run).instrument(this.clone()).await;
                    span = Some(outcome(this, &answer));
                    match answer {
                        Err(error) if error.is_waiting() => {
                            runtime.wait_with(own, error, Asker::LocalFuture).await?;
                        }
                        answer => return answer,
                    }
                    prepared = runtime.go_on_again(&wanted.task_id, function).await?;
                }
            }
            .await;
            if may_be_undone(&answer) {
                runtime.undo_here(&wanted.task_id, Asker::LocalFuture).await;
            }
            answer
        })
    }
}

/// What a machine ran to, judged where it was polled last: what a body returned need not cross threads.
fn judged<F, T>(machine: F, judge: impl FnOnce(Ran) -> Verdict<T>) -> impl Future<Output = Verdict<T>>
where
    F: Future<Output = Ran> + Unpin,
{
    let (mut machine, mut judge) = (machine, Some(judge));
    poll_fn(move |context| {
        let _polled = Polled::new();
        let ran = ready!(Pin::new(&mut machine).poll(context));
        let judge = judge.take().expect("a future is not polled after its end");
        Poll::Ready(judge(ran))
    })
}

/// The value that a record has; `None` if its task has not ended.
pub(super) fn stored_result<T: Persist + 'static>(record: TaskRecord) -> Result<Option<T>> {
    let task_id = record.task_id;
    match record.status {
        TaskStatus::Completed => Wanted::value(&task_id).of_store(record.result.as_deref()).map(Some),
        TaskStatus::Failed => {
            let message = record.error.unwrap_or_default();
            Err(Error::Failed { task_id, message, error: Thrown::nothing() })
        }
        TaskStatus::Cancelled => Err(Error::Cancelled { task_id, reason: record.error }),
        _ => Ok(None),
    }
}

pub(super) fn panic_message(payload: &(dyn Any + Send)) -> String {
    if let Some(message) = payload.downcast_ref::<&str>() {
        (*message).to_owned()
    } else if let Some(message) = payload.downcast_ref::<String>() {
        message.clone()
    } else {
        "a value that is no text".to_owned()
    }
}
