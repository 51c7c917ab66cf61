//! Functions that are wrong on purpose: each must be found, and the message must lead to it.

use std::cell::Cell;
use std::collections::HashMap;

use asap_runtime::testing::{CrashTest, Mismatch};
use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

use crate::sample::{effect, effects};

/// Asserts that the message has these parts, in this order.
#[track_caller]
fn says(mismatch: &Mismatch, parts: &[&str]) {
    let text = mismatch.to_string();
    let mut rest = text.as_str();
    for part in parts {
        let Some(at) = rest.find(part) else { panic!("no `{part}`, or not there, in\n{text}") };
        rest = &rest[at + part.len()..];
    }
}

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
}

/// How often it was called, which a process that dies forgets.
fn calls() -> u64 {
    CALLS.set(CALLS.get() + 1);
    CALLS.get()
}

#[resumable]
fn counts_outside(rounds: u64) -> u64 {
    let mut number = 0;
    let mut round = 0;
    while round < rounds {
        round += 1;
        number = calls();
        checkpoint!("counted");
    }
    number
}

#[test]
fn a_counter_outside_of_the_locals_is_found() {
    let mismatch = CrashTest::new().on_restart(|| CALLS.set(0)).try_check(|| counts_outside(3)).unwrap_err();
    assert_eq!(mismatch.function(), "testing::wrong::counts_outside");
    assert_eq!(
        (mismatch.checkpoint(), mismatch.version(), mismatch.local()),
        (Some("counted"), Some(3), Some("number"))
    );
    says(
        &mismatch,
        &[
            "`testing::wrong::counts_outside` does not do after a crash what it does without one\n",
            "crashed          behind version 2\n",
            "went on from     version 2, at checkpoint `counted` (",
            "tests/testing/wrong.rs:",
            r#": {"rounds":3,"number":1,"round":1,"$resume""#,
            "differs          local `number` in version 3, at checkpoint `counted` (",
            "without a crash  2\n",
            "now              1\n",
            "hint             what is needed behind a checkpoint must be in a local",
        ],
    );
}

#[test]
fn a_function_that_differs_without_a_crash_is_told_apart() {
    CALLS.set(0);
    let mismatch = CrashTest::new().try_check(|| counts_outside(3)).unwrap_err();
    assert_eq!((mismatch.version(), mismatch.local()), (Some(2), Some("number")));
    says(
        &mismatch,
        &[
            "does not do the same when it is begun again\n",
            "differs          local `number` in version 2",
            "the first time   1\n",
            "hint             a run differs without any crash",
            "`on_reset`",
        ],
    );
}

#[resumable]
fn iterates_over_a_map(names: Vec<String>) -> Vec<String> {
    let mut ages: HashMap<String, usize> = HashMap::new();
    for name in names {
        let age = name.len();
        ages.insert(name, age);
    }
    checkpoint!("aged");
    let order: Vec<String> = ages.into_keys().collect();
    checkpoint!("ordered");
    order
}

