//! A `checkpoint!()` of about 200 bytes on PostgreSQL: of one task, against a bare insert of the same row by the same client;
//! and of many tasks at once, against one.
//!
//! The bare side has its row ready and its statement prepared, compares nothing and prunes nothing; it waits for each insert as
//! the task does, on its own thread. `ASAP_TEST_POSTGRES_URL` names the server.

use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{PostgresOptions, PostgresStore};
use asap_runtime::{Runtime, StateSnapshot, checkpoint, resumable};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, SqlSafeStr, SqlStr, query, raw_sql};
use tokio::runtime::{Builder, Runtime as Executor};

use crate::measure::Times;
use crate::report::Report;
use crate::state::State;
use crate::{Result, turns};

const SCHEMA: &str = "asap_bench";
/// Checkpoints in a turn, and turns.
const COUNT: u32 = 20;
const ROUNDS: u32 = 100;
/// How often both sides connect anew: a ratio depends on the two processes of the server that the connections have come to, by
/// as much as four percent.
const SITTINGS: usize = 7;
/// Tasks at once, and the checkpoints of each.
const TASKS: u32 = 64;
const EACH: u32 = 150;
/// How often one task and many take turns.
const TURNS: u32 = 7;

#[resumable]
fn checkpoints(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.advance();
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

#[resumable]
fn alone(count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    state.step
}

#[resumable]
async fn polled(count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let url = std::env::var("ASAP_TEST_POSTGRES_URL");
    let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1/test".to_owned());
    let mut server = match Bare::connect(&url) {
        Ok(server) => server,
        Err(error) => {
            report.skipped("postgres", &format!("no server answers at {url}: {error}"));
            return Ok(());
        }
    };
    server.run(format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))?;
    one(report, &url)?;
    many(report, &connect(&url)?)?;
    server.run(format!("DROP SCHEMA {SCHEMA} CASCADE"))
}

fn one(report: &mut Report, url: &str) -> Result<()> {
    let mut sittings = (0..SITTINGS).map(|number| sitting(number, url)).collect::<Result<Vec<_>>>()?;
    sittings.sort_by(|one, other| one.ratio.total_cmp(&other.ratio));
    let Sitting { ratio, ours, bare, bytes } = sittings[SITTINGS / 2];
    let note = format!(
        "durability: synchronous_commit of the server; {ours:.0} us against {bare:.0} us; {SITTINGS} times with connections of their own, from \
         {:.2} to {:.2} x; rows of {bytes} B data; bare is a prepared insert of the row, which grows",
        sittings[0].ratio,
        sittings[SITTINGS - 1].ratio,
    );
    report.bar("checkpoint, PostgreSQL", ratio, "x", 1.2, note);
    Ok(())
}

/// One task against bare inserts, each over a connection of its own: the ratio, and the microseconds behind it.
struct Sitting {
    ratio: f64,
    ours: f64,
    bare: f64,
    bytes: usize,
}

fn sitting(number: usize, url: &str) -> Result<Sitting> {
    let runtime = connect(url)?;
    turns::against(Vec::new());
    let sample = format!("sample-{number}");
    runtime.run(&sample, checkpoints(2, 100))?;
    let row = runtime.store().get(&sample).wait()?.ok_or("the last checkpoint is stored")?;
    let bytes = row.data.as_json().len();
    let mut bare = Bare::connect(url)?;
    bare.run(format!("DROP TABLE IF EXISTS {SCHEMA}.bare"))?;
    bare.run(format!("CREATE TABLE {SCHEMA}.bare (LIKE {SCHEMA}.asap_snapshots INCLUDING ALL)"))?;
    bare.row = Some(row);
    turns::against(vec![Box::new(move || bare.write(COUNT).expect("the bare side writes its rows"))]);
    runtime.run(format!("invoices-{number}"), checkpoints(ROUNDS, COUNT))?;
    let (ours, bare) = turns::take();
    let micros = |times: &Times| times.nanos(COUNT) / 1e3;
    Ok(Sitting { ratio: ours.ratio(&bare[0]), ours: micros(&ours), bare: micros(&bare[0]), bytes })
}

fn connect(url: &str) -> Result<Runtime> {
    let options = PostgresOptions { schema: Some(SCHEMA.to_owned()), ..PostgresOptions::default() };
    Ok(Runtime::new(PostgresStore::connect_with(url, options).wait()?))
}

fn many(report: &mut Report, runtime: &Runtime) -> Result<()> {
    let (mut one, mut threads, mut futures) = (Times::default(), Times::default(), Times::default());
    for turn in 0..TURNS {
        one.push(timed(|| Ok(runtime.run(format!("one-{turn}"), alone(EACH * 8)).map(drop)?))?);
        threads.push(timed(|| {
            thread::scope(|scope| {
                let spawn =
                    |number| scope.spawn(move || runtime.run(format!("thread-{turn}-{number}"), alone(EACH)));
                let running: Vec<_> = (0..TASKS).map(spawn).collect();
                running
                    .into_iter()
                    .try_for_each(|task| Ok(task.join().expect("a task does not panic").map(drop)?))
            })
        })?);
        let executor = Builder::new_current_thread().enable_all().build()?;
        futures.push(timed(|| {
            executor.block_on(async {
                let spawn = |number| {
                    let running = runtime.run(format!("future-{turn}-{number}"), polled(EACH));
                    tokio::spawn(running)
                };
                let running: Vec<_> = (0..TASKS).map(spawn).collect();
                for task in running {
                    task.await??;
                }
                Ok(())
            })
        })?);
    }
    let (one, many) = (one.nanos(EACH * 8), TASKS * EACH);
    for (name, times) in [("on threads", threads), ("as futures", futures)] {
        let note = format!(
            "{TASKS} tasks {name}: {:.0} checkpoints per second, one task {:.0}",
            1e9 / times.nanos(many),
            1e9 / one
        );
        report.at_least(&format!("64 tasks, PostgreSQL, {name}"), one / times.nanos(many), "x", 4.0, note);
    }
    Ok(())
}

fn timed(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed())
}

/// Bare sqlx.
pub(crate) struct Bare {
    executor: Executor,
    connection: PgConnection,
    insert: SqlStr,
    row: Option<StateSnapshot>,
}

impl Bare {
    pub(crate) fn connect(url: &str) -> Result<Self> {
        let executor = Builder::new_current_thread().enable_all().build()?;
        let options: PgConnectOptions = url.parse()?;
        let connection = executor.block_on(options.disable_statement_logging().connect())?;
        let insert = AssertSqlSafe(format!(
            "INSERT INTO {SCHEMA}.bare (task_id, version, id, data, checkpoint, created_at)
             VALUES ($1, $2, $3, $4, $5, timestamptz '2026-01-02 03:04:05.678901Z')"
        ));
        Ok(Self { executor, connection, insert: insert.into_sql_str(), row: None })
    }

    pub(crate) fn run(&mut self, sql: String) -> Result<()> {
        self.executor.block_on(raw_sql(AssertSqlSafe(sql)).execute(&mut self.connection))?;
        Ok(())
    }

    fn write(&mut self, count: u32) -> sqlx::Result<()> {
        let Some(row) = &mut self.row else { return Ok(()) };
        for _ in 0..count {
            row.version += 1;
            let insert = query(self.insert.clone())
                .bind(&row.task_id)
                .bind(row.version.cast_signed())
                .bind(&row.id)
                .bind(row.data.as_json())
                .bind(row.checkpoint);
            self.executor.block_on(insert.execute(&mut self.connection))?;
        }
        Ok(())
    }
}
