//! A task to kill, and what it must come to.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;

use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_tests::victim::{Running, Victim, check_log, layered};
use tempfile::TempDir;

/// The victim's functions.
pub(crate) const FUNCTIONS: [&str; 5] = ["ledger", "walk", "batches", "machine", "pairs"];

/// The log that the attempts of a killed task share.
const LOG: &str = "log";

pub(crate) const SIGKILL: i32 = 9;

/// A task in a directory of its own.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) victim: Victim,
    _directory: TempDir,
}

/// A task that was never killed.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) function: &'static str,
    pub(crate) log: Vec<String>,
    /// The data of each version, from 1.
    pub(crate) snapshots: Vec<String>,
    result: Option<String>,
}

impl Task {
    pub(crate) fn new(function: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let victim = Victim::new(env!("CARGO_BIN_EXE_victim"), function, directory.path());
        Self { victim, _directory: directory }
    }

    pub(crate) fn start(&self, pause: Option<&str>) -> Running {
        self.victim.start(LOG, pause)
    }

    /// Starts a process and kills it at this place; `false` if it does not come there.
    pub(crate) fn killed_at(&self, pause: &str) -> bool {
        let mut running = self.start(Some(pause));
        if !running.pauses() {
            assert_eq!(running.ends(), Some(0), "{:#?}", self.victim.log(LOG));
            return false;
        }
        assert_eq!(running.kill().signal(), Some(SIGKILL));
        true
    }

    /// Starts a process and kills it when `wait` is over; `false` if it was at its end by then.
    pub(crate) fn killed_after(&self, wait: impl FnOnce()) -> bool {
        let running = self.start(None);
        wait();
        running.kill().signal() == Some(SIGKILL)
    }

    /// Carries on to the end, and checks everything that the killed task has done.
    pub(crate) fn completes_as(&self, whole: &Whole) {
        assert_eq!(self.start(None).ends(), Some(0), "{:#?}", self.victim.log(LOG));
        check_log(&self.victim.log(LOG), &whole.log);
        assert_eq!(stored(&self.victim.file()), (whole.snapshots.clone(), whole.result.clone()));
    }
}

impl Whole {
    pub(crate) fn run(function: &'static str) -> Self {
        let task = Task::new(function);
        assert_eq!(task.start(None).ends(), Some(0), "{:#?}", task.victim.log(LOG));
        let (snapshots, result) = stored(&task.victim.file());
        Self { function, log: task.victim.log(LOG), snapshots, result }
    }

    /// The versions that a checkpoint wrote.
    pub(crate) fn checkpoints(&self) -> impl Iterator<Item = u64> + use<> {
        2..=self.snapshots.len() as u64
    }
}

/// The data of each version in the file, and the task's result.
pub(crate) fn stored(file: &Path) -> (Vec<String>, Option<String>) {
    let store = layered(SqliteStore::open(file).unwrap());
    let versions = store.list_versions("task").wait().unwrap();
    assert_eq!(versions, (1..=versions.len() as u64).collect::<Vec<_>>());
    let data = |version| store.get_version("task", version).wait().unwrap().unwrap().data.into_json();
    (versions.into_iter().map(data).collect(), store.record("task").wait().unwrap().unwrap().result)
}
