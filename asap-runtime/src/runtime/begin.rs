//! How a task is begun, and how somebody carries on with it.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};

use super::arguments::{self, Written};
use super::attempt::{Attempt, Ids, Parts, stamp};
use super::point::{Place, Point};
use super::retry::asked_again;
use super::run::Run;
use super::step::Before;
use super::{Runtime, registry, resources, size};
use crate::error::{Error, Result};
use crate::frame::{Begin, Carried, Entry, Function, START, Unbegun};
use crate::parts::Start;
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::{Append, StoredSnapshot, Swap, TaskRecord};
use crate::wait::after;

/// What is to be done for a task.
pub(super) enum Prepared {
    /// An attempt.
    Run(Box<Run>),
    /// A wait: the attempt before has failed, and it is too early for another.
    Waits(Box<Waits>),
    /// Nothing: it is completed, with this result.
    Done(Option<String>),
}

/// A wait in front of an attempt.
pub(super) struct Waits {
    pub(super) record: TaskRecord,
    pub(super) function: &'static Function,
    pub(super) error: Error,
}

/// Who asks, and so which functions can be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// A thread that waits.
    Thread,
    /// A future that goes from thread to thread.
    Future,
    /// A future on one thread.
    LocalFuture,
}

impl Asker {
    fn check(self, task_id: &str, function: &'static Function) -> Result<()> {
        if let (Begin::Sync(_), Self::LocalFuture) = (function.begin, self) {
            // Its value may belong to the thread it comes from, so it cannot run on another.
            return Err(Error::InsideExecutor { task_id: task_id.to_owned() });
        }
        let can = match function.begin {
            // No task is a step and nothing else.
            Begin::Sync(_) | Begin::Step(_) => true,
            Begin::Async(_) => self != Self::Thread,
            Begin::Local(_) => self == Self::LocalFuture,
        };
        let method = match function.begin {
            Begin::Local(_) => "resume_local",
            _ => "resume_async",
        };
        if can {
            return Ok(());
        }
        Err(Error::AsyncFunction { task_id: task_id.to_owned(), function: function.name(), method })
    }
}

/// Whether `recover` carries on with the task.
pub(super) fn is_unfinished(record: &TaskRecord) -> bool {
    !record.status.is_terminal()
}

/// When a task of this function has to have ended.
fn deadline(record: &TaskRecord, function: &'static Function) -> Option<DateTime<Utc>> {
    let limit = function.details.policies.deadline?;
    Some(after(record.created_at, limit))
}

/// The task whose record an error stands for; empty if not even that can be read.
pub(super) fn task_of(error: &Error) -> String {
    match error {
        Error::CorruptRecord { task_id, .. } | Error::Sealed { task_id, .. } => task_id.clone(),
        _ => String::new(),
    }
}

impl Runtime {
    /// Begins the task, or carries on with it if it is known.
    pub(super) async fn begin_or_go_on(
        &self,
        task_id: &str,
        call: Unbegun,
        written: Result<Written>,
    ) -> Result<Prepared> {
        let (written, function) = (written?, call.function);
        // Found now rather than after the crash: a second function of this name cannot be told from it.
        registry::find(function.name())?;
        resources::check(&self.resources, task_id, function)?;
        let mut record = self.store.record(task_id).await?;
        if record.is_none() {
            if let Some((record, attempt)) = self.start(task_id, function, &written).await? {
                let entry = Entry {
                    function,
                    arguments: Some(call.arguments),
                    at: 0,
                    saved: None,
                    attempt: Box::new(attempt),
                    cross: None,
                };
                let before = record.status;
                let run = Run { record, before, entry, port: Arc::default(), refused: None };
                return Ok(Prepared::Run(Box::new(run)));
            }
            // Somebody else began it just now, or its snapshots came without a record.
            record = self.store.record(task_id).await?;
            if record.is_some() {
                return Err(Error::Conflict { task_id: task_id.to_owned(), version: 1 });
            }
        }
        self.compare_with_start(task_id, function, &written).await?;
        self.go_on(task_id, record, Some(function), None).await
    }

