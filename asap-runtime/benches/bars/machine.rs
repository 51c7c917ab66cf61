//! What the figures were measured on.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::measure::Times;
use crate::{Result, SCRATCH};

/// Cores, system, compiler, and what a flush of the disk costs.
pub(crate) fn describe() -> Result<Vec<(&'static str, String)>> {
    let cores = std::thread::available_parallelism()?;
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let rustc = String::from_utf8(Command::new(rustc).arg("--version").output()?.stdout)?;
    let flush = flush()?;
    Ok(vec![
        ("cores", cores.to_string()),
        ("system", format!("{} {}", std::env::consts::OS, kernel.trim())),
        ("rustc", rustc.trim().to_owned()),
        ("fdatasync_us", format!("{:.0}", flush.nanos(1) / 1e3)),
    ])
}

/// A page written over and flushed, as a write-ahead log does at each commit.
fn flush() -> Result<Times> {
    let path = Path::new(SCRATCH).join("flush");
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(&path)?;
    file.write_all(&vec![0; 1 << 16])?;
    file.sync_all()?;
    let mut times = Times::default();
    for _ in 0..1000 {
        let begun = Instant::now();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&[1; 4096])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    std::fs::remove_file(path)?;
    Ok(times)
}
