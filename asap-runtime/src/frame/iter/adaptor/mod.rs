//! The adaptors whose state can be saved: each does what the standard library's of its name does.
//!
//! An adaptor notes its state outside of that of what it adapts, so a chain is read back in the order of its calls.

mod chain;
mod cloned;
mod copied;
mod enumerate;
mod filter;
mod filter_map;
mod inspect;
mod map;
mod rev;
mod skip;
mod skip_while;
mod step_by;
mod take;
mod take_while;
#[cfg(test)]
mod tests;
mod zip;

pub use chain::Chain;
pub use cloned::Cloned;
pub use copied::Copied;
pub use enumerate::Enumerate;
pub use filter::Filter;
pub use filter_map::FilterMap;
pub use inspect::Inspect;
pub use map::Map;
pub use rev::Rev;
pub use skip::Skip;
pub use skip_while::SkipWhile;
pub use step_by::StepBy;
pub use take::Take;
pub use take_while::TakeWhile;
pub use zip::Zip;

/// [`Resumable`](super::Resumable) for an adaptor over `inner`; its own state is a field, which one method of
/// [`Marks`](super::Marks) takes and another gives back.
macro_rules! resumable {
    ([$($parameter:tt)*] $adaptor:ty $(, $field:ident: $push:ident, $pull:ident)?) => {
        impl<$($parameter)*> $crate::frame::iter::Resumable for $adaptor {
            fn write_rest(&self, out: &mut String) -> Result<bool, $crate::codec::CodecError> {
                self.inner.write_rest(out)
            }

            fn remaining(&self) -> Option<$crate::frame::iter::Remaining> {
                self.inner.remaining()
            }

            fn save(&self, marks: &mut $crate::frame::iter::Marks) {
                self.inner.save(marks);
                $(marks.$push(self.$field);)?
            }

            fn restore(&mut self, marks: &mut $crate::frame::iter::Marks) -> Option<()> {
                self.inner.restore(marks)?;
                $(self.$field = marks.$pull()?;)?
                Some(())
            }
        }
    };
}

/// [`ResumableBack`](super::ResumableBack), likewise.
macro_rules! resumable_back {
    ([$($parameter:tt)*] $adaptor:ty $(, $field:ident: $pull:ident)?) => {
        impl<$($parameter)*> $crate::frame::iter::ResumableBack for $adaptor {
            fn restore_back(&mut self, marks: &mut $crate::frame::iter::Marks) -> Option<()> {
                self.inner.restore_back(marks)?;
                $(self.$field = marks.$pull()?;)?
                Some(())
            }
        }
    };
}

/// [`Reprise`](super::Reprise) for an adaptor that yields the items of `inner` as they are.
macro_rules! reprise {
    ([$($parameter:tt)*] $adaptor:ty) => {
        impl<$($parameter)*> $crate::frame::iter::Reprise for $adaptor {
            fn reprise(&mut self) -> Option<Self::Item> {
                self.inner.reprise()
            }
        }
    };
}

/// [`RepriseBack`](super::RepriseBack), likewise.
macro_rules! reprise_back {
    ([$($parameter:tt)*] $adaptor:ty) => {
        impl<$($parameter)*> $crate::frame::iter::RepriseBack for $adaptor {
            fn reprise_back(&mut self) -> Option<Self::Item> {
                self.inner.reprise_back()
            }
        }
    };
}

use {reprise, reprise_back, resumable, resumable_back};
