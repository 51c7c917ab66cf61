//! Runs a batch that was built, in a process of its own, which may hang or die.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// How long one program may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// What came out of a program.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Same { passed: u64, resumed: u64, refused: u64 },
    Differs(String),
}

/// Runs all programs of the batch, those behind one that hangs or dies too.
pub(crate) fn run(binary: &Path) -> io::Result<BTreeMap<u64, Outcome>> {
    let mut outcomes = BTreeMap::new();
    loop {
        let skipped = outcomes.keys().map(u64::to_string);
        let mut child =
            Command::new(binary).args(skipped).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let lines = lines(&mut child);
        match follow(&lines, &mut outcomes) {
            None => {
                child.wait()?;
                return Ok(outcomes);
            }
            Some((program, hangs)) => {
                // A process that is gone already cannot be killed.
                let _ = child.kill();
                let status = child.wait()?;
                let what = if hangs { "hangs".to_owned() } else { format!("ends its process: {status}") };
                outcomes.insert(program, Outcome::Differs(what));
            }
        }
    }
}

fn lines(child: &mut Child) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    let output = child.stdout.take().expect("the output is piped");
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Ok(line) = serde_json::from_str(&line)
                && sender.send(line).is_err()
            {
                break;
            }
        }
    });
    receiver
}

/// Takes the lines of a process; the program at which it hung or died, and whether it hung.
fn follow(lines: &Receiver<Value>, outcomes: &mut BTreeMap<u64, Outcome>) -> Option<(u64, bool)> {
    let mut current = None;
    loop {
        match lines.recv_timeout(PATIENCE) {
            Ok(line) => {
                if let Some(number) = line["begins"].as_u64() {
                    current = Some(number);
                } else if let Some(number) = line["program"].as_u64() {
                    current = None;
                    outcomes.insert(number, outcome(&line));
                }
            }
            Err(RecvTimeoutError::Timeout) => return current.map(|number| (number, true)),
            Err(RecvTimeoutError::Disconnected) => return current.map(|number| (number, false)),
        }
    }
}

fn outcome(line: &Value) -> Outcome {
    if let Some(text) = line["differs"].as_str() {
        return Outcome::Differs(text.to_owned());
    }
    let count = |name: &str| line[name].as_u64().unwrap_or_default();
    Outcome::Same { passed: count("passed"), resumed: count("resumed"), refused: count("refused") }
}
