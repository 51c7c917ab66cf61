//! The types and functions that random programs are about.

use std::fmt::Debug;

pub use std::future::ready;

use asap_runtime::Frozen;
pub use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
pub use tokio::task::yield_now;

pub use super::aliases::{Alias, Alter, Celled, Counted, Odd, OddQueue, alias, celled, counted};
pub use crate::alter;
use crate::trace::effect;

/// A record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Frozen)]
pub struct Item {
    /// A number.
    pub id: u32,
    /// A text.
    pub name: String,
    /// A list.
    pub tags: Vec<String>,
    /// Something that may be missing.
    pub spot: Option<(i64, bool)>,
}

/// Something in one of several forms.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Frozen)]
pub enum Shape {
    /// Without content.
    #[default]
    Empty,
    /// With a number.
    Dot(u32),
    /// With named fields.
    Line {
        /// Where it begins.
        from: i64,
        /// Where it ends.
        to: i64,
    },
    /// With a text, which is not `Copy`, and something that may be missing.
    Named(String, Option<u32>),
    /// With a list.
    Group(Vec<u32>),
}

/// What the type parameter of a generic function stands for.
pub trait Sample: Clone + Debug + PartialEq + Send + Sync + 'static {
    /// A value that depends on a number.
    #[must_use]
    fn sample(n: u32) -> Self;
}

impl Sample for u32 {
    fn sample(n: u32) -> Self {
        n
    }
}

impl Sample for bool {
    fn sample(n: u32) -> Self {
        n.is_multiple_of(2)
    }
}

impl Sample for String {
    fn sample(n: u32) -> Self {
        format!("sample{}", n % 10)
    }
}

impl Sample for Item {
    fn sample(n: u32) -> Self {
        item(n)
    }
}

impl Sample for Shape {
    fn sample(n: u32) -> Self {
        shape(n)
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(n: u32) -> Self {
        (!n.is_multiple_of(3)).then(|| T::sample(n))
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(n: u32) -> Self {
        (0..n % 3).map(T::sample).collect()
    }
}

/// An item that depends on a number.
#[must_use]
pub fn item(id: u32) -> Item {
    let tags = (0..id % 3).map(|n| format!("t{n}")).collect();
    Item {
        id,
        name: format!("item{}", id % 10),
        tags,
        spot: (id % 2 == 1).then_some((i64::from(id), id > 5)),
    }
}

/// A shape that depends on a number.
#[must_use]
pub fn shape(n: u32) -> Shape {
    match n % 5 {
        0 => Shape::Empty,
        1 => Shape::Dot(n),
        2 => Shape::Line { from: i64::from(n), to: -3 },
        3 => Shape::Named(format!("shape{}", n % 10), Some(n)),
        _ => Shape::Group(vec![n, 1]),
    }
}

/// A number made of two; that it was asked is seen.
#[must_use]
pub fn mix(a: u32, b: u32) -> u32 {
    effect(("mix", a, b));
    a.wrapping_mul(31).wrapping_add(b)
}

/// The beginning of two texts, one behind the other: a text that is joined with itself again and again stays short.
#[must_use]
pub fn join(a: &str, b: &str) -> String {
    a.chars().take(6).chain(b.chars().take(6)).collect()
}

/// Half of an even number.
#[must_use]
pub fn half(n: u32) -> Option<u32> {
    effect(("half", n));
    n.is_multiple_of(2).then_some(n / 2)
}

/// The number, unless it ends in 7.
///
/// # Errors
///
/// If it does.
pub fn checked(n: u32) -> Result<u32, String> {
    effect(("checked", n));
    if n % 10 == 7 { Err(format!("{n} ends in 7")) } else { Ok(n) }
}

/// What is known of an item.
#[must_use]
pub fn describe(item: &Item) -> String {
    join(&item.name, &format!("#{}", item.id % 100))
}

/// Changes a number and gives the old one.
pub fn grow(n: &mut u32) -> u32 {
    let old = *n;
    *n = n.wrapping_mul(3).wrapping_add(1);
    effect(("grow", old));
    old
}

/// The sum of a list.
#[must_use]
pub fn total(numbers: &[u32]) -> u32 {
    numbers.iter().fold(0, |sum, n| sum.wrapping_add(*n))
}

/// Takes a value and shows it.
#[allow(clippy::needless_pass_by_value, reason = "that it is moved in is the point")]
pub fn consume(value: impl Debug) -> usize {
    let text = format!("{value:?}");
    effect(("consume", &text));
    text.len()
}

/// Gives its value after the executor has had a turn, and is seen to.
pub async fn later<T: Debug>(value: T) -> T {
    yield_now().await;
    effect(("later", &value));
    value
}

/// Gives its value after the executor has had a turn.
pub async fn unseen<T>(value: T) -> T {
    yield_now().await;
    value
}

/// As [`checked`], after the executor has had a turn.
///
/// # Errors
///
/// If the number ends in 7.
pub async fn checked_later(n: u32) -> Result<u32, String> {
    yield_now().await;
    checked(n)
}

/// Shows what it borrows meanwhile, before and after the executor has had a turn.
pub async fn watch(value: &(impl Debug + Sync)) -> usize {
    let before = format!("{value:?}");
    yield_now().await;
    effect(("watch", &before));
    format!("{value:?}").len() - before.len()
}
