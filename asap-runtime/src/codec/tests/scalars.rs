use std::collections::VecDeque;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use proptest::prelude::*;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::{comes_back, text};
use crate::codec::read;

/// Bytes that are serialized as bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BytesVisitor;
        impl Visitor<'_> for BytesVisitor {
            type Value = Bytes;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(BytesVisitor)
    }
}

fn double_comes_back(value: f64) -> String {
    let text = text(&value);
    assert_eq!(read::<f64>(&text).unwrap().to_bits(), value.to_bits(), "{text}");
    assert_eq!(read::<Option<f64>>(&text).unwrap().unwrap().to_bits(), value.to_bits(), "{text}");
    text
}

fn single_comes_back(value: f32) -> String {
    let text = text(&value);
    assert_eq!(read::<f32>(&text).unwrap().to_bits(), value.to_bits(), "{text}");
    text
}

proptest! {
    #[test]
    fn doubles_come_back_bit_by_bit(bits: u64) {
        double_comes_back(f64::from_bits(bits));
    }

    #[test]
    fn singles_come_back_bit_by_bit(bits: u32) {
        single_comes_back(f32::from_bits(bits));
    }

    #[test]
    fn nans_come_back_bit_by_bit(payload: u64, short: u32) {
        double_comes_back(f64::from_bits(payload | f64::INFINITY.to_bits()));
        single_comes_back(f32::from_bits(short | f32::INFINITY.to_bits()));
    }

    #[test]
    fn integers_come_back(a: (u8, u16, u32, u64, usize), b: (i8, i16, i32, i64, isize)) {
        comes_back(&a);
        comes_back(&b);
    }

    #[test]
    fn wide_integers_come_back(a: u128, b: i128, c: u64, d: i64) {
        comes_back(&(a, b, u128::from(c), i128::from(d), i128::from(c)));
    }

    #[test]
    fn texts_come_back(string: String, character: char, control in "[\\x00-\\x20\"\\\\$é\u{2028}\u{10ffff}]*") {
        comes_back(&(string, character, control));
    }

    #[test]
    fn texts_are_written_as_serde_json_writes_them(text in "[a-z\\x00\\x1f \"\\\\é\u{80}\u{ff}]{0,40}") {
        prop_assert_eq!(super::text(&text), serde_json::to_string(&text).unwrap());
    }

    #[test]
    fn bytes_come_back(bytes: Vec<u8>) {
        let written = comes_back(&Bytes(bytes.clone()));
        prop_assert_eq!(written.find("$bytes"), Some(2));
        prop_assert_eq!(read::<Vec<u8>>(&written), Ok(bytes), "bytes are a list of numbers for a type that wants one");
    }

    #[test]
    fn options_come_back(value: Option<Option<Option<Option<u8>>>>, unit: Option<Option<()>>, list: Vec<Option<bool>>) {
        comes_back(&(value, unit, list));
    }

    #[test]
    fn compounds_come_back(value: ([(u8, String); 2], [i16; 3], VecDeque<Option<char>>, Result<u8, String>)) {
        comes_back(&value);
    }
}

#[test]
fn floats_have_a_point_or_an_exponent() {
    assert_eq!(double_comes_back(1.0), "1.0");
    assert_eq!(double_comes_back(-0.0), "-0.0");
    assert_eq!(double_comes_back(5e-324), "5e-324");
    assert!(double_comes_back(f64::MAX).contains('e'));
    assert!(double_comes_back(1e16).contains(['e', '.']));
    assert_eq!(single_comes_back(0.1), "0.1");
    assert_eq!(single_comes_back(-0.0), "-0.0");
    assert_eq!(single_comes_back(16_777_216.0), "16777216.0");
}

#[test]
fn floats_that_json_has_no_number_for_are_tagged() {
    assert_eq!(double_comes_back(f64::NAN), r#"{"$float":"NaN"}"#);
    assert_eq!(double_comes_back(f64::INFINITY), r#"{"$float":"inf"}"#);
    assert_eq!(double_comes_back(f64::NEG_INFINITY), r#"{"$float":"-inf"}"#);
    assert_eq!(double_comes_back(-f64::NAN), r#"{"$float":"NaN:fff8000000000000"}"#);
    assert_eq!(single_comes_back(f32::NAN), r#"{"$float":"NaN"}"#);
    assert_eq!(single_comes_back(f32::INFINITY), r#"{"$float":"inf"}"#);
    assert_eq!(single_comes_back(-f32::NAN), r#"{"$float":"NaN:ffc00000"}"#);
}

#[test]
fn integers_beyond_64_bits_are_tagged() {
    assert_eq!(comes_back(&u128::from(u64::MAX)), u64::MAX.to_string());
    assert_eq!(comes_back(&i128::from(u64::MAX)), u64::MAX.to_string());
    assert_eq!(comes_back(&i128::from(i64::MIN)), i64::MIN.to_string());
    assert_eq!(comes_back(&(u128::from(u64::MAX) + 1)), r#"{"$int":"18446744073709551616"}"#);
    assert_eq!(comes_back(&(i128::from(i64::MIN) - 1)), r#"{"$int":"-9223372036854775809"}"#);
    comes_back(&(i128::MIN, i128::MAX, u128::MAX));
}

#[test]
fn a_some_that_looks_like_none_is_tagged() {
    assert_eq!(comes_back(&Some(Some(5))), "5");
    assert_eq!(comes_back(&None::<Option<u8>>), "null");
    assert_eq!(comes_back(&Some(None::<u8>)), r#"{"$some":null}"#);
    assert_eq!(comes_back(&Some(Some(None::<u8>))), r#"{"$some":{"$some":null}}"#);
    assert_eq!(comes_back(&Some(())), r#"{"$some":null}"#);
    assert_eq!(
        comes_back(
            &[None, Some(None), Some(Some("null"))]
                .iter()
                .map(|o| o.map(|o| o.map(String::from)))
                .collect::<Vec<_>>()
        ),
        r#"[null,{"$some":null},"null"]"#
    );
}

#[test]
fn bytes_are_base64() {
    for (bytes, base64) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
        assert_eq!(comes_back(&Bytes(bytes.into())), format!("{{\"$bytes\":\"{base64}\"}}"));
    }
    assert_eq!(comes_back(&Bytes(vec![0xfb, 0xff])), r#"{"$bytes":"+/8="}"#);
    comes_back(&std::ffi::CString::new("no text: \u{80}").unwrap());
}

#[test]
fn strings_are_escaped_as_little_as_json_allows() {
    assert_eq!(
        comes_back(&"\"\\/\u{8}\t\n\u{c}\r\u{0}\u{1f}\u{7f}é\u{2028}😀".to_owned()),
        "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7f}é\u{2028}😀\""
    );
}

#[test]
fn types_of_the_standard_library_come_back() {
    comes_back(&Duration::new(5, 7));
    comes_back(&std::time::SystemTime::UNIX_EPOCH);
    comes_back(&IpAddr::from([127, 0, 0, 1]));
    comes_back(&PathBuf::from("/srv/ü"));
    comes_back(&(0..5, 1..=2, std::num::NonZeroU8::MIN, std::cmp::Reverse(3)));
    comes_back(&std::ffi::OsString::from("x"));
}

struct Refuses;
impl Serialize for Refuses {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("no"))
    }
}

#[test]
fn an_error_takes_back_what_was_written() {
    let mut out = String::from("[");
    let refused = crate::codec::write(&(1, std::sync::Mutex::new(2), Refuses), &mut out).unwrap_err();
    assert_eq!(refused.to_string(), "no");
    assert_eq!(out, "[");
}
