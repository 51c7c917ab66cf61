//! A worker of a crew, seen from whoever kills it.

use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use asap_runtime::store::queue::DEFAULT_QUEUE;
use rustix::process::{Pid, Signal, kill_process};

/// How workers of a crew are started.
#[derive(Debug, Clone)]
pub struct Start {
    /// The program `crew`.
    pub program: PathBuf,
    /// The store, as [`open`](super::open) understands it.
    pub store: String,
    /// The journal.
    pub journal: PathBuf,
    /// How long a lease lasts.
    pub lease: Duration,
    /// How long tasks may take to their next checkpoints behind SIGTERM.
    pub grace: Duration,
    /// How many tasks one worker runs at once.
    pub concurrency: usize,
    /// So many leases lost in a row park a task.
    pub max_lost_leases: u32,
    /// The queue that they take from.
    pub queue: String,
    /// How far the worker's clock is ahead of the machine's, in milliseconds.
    pub skew: i64,
}

impl Start {
    /// Workers of this program on this store, with a lease of half a second.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>, store: &str, journal: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            store: store.to_owned(),
            journal: journal.into(),
            lease: Duration::from_millis(500),
            grace: Duration::from_secs(2),
            concurrency: 4,
            max_lost_leases: 5,
            queue: DEFAULT_QUEUE.to_owned(),
            skew: 0,
        }
    }

    /// Starts a worker.
    ///
    /// # Errors
    ///
    /// If the process cannot be started.
    pub fn start(&self) -> io::Result<Member> {
        let mut child = Command::new(&self.program)
            .arg(&self.store)
            .arg(&self.journal)
            .args(["--lease", &self.lease.as_millis().to_string()])
            .args(["--grace", &self.grace.as_millis().to_string()])
            .args(["--concurrency", &self.concurrency.to_string()])
            .args(["--max-lost-leases", &self.max_lost_leases.to_string()])
            .args(["--queue", &self.queue])
            .args(["--skew", &self.skew.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        let input = child.stdin.take();
        Ok(Member { child, _input: input })
    }
}

/// A worker process. It ends when its handle is dropped, and when whoever started it is gone.
#[derive(Debug)]
pub struct Member {
    child: Child,
    _input: Option<ChildStdin>,
}

impl Member {
    /// The process's id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    fn signal(&self, signal: Signal) -> io::Result<()> {
        // A process that has ended is there until it was waited for, so the id is nobody else's.
        Ok(kill_process(Pid::from_child(&self.child), signal)?)
    }

    /// What can wake it from another thread, as long as nobody has waited for its end.
    pub(super) fn alarm(&self) -> Alarm {
        Alarm(Pid::from_child(&self.child))
    }

    /// Kills it, SIGKILL, and waits for its end.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn kill(&mut self) -> io::Result<ExitStatus> {
        self.child.kill()?;
        self.child.wait()
    }

    /// Lets it sleep wherever it is, SIGSTOP.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn stop(&self) -> io::Result<()> {
        self.signal(Signal::STOP)
    }

    /// Wakes it, SIGCONT.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn wake(&self) -> io::Result<()> {
        self.signal(Signal::CONT)
    }

    /// Tells it to end, SIGTERM.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn terminate(&self) -> io::Result<()> {
        self.signal(Signal::TERM)
    }

    /// How it ended; `None` if it has not.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Waits so long for its end; `None` if it has not ended by then.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn ends_within(&mut self, time: Duration) -> io::Result<Option<ExitStatus>> {
        let begun = Instant::now();
        loop {
            let ended = self.ended()?;
            if ended.is_some() || begun.elapsed() >= time {
                return Ok(ended);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Wakes a worker.
#[derive(Debug)]
pub(super) struct Alarm(Pid);

impl Alarm {
    pub(super) fn ring(&self) -> io::Result<()> {
        Ok(kill_process(self.0, Signal::CONT)?)
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        // One that has ended already is no failure.
        let _ = self.kill();
    }
}
