//! The project's bars, each measured against what it is compared with in the same process and the same run.
//!
//! No criterion here: it measures one function for seconds and then the next, and a machine that is shared, or
//! changes its clock in between, moves the ratio of the two by more than a bar allows. Here the sides take turns
//! in chunks of milliseconds, so what disturbs one disturbs the other, and a ratio is the median over many pairs.
//!
//! `cargo bench --bench bars` measures all; `cargo bench --bench bars -- loops pace` only those named; `-- --record` measures all and keeps
//! the figures in `benches/figures/bars` of the repository.

mod calls;
mod compile;
mod generate;
mod growth;
#[cfg(all(feature = "postgres", feature = "worker"))]
mod idle;
mod latest;
mod loops;
mod machine;
mod measure;
mod pace;
#[cfg(all(feature = "postgres", feature = "worker"))]
mod pool;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "redis")]
mod redis;
mod report;
mod resume;
mod size;
mod sqlite;
mod state;
mod tasks;
mod threshold;
mod turns;
mod waiting;

use std::error::Error;
use std::path::Path;

use report::Report;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

/// Where cargo lets a bench write: below `target`, so on a disk rather than in memory.
const SCRATCH: &str = env!("CARGO_TARGET_TMPDIR");

/// Where figures are kept.
const RECORDED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../benches/figures/bars/bars.json");

type Measure = fn(&mut Report) -> Result<()>;

const BARS: &[(&str, Measure)] = &[
    ("loops", loops::measure),
    ("latest", latest::measure),
    ("calls", calls::measure),
    ("sqlite", sqlite::measure),
    ("tasks", tasks::measure),
    #[cfg(feature = "redis")]
    ("redis", redis::measure),
    #[cfg(feature = "postgres")]
    ("postgres", postgres::measure),
    #[cfg(all(feature = "postgres", feature = "worker"))]
    ("pool", pool::measure),
    #[cfg(all(feature = "postgres", feature = "worker"))]
    ("idle", idle::measure),
    ("waiting", waiting::measure),
    ("resume", resume::measure),
    ("pace", pace::measure),
    ("size", size::measure),
    ("growth", growth::growth),
    ("by-value", growth::by_value),
    ("edits", growth::edits),
    ("threshold", threshold::measure),
    ("large-resume", growth::resume),
    ("compile", compile::measure),
];

fn main() -> Result<()> {
    // Cargo itself passes `--bench`.
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let record = std::env::args().any(|argument| argument == "--record");
    if record && !wanted.is_empty() {
        return Err("all figures are recorded, or none".into());
    }
    let mut report = Report::new(machine::describe()?);
    for (name, measure) in BARS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            eprintln!("{name} ...");
            measure(&mut report)?;
        }
    }
    print!("{report}");
    let path = if record { RECORDED.into() } else { Path::new(SCRATCH).with_file_name("bars.json") };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, report.to_json()?)?;
    println!("written to {}", path.display());
    Ok(())
}
