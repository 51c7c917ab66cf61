//! The conformance suites over stores that compress and encrypt what they keep in PostgreSQL.

use std::sync::Arc;

use super::conformance::parts_of;
use super::{Place, PostgresStore};
use crate::store::layers::{Key, Keys};
use crate::store::{Compressed, Encrypted, SnapshotStore, conformance};

fn layered(store: PostgresStore) -> Compressed<Encrypted<PostgresStore>> {
    let keys = Keys::new(Key::new("k1", &[1; 32]).unwrap());
    Compressed::new(Encrypted::new(store, keys)).with_threshold(0)
}

#[test]
fn layers_over_a_store_conform() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(layered(place.open()));
    conformance::run_all(|| Arc::clone(&store));
    conformance::run_queues(|| Arc::clone(&store));
    conformance::run_rewrites(|| Arc::clone(&store));
}

#[test]
fn layers_over_stores_on_one_schema_conform() {
    let Some(place) = Place::new() else { return };
    let open = || -> Arc<dyn SnapshotStore> { Arc::new(layered(place.open())) };
    conformance::run_shared(open);
    conformance::run_shared_queues(open);
    conformance::run_shared_rewrites(open);
    conformance::run_parts(open, |task_id| parts_of(&place, task_id));
    conformance::run_shared_parts(open, |task_id| parts_of(&place, task_id));
}
