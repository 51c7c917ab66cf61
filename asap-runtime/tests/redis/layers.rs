//! The conformance suites over stores that compress and encrypt what they keep in Redis.

use std::sync::Arc;

use asap_runtime::SnapshotStore;
use asap_runtime::store::layers::{Key, Keys};
use asap_runtime::store::{Compressed, Encrypted, RedisStore, conformance};

use crate::place::Place;

fn layered(store: RedisStore) -> Compressed<Encrypted<RedisStore>> {
    let keys = Keys::new(Key::new("k1", &[1; 32]).unwrap());
    Compressed::new(Encrypted::new(store, keys)).with_threshold(0)
}

#[test]
fn layers_over_a_store_conform() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(layered(place.store()));
    conformance::run_all(|| Arc::clone(&store));
    conformance::run_queues(|| Arc::clone(&store));
    conformance::run_rewrites(|| Arc::clone(&store));
}

#[test]
fn layers_over_stores_on_one_server_conform() {
    let Some(place) = Place::new() else { return };
    let open = || -> Arc<dyn SnapshotStore> { Arc::new(layered(place.store())) };
    conformance::run_shared(open);
    conformance::run_shared_queues(open);
    conformance::run_shared_rewrites(open);
    conformance::run_parts(open, |task_id| crate::parts::count(&place, task_id));
    conformance::run_shared_parts(open, |task_id| crate::parts::count(&place, task_id));
}
