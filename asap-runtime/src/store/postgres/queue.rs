//! What waits for a connection, and who takes it.
//!
//! A worker has a connection while it works, and runs one thing after the other. Workers are started as they are needed. An append
//! that finds a lane free goes at once; while all lanes are taken, appends gather, and whoever is done first takes them all
//! in one statement. Two lanes are enough to keep a server busy, and few make the gatherings large.
//!
//! A thread that waits for an append, while a worker is idle and nothing else waits, does the worker's work itself: to hand it over
//! and back would take longer than all else that the client does.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::append::Member;
use super::connect::Session;
use super::operation::Job;
use super::worker::Worker;
use super::{Shared, worker};

/// How many workers append at a time, not counting those that wait for a lock or a server.
const LANES: usize = 2;

/// The most that one statement appends: rows, and bytes of data.
const ROWS: usize = 128;
const BYTES: usize = 4 << 20;

#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    work: Notify,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Box<dyn Job>>,
    appends: VecDeque<Member>,
    workers: usize,
    idle: usize,
    /// Connections of workers that are idle; the last was used last, and has prepared the most statements.
    sessions: Vec<Session>,
    /// Workers that append.
    lanes: usize,
}

/// What a worker takes.
pub(super) enum Taken {
    Job(Box<dyn Job>),
    Appends(Vec<Member>),
}

impl Queue {
    // No method panics between two changes that belong together.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn ask(&self, job: Box<dyn Job>, shared: &Arc<Shared>) {
        let mut state = self.lock();
        state.jobs.push_back(job);
        self.rouse(state, shared);
    }

    pub(super) fn append(&self, member: Member, shared: &Arc<Shared>) {
        let mut state = self.lock();
        state.appends.push_back(member);
        if state.lanes < LANES {
            self.rouse(state, shared);
        }
    }

    /// Appends that must be tried again, in front of those that came later.
    pub(super) fn append_again(&self, members: Vec<Member>) {
        let mut state = self.lock();
        for member in members.into_iter().rev() {
            state.appends.push_front(member);
        }
    }

    /// A worker no longer appends.
    pub(super) fn leave_lane(&self) {
        self.lock().lanes -= 1;
    }

    /// Lets somebody else take the appends that wait, since the worker that left its lane goes on waiting for a lock or a
    /// server.
    pub(super) fn append_waiting(&self, shared: &Arc<Shared>) {
        let state = self.lock();
        if !state.appends.is_empty() {
            self.rouse(state, shared);
        }
    }

    /// Sees to it that somebody takes what waits.
    fn rouse(&self, mut state: MutexGuard<'_, State>, shared: &Arc<Shared>) {
        if state.idle > 0 {
            state.idle -= 1;
            drop(state);
            self.work.notify_one();
        } else if state.workers < shared.options.max_connections.max(1) {
            state.workers += 1;
            drop(state);
            shared.handle.spawn(worker::work(Worker::new(Arc::clone(shared))));
        }
    }

    /// The place of an idle worker in a lane, for an append that nothing waits in front of.
    pub(super) fn lend(&self) -> Option<Session> {
        let mut state = self.lock();
        let is_free =
            state.idle > 0 && state.lanes < LANES && state.appends.is_empty() && state.jobs.is_empty();
        let session = if is_free { state.sessions.pop() } else { None }?;
        state.idle -= 1;
        state.lanes += 1;
        Some(session)
    }

    /// The place is an idle worker's again, its lane is left already.
    pub(super) fn give_back(&self, session: Option<Session>, shared: &Arc<Shared>) {
        let mut state = self.lock();
        state.sessions.extend(session);
        state.idle += 1;
        if !state.jobs.is_empty() || (state.lanes < LANES && !state.appends.is_empty()) {
            self.rouse(state, shared);
        }
    }

    /// Waits until there is something to do, and has a connection for it if one is there. Appends come first, but not twice in front of
    /// something else.
    pub(super) async fn take(
        &self,
        shared: &Arc<Shared>,
        session: &mut Option<Session>,
        has_appended: bool,
    ) -> Taken {
        loop {
            {
                let mut state = self.lock();
                if session.is_none() {
                    *session = state.sessions.pop();
                }
                if state.lanes < LANES && (!has_appended || state.jobs.is_empty()) {
                    let members = gather(&mut state.appends, shared);
                    if !members.is_empty() {
                        state.lanes += 1;
                        return Taken::Appends(members);
                    }
                }
                if let Some(job) = state.jobs.pop_front() {
                    if state.lanes < LANES && !state.appends.is_empty() {
                        self.rouse(state, shared);
                    }
                    return Taken::Job(job);
                }
                state.sessions.extend(session.take());
                state.idle += 1;
            }
            self.work.notified().await;
        }
    }

    /// A worker has ended.
    pub(super) fn leave(&self) {
        self.lock().workers -= 1;
    }
}

/// Takes what one statement can append: the first that waits, and all that may go with it.
fn gather(appends: &mut VecDeque<Member>, shared: &Shared) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let Some(first) = appends.pop_front() else { return members };
    let known = shared.known();
    let is_sociable = !appends.is_empty() && first.is_sociable(&known);
    let mut bytes = first.bytes();
    members.push(first);
    if !is_sociable {
        return members;
    }
    let mut left = VecDeque::new();
    let mut tasks: HashSet<String> = HashSet::from([members[0].snapshot.task_id.clone()]);
    while let Some(member) = appends.pop_front() {
        let length = member.bytes();
        if members.len() >= ROWS || bytes + length > BYTES {
            left.push_back(member);
            break;
        }
        // The order of a task's own appends stays.
        let is_first = tasks.insert(member.snapshot.task_id.clone());
        if is_first && member.is_sociable(&known) {
            bytes += length;
            members.push(member);
        } else {
            left.push_back(member);
        }
    }
    left.append(appends);
    *appends = left;
    members
}
