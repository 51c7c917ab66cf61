//! The lock file: what is written, what passes, what does not.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use asap_runtime::manifest::{self, LockError};
use asap_runtime::{Frame, call, checkpoint, resumable};
use tempfile::TempDir;

use crate::stopped::{edit, stop, stopped};

#[resumable(name = "lock::walk", was = "lock::old_walk")]
fn walk(paths: Vec<String>, #[resumable(default = 3)] retries: u32) -> Result<u64, String> {
    let mut sum = 0u64;
    for path in paths {
        #[resumable(was = "length")]
        let size = path.len();
        checkpoint!();
        stop()?;
        sum += size as u64 + u64::from(retries);
        checkpoint!("added", was = "summed");
    }
    let child = call!("child", child(sum))?;
    Ok(child)
}

#[resumable(name = "lock::child")]
fn child(n: u64) -> Result<u64, String> {
    checkpoint!("begun");
    Ok(n)
}

#[resumable(name = "lock::migrates", migrate = as_it_is)]
fn migrates(n: u64) -> Result<u64, String> {
    checkpoint!("begun");
    Ok(n)
}

fn as_it_is(frame: Frame) -> Frame {
    frame
}

/// The part of the lock file about `lock::walk`.
const WALK: &str = "\
function lock::walk
  start
    let paths: Vec<String>
    let retries: u32
  checkpoint for path
    near 1bc5c94f
    let retries: u32
    let sum: u64
    let size: usize
    state for path
  checkpoint added
    let retries: u32
    let sum: u64
    state for path
  call child
";

struct Lock(TempDir);

impl Lock {
    fn of(functions: &str) -> Self {
        let lock = Self(tempfile::tempdir().unwrap());
        fs::write(lock.path(), format!("# a comment\nformat 1\n\n{functions}")).unwrap();
        lock
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("asap.lock")
    }

    fn edited(from: &str, to: &str) -> Self {
        assert!(WALK.contains(from), "{from}");
        Self::of(&WALK.replace(from, to))
    }

    fn passes(&self) {
        let checked = manifest::check(self.path()).unwrap();
        assert!(!checked.changes.is_empty(), "the other functions of these tests are new");
        assert!(!checked.is_written);
    }

    fn refused(&self) -> String {
        let error = manifest::check(self.path()).unwrap_err();
        assert!(matches!(error, LockError::Incompatible(_)), "{error}");
        assert_eq!(format!("{error:?}"), error.to_string());
        error.to_string()
    }
}

#[test]
fn what_is_written_is_current() {
    let lock = Lock::of("");
    manifest::write(lock.path()).unwrap();
    let text = fs::read_to_string(lock.path()).unwrap();
    assert!(text.contains(&format!("\n\n{WALK}")), "{text}");
    assert!(text.starts_with("# The resumable functions of this program"), "{text}");
    let checked = manifest::check(lock.path()).unwrap();
    assert_eq!((checked.changes, checked.is_written), (Vec::new(), false));
    // A file that another system has given other line ends is the same.
    fs::write(lock.path(), text.replace('\n', "\r\n")).unwrap();
    assert!(manifest::check(lock.path()).unwrap().changes.is_empty());
}

/// Which file [`overwriting`] writes, when the test calls itself.
const PATH: &str = "LOCK_OF_THE_TEST";

#[test]
fn overwriting() {
    if let Some(path) = env::var_os(PATH) {
        manifest::check(path).unwrap();
        return;
    }
    let lock = Lock::edited("    let size: usize\n", "");
    let run = |value: &str| {
        let mut command = Command::new(env::current_exe().unwrap());
        let command =
            command.args(["--exact", "lock::overwriting"]).env("ASAP_LOCK", value).env(PATH, lock.path());
        command.output().unwrap().status.success()
    };
    assert!(!run("no"));
    assert!(run("overwrite"));
    assert!(manifest::check(lock.path()).unwrap().changes.is_empty());
}

#[test]
fn the_text_of_a_function() {
    let lock = Lock::of(WALK);
    lock.passes();
    let again = manifest::check(lock.path()).unwrap();
    assert!(again.changes.iter().all(|change| !change.contains("lock::walk")), "{:?}", again.changes);
}

#[test]
fn edits_that_are_survived() {
    for (from, to) in [
        // A new checkpoint, a removed local, a new parameter with a default, renamed things that say so.
        ("  checkpoint added\n    let retries: u32\n    let sum: u64\n    state for path\n", ""),
        ("    let sum: u64\n    let size", "    let gone: u64\n    let sum: u64\n    let size"),
        ("Vec<String>\n    let retries: u32\n  checkpoint", "Vec<String>\n  checkpoint"),
        ("let size: usize", "let length: usize"),
        ("checkpoint added", "checkpoint summed"),
        ("function lock::walk", "function lock::old_walk"),
        // The type is not known to the file.
        ("let size: usize", "let size"),
    ] {
        Lock::edited(from, to).passes();
    }
}

