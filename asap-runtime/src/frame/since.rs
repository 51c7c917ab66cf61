//! stub
use crate::codec::CodecError;
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    None,
    Grown,
    Any,
}
#[derive(Debug, Clone, Copy)]
pub struct Since {
    pub local: u32,
    pub last: Change,
    pub any: Change,
}
impl Since {
    /// The worst since what was written last; `skips` if points may be passed without being written.
    pub(super) fn change(self, skips: bool) -> Change {
        if skips { self.any } else { self.last }
    }
}
#[derive(Debug)]
pub struct Nature<T> {
    pub frozen: bool,
    pub growth: Option<Growth<T>>,
}
#[derive(Debug)]
pub struct Growth<T> {
    pub len: fn(&T) -> usize,
    pub write_from: fn(&T, usize, &mut String) -> Result<(), CodecError>,
}
impl<T> Clone for Nature<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Nature<T> {}
impl<T> Clone for Growth<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Growth<T> {}
