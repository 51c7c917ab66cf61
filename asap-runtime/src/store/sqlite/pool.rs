//! One connection that writes, and a few that read.
//!
//! SQLite lets one connection write at a time, whatever their number, so all writers of a store share one and queue
//! at a mutex, which is fair and wakes at once, instead of at SQLite's lock, which is polled. Reads use
//! that connection too while it is free: a store that is used by one thread opens nothing else. A read that
//! finds it busy does not wait for the writer's disk: it takes a connection of its own, and a write-ahead
//! log lets it see the last committed state meanwhile.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;

use super::connect;
use super::error::Fault;
use super::options::SqliteOptions;
use super::place::Place;
use crate::store::window::Windows;

/// How many unused readers stay open.
const IDLE_READERS: usize = 8;

#[derive(Debug)]
pub(super) struct Pool {
    pub(super) place: Place,
    pub(super) options: SqliteOptions,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Connection>>,
}

#[derive(Debug)]
pub(super) struct Writer {
    pub(super) connection: Connection,
    pub(super) windows: Windows,
    /// See [`connect::is_plain`].
    pub(super) plain: bool,
}

impl Pool {
    pub(super) fn new(connection: Connection, place: Place, options: SqliteOptions) -> Result<Self, Fault> {
        let plain = connect::is_plain(&connection)?;
        let writer = Writer { connection, windows: Windows::default(), plain };
        Ok(Self { place, options, writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Writes; one at a time.
    pub(super) fn write<T>(&self, write: impl FnOnce(&mut Writer) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut writer = self.lock();
        // After the wait, since it is the moment of writing that counts.
        self.place.verify()?;
        write(&mut writer)
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

    // A panic in between rolls the transaction back while it unwinds, so a poisoned connection is a usable one.
    fn lock(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
