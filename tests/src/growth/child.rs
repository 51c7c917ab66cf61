//! What the process does that is made to be killed.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use asap_runtime::store::{Durability, Retention, SnapshotStore, SqliteOptions, SqliteStore, from_url};
use asap_runtime::testing::{Answer, FaultyStore, Operation};
use asap_runtime::{BoxError, Runtime};

use super::Job;

/// What a process is to do with the tasks of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// To run these tasks at once, each with so many of the newest versions kept, 0 for all.
    Run(Vec<(String, Job, u64)>),
    /// To go back to a version of a task.
    Rollback(String, u64),
    /// To begin another task with a version of one.
    Fork(String, u64, String),
    /// To delete a task.
    Delete(String),
}

impl Order {
    /// As arguments of a process.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        match self {
            Self::Run(tasks) => {
                let task =
                    |(id, job, kept): &(String, Job, u64)| [id.clone(), job.to_string(), kept.to_string()];
                std::iter::once("run".to_owned()).chain(tasks.iter().flat_map(task)).collect()
            }
            Self::Rollback(id, version) => vec!["rollback".to_owned(), id.clone(), version.to_string()],
            Self::Fork(id, version, other) => {
                vec!["fork".to_owned(), id.clone(), version.to_string(), other.clone()]
            }
            Self::Delete(id) => vec!["delete".to_owned(), id.clone()],
        }
    }

    /// What the arguments say.
    ///
    /// # Errors
    ///
    /// If they are not those of an order.
    pub fn parse(given: &[String]) -> Result<Self, BoxError> {
        let words: Vec<&str> = given.iter().map(String::as_str).collect();
        Ok(match &words[..] {
            ["run", tasks @ ..] if !tasks.is_empty() && tasks.len().is_multiple_of(3) => {
                let task =
                    |task: &[&str]| Ok((task[0].to_owned(), task[1].parse::<Job>()?, task[2].parse()?));
                Self::Run(tasks.chunks_exact(3).map(task).collect::<Result<_, BoxError>>()?)
            }
            ["rollback", id, version] => Self::Rollback((*id).to_owned(), version.parse()?),
            ["fork", id, version, other] => {
                Self::Fork((*id).to_owned(), version.parse()?, (*other).to_owned())
            }
            ["delete", id] => Self::Delete((*id).to_owned()),
            _ => return Err(format!("{given:?} is no order").into()),
        })
    }
}

/// How many of the newest versions stay; 0 for all.
pub(super) fn retention(kept: u64) -> Retention {
    if kept == 0 { Retention::All } else { Retention::Newest(kept) }
}

/// Does it, with the file or the address that `place` is, and writes into the log what is acknowledged: `TASK VERSION`, in one write each.
///
/// # Errors
///
/// If it cannot be done.
pub fn obey(place: &str, log: &Path, durability: Durability, order: &Order) -> Result<(), BoxError> {
    let store = open(place, durability)?;
    match order {
        Order::Run(tasks) => {
            let log = OpenOptions::new().create(true).append(true).open(log)?;
            return run(&store, log, tasks);
        }
        Order::Rollback(id, version) => drop(Runtime::new(store).rollback(id, *version)?),
        Order::Fork(id, version, other) => drop(Runtime::new(store).fork(id, Some(*version), other)?),
        Order::Delete(id) => drop(store.delete(id).wait()?),
    }
    Ok(())
}

/// Opens a file, or what is at an address.
pub(super) fn open(place: &str, durability: Durability) -> Result<Arc<dyn SnapshotStore>, BoxError> {
    if place.contains("://") {
        return Ok(from_url(place).wait()?);
    }
    let options = SqliteOptions { durability, ..SqliteOptions::default() };
    Ok(Arc::new(SqliteStore::open_with(place, options)?))
}

fn run(store: &Arc<dyn SnapshotStore>, log: File, tasks: &[(String, Job, u64)]) -> Result<(), BoxError> {
    let log = Arc::new(Mutex::new(log));
    thread::scope(|scope| {
        let spawn = |(id, job, kept): &(String, Job, u64)| {
            let store = FaultyStore::new(Arc::clone(store));
            let log = Arc::clone(&log);
            store.on_answer(move |operation, answer| {
                if let (Operation::Append(append), Answer::Stored) = (operation, answer) {
                    let line = format!("{} {}\n", append.snapshot.task_id, append.snapshot.version);
                    let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
                    log.write_all(line.as_bytes()).expect("the log can be written");
                }
            });
            let runtime = Runtime::new(store).with_retention(retention(*kept));
            let (id, job) = (id.clone(), *job);
            scope.spawn(move || job.run(&runtime, &id))
        };
        let threads: Vec<_> = tasks.iter().map(spawn).collect();
        for thread in threads {
            thread.join().map_err(|_| "a task has panicked")??;
        }
        Ok(())
    })
}