    /// Whether a task was begun with this call.
    pub(super) async fn compare_with_start(
        &self,
        task_id: &str,
        function: &'static Function,
        written: &Written,
    ) -> Result<()> {
        let start = self.store.get_version(task_id, 1).await?.ok_or_else(|| Error::NotResumable {
            task_id: task_id.to_owned(),
            version: 1,
            reason: "it is not stored, so the arguments cannot be compared; `resume` does not ask for them"
                .to_owned(),
        })?;
        arguments::compare(start, function, written)
    }

    /// Carries on with the task; its function is named in its snapshot, or is this instance.
    pub(super) async fn go_on_by_id(
        &self,
        task_id: &str,
        function: Option<&'static Function>,
        asker: Asker,
    ) -> Result<Prepared> {
        let record = self.store.record(task_id).await?;
        self.go_on(task_id, record, function, Some(asker)).await
    }

    /// Version 1 of a new task with its parts, its record, and where its next ids come from.
    pub(super) fn first(
        &self,
        task_id: &str,
        function: &'static Function,
        written: &Written,
        status: TaskStatus,
    ) -> (StateSnapshot, Start, TaskRecord, Ids) {
        let mut start = Start::of(&written.data, &*self.store, self.parts_from);
        let mut snapshot = StateSnapshot {
            id: String::new(),
            task_id: task_id.to_owned(),
            version: 1,
            data: Data::from_trusted(std::mem::take(&mut start.data)),
            checkpoint: false,
            created_at: self.clock.now(),
        };
        let mut ids = Ids::default();
        stamp(&mut snapshot, &mut ids, &*self.clock);
        let record = TaskRecord::new(task_id, function.name(), status, snapshot.created_at);
        (snapshot, start, record, ids)
    }

    /// Stores record and version 1 at once; `None` if the task exists.
    async fn start(
        &self,
        task_id: &str,
        function: &'static Function,
        written: &Written,
    ) -> Result<Option<(TaskRecord, Attempt)>> {
        size::check(self.size_limit, task_id, START, &written.data, 0)?;
        let (snapshot, start, record, ids) = self.first(task_id, function, written, TaskStatus::Working);
        let swap = self.store.append(Append {
            snapshot: &snapshot,
            attempt: Some(1),
            record: Some(&record),
            retention: self.retention,
            parts: start.changes(),
        });
        Ok(match swap.await? {
            Swap::Stored | Swap::Woke => {
                let there = start.keys();
                let parts = Parts { any: !there.is_empty(), there };
                let attempt = Attempt::new(self, task_id, 1, 1, ids, Vec::new(), Carried::default())
                    .with_parts(parts)
                    .until(deadline(&record, function))
                    .durable_within(self.window(function));
                Some((record, attempt))
            }
            Swap::Taken => None,
        })
    }

    /// Carries on with a task that has waited.
    pub(super) async fn go_on_again(&self, task_id: &str, function: &'static Function) -> Result<Prepared> {
        let record = self.store.record(task_id).await?;
        self.go_on(task_id, record, Some(function), None).await
    }

    /// Carries on from the latest snapshot. Nothing is written before the program is known to fit it.
    async fn go_on(
        &self,
        task_id: &str,
        record: Option<TaskRecord>,
        function: Option<&'static Function>,
        asker: Option<Asker>,
    ) -> Result<Prepared> {
        match &record {
            Some(record) if record.status == TaskStatus::Completed => {
                return Ok(Prepared::Done(record.result.clone()));
            }
            Some(TaskRecord { status: TaskStatus::Cancelled, error: reason, .. }) => {
                return Err(Error::Cancelled { task_id: task_id.to_owned(), reason: reason.clone() });
            }
            _ => {}
        }
        // What an attempt of this process was acknowledged, whose future was dropped, say.
        self.flusher.store_task(task_id).await;
        let latest = self.latest(task_id, record.is_some()).await?;
        let stored = latest.snapshot.created_at;
        let mut place = self.place(task_id, latest, function, asker)?;
        let function = place.outermost.function;
        if let (Some(record), Some(retry)) = (&record, &function.details.policies.retry)
            && let Some(error) = self.too_early(record, retry, stored)
        {
            return Ok(Prepared::Waits(Box::new(Waits { record: record.clone(), function, error })));
        }
        let before = record.as_ref().map_or(TaskStatus::Submitted, |record| record.status);
        let record = self.claim(task_id, record, &place.outermost).await?;
        // The attempt that lost the task may have stored more before the claim, and nothing after it.
        if self.store.highest(task_id).await? != Some(place.outermost.saved.version) {
            let latest = self.latest(task_id, true).await?;
            place = self.place(task_id, latest, Some(function), asker)?;
        }
        Ok(Prepared::Run(Box::new(self.run_from(record, before, place))))
    }

