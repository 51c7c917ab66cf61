use proptest::prelude::*;
use serde_json::Value;

use crate::codec::normalize;

fn refused(text: &str) -> String {
    normalize(text).unwrap_err().to_string()
}

#[test]
fn python_text_becomes_compact_utf_8() {
    assert_eq!(
        normalize("{\"a\": [1, 2.5, -0.0], \"\\u00e9\": \"\\ud83d\\ude00\\u2028\\/\\u0007\"}\n").as_deref(),
        Ok("{\"a\":[1,2.5,-0.0],\"é\":\"😀\u{2028}/\\u0007\"}")
    );
    assert_eq!(normalize(" \t\r\n[ ] "), Ok("[]".into()));
    assert_eq!(normalize("{ }"), Ok("{}".into()));
    assert_eq!(normalize("[{}, [[]], {\"a\": {\"b\": []}}]"), Ok("[{},[[]],{\"a\":{\"b\":[]}}]".into()));
}

#[test]
fn python_floats_that_are_not_json_are_tagged() {
    assert_eq!(
        normalize("[NaN, Infinity, -Infinity]").as_deref(),
        Ok(r#"[{"$float":"NaN"},{"$float":"inf"},{"$float":"-inf"}]"#)
    );
    assert_eq!(
        crate::codec::read::<Vec<f64>>(&normalize("[Infinity, 1]").unwrap()),
        Ok(vec![f64::INFINITY, 1.0])
    );
}

#[test]
fn keys_keep_their_order_and_numbers_their_digits() {
    let text =
        r#"{"b":123456789012345678901234567890123456789012345678901234567890,"a":1.50E+2,"B":-0,"$x":1e400}"#;
    assert_eq!(normalize(text).as_deref(), Ok(text));
}

#[test]
fn a_lone_surrogate_is_refused_by_name() {
    for (text, at) in [
        (r#""\ud800""#, 1),
        (r#"["x\udc00"]"#, 3),
        (r#""\ud800\n""#, 1),
        (r#""\ud83d\ud83d\ude00""#, 1),
        (r#"{"\udfff":1}"#, 2),
        (r#""\ude00\ud83d""#, 1),
    ] {
        let error = refused(text);
        assert!(error.contains("is a lone surrogate"), "{error}");
        assert!(error.ends_with(&format!(" at byte {at}")), "{text}: {error}");
    }
}

#[test]
fn a_key_that_is_there_twice_is_refused() {
    let message = "the key \"a\" is there twice in one object, and which is meant cannot be known";
    assert_eq!(refused(r#"{"a":1,"b":2,"a":3}"#), format!("{message} at byte 13"));
    assert_eq!(refused(r#"[{"x":{"a":{},"\u0061":3}}]"#), format!("{message} at byte 14"));
    assert_eq!(normalize(r#"{"a":{"a":{"a":1}},"b":{"a":1}}"#).map(|text| text.len()), Ok(31));
}

#[test]
fn text_after_the_value_is_refused() {
    assert_eq!(refused("{} x"), "not JSON: there is more after the value at byte 3");
    assert_eq!(refused("[]]"), "not JSON: there is more after the value at byte 2");
    assert_eq!(refused("{\"a\":1]"), "not JSON: `}` is missing, `]` is there at byte 6");
    assert_eq!(refused("[1}"), "not JSON: `]` is missing, `}` is there at byte 2");
}

#[test]
fn brackets_may_be_2000_deep() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(normalize(&nested(2000)), Ok(nested(2000)));
    assert_eq!(refused(&nested(2001)), "more than 2000 brackets are open at byte 2000");
    assert!(normalize(&"[".repeat(1_000_000)).is_err());
}

proptest! {
    #[test]
    fn any_text_is_refused_or_becomes_the_same_json(text in "[\\[\\]{}:,\" 0-9aeE.+\\-ntrufls\\\\]{0,12}") {
        match (normalize(&text), serde_json::from_str::<Value>(&text)) {
            (Ok(normal), Ok(value)) => {
                prop_assert_eq!(serde_json::from_str::<Value>(&normal).unwrap(), value);
                prop_assert_eq!(normalize(&normal), Ok(normal.clone()));
            }
            (Ok(normal), Err(error)) => prop_assert!(error.to_string().contains("out of range"), "{normal}: {error}"),
            (Err(error), Ok(_)) => prop_assert!(error.to_string().contains("is there twice"), "{error}"),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn no_text_is_a_panic(text: String) {
        let _ = normalize(&text);
        let _ = normalize(&format!("\"{text}"));
        let _ = crate::codec::entries(&text).count();
    }
}
