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
    /// The same, by where they were.
    pub places: BTreeMap<String, u64>,
    /// Tasks that were completed.
    pub tasks: u64,
    /// Effects of them.
    pub effects: u64,
    /// Charges that the till was asked for.
    pub requests: u64,
    /// Attempts that ended with an error of the till's.
    pub failures: u64,
    /// How often a person decided that an effect had happened.
    pub happened: u64,
    /// How often, that it had not.
    pub retried: u64,
    /// What is wrong, if anything.
    pub findings: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "seed {}: {} kills, {} tasks with {} effects, {} requests, {} attempts failed; a person decided {} times that it had happened \
             and {} times that it had not; {:.1} s",
            self.seed,
            self.kills,
            self.tasks,
            self.effects,
            self.requests,
            self.failures,
            self.happened,
            self.retried,
            self.time.as_secs_f64()
        )?;
        let places: Vec<_> = self.places.iter().map(|(place, kills)| format!("{place} {kills}")).collect();
        write!(f, "\nkilled: {}\n{} findings", places.join(", "), self.findings.len())?;
        self.findings.iter().try_for_each(|finding| write!(f, "\n  {finding}"))
    }
}
