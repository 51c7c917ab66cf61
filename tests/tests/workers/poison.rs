//! A task that kills its worker again and again.

use asap_runtime::TaskStatus;
use asap_runtime::store::queue::Standing;
use asap_tests::crew::{What, jobs};

use crate::crew::{Crew, PATIENCE};

#[test]
fn a_task_that_kills_its_workers_is_parked_and_can_be_put_back() {
    let mut crew = Crew::new();
    crew.start.max_lost_leases = 3;
    crew.submit("poison", jobs::poison("poison".to_owned()));
    // The first death is behind a new checkpoint, so it is the first in a row.
    for attempt in 1..=3 {
        let mut worker = crew.start();
        crew.waits_for("poison", attempt, What::Stored(1));
        let status = worker.ends_within(PATIENCE).unwrap().expect("it dies");
        assert_eq!(status.code(), None, "{status}");
    }
    let worker = crew.start();
    crew.waits_until("poison", TaskStatus::InputRequired);
    // Its worker lives, and works.
    crew.submit("other", jobs::plain("other".to_owned(), 2, 0));
    crew.completes("other", 2);
    let place = crew.place("poison");
    assert_eq!((&place.standing, place.lost_leases), (&Standing::Parked, 3));
    assert_eq!(crew.runtime.parked(None, 10).unwrap(), [place]);
    let record = crew.runtime.task("poison").unwrap().unwrap();
    assert_eq!((record.attempt, record.result), (3, None));
    let error = record.error.unwrap();
    assert!(error.contains("3 leases in a row") && error.contains("version 2"), "{error}");
    drop(worker);

    let _worker = crew.start();
    crew.open_gate("poison", 0, 1);
    crew.open_gate("poison", 0, 2);
    assert!(crew.runtime.put_back("poison").unwrap());
    assert!(!crew.runtime.put_back("poison").unwrap(), "it is in its queue");
    crew.completes("poison", 2);
    assert_eq!(crew.runtime.task("poison").unwrap().unwrap().attempt, 4);
    assert!(crew.runtime.parked(None, 10).unwrap().iter().all(|place| place.task_id != "poison"));
}