#[test]
fn a_local_that_is_needed_and_not_saved() {
    assert_eq!(
        Lock::edited("    let size: usize\n", "").refused(),
        "1 edit that stored snapshots do not survive\n\n\
         `lock::walk` at `for path`: `size` is needed there now, and is not saved\n\
         \n  saved at `for path`  | now at `for path`\
         \n  retries: u32         | retries: u32\
         \n  sum: u64             | sum: u64\
         \n  -                    | size: usize\
         \n  state of `for path`  | state of `for path`\n\
         \n  if `size` is new: `#[resumable(default = …)] let size = …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit\n\n\
         if no such task is left anywhere: `ASAP_LOCK=overwrite cargo test`"
    );
}

#[test]
fn a_type_that_has_changed() {
    let text = Lock::edited("let size: usize", "let size: Option<String>").refused();
    assert!(
        text.contains(
            "`lock::walk` at `for path`: `size` is a `usize` now, and was saved as another type\n\
             \n  saved at `for path`    | now at `for path`\
             \n  retries: u32           | retries: u32\
             \n  sum: u64               | sum: u64\
             \n  size: Option<String>   | size: usize"
                .replace("`    |", "`   |")
                .replace("u32           |", "u32          |")
                .replace("u64               |", "u64              |")
                .replace("String>   |", "String>  |")
                .as_str()
        ),
        "{text}"
    );
}

#[test]
fn a_checkpoint_a_state_a_call_and_a_function_that_are_gone() {
    let text = Lock::edited("checkpoint added", "checkpoint counted").refused();
    assert!(text.contains("`lock::walk` at `counted`: it is not there any more\n\n  saved "), "{text}");
    assert!(text.contains("`checkpoint!(\"added\", was = \"counted\")`"), "{text}");

    let text =
        Lock::edited("    let size: usize\n    state for path", "    let size: usize\n    state for file")
            .refused();
    assert!(text.contains("of a snapshot: it has no state of `for path`"), "{text}");
    assert!(text.contains("`#[resumable(was = \"for file\")] for path …`"), "{text}");

    let text = Lock::edited("call child", "checkpoint child").refused();
    assert!(text.contains("no function was called there, and now one is"), "{text}");

    assert_eq!(
        Lock::of("function lock::gone\n  start\n").refused(),
        "1 edit that stored snapshots do not survive\n\n`lock::gone`: it is not there any more\n\n  \
         if it has another name or place: `#[resumable(was = \"lock::gone\")]` on it\n\n\
         if no such task is left anywhere: `ASAP_LOCK=overwrite cargo test`"
    );
}

#[test]
fn what_a_migrate_is_asked_for_passes() {
    Lock::of("function lock::migrates\n  start\n    let n: String\n  checkpoint gone\n    let n: u64\n")
        .passes();
}

#[test]
fn the_tasks_of_a_store_are_counted() {
    let runtime = stopped(walk(vec!["one".to_owned()], 1), "lock::walk");
    manifest::check_with(Lock::of(WALK).path(), &runtime).unwrap();

    let lock = Lock::edited("    let size: usize\n", "");
    let text = manifest::check_with(lock.path(), &runtime).unwrap_err().to_string();
    assert!(text.contains("`lock::walk` at `for path` (1 task is there): `size` is needed"), "{text}");
    let lock = Lock::edited("checkpoint added", "checkpoint counted");
    let text = manifest::check_with(lock.path(), &runtime).unwrap_err().to_string();
    assert!(text.contains("`lock::walk` at `counted` (0 tasks are there): it is not"), "{text}");

    // A task that the file knows nothing of.
    edit(&runtime, |text| text.replace("\"at\":\"for path\"", "\"at\":\"nowhere\"").replace("near", "far"));
    let before = runtime.store().get("t").wait().unwrap();
    let text = manifest::check_with(Lock::of(WALK).path(), &runtime).unwrap_err().to_string();
    assert!(text.contains("`task t`: version 2 of task `t` was saved at checkpoint `nowhere`"), "{text}");
    assert_eq!(runtime.store().get("t").wait().unwrap(), before);
}

#[test]
fn a_file_that_is_not_there_or_damaged() {
    let lock = Lock::of("");
    fs::remove_file(lock.path()).unwrap();
    let error = manifest::check(lock.path()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "{} is not there; write it with `ASAP_LOCK=overwrite cargo test`, and check it in",
            lock.path().display()
        )
    );
    for (text, line, reason) in [
        ("format 2\n", 1, "it has format 2, this version reads format 1"),
        ("hello\n", 1, "it does not begin with its format"),
        ("", 1, "it does not begin with its format"),
        ("format 1\n    let x: u8\n", 2, "it belongs to no function"),
        ("format 1\nfunction f\n    let x: u8\n", 3, "it belongs to no checkpoint"),
        ("format 1\nfunction f\n  nonsense\n", 3, "it says nothing that is known"),
        ("format 1\nfunction f\n  start\n    nonsense x\n", 4, "it says nothing that is known"),
    ] {
        fs::write(lock.path(), text).unwrap();
        let error = manifest::check(lock.path()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "{}, line {line}: {reason}; write it anew with `ASAP_LOCK=overwrite cargo test`",
                lock.path().display()
            )
        );
    }
}
