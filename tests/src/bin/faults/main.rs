//! Kills, stops and ends workers, and holds their tasks against what is promised.
//!
//! ```text
//! cargo run -p asap-tests --bin faults -- --kills 1000 --seed 1 [--tasks 8] [--workers 4]
//!     [--max-lost-leases 5] [--store FILE|URL] [--restart COMMAND] [--keep DIR]
//! ```
//!
//! It needs the program `crew` beside it: `cargo build -p asap-tests --bins`; for stores in servers, with `--features servers` both. What is checked is said in
//! `asap_tests::crew`. It ends with 0 if nothing was found. If something was, the journal and the store are kept.

#[cfg(unix)]
mod arguments;

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    asap_tests::sessions::command("faults", run)
}

#[cfg(not(unix))]
fn main() {
    eprintln!("faults: signals are sent to processes of a Unix system only");
}

/// Runs a session; whether nothing was found.
#[cfg(unix)]
fn run(given: &mut dyn Iterator<Item = String>) -> Result<bool, asap_runtime::BoxError> {
    use asap_tests::crew::{Plan, Session};
    use asap_tests::sessions::{Files, beside};

    let arguments = arguments::Arguments::parse(given)?;
    let files = Files::new(arguments.keep)?;
    let mut plan = Plan::new(arguments.seed, arguments.kills, beside("crew")?, files.directory());
    (plan.tasks, plan.workers) = (arguments.tasks, arguments.workers);
    plan.start.max_lost_leases = arguments.max_lost_leases;
    if let Some(store) = arguments.store {
        plan.start.store = store;
    }
    plan.restart = arguments.restart;
    println!("seed {}; the journal is {}", plan.seed, plan.start.journal.display());
    let report = Session::run(plan)?;
    Ok(files.tell(&report, &report.findings))
}
