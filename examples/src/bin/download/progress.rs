//! How far it has come, on stderr.

use std::io::{self, IsTerminal};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

/// A bar on a terminal, elsewhere a line for each tenth of the file. It is not saved: whoever goes on makes another.
#[derive(Debug)]
pub(crate) struct Progress {
    length: u64,
    /// The tenths that were said.
    tenths: u64,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of a file of which the first `done` bytes are there.
    pub(crate) fn new(done: u64, length: u64) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let style = "{bar:40} {bytes} of {total_bytes} ({bytes_per_sec}, {eta} left)";
            let style = ProgressStyle::with_template(style).expect("the template is valid");
            let bar = ProgressBar::new(length).with_style(style).with_position(done);
            bar.reset_eta();
            bar
        });
        Self { length, tenths: tenths(done, length), bar }
    }

    /// The first `done` bytes are there.
    pub(crate) fn at(&mut self, done: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(done);
            return;
        }
        let tenths = tenths(done, self.length);
        if tenths > self.tenths {
            self.tenths = tenths;
            tracing::info!("{} of {}", HumanBytes(done), HumanBytes(self.length));
        }
    }
}

impl Drop for Progress {
    /// Takes the bar off the screen.
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn tenths(done: u64, length: u64) -> u64 {
    let tenths = u128::from(done) * 10 / u128::from(length.max(1));
    u64::try_from(tenths).unwrap_or(u64::MAX)
}
