//! The store that everybody shares.

use anyhow::Context;
use asap_runtime::Runtime;
use asap_runtime::store::Retention;

/// Versions of a task that stay beside its first: the newest is all that a worker needs, the one before is for people.
const KEPT: Retention = Retention::Newest(2);

/// A runtime over the store at `db`: a URL (`sqlite:words.db`, `postgres://…`, `redis://…`) or the path of an SQLite file.
///
/// # Errors
///
/// If it cannot be opened.
pub(crate) fn open(db: &str) -> anyhow::Result<Runtime> {
    Ok(connect(db)?.with_retention(KEPT))
}

/// The one place that knows which store it is.
fn connect(db: &str) -> anyhow::Result<Runtime> {
    if is_url(db) {
        // Not printed: it may have a password in it.
        Runtime::connect(db).wait().context("the store at --db")
    } else {
        Runtime::open(db).with_context(|| db.to_owned())
    }
}

/// Whether it begins with a scheme: two letters at least, or `C:\\words.db` were one.
fn is_url(db: &str) -> bool {
    db.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.chars().all(|letter| letter.is_ascii_alphabetic())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_no_url() {
        for db in ["words.db", "/data/words.db", r"C:\words.db", "./a:b"] {
            assert!(!is_url(db), "{db}");
        }
        for db in ["sqlite:words.db", "postgres://u:p@h/d", "redis://h", "memory:"] {
            assert!(is_url(db), "{db}");
        }
    }

    #[test]
    fn a_store_that_is_unknown_is_an_error_without_its_password() {
        let error = format!("{:#}", open("mysql://ada:secret@db/words").unwrap_err());
        assert!(error.contains("`mysql`") && error.contains("postgres://"), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}
