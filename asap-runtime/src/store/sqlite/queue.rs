//! Who writes next.
//!
//! A thread that finds the connection free has its turn at once, and nothing here costs it more than a lock that
//! nobody else holds. Whoever comes while somebody has the turn leaves an owned copy of the write here and
//! waits for its answer. When the turn ends and something is queued, it passes to the store's own thread, which writes all that is
//! there in one transaction, again and again until nothing is left: the writes that come during one commit share
//! the next. There are no timers, so nobody waits for company.
//!
//! The thread is started when it is first needed and ends with the store. It is none of a pool's: the threads of a
//! pool may all be waiting for their writes here.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::answer::Answer;
use super::error::Fault;
use super::pool::Pool;
use super::write::Write;

/// How many writes share a transaction at most.
const MEMBERS: usize = 256;

/// How much their texts have at most, in bytes, but for the first: a transaction is in the log as a whole before the
/// log is copied into the file.
const BYTES: usize = 256 * 1024;

#[derive(Debug, Default)]
pub(super) struct Queue {
    gate: Mutex<Gate>,
    /// Tells the store's thread that it has the turn, or is to end.
    called: Condvar,
}

#[derive(Debug, Default)]
struct Gate {
    /// Whether somebody has the turn.
    taken: bool,
    /// Whether it is the store's thread that has it.
    handed: bool,
    closed: bool,
    members: VecDeque<Member>,
    thread: Option<JoinHandle<()>>,
}

/// A write that waits. It lies where its caller waits, so that its memory goes back to the thread that has taken it:
/// to free it on another costs that one more than the copy.
#[derive(Debug)]
pub(super) struct Member {
    answer: Arc<Answer>,
    is_settled: bool,
}

impl Member {
    pub(super) fn new(write: Write<'static>) -> Self {
        Self { answer: Arc::new(Answer::new(write)), is_settled: false }
    }

    pub(super) fn write(&self) -> &Write<'static> {
        self.answer.write()
    }

    pub(super) fn answer(&self) -> Arc<Answer> {
        Arc::clone(&self.answer)
    }

    pub(super) fn settle(mut self, answer: Result<bool, Fault>) {
        self.is_settled = true;
        self.answer.give(answer);
    }
}

impl Drop for Member {
    /// Nobody waits for ever, whatever happened to the thread that wrote.
    fn drop(&mut self) {
        if !self.is_settled {
            self.answer.give(Err(Fault::Abandoned));
        }
    }
}

/// The right to write; ends when it is dropped, also by a panic.
pub(super) struct Turn<'a>(&'a Arc<Pool>);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.queue.leave(self.0);
    }
}

impl Queue {
    /// The turn, if nobody has it.
    pub(super) fn enter<'a>(&self, pool: &'a Arc<Pool>) -> Option<Turn<'a>> {
        let mut gate = self.gate();
        let free = !std::mem::replace(&mut gate.taken, true);
        // Made only if it is: to drop one ends the turn.
        free.then(|| Turn(pool))
    }

    /// Queues a write, unless nobody has the turn: then the caller has it.
    pub(super) fn join<'a>(&self, pool: &'a Arc<Pool>, member: Member) -> Option<Turn<'a>> {
        let mut gate = self.gate();
        if gate.taken {
            gate.members.push_back(member);
            return None;
        }
        gate.taken = true;
        Some(Turn(pool))
    }

    /// Queues writes for the store's thread, whoever has the turn.
    pub(super) fn hand_over(&self, pool: &Arc<Pool>, members: Vec<Member>) {
        let mut gate = self.gate();
        let (before, count) = (gate.members.len(), members.len());
        gate.members.extend(members);
        if gate.taken || count == 0 {
            return;
        }
        match self.call(&mut gate, pool) {
            Ok(()) => gate.taken = true,
            Err(error) => {
                let members = gate.members.split_off(before);
                drop(gate);
                let (kind, reason) = (error.kind(), error.to_string());
                for member in members {
                    member.settle(Err(Fault::Thread(std::io::Error::new(kind, reason.clone()))));
                }
            }
        }
    }

    /// Ends a turn: the store's thread has the next, if anybody waits.
    fn leave(&self, pool: &Arc<Pool>) {
        let mut gate = self.gate();
        if gate.members.is_empty() {
            gate.taken = false;
        } else if self.call(&mut gate, pool).is_err() {
            // The system has no thread left, so this one does it.
            drop(self.serve(gate, pool));
        }
    }

    /// Gives the turn to the store's thread.
    fn call(&self, gate: &mut Gate, pool: &Arc<Pool>) -> std::io::Result<()> {
        if gate.thread.is_none() {
            let pool = Arc::clone(pool);
            let work = move || pool.queue.work(&pool);
            gate.thread = Some(thread::Builder::new().name("asap-sqlite".to_owned()).spawn(work)?);
        }
        gate.handed = true;
        self.called.notify_one();
        Ok(())
    }

    /// What the store's thread does.
    fn work(&self, pool: &Pool) {
        let mut gate = self.gate();
        loop {
            if gate.handed {
                gate = self.serve(gate, pool);
                gate.handed = false;
            } else if gate.closed {
                return;
            } else {
                gate = self.called.wait(gate).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    /// Writes until nothing is queued, and ends the turn.
    fn serve<'a>(&'a self, mut gate: MutexGuard<'a, Gate>, pool: &Pool) -> MutexGuard<'a, Gate> {
        loop {
            let mut members = Vec::new();
            if !gate.add(&mut members) {
                gate.taken = false;
                return gate;
            }
            drop(gate);
            // Who was in it is answered while it unwinds; the others are still to be served.
            if catch_unwind(AssertUnwindSafe(|| pool.write_all(members))).is_err() {
                pool.forget();
            }
            gate = self.gate();
        }
    }

    /// Adds to the members of a transaction those that have come since it began; whether there were any.
    pub(super) fn more(&self, members: &mut Vec<Member>) -> bool {
        self.gate().add(members)
    }

    /// Ends the store's thread, when all that is queued is written.
    pub(super) fn close(&self) {
        let thread = {
            let mut gate = self.gate();
            gate.closed = true;
            self.called.notify_one();
            gate.thread.take()
        };
        // What the thread wakes may be the store's last owner; then this is that thread, and it ends by itself.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != thread::current().id()) {
            // It catches every panic.
            let _ = thread.join();
        }
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gate {
    /// Adds to the members of a transaction those that fit, in the order in which they came; whether there were any.
    fn add(&mut self, members: &mut Vec<Member>) -> bool {
        let mut bytes: usize = members.iter().map(|member| member.write().bytes()).sum();
        let fits = self.members.iter().take(MEMBERS.saturating_sub(members.len())).take_while(|member| {
            let is_first = bytes == 0;
            bytes += member.write().bytes();
            is_first || bytes <= BYTES
        });
        let count = fits.count();
        members.extend(self.members.drain(..count));
        count > 0
    }
}
