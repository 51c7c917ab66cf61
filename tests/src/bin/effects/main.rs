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
    use std::process::ExitCode;

    match run(std::env::args().skip(1)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("effects: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(unix))]
fn main() {
    eprintln!("effects: processes are killed on a Unix system only");
}

/// Runs a session; whether nothing was found.
#[cfg(unix)]
fn run(mut given: impl Iterator<Item = String>) -> Result<bool, asap_runtime::BoxError> {
    use std::path::PathBuf;

    use asap_tests::effects::{Plan, Session};

    let charger = std::env::current_exe()?.with_file_name("charger");
    if !charger.exists() {
        return Err(format!("{} is not there: `cargo build -p asap-tests --bins`", charger.display()).into());
    }
    let (mut seed, mut kills, mut keep) = (1, 100, None);
    while let Some(option) = given.next() {
        let value = given.next().ok_or_else(|| format!("{option} needs a value"))?;
        match option.as_str() {
            "--seed" => seed = value.parse()?,
            "--kills" => kills = value.parse()?,
            "--keep" => keep = Some(PathBuf::from(value)),
            _ => return Err(format!("{option} is no option of this command").into()),
        }
    }
    let mut scratch = tempfile::tempdir()?;
    let directory = keep.as_deref().unwrap_or(scratch.path());
    std::fs::create_dir_all(directory)?;
    let report = Session::run(Plan::new(seed, kills, charger, directory))?;
    println!("{report}");
    if !report.findings.is_empty() && keep.is_none() {
        scratch.disable_cleanup(true);
        println!("the tasks' files are kept in {}", scratch.path().display());
    }
    Ok(report.findings.is_empty())
}
