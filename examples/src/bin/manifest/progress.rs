//! What was done so far, and its bar on stderr.

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::line;
use crate::raw::RawPath;
use crate::walk::Unreadable;

/// Counts that are saved, and a bar that is not: it is drawn anew by the process that goes on.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Progress {
    files: u64,
    bytes: u64,
    unreadable: u64,
    #[serde(skip, default = "bar")]
    bar: ProgressBar,
}

/// The result of the task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summary {
    /// Files in the manifest.
    pub(crate) files: u64,
    /// Their bytes.
    pub(crate) bytes: u64,
    /// Files and directories that could not be read.
    pub(crate) unreadable: u64,
}

impl Progress {
    /// Nothing done yet.
    pub(crate) fn new() -> Self {
        Self { files: 0, bytes: 0, unreadable: 0, bar: bar() }
    }

    /// The manifest's line for what the walk found; nothing, after a report on stderr, if it cannot be read.
    pub(crate) fn line(&mut self, found: Result<RawPath, Unreadable>) -> Option<Vec<u8>> {
        let before = self.bytes;
        let line = found.and_then(|path| {
            match line::hash(&path, |n| {
                self.bytes += n;
                self.bar.inc(n);
            }) {
                Ok(hash) => Ok(line::line(&hash, &path)),
                Err(error) => Err(Unreadable { path, error }),
            }
        });
        match line {
            Ok(_) => self.files += 1,
            Err(ref unreadable) => {
                self.bytes = before;
                self.unreadable += 1;
                let Unreadable { path, error } = unreadable;
                self.bar.suspend(|| eprintln!("manifest: {}: {error}", path.as_path().display()));
            }
        }
        self.bar.set_message(format!("{} files, {}", HumanCount(self.files), HumanBytes(self.bytes)));
        line.ok()
    }

    /// The counts.
    pub(crate) fn summary(&self) -> Summary {
        Summary { files: self.files, bytes: self.bytes, unreadable: self.unreadable }
    }

    /// Takes the bar off the screen, before something is printed.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// A bar that `indicatif` hides where stderr is not a terminal.
fn bar() -> ProgressBar {
    if tracing::enabled!(tracing::Level::DEBUG) {
        // One line per file is said already.
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{spinner} {msg} ({bytes_per_sec})").expect("the template is valid");
    ProgressBar::new_spinner().with_style(style)
}
