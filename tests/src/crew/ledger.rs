//! Rows of the jobs' own, in the file of a crew's store.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

/// Longer than anybody sleeps in the midst of a write.
const WAIT: Duration = Duration::from_mins(1);

/// A table with a row for each step that was paid for. Nothing keeps a step from having two: it is the jobs' to see to.
#[derive(Debug, Clone)]
pub struct Ledger(PathBuf);

impl Ledger {
    /// The one in a store's file, if it is one's.
    #[must_use]
    pub fn of(store: &str) -> Option<Self> {
        (!store.contains("://")).then(|| Self(Path::new(store).to_owned()))
    }

    /// A connection of the caller's own.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub fn open(&self) -> rusqlite::Result<Connection> {
        let connection = Connection::open(&self.0)?;
        connection.busy_timeout(WAIT)?;
        connection.execute_batch(
            "PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS crew_rows (task TEXT NOT NULL, step INTEGER NOT NULL);",
        )?;
        Ok(connection)
    }

    /// The steps of a task that have rows, with those that have several as often.
    ///
    /// # Errors
    ///
    /// If the rows cannot be read.
    pub fn steps(&self, task: &str) -> rusqlite::Result<Vec<u64>> {
        let connection = self.open()?;
        let mut rows = connection.prepare("SELECT step FROM crew_rows WHERE task = ?1 ORDER BY step")?;
        let steps = rows.query_map([task], |row| row.get::<_, i64>(0))?;
        steps.map(|step| step.map(i64::unsigned_abs)).collect()
    }
}
