//! Values that cannot be saved, functions that cannot be told apart, and calls that cannot go on.

use asap_runtime::__private as __asap;
use asap_runtime::store::TaskRecord;
use asap_runtime::{Call, Error, Fails, Runtime, TaskStatus};
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::functions::{checkpoint, count, describe, effects, function, restore, saved};
use crate::runtime;

/// Serializes unless it holds this.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Picky(u8);

impl Serialize for Picky {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 == 13 {
            Err(serde::ser::Error::custom("13 is refused"))
        } else {
            self.0.serialize(serializer)
        }
    }
}

/// A function with one checkpoint, at which `picky` is saved as it is plus one, and which returns it plus two.
fn adds(picky: Picky) -> Call<Picky> {
    async fn body(mut cx: __asap::Cx, arguments: Option<(Picky,)>) -> Picky {
        let Some((Picky(given),)) = arguments else { __asap::stop().await };
        let picky = Picky(given + 1);
        if !saved(&mut cx, 1, |w| w.local("picky", &picky)) {
            return __asap::stop().await;
        }
        Picky(given + 2)
    }
    static FUNCTION: __asap::Function = function!(
        "adds" (picky: Picky) -> Picky,
        &[checkpoint("added", &["picky"], &[])],
        body,
        __asap::Finish::Value(__asap::infallible::<Picky>)
    );
    Call::new(&FUNCTION, (picky,))
}

#[test]
fn a_local_that_cannot_be_saved_stops_the_task_and_is_named() {
    let runtime = runtime();
    assert_eq!(runtime.run("fine", adds(Picky(1))).unwrap(), Picky(3));
    let error = runtime.run("t", adds(Picky(12))).unwrap_err();
    assert!(matches!(&error, Error::Unsaveable { checkpoint: "added", local, .. } if local == "picky"));
    assert!(error.to_string().contains("13 is refused"), "{error}");
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.error), (TaskStatus::Failed, Some(error.to_string())));
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1]);
}

#[test]
fn an_argument_that_cannot_be_saved_begins_nothing() {
    let runtime = runtime();
    let error = runtime.run("t", adds(Picky(13))).unwrap_err();
    assert!(matches!(&error, Error::Unsaveable { checkpoint: "start", local, .. } if local == "picky"));
    assert_eq!(runtime.task("t").unwrap(), None);
}

#[test]
fn a_result_that_cannot_be_saved_is_an_error() {
    let runtime = runtime();
    let error = runtime.run("t", adds(Picky(11))).unwrap_err();
    assert!(matches!(error, Error::UnsaveableResult { .. }), "{error}");
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Failed);
}

#[test]
fn a_body_that_waits_for_something_else_is_an_error() {
    fn waits() -> Call<u8> {
        async fn body(_: __asap::Cx, _: Option<()>) -> u8 {
            std::future::pending().await
        }
        static FUNCTION: __asap::Function =
            function!("waits" () -> u8, &[], body, __asap::Finish::Value(__asap::infallible::<u8>));
        Call::new(&FUNCTION, ())
    }
    let runtime = runtime();
    assert!(matches!(runtime.run("t", waits()), Err(Error::Suspended { function: "waits", .. })));
}

#[test]
fn a_destructor_that_panics_does_not_hide_why_the_task_stopped() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("dropped");
        }
    }
    async fn body(mut cx: __asap::Cx, _: Option<()>) -> u8 {
        let _bomb = Bomb;
        if !saved(&mut cx, 1, |w| w.local("picky", &Picky(13))) {
            return __asap::stop().await;
        }
        1
    }
    static FUNCTION: __asap::Function = function!(
        "bomb" () -> u8, &[checkpoint("lit", &["picky"], &[])], body, __asap::Finish::Value(__asap::infallible::<u8>)
    );
    let call: Call<u8> = Call::new(&FUNCTION, ());
    assert!(matches!(runtime().run("t", call), Err(Error::Unsaveable { .. })));
}

