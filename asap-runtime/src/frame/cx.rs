//! The context of one attempt of one function.

use std::any::Any;
use std::sync::Arc;

use super::function::Arguments;
use super::iter::{Carried, ReadRest, Resumable};
use super::port::Port;
use super::saved::{Progress, Saved, Unrestored};
use super::told::DESCRIBE;
use super::{
    Argument, FromSyncTransaction, Function, Held, Hint, Needed, Persist, Slot, Writer, compare_locals,
    shape, stop,
};
use crate::error::Error;
use crate::runtime::Attempt;
use crate::store::Transaction;

/// The context of one attempt of one function; the body owns it.
///
/// A method that answers `None` or `false` has recorded an error: the body must [`stop`](super::stop()) at once.
#[derive(Debug)]
pub struct Cx {
    at: u32,
    saved: Option<Box<Saved>>,
    /// Gone while a called function has it.
    pub(super) attempt: Option<Box<Attempt>>,
    pub(super) function: &'static Function,
    pub(super) name: &'static str,
    pub(super) port: Arc<Port>,
}

/// What became of writing a checkpoint down.
#[derive(Debug)]
#[must_use = "what was written is not stored yet"]
pub enum Written {
    /// The pace says that it is too early for one.
    Skipped,
    /// The snapshot of this checkpoint is to be stored; if so told, it is durable before the task goes on.
    Ready(u32, bool),
    /// The attempt is over.
    Failed,
}

impl Cx {
    /// A context that begins (`saved` is `None`) or goes on after checkpoint `at`.
    pub(crate) fn new(
        function: &'static Function,
        attempt: Box<Attempt>,
        at: u32,
        saved: Option<Box<Saved>>,
        port: Arc<Port>,
    ) -> Self {
        Self { at, saved, attempt: Some(attempt), function, name: function.name(), port }
    }

    /// A context that only asks for the types of the body's locals.
    pub(super) fn asking(function: &'static Function, port: Arc<Port>) -> Self {
        Self { at: DESCRIBE, saved: None, attempt: None, function, name: function.path, port }
    }

    /// Where to go on: 0 from the start, else the number of a checkpoint.
    #[must_use]
    pub fn at(&self) -> u32 {
        self.at
    }

    /// What the runtime supplies of this type; `None` if it has none.
    #[must_use]
    pub fn resource<R: Any + Send + Sync + Clone>(&mut self) -> Option<R> {
        self.shared().map(|shared: Arc<R>| R::clone(&shared))
    }

    /// What the runtime supplies of this type, to be lent; `None` if it has none.
    #[must_use]
    pub fn shared<R: Any + Send + Sync>(&mut self) -> Option<Arc<R>> {
        let attempt = self.attempt.as_mut()?;
        let found = attempt.resource::<R>();
        if found.is_none() {
            // Looked for before the body began: only a runtime that was changed underneath gets here.
            let error = attempt.missing_resource(self.function);
            self.stop(error);
        }
        found
    }

