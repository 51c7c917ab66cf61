//! What the workers of a crew write down: who did what, in one order for all of them.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Run, now};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When, in microseconds since 1970 by the machine's clock, whatever the worker's says.
    pub at: u64,
    /// The process.
    pub process: u32,
    /// The task; `-` if it is about none.
    pub task: String,
    /// The attempt; 0 if it is about none.
    pub attempt: u64,
    /// What happened.
    pub what: What,
}

/// What a worker writes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The process is about to look into its queues for the first time: from here on SIGTERM is an orderly end.
    Ready,
    /// An attempt's body begins, or goes on.
    Begins,
    /// The effect of this step.
    Did(u64),
    /// The checkpoint behind this step was acknowledged; the first line of a body that goes on says where.
    Stored(u64),
    /// The function is about to return.
    Returns,
    /// The store refused to append this version.
    Refused(u64),
}

/// The journal that all workers of a crew share: a file to which each line is added in one write, so that their
/// order is the order in which they were written, whoever wrote them.
#[derive(Debug, Clone)]
pub struct Journal(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: PathBuf,
    file: File,
    /// Under which attempt this process has each task, as the queue said last.
    attempts: Mutex<HashMap<String, u64>>,
}

impl Journal {
    /// The journal at this path; what is in it stays.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        Ok(Self(Arc::new(Inner { path, file, attempts: Mutex::default() })))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    fn attempts(&self) -> MutexGuard<'_, HashMap<String, u64>> {
        self.0.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note that this process was given a task.
    pub fn leased(&self, task: &str, attempt: u64) {
        self.attempts().insert(task.to_owned(), attempt);
    }

    /// Begins the journal of an attempt, at the begin of its body.
    ///
    /// The attempt is the one under which this process was given the task last. That could be the wrong one only if the
    /// process lost the task and got it again before its first body had begun; the checks would call it an attempt
    /// that ran twice.
    #[must_use]
    pub fn begins(&self, task: &str) -> Run {
        let attempt = self.attempts().get(task).copied().unwrap_or(0);
        let run = Run::new(self.clone(), task.to_owned(), attempt);
        run.says(What::Begins);
        run
    }

    /// Writes one line.
    ///
    /// # Panics
    ///
    /// If the file cannot be written: the process has nothing to do without its journal.
    pub fn write(&self, task: &str, attempt: u64, what: What) {
        let (at, process) = (now(), std::process::id());
        let (word, number) = what.parts();
        // A process that is killed may leave half a line: the next begins on one of its own, and the half has no end.
        let line = format!("\n{at} {process} {task} {attempt} {word} {number} ;");
        (&self.0.file).write_all(line.as_bytes()).expect("the journal can be written");
    }

    /// All lines so far.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn read(path: &Path) -> io::Result<Vec<Entry>> {
        let text = std::fs::read(path)?;
        Ok(String::from_utf8_lossy(&text).split('\n').filter_map(Entry::parse).collect())
    }
}

impl What {
    fn parts(self) -> (&'static str, u64) {
        match self {
            Self::Ready => ("ready", 0),
            Self::Begins => ("begins", 0),
            Self::Did(step) => ("did", step),
            Self::Stored(step) => ("stored", step),
            Self::Returns => ("returns", 0),
            Self::Refused(version) => ("refused", version),
        }
    }
}

impl Entry {
    /// The entry of a line; `None` if the line was not finished.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_suffix(" ;")?.split(' ');
        let at = words.next()?.parse().ok()?;
        let process = words.next()?.parse().ok()?;
        let task = words.next()?.to_owned();
        let attempt = words.next()?.parse().ok()?;
        let (word, number) = (words.next()?, words.next()?.parse().ok()?);
        let what = match word {
            "ready" => What::Ready,
            "begins" => What::Begins,
            "did" => What::Did(number),
            "stored" => What::Stored(number),
            "returns" => What::Returns,
            "refused" => What::Refused(number),
            _ => return None,
        };
        Some(Self { at, process, task, attempt, what })
    }
}

impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (word, number) = self.what.parts();
        let Self { at, process, task, attempt, .. } = self;
        write!(f, "{at} process {process}, task {task}, attempt {attempt}: {word} {number}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_half_a_line_is_none() {
        let directory = tempfile::tempdir().unwrap();
        let journal = Journal::open(directory.path().join("journal")).unwrap();
        journal.write("task", 2, What::Did(7));
        (&journal.0.file).write_all(b"\n17 4 task 2 stored 1").unwrap();
        journal.write("task", 3, What::Refused(9));
        let entries = Journal::read(journal.path()).unwrap();
        let seen: Vec<_> = entries.iter().map(|entry| (entry.attempt, entry.what)).collect();
        assert_eq!(seen, [(2, What::Did(7)), (3, What::Refused(9))]);
        assert_eq!(entries[0].process, std::process::id());
    }
}
