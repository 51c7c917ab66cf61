//! The scratch project: the programs of a batch, once plain and once resumable, each in a file of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use asap_tests::random::Program;
use serde_json::Value;

/// Which of the two crates of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Plain,
    Resumable,
}

/// How far a build goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Up to where errors are known.
    Check,
    /// Up to a program.
    Build,
}

/// A directory with a cargo workspace of its own, outside of this one.
#[derive(Debug)]
pub(crate) struct Project {
    directory: PathBuf,
    is_kept: bool,
}

/// What rustc said of a batch.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    /// The messages by the number of the program in whose file they point.
    pub(crate) by_program: BTreeMap<u64, Vec<String>>,
    /// Those that point nowhere.
    pub(crate) elsewhere: Vec<String>,
    /// Whether there is something to run.
    pub(crate) is_built: bool,
}

impl Drop for Project {
    fn drop(&mut self) {
        if !self.is_kept {
            // What cannot be removed is left to the system's own cleaning of temporary files.
            let _ = fs::remove_dir_all(&self.directory);
        }
    }
}

const HEAD: &str = "#![allow(warnings)]\n";
const IMPORTS: &str = "use std::collections::{BTreeMap, BTreeSet, VecDeque};\nuse asap_tests::prelude::*;\n\
    use asap_tests::random::world::*;\n";

impl Project {
    pub(crate) fn new(keep: Option<&Path>) -> io::Result<Self> {
        let directory = match keep {
            Some(directory) => directory.to_owned(),
            None => std::env::temp_dir().join(format!("asap-random-{}", std::process::id())),
        };
        fs::create_dir_all(&directory)?;
        let directory = directory.canonicalize()?;
        let project = Self { directory, is_kept: keep.is_some() };
        let workspace = workspace();
        let tests = workspace.join("tests").display().to_string();
        let runtime = workspace.join("asap-runtime").display().to_string();
        let dependencies = format!(
            "asap-tests = {{ path = '{tests}' }}\nasap-runtime = {{ path = '{runtime}' }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n"
        );
        project.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"plain\", \"resumable\"]\n\n[profile.dev]\nopt-level = 0\n\
             debug = false\nincremental = false\n",
        )?;
        fs::copy(workspace.join("Cargo.lock"), project.directory.join("Cargo.lock"))?;
        let package = "version = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n";
        project
            .write("plain/Cargo.toml", &format!("[package]\nname = \"plain\"\n{package}{dependencies}"))?;
        project.write(
            "resumable/Cargo.toml",
            &format!(
                "[package]\nname = \"resumable\"\n{package}{dependencies}plain = {{ path = \"../plain\" }}\n"
            ),
        )?;
        Ok(project)
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.directory.join(path);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory)?;
        }
        // Untouched if it is the same, so that cargo does not build it again.
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::write(path, text)
    }

    /// Writes one side of some programs, numbered as they are listed.
    pub(crate) fn fill(&self, side: Side, programs: &[(u64, Program)]) -> io::Result<()> {
        let (package, main) = match side {
            Side::Plain => ("plain", "lib.rs"),
            Side::Resumable => ("resumable", "main.rs"),
        };
        let mut head = HEAD.to_owned();
        let mut list = String::new();
        for (number, program) in programs {
            let _ = writeln!(head, "pub mod p{number};");
            let _ = writeln!(list, "    ({number}, p{number}::runs),");
            let text = match side {
                Side::Plain => plain(program),
                Side::Resumable => resumable(*number, program),
            };
            self.write(&format!("{package}/src/p{number}.rs"), &text)?;
        }
        if side == Side::Resumable {
            let _ = write!(head, "fn main() {{\n    asap_tests::random::hold::batch(&[\n{list}    ]);\n}}\n");
        }
        self.write(&format!("{package}/src/{main}"), &head)
    }

    /// Removes the files of all programs.
    pub(crate) fn clear(&self) -> io::Result<()> {
        for (package, main) in [("plain", "lib.rs"), ("resumable", "main.rs")] {
            let source = self.directory.join(package).join("src");
            if source.exists() {
                fs::remove_dir_all(source)?;
            }
            self.write(&format!("{package}/src/{main}"), "fn main() {}\n")?;
        }
        Ok(())
    }

    /// Builds one side.
    pub(crate) fn build(&self, side: Side, depth: Depth) -> io::Result<Errors> {
        let package = if side == Side::Plain { "plain" } else { "resumable" };
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([if depth == Depth::Check { "check" } else { "build" }])
            .args(["--quiet", "--message-format=json", "--package", package])
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", self.directory.join("target"))
            .env_remove("ASAP_TESTS")
            .env_remove("RUSTFLAGS")
            .output()?;
        let mut errors = Errors { is_built: output.status.success(), ..Errors::default() };
        for line in output.stdout.split(|byte| *byte == b'\n') {
            let Ok(line) = serde_json::from_slice::<Value>(line) else { continue };
            let message = &line["message"];
            if line["reason"] != "compiler-message" || message["level"] != "error" {
                continue;
            }
            let text = message["message"].as_str().unwrap_or_default();
            // What follows from other errors says nothing.
            if text.starts_with("aborting due to") || text.starts_with("could not compile") {
                continue;
            }
            let code = message["code"]["code"].as_str().map(|code| format!("{code}: ")).unwrap_or_default();
            let text = format!("{code}{text}");
            match program_of(message) {
                Some(number) => errors.by_program.entry(number).or_default().push(text),
                None => errors.elsewhere.push(message["rendered"].as_str().unwrap_or(&text).to_owned()),
            }
        }
        if !errors.is_built && errors.by_program.is_empty() && errors.elsewhere.is_empty() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        Ok(errors)
    }

    /// The program that was built.
    pub(crate) fn binary(&self) -> PathBuf {
        self.directory.join("target/debug/resumable")
    }
}

