//! The statement that docs/storage.md has for tasks that still need a key.

use asap_runtime::Runtime;
use asap_runtime::store::layers::{Key, Keys};
use asap_runtime::store::{Encrypted, SqliteStore};
use rusqlite::Connection;
use tempfile::tempdir;

use crate::functions::{grow, stopped_behind};
use crate::key;

#[test]
fn tasks_that_need_a_key_are_found() {
    let page = include_str!("../../../docs/storage.md");
    let sql = page.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let directory = tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let old = || Key::new("2026-11", &[9; 32]).unwrap();
    let with = |keys| Runtime::new(Encrypted::new(SqliteStore::open(&file).unwrap(), keys));
    let (before, after) = (with(Keys::new(old())), with(Keys::new(key(1)).with_old(old()).unwrap()));
    let connection = Connection::open(&file).unwrap();
    let found = || -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map((), |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    assert!(stopped_behind(2, || after.run("new", grow(3))).is_err());
    assert_eq!(found(), [""; 0]);
    for task_id in ["version", "error", "message", "part", "result"] {
        let steps = if task_id == "part" { 120 } else { 1 };
        let ran =
            stopped_behind(steps, || before.run(task_id, grow(if task_id == "result" { 1 } else { 300 })));
        assert_eq!(ran.is_ok(), task_id == "result");
    }
    before.send("message", "topic", 7).unwrap();
    // Everything else of each is sealed anew.
    let erase = |task_id: &str, keep: &str| {
        if keep != "version" {
            for version in after.store().list_versions(task_id).wait().unwrap() {
                let snapshot = after.store().get_version(task_id, version).wait().unwrap().unwrap();
                if keep == "part" {
                    let sql = "UPDATE snapshots SET data = '{}' WHERE task_id = 'part'";
                    connection.execute(sql, ()).unwrap();
                } else {
                    after.store().save(&snapshot).wait().unwrap();
                }
            }
        }
        for column in ["error", "result"].into_iter().filter(|column| *column != keep) {
            let sql = format!("UPDATE asap_tasks SET {column} = NULL WHERE task_id = ?1");
            connection.execute(&sql, [task_id]).unwrap();
        }
    };
    for task_id in ["version", "error", "message", "part", "result"] {
        erase(task_id, task_id);
    }
    assert_eq!(found(), ["error", "message", "part", "result", "version"]);
    for task_id in ["version", "error", "message", "part", "result"] {
        assert!(after.store().delete(task_id).wait().unwrap());
    }
    assert_eq!(found(), [""; 0]);
}
