//! What a worker costs that has nothing to do: transactions of the server, and time of a processor.
//!
//! The transactions are those of a long wait less those of a short one, so that opening the store, beginning and ending cost nothing. The server
//! counts them for the whole database, in which nobody else is: this process's own look is the same each time.
//! `ASAP_TEST_POSTGRES_URL` names the server.

use std::sync::mpsc;
use std::time::Duration;
use std::{fs, io};

use asap_runtime::store::{PostgresOptions, PostgresStore};
use asap_runtime::{Runtime, Worker};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, Row as _, query, raw_sql};

use crate::Result;
use crate::report::Report;

const SCHEMA: &str = "asap_bench_idle";
/// How long it waits, in seconds.
const SHORT: u64 = 2;
const LONG: u64 = 22;
/// Behind this it is ready.
const READY: Duration = Duration::from_secs(1);
/// A session tells the server's statistics of its transactions when it ends.
const TOLD: Duration = Duration::from_millis(1500);

/// What a wait has cost.
struct Cost {
    transactions: i64,
    processor: f64,
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let url = std::env::var("ASAP_TEST_POSTGRES_URL");
    let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1/test".to_owned());
    let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let drop_schema = || executor.block_on(run(&url, format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")));
    if let Err(error) = drop_schema() {
        report.skipped("idle", &format!("no server answers at {url}: {error}"));
        return Ok(());
    }
    // It makes the tables.
    drop(open(&url)?);
    let (short, long) = (wait(&executor, &url, SHORT)?, wait(&executor, &url, LONG)?);
    drop_schema()?;
    let seconds = Duration::from_secs(LONG - SHORT).as_secs_f64();
    let more = i32::try_from(long.transactions - short.transactions)?;
    let note =
        format!("{more} transactions in {seconds} s, in which a bell is listened for; no task in any queue");
    report.bar("an idle worker, PostgreSQL", f64::from(more) / seconds, "/s", 1.0, note);
    let share = long.processor / Duration::from_secs(LONG).as_secs_f64() * 100.0;
    let note = "of one processor, by all threads of the worker's process".to_owned();
    report.beside("an idle worker, its processor time", share, "%", note);
    Ok(())
}

/// Has a worker wait for so many seconds.
fn wait(executor: &tokio::runtime::Runtime, url: &str, seconds: u64) -> Result<Cost> {
    let transactions = executor.block_on(transactions(url))?;
    let worker = Worker::new(Runtime::new(open(url)?));
    let (sender, receiver) = mpsc::channel();
    executor.block_on(worker.run_until(async {
        tokio::time::sleep(READY).await;
        let begun = processor();
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        let _ = sender.send(begun.and_then(|begun| Ok(processor()? - begun)));
    }))?;
    std::thread::sleep(TOLD);
    let transactions = executor.block_on(self::transactions(url))? - transactions;
    Ok(Cost { transactions, processor: receiver.recv()?? })
}

fn open(url: &str) -> Result<PostgresStore> {
    let options = PostgresOptions { schema: Some(SCHEMA.to_owned()), ..PostgresOptions::default() };
    Ok(PostgresStore::connect_with(url, options).wait()?)
}

async fn connect(url: &str) -> Result<PgConnection> {
    Ok(url.parse::<PgConnectOptions>()?.connect().await?)
}

async fn run(url: &str, sql: String) -> Result<()> {
    raw_sql(AssertSqlSafe(sql)).execute(&mut connect(url).await?).await?;
    Ok(())
}

/// How many transactions the database has seen.
async fn transactions(url: &str) -> Result<i64> {
    let mut connection = connect(url).await?;
    let count = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()";
    let count = query(count).fetch_one(&mut connection).await?.get(0);
    connection.close().await?;
    Ok(count)
}

/// The seconds that the threads of this process have been on a processor.
fn processor() -> io::Result<f64> {
    let mut nanos = 0.0;
    for thread in fs::read_dir("/proc/self/task")? {
        // One that ends meanwhile has no file any more.
        let Ok(stat) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        nanos += stat.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or_default();
    }
    Ok(nanos / 1e9)
}
