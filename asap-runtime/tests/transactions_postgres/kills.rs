//! Processes and sessions that are killed at random instants: rows and snapshots never disagree.
//!
//! `ASAP_TEST_SEED` chooses the instants, `ASAP_TEST_KILLS` how many processes are killed.

use std::env;
use std::hash::{BuildHasher, RandomState};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{PostgresOptions, PostgresStore, SnapshotStore};
use asap_runtime::{Runtime, checkpoint, resumable};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgPool, Row as _, query};

use crate::bank::Bank;
use crate::place::url;

const SCHEMA: &str = "ASAP_TEST_SCHEMA";
const TRANSFERS: i32 = 300;
const ACCOUNTS: i32 = 7;
const KILLS: u32 = 36;
/// Of one task; the rest of its transfers is made by a process that is not killed.
const KILLS_OF_ONE: u32 = 12;

#[resumable]
async fn transfer_all(transfers: i32, #[resource] pool: PgPool) -> sqlx::Result<i64> {
    let mut made = 0;
    let mut moved = 0_i64;
    while made < transfers {
        let number = made + 1;
        let (from, to, amount) = (number % ACCOUNTS, (number * 3 + 1) % ACCOUNTS, i64::from(number % 13));
        let mut transaction = pool.begin().await?;
        for (account, change) in [(from, -amount), (to, amount)] {
            let update = query("UPDATE accounts SET balance = balance + $2 WHERE id = $1");
            update.bind(account).bind(change).execute(&mut *transaction).await?;
        }
        let insert = query("INSERT INTO journal (number, amount) VALUES ($1, $2)").bind(number).bind(amount);
        insert.execute(&mut *transaction).await?;
        made = number;
        moved += amount;
        checkpoint!(transaction);
        if made % 5 == 0 {
            checkpoint!("fifth");
        }
    }
    Ok(moved)
}

fn prepare(bank: &Bank) {
    bank.sql(&format!(
        "CREATE TABLE accounts (id integer PRIMARY KEY, balance bigint NOT NULL);
         CREATE TABLE journal (number integer PRIMARY KEY, amount bigint NOT NULL);
         INSERT INTO accounts SELECT id, 1000 FROM generate_series(0, {ACCOUNTS} - 1) AS id"
    ));
}

/// Checks that rows and snapshot agree, and gives the number of transfers that both have.
///
/// A session whose client was killed may still be at work on its last request: the lock waits for it.
fn agree(bank: &Bank, pool: &PgPool) -> i32 {
    let rows = bank.executor.block_on(async {
        let mut transaction = pool.begin().await?;
        query("LOCK TABLE accounts, journal IN ACCESS EXCLUSIVE MODE").execute(&mut *transaction).await?;
        let journal =
            query("SELECT number, amount FROM journal ORDER BY number").fetch_all(&mut *transaction).await?;
        let balances = query("SELECT balance FROM accounts ORDER BY id").fetch_all(&mut *transaction).await?;
        transaction.commit().await?;
        Ok::<_, sqlx::Error>((journal, balances))
    });
    let (journal, balances) = rows.unwrap();
    let journal: Vec<(i32, i64)> = journal.iter().map(|row| (row.get(0), row.get(1))).collect();
    let balances: Vec<i64> = balances.iter().map(|row| row.get(0)).collect();
    let snapshot = bank.store().get("task").wait().unwrap();
    let data: serde_json::Value =
        snapshot.map_or(serde_json::Value::Null, |found| serde_json::from_str(found.data.as_json()).unwrap());
    // The start has no counter yet.
    let made = i32::try_from(data["made"].as_i64().unwrap_or(0)).unwrap();
    let amount = |number: i32| i64::from(number % 13);
    let expected: Vec<(i32, i64)> = (1..=made).map(|number| (number, amount(number))).collect();
    assert_eq!(journal, expected, "the rows of the journal, and what the snapshot counts: {data}");
    assert_eq!(data["moved"].as_i64().unwrap_or(0), (1..=made).map(amount).sum::<i64>());
    let mut owed = vec![1000; usize::try_from(ACCOUNTS).unwrap()];
    for number in 1..=made {
        owed[usize::try_from(number % ACCOUNTS).unwrap()] -= amount(number);
        owed[usize::try_from((number * 3 + 1) % ACCOUNTS).unwrap()] += amount(number);
    }
    assert_eq!(balances, owed, "after {made} transfers");
    made
}

