//! Workflows of the crate `dbos`, in a queue of its own kind.

use std::time::Duration;

use dbos::{Config, DBOS, Enqueue, QueueConflict, QueueOptions, StartOptions, WorkflowRef, step};
use peers::{CHECKPOINTS, Result, Role, SUBMIT_AT_ONCE};

const QUEUE: &str = "peers";

async fn five(steps: u64) -> dbos::Result<u64> {
    let mut sum = 0;
    for number in 0..steps {
        sum += step("number", || async move { dbos::Result::Ok(number) }).await?;
    }
    Ok(sum)
}

#[tokio::main]
async fn main() -> Result<()> {
    let role = Role::of_arguments()?;
    let mut config = Config {
        app_version: Some("1".to_owned()),
        max_connections: peers::setting("PEERS_DBOS_CONNECTIONS", 10)?,
        ..Config::new("peers", peers::database_url()?)
    };
    match role {
        Role::Submit(count) => {
            // It runs nothing itself.
            config.listen_queues = Some(Vec::new());
            submit(config, count).await
        }
        Role::Work(name) => {
            // The tables are there.
            config.migrate = false;
            config.executor_id = Some(name);
            work(config).await
        }
    }
}

async fn submit(config: Config, count: usize) -> Result<()> {
    let dbos = DBOS::new(config);
    let workflow = dbos.register_workflow("five", five)?;
    dbos.launch().await?;
    let options = QueueOptions {
        worker_concurrency: Some(peers::setting("PEERS_DBOS_AT_ONCE", 64)?),
        polling_interval: Duration::from_millis(peers::setting("PEERS_DBOS_POLL_MS", 10)?),
        ..QueueOptions::default()
    };
    dbos.register_queue(QUEUE, options, QueueConflict::AlwaysUpdate).await?;
    let submitters = (0..SUBMIT_AT_ONCE).map(|first| {
        let workflow: WorkflowRef<_, _, _> = workflow.clone();
        tokio::spawn(async move {
            for _ in (first..count).step_by(SUBMIT_AT_ONCE) {
                let queue = Some(Enqueue::new(QUEUE));
                workflow.start_with(CHECKPOINTS, StartOptions { queue, ..StartOptions::default() }).await?;
            }
            Result::<()>::Ok(())
        })
    });
    for submitter in submitters.collect::<Vec<_>>() {
        submitter.await??;
    }
    dbos.shutdown().await;
    Ok(())
}

async fn work(config: Config) -> Result<()> {
    let dbos = DBOS::new(config);
    dbos.register_workflow("five", five)?;
    peers::wait_for_go()?;
    let end = peers::end_of_input();
    // Takes from the queue from here on.
    dbos.launch().await?;
    peers::say("running")?;
    let _ = end.await;
    dbos.shutdown().await;
    Ok(())
}
