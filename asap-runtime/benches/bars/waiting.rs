//! Tasks that wait: what a million of them cost, how late sleep ends, and how long a message takes to wake its task.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::queue::{DEFAULT_QUEUE, QueueLimits, Take};
use asap_runtime::store::{Durability, SnapshotStore};
use asap_runtime::{Runtime, receive, resumable, sleep};
use rusqlite::Connection;

use crate::report::Report;
use crate::{Result, SCRATCH, sqlite};

const SLEEPERS: u32 = 1_000_000;
const LOOKS: usize = 101;
const NAPS: usize = 51;
const NAP: Duration = Duration::from_millis(20);
const MESSAGES: u64 = 201;

/// How many messages were received.
#[derive(Debug, Clone, Default)]
struct Count(Arc<AtomicU64>);

#[resumable]
fn napping() {
    sleep!(NAP);
}

#[resumable]
fn counting(messages: u64, #[resource] count: Count) -> u64 {
    let mut sum = 0;
    for _ in 0..messages {
        let number: u64 = receive!("number");
        sum += number;
        count.0.fetch_add(1, Ordering::Release);
    }
    sum
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    sleepers(report)?;
    naps(report)?;
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = directory.path().join("asap.db");
    let store: Arc<dyn SnapshotStore> = Arc::new(sqlite::open(&path, Durability::Full)?);
    let own: Arc<dyn SnapshotStore> = Arc::new(sqlite::open(&path, Durability::Full)?);
    wakes(report, "SQLite FULL", &store, &own)?;
    #[cfg(feature = "postgres")]
    on_postgres(report)?;
    Ok(())
}

#[cfg(feature = "postgres")]
fn on_postgres(report: &mut Report) -> Result<()> {
    use asap_runtime::store::{PostgresOptions, PostgresStore};

    const SCHEMA: &str = "asap_bench_waiting";
    let url = std::env::var("ASAP_TEST_POSTGRES_URL");
    let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1/test".to_owned());
    let mut server = match crate::postgres::Bare::connect(&url) {
        Ok(server) => server,
        Err(error) => {
            report.skipped("waiting", &format!("no server answers at {url}: {error}"));
            return Ok(());
        }
    };
    server.run(format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))?;
    let open = || -> Result<Arc<dyn SnapshotStore>> {
        let options = PostgresOptions { schema: Some(SCHEMA.to_owned()), ..PostgresOptions::default() };
        Ok(Arc::new(PostgresStore::connect_with(&url, options).wait()?))
    };
    wakes(report, "PostgreSQL", &open()?, &open()?)?;
    server.run(format!("DROP SCHEMA {SCHEMA} CASCADE"))
}

/// This process's resident memory, in bytes.
fn resident() -> Result<f64> {
    let statm = std::fs::read_to_string("/proc/self/statm")?;
    let pages: u32 = statm.split(' ').nth(1).ok_or("no resident pages in /proc/self/statm")?.parse()?;
    Ok(f64::from(pages) * 4096.0)
}