/// A function that has a hidden value, and loses a borrow if that is 0.
fn hides(value: u8) -> Call<u8, Fails<&'static str>> {
    async fn body(mut cx: __asap::Cx, arguments: Option<(u8,)>) -> Result<u8, &'static str> {
        let at = cx.at();
        let value;
        if at < 1 {
            let Some((given,)) = arguments else { __asap::stop().await };
            value = given;
        } else {
            value = restore!(cx, "value");
            let hidden: u8 = match cx.restore_hidden("temporary 1") {
                Some(hidden) => hidden,
                None => __asap::stop().await,
            };
            if hidden == 0 {
                cx.lost("`first` cannot be borrowed again");
                return __asap::stop().await;
            }
            cx.arrived();
            return Ok(value);
        }
        if !saved(&mut cx, 1, |w| {
            w.local("value", &value);
            w.hidden("temporary 1", &value);
        }) {
            return __asap::stop().await;
        }
        Err("stops here")
    }
    static FUNCTION: __asap::Function = function!(
        "hides" (value: u8) -> Result<u8, &'static str>,
        &[checkpoint("hidden", &["value"], &["temporary 1"])],
        body,
        __asap::Finish::Result(
            __asap::fallible::<u8, &'static str>,
            &__asap::Failing::<&'static str> { repeats: None, describe: |error| describe!(error) }
        )
    );
    __asap::inventory::submit! { __asap::Registration::Function(&FUNCTION) }
    Call::new(&FUNCTION, (value,))
}

#[test]
fn what_cannot_be_derived_again_is_an_error_that_leaves_the_task_as_it_was() {
    let runtime = runtime();
    assert!(runtime.run("fine", hides(1)).unwrap_err().is_failed());
    assert_eq!(runtime.resume::<u8>("fine").unwrap(), 1);
    assert!(runtime.run("t", hides(0)).unwrap_err().is_failed());
    let before = runtime.task("t").unwrap().unwrap();
    let error = runtime.resume::<u8>("t").unwrap_err();
    assert!(matches!(&error, Error::Lost { checkpoint: "hidden", .. }), "{error}");
    let after = runtime.task("t").unwrap().unwrap();
    assert_eq!((after.status, after.error), (before.status, before.error));
}

#[test]
fn two_functions_of_one_name_are_refused_before_the_crash() {
    async fn body(_: __asap::Cx, _: Option<()>) -> u8 {
        1
    }
    const fn twin(line: u32) -> __asap::Function {
        let function = function!("twin" () -> u8, &[], body, __asap::Finish::Value(__asap::infallible::<u8>));
        __asap::Function { file: "twin.rs", line, ..function }
    }
    static ONE: __asap::Function = twin(1);
    static OTHER: __asap::Function = twin(2);
    __asap::inventory::submit! { __asap::Registration::Function(&ONE) }
    __asap::inventory::submit! { __asap::Registration::Function(&OTHER) }
    let call: Call<u8> = Call::new(&ONE, ());
    let error = runtime().run("t", call).unwrap_err();
    assert!(error.to_string().contains("twin.rs:1") && error.to_string().contains("twin.rs:2"), "{error}");
}

#[test]
fn a_task_without_a_snapshot_cannot_be_resumed() {
    let runtime = runtime();
    let record = TaskRecord {
        task_id: "t".to_owned(),
        function: String::new(),
        status: TaskStatus::Submitted,
        attempt: 1,
        result: None,
        error: None,
        parent_task_id: None,
        depth: 0,
        failures: 0,
        failing_since: None,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    };
    let _ = runtime.store().swap_record(None, &record).wait().unwrap();
    assert!(matches!(runtime.resume::<u64>("t"), Err(Error::NotResumable { version: 0, .. })));
}

#[test]
fn without_version_1_the_arguments_cannot_be_compared() {
    let runtime = runtime();
    runtime.run("t", count(2)).unwrap();
    let last = runtime.store().get("t").wait().unwrap().unwrap();
    let other = crate::runtime();
    other.store().save(&last).wait().unwrap();
    assert!(matches!(other.run("t", count(2)), Err(Error::NotResumable { version: 1, .. })));
    assert_eq!(other.resume::<u64>("t").unwrap(), 3);
    effects();
}

#[test]
fn what_crosses_threads_does() {
    fn crosses<T: Send + Sync + 'static>() {}
    fn is_sent<T: Send>(_: &T) {}
    crosses::<Runtime>();
    crosses::<Error>();
    is_sent(&adds(Picky(1)));
}
