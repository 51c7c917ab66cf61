//! One attempt to run a task, seen from inside: what stores its checkpoints.

use std::any::Any;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, SubsecRound, Utc};
use ulid::{Generator, Overflow, ULID_LEN};

use super::flush::{Acknowledged, Backlog};
use super::pace::Pace;
use super::size::Size;
use super::{Clock, Runtime, block_on, registry, resources};
use crate::error::Error;
use crate::frame::{Carried, Function, Intent, Received, Saved, Spot, Writer};
use crate::parts::Keeper;
use crate::protocol::{Data, StateSnapshot};
use crate::store::{self, Append, PartChanges, PartKey, StoreFuture, Swap, Transaction};
use crate::telemetry;
use crate::undo::Compensations;

/// What is known of a task's parts.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Those that its latest snapshot refers to.
    pub(crate) there: Vec<PartKey>,
    /// Whether it has or had any.
    pub(crate) any: bool,
}

/// One attempt to run a task; its context owns it.
#[derive(Debug)]
pub(crate) struct Attempt {
    runtime: Runtime,
    number: u64,
    /// How many tasks this one is a part of.
    depth: u8,
    /// When the task has to have ended.
    deadline: Option<DateTime<Utc>>,
    /// The snapshot stored last; its buffers are used for the next.
    snapshot: StateSnapshot,
    writer: Writer,
    /// The frames of the functions that have called the one that runs, as the snapshot has them: the outermost first.
    frames: String,
    /// Where each of them begins.
    begins: Vec<usize>,
    /// The functions that were called and can be.
    called: Vec<&'static Function>,
    /// Where the called functions go on that have not been entered yet: the innermost first.
    inner: Vec<Saved>,
    /// What the task has received.
    received: Received,
    /// The effect whose intent was found, or is to be stored next.
    intent: Option<Intent>,
    intends: bool,
    /// What undoes what the task has done.
    compensations: Compensations,
    /// Whether the snapshot stored last is an intent.
    is_intent: bool,
    /// What else a snapshot says.
    more: String,
    ids: Ids,
    pace: Pace,
    size: Size,
    /// Where checkpoints wait for being stored that need not be durable at once, and how long; nothing if all are.
    backlog: Option<(Arc<Backlog>, Duration)>,
    /// How many functions have called the one that wants all checkpoints durable at once; nothing if none does.
    durable_from: Option<usize>,
    error: Option<Error>,
    over: bool,
}

impl Attempt {
    /// Attempt `number`, which goes on after `version`, in the called functions of `inner` (the innermost first).
    pub(crate) fn new(
        runtime: &Runtime,
        task_id: &str,
        number: u64,
        version: u64,
        ids: Ids,
        inner: Vec<Saved>,
        Carried { received, intent, compensations }: Carried,
    ) -> Self {
        Self {
            runtime: runtime.clone(),
            number,
            depth: 0,
            deadline: None,
            snapshot: StateSnapshot {
                id: String::new(),
                task_id: task_id.to_owned(),
                version,
                data: Data::from_trusted(String::new()),
                checkpoint: true,
                created_at: SystemTime::UNIX_EPOCH.into(),
            },
            writer: Writer::default(),
            frames: String::new(),
            begins: Vec::new(),
            called: Vec::new(),
            inner,
            received,
            intent,
            intends: false,
            compensations,
            is_intent: false,
            more: String::new(),
            ids,
            pace: Pace::new(runtime.pace),
            size: Size::up_to(runtime.size_limit),
            backlog: None,
            durable_from: None,
            error: None,
            over: false,
        }
    }

    pub(crate) fn task_id(&self) -> &str {
        &self.snapshot.task_id
    }

    pub(crate) fn version(&self) -> u64 {
        self.snapshot.version
    }

    /// The same, of a task with these parts.
    pub(crate) fn with_parts(mut self, Parts { there, any }: Parts) -> Self {
        let runtime = &self.runtime;
        let kept = runtime.store.keeps_parts().then(|| Keeper::new(there, any, runtime.parts_from));
        self.writer = Writer::keeping(kept, runtime.pace.is_some());
        self
    }

    /// The same, of a task that is a part of so many others.
    pub(crate) fn at_depth(mut self, depth: u8) -> Self {
        self.depth = depth;
        self
    }

    /// How many tasks this one is a part of.
    pub(crate) fn depth(&self) -> u8 {
        self.depth
    }

    /// The same, of a task that has to end before this.
    pub(crate) fn until(mut self, deadline: Option<DateTime<Utc>>) -> Self {
        self.deadline = deadline;
        self
    }

    /// The same, of a task whose checkpoints may be durable so much later.
    pub(crate) fn durable_within(mut self, window: Option<Duration>) -> Self {
        self.backlog = window.map(|window| (Arc::new(Backlog::new(&self.snapshot.task_id)), window));
        self
    }

    /// What is known of its checkpoints that were acknowledged before they were stored.
    pub(crate) fn backlog(&self) -> Option<Arc<Backlog>> {
        self.backlog.as_ref().map(|(backlog, _)| Arc::clone(backlog))
    }

    /// When the task has to have ended.
    pub(crate) fn deadline(&self) -> Option<DateTime<Utc>> {
        self.deadline
    }

    /// The runtime that runs it.
    pub(crate) fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// What the task has received.
    pub(crate) fn received(&mut self) -> &mut Received {
        &mut self.received
    }

    /// The effect whose intent was found in the snapshot.
    pub(crate) fn intent(&self) -> Option<&Intent> {
        self.intent.as_ref()
    }

