//! The conformance suite.

use std::collections::BTreeSet;
use std::sync::Arc;

use sqlx::Row as _;
use sqlx::postgres::PgRow;

use super::{Place, block_on};
use crate::store::{PartId, PartKey, SnapshotStore, conformance};

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
fn parts_of(place: &Place, task_id: &str) -> usize {
    let count: i64 = block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        let count = sqlx::query("SELECT count(*) FROM asap_parts WHERE task_id = $1").bind(task_id);
        count.fetch_one(&mut connection).await.unwrap().get(0)
    });
    usize::try_from(count).unwrap()
}

/// The parts of a task that there are.
fn part_keys(place: &Place, task_id: &str) -> BTreeSet<PartKey> {
    block_on(async {
        let mut connection = place.try_connect().await.unwrap();
        let keys = sqlx::query("SELECT first, id FROM asap_parts WHERE task_id = $1").bind(task_id);
        let rows = keys.fetch_all(&mut connection).await.unwrap();
        let key = |row: &PgRow| PartKey {
            first: row.get::<i64, _>(0).unsigned_abs(),
            id: PartId::from_bytes(row.get::<&[u8], _>(1).try_into().unwrap()),
        };
        rows.iter().map(key).collect()
    })
}

#[test]
fn the_parts_of_a_store_are_those_that_random_histories_need() {
    let Some(place) = Place::new() else { return };
    conformance::histories::hold(12, || place.open(), |_, task_id| part_keys(&place, task_id));
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
