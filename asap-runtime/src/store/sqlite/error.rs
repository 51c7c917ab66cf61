//! What can go wrong with the file, in words that say what to do.

use std::path::Path;
use std::time::Duration;

use rusqlite::ErrorCode;

use crate::error::Error;

/// Why an operation inside this module failed, before it is known which one it was.
#[derive(Debug)]
pub(super) enum Fault {
    Sqlite(rusqlite::Error),
    /// The file at the path is not the one that was opened.
    Moved,
    /// The thread that wrote did not come to an end: nothing was committed, or its answer is lost.
    Abandoned,
    /// No thread could be started to write.
    Thread(std::io::Error),
    /// The file's tables are not ours to use.
    Layout(String),
    Path(std::io::Error),
    Row {
        version: u64,
        reason: String,
    },
    Record {
        task_id: String,
        reason: String,
    },
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// The source of an [`Error::Store`]: advice in front of SQLite's own error.
#[derive(Debug, thiserror::Error)]
#[error("{advice}")]
struct SqliteError {
    advice: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Fault {
    /// The public error for an operation on a task.
    pub(super) fn explain(self, path: &Path, wait: Duration, task_id: &str, operation: String) -> Error {
        let path = path.display();
        let (advice, source) = match self {
            Self::Row { version, reason } => {
                return Error::Corrupt { task_id: task_id.to_owned(), version, reason };
            }
            Self::Record { task_id, reason } => return Error::CorruptRecord { task_id, reason },
            Self::Moved => {
                let advice = format!(
                    "the file `{path}` was moved, deleted or replaced since it was opened; open it again"
                );
                (advice, None)
            }
            Self::Abandoned => {
                let advice = format!(
                    "writing the file `{path}` ended in a panic; read what is stored before it is written again"
                );
                (advice, None)
            }
            Self::Thread(error) => {
                let advice =
                    format!("no thread could be started to write the file `{path}`; end some ({error})");
                (advice, Some(error.into()))
            }
            Self::Layout(reason) => (format!("the file `{path}` cannot hold tasks: {reason}"), None),
            Self::Path(error) => (format!("the path `{path}` cannot be used: {error}"), Some(error.into())),
            Self::Sqlite(error) => (advice(&error, &path.to_string(), wait), Some(error.into())),
        };
        Error::Store { operation, source: Box::new(SqliteError { advice, source }) }
    }
}

fn advice(error: &rusqlite::Error, path: &str, wait: Duration) -> String {
    if error.sqlite_extended_error_code() == Some(rusqlite::ffi::SQLITE_BUSY_SNAPSHOT) {
        return format!(
            "another connection has written to the file `{path}` since this transaction first read; begin it with \
             `TransactionBehavior::Immediate` ({error})"
        );
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            format!(
                "the file `{path}` stayed locked by another connection for {wait:?}; end its transaction or wait longer ({error})"
            )
        }
        Some(ErrorCode::DiskFull) => {
            format!("no room is left for the file `{path}`; free some and run again ({error})")
        }
        Some(ErrorCode::ReadOnly) => {
            format!("the file `{path}` may not be written; make it and its directory writable ({error})")
        }
        Some(ErrorCode::NotADatabase) => {
            format!("the file `{path}` is no SQLite database; name another one ({error})")
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            format!("the file `{path}` is damaged; keep a copy and try SQLite's `.recover` ({error})")
        }
        Some(ErrorCode::CannotOpen) => {
            format!(
                "the file `{path}` cannot be opened; does its directory exist, and may it be written? ({error})"
            )
        }
        Some(ErrorCode::SystemIoFailure) => format!("the disk of the file `{path}` failed ({error})"),
        Some(ErrorCode::TooBig) => format!("the value is larger than SQLite takes; save less ({error})"),
        _ => format!("the file `{path}`: {error}"),
    }
}
