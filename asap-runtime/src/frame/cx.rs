//! The context of one attempt of one function.

use std::any::Any;
use std::sync::Arc;

use super::function::Arguments;
use super::port::Port;
use super::saved::Saved;
use super::told::DESCRIBE;
use super::{FromSyncTransaction, Function, Given, Slot, Writer, stop};
use crate::error::Error;
use crate::runtime::Attempt;
use crate::store::Transaction;

/// The context of one attempt of one function; the body owns it.
///
/// A method that answers `None` or `false` has recorded an error: the body must [`stop`](super::stop()) at once.
#[derive(Debug)]
pub struct Cx {
    pub(super) at: u32,
    pub(super) saved: Option<Box<Saved>>,
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
    pub fn arguments<A: Given>(&mut self, given: Option<Arguments>) -> Option<A> {
        match given {
            Some(arguments) => super::outcome::given(arguments),
            None if self.at == 0 => A::restore(self),
            None => None,
        }
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
        Some(attempt.begin(self.name, number).of(self.function))
    }

    /// As [`due`](Self::due), whatever the pace says, and durable; it may be one that the user did not ask for.
    #[cold]
    #[inline(never)]
    pub fn open(&mut self, number: u32, is_own: bool) -> Option<&mut Writer> {
        let attempt = self.attempt.as_mut()?;
        self.opened = Opened::Ready { is_durable: true };
        Some(attempt.begin_as(self.name, number, is_own).of(self.function))
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

    pub(super) fn task_id(&self) -> String {
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
