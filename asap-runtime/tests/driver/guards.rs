//! Values that cannot be saved, functions that cannot be told apart, and calls that cannot go on.

use asap_runtime::__private as __asap;
use asap_runtime::store::TaskRecord;
use asap_runtime::{Call, Error, Runtime, TaskStatus};
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::functions::{count, effects, restore};
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
        if !cx.checkpoint(1, |w| w.local("picky", &picky)) {
            __asap::stop().await;
        }
        Picky(given + 2)
    }
    static FUNCTION: __asap::Function = __asap::Function {
        name: "adds",
        file: "adds.rs",
        line: 1,
        parameters: &["picky"],
        checkpoints: &[__asap::Checkpoint { id: "added", line: 2, locals: &["picky"], hidden: &[] }],
        resume: |cx| __asap::infallible(body(cx, None)),
    };
    __asap::Call::new(&FUNCTION, __asap::arguments(|w| w.local("picky", &picky)), move |cx| {
        __asap::infallible(body(cx, Some((picky,))))
    })
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
        static FUNCTION: __asap::Function = __asap::Function {
            name: "waits",
            file: "waits.rs",
            line: 1,
            parameters: &[],
            checkpoints: &[],
            resume: |_| __asap::infallible(std::future::pending::<u8>()),
        };
        __asap::Call::new(&FUNCTION, __asap::arguments(|_| ()), |_| {
            __asap::infallible(std::future::pending::<u8>())
        })
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
    static FUNCTION: __asap::Function = __asap::Function {
        name: "bomb",
        file: "bomb.rs",
        line: 1,
        parameters: &[],
        checkpoints: &[__asap::Checkpoint { id: "lit", line: 2, locals: &["picky"], hidden: &[] }],
        resume: |_| __asap::infallible(async { 1u8 }),
    };
    let call: Call<u8> = __asap::Call::new(&FUNCTION, __asap::arguments(|_| ()), |mut cx| {
        __asap::infallible(async move {
            let _bomb = Bomb;
            if !cx.checkpoint(1, |w| w.local("picky", &Picky(13))) {
                __asap::stop().await;
            }
            1
        })
    });
    assert!(matches!(runtime().run("t", call), Err(Error::Unsaveable { .. })));
}

/// A function that has a hidden value, and loses a borrow if that is 0.
fn hides(value: u8) -> Call<u8> {
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
                __asap::stop().await;
            }
            cx.arrived();
            return Ok(value);
        }
        if !cx.checkpoint(1, |w| {
            w.local("value", &value);
            w.hidden("temporary 1", &value);
        }) {
            __asap::stop().await;
        }
        Err("stops here")
    }
    static FUNCTION: __asap::Function = __asap::Function {
        name: "hides",
        file: "hides.rs",
        line: 1,
        parameters: &["value"],
        checkpoints: &[__asap::Checkpoint {
            id: "hidden",
            line: 2,
            locals: &["value"],
            hidden: &["temporary 1"],
        }],
        resume: |cx| __asap::fallible(body(cx, None), |error| (*error).to_owned()),
    };
    __asap::inventory::submit! { __asap::Registration(&FUNCTION) }
    __asap::Call::new(&FUNCTION, __asap::arguments(|w| w.local("value", &value)), move |cx| {
        __asap::fallible(body(cx, Some((value,))), |error| (*error).to_owned())
    })
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
    const fn twin(line: u32) -> __asap::Function {
        __asap::Function {
            name: "twin",
            file: "twin.rs",
            line,
            parameters: &[],
            checkpoints: &[],
            resume: |_| __asap::infallible(async { 1u8 }),
        }
    }
    static ONE: __asap::Function = twin(1);
    static OTHER: __asap::Function = twin(2);
    __asap::inventory::submit! { __asap::Registration(&ONE) }
    __asap::inventory::submit! { __asap::Registration(&OTHER) }
    let call: Call<u8> =
        __asap::Call::new(&ONE, __asap::arguments(|_| ()), |_| __asap::infallible(async { 1u8 }));
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
