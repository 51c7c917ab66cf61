//! Building a crate with one resumable function of 200 checkpoints, against the same crate without the attribute, and how long what
//! the attribute makes of it is.
//!
//! Both crates depend on the runtime, which is built beforehand; each measured build is one of that crate alone, from
//! nothing, without incremental compilation.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::generate::{self, source};
use crate::measure::in_turns;
use crate::report::Report;
use crate::{Result, SCRATCH};

const CHECKPOINTS: u32 = 200;
const ROUNDS: u32 = 3;

/// Functions of 50 lines in one crate.
const FUNCTIONS: u32 = 40;

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    functions(report)?;
    for (is_short, size) in [(true, "one checkpoint per statement"), (false, "ifs, matches and loops")] {
        let directory = prepare(|marked| source(CHECKPOINTS, is_short, marked))?;
        let text = source(CHECKPOINTS, is_short, true).lines().count();
        for name in ["build", "check"] {
            let (ours, theirs) =
                in_turns(ROUNDS, || time(&directory, "marked", name), || time(&directory, "plain", name))?;
            let seconds = ours.more_nanos(&theirs, 1) / 1e9;
            let (ours, theirs) = (ours.nanos(1) / 1e9, theirs.nanos(1) / 1e9);
            let note =
                format!("{ours:.2} s against {theirs:.2} s; {CHECKPOINTS} checkpoints in {text} lines");
            let title = format!("{name} with the attribute, {size}");
            if name == "build" {
                report.bar(&title, seconds, "s more", 2.0, note);
            } else {
                report.beside(&title, seconds, "s more", note);
            }
        }
    }
    expansions(report)
}

/// How long the expansion is, as rustc prints it, against that of the same crate without the attribute.
fn expansions(report: &mut Report) -> Result<()> {
    let four = "expansion per function of 50 lines, four checkpoints";
    expanded(report, four, FUNCTIONS, |marked| functions_of(3, marked))?;
    let ten = "the same, a checkpoint in each of ten statements";
    expanded(report, ten, FUNCTIONS, |marked| functions_of(1, marked))?;
    let long = "expansion of 200 checkpoints in ifs, matches and loops";
    expanded(report, long, 1, |marked| source(CHECKPOINTS, false, marked))
}

fn expanded(report: &mut Report, title: &str, functions: u32, text: impl Fn(bool) -> String) -> Result<()> {
    let directory = prepare(text)?;
    let [ours, theirs] = ["marked", "plain"].map(|name| expansion(&directory, name));
    let (ours, theirs) = (ours?, theirs?);
    let length = |text: &str| Ok::<f64, std::num::TryFromIntError>(f64::from(u32::try_from(text.len())?));
    let lines = |text: &str| text.lines().count() / functions as usize;
    let each = |bytes: f64| bytes / f64::from(functions) / 1e3;
    let (our_bytes, their_bytes) = (length(&ours)?, length(&theirs)?);
    let note = format!(
        "{} lines and {:.1} kB for each, without the attribute {} and {:.1} kB, both as rustc prints them",
        lines(&ours),
        each(our_bytes),
        lines(&theirs),
        each(their_bytes),
    );
    report.beside(title, our_bytes / their_bytes, "x", note);
    Ok(())
}

/// A crate with all macros expanded.
fn expansion(directory: &Path, package: &str) -> Result<String> {
    let arguments = ["rustc", "--offline", "--quiet", "--package", package, "--", "-Zunpretty=expanded"];
    // Only a nightly compiler prints it, unless it is told to pass for one.
    cargo(directory, &arguments, &[("RUSTC_BOOTSTRAP", "1")])
}

fn functions(report: &mut Report) -> Result<()> {
    for apart in [3, 1] {
        let directory = prepare(|marked| functions_of(apart, marked))?;
        let lines = functions_of(apart, true).lines().count();
        let checkpoints = functions_of(apart, true).matches("checkpoint!()").count();
        let (ours, theirs) =
            in_turns(ROUNDS, || time(&directory, "marked", "build"), || time(&directory, "plain", "build"))?;
        let millis = ours.more_nanos(&theirs, FUNCTIONS) / 1e6;
        let note = format!(
            "{:.2} s against {:.2} s for {FUNCTIONS} functions, {lines} lines, {checkpoints} checkpoints",
            ours.nanos(1) / 1e9,
            theirs.nanos(1) / 1e9
        );
        if apart == 1 {
            report.beside("the same, a checkpoint in each of ten statements", millis, "ms more", note);
        } else {
            report.bar("build per function of 50 lines, four checkpoints", millis, "ms more", 30.0, note);
        }
    }
    Ok(())
}

fn functions_of(apart: u32, marked: bool) -> String {
    generate::functions(FUNCTIONS, apart, marked)
}

/// Writes both crates into a workspace of their own.
fn prepare(text: impl Fn(bool) -> String) -> Result<PathBuf> {
    let directory = Path::new(SCRATCH).join("compile");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(&directory)?;
    fs::write(
        directory.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"marked\", \"plain\"]\n",
    )?;
    // The versions that were downloaded already.
    fs::copy(runtime.with_file_name("Cargo.lock"), directory.join("Cargo.lock"))?;
    for name in ["marked", "plain"] {
        let package = directory.join(name);
        fs::create_dir_all(package.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             asap-runtime = {{ path = {:?}, default-features = false }}\n",
            runtime.display().to_string()
        );
        fs::write(package.join("Cargo.toml"), manifest)?;
        fs::write(package.join("src/lib.rs"), text(name == "marked"))?;
    }
    Ok(directory)
}

/// Builds one crate from nothing; its dependencies are built first, where they are not.
fn time(directory: &Path, package: &str, subcommand: &str) -> Result<Duration> {
    let library = directory.join(package).join("src/lib.rs");
    run(directory, package, subcommand)?;
    // Written anew, cargo builds it again; what it depends on stays built.
    fs::write(&library, fs::read(&library)?)?;
    let begun = Instant::now();
    run(directory, package, subcommand)?;
    Ok(begun.elapsed())
}

fn run(directory: &Path, package: &str, subcommand: &str) -> Result<()> {
    cargo(directory, &[subcommand, "--offline", "--quiet", "--package", package], &[]).map(drop)
}

/// What cargo prints.
fn cargo(directory: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Result<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", directory.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .envs(environment.iter().copied())
        .output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!("`cargo {}` fails:\n{errors}", arguments.join(" ")).into())
}
