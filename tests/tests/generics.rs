//! Generic functions: one task function for each choice of types.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::ops::{Add, Mul};

use asap_tests::prelude::*;
use serde::de::DeserializeOwned;

scenario! {
    given bounds: (3);
    #[resumable]
    fn bounds(n: u32) -> String {
        let numbers = call!(sorted((0..n).rev().collect::<Vec<u32>>()));
        let words = call!(sorted(vec!["b".to_owned(), "a".to_owned()]));
        let nested = call!(sorted(vec![Some((2, 'b')), None, Some((1, 'c'))]));
        format!("{numbers:?} {words:?} {nested:?}")
    }

    #[resumable]
    fn sorted<T: Ord + Clone + Debug>(items: Vec<T>) -> Vec<T> {
        let mut sorted: Vec<T> = Vec::new();
        for item in items {
            let at = sorted.partition_point(|other| *other < item);
            sorted.insert(at, item.clone());
            effect(&sorted);
            checkpoint!();
        }
        sorted
    }
}

scenario! {
    given where_clauses: (4);
    #[resumable]
    fn where_clauses(n: u32) -> (u64, f64, String) {
        (
            call!(folded(vec![u64::from(n), 2, 3], 0)),
            call!(folded(vec![0.5, f64::from(n)], 1.0)),
            call!(shown(n, "x".to_owned())),
        )
    }

    #[resumable]
    fn folded<T>(items: Vec<T>, start: T) -> T
    where
        T: Add<Output = T> + Mul<Output = T> + Copy,
    {
        let mut sum = start;
        for item in &items {
            let square = *item * *item;
            checkpoint!();
            sum = sum + square;
        }
        sum
    }

    #[resumable]
    fn shown<A, B>(a: A, b: B) -> String
    where
        A: Display,
        B: Display + PartialEq,
    {
        let mut text = a.to_string();
        checkpoint!();
        text.push_str(&b.to_string());
        checkpoint!();
        text
    }
}

scenario! {
    given constants: (2);
    #[resumable]
    fn constants(n: u32) -> (Vec<u32>, [u8; 3], char, bool) {
        let chunks = call!(chunked::<2>(vec![n, 1, 2, 3, 4]));
        let more = call!(chunked::<3>(chunks));
        (more, call!(filled::<u8, 3>(7)), call!(flagged::<true, 'x'>()), call!(flagged::<false, 'y'>()) == 'y')
    }

    #[resumable]
    fn chunked<const N: usize>(items: Vec<u32>) -> Vec<u32> {
        let mut sums = Vec::new();
        for chunk in items.chunks(N) {
            sums.push(chunk.iter().sum());
            effect(chunk);
            checkpoint!();
        }
        sums
    }

    #[resumable]
    fn filled<T: Copy, const N: usize>(value: T) -> [T; N]
    where
        [T; N]: Serialize + DeserializeOwned,
    {
        let array = [value; N];
        checkpoint!();
        array
    }

    #[resumable]
    fn flagged<const UP: bool, const C: char>() -> char {
        checkpoint!();
        if UP { C.to_ascii_uppercase() } else { C }
    }
}

scenario! {
    given impl_parameters: (2);
    #[resumable]
    fn impl_parameters(n: u32) -> (String, usize, u32) {
        (call!(shown(n, "text")), call!(counted(vec![1, 2, 3], n)), call!(both(1u8, 2u16)))
    }

    #[resumable]
    fn shown(first: impl Display, second: impl Into<String> + Clone) -> String {
        let first = first.to_string();
        checkpoint!();
        let second: String = second.into();
        checkpoint!();
        format!("{first} {second}")
    }

    #[resumable]
    fn counted<T: Clone>(items: Vec<T>, limit: impl TryInto<usize> + Copy) -> usize {
        let mut count = 0;
        for _ in items.iter() {
            checkpoint!();
            if limit.try_into().is_ok_and(|limit| count < limit) {
                count += 1;
            }
        }
        count
    }

    #[resumable]
    fn both(mut a: impl Into<u32> + Copy, b: impl Into<u32>) -> u32 {
        checkpoint!();
        let b = b.into();
        checkpoint!();
        a.into() + b
    }
}

