//! What the disk, SQLite and PostgreSQL take by themselves for as many bytes.
//!
//! A row as a checkpoint has it, ready beforehand, by one prepared insert in autocommit; no JSON, no version compared, nothing removed.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::time::Instant;

use asap_charts::Result;
use asap_charts::order::text;
use rusqlite::{Connection, params};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, query, raw_sql};

const ID: &str = "01KB5Y7Z0E8V7M3C5T9WQ2R4XA";
const CREATED_AT: &str = "2026-01-02T03:04:05.678901+00:00";

/// The seconds of each of so many writes.
pub(crate) fn measure(url: &str, bytes: usize, count: u32) -> Result<Vec<f64>> {
    let texts = (0..=count).map(|number| text(bytes, u64::from(number)));
    let mut seconds = match url.split_once(':') {
        Some(("bare-flush", path)) => flush(path, texts)?,
        Some(("bare-full", path)) => sqlite(path, "full", texts)?,
        Some(("bare-normal", path)) => sqlite(path, "normal", texts)?,
        Some(("bare-postgres", url)) => postgres(url, texts)?,
        _ => return Err(format!("`{url}` names no limit").into()),
    };
    // The first one opens what the others use.
    seconds.remove(0);
    Ok(seconds)
}

/// The same place of a file written over and flushed, as a log that is used again.
fn flush(path: &str, texts: impl Iterator<Item = String>) -> Result<Vec<f64>> {
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(path)?;
    let mut seconds = Vec::new();
    for text in texts {
        let begun = Instant::now();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(text.as_bytes())?;
        file.sync_data()?;
        seconds.push(begun.elapsed().as_secs_f64());
    }
    Ok(seconds)
}

fn sqlite(path: &str, synchronous: &str, texts: impl Iterator<Item = String>) -> Result<Vec<f64>> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.execute_batch(
        "CREATE TABLE bare (task_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL,
         checkpoint INTEGER NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (task_id, version))",
    )?;
    let mut insert = connection.prepare("INSERT INTO bare VALUES ('bare', ?1, ?2, ?3, 1, ?4)")?;
    let mut seconds = Vec::new();
    for (version, text) in (1_i64..).zip(texts) {
        let begun = Instant::now();
        insert.execute(params![ID, version, text, CREATED_AT])?;
        seconds.push(begun.elapsed().as_secs_f64());
    }
    Ok(seconds)
}

fn postgres(url: &str, texts: impl Iterator<Item = String>) -> Result<Vec<f64>> {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let options: PgConnectOptions = url.parse()?;
    executor.block_on(async {
        let mut connection = options.disable_statement_logging().connect().await?;
        raw_sql(
            "CREATE TABLE bare (task_id text NOT NULL, id text NOT NULL, version bigint NOT NULL, data text NOT NULL,
             checkpoint boolean NOT NULL, created_at text NOT NULL, PRIMARY KEY (task_id, version))",
        )
        .execute(&mut connection)
        .await?;
        let mut seconds = Vec::new();
        for (version, text) in (1_i64..).zip(texts) {
            let begun = Instant::now();
            let insert = query("INSERT INTO bare VALUES ('bare', $1, $2, $3, true, $4)");
            insert.bind(ID).bind(version).bind(text).bind(CREATED_AT).execute(&mut connection).await?;
            seconds.push(begun.elapsed().as_secs_f64());
        }
        Ok(seconds)
    })
}
