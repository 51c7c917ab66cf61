//! What a crash test has done.

use std::fmt;

use super::parts;
use crate::frame::Function;
use crate::protocol::StateSnapshot;
use crate::runtime::registered;

/// What a crash test has done: a test can hold that every checkpoint was passed, or that no snapshot is too large.
///
/// Its `Display` is a short table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    function: String,
    checkpoints: Vec<Passed>,
    largest: usize,
    pub(super) crashes: usize,
    pub(super) attempts: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Passed {
    id: String,
    times: usize,
    /// Bytes of data.
    largest: usize,
}

impl Report {
    /// A report on the snapshots of an uninterrupted run.
    pub(super) fn new(snapshots: &[StateSnapshot]) -> Self {
        let function =
            snapshots.first().map(|start| parts::function(start.data.as_json())).unwrap_or_default();
        let known = find(&function).map_or(&[][..], |function| function.checkpoints);
        let mut checkpoints: Vec<_> = known
            .iter()
            .filter(|checkpoint| !checkpoint.is_call)
            .map(|checkpoint| Passed { id: checkpoint.id.to_owned(), times: 0, largest: 0 })
            .collect();
        for snapshot in snapshots.iter().skip(1) {
            let data = snapshot.data.as_json();
            let (own, id) = (parts::function(data), parts::checkpoint(data));
            // Of a function that was called, only what was passed is known here.
            let id = if own == function { id } else { format!("{own}: {id}") };
            let index = checkpoints.iter().position(|passed| passed.id == id).unwrap_or_else(|| {
                checkpoints.push(Passed { id, times: 0, largest: 0 });
                checkpoints.len() - 1
            });
            let passed = &mut checkpoints[index];
            passed.times += 1;
            passed.largest = passed.largest.max(data.len());
        }
        let largest = snapshots.iter().map(|snapshot| snapshot.data.as_json().len()).max().unwrap_or(0);
        Self { function, checkpoints, largest, crashes: 0, attempts: 1 }
    }

    /// The function's name in the registry.
    #[must_use]
    pub fn function(&self) -> &str {
        &self.function
    }

    /// Every checkpoint of the function, in the order of the code: its id, and how often the uninterrupted run
    /// passed it. Checkpoints of functions that it called follow as `function: id`, if they were passed.
    pub fn checkpoints(&self) -> impl Iterator<Item = (&str, usize)> {
        self.checkpoints.iter().map(|passed| (passed.id.as_str(), passed.times))
    }

    /// How many checkpoints the uninterrupted run passed, repetitions included.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.checkpoints.iter().map(|passed| passed.times).sum()
    }

    /// The ids of the checkpoints that were never passed, so that nothing is known about them.
    #[must_use]
    pub fn never_passed(&self) -> Vec<&str> {
        self.checkpoints().filter(|(_, times)| *times == 0).map(|(id, _)| id).collect()
    }

    /// How many crashes the task survived.
    #[must_use]
    pub fn crashes(&self) -> usize {
        self.crashes
    }

    /// How many attempts were made: the function ran so often, in whole or in part.
    #[must_use]
    pub fn attempts(&self) -> usize {
        self.attempts
    }

    /// The data of the largest snapshot, in bytes.
    #[must_use]
    pub fn largest_snapshot(&self) -> usize {
        self.largest
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { function, crashes, attempts, largest, .. } = self;
        let passed = self.passed();
        write!(f, "`{function}`: {passed} checkpoints passed, {crashes} crashes in {attempts} attempts, ")?;
        write!(f, "largest snapshot {largest} B")?;
        for Passed { id, times, largest } in &self.checkpoints {
            write!(f, "\n  {times:6} x {id} (up to {largest} B)")?;
        }
        Ok(())
    }
}

/// The function of this name, if there is one.
pub(super) fn find(name: &str) -> Option<&'static Function> {
    registered(name).ok().flatten()
}
