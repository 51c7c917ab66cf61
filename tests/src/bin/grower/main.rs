//! A process made to be killed while large states are stored: it does one thing with the tasks of one file.
//!
//! ```text
//! grower FILE LOG full|normal run TASK JOB KEPT [TASK JOB KEPT]...
//! grower FILE LOG full|normal rollback TASK VERSION
//! grower FILE LOG full|normal fork TASK VERSION TASK
//! grower FILE LOG full|normal delete TASK
//! ```
//!
//! FILE may be the address of a server; then `full` and `normal` are the server's affair.
//!
//! It ends with 0 when that is done, and with 4 and the error on its standard error if it cannot be.

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    match work(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("grower: {error}");
            ExitCode::from(4)
        }
    }
}

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
fn work(given: &[String]) -> Result<(), asap_runtime::BoxError> {
    use asap_runtime::store::Durability;
    use asap_tests::growth::{Order, obey};

    let [file, log, durability, order @ ..] = given else { return Err("a file, a log and an order".into()) };
    let durability = match durability.as_str() {
        "full" => Durability::Full,
        "normal" => Durability::Normal,
        other => return Err(format!("`{other}` is no durability").into()),
    };
    obey(file, log.as_ref(), durability, &Order::parse(order)?)
}
