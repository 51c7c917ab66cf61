//! The function that survives.

use anyhow::{Context, ensure};
use asap_runtime::{checkpoint, resumable};

use crate::corpus::Source;
use crate::counts::Counts;
use crate::digest::Digest;
use crate::text::Pieces;

/// Bytes between two checkpoints. A checkpoint costs as much as writing the counts so far, so it should not be much less
/// than the counts of a large file are.
pub(crate) const STEP: usize = 256 * 1024;

/// Counts the words of a file, with a checkpoint about every `step` bytes.
#[resumable(name = "words")]
pub(crate) fn words(source: Source, step: usize) -> anyhow::Result<Counts> {
    let mut counted = 0;
    let mut digest = Digest::default();
    let mut counts = Counts::default();
    #[rebuild]
    let mut pieces = open(&source, counted, step)?;
    while let Some(piece) = pieces.next().with_context(|| source.path.clone())? {
        counts.add(&piece);
        digest.add(&piece);
        counted += piece.len() as u64;
        checkpoint!();
        tracing::debug!(path = source.path, counted, "stored");
    }
    ensure!(
        counted == source.length && digest.finish() == source.sha256,
        "{}: it has changed since it was submitted; submit it again",
        source.path
    );
    Ok(counts)
}

fn open(source: &Source, from: u64, step: usize) -> anyhow::Result<Pieces> {
    tracing::info!(path = source.path, from, of = source.length, "counting");
    Pieces::open(&source.path, from, step).with_context(|| source.path.clone())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use std::fs;

    use asap_runtime::Runtime;
    use asap_runtime::store::MemoryStore;
    use asap_runtime::testing::CrashTest;

    use super::*;

    #[test]
    fn the_counts_are_the_same_wherever_it_crashes() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("text");
        fs::write(&path, "to be or not to be\nthat's the question\n").unwrap();
        let source = Source::of(&path).unwrap();
        let report = CrashTest::new().crashes(2).check(|| words(source.clone(), 8));
        assert_eq!(report.passed(), 5);
        let mut expected = Counts::default();
        expected.add(&fs::read(&path).unwrap());
        let runtime = Runtime::new(MemoryStore::new());
        assert_eq!(runtime.run("t", words(source, STEP)).unwrap(), expected);
    }

    #[test]
    fn a_file_that_was_changed_is_not_counted() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("text");
        fs::write(&path, "one two").unwrap();
        let source = Source::of(&path).unwrap();
        for text in ["one six", "one", "one two three"] {
            fs::write(&path, text).unwrap();
            let error = Runtime::new(MemoryStore::new()).run("t", words(source.clone(), STEP)).unwrap_err();
            assert!(error.to_string().contains("has changed since it was submitted"), "{error}");
        }
    }
}
