//! The context of one attempt of one function.

use super::function::START;
use super::iter::{Carried, ReadRest, Resumable};
use super::saved::{Progress, Saved, Unrestored};
use super::{Function, Persist, Writer, shape};
use crate::error::Error;
use crate::runtime::Attempt;

/// The context of one attempt of one function; the body owns it.
///
/// A method that answers `None` or `false` has recorded an error: the body must [`stop`](super::stop()) at once.
#[derive(Debug)]
pub struct Cx {
    at: u32,
    saved: Option<Box<Saved>>,
    attempt: Box<Attempt>,
}

impl Cx {
    /// A context that begins (`saved` is `None`) or goes on after checkpoint `at`.
    pub(crate) fn new(attempt: Box<Attempt>, at: u32, saved: Option<Box<Saved>>) -> Self {
        Self { at, saved, attempt }
    }

    /// Where to go on: 0 from the start, else the number of a checkpoint.
    #[must_use]
    pub fn at(&self) -> u32 {
        self.at
    }

    /// The local of this name as it was saved; `None` if it cannot be had.
    #[must_use]
    pub fn restore<T: Persist>(&mut self, name: &str) -> Option<T> {
        let answer = self.saved.as_ref().map_or(Err(Unrestored::Missing), |saved| saved.local(name));
        self.restored(name, answer)
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
        if self.attempt.skips() {
            return true;
        }
        save(self.attempt.begin(number));
        self.attempt.store(number)
    }

    /// Records that something could not be derived again on resume.
    #[cold]
    pub fn lost(&mut self, what: &str) {
        let error = Error::Lost {
            task_id: self.attempt.task_id().to_owned(),
            checkpoint: self.checkpoint_id(),
            what: what.to_owned(),
        };
        self.attempt.stop(error);
    }

    /// The resumed body has reached its checkpoint: the user's code is about to run.
    pub fn arrived(&mut self) {
        self.saved = None;
    }

    fn restored<T>(&mut self, local: &str, answer: Result<T, Unrestored>) -> Option<T> {
        let unrestored = match answer {
            Ok(value) => return Some(value),
            Err(unrestored) => unrestored,
        };
        let task_id = self.attempt.task_id().to_owned();
        let (version, known) = self.saved.as_ref().map_or((0, String::new()), |s| (s.version, s.names()));
        let (checkpoint, local) = (self.checkpoint_id(), local.to_owned());
        self.attempt.stop(match unrestored {
            Unrestored::Missing => Error::MissingLocal { task_id, version, checkpoint, local, known },
            Unrestored::WrongType(reason) => {
                let (expected, reason) = (shape::simplified::<T>().into(), reason.into());
                Error::WrongType { task_id, version, checkpoint, local, expected, reason }
            }
        });
        None
    }

    fn checkpoint_id(&self) -> &'static str {
        if self.at == 0 { START } else { self.function().id(self.at) }
    }

    fn function(&self) -> &'static Function {
        self.attempt.function()
    }
}
