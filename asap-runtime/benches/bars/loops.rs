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
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::measure::in_turns;
use crate::report::Report;
use crate::{Result, turns};

const FACTOR: u64 = 6_364_136_223_846_793_005;
/// A value that no loop here reaches.
const KEY: u64 = 0x1234_5678_9abc_def1;
const ITERATIONS: u32 = 1 << 17;
const ITEMS: u32 = 1 << 14;
/// Rounds of each copy.
const ROUNDS: u32 = 150;
const COPIES: usize = 9;

#[resumable]
fn range<const COPY: u64>(n: u64, key: u64) -> u64 {
    let mut acc = COPY;
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
fn plain_range<const COPY: u64, const KEPT: bool>(n: u64, key: u64) -> (u64, Duration) {
    let mut acc = COPY;
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
fn two_sums<const COPY: u64>(n: u64, key: u64) -> u64 {
    let mut i = 0;
    let mut all = COPY;
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
fn plain_two_sums<const COPY: u64, const KEPT: bool>(n: u64, key: u64) -> (u64, Duration) {
    let mut i = 0;
    let mut all = COPY;
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
fn walk<const COPY: u64>(passes: u64, key: u64) -> u64 {
    let items: Vec<u64> = items();
    let mut hash = COPY;
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
fn plain_walk<const COPY: u64, const KEPT: bool>(passes: u64, key: u64) -> (u64, Duration) {
    let items: Vec<u64> = items();
    let mut hash = COPY;
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

type Marked = fn(&Runtime, String, u64, u64) -> asap_runtime::Result<u64>;
type Plain = fn(u64, u64) -> (u64, Duration);

/// A copy: the marked function, the plain one, and the plain one with nothing in its branch.
type Sides = (Marked, Plain, Plain);

macro_rules! copies {
    ($marked:ident, $plain:ident) => {
        copies!($marked, $plain; 1 3 5 7 9 11 13 15 17)
    };
    ($marked:ident, $plain:ident; $($copy:literal)*) => {
        [$((
            |runtime, id, n, key| runtime.run(id, $marked::<$copy>(n, key)),
            $plain::<$copy, true>,
            $plain::<$copy, false>,
        )),*]
    };
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let n = u64::from(ITERATIONS);
    let passes = u64::from(ITERATIONS / ITEMS);
    compare(report, "range", n, &copies!(range, plain_range))?;
    compare(report, "while", n, &copies!(two_sums, plain_two_sums))?;
    compare(report, "vec", passes, &copies!(walk, plain_walk))
}

fn compare(report: &mut Report, name: &str, n: u64, copies: &[Sides; COPIES]) -> Result<()> {
    let kept = copies.iter().map(|&(marked, kept, _)| against(n, marked, kept)).collect::<Result<_>>()?;
    let (ratio, note) = median_of(kept);
    report.bar(&format!("loop, {name}"), ratio, "x", 1.10, note);
    let empty = copies.iter().map(|&(marked, _, empty)| against(n, marked, empty)).collect::<Result<_>>()?;
    let (ratio, note) = median_of(empty);
    report.beside(&format!("loop, {name}, against no branch at all"), ratio, "x", note);
    Ok(())
}

/// One copy's ratio, and the nanoseconds of an iteration behind it.
struct Compared {
    ratio: f64,
    marked: f64,
    plain: f64,
}

/// The copy with the median ratio, and how far the others are from it.
fn median_of(mut copies: Vec<Compared>) -> (f64, String) {
    copies.sort_by(|one, other| one.ratio.total_cmp(&other.ratio));
    let Compared { ratio, marked, plain } = copies[COPIES / 2];
    let (least, most) = (copies[0].ratio, copies[COPIES - 1].ratio);
    let note = format!(
        "{marked:.2} ns against {plain:.2} ns per iteration; {COPIES} copies of both, from {least:.2} to {most:.2} x"
    );
    (ratio, note)
}

fn against(n: u64, marked: Marked, plain: Plain) -> Result<Compared> {
    let runtime = Runtime::new(MemoryStore::new());
    let mut task = 0;
    let mut results = (0, 0);
    let (ours, theirs) = in_turns::<Box<dyn Error>>(
        ROUNDS,
        || {
            task += 1;
            turns::against(Vec::new());
            results.0 = black_box(marked(&runtime, task.to_string(), black_box(n), black_box(KEY))?);
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
    Ok(Compared { ratio: ours.ratio(&theirs), marked, plain })
}
