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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use std::fs;

    use asap_runtime::testing::CrashTest;

    use super::*;

    #[test]
    fn the_file_is_the_same_wherever_it_crashes() {
        let (tree, beside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for name in ["a", "b", "c/d", "c/e"] {
            let path = tree.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        let out = beside.path().join("manifest.txt");
        let report =
            CrashTest::new().crashes(2).compare_world(|| fs::read_to_string(&out).unwrap()).check(|| {
                manifest(Job { root: tree.path().into(), out: (&out).into(), print: false, own: Vec::new() })
            });
        assert_eq!(report.passed(), 4);
        assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 4);
    }
}
