//! What can go wrong with a server, in words that say what to do.

use std::time::Duration;

use redis::{ErrorKind, RedisError, ServerErrorKind};

use crate::error::Error;

/// Why an operation inside this module failed, before it is known which one it was.
#[derive(Debug)]
pub(super) enum Fault {
    /// The server answered with an error, or will not have us.
    Refused(RedisError),
    /// The server was not reached for this long; nothing was done.
    Unreachable(RedisError, Duration),
    /// The connection was lost before the answer came.
    Lost(RedisError),
    /// The connection was lost in an append, and so many versions later neither it nor another is in its place.
    Passed,
    /// The server's settings promise too little.
    Settings(String),
    /// The options or the address cannot be used.
    Options(String),
    /// The answer is none that a script of ours gives.
    Answer(String),
    Row {
        version: u64,
        reason: String,
    },
    Record {
        task_id: String,
        reason: String,
    },
}

/// The source of an [`Error::Store`]: advice in front of the client's own error.
#[derive(Debug, thiserror::Error)]
#[error("{advice}")]
struct StoreError {
    advice: String,
    source: Option<RedisError>,
}

impl Fault {
    /// The public error for an operation on a task.
    pub(super) fn explain(self, server: &str, task_id: &str, operation: String) -> Error {
        let (advice, source) = match self {
            Self::Row { version, reason } => {
                return Error::Corrupt { task_id: task_id.to_owned(), version, reason };
            }
            Self::Record { task_id, reason } => return Error::CorruptRecord { task_id, reason },
            Self::Options(reason) => (reason, None),
            Self::Settings(reason) => (format!("the Redis server {server} is not used: {reason}"), None),
            Self::Answer(reason) => {
                (format!("the Redis server {server} gave an answer of another form: {reason}"), None)
            }
            Self::Passed => {
                let advice = format!(
                    "the connection to the Redis server {server} was lost before the answer came, and the version is \
                     no longer there to tell whose it was; read the task and go on from what is there"
                );
                (advice, None)
            }
            Self::Lost(error) => {
                let advice = format!(
                    "the connection to the Redis server {server} was lost before the answer came, so it is not known \
                     whether it was done; read what is there before it is done again ({error})"
                );
                (advice, Some(error))
            }
            Self::Unreachable(error, wait) => {
                let advice = format!(
                    "the Redis server {server} was not reached within {wait:?}, nothing was done; is it running? ({error})"
                );
                (advice, Some(error))
            }
            Self::Refused(error) => (refused(&error, server), Some(error)),
        };
        Error::Store { operation, source: Box::new(StoreError { advice, source }) }
    }
}

/// What to do about an error that the server answered. In none of these cases was anything changed.
fn refused(error: &RedisError, server: &str) -> String {
    let server = format!("the Redis server {server}");
    let advice = match (error.kind(), error.code()) {
        (ErrorKind::AuthenticationFailed, _) | (_, Some("NOAUTH" | "WRONGPASS")) => {
            "did not take the user or the password; put them into the address"
        }
        (ErrorKind::Server(ServerErrorKind::NoPerm), _) => {
            "does not let this user do that; allow it the store's keys, scripts, and the commands on hashes, sets and sorted sets"
        }
        (ErrorKind::Server(ServerErrorKind::ReadOnly), _) => "is a replica; connect to the primary",
        (ErrorKind::Server(ServerErrorKind::Moved | ServerErrorKind::Ask), _) => {
            "belongs to a cluster and does not have this store's slot; connect to the node that has it"
        }
        (_, Some("OOM")) => "has no memory left; raise its `maxmemory`, or delete tasks",
        (_, Some("MISCONF")) => "cannot write to its disk, and takes no writes until it can",
        (_, Some("NOREPLICAS")) => "has fewer replicas than `min-replicas-to-write` asks for",
        (_, Some("BUSY")) => "is busy with a script of somebody else's",
        (_, Some("WRONGTYPE")) => {
            "has a key of another kind where this store keeps the task; use another prefix"
        }
        (ErrorKind::Io, _) => "cannot be reached; is it running, and is the address right?",
        _ => "answered with an error",
    };
    format!("{server} {advice} ({error})")
}
