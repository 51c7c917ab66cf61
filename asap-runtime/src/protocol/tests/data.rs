use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{Data, any_data, any_map};
use crate::codec;

fn data(text: &str) -> Data {
    Data::from_json(text).unwrap()
}

#[test]
fn data_is_an_object() {
    for text in ["[]", "1", "null", "\"{}\"", " [{}]"] {
        assert_eq!(Data::from_json(text).unwrap_err().to_string(), "not a valid data: it is no JSON object");
    }
    assert!(Data::from_json("{").unwrap_err().to_string().starts_with("not a valid data: not JSON: "));
    assert!(Data::try_from(json!([1])).is_err());
    assert_eq!(Data::try_from(json!({"a": 1})).unwrap().as_json(), r#"{"a":1}"#);
    assert_eq!(Data::default(), "{}".parse().unwrap());
}

#[test]
fn data_keeps_keys_in_order_and_numbers_digit_by_digit() {
    let text = r#"{"b":123456789012345678901234567890,"a":[1.50,-0,1E5],"":{"z":1,"y":2}}"#;
    assert_eq!(data(text).to_string(), text);
    assert_eq!(serde_json::to_string(&data(text)).unwrap(), text);
    assert_eq!(serde_json::from_str::<Data>(text).unwrap(), data(text));
}

#[test]
fn data_of_python_is_read() {
    let read = data("{\"caf\\u00e9\": [1, 2.0], \"nan\": NaN, \"deep\": {\"x\": \"\\ud83d\\ude00\"}}");
    assert_eq!(read.as_json(), r#"{"café":[1,2.0],"nan":{"$float":"NaN"},"deep":{"x":"😀"}}"#);
    assert!(read.read::<f64>("nan").unwrap().unwrap().is_nan());
    let refused = Data::from_json(r#"{"a": "\ud800"}"#).unwrap_err().to_string();
    assert!(refused.contains("`\\ud800` is a lone surrogate") && refused.ends_with("at byte 7"), "{refused}");
}

#[test]
fn data_gives_its_values_by_key() {
    let data = data(r#"{"a":[1,2],"b\"":{"a":3},"c":null}"#);
    assert_eq!(data.get("a"), Some("[1,2]"));
    assert_eq!(data.get("b\""), Some(r#"{"a":3}"#));
    assert_eq!(data.get("d"), None);
    assert_eq!(data.read::<Vec<u8>>("a").unwrap(), Some(vec![1, 2]));
    assert_eq!(data.read::<Option<u8>>("c").unwrap(), Some(None));
    assert_eq!(data.read::<u8>("d").unwrap(), None);
    assert_eq!(
        data.read::<u8>("c").unwrap_err().to_string(),
        "not a valid data: `c`: invalid type: unit value, expected u8 at byte 4"
    );
}

#[test]
fn reserved_keys_of_a_tree_are_keys() {
    let tree = json!({"$float": "NaN", "a": {"$map": [[1, 2]]}, "b": {"$some": null}});
    assert_eq!(Data::try_from(tree.clone()).unwrap().to_value().unwrap(), tree);
}

#[test]
fn a_tree_rounds_integers_that_64_bits_do_not_hold() {
    assert_eq!(
        data(r#"{"a":18446744073709551616}"#).to_value().unwrap(),
        json!({"a": 18_446_744_073_709_551_616.0})
    );
    assert_eq!(
        data(r#"{"a":[18446744073709551615,-9223372036854775808]}"#).to_value().unwrap(),
        json!({"a": [u64::MAX, i64::MIN]})
    );
}

#[test]
fn nesting_beyond_128_is_kept() {
    let text = format!("{{\"a\":{}{}}}", "[".repeat(400), "]".repeat(400));
    assert_eq!(data(&text).as_json(), text);
    assert_eq!(data(&text).to_map().unwrap().len(), 1);
    assert_eq!(serde_json::from_str::<Data>(&text).unwrap().as_json(), text);
}

#[test]
fn data_is_a_value_that_may_be_saved() {
    let saved = (1, Some(data(r#"{"b":1.50,"$x":[]}"#)));
    let mut text = String::new();
    codec::write(&saved, &mut text).unwrap();
    assert_eq!(codec::read::<(u8, Option<Data>)>(&text).unwrap(), saved);
}

proptest! {
    #[test]
    fn trees_come_back(map in any_map()) {
        let data = Data::from_map(&map).unwrap();
        prop_assert_eq!(data.to_map().unwrap(), map.clone());
        prop_assert_eq!(serde_json::to_value(&data).unwrap(), Value::Object(map.clone()));
        prop_assert_eq!(serde_json::from_value::<Data>(Value::Object(map.clone())).unwrap(), data.clone());
        prop_assert_eq!(data.as_json(), serde_json::to_string(&map).unwrap());
    }

    #[test]
    fn entries_make_up_the_object(data in any_data()) {
        let members: Map<_, _> = data
            .entries()
            .map(|(key, value)| (key.into_owned(), serde_json::from_str(value).unwrap()))
            .collect();
        prop_assert_eq!(data.to_map().unwrap(), members);
    }
}
