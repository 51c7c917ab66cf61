//! What can have happened to a local since a point that saved it.
//!
//! The macro follows each local from point to point and says, where it is saved again, what can have happened to it at worst
//! ([`Since`]). Whether that is worth anything only its type says: what is reached through a shared reference may change
//! behind everybody's back, and a method of a name may be anybody's. So the type is asked ([`Ask`]), as soon as rustc knows
//! it, and answers with a [`Nature`].
//!
//! The question is `(&&&Ask::<_, METHODS>::of(&local)).answer()`, with the traits below in scope: method look-up takes the first
//! level whose bounds hold, counted from the outermost reference. It fixes the parameter of [`Kept`], a value without a size
//! that the saves take. A local whose type is written down is asked in front of its first save. For all others [`Asked`] takes
//! note of the type, and is asked behind the body, where the types of all locals are known. Nothing
//! of this is ever run, and it stands where nothing leads: so the borrow checker does not see that a type with a
//! borrow in it is named where that has ended.

use std::marker::PhantomData;

use super::{Frozen, Grow, method};
use crate::codec::CodecError;

/// What can have happened to a local at worst, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing, unless through a shared reference.
    None,
    /// Something was added at its end, if it is of a type that grows; anything, if it is not.
    Grown,
    /// Anything.
    Any,
}

/// What can have happened to a local between points that save it.
#[derive(Debug, Clone, Copy)]
pub struct Since {
    /// Identifies the binding among those of its function: two of one name that are never live together share the key in
    /// the snapshot, but not this.
    pub local: u32,
    /// The worst since the last point that was passed and saves it, whichever that was and whether or not it was stored.
    pub last: Change,
    /// The worst since any point that saves it and from which this one can be reached.
    pub any: Change,
}

impl Since {
    /// The worst since what was written last; `skips` if points may be passed without being written.
    pub(super) fn change(self, skips: bool) -> Change {
        if skips { self.any } else { self.last }
    }
}

/// What a type says of its values.
#[derive(Debug)]
pub struct Nature<T> {
    /// Whether nothing in a value changes while there are only shared references to it.
    pub frozen: bool,
    /// How what was added at a value's end is written, if there is such a form.
    pub growth: Option<Growth<T>>,
}

impl<T> Nature<T> {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { frozen: false, growth: None };
}

/// How what was added at the end of a value is written.
#[derive(Debug)]
pub struct Growth<T> {
    /// How long a value is, in what `write_from` counts.
    pub len: fn(&T) -> usize,
    /// Appends the JSON of what is behind the first `n`, where `n` is what `len` gave for a former form of the value: of a
    /// list the elements, with a `,` between them and in front of the first unless `n` is 0, without the brackets; of a text
    /// the escaped characters behind the first `n` bytes, without the quotes. On error the text is as before.
    pub write_from: fn(&T, usize, &mut String) -> Result<(), CodecError>,
}

impl<T> Clone for Nature<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Nature<T> {}

impl<T> Clone for Growth<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Growth<T> {}

/// What a local's type answers, once the question behind the body has fixed it; it has no size.
#[derive(Debug)]
pub struct Kept<A>(PhantomData<fn() -> A>);

impl<A> Clone for Kept<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Kept<A> {}

impl<A> Kept<A> {
    /// Some answer: a constant, since a call would be one more instance to compile for each.
    pub const NEW: Self = Self(PhantomData);

    /// Fixes the answer.
    #[inline]
    pub fn is(self, _: A) {}
}

/// What a type answers.
pub trait Answer<T> {
    /// What that means.
    fn nature() -> Nature<T>;
}

/// It is frozen, and there is a form for what is added at its end.
#[derive(Debug)]
pub struct Growing<const METHODS: u32>;

/// It is frozen.
#[derive(Debug)]
pub struct Still<const METHODS: u32>;

/// It may change at any time.
#[derive(Debug)]
pub struct Unknown;

impl<T: Grow, const METHODS: u32> Answer<T> for Growing<METHODS> {
    fn nature() -> Nature<T> {
        let still = <Still<METHODS> as Answer<T>>::nature();
        let grows = still.frozen && METHODS & method::GROW & !T::METHODS == 0;
        let growth = Growth { len: T::grown_to, write_from: T::write_from };
        Nature { growth: grows.then_some(growth), ..still }
    }
}

impl<T: Frozen, const METHODS: u32> Answer<T> for Still<METHODS> {
    fn nature() -> Nature<T> {
        // A method that only reads must be the one that it is taken for.
        if METHODS & !method::GROW & !T::METHODS == 0 {
            Nature { frozen: true, growth: None }
        } else {
            Nature::UNKNOWN
        }
    }
}

impl<T> Answer<T> for Unknown {
    fn nature() -> Nature<T> {
        Nature::UNKNOWN
    }
}

