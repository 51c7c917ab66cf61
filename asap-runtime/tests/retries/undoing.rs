//! `compensate!`: what a cancelled task has done is undone.

use std::sync::Arc;
use std::time::Duration;

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{
    Error, Runtime, TaskStatus, Waits, call, checkpoint, compensate, effect, receive, resumable, sleep,
};

use crate::stores;
use crate::world::World;

/// A journey: what is booked is given back if it is cancelled.
#[resumable]
fn journey(stops: Vec<String>, #[resource] world: World) -> Result<usize, String> {
    for stop in &stops {
        compensate!(give_back(stop.clone()));
        effect!(retry, world.act(&format!("book {stop}")))?;
    }
    let sure: bool = receive!("sure");
    if !sure {
        return Err("not sure".to_owned());
    }
    Ok(stops.len())
}

#[resumable]
fn give_back(stop: String, #[resource] world: World) -> Result<(), String> {
    checkpoint!();
    world.act(&format!("give back {stop}")).map(drop)
}

/// As [`journey`], in a function that was called, and slow to undo.
#[resumable]
fn called(#[resource] world: World) -> Result<String, String> {
    compensate!(slowly("outer".to_owned()));
    call!(inner())?;
    world.act("outer")?;
    Ok(receive!("word"))
}

#[resumable]
fn inner(#[resource] world: World) -> Result<(), String> {
    compensate!(slowly("inner".to_owned()));
    world.act("inner")?;
    checkpoint!();
    Ok(())
}

#[resumable]
fn slowly(what: String, #[resource] world: World) -> Result<(), String> {
    world.act(&format!("begin to undo {what}"))?;
    sleep!(Duration::from_hours(1));
    world.act(&format!("undid {what}"))?;
    Ok(())
}

#[resumable(cancel_on_failure, retry(attempts = 2, base = "1ms"))]
fn all_or_nothing(#[resource] world: World) -> Result<u32, String> {
    compensate!(give_back("a".to_owned()));
    effect!(retry, world.act("a"))?;
    world.act("b")
}

/// Registers what no snapshot has when it fails.
#[resumable]
fn forgetful(#[resource] world: World) -> Result<u32, String> {
    compensate!(give_back("one".to_owned()));
    checkpoint!();
    compensate!(give_back("two".to_owned()));
    world.act("three")
}

#[resumable]
fn given_back<T: std::fmt::Debug>(what: T) -> String {
    checkpoint!();
    format!("{what:?}")
}

#[resumable]
fn generic() -> u32 {
    compensate!(given_back(7u8));
    checkpoint!();
    8
}

fn stops() -> Vec<String> {
    ["a", "b", "c"].map(str::to_owned).to_vec()
}

fn runtime(store: Arc<dyn SnapshotStore>, world: &World) -> Runtime {
    Runtime::new(store).with_resource(world.clone()).with_waits(Waits::Return)
}

/// Stands at its question, everything booked.
fn booked(store: Arc<dyn SnapshotStore>, world: &World) -> Runtime {
    let runtime = runtime(store, world);
    assert!(runtime.run("journey", journey(stops())).unwrap_err().is_waiting());
    assert_eq!(world.done(), ["book a", "book b", "book c"]);
    runtime
}

#[test]
fn what_was_done_is_undone_in_reverse() {
    for store in stores() {
        let world = World::default();
        let runtime = booked(store, &world);
        let cancelled = runtime.cancel("journey").unwrap();
        assert_eq!(cancelled.undo.as_deref(), Some("journey/undo"));
        assert_eq!(world.done().len(), 3, "a cancellation from outside only marks");
        // Whoever comes to the task goes on with it; here it is who ran it.
        assert!(
            runtime
                .clone()
                .with_waits(Waits::Here)
                .run("journey", journey(stops()))
                .unwrap_err()
                .is_cancelled()
        );
        assert_eq!(world.done()[3..], ["give back c", "give back b", "give back a"]);
        assert_eq!(runtime.task("journey").unwrap().unwrap().status, TaskStatus::Cancelled);
        let undo = runtime.task("journey/undo").unwrap().unwrap();
        assert_eq!((undo.status, undo.result.as_deref()), (TaskStatus::Completed, Some("3")));
        assert_eq!((undo.parent_task_id.as_deref(), undo.depth), (Some("journey"), 1));
        let first = runtime.task("journey/undo/1").unwrap().unwrap();
        assert_eq!((first.status, first.depth), (TaskStatus::Completed, 2));
        assert_eq!(first.parent_task_id.as_deref(), Some("journey/undo"));
        // Once is enough.
        assert!(!runtime.cancel("journey").unwrap().is_new);
        runtime.run("journey", journey(stops())).unwrap_err();
        assert_eq!(runtime.resume::<u64>("journey/undo").unwrap(), 3);
        assert_eq!(world.done().len(), 6);
    }
}

