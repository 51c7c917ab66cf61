//! An append whose answer was lost, and somebody else who goes on meanwhile.

use std::thread;

use asap_runtime::store::{Append, Retention, SnapshotStore, Swap};
use asap_runtime::{Result, StateSnapshot};

use crate::lost::Site;
use crate::proxy::Fault;
use crate::sample::{append, record, says, snapshot, versions};

/// Appends `mine` as attempt 1, loses its answer, and does `meanwhile` before the store is connected again.
fn raced(site: &Site, fault: Fault, mine: &StateSnapshot, meanwhile: impl FnOnce()) -> Result<Swap> {
    thread::scope(|scope| {
        site.proxy.arm(fault);
        site.proxy.hold(true);
        let append = Append { attempt: Some(1), retention: Retention::All, ..Append::new(mine) };
        let store = &site.store;
        let appending = scope.spawn(move || store.append(append).wait());
        site.proxy.happened();
        meanwhile();
        site.proxy.hold(false);
        appending.join().unwrap()
    })
}

fn begun() -> Option<Site> {
    let site = Site::new()?;
    let (snapshot, record) = (snapshot("t", 1), record("t", 1));
    let append = Append { record: Some(&record), ..Append::new(&snapshot) };
    assert_eq!(site.store.append(append).wait().unwrap(), Swap::Stored);
    Some(site)
}

#[test]
fn the_version_of_somebody_else_is_taken() {
    let Some(site) = begun() else { return };
    let (mine, theirs) = (snapshot("t", 2), snapshot("t", 2));
    let answer = raced(&site, Fault::BeforeRequest, &mine, || {
        assert_eq!(append(&site.direct, &theirs).unwrap(), Swap::Stored);
    });
    assert_eq!(answer.unwrap(), Swap::Taken);
    assert_eq!(site.direct.get("t").wait().unwrap(), Some(theirs));
}

#[test]
fn what_was_stored_is_stored_although_others_went_on() {
    let Some(site) = begun() else { return };
    let mine = snapshot("t", 2);
    let answer = raced(&site, Fault::BeforeAnswer, &mine, || {
        assert_eq!(append(&site.direct, &snapshot("t", 3)).unwrap(), Swap::Stored);
        assert_eq!(site.direct.swap_record(Some(1), &record("t", 2)).wait().unwrap(), Swap::Stored);
    });
    assert_eq!(answer.unwrap(), Swap::Stored, "before the other attempt was begun");
    assert_eq!(site.direct.get_version("t", 2).wait().unwrap(), Some(mine));
}

#[test]
fn what_was_not_stored_is_fenced_off() {
    let Some(site) = begun() else { return };
    let answer = raced(&site, Fault::BeforeRequest, &snapshot("t", 2), || {
        assert_eq!(site.direct.swap_record(Some(1), &record("t", 2)).wait().unwrap(), Swap::Stored);
    });
    assert_eq!(answer.unwrap(), Swap::Taken);
    assert_eq!(versions(&site.direct, "t"), [1]);
}

#[test]
fn what_nobody_can_know_is_not_guessed() {
    for fault in [Fault::BeforeRequest, Fault::BeforeAnswer] {
        let Some(site) = begun() else { return };
        let answer = raced(&site, fault, &snapshot("t", 2), || {
            // Version 2, mine or theirs, is pruned by version 3.
            let two = append(&site.direct, &snapshot("t", 2)).unwrap();
            assert_eq!(two == Swap::Taken, fault == Fault::BeforeAnswer);
            let three = snapshot("t", 3);
            let three = Append { retention: Retention::Newest(1), ..Append::new(&three) };
            assert_eq!(site.direct.append(three).wait().unwrap(), Swap::Stored);
        });
        says(answer, &["append version 2 of task `t`", "no longer there to tell whose it was"]);
        assert_eq!(versions(&site.direct, "t"), [1, 3]);
    }
}
