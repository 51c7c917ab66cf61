//! What came of a session.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// What came of a session, with the counts that are its own.
#[derive(Debug, Clone, Default)]
pub struct Report<C> {
    /// Of the schedule.
    pub seed: u64,
    /// How long it took.
    pub time: Duration,
    /// Processes killed with SIGKILL.
    pub kills: u64,
    /// The same, by where they were, or what they were at.
    pub places: BTreeMap<String, u64>,
    /// What else was counted.
    pub counts: C,
    /// What is wrong, if anything.
    pub findings: Vec<String>,
}

impl<C> Report<C> {
    /// Counts a process that was killed there.
    pub(crate) fn killed(&mut self, place: impl Into<String>) {
        self.kills += 1;
        *self.places.entry(place.into()).or_default() += 1;
    }
}

impl<C: fmt::Display> fmt::Display for Report<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, time, kills, counts, .. } = self;
        write!(f, "seed {seed}: {kills} kills, {counts}; {:.1} s", time.as_secs_f64())?;
        let places: Vec<_> = self.places.iter().map(|(place, kills)| format!("{place} {kills}")).collect();
        write!(f, "\nkilled: {}\n{} findings", places.join(", "), self.findings.len())?;
        self.findings.iter().try_for_each(|finding| write!(f, "\n  {finding}"))
    }
}
