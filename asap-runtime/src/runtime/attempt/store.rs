//! A checkpoint: its locals are written, and what was written is stored, by itself or in a transaction, at once or later.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::super::block_on;
use super::super::flush::{Acknowledged, Backlog};
use super::{Attempt, stamp};
use crate::error::Error;
use crate::frame::{Spot, Writer};
use crate::protocol::Data;
use crate::store::{self, Append, PartChanges, StoreFuture, Swap, Transaction};
use crate::telemetry;

/// How a checkpoint is acknowledged before it is stored.
struct Late {
    backlog: Arc<Backlog>,
    within: Duration,
    /// Whether the task waits for it nevertheless.
    is_durable: bool,
}

impl Attempt {
    /// Whether the next checkpoint comes too early to be stored.
    #[inline]
    pub(crate) fn skips(&self) -> bool {
        self.pace.skips(&*self.runtime.clock) && !self.drains()
    }

    /// Whether the task is to stop behind its next stored checkpoint.
    fn drains(&self) -> bool {
        self.runtime.drain.as_ref().is_some_and(|drain| drain.load(Ordering::Acquire))
    }

    /// Where the locals of a checkpoint go.
    pub(crate) fn begin(&mut self, function: &'static str, checkpoint: u32) -> &mut Writer {
        self.begin_as(function, checkpoint, false)
    }

    /// As [`begin`](Self::begin); `is_own` if it is no checkpoint of the user's.
    pub(crate) fn begin_as(&mut self, function: &'static str, checkpoint: u32, is_own: bool) -> &mut Writer {
        self.snapshot.checkpoint = !is_own;
        self.writer.begin(function, checkpoint, self.begins.len());
        &mut self.writer
    }

    /// Stores what was written; `false` if it is not stored, or the attempt is over. Unless `is_durable` it may be stored later.
    pub(crate) fn store(&mut self, function: &'static str, spot: Spot, is_durable: bool) -> bool {
        // Nothing is stored after a failure, even if generated code went on.
        if self.over {
            return false;
        }
        let stored = self.prepare(function, spot).and_then(|()| {
            let begun = telemetry::begin_checkpoint();
            let swap = match self.late(is_durable) {
                None => self.append().wait(),
                Some(late) => block_on(self.acknowledge(late)),
            };
            self.concluded(begun, swap)
        });
        stored.map_err(|error| self.stop(error)).is_ok()
    }

    /// As [`store`](Self::store), without blocking the thread.
    pub(crate) async fn store_later(&mut self, function: &'static str, spot: Spot, is_durable: bool) -> bool {
        if self.over {
            return false;
        }
        let stored = match self.prepare(function, spot) {
            Ok(()) => {
                let begun = telemetry::begin_checkpoint();
                let swap = match self.late(is_durable) {
                    None => self.append().await,
                    Some(late) => self.acknowledge(late).await,
                };
                self.concluded(begun, swap)
            }
            Err(error) => Err(error),
        };
        stored.map_err(|error| self.stop(error)).is_ok()
    }

    /// Stores what was written inside a transaction, and commits that; `false` if neither is so, or the attempt is over.
    pub(crate) fn commit<T: Transaction>(
        &mut self,
        transaction: T,
        function: &'static str,
        spot: Spot,
    ) -> bool {
        block_on(self.commit_later(transaction, function, spot))
    }

    /// As [`commit`](Self::commit), without blocking the thread for what the store's side waits for.
    pub(crate) async fn commit_later<T: Transaction>(
        &mut self,
        transaction: T,
        function: &'static str,
        spot: Spot,
    ) -> bool {
        if self.over {
            return false;
        }
        let stored = match self.prepare(function, spot) {
            Ok(()) => {
                let begun = telemetry::begin_checkpoint();
                let swap = match self.settle().await {
                    Ok(()) => store::commit(&*self.runtime.store, transaction, self.next()).await,
                    Err(error) => Err(error),
                };
                self.concluded(begun, swap)
            }
            Err(error) => Err(error),
        };
        stored.map_err(|error| self.stop(error)).is_ok()
    }

