//! Which store a crew works on.

use std::sync::Arc;

use asap_runtime::Result;
use asap_runtime::store::{SnapshotStore, SqliteStore, from_url};

/// Opens the store that is named: a URL, or else the path of a SQLite file. Servers need the feature `servers`.
///
/// # Errors
///
/// If it cannot be opened, or if the name is a URL of a kind that is not known.
pub fn open(place: &str) -> Result<Arc<dyn SnapshotStore>> {
    if place.contains("://") { from_url(place).wait() } else { Ok(Arc::new(SqliteStore::open(place)?)) }
}
