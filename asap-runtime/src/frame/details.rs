//! What the macro writes down beside what a run needs: for edits of the code, and for readers.

use std::any::type_name;
use std::marker::PhantomData;

use super::writer::{self, Again};
use super::{Argument, Frame, Held, Needed, Persist, Writer, shape};
use crate::error::BoxError;

/// What is known of a function beyond what a run of it needs.
#[derive(Debug)]
pub struct Details {
    /// The names it had before.
    pub was: &'static [&'static str],
    /// What makes a frame fit that does not fit by itself.
    pub migrate: Option<Migrate>,
    /// Whether a body tells the types of its locals when it is asked to.
    pub is_described: bool,
    /// The parameters, in their order; without resources.
    pub parameters: &'static [Parameter],
    /// The checkpoints and calls, in order of their numbers.
    pub places: &'static [Place],
    /// Which point can follow which: 0 is the start, [`END`] the end.
    pub edges: &'static [(u32, u32)],
}

/// The number that stands for the end of a function in its edges.
pub const END: u32 = u32::MAX;

/// Makes of an old frame one that fits.
pub type Migrate = fn(Frame) -> Result<Frame, BoxError>;

/// What is known of a parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The names it had before.
    pub was: &'static [&'static str],
    /// Writes the value that it has in tasks that were begun without it.
    pub default: Option<fn(&mut Writer)>,
    /// What is told of its type.
    pub told: fn() -> Told,
}

/// What is known of a checkpoint or call.
#[derive(Debug)]
pub struct Place {
    /// Whether the user gave it its name.
    pub is_named: bool,
    /// What stands around it and in front of it, as eight hexadecimal digits; then a `*` if others are alike to it in
    /// structure, and how many have these digits if several have.
    pub near: &'static str,
    /// The identities it had before.
    pub was: &'static [&'static str],
    /// What is called, as written; empty for a checkpoint.
    pub calls: &'static str,
    /// For each of its locals, which of the types it is that the body tells; [`u16::MAX`] where it tells none.
    pub types: &'static [u16],
    /// What is new or had another name.
    pub changed: &'static [Changed],
}

/// A local or a hidden state that is new, or had another name.
#[derive(Debug)]
pub struct Changed {
    /// Its key in a snapshot.
    pub key: &'static str,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The keys it had before.
    pub was: &'static [&'static str],
    /// Whether the function knows a value for it where a snapshot has none.
    pub has_default: bool,
}

impl Details {
    /// Nothing is known.
    pub const NONE: Self =
        Self { was: &[], migrate: None, is_described: false, parameters: &[], places: &[], edges: &[] };
}

/// The type of a local, inferred by the compiler; it has no size.
#[derive(Debug)]
pub struct Type<T>(PhantomData<fn() -> T>);

impl<T> Clone for Type<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Type<T> {}

impl<T> Type<T> {
    /// Some type.
    #[must_use]
    #[inline]
    #[allow(
        clippy::new_without_default,
        reason = "the type is inferred, and nothing but generated code names it"
    )]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Type<T> {
    /// What was restored, which fixes the type.
    #[must_use]
    #[inline]
    pub fn of(self, restored: Option<T>) -> Option<T> {
        restored
    }

    /// As [`of`](Self::of), where the snapshot may have no such local.
    #[must_use]
    #[inline]
    #[allow(clippy::option_option, reason = "generated code takes it apart where it stands")]
    pub fn of_new(self, restored: Option<Option<T>>) -> Option<Option<T>> {
        restored
    }

    /// What it is called, and how its values are read.
    #[must_use]
    pub fn told<const AT: u32, const USE: u32>(self) -> Told
    where
        T: Needed<AT, USE>,
    {
        Told::of::<T>()
    }

    /// As [`told`](Self::told), of a local that is only held.
    #[must_use]
    pub fn told_held<const AT: u32>(self) -> Told
    where
        T: Held<AT>,
    {
        Told::of::<T>()
    }

    /// As [`told`](Self::told), of a parameter.
    #[must_use]
    pub fn told_argument(self) -> Told
    where
        T: Argument,
    {
        Told::of::<T>()
    }
}

/// What a body tells of a type.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub(crate) name: &'static str,
    pub(crate) again: Again,
}

impl Told {
    fn of<T: Persist>() -> Self {
        Self { name: type_name::<T>(), again: writer::again::<T> }
    }

    /// The name without paths.
    pub(crate) fn simplified(&self) -> String {
        shape::simplify(self.name)
    }

    pub(crate) fn digits(&self) -> shape::Digits {
        shape::digits_of(self.name)
    }
}
