//! `download` without a command: what it is for, on loopback.

use std::env;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use asap_runtime::Runtime;
use indicatif::HumanBytes;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::digest;
use crate::get;
use crate::server::{Faults, Served, Server};
use crate::source::Sha256Sum;

/// Bytes of the file.
const LENGTH: usize = 16 << 20;
/// Ranges that the first process may ask for.
const RANGES: usize = 24;

/// Downloads a file with two processes, of which the first is killed.
///
/// # Errors
///
/// If a byte was asked for twice that need not be, or the file is not the one that is served.
pub(crate) fn demo() -> anyhow::Result<()> {
    let directory = tempfile::tempdir().context("making a directory")?;
    let (files, out) = (directory.path().join("files"), get::absolute(&directory.path().join("out"))?);
    let db = directory.path().join("state.db");
    let sum = make_file(&files, "demo.bin")?;

    let executor = tokio::runtime::Runtime::new().context("starting the executor")?;
    let (log, requests) = mpsc::channel();
    let faults = Faults { pause: 5, ..Faults::default() };
    let server = Server::listen(([127, 0, 0, 1], 0).into(), files, faults, move |served| {
        // Nobody listens any more when the demonstration ends.
        drop(log.send(served));
    });
    let server = executor.block_on(server).context("listening on loopback")?;
    let url = format!("{}/demo.bin", server.url()?);
    executor.spawn(server.run());
    println!("serving {} at {url}, SHA-256 {sum}", HumanBytes(LENGTH as u64));

    let process = Process::start(&url, &out, &db)?;
    let first = receive(&requests, RANGES)?;
    process.kill()?;
    println!("the first process asked for bytes {} and was killed with SIGKILL", span(&first));

    let runtime = Runtime::open(&db)?;
    let done = get::done(&runtime, &get::task_id(&url, &out))?;
    let Some(done) = done.filter(|&done| done > 0) else { bail!("it has left no checkpoint") };
    println!("its last checkpoint is at byte {done}");

    // What it asked for and nobody had answered when it was killed is of no checkpoint.
    let _: usize = requests.try_iter().count();
    println!("starting another process");
    Process::start(&url, &out, &db)?.wait()?;
    let second: Vec<_> = requests.try_iter().filter_map(|served| served.bytes).collect();
    println!("the second process asked for bytes {}", span(&second));

    ensure!(second.first().is_some_and(|range| range.start == done), "it did not go on there");
    ensure!(second.iter().all(|range| range.start >= done), "it asked for bytes before that again");
    let found = digest::of(fs::File::open(&out)?)?;
    ensure!(found == sum, "the file has the SHA-256 {found}");
    println!("no byte before the checkpoint was asked for again, and the digest is right");
    Ok(())
}

/// Makes a file of bytes that are the same at each run, and gives its digest.
fn make_file(directory: &Path, name: &str) -> anyhow::Result<Sha256Sum> {
    let mut bytes = vec![0; LENGTH];
    StdRng::seed_from_u64(7).fill_bytes(&mut bytes);
    fs::create_dir(directory)?;
    fs::write(directory.join(name), &bytes)?;
    Ok(digest::of(&bytes[..])?)
}

/// The next parts that are asked for.
fn receive(requests: &Receiver<Served>, count: usize) -> anyhow::Result<Vec<Range<u64>>> {
    let mut found = Vec::new();
    while found.len() < count {
        let served = requests.recv_timeout(Duration::from_mins(1)).context("waiting for requests")?;
        found.extend(served.bytes);
    }
    Ok(found)
}

fn span(ranges: &[Range<u64>]) -> String {
    match ranges {
        [first, .., last] => format!("{} to {}", first.start, last.end - 1),
        [one] => format!("{} to {}", one.start, one.end - 1),
        [] => "none".to_owned(),
    }
}

/// This program, downloading.
struct Process(Child);

impl Process {
    fn start(url: &str, out: &Path, db: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(env::current_exe()?);
        command.args(["get", url, "--out"]).arg(out).arg("--db").arg(db);
        command.spawn().map(Self).context("starting a process")
    }

    /// Kills it.
    fn kill(mut self) -> anyhow::Result<()> {
        self.0.kill()?;
        let status = self.0.wait()?;
        ensure!(status.code().is_none(), "it ended before it was killed: {status}");
        Ok(())
    }

    /// Waits for its end, which must be a good one.
    fn wait(mut self) -> anyhow::Result<()> {
        let status = self.0.wait()?;
        ensure!(status.success(), "it ended with {status}");
        Ok(())
    }
}

impl Drop for Process {
    /// A demonstration that failed leaves no process behind.
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
