//! Ids (ULID specification: 48 bits of milliseconds, 80 random bits, Crockford's base 32).

use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use ulid::{ULID_LEN, Ulid};

use super::invalid;
use crate::error::Result;

/// A new ULID in upper case, greater than all that this process has made before.
///
/// Within a millisecond, and while the clock stands before where it was, an id is its predecessor plus one.
#[must_use]
pub fn generate_id() -> String {
    static LAST: Mutex<Ulid> = Mutex::new(Ulid::nil());
    let now = SystemTime::now();
    let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let milliseconds = since.as_secs() * 1000 + u64::from(since.subsec_millis());
    // A panic cannot leave the last id half changed.
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    *last = if milliseconds > last.timestamp_ms() {
        Ulid::from_datetime(now)
    } else {
        // Beyond the last random bits comes the next millisecond.
        last.increment().unwrap_or_else(|next| next)
    };
    last.array_to_str(&mut [0; ULID_LEN]).to_owned()
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