scenario! {
    given several_parameters: (2);
    #[resumable]
    fn several_parameters(n: u32) -> BTreeMap<String, u32> {
        let map = call!(grouped(vec![("a".to_owned(), n), ("b".to_owned(), 1), ("a".to_owned(), 5)]));
        call!(inverted(call!(inverted(map))))
    }

    #[resumable]
    fn grouped<K: Ord + Clone, V: Add<Output = V> + Default + Copy>(pairs: Vec<(K, V)>) -> BTreeMap<K, V> {
        let mut map: BTreeMap<K, V> = BTreeMap::new();
        for (key, value) in pairs {
            let sum = map.entry(key).or_default();
            *sum = *sum + value;
            checkpoint!();
        }
        map
    }

    #[resumable]
    fn inverted<K: Ord, V: Ord>(map: BTreeMap<K, V>) -> BTreeMap<V, K> {
        let mut inverted = BTreeMap::new();
        for (key, value) in map {
            inverted.insert(value, key);
            checkpoint!();
        }
        inverted
    }
}

scenario! {
    given generic_children_of_generics: (3);
    #[resumable]
    fn generic_children_of_generics(n: u32) -> (Option<u32>, Option<String>) {
        (call!(second_largest(vec![n, 1, 2])), call!(second_largest(vec!["a".to_owned(), "b".to_owned()])))
    }

    #[resumable]
    fn second_largest<T: Ord + Clone>(items: Vec<T>) -> Option<T> {
        let largest = call!(largest(items.clone()))?;
        let rest: Vec<T> = items.into_iter().filter(|item| *item != largest).collect();
        checkpoint!();
        call!(largest_of(rest, None))
    }

    #[resumable]
    fn largest<T: Ord + Clone>(items: Vec<T>) -> Option<T> {
        call!(largest_of(items, None))
    }

    #[resumable]
    fn largest_of<T: Ord>(items: Vec<T>, start: Option<T>) -> Option<T> {
        let mut best = start;
        for item in items {
            if best.as_ref().is_none_or(|best| item > *best) {
                best = Some(item);
            }
            checkpoint!();
        }
        best
    }
}

scenario! {
    given generic_recursion: (4);
    #[resumable]
    fn generic_recursion(n: u32) -> (Vec<u32>, Vec<char>) {
        (call!(merged((0..n).rev().collect())), call!(merged("dacb".chars().collect())))
    }

    #[resumable]
    fn merged<T: Ord + Clone>(mut items: Vec<T>) -> Vec<T> {
        if items.len() < 2 {
            checkpoint!();
            return items;
        }
        let right = items.split_off(items.len() / 2);
        let mut left = call!(merged(items)).into_iter().collect::<Vec<_>>();
        for item in call!(merged(right)) {
            let at = left.partition_point(|other| *other <= item);
            left.insert(at, item);
        }
        left
    }
}

scenario! {
    given a_type_that_changes_from_call_to_call: (2);
    #[resumable]
    fn a_type_that_changes_from_call_to_call(n: u32) -> String {
        let one = call!(wrapped(n));
        let two = call!(wrapped(one));
        let three = call!(wrapped(two));
        format!("{three:?}")
    }

    #[resumable]
    fn wrapped<T>(value: T) -> Option<Vec<T>> {
        checkpoint!();
        Some(vec![value])
    }
}

scenario! {
    given a_parameter_in_the_body_alone: (7);
    #[resumable]
    fn a_parameter_in_the_body_alone(n: u32) -> (usize, usize, String) {
        (call!(size_of::<u64>(n)), call!(size_of::<[u8; 3]>(n)), call!(named::<Celsius>(20)))
    }

    #[resumable]
    fn size_of<T>(n: u32) -> usize {
        checkpoint!();
        std::mem::size_of::<T>() * n as usize
    }

    #[resumable]
    fn named<U: Unit>(n: u32) -> String {
        let text = n.to_string();
        checkpoint!();
        text + U::NAME
    }
}

trait Unit: 'static {
    const NAME: &'static str;
}