    /// The arguments: those of the call, or those in the snapshot of the start; elsewhere none are needed.
    pub fn arguments<A: 'static>(
        &mut self,
        given: Option<Arguments>,
        restore: fn(&mut Self) -> Option<A>,
    ) -> Option<A> {
        match given {
            Some(arguments) => super::outcome::given(arguments),
            None if self.at == 0 => restore(self),
            None => None,
        }
    }

    /// The local of this name as it was saved; `None` if it cannot be had.
    #[must_use]
    pub fn restore<const AT: u32, const USE: u32, T: Needed<AT, USE>>(&mut self, name: &str) -> Option<T> {
        self.named(name)
    }

    /// As [`restore`](Self::restore), for a local that is only held.
    #[must_use]
    pub fn restore_held<const AT: u32, T: Held<AT>>(&mut self, name: &str) -> Option<T> {
        self.named(name)
    }

    /// As [`restore`](Self::restore), for an argument.
    #[must_use]
    pub fn restore_argument<T: Argument>(&mut self, name: &str) -> Option<T> {
        self.named(name)
    }

    pub(super) fn named<T: Persist>(&mut self, name: &str) -> Option<T> {
        let answer = self.saved.as_ref().map_or(Err(Unrestored::Missing), |saved| saved.local(name));
        self.restored(name, answer)
    }

    /// As [`restore`](Self::restore), of a local that has a default: `Some(None)` if the snapshot has no such local.
    #[must_use]
    #[allow(clippy::option_option, reason = "generated code takes it apart where it stands")]
    pub fn restore_new<T: Persist>(&mut self, name: &str) -> Option<Option<T>> {
        match self.saved.as_ref().map(|saved| saved.local(name)) {
            Some(Err(Unrestored::Missing)) => Some(None),
            answer => self.restored(name, answer.unwrap_or(Err(Unrestored::Missing))).map(Some),
        }
    }

    /// The hidden state under this key as it was saved; `None` if it cannot be had.
    #[must_use]
    pub fn restore_hidden<T: Persist>(&mut self, key: &str) -> Option<T> {
        let answer = self.saved.as_ref().map_or(Err(Unrestored::Missing), |saved| saved.hidden(key));
        self.restored(key, answer)
    }

    /// What remains of a loop's own source, as it was saved; `None` if it cannot be had.
    #[must_use]
    pub fn restore_source<R: ReadRest>(&mut self, key: &str) -> Option<Carried<R>> {
        let answer = self.progress(key).and_then(|progress| {
            let rest = progress.rest.ok_or(Unrestored::Missing)?;
            Carried::read(rest).map_err(|error| Unrestored::WrongType(error.to_string()))
        });
        self.restored(key, answer)
    }

    /// Puts a loop's iterator to where it was; `false` if it has no such place.
    #[must_use]
    pub fn restore_iterator<I: Resumable>(&mut self, key: &str, iterator: &mut I) -> bool {
        let answer = self.progress(key).and_then(|progress| {
            let mut marks = progress.marks;
            let restored = iterator.restore(&mut marks);
            let lost = || Unrestored::WrongType("the loop's iterator has no such position".to_owned());
            restored.filter(|()| marks.is_read()).ok_or_else(lost)
        });
        self.restored(key, answer).is_some()
    }

    fn progress(&self, key: &str) -> Result<Progress<'_>, Unrestored> {
        self.saved.as_ref().map_or(Err(Unrestored::Missing), |saved| saved.progress(key))
    }

    /// Stores a snapshot, unless the pace says that it is too early for one; `false` if it is not stored.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn checkpoint(&mut self, number: u32, save: impl FnOnce(&mut Writer)) -> bool {
        match self.open_if_due(number) {
            Ok(writer) => save(writer),
            Err(is_skipped) => return is_skipped,
        }
        self.store(number, false)
    }

    /// As [`checkpoint`](Self::checkpoint), whatever the pace says, and durable; it may be one that the user did not ask for.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn keep(&mut self, number: u32, is_own: bool, save: impl FnOnce(&mut Writer)) -> bool {
        let Some(writer) = self.open(number, is_own) else { return false };
        save(writer);
        self.store(number, true)
    }

    /// As [`write_always`](Self::write_always); it may be one that the user did not ask for.
    #[cold]
    #[inline(never)]
    pub fn write_kept(&mut self, number: u32, is_own: bool, save: impl FnOnce(&mut Writer)) -> Written {
        let Some(writer) = self.open(number, is_own) else { return Written::Failed };
        save(writer);
        self.written(number, true)
    }

    /// Writes a snapshot down, unless the pace says that it is too early for one.
    #[cold]
    #[inline(never)]
    pub fn write(&mut self, number: u32, save: impl FnOnce(&mut Writer)) -> Written {
        match self.open_if_due(number) {
            Ok(writer) => save(writer),
            Err(true) => return Written::Skipped,
            Err(false) => return Written::Failed,
        }
        self.written(number, false)
    }

    /// Stores what was written; never ready if that fails.
    pub async fn stored(&mut self, written: Written) {
        let stored = match (written, self.attempt.as_mut()) {
            (Written::Skipped, _) => true,
            (Written::Ready(number, is_durable), Some(attempt)) => {
                let stored = attempt.store_later(self.name, self.function.spot(number), is_durable).await;
                self.note(stored)
            }
            _ => false,
        };
        if !stored {
            stop().await;
        }
    }

    /// Stores a snapshot inside a transaction and commits it, whatever the pace says; `false` if it is not stored.
    ///
    /// The transaction is gone behind this: committed, or rolled back.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn commit<T: FromSyncTransaction>(
        &mut self,
        number: u32,
        transaction: Slot<T>,
        save: impl FnOnce(&mut Writer),
    ) -> bool {
        let Some(writer) = self.open(number, false) else { return false };
        save(writer);
        let Some(attempt) = self.attempt.as_mut() else { return false };
        let stored = !self.port.is_stopped()
            && attempt.commit(transaction.into_inner(), self.name, self.function.spot(number));
        self.note(stored)
    }

    /// Writes a snapshot down, whatever the pace says.
    #[cold]
    #[inline(never)]
    pub fn write_always(&mut self, number: u32, save: impl FnOnce(&mut Writer)) -> Written {
        self.write_kept(number, false, save)
    }

    /// Stores what was written inside a transaction and commits it; never ready if that fails.
    pub async fn committed<T: Transaction>(&mut self, written: Written, transaction: Slot<T>) {
        if let (Written::Ready(number, _), Some(attempt)) = (written, self.attempt.as_mut()) {
            let spot = self.function.spot(number);
            let stored = attempt.commit_later(transaction.into_inner(), self.name, spot).await;
            if self.note(stored) {
                return;
            }
        } else {
            transaction.discard();
        }
        stop().await;
    }

    /// Writes the frame of a function that calls another; `false` if it cannot be written.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn enter(&mut self, number: u32, save: impl FnOnce(&mut Writer)) -> bool {
        let Some(writer) = self.open(number, false) else { return false };
        save(writer);
        self.entered(number)
    }

    // What does not depend on the user's types is compiled here, and not once more for each checkpoint of the user's.

    /// Where the locals of a checkpoint go; `Err(true)` if the pace says that it is too early for one.
    #[inline(never)]
    fn open_if_due(&mut self, number: u32) -> Result<&mut Writer, bool> {
        let Some(attempt) = self.attempt.as_mut() else { return Err(false) };
        if attempt.skips() { Err(true) } else { Ok(attempt.begin(self.name, number)) }
    }

    /// The same, whatever the pace says.
    #[inline(never)]
    fn open(&mut self, number: u32, is_own: bool) -> Option<&mut Writer> {
        let attempt = self.attempt.as_mut()?;
        Some(attempt.begin_as(self.name, number, is_own))
    }

    /// Stores what was written.
    #[inline(never)]
    fn store(&mut self, number: u32, is_durable: bool) -> bool {
        let Some(attempt) = self.attempt.as_mut() else { return false };
        let stored =
            !self.port.is_stopped() && attempt.store(self.name, self.function.spot(number), is_durable);
        self.note(stored)
    }

    /// What was written is to be stored.
    #[inline(never)]
    fn written(&self, number: u32, is_durable: bool) -> Written {
        let is_over = self.attempt.as_ref().is_none_or(|attempt| attempt.is_over());
        if is_over || self.port.is_stopped() { Written::Failed } else { Written::Ready(number, is_durable) }
    }

    /// What was written is the frame of a function that calls another.
    #[inline(never)]
    fn entered(&mut self, number: u32) -> bool {
        let Some(attempt) = self.attempt.as_mut() else { return false };
        let entered = attempt.enter(self.name, self.function.spot(number));
        self.note(entered)
    }

    /// Passes on why the attempt is over.
    pub(super) fn note(&mut self, is_fine: bool) -> bool {
        if !is_fine && let Some(error) = self.attempt.as_mut().and_then(|attempt| attempt.take_error()) {
            self.port.stop(error);
        }
        is_fine
    }

    /// Ends the attempt with this error.
    pub(super) fn stop(&mut self, error: Error) {
        if let Some(attempt) = &mut self.attempt {
            attempt.end();
        }
        self.port.stop(error);
    }

    /// Ends the attempt, which was taken out, with this error.
    pub(super) fn stop_with(&mut self, attempt: Box<Attempt>, error: Error) {
        self.attempt = Some(attempt);
        self.stop(error);
    }

    pub(super) fn port(&self) -> &Port {
        &self.port
    }

    pub(super) fn take_attempt(&mut self) -> Option<Box<Attempt>> {
        self.attempt.take()
    }

    /// Takes the attempt back from a function that was called, and its own frame off.
    pub(super) fn take_back(&mut self) {
        self.attempt = self.port.take_back();
        if let Some(attempt) = &mut self.attempt {
            attempt.leave();
        }
    }

    pub(super) fn take_saved(&mut self) -> Option<Box<Saved>> {
        self.saved.take()
    }

    /// Records that something could not be derived again on resume.
    #[cold]
    pub fn lost(&mut self, what: &str) {
        let task_id = self.task_id();
        self.stop(Error::Lost { task_id, checkpoint: self.checkpoint_id(), what: what.to_owned() });
    }

    /// The resumed body has reached its checkpoint: the user's code is about to run.
    pub fn arrived(&mut self) {
        self.saved = None;
    }

    pub(super) fn restored<T>(&mut self, local: &str, answer: Result<T, Unrestored>) -> Option<T> {
        let unrestored = match answer {
            Ok(value) => return Some(value),
            Err(unrestored) => unrestored,
        };
        let task_id = self.task_id();
        let (version, known) = self.saved.as_ref().map_or((0, String::new()), |s| (s.version, s.names()));
        let (checkpoint, local) = (self.checkpoint_id(), local.to_owned());
        let compared = self.saved.as_ref().map_or_else(Box::default, |saved| {
            let told = self.function.types_told();
            compare_locals(saved, self.function, self.at, &told, &Hint::of(&unrestored, &local))
        });
        self.stop(match unrestored {
            Unrestored::Missing => {
                Error::MissingLocal { task_id, version, checkpoint, local, known, compared }
            }
            Unrestored::WrongType(reason) => {
                let (expected, reason) = (shape::simplified::<T>().into(), reason.into());
                Error::WrongType { task_id, version, checkpoint, local, expected, reason, compared }
            }
        });
        None
    }

    fn task_id(&self) -> String {
        self.attempt.as_ref().map_or_else(String::new, |attempt| attempt.task_id().to_owned())
    }

    pub(super) fn checkpoint_id(&self) -> &'static str {
        self.function.id(self.at)
    }
}

impl Drop for Cx {
    /// The body has ended: whoever called it goes on with the attempt.
    fn drop(&mut self) {
        if let Some(attempt) = self.attempt.take() {
            self.port.give_back(attempt);
        }
    }
}
