//! A place in a crew: the worker that is in it, and what was done to it.

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{Kill, Member, Start, now};

/// How much longer than its grace period a worker that was told to end may take.
const SLACK: Duration = Duration::from_secs(10);

/// How often it is looked whether a worker is to wake.
const LOOK: Duration = Duration::from_millis(1);

/// A place in a crew.
#[derive(Debug)]
pub(super) struct Slot {
    member: Member,
    state: State,
}

#[derive(Debug)]
enum State {
    Running,
    /// A thread wakes it, whatever the session waits for meanwhile: it may sleep with the store's only lock.
    Asleep {
        alarm: JoinHandle<io::Result<()>>,
    },
    Ending {
        since: Instant,
    },
}

/// What is to be told of a worker.
#[derive(Debug)]
pub(super) enum Told {
    Nothing,
    Wrong(String),
}

impl Slot {
    pub(super) fn new(member: Member) -> Self {
        Self { member, state: State::Running }
    }

    pub(super) fn is_running(&self) -> bool {
        matches!(self.state, State::Running)
    }

    pub(super) fn process(&self) -> u32 {
        self.member.id()
    }

    /// Kills the worker, and starts another.
    pub(super) fn kill_and_start(&mut self, start: &Start) -> io::Result<Kill> {
        let process = self.process();
        self.member.kill()?;
        let kill = Kill { at: now(), process };
        *self = Self::new(start.start()?);
        Ok(kill)
    }

    /// Stops it for so long, or until `wakes` says so.
    pub(super) fn stop(
        &mut self,
        time: Duration,
        mut wakes: impl FnMut() -> io::Result<bool> + Send + 'static,
    ) -> io::Result<()> {
        self.member.stop()?;
        let alarm = self.member.alarm();
        let alarm = thread::spawn(move || {
            let begun = Instant::now();
            while begun.elapsed() < time && !wakes()? {
                thread::sleep(LOOK);
            }
            alarm.ring()
        });
        self.state = State::Asleep { alarm };
        Ok(())
    }

    pub(super) fn terminate(&mut self) -> io::Result<()> {
        self.member.terminate()?;
        self.state = State::Ending { since: Instant::now() };
        Ok(())
    }

    /// Waits until it is awake, if it sleeps.
    pub(super) fn wait_awake(&mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.state, State::Running) {
            State::Asleep { alarm } => alarm.join().expect("an alarm does not panic"),
            state => {
                self.state = state;
                Ok(())
            }
        }
    }

    /// Starts another worker when this one has ended.
    pub(super) fn look_after(&mut self, start: &Start) -> io::Result<Told> {
        if let State::Asleep { alarm } = &self.state {
            if alarm.is_finished() {
                self.wait_awake()?;
            }
            return Ok(Told::Nothing);
        }
        let process = self.process();
        let told = match (self.member.ended()?, &self.state) {
            (None, State::Ending { since }) if since.elapsed() > start.grace + SLACK => {
                self.member.kill()?;
                Told::Wrong(format!("process {process} did not end in {:?}", since.elapsed()))
            }
            (None, _) => return Ok(Told::Nothing),
            (Some(status), State::Ending { .. }) if status.code() == Some(0) => Told::Nothing,
            (Some(status), State::Ending { .. }) => {
                Told::Wrong(format!("process {process} was told to end, and did so with {status}"))
            }
            (Some(status), _) => Told::Wrong(format!("process {process} ended by itself: {status}")),
        };
        *self = Self::new(start.start()?);
        Ok(told)
    }

    /// Tells the worker to end, and waits for it; what is wrong.
    pub(super) fn ends(&mut self, grace: Duration) -> io::Result<Option<String>> {
        if self.is_running() {
            self.terminate()?;
        }
        let process = self.process();
        Ok(match self.member.ends_within(grace + SLACK)? {
            // One that has just been started may not listen yet.
            Some(status) if status.code() == Some(0) || status.signal().is_some() => None,
            Some(status) => Some(format!("process {process} ended with {status}")),
            None => Some(format!("process {process} did not end")),
        })
    }
}
