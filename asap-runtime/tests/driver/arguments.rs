//! A known task is called again.

use std::collections::HashMap;

use asap_runtime::Error;

use crate::functions::{count, effects, fail_once, merge};
use crate::runtime;

#[test]
fn other_arguments_are_an_error_that_changes_nothing() {
    let runtime = runtime();
    runtime.run("t", count(2)).unwrap();
    let before = runtime.task("t").unwrap();
    effects();
    let error = runtime.run("t", count(3)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `t` was begun with another `n`: 2, not 3; use another task id, or the same arguments"
    );
    assert!(matches!(error, Error::ArgumentsDiffer { .. }));
    assert_eq!(effects(), [0; 0]);
    assert_eq!(runtime.task("t").unwrap(), before);
}

#[test]
fn another_function_is_an_error() {
    let runtime = runtime();
    runtime.run("t", count(2)).unwrap();
    let error = runtime.run("t", merge(HashMap::new(), 0.0)).unwrap_err();
    assert!(matches!(&error, Error::FunctionDiffers { saved, given: "merge", .. } if saved == "count"));
}

#[test]
fn maps_are_equal_in_any_order() {
    let runtime = runtime();
    let map = || (0..100).map(|key| (key, key.to_string())).collect::<HashMap<u8, String>>();
    fail_once(2, || panic!("once"));
    runtime.run("t", merge(map(), 1.0)).unwrap_err();
    assert_eq!(runtime.run("t", merge(map(), 1.0)).unwrap(), "122");
}

#[test]
fn floats_are_compared_exactly() {
    let runtime = runtime();
    runtime.run("t", merge(HashMap::new(), f64::NAN)).unwrap();
    assert_eq!(runtime.run("t", merge(HashMap::new(), f64::NAN)).unwrap(), "NaN");
    runtime.run("u", merge(HashMap::new(), -0.0)).unwrap();
    assert!(runtime.run("u", merge(HashMap::new(), 0.0)).is_err());
}

#[test]
fn long_values_are_shortened_in_the_message() {
    let runtime = runtime();
    let map = |text: &str| HashMap::from([(1, text.repeat(1000))]);
    runtime.run("t", merge(map("a"), 1.0)).unwrap();
    let error = runtime.run("t", merge(map("b"), 1.0)).unwrap_err();
    assert!(error.to_string().len() < 300, "{error}");
}
