//! Connections that are cut in the middle of a request: what becomes of it is found out, never guessed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use asap_runtime::store::queue::{Sending, Sent};
use asap_runtime::store::{
    Append, PostgresOptions, PostgresStore, Retention, Rewrite, Swap, TaskQueue, TaskRecord,
};
use asap_runtime::{SnapshotStore, TaskStatus};

use crate::place::Place;
use crate::proxy::{Cut, Proxy};
use crate::{append, begin, record, snapshot};

pub(crate) const CUTS: [Cut; 4] =
    [Cut::Before, Cut::After, Cut::Late(Duration::from_millis(60)), Cut::Delay(Duration::from_millis(20))];

/// A store behind a proxy, and one that reaches the server without.
pub(crate) fn behind(
    place: &Place,
    change: impl FnOnce(&mut PostgresOptions),
) -> (Proxy, PostgresStore, PostgresStore) {
    let proxy = Proxy::to(place.address());
    let mut options = place.store_options();
    change(&mut options);
    // It makes the tables, which may take longer than an answer may.
    let direct = place.open();
    let store = place.open_at(proxy.address(), options);
    (proxy, store, direct)
}

#[test]
fn an_append_whose_answer_is_lost_is_stored_once() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("cut-{number}");
        begin(&store, &task_id);
        let mut expected = Vec::new();
        for version in 2..=20 {
            let snapshot = snapshot(&task_id, version);
            // A cut at each kind of append, and after each kind.
            if version % 2 == 0 {
                proxy.arm(snapshot.id.as_bytes(), cut);
            }
            let retention = if version > 10 { Retention::Newest(4) } else { Retention::All };
            let append = Append { attempt: Some(1), retention, ..Append::new(&snapshot) };
            assert_eq!(store.append(append).wait().unwrap(), Swap::Stored, "{cut:?} at version {version}");
            expected.push(snapshot);
        }
        assert_eq!(direct.list_versions(&task_id).wait().unwrap(), [1, 17, 18, 19, 20], "{cut:?}");
        for snapshot in &expected[15..] {
            let found = direct.get_version(&task_id, snapshot.version).wait().unwrap().unwrap();
            assert_eq!(found.id, snapshot.id, "{cut:?}");
        }
    }
    assert_eq!(proxy.met(), CUTS.len() * 10, "every cut was met");
}

#[test]
fn a_start_whose_answer_is_lost_is_stored_whole() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("start-{number}");
        let (first, record) = (snapshot(&task_id, 1), record(&task_id, 1));
        proxy.arm(first.id.as_bytes(), cut);
        let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&first) };
        assert_eq!(store.append(append).wait().unwrap(), Swap::Stored, "{cut:?}");
        assert_eq!(direct.record(&task_id).wait().unwrap(), Some(record), "{cut:?}");
        assert_eq!(direct.get(&task_id).wait().unwrap().unwrap().id, first.id, "{cut:?}");
    }
    assert_eq!(proxy.met(), CUTS.len());
}

#[test]
fn an_append_that_was_not_stored_is_not_taken_for_one_that_was() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("rival-{number}");
        begin(&store, &task_id);
        // Somebody else is first at version 2, and then the attempt is fenced off.
        let rival = snapshot(&task_id, 2);
        assert_eq!(append(&direct, &rival).unwrap(), Swap::Stored);
        let own = snapshot(&task_id, 2);
        proxy.arm(own.id.as_bytes(), cut);
        assert_eq!(append(&store, &own).unwrap(), Swap::Taken, "{cut:?}");
        assert_eq!(direct.swap_record(Some(1), &record(&task_id, 2)).wait().unwrap(), Swap::Stored);
        let own = snapshot(&task_id, 3);
        proxy.arm(own.id.as_bytes(), cut);
        assert_eq!(append(&store, &own).unwrap(), Swap::Taken, "{cut:?}");
        assert_eq!(direct.get(&task_id).wait().unwrap().unwrap().id, rival.id);
    }
    assert_eq!(proxy.met(), CUTS.len() * 2);
}

