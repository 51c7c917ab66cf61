//! JSON that is saved as it is.

use crate::codec::CodecError;
use crate::frame::Persist;

/// Any JSON.
#[derive(Debug)]
pub(super) struct Raw(pub(super) String);

impl Persist for Raw {
    fn write(&self, out: &mut String) -> Result<(), CodecError> {
        out.push_str(&self.0);
        Ok(())
    }

    fn read(text: &str) -> Result<Self, CodecError> {
        Ok(Self(text.to_owned()))
    }

    fn write_all(_: &[Self], _: &mut String) -> Result<(), CodecError> {
        unreachable!("it is saved alone")
    }

    fn write_more<'v>(_: impl Iterator<Item = &'v Self>, _: bool, _: &mut String) -> Result<(), CodecError>
    where
        Self: 'v,
    {
        unreachable!("it is saved alone")
    }

    fn read_all(_: &str) -> Result<Vec<Self>, CodecError> {
        unreachable!("it is saved alone")
    }

    fn read_two(_: &str) -> Result<[Self; 2], CodecError> {
        unreachable!("it is saved alone")
    }
}
