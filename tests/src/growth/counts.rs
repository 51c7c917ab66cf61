//! What a session counts.

use std::fmt;

/// What a session counts beside its kills.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Tasks that were completed.
    pub tasks: u64,
    /// Rollbacks, forks and deletions that happened.
    pub changes: u64,
    /// Checkpoints that were acknowledged.
    pub checkpoints: u64,
    /// Versions that were read and compared.
    pub versions: u64,
    /// Their data, in bytes.
    pub bytes: u64,
    /// The largest of them, in bytes.
    pub largest: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1 << 20;
        write!(
            f,
            "{} tasks completed, {} rollbacks, forks and deletions, {} checkpoints acknowledged; {} versions of {} MiB compared, \
             the largest of {} KiB",
            self.tasks,
            self.changes,
            self.checkpoints,
            self.versions,
            self.bytes / MIB,
            self.largest / 1024,
        )
    }
}
