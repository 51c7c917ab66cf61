//! Trees of files, the manifest that coreutils would print, and runs of the example.
#![allow(dead_code, reason = "each test crate uses a part of it")]

pub(crate) mod victim;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tempfile::TempDir;

/// Names that are hard on sorting, escaping or encoding.
pub(crate) const NASTY: [&[u8]; 22] = [
    b"a",
    b"a.txt",
    b"a-b",
    b"a0",
    b"A",
    b"ab",
    b" ",
    b"-",
    b"--help",
    b".hidden",
    b"...",
    b"new\nline",
    b"back\\slash",
    b"carriage\rreturn",
    b"tab\t",
    b"\x01",
    b"\x7f",
    b"quote'\"`$",
    b"\xff\xfe",
    b"caf\xc3\xa9",
    b"\xe2\x80",
    b"~",
];

/// The generator of a test, from `ASAP_TEST_SEED` if that is set; the seed is printed either way.
pub(crate) fn random(test: &str) -> StdRng {
    let seed = match std::env::var("ASAP_TEST_SEED") {
        Ok(seed) => seed.parse().expect("ASAP_TEST_SEED is a number"),
        Err(_) => rand::random(),
    };
    say(&format!("{test}: ASAP_TEST_SEED={seed}"));
    StdRng::seed_from_u64(seed)
}

/// Prints a line even where the test harness captures what tests print.
pub(crate) fn say(line: &str) {
    writeln!(io::stderr(), "{line}").expect("stderr can be written to");
}

/// A directory to work in, with the tree in `t`, and beside it what the runs write.
pub(crate) struct Place(TempDir);

impl Place {
    /// An empty tree.
    pub(crate) fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir(place.path("t")).unwrap();
        place
    }

    /// A tree of about `files` files with nasty names, links and special files among them.
    pub(crate) fn random(random: &mut StdRng, files: usize) -> Self {
        let place = Self::new();
        let mut directories = vec![place.path("t")];
        for n in 0..files {
            let within = directories[random.random_range(0..directories.len())].clone();
            let path = within.join(name(random, n));
            match random.random_range(0..12) {
                0 | 1 if fs::create_dir(&path).is_ok() => directories.push(path),
                2 => drop(symlink(&within, path)),
                3 if !path.exists() => drop(std::os::unix::net::UnixListener::bind(path)),
                _ if !path.is_dir() && !path.is_symlink() => {
                    let size = if random.random_bool(0.05) { 300_000 } else { random.random_range(0..500) };
                    drop(fs::write(path, random.random::<u64>().to_string().repeat(size / 20)));
                }
                _ => {}
            }
        }
        place
    }

    /// A path in the place.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the directories above it.
    pub(crate) fn write(&self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Runs `manifest` with these arguments in the place.
    pub(crate) fn manifest(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// `manifest` with these arguments, to be run in the place.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_manifest"));
        command.args(args).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    /// What coreutils print for a directory that is spelled so.
    pub(crate) fn expected(&self, root: &str) -> Vec<u8> {
        self.expected_without(root, "")
    }

    /// The same without the files that these options of `find` exclude.
    pub(crate) fn expected_without(&self, root: &str, options: &str) -> Vec<u8> {
        let pipeline = format!(
            r#"find "$1" {options} -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum 2>/dev/null"#
        );
        let output = Command::new("sh")
            .args(["-c", &pipeline, "sh", root])
            .current_dir(self.0.path())
            .output()
            .unwrap();
        assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
        output.stdout
    }
}

fn name(random: &mut StdRng, n: usize) -> OsString {
    let mut name = NASTY[random.random_range(0..NASTY.len())].to_vec();
    if random.random_bool(0.6) {
        name.extend(NASTY[random.random_range(0..NASTY.len())]);
    }
    if random.random_bool(0.3) {
        name.extend(n.to_string().bytes());
    }
    OsString::from_vec(name)
}

/// A file name from bytes.
pub(crate) fn bytes(name: &[u8]) -> &OsStr {
    OsStr::from_bytes(name)
}

/// Bytes for a message.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Fails with both sides readable if the output is not what it should be.
#[track_caller]
pub(crate) fn assert_same(found: &[u8], expected: &[u8]) {
    assert!(found == expected, "found:\n{}\nexpected:\n{}", text(found), text(expected));
}
