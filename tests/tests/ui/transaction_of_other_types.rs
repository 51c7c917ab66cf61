use asap_runtime::{checkpoint, resumable};
use rusqlite::Connection;

#[resumable]
fn name(n: String) -> usize {
    checkpoint!(n);
    1
}

#[resumable]
fn savepoint(#[resource] path: String) -> rusqlite::Result<usize> {
    let mut connection = Connection::open(&path)?;
    let mut transaction = connection.transaction()?;
    let savepoint = transaction.savepoint()?;
    checkpoint!("saved", savepoint);
    Ok(1)
}

fn text(n: usize) -> String {
    "x".repeat(n)
}

#[resumable]
fn made() -> usize {
    checkpoint!("made", text(1));
    1
}

fn main() {}
