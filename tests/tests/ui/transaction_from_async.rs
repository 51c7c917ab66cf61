use asap_runtime::{checkpoint, resumable};
use rusqlite::Connection;

#[resumable]
async fn pay(#[resource] path: String) -> rusqlite::Result<usize> {
    let mut connection = Connection::open(&path)?;
    checkpoint!(connection.transaction()?);
    Ok(1)
}

fn main() {}
