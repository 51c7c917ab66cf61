//! What can go wrong with a server, in words that say what to do.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgDatabaseError, PgSeverity};

use crate::error::Error;

/// Why an operation inside this module failed, before it is known which one it was.
#[derive(Debug, Clone)]
pub(super) enum Fault {
    /// The server refused: nothing was changed, and a repetition would be refused as well.
    Refused(Arc<sqlx::Error>),
    /// Nothing was changed, and a repetition may succeed: a deadlock, a server that has become read-only.
    Again(Arc<sqlx::Error>),
    /// The connection was lost after the request was sent: nobody knows.
    Lost(Arc<sqlx::Error>),
    /// The server did not answer in time: nobody knows.
    Silent(Duration),
    /// No connection can be had: nothing was sent.
    Unreachable(Arc<sqlx::Error>),
    /// A deletion's last answer was lost, and nothing left tells what it was.
    Unknown,
    /// The tables are not ours to use.
    Layout(String),
    /// The address cannot be read.
    Address(String),
    /// The store's own executor is gone.
    Stopped(String),
    Row {
        version: u64,
        reason: String,
    },
    Record {
        task_id: String,
        reason: String,
    },
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        let kind = kind_of(&error);
        let error = Arc::new(error);
        match kind {
            Kind::Refused => Self::Refused(error),
            Kind::Again => Self::Again(error),
            Kind::Lost => Self::Lost(error),
        }
    }
}

enum Kind {
    Refused,
    Again,
    Lost,
}

fn kind_of(error: &sqlx::Error) -> Kind {
    let Some(refusal) = error.as_database_error() else {
        return match error {
            // Found by this side, before anything was sent, or in an answer that is there whole.
            sqlx::Error::Encode(_)
            | sqlx::Error::InvalidArgument(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::Decode(_)
            | sqlx::Error::RowNotFound
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::TypeNotFound { .. } => Kind::Refused,
            _ => Kind::Lost,
        };
    };
    let is_fatal = refusal
        .try_downcast_ref::<PgDatabaseError>()
        .is_some_and(|refusal| matches!(refusal.severity(), PgSeverity::Fatal | PgSeverity::Panic));
    match refusal.code().as_deref().unwrap_or_default() {
        // The session ends: what it was doing may have been done.
        code if is_fatal || code.starts_with("08") || code.starts_with("57P") => Kind::Lost,
        // Serialization failure, deadlock, read-only transaction (a server that was the primary), a prepared
        // statement that is gone or whose tables have changed: the transaction was rolled back.
        "40001" | "40P01" | "25006" | "26000" | "0A000" => Kind::Again,
        // Whether a commit that was under way is done.
        "40003" => Kind::Lost,
        _ => Kind::Refused,
    }
}

/// Whether it is worth the while to connect again.
pub(super) fn may_pass(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(refusal) => {
            // Too many clients; starting up, shutting down or in recovery.
            refusal.code().is_some_and(|code| code == "53300" || code.starts_with("57P"))
        }
        _ => false,
    }
}

/// The source of an [`Error::Store`]: advice in front of the driver's own error.
#[derive(Debug, thiserror::Error)]
#[error("{advice}")]
struct PostgresError {
    advice: String,
    source: Option<Arc<sqlx::Error>>,
}

impl Fault {
    /// No connection can be had, or this one was refused.
    pub(super) fn unreachable(error: sqlx::Error) -> Self {
        if error.as_database_error().is_some() && !may_pass(&error) {
            Self::Refused(Arc::new(error))
        } else {
            Self::Unreachable(Arc::new(error))
        }
    }

    /// Whether nobody knows what became of the request.
    pub(super) fn is_lost(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Silent(_))
    }

    /// Whether the connection may be in the middle of something, and is not used again.
    pub(super) fn spoils(&self) -> bool {
        self.may_pass() || matches!(self, Self::Unknown)
    }

    /// Whether to try again, perhaps on another connection.
    pub(super) fn may_pass(&self) -> bool {
        self.is_lost() || matches!(self, Self::Again(_))
    }

    /// The public error for an operation on a task.
    pub(super) fn explain(self, place: &str, task_id: &str, operation: String) -> Error {
        let (advice, source) = match self {
            Self::Row { version, reason } => {
                return Error::Corrupt { task_id: task_id.to_owned(), version, reason };
            }
            Self::Record { task_id, reason } => return Error::CorruptRecord { task_id, reason },
            Self::Refused(error) => (refused(&error, place), Some(error)),
            Self::Again(error) => (
                format!(
                    "{place} rolled it back each time it was tried; nothing was changed, try again ({error})"
                ),
                Some(error),
            ),
            Self::Lost(error) => (
                format!(
                    "the connection to {place} was lost, and the server was not back in time; it is not known whether it was done ({error})"
                ),
                Some(error),
            ),
            Self::Silent(time) => (
                format!(
                    "{place} did not answer within {time:?}; it is not known whether it was done. Is a transaction holding the task's rows?"
                ),
                None,
            ),
            Self::Unreachable(error) => (
                format!("{place} cannot be reached; is it running, and is the address right? ({error})"),
                Some(error),
            ),
            Self::Unknown => (
                format!(
                    "the connection to {place} was lost at the last moment; it is not known whether it was done, look and repeat it"
                ),
                None,
            ),
            Self::Layout(reason) => (format!("{place} cannot hold tasks: {reason}"), None),
            Self::Address(reason) => (format!("the address cannot be read: {reason}"), None),
            Self::Stopped(reason) => (format!("the store's own executor has stopped: {reason}"), None),
        };
        Error::Store { operation, source: Box::new(PostgresError { advice, source }) }
    }
}

fn refused(error: &sqlx::Error, place: &str) -> String {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    match code.as_deref() {
        Some("42501") => {
            format!("{place} does not let this role use its tables; grant it the right to ({error})")
        }
        Some("42P01" | "3F000") => {
            format!("{place} has lost its tables since the store was opened; open it again ({error})")
        }
        Some("28P01" | "28000") => {
            format!(
                "{place} refused the role or its password; look at the address and at `pg_hba.conf` ({error})"
            )
        }
        Some("3D000") => format!("{place} has no such database; create it, or name another one ({error})"),
        Some("53100") => format!("no room is left on the disk of {place}; free some and run again ({error})"),
        Some("54000") => format!(
            "{place} cannot hold the value; a task id may have about 2,700 bytes, a snapshot 1 GB ({error})"
        ),
        Some("57014") => format!("{place} cancelled it; nothing was changed ({error})"),
        _ => format!("{place}: {error}"),
    }
}
