//! How a file is opened.

use std::time::Duration;

/// What an acknowledged write survives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Durability {
    /// The end of the process and a power failure: each write is flushed to the disk (`synchronous=FULL`).
    #[default]
    Full,
    /// The end of the process, also by SIGKILL. A power failure or a crash of the operating system may take the
    /// last writes, never a part of one (`synchronous=NORMAL`). About ten times as fast.
    Normal,
}

/// How [`SqliteStore::open_with`](super::SqliteStore::open_with) opens a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SqliteOptions {
    /// What an acknowledged write survives; [`Durability::Full`] unless told otherwise.
    pub durability: Durability,
    /// How long a write waits for another process's write before it fails; 15 s unless told otherwise.
    pub busy_timeout: Duration,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self { durability: Durability::Full, busy_timeout: Duration::from_secs(15) }
    }
}