struct Celsius;

impl Unit for Celsius {
    const NAME: &'static str = " °C";
}

scenario! {
    given results_and_errors: (1), (0);
    #[resumable]
    fn results_and_errors(n: u32) -> Result<u32, String> {
        let value = call!(checked(n, "zero".to_owned()))?;
        call!(checked(value - 1, "one".to_owned())).or(Ok(value))
    }

    #[resumable]
    fn checked<T: Default + PartialEq, E>(value: T, error: E) -> Result<T, E> {
        checkpoint!();
        if value == T::default() { Err(error) } else { Ok(value) }
    }
}

scenario! {
    unordered given associated_types: (2);
    #[resumable]
    fn associated_types(n: u32) -> Vec<(String, u32)> {
        let map: HashMap<String, u32> = call!(collected(Words(vec!["a".to_owned(); n as usize])));
        let mut all: Vec<_> = map.into_iter().collect();
        all.sort();
        all
    }

    #[resumable]
    fn collected<S: Source<Key: Hash + Eq>>(source: S) -> HashMap<S::Key, u32>
    where
        S::Key: Serialize + DeserializeOwned + Clone,
    {
        let mut counts: HashMap<S::Key, u32> = HashMap::new();
        for key in source.into_keys() {
            *counts.entry(key).or_default() += 1;
            checkpoint!();
        }
        counts
    }
}

trait Source {
    type Key: 'static;

    fn into_keys(self) -> Vec<Self::Key>;
}

#[derive(Debug, Serialize, Deserialize)]
struct Words(Vec<String>);

impl Source for Words {
    type Key = String;

    fn into_keys(self) -> Vec<String> {
        self.0
    }
}

#[cfg(not(plain))]
mod by_id {
    //! Tasks of generic functions that are carried on with: by id if the instance is registered, else by the function.

    use std::cell::Cell;
    use std::fmt::Debug;

    use asap_runtime::store::MemoryStore;
    use asap_runtime::{Error, Runtime, call, checkpoint, register, resumable};

    thread_local! {
        static FAILS: Cell<bool> = const { Cell::new(false) };
    }

    #[resumable]
    fn doubled<T: Clone + Debug, const N: usize>(items: Vec<T>) -> Result<Vec<T>, String> {
        let mut all = Vec::new();
        for item in items {
            for _ in 0..N {
                all.push(item.clone());
            }
            checkpoint!();
            if FAILS.replace(false) {
                return Err("crashed".to_owned());
            }
        }
        Ok(all)
    }

    register!(doubled::<u8, 2>, doubled::<Vec<Option<String>>, 1>);

    fn runtime() -> Runtime {
        Runtime::new(MemoryStore::new())
    }

    #[test]
    fn a_registered_instance_is_resumed_by_id() {
        let runtime = runtime();
        FAILS.set(true);
        assert!(runtime.run("t", doubled::<u8, 2>(vec![1, 2])).unwrap_err().is_failed());
        let record = runtime.task("t").unwrap().unwrap();
        assert_eq!(record.function, "generics::by_id::doubled<u8, 2>");
        assert_eq!(runtime.resume::<Vec<u8>>("t").unwrap(), [1, 1, 2, 2]);
        let nested = vec![vec![Some("a".to_owned()), None]];
        FAILS.set(true);
        assert!(runtime.run("u", doubled::<_, 1>(nested.clone())).unwrap_err().is_failed());
        assert_eq!(
            runtime.task("u").unwrap().unwrap().function,
            "generics::by_id::doubled<Vec<Option<String>>, 1>"
        );
        assert_eq!(runtime.resume::<Vec<Vec<Option<String>>>>("u").unwrap(), nested);
        assert!(runtime.recover().unwrap().is_empty());
    }

