//! `effect!`: intents, results, and what is done when an outcome is not known.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::{Awaited, Error, Runtime, TaskStatus, Waits, checkpoint, effect, resumable};

use crate::stores;

/// The world: what was done in it, under which key.
#[derive(Debug, Default, Clone)]
struct World(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    done: Vec<(String, String)>,
    /// Panics at this call: before it is done, or behind that.
    dies: Option<(usize, bool)>,
    calls: usize,
}

impl World {
    fn act(&self, what: &str, key: &str) -> u64 {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let call = state.calls;
        state.calls += 1;
        assert_ne!(state.dies, Some((call, false)), "died before");
        state.done.push((what.to_owned(), key.to_owned()));
        assert_ne!(state.dies, Some((call, true)), "died behind");
        state.done.len() as u64
    }

    fn find(&self, what: &str) -> Option<u64> {
        let state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.done.iter().position(|(done, _)| done == what).map(|index| index as u64 + 1)
    }

    fn dies_at(&self, call: usize, behind: bool) {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).dies = Some((call, behind));
    }

    fn done(&self) -> Vec<String> {
        let state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.done.iter().map(|(what, _)| what.clone()).collect()
    }

    fn keys(&self) -> Vec<String> {
        let state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.done.iter().map(|(_, key)| key.clone()).collect()
    }
}

#[resumable]
fn charge(cards: Vec<String>, #[resource] world: World) -> Vec<u64> {
    let mut receipts = Vec::new();
    for card in cards {
        let receipt = effect!("charge", |key| world.act(&card, key));
        receipts.push(receipt);
    }
    receipts
}

#[resumable]
fn charge_again(cards: Vec<String>, #[resource] world: World) -> Vec<u64> {
    let mut receipts = Vec::new();
    for card in cards {
        receipts.push(effect!("charge", retry, |key| world.act(&card, key)));
    }
    receipts
}

#[resumable]
fn charge_checked(cards: Vec<String>, #[resource] world: World) -> Vec<u64> {
    let mut receipts = Vec::new();
    for card in cards {
        let receipt = effect!(check = world.find(&card), |key| world.act(&card, key));
        checkpoint!();
        receipts.push(receipt);
    }
    receipts
}

/// Without a checkpoint that stores what the effect gives.
#[resumable]
fn charge_found(cards: Vec<String>, #[resource] world: World) -> Result<Vec<u64>, String> {
    let mut receipts = Vec::new();
    for card in cards {
        receipts.push(effect!(check = Ok::<_, String>(world.find(&card))?, |key| world.act(&card, key)));
    }
    Ok(receipts)
}

#[resumable]
async fn charge_async(card: String, #[resource] world: World) -> Result<u64, String> {
    let first = effect!(async { world.act(&card, "-") }.await);
    let second = effect!("second", |key| {
        let receipt = world.act("second", key);
        if receipt > 9 { Err("too many".to_owned()) } else { Ok::<u64, String>(receipt) }
    })?;
    Ok(first * 10 + second)
}

#[resumable]
fn quiet(#[resource] world: World) {
    effect!(world.act("quiet", "-"));
    effect!("by name", {
        world.act("named", "-");
    });
}

fn cards() -> Vec<String> {
    ["a", "b", "c"].map(str::to_owned).to_vec()
}

fn runtime(store: Arc<dyn SnapshotStore>, world: &World) -> Runtime {
    Runtime::new(store).with_resource(world.clone()).with_waits(Waits::Return)
}

#[test]
fn an_effect_is_done_and_its_value_kept() {
    for store in stores() {
        let world = World::default();
        assert_eq!(runtime(store, &world).run("charge", charge(cards())).unwrap(), [1, 2, 3]);
        assert_eq!(
            world.keys().into_iter().collect::<HashSet<_>>().len(),
            3,
            "a key of its own for each round"
        );
    }
}

#[test]
fn an_effect_costs_two_snapshots_and_one_with_a_checkpoint_behind_it() {
    let world = World::default();
    let runtime = runtime(Arc::new(MemoryStore::new()), &world);
    runtime.run("kept", charge(cards())).unwrap();
    assert_eq!(runtime.store().list_versions("kept").wait().unwrap().len(), 1 + 3 * 2);
    runtime.run("checked", charge_checked(cards())).unwrap();
    assert_eq!(runtime.store().list_versions("checked").wait().unwrap().len(), 1 + 3 * 2);
}