    /// The next snapshot is the intent of an effect.
    pub(crate) fn intend(&mut self, intent: Intent) {
        (self.intent, self.intends) = (Some(intent), true);
    }

    /// What undoes what the task has done.
    pub(crate) fn compensations(&mut self) -> &mut Compensations {
        &mut self.compensations
    }

    /// Ends the attempt: nothing is stored any more.
    pub(crate) fn end(&mut self) {
        self.over = true;
    }

    pub(crate) fn is_over(&self) -> bool {
        self.over
    }

    /// Why it is over, if it ended itself.
    pub(crate) fn take_error(&mut self) -> Option<Error> {
        self.error.take()
    }

    fn stop(&mut self, error: Error) {
        self.over = true;
        self.error = Some(error);
    }

    /// What the runtime supplies of this type.
    pub(crate) fn resource<R: Any + Send + Sync>(&self) -> Option<Arc<R>> {
        self.runtime.resources.get()
    }

    /// The error for the first parameter of this function that the runtime does not supply.
    pub(crate) fn missing_resource(&self, function: &'static Function) -> Error {
        let missing = resources::check(&self.runtime.resources, self.task_id(), function).err();
        missing.unwrap_or_else(|| Error::Lost {
            task_id: self.task_id().to_owned(),
            checkpoint: "start",
            what: "a resource".to_owned(),
        })
    }

    /// Whether a function that goes on can be run here.
    pub(crate) fn can_run(&self, function: &'static Function) -> Result<(), Error> {
        resources::check(&self.runtime.resources, self.task_id(), function)
    }

    /// Whether a called function can be run here, and be found again after a crash: by its name, unless by its type.
    pub(crate) fn can_call(&mut self, function: &'static Function, by_type: bool) -> Result<(), Error> {
        if self.called.iter().any(|known| std::ptr::eq(*known, function)) {
            return Ok(());
        }
        self.can_run(function)?;
        if !by_type {
            registry::find(function.path)?;
        }
        self.called.push(function);
        Ok(())
    }

    /// Writes the frame of a function that calls another; `false` if it cannot be written.
    pub(crate) fn enter(&mut self, function: &'static str, spot: Spot) -> bool {
        if self.over {
            return false;
        }
        self.begin_frame();
        match self.writer.frame(function, spot, &mut self.frames) {
            Ok(()) => true,
            Err(unsaved) => {
                let error = Error::Unsaveable {
                    task_id: self.snapshot.task_id.clone(),
                    checkpoint: spot.id,
                    local: unsaved.local,
                    reason: unsaved.error.to_string(),
                };
                self.stop(error);
                false
            }
        }
    }

    /// Where the function goes on that `outer`, which goes on too, has called.
    pub(crate) fn go_in(&mut self, outer: Option<Box<Saved>>) -> Option<Saved> {
        let inner = self.inner.pop()?;
        let depth = self.begins.len();
        self.begin_frame();
        if let Some(outer) = outer {
            self.frames.push_str(outer.row());
            if let Some(kept) = self.writer.kept() {
                let bytes = outer.text().len().saturating_sub(outer.row().len());
                kept.hold_frame(depth, outer.into_parts(), bytes);
            }
        }
        Some(inner)
    }

    /// A called function is about to run: from here on all checkpoints are durable at once, if it wants that. What is to be done in
    /// front of its body, if anything: whoever else waits for being stored might wait for what the function holds.
    pub(crate) fn goes_into(
        &mut self,
        function: &'static Function,
    ) -> Option<impl Future<Output = Result<(), Error>> + Send + use<>> {
        if !function.details.policies.is_durable() {
            return None;
        }
        self.durable_from.get_or_insert(self.begins.len());
        let (backlog, _) = self.backlog.clone()?;
        let flusher = Arc::clone(&self.runtime.flusher);
        (!backlog.is_stored()).then_some(async move { flusher.store(&backlog).await })
    }

    /// Whether there are called functions that have not been entered yet.
    pub(crate) fn is_inside(&self) -> bool {
        !self.inner.is_empty()
    }

    fn begin_frame(&mut self) {
        self.begins.push(self.frames.len());
        if !self.frames.is_empty() {
            self.frames.push(',');
        }
    }

    /// The called function has returned.
    pub(crate) fn leave(&mut self) {
        let before = self.begins.pop().unwrap_or(0);
        self.frames.truncate(before);
        if self.durable_from.is_some_and(|from| self.begins.len() < from) {
            self.durable_from = None;
        }
        let depth = self.begins.len() + 1;
        if let Some(kept) = self.writer.kept() {
            kept.leave(depth);
        }
    }

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

/// How a checkpoint is acknowledged before it is stored.
struct Late {
    backlog: Arc<Backlog>,
    within: Duration,
    /// Whether the task waits for it nevertheless.
    is_durable: bool,
}

/// The source of an attempt's snapshot ids: ULIDs that ascend.
#[derive(Debug, Default)]
pub(crate) struct Ids(Generator);

/// Gives a snapshot its id and time.
pub(crate) fn stamp(snapshot: &mut StateSnapshot, ids: &mut Ids, clock: &dyn Clock) {
    let now = clock.now();
    // The protocol's times have microseconds: what is stored is what is read again.
    snapshot.created_at = now.trunc_subsecs(6);
    let ulid = ids.0.generate_from_datetime(now.into()).unwrap_or_else(Overflow::commit_overflow_random);
    snapshot.id.clear();
    snapshot.id.push_str(ulid.array_to_str(&mut [0; ULID_LEN]));
}
