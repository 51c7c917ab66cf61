//! A server of a test's own, which it may kill and set as it likes.

use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{RedisOptions, RedisStore};
use redis::{Client, Connection};
use tempfile::TempDir;

use crate::place::skipped;

/// Flushes each write before it is answered, and saves nothing else.
pub(crate) const ALWAYS: &[&str] = &["--appendonly", "yes", "--appendfsync", "always"];

pub(crate) struct Server {
    directory: TempDir,
    pub(crate) port: u16,
    process: Child,
}

impl Server {
    /// Nothing, said in a line, if no server is installed and none is required.
    pub(crate) fn start(settings: &[&str]) -> Option<Self> {
        let mut directory = tempfile::tempdir().unwrap();
        // Another process may take the port before the server does; then it ends at once, and another is tried.
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let process = match spawn(directory.path(), port, settings) {
                Ok(process) => process,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return skipped("no `redis-server` is installed");
                }
                Err(error) => panic!("`redis-server` does not start: {error}"),
            };
            let mut server = Self { directory, port, process };
            if server.is_up() {
                return Some(server);
            }
            directory = tempfile::tempdir().unwrap();
        }
        panic!("`redis-server` ended five times at once");
    }

    /// Kills it with SIGKILL.
    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Starts it again, on the same port and files.
    pub(crate) fn start_again(&mut self, settings: &[&str]) {
        self.start_reading(settings);
        assert!(self.is_up(), "the server starts again");
    }

    /// Starts it again, and does not wait until it has read its files.
    pub(crate) fn start_reading(&mut self, settings: &[&str]) {
        self.process = spawn(self.directory.path(), self.port, settings).unwrap();
    }

    fn is_up(&mut self) -> bool {
        let begun = Instant::now();
        while self.process.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < Duration::from_mins(1), "the server does not answer");
            let client = Client::open(self.url()).unwrap();
            let answer =
                client.get_connection().and_then(|mut connection| redis::cmd("PING").exec(&mut connection));
            if answer.is_ok() {
                return true;
            }
            thread::sleep(Duration::from_millis(5));
        }
        false
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub(crate) fn store(&self) -> RedisStore {
        RedisStore::connect_with(&self.url(), RedisOptions::default()).unwrap()
    }

    /// A connection of somebody else's.
    pub(crate) fn raw(&self) -> Connection {
        Client::open(self.url()).unwrap().get_connection().unwrap()
    }

    /// Runs an administrator's command.
    pub(crate) fn command(&self, words: &[&str]) {
        redis::cmd(words[0]).arg(&words[1..]).exec(&mut self.raw()).unwrap();
    }

    /// Ends it in order, so that its files are whole.
    pub(crate) fn shut_down(&mut self) {
        // It answers by closing the connection.
        redis::cmd("SHUTDOWN").exec(&mut self.raw()).unwrap_err();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn spawn(directory: &Path, port: u16, settings: &[&str]) -> io::Result<Child> {
    Command::new("redis-server")
        .args(["--bind", "127.0.0.1", "--save", "", "--port", &port.to_string()])
        .arg("--dir")
        .arg(directory)
        .args(settings)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}
