//! The function that survives.

use std::io;

use asap_runtime::{checkpoint, resumable};

use crate::args::Job;
use crate::output::Output;
use crate::progress::{Progress, Summary};
use crate::walk::Walk;

/// Writes the manifest: one line and one checkpoint per file.
#[resumable(name = "manifest")]
pub(crate) fn manifest(job: Job) -> anyhow::Result<Summary> {
    let Job { root, out, print, own } = job;
    let mut walk = Walk::new(root, own);
    let mut output = Output::create(out)?;
    let mut progress = Progress::new();
    while let Some(found) = walk.advance() {
        if let Some(line) = progress.line(found) {
            output.append(&line)?;
        }
        checkpoint!();
    }
    output.finish()?;
    progress.clear();
    if print {
        output.copy_to(&mut io::stdout().lock())?;
    }
    Ok(progress.summary())
}
