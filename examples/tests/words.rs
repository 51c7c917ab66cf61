//! A pool of `words` workers, killed and terminated in the middle, finds what one process finds that counts everything.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod common;
mod pool;

use std::fs;
use std::time::Instant;

use common::{say, text};
use pool::{Member, Pool, Said, random_text};

/// Bytes of a large file: that is 24 checkpoints.
const LARGE: usize = 3 << 20;

fn is_stored(said: &Said) -> bool {
    matches!(said, Said::Stored(..))
}

/// Whether somebody went on with a file at this byte or behind it.
fn is_gone_on_with(said: &[&Said], path: &str, at: u64) -> bool {
    said.iter().any(|said| matches!(said, Said::Counting(file, from) if file == path && *from >= at))
}

#[test]
fn workers_that_are_killed_lose_nothing() {
    let mut random = common::random("workers_that_are_killed_lose_nothing");
    let begin = Instant::now();
    let pool = Pool::new();
    for n in 0..3 {
        pool.write(&format!("t/large-{n}"), random_text(&mut random, LARGE));
    }
    for n in 0..12 {
        pool.write(&format!("t/small/{n}.txt"), random_text(&mut random, n * 500));
    }
    assert_eq!(pool.succeed(&["submit", "t"]), "15 submitted, 0 known, 0 deleted\n");
    let refused = pool.run(&["report"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("15 of 15 tasks have not completed"), "{}", text(&refused.stderr));

    // Three workers. Two are killed in the middle of a file; one that was between two when it died is replaced.
    let mut workers = [(); 3].map(|()| Member::start(&pool, &[]));
    let (mut said, mut killed) = (Vec::new(), Vec::new());
    for worker in &mut workers[..2] {
        loop {
            worker.wait(is_stored);
            let place = worker.kill();
            said.append(&mut worker.said);
            if let Some(place) = place {
                killed.push(place);
                break;
            }
            *worker = Member::start(&pool, &[]);
        }
    }
    // The third is told to end in the middle of a file, and started again: its task is given back at once.
    let [_, _, third] = &mut workers;
    loop {
        third.wait(is_stored);
        assert_eq!(third.terminate().code(), Some(0), "{}", third.lines);
        assert!(third.lines.contains("left=0"), "{}", third.lines);
        said.append(&mut third.said);
        let was_interrupted = third.lines.contains("interrupted=1");
        *third = Member::start(&pool, &[]);
        if was_interrupted {
            break;
        }
    }

    let status = pool.succeed(&["status", "--watch"]);
    assert!(status.contains("15 tasks: 15 completed, 0 failed, 0 parked, 0 to do"), "{status}");
    assert_eq!(third.terminate().code(), Some(0), "{}", third.lines);
    said.append(&mut third.said);

    let all: Vec<_> = said.iter().collect();
    for (path, at) in &killed {
        assert!(is_gone_on_with(&all, path, *at), "{path} at {at}: {all:?}");
    }
    let [report, count] = pool.reports();
    assert!(report == count, "{report}\n{count}");
    assert!(report.lines().count() > 1_000, "{report}");

    assert_eq!(pool.succeed(&["submit", "t"]), "0 submitted, 15 known, 0 deleted\n");
    assert_eq!(pool.succeed(&["status"]), status);
    assert_eq!(pool.report(), report);
    say(&format!("workers_that_are_killed_lose_nothing: {killed:?} in {:?}", begin.elapsed()));
}

#[test]
fn a_corpus_that_changes_replaces_its_tasks() {
    let pool = Pool::new();
    for (name, content) in [("t/a", "one two"), ("t/b", "two three"), ("t/c", "four")] {
        pool.write(name, content);
    }
    assert_eq!(pool.succeed(&["submit", "t"]), "3 submitted, 0 known, 0 deleted\n");
    let mut worker = Member::start(&pool, &[]);
    pool.succeed(&["status", "--watch"]);
    pool.write("t/a", "one hundred");
    fs::remove_file(pool.path("t/c")).unwrap();
    assert_eq!(pool.succeed(&["submit", "t"]), "1 submitted, 1 known, 2 deleted\n");
    pool.succeed(&["status", "--watch"]);
    assert!(worker.terminate().success());
    let [report, count] = pool.reports();
    assert_eq!(report, count);
    assert!(report.contains("1  hundred") && !report.contains("four"), "{report}");

    // A volume that is not mounted is an empty directory: no reason to forget the results.
    fs::remove_dir_all(pool.path("t")).unwrap();
    fs::create_dir(pool.path("t")).unwrap();
    let refused = pool.run(&["submit", "t"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("t: no file is in it"), "{}", text(&refused.stderr));
    pool.succeed(&["report"]);
}

#[test]
fn a_task_that_failed_can_be_put_back() {
    let pool = Pool::new();
    pool.write("t/a", "one two");
    pool.succeed(&["submit", "t"]);
    pool.write("t/a", "one six");
    let mut worker = Member::start(&pool, &[]);
    let output = pool.run(&["status", "--watch"]);
    let status = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{status}");
    let line = status.lines().last().unwrap();
    let (task, reason) = line.strip_prefix("failed   ").and_then(|line| line.split_once(": ")).unwrap();
    assert!(reason.contains("t/a: it has changed since it was submitted; submit it again"), "{line}");

    pool.write("t/a", "one two");
    // Put back it goes on behind its last checkpoint, in front of which the other content was read.
    assert_eq!(pool.succeed(&["put-back", task]), format!("{task} is back in its queue\n"));
    let output = pool.run(&["status", "--watch"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    // Submitted again it begins anew.
    assert_eq!(pool.succeed(&["submit", "t"]), "1 submitted, 0 known, 1 deleted\n");
    pool.succeed(&["status", "--watch"]);
    assert!(worker.terminate().success());
    let [report, count] = pool.reports();
    assert_eq!(report, count);
    let output = pool.run(&["put-back", "nothing"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("`nothing` is not parked and has not failed"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_task_that_kills_its_workers_is_parked_until_it_is_put_back() {
    let mut random = common::random("a_task_that_kills_its_workers_is_parked");
    let pool = Pool::new();
    pool.write("t/a", random_text(&mut random, LARGE));
    pool.succeed(&["submit", "t"]);
    let mut victim = Member::start(&pool, &[]);
    victim.wait(is_stored);
    let (path, at) = victim.kill().expect("it was in the middle of its only task");

    let mut worker = Member::start(&pool, &["--max-lost-leases", "1"]);
    let output = pool.run(&["status", "--watch"]);
    let status = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{status}");
    assert!(status.contains("1 tasks: 0 completed, 0 failed, 1 parked, 0 to do"), "{status}");
    let line = status.lines().last().unwrap();
    let (task, reason) = line.strip_prefix("parked   ").and_then(|line| line.split_once(": ")).unwrap();
    assert!(reason.contains("1 leases in a row ran out"), "{line}");
    assert!(pool.succeed(&["status", "--metrics"]).contains("{queue=\"words\",standing=\"parked\"} 1\n"));

    pool.succeed(&["put-back", task]);
    pool.succeed(&["status", "--watch"]);
    assert!(worker.terminate().success());
    assert!(is_gone_on_with(&worker.said.iter().collect::<Vec<_>>(), &path, at), "{}", worker.lines);
    let [report, count] = pool.reports();
    assert!(report == count, "{report}\n{count}");
}

#[test]
fn a_worker_that_has_nothing_to_do_ends_at_once() {
    let pool = Pool::new();
    pool.write("t/a", "one");
    pool.succeed(&["submit", "t"]);
    let mut worker = Member::start(&pool, &["--grace", "600"]);
    pool.succeed(&["status", "--watch"]);
    let begin = Instant::now();
    assert_eq!(worker.terminate().code(), Some(0), "{}", worker.lines);
    assert!(begin.elapsed().as_secs() < 60, "{}", worker.lines);
    assert!(worker.lines.contains("completed=1"), "{}", worker.lines);
}

#[test]
fn a_store_that_is_not_there_is_an_error() {
    let pool = Pool::new();
    pool.write("t/a", "one");
    for args in [&["worker"] as &[&str], &["status"], &["report"], &["submit", "t"]] {
        let output = pool.command(args).env("WORDS_DB", "missing/w.db").output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(text(&output.stderr).contains("missing/w.db"), "{}", text(&output.stderr));
        let output = pool.command(args).env("WORDS_DB", "postgres://ada:secret@db/words").output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(!text(&output.stderr).contains("secret"), "{}", text(&output.stderr));
    }
}
