//! Types of which nothing changes behind a shared reference.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::ffi::{CStr, CString, OsStr, OsString};
use std::marker::{PhantomData, PhantomPinned};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, Saturating, Wrapping};
use std::ops::{Bound, ControlFlow, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::method as m;

/// A type of which nothing that is reachable through a shared reference changes: what `&self` leads to, and what is
/// serialized of it, stays the same until somebody has a `&mut self`.
///
/// A local without `mut` of such a type is serialized once, however many checkpoints save it; one with `mut` is not
/// serialized again at a checkpoint before which it was only read, and of a `Vec` or `String` that was only added to
/// (`push`, `extend`, `push_str`, …) what was added is enough. Nothing needs it: the locals of other types are serialized at
/// each checkpoint, which costs time and is never wrong.
///
/// Implemented for the types of the standard library of which it is true, if it is true of what they hold. It is not for
/// those with interior mutability (`Cell`, `RefCell`, `OnceCell`, `Mutex`, `RwLock`, atomics), for
/// `Weak`, whose value may go, for exclusive references and for pointers.
///
/// `#[derive(Frozen)]` says it of a struct or an enum, and has rustc check that each field's type is such a type. By hand it
/// must not be said of a type with interior mutability, nor of one whose `Serialize` writes something else than what
/// it holds, such as the time: its changes would be missing in snapshots.
///
/// # Examples
///
/// ```
/// use asap_runtime::{Frozen, checkpoint, resumable};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize, Frozen)]
/// struct Page {
///     address: String,
///     bytes: u64,
/// }
///
/// #[resumable]
/// fn pages(addresses: Vec<String>) -> Vec<Page> {
///     let mut pages = Vec::new();
///     for address in addresses {
///         let bytes = address.len() as u64;
///         pages.push(Page { address, bytes });
///         checkpoint!(); // writes the last page, and which addresses remain
///     }
///     pages
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` may change behind a shared reference: it is not `Frozen`",
    label = "not `Frozen`",
    note = "derive `asap_runtime::Frozen` for it, if nothing in it has interior mutability"
)]
pub trait Frozen {
    /// The [methods](super::method) that are certainly the standard library's for this type.
    #[doc(hidden)]
    const METHODS: u32 = 0;
}

macro_rules! frozen {
    ($($ty:ty),* $(,)?) => {$(
        impl Frozen for $ty {}
    )*};
}

frozen! {
    (), bool, char, str, f32, f64,
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize,
    PathBuf, Path, OsString, OsStr, CString, CStr,
    Duration, SystemTime, Instant,
    IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6,
    RangeFull, PhantomPinned, std::cmp::Ordering, std::convert::Infallible,
}

impl Frozen for String {
    const METHODS: u32 = m::PUSH
        | m::PUSH_STR
        | m::EXTEND
        | m::ADD_TEXT
        | m::LEN
        | m::IS_EMPTY
        | m::CAPACITY
        | m::AS_STR
        | m::AS_BYTES;
}

/// Types that hold others.
macro_rules! holding {
    ($([$($parameter:tt)*] $ty:ty $(, $methods:expr)?;)*) => {$(
        impl<$($parameter)*> Frozen for $ty {
            $(const METHODS: u32 = $methods;)?
        }
    )*};
}

holding! {
    [T: Frozen + ?Sized] &T;
    [T: Frozen + ?Sized] Box<T>;
    [T: Frozen + ?Sized] Rc<T>;
    [T: Frozen + ?Sized] Arc<T>;
    [T: Frozen] Pin<T>;
    [T: ?Sized] PhantomData<T>;
    [T: Frozen] [T];
    [T: Frozen, const N: usize] [T; N];
    [T: Frozen] Option<T>;
    [T: Frozen, E: Frozen] Result<T, E>;
    [T: Frozen] Reverse<T>;
    [T: Frozen] Wrapping<T>;
    [T: Frozen] Saturating<T>;
    [T: Frozen] Bound<T>;
    [B: Frozen, C: Frozen] ControlFlow<B, C>;
    [T: Frozen] Range<T>;
    [T: Frozen] RangeFrom<T>;
    [T: Frozen] RangeInclusive<T>;
    [T: Frozen] RangeTo<T>;
    [T: Frozen] RangeToInclusive<T>;
    [T: Frozen] LinkedList<T>;
    [T: Frozen] Vec<T>,
        m::PUSH | m::EXTEND | m::EXTEND_FROM_SLICE | m::LEN | m::IS_EMPTY | m::CAPACITY | m::AS_SLICE;
    [T: Frozen] VecDeque<T>,
        m::PUSH_BACK | m::EXTEND | m::LEN | m::IS_EMPTY | m::CAPACITY;
    [T: Frozen] BinaryHeap<T>, m::LEN | m::IS_EMPTY | m::CAPACITY;
    [K: Frozen, V: Frozen] BTreeMap<K, V>,
        m::LEN | m::IS_EMPTY;
    [T: Frozen] BTreeSet<T>, m::LEN | m::IS_EMPTY;
    // How it hashes is not written.
    [K: Frozen, V: Frozen, S] HashMap<K, V, S>,
        m::LEN | m::IS_EMPTY | m::CAPACITY;
    [T: Frozen, S] HashSet<T, S>, m::LEN | m::IS_EMPTY | m::CAPACITY;
}

impl<B: Frozen + ToOwned<Owned: Frozen> + ?Sized> Frozen for Cow<'_, B> {}

macro_rules! non_zero {
    ($($ty:ty),*) => {$(
        impl Frozen for NonZero<$ty> {}
    )*};
}

non_zero!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

macro_rules! tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Frozen, $($rest: Frozen),*> Frozen for ($first, $($rest,)*) {}
        tuples!($($rest)*);
    };
    () => {};
}

tuples!(A B C D E F G H I J K L);

impl<T: chrono::TimeZone<Offset: Frozen>> Frozen for chrono::DateTime<T> {}

frozen! {
    chrono::Utc, chrono::FixedOffset, chrono::NaiveDate, chrono::NaiveDateTime, chrono::NaiveTime,
    chrono::NaiveWeek, chrono::TimeDelta, chrono::Weekday, chrono::Month, chrono::Months, chrono::Days,
    ulid::Ulid,
    serde_json::Value, serde_json::Number, serde_json::Map<String, serde_json::Value>, serde_json::value::RawValue,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_frozen<T: Frozen + ?Sized>() {}

    #[test]
    fn types_of_the_standard_library_are() {
        is_frozen::<Vec<(u8, Option<Box<str>>)>>();
        is_frozen::<HashMap<String, BTreeSet<[Rc<i128>; 3]>>>();
        is_frozen::<Result<Cow<'_, str>, Arc<[NonZero<u8>]>>>();
        is_frozen::<(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, &str)>();
        is_frozen::<chrono::DateTime<chrono::Utc>>();
        is_frozen::<BTreeMap<u8, Vec<Option<Duration>>>>();
    }
}
