//! Large values as parts: how a row refers to them, what is in them, and how they are put together again.
//!
//! A [`Value`](value::Value) is one large value, cut into [leaves]; [`Keeper`] has all those of a running task and knows by its
//! [`Ledger`](ledger::Ledger) what the next snapshot brings and drops; [`row`] puts them back in their places.

mod content;
mod keeper;
mod leaves;
mod ledger;
pub(crate) mod row;
mod start;
mod value;

pub(crate) use content::Contents;
pub(crate) use keeper::{Extent, Keeper, Kind, LARGE, Origin};
pub(crate) use start::Start;

#[cfg(test)]
mod tests;
