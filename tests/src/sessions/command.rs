//! The command that runs a session.

use std::env;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use asap_runtime::BoxError;
use tempfile::TempDir;

/// Runs a session with the arguments of this process, and says how the process ends: with 0 if nothing was found, with 1 if
/// something was, with 2 and the error if it could not be run.
pub fn command(
    name: &str,
    run: impl FnOnce(&mut dyn Iterator<Item = String>) -> Result<bool, BoxError>,
) -> ExitCode {
    match run(&mut env::args().skip(1)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::from(2)
        }
    }
}

/// The program of this name that was built with the one that runs.
///
/// # Errors
///
/// If it is not there.
pub fn beside(program: &str) -> Result<PathBuf, BoxError> {
    let path = env::current_exe()?.with_file_name(program);
    if path.exists() {
        return Ok(path);
    }
    Err(format!("{} is not there: `cargo build -p asap-tests --bins`", path.display()).into())
}

/// The arguments that sessions have in common.
#[derive(Debug, Clone)]
pub struct Given {
    /// `--seed`, or 1.
    pub seed: u64,
    /// `--kills`, or 100.
    pub kills: u64,
    /// `--keep`: where files stay.
    pub keep: Option<PathBuf>,
    /// Whether the session's own flag was given.
    pub flag: bool,
    /// `--store`: the address of a server, for a session that takes one.
    pub store: Option<String>,
}

impl Given {
    /// Reads arguments; `flag` is the one that has no value, if a session has one.
    ///
    /// # Errors
    ///
    /// If there are others.
    pub fn parse(given: &mut dyn Iterator<Item = String>, flag: Option<&str>) -> Result<Self, BoxError> {
        let mut found = Self { seed: 1, kills: 100, keep: None, flag: false, store: None };
        while let Some(option) = given.next() {
            if flag == Some(&option) {
                found.flag = true;
                continue;
            }
            let value = given.next().ok_or_else(|| format!("{option} needs a value"))?;
            match option.as_str() {
                "--seed" => found.seed = value.parse()?,
                "--kills" => found.kills = value.parse()?,
                "--keep" => found.keep = Some(value.into()),
                "--store" => found.store = Some(value),
                _ => return Err(format!("{option} is no option of this command").into()),
            }
        }
        Ok(found)
    }
}

/// The directory of a session's files: one that stays, or one that goes unless something was found.
#[derive(Debug)]
pub struct Files {
    scratch: TempDir,
    keep: Option<PathBuf>,
}

impl Files {
    /// In this directory, or in one of their own.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub fn new(keep: Option<PathBuf>) -> Result<Self, BoxError> {
        let files = Self { scratch: tempfile::tempdir()?, keep };
        fs::create_dir_all(files.directory())?;
        Ok(files)
    }

    /// Where they are.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.keep.as_deref().unwrap_or(self.scratch.path())
    }

    /// Shows what came of the session; whether nothing was found.
    pub fn tell(mut self, report: &impl Display, findings: &[String]) -> bool {
        println!("{report}");
        if !findings.is_empty() && self.keep.is_none() {
            self.scratch.disable_cleanup(true);
            println!("the files are kept in {}", self.scratch.path().display());
        }
        findings.is_empty()
    }
}
