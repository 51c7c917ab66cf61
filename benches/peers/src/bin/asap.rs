//! Tasks of asap, in the queues of a `PostgresStore`.

use asap_runtime::store::{PostgresOptions, PostgresStore};
use asap_runtime::{Runtime, Worker, checkpoint, resumable};
use peers::{AT_ONCE, CHECKPOINTS, Result, Role, SUBMIT_AT_ONCE};

const QUEUE: &str = "peers";

#[resumable]
async fn five(checkpoints: u64) -> u64 {
    let mut sum = 0;
    for number in 0..checkpoints {
        sum += number;
        checkpoint!();
    }
    sum
}

#[tokio::main]
async fn main() -> Result<()> {
    let role = Role::of_arguments()?;
    let options = PostgresOptions {
        max_connections: peers::setting("PEERS_ASAP_CONNECTIONS", 8)?,
        ..PostgresOptions::default()
    };
    let runtime = Runtime::new(PostgresStore::connect_with(&peers::database_url()?, options).await?);
    match role {
        Role::Submit(count) => submit(&runtime, count).await,
        Role::Work(name) => work(runtime, name).await,
    }
}

async fn submit(runtime: &Runtime, count: usize) -> Result<()> {
    let submitters = (0..SUBMIT_AT_ONCE).map(|first| {
        let queue = runtime.queue(QUEUE);
        tokio::spawn(async move {
            for task in (first..count).step_by(SUBMIT_AT_ONCE) {
                queue.submit_async(format!("task-{task}"), five(CHECKPOINTS)).await?;
            }
            Result::<()>::Ok(())
        })
    });
    for submitter in submitters.collect::<Vec<_>>() {
        submitter.await??;
    }
    Ok(())
}

async fn work(runtime: Runtime, name: String) -> Result<()> {
    peers::wait_for_go()?;
    let end = peers::end_of_input();
    peers::say("running")?;
    let worker = Worker::new(runtime).queue(QUEUE).name(name).concurrency(AT_ONCE);
    worker
        .run_until(async {
            let _ = end.await;
        })
        .await?;
    Ok(())
}
