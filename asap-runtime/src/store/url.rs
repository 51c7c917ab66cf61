//! The store that an address asks for.

use std::sync::Arc;

#[cfg(feature = "postgres")]
use super::PostgresStore;
#[cfg(feature = "redis")]
use super::RedisStore;
#[cfg(feature = "sqlite")]
use super::SqliteStore;
use super::{MemoryStore, SnapshotStore, StoreFuture};
use crate::error::Error;

const KNOWN: &str =
    "memory:, sqlite:path, postgres://…, redis://… (each but the first with the feature of its name)";

/// The store that an address asks for.
///
/// | address | store |
/// |---|---|
/// | `memory:` | [`MemoryStore`], a new one |
/// | `sqlite:path` | `SqliteStore` in this file |
/// | `postgres://user:password@host:port/database`, also `postgresql://…` | `PostgresStore` |
/// | `redis://:password@host:port/number`, also `rediss://…` | `RedisStore` |
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
            let path = rest.strip_prefix("//").unwrap_or(rest).to_owned();
            StoreFuture::<Arc<dyn SnapshotStore>>::blocking(move || Ok(Arc::new(SqliteStore::open(path)?)))
        }
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => {
            PostgresStore::connect(url.trim()).then(|store| Ok(Arc::new(store?) as Arc<dyn SnapshotStore>))
        }
        #[cfg(feature = "redis")]
        "redis" | "rediss" => {
            let url = url.trim().to_owned();
            StoreFuture::<Arc<dyn SnapshotStore>>::blocking(move || Ok(Arc::new(RedisStore::connect(&url)?)))
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
            from_url(&format!("{prefix}{}", path.display())).wait().unwrap();
            assert!(path.exists());
        }
    }

    #[test]
    fn what_is_unknown_is_an_error_that_lists_the_known_and_shows_no_password() {
        let unknown = ["", "tasks.db", "sqlite:", "mysql://u:secret@h/d", "http://:secret@h/0", "memory:x"];
        for url in unknown {
            let error = from_url(url).wait().unwrap_err();
            assert!(matches!(error, Error::UnknownBackend { .. }), "{url}: {error}");
            let text = error.to_string();
            assert!(text.contains("memory:") && text.contains("redis://"), "{text}");
            assert!(!text.contains("secret"), "{text}");
        }
    }
}
