//! From which size on a local is worth being kept in parts: one that grows, and one of which a field changes, kept in parts and whole.

#![allow(clippy::cast_precision_loss, reason = "bytes, far below 2^52")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use asap_runtime::Runtime;
use asap_runtime::store::Durability;
use asap_runtime::testing::FaultyStore;

use crate::growth::{editing, growing, took};
use crate::measure::in_turns;
use crate::report::Report;
use crate::{Result, SCRATCH, sqlite};

const SIZES: [u32; 7] = [1, 2, 4, 8, 16, 32, 64];
const CHECKPOINTS: u32 = 300;
const ROUNDS: u32 = 7;
const NEVER: usize = usize::MAX;

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    for (name, grows) in [("grows at its end by 100 B", true), ("has a field changed", false)] {
        for size in SIZES {
            let time = |from| run(directory.path(), from, size * 10, grows);
            let (mut bytes, mut whole_bytes) = (0, 0);
            let noted = |run: Result<(Duration, u64)>, bytes: &mut u64| {
                run.map(|(time, written)| {
                    *bytes = written;
                    time
                })
            };
            let parts = || noted(time(1), &mut bytes);
            let whole = || noted(time(NEVER), &mut whole_bytes);
            let (parts, whole) = in_turns(ROUNDS, parts, whole)?;
            let each = |bytes: u64| bytes as f64 / f64::from(CHECKPOINTS);
            let note = format!(
                "SQLite FULL; {:.0} us and {:.0} B against {:.0} us and {:.0} B",
                parts.nanos(CHECKPOINTS) / 1e3,
                each(bytes),
                whole.nanos(CHECKPOINTS) / 1e3,
                each(whole_bytes)
            );
            let title = format!("a local of {size} kB that {name}: in parts against whole");
            report.beside(&title, parts.ratio(&whole), "x", note);
        }
    }
    Ok(())
}

/// The time of the checkpoints, and the bytes that they brought.
fn run(directory: &Path, from: usize, records: u32, grows: bool) -> Result<(Duration, u64)> {
    let path = tempfile::NamedTempFile::new_in(directory)?;
    let store = Arc::new(FaultyStore::new(sqlite::open(path.path(), Durability::Full)?));
    let runtime = Runtime::new(Arc::clone(&store)).with_parts_from(from);
    let call = |checkpoints| {
        if grows { growing(records, checkpoints) } else { editing(records, checkpoints) }
    };
    runtime.run("begun", call(0))?;
    let begun = store.asked().bytes_written;
    runtime.run("measured", call(CHECKPOINTS))?;
    Ok((took(), store.asked().bytes_written - 2 * begun))
}
