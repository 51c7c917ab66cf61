//! A process made to be killed: it moves money between the rows of a database, one transfer per `checkpoint!(tx)`.
//!
//! ```text
//! teller FILE TRANSFERS
//! ```
//!
//! Each transfer writes three rows: two accounts, and one in `journal` whose number is a key, so that a transfer that is
//! made twice fails.

mod transfer;

use std::env;
use std::process::ExitCode;

use asap_runtime::Runtime;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(transfers)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: teller FILE TRANSFERS");
        return ExitCode::from(2);
    };
    let transfers = transfers.parse().expect("a number of transfers");
    let done = Runtime::open(&file)
        .and_then(|runtime| runtime.run(transfer::TASK, transfer::transfer_all(file.into(), transfers)));
    match done {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(4)
        }
    }
}
