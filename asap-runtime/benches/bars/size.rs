//! The size of the file after 100,000 checkpoints of 200 bytes at the default retention.

use std::path::Path;

use asap_runtime::store::Durability;
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::report::Report;
use crate::state::State;
use crate::{Result, SCRATCH, sqlite};

const CHECKPOINTS: u32 = 100_000;

#[resumable]
fn checkpoints(path: String) -> u64 {
    let mut state = State::new();
    let mut largest = 0;
    for count in 0..CHECKPOINTS {
        state.advance();
        checkpoint!();
        if count % 100 == 0 {
            largest = largest.max(total(Path::new(&path)));
        }
    }
    largest.max(total(Path::new(&path)))
}

/// The file with its log and its index.
fn total(path: &Path) -> u64 {
    let sizes = ["", "-wal", "-shm"].map(|suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        std::fs::metadata(name).map_or(0, |file| file.len())
    });
    sizes.iter().sum()
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = directory.path().join("asap.db");
    // What is flushed when does not change what is written.
    let runtime = Runtime::new(sqlite::open(&path, Durability::Normal)?);
    let name = path.to_str().ok_or("the scratch directory's name is not UTF-8")?;
    let largest = runtime.run("growing", checkpoints(name.to_owned()))?;
    let open = total(&path);
    drop(runtime);
    let note = format!(
        "durability: WAL, synchronous=NORMAL; file, -wal and -shm while it is open, the largest seen on the way; \
         {} kB at the end, {} kB when closed",
        open / 1000,
        total(&path) / 1000,
    );
    report.bar("file after 100,000 checkpoints", f64::from(u32::try_from(largest)?) / 1e6, "MB", 1.0, note);
    Ok(())
}
