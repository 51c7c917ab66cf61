//! The store that the environment asks for.

use std::env;
use std::sync::Arc;

use super::{MemoryStore, SnapshotStore};
use crate::error::{Error, Result};

/// Which store: `memory`, the default, `sqlite`, `postgres` or `redis`.
const BACKEND: &str = "ASAP_STORAGE_BACKEND";

/// The file of the `sqlite` store.
#[cfg(feature = "sqlite")]
const PATH: &str = "ASAP_STORAGE_PATH";

/// The file if the environment names none.
#[cfg(feature = "sqlite")]
const DEFAULT_PATH: &str = "asap_state.db";

/// The address of the `postgres` or the `redis` store.
#[cfg(any(feature = "postgres", feature = "redis"))]
const URL: &str = "ASAP_STORAGE_URL";

const KNOWN: &str = "memory, sqlite, postgres, redis (each but the first with the feature of its name)";

/// The store that the environment variables `ASAP_STORAGE_BACKEND`, `ASAP_STORAGE_PATH` and `ASAP_STORAGE_URL` ask for.
///
/// The backend is `memory`, the default, `sqlite`, `postgres` or `redis`; white space around it and its case do not matter. The path is
/// the file of the `sqlite` store, `asap_state.db` in the current directory by default. The ASAP protocol's
/// Python package reads the same two. The URL is the address of the `postgres` or `redis` store, which is connected to before this
/// returns: an asynchronous program awaits [`from_url`](super::from_url) instead.
///
/// # Errors
///
/// [`Error::UnknownBackend`] for any other backend, [`Error::Invalid`] if the URL is not set where it is asked for, and
/// what the store says when it is opened.
pub fn from_env() -> Result<Arc<dyn SnapshotStore>> {
    // A value that is not UTF-8 names no backend, and must not be taken for one that is not set.
    from_lookup(|name| env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
}

/// As [`from_env`], with a closure in the place of the environment.
///
/// # Errors
///
/// As [`from_env`].
pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Arc<dyn SnapshotStore>> {
    let given = lookup(BACKEND).unwrap_or_else(|| "memory".to_owned());
    match given.trim().to_lowercase().as_str() {
        "memory" => Ok(Arc::new(MemoryStore::new())),
        #[cfg(feature = "sqlite")]
        "sqlite" => {
            let path = lookup(PATH).unwrap_or_else(|| DEFAULT_PATH.to_owned());
            Ok(Arc::new(super::SqliteStore::open(path.trim())?))
        }
        #[cfg(feature = "postgres")]
        "postgres" => {
            let url = address(&lookup, "postgres")?;
            Ok(Arc::new(super::PostgresStore::connect(url.trim()).wait()?))
        }
        #[cfg(feature = "redis")]
        "redis" => Ok(Arc::new(super::RedisStore::connect(address(&lookup, "redis")?.trim())?)),
        _ => Err(Error::UnknownBackend { name: given, known: KNOWN }),
    }
}

/// The address of a server's store.
#[cfg(any(feature = "postgres", feature = "redis"))]
fn address(lookup: impl Fn(&str) -> Option<String>, backend: &str) -> Result<String> {
    lookup(URL).ok_or_else(|| Error::Invalid {
        what: "storage address",
        reason: format!("`{BACKEND}` is `{backend}`, and `{URL}` is not set; set it to `{backend}://…`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(backend: Option<&str>) -> Result<Arc<dyn SnapshotStore>> {
        from_lookup(|name| (name == BACKEND).then(|| backend.map(str::to_owned)).flatten())
    }

    #[test]
    fn memory_is_the_default() {
        for backend in [None, Some("memory"), Some("  Memory\n")] {
            assert!(format!("{:?}", open(backend).unwrap()).starts_with("MemoryStore"), "{backend:?}");
        }
    }

    #[test]
    fn an_unknown_backend_is_an_error_that_lists_the_known() {
        for backend in ["mysql", "", "mem ory"] {
            let error = open(Some(backend)).unwrap_err().to_string();
            assert!(error.contains(&format!("`{backend}`")) && error.contains("memory"), "{error}");
            assert!(error.contains("sqlite") && error.contains("postgres"), "{error}");
        }
    }

    #[cfg(all(feature = "postgres", feature = "redis"))]
    #[test]
    fn a_server_asks_for_an_address() {
        for backend in ["postgres", " Redis "] {
            let error = open(Some(backend)).unwrap_err();
            assert!(matches!(error, Error::Invalid { .. }), "{error}");
            assert!(error.to_string().contains("`ASAP_STORAGE_URL` is not set"), "{error}");
        }
    }

    #[cfg(feature = "sqlite")]
    #[test]
    fn sqlite_is_opened_at_the_path() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("state.db");
        let store = from_lookup(|name| match name {
            BACKEND => Some(" SQLite ".to_owned()),
            PATH => Some(format!(" {} ", path.display())),
            _ => None,
        });
        assert!(format!("{:?}", store.unwrap()).starts_with("SqliteStore"));
        assert!(path.exists());
    }
}
