//! Killed while the store compresses and encrypts.

use std::time::Instant;

use asap_runtime::SnapshotStore;
use asap_runtime::store::SqliteStore;
use asap_tests::say;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::instants::{kills_or, pass, seed};
use crate::task::{Task, Whole, stored};

/// The same functions as elsewhere, over layers.
const LAYERED: [&str; 3] = ["layered-ledger", "layered-batches", "layered-pairs"];

/// What is stored through layers is what is stored without, and not what is in the file.
#[test]
fn layers_change_what_is_in_the_file_and_nothing_else() {
    for name in LAYERED {
        let (behind, plain) = (Whole::run(name), Whole::run(name.strip_prefix("layered-").unwrap()));
        assert_eq!(behind.log, plain.log);
        assert_eq!(behind.snapshots, plain.snapshots);
        let task = Task::new(name);
        assert_eq!(task.start(None).ends(), Some(0));
        assert_eq!(stored(&task.victim.file()).0, plain.snapshots);
        let store = SqliteStore::open(task.victim.file()).unwrap();
        for version in store.list_versions("task").wait().unwrap() {
            let row = store.get_version("task", version).wait().unwrap().unwrap();
            assert!(row.data.as_json().starts_with(r#"{"$sealed":"#), "{name}, version {version}: {row:?}");
        }
    }
}

#[test]
fn killed_around_each_checkpoint_of_a_store_with_layers() {
    let mut kills = 0;
    for whole in LAYERED.map(Whole::run) {
        for version in whole.checkpoints() {
            let task = Task::new(whole.function);
            for place in ["before", "after"] {
                assert!(task.killed_at(&format!("{place}:{version}")));
                kills += 1;
            }
            task.completes_as(&whole);
        }
    }
    say(&format!("recovery: {kills} kills around checkpoints of a store with layers"));
    assert!(kills >= 50, "{kills} kills are too few");
}

#[test]
fn killed_at_random_instants_over_layers() {
    let seed = seed();
    say(&format!("recovery: random instants over layers with ASAP_TEST_SEED={seed}"));
    let mut random = StdRng::seed_from_u64(seed);
    let (wanted, mut kills) = (kills_or(30), 0);
    let wholes = LAYERED.map(|name| {
        let begun = Instant::now();
        (Whole::run(name), begun.elapsed())
    });
    for (whole, time) in wholes.iter().cycle().take(200) {
        if kills >= wanted {
            break;
        }
        let task = Task::new(whole.function);
        for _ in 0..4 {
            let instant = time.mul_f64(random.random_range(0.0..0.8));
            if !task.killed_after(|| pass(instant)) {
                break;
            }
            kills += 1;
        }
        task.completes_as(whole);
    }
    say(&format!("recovery: {kills} kills at random instants over layers"));
    assert!(kills >= wanted, "too many processes were at their end before their instant came");
}
