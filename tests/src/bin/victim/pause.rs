//! Where the process stops and waits, and the store that does so around its writes.

use std::fmt::Display;
use std::io::{self, BufRead, Write};
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use asap_runtime::store::{Append, SqliteStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Result, SnapshotStore, StateSnapshot};

use crate::log;

/// A place to wait at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pause {
    Never,
    /// Before this version is stored.
    Before(u64),
    /// After it was stored, before anybody was told.
    After(u64),
    /// After the effect of this number, counted from 1 in this process.
    Effect(u64),
    /// Before the task is taken for another attempt, or its end is recorded.
    Claim,
}

static PAUSE: OnceLock<Pause> = OnceLock::new();
static EFFECTS: AtomicU64 = AtomicU64::new(0);

impl FromStr for Pause {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (place, number) = text.split_once(':').unwrap_or((text, "0"));
        let number = number.parse().map_err(|_| format!("`{number}` is no number"))?;
        match place {
            "before" => Ok(Self::Before(number)),
            "after" => Ok(Self::After(number)),
            "effect" => Ok(Self::Effect(number)),
            "claim" => Ok(Self::Claim),
            _ => Err(format!("`{place}` is no place")),
        }
    }
}

/// Chooses the place.
pub(crate) fn set(pause: Pause) {
    PAUSE.set(pause).expect("the place is chosen once");
}

/// Waits if this is the place.
fn at(place: Pause) {
    if PAUSE.get() == Some(&place) {
        println!("paused");
        io::stdout().flush().expect("somebody listens");
        let mut line = String::new();
        // Without whoever started it there is nothing to go on for.
        if io::stdin().lock().read_line(&mut line).unwrap_or(0) == 0 {
            std::process::exit(5);
        }
    }
}

/// Does something that can be seen from outside.
pub(crate) fn effect(what: impl Display) {
    log::line(format_args!("effect {what}"));
    at(Pause::Effect(EFFECTS.fetch_add(1, Ordering::Relaxed) + 1));
}

/// A store that logs and pauses.
#[derive(Debug)]
pub(crate) struct Pausing(pub(crate) SqliteStore);

impl SnapshotStore for Pausing {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.0.save(snapshot)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.get(task_id)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.0.get_version(task_id, version)
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.0.list_versions(task_id)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.0.delete(task_id)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.0.delete_version(task_id, version)
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        let version = append.snapshot.version;
        at(Pause::Before(version));
        let answer = self.0.append(append).wait();
        if matches!(answer, Ok(Swap::Stored)) {
            at(Pause::After(version));
            log::line(format_args!("stored {version}"));
        }
        StoreFuture::ready(answer)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.0.record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.0.records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        at(Pause::Claim);
        self.0.swap_record(expected, record)
    }

    fn blocks(&self) -> bool {
        self.0.blocks()
    }
}
