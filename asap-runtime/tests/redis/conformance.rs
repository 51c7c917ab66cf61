//! The conformance suite.

use std::sync::Arc;

use asap_runtime::SnapshotStore;
use asap_runtime::store::{RedisStore, conformance};

use crate::place::Place;

#[test]
fn a_store_conforms() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.store());
    conformance::run_all(|| Arc::clone(&store));
}

#[test]
fn stores_on_one_server_conform() {
    let Some(place) = Place::new() else { return };
    conformance::run_shared(|| Arc::new(place.store()));
}

#[test]
fn a_store_with_one_connection_conforms() {
    let Some(place) = Place::new() else { return };
    let options = place.options().with_connections(0);
    let store: Arc<dyn SnapshotStore> = Arc::new(RedisStore::connect_with(&place.url, options).unwrap());
    for (_, rule) in conformance::SHARED_RULES {
        rule(&[Arc::clone(&store)]);
    }
}

#[test]
fn queues_conform() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.store());
    conformance::run_queues(|| Arc::clone(&store));
}

#[test]
fn queues_of_stores_on_one_server_conform() {
    let Some(place) = Place::new() else { return };
    conformance::run_shared_queues(|| Arc::new(place.store()));
    conformance::run_queues(|| Arc::new(place.store()));
}

#[test]
fn the_past_of_tasks_can_be_changed() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.store());
    conformance::run_rewrites(|| Arc::clone(&store));
    conformance::run_shared_rewrites(|| Arc::new(place.store()));
}

#[test]
fn a_deleted_task_leaves_no_key() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let (snapshot, record) = (crate::sample::snapshot("t", 1), crate::sample::record("t", 1));
    for whole in [true, false] {
        crate::sample::append(&store, &snapshot).map(drop).unwrap();
        let swap = store.swap_record(None, &record).wait().unwrap();
        assert_eq!(swap, asap_runtime::store::Swap::Stored);
        assert_eq!(place.keys().len(), 4);
        assert!(if whole { store.delete("t") } else { store.delete_version("t", 1) }.wait().unwrap());
        assert_eq!(place.keys(), Vec::<Vec<u8>>::new());
    }
}
