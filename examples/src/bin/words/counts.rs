//! How often words occur.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text;

/// How often each word of a text occurs: what crosses the checkpoints, and the result of a task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Counts(BTreeMap<String, u64>);

impl Counts {
    /// Counts the words of a text too; bytes that are no UTF-8 are in no word.
    pub(crate) fn add(&mut self, text: &[u8]) {
        for word in text::words(&String::from_utf8_lossy(text)) {
            *self.0.entry(word).or_default() += 1;
        }
    }
}

/// What was counted in all files together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    files: u64,
    bytes: u64,
    words: BTreeMap<String, u64>,
}

impl Totals {
    /// Adds the counts of a file.
    pub(crate) fn add(&mut self, bytes: u64, counts: Counts) {
        self.files += 1;
        self.bytes += bytes;
        for (word, count) in counts.0 {
            *self.words.entry(word).or_default() += count;
        }
    }

    /// The report, with the `top` most frequent words; of equally frequent ones the least in byte order first.
    pub(crate) fn top(&self, top: usize) -> Shown<'_> {
        Shown { totals: self, top }
    }
}

/// A report, to be printed.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    totals: &'a Totals,
    top: usize,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Totals { files, bytes, words } = self.totals;
        let total: u64 = words.values().sum();
        for (what, count) in [("files", *files), ("bytes", *bytes), ("words", total)] {
            writeln!(f, "{what:<16}{count:>16}")?;
        }
        writeln!(f, "{:<16}{:>16}\n", "distinct words", words.len())?;
        let mut sorted: Vec<_> = words.iter().collect();
        // Stable, so that equal counts stay in the order of the words.
        sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        sorted.iter().take(self.top).try_for_each(|(word, count)| writeln!(f, "{count:>12}  {word}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_sorted_by_count_and_word() {
        let mut totals = Totals::default();
        for text in ["b a c B", "a a d"] {
            let mut counts = Counts::default();
            counts.add(text.as_bytes());
            totals.add(text.len() as u64, counts);
        }
        let lines = totals.top(3).to_string();
        let lines: Vec<_> =
            lines.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines, ["files 2", "bytes 12", "words 7", "distinct words 4", "", "3 a", "2 b", "1 c"]);
    }
}
