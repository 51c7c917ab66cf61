//! How a server is used.

use std::time::Duration;

use super::durability::RedisDurability;

/// How [`RedisStore::connect_with`](super::RedisStore::connect_with) uses a server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RedisOptions {
    /// What every key begins with, in braces; `asap` unless told otherwise. Stores of different prefixes know nothing
    /// of each other. It must not be empty, and must have no brace that closes.
    pub prefix: String,
    /// How long an answer, or a new connection, is waited for before the connection is given up; 10 s unless told
    /// otherwise. A server that flushes to a slow disk answers late.
    pub response_timeout: Duration,
    /// How long a lost server is tried to be reached again, from the first failure on, before an operation fails; 10 s
    /// unless told otherwise. An answer that is awaited at the end of it is still awaited.
    pub reconnect: Duration,
    /// The least that the server must promise, as its settings say; nothing unless told otherwise. Asked for on every
    /// new connection.
    pub durability: Option<RedisDurability>,
    /// How many connections are open at the most; 16 unless told otherwise, 0 is read as 1. Each serves one operation at a
    /// time, and is opened when all others are busy.
    pub connections: usize,
}

impl RedisOptions {
    /// The prefix of all keys.
    #[must_use]
    pub fn with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// How long an answer is waited for.
    #[must_use]
    pub fn with_response_timeout(mut self, response_timeout: Duration) -> Self {
        self.response_timeout = response_timeout;
        self
    }

    /// How long a lost server is tried to be reached again.
    #[must_use]
    pub fn with_reconnect(mut self, reconnect: Duration) -> Self {
        self.reconnect = reconnect;
        self
    }

    /// The least that the server must promise.
    #[must_use]
    pub fn with_durability(mut self, required: RedisDurability) -> Self {
        self.durability = Some(required);
        self
    }

    /// How many connections are open at the most.
    #[must_use]
    pub fn with_connections(mut self, connections: usize) -> Self {
        self.connections = connections;
        self
    }
}

impl Default for RedisOptions {
    fn default() -> Self {
        Self {
            prefix: "asap".to_owned(),
            response_timeout: Duration::from_secs(10),
            reconnect: Duration::from_secs(10),
            durability: None,
            connections: 16,
        }
    }
}
