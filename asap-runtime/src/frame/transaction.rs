//! Transactions of the user's own that a checkpoint commits.

use crate::store::{ReadyTransaction, Transaction};

/// What a synchronous function may commit with a checkpoint.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no transaction that a checkpoint of a synchronous function can commit",
    label = "not a transaction such as `rusqlite::Transaction`, by value",
    note = "a transaction of sqlx is awaited: make the function `async`",
    note = "a savepoint cannot be committed for itself: give the transaction around it",
    note = "a name of the checkpoint is a literal: `checkpoint!(\"name\")`, `checkpoint!(\"name\", tx)`"
)]
pub trait FromSyncTransaction: Transaction {}

#[diagnostic::do_not_recommend]
impl<T: ReadyTransaction> FromSyncTransaction for T {}

/// What an asynchronous function may commit with a checkpoint.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no transaction that a checkpoint of an `async` function can commit",
    label = "not a transaction such as `sqlx::Transaction<'_, Postgres>`, by value",
    note = "a transaction of rusqlite stays on its thread: put the rows and the checkpoint into a synchronous function \
            and `call!` that, or mark this one `#[resumable(local)]`",
    note = "a name of the checkpoint is a literal: `checkpoint!(\"name\")`, `checkpoint!(\"name\", tx)`"
)]
pub trait FromAsyncTransaction: Transaction + Send {}

#[diagnostic::do_not_recommend]
impl<T: Transaction + Send> FromAsyncTransaction for T {}

/// What a function marked `#[resumable(local)]` may commit with a checkpoint.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no transaction that a checkpoint can commit",
    label = "not a transaction such as `rusqlite::Transaction` or `sqlx::Transaction<'_, Postgres>`, by value",
    note = "a name of the checkpoint is a literal: `checkpoint!(\"name\")`, `checkpoint!(\"name\", tx)`"
)]
pub trait FromLocalTransaction: Transaction {}

#[diagnostic::do_not_recommend]
impl<T: Transaction> FromLocalTransaction for T {}

fn held<T: Transaction>(mut transaction: T) -> T {
    transaction.roll_back_on_drop();
    transaction
}

/// The transaction of a synchronous function: from here on whatever drops it rolls it back.
pub fn transaction<T: FromSyncTransaction>(transaction: T) -> T {
    held(transaction)
}

/// As [`transaction`], of an asynchronous function.
pub fn transaction_in_async<T: FromAsyncTransaction>(transaction: T) -> T {
    held(transaction)
}

/// As [`transaction`], of a function that belongs to its thread.
pub fn transaction_in_local<T: FromLocalTransaction>(transaction: T) -> T {
    held(transaction)
}