/// The workspace that this command belongs to.
pub(crate) fn workspace() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests are a member of the workspace").to_owned()
}

/// The program in whose file a message points, or one of the messages below it.
fn program_of(message: &Value) -> Option<u64> {
    fn number(span: &Value) -> Option<u64> {
        let name = Path::new(span["file_name"].as_str()?).file_stem()?.to_str()?;
        let own = name.strip_prefix('p').and_then(|number| number.parse().ok());
        own.or_else(|| number(&span["expansion"]["span"]))
    }
    let spans = message["spans"].as_array().into_iter().flatten();
    let primary = spans.clone().filter(|span| span["is_primary"] == true).find_map(number);
    primary
        .or_else(|| spans.clone().find_map(number))
        .or_else(|| message["children"].as_array().into_iter().flatten().find_map(program_of))
}

fn plain(program: &Program) -> String {
    let items = program.items("program", "pub ", 0);
    format!(
        "{IMPORTS}use asap_tests::plain::resumable;\nuse asap_tests::plain_checkpoint as checkpoint;\n\
         use asap_tests::plain_effect as effect;\nuse asap_tests::plain_sleep as sleep;\n\n{items}\n"
    )
}

fn resumable(number: u64, program: &Program) -> String {
    let items = program.items("program", "pub ", 0);
    let mut runs = String::new();
    for run in &program.runs {
        let call = format!("program({})", run.join(", "));
        let plain = format!("plain::p{number}::{call}");
        let (hold, plain) = if program.is_async {
            ("run_async", format!("asap_tests::block_on({plain})"))
        } else {
            ("run", plain)
        };
        let _ = writeln!(
            runs,
            "        hold::{hold}(Mode::{}, &|| (&&&Probe({plain})).ending(), &|| {call}),",
            program.mode
        );
    }
    format!(
        "{IMPORTS}use asap_runtime::{{call, checkpoint, effect, resumable, sleep}};\nuse asap_tests::random::hold;\n\
         use asap_tests::{{Debugged as _, Displayed as _, Mode, Probe, Returned as _, Tally}};\n\n\
         pub fn runs() -> Vec<(usize, Tally)> {{\n    vec![\n{runs}    ]\n}}\n\n{items}\n"
    )
}
