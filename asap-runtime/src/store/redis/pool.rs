//! A few connections, each used by one caller at a time.
//!
//! A caller writes its command and reads the answer on its own thread. For one caller that is faster than a thread that
//! multiplexes everybody's commands over one connection, since no other thread is woken on the way; the figures are in
//! the project's DESIGN.md.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use redis::Connection;

#[derive(Default)]
pub(super) struct Pool {
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Connection>,
    used: usize,
}

/// The right to one connection, and the connection while there is one.
pub(super) struct Lease<'a> {
    pool: &'a Pool,
    connection: Option<Connection>,
}

impl Pool {
    /// Waits until fewer than `most` are in use.
    pub(super) fn lease(&self, most: usize) -> Lease<'_> {
        let mut state = self.lock();
        while state.used >= most.max(1) {
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.used += 1;
        // The one that was used last: the others may be closed by a server that ends idle connections.
        Lease { pool: self, connection: state.idle.pop() }
    }

    /// Closes the connections that nobody uses: another one was lost, and with the server so were these.
    pub(super) fn clear(&self) {
        let idle = std::mem::take(&mut self.lock().idle);
        drop(idle);
    }

    // Nothing panics between two changes that belong together.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lease<'_> {
    /// A connection that was used before, if there is one. It is given back with [`keep`](Self::keep), or is closed.
    pub(super) fn take(&mut self) -> Option<Connection> {
        self.connection.take()
    }

    /// Gives a connection back whose last answer was read whole.
    pub(super) fn keep(&mut self, connection: Connection) {
        self.connection = Some(connection);
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.lock();
        state.used -= 1;
        state.idle.extend(self.connection.take());
        drop(state);
        self.pool.returned.notify_one();
    }
}
