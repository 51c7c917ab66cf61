//! Line 8 of the contract: What is saved comes back equal, or the checkpoint fails at once and names the local.

#![allow(clippy::option_option, reason = "it is one of the values that plain JSON loses")]

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use asap_runtime::store::{MemoryStore, Retention, SqliteStore};
use asap_runtime::{Error, Runtime, SnapshotStore, TaskStatus, checkpoint, resumable};
use asap_tests::Recorder;
use serde::{Deserialize, Serialize};

/// Bytes, as serde calls them: a `Vec<u8>` is a sequence of numbers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Bytes;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Visitor)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
enum Key {
    Unit,
    Newtype(u8),
    Tuple(u8, char),
    Struct { x: i8 },
}

/// A list in a list in a list.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Deep(Vec<Self>);

impl Deep {
    fn new(depth: usize) -> Self {
        (1..depth).fold(Self(Vec::new()), |inner, _| Self(vec![inner]))
    }

    fn depth(&self) -> usize {
        std::iter::successors(Some(self), |deep| deep.0.first()).count()
    }
}

/// Runs to the end, and again from every snapshot in a store of its own; every result must be the first one.
fn from_every_snapshot(call: &dyn Fn() -> asap_runtime::Call<Vec<String>>) -> Vec<String> {
    let recorder = Recorder::default();
    let store = recorder.clone();
    let first = Runtime::new(store).with_retention(Retention::All).run("t", call()).unwrap();
    for cut in recorder.cuts() {
        let stores: [Box<dyn SnapshotStore>; 2] =
            [Box::new(MemoryStore::new()), Box::new(SqliteStore::in_memory().unwrap())];
        for store in stores {
            store.save(&cut.snapshot).wait().unwrap();
            let rest: Vec<String> = Runtime::new(store).resume("t").unwrap();
            assert_eq!(rest, first, "from {}", cut.snapshot.to_json());
        }
    }
    first
}

#[resumable]
fn floats() -> Vec<String> {
    let not_numbers =
        [0x7ff8_0000_0000_0000, 0xfff8_0000_0000_0000, 0x7ff0_0000_0000_0001, 0x7fff_ffff_ffff_ffff]
            .map(f64::from_bits);
    let all = vec![
        f64::INFINITY,
        f64::NEG_INFINITY,
        -0.0,
        0.0,
        f64::MIN_POSITIVE,
        5e-324,
        f64::MAX,
        0.1 + 0.2,
        1e16,
    ];
    let small = [f32::NAN, f32::INFINITY, -0.0, 0.1, f32::MIN_POSITIVE, 1e-45, f32::MAX, 16_777_216.0];
    let thirds: Vec<f64> = (1..200).map(|n| 1.0 / f64::from(n * n * n)).collect();
    checkpoint!();
    let bits = |float: f64| format!("{:016x}", float.to_bits());
    let mut text: Vec<String> = all.into_iter().chain(thirds).map(bits).collect();
    text.extend(small.map(|float| format!("{:08x}", float.to_bits())));
    text.extend(not_numbers.map(bits));
    checkpoint!("end");
    text
}

#[test]
fn floats_of_all_kinds() {
    let text = from_every_snapshot(&floats);
    assert_eq!(text.last().unwrap(), "7fffffffffffffff");
    assert_eq!(text[..4], ["7ff0000000000000", "fff0000000000000", "8000000000000000", "0000000000000000"]);
}

#[resumable]
fn wide_integers() -> Vec<String> {
    let wide = [i128::MIN, i128::from(i64::MIN) - 1, i128::from(u64::MAX) + 1, i128::MAX];
    let unsigned = (u128::MAX, u128::from(u64::MAX), 0_u128);
    let narrow = (i64::MIN, i64::MAX, u64::MAX, i8::MIN, u8::MAX);
    let duration = Duration::new(u64::MAX, 999_999_999);
    checkpoint!();
    vec![format!("{wide:?} {unsigned:?} {narrow:?} {duration:?}")]
}

#[test]
fn integers_beyond_64_bits() {
    let text = from_every_snapshot(&wide_integers);
    assert!(text[0].contains(&i128::MIN.to_string()) && text[0].contains(&u128::MAX.to_string()));
}

#[resumable]
fn nested_options() -> Vec<String> {
    let all: [Option<Option<u8>>; 3] = [None, Some(None), Some(Some(7))];
    let deeper: Vec<Option<Option<Option<()>>>> =
        vec![None, Some(None), Some(Some(None)), Some(Some(Some(())))];
    let result: Result<Option<()>, Option<Option<String>>> = Err(Some(None));
    let mut late = None;
    checkpoint!();
    if late.is_none() {
        late = Some(None::<u8>);
    }
    checkpoint!("late");
    vec![format!("{all:?} {deeper:?} {result:?} {late:?}")]
}

#[test]
fn options_in_options() {
    let text = from_every_snapshot(&nested_options);
    assert_eq!(
        text,
        ["[None, Some(None), Some(Some(7))] [None, Some(None), Some(Some(None)), Some(Some(Some(())))] \
          Err(Some(None)) Some(None)"]
    );
}

#[resumable]
fn maps() -> Vec<String> {
    let tuples = BTreeMap::from([((1, 'a'), "one"), ((2, 'b'), "two")].map(|(key, v)| (key, v.to_owned())));
    let keys = BTreeMap::from([
        (Key::Unit, 0),
        (Key::Newtype(1), 1),
        (Key::Tuple(2, 'x'), 2),
        (Key::Struct { x: -3 }, 3),
    ]);
    let options = BTreeMap::from([(None, 1), (Some(-5_i64), 2)]);
    let lists = BTreeMap::from([(vec![], 1), (vec![1_u8, 2], 2)]);
    let wide = BTreeMap::from([(i128::MIN, true), (i128::MAX, false)]);
    let dollars = BTreeMap::from([("$resume".to_owned(), 1), ("$float".to_owned(), 2), (String::new(), 3)]);
    let only = HashMap::from([("$float".to_owned(), "NaN".to_owned())]);
    let sets = BTreeSet::from([(1_u8, 2_u8), (3, 4)]);
    checkpoint!();
    vec![format!("{tuples:?} {keys:?} {options:?} {lists:?} {wide:?} {dollars:?} {only:?} {sets:?}")]
}

