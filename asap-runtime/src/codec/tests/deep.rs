use std::collections::BTreeMap;
use std::thread;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::codec::{MAX_DEPTH, normalize, read, write};

/// The stack of a thread that nobody configured.
const STACK: usize = 2 << 20;

#[derive(Serialize, Deserialize)]
enum Tree {
    Leaf,
    Node(Box<Tree>),
}

#[derive(Serialize, Deserialize)]
struct List {
    value: u8,
    next: Option<Box<List>>,
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Map(BTreeMap<Vec<bool>, Map>);

#[derive(Serialize, Deserialize)]
struct Lists(Vec<Lists>);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Leaf(u8),
    Node(Vec<Untagged>),
}

#[derive(Serialize, Deserialize)]
struct Maybe(Option<Box<Maybe>>);

/// Writes and reads a value that `wrap` makes one deeper each time, until a level too many is refused.
fn holds_to_the_limit<T: Serialize + DeserializeOwned + Send + 'static>(
    (leaf, leaf_levels): (fn() -> T, usize),
    levels: usize,
    wrap: fn(T) -> T,
) {
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let (mut value, mut depth, mut out) = (leaf(), leaf_levels, String::new());
            while depth + levels <= MAX_DEPTH {
                value = wrap(value);
                depth += levels;
            }
            write(&value, &mut out).expect("the depth is within the limit");
            let normal = normalize(&out).expect("what was written is accepted");
            drop(read::<T>(&normal).expect("what was written is read"));

            value = wrap(wrap(value));
            let error = write(&value, &mut out).unwrap_err();
            assert_eq!(error.to_string(), "the value is nested deeper than 500 levels");
            assert_eq!(out, normal, "what was there stays");
        })
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn variants_may_be_500_deep() {
    holds_to_the_limit((|| Tree::Leaf, 0), 1, |tree| Tree::Node(Box::new(tree)));
}

#[test]
fn structs_may_be_500_deep() {
    holds_to_the_limit((|| List { value: 1, next: None }, 1), 2, |list| List {
        value: 2,
        next: Some(Box::new(list)),
    });
}

#[test]
fn maps_may_be_500_deep() {
    holds_to_the_limit((|| Map(BTreeMap::new()), 1), 1, |map| Map(BTreeMap::from([(vec![], map)])));
}

#[test]
fn lists_may_be_500_deep() {
    holds_to_the_limit((|| Lists(vec![]), 1), 1, |lists| Lists(vec![lists]));
}

#[test]
fn json_lists_may_be_500_deep() {
    holds_to_the_limit((|| Value::Null, 0), 1, |value| Value::from(vec![value]));
}

#[test]
fn json_objects_may_be_500_deep() {
    holds_to_the_limit((|| Value::Null, 0), 1, |value| Value::from_iter([("$a", value)]));
}

#[test]
fn options_may_be_500_deep() {
    holds_to_the_limit((|| Maybe(None), 0), 1, |maybe| Maybe(Some(Box::new(maybe))));
}

#[test]
fn untagged_lists_may_be_500_deep() {
    holds_to_the_limit((|| Untagged::Leaf(1), 0), 1, |value| Untagged::Node(vec![value]));
}

#[test]
fn a_text_that_is_deeper_is_refused() {
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(|| {
            let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
            assert!(read::<Value>(&nested(500)).is_ok());
            for depth in [501, 100_000] {
                let error = read::<Value>(&nested(depth)).unwrap_err().to_string();
                assert_eq!(error, "the value is nested deeper than 500 levels at byte 500");
            }
            let somes = |depth: usize| "{\"$some\":".repeat(depth) + "null" + &"}".repeat(depth);
            assert!(read::<Maybe>(&somes(100_000)).is_err());
            assert!(read::<Value>(&somes(100_000)).is_err());
            assert!(read::<Tree>(&"{\"Node\":".repeat(100_000)).is_err());
            assert!(read::<Map>(&"{\"$map\":[[[],".repeat(100_000)).is_err());
        })
        .unwrap()
        .join()
        .unwrap();
}
