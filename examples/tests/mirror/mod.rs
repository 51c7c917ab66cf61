//! A server with one file, and the processes that download it.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use asap_runtime::TaskStatus;
use asap_runtime::store::{SnapshotStore, SqliteStore};
use serde::Deserialize;
use tempfile::TempDir;

/// A process that serves `file`, in a directory where it is downloaded to `out`.
pub(crate) struct Mirror {
    directory: TempDir,
    server: Child,
    url: String,
    /// The lines that it prints.
    log: Receiver<String>,
    /// What it was asked for by those that `wait_for` looked at.
    seen: Vec<Asked>,
}

/// A part of the file that was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) bytes: Range<u64>,
    /// Whether the server broke off in the middle.
    pub(crate) is_broken_off: bool,
}

impl Asked {
    /// From a line such as `GET /file 206 0..100 broken off after 7`; nothing if no part was asked for.
    fn of(line: &str) -> Option<Self> {
        let rest = line.strip_prefix("GET /file 206 ")?;
        let (start, rest) = rest.split_once("..").unwrap();
        let end = rest.split(' ').next().unwrap();
        let bytes = start.parse().unwrap()..end.parse().unwrap();
        Some(Self { bytes, is_broken_off: rest.contains("broken off") })
    }
}

/// What the database says of the only task.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The bytes that must never be asked for again.
    pub(crate) done: u64,
    /// Whether the last checkpoint is behind the last byte.
    pub(crate) is_past_the_bytes: bool,
    pub(crate) is_completed: bool,
}

impl Mirror {
    /// Serves these bytes.
    pub(crate) fn new(bytes: &[u8], faults: &[&str]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("files")).unwrap();
        fs::write(directory.path().join("files/file"), bytes).unwrap();
        let mut server = Command::new(env!("CARGO_BIN_EXE_download"))
            .args(["serve", "--dir", "files"])
            .args(faults)
            .current_dir(directory.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let url = format!("{}/file", first.strip_prefix("listening on ").unwrap());
        let (sender, log) = mpsc::channel();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { directory, server, url, log, seen: Vec::new() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.path("out")
    }

    /// `download` with these arguments, to be run in the directory.
    pub(crate) fn download(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_download"));
        command.args(args).current_dir(self.directory.path()).stdin(Stdio::null());
        command
    }

    /// A download of the file, with these arguments too.
    pub(crate) fn get(&self, args: &[&str]) -> Command {
        self.get_to("out", args)
    }

    /// The same to another file, as another task in a database of its own.
    pub(crate) fn get_to(&self, out: &str, args: &[&str]) -> Command {
        let mut command = self.download(&["get", &self.url, "--out", out, "--db", &format!("{out}.db")]);
        command.args(args);
        command
    }

    /// Waits until so many parts were asked for.
    pub(crate) fn wait_for(&mut self, count: usize) {
        while self.seen.len() < count {
            let line = self.log.recv_timeout(Duration::from_mins(1)).expect("the server is asked");
            self.seen.extend(Asked::of(&line));
        }
    }

    /// The parts that were asked for since the last call, after the processes that asked have ended.
    ///
    /// A request for a file that is not there tells that the lines in front of it have come.
    pub(crate) fn asked(&mut self) -> Vec<Asked> {
        let end = format!("{}.end", self.url);
        let output =
            self.download(&["get", &end, "--out", "end", "--db", "end.db", "--fresh"]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        loop {
            let line = self.log.recv_timeout(Duration::from_mins(1)).expect("the server is asked");
            if line == "HEAD /file.end 404" {
                return std::mem::take(&mut self.seen);
            }
            self.seen.extend(Asked::of(&line));
        }
    }

    /// What the database says, which no process uses now.
    pub(crate) fn state(&self) -> State {
        #[derive(Deserialize)]
        struct Saved {
            done: Option<u64>,
            #[serde(rename = "$resume")]
            resume: Resume,
        }
        #[derive(Deserialize)]
        struct Resume {
            function: String,
            at: String,
        }
        if !self.path("out.db").exists() {
            return State::default();
        }
        let store = SqliteStore::open(self.path("out.db")).unwrap();
        let Some(task) = store.records().wait().unwrap().pop() else { return State::default() };
        let task = task.unwrap();
        let snapshot = store.get(&task.task_id).wait().unwrap().expect("a task has a snapshot");
        let saved: Saved = serde_json::from_str(snapshot.data.as_json()).unwrap();
        State {
            done: saved.done.unwrap_or(0),
            is_past_the_bytes: saved.resume.function == "download::digest" || saved.resume.at == "verified",
            is_completed: task.status == TaskStatus::Completed,
        }
    }
}

impl Drop for Mirror {
    /// A test that failed leaves no process behind.
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// A process that downloads and is to be killed.
pub(crate) struct Victim(Child);

impl Victim {
    pub(crate) fn start(mirror: &Mirror, args: &[&str]) -> Self {
        let mut command = mirror.get(args);
        Self(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Kills it, if it still runs: whether that was so.
    pub(crate) fn kill(&mut self) -> bool {
        self.0.kill().unwrap();
        self.end().signal() == Some(9)
    }

    /// Waits for its end. What it says until then is little enough for a pipe.
    pub(crate) fn end(&mut self) -> ExitStatus {
        self.0.wait().unwrap()
    }

    /// What it has said, after its end.
    pub(crate) fn said(&mut self) -> String {
        let mut said = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        said
    }
}

impl Drop for Victim {
    /// A test that failed leaves no process behind.
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
