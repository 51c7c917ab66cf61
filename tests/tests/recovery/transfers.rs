//! Rows of the user's own and snapshots, committed together: killed at random instants, they never disagree.
//!
//! `ASAP_TEST_SEED` chooses the instants, `ASAP_TEST_KILLS` how many there are.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_tests::say;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;

use crate::instants::{kills_or, pass, seed};
use crate::task::SIGKILL;

/// Kills of one task: so many that one transfer in about three is cut.
const KILLS: u32 = 48;
/// Tasks that the kills are spread over, and the transfers of each.
const KILLS_OF_ONE: u32 = 12;
const TRANSFERS: u32 = 400;
const ACCOUNTS: u32 = 7;
const START: i64 = 1000;

fn prepare(file: &Path) {
    drop(SqliteStore::open(file).unwrap());
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE accounts (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL) STRICT;
             CREATE TABLE journal (number INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT;",
        )
        .unwrap();
    for id in 0..ACCOUNTS {
        connection.execute("INSERT INTO accounts VALUES (?1, ?2)", (id, START)).unwrap();
    }
}

fn start(file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_teller"))
        .arg(file)
        .arg(TRANSFERS.to_string())
        .stdin(Stdio::null())
        .spawn()
        .expect("the teller can be started")
}

/// What a transfer of this number moves.
fn amount(number: u32) -> i64 {
    i64::from(number % 13)
}

/// Checks that rows and snapshot agree, and gives the number of transfers that both have.
fn agree(file: &Path) -> u32 {
    let connection = Connection::open(file).unwrap();
    let snapshot = SqliteStore::open(file).unwrap().get("transfers").wait().unwrap();
    let data: serde_json::Value = snapshot
        .map_or(serde_json::Value::Null, |snapshot| serde_json::from_str(snapshot.data.as_json()).unwrap());
    // The start has no counter yet.
    let made = u32::try_from(data["made"].as_u64().unwrap_or(0)).unwrap();
    let moved = data["moved"].as_i64().unwrap_or(0);

    let journal: Vec<(u32, i64)> = connection
        .prepare("SELECT number, amount FROM journal ORDER BY number")
        .unwrap()
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let expected: Vec<(u32, i64)> = (1..=made).map(|number| (number, amount(number))).collect();
    assert_eq!(journal, expected, "the rows of the journal, and what the snapshot counts: {data}");
    assert_eq!(moved, expected.iter().map(|(_, amount)| amount).sum::<i64>());

    let balances: Vec<i64> = connection
        .prepare("SELECT balance FROM accounts ORDER BY id")
        .unwrap()
        .query_map((), |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut owed = vec![START; ACCOUNTS as usize];
    for number in 1..=made {
        owed[(number % 7) as usize] -= amount(number);
        owed[((number * 3 + 1) % 7) as usize] += amount(number);
    }
    assert_eq!(balances, owed, "after {made} transfers");
    made
}

/// How long a task takes that is not killed.
fn whole() -> Duration {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("bank.db");
    prepare(&file);
    let begun = Instant::now();
    assert!(start(&file).wait().unwrap().success());
    let time = begun.elapsed();
    assert_eq!(agree(&file), TRANSFERS);
    time
}

#[test]
fn rows_and_snapshots_never_disagree() {
    let (seed, wanted) = (seed(), kills_or(KILLS));
    say(&format!("recovery: transfers with ASAP_TEST_SEED={seed} and ASAP_TEST_KILLS={wanted}"));
    let mut random = StdRng::seed_from_u64(seed);
    let time = whole();
    let (mut kills, mut midway, mut tasks) = (0, 0, 0);
    while kills < wanted {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("bank.db");
        prepare(&file);
        tasks += 1;
        let mut before = 0;
        for _ in 0..KILLS_OF_ONE {
            let instant = time.mul_f64(random.random_range(0.0..2.0 / f64::from(KILLS_OF_ONE)));
            let mut child = start(&file);
            pass(instant);
            child.kill().unwrap();
            if child.wait().unwrap().signal() != Some(SIGKILL) {
                break;
            }
            kills += 1;
            let made = agree(&file);
            assert!(made >= before, "{made} transfers are left of {before}");
            midway += u32::from(before < made && made < TRANSFERS);
            before = made;
        }
        assert!(start(&file).wait().unwrap().success());
        assert_eq!(agree(&file), TRANSFERS, "each transfer was made, and by its key none twice");
    }
    say(&format!(
        "recovery: {kills} kills of {tasks} tasks, {midway} of them between transfers of that process"
    ));
    assert!(midway * 3 >= kills, "too few of {kills} processes had made a transfer of their own: {midway}");
}
