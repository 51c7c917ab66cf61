//! What is written comes back equal.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::option_option, reason = "nested options are what is tested")]

mod deep;
mod enums;
mod json;
mod maps;
mod normal;
mod scalars;
mod strict;

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{normalize, read, write};

/// The text of a value.
fn text<T: Serialize + ?Sized>(value: &T) -> String {
    let mut out = String::from("before");
    write(value, &mut out).expect("the value can be written");
    out.split_off("before".len())
}

/// Asserts that a value comes back equal, also through the form that stores keep; gives its text.
#[track_caller]
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> String {
    let text = text(value);
    match read::<T>(&text) {
        Ok(back) => assert_eq!(&back, value, "read from {text}"),
        Err(error) => panic!("{error}: {text}, written for {value:?}"),
    }
    assert_eq!(normalize(&text).as_deref(), Ok(&*text), "what is written is in normal form");
    text
}

/// Why a text is not a `T`.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(text: &str) -> String {
    read::<T>(text).expect_err("the text must be refused").to_string()
}