#[test]
fn maps_of_any_key() {
    let text = from_every_snapshot(&maps);
    assert!(text[0].contains(r#"{"": 3, "$float": 2, "$resume": 1}"#), "{text:?}");
}

#[resumable]
fn texts_and_bytes() -> Vec<String> {
    let bytes = Bytes((0..=255).collect());
    let nothing = Bytes(Vec::new());
    let text = "\0\u{1}\"\\\u{7f}\u{2028}é漢🦀\u{10ffff}".to_owned();
    let letters = ['\0', '"', '\u{d7ff}', '\u{10ffff}'];
    let unit = ();
    let empty: (Vec<u8>, BTreeMap<u8, u8>, [u8; 0]) = Default::default();
    checkpoint!();
    let same = bytes == Bytes((0..=255).collect()) && nothing.0.is_empty();
    vec![format!("{same} {text:?} {letters:?} {unit:?} {empty:?}")]
}

#[test]
fn texts_and_byte_strings() {
    assert!(from_every_snapshot(&texts_and_bytes)[0].starts_with("true"));
}

#[resumable]
fn deep(depth: usize) -> Vec<String> {
    let value = Deep::new(depth);
    checkpoint!();
    vec![value.depth().to_string()]
}

#[test]
fn values_nested_400_deep() {
    assert_eq!(from_every_snapshot(&|| deep(400)), ["400"]);
}

/// What serde reads into a buffer of its own first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    Counts { by_year: BTreeMap<u32, u64>, by_flag: BTreeMap<bool, Option<Key>> },
    Wide { value: u128 },
}

#[resumable]
fn keeps_tagged() -> Vec<String> {
    let by_flag = BTreeMap::from([(true, None), (false, Some(Key::Unit))]);
    let tagged = Tagged::Counts { by_year: BTreeMap::from([(2026, 1), (7, 2)]), by_flag };
    checkpoint!();
    vec![format!("{tagged:?}")]
}

#[test]
fn integer_keys_in_an_internally_tagged_enum() {
    assert!(from_every_snapshot(&keeps_tagged)[0].contains("{7: 2, 2026: 1}"));
}

#[resumable]
fn makes_wide(value: u128) -> u128 {
    let wide = Tagged::Wide { value };
    checkpoint!("made");
    let Tagged::Wide { value } = wide else { unreachable!("it is what was made") };
    value
}

#[resumable]
fn loops_over_wide(value: u128) -> usize {
    let mut seen = 0;
    for wide in vec![Tagged::Wide { value: 1 }, Tagged::Wide { value }] {
        seen += usize::from(matches!(wide, Tagged::Wide { .. }));
        checkpoint!("looped");
    }
    seen
}

#[resumable]
fn takes_wide(wide: Tagged) -> bool {
    checkpoint!();
    matches!(wide, Tagged::Wide { .. })
}

#[resumable]
fn returns_wide(value: u128) -> Tagged {
    checkpoint!();
    Tagged::Wide { value }
}

/// serde itself loses such an integer: it reads the enum into a buffer that has no place for it.
#[test]
fn wide_integers_in_an_internally_tagged_enum_fail_at_once_and_are_named() {
    let runtime = Runtime::new(MemoryStore::new());
    let unsaveable = |error: Error, at: &str, name: &str| {
        assert!(
            matches!(&error, Error::Unsaveable { checkpoint, local, reason, .. }
                if *checkpoint == at && local == name && reason.contains("beyond 64 bits")),
            "{error:?}"
        );
    };
    unsaveable(runtime.run("local", makes_wide(u128::MAX)).unwrap_err(), "made", "wide");
    unsaveable(runtime.run("loop", loops_over_wide(u128::MAX)).unwrap_err(), "looped", "for wide");
    unsaveable(
        runtime.run("argument", takes_wide(Tagged::Wide { value: u128::MAX })).unwrap_err(),
        "start",
        "wide",
    );
    let error = runtime.run("result", returns_wide(u128::MAX)).unwrap_err();
    assert!(matches!(&error, Error::UnsaveableResult { .. }), "{error:?}");
    // What the buffer holds is saved.
    let largest = u128::from(u64::MAX);
    assert_eq!(runtime.run("narrow", makes_wide(largest)).unwrap(), largest);
    assert_eq!(runtime.run("narrow loop", loops_over_wide(largest)).unwrap(), 2);
}

thread_local! {
    static AFTER: Cell<bool> = const { Cell::new(false) };
}

#[resumable]
fn too_deep(depth: usize) -> usize {
    let fine = 5;
    let value = Deep::new(depth);
    checkpoint!("saved");
    AFTER.set(true);
    value.depth() + fine
}

#[test]
fn a_value_nested_deeper_than_500_fails_at_once_and_is_named() {
    let runtime = Runtime::new(MemoryStore::new());
    let error = runtime.run("t", too_deep(600)).unwrap_err();
    assert!(
        matches!(&error, Error::Unsaveable { task_id, checkpoint: "saved", local, .. }
            if task_id == "t" && local == "value"),
        "{error:?}"
    );
    assert!(!AFTER.get(), "the function went on");
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1], "nothing is stored of it");
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!(record.status, TaskStatus::Failed);
    assert!(record.error.unwrap().contains("`value`"));
}
