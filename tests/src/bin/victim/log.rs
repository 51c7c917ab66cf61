//! The log: one line per thing done, on the disk before the next one is done.

use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::sync::{Mutex, OnceLock};

static LOG: OnceLock<Mutex<File>> = OnceLock::new();

/// Opens the log; what is in it stays.
pub(crate) fn open(path: &str) {
    let file = OpenOptions::new().create(true).append(true).open(path).expect("the log can be opened");
    LOG.set(Mutex::new(file)).expect("the log is opened once");
}

/// Writes one line, in one write, and waits for the disk.
pub(crate) fn line(line: impl Display) {
    let mut file = LOG.get().expect("the log is open").lock().expect("no line panics");
    file.write_all(format!("{line}\n").as_bytes()).expect("the log can be written");
    file.sync_data().expect("the log can be written");
}
