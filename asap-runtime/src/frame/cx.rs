//! The context of one attempt of one function.

use std::any::Any;
use std::sync::Arc;

use super::function::Arguments;
use super::iter::{Carried, ReadRest, Resumable};
use super::port::Port;
use super::saved::{Progress, Saved, Unrestored};
use super::told::DESCRIBE;
use super::{
    Argument, FromSyncTransaction, Function, Held, Hint, Needed, Persist, Slot, Type, Writer, compare_locals,
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
    opened: Opened,
}

/// What a point has opened to be written.
#[derive(Debug)]
enum Opened {
    /// Nothing: the attempt is over.
    Nothing,
    /// Nothing: the pace says that it is too early.
    Skipped,
    /// A snapshot; if so told, it is durable before the task goes on.
    Ready { is_durable: bool },
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
        Self {
            at,
            saved,
            attempt: Some(attempt),
            function,
            name: function.name(),
            port,
            opened: Opened::Nothing,
        }
    }

    /// A context that only asks for the types of the body's locals.
    pub(super) fn asking(function: &'static Function, port: Arc<Port>) -> Self {
        Self {
            at: DESCRIBE,
            saved: None,
            attempt: None,
            function,
            name: function.path,
            port,
            opened: Opened::Nothing,
        }
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

    /// The local of this name as it was saved, which fixes its type; `None` if it cannot be had.
    ///
    /// The lines are what the message names if it cannot be saved. They are said once for each local, where it is restored first:
    /// each pair of them is an instance to compile.
    #[must_use]
    pub fn restore<const AT: u32, const USE: u32, T: Needed<AT, USE>>(
        &mut self,
        name: &str,
        ty: Type<T>,
    ) -> Option<T> {
        self.again(name, ty)
    }

    /// As [`restore`](Self::restore), for a local that is only held.
    #[must_use]
    pub fn restore_held<const AT: u32, T: Held<AT>>(&mut self, name: &str, ty: Type<T>) -> Option<T> {
        self.again(name, ty)
    }

    /// As [`restore`](Self::restore), wherever the local is restored again.
    #[must_use]
    pub fn again<T: Persist>(&mut self, name: &str, _: Type<T>) -> Option<T> {
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

    /// As [`restore_argument`](Self::restore_argument), of one that has a default: `Some(None)` if the snapshot has no such local.
    #[must_use]
    #[allow(clippy::option_option, reason = "generated code takes it apart where it stands")]
    pub fn restore_new<T: Persist>(&mut self, name: &str) -> Option<Option<T>> {
        match self.saved.as_ref().map(|saved| saved.local(name)) {
            Some(Err(Unrestored::Missing)) => Some(None),
            answer => self.restored(name, answer.unwrap_or(Err(Unrestored::Missing))).map(Some),
        }
    }

    /// As [`restore`](Self::restore), of a local that has a default: `Some(None)` if the snapshot has no such local.
    #[must_use]
    #[allow(clippy::option_option, reason = "generated code takes it apart where it stands")]
    pub fn restore_local_new<const AT: u32, const USE: u32, T: Needed<AT, USE>>(
        &mut self,
        name: &str,
        ty: Type<T>,
    ) -> Option<Option<T>> {
        self.again_new(name, ty)
    }

    /// As [`restore_local_new`](Self::restore_local_new), for a local that is only held.
    #[must_use]
    #[allow(clippy::option_option, reason = "generated code takes it apart where it stands")]
    pub fn restore_held_new<const AT: u32, T: Held<AT>>(
        &mut self,
        name: &str,
        ty: Type<T>,
    ) -> Option<Option<T>> {
        self.again_new(name, ty)
    }

    /// As [`restore_local_new`](Self::restore_local_new), wherever the local is restored again.
    #[must_use]
    #[allow(clippy::option_option, reason = "generated code takes it apart where it stands")]
    pub fn again_new<T: Persist>(&mut self, name: &str, _: Type<T>) -> Option<Option<T>> {
        self.restore_new(name)
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

    /// Where the locals of a checkpoint go; `None` if nothing is to be written: the pace says that it is too early for one, or the
    /// attempt is over. What becomes of it says one of the methods that store it.
    #[cold]
    #[inline(never)]
    pub fn due(&mut self, number: u32) -> Option<&mut Writer> {
        let attempt = self.attempt.as_mut()?;
        if attempt.skips() {
            self.opened = Opened::Skipped;
            return None;
        }
        self.opened = Opened::Ready { is_durable: false };
        Some(attempt.begin(self.name, number))
    }

    /// As [`due`](Self::due), whatever the pace says, and durable; it may be one that the user did not ask for.
    #[cold]
    #[inline(never)]
    pub fn open(&mut self, number: u32, is_own: bool) -> Option<&mut Writer> {
        let attempt = self.attempt.as_mut()?;
        self.opened = Opened::Ready { is_durable: true };
        Some(attempt.begin_as(self.name, number, is_own))
    }

    /// Stores the snapshot that was written; `false` if it is not stored.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn store(&mut self, number: u32) -> bool {
        let is_durable = match self.take_opened() {
            Opened::Ready { is_durable } => is_durable,
            Opened::Skipped => return true,
            Opened::Nothing => return false,
        };
        let Some(attempt) = self.attempt.as_mut() else { return false };
        let stored =
            !self.port.is_stopped() && attempt.store(self.name, self.function.spot(number), is_durable);
        self.note(stored)
    }

    /// As [`store`](Self::store), in a future; never ready if it is not stored.
    pub async fn stored(&mut self, number: u32) {
        let stored = match self.take_opened() {
            Opened::Skipped => true,
            Opened::Ready { is_durable } if !self.is_over() => match self.attempt.as_mut() {
                Some(attempt) => {
                    let stored = attempt.store_later(self.name, self.function.spot(number), is_durable).await;
                    self.note(stored)
                }
                None => false,
            },
            _ => false,
        };
        if !stored {
            stop::<()>().await;
        }
    }

    /// Stores the snapshot that was written inside a transaction and commits it; `false` if it is not stored.
    ///
    /// The transaction is gone behind this: committed, or rolled back.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn commit<T: FromSyncTransaction>(&mut self, number: u32, transaction: Slot<T>) -> bool {
        let (Opened::Ready { .. }, Some(attempt)) = (self.take_opened(), self.attempt.as_mut()) else {
            return false;
        };
        let stored = !self.port.is_stopped()
            && attempt.commit(transaction.into_inner(), self.name, self.function.spot(number));
        self.note(stored)
    }

    /// As [`commit`](Self::commit), in a future; never ready if it is not stored.
    pub async fn committed<T: Transaction>(&mut self, number: u32, transaction: Slot<T>) {
        let is_ready = matches!(self.take_opened(), Opened::Ready { .. }) && !self.is_over();
        if let (true, Some(attempt)) = (is_ready, self.attempt.as_mut()) {
            let spot = self.function.spot(number);
            let stored = attempt.commit_later(transaction.into_inner(), self.name, spot).await;
            if self.note(stored) {
                return;
            }
        } else {
            transaction.discard();
        }
        stop::<()>().await;
    }

    /// Keeps the frame that was written of a function that calls another; `false` if it cannot be written.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn enter(&mut self, number: u32) -> bool {
        let (Opened::Ready { .. }, Some(attempt)) = (self.take_opened(), self.attempt.as_mut()) else {
            return false;
        };
        let entered = attempt.enter(self.name, self.function.spot(number));
        self.note(entered)
    }

    fn take_opened(&mut self) -> Opened {
        std::mem::replace(&mut self.opened, Opened::Nothing)
    }

    fn is_over(&self) -> bool {
        self.attempt.as_ref().is_none_or(|attempt| attempt.is_over()) || self.port.is_stopped()
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
