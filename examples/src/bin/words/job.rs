//! The function that survives.

use std::num::NonZeroUsize;

use anyhow::{Context, ensure};
use asap_runtime::{checkpoint, resumable};

use crate::corpus::Source;
use crate::counts::Counts;
use crate::digest::Digest;
use crate::text::Pieces;

/// About how many bytes are between two checkpoints. It is the worker's and no part of the task: another may go on with
/// another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step(pub(crate) NonZeroUsize);

/// Counts the words of a file, a piece and a checkpoint at a time.
#[resumable(name = "words")]
pub(crate) fn words(source: Source, #[resource] step: Step) -> anyhow::Result<Counts> {
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

fn open(source: &Source, from: u64, step: Step) -> anyhow::Result<Pieces> {
    tracing::info!(path = source.path, from, of = source.length, "counting");
    Pieces::open(&source.path, from, step.0.get()).with_context(|| source.path.clone())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use std::fs;

    use asap_runtime::Runtime;
    use asap_runtime::store::MemoryStore;
    use asap_runtime::testing::CrashTest;

    use super::*;

    fn step(bytes: usize) -> Step {
        Step(NonZeroUsize::new(bytes).unwrap())
    }

    fn runtime() -> Runtime {
        Runtime::new(MemoryStore::new()).with_resource(step(1000))
    }

    #[test]
    fn the_counts_are_the_same_wherever_it_crashes() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("text");
        fs::write(&path, "to be or not to be\nthat's the question\n").unwrap();
        let source = Source::of(&path).unwrap();
        let report = CrashTest::new().with_resource(step(8)).crashes(2).check(|| words(source.clone()));
        assert_eq!(report.passed(), 5);
        let mut expected = Counts::default();
        expected.add(&fs::read(&path).unwrap());
        assert_eq!(runtime().run("t", words(source)).unwrap(), expected);
    }

    #[test]
    fn a_file_that_was_changed_is_not_counted() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("text");
        fs::write(&path, "one two").unwrap();
        let source = Source::of(&path).unwrap();
        for text in ["one six", "one", "one two three"] {
            fs::write(&path, text).unwrap();
            let error = runtime().run("t", words(source.clone())).unwrap_err();
            assert!(error.to_string().contains("has changed since it was submitted"), "{error}");
        }
    }
}