/// The type of a local; it has no size.
#[derive(Debug)]
pub struct Asked<T>(PhantomData<fn(T) -> T>);

impl<T> Asked<T> {
    /// Some type.
    pub const NEW: Self = Self(PhantomData);

    /// Fixes it: that of this local.
    #[inline]
    pub fn of(&self, _: &T) {}

    /// The question to it.
    #[must_use]
    pub fn ask<const METHODS: u32>(&self) -> Ask<T, METHODS> {
        Ask(PhantomData)
    }
}

/// The receiver of the question: the type of a local on which a function calls these [methods](super::method).
#[derive(Debug)]
pub struct Ask<T, const METHODS: u32>(PhantomData<fn() -> T>);

impl<T, const METHODS: u32> Ask<T, METHODS> {
    /// Of the type of this local.
    #[must_use]
    pub fn of(_: &T) -> Self {
        Self(PhantomData)
    }
}

/// Of a type that grows.
pub trait AsGrowing<const METHODS: u32> {
    /// The answer.
    fn answer(&self) -> Growing<METHODS>;
}

impl<T: Grow, const METHODS: u32> AsGrowing<METHODS> for &&Ask<T, METHODS> {
    fn answer(&self) -> Growing<METHODS> {
        Growing
    }
}

/// Of a type that is frozen.
pub trait AsStill<const METHODS: u32> {
    /// The answer.
    fn answer(&self) -> Still<METHODS>;
}

impl<T: Frozen, const METHODS: u32> AsStill<METHODS> for &Ask<T, METHODS> {
    fn answer(&self) -> Still<METHODS> {
        Still
    }
}

/// Of any other type.
pub trait AsUnknown {
    /// The answer.
    fn answer(&self) -> Unknown;
}

impl<T, const METHODS: u32> AsUnknown for Ask<T, METHODS> {
    fn answer(&self) -> Unknown {
        Unknown
    }
}

#[cfg(test)]
#[allow(clippy::needless_borrow, reason = "the look-up counts them")]
mod tests {
    use std::cell::Cell;
    use std::collections::VecDeque;

    use super::*;

    /// What the type of a value answers to a function that calls these methods on it.
    macro_rules! nature {
        ($methods:expr, $value:expr) => {{
            fn nature<T, A: Answer<T>>(_: &T, _: Kept<A>) -> (bool, bool) {
                let nature = A::nature();
                (nature.frozen, nature.growth.is_some())
            }
            let (kept, asked) = (Kept::NEW, Asked::NEW);
            let value = $value;
            let told = nature(&value, kept);
            asked.of(&value);
            kept.is((&&&asked.ask::<{ $methods }>()).answer());
            told
        }};
    }

    #[test]
    fn a_type_answers_for_itself() {
        assert_eq!(nature!(0, 5), (true, false));
        assert_eq!(nature!(0, Cell::new(5)), (false, false));
        assert_eq!(nature!(0, vec![5]), (true, true));
        assert_eq!(nature!(0, vec![Cell::new(5)]), (false, false));
        assert_eq!(nature!(0, String::new()), (true, true));
        let local = String::from("borrowed");
        assert_eq!(nature!(0, (1, local.as_str())), (true, false));
        assert_eq!(nature!(0, vec![local.as_str()]), (true, true));
        assert_eq!(nature!(0, &mut 5), (false, false));
        assert_eq!(nature!(0, || 5), (false, false));
    }

    #[test]
    fn a_type_that_is_known_late_answers() {
        fn frozen<T, A: Answer<T>>(_: &T, _: Kept<A>) -> bool {
            A::nature().frozen
        }
        let (kept, asked) = (Kept::NEW, Asked::NEW);
        let mut value = Vec::new();
        let told = frozen(&value, kept);
        asked.of(&value);
        value.push(Cell::new(1));
        kept.is((&&&asked.ask::<0>()).answer());
        assert!(!told);
    }

    #[test]
    fn a_method_is_trusted_on_the_types_that_have_it() {
        use method::{ADD_TEXT, EXTEND, LEN, PUSH, PUSH_BACK, PUSH_STR};
        assert_eq!(nature!(PUSH | EXTEND | LEN, vec![5]), (true, true));
        assert_eq!(nature!(PUSH | EXTEND | LEN | PUSH_STR | ADD_TEXT, String::new()), (true, true));
        assert_eq!(nature!(PUSH_BACK | LEN, VecDeque::from([5])), (true, true));
        // A trait of somebody's may have these: what they do is unknown, but they only write where they may.
        assert_eq!(nature!(PUSH_STR, vec![5]), (true, false));
        assert_eq!(nature!(PUSH, VecDeque::from([5])), (true, false));
        // Of these even a read may be something else.
        assert_eq!(nature!(LEN, 5), (false, false));
        assert_eq!(nature!(method::AS_STR, vec![5]), (false, false));
    }
}
