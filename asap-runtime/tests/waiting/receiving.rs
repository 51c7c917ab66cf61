//! `receive!` and `Runtime::send`.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::ManualClock;
use asap_runtime::{Awaited, Delivery, Error, Runtime, TaskStatus, Waits};

use crate::functions::{ask, greet, greet_async, nap, outer, sum};
use crate::{stores, until_status};

#[test]
fn a_task_receives_what_is_sent_to_it() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let receiver = runtime.clone();
        let waiting = thread::spawn(move || receiver.run("greet", greet()));
        until_status(&runtime, "greet", TaskStatus::InputRequired);
        runtime.send("greet", "name", "Ada".to_owned()).unwrap();
        while runtime.store().list_versions("greet").wait().unwrap().len() < 4 {
            thread::sleep(Duration::from_millis(1));
        }
        until_status(&runtime, "greet", TaskStatus::InputRequired);
        runtime.send("greet", "age", 36u8).unwrap();
        assert_eq!(waiting.join().unwrap().unwrap(), "Ada, 36");
    }
}

#[test]
fn sending_moves_the_task_to_working() {
    for store in stores() {
        let runtime = Runtime::new(store).with_waits(Waits::Return);
        let error = runtime.run("greet", greet()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "task `greet` waits for a message of topic `name`; `Runtime::send` sends one"
        );
        assert_eq!(runtime.task("greet").unwrap().unwrap().status, TaskStatus::InputRequired);
        runtime.send("greet", "name", "Ada".to_owned()).unwrap();
        assert_eq!(runtime.task("greet").unwrap().unwrap().status, TaskStatus::Working);
        match runtime.run("greet", greet()).unwrap_err() {
            Error::Waiting { awaited: Awaited::Message(topic), until: None, .. } => assert_eq!(topic, "age"),
            other => panic!("{other:?}"),
        }
        runtime.send("greet", "age", 36u8).unwrap();
        assert_eq!(runtime.run("greet", greet()).unwrap(), "Ada, 36");
    }
}

#[test]
fn messages_that_come_early_are_kept_in_their_order() {
    for store in stores() {
        let runtime = Runtime::new(store).with_waits(Waits::Return);
        runtime.run("greet", greet()).unwrap_err();
        // Not the topic it waits for.
        runtime.send("greet", "age", 36u8).unwrap();
        runtime.send("greet", "age", 37u8).unwrap();
        runtime.run("greet", greet()).unwrap_err();
        runtime.send("greet", "name", "Ada".to_owned()).unwrap();
        assert_eq!(runtime.run("greet", greet()).unwrap(), "Ada, 36");
    }
}

#[test]
fn each_message_is_received_once() {
    for store in stores() {
        let runtime = Runtime::new(store).with_waits(Waits::Return);
        runtime.run("sum", sum(5)).unwrap_err();
        for number in [1u64, 10, 100] {
            runtime.send("sum", "number", number).unwrap();
        }
        runtime.run("sum", sum(5)).unwrap_err();
        for number in [1000u64, 10_000, 100_000] {
            runtime.send("sum", "number", number).unwrap();
        }
        assert_eq!(runtime.run("sum", sum(5)).unwrap(), 11_111);
    }
}

#[test]
fn a_message_sent_twice_is_one() {
    for store in stores() {
        let runtime = Runtime::new(store).with_waits(Waits::Return);
        runtime.run("sum", sum(2)).unwrap_err();
        assert_eq!(runtime.send_once("sum", "number", "a", 1u64).unwrap(), Delivery::New);
        assert_eq!(runtime.send_once("sum", "number", "a", 1u64).unwrap(), Delivery::Known);
        assert_eq!(runtime.send_once("sum", "number", "b", 2u64).unwrap(), Delivery::New);
        assert_eq!(runtime.run("sum", sum(2)).unwrap(), 3);
    }
}

