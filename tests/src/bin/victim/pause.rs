//! Where the process stops and waits, and a store that does so around its writes.

use std::fmt::Display;
use std::io::{self, BufRead, Write};
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use asap_runtime::store::SqliteStore;
use asap_runtime::testing::{Answer, FaultyStore, Operation};

use crate::log;

/// A place to wait at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pause {
    Never,
    /// Before this version is stored.
    Before(u64),
    /// After it was stored, before anybody was told.
    After(u64),
    /// After the effect of this number, counted from 1 in this process.
    Effect(u64),
    /// Before the task is taken for another attempt, or its end is recorded.
    Claim,
}

static PAUSE: OnceLock<Pause> = OnceLock::new();
static EFFECTS: AtomicU64 = AtomicU64::new(0);

impl FromStr for Pause {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (place, number) = text.split_once(':').unwrap_or((text, "0"));
        let number = number.parse().map_err(|_| format!("`{number}` is no number"))?;
        match place {
            "before" => Ok(Self::Before(number)),
            "after" => Ok(Self::After(number)),
            "effect" => Ok(Self::Effect(number)),
            "claim" => Ok(Self::Claim),
            _ => Err(format!("`{place}` is no place")),
        }
    }
}

/// Chooses the place.
pub(crate) fn set(pause: Pause) {
    PAUSE.set(pause).expect("the place is chosen once");
}

/// Waits if this is the place.
fn at(place: Pause) {
    if PAUSE.get() == Some(&place) {
        println!("paused");
        io::stdout().flush().expect("somebody listens");
        let mut line = String::new();
        // Without whoever started it there is nothing to go on for.
        if io::stdin().lock().read_line(&mut line).unwrap_or(0) == 0 {
            std::process::exit(5);
        }
    }
}

/// Does something that can be seen from outside.
pub(crate) fn effect(what: impl Display) {
    log::line(format_args!("effect {what}"));
    at(Pause::Effect(EFFECTS.fetch_add(1, Ordering::Relaxed) + 1));
}

/// Logs what is stored, and pauses around the writes.
pub(crate) fn pausing(store: SqliteStore) -> FaultyStore<SqliteStore> {
    let store = FaultyStore::new(store);
    store.on_request(|operation| match operation {
        Operation::Append(append) => at(Pause::Before(append.snapshot.version)),
        Operation::SwapRecord { .. } => at(Pause::Claim),
        _ => {}
    });
    store.on_answer(|operation, answer| {
        if let (Operation::Append(append), Answer::Stored) = (operation, answer) {
            let version = append.snapshot.version;
            at(Pause::After(version));
            log::line(format_args!("stored {version}"));
        }
    });
    store
}
