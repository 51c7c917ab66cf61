//! Which task does what, and how it is told to a process.

use std::fmt;
use std::str::FromStr;

use asap_runtime::{Result, Runtime};

use super::jobs;

/// What a task does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// [`jobs::records`] of a list of so many records.
    Records,
    /// [`jobs::items`], of so many.
    Items,
    /// [`jobs::field`] of a state of so many KiB.
    Field,
    /// [`jobs::mixed`] of a state of so many KiB.
    Mixed,
}

/// A job: what it does, on how much, how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Job {
    /// What it does.
    pub shape: Shape,
    /// On how much.
    pub size: u64,
    /// How often.
    pub rounds: u64,
}

impl Job {
    /// A job.
    #[must_use]
    pub const fn new(shape: Shape, size: u64, rounds: u64) -> Self {
        Self { shape, size, rounds }
    }

    /// About how large its state is at most, in bytes.
    #[must_use]
    pub fn bytes(self) -> u64 {
        match self.shape {
            Shape::Records => 110 * (self.size + self.rounds),
            Shape::Items => 100 * self.size,
            Shape::Field => 1100 * self.size,
            Shape::Mixed => 1100 * self.size + 200_000,
        }
    }

    /// Runs it, or goes on with it.
    ///
    /// # Errors
    ///
    /// As [`Runtime::run`].
    pub fn run(self, runtime: &Runtime, task_id: &str) -> Result<u64> {
        let Self { shape, size, rounds } = self;
        let seed = size ^ rounds;
        match shape {
            Shape::Records => runtime.run(task_id, jobs::records(seed, size, rounds)),
            Shape::Items => runtime.run(task_id, jobs::items(jobs::items_of(seed, size))),
            Shape::Field => runtime.run(task_id, jobs::field(seed, size, rounds)),
            Shape::Mixed => runtime.run(task_id, jobs::mixed(seed, size, rounds)),
        }
    }
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = match self.shape {
            Shape::Records => "records",
            Shape::Items => "items",
            Shape::Field => "field",
            Shape::Mixed => "mixed",
        };
        write!(f, "{shape}/{}/{}", self.size, self.rounds)
    }
}

impl FromStr for Job {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let no_job = || format!("`{text}` is no job");
        let [shape, size, rounds] = text.split('/').collect::<Vec<_>>()[..] else { return Err(no_job()) };
        let shape = match shape {
            "records" => Shape::Records,
            "items" => Shape::Items,
            "field" => Shape::Field,
            "mixed" => Shape::Mixed,
            _ => return Err(no_job()),
        };
        let number = |text: &str| text.parse().map_err(|_| no_job());
        Ok(Self { shape, size: number(size)?, rounds: number(rounds)? })
    }
}