#[test]
fn nobody_is_waited_for_longer_than_told() {
    let clock = ManualClock::new();
    let runtime = Runtime::new(MemoryStore::new()).with_clock(clock.clone()).with_waits(Waits::Return);
    let hour = Duration::from_hours(1);
    let error = runtime.run("ask", ask(hour)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `ask` waits for a message of topic `approval`; `Runtime::send` sends one, until 1970-01-01T01:00:00Z"
    );
    clock.advance(hour);
    assert_eq!(runtime.run("ask", ask(hour)).unwrap(), None);
    runtime.run("in time", ask(hour)).unwrap_err();
    runtime.send("in time", "approval", true).unwrap();
    clock.advance(hour);
    assert_eq!(runtime.run("in time", ask(hour)).unwrap(), Some(true), "it is there, if late");
}

#[test]
fn a_call_waits_no_longer_than_its_task() {
    let runtime = Runtime::new(MemoryStore::new());
    assert_eq!(runtime.run("ask", ask(Duration::from_millis(30))).unwrap(), None);
}

#[test]
fn who_cannot_be_sent_to() {
    for store in stores() {
        let runtime = Runtime::new(store);
        assert!(matches!(runtime.send("nobody", "x", 1u8), Err(Error::TaskNotFound { .. })));
        runtime.run("over", nap(Duration::ZERO)).unwrap();
        let error = runtime.send("over", "x", 1u8).unwrap_err();
        assert_eq!(
            error.to_string(),
            "task `over` is completed; it receives nothing any more, and cannot be cancelled"
        );
    }
}

#[test]
fn a_message_of_another_type_stays() {
    let runtime = Runtime::new(MemoryStore::new()).with_waits(Waits::Return);
    runtime.run("sum", sum(1)).unwrap_err();
    runtime.send_once("sum", "number", "m1", "many".to_owned()).unwrap();
    for _ in 0..2 {
        let error = runtime.run("sum", sum(1)).unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("message `m1` of topic `number` for task `sum` is not a `u64`: "), "{text}");
        assert_eq!(runtime.task("sum").unwrap().unwrap().status, TaskStatus::Failed);
    }
}

#[test]
fn it_stands_where_an_expression_may() {
    let runtime = Runtime::new(MemoryStore::new()).with_waits(Waits::Return);
    let again = || runtime.run("outer", outer(3));
    again().unwrap_err();
    for limit in [9u32, 9, 0] {
        runtime.send("outer", "limit", limit).unwrap();
    }
    again().unwrap_err();
    runtime.send("outer", "sure", true).unwrap();
    again().unwrap_err();
    runtime.send("outer", "why", "it fits".to_owned()).unwrap();
    again().unwrap_err();
    runtime.send("outer", "sure", false).unwrap();
    assert_eq!(again().unwrap(), "0: it fits");
}

#[tokio::test]
async fn an_executor_goes_on_meanwhile() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let waiting = tokio::spawn(runtime.run("greet", greet_async()));
        loop {
            match runtime.send_async("greet", "name", "Ada".to_owned()).await {
                Err(Error::TaskNotFound { .. }) => tokio::time::sleep(Duration::from_millis(1)).await,
                sent => break sent.unwrap(),
            }
        }
        runtime.send_async("greet", "age", 36u8).await.unwrap();
        assert_eq!(waiting.await.unwrap().unwrap(), "Ada, 36");
    }
}

#[test]
fn no_send_is_missed() {
    // The receiver goes to sleep and is woken as often as it can be.
    let runtime = Runtime::new(MemoryStore::new());
    let count = 2000;
    let receiver = runtime.clone();
    let waiting = thread::spawn(move || receiver.run("sum", sum(count)));
    while runtime.task("sum").unwrap().is_none() {
        thread::yield_now();
    }
    let sender = Arc::new(runtime);
    let senders: Vec<_> = (0..2u64)
        .map(|_| {
            let sender = Arc::clone(&sender);
            thread::spawn(move || {
                for _ in 0..count / 2 {
                    sender.send("sum", "number", 1u64).unwrap();
                }
            })
        })
        .collect();
    for sender in senders {
        sender.join().unwrap();
    }
    assert_eq!(waiting.join().unwrap().unwrap(), count as u64);
}
