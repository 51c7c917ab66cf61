//! The texts inside a row.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};

use crate::codec;
use crate::protocol::Data;
use crate::store::check::to_micros;

/// Reads any writer's JSON object.
pub(super) fn read_data(text: &str) -> Result<Data, String> {
    let compact = codec::normalize(text).map_err(|error| error.to_string())?;
    if compact.starts_with('{') { Ok(Data::from_trusted(compact)) } else { Err("it is no object".to_owned()) }
}

/// Reads any writer's time: of any offset, or of none, which is UTC; with any fraction, of which a microsecond is
/// the least that counts.
pub(super) fn read_time(text: &str) -> Result<DateTime<Utc>, String> {
    let time = DateTime::parse_from_rfc3339(text).map(|time| time.to_utc()).or_else(|error| {
        let naive = |format| NaiveDateTime::parse_from_str(text, format).map(|time| time.and_utc());
        naive("%Y-%m-%dT%H:%M:%S%.f").or_else(|_| naive("%Y-%m-%d %H:%M:%S%.f")).map_err(|_| error)
    });
    time.map(to_micros).map_err(|error| format!("`{text}` is no time: {error}"))
}

/// Writes a time of the years 1 to 9999 as Python's `isoformat` does: no fraction, or one of six digits.
///
/// Part of every append, and several times as fast as a format string.
pub(super) fn write_time(time: DateTime<Utc>) -> String {
    // A leap second has more than a million microseconds, and no text.
    let time = to_micros(time);
    let mut text = String::with_capacity("2026-01-02T03:04:05.678901+00:00".len());
    digits(&mut text, time.year().unsigned_abs(), 1000);
    let parts = [
        ('-', time.month()),
        ('-', time.day()),
        ('T', time.hour()),
        (':', time.minute()),
        (':', time.second()),
    ];
    for (separator, number) in parts {
        text.push(separator);
        digits(&mut text, number, 10);
    }
    let micros = time.timestamp_subsec_micros();
    if micros != 0 {
        text.push('.');
        digits(&mut text, micros, 100_000);
    }
    text.push_str("+00:00");
    text
}

/// Writes all digits of a number whose first is worth `unit`.
fn digits(text: &mut String, number: u32, mut unit: u32) {
    while unit > 0 {
        let digit = u8::try_from(number / unit % 10).expect("a digit");
        text.push(char::from(b'0' + digit));
        unit /= 10;
    }
}
