//! The texts inside a row.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::protocol::Data;

pub(super) fn read_data(text: &str) -> Result<Data, String> {
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_json::to_string(&object).map(Data::from_trusted).map_err(|error| error.to_string())
}

pub(super) fn read_time(text: &str) -> Result<DateTime<Utc>, String> {
    match DateTime::parse_from_rfc3339(text) {
        Ok(time) => Ok(time.to_utc()),
        Err(_) => NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
            .map(|time| time.and_utc())
            .map_err(|error| format!("`{text}`: {error}")),
    }
}

/// As Python's `isoformat` writes a UTC time.
pub(super) fn write_time(time: DateTime<Utc>) -> String {
    let format = if time.timestamp_subsec_micros() == 0 {
        "%Y-%m-%dT%H:%M:%S+00:00"
    } else {
        "%Y-%m-%dT%H:%M:%S%.6f+00:00"
    };
    time.format(format).to_string()
}
