//! Writes the fixtures of format 2: a SQLite file whose tasks have large state in parts, which every later version must be able to read.
//!
//! ```text
//! cargo run -p asap-tests --example freeze_large -- tests/fixtures/format-2
//! ```
//!
//! It is run once, as `freeze` is.

#[path = "../tests/compatibility/large_frozen.rs"]
mod large_frozen;
#[path = "../tests/compatibility/large_functions.rs"]
mod large_functions;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use asap_runtime::Runtime;
use asap_runtime::store::{MemoryStore, Retention, SqliteStore};
use asap_runtime::testing::{Fault, FaultyStore, When};
use rusqlite::Connection;

fn main() {
    let directory = env::args().nth(1).expect("usage: freeze_large DIRECTORY");
    let directory = Path::new(&directory);
    fs::create_dir_all(directory).expect("the directory can be made");

    // What each version holds, from a store in memory without a part.
    let whole = Runtime::new(MemoryStore::new()).with_retention(Retention::All).with_parts_from(usize::MAX);
    let result = whole.run("whole", large_frozen::call()).expect("the function succeeds");
    let store = whole.store();
    let mut versions = BTreeMap::new();
    for version in store.list_versions("whole").wait().expect("it answers") {
        let snapshot = store.get_version("whole", version).wait().expect("it answers").expect("it is there");
        versions.insert(version, large_frozen::digest(snapshot.data.as_json()));
    }
    let write = |name: &str, text: String| {
        fs::write(directory.join(name), text + "\n").expect("it can be written");
    };
    write("versions.json", serde_json::to_string_pretty(&versions).expect("texts are JSON"));
    write("result.txt", result);

    let path = directory.join("tasks.sqlite");
    let _ = fs::remove_file(&path);
    for stop in large_frozen::STOPS {
        let store = FaultyStore::new(SqliteStore::open(&path).expect("the file can be made"));
        store.fail(When::appends().version(stop + 1), Fault::Before);
        let runtime = Runtime::new(store).with_retention(Retention::Newest(4));
        let stopped = large_frozen::run(&runtime, stop).is_err();
        assert_eq!(stopped, versions.contains_key(&(stop + 1)), "it stops at version {stop}");
    }
    let connection = Connection::open(path).expect("the file is there");
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); VACUUM;").expect("it can be vacuumed");
    connection.pragma_update(None, "journal_mode", "DELETE").expect("nobody else has it open");
}
