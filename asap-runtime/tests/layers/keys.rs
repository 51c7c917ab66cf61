//! Tasks whose keys are not at hand: nothing is lost, and whoever has the key goes on.

use std::sync::Arc;

use asap_runtime::store::layers::{Key, Keys};
use asap_runtime::store::{Encrypted, MemoryStore, SnapshotStore};
use asap_runtime::{Error, KeyError, Runtime, TaskStatus, Worker};

use crate::functions::{grow, stopped_behind};
use crate::{key, keys};

fn with(place: &Arc<MemoryStore>, keys: Keys) -> Runtime {
    Runtime::new(Encrypted::new(Arc::clone(place), keys))
}

/// Everything that is stored.
fn everything(place: &MemoryStore) -> String {
    format!("{place:?}")
}

#[test]
fn a_missing_and_a_wrong_key_are_told_and_lose_nothing() {
    let place = Arc::new(MemoryStore::new());
    assert!(stopped_behind(3, || with(&place, keys()).run("t", grow(5))).is_err());
    let before = everything(&place);
    let wrong = Keys::new(Key::new("k1", &[9; 32]).unwrap());
    for (keys, expected) in [
        (Keys::new(key(2)), KeyError::Missing { key: "k1".to_owned(), known: "`k2`".to_owned() }),
        (wrong, KeyError::Wrong { key: "k1".to_owned() }),
    ] {
        let runtime = with(&place, keys);
        let errors = [
            runtime.resume::<usize>("t").unwrap_err(),
            runtime.run("t", grow(5)).unwrap_err(),
            runtime.export("t").unwrap_err(),
            runtime.fork("t", Some(3), "fork").unwrap_err(),
            runtime.rollback("t", 2).unwrap_err(),
            runtime.cancel("t").unwrap_err(),
            runtime.set_local("t", "i", "1").unwrap_err(),
        ];
        for error in errors {
            let Error::Sealed { source, task_id, .. } = &error else { panic!("{error}") };
            assert_eq!((source, &**task_id), (&expected, "t"), "{error}");
            assert!(error.is_sealed() && !error.is_corrupt() && !error.is_store());
        }
        assert_eq!(everything(&place), before);
    }
    assert_eq!(
        with(&place, keys()).resume::<usize>("t").unwrap(),
        with(&place, keys()).run("u", grow(5)).unwrap()
    );
}

#[tokio::test]
async fn a_worker_without_the_key_leaves_the_task_to_others() {
    let place = Arc::new(MemoryStore::new());
    let owner = with(&place, keys());
    assert!(std::thread::scope(|scope| {
        let submit = || owner.queue("q").submit("t", grow(5)).is_ok();
        scope.spawn(submit).join().unwrap()
    }));
    let other = with(&place, Keys::new(key(2)));
    let worker = Worker::new(other).queue("q");
    let summary = worker.run_until(tokio::time::sleep(std::time::Duration::from_millis(300))).await.unwrap();
    assert_eq!((summary.unfit, summary.completed, summary.failed), (1, 0, 0), "{summary:?}");
    let record = owner.store().record("t").await.unwrap().unwrap();
    assert_eq!((record.status, record.error), (TaskStatus::Submitted, None));
    // It waits in its queue, for a worker that has the key.
    let counts = place.queue().unwrap().counts().await.unwrap();
    assert_eq!((counts[0].waiting, counts[0].leased, counts[0].parked), (1, 0, 0));
    let sum = std::thread::scope(|scope| scope.spawn(|| owner.resume::<usize>("t")).join().unwrap());
    assert!(sum.unwrap() > 0);
}

#[test]
fn a_part_under_a_key_that_is_gone_is_told_and_kept() {
    let place = Arc::new(MemoryStore::new());
    let parted = |keys| with(&place, keys).with_parts_from(1_000);
    let both = || Keys::new(key(2)).with_old(key(1)).unwrap();
    assert!(stopped_behind(700, || parted(keys()).run("t", grow(720))).is_err());
    assert!(stopped_behind(10, || parted(both()).resume::<usize>("t")).is_err());
    // The newest row is sealed with the new key, and needs parts that are with the old one.
    let newest = place.get_stored("t", None).wait().unwrap().unwrap();
    assert!(newest.snapshot.data.as_json().contains(r#""key":"k2""#));
    assert!(newest.parts.iter().any(|(part, _)| part.first < 700), "{:?}", newest.parts.len());
    let before = everything(&place);
    let without = parted(Keys::new(key(2)));
    for error in [
        without.resume::<usize>("t").unwrap_err(),
        without.export("t").unwrap_err(),
        without.store().get("t").wait().unwrap_err(),
    ] {
        let Error::Sealed { source, .. } = &error else { panic!("{error}") };
        assert_eq!(source, &KeyError::Missing { key: "k1".to_owned(), known: "`k2`".to_owned() }, "{error}");
    }
    assert_eq!(everything(&place), before);
    let whole = Runtime::new(MemoryStore::new()).run("t", grow(720)).unwrap();
    assert_eq!(parted(both()).resume::<usize>("t").unwrap(), whole);
}
