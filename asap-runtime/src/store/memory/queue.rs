//! The queues of a store in memory.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::places::{Place, State, later};
use super::{Dropped, MemoryStore, Tasks, own, own_record, parts};
use crate::error::Result;
use crate::protocol::{StateSnapshot, TaskStatus};
use crate::store::check::{self, to_micros};
use crate::store::queue::{
    Bell, Counts, Leased, Message, Placing, Queued, Release, Renew, Sending, Sent, Step, Take, Taken, To,
    parked_because,
};
use crate::store::{Append, StoreFuture, StoredSnapshot, Swap, TaskQueue};

/// A task's latest version, if it has one, and its parts.
type Latest = Option<(Arc<StateSnapshot>, parts::Stored)>;

impl MemoryStore {
    fn enqueue_now(&self, append: Append<'_>, placing: Placing<'_>) -> Result<Swap> {
        check::enqueue(&append)?;
        let owned = own(append.snapshot);
        let record = append.record.map(own_record);
        let mut dropped = Dropped::default();
        let now = to_micros(placing.now);
        let mut tasks = self.tasks();
        let swap = tasks.append(&append, owned, record, &mut dropped);
        if swap == Swap::Stored {
            let due = later(now, placing.delay);
            let state = if placing.delay.is_zero() { State::Ready(due) } else { State::Later(due) };
            tasks.places.put(&append.snapshot.task_id, Place::new(placing.queue, placing.priority, state));
        }
        drop(tasks);
        self.bell.ring();
        Ok(swap)
    }

    fn release_now(&self, release: Release<'_>) -> Swap {
        let now = to_micros(release.now);
        let mut tasks = self.tasks();
        if !tasks.holds(release.task_id, release.attempt) {
            return Swap::Taken;
        }
        let is_woken = |tasks: &Tasks, wakes| tasks.wakes(release.task_id) != Some(wakes);
        let state = match release.to {
            To::Queue(delay) if delay.is_zero() => State::Ready(now),
            To::Queue(delay) => State::Later(later(now, delay)),
            To::Parked => State::Parked,
            To::Suspended { wakes, .. } if is_woken(&tasks, wakes) => State::Ready(now),
            To::Suspended { delay, .. } => State::Suspended(delay.map(|delay| later(now, delay))),
        };
        let status = match release.to {
            To::Suspended { wakes, .. } if is_woken(&tasks, wakes) => woken(release.status),
            _ => release.status,
        };
        let version = tasks.version(release.task_id);
        if let Some(place) = tasks.places.get(release.task_id).cloned() {
            // The next to take it sees the new version, and no longer that it is new.
            let lost_leases = if version > place.seen { 0 } else { place.lost_leases };
            tasks.places.put(release.task_id, Place { state, lost_leases, ..place });
        }
        if let Some(record) = tasks.record_mut(release.task_id) {
            record.status = status;
            record.updated_at = now;
            if let Some(error) = release.error {
                record.error = Some(error.to_owned());
            }
        }
        drop(tasks);
        self.bell.ring();
        if status == release.status { Swap::Stored } else { Swap::Woke }
    }

    fn put_back_now(&self, task_id: &str, now: DateTime<Utc>) -> bool {
        let now = to_micros(now);
        let mut tasks = self.tasks();
        let failed = tasks.record_mut(task_id).is_some_and(|record| record.status == TaskStatus::Failed);
        let Some(place) = tasks.places.get(task_id).cloned() else { return false };
        if place.state != State::Parked && !(failed && place.state == State::Out) {
            return false;
        }
        tasks.places.put(task_id, Place { state: State::Ready(now), lost_leases: 0, ..place });
        drop(tasks);
        self.bell.ring();
        true
    }
}

impl Tasks {
    /// Whether the task is leased under this attempt.
    fn holds(&mut self, task_id: &str, attempt: u64) -> bool {
        let leased = matches!(self.places.get(task_id), Some(Place { state: State::Leased { .. }, .. }));
        leased && self.record_mut(task_id).is_some_and(|record| record.attempt == attempt)
    }

    pub(super) fn record_mut(&mut self, task_id: &str) -> Option<&mut crate::store::TaskRecord> {
        self.kept.get_mut(task_id)?.record.as_mut()
    }

    fn version(&self, task_id: &str) -> u64 {
        let latest = self.kept.get(task_id).and_then(|kept| kept.versions.last_key_value());
        latest.map_or(0, |(version, _)| *version)
    }

