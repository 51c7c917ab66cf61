//! Times as the protocol writes them: UTC, to the microsecond.
//!
//! The seed system has two forms, and this crate writes both: [`to_protocol`] in JSON, [`to_offset`] in `SQLite`.
//! [`parse`] reads either, and what other writers make of them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Timelike, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

use super::invalid;
use crate::error::Result;

/// The time without what is below a microsecond, so that it survives being written.
#[must_use]
pub fn truncate(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(6)
}

/// A time as in the protocol's JSON: `2026-01-02T03:04:05.678901Z`, the fraction absent when it is zero.
#[must_use]
pub fn to_protocol(time: DateTime<Utc>) -> String {
    rendered(time, "Z")
}

/// A time as in the seed system's `SQLite` file: `2026-01-02T03:04:05.678901+00:00`, the fraction absent when it is zero.
#[must_use]
pub fn to_offset(time: DateTime<Utc>) -> String {
    rendered(time, "+00:00")
}

fn rendered(time: DateTime<Utc>, zone: &str) -> String {
    let mut text = String::with_capacity(32);
    let year = time.year();
    if !(0..=9999).contains(&year) {
        // ISO 8601 asks for a sign there.
        text.push(if year < 0 { '-' } else { '+' });
    }
    digits(year.unsigned_abs(), 4, &mut text);
    for (separator, part) in [
        ('-', time.month()),
        ('-', time.day()),
        ('T', time.hour()),
        (':', time.minute()),
        (':', time.second()),
    ] {
        text.push(separator);
        digits(part, 2, &mut text);
    }
    // In a leap second chrono counts on beyond the second.
    let micros = time.timestamp_subsec_micros().min(999_999);
    if micros != 0 {
        text.push('.');
        digits(micros, 6, &mut text);
    }
    text.push_str(zone);
    text
}

/// Appends a number with at least so many digits.
fn digits(number: u32, width: u32, text: &mut String) {
    let mut place = 10u32.pow(width.max(number.checked_ilog10().map_or(1, |log| log + 1)) - 1);
    while place > 0 {
        text.extend(char::from_digit(number / place % 10, 10));
        place /= 10;
    }
}

/// Reads a time of ISO 8601, to the microsecond; what is below is cut off.
///
/// `Z` or an offset (`+05:30`, `+0530`, `+05`) may end it; a time without either is taken as UTC. `t`, `z` and a space
/// for `T` are accepted, and a comma before the fraction.
///
/// # Errors
///
/// The text is no such time.
pub fn parse(text: &str) -> Result<DateTime<Utc>> {
    time(text).ok_or_else(|| {
        invalid("timestamp", &format_args!("`{text}` is no time of the form `2026-01-02T03:04:05.678901Z`"))
    })
}

fn time(text: &str) -> Option<DateTime<Utc>> {
    let mut rest = text;
    let year = match rest.as_bytes().first()? {
        b'+' => year(&mut rest, 1)?,
        b'-' => -year(&mut rest, 1)?,
        _ => number(&mut rest, 4)?.try_into().ok()?,
    };
    let month = after(&mut rest, &['-'])?;
    let day = after(&mut rest, &['-'])?;
    let hour = after(&mut rest, &['T', 't', ' '])?;
    let minute = after(&mut rest, &[':'])?;
    let second = after(&mut rest, &[':'])?;
    let micros = fraction(&mut rest)?;
    let offset = offset(rest)?;
    let local = NaiveDate::from_ymd_opt(year, month, day)?
        .and_time(NaiveTime::from_hms_micro_opt(hour, minute, second, micros)?);
    local.and_utc().checked_sub_signed(offset)
}

/// A year of any length, after its sign.
fn year(rest: &mut &str, sign: usize) -> Option<i32> {
    let digits = rest[sign..].bytes().take_while(u8::is_ascii_digit).count();
    *rest = &rest[sign..];
    number(rest, digits.max(4))?.try_into().ok()
}

/// The next `width` digits.
fn number(rest: &mut &str, width: usize) -> Option<u32> {
    let (digits, after) = rest.split_at_checked(width)?;
    *rest = after;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// Two digits after one of these characters.
fn after(rest: &mut &str, separators: &[char]) -> Option<u32> {
    *rest = rest.strip_prefix(separators)?;
    number(rest, 2)
}

/// The microseconds, if there is a fraction.
fn fraction(rest: &mut &str) -> Option<u32> {
    let Some(digits) = rest.strip_prefix(['.', ',']) else { return Some(0) };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 {
        return None;
    }
    *rest = &digits[length..];
    Some(
        digits[..length]
            .bytes()
            .chain([b'0'; 6])
            .take(6)
            .fold(0, |micros, digit| micros * 10 + u32::from(digit - b'0')),
    )
}

/// How far a local time is ahead of UTC.
fn offset(zone: &str) -> Option<TimeDelta> {
    let sign = match zone {
        "" | "Z" | "z" => return Some(TimeDelta::zero()),
        _ if zone.starts_with('+') => 1,
        _ if zone.starts_with('-') => -1,
        _ => return None,
    };
    let mut rest = &zone[1..];
    let hours = number(&mut rest, 2)?;
    let mut part = || {
        rest = rest.strip_prefix(':').unwrap_or(rest);
        if rest.is_empty() { Some(0) } else { number(&mut rest, 2) }
    };
    let (minutes, seconds) = (part()?, part()?);
    let valid = rest.is_empty() && !zone.ends_with(':') && hours < 24 && minutes < 60 && seconds < 60;
    valid.then(|| TimeDelta::seconds(sign * i64::from((hours * 60 + minutes) * 60 + seconds)))
}

/// For serde: writes the protocol's form.
pub(crate) fn serialize<S: Serializer>(
    time: &DateTime<Utc>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_protocol(*time))
}

/// For serde: reads any form.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<DateTime<Utc>, D::Error> {
    parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}
