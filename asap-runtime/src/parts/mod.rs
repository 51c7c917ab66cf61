//! Large values as parts: how a row refers to them, what is in them, and how they are put together again.

mod content;
pub(crate) mod row;

pub(crate) use content::Contents;
