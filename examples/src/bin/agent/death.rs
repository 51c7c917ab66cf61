//! The end of a process at an exact place, to see what the next one does.

use std::process::{self, Command};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, bail};
use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_runtime::testing::{Answer, FaultyStore, Operation};

/// When a process ends itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Death {
    /// Which snapshot of the process it is, counted from 1.
    number: u64,
    /// Whether the snapshot is stored.
    is_behind: bool,
}

impl FromStr for Death {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let (place, number) = text.split_once(':').context("expected `before:N` or `behind:N`")?;
        let is_behind = match place {
            "before" => false,
            "behind" => true,
            _ => bail!("`{place}` is neither `before` nor `behind`"),
        };
        Ok(Self { number: number.parse().context("a number of a snapshot")?, is_behind })
    }
}

impl Death {
    /// The store in which the process meets it.
    pub(crate) fn in_store(self, store: SqliteStore) -> impl SnapshotStore {
        let store = FaultyStore::new(store);
        let seen = AtomicU64::new(0);
        if self.is_behind {
            store.on_answer(move |operation, answer| {
                if let (Operation::Append(_), Answer::Stored) = (operation, answer) {
                    self.comes(&seen);
                }
            });
        } else {
            store.on_request(move |operation| {
                if let Operation::Append(_) = operation {
                    self.comes(&seen);
                }
            });
        }
        store
    }

    fn comes(self, seen: &AtomicU64) {
        if seen.fetch_add(1, Ordering::Relaxed) + 1 == self.number {
            // Where there is this command it does not return.
            let _ = Command::new("kill").args(["-KILL", &process::id().to_string()]).status();
            process::abort();
        }
    }
}