#[test]
fn without_a_policy_the_task_waits_for_a_decision() {
    for behind in [false, true] {
        for store in stores() {
            let world = World::default();
            world.dies_at(1, behind);
            let runtime = runtime(store, &world);
            assert!(runtime.run("charge", charge(cards())).unwrap_err().is_failed());
            let before = world.done();
            let key = runtime.unresolved("charge").unwrap().unwrap().key;
            for _ in 0..2 {
                match runtime.run("charge", charge(cards())).unwrap_err() {
                    Error::Waiting { awaited: Awaited::Decision { effect, key: waits }, .. } => {
                        assert_eq!((&*effect, &waits), ("charge", &key));
                    }
                    other => panic!("{other:?}"),
                }
            }
            assert_eq!(world.done(), before, "nothing was done again");
            let record = runtime.task("charge").unwrap().unwrap();
            assert_eq!(record.status, TaskStatus::InputRequired);
            let shown = record.error.unwrap();
            assert!(shown.contains("`charge`") && shown.contains(&key), "{shown}");
            // What a person decides.
            if behind {
                runtime.resolve("charge", &key, 77u64).unwrap();
                assert_eq!(runtime.task("charge").unwrap().unwrap().status, TaskStatus::Working);
                assert_eq!(runtime.run("charge", charge(cards())).unwrap(), [1, 77, 3]);
            } else {
                runtime.retry("charge", &key).unwrap();
                assert_eq!(runtime.run("charge", charge(cards())).unwrap(), [1, 2, 3]);
                assert_eq!(world.keys()[1], key, "the same key");
            }
            assert_eq!(world.done(), ["a", "b", "c"]);
        }
    }
}

#[test]
fn a_retry_that_dies_waits_for_a_new_decision() {
    let world = World::default();
    world.dies_at(0, false);
    let runtime = runtime(Arc::new(MemoryStore::new()), &world);
    let again = || runtime.run("charge", charge(cards()));
    again().unwrap_err();
    let key = runtime.unresolved("charge").unwrap().unwrap().key;
    runtime.retry("charge", &key).unwrap();
    world.dies_at(1, true);
    assert!(again().unwrap_err().is_failed());
    assert!(again().unwrap_err().is_waiting(), "it is not done again by itself");
    assert_eq!(world.done(), ["a"]);
    assert_eq!(runtime.unresolved("charge").unwrap().unwrap().key, key);
    runtime.resolve("charge", &key, 1u64).unwrap();
    assert_eq!(again().unwrap(), [1, 2, 3]);
}

#[test]
fn a_retry_that_was_decided_twice_is_done_once() {
    for store in stores() {
        let world = World::default();
        world.dies_at(0, false);
        let runtime = runtime(store, &world);
        let again = || runtime.run("charge", charge(cards()));
        again().unwrap_err();
        let key = runtime.unresolved("charge").unwrap().unwrap().key;
        // Two people, or one who was not told that the first time was enough.
        runtime.retry("charge", &key).unwrap();
        runtime.retry("charge", &key).unwrap();
        world.dies_at(1, true);
        assert!(again().unwrap_err().is_failed());
        assert!(again().unwrap_err().is_waiting(), "both were about the first time");
        assert_eq!(world.done(), ["a"]);
        runtime.resolve("charge", &key, 1u64).unwrap();
        assert_eq!(again().unwrap(), [1, 2, 3]);
    }
}

#[test]
fn an_idempotent_effect_is_done_again_under_its_key() {
    for behind in [false, true] {
        let world = World::default();
        world.dies_at(1, behind);
        let runtime = runtime(Arc::new(MemoryStore::new()), &world);
        assert!(runtime.run("charge", charge_again(cards())).unwrap_err().is_failed());
        let key = runtime.unresolved("charge").unwrap().unwrap().key;
        assert_eq!(runtime.run("charge", charge_again(cards())).unwrap().len(), 3);
        let done = if behind { vec!["a", "b", "b", "c"] } else { vec!["a", "b", "c"] };
        assert_eq!(world.done(), done);
        assert_eq!(world.keys().iter().filter(|used| **used == key).count(), done.len() - 2);
    }
}

#[test]
fn a_check_finds_out() {
    for behind in [false, true] {
        let world = World::default();
        world.dies_at(1, behind);
        let runtime = runtime(Arc::new(MemoryStore::new()), &world);
        assert!(runtime.run("charge", charge_checked(cards())).unwrap_err().is_failed());
        assert_eq!(runtime.run("charge", charge_checked(cards())).unwrap(), [1, 2, 3]);
        assert_eq!(world.done(), ["a", "b", "c"]);
    }
}

