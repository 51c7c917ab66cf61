//! Generated code under every lint there is, as in `strict`: locals in slots, and what borrows from them.
#![deny(
    warnings,
    clippy::all,
    clippy::pedantic,
    unused,
    unreachable_pub,
    missing_debug_implementations,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes,
    let_underscore_drop,
    rust_2018_idioms,
    explicit_outlives_requirements,
    trivial_casts,
    trivial_numeric_casts,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::redundant_clone,
    clippy::dbg_macro,
    clippy::todo
)]
#![forbid(unsafe_code)]
#![cfg(not(plain))]

use asap_runtime::store::MemoryStore;
use asap_runtime::{Runnable, Runtime, checkpoint, resumable};
use asap_tests::trace::effect;

#[resumable]
fn views(list: Vec<u32>, flag: bool) -> usize {
    let all: &[u32] = &list;
    let (first, rest) = (&all[0], &all[1..]);
    if flag {
        checkpoint!();
        effect((first, rest));
        checkpoint!();
        all.len()
    } else {
        effect(rest.len());
        drop(list);
        checkpoint!();
        2
    }
}

#[resumable]
fn matched(name: Option<String>, n: u32) -> usize {
    let found = match (&name, n) {
        (Some(text), 1) if !text.is_empty() => {
            checkpoint!();
            effect(text);
            text.len()
        }
        (None, _) | (Some(_), 0) => {
            drop(name);
            checkpoint!();
            3
        }
        (Some(text), _) => text.len() + 10,
    };
    checkpoint!();
    found
}

#[resumable]
fn loops(list: Vec<u32>, flag: bool) -> u32 {
    let mut sum = 0;
    if flag {
        for n in &list {
            checkpoint!();
            sum += n;
        }
        let is_in = |n: u32| list.contains(&n);
        checkpoint!();
        sum + u32::from(is_in(2)) + u32::from(is_in(9))
    } else {
        sum += 1;
        drop(list);
        checkpoint!();
        sum
    }
}

#[resumable]
fn lent(list: Vec<u32>) -> u32 {
    let big = 5;
    let rest = if let Some(last) = list.last()
        && *last > 1
    {
        if *last > big {
            drop(list);
            7
        } else {
            checkpoint!();
            1
        }
    } else {
        checkpoint!();
        list.first().copied().unwrap_or_default()
    };
    checkpoint!();
    rest
}

#[resumable]
fn chosen(n: u32) -> usize {
    let (one, two) = (vec![n], vec![n, n]);
    let list = if n > 5 { &one } else { &two };
    checkpoint!();
    list.len()
}

#[resumable]
fn exclusive(mut list: Vec<u32>, flag: bool) -> Vec<u32> {
    let all = &mut list;
    all.push(1);
    if flag {
        checkpoint!();
        for n in all.iter_mut() {
            *n += 1;
            checkpoint!();
        }
        for n in all.iter() {
            checkpoint!();
            effect(n);
        }
        list
    } else {
        drop(list);
        checkpoint!();
        Vec::new()
    }
}

#[resumable]
fn statements(n: usize) -> usize {
    let length = {
        checkpoint!();
        vec![n]
    }
    .len();
    if ({
        checkpoint!();
        vec![n]
    })
    .is_empty()
    {
        effect("empty");
    }
    length
}

fn run<T, C>(call: C) -> T
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: serde::Serialize + serde::de::DeserializeOwned + 'static,
{
    match Runtime::new(MemoryStore::default()).run("strict", call) {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn clean_code_gives_the_right_values() {
    assert_eq!((run(views(vec![1, 2, 3], true)), run(views(vec![1], false))), (3, 2));
    assert_eq!((run(matched(Some("ab".into()), 1)), run(matched(Some("ab".into()), 0))), (2, 3));
    assert_eq!((run(matched(Some("ab".into()), 2)), run(matched(None, 1))), (12, 3));
    assert_eq!((run(loops(vec![1, 2], true)), run(loops(vec![1], false))), (4, 1));
    assert_eq!((run(lent(vec![3, 4])), run(lent(vec![6])), run(lent(vec![1]))), (1, 7, 1));
    assert_eq!((run(chosen(3)), run(chosen(6))), (2, 1));
    assert_eq!((run(exclusive(vec![1], true)), run(exclusive(vec![], false))), (vec![2, 2], vec![]));
    assert_eq!(run(statements(4)), 1);
}
