//! One attempt to run a task, seen from inside.

mod frames;
mod ids;
mod store;

use std::any::Any;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};

pub(crate) use self::ids::{Ids, stamp};
use super::flush::Backlog;
use super::pace::Pace;
use super::size::Size;
use super::{Runtime, registry, resources};
use crate::error::Error;
use crate::frame::{Carried, Function, Intent, Received, Saved, Writer};
use crate::parts::Keeper;
use crate::protocol::{Data, StateSnapshot};
use crate::store::PartKey;
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
}
