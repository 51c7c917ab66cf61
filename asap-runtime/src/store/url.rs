//! The store that an address asks for.

use std::sync::Arc;

#[cfg(feature = "postgres")]
use super::PostgresStore;
#[cfg(feature = "sqlite")]
use super::SqliteStore;
use super::{MemoryStore, SnapshotStore, StoreFuture};
use crate::error::Error;

const KNOWN: &str = match (cfg!(feature = "sqlite"), cfg!(feature = "postgres")) {
    (true, true) => "memory:, sqlite:path, postgres://… (redis:// is not there yet)",
    (true, false) => {
        "memory:, sqlite:path (postgres:// needs the feature `postgres`, redis:// is not there yet)"
    }
    (false, true) => "memory:, postgres://… (sqlite: needs the feature `sqlite`, redis:// is not there yet)",
    (false, false) => {
        "memory: (sqlite: and postgres:// need the features of those names, redis:// is not there yet)"
    }
};

/// The store that an address asks for.
///
/// | address | store |
/// |---|---|
/// | `memory:` | [`MemoryStore`], a new one |
/// | `sqlite:path` | `SqliteStore` in this file |
/// | `postgres://user:password@host:port/database`, also `postgresql://…` | `PostgresStore` |
///
/// The answer is waited for or awaited: a database is connected to.
///
/// ```
/// # use asap_runtime::{Runtime, store};
/// let runtime = Runtime::new(store::from_url("memory:").wait()?);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::UnknownBackend`] for an address of another kind, or of a store whose feature is off; what the store says when
/// it is opened.
pub fn from_url(url: &str) -> StoreFuture<'static, Arc<dyn SnapshotStore>> {
    let (scheme, rest) = url.trim().split_once(':').unwrap_or((url.trim(), ""));
    match scheme.to_lowercase().as_str() {
        "memory" if matches!(rest, "" | "//") => StoreFuture::ready(Ok(Arc::new(MemoryStore::new()))),
        #[cfg(feature = "sqlite")]
        "sqlite" if !rest.is_empty() => {
            let store = SqliteStore::open(rest.strip_prefix("//").unwrap_or(rest));
            StoreFuture::ready(store.map(|store| Arc::new(store) as Arc<dyn SnapshotStore>))
        }
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => {
            PostgresStore::connect(url.trim()).map(|store| Arc::new(store) as Arc<dyn SnapshotStore>)
        }
        // Never the whole address: it may have a password in it.
        _ => StoreFuture::ready(Err(Error::UnknownBackend { name: scheme.to_owned(), known: KNOWN })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_opened() {
        for url in ["memory:", " memory:\n", "MEMORY:"] {
            let store = from_url(url).wait().unwrap();
            assert!(format!("{store:?}").starts_with("MemoryStore"), "{url}");
        }
    }

    #[cfg(feature = "sqlite")]
    #[test]
    fn a_file_is_opened() {
        let directory = tempfile::tempdir().unwrap();
        for prefix in ["sqlite:", "sqlite://"] {
            let path = directory.path().join(prefix.len().to_string());
            assert!(from_url(&format!("{prefix}{}", path.display())).wait().unwrap().blocks());
            assert!(path.exists());
        }
    }

    #[test]
    fn what_is_unknown_is_an_error_that_lists_the_known_and_shows_no_password() {
        let unknown = [
            "",
            "tasks.db",
            "sqlite:",
            "mysql://u:secret@h/d",
            "redis://:secret@h/0",
            "rediss://h",
            "memory:x",
        ];
        for url in unknown {
            let error = from_url(url).wait().unwrap_err();
            assert!(matches!(error, Error::UnknownBackend { .. }), "{url}: {error}");
            let text = error.to_string();
            assert!(text.contains("memory:") && text.contains("redis://"), "{text}");
            assert!(!text.contains("secret"), "{text}");
        }
    }
}
