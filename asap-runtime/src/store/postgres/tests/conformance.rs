//! The conformance suite.

use std::sync::Arc;

use sqlx::Row as _;

use super::{Place, block_on};
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

/// How many parts of a task there are.
pub(super) fn parts_of(place: &Place, task_id: &str) -> usize {
    let count: i64 = block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        let count = sqlx::query("SELECT count(*) FROM asap_parts WHERE task_id = $1").bind(task_id);
        count.fetch_one(&mut connection).await.unwrap().get(0)
    });
    usize::try_from(count).unwrap()
}

#[test]
fn the_parts_of_a_store_are_those_that_random_histories_need() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    for seed in 0..12_u64 {
        let steps = conformance::part_steps(seed, 30);
        conformance::follow_part_history(&store, &|task_id| parts_of(&place, task_id), &steps);
    }
}

#[test]
fn the_parts_of_a_store_conform() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.open());
    conformance::run_parts(|| Arc::clone(&store), |task_id| parts_of(&place, task_id));
}

#[test]
fn the_parts_of_stores_on_one_schema_conform() {
    let Some(place) = Place::new() else { return };
    conformance::run_shared_parts(|| Arc::new(place.open()), |task_id| parts_of(&place, task_id));
}
