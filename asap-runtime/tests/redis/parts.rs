//! The parts of large values: their keys, connections that are lost, and what somebody else has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use asap_runtime::store::queue::Placing;
use asap_runtime::store::{
    Append, MemoryStore, PartId, Retention, Rewrite, SnapshotStore, Swap, conformance,
};
use asap_runtime::{Error, StateSnapshot};
use chrono::DateTime;
use redis::FromRedisValue;

use crate::list_in_parts::{self, Next, leaf, with_data};
use crate::lost::{CUTS, Site};
use crate::place::Place;
use crate::sample::{LONG, record, says, snapshot, take, versions};

/// What the server has under a key.
fn read<T: FromRedisValue>(place: &Place, command: &str, key: &str, arguments: &[&str]) -> T {
    redis::cmd(command).arg(place.key(key)).arg(arguments).query(&mut place.raw()).unwrap()
}

pub(crate) fn count(place: &Place, task_id: &str) -> usize {
    let parts: usize = read(place, "HLEN", &format!("parts:{task_id}"), &[]);
    let spans: usize = read(place, "ZCARD", &format!("spans:{task_id}"), &[]);
    assert_eq!(parts, spans, "each part has its span");
    parts
}

/// A version that is whole.
fn whole(task_id: &str, version: u64, numbers: &[u64]) -> StateSnapshot {
    with_data(task_id, version, &list_in_parts::whole(numbers))
}

/// Three versions of task `t`, each with a number of its own behind the 0 that they share.
fn three(store: &dyn SnapshotStore) -> BTreeMap<PartId, u64> {
    let mut held = BTreeMap::new();
    for version in 1..=3 {
        let next = Next::of("t", version, &[version], &held);
        assert_eq!(store.append(next.append(Retention::All)).wait().unwrap(), Swap::Stored);
        next.hold(&mut held);
    }
    held
}

#[test]
fn parts_conform() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.store());
    conformance::run_parts(|| Arc::clone(&store), |task_id| count(&place, task_id));
}

#[test]
fn the_parts_of_stores_on_one_server_conform() {
    let Some(place) = Place::new() else { return };
    conformance::run_parts(|| Arc::new(place.store()), |task_id| count(&place, task_id));
    conformance::run_shared_parts(|| Arc::new(place.store()), |task_id| count(&place, task_id));
}

#[test]
fn what_is_acknowledged_at_once_is_stored_behind() {
    let Some(place) = Place::new() else { return };
    let store: Arc<dyn SnapshotStore> = Arc::new(place.store());
    crate::acknowledged::conforms(&store, "within-");
}

#[test]
fn any_history_of_parts_is_kept() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    for seed in 0..40 {
        let steps = conformance::part_steps(seed, 30);
        conformance::follow_part_history(&store, &|task_id| count(&place, task_id), &steps);
    }
}

