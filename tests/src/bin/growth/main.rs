//! Kills processes whose tasks have large states, and holds what is stored against runs that nothing interrupts.
//!
//! ```text
//! cargo run --release -p asap-tests --bin growth -- --kills 1000 --seed 1 [--small] [--keep DIR]
//! cargo run --release -p asap-tests --features servers --bin growth -- --kills 300 --small --store postgres://postgres@127.0.0.1/test
//! ```
//!
//! It needs the program `grower` beside it: `cargo build --release -p asap-tests --bins`. What is checked is said in `asap_tests::growth`. With
//! `--small` the states have tens of KB, else a few hundred KB to 10 MB. With `--store` the tasks
//! are in a server, under ids of their own, and not in files. It ends with 0 if nothing was found. If something was, the files are kept.

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    asap_tests::sessions::command("growth", run)
}

#[cfg(not(unix))]
fn main() {
    eprintln!("growth: processes are killed on a Unix system only");
}

/// Runs a session; whether nothing was found.
#[cfg(unix)]
fn run(given: &mut dyn Iterator<Item = String>) -> Result<bool, asap_runtime::BoxError> {
    use asap_tests::growth::{Plan, Session};
    use asap_tests::sessions::{Files, Given, beside};

    let given = Given::parse(given, Some("--small"))?;
    let files = Files::new(given.keep)?;
    let plan = Plan::new(given.seed, given.kills, beside("grower")?, files.directory());
    let report = Session::run(Plan { is_large: !given.flag, store: given.store, ..plan })?;
    Ok(files.tell(&report, &report.findings))
}
