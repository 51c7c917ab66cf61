//! How a task is begun, and how somebody carries on with it.

use chrono::SubsecRound;

use super::attempt::{Attempt, Ids, stamp};
use super::end::{Finished, Run};
use super::point::Point;
use super::{Runtime, arguments, registry};
use crate::error::{Error, Result};
use crate::frame::{Begin, Function};
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::{Append, Swap, TaskRecord};

/// Whether `recover` carries on with the task.
pub(super) fn is_unfinished(record: &TaskRecord) -> bool {
    matches!(record.status, TaskStatus::Submitted | TaskStatus::Working)
}

/// The task whose record an error stands for; empty if not even that can be read.
pub(super) fn task_of(error: &Error) -> String {
    match error {
        Error::CorruptRecord { task_id, .. } => task_id.clone(),
        _ => String::new(),
    }
}

impl Runtime {
    /// Begins the task, or carries on with it if it is known.
    pub(super) fn run_or_go_on(&self, task_id: &str, begin: Begin) -> Result<Finished> {
        // Found now rather than after the crash: a second function of this name cannot be told from it.
        registry::find(begin.function.name)?;
        let mut record = self.store.record(task_id).wait()?;
        if record.is_none() {
            if let Some((record, attempt)) = self.start(task_id, &begin)? {
                let before = record.status;
                return self.drive(Run { record, before, attempt, at: 0, saved: None, body: begin.body });
            }
            // Somebody else began it just now, or its snapshots came without a record.
            record = self.store.record(task_id).wait()?;
            if record.is_some() {
                return Err(Error::Conflict { task_id: task_id.to_owned(), version: 1 });
            }
        }
        let start = self.store.get_version(task_id, 1).wait()?.ok_or_else(|| Error::NotResumable {
            task_id: task_id.to_owned(),
            version: 1,
            reason: "it is not stored, so the arguments cannot be compared; `resume` does not ask for them"
                .to_owned(),
        })?;
        arguments::compare(start, &begin)?;
        self.go_on(task_id, record, Some(begin.function))
    }

    /// Carries on with the task, whose function is named in its snapshot.
    pub(super) fn go_on_by_id(&self, task_id: &str) -> Result<Finished> {
        let record = self.store.record(task_id).wait()?;
        self.go_on(task_id, record, None)
    }

    /// Stores record and version 1 at once; `None` if the task exists.
    fn start(&self, task_id: &str, begin: &Begin) -> Result<Option<(TaskRecord, Attempt)>> {
        let mut snapshot = StateSnapshot {
            id: String::new(),
            task_id: task_id.to_owned(),
            version: 1,
            data: Data::from_trusted(begin.data.clone()),
            checkpoint: false,
            created_at: self.clock.now(),
        };
        let mut ids = Ids::default();
        stamp(&mut snapshot, &mut ids, &*self.clock);
        let record = TaskRecord {
            task_id: task_id.to_owned(),
            function: begin.function.name.to_owned(),
            status: TaskStatus::Working,
            attempt: 1,
            result: None,
            error: None,
            created_at: snapshot.created_at,
            updated_at: snapshot.created_at,
        };
        let swap = self.store.append(Append {
            snapshot: &snapshot,
            attempt: Some(1),
            record: Some(&record),
            retention: self.retention,
        });
        Ok(match swap.wait()? {
            Swap::Stored => Some((record, Attempt::new(self, begin.function, task_id, 1, 1, ids))),
            Swap::Taken => None,
        })
    }

    /// Carries on from the latest snapshot. Nothing is written before the program is known to fit it.
    fn go_on(
        &self,
        task_id: &str,
        record: Option<TaskRecord>,
        function: Option<&'static Function>,
    ) -> Result<Finished> {
        match &record {
            Some(record) if record.status == TaskStatus::Completed => {
                return Ok(Finished::Stored(record.result.clone()));
            }
            Some(TaskRecord { status: from @ TaskStatus::Cancelled, .. }) => {
                let (from, to, task_id) = (*from, TaskStatus::Working, task_id.to_owned());
                return Err(Error::InvalidTransition { from, to, task_id });
            }
            _ => {}
        }
        let latest = self.latest(task_id, record.is_some())?;
        let mut point = Point::find(latest, function)?;
        let before = record.as_ref().map_or(TaskStatus::Submitted, |record| record.status);
        let record = self.claim(task_id, record, &point)?;
        // The attempt that lost the task may have stored one more version before the claim, and none after it.
        let latest = self.latest(task_id, true)?;
        if latest.version != point.saved.version {
            point = Point::find(latest, function)?;
        }
        let Point { function, at, saved } = point;
        let attempt = Attempt::new(self, function, task_id, record.attempt, saved.version, Ids::default());
        let saved = Some(Box::new(saved));
        self.drive(Run { record, before, attempt, at, saved, body: Box::new(function.resume) })
    }

    /// Takes the task for a new attempt: whoever ran it before can store nothing more.
    fn claim(&self, task_id: &str, record: Option<TaskRecord>, point: &Point) -> Result<TaskRecord> {
        let now = self.clock.now().trunc_subsecs(6);
        let expected = record.as_ref().map(|record| record.attempt);
        let record = match record {
            Some(record) => {
                let attempt = record.attempt + 1;
                TaskRecord { attempt, status: TaskStatus::Working, updated_at: now, ..record }
            }
            // Snapshots that were copied from another store come without a record.
            None => TaskRecord {
                task_id: task_id.to_owned(),
                function: point.function.name.to_owned(),
                status: TaskStatus::Working,
                attempt: 1,
                result: None,
                error: None,
                created_at: now,
                updated_at: now,
            },
        };
        match self.store.swap_record(expected, &record).wait()? {
            Swap::Stored => Ok(record),
            Swap::Taken => Err(Error::Conflict { task_id: task_id.to_owned(), version: point.saved.version }),
        }
    }

    fn latest(&self, task_id: &str, known: bool) -> Result<StateSnapshot> {
        if let Some(latest) = self.store.get(task_id).wait()? {
            return Ok(latest);
        }
        let task_id = task_id.to_owned();
        if !known {
            return Err(Error::TaskNotFound { task_id });
        }
        let reason =
            "the task is known, but it has no snapshot: no resumable function was begun for it".to_owned();
        Err(Error::NotResumable { task_id, version: 0, reason })
    }
}