#[test]
fn parts_lie_where_the_documentation_says() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    three(&store);
    let (common, own) = (leaf("[0").id, leaf(",2").id);
    let spans: Vec<String> = read(&place, "ZRANGE", "spans:t", &["0", "-1"]);
    for (start, last, first, id) in [
        ("1", "9999999999999999999", "0000000000000000001", common),
        ("0", "0000000000000000002", "0000000000000000002", own),
    ] {
        assert!(spans.contains(&format!("{start}{last}{first}{id}")), "{spans:?}");
    }
    let content: Vec<u8> = read(&place, "HGET", "parts:t", &[&format!("0000000000000000002{own}")]);
    assert_eq!(content, b"\0,2");
    let row: String = read(&place, "HGET", "snapshots:t", &["0000000000000000003"]);
    assert!(row.lines().next().unwrap().ends_with(r#"Z","parts":true}"#), "{row}");
    for whole in [true, false] {
        if whole {
            assert!(store.delete("t").wait().unwrap());
        } else {
            three(&store);
            for version in [2, 3, 1] {
                assert!(store.delete_version("t", version).wait().unwrap());
            }
        }
        assert_eq!(place.keys(), Vec::<Vec<u8>>::new());
    }
}

/// Numbers that look as if by chance, the same ones each time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// The stored parts of each version, as the store in memory has them; and that they are the same ones.
fn same(memory: &dyn SnapshotStore, store: &dyn SnapshotStore, place: &Place, step: &str) -> Vec<u64> {
    let stored = versions(memory, "t");
    assert_eq!(versions(store, "t"), stored, "{step}");
    let mut needed = BTreeMap::new();
    for version in &stored {
        let [mut one, mut other] =
            [memory, store].map(|store| store.get_stored("t", Some(*version)).wait().unwrap().unwrap());
        one.parts.sort();
        other.parts.sort();
        needed.extend(one.parts.iter().cloned());
        assert_eq!(other.snapshot, one.snapshot, "{step}");
        // What is whole needs none.
        if one.snapshot.data.as_json().contains("$parts") {
            assert_eq!(other.parts, one.parts, "version {version} {step}");
        }
        let [one, other] = [memory, store].map(|store| store.get_version("t", *version).wait().unwrap());
        assert_eq!(other, one, "{step}");
    }
    assert_eq!(store.highest("t").wait().unwrap(), stored.last().copied());
    let mut there: Vec<String> = read(place, "HKEYS", "parts:t", &[]);
    there.sort();
    let needed: Vec<_> = needed.keys().map(|key| format!("{:019}{}", key.first, key.id)).collect();
    assert_eq!(there, needed, "what is needed is there, and no more: {step}");
    assert_eq!(count(place, "t"), there.len());
    stored
}

#[test]
fn parts_are_kept_as_the_store_in_memory_keeps_them() {
    for seed in 1..=3 {
        let Some(place) = Place::new() else { return };
        let (memory, store) = (MemoryStore::new(), place.store());
        let both: [&dyn SnapshotStore; 2] = [&memory, &store];
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let first = record("t", 1);
        let mut stored = Vec::new();
        for number in 0..250 {
            let highest = stored.last().copied().unwrap_or(0);
            if stored.is_empty() {
                for store in both {
                    assert!(store.swap_record(None, &first).wait().unwrap().is_stored());
                }
            }
            let any = (!stored.is_empty())
                .then(|| stored[usize::try_from(chance.below(stored.len() as u64)).unwrap()]);
            let step = match (chance.below(20), any) {
                (0 | 1, Some(any)) => {
                    for store in both {
                        assert!(store.delete_version("t", any).wait().unwrap());
                    }
                    format!("without version {any}")
                }
                (2 | 3, Some(any)) => {
                    let added = [whole("t", any + 1, &[7])];
                    let snapshots = if chance.below(3) == 0 { &added[..] } else { &[] };
                    let rewrite = Rewrite { keep: Some(any), snapshots, ..Rewrite::new(Some(1), &first) };
                    for store in both {
                        assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Stored);
                    }
                    format!("back to version {any}, and {} on", snapshots.len())
                }
                (4, Some(_)) => {
                    // Not below the lowest: what the start has brought, and nobody needs behind its deletion, may still be there.
                    let saved = whole("t", stored[0] + chance.below(highest + 3 - stored[0]), &[8]);
                    for store in both {
                        store.save(&saved).wait().unwrap();
                    }
                    format!("with version {} saved", saved.version)
                }
                (5, Some(_)) if chance.below(4) == 0 => {
                    for store in both {
                        assert!(store.delete("t").wait().unwrap());
                    }
                    "deleted".to_owned()
                }
                _ => {
                    let latest = memory.get_stored("t", None).wait().unwrap();
                    let held = latest.into_iter().flat_map(|latest| latest.parts);
                    let held = held.map(|(key, _)| (key.id, key.first)).collect();
                    let chosen = chance.below(1 << 6);
                    let numbers: Vec<_> = (1..=6).filter(|bit| chosen >> (bit - 1) & 1 == 1).collect();
                    let next = Next::of("t", highest + 1, &numbers, &held);
                    let retention = match chance.below(6) {
                        0 | 1 => Retention::All,
                        n => Retention::Newest(n),
                    };
                    for store in both {
                        assert_eq!(store.append(next.append(retention)).wait().unwrap(), Swap::Stored);
                    }
                    format!("with version {} appended, {retention:?}", highest + 1)
                }
            };
            stored = same(&memory, &store, &place, &format!("({step}; step {number} of seed {seed})"));
        }
    }
}

#[test]
fn parts_are_stored_once_wherever_the_connection_is_cut() {
    let Some(site) = Site::new() else { return };
    let mut held = BTreeMap::new();
    for (version, fault) in (1..).zip(CUTS.repeat(2)) {
        site.proxy.arm(fault);
        let next = Next::of("t", version, &[version, version + 1], &held);
        let append = next.append(Retention::Newest(2));
        assert_eq!(site.store.append(append).wait().unwrap(), Swap::Stored, "{fault:?}");
        site.proxy.happened();
        next.hold(&mut held);
        let read = site.direct.get("t").wait().unwrap().unwrap();
        assert_eq!(read.data, whole("t", version, &[version, version + 1]).data);
        assert_eq!(site.store.append(append).wait().unwrap(), Swap::Taken, "it was stored before");
    }
    assert_eq!(versions(&site.direct, "t"), [1, 7, 8]);
    let parts: usize = redis::cmd("HLEN").arg("{asap}:parts:t").query(&mut site.server.raw()).unwrap();
    assert_eq!(parts, 3 + 3, "the three of the start, of which the latest need one; and 7, 8 and 9");
}

