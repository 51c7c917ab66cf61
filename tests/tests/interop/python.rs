//! The interpreter, if there is one that has the package.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use asap_tests::say;

/// Says which interpreter to use.
const PYTHON: &str = "ASAP_PYTHON";

/// What is tried otherwise.
const NAMES: &str = "python3.13, python3.14, python3, python";

/// Set to 1, it makes a missing interpreter or package a failure: for machines where they must be.
const REQUIRE: &str = "ASAP_REQUIRE_PYTHON";

/// The interpreter; `None` if the tests are to be skipped, which was said then.
///
/// # Panics
///
/// If none has the package, and it is required.
pub(crate) fn python() -> Option<&'static str> {
    static FOUND: OnceLock<Option<String>> = OnceLock::new();
    let names = env::var(PYTHON).unwrap_or_else(|_| NAMES.to_owned());
    let reason =
        || format!("no Python with the package asap-protocol by the name of {names}; {PYTHON} gives another");
    let found = FOUND.get_or_init(|| {
        let found = find(&names);
        if found.is_none() {
            say(&format!("skipped: the tests with Python do nothing: {}", reason()));
        }
        found
    });
    let required = env::var(REQUIRE).is_ok_and(|value| value == "1");
    assert!(found.is_some() || !required, "{REQUIRE} is 1, but there is {}", reason());
    found.as_deref()
}

/// The first of the interpreters that has the package.
fn find(names: &str) -> Option<String> {
    let has_package = |name: &&str| {
        let answer = Command::new(name).args(["-c", "import asap.state.stores.sqlite"]).output();
        answer.is_ok_and(|output| output.status.success())
    };
    names.split(", ").find(has_package).map(str::to_owned)
}

/// A command that runs one of the scripts.
pub(crate) fn script(python: &str, script: &str) -> Command {
    let mut command = Command::new(python);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop").join(script));
    command
}

/// Runs a script; the lines it prints.
#[track_caller]
pub(crate) fn run<A: AsRef<OsStr>>(
    python: &str,
    name: &str,
    arguments: impl IntoIterator<Item = A>,
) -> Vec<String> {
    let output = script(python, name).args(arguments).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}