#[test]
fn the_order_of_a_hash_map_is_found() {
    let names: Vec<_> = (0..20).map(|n| format!("name {n}")).collect();
    let mismatch = CrashTest::new().try_check(|| iterates_over_a_map(names.clone())).unwrap_err();
    assert_eq!((mismatch.checkpoint(), mismatch.local()), (Some("ordered"), Some("order")));
    says(
        &mismatch,
        &[
            "differs          local `order` in version 3",
            "name ",
            "the same elements in another order",
            "`.unordered(",
        ],
    );
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Basket {
    items: Vec<String>,
    #[serde(skip)]
    total: u32,
}

#[resumable]
fn loses_a_field(items: Vec<String>) -> u32 {
    let mut basket = Basket { items: Vec::new(), total: 0 };
    for item in items {
        basket.total += 10;
        basket.items.push(item);
        checkpoint!("in the basket");
    }
    basket.total
}

#[test]
fn a_field_that_is_not_saved_is_found() {
    let mismatch =
        CrashTest::new().try_check(|| loses_a_field(vec!["tea".into(), "milk".into()])).unwrap_err();
    // No snapshot shows it: the field is in none.
    assert_eq!((mismatch.checkpoint(), mismatch.local()), (None, None));
    says(
        &mismatch,
        &[
            "crashed          behind version 2\n",
            "went on from     version 2, at checkpoint `in the basket` (",
            "differs          the end\n",
            "without a crash  value 20\n",
            "now              value 10\n",
            "`#[serde(skip)]`",
        ],
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
struct Percent(u32);

impl From<Percent> for String {
    fn from(percent: Percent) -> Self {
        format!("{}%", percent.0)
    }
}

impl From<String> for Percent {
    /// Wrong beyond one digit.
    fn from(text: String) -> Self {
        Self(text.chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0))
    }
}

#[resumable]
fn reads_something_else(n: u32) -> u32 {
    let mut percent = Percent(0);
    for _ in 0..n {
        percent.0 += 6;
        checkpoint!("more");
    }
    percent.0
}

#[test]
fn a_type_that_reads_something_else_is_found() {
    let mismatch = CrashTest::new().try_check(|| reads_something_else(4)).unwrap_err();
    assert_eq!(
        (mismatch.checkpoint(), mismatch.version(), mismatch.local()),
        (Some("more"), Some(4), Some("percent"))
    );
    says(
        &mismatch,
        &["crashed          behind version 3\n", r#"without a crash  "18%""#, r#"now              "7%""#],
    );
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Picky(#[serde(deserialize_with = "refuse")] u32);

fn refuse<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    u32::deserialize(deserializer).and_then(|_| Err(serde::de::Error::custom("not today")))
}

#[resumable]
fn cannot_be_read_again() -> u32 {
    let picky = Picky(3);
    checkpoint!();
    picky.0
}

#[test]
fn a_type_that_cannot_be_read_again_is_found() {
    let mismatch = CrashTest::new().try_check(cannot_be_read_again).unwrap_err();
    says(
        &mismatch,
        &[
            "differs          the end\n",
            "value 3\n",
            "stopped by the runtime: `picky` in version 2",
            "not today",
        ],
    );
}

#[resumable]
fn returns_what_is_not_stored() -> Basket {
    let items = vec!["tea".to_owned()];
    checkpoint!();
    Basket { items, total: 7 }
}

#[test]
fn a_result_that_cannot_be_had_again_is_found() {
    let mismatch = CrashTest::new().try_check(returns_what_is_not_stored).unwrap_err();
    says(&mismatch, &["differs          the stored result, read again\n", "total: 7 }", "total: 0 }"]);
}

#[resumable]
fn does_it_once(n: u64) -> u64 {
    let mut i = 0;
    while i < n {
        checkpoint!("round");
        i += 1;
        if calls() <= n {
            effect(i);
        }
    }
    i
}

#[test]
fn an_effect_that_is_left_out_is_found() {
    // The counter lives through the crash, as a file with a count would.
    let test = CrashTest::new().compare_effects(effects).on_reset(|| CALLS.set(0));
    let mismatch = test.try_check(|| does_it_once(3)).unwrap_err();
    says(
        &mismatch,
        &[
            "crashed          before version 3 is stored\n",
            "differs          the effects behind version 4\n",
            ">    0  without a crash 3                               now -",
        ],
    );
}

#[test]
fn a_world_that_is_not_set_back_is_found() {
    CALLS.set(0);
    let mismatch = CrashTest::new().compare_effects(effects).try_check(|| does_it_once(2)).unwrap_err();
    says(
        &mismatch,
        &[
            "does not do the same when it is begun again",
            "the effects behind version 2\n",
            "now -",
            "`on_reset`",
        ],
    );
}

#[derive(Serialize, Deserialize)]
struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        effect(99);
    }
}

#[resumable]
fn holds_noise() -> u32 {
    let noisy = Noisy;
    effect(1);
    checkpoint!("held");
    effect(2);
    drop(noisy);
    1
}

#[test]
fn a_destructor_that_runs_when_the_attempt_is_stopped_is_told_apart() {
    let mismatch = CrashTest::new().compare_effects(effects).try_check(holds_noise).unwrap_err();
    says(
        &mismatch,
        &[
            "goes on although a checkpoint could not be stored\n",
            "effects although version 2 could not be stored\n",
            "now 99\n",
            "nothing but destructors runs",
        ],
    );
    let without = || effects().into_iter().filter(|effect| *effect != 99).collect::<Vec<_>>();
    CrashTest::new().compare_effects(without).check(holds_noise);
}
