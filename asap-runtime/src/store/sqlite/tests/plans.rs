//! The hot statements find their rows by an index, however many tasks there are.

use rusqlite::Connection;
use tempfile::tempdir;

use super::raw;
use crate::store::SqliteStore;
use crate::store::sqlite::{places, statement};

/// How SQLite goes about a statement.
fn steps(connection: &Connection, sql: &str) -> Vec<String> {
    let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let parameters = vec![rusqlite::types::Null; plan.parameter_count()];
    let steps = plan.query_map(rusqlite::params_from_iter(parameters), |row| row.get(3)).unwrap();
    steps.map(Result::unwrap).collect()
}

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
        statement::HIGHEST,
        statement::ADD_PART,
        statement::DROP_PART,
        statement::HAS_LATER_PARTS,
        statement::DELETE_LATER_PARTS,
        statement::REOPEN_LATER_PARTS,
        statement::FIRST_DROPPED,
        statement::COLLECT_PARTS,
        statement::COLLECT_DROPPED,
        statement::PARTS,
        statement::HAS_PARTS,
        statement::END_PARTS,
        statement::DELETE_UNNEEDED_PARTS,
        statement::REOPEN_PARTS,
        statement::DELETE_UNNEEDED_DROPPED,
        statement::DELETE_PARTS,
        statement::DELETE_DROPPED,
    ];
    for sql in own.into_iter().chain(places::HOT) {
        for step in steps(&connection, sql) {
            let scans = step.starts_with("SCAN")
                && !step.contains("USING COVERING INDEX")
                && step != "SCAN CONSTANT ROW";
            assert!(!scans && !step.contains("TEMP B-TREE"), "{step}\n{sql}");
        }
    }
}

#[test]
fn an_append_looks_only_at_the_parts_that_it_changes() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let _store = SqliteStore::open(&path).unwrap();
    let connection = raw(&path);
    let dropped = steps(&connection, statement::DROP_PART);
    assert!(!dropped.iter().any(|step| step.starts_with("SCAN")), "{dropped:?}");
    // Those that have fallen out are at the beginning of their table; it is nothing to pass the others.
    let first = steps(&connection, statement::FIRST_DROPPED);
    assert!(first.iter().any(|step| step.contains("(task_id=? AND of_start=?)")), "{first:?}");
    let collected = steps(&connection, statement::COLLECT_PARTS);
    for range in ["(task_id=? AND of_start=? AND until<?)", "(task_id=? AND first=? AND id=?)"] {
        assert!(collected.iter().any(|step| step.contains(range)), "{collected:?}");
    }
}