#[test]
fn a_task_that_completes_undoes_nothing() {
    for store in stores() {
        let world = World::default();
        let runtime = booked(store, &world);
        runtime.send("journey", "sure", true).unwrap();
        assert_eq!(runtime.run("journey", journey(stops())).unwrap(), 3);
        assert!(matches!(runtime.cancel("journey"), Err(Error::Ended { .. })));
        assert_eq!(world.done().len(), 3);
        assert_eq!(runtime.tasks().unwrap().len(), 1);
    }
}

#[test]
fn recovery_undoes_too() {
    for store in stores() {
        let world = World::default();
        let runtime = booked(store, &world);
        runtime.cancel("journey").unwrap();
        // Each round goes as far as to the next wait: for a compensation, which is a task of its own.
        for _ in 0..9 {
            let recovered = runtime.clone().with_waits(Waits::Here).recover().unwrap();
            for (task, answer) in recovered {
                assert!(task.starts_with("journey/undo"), "{task}");
                assert!(answer.is_ok() || answer.as_ref().is_err_and(Error::is_waiting), "{answer:?}");
            }
            for child in (1..=3).rev().map(|n| format!("journey/undo/{n}")) {
                if runtime.task(&child).unwrap().is_some() {
                    runtime.resume::<()>(&child).unwrap();
                }
            }
        }
        assert_eq!(world.done()[3..], ["give back c", "give back b", "give back a"]);
        assert_eq!(runtime.task("journey/undo").unwrap().unwrap().status, TaskStatus::Completed);
    }
}

#[test]
fn each_waits_for_the_one_before() {
    for store in stores() {
        let world = World::default();
        let clock = asap_runtime::testing::ManualClock::new();
        let runtime = runtime(store, &world).with_clock(clock.clone());
        assert!(runtime.run("called", called()).unwrap_err().is_waiting());
        let undo = runtime.cancel("called").unwrap().undo.unwrap();
        let go_on = || {
            assert!(runtime.resume::<u64>(&undo).unwrap_err().is_waiting());
        };
        go_on();
        go_on();
        assert_eq!(world.done(), ["inner", "outer"], "put into the queue, once");
        assert!(runtime.task("called/undo/1").unwrap().is_none(), "not begun yet");
        assert!(runtime.resume::<()>("called/undo/2").unwrap_err().is_waiting());
        go_on();
        assert_eq!(world.done()[2..], ["begin to undo inner"]);
        assert!(runtime.task("called/undo/1").unwrap().is_none(), "the one before it is under way");
        clock.advance(Duration::from_hours(1));
        runtime.resume::<()>("called/undo/2").unwrap();
        go_on();
        assert!(runtime.resume::<()>("called/undo/1").unwrap_err().is_waiting());
        clock.advance(Duration::from_hours(1));
        runtime.resume::<()>("called/undo/1").unwrap();
        assert_eq!(runtime.resume::<u64>(&undo).unwrap(), 2);
        let done = ["begin to undo inner", "undid inner", "begin to undo outer", "undid outer"];
        assert_eq!(world.done()[2..], done);
    }
}

