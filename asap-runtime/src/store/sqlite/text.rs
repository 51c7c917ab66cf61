//! The texts inside a row.

use chrono::{DateTime, Utc};

use crate::error::Error;
use crate::protocol::{Data, timestamp};
use crate::store::check::to_micros;

/// Reads any writer's JSON object.
pub(super) fn read_data(text: &str) -> Result<Data, String> {
    Data::from_json(text).map_err(reason)
}

/// Reads any writer's time.
pub(super) fn read_time(text: &str) -> Result<DateTime<Utc>, String> {
    timestamp::parse(text).map_err(reason)
}

/// Writes a time as Python's `isoformat` does.
pub(super) fn write_time(time: DateTime<Utc>) -> String {
    timestamp::to_offset(to_micros(time))
}

/// What is wrong, without the words around it: the row's error has its own.
fn reason(error: Error) -> String {
    match error {
        Error::Invalid { reason, .. } => reason,
        other => other.to_string(),
    }
}
