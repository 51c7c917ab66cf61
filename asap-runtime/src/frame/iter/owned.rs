//! Sources that own what they yield: what remains of them is saved.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::collections::{binary_heap, btree_map, btree_set, hash_map, hash_set, linked_list, vec_deque};
use std::{array, option, result, vec};

use super::{Marks, Remaining, Resumable, ResumableBack};
use crate::codec::CodecError;
use crate::frame::Persist;

/// What a loop may take by value.
#[diagnostic::on_unimplemented(
    message = "a loop over `{Self}` cannot be carried across a checkpoint",
    label = "what remains of this cannot be saved",
    note = "what can: ranges, `Vec`, arrays, `VecDeque`, `Option`, maps, sets and the like by value",
    note = "else collect it into a `Vec` first, and loop over that"
)]
pub trait OwnedSource: IntoIterator {
    /// What remains of it.
    type Rest: Rest<Item = Self::Item>;

    /// The whole of it, before the first item.
    fn into_rest(self) -> Self::Rest;
}

/// What remains of a source that owns its items.
pub trait Rest: Iterator + Sized {
    /// Nothing.
    fn ended() -> Self;
}

/// A rest that can be read back.
pub trait ReadRest: Rest + Resumable {
    /// What [`write_rest`](Resumable::write_rest) wrote.
    ///
    /// # Errors
    ///
    /// If the text is no such rest.
    fn read_rest(text: &str) -> Result<Self, CodecError>;
}

impl<T> Rest for vec::IntoIter<T> {
    fn ended() -> Self {
        Vec::new().into_iter()
    }
}

impl<T: Persist> Resumable for vec::IntoIter<T> {
    fn write_rest(&self, out: &mut String) -> Result<bool, CodecError> {
        T::write_all(self.as_slice(), out).map(|()| true)
    }

    fn remaining(&self) -> Option<Remaining> {
        Remaining::of(self.as_slice())
    }

    fn save(&self, _: &mut Marks) {}

    fn restore(&mut self, _: &mut Marks) -> Option<()> {
        // It is had again as it was.
        Some(())
    }
}

impl<T: Persist> ReadRest for vec::IntoIter<T> {
    fn read_rest(text: &str) -> Result<Self, CodecError> {
        T::read_all(text).map(Vec::into_iter)
    }
}

impl<T: Persist> ResumableBack for vec::IntoIter<T> {
    fn restore_back(&mut self, _: &mut Marks) -> Option<()> {
        Some(())
    }
}

/// Collections become a vector at once: their own iterators do not show what remains. The order is theirs, in which
/// the items of a loop that is left early are dropped, too.
macro_rules! items {
    ($([$($parameter:tt)*] $source:ty => $item:ty, |$this:ident| $vector:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($parameter)*> OwnedSource for $source {
            type Rest = vec::IntoIter<$item>;

            #[inline]
            fn into_rest(self) -> Self::Rest {
                let $this = self;
                $vector
            }
        }
    )*};
}

items! {
    [T] Vec<T> => T, |this| this.into_iter();
    [T] vec::IntoIter<T> => T, |this| this;
    [T] Box<[T]> => T, |this| this.into_vec().into_iter();
    [T] VecDeque<T> => T, |this| Vec::from(this).into_iter();
    [T] BinaryHeap<T> => T, |this| this.into_vec().into_iter();
    [T, const N: usize] [T; N] => T, |this| Vec::from(this).into_iter();
    [T, const N: usize] array::IntoIter<T, N> => T, |this| collected(this);
    [T] Option<T> => T, |this| collected(this);
    [T] option::IntoIter<T> => T, |this| collected(this);
    [T, E] Result<T, E> => T, |this| collected(this);
    [T] result::IntoIter<T> => T, |this| collected(this);
    [T] vec_deque::IntoIter<T> => T, |this| collected(this);
    [T] LinkedList<T> => T, |this| collected(this);
    [T] linked_list::IntoIter<T> => T, |this| collected(this);
    [T] BTreeSet<T> => T, |this| collected(this);
    [T] btree_set::IntoIter<T> => T, |this| collected(this);
    [T, S] HashSet<T, S> => T, |this| collected(this);
    [T] hash_set::IntoIter<T> => T, |this| collected(this);
    [T] binary_heap::IntoIter<T> => T, |this| collected(this);
    [K, V] BTreeMap<K, V> => (K, V), |this| collected(this);
    [K, V] btree_map::IntoIter<K, V> => (K, V), |this| collected(this);
    [K, V] btree_map::IntoKeys<K, V> => K, |this| collected(this);
    [K, V] btree_map::IntoValues<K, V> => V, |this| collected(this);
    [K, V, S] HashMap<K, V, S> => (K, V), |this| collected(this);
    [K, V] hash_map::IntoIter<K, V> => (K, V), |this| collected(this);
    [K, V] hash_map::IntoKeys<K, V> => K, |this| collected(this);
    [K, V] hash_map::IntoValues<K, V> => V, |this| collected(this);
}

fn collected<S: IntoIterator>(source: S) -> vec::IntoIter<S::Item> {
    source.into_iter().collect::<Vec<_>>().into_iter()
}
