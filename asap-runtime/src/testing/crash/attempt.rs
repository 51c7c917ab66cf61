//! One attempt at the function under test, in a store of its own.

use std::sync::{Arc, Mutex, PoisonError};

use super::Settings;
use super::point::Point;
use super::subject::{Subject, TASK, Value};
use crate::error::Error;
use crate::protocol::StateSnapshot;
use crate::runtime::Runtime;
use crate::store::{Retention, SnapshotStore};
use crate::testing::{FaultyStore, Operation};

const SOUND: &str = "the store of a test does not fail by itself";

/// What an attempt did.
pub(super) struct Attempt {
    /// The version it went on from; 0 if it began the task.
    pub(super) from: u64,
    pub(super) end: End,
    /// What it stored, in order.
    pub(super) snapshots: Vec<StateSnapshot>,
    /// The effects before each append that it asked for, and those behind the last.
    pub(super) effects: Vec<Vec<String>>,
    runtime: Runtime,
}

/// How an attempt ended.
pub(super) enum End {
    /// With a value.
    Value(Value),
    /// With an `Err` of this message.
    Failed(String),
    /// With a panic of this message.
    Panicked(String),
    /// By the runtime.
    Stopped(Error),
}

impl Attempt {
    /// Begins the task, or carries on from a snapshot that is alone in the store.
    pub(super) fn make(
        subject: &mut Subject<'_>,
        settings: &mut Settings<'_>,
        from: Option<&StateSnapshot>,
        crash: Option<Point>,
    ) -> Self {
        let store = FaultyStore::new((settings.store)());
        let _ = store.inner().delete(TASK).wait().expect(SOUND);
        let Settings { effects, resources, .. } = settings;
        if let Some(crash) = crash {
            crash.arm(&store);
        }
        if let Some(from) = from {
            store.inner().save(from).wait().expect(SOUND);
        }
        let done = Arc::new(Mutex::new(Vec::new()));
        let (noted, source) = (Arc::clone(&done), effects.clone());
        store.on_request(move |operation| {
            if let Operation::Append(_) = operation {
                noted.lock().unwrap_or_else(PoisonError::into_inner).push(source.take());
            }
        });
        let runtime = Runtime::new(store.clone())
            .strict()
            .with_retention(Retention::All)
            .with_resources(Arc::clone(resources))
            .repeating_effects();
        drop(effects.take());
        let end = match from {
            None => End::of(subject.begin(&runtime)),
            Some(_) => End::of(subject.resume(&runtime)),
        };
        let mut done = std::mem::take(&mut *done.lock().unwrap_or_else(PoisonError::into_inner));
        done.push(effects.take());
        let from = from.map_or(0, |from| from.version);
        Self { from, end, snapshots: stored(store.inner(), from), effects: done, runtime }
    }

    /// What whoever asks again is told, once the task has ended.
    pub(super) fn ask_again(&self, subject: &mut Subject<'_>) -> End {
        End::of(subject.resume(&self.runtime))
    }
}

/// The snapshots behind this version.
fn stored(store: &dyn SnapshotStore, from: u64) -> Vec<StateSnapshot> {
    let snapshots = store.list_versions(TASK).wait().map(|versions| {
        let get = |version| store.get_version(TASK, version).wait().ok().flatten();
        versions.into_iter().filter(|version| *version > from).filter_map(get).collect()
    });
    snapshots.expect(SOUND)
}

impl End {
    fn of(answer: crate::Result<Value>) -> Self {
        match answer {
            Ok(value) => Self::Value(value),
            Err(Error::Failed { message, .. }) => Self::Failed(message),
            Err(Error::Panicked { message, .. }) => Self::Panicked(message),
            Err(error) => Self::Stopped(error),
        }
    }

    /// Whether another end is the same.
    pub(super) fn same(&self, other: &Self, subject: &Subject<'_>) -> bool {
        match (self, other) {
            (Self::Value(one), Self::Value(other)) => subject.same(one, other),
            (Self::Failed(one), Self::Failed(other)) | (Self::Panicked(one), Self::Panicked(other)) => {
                one == other
            }
            _ => false,
        }
    }

    /// As a phrase: "value 3", "error: unplugged".
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Value(value) => format!("value {}", value.shown),
            Self::Failed(message) => format!("error: {message}"),
            Self::Panicked(message) => format!("panic: {message}"),
            Self::Stopped(error) => format!("stopped by the runtime: {error}"),
        }
    }
}
