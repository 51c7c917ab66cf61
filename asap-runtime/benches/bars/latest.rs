//! A `checkpoint!()` of about 200 bytes into a store that keeps only the latest, in memory.

use std::sync::{Mutex, MutexGuard, PoisonError};

use asap_runtime::store::{Append, MemoryStore, Retention, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Runtime, SnapshotStore, StateSnapshot, checkpoint, resumable};

use crate::report::Report;
use crate::state::State;
use crate::{Result, turns};

const CHECKPOINTS: u32 = 200;
const ROUNDS: u32 = 4_000;

#[resumable]
fn checkpoints(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.advance();
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    one(report, "checkpoint, latest only", &Runtime::new(Latest::default()))?;
    let memory = Runtime::new(MemoryStore::new()).with_retention(Retention::Newest(1));
    one(report, "checkpoint, MemoryStore Newest(1)", &memory)
}

fn one(report: &mut Report, name: &str, runtime: &Runtime) -> Result<()> {
    // The thin layer that somebody would write by hand: JSON into a buffer that is used again, and a copy of it.
    let (mut state, mut json) = (State::new(), Vec::new());
    let kept = Mutex::new(Vec::new());
    turns::against(vec![Box::new(move || {
        for _ in 0..CHECKPOINTS {
            state.advance();
            json.clear();
            serde_json::to_writer(&mut json, &state).expect("the state is JSON");
            kept.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&json);
        }
    })]);
    runtime.run("latest", checkpoints(ROUNDS, CHECKPOINTS))?;
    let (own, others) = turns::take();
    let stored = runtime.store().get("latest").wait()?.ok_or("the last checkpoint is stored")?;
    let (locals, data) = (serde_json::to_string(&State::new())?.len(), stored.data.as_json().len());
    let note = format!(
        "durability: none; {locals} B of state, {data} B of data; {:.0} ns in the fastest round; \
         by hand (serde_json and a copy) {:.0} ns",
        own.least_nanos(CHECKPOINTS),
        others[0].nanos(CHECKPOINTS),
    );
    report.bar(name, own.nanos(CHECKPOINTS), "ns", 1000.0, note);
    Ok(())
}

/// A store of one task that keeps the latest snapshot and the record.
#[derive(Debug, Default)]
pub(crate) struct Latest(Mutex<(Option<StateSnapshot>, Option<TaskRecord>)>);

impl Latest {
    fn kept(&self) -> MutexGuard<'_, (Option<StateSnapshot>, Option<TaskRecord>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn append_now(&self, append: &Append<'_>) -> Swap {
        let mut kept = self.kept();
        let highest = kept.0.as_ref().map_or(0, |snapshot| snapshot.version);
        let fenced = kept.1.as_ref().is_some_and(|record| append.attempt != Some(record.attempt));
        if fenced || append.snapshot.version != highest + 1 {
            return Swap::Taken;
        }
        kept.0 = Some(append.snapshot.clone());
        if let Some(record) = append.record {
            kept.1 = Some(record.clone());
        }
        Swap::Stored
    }
}

impl SnapshotStore for Latest {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.kept().0 = Some(snapshot.clone());
        StoreFuture::ready(Ok(()))
    }

    fn get<'a>(&'a self, _: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        StoreFuture::ready(Ok(self.kept().0.clone()))
    }

    fn get_version<'a>(&'a self, _: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        let latest = self.kept().0.clone();
        StoreFuture::ready(Ok(latest.filter(|snapshot| snapshot.version == version)))
    }

    fn list_versions<'a>(&'a self, _: &'a str) -> StoreFuture<'a, Vec<u64>> {
        StoreFuture::ready(Ok(self.kept().0.iter().map(|snapshot| snapshot.version).collect()))
    }

    fn delete<'a>(&'a self, _: &'a str) -> StoreFuture<'a, bool> {
        let (snapshot, record) = std::mem::take(&mut *self.kept());
        StoreFuture::ready(Ok(snapshot.is_some() || record.is_some()))
    }

    fn delete_version<'a>(&'a self, _: &'a str, version: u64) -> StoreFuture<'a, bool> {
        let removed = self.kept().0.take_if(|snapshot| snapshot.version == version);
        StoreFuture::ready(Ok(removed.is_some()))
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        StoreFuture::ready(Ok(self.append_now(&append)))
    }

    fn record<'a>(&'a self, _: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        StoreFuture::ready(Ok(self.kept().1.clone()))
    }

    fn records(&self) -> StoreFuture<'_, Vec<asap_runtime::Result<TaskRecord>>> {
        StoreFuture::ready(Ok(self.kept().1.iter().cloned().map(Ok).collect()))
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        let mut kept = self.kept();
        if kept.1.as_ref().map(|record| record.attempt) != expected {
            return StoreFuture::ready(Ok(Swap::Taken));
        }
        kept.1 = Some(record.clone());
        StoreFuture::ready(Ok(Swap::Stored))
    }
}
