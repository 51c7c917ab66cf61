//! Generated code under every lint there is, as in `strict`: functions that call each other, `async` and generic ones,
//! methods, and resources.
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

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::future::ready;
use std::sync::atomic::{AtomicU32, Ordering};

use asap_runtime::store::MemoryStore;
use asap_runtime::{Runnable, Runtime, call, checkpoint, register, resumable};
use asap_tests::block_on;
use asap_tests::trace::effect;
use serde::{Deserialize, Serialize};

/// What the runtime supplies by value.
#[derive(Debug, Clone, Default)]
struct Settings {
    factor: u32,
}

/// What the runtime lends.
#[derive(Debug, Default)]
struct Meter(AtomicU32);

#[resumable]
fn child(n: u32) -> u32 {
    checkpoint!();
    n + 1
}

#[resumable]
fn fails(n: u32) -> Result<u32, String> {
    checkpoint!();
    n.checked_sub(3).ok_or_else(|| format!("{n} is small"))
}

#[resumable]
fn calls(n: u32) -> Result<u32, String> {
    call!(child(n));
    let first = call!(child(n));
    let mut sum = call!("named", child(first)) + call!(child(n + 1)) * 2;
    if call!(child(sum)) > 3 && call!(child(0)) == 1 {
        sum += call!(child(sum));
    }
    while call!(child(sum)) < 5 {
        sum += 1;
    }
    for i in 0..call!(child(2)) {
        sum += call!(child(i));
    }
    for i in 0..call!(child(1)) {
        effect(i);
    }
    let Some(rest) = call!(child(sum)).checked_sub(1) else {
        return Ok(0);
    };
    match call!(fails(rest)) {
        Ok(value) if value > 1_000 => Ok(value),
        Ok(value) => Ok(value + call!(fails(value))?),
        Err(error) => Err(error),
    }
}

#[resumable]
fn recurses(n: u32) -> u32 {
    checkpoint!();
    if n == 0 { 0 } else { call!(recurses(n - 1)) + n }
}

#[resumable]
async fn awaits(n: u32) -> Result<u32, String> {
    let first = ready(n).await;
    checkpoint!();
    let mut sum = call!(child(first));
    for i in 0..n {
        sum += ready(i).await;
        checkpoint!("added");
    }
    let (left, right) = tokio::join!(ready(sum), ready(1));
    let chosen = tokio::select! {
        value = ready(left) => value,
        value = ready(right) => value,
    };
    checkpoint!();
    Ok(call!(fails(chosen + 10))? + call!(awaits_again(right)))
}

#[resumable]
async fn awaits_again(n: u32) -> u32 {
    checkpoint!();
    ready(n).await
}

#[resumable(local)]
async fn stays(n: u32) -> u32 {
    let shared = std::rc::Rc::new(n);
    ready(()).await;
    let value = *shared;
    drop(shared);
    checkpoint!();
    call!(awaits_again(value))
}

#[resumable]
fn generic<T: Ord + Clone + Debug, const N: usize>(items: Vec<T>) -> Option<T>
where
    Option<T>: PartialEq,
{
    let mut best = None;
    for chunk in items.chunks(N) {
        best = best.max(chunk.iter().max().cloned());
        checkpoint!();
    }
    best
}

#[resumable]
fn implied(first: impl Display + Clone, mut count: usize) -> String {
    let mut text = String::new();
    while count > 0 {
        text += &first.to_string();
        count -= 1;
        checkpoint!();
    }
    text
}

register!(generic::<u32, 2>, |first: String, count: usize| implied(first, count));

/// A stack of anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stack<T> {
    items: Vec<T>,
}

#[resumable]
impl<T: Clone + Ord + Debug> Stack<T> {
    #[resumable]
    fn new() -> Self {
        checkpoint!();
        Self { items: Vec::new() }
    }

    #[resumable]
    fn filled(mut self, items: Vec<T>) -> Self {
        for item in items {
            self.items.push(item);
            checkpoint!();
        }
        self
    }

    #[resumable]
    fn largest(self) -> Option<T> {
        call!(generic::<_, 1>(self.items))
    }

    #[resumable]
    async fn len(self) -> usize {
        let Self { items } = self;
        checkpoint!();
        ready(items.len()).await
    }
}

/// Something with a name.
trait Named {
    /// The name.
    fn named(self) -> asap_runtime::Call<String>;
}

#[resumable]
impl Named for Stack<u32> {
    #[resumable]
    fn named(self) -> String {
        checkpoint!();
        format!("{:?}", self.items)
    }
}

#[resumable]
fn supplied(n: u32, #[resource] settings: Settings, #[resource] meter: &Meter) -> BTreeMap<u32, u32> {
    let mut map = BTreeMap::new();
    for i in 0..n {
        meter.0.fetch_add(settings.factor, Ordering::Relaxed);
        map.insert(i, meter.0.load(Ordering::Relaxed));
        checkpoint!();
    }
    map
}

fn runtime() -> Runtime {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.with_resource(Settings { factor: 2 }).with_resource(Meter::default())
}

fn run<C: Runnable>(call: C) -> C::Answer {
    runtime().run("strict", call)
}

#[test]
fn clean_code_gives_the_right_values() {
    assert_eq!(run(calls(1)).ok(), Some(41));
    assert_eq!(run(recurses(4)).ok(), Some(10));
    assert_eq!(run(generic::<_, 2>(vec![3, 1, 2])).ok(), Some(Some(3)));
    assert_eq!(run(implied('x', 2)).ok().as_deref(), Some("xx"));
    assert_eq!(run(Stack::<u8>::new()).ok(), Some(Stack { items: Vec::new() }));
    let filled = run(Stack { items: vec![1u32] }.filled(vec![5, 3]));
    assert_eq!(filled.ok(), Some(Stack { items: vec![1, 5, 3] }));
    assert_eq!(run(Stack { items: vec![1u8, 7] }.largest()).ok(), Some(Some(7)));
    assert_eq!(run(Stack { items: vec![1u32] }.named()).ok().as_deref(), Some("[1]"));
    assert_eq!(run(supplied(2)).ok(), Some(BTreeMap::from([(0, 2), (1, 4)])));
}

#[test]
fn clean_async_code_gives_the_right_values() {
    block_on(async {
        assert!(run(awaits(2)).await.is_ok_and(|value| value > 8));
        assert_eq!(run(stays(3)).await.ok(), Some(3));
        assert_eq!(run(Stack { items: vec![1, 2] }.len()).await.ok(), Some(2));
    });
}
