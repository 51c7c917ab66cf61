//! The hot statements find their rows by an index, however many tasks there are.

use tempfile::tempdir;

use super::raw;
use crate::store::SqliteStore;
use crate::store::sqlite::{places, statement};

#[test]
fn hot_statements_scan_no_table() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let _store = SqliteStore::open(&path).unwrap();
    let connection = raw(&path);
    let own = [
        statement::APPEND,
        statement::APPEND_OVER,
        statement::LATEST,
        statement::SWAP_RECORD,
        statement::RECORD,
        statement::DELETE_MESSAGES,
        statement::IS_ADMITTED,
        statement::HAS_VERSION,
        statement::DELETE_ABOVE,
        statement::REWRITE_RECORD,
        statement::FIND_IN_TASK,
    ];
    for sql in own.into_iter().chain(places::HOT) {
        let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let parameters = vec![rusqlite::types::Null; plan.parameter_count()];
        let steps =
            plan.query_map(rusqlite::params_from_iter(parameters), |row| row.get::<_, String>(3)).unwrap();
        for step in steps.map(Result::unwrap) {
            let scans = step.starts_with("SCAN")
                && !step.contains("USING COVERING INDEX")
                && step != "SCAN CONSTANT ROW";
            assert!(!scans && !step.contains("TEMP B-TREE"), "{step}\n{sql}");
        }
    }
}