/// A million tasks that sleep for a day: copies of one that does.
fn sleepers(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = directory.path().join("asap.db");
    let day = Duration::from_hours(24);
    Runtime::new(sqlite::open(&path, Durability::Normal)?)
        .queue(DEFAULT_QUEUE)
        .delay(day)
        .submit("sleeper", napping())?;
    let connection = Connection::open(&path)?;
    let numbers =
        format!("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {SLEEPERS})");
    for table in ["asap_tasks", "snapshots"] {
        let mut columns = connection.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
        let names: Vec<String> = columns.query_map((), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let values = names.iter().map(|name| match name.as_str() {
            "task_id" => "'sleeper-' || i".to_owned(),
            "due_at" => "due_at + i".to_owned(),
            name => name.to_owned(),
        });
        let values: Vec<String> = values.collect();
        connection.execute_batch(&format!(
            "{numbers} INSERT INTO {table} ({}) SELECT {} FROM {table}, n WHERE task_id = 'sleeper'",
            names.join(", "),
            values.join(", ")
        ))?;
    }
    drop(connection);
    let before = resident()?;
    let store = sqlite::open(&path, Durability::Full)?;
    let queues = store.queue().ok_or("SQLite has queues")?;
    let limits = [QueueLimits::new(DEFAULT_QUEUE)];
    let look = || -> Result<(Duration, usize, Option<Duration>)> {
        let take = Take {
            worker: "bench",
            queues: &limits,
            most: 1,
            lease: Duration::from_mins(1),
            max_lost_leases: 5,
            now: chrono::Utc::now(),
        };
        let begun = Instant::now();
        let taken = queues.take(take).wait()?;
        Ok((begun.elapsed(), taken.tasks.len(), taken.next))
    };
    let mut idle = Vec::new();
    for _ in 0..LOOKS {
        let (took, tasks, next) = look()?;
        if tasks != 0 || next.is_none_or(|next| next > day) {
            return Err("nobody was due, and the next is".into());
        }
        idle.push(took);
    }
    let runtime = Runtime::new(sqlite::open(&path, Durability::Full)?);
    let mut due = Vec::new();
    for number in 0..LOOKS {
        runtime.queue(DEFAULT_QUEUE).submit(format!("due {number}"), napping())?;
        let (took, tasks, _) = look()?;
        if tasks != 1 {
            return Err("one was due".into());
        }
        due.push(took);
    }
    let after = resident()?;
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e6
    };
    let (idle, due) = (median(&mut idle), median(&mut due));
    let note = format!(
        "of 1,000,000 sleeping tasks, SQLite FULL; finding that none is due and when the next is {idle:.0} us; medians of {LOOKS}"
    );
    report.bar("the next due task is taken in", due, "us", 1000.0, note);
    let note = "resident memory of this process, the stores' caches included: behind all looks against before the file was opened".to_owned();
    report.bar("a million sleeping tasks cost", (after - before) / 1e6, "MB", 16.0, note);
    Ok(())
}

fn naps(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let runtime = Runtime::new(sqlite::open(&directory.path().join("asap.db"), Durability::Full)?);
    let mut late = Vec::new();
    for number in 0..NAPS {
        let begun = Instant::now();
        runtime.run(format!("nap {number}"), napping())?;
        late.push(begun.elapsed().saturating_sub(NAP));
    }
    late.sort();
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let note = format!(
        "the whole of a task with one `sleep!(20 ms)`, its start and its end among it, SQLite FULL; the latest of {NAPS} {:.1} ms",
        millis(late[NAPS - 1])
    );
    report.bar("sleep ends late by", millis(late[NAPS / 2]), "ms", 50.0, note);
    Ok(())
}

/// From the beginning of a send in one store to its reception by a task that waits in another on the same place.
fn wakes(
    report: &mut Report,
    name: &str,
    store: &Arc<dyn SnapshotStore>,
    own: &Arc<dyn SnapshotStore>,
) -> Result<()> {
    let count = Count::default();
    let receiver = Runtime::new(Arc::clone(own)).with_resource(count.clone());
    let sender = Runtime::new(Arc::clone(store));
    let receiving = thread::spawn(move || receiver.run("counting", counting(MESSAGES)));
    while sender.task("counting")?.is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    let mut times = Vec::new();
    for number in 0..MESSAGES {
        // Until it waits again.
        thread::sleep(Duration::from_millis(15));
        let begun = Instant::now();
        sender.send("counting", "number", number)?;
        while count.0.load(Ordering::Acquire) <= number {
            thread::yield_now();
        }
        times.push(begun.elapsed());
    }
    receiving.join().map_err(|_| "the receiver panicked")??;
    times.sort();
    let millis = |index: usize| times[index].as_secs_f64() * 1e3;
    let (middle, late) = (times.len() / 2, times.len() * 99 / 100);
    let note = format!(
        "from the beginning of `send` to the value in a task that waited, each with a store of its own; p99 {:.2} ms",
        millis(late)
    );
    report.bar(&format!("send to waking, {name}"), millis(middle), "ms", 10.0, note);
    Ok(())
}
