//! How much of a task's past is kept.

/// Which versions of a task stay when a new one is appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retention {
    /// Every version stays.
    All,
    /// The `n` stored versions of the highest numbers stay (0 is read as 1), and version 1, the start.
    ///
    /// Stored versions are counted, not numbers: of 1, 10, 20, 30 and 31, `Newest(3)` keeps 1, 20, 30 and 31.
    /// Only a version that somebody else deletes from the middle, while a task runs, may keep its place
    /// until the window has passed it, and one that somebody else saves below the window may stay until the task is run
    /// again.
    ///
    /// From eight on, a store may remove what falls out several at a time: up to an eighth of `n`, but 64 at most, of the
    /// versions next below the window may still be there. `PostgresStore` does so; the stores in memory, in SQLite and in Redis
    /// keep `n` exactly.
    Newest(u64),
}

impl Retention {
    /// How many of the newest stay; `None` if all do.
    pub(super) fn window(self) -> Option<u64> {
        match self {
            Self::All => None,
            Self::Newest(n) => Some(n.max(1)),
        }
    }
}

impl Default for Retention {
    /// The newest 100 and the start.
    fn default() -> Self {
        Self::Newest(100)
    }
}
