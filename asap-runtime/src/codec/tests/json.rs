use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::{comes_back, refused, text};
use crate::codec::read;

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(("\\$?(map|some|float|int|bytes|x|.)", inner), 0..5)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_comes_back(value in value()) {
        let written = comes_back(&value);
        comes_back(&(Some(value.clone()), vec![Some(Some(value.clone()))]));
        if !written.contains("{\"$map\"") {
            prop_assert_eq!(written, value.to_string(), "without reserved keys it is what serde_json writes");
        }
    }
}

#[test]
fn json_with_reserved_keys_comes_back() {
    comes_back(&json!({"$float": "NaN"}));
    comes_back(&json!({"$some": {"$map": [[1, 2]]}}));
    comes_back(&json!([{"a": 1, "$x": null, "b": {"$int": "5"}}]));
    comes_back(&Some(Value::Null));
}

#[test]
fn an_unknown_dollar_key_is_a_key_like_any_other() {
    assert_eq!(read::<Value>(r#"{"$resume":{"$id":1}}"#), Ok(json!({"$resume": {"$id": 1}})));
}

#[test]
fn a_reserved_key_with_something_else_is_refused() {
    for text in [
        r#"{"$float":"one"}"#,
        r#"{"$float":1}"#,
        r#"{"$float":"NaN","x":1}"#,
        r#"{"$float":"NaN:7ff0000000000000"}"#,
        r#"{"$int":"1.0"}"#,
        r#"{"$int":" 1"}"#,
        r#"{"$int":"1 "}"#,
        r#"{"$bytes":"Zg"}"#,
        r#"{"$bytes":"Zh=="}"#,
        r#"{"$bytes":"Z==="}"#,
        r#"{"$bytes":"===="}"#,
        r#"{"$bytes":"Zg==Zg=="}"#,
        r#"{"$some":1,"x":2}"#,
        r#"{"$map":5}"#,
        r#"{"$map":[[1]]}"#,
        r#"{"$map":[["a",1,2]]}"#,
    ] {
        let error = refused::<Value>(text);
        assert!(error.contains(" at byte "), "{text}: {error}");
    }
}

#[test]
fn raw_json_comes_back() {
    let raw = RawValue::from_string(r#"{"a": [1, 2.50]}"#.to_owned()).unwrap();
    assert_eq!(read::<Box<RawValue>>(&text(&raw)).unwrap().get(), raw.get());
}
