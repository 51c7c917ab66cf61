//! Functions that call others, and functions that an executor polls.

use std::cell::Cell;
use std::hint::black_box;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use asap_runtime::{Runtime, call, checkpoint, resumable};

use crate::latest::Latest;
use crate::measure::in_turns;
use crate::report::Report;
use crate::state::State;
use crate::{Result, turns};

const CHECKPOINTS: u32 = 200;
const CALLS: u32 = 500;
const ROUNDS: u32 = 3_000;
const DEPTH: u32 = 10;

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    asynchronous(report)?;
    called(report)?;
    frames(report)
}

#[resumable]
async fn checkpoints(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.advance();
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

fn asynchronous(report: &mut Report) -> Result<()> {
    turns::against(Vec::new());
    let runtime = Runtime::new(Latest::default());
    let mut running = std::pin::pin!(runtime.run("async", checkpoints(ROUNDS, CHECKPOINTS)));
    match running.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer?,
        Poll::Pending => return Err("a store in memory answers at once".into()),
    };
    let (own, _) = turns::take();
    let note = format!(
        "durability: none; the same state as of a synchronous function; {:.0} ns in the fastest round",
        own.least_nanos(CHECKPOINTS)
    );
    report.bar("checkpoint, async, latest only", own.nanos(CHECKPOINTS), "ns", 1500.0, note);
    Ok(())
}

fn plain(x: u64) -> u64 {
    black_box(x).wrapping_mul(3)
}

#[resumable]
fn child(x: u64) -> u64 {
    if x == 0 {
        checkpoint!();
    }
    plain(x)
}

#[resumable]
fn calls(rounds: u32, count: u32) -> u64 {
    let mut sum = 1;
    for _ in 0..rounds {
        turns::begin();
        for i in 0..count {
            sum = call!(child(sum | u64::from(i) | 1));
        }
        turns::end();
    }
    sum
}

#[resumable]
fn calls_with_state(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.step = call!(child(state.step | 1));
        }
        turns::end();
    }
    state.step
}

fn called(report: &mut Report) -> Result<()> {
    let sides = || -> Vec<Box<dyn FnMut()>> {
        let mut sum = 1;
        vec![Box::new(move || {
            for i in 0..CALLS {
                sum = plain(sum | u64::from(i) | 1);
            }
            black_box(sum);
        })]
    };
    let runtime = Runtime::new(Latest::default());
    turns::against(sides());
    runtime.run("calls", calls(ROUNDS, CALLS))?;
    let (own, others) = turns::take();
    let note = format!(
        "of a function that reaches no checkpoint, against a plain call of {:.1} ns; the caller's frame holds two \
         integers and two loops; {:.0} ns in the fastest round",
        others[0].nanos(CALLS),
        own.least_nanos(CALLS)
    );
    report.bar("`call!` adds", own.more_nanos(&others[0], CALLS), "ns", 300.0, note);

    let runtime = Runtime::new(Latest::default());
    turns::against(sides());
    runtime.run("calls", calls_with_state(ROUNDS, CALLS))?;
    let (own, others) = turns::take();
    let note = format!(
        "the caller's frame holds 190 B of state; {:.0} ns in the fastest round",
        own.least_nanos(CALLS)
    );
    report.beside("the same, a larger frame", own.more_nanos(&others[0], CALLS), "ns", note);
    Ok(())
}

thread_local! {
    static TOOK: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

#[resumable]
fn deep(depth: u32, count: u32) -> u64 {
    let mut state = State::new();
    if depth > 0 {
        state.step += call!(deep(depth - 1, count));
        return state.step;
    }
    #[rebuild]
    let begun = Instant::now();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    TOOK.set(begun.elapsed());
    state.step
}

#[resumable]
fn flat(text: String, count: u32) -> u64 {
    let mut state = State::new();
    #[rebuild]
    let begun = Instant::now();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    TOOK.set(begun.elapsed());
    state.step + text.len() as u64
}

fn frames(report: &mut Report) -> Result<()> {
    const COUNT: u32 = 2_000;
    const ROUNDS: u32 = 40;

    let bytes = |runtime: &Runtime| -> Result<usize> {
        let stored = runtime.store().get("frames").wait()?.ok_or("the last checkpoint is stored")?;
        Ok(stored.data.as_json().len())
    };
    let (top, nested) = (Runtime::new(Latest::default()), Runtime::new(Latest::default()));
    top.run("frames", flat(String::new(), 1))?;
    nested.run("frames", deep(DEPTH, 1))?;
    let (top, nested) = (bytes(&top)?, bytes(&nested)?);
    let text = "x".repeat(nested - top);
    let (ours, theirs) = in_turns(
        ROUNDS,
        || {
            let runtime = Runtime::new(Latest::default());
            runtime.run("frames", deep(DEPTH, COUNT)).map(|_| TOOK.get())
        },
        || {
            let runtime = Runtime::new(Latest::default());
            runtime.run("frames", flat(text.clone(), COUNT)).map(|_| TOOK.get())
        },
    )?;
    let note = format!(
        "a checkpoint below {DEPTH} callers against one of a single function with a text of as many bytes: {nested} B of \
         data, {:.0} ns against {:.0} ns",
        ours.nanos(COUNT),
        theirs.nanos(COUNT)
    );
    report.bar("checkpoint with 10 frames", ours.ratio(&theirs), "x", 1.0, note);
    Ok(())
}
