use std::collections::BTreeMap;

use proptest::collection::{btree_map, hash_map, vec};
use proptest::prelude::*;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::scalars::Bytes;
use super::{comes_back, read, text};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
enum Colour {
    Red,
    #[serde(rename = "$green")]
    Green,
    Grey(u8),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
struct Id(u64);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
struct Name(String);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
struct Transparent(u64);

fn map<K: Ord, const N: usize>(keys: [K; N]) -> BTreeMap<K, usize> {
    keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect()
}

#[test]
fn maps_with_plain_keys_are_objects() {
    assert_eq!(comes_back(&map([] as [u8; 0])), "{}");
    assert_eq!(comes_back(&map(["a".to_owned(), String::new()])), r#"{"":1,"a":0}"#);
    assert_eq!(comes_back(&map(['"', 'x'])), r#"{"\"":0,"x":1}"#);
    assert_eq!(comes_back(&map([Colour::Red])), r#"{"Red":0}"#);
    assert_eq!(comes_back(&map([Name("n".to_owned())])), r#"{"n":0}"#);
    assert_eq!(comes_back(&map([Either::Text("1".to_owned())])), r#"{"1":0}"#);
}

#[test]
fn maps_with_integers_or_booleans_as_keys_are_lists_of_pairs() {
    assert_eq!(comes_back(&map([-1, 20])), r#"{"$map":[[-1,0],[20,1]]}"#);
    assert_eq!(comes_back(&map([u64::MAX])), r#"{"$map":[[18446744073709551615,0]]}"#);
    assert_eq!(comes_back(&map([true, false])), r#"{"$map":[[false,1],[true,0]]}"#);
    assert_eq!(comes_back(&map([Id(7)])), r#"{"$map":[[7,0]]}"#);
    assert_eq!(comes_back(&map([Transparent(1)])), r#"{"$map":[[1,0]]}"#);
    assert_eq!(comes_back(&map([Box::new(1)])), r#"{"$map":[[1,0]]}"#);
    assert_eq!(comes_back(&map([std::num::NonZeroU8::MIN])), r#"{"$map":[[1,0]]}"#);
    assert_eq!(text(&map([&7])), r#"{"$map":[[7,0]]}"#);
    let either = [Either::Number(1), Either::Text("1".into())];
    assert_eq!(comes_back(&map(either)), r#"{"$map":[[1,0],["1",1]]}"#);
    comes_back(&map([i128::MAX, 0, i128::MIN]));
    comes_back(&map([u128::MAX, 0]));
}

#[test]
fn their_keys_are_read_from_text_too() {
    assert_eq!(read(r#"{"-1":0,"20":1}"#), Ok(map([-1, 20])));
    assert_eq!(read(r#"{"false":1,"true":0}"#), Ok(map([true, false])));
    assert_eq!(read(r#"{"7":0}"#), Ok(map([Id(7)])));
    assert_eq!(read(r#"{"7":0}"#), Ok(map([Transparent(7)])));
}

#[test]
fn maps_with_other_keys_are_lists_of_pairs() {
    assert_eq!(comes_back(&map([(1, 2), (3, 4)])), r#"{"$map":[[[1,2],0],[[3,4],1]]}"#);
    assert_eq!(comes_back(&map([Some(1), None])), r#"{"$map":[[null,1],[1,0]]}"#);
    assert_eq!(comes_back(&map([Some(()), None])), r#"{"$map":[[null,1],[{"$some":null},0]]}"#);
    assert_eq!(comes_back(&map([vec![], vec!["a".to_owned()]])), r#"{"$map":[[[],0],[["a"],1]]}"#);
    assert_eq!(comes_back(&map([Colour::Red, Colour::Grey(2)])), r#"{"$map":[["Red",0],[{"Grey":2},1]]}"#);
    assert_eq!(comes_back(&map([Bytes(vec![1])])), r#"{"$map":[[{"$bytes":"AQ=="},0]]}"#);
    assert_eq!(comes_back(&map([()])), r#"{"$map":[[null,0]]}"#);
    assert_eq!(comes_back(&map([map(['1'])])), r#"{"$map":[[{"1":0},0]]}"#);
}

#[test]
fn a_key_that_might_be_reserved_makes_pairs() {
    for keys in [["$map", "a"], ["a", "$some"], ["#", "$"]] {
        let written = comes_back(&map(keys.map(String::from)));
        assert!(written.starts_with(r#"{"$map":[["#), "{written}");
    }
    assert_eq!(comes_back(&map(['$', 'a'])), r#"{"$map":[["$",0],["a",1]]}"#);
    assert_eq!(comes_back(&map([Colour::Red, Colour::Green])), r#"{"$map":[["Red",0],["$green",1]]}"#);
    assert_eq!(comes_back(&map(["a$".to_owned()])), r#"{"a$":0}"#);
}

#[test]
fn integer_keys_in_what_serde_buffers_come_back() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Flat {
        name: String,
        #[serde(flatten)]
        rest: BTreeMap<u32, String>,
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct OnlyFlat {
        #[serde(flatten)]
        rest: BTreeMap<u32, String>,
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind")]
    enum Internal {
        Held { rest: BTreeMap<u32, String>, flags: BTreeMap<bool, Colour> },
        Whole(BTreeMap<i64, String>),
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Numbers(BTreeMap<u32, String>),
        Flags(BTreeMap<bool, BTreeMap<char, Id>>),
    }
    let rest = || BTreeMap::from([(7, "seven".to_owned()), (10, "ten".to_owned())]);
    comes_back(&Flat { name: "n".into(), rest: rest() });
    comes_back(&OnlyFlat { rest: rest() });
    comes_back(&Internal::Held { rest: rest(), flags: BTreeMap::from([(true, Colour::Red)]) });
    let whole = Internal::Whole(BTreeMap::from([(-7, "seven".to_owned())]));
    assert_eq!(comes_back(&whole), r#"{"$map":[["kind","Whole"],[-7,"seven"]]}"#);
    comes_back(&Untagged::Numbers(rest()));
    comes_back(&Untagged::Flags(BTreeMap::from([(false, BTreeMap::from([('x', Id(1))]))])));
}

/// A map with the same key twice, as some crates have them.
#[derive(Debug, PartialEq)]
struct Multi(Vec<(String, u8)>);

impl Serialize for Multi {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.0 {
            map.serialize_key(key)?;
            map.serialize_value(value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Multi {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MultiVisitor;
        impl<'de> serde::de::Visitor<'de> for MultiVisitor {
            type Value = Multi;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Multi, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Multi(members))
            }
        }
        deserializer.deserialize_map(MultiVisitor)
    }
}

#[test]
fn a_key_that_is_there_twice_makes_pairs() {
    let multi = |keys: &str| Multi(keys.chars().map(String::from).zip(0..).collect());
    assert_eq!(comes_back(&multi("aa")), r#"{"$map":[["a",0],["a",1]]}"#);
    assert_eq!(comes_back(&multi("aba")), r#"{"$map":[["a",0],["b",1],["a",2]]}"#);
    assert_eq!(comes_back(&multi("cab")), r#"{"c":0,"a":1,"b":2}"#);
}

proptest! {
    #[test]
    fn maps_come_back(
        texts in hash_map(any::<String>(), any::<Option<u8>>(), 0..20),
        dollars in hash_map("\\$?(map|some|float|x)?", any::<u8>(), 0..4),
        numbers in btree_map(any::<i32>(), "[a-c]", 0..9),
        wide in btree_map(any::<u128>(), any::<bool>(), 0..9),
        pairs in btree_map(any::<(char, Option<bool>)>(), btree_map(any::<u8>(), any::<u8>(), 0..4), 0..4),
        nested in btree_map("[a$]", btree_map(vec(any::<bool>(), 0..3), any::<Option<Option<u8>>>(), 0..4), 0..4),
    ) {
        comes_back(&texts);
        comes_back(&dollars);
        comes_back(&(numbers, wide, pairs, nested));
    }

    #[test]
    fn maps_with_several_keys_of_one_text_come_back(keys in vec("[a-c]", 0..6)) {
        comes_back(&Multi(keys.into_iter().zip(0..).collect()));
    }
}
