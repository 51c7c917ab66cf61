//! Who is compared, on which stores, in which charts.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use asap_charts::{Result, repository};

/// One program that does what `asap_charts::order` says.
#[derive(Debug)]
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    /// The name of its file, without the ending.
    pub(crate) file: &'static str,
    command: Vec<PathBuf>,
    /// Of those whose version is pinned by a lock file; the others are asked.
    version: Option<&'static str>,
    pub(crate) stores: Vec<Store>,
}

/// One store, or one way to use it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Store {
    pub(crate) name: &'static str,
    pub(crate) durability: &'static str,
    pub(crate) at: At,
    pub(crate) charts: &'static [&'static str],
    /// No list grows longer than this: what is written would fill the disk.
    pub(crate) longest: u64,
}

/// What an address begins with, and what else there is to a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// A file: the scheme for measuring, and that for running up to where it is resumed.
    File(&'static str, &'static str),
    /// A database of the server, behind this.
    Postgres(&'static str),
    /// A server that is started for it; with its log flushed at each write, or none.
    Redis(bool),
    Memory,
}

const ALL: &[&str] = &["resume", "written", "stored", "latency-new", "latency-field"];
const STEPS: &[&str] = &["resume", "written", "stored", "latency-new"];
const LATENCY: &[&str] = &["latency-new", "latency-field"];
const ON: &str = "synchronous_commit=on";

const fn store(
    name: &'static str,
    durability: &'static str,
    at: At,
    charts: &'static [&'static str],
) -> Store {
    Store { name, durability, at, charts, longest: u64::MAX }
}

/// All of them, those that are not here too.
pub(crate) fn all() -> Vec<Contender> {
    let own = std::env::current_exe().unwrap_or_default();
    let beside = |name: &str| own.with_file_name(name);
    let peers = std::env::var_os("CHARTS_PEERS").map_or_else(|| PathBuf::from("missing"), PathBuf::from);
    let python = std::env::var_os("CHARTS_PYTHON").map_or_else(|| PathBuf::from("missing"), PathBuf::from);
    let script = |name: &str| vec![python.clone(), repository().join("benches/peers").join(name)];
    vec![
        Contender {
            name: "limit",
            file: "limits",
            command: vec![beside("contender")],
            version: Some("as in Cargo.lock"),
            stores: vec![
                store("fdatasync", "on the disk", At::File("bare-flush:", ""), &["latency-new"]),
                store(
                    "bare SQLite FULL",
                    "WAL, synchronous=FULL",
                    At::File("bare-full:", ""),
                    &["latency-new"],
                ),
                store(
                    "bare SQLite NORMAL",
                    "WAL, synchronous=NORMAL",
                    At::File("bare-normal:", ""),
                    &["latency-new"],
                ),
                store("bare PostgreSQL", ON, At::Postgres("bare-postgres:"), &["latency-new"]),
            ],
        },
        Contender {
            name: "asap",
            file: "asap",
            command: vec![beside("contender")],
            version: None,
            stores: vec![
                store("SQLite FULL", "WAL, synchronous=FULL", At::File("full:", "normal:"), ALL),
                store("SQLite NORMAL", "WAL, synchronous=NORMAL", At::File("normal:", "normal:"), LATENCY),
                store(
                    "SQLite within 200 ms",
                    "WAL, synchronous=FULL, within 200 ms",
                    At::File("within:", "normal:"),
                    LATENCY,
                ),
                store("PostgreSQL", ON, At::Postgres(""), ALL),
                store("Redis, always", "appendfsync=always", At::Redis(true), LATENCY),
                store("memory", "none", At::Memory, LATENCY),
            ],
        },
        Contender {
            name: "durare",
            file: "durare",
            command: vec![peers.join("curves_durare")],
            version: Some("0.5.0"),
            stores: vec![
                store("SQLite NORMAL", "WAL, synchronous=NORMAL", At::File("sqlite:", "sqlite:"), STEPS),
                store("PostgreSQL", ON, At::Postgres(""), STEPS),
            ],
        },
        Contender {
            name: "dbos",
            file: "dbos",
            command: vec![peers.join("curves_dbos")],
            version: Some("0.5.0"),
            stores: vec![store("PostgreSQL", ON, At::Postgres(""), STEPS)],
        },
        Contender {
            name: "DBOS for Python",
            file: "dbos-python",
            command: script("curves_dbos.py"),
            version: None,
            stores: vec![
                store("SQLite", "rollback journal, synchronous=FULL", At::File("sqlite:", "sqlite:"), STEPS),
                store("PostgreSQL", ON, At::Postgres(""), STEPS),
            ],
        },
        Contender {
            name: "LangGraph",
            file: "langgraph",
            command: script("curves_langgraph.py"),
            version: None,
            stores: vec![
                Store {
                    longest: 1_000,
                    ..store(
                        "SQLite",
                        "WAL, synchronous=FULL, durability=sync",
                        At::File("sqlite:", "sqlite:"),
                        ALL,
                    )
                },
                store(
                    "DeltaChannel",
                    "WAL, synchronous=FULL, durability=sync",
                    At::File("delta:", ""),
                    &["written", "stored"],
                ),
            ],
        },
    ]
}

impl Contender {
    /// The program with these arguments, that of which its errors can be seen.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.command.first().map_or(Path::new("missing"), PathBuf::as_path));
        command.args(&self.command[1..]).args(arguments).stderr(Stdio::inherit());
        command
    }

    /// Its version; an error if it cannot be run.
    pub(crate) fn version(&self) -> Result<String> {
        if let Some(version) = self.version {
            let there = self.command[0].exists();
            return if there { Ok(version.to_owned()) } else { Err("it is not built".into()) };
        }
        let answer = self.command(&["version"]).output()?;
        if !answer.status.success() {
            return Err("it does not tell its version".into());
        }
        Ok(String::from_utf8(answer.stdout)?.trim().to_owned())
    }
}
