//! What a body that goes on takes out of its snapshot.

use super::iter::{Carried, ReadRest, Resumable};
use super::saved::{Progress, Unrestored};
use super::{Cx, Held, Hint, Needed, Persist, Type, compare_locals, shape};
use crate::error::Error;

impl Cx {
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

    /// As [`restore`](Self::restore), for the argument at this place, or the default of its parameter; that says what its type must be.
    #[must_use]
    pub fn restore_argument<T: 'static>(&mut self, index: usize, name: &str) -> Option<T> {
        self.function.details.parameters[index].restore(self, name)
    }

    pub(super) fn named<T: Persist>(&mut self, name: &str) -> Option<T> {
        let answer = self.saved.as_ref().map_or(Err(Unrestored::Missing), |saved| saved.local(name));
        self.restored(name, answer)
    }

    /// What is saved under a name that may be new: `Some(None)` if the snapshot has none.
    #[allow(clippy::option_option, reason = "the outer one says whether the attempt goes on")]
    pub(super) fn named_or_new<T: Persist>(&mut self, name: &str) -> Option<Option<T>> {
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
        self.named_or_new(name)
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
}