#[test]
fn a_check_may_fail() {
    for behind in [false, true] {
        let world = World::default();
        world.dies_at(1, behind);
        let runtime = runtime(Arc::new(MemoryStore::new()), &world);
        assert!(runtime.run("charge", charge_found(cards())).unwrap_err().is_failed());
        assert_eq!(runtime.run("charge", charge_found(cards())).unwrap(), [1, 2, 3]);
        assert_eq!(world.done(), ["a", "b", "c"]);
    }
}

#[tokio::test]
async fn an_asynchronous_effect() {
    for store in stores() {
        let world = World::default();
        world.dies_at(1, true);
        let runtime = runtime(store, &world);
        assert!(runtime.run("charge", charge_async("a".to_owned())).await.unwrap_err().is_failed());
        let waiting = runtime.run("charge", charge_async("a".to_owned())).await.unwrap_err();
        assert!(waiting.is_waiting(), "{waiting}");
        let intent = runtime.unresolved_async("charge").await.unwrap().unwrap();
        assert_eq!(intent.effect, "second");
        let decider = runtime.clone();
        tokio::task::spawn_blocking(move || decider.resolve("charge", &intent.key, Ok::<u64, String>(5)))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(runtime.run("charge", charge_async("a".to_owned())).await.unwrap(), 15);
    }
}

#[test]
fn an_effect_may_be_a_statement() {
    let world = World::default();
    runtime(Arc::new(MemoryStore::new()), &world).run("quiet", quiet()).unwrap();
    assert_eq!(world.done(), ["quiet", "named"]);
}

#[test]
fn decisions_are_about_the_effect_at_hand() {
    let world = World::default();
    world.dies_at(0, false);
    let runtime = runtime(Arc::new(MemoryStore::new()), &world);
    assert!(matches!(runtime.retry("charge", "K"), Err(Error::TaskNotFound { .. })));
    runtime.run("charge", charge(cards())).unwrap_err();
    let key = runtime.unresolved("charge").unwrap().unwrap().key;
    let error = runtime.resolve("charge", "K", 1u64).unwrap_err().to_string();
    assert_eq!(
        error,
        format!(
            "task `charge` does not stand at an effect with the key K: it stands at one with the key {key}"
        )
    );
    // What is no result of this effect does not count.
    runtime.resolve("charge", &key, "no number".to_owned()).unwrap();
    assert!(runtime.run("charge", charge(cards())).unwrap_err().is_waiting());
    runtime.resolve("charge", &key, 4u64).unwrap();
    assert_eq!(runtime.run("charge", charge(cards())).unwrap(), [4, 1, 2]);
    assert!(matches!(runtime.retry("charge", &key), Err(Error::NotUnresolved { found: None, .. })));
    let error = runtime.send("charge", "$effect/x", 1u8).unwrap_err().to_string();
    assert_eq!(
        error,
        "not a valid message: topic `$effect/x`: names that begin with `$` are the runtime's own"
    );
}

#[cfg(feature = "worker")]
mod workers {
    use std::time::{Duration, Instant};

    use asap_runtime::Worker;
    use asap_runtime::store::queue::Standing;
    use tokio::sync::oneshot;

    use super::*;

    /// Nearly always it is in front of an effect that it is told to end.
    #[resumable]
    async fn charge_endlessly(#[resource] world: World) -> u64 {
        let mut last = 0;
        while last < 1_000_000 {
            tokio::time::sleep(Duration::from_millis(1)).await;
            last = effect!("charge", |key| world.act("charge", key));
        }
        last
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_worker_that_ends_leaves_no_effect_in_doubt() {
        for store in stores() {
            let world = World::default();
            let runtime = Runtime::new(store).with_resource(world.clone());
            runtime.queue("default").submit_async("charge", charge_endlessly()).await.unwrap();
            for turn in 1..=4 {
                let (stop, stopped) = oneshot::channel::<()>();
                let worker = tokio::spawn(Worker::new(runtime.clone()).run_until(async {
                    let _ = stopped.await;
                }));
                let (begun, before) = (Instant::now(), world.done().len());
                while world.done().len() < before + 3 {
                    assert!(
                        begun.elapsed() < crate::PATIENCE,
                        "{:?}",
                        runtime.store().record("charge").await
                    );
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                stop.send(()).unwrap();
                assert_eq!(worker.await.unwrap().unwrap().interrupted, 1, "turn {turn}");
                assert_eq!(runtime.unresolved_async("charge").await.unwrap(), None, "turn {turn}");
                let place = runtime.store().queue().unwrap().queued("charge").await.unwrap().unwrap();
                assert!(matches!(place.standing, Standing::Waiting(_)), "{place:?}");
            }
        }
    }
}
