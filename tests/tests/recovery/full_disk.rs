//! A disk that has no room left, for a process: the system refuses to make its files larger.

use std::process::{Command, Stdio};

use asap_tests::say;
use asap_tests::victim::check_log;

use crate::task::{Task, Whole, stored};

/// Runs the victim with files of at most so many blocks of 512 bytes; its exit code.
fn limited(task: &Task, function: &str, blocks: u64) -> Option<i32> {
    let directory = task.victim.file().parent().unwrap().to_owned();
    // A shell sets the limit, and lets writes beyond it fail instead of killing the process.
    Command::new("sh")
        .arg("-c")
        .arg(format!(r#"trap "" XFSZ; ulimit -f {blocks}; exec "$0" "$@""#))
        .arg(env!("CARGO_BIN_EXE_victim"))
        .args([task.victim.file(), directory.join("log")])
        .arg(function)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
        .code()
}

#[test]
fn a_task_whose_disk_is_full_stops_and_carries_on_when_there_is_room() {
    let whole = Whole::run("machine");
    let (mut stopped, mut midway) = (0, 0);
    for blocks in (8..=128).step_by(4) {
        let task = Task::new("machine");
        if limited(&task, "machine", blocks) == Some(0) {
            continue;
        }
        stopped += 1;
        let log = task.victim.log("log");
        if log.iter().any(|line| line == "stored 2") {
            midway += 1;
            let error = log.last().unwrap();
            assert!(error.starts_with("error the store could not "), "{blocks} blocks: {log:#?}");
            let version = log.iter().rev().find_map(|line| line.strip_prefix("stored ")).unwrap();
            assert_eq!(stored(&task.victim.file()).0.len().to_string(), version, "what was told is there");
        }
        // What it said at its end is not part of what it did.
        let done: Vec<_> = log.into_iter().filter(|line| !line.starts_with("error ")).collect();
        assert_eq!(task.victim.start("rest", None).ends(), Some(0));
        check_log(&[done, task.victim.log("rest")].concat(), &whole.log);
        assert_eq!(stored(&task.victim.file()).0, whole.snapshots);
    }
    say(&format!("recovery: stopped by a full disk {stopped} times, {midway} of them midway"));
    assert!(midway > 2, "{midway} limits are between that of the first checkpoint and that of the last");
}
