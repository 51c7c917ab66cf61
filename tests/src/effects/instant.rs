//! Exact instants around an effect, and the process that ends itself at one.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use asap_runtime::store::{SnapshotStore, SqliteStore};
use asap_runtime::testing::{Answer, FaultyStore, Operation};
use asap_runtime::{BoxError, StateSnapshot};
use rustix::process::{Signal, getpid, kill_process};

/// An instant around an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In front of it, in the function.
    Before,
    /// Before its intent is stored.
    Intent,
    /// Its intent is stored, and nobody was told.
    Intended,
    /// Before it is requested.
    Request,
    /// It was answered, and nothing has been made of that.
    Answered,
    /// Before its result is stored.
    Result,
    /// Its result is stored, and nobody was told.
    Stored,
    /// Behind it, in the function.
    Behind,
}

impl Place {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Before,
        Self::Intent,
        Self::Intended,
        Self::Request,
        Self::Answered,
        Self::Result,
        Self::Stored,
        Self::Behind,
    ];
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before => "before",
            Self::Intent => "intent",
            Self::Intended => "intended",
            Self::Request => "request",
            Self::Answered => "answered",
            Self::Result => "result",
            Self::Stored => "stored",
            Self::Behind => "behind",
        })
    }
}

/// The time at which a process is at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The place.
    pub place: Place,
    /// Which time, counted from 1 in the process.
    pub time: u64,
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.place, self.time)
    }
}

impl FromStr for Wanted {
    type Err = BoxError;

    fn from_str(text: &str) -> Result<Self, BoxError> {
        let (place, time) = text.split_once(':').ok_or_else(|| format!("{text}: no place and time"))?;
        let place = Place::ALL.into_iter().find(|known| known.to_string() == place);
        Ok(Self { place: place.ok_or_else(|| format!("{text}: no place"))?, time: time.parse()? })
    }
}

static WANTED: OnceLock<Wanted> = OnceLock::new();
static SEEN: AtomicU64 = AtomicU64::new(0);

/// Chooses when this process ends itself.
///
/// # Panics
///
/// If that was chosen.
pub fn die_at(wanted: Wanted) {
    WANTED.set(wanted).expect("it is chosen once");
}

/// Ends this process with SIGKILL if this is when.
pub(super) fn at(place: Place) {
    let Some(wanted) = WANTED.get().filter(|wanted| wanted.place == place) else { return };
    if SEEN.fetch_add(1, Ordering::Relaxed) + 1 == wanted.time {
        // It does not return; should it do so, nothing may go on here.
        let _ = kill_process(getpid(), Signal::KILL);
        loop {
            std::thread::park();
        }
    }
}

/// A store in whose appends the process may end.
#[must_use]
pub fn dying(store: SqliteStore) -> FaultyStore<impl SnapshotStore> {
    let store = FaultyStore::new(store);
    store.on_request(|operation| {
        if let Operation::Append(append) = operation {
            at(if is_intent(append.snapshot) { Place::Intent } else { Place::Result });
        }
    });
    store.on_answer(|operation, answer| {
        if let (Operation::Append(append), Answer::Stored) = (operation, answer) {
            at(if is_intent(append.snapshot) { Place::Intended } else { Place::Stored });
        }
    });
    store
}

/// Whether a snapshot is an effect's intent; any other behind version 1 has a result.
fn is_intent(snapshot: &StateSnapshot) -> bool {
    snapshot.data.as_json().contains(r#","intent":{"effect":"#)
}
