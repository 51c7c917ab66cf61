use std::collections::HashSet;
use std::thread;

use chrono::{TimeDelta, Utc};
use proptest::prelude::*;

use super::super::{extract_timestamp, generate_id};

#[test]
fn an_id_is_an_upper_case_ulid() {
    let id = generate_id();
    assert_eq!(id.len(), 26);
    assert!(id.bytes().all(|byte| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&byte)), "{id}");
}

#[test]
fn ids_ascend_within_the_process() {
    let ids: Vec<_> = (0..10_000).map(|_| generate_id()).collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
}

#[test]
fn ids_of_several_threads_differ() {
    let threads: Vec<_> =
        (0..4).map(|_| thread::spawn(|| (0..1000).map(|_| generate_id()).collect::<Vec<_>>())).collect();
    let ids: Vec<_> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 4000);
}

#[test]
fn an_id_tells_when_it_was_made() {
    let before = Utc::now();
    let made = extract_timestamp(&generate_id()).unwrap();
    let after = Utc::now();
    // An id counts whole milliseconds.
    assert!(before - TimeDelta::milliseconds(1) < made && made <= after, "{before} {made} {after}");
}

#[test]
fn the_time_of_an_id_is_python_s_to_the_millisecond() {
    let time = |id| extract_timestamp(id).unwrap().to_rfc3339();
    assert_eq!(time("01ARZ3NDEKTSV4RRFFQ69G5FAV"), "2016-07-30T23:54:10.259+00:00");
    assert_eq!(time("01arz3ndektsv4rrffq69g5fav"), "2016-07-30T23:54:10.259+00:00");
    assert_eq!(time("00000000000000000000000000"), "1970-01-01T00:00:00+00:00");
}

#[test]
fn what_is_no_ulid_is_refused() {
    for id in [
        "",
        "01ARZ3NDEKTSV4RRFFQ69G5FA",
        "01ARZ3NDEKTSV4RRFFQ69G5FAVX",
        "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU",
        "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "01ARZ3NDEKTSV4RRFFQ69G5F-V",
        "01ARZ3NDEKTSV4RRFFQ69G5Fé",
    ] {
        let error = extract_timestamp(id).unwrap_err().to_string();
        assert!(error.starts_with(&format!("not a valid id: `{id}`")), "{error}");
    }
}

proptest! {
    #[test]
    fn no_text_is_a_panic(text: String, near in "[0-9A-Za-z]{26}") {
        let _ = extract_timestamp(&text);
        let _ = extract_timestamp(&near);
    }
}
