//! What the programs that are compared have in common: how much they do, and how they are told to begin.
//!
//! A program is called with `submit`, which puts the tasks into the queue and returns, or with `work`. A worker says `ready`
//! when all is prepared that can be prepared before it takes tasks, waits for a line, begins, says `running`, and ends when
//! its input ends.

use std::io::{self, BufRead, Write};
use std::str::FromStr;

use tokio::sync::oneshot;

/// What a program returns.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

/// How many checkpoints a task has.
pub const CHECKPOINTS: u64 = 5;

/// How many tasks one worker runs at once.
pub const AT_ONCE: usize = 64;

/// How many tasks are submitted at once.
pub const SUBMIT_AT_ONCE: usize = 32;

/// What a program is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Put so many tasks into the queue.
    Submit(usize),
    /// Run tasks, as the worker of this name.
    Work(String),
}

impl Role {
    /// The role that the arguments of the process name: `submit COUNT` or `work NAME`.
    ///
    /// # Errors
    ///
    /// If they name none.
    pub fn of_arguments() -> Result<Self> {
        let mut arguments = std::env::args().skip(1);
        match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
            (Some("submit"), Some(count), None) => {
                let count =
                    count.parse().map_err(|error| format!("`{count}` is no number of tasks: {error}"))?;
                Ok(Self::Submit(count))
            }
            (Some("work"), Some(name), None) => Ok(Self::Work(name)),
            _ => Err("the program wants `submit COUNT` or `work NAME`".into()),
        }
    }
}

/// The value of a setting in the environment, or else this one.
///
/// # Errors
///
/// If it is set to what it cannot be.
pub fn setting<T: FromStr<Err: std::fmt::Display>>(name: &str, otherwise: T) -> Result<T> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|error| format!("`{name}={text}` cannot be: {error}").into()),
        Err(_) => Ok(otherwise),
    }
}

/// The database that the environment names.
///
/// # Errors
///
/// If it names none.
pub fn database_url() -> Result<String> {
    std::env::var("PEERS_DATABASE_URL").map_err(|_| "PEERS_DATABASE_URL names no database".into())
}

/// Says a word to who started this process.
///
/// # Errors
///
/// If nobody listens.
pub fn say(word: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{word}")?;
    Ok(out.flush()?)
}

/// Says `ready`, and waits for the line that says go.
///
/// # Errors
///
/// If the input ends before.
pub fn wait_for_go() -> Result<()> {
    say("ready")?;
    if io::stdin().lock().read_line(&mut String::new())? == 0 {
        return Err("told to end before anything began".into());
    }
    Ok(())
}

/// Ready when the input of the process has ended.
#[must_use]
pub fn end_of_input() -> oneshot::Receiver<()> {
    let (ended, end) = oneshot::channel();
    std::thread::spawn(move || {
        let rest = io::copy(&mut io::stdin().lock(), &mut io::sink());
        drop(rest);
        let _ = ended.send(());
    });
    end
}
