//! Checkpoints that are acknowledged at once and stored in the background, in any store: a few large and growing values and some
//! tasks at once.

use std::sync::Arc;
use std::time::Duration;

use asap_runtime::store::Retention;
use asap_runtime::{CheckpointDurability, Runtime, SnapshotStore, checkpoint, resumable};

/// The store that a function looks into.
#[derive(Clone)]
struct Look(Arc<dyn SnapshotStore>);

impl std::fmt::Debug for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Look")
    }
}

/// Grows over the border from which on values are in parts; the highest version behind the durable checkpoint.
#[resumable]
fn collects(task_id: String, names: u64, #[resource] look: Look) -> (u64, u64) {
    let mut found = Vec::new();
    for number in 0..names {
        found.push(format!("{task_id}/{number:08}/{}", "x".repeat(90)));
        checkpoint!();
    }
    checkpoint!(durable);
    let highest = look.0.highest(&task_id).wait().unwrap().unwrap();
    for number in 0..names {
        found[usize::try_from(number).unwrap()].push('y');
        checkpoint!();
    }
    (found.iter().map(|name| name.len() as u64).sum(), highest)
}

/// What holds of every store with tasks of these ids.
pub(crate) fn conforms(store: &Arc<dyn SnapshotStore>, prefix: &str) {
    const NAMES: u64 = 120;
    for interval in [Duration::from_hours(1), Duration::from_millis(5)] {
        let runtime = Runtime::new(Arc::clone(store))
            .with_resource(Look(Arc::clone(store)))
            .with_retention(Retention::All)
            .with_durability(CheckpointDurability::Within(interval));
        std::thread::scope(|scope| {
            for number in 0..4 {
                let runtime = &runtime;
                let task_id = format!("{prefix}{}-{number}", interval.as_millis());
                scope.spawn(move || {
                    let length = task_id.len() as u64 + 1 + 8 + 1 + 90 + 1;
                    let (bytes, highest) =
                        runtime.run(task_id.clone(), collects(task_id.clone(), NAMES)).unwrap();
                    assert_eq!(bytes, length * NAMES);
                    assert_eq!(highest, NAMES + 2, "what was acknowledged before is stored with what waits");
                    let all = NAMES * 2 + 2;
                    let versions = store.list_versions(&task_id).wait().unwrap();
                    assert_eq!(versions, (1..=all).collect::<Vec<_>>(), "nothing is left out at the end");
                    for version in [2, NAMES, NAMES + 2, all] {
                        let snapshot = store.get_version(&task_id, version).wait().unwrap().unwrap();
                        let data: serde_json::Value = serde_json::from_str(snapshot.data.as_json()).unwrap();
                        let count = data["found"].as_array().unwrap().len() as u64;
                        assert_eq!(count, (version - 1).min(NAMES), "version {version}");
                    }
                });
            }
        });
    }
}
