//! Changes of the past, and the look-up by id.

use std::sync::Arc;

use super::places::{Place, State};
use super::{MemoryStore, own, own_record};
use crate::error::Result;
use crate::protocol::StateSnapshot;
use crate::store::check;
use crate::store::{Rewrite, StoredSnapshot, Swap};

impl MemoryStore {
    pub(super) fn rewrite_now(&self, rewrite: &Rewrite<'_>) -> Result<Swap> {
        check::rewrite(rewrite)?;
        let task_id = rewrite.task_id();
        let record = own_record(rewrite.record);
        let owned: Vec<_> = rewrite.snapshots.iter().map(own).collect();
        let mut tasks = self.tasks();
        let kept = tasks.kept.get(task_id);
        let stored = kept.and_then(|kept| kept.record.as_ref()).map(|record| record.attempt);
        let versions = kept.map(|kept| &kept.versions);
        let highest =
            versions.and_then(|versions| versions.last_key_value()).map_or(0, |(highest, _)| *highest);
        let has = |version: u64| versions.is_some_and(|versions| versions.contains_key(&version));
        let is_taken = rewrite.keep.is_none() && owned.iter().any(|snapshot| has(snapshot.version));
        if stored != rewrite.expected
            || tasks.places.is_leased(task_id, record.updated_at)
            || rewrite.highest.is_some_and(|expected| expected != highest)
            || rewrite.keep.is_some_and(|keep| !has(keep))
            || is_taken
        {
            return Ok(Swap::Taken);
        }
        if let Some(place) = tasks.places.get(task_id).cloned() {
            let state = match place.state {
                State::Leased { until, .. } => State::Ready(until),
                // What it waited for may be over: it looks again.
                State::Suspended(_) => State::Ready(record.updated_at),
                State::Out if rewrite.parks => State::Parked,
                state => state,
            };
            tasks.places.put(task_id, Place { state, lost_leases: 0, ..place });
        }
        let kept = tasks.kept.entry(task_id.to_owned()).or_default();
        let dropped = rewrite.keep.map(|keep| kept.versions.split_off(&(keep + 1)));
        let mut settled = vec![kept.settle()];
        for snapshot in owned {
            kept.versions.insert(snapshot.version, snapshot);
            // One by one: what was not dropped ends in front of the first.
            settled.push(kept.settle());
        }
        kept.record = Some(record);
        // What is large is freed outside of the lock.
        drop(tasks);
        drop((dropped, settled));
        Ok(Swap::Stored)
    }

    pub(super) fn find_now(&self, id: &str, task_id: Option<&str>) -> Result<Option<StateSnapshot>> {
        let found = {
            let tasks = self.tasks();
            let among = match task_id {
                Some(task_id) => tasks.kept.get(task_id).into_iter().collect(),
                None => tasks.kept.values().collect::<Vec<_>>(),
            };
            let mut versions =
                among.iter().flat_map(|kept| kept.versions.values().map(move |version| (kept, version)));
            let found = versions.find(|(_, snapshot)| snapshot.id == id);
            found.map(|(kept, found)| (Arc::clone(found), kept.parts.of(found.version)))
        };
        let Some((found, parts)) = found else { return Ok(None) };
        StoredSnapshot { snapshot: StateSnapshot::clone(&found), parts }.whole().map(Some)
    }
}
