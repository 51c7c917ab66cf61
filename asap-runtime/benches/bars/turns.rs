//! What the body of a resumable function under measurement does between its checkpoints: take the time, and let
//! the other sides have their turn.

use std::cell::RefCell;
use std::time::Instant;

use crate::measure::Times;

type Side = Box<dyn FnMut()>;

thread_local! {
    static BEGUN: RefCell<Option<Instant>> = const { RefCell::new(None) };
    static OWN: RefCell<Times> = RefCell::default();
    static OTHERS: RefCell<Vec<(Side, Times)>> = const { RefCell::new(Vec::new()) };
}

/// Sets the other sides; each call is one turn.
pub(crate) fn against(sides: Vec<Side>) {
    OTHERS.set(sides.into_iter().map(|side| (side, Times::default())).collect());
    OWN.take();
}

/// Begins the function's own turn, after those of the others.
pub(crate) fn begin() {
    OTHERS.with_borrow_mut(|others| {
        for (side, times) in others {
            let begun = Instant::now();
            side();
            times.push(begun.elapsed());
        }
    });
    BEGUN.set(Some(Instant::now()));
}

/// Ends the function's own turn.
pub(crate) fn end() {
    let now = Instant::now();
    if let Some(begun) = BEGUN.take() {
        OWN.with_borrow_mut(|own| own.push(now - begun));
    }
}

/// The function's times, and those of the others.
pub(crate) fn take() -> (Times, Vec<Times>) {
    let others = OTHERS.take().into_iter().map(|(_, times)| times).collect();
    (OWN.take(), others)
}