    /// Finishes what was written as the next version.
    fn prepare(&mut self, function: &'static str, spot: Spot) -> Result<(), Error> {
        self.more.clear();
        self.received.write(&mut self.more);
        self.compensations.write(&mut self.more);
        let intent = self.intent.take_if(|_| std::mem::take(&mut self.intends));
        self.is_intent = intent.is_some();
        if let Some(intent) = intent {
            intent.write(&mut self.more);
        }
        let clock = &*self.runtime.clock;
        self.writer.finish(function, spot, &self.frames, &self.more).map_err(|unsaved| {
            Error::Unsaveable {
                task_id: self.snapshot.task_id.clone(),
                checkpoint: spot.id,
                local: unsaved.local,
                reason: unsaved.error.to_string(),
            }
        })?;
        let text = self.writer.take();
        let in_parts = self.writer.kept().map_or(0, |kept| kept.bytes());
        self.size.look(&self.snapshot.task_id, function, spot.id, &text, in_parts)?;
        self.pace.stored(clock);
        self.snapshot.version += 1;
        if let Some(kept) = self.writer.kept() {
            kept.turn(self.snapshot.version);
        }
        self.snapshot.data = Data::from_trusted(text);
        stamp(&mut self.snapshot, &mut self.ids, clock);
        Ok(())
    }

    fn next(&self) -> Append<'_> {
        Append {
            snapshot: &self.snapshot,
            attempt: Some(self.number),
            record: None,
            retention: self.runtime.retention,
            parts: self.writer.parts(),
        }
    }

    fn append(&self) -> StoreFuture<'_, Swap> {
        self.runtime.store.append(self.next())
    }

    /// How the checkpoint that was written is acknowledged; nothing if it is stored here and now.
    fn late(&mut self, is_durable: bool) -> Option<Late> {
        // Else a task that is cancelled behind a crash would not undo what it had said that it does.
        let is_durable = self.compensations.take_longer() || is_durable || self.durable_from.is_some();
        let (backlog, within) = self.backlog.clone()?;
        if is_durable && backlog.is_stored() {
            return None;
        }
        Some(Late { backlog, within, is_durable })
    }

    /// Has what was written stored behind all that was acknowledged before.
    async fn acknowledge(&self, Late { backlog, within, is_durable }: Late) -> Result<Swap, Error> {
        let flusher = &self.runtime.flusher;
        let Append { snapshot, retention, parts, .. } = self.next();
        let (snapshot, parts) = (snapshot.clone(), parts.map(PartChanges::to_owned));
        let checkpoint = Acknowledged { snapshot, attempt: self.number, retention, parts };
        flusher.acknowledge(&backlog, checkpoint, within).await?;
        if is_durable {
            flusher.store(&backlog).await?;
        }
        Ok(Swap::Stored)
    }

    /// Waits until all that was acknowledged is stored.
    async fn settle(&self) -> Result<(), Error> {
        match &self.backlog {
            Some((backlog, _)) => self.runtime.flusher.store(backlog).await,
            None => Ok(()),
        }
    }

    fn concluded(&mut self, begun: Option<Instant>, swap: Result<Swap, Error>) -> Result<(), Error> {
        let data = std::mem::replace(&mut self.snapshot.data, Data::from_trusted(String::new()));
        let bytes = data.as_json().len() + self.writer.parts().map_or(0, |parts| parts.bytes());
        self.writer.restore(data.into_json());
        let swap = swap?;
        if swap.is_stored() {
            telemetry::checkpoint(begun, &self.snapshot.task_id, self.snapshot.version, bytes);
        }
        if let Some(deadline) = self.deadline
            && swap.is_stored()
            && self.snapshot.created_at >= deadline
        {
            return Err(Error::DeadlineExceeded { task_id: self.snapshot.task_id.clone(), deadline });
        }
        match swap {
            // Behind an intent the effect comes first: else nobody would know that it has not begun.
            Swap::Stored | Swap::Woke if self.drains() && !self.is_intent => Err(Error::Interrupted {
                task_id: self.snapshot.task_id.clone(),
                version: self.snapshot.version,
            }),
            Swap::Stored | Swap::Woke => Ok(()),
            Swap::Taken => Err(Error::Conflict {
                task_id: self.snapshot.task_id.clone(),
                version: self.snapshot.version,
            }),
        }
    }
}
