//! How large a task's versions are, and of what.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::Runtime;
use super::size::sizes;
use crate::error::{Error, Result};
use crate::store::StoreFuture;

/// How large the stored versions of a task are.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statistics {
    /// The task.
    pub task_id: String,
    /// Its stored versions, ascending.
    pub versions: Vec<VersionSize>,
    /// All parts that these versions refer to, each once, in bytes.
    parts: u64,
}

/// How large one version is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct VersionSize {
    /// The version.
    pub version: u64,
    /// When it was stored.
    pub created_at: DateTime<Utc>,
    /// Its data as a whole, as [`get_version`](crate::store::SnapshotStore::get_version) returns it, in bytes of JSON.
    pub bytes: u64,
    /// Its row: what is not in parts, in bytes.
    pub row: u64,
    /// The parts it refers to, in bytes; versions share them.
    pub parts: u64,
    /// Those among them that it has brought, in bytes: with the row what the checkpoint has written.
    pub new_parts: u64,
    /// The locals and loops of its functions, each with its bytes of JSON; that of the function on top come first.
    pub locals: Vec<(String, u64)>,
}

impl Statistics {
    /// What is stored of these versions, in bytes: all rows, and each part once.
    #[must_use]
    pub fn stored(&self) -> u64 {
        self.parts + self.versions.iter().map(|version| version.row).sum::<u64>()
    }
}

impl Runtime {
    /// How large the versions of a task are, by version and by local. It reads every stored version.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::Corrupt`] if a version cannot be put together; the store's errors.
    pub fn statistics(&self, task_id: &str) -> Result<Statistics> {
        StoreFuture::pending(self.statistics_of(task_id)).wait()
    }

    /// As [`statistics`](Self::statistics), awaited.
    pub fn statistics_async(&self, task_id: &str) -> StoreFuture<'static, Statistics> {
        let (runtime, task_id) = (self.for_executor(), task_id.to_owned());
        StoreFuture::pending(async move { runtime.statistics_of(&task_id).await })
    }

    async fn statistics_of(&self, task_id: &str) -> Result<Statistics> {
        let (mut versions, mut contents) = (Vec::new(), HashMap::new());
        for version in self.store.list_versions(task_id).await? {
            // It may have fallen out meanwhile.
            let Some(stored) = self.store.get_stored(task_id, Some(version)).await? else { continue };
            let row = stored.snapshot.data.as_json().len() as u64;
            let parts: Vec<_> =
                stored.parts.iter().map(|(key, content)| (*key, content.len() as u64)).collect();
            let whole = stored.whole()?;
            versions.push(VersionSize {
                version,
                created_at: whole.created_at,
                bytes: whole.data.as_json().len() as u64,
                row,
                parts: parts.iter().map(|(_, bytes)| bytes).sum(),
                new_parts: parts.iter().filter(|(key, _)| key.first == version).map(|(_, bytes)| bytes).sum(),
                locals: sizes(whole.data.as_json()),
            });
            contents.extend(parts);
        }
        if versions.is_empty() {
            return Err(Error::TaskNotFound { task_id: task_id.to_owned() });
        }
        Ok(Statistics { task_id: task_id.to_owned(), versions, parts: contents.into_values().sum() })
    }
}
