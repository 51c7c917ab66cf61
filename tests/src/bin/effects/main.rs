//! Kills processes around their effects, and holds what was charged against what is promised.
//!
//! ```text
//! cargo run -p asap-tests --bin effects -- --kills 500 --seed 1 [--keep DIR]
//! ```
//!
//! It needs the program `charger` beside it: `cargo build -p asap-tests --bins`. What is checked is said in `asap_tests::effects`. It ends with
//! 0 if nothing was found. If something was, the files of the tasks are kept.

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    asap_tests::sessions::command("effects", run)
}

#[cfg(not(unix))]
fn main() {
    eprintln!("effects: processes are killed on a Unix system only");
}

/// Runs a session; whether nothing was found.
#[cfg(unix)]
fn run(given: &mut dyn Iterator<Item = String>) -> Result<bool, asap_runtime::BoxError> {
    use asap_tests::effects::{Plan, Session};
    use asap_tests::sessions::{Files, Given, beside};

    let given = Given::parse(given, None)?;
    if given.store.is_some() {
        return Err("its tasks are in files".into());
    }
    let files = Files::new(given.keep)?;
    let report = Session::run(Plan::new(given.seed, given.kills, beside("charger")?, files.directory()))?;
    Ok(files.tell(&report, &report.findings))
}
