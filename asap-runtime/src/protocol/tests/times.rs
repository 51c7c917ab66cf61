use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use super::super::timestamp::{parse, to_offset, to_protocol, truncate};
use super::{any_time, moment};

#[test]
fn utc_prints_as_z() {
    assert_eq!(to_protocol(moment()), "2026-01-02T03:04:05.678901Z");
    assert_eq!(to_offset(moment()), "2026-01-02T03:04:05.678901+00:00");
}

#[test]
fn the_fraction_is_absent_when_zero_else_six_digits() {
    let second = Utc.timestamp_opt(1_767_323_045, 0).unwrap();
    assert_eq!(to_protocol(second), "2026-01-02T03:04:05Z");
    assert_eq!(to_offset(second), "2026-01-02T03:04:05+00:00");
    assert_eq!(to_protocol(second + TimeDelta::milliseconds(1)), "2026-01-02T03:04:05.001000Z");
    assert_eq!(to_protocol(second + TimeDelta::microseconds(1)), "2026-01-02T03:04:05.000001Z");
}

#[test]
fn nanoseconds_are_truncated() {
    let time = moment() + TimeDelta::nanoseconds(999);
    assert_eq!(to_protocol(time), to_protocol(moment()));
    assert_eq!(truncate(time), moment());
    assert_eq!(to_protocol(Utc.timestamp_opt(0, 999).unwrap()), "1970-01-01T00:00:00Z");
    assert_eq!(parse("2026-01-02T03:04:05.678901999Z").unwrap(), moment());
    let before = Utc.timestamp_opt(-1, 999_999_999).unwrap();
    assert_eq!(to_protocol(before), "1969-12-31T23:59:59.999999Z");
    assert_eq!(parse(&to_protocol(before)).unwrap(), truncate(before));
}

#[test]
fn other_forms_of_the_same_time_are_read() {
    for text in [
        "2026-01-02T03:04:05.678901Z",
        "2026-01-02T03:04:05.678901+00:00",
        "2026-01-02T03:04:05.678901-00:00",
        "2026-01-02T03:04:05.678901",
        "2026-01-02 03:04:05.678901",
        "2026-01-02t03:04:05.678901z",
        "2026-01-02T03:04:05,678901Z",
        "2026-01-02T03:04:05.6789011234567890Z",
        "2026-01-02T08:34:05.678901+05:30",
        "2026-01-02T08:34:05.678901+0530",
        "2026-01-02T08:34:20.678901+05:30:15",
        "2026-01-01T22:04:05.678901-05",
    ] {
        assert_eq!(parse(text).unwrap(), moment(), "{text}");
    }
    for (text, micros) in [(".5", 500_000), (".000001", 1), (".123", 123_000), ("", 0)] {
        let time = parse(&format!("2026-01-02T03:04:05{text}Z")).unwrap();
        assert_eq!(time.timestamp_subsec_micros(), micros, "{text}");
    }
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "Z",
        "2026",
        "2026-01-02",
        "2026-01-02T03:04Z",
        "2026-01-02T03:04:05.Z",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-02T24:00:00Z",
        "2026-01-02T23:59:60Z",
        "2026-01-02T03:04:05+24:00",
        "2026-01-02T03:04:05+5",
        "2026-01-02T03:04:05+05:",
        "2026-01-02T03:04:05+05:30:",
        "2026-01-02T03:04:05+05:60",
        "2026-01-02T03:04:05Zz",
        " 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05 Z",
        "2026-1-2T03:04:05Z",
        "1767323045",
        "+026-01-02T03:04:05Z",
        "2026-01-02T+3:04:05Z",
        "2026-01-02T03:04:05.٣Z",
        "é",
        "2026-01-02T03:04:0é",
        "+99999999999-01-01T00:00:00Z",
    ] {
        let error = parse(text).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("not a valid timestamp: `{text}` is no time of the form `2026-01-02T03:04:05.678901Z`")
        );
    }
}

#[test]
fn years_that_python_does_not_have_come_back() {
    for time in
        [DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC, Utc.timestamp_opt(253_402_300_800, 0).unwrap()]
    {
        assert_eq!(parse(&to_protocol(time)).unwrap(), truncate(time), "{}", to_protocol(time));
    }
}

proptest! {
    #[test]
    fn times_come_back(time in any_time()) {
        prop_assert_eq!(parse(&to_protocol(time)).unwrap(), time);
        prop_assert_eq!(parse(&to_offset(time)).unwrap(), time);
        prop_assert_eq!(time.to_rfc3339().parse::<DateTime<Utc>>().unwrap(), time);
    }

    #[test]
    fn no_text_is_a_panic(text: String, near in "[0-9]{4}-01-02[Tt ][0-9:]{8}[.,]?[0-9]{0,9}[+\\-Z:0-9é]{0,7}") {
        let _ = parse(&text);
        let _ = parse(&near);
    }
}
