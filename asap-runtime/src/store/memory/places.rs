//! Where tasks stand in their queues, found without a look at all of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::queue::{Counts, QueueLimits, Queued, Standing};

/// The places of all tasks.
#[derive(Debug, Default)]
pub(super) struct Places {
    tasks: HashMap<String, Place>,
    /// What can be taken now, per queue.
    ready: BTreeMap<String, BTreeSet<Turn>>,
    /// What comes to a change by time alone: delayed and leased tasks.
    timed: BTreeSet<(DateTime<Utc>, String)>,
    /// How many tasks of a queue are leased.
    held: HashMap<String, usize>,
    /// The earliest next start of a queue with a rate.
    starts: HashMap<String, DateTime<Utc>>,
}

/// The order of a queue.
type Turn = (Reverse<i32>, DateTime<Utc>, String);

/// Where a task stands, or stood while it was in a queue.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) queue: String,
    pub(super) priority: i32,
    pub(super) state: State,
    pub(super) lost_leases: u32,
    /// The version when it was taken last.
    pub(super) seen: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// In no queue any more.
    Out,
    Ready(DateTime<Utc>),
    Later(DateTime<Utc>),
    Leased {
        worker: String,
        until: DateTime<Utc>,
    },
    /// Until it is woken, or until a time.
    Suspended(Option<DateTime<Utc>>),
    Parked,
}

impl Place {
    pub(super) fn new(queue: &str, priority: i32, state: State) -> Self {
        Self { queue: queue.to_owned(), priority, state, lost_leases: 0, seen: 0 }
    }

    fn queued(&self, task_id: &str) -> Option<Queued> {
        let standing = match &self.state {
            State::Out => return None,
            State::Ready(due) | State::Later(due) => Standing::Waiting(*due),
            State::Leased { worker, until } => Standing::Leased { worker: worker.clone(), until: *until },
            State::Suspended(until) => Standing::Suspended(*until),
            State::Parked => Standing::Parked,
        };
        Some(Queued {
            task_id: task_id.to_owned(),
            queue: self.queue.clone(),
            priority: self.priority,
            standing,
            lost_leases: self.lost_leases,
        })
    }
}

/// A time some time later.
pub(super) fn later(now: DateTime<Utc>, delay: Duration) -> DateTime<Utc> {
    TimeDelta::from_std(delay)
        .ok()
        .and_then(|delay| now.checked_add_signed(delay))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl Places {
    pub(super) fn get(&self, task_id: &str) -> Option<&Place> {
        self.tasks.get(task_id)
    }

    /// Puts a task where it is to be.
    pub(super) fn put(&mut self, task_id: &str, place: Place) {
        self.remove(task_id);
        let id = task_id.to_owned();
        match &place.state {
            State::Ready(due) => {
                let turn = (Reverse(place.priority), *due, id);
                self.ready.entry(place.queue.clone()).or_default().insert(turn);
            }
            State::Later(time) | State::Suspended(Some(time)) => {
                self.timed.insert((*time, id));
            }
            State::Leased { until, .. } => {
                self.timed.insert((*until, id));
                *self.held.entry(place.queue.clone()).or_default() += 1;
            }
            State::Out | State::Suspended(None) | State::Parked => {}
        }
        self.tasks.insert(task_id.to_owned(), place);
    }

    /// Whether somebody's lease on the task is alive.
    pub(super) fn is_leased(&self, task_id: &str, now: DateTime<Utc>) -> bool {
        matches!(self.get(task_id), Some(Place { state: State::Leased { until, .. }, .. }) if *until > now)
    }

    /// Changes where a task is; nothing happens if it never was in a queue.
    pub(super) fn set(&mut self, task_id: &str, state: State) {
        if let Some(place) = self.get(task_id).cloned() {
            self.put(task_id, Place { state, ..place });
        }
    }

    /// Forgets a task.
    pub(super) fn remove(&mut self, task_id: &str) {
        let Some(place) = self.tasks.remove(task_id) else { return };
        let id = task_id.to_owned();
        match place.state {
            State::Ready(due) => {
                if let Some(turns) = self.ready.get_mut(&place.queue) {
                    turns.remove(&(Reverse(place.priority), due, id));
                    if turns.is_empty() {
                        self.ready.remove(&place.queue);
                    }
                }
            }
            State::Later(time) | State::Suspended(Some(time)) => {
                self.timed.remove(&(time, id));
            }
            State::Leased { until, .. } => {
                self.timed.remove(&(until, id));
                if let Some(held) = self.held.get_mut(&place.queue) {
                    *held -= 1;
                }
            }
            State::Out | State::Suspended(None) | State::Parked => {}
        }
    }

    /// The tasks whose time has come.
    pub(super) fn due(&self, now: DateTime<Utc>) -> Vec<String> {
        self.timed.iter().take_while(|(time, _)| *time <= now).map(|(_, id)| id.clone()).collect()
    }

    /// The tasks of a queue that may be taken now, and when its rate allows the next.
    pub(super) fn choose(
        &mut self,
        queue: &QueueLimits,
        most: usize,
        now: DateTime<Utc>,
    ) -> (Vec<String>, Option<DateTime<Utc>>) {
        let free = queue.concurrency.map_or(most, |limit| {
            let held = self.held.get(&queue.name).copied().unwrap_or(0);
            usize::try_from(limit).unwrap_or(usize::MAX).saturating_sub(held)
        });
        let Some(turns) = self.ready.get(&queue.name) else { return (Vec::new(), None) };
        let waiting = turns.len();
        let mut chosen: Vec<String> =
            turns.iter().take(most.min(free)).map(|(_, _, id)| id.clone()).collect();
        let Some(rate) = queue.rate else { return (chosen, None) };
        let next = self.starts.get(&queue.name).copied().unwrap_or(now);
        chosen.truncate(usize::from(next <= now));
        let next = if chosen.is_empty() { next } else { later(now, rate.spacing()) };
        self.starts.insert(queue.name.clone(), next);
        let more = waiting > chosen.len();
        (chosen, more.then_some(next))
    }

    /// When the next task's time comes.
    pub(super) fn next(&self) -> Option<DateTime<Utc>> {
        self.timed.first().map(|(time, _)| *time)
    }

    pub(super) fn queued(&self, task_id: &str) -> Option<Queued> {
        self.get(task_id)?.queued(task_id)
    }

    pub(super) fn parked(&self, after: Option<&str>, most: usize) -> Vec<Queued> {
        let parked = self.tasks.iter().filter(|(id, place)| {
            place.state == State::Parked && after.is_none_or(|after| id.as_str() > after)
        });
        let mut parked: Vec<Queued> = parked.filter_map(|(id, place)| place.queued(id)).collect();
        parked.sort_by(|a, b| a.task_id.cmp(&b.task_id));
        parked.truncate(most);
        parked
    }

    pub(super) fn counts(&self) -> Vec<Counts> {
        let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
        for place in self.tasks.values().filter(|place| place.state != State::Out) {
            let queue = counts.entry(&place.queue).or_insert_with(|| Counts {
                queue: place.queue.clone(),
                waiting: 0,
                leased: 0,
                suspended: 0,
                parked: 0,
                oldest: None,
            });
            match place.state {
                State::Leased { .. } => queue.leased += 1,
                State::Suspended(_) => queue.suspended += 1,
                State::Parked => queue.parked += 1,
                State::Ready(due) | State::Later(due) => {
                    queue.waiting += 1;
                    queue.oldest = Some(queue.oldest.map_or(due, |oldest| oldest.min(due)));
                }
                State::Out => {}
            }
        }
        counts.into_values().collect()
    }
}
