//! Iterators over a borrow that can be made again, with the same items in the same order.

use std::collections::{btree_map, btree_set, linked_list, vec_deque};
use std::iter::{
    Chain, Cloned, Copied, Cycle, Empty, Enumerate, Flatten, Fuse, Once, Peekable, Repeat, RepeatN, Rev,
    Skip, StepBy, Take, Zip,
};
use std::ops::{Range, RangeFrom, RangeInclusive};
use std::{array, option, path, result, slice, str};

/// An iterator that yields the same again when it is made again from the same borrow, in another process too.
#[diagnostic::on_unimplemented(
    message = "a loop over `{Self}` cannot be carried across a checkpoint",
    label = "this cannot be derived again on resume",
    note = "iterating a hash map or set by reference across a checkpoint: its order differs in another process; \
            collect its keys into a `Vec` first",
    note = "what can: borrows of slices, vectors, deques, ordered maps and sets, options, and text; else collect it \
            into a `Vec` first, and loop over that"
)]
pub trait Rederive: Iterator {}

// The list of all of them would drown what the message says.
macro_rules! rederive {
    ($([$($parameter:tt)*] $iterator:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$($parameter)*> Rederive for $iterator {}
        )*
    };
}

rederive! {
    ['a, T] slice::Iter<'a, T>;
    ['a, T] slice::IterMut<'a, T>;
    ['a, T] slice::Windows<'a, T>;
    ['a, T] slice::Chunks<'a, T>;
    ['a, T] slice::ChunksMut<'a, T>;
    ['a, T] slice::ChunksExact<'a, T>;
    ['a, T] slice::ChunksExactMut<'a, T>;
    ['a, T] slice::RChunks<'a, T>;
    ['a, T] slice::RChunksMut<'a, T>;
    ['a, T, P: FnMut(&T) -> bool] slice::Split<'a, T, P>;
    ['a, T, P: FnMut(&T, &T) -> bool] slice::ChunkBy<'a, T, P>;
    ['a, T] vec_deque::Iter<'a, T>;
    ['a, T] vec_deque::IterMut<'a, T>;
    ['a, T] linked_list::Iter<'a, T>;
    ['a, T] linked_list::IterMut<'a, T>;
    ['a, T] option::Iter<'a, T>;
    ['a, T] option::IterMut<'a, T>;
    ['a, T] result::Iter<'a, T>;
    ['a, T] result::IterMut<'a, T>;
    ['a, K, V] btree_map::Iter<'a, K, V>;
    ['a, K, V] btree_map::IterMut<'a, K, V>;
    ['a, K, V] btree_map::Keys<'a, K, V>;
    ['a, K, V] btree_map::Values<'a, K, V>;
    ['a, K, V] btree_map::ValuesMut<'a, K, V>;
    ['a, K, V] btree_map::Range<'a, K, V>;
    ['a, K, V] btree_map::RangeMut<'a, K, V>;
    ['a, T] btree_set::Iter<'a, T>;
    ['a, T] btree_set::Range<'a, T>;
    ['a, T: Ord] btree_set::Union<'a, T>;
    ['a, T: Ord] btree_set::Intersection<'a, T>;
    ['a, T: Ord] btree_set::Difference<'a, T>;
    ['a, T: Ord] btree_set::SymmetricDifference<'a, T>;
}

// Text.
rederive! {
    ['a] str::Chars<'a>;
    ['a] str::CharIndices<'a>;
    ['a] str::Bytes<'a>;
    ['a] str::Lines<'a>;
    ['a] str::SplitWhitespace<'a>;
    ['a] str::SplitAsciiWhitespace<'a>;
    ['a] str::EncodeUtf16<'a>;
    ['a] path::Components<'a>;
    ['a] path::Iter<'a>;
    ['a] path::Ancestors<'a>;
}

/// The text iterators with a pattern: `Pattern` itself is not stable, its implementors are.
macro_rules! patterns {
    ($($iterator:ident),*) => {$(
        rederive! {
            ['a] str::$iterator<'a, char>;
            ['a, 'p] str::$iterator<'a, &'p str>;
            ['a, 'p] str::$iterator<'a, &'p String>;
            ['a, 'p] str::$iterator<'a, &'p [char]>;
            ['a, const N: usize] str::$iterator<'a, [char; N]>;
            ['a, F: FnMut(char) -> bool] str::$iterator<'a, F>;
        }
    )*};
}

patterns!(Split, SplitInclusive, SplitN, SplitTerminator, Matches, MatchIndices);

/// Text iterators that search from the end, for which not every pattern serves.
macro_rules! reverse_patterns {
    ($($iterator:ident),*) => {$(
        rederive! {
            ['a] str::$iterator<'a, char>;
            ['a, 'p] str::$iterator<'a, &'p str>;
            ['a, 'p] str::$iterator<'a, &'p [char]>;
            ['a, F: FnMut(char) -> bool] str::$iterator<'a, F>;
        }
    )*};
}

reverse_patterns!(RSplit, RSplitN, RSplitTerminator, RMatches, RMatchIndices);

// An array of constants by value.
rederive! {
    [T, const N: usize] array::IntoIter<T, N>;
}

// What is made anew from values that are the same again.
rederive! {
    [T] Empty<T>;
    [T] Once<T>;
    [T: Clone] Repeat<T>;
    [T: Clone] RepeatN<T>;
}

#[diagnostic::do_not_recommend]
impl<T> Rederive for Range<T> where Range<T>: Iterator {}
#[diagnostic::do_not_recommend]
impl<T> Rederive for RangeFrom<T> where RangeFrom<T>: Iterator {}
#[diagnostic::do_not_recommend]
impl<T> Rederive for RangeInclusive<T> where RangeInclusive<T>: Iterator {}

// Adaptors without closures. With one, items would be made or tested again on the way to the position.
rederive! {
    [I: Rederive + DoubleEndedIterator] Rev<I>;
    [I: Rederive] Enumerate<I>;
    [I: Rederive] Skip<I>;
    [I: Rederive] Take<I>;
    [I: Rederive] StepBy<I>;
    [I: Rederive] Fuse<I>;
    [I: Rederive] Peekable<I>;
    [I: Rederive + Clone] Cycle<I>;
    [A: Rederive, B: Rederive] Zip<A, B>;
    [A: Rederive, B: Rederive<Item = A::Item>] Chain<A, B>;
    ['a, T: Copy + 'a, I: Rederive<Item = &'a T>] Copied<I>;
    ['a, T: Clone + 'a, I: Rederive<Item = &'a T>] Cloned<I>;
    [J: Rederive, I: Rederive<Item: IntoIterator<IntoIter = J, Item = J::Item>>] Flatten<I>;
}
