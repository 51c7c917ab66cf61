//! The transfers.

use std::path::PathBuf;

use asap_runtime::{checkpoint, resumable};
use rusqlite::{Connection, TransactionBehavior, params};

/// The id of the one task.
pub(crate) const TASK: &str = "transfers";

/// Moves money; its snapshots say how many transfers were made (`made`) and how much was moved (`moved`).
#[resumable(name = "transfer_all")]
pub(crate) fn transfer_all(file: PathBuf, transfers: u32) -> rusqlite::Result<i64> {
    #[rebuild]
    let mut connection = Connection::open(&file)?;
    let mut made: u32 = 0;
    let mut moved: i64 = 0;
    while made < transfers {
        let number = made + 1;
        let (from, to, amount) = (number % 7, (number * 3 + 1) % 7, i64::from(number % 13));
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction
            .execute("UPDATE accounts SET balance = balance - ?2 WHERE id = ?1", params![from, amount])?;
        transaction
            .execute("UPDATE accounts SET balance = balance + ?2 WHERE id = ?1", params![to, amount])?;
        transaction
            .execute("INSERT INTO journal (number, amount) VALUES (?1, ?2)", params![number, amount])?;
        made = number;
        moved += amount;
        checkpoint!(transaction);
        // Between two transfers there are checkpoints of the usual kind too.
        if made.is_multiple_of(5) {
            checkpoint!("fifth");
        }
    }
    Ok(moved)
}
