//! Runs all that is compared in turns, and prints one table.
//!
//! The environment says how: `PEERS_SERVER_URL` names the server and one of its databases, from which another one, of the name
//! `asap_peers` and the number of this process, is made and dropped. `PEERS_PYTHON` is a Python with the package `dbos`; without it that one is
//! left out. `PEERS_ROUNDS`, 3, and `PEERS_TASKS`, 1000, are what they say, `PEERS_ONLY` names what is run, separated by semicolons,
//! and `PEERS_JSON` is the file for the figures.

mod contender;
mod database;
mod report;
mod turn;
mod usage;

use std::time::Duration;

use contender::Contender;
use database::Server;
use peers::Result;
use report::Report;
use tokio::signal::unix::{SignalKind, signal};

/// How long one turn may take, its submitting and its running each.
const PATIENCE: Duration = Duration::from_mins(2);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let url = std::env::var("PEERS_SERVER_URL")
        .map_err(|_| "PEERS_SERVER_URL names no server, like postgres://postgres@127.0.0.1/postgres")?;
    let rounds: usize = peers::setting("PEERS_ROUNDS", 3)?;
    let tasks: usize = peers::setting("PEERS_TASKS", 1000)?;
    let mut contenders = contender::all()?;
    if let Ok(only) = std::env::var("PEERS_ONLY") {
        contenders.retain(|contender| only.split(';').any(|name| name == contender.name));
    }
    if contenders.is_empty() || rounds == 0 || tasks == 0 {
        return Err("there is nothing to run".into());
    }
    let mut server = Server::connect(&url, &format!("asap_peers_{}", std::process::id())).await?;
    let ran = tokio::select! {
        ran = run(&mut server, contenders, rounds, tasks) => ran,
        told = told_to_end() => Err(told),
    };
    server.drop_database().await?;
    let report = ran?;
    print!("{report}");
    if let Ok(path) = std::env::var("PEERS_JSON") {
        std::fs::write(&path, report.to_json()?)
            .map_err(|error| format!("`{path}` cannot be written: {error}"))?;
    }
    Ok(())
}

/// Why it ends, when it is told to by a signal: the database is dropped then too.
async fn told_to_end() -> Box<dyn std::error::Error + Send + Sync> {
    let mut terminate = match signal(SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => return error.into(),
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    "told to end".into()
}

async fn run(server: &mut Server, contenders: Vec<Contender>, rounds: usize, tasks: usize) -> Result<Report> {
    let mut report = Report::new(server.describe().await?, tasks, contenders);
    for round in 0..rounds {
        for index in 0..report.contenders().len() {
            // Everyone comes first at some time.
            let index = (index + round) % report.contenders().len();
            let contender = &report.contenders()[index];
            let turn = turn::run(server, contender, tasks, PATIENCE).await;
            let turn = turn.map_err(|error| format!("{} in round {}: {error}", contender.name, round + 1))?;
            eprintln!(
                "round {}: {} {:.0}/s, load {}",
                round + 1,
                contender.name,
                turn.rate(tasks),
                turn.load
            );
            report.push(index, turn);
        }
    }
    Ok(report)
}