    /// What the time has changed: delays and leases that have ended. The steps of those that are parked.
    fn tick(&mut self, max_lost_leases: u32, now: DateTime<Utc>) -> Vec<Step> {
        let mut steps = Vec::new();
        for task_id in self.places.due(now) {
            let Some(place) = self.places.get(&task_id).cloned() else { continue };
            match place.state.clone() {
                State::Later(due) | State::Suspended(Some(due)) => {
                    self.places.set(&task_id, State::Ready(due));
                }
                State::Leased { worker, until } => {
                    let version = self.version(&task_id);
                    let lost_leases = if version > place.seen { 1 } else { place.lost_leases + 1 };
                    let is_parked = lost_leases >= max_lost_leases;
                    if is_parked && let Some(record) = self.record_mut(&task_id) {
                        let (from, to) = (record.status, TaskStatus::InputRequired);
                        steps.push(Step { task_id: task_id.clone(), from, to });
                        record.status = to;
                        record.error = Some(parked_because(lost_leases, version, &worker));
                        record.updated_at = now;
                    }
                    let state = if is_parked { State::Parked } else { State::Ready(until) };
                    self.places.put(&task_id, Place { state, lost_leases, ..place });
                }
                _ => {}
            }
        }
        steps
    }

    fn lease(&mut self, task_id: &str, take: &Take<'_>, now: DateTime<Utc>) -> Option<(Leased, Latest)> {
        let seen = self.version(task_id);
        let record = self.record_mut(task_id)?;
        let before = record.status;
        if before != TaskStatus::Submitted {
            record.attempt += 1;
        }
        record.status = TaskStatus::Working;
        record.updated_at = now;
        let record = record.clone();
        let state = State::Leased { worker: take.worker.to_owned(), until: later(now, take.lease) };
        let place = self.places.get(task_id)?.clone();
        self.places.put(task_id, Place { state, seen, ..place });
        let kept = self.kept.get(task_id)?;
        let latest = kept.latest().map(|latest| (Arc::clone(latest), kept.parts.of(latest.version)));
        Some((Leased { record, before, latest: Ok(None) }, latest))
    }
}

impl TaskQueue for MemoryStore {
    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent> {
        let answer = self.tasks().send(send);
        if matches!(answer, Sent::New | Sent::Woke) {
            self.bell.ring();
        }
        StoreFuture::ready(Ok(answer))
    }

    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>> {
        StoreFuture::ready(Ok(self.tasks().message(task_id, topic, after)))
    }

    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        StoreFuture::ready(Ok(self.tasks().wakes(task_id)))
    }

    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(self.enqueue_now(append, placing))
    }

    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken> {
        let now = to_micros(take.now);
        let mut tasks = self.tasks();
        let steps = tasks.tick(take.max_lost_leases, now);
        let mut leased = Vec::new();
        let mut next = None;
        for queue in take.queues {
            let (chosen, again) = tasks.places.choose(queue, take.most - leased.len(), now);
            leased.extend(chosen.iter().filter_map(|task_id| tasks.lease(task_id, &take, now)));
            next = earlier(next, again);
        }
        next = earlier(next, tasks.places.next());
        drop(tasks);
        let own = |(leased, latest): (Leased, Latest)| {
            let latest = latest
                .map(|(latest, parts)| StoredSnapshot { snapshot: StateSnapshot::clone(&latest), parts });
            Leased { latest: Ok(latest), ..leased }
        };
        let next = next.map(|next| (next - now).to_std().unwrap_or_default());
        StoreFuture::ready(Ok(Taken { tasks: leased.into_iter().map(own).collect(), steps, next }))
    }

    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>> {
        let until = later(to_micros(renew.now), renew.lease);
        let mut tasks = self.tasks();
        let mut held = Vec::with_capacity(renew.tasks.len());
        for (task_id, attempt) in renew.tasks {
            let holds = tasks.holds(task_id, *attempt);
            if holds
                && let Some(Place { state: State::Leased { worker, .. }, .. }) = tasks.places.get(task_id)
            {
                let state = State::Leased { worker: worker.clone(), until };
                tasks.places.set(task_id, state);
            }
            held.push(holds);
        }
        StoreFuture::ready(Ok(held))
    }

    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(Ok(self.release_now(release)))
    }

    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool> {
        StoreFuture::ready(Ok(self.put_back_now(task_id, now)))
    }

    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>> {
        StoreFuture::ready(Ok(self.tasks().places.queued(task_id)))
    }

    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>> {
        StoreFuture::ready(Ok(self.tasks().places.parked(after, most)))
    }

    fn counts(&self) -> StoreFuture<'_, Vec<Counts>> {
        StoreFuture::ready(Ok(self.tasks().places.counts()))
    }

    fn bell(&self) -> StoreFuture<'_, Arc<Bell>> {
        StoreFuture::ready(Ok(Arc::clone(&self.bell)))
    }
}

/// The status of a task that is woken.
fn woken(status: TaskStatus) -> TaskStatus {
    if status == TaskStatus::InputRequired { TaskStatus::Working } else { status }
}

fn earlier(a: Option<DateTime<Utc>>, b: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    a.into_iter().chain(b).min()
}
