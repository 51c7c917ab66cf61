//! Which store a crew works on.

use std::sync::Arc;

use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_runtime::{Error, Result};

/// Opens the store that is named: a path is a SQLite file.
///
/// # Errors
///
/// If it cannot be opened, or if the name is a URL of a kind that is not known.
pub fn open(place: &str) -> Result<Arc<dyn SnapshotStore>> {
    match place.split_once("://") {
        None => Ok(Arc::new(SqliteStore::open(place)?)),
        Some((kind, _)) => Err(Error::Invalid {
            what: "store",
            reason: format!("`{kind}://` is no kind of store that a crew works on; name a file"),
        }),
    }
}