    #[test]
    fn one_that_is_not_registered_is_resumed_by_its_function() {
        let runtime = runtime();
        FAILS.set(true);
        assert!(runtime.run("t", doubled::<u16, 3>(vec![1, 2])).unwrap_err().is_failed());
        let error = runtime.resume::<Vec<u16>>("t").unwrap_err();
        let Error::UnknownFunction { function, known, .. } = &error else { panic!("{error:?}") };
        assert_eq!(function, "generics::by_id::doubled<u16, 3>");
        assert!(known.contains("`generics::by_id::doubled<u8, 2>`"), "{known}");
        assert!(error.is_incompatible(), "{error}");
        let other = runtime.resume_as("t", doubled::<u16, 2>).unwrap_err();
        assert!(
            matches!(&other, Error::FunctionDiffers { given, .. } if given.contains("<u16, 2>")),
            "{other}"
        );
        assert_eq!(runtime.resume_as("t", doubled::<u16, 3>).unwrap(), [1, 1, 1, 2, 2, 2]);
        // The same call goes on as well, and needs no registration.
        FAILS.set(true);
        assert!(runtime.run("u", doubled::<u16, 3>(vec![1])).unwrap_err().is_failed());
        assert_eq!(runtime.run("u", doubled::<u16, 3>(vec![1])).unwrap(), [1, 1, 1]);
    }

    #[test]
    fn an_error_that_says_what_to_do() {
        let runtime = runtime();
        FAILS.set(true);
        runtime.run("t", doubled::<i64, 1>(vec![1])).unwrap_err();
        let error = runtime.resume::<Vec<i64>>("t").unwrap_err().to_string();
        assert!(error.contains("register!"), "{error}");
    }

    #[resumable]
    fn calls_instances(n: u16) -> Result<Vec<u16>, String> {
        let once = call!(doubled::<_, 2>(vec![n]))?;
        call!(doubled::<_, 3>(once))
    }

    #[test]
    fn a_called_instance_needs_no_registration() {
        let runtime = runtime();
        FAILS.set(true);
        assert!(runtime.run("t", calls_instances(7)).unwrap_err().is_failed());
        assert_eq!(runtime.resume::<Vec<u16>>("t").unwrap(), [7; 6]);
    }

    #[resumable]
    fn implied(first: impl ToString, count: usize) -> Result<String, String> {
        let text = first.to_string();
        checkpoint!();
        if FAILS.replace(false) { Err("crashed".to_owned()) } else { Ok(text.repeat(count)) }
    }

    register!(|first: u8, count: usize| implied(first, count));

    #[test]
    fn an_instance_that_has_no_name_is_given_as_a_closure() {
        let runtime = runtime();
        FAILS.set(true);
        assert!(runtime.run("t", implied(7u8, 2)).unwrap_err().is_failed());
        assert_eq!(runtime.task("t").unwrap().unwrap().function, "generics::by_id::implied<u8>");
        assert_eq!(runtime.resume::<String>("t").unwrap(), "77");
        FAILS.set(true);
        assert!(runtime.run("u", implied('x', 2)).unwrap_err().is_failed());
        assert!(runtime.resume::<String>("u").unwrap_err().is_incompatible());
        let answer = runtime.resume_as("u", |first: char, count: usize| implied(first, count));
        assert_eq!(answer.unwrap(), "xx");
    }

    #[resumable(name = "chosen")]
    fn named<T: Clone>(value: T) -> (T, T) {
        checkpoint!();
        (value.clone(), value)
    }

    register!(named::<u8>,);

    #[test]
    fn a_name_of_its_own_is_the_name_of_all_instances() {
        let runtime = runtime();
        assert_eq!(runtime.run("t", named(1u8)).unwrap(), (1, 1));
        assert_eq!(runtime.run("u", named('x')).unwrap(), ('x', 'x'));
        assert_eq!(runtime.task("t").unwrap().unwrap().function, "chosen<u8>");
        assert_eq!(runtime.task("u").unwrap().unwrap().function, "chosen<char>");
        assert_eq!(runtime.resume::<(u8, u8)>("t").unwrap(), (1, 1));
    }

    #[resumable]
    fn plain(n: u8) -> u8 {
        checkpoint!();
        n
    }

    register!(plain);

    #[test]
    fn a_function_that_is_not_generic_may_be_registered_again() {
        assert_eq!(runtime().run("t", plain(1)).unwrap(), 1);
    }
}
