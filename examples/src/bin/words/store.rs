//! The store that everybody shares.

use anyhow::{Context, ensure};
use asap_runtime::Runtime;
use asap_runtime::store::Retention;

/// Versions of a task that stay beside its first: the newest is all that a worker needs, the one before is for people.
const KEPT: Retention = Retention::Newest(2);

/// A runtime over the store at `db`: the path of an SQLite file, or its URL, `sqlite:` and the path.
///
/// # Errors
///
/// If it cannot be opened.
pub(crate) fn open(db: &str) -> anyhow::Result<Runtime> {
    Ok(connect(db)?.with_retention(KEPT))
}

/// The one place that knows which store it is.
fn connect(db: &str) -> anyhow::Result<Runtime> {
    Runtime::open(path(db)?).with_context(|| db.to_owned())
}

/// The file that a path or a URL names.
fn path(db: &str) -> anyhow::Result<&str> {
    let scheme = db.split_once("://").map(|(scheme, _)| scheme);
    // Not printed whole: it may have a password in it.
    ensure!(
        matches!(scheme, None | Some("sqlite")),
        "`{}://…`: this program was built for SQLite only; give the path of a file",
        scheme.unwrap_or_default()
    );
    Ok(db.strip_prefix("sqlite://").or_else(|| db.strip_prefix("sqlite:")).unwrap_or(db))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_path_or_a_url() {
        for (db, expected) in [
            ("words.db", "words.db"),
            ("/data/words.db", "/data/words.db"),
            ("sqlite:words.db", "words.db"),
            ("sqlite:///data/words.db", "/data/words.db"),
        ] {
            assert_eq!(path(db).unwrap(), expected);
        }
    }

    #[test]
    fn a_server_is_refused_without_its_password() {
        let error = path("postgres://ada:secret@db/words").unwrap_err().to_string();
        assert!(error.contains("`postgres://…`") && !error.contains("secret"), "{error}");
    }
}
