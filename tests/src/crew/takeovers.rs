//! How long the tasks of the dead waited.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use super::{Entry, What};

/// A worker that was killed.
#[derive(Debug, Clone, Copy)]
pub struct Kill {
    /// When it was dead, in microseconds since 1970.
    pub at: u64,
    /// The process.
    pub process: u32,
}

/// A task that was taken over from a worker that was killed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Takeover {
    /// How long the task waited for its next attempt.
    pub time: Duration,
    /// The task.
    pub task: String,
    /// The attempt that was killed.
    pub attempt: u64,
    /// The process that was killed.
    pub process: u32,
}

/// For each task that a worker ran when it was killed, how long it took until the next attempt began.
///
/// Tasks that the worker had taken but not begun are not seen, and those whose next attempt did not come to its begin are
/// measured up to the one behind it. The shortest time comes first.
#[must_use]
pub fn takeovers(entries: &[Entry], kills: &[Kill]) -> Vec<Takeover> {
    let mut tasks: HashMap<&str, Vec<&Entry>> = HashMap::new();
    let mut touched: HashMap<u32, BTreeSet<&str>> = HashMap::new();
    for entry in entries.iter().filter(|entry| entry.what != What::Ready) {
        tasks.entry(&entry.task).or_default().push(entry);
        touched.entry(entry.process).or_default().insert(&entry.task);
    }
    let mut times = Vec::new();
    for kill in kills {
        for lines in touched.get(&kill.process).into_iter().flatten().filter_map(|task| tasks.get(task)) {
            times.extend(takeover(lines, *kill));
        }
    }
    times.sort_unstable();
    times
}

/// When the task of these lines was taken over from a worker that was killed, if it ran there then.
fn takeover(lines: &[&Entry], kill: Kill) -> Option<Takeover> {
    let before = lines.iter().filter(|entry| entry.at <= kill.at);
    let holder = before.clone().max_by_key(|entry| entry.attempt)?;
    let has_returned =
        before.clone().any(|entry| entry.attempt == holder.attempt && entry.what == What::Returns);
    if holder.process != kill.process || has_returned {
        return None;
    }
    let mut behind = lines.iter().filter(|entry| entry.at > kill.at);
    let next = behind.find(|entry| entry.what == What::Begins && entry.attempt > holder.attempt)?;
    let time = Duration::from_micros(next.at - kill.at);
    Some(Takeover { time, task: next.task.clone(), attempt: holder.attempt, process: kill.process })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_taken_over_by_the_next_attempt() {
        let line = |at, process, attempt, what| Entry { at, process, task: "task".to_owned(), attempt, what };
        let lines = [
            line(10, 1, 1, What::Begins),
            line(20, 1, 1, What::Did(1)),
            line(500, 2, 2, What::Begins),
            line(510, 2, 2, What::Returns),
        ];
        let seen = |at, process| takeovers(&lines, &[Kill { at, process }]);
        let (time, task) = (Duration::from_micros(470), "task".to_owned());
        assert_eq!(seen(30, 1), [Takeover { time, task, attempt: 1, process: 1 }]);
        assert_eq!(seen(5, 1), [], "it had nothing yet");
        assert_eq!(seen(505, 1), [], "another has it");
        assert_eq!(seen(505, 2), [], "nobody had to take it over");
        assert_eq!(seen(520, 2), [], "it has returned");
    }
}
