//! Draws the charts in docs/charts, and the tables between the marks in BENCHMARKS.md, from what is recorded in benches/figures.

use asap_charts::{Result, drawn, repository};

fn main() -> Result<()> {
    for (path, text) in drawn(repository())? {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, text)?;
        println!("{}", path.strip_prefix(repository()).unwrap_or(&path).display());
    }
    Ok(())
}
