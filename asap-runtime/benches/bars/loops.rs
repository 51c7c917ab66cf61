//! A loop of 1 to 2 ns per iteration with a `checkpoint!()` in a branch that is never taken, against the same
//! function without the attribute.
//!
//! Without the attribute `checkpoint!()` does not compile. The plain function has a call in its place that rustc cannot
//! see into, so that the branch stays; beside that stands the ratio to a function whose branch is empty, which rustc
//! removes together with its test. Each multiplication needs the last one's result, so no side can be vectorized,
//! and what a loop costs is the latency of its arithmetic.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use asap_runtime::store::MemoryStore;
use asap_runtime::{Call, Runtime, checkpoint, resumable};

use crate::measure::in_turns;
use crate::report::Report;
use crate::{Result, turns};

const FACTOR: u64 = 6_364_136_223_846_793_005;
/// A value that no loop here reaches.
const KEY: u64 = 0x1234_5678_9abc_def1;
const ITERATIONS: u32 = 1 << 17;
const ITEMS: u32 = 1 << 14;
const ROUNDS: u32 = 1000;

#[resumable]
fn range(n: u64, key: u64) -> u64 {
    let mut acc = 1u64;
    let mut odd = 0u64;
    turns::begin();
    for i in 0..n {
        acc = (acc ^ i).wrapping_mul(FACTOR).rotate_left(7);
        if acc & 1 == 1 {
            odd += 1;
        }
        if acc == key {
            checkpoint!();
        }
    }
    turns::end();
    acc ^ odd
}

#[inline(never)]
fn plain_range<const KEPT: bool>(n: u64, key: u64) -> (u64, Duration) {
    let mut acc = 1u64;
    let mut odd = 0u64;
    let begun = Instant::now();
    for i in 0..n {
        acc = (acc ^ i).wrapping_mul(FACTOR).rotate_left(7);
        if acc & 1 == 1 {
            odd += 1;
        }
        if KEPT && acc == key {
            never();
        }
    }
    let time = begun.elapsed();
    (acc ^ odd, time)
}

#[resumable]
fn two_sums(n: u64, key: u64) -> u64 {
    let mut i = 0;
    let mut all = 1u64;
    let mut high = 0u64;
    turns::begin();
    while i < n {
        all = (all ^ i).wrapping_mul(FACTOR);
        high = high.wrapping_add(all >> 32);
        if all == key {
            checkpoint!();
        }
        i += 1;
    }
    turns::end();
    all ^ high
}

#[inline(never)]
fn plain_two_sums<const KEPT: bool>(n: u64, key: u64) -> (u64, Duration) {
    let mut i = 0;
    let mut all = 1u64;
    let mut high = 0u64;
    let begun = Instant::now();
    while i < n {
        all = (all ^ i).wrapping_mul(FACTOR);
        high = high.wrapping_add(all >> 32);
        if KEPT && all == key {
            never();
        }
        i += 1;
    }
    let time = begun.elapsed();
    (all ^ high, time)
}

#[resumable]
fn walk(passes: u64, key: u64) -> u64 {
    let items: Vec<u64> = items();
    let mut hash = 1u64;
    turns::begin();
    for _ in 0..passes {
        for item in &items {
            hash = (hash ^ item).wrapping_mul(FACTOR);
            if hash == key {
                checkpoint!();
            }
        }
    }
    turns::end();
    hash
}

#[inline(never)]
fn plain_walk<const KEPT: bool>(passes: u64, key: u64) -> (u64, Duration) {
    let items: Vec<u64> = items();
    let mut hash = 1u64;
    let begun = Instant::now();
    for _ in 0..passes {
        for item in &items {
            hash = (hash ^ item).wrapping_mul(FACTOR);
            if KEPT && hash == key {
                never();
            }
        }
    }
    let time = begun.elapsed();
    (hash, time)
}

/// Not inlined, so that all sides have them from the same code.
#[inline(never)]
fn items() -> Vec<u64> {
    black_box((0..u64::from(ITEMS)).map(|i| i.wrapping_mul(FACTOR) >> 7).collect())
}

/// What stands in a plain function's branch.
#[cold]
#[inline(never)]
fn never() {
    black_box(());
}

type Marked = fn(u64, u64) -> Call<u64>;
type Plain = fn(u64, u64) -> (u64, Duration);

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let n = u64::from(ITERATIONS);
    let passes = u64::from(ITERATIONS / ITEMS);
    compare(report, "range", n, range, [plain_range::<true>, plain_range::<false>])?;
    compare(report, "while", n, two_sums, [plain_two_sums::<true>, plain_two_sums::<false>])?;
    compare(report, "vec", passes, walk, [plain_walk::<true>, plain_walk::<false>])
}

fn compare(report: &mut Report, name: &str, n: u64, marked: Marked, [kept, empty]: [Plain; 2]) -> Result<()> {
    let (ratio, note) = against(n, marked, kept)?;
    report.bar(&format!("loop, {name}"), ratio, "x", 1.10, note);
    let (ratio, note) = against(n, marked, empty)?;
    report.beside(&format!("loop, {name}, against no branch at all"), ratio, "x", note);
    Ok(())
}

/// The ratio, and the figures behind it.
fn against(n: u64, marked: Marked, plain: Plain) -> Result<(f64, String)> {
    let runtime = Runtime::new(MemoryStore::new());
    let mut task = 0;
    let mut results = (0, 0);
    let (ours, theirs) = in_turns::<Box<dyn Error>>(
        ROUNDS,
        || {
            task += 1;
            turns::against(Vec::new());
            results.0 = black_box(runtime.run(task.to_string(), marked(black_box(n), black_box(KEY)))?);
            let (own, _) = turns::take();
            Ok(own.last())
        },
        || {
            let (result, time) = plain(black_box(n), black_box(KEY));
            results.1 = black_box(result);
            Ok(time)
        },
    )?;
    assert_eq!(results.0, results.1, "the marked function computes what the plain one does");
    let (marked, plain) = (ours.nanos(ITERATIONS), theirs.nanos(ITERATIONS));
    let least = ours.least_nanos(ITERATIONS) / theirs.least_nanos(ITERATIONS);
    let note = format!(
        "{marked:.2} ns against {plain:.2} ns per iteration; {least:.2} x between the fastest rounds"
    );
    Ok((ours.ratio(&theirs), note))
}
