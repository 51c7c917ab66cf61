//! Kills processes whose tasks have large states, and holds what is stored against runs that nothing interrupts.
//!
//! ```text
//! cargo run --release -p asap-tests --bin growth -- --kills 1000 --seed 1 [--small] [--keep DIR]
//! ```
//!
//! It needs the program `grower` beside it: `cargo build --release -p asap-tests --bins`. What is checked is said in `asap_tests::growth`. With
//! `--small` the states have tens of KB, else a few hundred KB to 10 MB. It ends with 0 if nothing was found. If something was, the files are kept.

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    match run(std::env::args().skip(1)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("growth: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(unix))]
fn main() {
    eprintln!("growth: processes are killed on a Unix system only");
}

/// Runs a session; whether nothing was found.
#[cfg(unix)]
fn run(mut given: impl Iterator<Item = String>) -> Result<bool, asap_runtime::BoxError> {
    use asap_tests::growth::{Plan, Session};

    let grower = std::env::current_exe()?.with_file_name("grower");
    if !grower.exists() {
        return Err(format!("{} is not there: `cargo build -p asap-tests --bins`", grower.display()).into());
    }
    let mut scratch = tempfile::tempdir()?;
    let mut plan = Plan { is_large: true, ..Plan::new(1, 100, grower, scratch.path()) };
    let mut is_kept = false;
    while let Some(option) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{option} needs a value"));
        match option.as_str() {
            "--seed" => plan.seed = value()?.parse()?,
            "--kills" => plan.kills = value()?.parse()?,
            "--small" => plan.is_large = false,
            "--keep" => (plan.directory, is_kept) = (value()?.into(), true),
            _ => return Err(format!("{option} is no option of this command").into()),
        }
    }
    std::fs::create_dir_all(&plan.directory)?;
    let report = Session::run(plan)?;
    println!("{report}");
    if !report.findings.is_empty() && !is_kept {
        scratch.disable_cleanup(true);
        println!("the files are kept in {}", scratch.path().display());
    }
    Ok(report.findings.is_empty())
}
