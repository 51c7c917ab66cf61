//! What came of a session.

use std::collections::HashSet;
use std::fmt;
use std::time::Duration;

use super::{Entry, Takeover, What};

/// What came of a session.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Of the schedule.
    pub seed: u64,
    /// How long it took.
    pub time: Duration,
    /// How long a lease lasted.
    pub lease: Duration,
    /// Workers killed with SIGKILL.
    pub kills: u64,
    /// Workers put to sleep until their leases were over, or taken over.
    pub stops: u64,
    /// Workers told to end with SIGTERM.
    pub terms: u64,
    /// How often all connections to the server were cut.
    pub cuts: u64,
    /// How often nothing passed between workers and server for longer than a lease.
    pub holds: u64,
    /// How often the server was restarted.
    pub restarts: u64,
    /// Tasks that were completed.
    pub tasks: u64,
    /// Checkpoints that a job was told are stored.
    pub acknowledged: u64,
    /// Effects.
    pub steps: u64,
    /// Effects of steps that had run before.
    pub repeated: u64,
    /// Attempts that began.
    pub attempts: u64,
    /// Appends of attempts that had lost their tasks.
    pub refused: u64,
    /// Tasks that were parked, since they made no progress in too many attempts, and put back.
    pub parked: u64,
    /// How long the tasks of killed workers waited for the next attempt, in order.
    pub takeovers: Vec<Takeover>,
    /// How long the session itself waited for the store at most: where nobody can write, nobody takes over either.
    pub slowest: Duration,
    /// How long the session stood still at most where it meant to rest for 5 ms, by the machine's clock: so long nobody ran, or
    /// the clock was set.
    pub longest_rest: Duration,
    /// What is wrong, if anything.
    pub findings: Vec<String>,
}

impl Report {
    /// Counts what a journal tells.
    pub(super) fn count(&mut self, entries: &[Entry]) {
        let mut done = HashSet::new();
        let mut behind_begin = HashSet::new();
        for entry in entries {
            let attempt = (entry.task.as_str(), entry.attempt);
            let is_first = behind_begin.remove(&attempt);
            match entry.what {
                What::Begins => {
                    self.attempts += 1;
                    behind_begin.insert(attempt);
                }
                What::Did(step) => {
                    self.steps += 1;
                    self.repeated += u64::from(!done.insert((entry.task.as_str(), step)));
                }
                // The first says where the attempt goes on: an earlier one stored it.
                What::Stored(_) => self.acknowledged += u64::from(!is_first),
                What::Refused(_) => self.refused += 1,
                What::Ready | What::Returns => {}
            }
        }
    }

    /// The take-over times: the middle one, and the longest.
    #[must_use]
    pub fn waited(&self) -> Option<(Duration, Duration)> {
        Some((self.takeovers.get(self.takeovers.len() / 2)?.time, self.takeovers.last()?.time))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, kills, stops, terms, tasks, attempts, steps, repeated, .. } = self;
        writeln!(f, "seed {seed}: {:.1} s", self.time.as_secs_f64())?;
        writeln!(f, "{kills} workers killed, {stops} put to sleep past their leases, {terms} told to end")?;
        let Self { cuts, holds, restarts, .. } = self;
        if cuts + holds + restarts > 0 {
            writeln!(
                f,
                "all connections cut {cuts} times, held {holds} times for longer than a lease; {restarts} restarts of the server"
            )?;
        }
        writeln!(
            f,
            "{tasks} tasks completed in {attempts} attempts, {} of them parked in between",
            self.parked
        )?;
        writeln!(
            f,
            "{} checkpoints acknowledged, {steps} steps, {repeated} of them again",
            self.acknowledged
        )?;
        let Self { refused, slowest, longest_rest, .. } = self;
        writeln!(f, "{refused} appends refused")?;
        writeln!(
            f,
            "the session waited {slowest:.0?} for the store at most, and {longest_rest:.0?} where it rested for 5 ms"
        )?;
        if let Some((middle, longest)) = self.waited() {
            let (lease, bound) = (self.lease, self.lease + Duration::from_secs(1));
            let late: Vec<_> = self.takeovers.iter().filter(|takeover| takeover.time > bound).collect();
            writeln!(
                f,
                "{} take-overs from killed workers: {middle:.0?} at the median, {longest:.0?} at most, {} above {bound:?}; the lease is {lease:?}",
                self.takeovers.len(),
                late.len()
            )?;
            for Takeover { time, task, attempt, process } in late {
                writeln!(f, "  {time:.1?}: task {task}, attempt {attempt} of process {process}")?;
            }
        }
        write!(f, "{} findings", self.findings.len())?;
        for finding in &self.findings {
            write!(f, "\n  {finding}")?;
        }
        Ok(())
    }
}
