use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::refused;
use crate::codec::{entries, read};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Point {
    x: u8,
    y: f64,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Event {
    Start,
    Move { x: u8 },
}

#[test]
fn nothing_is_converted() {
    assert_eq!(refused::<u8>("300"), "invalid value: integer `300`, expected u8 at byte 3");
    assert_eq!(refused::<u8>("-1"), "invalid value: integer `-1`, expected u8 at byte 2");
    assert_eq!(refused::<u8>("1.0"), "invalid type: floating point `1.0`, expected u8 at byte 3");
    assert_eq!(refused::<u8>("\"1\""), "invalid type: string \"1\", expected u8 at byte 3");
    assert_eq!(refused::<f64>("\"1\""), "invalid type: string \"1\", expected f64 at byte 3");
    assert_eq!(
        refused::<f64>("null"),
        "invalid type: null, expected f64 at byte 4".replace("null", "unit value")
    );
    assert_eq!(refused::<f64>("1e400"), "a number is too large for a float at byte 5");
    assert_eq!(refused::<f32>("1e40"), "a number is too large for a float of single precision at byte 4");
    assert_eq!(refused::<u128>("1e3"), "invalid type: floating point `1000.0`, expected u128 at byte 3");
    assert_eq!(
        refused::<i128>("340282366920938463463374607431768211456"),
        "an integer has more than 128 bits at byte 39"
    );
    refused::<bool>("1");
    refused::<String>("1");
    refused::<char>("\"ab\"");
    refused::<()>("{}");
    refused::<Vec<u8>>("{}");
    refused::<(u8, u8)>("[1]");
    refused::<(u8, u8)>("[1,2,3]");
    refused::<Point>("[1,2.0]");
    refused::<Point>(r#"{"x":1}"#);
    refused::<Point>(r#"{"x":1,"x":2,"y":1.0}"#);
    refused::<BTreeMap<String, u8>>("[]");
}

#[test]
fn an_integer_may_stand_for_a_float() {
    assert_eq!(read("5"), Ok(5.0));
    assert_eq!(read("-5"), Ok(-5.0_f32));
    assert_eq!(read("18446744073709551616"), Ok(18_446_744_073_709_551_616.0));
    assert_eq!(read::<f64>("-0").unwrap().to_bits(), (-0.0_f64).to_bits());
    assert_eq!(read(" { \"y\" : 3 , \"x\" : 1 } "), Ok(Point { x: 1, y: 3.0 }));
}

#[test]
fn singles_are_not_rounded_twice() {
    // Halfway between two singles but for a digit that a double cannot hold.
    assert_eq!(read("1.00000005960464477539062500000000000001"), Ok(1.000_000_1_f32));
}

#[test]
fn keys_are_read_as_strictly_as_values() {
    refused::<BTreeMap<u8, u8>>(r#"{"300":1}"#);
    refused::<BTreeMap<u8, u8>>(r#"{"+1":1}"#);
    refused::<BTreeMap<u8, u8>>(r#"{"01":1}"#);
    refused::<BTreeMap<u8, u8>>(r#"{"":1}"#);
    refused::<BTreeMap<i8, u8>>(r#"{"-":1}"#);
    refused::<BTreeMap<i8, u8>>(r#"{"-0":1}"#);
    refused::<BTreeMap<i8, u8>>(r#"{"--1":1}"#);
    refused::<BTreeMap<bool, u8>>(r#"{"True":1}"#);
    refused::<BTreeMap<char, u8>>(r#"{"ab":1}"#);
    assert_eq!(read(r#"{"0":1}"#), Ok(BTreeMap::from([(0, 1)])));
    assert_eq!(
        read(r#"{"340282366920938463463374607431768211455":1}"#),
        Ok(BTreeMap::from([(u128::MAX, 1)]))
    );
    assert_eq!(
        read(r#"{"-170141183460469231731687303715884105728":1}"#),
        Ok(BTreeMap::from([(i128::MIN, 1)]))
    );
}

#[test]
fn variants_are_read_strictly() {
    assert_eq!(read(r#"{"Start":null}"#), Ok(Event::Start));
    refused::<Event>(r#""Stop""#);
    refused::<Event>(r#""Move""#);
    refused::<Event>(r#"{"Start":1}"#);
    refused::<Event>(r#"{"Move":{"x":1,"y":2}}"#);
    refused::<Event>(r#"{"Move":{"x":1},"Start":null}"#);
    refused::<Event>(r#"{"$some":"Start"}"#);
    refused::<Event>("{}");
    refused::<Event>("null");
}

#[test]
fn a_field_that_is_not_known_is_skipped_whatever_it_is() {
    let nested = "[".repeat(900) + &"]".repeat(900);
    for unknown in ["{\"$float\":\"what\"}", "123456789012345678901234567890123456789012345", &nested] {
        assert_eq!(read(&format!("{{\"x\":1,\"z\":{unknown},\"y\":1.0}}")), Ok(Point { x: 1, y: 1.0 }));
    }
    refused::<Point>(r#"{"x":1,"z":[1 2],"y":1.0}"#);
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    for (text, message) in [
        ("", "not JSON: the text ends where a value is missing at byte 0"),
        ("  ", "not JSON: the text ends where a value is missing at byte 2"),
        ("[1,]", "not JSON: a value is missing at byte 3"),
        ("[1 2]", "not JSON: `,` is missing, `2` is there at byte 3"),
        ("[1", "not JSON: `,` is missing, the end of the text is there at byte 2"),
        ("1 2", "not JSON: there is more after the value at byte 2"),
        ("{\"a\" 1}", "not JSON: `:` is missing, `1` is there at byte 5"),
        ("{\"a\":1,}", "not JSON: `\"` is missing, `}` is there at byte 7"),
        ("{a:1}", "not JSON: `\"` is missing, `a` is there at byte 1"),
        ("nul", "not JSON: a value is missing at byte 0"),
        ("01", "not JSON: a number starts with `0` at byte 1"),
        ("1.", "not JSON: a digit is missing in a number at byte 2"),
        ("-", "not JSON: a digit is missing in a number at byte 1"),
        ("1e+", "not JSON: a digit is missing in a number at byte 3"),
        ("+1", "not JSON: a value is missing at byte 0"),
        ("\"a", "not JSON: the text ends in a string at byte 2"),
        ("\"a\n\"", "not JSON: a control character in a string is not escaped at byte 2"),
        ("\"é\\x\"", "not JSON: an escape in a string is unknown at byte 3"),
        ("\"\\é\"", "not JSON: an escape in a string is unknown at byte 1"),
        ("\"\\", "not JSON: an escape in a string is unknown at byte 1"),
        ("\"\\u12", "not JSON: `\\u` in a string needs four hexadecimal digits at byte 1"),
        ("\"\\u12g4\"", "not JSON: `\\u` in a string needs four hexadecimal digits at byte 1"),
        ("\"\\u123é\"", "not JSON: `\\u` in a string needs four hexadecimal digits at byte 1"),
        ("NaN", "not JSON: a value is missing at byte 0"),
        ("\u{feff}1", "not JSON: a value is missing at byte 0"),
    ] {
        assert_eq!(refused::<serde_json::Value>(text), message, "{text}");
        let normal = crate::codec::normalize(text);
        if text != "NaN" {
            let error = normal.unwrap_err().to_string();
            assert!(error.starts_with("not JSON: ") && error.contains(" at byte "), "{text}: {error}");
        }
    }
}

#[test]
fn entries_are_the_top_level_members() {
    let members = |text| entries(text).map(|(key, value)| (key.into_owned(), value)).collect::<Vec<_>>();
    assert_eq!(members("{}"), []);
    assert_eq!(
        members(r#"{"a":[1,{"b":"}],"}],"c\"\n":"\\","d":{},"":-1.5e3}"#),
        [
            ("a".into(), r#"[1,{"b":"}],"}]"#),
            ("c\"\n".into(), r#""\\""#),
            ("d".into(), "{}"),
            (String::new(), "-1.5e3")
        ]
    );
    for broken in
        ["", "[", "{", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":\"", "{\"é\"é", "\"\\"]
    {
        members(broken);
    }
}