#[test]
fn a_compensation_that_fails_is_seen_and_can_be_gone_on_with() {
    for store in stores() {
        let world = World::default();
        let runtime = booked(store, &world).with_waits(Waits::Here);
        let undo = runtime.cancel("journey").unwrap().undo.unwrap();
        world.fails_behind(1, 1);
        let error = runtime.resume::<u64>(&undo).unwrap_err();
        let function = "retries::undoing::give_back";
        assert_eq!(
            error.to_string(),
            format!(
                "task `journey/undo` failed: compensation 2 of task `journey`, `{function}`, is failed: \
                 give back b failed at try 5; resume task `journey/undo/2`, then this one"
            )
        );
        assert_eq!(runtime.task("journey/undo").unwrap().unwrap().status, TaskStatus::Failed);
        assert_eq!(world.done()[3..], ["give back c"], "nothing behind it");
        assert_eq!(runtime.task("journey").unwrap().unwrap().status, TaskStatus::Cancelled);
        runtime.resume::<()>("journey/undo/2").unwrap();
        assert_eq!(runtime.resume::<u64>(&undo).unwrap(), 3);
        assert_eq!(world.done()[3..], ["give back c", "give back b", "give back a"]);
    }
}

#[test]
fn the_last_failure_may_cancel() {
    for store in stores() {
        let world = World::default();
        let runtime = Runtime::new(store).with_resource(world.clone());
        world.fails_behind(1, 2);
        let error = runtime.run("all", all_or_nothing()).unwrap_err();
        assert_eq!(error.to_string(), "task `all` failed: b failed at try 3", "the failure that it was");
        assert_eq!(world.done(), ["a", "give back a"]);
        let record = runtime.task("all").unwrap().unwrap();
        assert_eq!(
            (record.status, record.error.as_deref()),
            (TaskStatus::Cancelled, Some("b failed at try 3"))
        );
        let error = runtime.run("all", all_or_nothing()).unwrap_err();
        assert_eq!(error.to_string(), "task `all` was cancelled: b failed at try 3");
        assert_eq!(runtime.run("fine", all_or_nothing()).unwrap(), 6);
    }
}

#[test]
fn what_no_snapshot_has_is_not_undone() {
    for store in stores() {
        let world = World::default();
        let runtime = runtime(store, &world);
        world.fails(1);
        assert!(runtime.run("forgetful", forgetful()).unwrap_err().is_failed());
        let undo = runtime.cancel("forgetful").unwrap().undo.unwrap();
        assert_eq!(runtime.with_waits(Waits::Here).resume::<u64>(&undo).unwrap(), 1);
        assert_eq!(world.done(), ["give back one"]);
    }
}

#[test]
fn a_compensation_that_nobody_could_find_is_refused_when_it_is_registered() {
    let runtime = Runtime::new(MemoryStore::new());
    let error = runtime.run("generic", generic()).unwrap_err();
    assert!(
        matches!(&error, Error::UnknownFunction { function, .. } if function.ends_with("given_back<u8>")),
        "{error}"
    );
}

#[test]
fn registered_compensations_are_readable_in_the_snapshot() {
    let world = World::default();
    let runtime = booked(Arc::new(MemoryStore::new()), &world);
    let latest = runtime.store().get("journey").wait().unwrap().unwrap();
    let data: serde_json::Value = serde_json::from_str(latest.data.as_json()).unwrap();
    let undo = &data["$resume"]["undo"];
    assert_eq!(undo.as_array().unwrap().len(), 3);
    assert_eq!(undo[1]["function"], "retries::undoing::give_back");
    assert_eq!(undo[1]["start"]["stop"], "b");
}

/// What was done, without what was done again at once.
fn without_repetitions(world: &World) -> Vec<String> {
    let mut done = world.done();
    done.dedup();
    done
}

