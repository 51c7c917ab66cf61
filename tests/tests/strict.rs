//! Generated code under every lint there is: this file compiles only if the expansions are clean.
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
#![cfg_attr(
    plain,
    allow(
        clippy::needless_pass_by_value,
        clippy::unit_arg,
        reason = "a call owns what it reads and is a value itself, a plain function is not"
    )
)]

use std::collections::BTreeMap;
use std::num::ParseIntError;

#[cfg(not(plain))]
use asap_runtime::{checkpoint, resumable};
#[cfg(plain)]
use asap_tests::plain_checkpoint as checkpoint;
use asap_tests::trace::effect;
use serde::{Deserialize, Serialize};

/// An order at a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Order {
    Buy { amount: u32 },
    Sell(u32),
    Wait,
}

#[cfg_attr(not(plain), resumable)]
fn straight(n: u32) -> u32 {
    let doubled = n * 2;
    checkpoint!();
    let squared = doubled * doubled;
    checkpoint!("squared");
    squared + doubled
}

#[cfg_attr(not(plain), resumable)]
fn nothing() {
    effect("before");
    checkpoint!();
    effect("after");
}

#[cfg_attr(not(plain), resumable)]
fn branches(n: u32) -> String {
    let mut text = String::new();
    if n > 5 {
        text.push('>');
        checkpoint!();
    } else if n.is_multiple_of(5) {
        text.push('=');
    } else {
        checkpoint!();
        text.push('<');
    }
    text
}

#[cfg_attr(not(plain), resumable)]
fn values(n: u32) -> u32 {
    let factor = if n > 2 {
        checkpoint!();
        10
    } else {
        1
    };
    let sum = {
        checkpoint!();
        factor + n
    };
    sum * factor
}

#[cfg_attr(not(plain), resumable)]
fn matches_orders(order: Order) -> u32 {
    match order {
        Order::Buy { amount } if amount > 10 => {
            checkpoint!();
            amount
        }
        Order::Buy { amount } | Order::Sell(amount) => {
            checkpoint!();
            amount * 2
        }
        Order::Wait => 0,
    }
}

#[cfg_attr(not(plain), resumable)]
fn ranges(n: u32) -> u32 {
    let mut sum = 0;
    for i in 0..n {
        sum += i;
        checkpoint!();
    }
    for i in (0..=n).rev() {
        checkpoint!();
        sum += i;
    }
    sum
}

#[cfg_attr(not(plain), resumable)]
fn owned(names: Vec<String>) -> Vec<String> {
    let mut out = Vec::new();
    for (i, name) in names.into_iter().enumerate() {
        out.push(format!("{i}{name}"));
        checkpoint!();
    }
    out
}

#[cfg_attr(not(plain), resumable)]
fn borrowed(numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    for n in &numbers {
        sum += n;
        checkpoint!();
    }
    sum + numbers[0]
}

#[cfg_attr(not(plain), resumable)]
fn exclusive(mut numbers: Vec<u32>) -> Vec<u32> {
    for n in &mut numbers {
        *n += 1;
        checkpoint!();
        *n *= 2;
    }
    numbers
}

#[cfg_attr(not(plain), resumable)]
fn whiles(n: u32) -> u32 {
    let mut left = n;
    let mut rounds = 0;
    while left > 0 {
        left /= 2;
        rounds += 1;
        checkpoint!();
    }
    rounds
}

#[cfg_attr(not(plain), resumable)]
fn while_lets(mut stack: Vec<u32>) -> u32 {
    let mut sum = 0;
    while let Some(top) = stack.pop() {
        checkpoint!();
        sum = sum * 10 + top;
    }
    sum
}

#[cfg_attr(not(plain), resumable)]
fn labels(n: u32) -> u32 {
    let mut count = 0;
    'outer: for i in 0..n {
        for j in 0..n {
            if i + j > 4 {
                checkpoint!();
                break 'outer;
            }
            if j > i {
                continue 'outer;
            }
            count += 1;
            checkpoint!();
        }
    }
    count
}

#[cfg_attr(not(plain), resumable)]
fn loops(n: u32) -> u32 {
    let mut power = 1;
    let found = loop {
        power *= 2;
        checkpoint!();
        if power > n {
            break power;
        }
    };
    checkpoint!();
    found
}

#[cfg_attr(not(plain), resumable)]
fn question_marks(text: String) -> Result<i64, ParseIntError> {
    let n: i64 = text.trim().parse()?;
    checkpoint!();
    let twice = (n * 2).to_string().parse::<i64>()?;
    checkpoint!();
    Ok(twice)
}

#[cfg_attr(not(plain), resumable)]
fn if_lets(n: Option<u32>) -> u32 {
    if let Some(n) = n
        && n > 3
    {
        checkpoint!();
        return n;
    }
    checkpoint!();
    0
}

#[cfg_attr(not(plain), resumable)]
fn leftovers(n: u32, pairs: Vec<(u32, String)>) -> u32 {
    let mut sum = 0;
    for (number, _) in pairs {
        checkpoint!();
        sum += number;
    }
    for _ in vec![n; 2] {
        checkpoint!();
        sum += 1;
    }
    let mut names = vec![sum.to_string(), String::new()];
    while let Some(_) = names.pop() {
        checkpoint!();
        sum += 10;
    }
    if let (_, Some(left)) = (n, n.checked_sub(1)) {
        checkpoint!();
        sum += left;
    } else {
        checkpoint!();
        sum += 100;
    }
    match (names.len(), sum.checked_sub(1)) {
        (_, None) => 0,
        (_, Some(less)) => {
            checkpoint!();
            less
        }
    }
}

