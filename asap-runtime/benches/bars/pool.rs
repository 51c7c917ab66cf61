//! Two workers that share a PostgreSQL database: how many short tasks per second they bring from the queue to their ends.
//!
//! The tasks are submitted beforehand. The time counts from the start of the workers to the moment at which no task is in the queue
//! any more; each worker has a store of its own, so connections of its own. `ASAP_TEST_POSTGRES_URL` names the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use asap_runtime::store::queue::DEFAULT_QUEUE;
use asap_runtime::store::{PostgresOptions, PostgresStore};
use asap_runtime::{Runtime, Worker, checkpoint, resumable};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, raw_sql};
use tokio::sync::oneshot;

use crate::Result;
use crate::measure::Times;
use crate::report::Report;
use crate::state::State;

const SCHEMA: &str = "asap_bench_pool";
const TASKS: u32 = 1_000;
const CHECKPOINTS: u32 = 5;
const WORKERS: usize = 2;
/// Of each worker.
const AT_ONCE: usize = 64;
const ROUNDS: u32 = 5;

/// How many tasks have come to their ends.
#[derive(Debug, Clone, Default)]
struct Done(Arc<AtomicU32>);

#[resumable]
async fn pooled(count: u32, #[resource] done: Done) -> u64 {
    let mut state = State::new();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    done.0.fetch_add(1, Ordering::Relaxed);
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let url = std::env::var("ASAP_TEST_POSTGRES_URL");
    let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1/test".to_owned());
    let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let drop_schema = || -> Result<()> {
        let drop = AssertSqlSafe(format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"));
        executor.block_on(async {
            let mut connection = url.parse::<PgConnectOptions>()?.connect().await?;
            raw_sql(drop).execute(&mut connection).await?;
            Ok(())
        })
    };
    if let Err(error) = drop_schema() {
        report.skipped("pool", &format!("no server answers at {url}: {error}"));
        return Ok(());
    }
    let open = || {
        PostgresStore::connect_with(
            &url,
            PostgresOptions { schema: Some(SCHEMA.to_owned()), ..PostgresOptions::default() },
        )
        .wait()
    };
    let done = Done::default();
    let runtimes: Vec<Runtime> =
        (0..WORKERS).map(|_| Ok(Runtime::new(open()?).with_resource(done.clone()))).collect::<Result<_>>()?;
    let (mut submitting, mut running) = (Times::default(), Times::default());
    for round in 0..ROUNDS {
        done.0.store(0, Ordering::Relaxed);
        submitting.push(executor.block_on(submit(&runtimes[0], round))?);
        running.push(executor.block_on(run(&runtimes, &done))?);
    }
    drop(runtimes);
    drop_schema()?;
    let rate = |times: &Times| 1e9 / times.nanos(TASKS);
    let note = format!(
        "durability: synchronous_commit of the server; {TASKS} tasks of {CHECKPOINTS} checkpoints, {WORKERS} workers with {AT_ONCE} at once; \
         the fastest of {ROUNDS} rounds {:.0}; submitted {:.0} per second, {AT_ONCE} at once; load {}",
        1e9 / running.least_nanos(TASKS),
        rate(&submitting),
        std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim(),
    );
    report.at_least("queued tasks per second, PostgreSQL", rate(&running), "/s", 1_200.0, note);
    Ok(())
}

async fn submit(runtime: &Runtime, round: u32) -> Result<Duration> {
    let begun = Instant::now();
    let submitters = (0..u32::try_from(AT_ONCE)?).map(|first| {
        let runtime = runtime.clone();
        tokio::spawn(async move {
            for task in (first..TASKS).step_by(AT_ONCE) {
                runtime
                    .queue(DEFAULT_QUEUE)
                    .submit_async(format!("{round}-{task}"), pooled(CHECKPOINTS))
                    .await?;
            }
            Ok::<(), asap_runtime::Error>(())
        })
    });
    for submitter in submitters.collect::<Vec<_>>() {
        submitter.await??;
    }
    Ok(begun.elapsed())
}

async fn run(runtimes: &[Runtime], done: &Done) -> Result<Duration> {
    let begun = Instant::now();
    let workers: Vec<_> = runtimes
        .iter()
        .map(|runtime| {
            let (stop, stopped) = oneshot::channel::<()>();
            let worker = Worker::new(runtime.clone()).concurrency(AT_ONCE).run_until(async {
                let _ = stopped.await;
            });
            (stop, tokio::spawn(worker))
        })
        .collect();
    while done.0.load(Ordering::Relaxed) < TASKS {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // Their ends are still to be recorded.
    let queues = runtimes[0].store().queue().ok_or("the store has queues")?;
    while !queues.counts().await?.is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let elapsed = begun.elapsed();
    for (stop, worker) in workers {
        let _ = stop.send(());
        worker.await??;
    }
    Ok(elapsed)
}
