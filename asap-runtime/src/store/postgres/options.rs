//! How a database is used.

use std::time::Duration;

/// How [`PostgresStore::connect_with`](super::PostgresStore::connect_with) uses a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostgresOptions {
    /// The schema of the store's tables; it is made if it is missing. `None`, unless told otherwise: the first in the
    /// role's search path, which is `public` where nobody has changed it.
    pub schema: Option<String>,
    /// The most connections that one store opens; 8 unless told otherwise, 1 at least. It opens them as they are needed, and
    /// appends share two of them.
    pub max_connections: usize,
    /// How long a connection may take to be made; 10 s unless told otherwise.
    pub connect_timeout: Duration,
    /// How long an answer may take before the connection counts as lost; 30 s unless told otherwise.
    pub answer_timeout: Duration,
    /// How long the store tries to find out what became of a request whose answer was lost, and to connect again; 15 s
    /// unless told otherwise. A server that is back before is not noticed by any task.
    pub retry_for: Duration,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        Self {
            schema: None,
            max_connections: 8,
            connect_timeout: Duration::from_secs(10),
            answer_timeout: Duration::from_secs(30),
            retry_for: Duration::from_secs(15),
        }
    }
}
