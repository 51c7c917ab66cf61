//! The `checkpoint!` that stands outside a resumable function.

/// Marks a point that the function can go on from: what ran before it never runs again.
///
/// `checkpoint!()` or `checkpoint!("name")` in the body of a function marked [`#[resumable]`](crate::resumable). The name is
/// the checkpoint's identity in stored snapshots; without one it is the checkpoint's place in the function's structure.
///
/// `checkpoint!(tx)` and `checkpoint!("name", tx)` store the snapshot inside of a transaction of the user's own and commit it: its rows
/// and the snapshot become durable together, or neither does. What a transaction is says
/// [`store::Transaction`](crate::store::Transaction).
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

/// Calls another resumable function as a part of the same task.
///
/// `call!(child(arguments))` in the body of a function marked [`#[resumable]`](crate::resumable) gives what the plain function
/// would return. The child's checkpoints store the caller's locals too; a resume goes on inside of the child and
/// then in the caller, and evaluates no argument again. In an asynchronous function it stands without `.await`.
/// `call!("name", child(arguments))` names the place in stored snapshots, as a checkpoint's name does.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::call!(child());
/// }
/// ```
#[macro_export]
macro_rules! call {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`call!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Registers instances of generic functions, so that their tasks can be resumed by id alone.
///
/// ```
/// # use asap_runtime::{checkpoint, register, resumable};
/// #[resumable]
/// fn largest<T: Ord + Clone>(items: Vec<T>) -> Option<T> {
///     checkpoint!();
///     items.into_iter().max()
/// }
///
/// register!(largest::<u64>, largest::<String>);
/// ```
#[macro_export]
macro_rules! register {
    ($($function:expr),+ $(,)?) => {$(
        $crate::__private::inventory::submit! {
            $crate::__private::Registration::Instance(|| $crate::__private::function_of($function))
        }
    )+};
}
