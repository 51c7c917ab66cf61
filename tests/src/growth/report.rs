//! What came of a session.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// What came of a session.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Of the schedule.
    pub seed: u64,
    /// How long it took.
    pub time: Duration,
    /// Processes killed with SIGKILL.
    pub kills: u64,
    /// The same, by what they were at.
    pub places: BTreeMap<String, u64>,
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
    /// What is wrong, if anything.
    pub findings: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1 << 20;
        write!(
            f,
            "seed {}: {} kills, {} tasks completed, {} rollbacks, forks and deletions, {} checkpoints acknowledged; {} versions of {} MiB \
             compared, the largest of {} KiB; {:.1} s",
            self.seed,
            self.kills,
            self.tasks,
            self.changes,
            self.checkpoints,
            self.versions,
            self.bytes / MIB,
            self.largest / 1024,
            self.time.as_secs_f64()
        )?;
        let places: Vec<_> = self.places.iter().map(|(place, kills)| format!("{place} {kills}")).collect();
        write!(f, "\nkilled at: {}\n{} findings", places.join(", "), self.findings.len())?;
        self.findings.iter().try_for_each(|finding| write!(f, "\n  {finding}"))
    }
}
