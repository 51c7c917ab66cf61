//! Methods, by their names, that a function calls on a local: a set of bits.
//!
//! A name says little: only for some types is the method certainly the one that the standard library has.
//! [`Frozen::METHODS`](crate::Frozen) says for which: an inherent method that takes `&self` or `&mut self` comes before any trait's
//! that takes `&mut self` (or that takes `self` and is implemented for `&mut T`). A trait's method that takes `self` or `&self`
//! comes before it, but changes nothing: the one takes the value away, so that there is nothing to save until it
//! has another, and of the other the shared reference to what is frozen is all there is.

/// `push(…)`.
pub const PUSH: u32 = 1;
/// `push_str(…)`.
pub const PUSH_STR: u32 = 1 << 1;
/// `push_back(…)`.
pub const PUSH_BACK: u32 = 1 << 2;
/// `extend(…)`, with [`Extend`] in scope: another trait's beside it would be ambiguous.
pub const EXTEND: u32 = 1 << 3;
/// `extend_from_slice(…)`.
pub const EXTEND_FROM_SLICE: u32 = 1 << 4;
/// `+=` with a literal text: no crate but `String`'s can have it for a type without one of its own.
pub const ADD_TEXT: u32 = 1 << 5;
/// Those that add at the end.
pub const GROW: u32 = (1 << 6) - 1;
/// `len()`.
pub const LEN: u32 = 1 << 6;
/// `is_empty()`.
pub const IS_EMPTY: u32 = 1 << 7;
/// `capacity()`.
pub const CAPACITY: u32 = 1 << 8;
/// `as_str()`.
pub const AS_STR: u32 = 1 << 9;
/// `as_slice()`.
pub const AS_SLICE: u32 = 1 << 10;
/// `as_bytes()`.
pub const AS_BYTES: u32 = 1 << 11;
