//! A run of `manifest` that is to be killed, and what its database says afterwards.

use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStderr, ExitStatus, Stdio};

use asap_runtime::TaskStatus;
use asap_runtime::store::{SnapshotStore, SqliteStore};
use serde::Deserialize;

use super::{Place, text};

/// A process that runs, with `--verbose`.
pub(crate) struct Victim {
    child: Child,
    stderr: BufReader<ChildStderr>,
    /// The files it began to hash, in order, as it printed their names.
    pub(crate) hashed: Vec<String>,
    /// What else it said.
    pub(crate) said: String,
}

impl Victim {
    /// Starts one.
    pub(crate) fn start(place: &Place, args: &[&str]) -> Self {
        let mut child = place
            .command(args)
            .arg("--verbose")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let stderr = BufReader::new(child.stderr.take().expect("stderr is a pipe"));
        Self { child, stderr, hashed: Vec::new(), said: String::new() }
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its standard output, to be read while it runs.
    pub(crate) fn stdout(&mut self) -> std::process::ChildStdout {
        self.child.stdout.take().expect("stdout is taken once")
    }

    /// Reads one line that it says; false at the end.
    fn listen(&mut self) -> bool {
        let mut line = Vec::new();
        if self.stderr.read_until(b'\n', &mut line).unwrap() == 0 {
            return false;
        }
        let line = text(&line);
        // Between the two stands the attempt; the runtime says more at this level.
        match (line.starts_with("DEBUG "), line.split_once(": hashing path=")) {
            (true, Some((_, path))) => self.hashed.push(path.trim_end().to_owned()),
            (true, None) => {}
            (false, _) => self.said.push_str(&line),
        }
        true
    }

    /// Waits until it has begun to hash `files` files; false if it ended before.
    pub(crate) fn hashes(&mut self, files: usize) -> bool {
        while self.hashed.len() < files {
            if !self.listen() {
                return false;
            }
        }
        true
    }

    /// Waits until it says `words`; false if it ended before.
    pub(crate) fn says(&mut self, words: &str) -> bool {
        while !self.said.contains(words) {
            if !self.listen() {
                return false;
            }
        }
        true
    }

    /// Kills it, if it still runs: whether that was so.
    pub(crate) fn kill(&mut self) -> bool {
        self.child.kill().unwrap();
        self.end().signal() == Some(9)
    }

    /// Waits for its end.
    pub(crate) fn end(&mut self) -> ExitStatus {
        while self.listen() {}
        self.child.wait().unwrap()
    }

    /// Waits for its end and returns what it printed.
    pub(crate) fn output(mut self) -> (ExitStatus, Vec<u8>, Self) {
        let mut stdout = self.stdout();
        let reading = std::thread::spawn(move || {
            let mut printed = Vec::new();
            std::io::Read::read_to_end(&mut stdout, &mut printed).map(|_| printed)
        });
        let status = self.end();
        (status, reading.join().unwrap().unwrap(), self)
    }
}

impl Drop for Victim {
    /// A test that failed leaves no process behind.
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Saved {
    progress: Progress,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Progress {
    files: usize,
}

/// What a database says about its only task.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// How many files the newest snapshot counts: those that must never be read again.
    pub(crate) files: usize,
    /// Whether the task has completed.
    pub(crate) completed: bool,
    /// The length of that snapshot's data in bytes.
    pub(crate) length: usize,
}

/// Looks at the database that no process uses now.
pub(crate) fn state(place: &Place, db: &str) -> State {
    if !place.path(db).exists() {
        return State::default();
    }
    let store = SqliteStore::open(place.path(db)).unwrap();
    let tasks = store.records().wait().unwrap();
    assert!(tasks.len() <= 1);
    let Some(task) = tasks.into_iter().map(Result::unwrap).next() else { return State::default() };
    let snapshot = store.get(&task.task_id).wait().unwrap().expect("a task has a snapshot");
    let files = serde_json::from_str::<Saved>(snapshot.data.as_json()).unwrap().progress.files;
    State { files, completed: task.status == TaskStatus::Completed, length: snapshot.data.as_json().len() }
}
