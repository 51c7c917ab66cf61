//! The coordinator: it delegates a task, and sees to it that another agent goes on when the first one dies.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use asap_runtime::protocol::{Envelope, Payload, StateQuery, StateRestore, StateRestoreAck};
use asap_runtime::{StateSnapshot, generate_id};
use chrono::Utc;

use crate::Args;
use crate::messages::{Failure, Input, TaskRequest, TaskResponse};

const NAME: &str = "urn:asap:agent:coordinator";

/// How often the first agent is asked how far it is.
const PAUSE: Duration = Duration::from_millis(2);

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let (mut primary, mut backup) = (Agent::start("primary", args)?, Agent::start("backup", args)?);
    let task_id = generate_id();
    let request = TaskRequest {
        conversation_id: generate_id(),
        parent_task_id: None,
        skill_id: "survey".to_owned(),
        input: Input { task_id: task_id.clone(), to: args.to, block: args.block },
        config: None,
    };
    let delegated = primary.send(&request)?;
    println!("delegated task={task_id} agent=primary");
    let query = StateQuery { task_id: task_id.clone(), version: None };
    loop {
        // Version 1 holds the arguments, each other one a block.
        let state = primary.ask(&query)?;
        if state.read::<StateSnapshot>()?.is_some_and(|snapshot| snapshot.version > args.kill_after) {
            break;
        }
        ensure!(!primary.answers.contains_key(&delegated), "the first agent is done before it is killed");
        thread::sleep(PAUSE);
    }
    println!("killed agent=primary signal={}", primary.kill()?);

    let state = backup.ask(&query)?;
    let Some(snapshot) = state.read::<StateSnapshot>()? else { bail!(told(&state)) };
    println!("state version={} snapshot={}", snapshot.version, snapshot.id);
    let ack = backup.ask(&StateRestore { task_id: task_id.clone(), snapshot_id: snapshot.id })?;
    let is_restored = ack.read::<StateRestoreAck>()?.is_some_and(|ack| ack.is_ok());
    ensure!(is_restored, "the state was not restored: {}", ack.payload);
    println!("restored version={} agent=backup", snapshot.version);
    let response = backup.ask(&request)?;
    let Some(response) = response.read::<TaskResponse>()? else { bail!(told(&response)) };
    let found = response.result.context("the task has no result")?;
    println!("{} primes={} largest={} agent=backup", response.status, found.primes, found.largest);
    Ok(())
}

/// What an agent said in place of an answer.
fn told(envelope: &Envelope) -> String {
    match envelope.read::<Failure>() {
        Ok(Some(failure)) => failure.message,
        _ => envelope.payload.to_string(),
    }
}

/// An agent in a process of its own.
struct Agent {
    name: String,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// What it has answered and nobody has asked for yet, by the id of the request.
    answers: HashMap<String, Envelope>,
}

impl Agent {
    fn start(name: &str, args: &Args) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("finding this program")?;
        let mut child = Command::new(program)
            .args(["--agent", name, "--db", &args.db])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting an agent")?;
        let input = child.stdin.take().context("an agent has an input")?;
        let output = BufReader::new(child.stdout.take().context("an agent has an output")?);
        Ok(Self { name: format!("urn:asap:agent:{name}"), child, input, output, answers: HashMap::new() })
    }

    /// Sends a message; the id of its envelope.
    fn send<P: Payload>(&mut self, payload: &P) -> anyhow::Result<String> {
        let envelope = Envelope::new(NAME, &self.name, payload, Utc::now())?;
        writeln!(self.input, "{}", envelope.to_json())
            .with_context(|| format!("sending to {}", self.name))?;
        Ok(envelope.id)
    }

    /// Sends a message, and waits for the answer to it.
    fn ask<P: Payload>(&mut self, payload: &P) -> anyhow::Result<Envelope> {
        let id = self.send(payload)?;
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return Ok(answer);
            }
            let mut line = String::new();
            let length = self.output.read_line(&mut line)?;
            ensure!(length > 0, "{} has ended", self.name);
            let answer = Envelope::from_json(&line)?;
            if let Some(request) = answer.correlation_id.clone() {
                self.answers.insert(request, answer);
            }
        }
    }

    /// Kills it, with SIGKILL; the number of the signal that it died of.
    fn kill(&mut self) -> anyhow::Result<i32> {
        self.child.kill().with_context(|| format!("killing {}", self.name))?;
        self.child.wait()?.signal().context("it ended by itself")
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        // One that was killed is no more; the other has nothing left to do.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
