//! A crew of a test's own.

use std::fs;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use asap_runtime::store::queue::Queued;
use asap_runtime::{Callable, Runtime, TaskStatus};
use asap_tests::crew::{Entry, Follower, Member, Start, What, check_task, gate, open};
use tempfile::TempDir;

/// Longer than anything here takes.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// A store, a journal, and workers on them.
pub(crate) struct Crew {
    pub(crate) runtime: Runtime,
    pub(crate) start: Start,
    journal: Mutex<Follower>,
    _directory: TempDir,
}

impl Crew {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store = directory.path().join("tasks.db").to_str().unwrap().to_owned();
        Self::of(&store, directory)
    }

    /// One on the store at this address, where others may have tasks: it has a queue of its own.
    #[cfg(feature = "servers")]
    pub(crate) fn on(store: &str) -> Self {
        let mut crew = Self::of(store, tempfile::tempdir().unwrap());
        crew.start.queue = format!("crew-{}", rand::random::<u64>());
        crew
    }

    fn of(store: &str, directory: TempDir) -> Self {
        let start = Start::new(env!("CARGO_BIN_EXE_crew"), store, directory.path().join("journal"));
        let journal = Mutex::new(Follower::new(&start.journal));
        Self { runtime: Runtime::new(open(store).unwrap()), start, journal, _directory: directory }
    }

    /// As [`new`](Self::new), with leases that last so long.
    pub(crate) fn with_lease(lease: Duration) -> Self {
        let mut crew = Self::new();
        crew.start.lease = lease;
        crew
    }

    pub(crate) fn start(&self) -> Member {
        self.start.start().unwrap()
    }

    pub(crate) fn submit(&self, task: &str, call: impl Callable) {
        self.runtime.queue(&self.start.queue).submit(task, call).unwrap();
    }

    /// Stops a worker where it holds no lock on the store's file: one that sleeps in the midst of a write keeps everybody
    /// from writing, so nobody could take its tasks over.
    #[track_caller]
    pub(crate) fn puts_to_sleep(&self, worker: &Member) {
        let begun = Instant::now();
        loop {
            worker.stop().unwrap();
            let connection = rusqlite::Connection::open(&self.start.store).unwrap();
            connection.busy_timeout(Duration::from_millis(100)).unwrap();
            if connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok() {
                return;
            }
            worker.wake().unwrap();
            assert!(begun.elapsed() < PATIENCE, "the store is locked for ever");
        }
    }

    /// Lets an attempt pass a step.
    pub(crate) fn open_gate(&self, task: &str, attempt: u64, step: u64) {
        fs::write(gate(&self.start.journal, task, attempt, step), "").unwrap();
    }

    /// Waits until an attempt says this.
    #[track_caller]
    pub(crate) fn waits_for(&self, task: &str, attempt: u64, what: What) -> Entry {
        let fits = |entry: &Entry| entry.task == task && entry.attempt == attempt && entry.what == what;
        self.waits_for_line(fits, &format!("attempt {attempt} of task {task}: {what:?}"))
    }

    /// Waits until the process can be told to end.
    #[track_caller]
    pub(crate) fn waits_ready(&self, member: &Member) {
        let fits = |entry: &Entry| entry.process == member.id() && entry.what == What::Ready;
        self.waits_for_line(fits, "ready");
    }

    #[track_caller]
    fn waits_for_line(&self, fits: impl Fn(&Entry) -> bool, what: &str) -> Entry {
        let mut journal = self.journal.lock().unwrap();
        let Some(entry) = journal.waits_for(PATIENCE, fits).unwrap() else {
            panic!("no line says {what}: {:#?}", journal.entries().unwrap());
        };
        entry
    }

    /// What a task's attempts have said so far.
    pub(crate) fn said(&self, task: &str) -> Vec<(u64, What)> {
        let mut journal = self.journal.lock().unwrap();
        let own = journal.entries().unwrap().iter().filter(|entry| entry.task == task);
        own.map(|entry| (entry.attempt, entry.what)).collect()
    }

    /// Waits until a task's record has this status.
    #[track_caller]
    pub(crate) fn waits_until(&self, task: &str, status: TaskStatus) {
        let begun = Instant::now();
        while self.runtime.task(task).unwrap().unwrap().status != status {
            let record = self.runtime.task(task).unwrap();
            assert!(begun.elapsed() < PATIENCE, "task {task} did not become {status}: {record:?}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The task's place in its queue.
    #[track_caller]
    pub(crate) fn place(&self, task: &str) -> Queued {
        self.runtime.queued(task).unwrap().expect("the task is in a queue")
    }

    /// Waits until a task is completed, and holds its journal and its versions against so many steps.
    #[track_caller]
    pub(crate) fn completes(&self, task: &str, steps: u64) {
        self.waits_until(task, TaskStatus::Completed);
        let record = self.runtime.task(task).unwrap().unwrap();
        let mut journal = self.journal.lock().unwrap();
        let entries = journal.entries().unwrap();
        let own: Vec<_> = entries.iter().filter(|entry| entry.task == task).collect();
        assert_eq!(check_task(&own, steps, record.attempt), [""; 0], "{own:#?}");
        let versions = self.runtime.store().list_versions(task).wait().unwrap();
        assert_eq!(versions, (1..=steps + 1).collect::<Vec<_>>());
        assert_eq!(self.runtime.queued(task).unwrap(), None);
    }
}
