//! What is in the file of an encrypted store, byte by byte.

use std::fs;
use std::path::Path;

use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_runtime::{Delivery, Runtime, Waits, call, checkpoint, join, receive, resumable, spawn};
use tempfile::tempdir;

use crate::layered;

/// What nobody is to see, each in another place.
const SECRETS: [&str; 9] = [
    "secret-argument",
    "secret-local",
    "secret-in-a-frame",
    "secret-rest",
    "secret-message",
    "secret-child",
    "secret-result",
    "secret-error",
    "secret_name",
];

/// What is not hidden: docs/storage.md says so.
const SEEN: [&str; 4] = ["visible-task", "hidden::outer", "visible-topic", "visible-message-id"];

#[resumable]
fn inner(rest: Vec<String>) -> String {
    let mut last = String::new();
    for text in rest {
        last = text;
        checkpoint!();
    }
    last
}

#[resumable]
fn child(text: String) -> String {
    checkpoint!();
    text
}

#[resumable]
fn outer(argument: String, fails: bool) -> Result<String, String> {
    let secret_name = format!("secret-local {}", argument.len());
    checkpoint!();
    let large = "secret-local ".repeat(2000);
    checkpoint!();
    let kept = "secret-in-a-frame".to_owned();
    let last = call!(inner(vec!["one".to_owned(), "two".to_owned(), "secret-rest".to_owned()]));
    let handle = spawn!(child("secret-child".to_owned()));
    let told: String = receive!("visible-topic");
    let joined = join!(handle);
    let all = [secret_name, large, kept, last, told, joined.unwrap_or_default()].concat();
    checkpoint!();
    if fails && all.len() > 1 { Err("secret-error".to_owned()) } else { Ok("secret-result".to_owned()) }
}

/// Every byte in the directory.
fn bytes(directory: &Path) -> Vec<u8> {
    let files = fs::read_dir(directory).unwrap();
    files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Runs everything, and looks at the files while they are open and when they are closed.
fn looks(make: impl Fn(SqliteStore) -> Box<dyn SnapshotStore>) -> [Vec<u8>; 2] {
    let directory = tempdir().unwrap();
    let store = make(SqliteStore::open(directory.path().join("tasks.db")).unwrap());
    let runtime = Runtime::new(store);
    let returning = runtime.clone().with_waits(Waits::Return);
    for (task_id, fails) in [("visible-task", false), ("another", true)] {
        let call = || outer("secret-argument".to_owned(), fails);
        assert!(returning.run(task_id, call()).unwrap_err().is_waiting());
        let sent = runtime
            .send_once(task_id, "visible-topic", "visible-message-id", "secret-message".to_owned())
            .unwrap();
        assert_eq!(sent, Delivery::New);
        match runtime.run(task_id, call()) {
            Ok(result) => assert_eq!(result, "secret-result"),
            Err(error) => assert!(error.is_failed() && fails, "{error}"),
        }
    }
    let open = bytes(directory.path());
    drop((runtime, returning));
    [open, bytes(directory.path())]
}

#[test]
fn no_plain_text_is_in_the_file() {
    // The search finds what is there.
    for bytes in looks(|store| Box::new(store)) {
        for text in SECRETS.iter().chain(&SEEN) {
            assert!(holds(&bytes, text), "`{text}` is not even in a plain file");
        }
    }
    for bytes in looks(|store| Box::new(layered(store))) {
        for text in SECRETS {
            assert!(!holds(&bytes, text), "`{text}` is in the file");
        }
        for text in SEEN {
            assert!(holds(&bytes, text), "`{text}` is hidden after all");
        }
    }
}
