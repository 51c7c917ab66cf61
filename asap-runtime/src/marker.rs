//! The `checkpoint!` that stands outside a resumable function.

/// Marks a point that the function can go on from: what ran before it never runs again.
///
/// `checkpoint!()` or `checkpoint!("name")` in the body of a function marked [`#[resumable]`](crate::resumable). The name is
/// the checkpoint's identity in stored snapshots; without one it is the checkpoint's place in the function's structure.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::checkpoint!();
/// }
/// ```
#[macro_export]
macro_rules! checkpoint {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`checkpoint!()` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}
