//! A task, and what must be stored of it.

use std::collections::BTreeSet;

use super::Job;

/// A task, and what must be stored of it.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) id: String,
    pub(super) job: Job,
    /// How many of the newest versions stay, 0 for all.
    pub(super) kept: u64,
    /// The versions that were there when it was last looked at.
    pub(super) versions: BTreeSet<u64>,
    /// The highest version that was acknowledged and not gone back behind.
    pub(super) acknowledged: u64,
}

impl Task {
    pub(super) fn new(id: String, job: Job, kept: u64) -> Self {
        Self { id, job, kept, versions: BTreeSet::new(), acknowledged: 0 }
    }

    /// The highest version that was there.
    pub(super) fn highest(&self) -> u64 {
        self.versions.last().copied().unwrap_or(0)
    }

    /// What is there if the task has gone on to this version.
    pub(super) fn up_to(&self, highest: u64) -> BTreeSet<u64> {
        let mut versions = self.versions.clone();
        for version in self.highest() + 1..=highest {
            versions.insert(version);
            while self.kept > 0 && versions.range(2..).count() as u64 > self.kept {
                let oldest = versions.range(2..).next().copied();
                oldest.map(|oldest| versions.remove(&oldest));
            }
        }
        versions
    }
}
