//! What a layer does to a value.

use std::fmt;

use super::place::Place;
use crate::error::{BoxError, KeyError};
use crate::store::{Part, PartId};

/// Changes what is stored, and back.
///
/// A value comes back equal from what was made of it, in the same place. Values that the layer leaves as they are must not look like
/// those that it has changed; whoever calls it takes care of that.
pub trait Layer: fmt::Debug + Send + Sync {
    /// The key of the JSON object that stands for a text which was changed. It begins with a `$`.
    const MEMBER: &'static str;

    /// What a part begins with that was changed, behind what all layers have in front of it.
    const PART: u8;

    /// What was tried, as a verb.
    const VERB: &'static str;

    /// What is stored in the place of a text, as a JSON value; `None` if the text is, which is only allowed unless `must`.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    fn write(&self, place: Place<'_>, text: &str, must: bool) -> Result<Option<String>, BoxError>;

    /// The text that [`write`](Self::write) made this of.
    ///
    /// # Errors
    ///
    /// If that cannot be told.
    fn read(&self, place: Place<'_>, value: &str) -> Result<String, Unread>;

    /// What is stored in the place of a part, and under which name; `None` as for [`write`](Self::write).
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    fn write_part(
        &self,
        task_id: &str,
        first: u64,
        part: &Part,
        must: bool,
    ) -> Result<Option<(PartId, Vec<u8>)>, BoxError>;

    /// The part that [`write_part`](Self::write_part) made this of.
    ///
    /// # Errors
    ///
    /// If that cannot be told.
    fn read_part(&self, task_id: &str, first: u64, id: PartId, content: &[u8]) -> Result<Part, Unread>;

    /// The names under which a part may be stored.
    fn part_ids(&self, task_id: &str, id: PartId) -> Vec<PartId> {
        let _ = task_id;
        vec![id]
    }

    /// Admits a value that no layer of this kind has changed.
    ///
    /// # Errors
    ///
    /// If such are refused.
    fn admit(&self, place: Place<'_>) -> Result<(), Unread> {
        let _ = place;
        Ok(())
    }
}

/// Why a value cannot be had again from what is stored.
#[derive(Debug)]
pub enum Unread {
    /// It is not what was stored: why.
    Damaged(String),
    /// It was made with a key that is not at hand.
    Key(KeyError),
}