#[test]
fn wherever_a_process_dies_everything_is_undone_in_order() {
    let all = ["book a", "book b", "book c", "give back c", "give back b", "give back a"];
    for fault in [Fault::Before, Fault::After] {
        let mut deaths = 0;
        for n in 1.. {
            let (world, store) = (World::default(), FaultyStore::new(MemoryStore::new()));
            let sound = booked(Arc::new(store.clone()), &world);
            store.fail(When::any().nth(n), fault);
            store.fail(When::any().from_nth(n), Fault::Before);
            // It dies while it cancels, or while it undoes.
            let here = sound.clone().with_waits(Waits::Here);
            let ended = here.cancel("journey").and_then(|_| here.resume::<u64>("journey/undo"));
            store.repair();
            let status = sound.task("journey").unwrap().unwrap().status;
            let undo = sound.task("journey/undo").unwrap();
            if undo.is_none() {
                assert_eq!(status, TaskStatus::InputRequired, "death {n}: what is cancelled is undone");
                assert_eq!(world.done().len(), 3);
            } else {
                assert_eq!(here.resume::<u64>("journey/undo").unwrap(), 3, "death {n}, {fault:?}");
                assert_eq!(sound.task("journey").unwrap().unwrap().status, TaskStatus::Cancelled);
                assert_eq!(without_repetitions(&world), all, "death {n}, {fault:?}");
                assert_eq!(sound.tasks().unwrap().len(), 1 + 1 + 3, "death {n}: nothing was begun twice");
            }
            if ended.is_ok() {
                break;
            }
            deaths = n;
        }
        assert!(deaths > 30, "{deaths} places to die at");
    }
}

#[test]
fn wherever_a_process_dies_the_last_failure_cancels() {
    let mut deaths = 0;
    for n in 1.. {
        let (world, store) = (World::default(), FaultyStore::new(MemoryStore::new()));
        let runtime = Runtime::new(store.clone()).with_resource(world.clone());
        world.breaks("b");
        store.fail(When::any().from_nth(n), Fault::Before);
        runtime.run("all", all_or_nothing()).unwrap_err();
        store.repair();
        let is_over = runtime.task("all/undo").unwrap().is_some_and(|undo| undo.status.is_terminal());
        // It comes to its end, however often somebody has to ask.
        let mut asked = 0;
        while runtime.task("all").unwrap().is_none_or(|task| task.status != TaskStatus::Cancelled) {
            runtime.run("all", all_or_nothing()).unwrap_err();
            asked += 1;
            assert!(asked < 9, "death {n}");
        }
        assert!(runtime.run("all", all_or_nothing()).unwrap_err().is_cancelled());
        assert_eq!(runtime.resume::<u64>("all/undo").unwrap(), 1, "death {n}");
        let done = without_repetitions(&world);
        assert_eq!(done, ["a", "give back a"], "death {n}");
        if is_over {
            break;
        }
        deaths = n;
    }
    assert!(deaths > 10, "{deaths} places to die at");
}

#[cfg(feature = "worker")]
mod workers {
    use asap_runtime::Worker;
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn workers_undo_what_they_have_done() {
        for store in stores() {
            let world = World::default();
            let runtime = Runtime::new(store).with_resource(world.clone());
            let (stop, stopped) = oneshot::channel::<()>();
            let worker = Worker::new(runtime.clone()).queue("trips").concurrency(2);
            let worker = tokio::spawn(worker.run_until(async {
                let _ = stopped.await;
            }));
            runtime.queue("trips").submit_async("journey", journey(stops())).await.unwrap();
            let reaches = async |task: &str, status: TaskStatus| {
                let begun = std::time::Instant::now();
                while runtime.store().record(task).await.unwrap().map(|task| task.status) != Some(status) {
                    assert!(begun.elapsed() < crate::PATIENCE, "{:?}", runtime.store().record(task).await);
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            };
            reaches("journey", TaskStatus::InputRequired).await;
            runtime.cancel_because_async("journey", "rain").await.unwrap();
            reaches("journey/undo", TaskStatus::Completed).await;
            assert_eq!(world.done()[3..], ["give back c", "give back b", "give back a"]);
            let record = runtime.store().record("journey").await.unwrap().unwrap();
            assert_eq!((record.status, record.error.as_deref()), (TaskStatus::Cancelled, Some("rain")));
            stop.send(()).unwrap();
            worker.await.unwrap().unwrap();
        }
    }
}