/// What each of the processes does.
#[test]
fn a_process_makes_the_transfers_of_the_schema_it_is_given() {
    let Ok(schema) = env::var(SCHEMA) else { return };
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let done = executor.block_on(async {
        let options = PostgresOptions { schema: Some(schema.clone()), ..PostgresOptions::default() };
        let store = PostgresStore::connect_with(&url(), options).await?;
        let own: PgConnectOptions = url().parse().unwrap();
        let pool = PgPoolOptions::new().connect_lazy_with(own.options([("search_path", &schema)]));
        Runtime::new(store).with_resource(pool).run("task", transfer_all(TRANSFERS)).await
    });
    done.unwrap();
}

fn start(bank: &Bank) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "kills::a_process_makes_the_transfers_of_the_schema_it_is_given"])
        .env(SCHEMA, bank.schema())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Numbers from a seed (`SplitMix64`).
struct Random(u64);

impl Random {
    fn new() -> Self {
        let seed = match env::var("ASAP_TEST_SEED") {
            Ok(seed) => seed.parse().expect("ASAP_TEST_SEED is a number"),
            Err(_) => RandomState::new().hash_one(0),
        };
        println!("transactions: random instants with ASAP_TEST_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, end: Duration) -> Duration {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        end.mul_f64(f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap()) / f64::from(u32::MAX))
    }
}

/// How long the transfers take where nothing is killed.
fn whole() -> Option<Duration> {
    let bank = Bank::new()?;
    prepare(&bank);
    let begun = Instant::now();
    assert!(start(&bank).wait().unwrap().success());
    let time = begun.elapsed();
    assert_eq!(agree(&bank, &bank.pool()), TRANSFERS);
    Some(time)
}

#[test]
fn rows_and_snapshots_never_disagree_where_processes_are_killed() {
    let Some(time) = whole() else { return };
    let mut random = Random::new();
    let wanted = env::var("ASAP_TEST_KILLS").map_or(KILLS, |kills| kills.parse().expect("a number"));
    let (mut kills, mut midway) = (0, 0);
    while kills < wanted {
        let Some(bank) = Bank::new() else { return };
        prepare(&bank);
        let pool = bank.pool();
        let mut before = 0;
        for _ in 0..KILLS_OF_ONE {
            let mut child = start(&bank);
            // When to kill, and not until when something has happened.
            thread::sleep(random.below(time.mul_f64(2.0 / f64::from(KILLS_OF_ONE))));
            child.kill().unwrap();
            if child.wait().unwrap().code().is_some() {
                break;
            }
            kills += 1;
            let made = agree(&bank, &pool);
            assert!(made >= before, "{made} transfers are left of {before}");
            midway += u32::from(before < made && made < TRANSFERS);
            before = made;
        }
        assert!(start(&bank).wait().unwrap().success());
        assert_eq!(agree(&bank, &pool), TRANSFERS, "each transfer was made, and by its key none twice");
    }
    println!("transactions: {kills} processes killed, {midway} of them between transfers of their own");
    assert!(midway * 3 >= kills, "too few of {kills} processes had made a transfer of their own: {midway}");
}

/// The server ends the sessions of the user's own connections, wherever they are.
#[test]
fn rows_and_snapshots_never_disagree_where_sessions_are_terminated() {
    let Some(bank) = Bank::new() else { return };
    prepare(&bank);
    let mut random = Random::new();
    let name = format!("transfers of {}", bank.schema());
    let runtime =
        Runtime::new(bank.store()).with_resource(bank.pool_with(bank.options().application_name(&name)));
    let killer = bank.pool();
    let (mut attempts, mut ended) = (0, 0);
    loop {
        attempts += 1;
        let task = bank.executor.spawn(runtime.run("task", transfer_all(TRANSFERS)));
        while !task.is_finished() && ended < 100 {
            thread::sleep(random.below(Duration::from_millis(40)));
            let terminate =
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1";
            let terminated = bank.executor.block_on(query(terminate).bind(&name).fetch_one(&killer)).unwrap();
            ended += terminated.get::<i64, _>(0);
        }
        let done = bank.executor.block_on(task).unwrap();
        let made = agree(&bank, &killer);
        match done {
            Ok(_) => break assert_eq!(made, TRANSFERS),
            // The statements of the function fail, or those of its checkpoint.
            Err(error) => assert!(error.is_failed() || error.is_store(), "{error}"),
        }
    }
    println!("transactions: {ended} sessions terminated, in {attempts} attempts");
    assert!(ended >= 10 && attempts >= 5, "{ended} sessions ended in {attempts} attempts are too few");
}
