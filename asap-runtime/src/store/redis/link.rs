//! Asking the server, again if the connection was lost.

use std::thread;
use std::time::{Duration, Instant};

use redis::{Cmd, Connection, ErrorKind, RedisError, Script, ServerErrorKind, Value};

use super::connect::Address;
use super::error::Fault;
use super::options::RedisOptions;
use super::pool::Pool;

/// The first wait between two tries to reach a lost server, and the longest; each is twice the one before.
pub(super) const PAUSES: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(200));

/// A server, and how it is used.
pub(super) struct Link {
    pub(super) address: Address,
    pub(super) options: RedisOptions,
    pool: Pool,
}

/// Whether a command may be sent again when nobody knows whether it was executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// It reads, or tells by itself what an earlier try has done.
    Yes,
    /// It would be executed twice.
    No,
}

/// An answer, and whether an earlier try at it was lost: it may have been executed too.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) value: Value,
    pub(super) was_lost: bool,
}

/// How one try failed.
enum Failure {
    /// It was not executed; another try may help.
    NotDone(RedisError),
    /// Nobody knows whether it was executed.
    Lost(RedisError),
    /// It was not executed, and another try would not help.
    Final(Fault),
}

impl Link {
    /// The server of an address, with the connection that has asked for its settings.
    pub(super) fn new(address: Address, options: RedisOptions, connection: Connection) -> Self {
        let pool = Pool::default();
        pool.lease(1).keep(connection);
        Self { address, options, pool }
    }

    /// Runs a script; `arguments` are its keys and what stands behind them.
    pub(super) fn run(
        &self,
        script: &Script,
        repeat: Repeat,
        keys: &[String],
        arguments: &[&[u8]],
    ) -> Result<Answer, Fault> {
        let size = arguments.iter().map(|argument| argument.len()).sum::<usize>();
        let mut command = Cmd::with_capacity(3 + keys.len() + arguments.len(), 512 + size);
        command.arg("EVALSHA").arg(script.get_hash()).arg(keys.len());
        for key in keys {
            command.arg(key);
        }
        for argument in arguments {
            command.arg(argument);
        }
        self.ask(&command, Some(script), repeat)
    }

    /// Sends a command until it is answered, or the server cannot be reached for as long as the options say.
    pub(super) fn ask(
        &self,
        command: &Cmd,
        script: Option<&Script>,
        repeat: Repeat,
    ) -> Result<Answer, Fault> {
        let (mut was_lost, mut deadline, mut pause) = (false, None, PAUSES.0);
        loop {
            let error = match self.try_once(command, script, repeat) {
                Ok(value) => return Ok(Answer { value, was_lost }),
                Err(Failure::Final(fault)) => return Err(fault),
                Err(Failure::Lost(error)) if repeat == Repeat::No => return Err(Fault::Lost(error)),
                Err(Failure::Lost(error)) => {
                    was_lost = true;
                    error
                }
                Err(Failure::NotDone(error)) => error,
            };
            let now = Instant::now();
            // The first repetition comes at once: most often it was an old connection that was lost.
            let Some(end) = deadline else {
                deadline = Some(now + self.options.reconnect);
                continue;
            };
            if now >= end {
                return Err(if was_lost {
                    Fault::Lost(error)
                } else {
                    Fault::Unreachable(error, self.options.reconnect)
                });
            }
            thread::sleep(pause.min(end - now));
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    fn try_once(&self, command: &Cmd, script: Option<&Script>, repeat: Repeat) -> Result<Value, Failure> {
        let mut lease = self.pool.lease(self.options.connections);
        let mut used = lease.take();
        if repeat == Repeat::No {
            // What cannot be repeated is not sent into a connection that was lost while it was idle.
            used = used.and_then(alive);
        }
        let mut connection = match used {
            Some(connection) => connection,
            None => self.address.open(&self.options).map_err(|fault| match fault {
                Fault::Refused(error) => of_setup(error),
                fault => Failure::Final(fault),
            })?,
        };
        let mut answer = command.query(&mut connection);
        if let (Err(error), Some(script)) = (&answer, script)
            && error.kind() == ErrorKind::Server(ServerErrorKind::NoScript)
        {
            // Nothing was executed so far. The server was started anew, or its scripts were flushed.
            script.load(&mut connection).map_err(of_setup)?;
            answer = command.query(&mut connection);
        }
        match answer {
            Ok(value) => {
                lease.keep(connection);
                Ok(value)
            }
            Err(error) if is_answered(&error) => {
                // Another connection may lead to a server that is up, or is the primary.
                let is_elsewhere = error.kind() == ErrorKind::Server(ServerErrorKind::ReadOnly);
                let failure = of_answer(error);
                if matches!(failure, Failure::Final(_)) && !is_elsewhere {
                    lease.keep(connection);
                }
                Err(failure)
            }
            Err(error) => {
                self.pool.clear();
                Err(Failure::Lost(error))
            }
        }
    }
}

/// The connection, if it answers.
fn alive(mut connection: Connection) -> Option<Connection> {
    redis::cmd("PING").query::<()>(&mut connection).is_ok().then_some(connection)
}

/// Whether the server has said so itself.
fn is_answered(error: &RedisError) -> bool {
    matches!(error.kind(), ErrorKind::Server(_) | ErrorKind::Extension)
}

/// An error that the server answered: it has executed nothing.
fn of_answer(error: RedisError) -> Failure {
    match error.kind() {
        // It was just started, or is no longer, or not yet, the primary.
        ErrorKind::Server(
            ServerErrorKind::BusyLoading | ServerErrorKind::MasterDown | ServerErrorKind::TryAgain,
        ) => Failure::NotDone(error),
        _ => Failure::Final(Fault::Refused(error)),
    }
}

/// An error before the command was sent.
fn of_setup(error: RedisError) -> Failure {
    if is_answered(&error) {
        return of_answer(error);
    }
    match error.kind() {
        ErrorKind::Io | ErrorKind::Parse => Failure::NotDone(error),
        _ => Failure::Final(Fault::Refused(error)),
    }
}