    /// The attempt of a claimed task that goes on at this place.
    pub(super) fn run_from(&self, record: TaskRecord, before: TaskStatus, place: Place) -> Run {
        let Place { outermost: Point { function, at, saved }, inner, carried, parts } = place;
        let record = asked_again(record, before);
        let (version, ids) = (saved.version, Ids::default());
        let deadline = deadline(&record, function);
        let attempt = Attempt::new(self, &record.task_id, record.attempt, version, ids, inner, carried)
            .with_parts(parts)
            .at_depth(record.depth)
            .until(deadline)
            .durable_within(self.window(function));
        let entry = Entry {
            function,
            arguments: None,
            at,
            saved: Some(Box::new(saved)),
            attempt: Box::new(attempt),
            cross: None,
        };
        let passed = deadline.filter(|deadline| *deadline <= self.clock.now());
        let refused =
            passed.map(|deadline| Error::DeadlineExceeded { task_id: record.task_id.clone(), deadline });
        Run { record, before, entry, port: Arc::default(), refused }
    }

    /// Where the snapshot leads, in a function that can be run.
    fn place(
        &self,
        task_id: &str,
        latest: StoredSnapshot,
        function: Option<&'static Function>,
        asker: Option<Asker>,
    ) -> Result<Place> {
        let place = Place::find(latest, function)?;
        if let Some(asker) = asker {
            asker.check(task_id, place.outermost.function)?;
        }
        resources::check(&self.resources, task_id, place.outermost.function)?;
        Ok(place)
    }

    /// Where the snapshot of a task leads that a worker has, in a function of any kind.
    #[cfg(feature = "worker")]
    pub(super) fn place_of(&self, task_id: &str, latest: Option<StoredSnapshot>) -> Result<Place> {
        match latest {
            Some(latest) => self.place(task_id, latest, None, None),
            None => Err(Self::without_snapshot(task_id)),
        }
    }

    /// Takes the task for a new attempt: whoever ran it before can store nothing more.
    async fn claim(&self, task_id: &str, record: Option<TaskRecord>, point: &Point) -> Result<TaskRecord> {
        let now = self.clock.now().trunc_subsecs(6);
        let before = record.as_ref().map(Before::of);
        let record = match record {
            Some(record) => {
                let attempt = record.attempt + 1;
                // Under the name that it has now.
                let function = point.function.name().to_owned();
                let status = record.status;
                let record =
                    TaskRecord { function, attempt, status: TaskStatus::Working, updated_at: now, ..record };
                asked_again(record, status)
            }
            // Snapshots that were copied from another store come without a record.
            None => TaskRecord::new(task_id, point.function.name(), TaskStatus::Working, now),
        };
        match self.step(before, &record).await? {
            Swap::Stored | Swap::Woke => Ok(record),
            Swap::Taken => Err(Error::Conflict { task_id: task_id.to_owned(), version: point.saved.version }),
        }
    }

    async fn latest(&self, task_id: &str, known: bool) -> Result<StoredSnapshot> {
        if let Some(latest) = self.store.get_stored(task_id, None).await? {
            return Ok(latest);
        }
        let task_id = task_id.to_owned();
        if !known {
            return Err(Error::TaskNotFound { task_id });
        }
        Err(Self::without_snapshot(&task_id))
    }

    fn without_snapshot(task_id: &str) -> Error {
        let reason =
            "the task is known, but it has no snapshot: no resumable function was begun for it".to_owned();
        Error::NotResumable { task_id: task_id.to_owned(), version: 0, reason }
    }
}
