//! Ids (ULID specification: 48 bits of milliseconds, 80 random bits, Crockford's base 32).

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use ulid::{Generator, Overflow, Ulid};

use super::invalid;
use crate::error::Result;

/// A new ULID in upper case, greater than all that this process has made before.
///
/// Within a millisecond, and while the clock stands before where it was, an id is its predecessor plus one.
#[must_use]
pub fn generate_id() -> String {
    static GENERATOR: Mutex<Generator> = Mutex::new(Generator::new());
    // A panic cannot leave a generator half changed: it holds the last id, nothing else.
    let mut generator = GENERATOR.lock().unwrap_or_else(PoisonError::into_inner);
    let id = generator.generate().unwrap_or_else(Overflow::commit_overflow_increment);
    id.to_string()
}

/// When a ULID was made, to the millisecond. Lower case is accepted.
///
/// # Errors
///
/// The text is no ULID.
pub fn extract_timestamp(id: &str) -> Result<DateTime<Utc>> {
    let ulid = Ulid::from_string(id).map_err(|error| invalid("id", &format_args!("`{id}`: {error}")))?;
    // 26 digits of 5 bits are two more than 128.
    if id.as_bytes()[0] > b'7' {
        return Err(invalid("id", &format_args!("`{id}` is more than 128 bits")));
    }
    i64::try_from(ulid.timestamp_ms())
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .ok_or_else(|| invalid("id", &format_args!("the time of `{id}` is out of range")))
}
