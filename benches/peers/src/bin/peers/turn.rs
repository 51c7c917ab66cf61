//! One turn: tasks are submitted, and then run by two workers.

use std::process::Stdio;
use std::time::{Duration, Instant};

use peers::Result;
use serde::Serialize;
use sqlx::query_scalar;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout};
use tokio::time::{sleep, timeout};
use url::Url;

use crate::contender::Contender;
use crate::database::Server;
use crate::usage::Usage;

const WORKERS: usize = 2;

/// How often is asked whether all is done: what a turn may be too long at most.
const LOOK: Duration = Duration::from_millis(5);

/// How long a program and its connections may take to end.
const GRACE: Duration = Duration::from_secs(10);

/// What was measured in one turn.
#[derive(Debug, Serialize)]
pub(crate) struct Turn {
    pub(crate) seconds: f64,
    pub(crate) submit_seconds: f64,
    pub(crate) commits: i64,
    pub(crate) workers_cpu_seconds: f64,
    pub(crate) server_cpu_seconds: f64,
    /// The system's load when it ended.
    pub(crate) load: String,
}

impl Turn {
    #[allow(clippy::cast_precision_loss, reason = "there are not so many tasks")]
    pub(crate) fn rate(&self, tasks: usize) -> f64 {
        tasks as f64 / self.seconds
    }
}

pub(crate) async fn run(
    server: &mut Server,
    contender: &Contender,
    tasks: usize,
    patience: Duration,
) -> Result<Turn> {
    let url = server.make_database().await?.clone();
    let begun = Instant::now();
    let mut submit = contender.command(["submit", &tasks.to_string()]);
    let submit = submit.env("PEERS_DATABASE_URL", url.as_str()).kill_on_drop(true).status();
    let status = timeout(patience, submit).await.map_err(|_| "submitting takes too long")??;
    if !status.success() {
        return Err(format!("submitting failed with {status}").into());
    }
    let submit_seconds = begun.elapsed().as_secs_f64();
    let mut observer = server.observe().await?;
    // So that the planner knows everyone's tables as they are.
    sqlx::raw_sql("ANALYZE").execute(&mut observer).await?;
    Server::close(observer).await?;
    server.wait_until_left(GRACE).await?;
    let commits_before = server.commits().await?;

    let mut observer = server.observe().await?;
    let mut workers = Vec::new();
    for number in 0..WORKERS {
        workers.push(WorkerProcess::start(contender, &url, number)?);
    }
    for worker in &mut workers {
        timeout(patience, worker.says("ready")).await.map_err(|_| "a worker is not ready in time")??;
    }
    let processes = || workers.iter().filter_map(|worker| worker.process.id()).collect::<Vec<_>>();
    let processes = processes();
    let (workers_before, server_before) =
        (Usage::of(processes.clone()), Usage::of_server(&mut observer).await?);
    for worker in &mut workers {
        worker.input.write_all(b"go\n").await?;
    }
    let [first, second] = &mut workers[..] else { return Err("there are two workers".into()) };
    timeout(patience, async {
        tokio::select! {
            said = first.says("running") => said,
            said = second.says("running") => said,
        }
    })
    .await
    .map_err(|_| "no worker runs in time")??;
    let begun = Instant::now();
    let mut looks = 0;
    while query_scalar(contender.is_left).fetch_one(&mut observer).await? {
        looks += 1;
        if begun.elapsed() > patience {
            return Err(format!("tasks are left after {patience:?}").into());
        }
        for worker in &mut workers {
            if let Some(status) = worker.process.try_wait()? {
                return Err(format!("a worker ended before all was done: {status}").into());
            }
        }
        sleep(LOOK).await;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim().to_owned();
    let workers_cpu = Usage::of(processes).since(&workers_before);
    let server_cpu = Usage::of_server(&mut observer).await?.since(&server_before);
    let completed: i64 = query_scalar(contender.completed).fetch_one(&mut observer).await?;
    if usize::try_from(completed) != Ok(tasks) {
        return Err(format!("{completed} of {tasks} tasks are completed as they should be").into());
    }
    Server::close(observer).await?;
    for worker in workers {
        worker.end().await?;
    }
    server.wait_until_left(GRACE).await?;
    // Less those of the observer: its looks, the last one, the count, and two for the usage.
    let commits = server.commits().await? - commits_before - (looks + 4);
    Ok(Turn {
        seconds,
        submit_seconds,
        commits,
        workers_cpu_seconds: workers_cpu.as_secs_f64(),
        server_cpu_seconds: server_cpu.as_secs_f64(),
        load,
    })
}

/// A worker.
struct WorkerProcess {
    process: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl WorkerProcess {
    fn start(contender: &Contender, url: &Url, number: usize) -> Result<Self> {
        let mut command = contender.command(["work", &format!("worker-{number}")]);
        command.env("PEERS_DATABASE_URL", url.as_str()).kill_on_drop(true);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let (input, output) = (input.ok_or("its input is a pipe")?, output.ok_or("its output is a pipe")?);
        Ok(Self { process, input, output: BufReader::new(output).lines() })
    }

    /// Waits until it says this word.
    async fn says(&mut self, word: &str) -> Result<()> {
        while let Some(line) = self.output.next_line().await? {
            if line == word {
                return Ok(());
            }
        }
        Err(format!("a worker ended before it said `{word}`").into())
    }

    /// Has it end.
    async fn end(mut self) -> Result<()> {
        drop(self.input);
        if timeout(GRACE, self.process.wait()).await.is_err() {
            self.process.kill().await?;
        }
        Ok(())
    }
}
