//! One attempt, as its body writes it down.

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;
use std::{process, thread};

use super::{Journal, What};

/// How often a body looks whether its gate is open.
const LOOK: Duration = Duration::from_millis(2);

thread_local! {
    /// The attempt whose body runs on this thread.
    static CURRENT: RefCell<Option<Run>> = const { RefCell::new(None) };
}

/// One attempt, seen from inside its body.
#[derive(Debug, Clone)]
pub struct Run {
    journal: Journal,
    task: String,
    attempt: u64,
}

impl Run {
    pub(super) fn new(journal: Journal, task: String, attempt: u64) -> Self {
        let run = Self { journal, task, attempt };
        CURRENT.with_borrow_mut(|current| *current = Some(run.clone()));
        run
    }

    /// The attempt on whose thread a called function runs.
    ///
    /// # Panics
    ///
    /// If nobody has called it.
    #[must_use]
    pub fn of_caller() -> Self {
        CURRENT.with_borrow(Clone::clone).expect("whoever calls has begun its journal on this thread")
    }

    pub(super) fn says(&self, what: What) {
        self.journal.write(&self.task, self.attempt, what);
    }

    /// The effect of a step.
    pub fn does(&self, step: u64) {
        self.says(What::Did(step));
    }

    /// The checkpoint behind a step was acknowledged, or the attempt goes on behind it.
    pub fn stored(&self, step: u64) {
        self.says(What::Stored(step));
    }

    /// The function is about to return.
    pub fn returns(&self) {
        self.says(What::Returns);
    }

    /// How long a step takes: up to `most` milliseconds, the same for the same step whenever it runs.
    #[must_use]
    pub fn work(&self, step: u64, most: u64) -> Duration {
        let letters = self.task.bytes().fold(step, |sum, letter| super::next(sum, u64::from(letter)));
        Duration::from_millis(super::next(letters, step) % (most + 1))
    }

    /// The file whose existence lets this attempt pass this step.
    fn gate(&self, step: u64) -> PathBuf {
        gate(self.journal.path(), &self.task, self.attempt, step)
    }

    /// Waits on this thread until the step's gate is open.
    pub fn waits(&self, step: u64) {
        while !self.gate(step).exists() {
            thread::sleep(LOOK);
        }
    }

    /// As [`waits`](Self::waits), without blocking the thread.
    pub async fn waits_later(&self, step: u64) {
        while !self.gate(step).exists() {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Takes the process with it, unless the step's gate is open for all attempts.
    pub fn dies(&self, step: u64) {
        if !gate(self.journal.path(), &self.task, 0, step).exists() {
            process::abort();
        }
    }
}

/// The file that lets an attempt of a task pass a step; attempt 0 stands for all.
#[must_use]
pub fn gate(journal: &std::path::Path, task: &str, attempt: u64, step: u64) -> PathBuf {
    journal.with_file_name(format!("gate-{task}-{attempt}-{step}"))
}
