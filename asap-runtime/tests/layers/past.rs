//! A task's past, over layers.

use std::sync::Arc;

use asap_runtime::Runtime;
use asap_runtime::store::{MemoryStore, SnapshotStore, SqliteStore};

use crate::functions::{entry, grow, stopped_behind};
use crate::layered;

/// What `grow` gives.
fn grown(n: u64) -> usize {
    Runtime::new(MemoryStore::new()).run("t", grow(n)).unwrap()
}

fn inside() -> [Arc<dyn SnapshotStore>; 2] {
    [Arc::new(MemoryStore::new()), Arc::new(SqliteStore::in_memory().unwrap())]
}

#[test]
fn every_operation_sees_plain_values() {
    for inside in inside() {
        let runtime = Runtime::new(layered(Arc::clone(&inside)));
        assert!(stopped_behind(150, || runtime.run("t", grow(200))).is_err());

        runtime.rollback("t", 120).unwrap();
        assert_eq!(runtime.store().list_versions("t").wait().unwrap().pop(), Some(120));
        let forked = runtime.fork("t", Some(110), "fork").unwrap();
        assert_eq!(forked.task_id, "fork");
        assert_eq!(runtime.resume::<usize>("fork").unwrap(), grown(200));

        let edited = runtime.edit("t", |edit| edit.set("i", &198_u64)).unwrap();
        assert_eq!(edited.version, 121);
        let diff = runtime.diff("t", 120, 121).unwrap();
        assert!(!diff.is_empty());

        let id = runtime.store().get("t").wait().unwrap().unwrap().id;
        let found = runtime.snapshot(&id).unwrap().unwrap();
        assert!(found.data.as_json().contains(&entry(100)));

        let text = runtime.export("t").unwrap();
        assert!(text.contains(&entry(100)) && !text.contains("$sealed") && !text.contains("$parts"));
        // What was exported goes on without layers, and what is imported is behind them.
        let plain = Runtime::new(MemoryStore::new());
        plain.import(&text).unwrap();
        let sum = plain.resume::<usize>("t").unwrap();
        assert_eq!(runtime.resume::<usize>("t").unwrap(), sum);
        let exported = plain.export("t").unwrap();
        inside.delete("t").wait().unwrap();
        runtime.import(&exported).unwrap();
        assert_eq!(runtime.resume::<usize>("t").unwrap(), sum);
        let row = inside.get_stored("t", None).wait().unwrap().unwrap();
        assert!(row.snapshot.data.as_json().starts_with(r#"{"$sealed":"#));
        let record = inside.record("t").wait().unwrap().unwrap();
        assert!(record.result.unwrap().starts_with(r#"{"$sealed":"#));
    }
}

#[test]
fn without_the_layer_a_task_is_not_touched_and_the_error_says_why() {
    for inside in inside() {
        assert!(stopped_behind(2, || Runtime::new(layered(Arc::clone(&inside))).run("t", grow(3))).is_err());
        let plain = Runtime::new(Arc::clone(&inside));
        let before = inside.get("t").wait().unwrap();
        let error = plain.resume::<usize>("t").unwrap_err();
        assert_eq!(
            error.to_string(),
            "version 3 of task `t` cannot be resumed from: it is encrypted, so the store must be opened through `store::Encrypted`"
        );
        assert!(error.is_incompatible());
        assert_eq!(inside.get("t").wait().unwrap(), before);
        assert_eq!(Runtime::new(layered(inside)).resume::<usize>("t").unwrap(), grown(3));
    }
}
