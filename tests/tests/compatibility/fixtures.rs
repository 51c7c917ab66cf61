//! Where the fixtures are.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use asap_runtime::{Result, Runtime, StateSnapshot};
use tempfile::TempDir;

use crate::frozen::json;

/// A fixture of format 1.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/format-1").join(name)
}

/// A copy of a file, to work on.
pub(crate) fn copy(name: &str) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    fs::copy(path(name), &file).unwrap();
    (directory, file)
}

/// The result of each function, as JSON.
pub(crate) fn results() -> BTreeMap<String, String> {
    serde_json::from_str(&fs::read_to_string(path("results.json")).unwrap()).unwrap()
}

/// The snapshots of a function's whole run, each with its line.
pub(crate) fn snapshots(function: &str) -> Vec<(StateSnapshot, String)> {
    let text = fs::read_to_string(path(function).with_extension("jsonl")).unwrap();
    text.lines().map(|line| (StateSnapshot::from_json(line).unwrap(), line.to_owned())).collect()
}

/// Goes on with a task by its id alone; the result as JSON.
pub(crate) fn resume(runtime: &Runtime, task_id: &str, function: &str) -> Result<String> {
    match function {
        "loops" => runtime.resume::<String>(task_id).map(|result| json(&result)),
        _ => runtime.resume::<Vec<String>>(task_id).map(|result| json(&result)),
    }
}
