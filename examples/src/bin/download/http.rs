//! The few header fields that ranges need, for both sides.

use std::ops::Range;

use hyper::HeaderMap;
use hyper::header::HeaderName;

/// A header's value as text, if it is there once and is text.
pub(crate) fn field(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// The value of `Range` for these bytes; the end of a range is its last byte there.
pub(crate) fn range(bytes: &Range<u64>) -> String {
    format!("bytes={}-{}", bytes.start, bytes.end - 1)
}

/// The value of `Content-Range` for these bytes of a file.
pub(crate) fn content_range(bytes: &Range<u64>, length: u64) -> String {
    format!("bytes {}-{}/{length}", bytes.start, bytes.end - 1)
}

/// What a `Range` asks of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// All of it: there is no range, or one that is of no kind that is known.
    Whole,
    /// These bytes.
    Bytes(Range<u64>),
    /// Bytes that it does not have.
    Unsatisfiable,
}

impl Asked {
    /// Of a file of this length: `bytes=2-5`, `bytes=2-`, or the last bytes, `bytes=-4`. Several ranges at once are
    /// answered with the whole, as the protocol allows.
    pub(crate) fn of(value: Option<&str>, length: u64) -> Self {
        let Some((first, last)) = value.and_then(|value| value.strip_prefix("bytes=")?.split_once('-'))
        else {
            return Self::Whole;
        };
        let bytes = match (first.parse::<u64>(), last.parse::<u64>()) {
            (Ok(first), Ok(last)) if first <= last => first..length.min(last.saturating_add(1)),
            (Ok(first), Err(_)) if last.is_empty() => first..length,
            (Err(_), Ok(count)) if first.is_empty() => length.saturating_sub(count)..length,
            _ => return Self::Whole,
        };
        if bytes.start < bytes.end { Self::Bytes(bytes) } else { Self::Unsatisfiable }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_protocol_has_them() {
        for (value, expected) in [
            ("bytes=0-0", Asked::Bytes(0..1)),
            ("bytes=2-5", Asked::Bytes(2..6)),
            ("bytes=2-500", Asked::Bytes(2..10)),
            ("bytes=9-", Asked::Bytes(9..10)),
            ("bytes=-4", Asked::Bytes(6..10)),
            ("bytes=-400", Asked::Bytes(0..10)),
            ("bytes=10-11", Asked::Unsatisfiable),
            ("bytes=10-", Asked::Unsatisfiable),
            ("bytes=-0", Asked::Unsatisfiable),
            ("bytes=0-18446744073709551615", Asked::Bytes(0..10)),
            ("bytes=5-2", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=1-2,4-5", Asked::Whole),
            ("lines=1-2", Asked::Whole),
        ] {
            assert_eq!(Asked::of(Some(value), 10), expected, "{value}");
        }
        assert_eq!(Asked::of(None, 10), Asked::Whole);
        assert_eq!(Asked::of(Some("bytes=0-"), 0), Asked::Unsatisfiable);
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Asked::of(Some(&range(&(3..7))), 10), Asked::Bytes(3..7));
        assert_eq!(content_range(&(3..7), 10), "bytes 3-6/10");
    }
}
