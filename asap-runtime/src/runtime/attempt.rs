//! One attempt to run a task, seen from inside: what stores its checkpoints.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::SubsecRound;
use ulid::{Generator, Overflow, ULID_LEN};

use super::pace::Pace;
use super::size::Size;
use super::{Clock, Runtime};
use crate::error::Error;
use crate::frame::{Function, Writer};
use crate::protocol::{Data, StateSnapshot};
use crate::store::{Append, Swap};

/// Why an attempt was stopped: the driver reads here what the body could not catch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stopped(Arc<Mutex<Option<Error>>>);

impl Stopped {
    /// The error, if the attempt was stopped.
    pub(crate) fn take(&self) -> Option<Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn set(&self, error: Error) {
        // The first error is the reason; whatever follows is its consequence.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }
}

/// One attempt to run a task; its context owns it.
#[derive(Debug)]
pub(crate) struct Attempt {
    runtime: Runtime,
    function: &'static Function,
    number: u64,
    /// The snapshot stored last; its buffers are used for the next.
    snapshot: StateSnapshot,
    writer: Writer,
    ids: Ids,
    pace: Pace,
    size: Size,
    stopped: Stopped,
    over: bool,
}

impl Attempt {
    /// Attempt `number`, which goes on after `version`.
    pub(crate) fn new(
        runtime: &Runtime,
        function: &'static Function,
        task_id: &str,
        number: u64,
        version: u64,
        ids: Ids,
    ) -> Self {
        Self {
            runtime: runtime.clone(),
            function,
            number,
            snapshot: StateSnapshot {
                id: String::new(),
                task_id: task_id.to_owned(),
                version,
                data: Data::from_trusted(String::new()),
                checkpoint: true,
                created_at: SystemTime::UNIX_EPOCH.into(),
            },
            writer: Writer::default(),
            ids,
            pace: Pace::new(runtime.pace),
            size: Size::default(),
            stopped: Stopped::default(),
            over: false,
        }
    }

    pub(crate) fn task_id(&self) -> &str {
        &self.snapshot.task_id
    }

    pub(crate) fn function(&self) -> &'static Function {
        self.function
    }

    pub(crate) fn stopped(&self) -> Stopped {
        self.stopped.clone()
    }

    /// Ends the attempt with this error.
    pub(crate) fn stop(&mut self, error: Error) {
        self.over = true;
        self.stopped.set(error);
    }

    /// Whether the next checkpoint comes too early to be stored.
    #[inline]
    pub(crate) fn skips(&self) -> bool {
        self.pace.skips(&*self.runtime.clock)
    }

    /// Where the locals of a checkpoint go.
    pub(crate) fn begin(&mut self, checkpoint: u32) -> &mut Writer {
        self.writer.begin(checkpoint);
        &mut self.writer
    }

    /// Stores what was written; `false` if it is not stored, or the attempt is over.
    pub(crate) fn store(&mut self, checkpoint: u32) -> bool {
        // Nothing is stored after a failure, even if generated code went on.
        if self.over {
            return false;
        }
        match self.try_store(self.function.id(checkpoint)) {
            Ok(()) => true,
            Err(error) => {
                self.stop(error);
                false
            }
        }
    }

    fn try_store(&mut self, checkpoint: &'static str) -> Result<(), Error> {
        let clock = &*self.runtime.clock;
        self.writer.finish(self.function.name, checkpoint).map_err(|unsaved| Error::Unsaveable {
            task_id: self.snapshot.task_id.clone(),
            checkpoint,
            local: unsaved.local,
            reason: unsaved.error.to_string(),
        })?;
        let text = self.writer.take();
        self.size.look(&self.snapshot.task_id, self.function.name, checkpoint, &text);
        self.pace.stored(clock);
        self.snapshot.version += 1;
        self.snapshot.data = Data::from_trusted(text);
        stamp(&mut self.snapshot, &mut self.ids, clock);
        let swap = self.runtime.store.append(Append {
            snapshot: &self.snapshot,
            attempt: Some(self.number),
            record: None,
            retention: self.runtime.retention,
        });
        let swap = swap.wait();
        let data = std::mem::replace(&mut self.snapshot.data, Data::from_trusted(String::new()));
        self.writer.restore(data.into_json());
        match swap? {
            Swap::Stored => Ok(()),
            Swap::Taken => Err(Error::Conflict {
                task_id: self.snapshot.task_id.clone(),
                version: self.snapshot.version,
            }),
        }
    }
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
