//! All files that are made from what is recorded.

use std::path::{Path, PathBuf};

use crate::chart::charts;
use crate::record::load;
use crate::{Result, draw, insert, tables};

/// The repository that this package is in.
#[must_use]
pub fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The files, below the repository, with what they should hold.
///
/// # Errors
///
/// If what is recorded cannot be read, or BENCHMARKS.md lacks a mark.
pub fn drawn(repository: &Path) -> Result<Vec<(PathBuf, String)>> {
    let records = load(&repository.join("benches/figures"))?;
    let mut files = Vec::new();
    for chart in charts() {
        let svg = draw(chart, &records).ok_or_else(|| format!("nothing is recorded for `{}`", chart.name))?;
        files.push((repository.join(format!("docs/charts/{}.svg", chart.name)), svg));
    }
    let page = repository.join("BENCHMARKS.md");
    let text = insert(&std::fs::read_to_string(&page)?, &tables(&records))?;
    files.push((page, text));
    Ok(files)
}
