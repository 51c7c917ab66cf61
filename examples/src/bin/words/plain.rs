//! `words count`: the same numbers without a store.

use std::fs;
use std::process::ExitCode;

use anyhow::Context;

use crate::args::Count;
use crate::corpus;
use crate::counts::{Counts, Totals};
use crate::report::write;

/// Counts each file as one text.
///
/// # Errors
///
/// If something cannot be read, or the report cannot be written.
pub(crate) fn count(options: &Count) -> anyhow::Result<ExitCode> {
    let mut totals = Totals::default();
    for path in corpus::files(&options.dir)? {
        let text = fs::read(&path).with_context(|| path.display().to_string())?;
        let mut counts = Counts::default();
        counts.add(&text);
        totals.add(text.len() as u64, counts);
    }
    write(&totals, &options.form)?;
    Ok(ExitCode::SUCCESS)
}
