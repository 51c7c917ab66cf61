//! What the macro writes down beside what a run needs: for edits of the code, and for readers.

use std::any::type_name;
use std::marker::PhantomData;

use super::given::Parameter;
use super::writer::{self, Again};
use super::{Frame, Persist, Policies, shape};
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
    /// For each checkpoint, in order of their numbers, as many characters as a `Place` has: what stands around it and in front of it
    /// as eight hexadecimal digits, `*` if others are alike to it in structure, how many have its digits (three digits), and `!`
    /// if the user gave it its name.
    ///
    /// This and the next two are texts, since rustc takes those in no time, where it takes lists apart.
    pub places: &'static str,
    /// For each checkpoint, a line that says of its locals which of the types they are that the body tells: `0 2 -`.
    pub types: &'static str,
    /// Which point can follow which: `0>1 1>1 1>$`, where 0 is the start and `$` the end.
    pub edges: &'static str,
    /// What is called, as written, by number.
    pub calls: &'static [(u32, &'static str)],
    /// The identities that checkpoints had before, by number.
    pub old: &'static [(u32, &'static str)],
    /// What is new or had another name.
    pub changed: &'static [Changed],
    /// What is done about a task of it that fails or takes too long.
    pub policies: Policies,
}

/// The number that stands for the end of a function in its edges.
pub(crate) const END: u32 = u32::MAX;

/// Makes of an old frame one that fits.
pub type Migrate = fn(Frame) -> Result<Frame, BoxError>;

/// What is known of where a checkpoint or call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place(&'static str);

impl Place {
    /// How many characters a place has.
    pub(crate) const WIDTH: usize = 13;

    /// Whether the user gave it its name.
    pub(crate) fn is_named(self) -> bool {
        self.0.ends_with('!')
    }

    /// What a snapshot that was taken there says of it.
    pub(crate) fn near(self) -> &'static str {
        if self.0.as_bytes()[8] == b'*' { &self.0[..12] } else { &self.0[..8] }
    }
}

/// A local or a hidden state that is new, or had another name.
#[derive(Debug)]
pub struct Changed {
    /// The numbers of the first and the last checkpoint at which it has this key; a list of such ranges.
    pub at: &'static [(u32, u32)],
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
    pub const NONE: Self = Self {
        was: &[],
        migrate: None,
        is_described: false,
        parameters: &[],
        places: "",
        types: "",
        edges: "",
        calls: &[],
        old: &[],
        changed: &[],
        policies: Policies::NONE,
    };

    /// Where the checkpoint of this number stands.
    pub(crate) fn place(&self, number: u32) -> Option<Place> {
        let start = number.checked_sub(1)? as usize * Place::WIDTH;
        self.places.get(start..start + Place::WIDTH).map(Place)
    }

    /// Where each of the checkpoints stands.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        (1..).map_while(|number| self.place(number))
    }

    /// Which of the told types the locals of a checkpoint have.
    pub(crate) fn types(&self, number: u32) -> impl Iterator<Item = Option<usize>> {
        let line = number.checked_sub(1).and_then(|index| self.types.lines().nth(index as usize));
        line.unwrap_or_default().split(' ').map(|index| index.parse().ok())
    }

    /// Which point can follow which: 0 is the start, [`END`] the end.
    pub(crate) fn edges(&self) -> impl Iterator<Item = (u32, u32)> {
        let node = |text: &str| if text == "$" { Some(END) } else { text.parse().ok() };
        self.edges.split(' ').filter_map(move |edge| {
            let (from, to) = edge.split_once('>')?;
            Some((node(from)?, node(to)?))
        })
    }

    /// What is called at this number, as written; empty for a checkpoint.
    pub(crate) fn calls(&self, number: u32) -> &'static str {
        self.calls.iter().find(|(at, _)| *at == number).map_or("", |(_, calls)| calls)
    }

    /// The identities that a checkpoint had before.
    pub(crate) fn old(&self, number: u32) -> impl Iterator<Item = &'static str> {
        self.old.iter().filter(move |(at, _)| *at == number).map(|(_, old)| *old)
    }

    /// What is known of a local or hidden state that is new, or had another name.
    pub(crate) fn changed(&self, number: u32, key: &str, is_hidden: bool) -> Option<&'static Changed> {
        self.changed.iter().find(|changed| {
            changed.is_hidden == is_hidden
                && changed.key == key
                && changed.at.iter().any(|(first, last)| (first..=last).contains(&&number))
        })
    }
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
    /// Some type: a constant, since a call would be one more instance to compile for each.
    pub const NEW: Self = Self(PhantomData);
}

impl<T> Type<T> {
    /// What it is called, and how its values are read.
    #[must_use]
    pub fn told(self) -> Told
    where
        T: Persist,
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
    pub(super) fn of<T: Persist>() -> Self {
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
