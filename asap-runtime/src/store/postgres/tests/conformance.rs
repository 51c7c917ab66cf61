//! The conformance suite.

use std::sync::Arc;

use super::Place;
use crate::store::{SnapshotStore, conformance};

#[test]
fn a_store_conforms() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.open());
    conformance::run_all(|| Arc::clone(&store));
}

#[test]
fn stores_on_one_schema_conform() {
    let Some(place) = Place::new() else { return };
    conformance::run_shared(|| Arc::new(place.open()));
}

#[test]
fn the_queues_of_a_store_conform() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.open());
    conformance::run_queues(|| Arc::clone(&store));
}

#[test]
fn the_queues_of_stores_on_one_schema_conform() {
    let Some(place) = Place::new() else { return };
    conformance::run_shared_queues(|| Arc::new(place.open()));
}

#[test]
fn the_past_of_a_store_s_tasks_can_be_changed() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.open());
    conformance::run_rewrites(|| Arc::clone(&store));
    conformance::run_shared_rewrites(|| Arc::new(place.open()));
}
