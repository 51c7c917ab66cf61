//! How a selected arm takes its bindings.

/// The bindings that the head of a branch selected.
///
/// # Panics
///
/// If the arm was reached on the way to a checkpoint inside it; generated code takes the bindings from the snapshot
/// then and never calls this.
pub fn entered<T>(bindings: Option<T>) -> T {
    bindings.expect("an arm that is entered on the fresh path has its bindings")
}
