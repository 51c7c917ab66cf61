//! The ways in which a store fails.

#[cfg(doc)]
use crate::error::Error;
#[cfg(doc)]
use crate::store::Swap;

/// What becomes of an operation that is struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing happens, and the answer is [`Error::Store`].
    ///
    /// In the world: the disk is full, the connection is refused, the file is locked for too long, or the process
    /// is killed just before the write.
    Before,
    /// The operation happens, and the answer is [`Error::Store`] nevertheless.
    ///
    /// In the world: the connection breaks, or the time is up, after the server has committed; or the process
    /// is killed just behind the write. Whoever asked cannot tell this from [`Before`](Self::Before).
    After,
    /// The answer is [`Error::Store`], and an `append` or a `swap_record` happens all the same, later: behind the next operation that the store
    /// is asked for, by whomever. Any other operation, and the append of a `checkpoint!` in a transaction, does not happen.
    ///
    /// In the world: a time limit is up and the connection is given up, and the server, or a proxy in front of it, comes to the request
    /// only now. What was believed lost arrives while somebody goes on from the state before it.
    Timeout,
    /// Nothing happens, and the answer never comes.
    ///
    /// In the world: a connection that hangs, and no time limit in the store. A synchronous task waits for
    /// ever on its thread; an asynchronous one can be dropped.
    Never,
    /// The operation happens; the answer comes later, from another thread.
    ///
    /// In the world: any store over a network. Nothing fails; it shows that nobody goes on before the answer is
    /// there, where a store in memory answers at once.
    Late,
    /// Somebody else is faster: an `append` finds the version stored, a `swap_record` finds the task claimed, and
    /// the answer is [`Swap::Taken`]. Other operations go through.
    ///
    /// In the world: another process resumes the task, since this one was thought dead. The other has
    /// a higher attempt and stores the same data under an id of its own; it then does nothing more.
    Taken,
}
