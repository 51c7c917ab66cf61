//! One connection that writes, and a few that read.
//!
//! SQLite lets one connection write at a time, whatever their number, so all writers of a store share one and queue
//! for it here ([`Queue`]), which wakes at once, instead of at SQLite's lock, which is polled. Reads use
//! that connection too while it is free: a store that is used by one thread opens nothing else. A read that
//! finds it busy does not wait for the writer's disk: it takes a connection of its own, and a write-ahead
//! log lets it see the last committed state meanwhile.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;

use super::answer::Answer;
use super::connect;
use super::error::Fault;
use super::group;
use super::known::Known;
use super::options::SqliteOptions;
use super::place::Place;
use super::queue::{Member, Queue};
use super::windows::Windows;
use super::write::Write;
use crate::error::Error;

/// How many unused readers stay open.
const IDLE_READERS: usize = 8;

/// How many members a group has when the log gets longer. One task alone, or a few, must not wait for a log that grows.
const MANY: usize = 16;

#[derive(Debug)]
pub(super) struct Pool {
    pub(super) place: Place,
    pub(super) options: SqliteOptions,
    pub(super) queue: Queue,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Connection>>,
}

#[derive(Debug)]
pub(super) struct Writer {
    pub(super) connection: Connection,
    pub(super) windows: Windows,
    pub(super) known: Known,
    /// Whether the last group had several members.
    pub(super) is_shared: bool,
    /// See [`connect::lengthen_log`].
    has_long_log: bool,
    /// See [`connect::is_plain`].
    pub(super) plain: bool,
}

/// The writer while it writes: maybe inside of a transaction that others share.
#[derive(Debug)]
pub(super) struct Session<'a> {
    pub(super) connection: &'a Connection,
    pub(super) windows: &'a mut Windows,
    pub(super) known: &'a mut Known,
    pub(super) plain: bool,
}

impl Writer {
    pub(super) fn session(&mut self) -> Session<'_> {
        let Self { connection, windows, known, plain, .. } = self;
        Session { connection, windows, known, plain: *plain }
    }
}

impl Session<'_> {
    /// Something else than an append happens to the task.
    pub(super) fn forget(&mut self, task_id: &str) {
        self.windows.forget(task_id);
        self.known.forget(task_id);
    }
}

impl Pool {
    pub(super) fn new(connection: Connection, place: Place, options: SqliteOptions) -> Result<Self, Fault> {
        let plain = connect::is_plain(&connection)?;
        let (windows, known) = (Windows::default(), Known::default());
        let writer =
            Mutex::new(Writer { connection, windows, known, is_shared: false, has_long_log: false, plain });
        Ok(Self { place, options, queue: Queue::default(), writer, readers: Mutex::default() })
    }

    /// Writes, and waits for it on this thread: at once if the connection is free, else in one transaction with
    /// others who wait for it.
    pub(super) fn write(self: &Arc<Self>, write: &Write<'_>) -> Result<bool, Fault> {
        if let Some(_turn) = self.queue.enter(self) {
            return self.write_now(write);
        }
        let member = Member::new(write.to_owned());
        let answer = member.answer();
        match self.queue.join(self, member) {
            None => answer.wait(),
            // It has become free meanwhile.
            Some(_turn) => self.write_now(write),
        }
    }

    /// Writes in one transaction with others; the thread that awaits it never waits for the disk.
    pub(super) fn write_later(self: &Arc<Self>, write: &Write<'_>) -> Arc<Answer> {
        let member = Member::new(write.to_owned());
        let answer = member.answer();
        self.queue.hand_over(self, vec![member]);
        answer
    }

    /// As [`write_later`](Self::write_later), of writes that stay together and in their order.
    pub(super) fn write_all_later(
        self: &Arc<Self>,
        writes: impl Iterator<Item = Write<'static>>,
    ) -> Vec<Arc<Answer>> {
        let members: Vec<Member> = writes.map(Member::new).collect();
        let answers = members.iter().map(Member::answer).collect();
        self.queue.hand_over(self, members);
        answers
    }

    fn write_now(&self, write: &Write<'_>) -> Result<bool, Fault> {
        let mut writer = self.lock();
        // After the wait, since it is the moment of writing that counts.
        self.place.verify()?;
        write.run(&mut writer.session())
    }

    /// Writes for all of them, and answers each.
    pub(super) fn write_all(&self, mut members: Vec<Member>) {
        let answers = {
            let mut writer = self.lock();
            match self.place.verify() {
                Ok(()) => {
                    let answers = group::write(&mut writer, &mut members, |members| self.queue.more(members));
                    if members.len() >= MANY && !std::mem::replace(&mut writer.has_long_log, true) {
                        // Without it the log is copied more often, and that is all.
                        let _ = connect::lengthen_log(&writer.connection);
                    }
                    answers
                }
                Err(_) => members.iter().map(|_| Err(Fault::Moved)).collect(),
            }
        };
        for (member, answer) in members.into_iter().zip(answers) {
            member.settle(answer);
        }
    }

    /// Forgets what may have been learnt in a transaction that a panic has rolled back.
    pub(super) fn forget(&self) {
        let mut writer = self.lock();
        (writer.windows, writer.known) = (Windows::default(), Known::default());
    }

    /// Does something else with the connection that writes.
    #[cfg(test)]
    pub(super) fn with_writer<T>(&self, work: impl FnOnce(&mut Writer) -> T) -> T {
        work(&mut self.lock())
    }

    /// Reads the last committed state.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let free = match self.writer.try_lock() {
            Ok(writer) => Some(writer),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            // Another connection would be another database.
            Err(TryLockError::WouldBlock) if matches!(self.place, Place::Memory) => Some(self.lock()),
            Err(TryLockError::WouldBlock) => None,
        };
        self.place.verify()?;
        if let Some(writer) = free {
            return read(&writer.connection);
        }
        let idle = self.readers().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect::reader(self.place.path(), self.options)?,
        };
        let answer = read(&connection);
        let mut readers = self.readers();
        if readers.len() < IDLE_READERS {
            readers.push(connection);
        }
        answer
    }

    /// The public error for an operation on a task.
    pub(super) fn explain(&self, fault: Fault, task_id: &str, operation: String) -> Error {
        fault.explain(self.place.path(), self.options.busy_timeout, task_id, operation)
    }

    // A panic in between rolls the transaction back while it unwinds, so a poisoned connection is a usable one.
    fn lock(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
