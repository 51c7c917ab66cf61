//! A server with a model and tools, a database, and processes of the agent between them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use asap_runtime::{Runtime, TaskStatus};
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

/// The call that the script wants approved.
pub(crate) const REFUND: &str = "assistant-3-0";

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often something was asked for, and how often it was done.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Counter {
    pub(crate) asked: u64,
    pub(crate) done: u64,
}

/// The server and the database of one task.
pub(crate) struct Shop {
    _server: Process,
    address: String,
    place: TempDir,
}

impl Shop {
    /// A server whose answers take so many milliseconds.
    pub(crate) fn open(pause: u64) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_agent"));
        server.args(["serve", "--listen", "127.0.0.1:0", "--pause", &pause.to_string()]);
        let mut server = server.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").expect(&line).to_owned();
        // It goes on printing.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Self { _server: Process(server), address, place: tempfile::tempdir().unwrap() }
    }

    fn database(&self) -> PathBuf {
        self.place.path().join("agent.db")
    }

    /// A command of the agent's about this shop, which may name another server.
    pub(crate) fn agent(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_agent"));
        command.args(args).arg("--db").arg(self.database()).env_remove("AGENT_API_KEY");
        if args[0] == "run" {
            if !args.contains(&"--base-url") {
                command.args(["--base-url", &format!("http://{}/v1", self.address)]);
            }
            command.args(["--tools-url", &format!("http://{}/tools", self.address)]);
        }
        command
    }

    /// A process that runs the agent.
    pub(crate) fn start(&self, args: &[&str]) -> Process {
        let mut command = self.agent(&[&["run"], args].concat());
        Process(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    fn status(&self) -> Option<TaskStatus> {
        let runtime = Runtime::open(self.database()).unwrap();
        runtime.task("agent").unwrap().map(|record| record.status)
    }

    /// Waits until the task has this status.
    pub(crate) fn until(&self, status: TaskStatus) {
        let begun = Instant::now();
        while self.status() != Some(status) {
            assert!(begun.elapsed() < PATIENCE, "{:?}", self.status());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Approves, if the task waits for that.
    pub(crate) fn approve_if_asked(&self) {
        if self.status() == Some(TaskStatus::InputRequired) {
            assert!(self.agent(&["approve"]).stdout(Stdio::null()).status().unwrap().success());
        }
    }

    /// What was asked for and done, by what it was.
    pub(crate) fn counters(&self) -> BTreeMap<String, Counter> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET /counters HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).expect(&answer)
    }

    /// The whole conversation of the task, which is completed.
    pub(crate) fn transcript(&self) -> Value {
        Runtime::open(self.database()).unwrap().result("agent").unwrap().expect("a completed task")
    }

    /// The conversation is this one, each turn of it was given once, and each tool was called once.
    #[track_caller]
    pub(crate) fn check(&self, whole: &Value) {
        assert_eq!(&self.transcript(), whole);
        let counters = self.counters();
        assert_eq!(counters.len(), 14, "8 turns and 6 calls: {counters:?}");
        assert!(counters.values().all(|counter| counter.done == 1), "{counters:?}");
    }
}

/// A process, which ends with its handle.
pub(crate) struct Process(Child);

impl Process {
    /// Waits for its end.
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let begun = Instant::now();
        while !self.is_over() {
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
        self.0.wait().unwrap()
    }

    /// Whether it has ended.
    pub(crate) fn is_over(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }

    /// Kills it with SIGKILL, unless it has ended.
    pub(crate) fn kill(&mut self) -> ExitStatus {
        self.0.kill().unwrap();
        self.0.wait().unwrap()
    }
}

impl Drop for Process {
    /// A test that failed leaves no process behind.
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