#[test]
fn a_claim_whose_answer_is_lost_is_made_once() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("claim-{number}");
        let written = |attempt, name: &str| {
            let mut record = record(&task_id, attempt);
            record.function = format!("{name}-{number}-{attempt}");
            record
        };
        let first = written(1, "added");
        proxy.arm(first.function.as_bytes(), cut);
        assert_eq!(store.swap_record(None, &first).wait().unwrap(), Swap::Stored, "{cut:?}");
        let second = written(2, "swapped");
        proxy.arm(second.function.as_bytes(), cut);
        assert_eq!(store.swap_record(Some(1), &second).wait().unwrap(), Swap::Stored, "{cut:?}");
        // Equal to the letter, but somebody else's: that one was told so, and this one is not.
        let third = written(3, "equal");
        assert_eq!(direct.swap_record(Some(2), &third).wait().unwrap(), Swap::Stored);
        proxy.arm(third.function.as_bytes(), cut);
        assert_eq!(store.swap_record(Some(2), &third).wait().unwrap(), Swap::Taken, "{cut:?}");
        assert_eq!(direct.record(&task_id).wait().unwrap(), Some(third));
    }
    assert_eq!(proxy.met(), CUTS.len() * 3);
}

#[test]
fn a_change_of_the_past_whose_answer_is_lost_is_made_once() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        for at in ["in the middle", "COMMIT"] {
            let task_id = format!("past-{number}-{at}");
            begin(&store, &task_id);
            for version in 2..=5 {
                assert_eq!(append(&store, &snapshot(&task_id, version)).unwrap(), Swap::Stored);
            }
            let second = record(&task_id, 2);
            let added = [snapshot(&task_id, 3)];
            let pattern = if at == "COMMIT" { at } else { &added[0].id };
            proxy.arm(pattern.as_bytes(), cut);
            let rewrite = Rewrite { keep: Some(2), snapshots: &added, ..Rewrite::new(Some(1), &second) };
            assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Stored, "{cut:?} at {at}");
            assert_eq!(direct.list_versions(&task_id).wait().unwrap(), [1, 2, 3], "{cut:?} at {at}");
            assert_eq!(direct.get(&task_id).wait().unwrap().unwrap().id, added[0].id);
            assert_eq!(direct.record(&task_id).wait().unwrap(), Some(second));
            // Somebody else's is not taken for it.
            let third = record(&task_id, 3);
            assert_eq!(direct.swap_record(Some(2), &third).wait().unwrap(), Swap::Stored);
            let rewrite = Rewrite { keep: Some(1), ..Rewrite::new(Some(2), &third) };
            assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Taken, "{cut:?} at {at}");
            assert_eq!(direct.list_versions(&task_id).wait().unwrap(), [1, 2, 3]);
        }
    }
    assert_eq!(proxy.met(), CUTS.len() * 2);
}

#[test]
fn a_deletion_is_repeated_only_if_it_was_not_done() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, part) in ["BEGIN", "victim", "COMMIT"].into_iter().enumerate() {
        let task_id = format!("victim-{number}");
        begin(&direct, &task_id);
        proxy.arm(part, Cut::Before);
        if part == "COMMIT" {
            let error = store.delete(&task_id).wait().unwrap_err();
            assert!(
                error.is_store() && error.to_string().contains("not known whether it was done"),
                "{error}"
            );
            assert!(store.delete(&task_id).wait().unwrap(), "it was not");
        } else {
            assert!(store.delete(&task_id).wait().unwrap(), "cut at {part}");
        }
        assert!(direct.list_versions(&task_id).wait().unwrap().is_empty());
    }
    assert_eq!(proxy.met(), 3);
}

#[test]
fn reads_are_repeated_and_saves_are_not() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let saved = snapshot(&format!("read-{number}"), 7);
        proxy.arm(saved.id.as_bytes(), cut);
        // The first request may arrive after a repetition, and undo what was saved in between.
        match store.save(&saved).wait() {
            Ok(()) => assert!(matches!(cut, Cut::Delay(_)), "{cut:?}"),
            Err(error) => assert!(error.to_string().contains("not known whether it was done"), "{error}"),
        }
        direct.save(&saved).wait().unwrap();
        proxy.arm(saved.task_id.as_bytes(), cut);
        assert_eq!(store.get(&saved.task_id).wait().unwrap().as_ref(), Some(&saved), "{cut:?}");
        proxy.arm(saved.task_id.as_bytes(), cut);
        assert_eq!(store.list_versions(&saved.task_id).wait().unwrap(), [7], "{cut:?}");
    }
    assert_eq!(proxy.met(), CUTS.len() * 3);
}

#[test]
fn a_server_that_does_not_answer_counts_as_lost() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) =
        behind(&place, |options| options.answer_timeout = Duration::from_millis(150));
    begin(&store, "silent");
    let second = snapshot("silent", 2);
    proxy.arm(second.id.as_bytes(), Cut::Delay(Duration::from_millis(600)));
    assert_eq!(append(&store, &second).unwrap(), Swap::Stored);
    assert_eq!(direct.get("silent").wait().unwrap(), Some(second));
}

