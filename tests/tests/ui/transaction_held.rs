use asap_runtime::{checkpoint, resumable};
use rusqlite::Connection;

#[resumable]
fn two(#[resource] path: String) -> rusqlite::Result<usize> {
    let mut connection = Connection::open(&path)?;
    let transaction = connection.transaction()?;
    checkpoint!();
    transaction.execute("DELETE FROM rows", ())?;
    checkpoint!(transaction);
    Ok(1)
}

#[resumable]
fn left_open(#[resource] path: String) -> rusqlite::Result<usize> {
    let mut connection = Connection::open(&path)?;
    let _transaction = connection.transaction()?;
    checkpoint!();
    Ok(1)
}

fn main() {}
