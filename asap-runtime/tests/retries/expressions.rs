//! `retry!`.

use std::sync::Arc;
use std::time::Duration;

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::testing::ManualClock;
use asap_runtime::{Clock, Error, Runtime, Waits, call, checkpoint, effect, resumable, retry};

use crate::stores;
use crate::world::World;

const SECOND: Duration = Duration::from_secs(1);

#[resumable]
fn page(#[resource] world: World) -> Result<u32, String> {
    let before = world.act("before")?;
    let page =
        retry!("page", attempts = 4, base = SECOND, max = 3 * SECOND, jitter = false, world.act("page"));
    checkpoint!();
    let line = retry!(world.act("line"), attempts = 2, base = SECOND, jitter = false)?;
    Ok(before * 10_000 + page.unwrap_or(99) * 100 + line)
}

#[resumable]
fn for_ten_seconds(#[resource] world: World) -> Result<u32, String> {
    retry!(within = 10 * SECOND, base = SECOND, max = 4 * SECOND, jitter = false, world.act("page"))
}

#[resumable]
fn unless_gone(gone: String, #[resource] world: World) -> Result<u32, String> {
    let failed = retry!(base = SECOND, on = |error: &String| !error.contains(&gone), world.act("page"));
    failed.map_err(|error| format!("{error}, and no more"))
}

/// Tries a function of its own, and with a `?` that leaves at once.
#[resumable]
fn nested(#[resource] world: World) -> Result<Vec<u32>, String> {
    let mut got = Vec::new();
    for round in 0..3u32 {
        let value = retry!(attempts = 3, base = SECOND, jitter = false, {
            let first = call!(child(round));
            checkpoint!();
            first.and_then(|first| world.act("second").map(|second| first * 10 + second))
        })?;
        got.push(value);
    }
    world.fails(1);
    let left = retry!(attempts = 9, {
        world.act("leaves")?;
        Ok::<u32, String>(7)
    });
    got.extend(left);
    Ok(got)
}

#[resumable]
fn child(round: u32, #[resource] world: World) -> Result<u32, String> {
    checkpoint!();
    world.act("first").map(|tried| round * 1000 + tried)
}

/// An effect in each try, with a key of its own.
#[resumable]
async fn charged(#[resource] world: World) -> Result<Vec<String>, String> {
    let keys = retry!(attempts = 3, base = SECOND, jitter = false, {
        effect!("charge", retry, |key| world.act("charge").map(|_| key.to_owned()))
    })?;
    Ok(vec![keys])
}

#[resumable]
async fn awaited(#[resource] world: World) -> u32 {
    let mut rounds = 0;
    'rounds: loop {
        let got = retry!(attempts = 2, base = Duration::from_millis(1), {
            tokio::task::yield_now().await;
            rounds += 1;
            if rounds == 5 {
                break 'rounds;
            }
            world.act("fetched")
        });
        if got.is_ok() {
            break;
        }
    }
    rounds
}

fn bench(store: Arc<dyn SnapshotStore>) -> (World, ManualClock, Runtime) {
    let (world, clock) = (World::default(), ManualClock::new());
    let runtime =
        Runtime::new(store).with_clock(clock.clone()).with_resource(world.clone()).with_waits(Waits::Return);
    (world, clock, runtime)
}

/// Goes on until the task has ended; what the pauses were.
fn run_through<T>(
    clock: &ManualClock,
    mut run: impl FnMut() -> Result<T, Error>,
) -> (Vec<f64>, Result<T, Error>) {
    let mut pauses = Vec::new();
    loop {
        match run() {
            Err(Error::Waiting { until: Some(until), .. }) => {
                let pause = until - clock.now();
                pauses.push(pause.as_seconds_f64());
                clock.advance(pause.to_std().unwrap());
            }
            answer => return (pauses, answer),
        }
    }
}

