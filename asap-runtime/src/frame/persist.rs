//! What may cross a checkpoint.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::codec::{self, CodecError};

/// A value that can be saved at a checkpoint and had again on resume: everything that is [`Serialize`] and
/// [`Deserialize`]; a `&str` among them, whose text is kept for the rest of the process when it is had again.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is needed after a checkpoint but cannot be saved",
    label = "needed after a checkpoint, and is not both `Serialize` and `Deserialize`",
    note = "derive `serde::Serialize` and `serde::Deserialize` for it",
    note = "or drop it before the checkpoint and make it again after it",
    note = "or keep it in a block, or another function, that has no checkpoint inside",
    note = "of a reference: save what it leads to (`.clone()`, `.to_owned()`), or borrow a local with a plain `&`, \
            which is borrowed again on resume"
)]
pub trait Persist: Sized {
    /// Appends the value to `out` as compact JSON; `out` is as before on error.
    ///
    /// # Errors
    ///
    /// If the value has no exact form in JSON, or its type could not read it.
    fn write(&self, out: &mut String) -> Result<(), CodecError>;

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// If the text is no value of this type.
    fn read(text: &str) -> Result<Self, CodecError>;

    /// As [`write`](Self::write), for a list.
    ///
    /// # Errors
    ///
    /// If one of the values has no exact form in JSON, or its type could not read it.
    fn write_all(values: &[Self], out: &mut String) -> Result<(), CodecError>;

    /// Appends more elements to the text of a list that is not ended, or that is empty and has only begun.
    ///
    /// # Errors
    ///
    /// If one of the values has no exact form in JSON, or its type could not read it.
    fn write_more<'v>(
        values: impl Iterator<Item = &'v Self>,
        is_first: bool,
        out: &mut String,
    ) -> Result<(), CodecError>
    where
        Self: 'v;

    /// Reads what [`write_all`](Self::write_all) wrote.
    ///
    /// # Errors
    ///
    /// If the text is no list of values of this type.
    fn read_all(text: &str) -> Result<Vec<Self>, CodecError>;

    /// As [`read_all`](Self::read_all), for a list of two.
    ///
    /// # Errors
    ///
    /// If the text is no list of two values of this type.
    fn read_two(text: &str) -> Result<[Self; 2], CodecError>;
}

// Without this rustc names whichever of the two serde traits it misses first, and one error becomes two.
#[diagnostic::do_not_recommend]
impl<T: Serialize + Deserialize<'static>> Persist for T {
    fn write(&self, out: &mut String) -> Result<(), CodecError> {
        written(out, |out| codec::write_telling(self, out), Self::read)
    }

    fn read(text: &str) -> Result<Self, CodecError> {
        codec::read_borrowing(text)
    }

    fn write_all(values: &[Self], out: &mut String) -> Result<(), CodecError> {
        written(out, |out| codec::write_telling(values, out), Self::read_all)
    }

    fn write_more<'v>(
        values: impl Iterator<Item = &'v Self>,
        is_first: bool,
        out: &mut String,
    ) -> Result<(), CodecError>
    where
        Self: 'v,
    {
        let read = |text: &str| Self::read_all(&format!("[{}]", text.strip_prefix(',').unwrap_or(text)));
        written(out, |out| codec::write_elements(values, is_first, out), read)
    }

    fn read_all(text: &str) -> Result<Vec<Self>, CodecError> {
        codec::read_borrowing(text)
    }

    fn read_two(text: &str) -> Result<[Self; 2], CodecError> {
        codec::read_borrowing(text)
    }
}

/// A local that is used after a checkpoint: on line `USE`, after the one on line `AT`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be saved, and is used on line {USE}, after the checkpoint on line {AT}",
    label = "crosses a checkpoint, and is not both `Serialize` and `Deserialize`",
    note = "derive `serde::Serialize` and `serde::Deserialize` for it",
    note = "or make it again on resume: `#[rebuild] let …`",
    note = "or drop it before the checkpoint, in a block or with `drop(…)`, and make it again after it",
    note = "of a database's transaction: commit it with the checkpoint, `checkpoint!(tx)`",
    note = "of a reference: save what it leads to (`.clone()`, `.to_owned()`), or borrow a local with a plain `&`, \
            which is borrowed again on resume"
)]
pub trait Needed<const AT: u32, const USE: u32>: Persist {}

#[diagnostic::do_not_recommend]
impl<const AT: u32, const USE: u32, T: Persist> Needed<AT, USE> for T {}

/// A local that is held across the checkpoint on line `AT` for its drop.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be saved, and is held across the checkpoint on line {AT}",
    label = "held to the end of its block, and is not both `Serialize` and `Deserialize`",
    note = "drop it before the checkpoint, in a block or with `drop(…)`",
    note = "of a database's transaction: commit it with the checkpoint, `checkpoint!(tx)`",
    note = "or take it again on resume: `#[rebuild] let …`"
)]
pub trait Held<const AT: u32>: Persist {}

#[diagnostic::do_not_recommend]
impl<const AT: u32, T: Persist> Held<AT> for T {}

/// A parameter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be saved, and is a parameter of a resumable function",
    label = "stored with the task, and is not both `Serialize` and `Deserialize`",
    note = "derive `serde::Serialize` and `serde::Deserialize` for it",
    note = "or have the runtime supply it: `#[resource]` in front of the parameter, and `Runtime::with_resource`"
)]
pub trait Argument: Persist {}

#[diagnostic::do_not_recommend]
impl<T: Persist> Argument for T {}

/// What a type parameter of a resumable function stands for: its values are stored with the task.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored with a task",
    label = "not all of `Serialize`, `Deserialize`, `Send` and `'static`",
    note = "what a generic resumable function takes and returns is data: derive `serde::Serialize` and \
            `serde::Deserialize` for it"
)]
pub trait Stored: Serialize + Deserialize<'static> + Send + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + Deserialize<'static> + Send + 'static> Stored for T {}

/// As [`Stored`], for a parameter that says itself how it is read: beside another form of that bound rustc would not know
/// which of the two to take.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored with a task",
    label = "not all of `Serialize`, `Deserialize`, `Send` and `'static`"
)]
pub trait StoredOwned: Serialize + DeserializeOwned + Send + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned + Send + 'static> StoredOwned for T {}

/// Writes a value, and reads it at once where it may turn out that its type cannot: if it has an integer beyond 64 bits, which serde
/// cannot hold in the buffer of an untagged or internally tagged enum or of a flattened field.
///
/// What serde buffers is known to a type's own code only, so there is no telling but by trying.
fn written<T>(
    out: &mut String,
    write: impl FnOnce(&mut String) -> Result<bool, CodecError>,
    read: impl FnOnce(&str) -> Result<T, CodecError>,
) -> Result<(), CodecError> {
    let start = out.len();
    let is_wide = write(out)?;
    if !is_wide {
        return Ok(());
    }
    read(&out[start..]).map(drop).map_err(|error| {
        out.truncate(start);
        unreadable(&error)
    })
}

#[cold]
fn unreadable(error: &CodecError) -> CodecError {
    CodecError::new(format!(
        "it holds an integer beyond 64 bits, and could not be read again: {error}; serde buffers untagged and \
         internally tagged enums and flattened fields, and its buffer holds no such integer"
    ))
}
