//! The rules of the protocol, each with the test that holds it.
//!
//! The texts called `PYTHON` were written by the Python package `asap-protocol` 2.5.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod data;
mod ids;
mod lifecycle;
mod messages;
mod snapshots;
mod tasks;
mod times;

use chrono::{DateTime, TimeZone, Utc};
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::Data;

/// 2026-01-02T03:04:05.678901Z.
fn moment() -> DateTime<Utc> {
    Utc.timestamp_micros(1_767_323_045_678_901).unwrap()
}

fn any_time() -> impl Strategy<Value = DateTime<Utc>> {
    // The years 1 to 9999, which Python has too.
    (-62_135_596_800_000_000i64..253_402_300_800_000_000)
        .prop_map(|micros| Utc.timestamp_micros(micros).unwrap())
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("\\$?[a-c\"é]", inner), 0..3)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn any_map() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::vec(("\\$?[a-c\"é]|\\$float", any_value()), 0..3)
        .prop_map(|members| members.into_iter().collect())
}

fn any_data() -> impl Strategy<Value = Data> {
    any_map().prop_map(|map| Data::from_map(&map).unwrap())
}
