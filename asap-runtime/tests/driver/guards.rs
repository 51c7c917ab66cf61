//! Values that cannot be saved, functions that cannot be told apart, and calls that cannot go on.

use std::sync::{Arc, Mutex};

use asap_runtime::__private as __asap;
use asap_runtime::store::TaskRecord;
use asap_runtime::{Call, Error, Runtime, TaskStatus};
use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::functions::{count, effects};
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
        checkpoints: &[__asap::Checkpoint { id: "added", line: 2, locals: &["picky"] }],
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

/// Takes down each warning.
#[derive(Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

impl tracing::field::Visit for Warnings {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0.lock().unwrap().push(format!("{value:?}"));
        }
    }
}

impl tracing::Subscriber for Warnings {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target().starts_with("asap_runtime::")
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut Warnings(Arc::clone(&self.0)));
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

#[test]
fn a_large_snapshot_is_warned_of_once_per_doubling() {
    fn grows() -> Call<usize> {
        static FUNCTION: __asap::Function = __asap::Function {
            name: "grows",
            file: "grows.rs",
            line: 1,
            parameters: &[],
            checkpoints: &[__asap::Checkpoint { id: "grown", line: 2, locals: &["small", "text"] }],
            resume: |_| __asap::infallible(async { 0usize }),
        };
        __asap::Call::new(&FUNCTION, __asap::arguments(|_| ()), |mut cx| {
            __asap::infallible(async move {
                let (small, mut text) = (7, String::new());
                for _ in 0..10 {
                    text.push_str(&"x".repeat(512 << 10));
                    if !cx.checkpoint(1, |w| {
                        w.local("small", &small);
                        w.local("text", &text);
                    }) {
                        __asap::stop().await;
                    }
                }
                text.len()
            })
        })
    }
    let warnings = Warnings::default();
    let heard = Arc::clone(&warnings.0);
    tracing::subscriber::with_default(warnings, || runtime().run("t", grows()).unwrap());
    let heard = heard.lock().unwrap();
    // Above 1, 2 and 4 MiB.
    assert_eq!(heard.len(), 3, "{heard:?}");
    assert!(heard[0].contains("`text: 1048578 bytes`, `$resume: "), "{heard:?}");
}
