//! PostgreSQL below the workers' tests.

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

use asap_runtime::store::SnapshotStore;

use super::place::Place;

/// The schemas that a test uses, which is a thread: dropped at its end.
#[derive(Default)]
struct Schemas(Vec<Place>);

thread_local! {
    static SCHEMAS: RefCell<Schemas> = RefCell::default();
}

impl Drop for Schemas {
    fn drop(&mut self) {
        // Where a thread ends there is no room for an executor.
        for place in self.0.drain(..) {
            let dropped = thread::spawn(move || drop(place)).join();
            assert!(dropped.is_ok() || thread::panicking(), "the schema can be dropped");
        }
    }
}

/// A store in a schema of its own; nothing where no server answers.
pub(crate) fn store() -> Option<Arc<dyn SnapshotStore>> {
    // On a thread of its own: the test's may be an executor's.
    let opened = thread::spawn(|| {
        let place = Place::new()?;
        let store: Arc<dyn SnapshotStore> = Arc::new(place.open());
        Some((place, store))
    });
    let (place, store) = opened.join().unwrap()?;
    SCHEMAS.with_borrow_mut(|schemas| schemas.0.push(place));
    Some(store)
}
