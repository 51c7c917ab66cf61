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
    use std::process::ExitCode;

    match arguments::Arguments::parse(std::env::args().skip(1)).and_then(|arguments| run(&arguments)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("faults: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(unix))]
fn main() {
    eprintln!("faults: signals are sent to processes of a Unix system only");
}

/// Runs a session; whether nothing was found.
#[cfg(unix)]
fn run(arguments: &arguments::Arguments) -> Result<bool, asap_runtime::BoxError> {
    use asap_tests::crew::{Plan, Session};

    let crew = std::env::current_exe()?.with_file_name("crew");
    if !crew.exists() {
        return Err(format!("{} is not there: `cargo build -p asap-tests --bins`", crew.display()).into());
    }
    let mut scratch = tempfile::tempdir()?;
    let directory = arguments.keep.as_deref().unwrap_or(scratch.path());
    std::fs::create_dir_all(directory)?;
    let mut plan = Plan::new(arguments.seed, arguments.kills, crew, directory);
    (plan.tasks, plan.workers) = (arguments.tasks, arguments.workers);
    plan.start.max_lost_leases = arguments.max_lost_leases;
    if let Some(store) = &arguments.store {
        plan.start.store.clone_from(store);
    }
    plan.restart.clone_from(&arguments.restart);
    println!("seed {}; the journal is {}", plan.seed, plan.start.journal.display());
    let report = Session::run(plan)?;
    println!("{report}");
    if !report.findings.is_empty() && arguments.keep.is_none() {
        scratch.disable_cleanup(true);
        println!("what was written down is kept in {}", scratch.path().display());
    }
    Ok(report.findings.is_empty())
}