#[cfg_attr(not(plain), resumable)]
fn let_elses(n: Option<u32>) -> u32 {
    let Some(n) = n else {
        return 7;
    };
    checkpoint!();
    n + 1
}

#[cfg_attr(not(plain), resumable)]
fn late(flag: bool) -> String {
    let text;
    if flag {
        text = String::from("yes");
        checkpoint!();
    } else {
        checkpoint!();
        text = String::from("no");
    }
    text
}

#[cfg_attr(not(plain), resumable)]
fn shadows(n: u32) -> usize {
    checkpoint!();
    let n = n.to_string();
    checkpoint!();
    let n = n.len();
    checkpoint!();
    n
}

#[cfg_attr(not(plain), resumable)]
fn moves(n: u32) -> usize {
    let mut sent = 0;
    let mut buffer = Vec::new();
    for i in 0..n {
        buffer.push(i);
        if buffer.len() == 2 {
            sent += drain(buffer);
            checkpoint!();
            buffer = Vec::new();
        }
    }
    sent + buffer.len()
}

fn drain(buffer: Vec<u32>) -> usize {
    let length = buffer.len();
    drop(buffer);
    length
}

#[cfg_attr(not(plain), resumable)]
fn patterns((a, [b, _]): (u32, [u32; 2])) -> BTreeMap<u32, (u32, u32)> {
    let (sum, product) = (a + b, a * b);
    checkpoint!();
    let mut map = BTreeMap::new();
    map.insert(a, (sum, product));
    checkpoint!();
    map
}

#[cfg_attr(not(plain), resumable)]
fn borrows(numbers: Vec<u32>) -> u32 {
    let first = &numbers[0];
    checkpoint!();
    let tail = &numbers[1..];
    checkpoint!();
    first + tail.iter().sum::<u32>()
}

#[cfg_attr(not(plain), resumable)]
fn arguments(n: u32) -> Vec<u32> {
    let mut list = Vec::new();
    list.push({
        checkpoint!();
        n
    });
    list.extend(vec![n; 2]);
    checkpoint!();
    list
}

#[cfg_attr(not(plain), resumable)]
fn lines(text: String) -> usize {
    let mut total = 0;
    for (number, line) in text.lines().enumerate() {
        total += number * line.len();
        checkpoint!();
    }
    total
}

#[cfg(plain)]
fn run<T>(value: T) -> T {
    value
}

#[cfg(not(plain))]
fn run<T, C>(call: C) -> T
where
    C: asap_runtime::Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: Serialize + serde::de::DeserializeOwned + 'static,
{
    let runtime = asap_runtime::Runtime::new(asap_runtime::store::MemoryStore::default());
    match runtime.run("strict", call) {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

#[cfg(plain)]
fn fine<T, E: std::fmt::Debug>(value: Result<T, E>) -> T {
    match value {
        Ok(value) => value,
        Err(error) => panic!("{error:?}"),
    }
}

#[cfg(not(plain))]
fn fine<T>(value: T) -> T {
    value
}

#[test]
fn clean_code_gives_the_right_values() {
    run(nothing());
    assert_eq!(run(straight(2)), 20);
    assert_eq!((run(branches(9)), run(branches(5)), run(branches(1))), (">".into(), "=".into(), "<".into()));
    assert_eq!((run(values(3)), run(values(1))), (130, 2));
    assert_eq!(run(matches_orders(Order::Buy { amount: 11 })), 11);
    assert_eq!(run(matches_orders(Order::Sell(4))) + run(matches_orders(Order::Wait)), 8);
    assert_eq!(run(ranges(4)), 16);
    assert_eq!(run(owned(vec!["a".into(), "b".into()])), ["0a", "1b"]);
    assert_eq!(run(borrowed(vec![1, 2])), 4);
    assert_eq!(run(exclusive(vec![1, 2])), [4, 6]);
    assert_eq!(run(whiles(5)), 3);
    assert_eq!(run(while_lets(vec![1, 2, 3])), 321);
    assert_eq!(run(labels(3)), 6);
    assert_eq!(run(loops(5)), 8);
    assert_eq!(fine(run(question_marks(" 21 ".into()))), 42);
    assert_eq!((run(if_lets(Some(4))), run(if_lets(Some(1))), run(if_lets(None))), (4, 0, 0));
    assert_eq!((run(leftovers(3, vec![(1, "a".into())])), run(leftovers(0, vec![]))), (24, 121));
    assert_eq!((run(let_elses(Some(4))), run(let_elses(None))), (5, 7));
    assert_eq!((run(late(true)), run(late(false))), ("yes".into(), "no".into()));
    assert_eq!(run(shadows(123)), 3);
    assert_eq!(run(moves(5)), 5);
    assert_eq!(run(patterns((2, [3, 4]))), BTreeMap::from([(2, (5, 6))]));
    assert_eq!(run(borrows(vec![1, 2, 3])), 6);
    assert_eq!(run(arguments(1)), [1, 1, 1]);
    assert_eq!(run(lines("ab\ncd\ne".into())), 4);
}
