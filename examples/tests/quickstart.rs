//! The README's example prints each prime once, however it is killed.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

fn quickstart(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quickstart"));
    command.current_dir(directory).stdout(Stdio::piped());
    command
}

#[test]
fn it_goes_on_after_the_last_prime() {
    let directory = tempfile::tempdir().unwrap();
    let mut printed: Vec<String> = Vec::new();
    for _ in 0..3 {
        let mut process = quickstart(directory.path()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        for n in 0..3 {
            let mut line = String::new();
            lines.read_line(&mut line).unwrap();
            // Killed between the print and its checkpoint, it prints the last prime again.
            if n == 0 && printed.last() == Some(&line) {
                printed.pop();
            }
            printed.push(line);
        }
        process.kill().unwrap();
        process.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        printed.extend(rest.split_inclusive('\n').map(str::to_owned));
    }
    assert!(printed.len() >= 7, "{printed:?}");
    let is_prime = |n: &u32| (2..*n).all(|divisor| !n.is_multiple_of(divisor));
    let primes: Vec<_> =
        (2..).filter(is_prime).take(printed.len()).map(|prime| format!("{prime}\n")).collect();
    assert_eq!(printed, primes);
}
