//! Compensations in processes that really die.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use asap_runtime::store::SqliteStore;
use asap_runtime::{Error, Runtime, TaskStatus, Waits, checkpoint, compensate, receive, resumable};

const DIRECTORY: &str = "ASAP_TEST_UNDO";
const DEATH: &str = "ASAP_TEST_DEATH";

/// A file that says what was done; the process that does the so-many-th thing dies in front of it or behind.
#[derive(Debug, Clone)]
struct Log {
    path: PathBuf,
    death: Option<(usize, bool)>,
}

impl Log {
    fn read(&self) -> Vec<String> {
        fs::read_to_string(&self.path).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn act(&self, what: &str) {
        let done = self.read().len();
        if self.death == Some((done, false)) {
            std::process::abort();
        }
        let mut file = fs::OpenOptions::new().create(true).append(true).open(&self.path).unwrap();
        writeln!(file, "{what}").unwrap();
        file.sync_all().unwrap();
        if self.death == Some((done, true)) {
            std::process::abort();
        }
    }
}

#[resumable]
fn trip(#[resource] log: Log) -> bool {
    for stop in 1..=3u32 {
        compensate!(back(stop));
        checkpoint!();
        log.act(&format!("book {stop}"));
    }
    receive!("sure")
}

#[resumable]
fn back(stop: u32, #[resource] log: Log) {
    log.act(&format!("leave {stop}"));
    checkpoint!();
    log.act(&format!("back {stop}"));
}

fn runtime(directory: &Path, death: Option<(usize, bool)>) -> (Runtime, Log) {
    let log = Log { path: directory.join("log"), death };
    let store = SqliteStore::open(directory.join("tasks.db")).unwrap();
    (Runtime::new(store).with_resource(log.clone()), log)
}

/// What a process does: it books, cancels and undoes, from wherever the one before it has died.
#[test]
fn a_process_goes_on_until_it_dies() {
    let Some(directory) = std::env::var_os(DIRECTORY) else { return };
    let death = std::env::var(DEATH).ok().map(|text| {
        let (number, side) = text.split_once(' ').unwrap();
        (number.parse().unwrap(), side == "behind")
    });
    let (runtime, _) = runtime(Path::new(&directory), death);
    match runtime.clone().with_waits(Waits::Return).run("trip", trip()) {
        Err(Error::Waiting { .. }) => {
            runtime.cancel("trip").unwrap();
            // It goes on with what undoes its task.
            assert!(runtime.run("trip", trip()).unwrap_err().is_cancelled());
        }
        Err(Error::Cancelled { .. }) => assert!(runtime.run("trip", trip()).unwrap_err().is_cancelled()),
        other => panic!("{other:?}"),
    }
}

fn process(directory: &Path, death: Option<(usize, &str)>) -> ExitStatus {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "killed::a_process_goes_on_until_it_dies"]).env(DIRECTORY, directory);
    if let Some((number, side)) = death {
        command.env(DEATH, format!("{number} {side}"));
    }
    command.output().unwrap().status
}

#[test]
fn whoever_comes_after_goes_on_with_the_compensations_in_order() {
    let undone = ["leave 3", "back 3", "leave 2", "back 2", "leave 1", "back 1"];
    // In front of and behind each of the six things that are done behind the three bookings.
    for death in 3..9 {
        for side in ["in front", "behind"] {
            let directory = tempfile::tempdir().unwrap();
            assert!(!process(directory.path(), Some((death, side))).success(), "it dies");
            let (runtime, log) = runtime(directory.path(), None);
            assert_eq!(log.read().len(), death + usize::from(side == "behind"));
            assert_eq!(runtime.task("trip").unwrap().unwrap().status, TaskStatus::Cancelled);
            assert!(process(directory.path(), None).success());
            let mut done = log.read();
            done.dedup();
            assert_eq!(done[3..], undone, "it died {side} of {death}");
            assert_eq!(runtime.resume::<u64>("trip/undo").unwrap(), 3);
            assert_eq!(runtime.tasks().unwrap().len(), 5);
        }
    }
}