#[test]
fn many_tasks_survive_many_cuts() {
    const TASKS: usize = 24;
    const VERSIONS: u64 = 40;
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    let appended = AtomicUsize::new(0);
    thread::scope(|scope| {
        for number in 0..TASKS {
            let (proxy, store, direct, appended) = (&proxy, &store, &direct, &appended);
            scope.spawn(move || {
                let task_id = format!("many-{number}");
                begin(store, &task_id);
                let mut ids = Vec::new();
                for version in 2..=VERSIONS {
                    let snapshot = snapshot(&task_id, version);
                    // The cut hits whatever this append is gathered with.
                    let count = appended.fetch_add(1, Ordering::SeqCst);
                    if count.is_multiple_of(29) {
                        proxy.arm(snapshot.id.as_bytes(), CUTS[count / 29 % CUTS.len()]);
                    }
                    assert_eq!(append(store, &snapshot).unwrap(), Swap::Stored, "{task_id} {version}");
                    ids.push(snapshot.id);
                }
                for (version, id) in (2..).zip(&ids) {
                    let found = direct.get_version(&task_id, version).wait().unwrap().unwrap();
                    assert_eq!(&found.id, id, "what was acknowledged is there");
                }
                let versions = direct.list_versions(&task_id).wait().unwrap();
                assert_eq!(versions, (1..=VERSIONS).collect::<Vec<_>>(), "and nothing else");
            });
        }
    });
    assert!(proxy.met() > 20, "{} cuts", proxy.met());
}

#[test]
fn a_message_whose_answer_is_lost_is_sent_once() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    for (number, cut) in CUTS.into_iter().enumerate() {
        let task_id = format!("mail-{number}");
        begin(&store, &task_id);
        let send = |store: &PostgresStore, id: &str| {
            let send = Sending { task_id: &task_id, topic: "a", id, value: "1", now: chrono::Utc::now() };
            store.send(send).wait().unwrap()
        };
        for count in 0..3 {
            let id = format!("message-{number}-{count}");
            proxy.arm(id.as_bytes(), cut);
            assert_eq!(send(&store, &id), Sent::New, "{cut:?}");
            // Somebody else's of this id is told from its own.
            proxy.arm(id.as_bytes(), cut);
            assert_eq!(send(&store, &id), Sent::Known, "{cut:?}");
        }
        assert_eq!(direct.wakes(&task_id).wait().unwrap(), Some(3), "{cut:?}");
        // The task ends while the answer is on its way.
        proxy.arm(format!("last-{number}").as_bytes(), cut);
        assert_eq!(send(&store, &format!("last-{number}")), Sent::New);
        let ended = TaskRecord { status: TaskStatus::Completed, ..record(&task_id, 1) };
        assert_eq!(direct.swap_record(Some(1), &ended).wait().unwrap(), Swap::Stored);
        proxy.arm(format!("late-{number}").as_bytes(), cut);
        assert_eq!(send(&store, &format!("late-{number}")), Sent::Ended(TaskStatus::Completed), "{cut:?}");
    }
    assert_eq!(proxy.met(), CUTS.len() * 8);
}

#[test]
fn the_end_of_a_child_whose_answer_is_lost_wakes_its_parent_once() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, direct) = behind(&place, |_| {});
    // The commit is what may be lost when all is done.
    for (number, (part, cut)) in
        CUTS.into_iter().flat_map(|cut| [("COMMIT", cut), ("child-", cut)]).enumerate()
    {
        let (parent, child) = (format!("parent-{number}"), format!("child-{number}"));
        begin(&direct, &parent);
        let young = TaskRecord { parent_task_id: Some(parent.clone()), ..record(&child, 1) };
        assert_eq!(direct.swap_record(None, &young).wait().unwrap(), Swap::Stored);
        let ended = TaskRecord { status: TaskStatus::Completed, ..young };
        proxy.arm(part, cut);
        assert_eq!(store.swap_record(Some(1), &ended).wait().unwrap(), Swap::Stored, "{cut:?} at {part}");
        assert_eq!(direct.wakes(&parent).wait().unwrap(), Some(1), "{cut:?} at {part}");
        assert_eq!(direct.record(&child).wait().unwrap(), Some(ended));
    }
    assert_eq!(proxy.met(), CUTS.len() * 2);
}