#[test]
fn an_expression_is_tried_again_after_longer_and_longer_pauses() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails_behind(1, 3);
        let (pauses, answer) = run_through(&clock, || runtime.run("page", page()));
        assert_eq!((pauses, answer.unwrap()), (vec![1.0, 2.0, 3.0], 10_000 + 500 + 6));
        assert_eq!(world.done(), ["before", "page", "line"], "what stands in front ran once");
    }
}

#[test]
fn the_last_error_is_the_expressions() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails_behind(1, 4 + 2);
        let (pauses, answer) = run_through(&clock, || runtime.run("page", page()));
        assert_eq!(pauses, [1.0, 2.0, 3.0, 1.0], "the page is given up, then the line");
        assert_eq!(answer.unwrap_err().to_string(), "task `page` failed: line failed at try 7");
    }
}

#[test]
fn the_count_survives_a_crash() {
    for store in stores() {
        let (world, clock, runtime) = bench(Arc::clone(&store));
        world.fails_behind(1, 99);
        assert!(runtime.run("page", page()).unwrap_err().is_waiting());
        clock.advance(SECOND);
        assert!(runtime.run("page", page()).unwrap_err().is_waiting());
        // Another process has nothing but the store.
        let after = Runtime::new(store)
            .with_clock(clock.clone())
            .with_resource(world.clone())
            .with_waits(Waits::Return);
        let (pauses, _) = run_through(&clock, || after.resume::<u32>("page"));
        assert_eq!(pauses[..2], [2.0, 3.0]);
        assert_eq!(world.tried(), 1 + 4 + 2);
    }
}

#[test]
fn a_limit_of_time() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails(99);
        let (pauses, answer) = run_through(&clock, || runtime.run("ten", for_ten_seconds()));
        assert_eq!(pauses, [1.0, 2.0, 4.0]);
        assert_eq!(answer.unwrap_err().to_string(), "task `ten` failed: page failed at try 4");
    }
}

#[test]
fn errors_that_are_not_worth_it_are_given_at_once() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails(99);
        let (pauses, answer) = run_through(&clock, || runtime.run("gone", unless_gone("try 3".to_owned())));
        assert_eq!(pauses.len(), 2);
        assert_eq!(answer.unwrap_err().to_string(), "task `gone` failed: page failed at try 3, and no more");
    }
}

#[test]
fn calls_and_checkpoints_may_stand_in_it() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails(1);
        let (pauses, answer) = run_through(&clock, || runtime.run("nested", nested()));
        assert_eq!(pauses, [1.0]);
        assert_eq!(answer.unwrap_err().to_string(), "task `nested` failed: leaves failed at try 8");
        assert_eq!(world.done(), ["first", "second"].repeat(3));
    }
}

#[tokio::test]
async fn an_effect_in_it_has_a_key_of_its_own_in_each_try() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails(2);
        let mut pauses = 0;
        let keys = loop {
            match runtime.run("charged", charged()).await {
                Err(Error::Waiting { .. }) => {
                    pauses += 1;
                    clock.advance(4 * SECOND);
                }
                answer => break answer.unwrap(),
            }
        };
        assert_eq!((pauses, keys.len(), world.tried()), (2, 1, 3));
    }
}

#[tokio::test]
async fn awaits_and_jumps_with_labels_may_stand_in_it() {
    for store in stores() {
        let world = World::default();
        let runtime = Runtime::new(store).with_resource(world.clone());
        world.fails(3);
        assert_eq!(runtime.run("awaited", awaited()).await.unwrap(), 4);
        world.fails(9);
        assert_eq!(runtime.run("again", awaited()).await.unwrap(), 5);
    }
}

#[test]
fn without_a_failure_nothing_is_stored() {
    let (_, _, runtime) = bench(Arc::new(MemoryStore::new()));
    runtime.run("ten", for_ten_seconds()).unwrap();
    assert_eq!(runtime.store().list_versions("ten").wait().unwrap(), [1]);
}