#[test]
fn what_has_parts_is_one_round_trip() {
    let Some(site) = Site::new() else { return };
    let mut held = three(&site.store);
    assert!(site.store.get("t").wait().unwrap().is_some());
    for version in 4..120 {
        let next = Next::of("t", version, &[version], &held);
        let requests = site.proxy.requests();
        assert_eq!(site.store.append(next.append(Retention::default())).wait().unwrap(), Swap::Stored);
        assert_eq!(site.proxy.requests() - requests, 1);
        next.hold(&mut held);
        assert_eq!(site.store.get_stored("t", None).wait().unwrap().unwrap().parts.len(), 2);
        assert_eq!(site.store.get_version("t", version).wait().unwrap().unwrap().version, version);
        assert_eq!(site.store.highest("t").wait().unwrap(), Some(version));
        assert_eq!(site.proxy.requests() - requests, 4);
    }
}

#[test]
fn a_task_is_enqueued_with_its_parts_wherever_the_connection_is_cut() {
    let Some(site) = Site::new() else { return };
    for (number, fault) in CUTS.into_iter().enumerate() {
        let task_id = format!("t{number}");
        let next = Next::of(&task_id, 1, &[1, 2], &BTreeMap::new());
        let first = record(&task_id, 1);
        let append = Append { record: Some(&first), ..next.append(Retention::All) };
        let placing =
            Placing { queue: "q", priority: 0, delay: std::time::Duration::ZERO, now: DateTime::UNIX_EPOCH };
        site.proxy.arm(fault);
        let enqueued = site.store.queue().unwrap().enqueue(append, placing).wait().unwrap();
        assert_eq!(enqueued, Swap::Stored, "{fault:?}");
        site.proxy.happened();
        let taken = take(&site.direct, None, LONG);
        assert_eq!(taken.len(), 1);
        let latest = taken.into_iter().next().unwrap().latest.unwrap().unwrap();
        assert_eq!(latest.snapshot, next.row);
        assert_eq!(latest.whole().unwrap().data, whole(&task_id, 1, &[1, 2]).data);
    }
}

#[test]
fn a_lost_part_is_an_error_for_the_versions_that_need_it() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let mut held = three(&store);
    let name = format!("0000000000000000002{}", leaf(",2").id);
    assert_eq!(read::<u64>(&place, "HDEL", "parts:t", &[&name]), 1);
    for answer in [
        store.get_version("t", 2),
        store.find(&store.get_stored("t", Some(2)).wait().unwrap().unwrap().snapshot.id, Some("t")),
    ] {
        match answer.wait() {
            Err(Error::Corrupt { task_id, version: 2, reason }) => {
                assert_eq!(task_id, "t");
                assert!(reason.contains("part"), "{reason}");
            }
            other => panic!("not corrupt: {other:?}"),
        }
    }
    for version in [1, 3] {
        assert_eq!(
            store.get_version("t", version).wait().unwrap().unwrap().data,
            whole("t", version, &[version]).data
        );
    }
    let next = Next::of("t", 4, &[4], &held);
    assert_eq!(store.append(next.append(Retention::Newest(1))).wait().unwrap(), Swap::Stored);
    next.hold(&mut held);
    assert_eq!(count(&place, "t"), 3, "the span of what was lost has gone with it");
}

#[test]
fn a_key_of_another_kind_is_told_and_no_part_is_written() {
    let told = ["a key of another kind", "another prefix"];
    for name in ["parts:t", "spans:t"] {
        let Some(place) = Place::new() else { return };
        let store = place.store();
        redis::cmd("SET").arg(place.key(name)).arg("theirs").exec(&mut place.raw()).unwrap();
        let (next, first) = (Next::of("t", 1, &[1], &BTreeMap::new()), record("t", 1));
        let append = Append { record: Some(&first), ..next.append(Retention::All) };
        says(store.append(append).wait(), &told);
        says(store.save(&snapshot("t", 1)).wait(), &told);
        assert_eq!(place.keys().len(), 1, "nothing was written");
        // A task without parts is not hindered.
        assert_eq!(crate::sample::append(&store, &snapshot("t", 1)).unwrap(), Swap::Stored);
        assert_eq!(store.swap_record(None, &first).wait().unwrap(), Swap::Stored);
        says(store.delete_version("t", 1).wait(), &told);
        says(store.rewrite(Rewrite { keep: Some(1), ..Rewrite::new(Some(1), &first) }).wait(), &told);
        assert_eq!(versions(&store, "t"), [1]);
        assert!(store.delete("t").wait().unwrap());
    }
}
