//! A `checkpoint!()` of about 200 bytes on SQLite, against bare rusqlite writing the same row.
//!
//! The bare side has its row ready: it formats no JSON, no id and no time, compares no version, and prunes nothing. It
//! inserts into the same table, as autocommit of one prepared statement. A turn is short, so that a disk which
//! others use is the same for all sides of a round; most turns have no copy of the write-ahead log into the file (the
//! store makes one in some 230 appends), and the ratio of the whole times, with all copies, stands beside the median.

use std::path::Path;

use asap_runtime::store::{Durability, SqliteOptions, SqliteStore};
use asap_runtime::{Runtime, StateSnapshot, checkpoint, resumable};
use rusqlite::{Connection, params};

use crate::report::Report;
use crate::state::State;
use crate::{Result, SCRATCH, turns};

const TABLE: &str = include_str!("../../src/store/sqlite/sql/0001_snapshots.sql");
const INSERT: &str = "INSERT INTO snapshots (task_id, id, version, data, checkpoint, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const TASK: &str = "invoices";

#[resumable]
fn checkpoints(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.advance();
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    against_bare(report, Durability::Full, 1.15, 10, 1_500)?;
    against_bare(report, Durability::Normal, 1.5, 100, 1_000)
}

fn against_bare(
    report: &mut Report,
    durability: Durability,
    bar: f64,
    count: u32,
    rounds: u32,
) -> Result<()> {
    let (name, synchronous) = match durability {
        Durability::Full => ("FULL", "full"),
        Durability::Normal => ("NORMAL", "normal"),
    };
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = |name: &str| directory.path().join(name);
    let row = sample(&path("sample.db"))?;
    let store = open(&path("asap.db"), durability)?;
    let own = (pragma(&path("asap.db"), "page_size")?, 704 * 1024);
    turns::against(vec![
        side(Bare::open(&path("usual.db"), synchronous, None, row.clone())?, count),
        side(Bare::open(&path("same.db"), synchronous, Some(own), row.clone())?, count),
    ]);
    Runtime::new(store).run(TASK, checkpoints(rounds, count))?;
    let (ours, bare) = turns::take();
    let note = |what: &str, index: usize| {
        let whole = ours.whole_ratio(&bare[index]);
        let (ours, bare) = (ours.nanos(count) / 1e3, bare[index].nanos(count) / 1e3);
        let bytes = row.data.as_json().len();
        format!(
            "durability: WAL, synchronous={name}; {ours:.1} us against {bare:.1} us, of the whole times {whole:.2} x; rows of {bytes} B data; {what}"
        )
    };
    let usual = note("bare at SQLite's usual page and log size, its file grows", 0);
    report.bar(&format!("checkpoint, SQLite {name}"), ours.ratio(&bare[0]), "x", bar, usual);
    let same = note("bare with the store's page and log size", 1);
    report.beside(&format!("the same, tuned bare {name}"), ours.ratio(&bare[1]), "x", same);
    Ok(())
}

/// A turn of bare rusqlite in a file of this directory: one row of the state, inserted with `synchronous=FULL`.
pub(crate) fn bare(directory: &Path) -> Result<Box<dyn FnMut()>> {
    let row = sample(&directory.join("sample.db"))?;
    Ok(side(Bare::open(&directory.join("bare.db"), "full", None, row)?, 1))
}

pub(crate) fn open(path: &Path, durability: Durability) -> Result<SqliteStore> {
    Ok(SqliteStore::open_with(path, SqliteOptions { durability, ..SqliteOptions::default() })?)
}

/// A row as the measured function writes it, for the other side to write.
fn sample(path: &Path) -> Result<StateSnapshot> {
    let runtime = Runtime::new(open(path, Durability::Normal)?);
    turns::against(Vec::new());
    runtime.run(TASK, checkpoints(2, 100))?;
    Ok(runtime.store().get(TASK).wait()?.ok_or("the last checkpoint is stored")?)
}

fn pragma(path: &Path, name: &str) -> Result<i64> {
    Ok(Connection::open(path)?.pragma_query_value(None, name, |row| row.get(0))?)
}

/// Bare rusqlite.
struct Bare {
    connection: Connection,
    row: StateSnapshot,
    created_at: String,
}

impl Bare {
    /// `own` are page and log size in bytes; SQLite's if there are none.
    fn open(path: &Path, synchronous: &str, own: Option<(i64, i64)>, row: StateSnapshot) -> Result<Self> {
        let connection = Connection::open(path)?;
        if let Some((page, _)) = own {
            connection.pragma_update(None, "page_size", page)?;
        }
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", synchronous)?;
        if let Some((page, log)) = own {
            connection.pragma_update(None, "wal_autocheckpoint", log / page)?;
        }
        connection.execute_batch(TABLE)?;
        let created_at = row.created_at.format("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string();
        Ok(Self { connection, row, created_at })
    }

    fn write(&mut self, count: u32) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(INSERT)?;
        for _ in 0..count {
            self.row.version += 1;
            let StateSnapshot { task_id, id, version, data, checkpoint, .. } = &self.row;
            let version = version.cast_signed();
            statement.execute(params![task_id, id, version, data.as_json(), checkpoint, self.created_at])?;
        }
        Ok(())
    }
}

fn side(mut bare: Bare, count: u32) -> Box<dyn FnMut()> {
    Box::new(move || bare.write(count).expect("the bare side writes its rows"))
}
