//! Line 3 of the contract: What ran before a checkpoint never runs again: conditions, scrutinees, the sources of loops and arguments are
//! not evaluated a second time.

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::{Runnable, Runtime, checkpoint, resumable};
use asap_tests::Recorder;
use asap_tests::trace::{self, tap};

/// Carries on from each snapshot: what is done then must be exactly what had not been done.
fn never_again<T, C>(call: impl Fn() -> C, seen: &[&str])
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: serde::Serialize + serde::de::DeserializeOwned + 'static,
{
    let recorder = Recorder::default();
    let store = recorder.clone();
    let _ = trace::take();
    Runtime::new(store).with_retention(Retention::All).run("t", call()).unwrap();
    let whole = trace::take();
    let cuts = recorder.cuts();
    assert!(cuts.len() > 1, "no checkpoint was passed");
    for cut in cuts {
        let runtime = Runtime::new(MemoryStore::new());
        runtime.store().save(&cut.snapshot).wait().unwrap();
        runtime.resume::<T>("t").unwrap();
        assert_eq!(trace::take(), whole[cut.length..], "from {}", cut.snapshot.to_json());
    }
    for seen in seen {
        let line = |line: &&String| line.starts_with(seen);
        assert!(whole.iter().any(|one| line(&one)), "`{seen}` is not in the trace {whole:#?}");
    }
}

#[resumable]
fn conditions(n: u32) -> u32 {
    let mut n = n;
    if tap("if", n > 2) {
        n = 0;
        checkpoint!();
        n += tap("then", 1);
    } else if tap("else if", n > 1) {
        checkpoint!();
        n += 10;
    }
    if let Some(half) = tap("if let", (n > 0).then_some(n))
        && tap("chain", half < 100)
    {
        checkpoint!();
        n += half;
    }
    n
}

#[test]
fn a_condition_is_not_tested_again() {
    never_again(|| conditions(5), &["if:", "then:", "if let:", "chain:"]);
    never_again(|| conditions(2), &["if:", "else if:", "if let:"]);
}

#[resumable]
fn scrutinee(n: u32) -> String {
    let text = match tap("scrutinee", n % 3) {
        0 if tap("first guard", n > 10) => "large".to_owned(),
        0 if tap("second guard", true) => {
            checkpoint!();
            tap("arm", "small").to_owned()
        }
        other => {
            checkpoint!("other");
            format!("{other}")
        }
    };
    let Some(letter) = tap("let else", text.chars().next()) else {
        checkpoint!("empty");
        return String::new();
    };
    checkpoint!("end");
    format!("{text}{letter}")
}

#[test]
fn a_scrutinee_and_its_guards_are_not_evaluated_again() {
    never_again(|| scrutinee(3), &["scrutinee:", "first guard:", "second guard:", "arm:", "let else:"]);
    never_again(|| scrutinee(4), &["scrutinee:", "let else:"]);
}

fn source(label: &str, n: u32) -> Vec<u32> {
    tap(label, (0..n).collect())
}

#[resumable]
fn sources(n: u32) -> u32 {
    let mut sum = 0;
    for outer in source("outer", n) {
        for inner in source("inner", outer) {
            sum += tap("body", inner);
            checkpoint!("inner");
        }
        checkpoint!("outer");
    }
    for i in 0..tap("end", n) {
        sum += i;
        checkpoint!("range");
    }
    let mut left = n;
    while tap("while", left > 0) {
        left -= 1;
        checkpoint!("while");
    }
    sum
}

#[test]
fn the_source_of_a_loop_is_not_evaluated_again() {
    never_again(|| sources(3), &["outer:", "inner:", "body:", "end:", "while:"]);
}

fn add(a: u32, b: u32, c: u32) -> u32 {
    tap("call", a * 100 + b * 10 + c)
}

fn pause(n: u32) -> u32 {
    tap("operand", n)
}

#[resumable]
fn arguments(n: u32) -> (u32, u32) {
    let sum = add(
        tap("first", n),
        {
            checkpoint!("second");
            tap("second", n + 1)
        },
        {
            let third = pause(n + 2);
            checkpoint!("third");
            third
        },
    );
    let other = tap("left", sum) + {
        checkpoint!("right");
        tap("right", 1)
    };
    (sum, other)
}

#[test]
fn an_argument_is_not_evaluated_again() {
    never_again(|| arguments(3), &["first:", "second:", "operand:", "call:", "left:", "right:"]);
}

#[resumable]
fn ends(n: u32) -> u32 {
    let value = tap("before", n);
    checkpoint!();
    value
}

#[test]
fn a_completed_task_does_not_run_at_all() {
    let runtime = Runtime::new(MemoryStore::new());
    assert_eq!(runtime.run("t", ends(7)).unwrap(), 7);
    let _ = trace::take();
    assert_eq!(runtime.run("t", ends(7)).unwrap(), 7);
    assert_eq!(runtime.resume::<u32>("t").unwrap(), 7);
    assert!(runtime.recover().unwrap().is_empty());
    assert_eq!(trace::take(), [""; 0]);
}
