use asap_runtime::{checkpoint, resumable};
use rusqlite::Connection;

#[resumable]
fn pay(path: String) -> rusqlite::Result<usize> {
    #[rebuild]
    let mut connection = Connection::open(&path)?;
    let transaction = connection.transaction()?;
    checkpoint!(transaction);
    transaction.execute("DELETE FROM rows", ())
}

fn main() {}
