//! A `checkpoint!()` of about 200 bytes into Redis, against one bare SET of the same bytes by the same client.
//!
//! Both take one round trip on a connection of their own. The bare side has its bytes ready, compares no version, and
//! removes nothing: the checkpoint's task is at the default retention, so that each append removes a version. There is no
//! bar; where no server answers, nothing is measured.

use std::env;

use asap_runtime::store::{RedisDurability, RedisOptions, RedisStore};
use asap_runtime::{Runtime, checkpoint, resumable};
use redis::{Client, Connection};

use crate::report::Report;
use crate::state::State;
use crate::{Result, turns};

const CHECKPOINTS: u32 = 20;
const ROUNDS: u32 = 1_000;
const TASK: &str = "invoices";

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

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let url = env::var("ASAP_TEST_REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1/".to_owned());
    let client = Client::open(&*url)?;
    match client.get_connection() {
        Ok(mut connection) => {
            let prefix = format!("asap-bench-{}", asap_runtime::generate_id());
            let measured = against_bare(report, &url, &client, &prefix);
            // Whatever was measured, nothing stays in somebody's server.
            let keys = ["bare", "tasks"]
                .map(str::to_owned)
                .into_iter()
                .chain(["versions", "snapshots", "record"].map(|kind| format!("{kind}:{TASK}")));
            let keys: Vec<_> = keys.map(|name| format!("{{{prefix}}}:{name}")).collect();
            redis::cmd("DEL").arg(keys).exec(&mut connection)?;
            measured
        }
        Err(error) => {
            eprintln!("skipped: no Redis server answers at `ASAP_TEST_REDIS_URL`: {error}");
            Ok(())
        }
    }
}

fn against_bare(report: &mut Report, url: &str, client: &Client, prefix: &str) -> Result<()> {
    let store = RedisStore::connect_with(url, RedisOptions::default().with_prefix(prefix))?;
    let promised = match store.durability() {
        Some(RedisDurability::Always) => "appendfsync always",
        Some(RedisDurability::EverySecond) => "appendfsync everysec",
        Some(_) => "memory only",
        None => "not told",
    };
    let runtime = Runtime::new(store);
    // What a checkpoint stores, for the other side.
    turns::against(Vec::new());
    runtime.run(TASK, checkpoints(2, 100))?;
    let mut bare = client.get_connection()?;
    let snapshots = format!("{{{prefix}}}:snapshots:{TASK}");
    let rows: Vec<Vec<u8>> = redis::cmd("HVALS").arg(snapshots).query(&mut bare)?;
    let row = rows.into_iter().max_by_key(Vec::len).ok_or("the checkpoints are stored")?;
    let bytes = row.len();
    runtime.store().delete(TASK).wait()?;
    let key = format!("{{{prefix}}}:bare");
    turns::against(vec![Box::new(move || {
        set(&mut bare, &key, &row).expect("the bare side writes its bytes");
    })]);
    runtime.run(TASK, checkpoints(ROUNDS, CHECKPOINTS))?;
    let (ours, others) = turns::take();
    let note = format!(
        "durability: {promised}; {:.1} us against {:.1} us, of the whole times {:.2} x; {bytes} B; {:.1} us in the fastest round",
        ours.nanos(CHECKPOINTS) / 1e3,
        others[0].nanos(CHECKPOINTS) / 1e3,
        ours.whole_ratio(&others[0]),
        ours.least_nanos(CHECKPOINTS) / 1e3,
    );
    report.beside("checkpoint, Redis, against a bare SET", ours.ratio(&others[0]), "x", note);
    Ok(())
}

fn set(connection: &mut Connection, key: &str, row: &[u8]) -> redis::RedisResult<()> {
    for _ in 0..CHECKPOINTS {
        redis::cmd("SET").arg(key).arg(row).exec(connection)?;
    }
    Ok(())
}
