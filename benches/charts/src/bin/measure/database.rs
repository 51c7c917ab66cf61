//! A database for one figure: made before it, gone after it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use asap_charts::Result;

use crate::contender::At;

/// A folder, a database of the server or a server.
#[derive(Debug)]
pub(crate) struct Database {
    at: At,
    folder: PathBuf,
    server: Option<(Child, u16)>,
    /// Of the database before anything was written: its bytes, and those of the server's log.
    before: (f64, f64),
}

/// The name of the database that is made; another process makes another one.
fn name() -> String {
    format!("asap_charts_{}", std::process::id())
}

impl Database {
    pub(crate) fn make(at: At) -> Result<Self> {
        let folder = repository_scratch()?;
        let mut made = Self { at, folder, server: None, before: (0.0, 0.0) };
        match at {
            At::Postgres(_) => {
                sql(&server()?, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", name()))?;
                sql(&server()?, &format!("CREATE DATABASE {} TEMPLATE template0", name()))?;
                made.before = Self::bytes_of_postgres()?;
            }
            At::Redis(always) => made.server = Some(redis(&made.folder, always)?),
            At::File(..) | At::Memory => {}
        }
        Ok(made)
    }

    /// The address, and that for running up to where it is resumed.
    pub(crate) fn urls(&self) -> Result<(String, String)> {
        let file = self.folder.join("figure.db");
        let one = |scheme: &str| format!("{scheme}{}", file.display());
        Ok(match self.at {
            At::File(scheme, prepare) => (one(scheme), one(prepare)),
            At::Postgres(prefix) => {
                let url = format!("{prefix}{}", own()?);
                (url.clone(), url)
            }
            At::Redis(_) => {
                let (_, port) = self.server.as_ref().ok_or("the server was started")?;
                (format!("redis://127.0.0.1:{port}/"), String::new())
            }
            At::Memory => ("memory:".to_owned(), String::new()),
        })
    }

    /// The bytes that the process of this id, or the server for it, has written, and those that are stored now.
    pub(crate) fn bytes(&self, process: u32) -> Result<(f64, f64)> {
        if matches!(self.at, At::Postgres(_)) {
            let (stored, log) = Self::bytes_of_postgres()?;
            return Ok((log - self.before.1, stored - self.before.0));
        }
        let counts = std::fs::read_to_string(format!("/proc/{process}/io"))?;
        let written = counts.lines().find_map(|line| line.strip_prefix("wchar: "));
        let mut stored = 0;
        for entry in std::fs::read_dir(&self.folder)? {
            stored += entry?.metadata()?.len();
        }
        let stored = u32::try_from(stored).map_or(f64::from(u32::MAX), f64::from);
        Ok((written.ok_or("the system does not count what is written")?.trim().parse()?, stored))
    }

    /// The bytes of the database, and of the server's log so far.
    fn bytes_of_postgres() -> Result<(f64, f64)> {
        let sizes =
            "SELECT pg_database_size(current_database()) || ' ' || (pg_current_wal_insert_lsn() - '0/0')";
        let answer = sql(&own()?, sizes)?;
        let (stored, log) = answer.trim().split_once(' ').ok_or("the server tells no sizes")?;
        Ok((stored.parse()?, log.parse()?))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, _)) = &mut self.server {
            let ended = server.kill().and_then(|()| server.wait());
            drop(ended);
        }
        if matches!(self.at, At::Postgres(_)) {
            let dropped = server()
                .and_then(|url| sql(&url, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", name())));
            drop(dropped);
        }
        let removed = std::fs::remove_dir_all(&self.folder);
        drop(removed);
    }
}

/// An empty folder beside this program, so on a disk rather than in memory.
fn repository_scratch() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().unwrap_or(Path::new(".")).join(format!("charts-{}", std::process::id()));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn server() -> Result<String> {
    Ok(std::env::var("CHARTS_POSTGRES_URL").map_err(|_| "CHARTS_POSTGRES_URL names no server")?)
}

/// The address of the database that is made, in the spelling that all clients know.
fn own() -> Result<String> {
    let url = server()?;
    let (_, rest) = url.split_once("://").ok_or("CHARTS_POSTGRES_URL is no URL")?;
    let host = rest.split('/').next().unwrap_or(rest);
    // Nobody encrypts where another cannot.
    Ok(format!("postgresql://{host}/{}?sslmode=disable", name()))
}

fn sql(url: &str, sql: &str) -> Result<String> {
    let mut program = Command::new("psql");
    program.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url]);
    let answer = program.stdin(Stdio::null()).output().map_err(|error| format!("psql: {error}"))?;
    if !answer.status.success() {
        return Err(format!("psql: {}", String::from_utf8_lossy(&answer.stderr)).into());
    }
    Ok(String::from_utf8(answer.stdout)?)
}

/// A server, and the port that was free when it was started.
fn redis(folder: &Path, always: bool) -> Result<(Child, u16)> {
    let (append, fsync) = if always { ("yes", "always") } else { ("no", "no") };
    let free = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let port = free.to_string();
    let mut server = Command::new("redis-server")
        .args([
            "--port",
            &port,
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            append,
            "--appendfsync",
            fsync,
        ])
        .arg("--dir")
        .arg(folder)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("redis-server: {error}"))?;
    let begun = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", free)).is_err() {
        if begun.elapsed() > Duration::from_secs(10) || server.try_wait()?.is_some() {
            let ended = server.kill();
            drop(ended);
            return Err("the Redis server does not answer".into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok((server, free))
}
