//! The process made to be killed, seen from whoever kills it: how it is started, and whether its log is right.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

use asap_runtime::SnapshotStore;
use asap_runtime::store::layers::{Key, Keys};
use asap_runtime::store::{Compressed, Encrypted};

/// What stands in front of the name of a function whose store has layers.
pub const LAYERED: &str = "layered-";

/// Layers over a store; what is stored without them is read too.
///
/// # Panics
///
/// Never: the key has an id.
pub fn layered<S: SnapshotStore>(store: S) -> Compressed<Encrypted<S>> {
    let key = Key::new("k1", &[7; 32]).expect("a key with an id");
    Compressed::new(Encrypted::new(store, Keys::new(key))).with_threshold(100)
}

/// One task in one file, which any number of processes may run.
#[derive(Debug, Clone)]
pub struct Victim {
    program: PathBuf,
    function: String,
    directory: PathBuf,
}

/// A process that runs the task.
#[derive(Debug)]
pub struct Running {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Victim {
    /// A task of this function in a directory of its own.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>, function: &str, directory: &Path) -> Self {
        Self { program: program.into(), function: function.to_owned(), directory: directory.to_owned() }
    }

    /// The database.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.directory.join("tasks.db")
    }

    /// Starts a process that logs under this name and waits at this place, if at any.
    ///
    /// # Panics
    ///
    /// If it cannot be started.
    #[must_use]
    pub fn start(&self, log: &str, pause: Option<&str>) -> Running {
        let mut child = Command::new(&self.program)
            .arg(self.file())
            .arg(self.directory.join(log))
            .arg(&self.function)
            .args(pause)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the victim can be started");
        let input = child.stdin.take().expect("its input is piped");
        let output = BufReader::new(child.stdout.take().expect("its output is piped"));
        Running { child, input, output }
    }

    /// The lines of a log; none if there is no such log yet.
    #[must_use]
    pub fn log(&self, log: &str) -> Vec<String> {
        let text = fs::read_to_string(self.directory.join(log)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}

impl Running {
    /// Waits until the process is at its pause; `false` if it ends without one.
    pub fn pauses(&mut self) -> bool {
        let mut line = String::new();
        self.output.read_line(&mut line).is_ok() && line == "paused\n"
    }

    /// Lets the process go on after its pause.
    ///
    /// # Panics
    ///
    /// If it is gone.
    pub fn go_on(&mut self) {
        self.input.write_all(b"go on\n").expect("the process waits for a line");
    }

    /// Kills the process with SIGKILL.
    ///
    /// # Panics
    ///
    /// If the system refuses.
    #[must_use]
    pub fn kill(mut self) -> ExitStatus {
        self.child.kill().expect("a process of one's own can be killed");
        self.child.wait().expect("a process of one's own ends")
    }

    /// Waits for the end of the process; its exit code, if it has one.
    ///
    /// # Panics
    ///
    /// If the system refuses.
    #[must_use]
    pub fn ends(mut self) -> Option<i32> {
        drop(self.input);
        self.child.wait().expect("a process of one's own ends").code()
    }
}

/// Checks the log of a task that was killed again and again against the log of one that was not.
///
/// Each attempt says from which version it goes on. What it does then must be what the uninterrupted run did after
/// it had stored that version: nothing before an acknowledged checkpoint ran again, nothing was left out. The
/// last attempt must reach the end. One that finds the task completed only says its result.
///
/// # Panics
///
/// If the log is not right.
pub fn check_log(log: &[String], whole: &[String]) {
    let (mut stored, mut ran) = (0, false);
    let mut attempts = log.split(|line| line.starts_with("from ")).skip(1).peekable();
    let from = log.iter().filter_map(|line| line.strip_prefix("from "));
    for from in from {
        let lines = attempts.next().expect("each `from` begins an attempt");
        let from: u64 = from.parse().expect("a version");
        // One that was killed between the store's answer and its line in the log has stored one more.
        assert!(
            from == stored || from == stored + 1,
            "goes on from {from}, though {stored} is stored: {log:#?}"
        );
        let mut rest = after(whole, from);
        if ran && lines.first() != rest.first() {
            rest = &rest[rest.len() - 1..];
        }
        ran |= lines.len() + 1 >= rest.len();
        if attempts.peek().is_none() {
            assert_eq!(lines, rest, "the last attempt, from {from}, differs: {log:#?}");
        } else {
            assert!(rest.starts_with(lines), "the attempt from {from} differs: {log:#?}");
        }
        stored = lines
            .iter()
            .rev()
            .find_map(|line| line.strip_prefix("stored "))
            .map_or(from, |version| version.parse().expect("a version"));
    }
}

/// What a whole run did after it had stored this version.
fn after(whole: &[String], version: u64) -> &[String] {
    let line = if version == 0 { "from 0".to_owned() } else { format!("stored {version}") };
    let position = whole.iter().position(|other| *other == line);
    &whole[position.unwrap_or_else(|| panic!("the whole run has no `{line}`")) + 1..]
}
