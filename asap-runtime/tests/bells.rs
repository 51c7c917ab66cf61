//! The bell of a file, between processes.

#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

use std::env;
use std::future::Future;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::pin::pin;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use asap_runtime::store::queue::{Sending, Sent};
use asap_runtime::store::{Append, SnapshotStore, SqliteStore, Swap, TaskQueue, TaskRecord};
use asap_runtime::{Data, StateSnapshot, TaskStatus};
use chrono::Utc;

const FILE: &str = "ASAP_TEST_BELL_FILE";

fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// What the other process does: whenever the bell rings, and only then, it looks for messages, and prints what it finds.
#[test]
fn a_process_receives_when_the_bell_rings() {
    let Some(path) = env::var_os(FILE) else { return };
    let store = SqliteStore::open(path).unwrap();
    let bell = store.bell().wait().unwrap();
    println!("\nlistening");
    let mut after = 0;
    loop {
        let known = bell.count();
        while let Some(message) = store.message("t", "a", after).wait().unwrap() {
            after = message.position;
            println!("\nreceived {}", message.id);
        }
        block_on(bell.rung(known));
    }
}

/// A process that receives; ended with this value.
struct Receiving {
    process: Child,
    lines: Receiver<String>,
}

impl Receiving {
    fn new(path: &Path) -> Self {
        let mut process = Command::new(env::current_exe().unwrap())
            .args(["--exact", "a_process_receives_when_the_bell_rings", "--nocapture"])
            .env(FILE, path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let output: Lines<BufReader<ChildStdout>> = BufReader::new(process.stdout.take().unwrap()).lines();
        thread::spawn(move || output.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let receiving = Self { process, lines };
        receiving.wait_for("listening");
        receiving
    }

    fn wait_for(&self, wanted: &str) {
        while self.lines.recv_timeout(Duration::from_secs(30)).expect("the other process says so in time")
            != wanted
        {}
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn begin(store: &SqliteStore) {
    let (snapshot, now) =
        (StateSnapshot::new("t", 1, Data::default(), true, Utc::now()).unwrap(), Utc::now());
    let record = TaskRecord {
        task_id: "t".to_owned(),
        function: "f".to_owned(),
        status: TaskStatus::Working,
        attempt: 1,
        result: None,
        error: None,
        parent_task_id: None,
        depth: 0,
        failures: 0,
        failing_since: None,
        created_at: now,
        updated_at: now,
    };
    let append = Append { record: Some(&record), ..Append::new(&snapshot) };
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
}

fn send(store: &SqliteStore, id: &str) {
    let send = Sending { task_id: "t", topic: "a", id, value: "1", now: Utc::now() };
    assert_eq!(store.send(send).wait().unwrap(), Sent::New);
}

#[test]
fn a_message_rings_in_other_processes() {
    const MESSAGES: usize = 200;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    begin(&store);
    let processes = [Receiving::new(&path), Receiving::new(&path)];
    let mut times = Vec::new();
    for number in 0..MESSAGES {
        send(&store, &number.to_string());
        let sent = Instant::now();
        for process in &processes {
            process.wait_for(&format!("received {number}"));
        }
        times.push(sent.elapsed());
    }
    times.sort_unstable();
    eprintln!(
        "from the acknowledgement of a message to the last of two processes that has read it: p50 {:?}, p99 {:?}",
        times[MESSAGES / 2],
        times[MESSAGES * 99 / 100]
    );
    // Nothing but the bell makes them look: an idle machine takes a millisecond, a busy one some more.
    assert!(times[MESSAGES / 2] < Duration::from_millis(500), "{times:?}");
}

#[cfg(unix)]
#[test]
fn a_bell_is_heard_by_whatever_link_the_file_was_opened() {
    let directory = tempfile::tempdir().unwrap();
    let (path, link) = (directory.path().join("tasks.db"), directory.path().join("link.db"));
    let store = SqliteStore::open(&path).unwrap();
    begin(&store);
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let process = Receiving::new(&link);
    send(&store, "1");
    process.wait_for("received 1");
    // Whoever listens to a bell that was deleted hears nothing; whoever comes later hears all.
    std::fs::remove_file(directory.path().join("tasks.db-bell")).unwrap();
    send(&store, "2");
    let process = Receiving::new(&path);
    process.wait_for("received 2");
    send(&store, "3");
    process.wait_for("received 3");
}

#[test]
fn a_bell_that_cannot_be_made_rings_within_the_process() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    std::fs::create_dir(directory.path().join("tasks.db-bell")).unwrap();
    for store in [SqliteStore::open(&path).unwrap(), SqliteStore::in_memory().unwrap()] {
        begin(&store);
        let bell = store.bell().wait().unwrap();
        let known = bell.count();
        send(&store, "1");
        block_on(bell.rung(known));
    }
}
