//! Functions that end with an error or a panic, on purpose.

use std::cell::Cell;

use asap_runtime::testing::{CrashTest, crash_everywhere};
use asap_runtime::{checkpoint, resumable};

use crate::sample::{effect, effects};

#[resumable]
fn fails(at: u64) -> Result<u64, String> {
    let mut i = 0;
    loop {
        i += 1;
        effect(i);
        checkpoint!();
        if i == at {
            return Err(format!("number {i} is too much"));
        }
    }
}

#[resumable]
fn panics(at: u64) -> u64 {
    let mut i = 0;
    loop {
        i += 1;
        effect(i);
        checkpoint!();
        assert!(i < at, "number {i} is too much");
    }
}

#[test]
fn an_end_with_an_error_is_the_same_after_a_crash() {
    assert_eq!(CrashTest::new().compare_effects(effects).check(|| fails(2)).passed(), 2);
}

#[test]
fn an_end_with_a_panic_is_the_same_after_a_crash() {
    assert_eq!(CrashTest::new().compare_effects(effects).check(|| panics(2)).passed(), 2);
}

thread_local! {
    static TRIES: Cell<u32> = const { Cell::new(0) };
}

#[resumable]
fn fails_once() -> Result<u32, String> {
    let mut passed = 1;
    checkpoint!();
    if TRIES.replace(1) == 0 {
        return Err("the first time".to_owned());
    }
    passed += 1;
    Ok(passed)
}

#[test]
fn another_end_is_found() {
    let mismatch = CrashTest::new().on_reset(|| TRIES.set(0)).try_check(fails_once).unwrap_err();
    let text = mismatch.to_string();
    assert!(text.contains("does not do after a crash what it does without one\n"), "{text}");
    assert!(text.contains("differs          the end\n"), "{text}");
    assert!(text.contains("error: the first time\n"), "{text}");
    assert!(text.contains("now              value 2\n"), "{text}");
}

#[test]
fn what_a_process_forgets_is_forgotten_where_it_is_said() {
    CrashTest::new().on_restart(|| TRIES.set(0)).check(fails_once);
}

#[test]
#[should_panic(expected = "`testing::ends::fails_once` does not do the same when it is begun again")]
fn the_short_form_panics() {
    TRIES.set(0);
    crash_everywhere(fails_once);
}

#[resumable]
fn cannot_be_saved() -> usize {
    let deep = (0..600).fold(Deep(None), |inner, _| Deep(Some(Box::new(inner))));
    checkpoint!("deep");
    usize::from(deep.0.is_some())
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Deep(Option<Box<Self>>);

#[test]
fn a_function_that_the_runtime_stops_is_told() {
    let mismatch = CrashTest::new().try_check(cannot_be_saved).unwrap_err().to_string();
    let begin = "`testing::ends::cannot_be_saved` cannot be run at all: `deep` of task `crash test` cannot be saved at checkpoint `deep`: ";
    assert!(mismatch.starts_with(begin), "{mismatch}");
}
