//! Values that only borrow, so that making them again gives the same.

/// What a method like `as_slice`, `last` or `split_first` gives: a borrow of its receiver, or of parts of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is needed after a checkpoint, and is no plain borrow",
    label = "a method of this name is taken to borrow, but this one gives a value of its own",
    note = "write its type in a `let` of its own, and it is saved as a value: `let x: T = …;`"
)]
pub trait View {}

impl<T: ?Sized> View for &T {}
impl<T: ?Sized> View for &mut T {}
impl<V: View> View for Option<V> {}
impl<V: View, E: View> View for Result<V, E> {}
impl<V: View, W: View> View for (V, W) {}

/// The view itself.
#[inline]
pub fn view<V: View>(view: V) -> V {
    view
}
