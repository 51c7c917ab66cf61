//! A server that is killed with SIGKILL and started again.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{RedisDurability, RedisOptions, RedisStore, SnapshotStore, Swap};
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::sample::{append, snapshot, versions};
use crate::server::{ALWAYS, Server};

const RESTARTS: u64 = 5;

/// Waits until it has been counted on by this much.
fn wait(counted: &AtomicU64, more: u64) {
    let (from, begun) = (counted.load(Ordering::SeqCst), Instant::now());
    while counted.load(Ordering::SeqCst) < from + more {
        assert!(begun.elapsed() < Duration::from_mins(1), "nothing is stored any more");
        thread::yield_now();
    }
}

#[test]
fn every_acknowledged_append_is_there_after_the_server_was_killed() {
    let Some(mut server) = Server::start(ALWAYS) else { return };
    let options = RedisOptions::default()
        .with_durability(RedisDurability::Always)
        .with_reconnect(Duration::from_mins(1));
    let store = RedisStore::connect_with(&server.url(), options).unwrap();
    let (acknowledged, stop) = ([const { AtomicU64::new(0) }; 3], AtomicU64::new(0));
    let snapshots = thread::scope(|scope| {
        let (store, stop) = (&store, &stop);
        let appending: Vec<_> = acknowledged
            .iter()
            .enumerate()
            .map(|(number, acknowledged)| {
                scope.spawn(move || {
                    let mut mine = Vec::new();
                    for version in 1.. {
                        let snapshot = snapshot(&format!("t{number}"), version);
                        // Nobody else appends to the task, so whatever was lost, it is stored.
                        assert_eq!(append(store, &snapshot).unwrap(), Swap::Stored);
                        mine.push(snapshot);
                        acknowledged.store(version, Ordering::SeqCst);
                        if stop.load(Ordering::SeqCst) == 1 {
                            break;
                        }
                    }
                    mine
                })
            })
            .collect();
        let each_goes_on = || {
            for acknowledged in &acknowledged {
                wait(acknowledged, 20);
            }
        };
        for _ in 0..RESTARTS {
            each_goes_on();
            server.kill();
            server.start_again(ALWAYS);
        }
        each_goes_on();
        stop.store(1, Ordering::SeqCst);
        appending.into_iter().map(|appending| appending.join().unwrap()).collect::<Vec<_>>()
    });
    server.kill();
    server.start_again(ALWAYS);
    for (number, mine) in snapshots.into_iter().enumerate() {
        let task_id = format!("t{number}");
        let numbers: Vec<_> = mine.iter().map(|snapshot| snapshot.version).collect();
        assert!(numbers.len() >= 20 * 6);
        assert_eq!(versions(&store, &task_id), numbers, "all that were acknowledged, and no other");
        for snapshot in mine {
            assert_eq!(store.get_version(&task_id, snapshot.version).wait().unwrap(), Some(snapshot));
        }
    }
}

static STEPS: AtomicU64 = AtomicU64::new(0);

#[resumable]
fn sums(count: u64) -> u64 {
    let mut sum = 0;
    for number in 0..count {
        sum += number;
        STEPS.fetch_add(1, Ordering::SeqCst);
        checkpoint!();
    }
    sum
}

#[test]
fn a_task_runs_on_while_its_server_is_killed_and_started_again() {
    let Some(mut server) = Server::start(ALWAYS) else { return };
    let options = RedisOptions::default().with_reconnect(Duration::from_mins(1));
    let runtime = Runtime::new(RedisStore::connect_with(&server.url(), options).unwrap());
    thread::scope(|scope| {
        let running = scope.spawn(|| runtime.run("sums", sums(2000)));
        for _ in 0..3 {
            wait(&STEPS, 50);
            server.kill();
            server.start_again(ALWAYS);
        }
        assert_eq!(running.join().unwrap().unwrap(), 2000 * 1999 / 2);
    });
    assert_eq!(STEPS.load(Ordering::SeqCst), 2000, "no step was taken twice");
    assert_eq!(runtime.resume::<u64>("sums").unwrap(), 2000 * 1999 / 2, "its result is stored");
}

#[test]
fn a_server_without_a_file_forgets_and_the_attempt_is_told() {
    let Some(mut server) = Server::start(&[]) else { return };
    let store = server.store();
    assert_eq!(store.durability(), Some(RedisDurability::Memory));
    for version in 1..=3 {
        assert_eq!(append(&store, &snapshot("t", version)).unwrap(), Swap::Stored);
    }
    server.kill();
    server.start_again(&[]);
    assert_eq!(append(&store, &snapshot("t", 4)).unwrap(), Swap::Taken, "it does not follow what is there");
    store.save(&snapshot("t", 1)).wait().unwrap();
    assert_eq!(versions(&store, "t"), [1]);
}

#[test]
fn a_server_that_still_reads_its_file_is_waited_for() {
    const EVERY_SECOND: &[&str] = &["--appendonly", "yes"];
    let Some(mut server) = Server::start(EVERY_SECOND) else { return };
    let options = RedisOptions::default().with_reconnect(Duration::from_mins(1));
    let store = RedisStore::connect_with(&server.url(), options).unwrap();
    for version in 1..=800 {
        assert_eq!(append(&store, &snapshot("t", version)).unwrap(), Swap::Stored);
    }
    server.shut_down();
    // Half a millisecond for each command in the file.
    server.start_reading(&["--appendonly", "yes", "--key-load-delay", "500"]);
    let (client, begun) = (redis::Client::open(server.url()).unwrap(), Instant::now());
    let answer = loop {
        assert!(begun.elapsed() < Duration::from_mins(1), "the server does not start");
        let answer = client.get_connection().and_then(|mut raw| redis::cmd("PING").exec(&mut raw));
        if answer.as_ref().err().is_none_or(|error| !error.is_io_error()) {
            break answer;
        }
        thread::sleep(Duration::from_millis(1));
    };
    assert_eq!(answer.unwrap_err().code(), Some("LOADING"), "the file is long enough");
    store.save(&snapshot("u", 1)).wait().unwrap();
    assert_eq!(append(&store, &snapshot("t", 801)).unwrap(), Swap::Stored);
    assert_eq!(versions(&store, "t"), (1..=801).collect::<Vec<_>>());
}
