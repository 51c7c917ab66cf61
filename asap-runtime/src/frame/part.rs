//! Fields that are taken out of a local which a checkpoint saves.

/// A local of which a field of type `T` is taken by value while the local is saved behind that: it stays whole if the field is
/// a copy. (Of a trait of the field itself rustc would say that a `&` in front of the field has it.)
#[diagnostic::on_unimplemented(
    message = "a `{T}` is moved out of a local that is needed after a checkpoint",
    label = "moved out here, so that a part of the local is missing at the checkpoint",
    note = "take the local apart with a pattern, so that each part is a local of its own: `let (a, b) = pair;`",
    note = "or leave something in its place: `std::mem::take(&mut item.name)`"
)]
pub trait Without<T> {}

/// Any local.
#[derive(Debug)]
pub struct Whole;

// Without this rustc speaks of `Copy`.
#[diagnostic::do_not_recommend]
impl<T: Copy> Without<T> for Whole {}

/// The field itself.
#[inline]
pub fn part<T>(part: T) -> T
where
    Whole: Without<T>,
{
    part
}
