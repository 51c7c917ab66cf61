//! Values that plain JSON would lose or refuse, and others that are seldom seen, as locals that cross checkpoints.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::num::{NonZeroU8, Wrapping};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
enum Shape {
    Empty,
    Circle(u32),
    Line(i8, i8),
    Rectangle { width: u32, height: Option<u32> },
    Group(Vec<Shape>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Metres(f64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Triple(u8, String, Option<()>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Odd {
    #[serde(rename = "type")]
    kind: char,
    r#fn: i128,
    unit: Unit,
    #[allow(clippy::option_option, reason = "shows a value that plain JSON flattens")]
    nested: Option<Option<Box<Odd>>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Chain(Option<Box<Chain>>);

scenario! {
    given ();
    fn not_a_number_keeps_its_nature() -> (bool, f64) {
        let nan = f64::from_bits(0x7ff8_0000_0000_0000);
        let mut sum = 1.5;
        checkpoint!();
        effect(nan.is_nan());
        sum += 0.25;
        checkpoint!();
        (nan.is_nan(), sum)
    }
}

scenario! {
    given ();
    fn floats_at_the_edges_keep_their_bits() -> Vec<u64> {
        let edges = vec![-0.0, 0.0, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2];
        let whole = 3.0;
        checkpoint!();
        effect(&edges);
        checkpoint!();
        edges.iter().chain([&whole]).map(|f| f64::to_bits(*f)).collect()
    }
}

scenario! {
    given ();
    fn single_precision_floats() -> (u32, u32) {
        let (tenth, negative_zero) = (0.1f32, -0.0f32);
        checkpoint!();
        effect(tenth);
        checkpoint!();
        (tenth.to_bits(), negative_zero.to_bits())
    }
}

scenario! {
    given ();
    fn integers_of_128_bits() -> (i128, u128, i128) {
        let (mut low, high) = (i128::MIN, u128::MAX);
        let small = 7i128;
        checkpoint!();
        low += 1;
        effect(low);
        checkpoint!();
        (low, high, small)
    }
}

scenario! {
    given ();
    fn integers_at_their_edges() -> (u64, i64, usize, u8, i16) {
        let (a, b, c, d, e) = (u64::MAX, i64::MIN, usize::MAX, u8::MAX, i16::MIN);
        checkpoint!();
        effect((a, b));
        checkpoint!();
        (a, b, c, d, e)
    }
}

scenario! {
    given (None), (Some(None)), (Some(Some(0))), (Some(Some(255)));
    fn an_option_of_an_option(value: Option<Option<u8>>) -> String {
        let copy = value;
        checkpoint!();
        effect(copy);
        checkpoint!();
        match copy {
            None => "nothing".into(),
            Some(None) => "nothing in it".into(),
            Some(Some(n)) => format!("{n} in it"),
        }
    }
}

scenario! {
    given ();
    fn options_of_units() -> Vec<Option<Option<()>>> {
        let mut all = vec![None, Some(None), Some(Some(()))];
        checkpoint!();
        all.push(Some(None));
        effect(&all);
        checkpoint!();
        all
    }
}

scenario! {
    given ();
    fn an_option_of_a_unit_struct() -> (bool, bool) {
        let (some, none): (Option<Unit>, Option<Unit>) = (Some(Unit), None);
        checkpoint!();
        effect((&some, &none));
        (some.is_some(), none.is_some())
    }
}

scenario! {
    unordered given ();
    fn a_hash_map_with_tuples_as_keys() -> Vec<((u8, u8), String)> {
        let mut map = HashMap::new();
        map.insert((1, 2), String::from("a"));
        checkpoint!();
        map.insert((2, 1), String::from("b"));
        checkpoint!();
        effect(map.len());
        let mut all: Vec<_> = map.into_iter().collect();
        all.sort();
        all
    }
}

scenario! {
    unordered given ();
    fn a_hash_map_with_integers_as_keys() -> i64 {
        let mut counts = HashMap::new();
        for n in [3, -1, 3, i64::MIN, 3] {
            *counts.entry(n).or_insert(0u8) += 1;
            checkpoint!();
        }
        effect(counts.len());
        counts.into_iter().map(|(n, count)| n.wrapping_mul(i64::from(count))).fold(0, i64::wrapping_add)
    }
}

scenario! {
    given ();
    fn an_ordered_map_with_enums_as_keys() -> BTreeMap<Shape, u8> {
        let mut map = BTreeMap::new();
        map.insert(Shape::Empty, 1);
        checkpoint!();
        map.insert(Shape::Line(1, -1), 2);
        map.insert(Shape::Group(vec![Shape::Empty]), 3);
        effect(&map);
        checkpoint!();
        map
    }
}

scenario! {
    given ();
    fn an_ordered_map_with_options_as_keys() -> BTreeMap<Option<String>, Vec<u8>> {
        let mut map = BTreeMap::from([(None, vec![1])]);
        checkpoint!();
        map.entry(Some("x".into())).or_insert_with(Vec::new).push(2);
        map.entry(Some(String::new())).or_default().push(3);
        checkpoint!();
        effect(&map);
        map
    }
}

scenario! {
    given ();
    fn keys_that_look_like_tags() -> BTreeMap<String, i32> {
        let mut map = BTreeMap::new();
        for (n, key) in ["$map", "$float", "$some", "$resume", "", "a\"b", "\u{0}"].into_iter().map(String::from).enumerate() {
            map.insert(key, n as i32);
            checkpoint!();
        }
        effect(&map);
        map
    }
}

scenario! {
    unordered given ();
    fn a_hash_set_of_characters() -> Vec<char> {
        let mut set = HashSet::new();
        set.insert('ä');
        checkpoint!();
        effect(set.contains(&'ä'));
        set.remove(&'ä');
        set.insert('\u{10ffff}');
        checkpoint!();
        set.into_iter().collect()
    }
}

scenario! {
    given ();
    fn an_ordered_set_and_a_deque_and_a_list() -> String {
        let mut set = BTreeSet::from([3, 1]);
        let mut deque = VecDeque::from(["b"].map(String::from));
        let mut list = LinkedList::new();
        checkpoint!();
        set.insert(2);
        deque.push_front("a".into());
        list.push_back(());
        checkpoint!();
        effect((&set, &deque, &list));
        format!("{set:?} {deque:?} {list:?}")
    }
}

scenario! {
    given ();
    fn a_heap() -> Vec<i32> {
        let mut heap = BinaryHeap::from([2, 9, 4]);
        heap.push(7);
        checkpoint!();
        effect(heap.pop());
        heap.push(1);
        checkpoint!();
        heap.into_sorted_vec()
    }
}

scenario! {
    given ();
    fn a_heap_that_is_reversed() -> Option<(u32, String)> {
        let mut heap = BinaryHeap::new();
        heap.push(Reverse((3, "c".to_string())));
        heap.push(Reverse((1, "a".to_string())));
        checkpoint!();
        effect(heap.len());
        heap.pop().map(|Reverse(first)| first)
    }
}

scenario! {
    given ();
    fn text_of_every_kind() -> (String, char, char) {
        let text = String::from("\"quoted\" \\ / \n\t\u{8}\u{c}\r \u{0} \u{7f} \u{2028} é 漢 \u{1f980} \u{feff}");
        let (quote, crab) = ('"', '🦀');
        checkpoint!();
        effect(&text);
        checkpoint!();
        (text, quote, crab)
    }
}

scenario! {
    given ();
    fn bytes_of_every_value() -> Vec<u8> {
        let bytes: Vec<u8> = (0..=255).collect();
        checkpoint!();
        effect(bytes.len());
        checkpoint!();
        bytes
    }
}

scenario! {
    given ();
    fn nested_enums_of_every_form() -> Vec<Shape> {
        let mut shapes = vec![Shape::Empty, Shape::Circle(3), Shape::Line(-1, 1)];
        checkpoint!();
        shapes.push(Shape::Rectangle { width: 1, height: None });
        shapes.push(Shape::Group(shapes.clone()));
        effect(&shapes);
        checkpoint!();
        let all = Shape::Group(vec![Shape::Group(shapes)]);
        checkpoint!();
        vec![all]
    }
}

scenario! {
    given ();
    fn structs_of_every_form() -> (Unit, Metres, Triple) {
        let (unit, metres, triple) = (Unit, Metres(-0.0), Triple(0, String::new(), Some(())));
        checkpoint!();
        effect((&unit, &metres, &triple));
        checkpoint!();
        (unit, metres, triple)
    }
}

scenario! {
    given ();
    fn a_struct_with_renamed_and_raw_fields() -> Odd {
        let inner = Odd { kind: 'i', r#fn: -1, unit: Unit, nested: Some(None) };
        checkpoint!();
        let outer = Odd { kind: 'o', r#fn: i128::MAX, unit: Unit, nested: Some(Some(Box::new(inner))) };
        effect(&outer);
        checkpoint!();
        outer
    }
}

scenario! {
    given (200);
    fn a_value_nested_two_hundred_deep(depth: u32) -> u32 {
        let mut chain = Chain(None);
        for _ in 0..depth {
            chain = Chain(Some(Box::new(chain)));
        }
        let mut lists = serde_json::json!([]);
        for _ in 0..depth {
            lists = serde_json::Value::Array(vec![lists]);
        }
        checkpoint!();
        let mut length = 0;
        while let Some(next) = chain.0 {
            chain = *next;
            length += 1;
        }
        effect(length);
        checkpoint!();
        length + lists.as_array().map_or(0, Vec::len) as u32
    }
}

scenario! {
    given (Ok(3)), (Err("bad".to_string()));
    fn a_result_as_a_local(outcome: Result<u8, String>) -> String {
        let mut outcome = outcome.map(|n| n + 1);
        checkpoint!();
        effect(&outcome);
        if let Ok(n) = &mut outcome {
            *n *= 2;
        }
        checkpoint!();
        format!("{outcome:?}")
    }
}

scenario! {
    given ();
    fn ranges_as_locals() -> (usize, u8) {
        let (mut half, closed) = (3..10, 'a'..='e');
        half.next();
        checkpoint!();
        half.next();
        effect((&half, &closed));
        checkpoint!();
        let whole: RangeInclusive<u8> = 0..=255;
        checkpoint!();
        (half.len() + closed.count(), *whole.end())
    }
}

scenario! {
    given ();
    fn small_wrappers() -> (u8, u32, Option<NonZeroU8>) {
        let mut wrapping = Wrapping(250u8);
        let (reversed, some) = (Reverse(5u32), NonZeroU8::new(9));
        let marker: PhantomData<Mutex<Unit>> = PhantomData;
        checkpoint!();
        wrapping += 10;
        effect((wrapping, reversed, some, marker));
        checkpoint!();
        (wrapping.0, reversed.0, some)
    }
}

scenario! {
    given ();
    fn cells_and_locks() -> (i32, Vec<i32>, i32) {
        let (cell, shared, lock) = (Cell::new(1), RefCell::new(vec![1]), Mutex::new(1));
        checkpoint!();
        cell.set(cell.get() + 1);
        shared.borrow_mut().push(2);
        *lock.lock().unwrap() += 1;
        checkpoint!();
        effect((cell.get(), &*shared.borrow()));
        (cell.get(), shared.into_inner(), lock.into_inner().unwrap())
    }
}

scenario! {
    given ();
    fn text_that_is_owned_or_not() -> String {
        let borrowed: Cow<'static, str> = Cow::Borrowed("static");
        let mut grown = borrowed.clone();
        checkpoint!();
        grown.to_mut().push('!');
        effect(&grown);
        checkpoint!();
        format!("{borrowed} {grown}")
    }
}

scenario! {
    given (PathBuf::from("/srv"));
    fn paths_durations_and_addresses(root: PathBuf) -> (PathBuf, Duration, std::net::IpAddr) {
        let file = root.join("a b");
        let wait = Duration::new(1, 999_999_999);
        let address = std::net::Ipv6Addr::LOCALHOST.into();
        checkpoint!();
        effect((&file, wait));
        checkpoint!();
        (file, wait, address)
    }
}

scenario! {
    given ();
    fn boxes_and_boxed_slices() -> (Box<[u16]>, Box<str>, usize) {
        let (slice, text, boxed) = (vec![1u16, 2].into_boxed_slice(), "boxed".into(), Box::new(Shape::Empty));
        checkpoint!();
        effect((&slice, &boxed));
        checkpoint!();
        let size = size_of_val(&*boxed);
        (slice, text, usize::from(size > 0))
    }
}

scenario! {
    given ();
    fn wide_tuples_and_arrays() -> [i32; 32] {
        let tuple = (1, 2u8, 3.5, 'd', "e".to_string(), true, (), [7u8; 2], Some(8), (9, (10,)), 11, 12);
        let mut array = [0; 32];
        checkpoint!();
        array[31] = tuple.0 + tuple.9.0;
        effect(&tuple);
        checkpoint!();
        array[0] = tuple.10;
        array
    }
}

scenario! {
    given ();
    fn any_json_value() -> serde_json::Value {
        let mut value = serde_json::json!({"a": [1, -2, 3.5, null, true], "$map": {"b": "c"}});
        checkpoint!();
        value["a"][0] = 2.into();
        effect(&value);
        checkpoint!();
        value
    }
}

scenario! {
    given (vec![0xff, 0]);
    fn an_argument_that_is_bytes_and_a_result_that_is_a_nested_option(bytes: Vec<u8>) -> Option<Option<Vec<u8>>> {
        effect(bytes.len());
        checkpoint!();
        Some(bytes.get(5).map(|_| bytes.clone()))
    }
}
