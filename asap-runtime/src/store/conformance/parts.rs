//! Rules about parts, for a store that keeps them.
//!
//! Each is told how many parts there are of a task, which no method of a store says.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::Utc;

use super::concurrency::{self, Patience};
use super::parted::{Count, Parted, bytes, check, together, whole};
use super::queues::{LONG, queues, submitted, take_one};
use super::sample::{answer, append_retaining, record, save, snapshot, task, versions};
use crate::protocol::StateSnapshot;
use crate::store::queue::Placing;
use crate::store::{Append, Part, PartChanges, PartKey, Retention, Rewrite, SnapshotStore, Swap};

/// Parts come back with each version that refers to them, whoever asks: by number, as the latest, by the snapshot's id, and as stored.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn parts_are_stored_with_their_snapshot(store: &dyn SnapshotStore, count: Count<'_>) {
    assert!(store.keeps_parts(), "the store says that it keeps parts");
    let mut parted = Parted::new(store, "parts");
    let mut versions = Vec::new();
    for names in [&["a", "b"][..], &["a", "b", "c"], &["b", "a", "a"], &["d"]] {
        let next = parted.next(names);
        let append = next.append(Some(1), Retention::All);
        assert_eq!(answer(store.append(append)), Swap::Stored);
        let stored = answer(store.get_stored(&parted.task_id, None)).expect("it was stored");
        assert_eq!(stored.snapshot, next.row, "the row is as it was written");
        for part in &next.added {
            let key = PartKey { first: next.row.version, id: part.id };
            assert!(stored.parts.contains(&(key, Arc::clone(&part.content))), "a part that came with it");
        }
        for key in &next.dropped {
            assert!(!stored.parts.iter().any(|(found, _)| found == key), "a part that was dropped with it");
        }
        versions.push(parted.follow(next));
        check(store, &parted.task_id, &versions);
    }
    // The head, `a`, `b`, `c`, `d`.
    assert_eq!(count(&parted.task_id), 5, "what versions share is there once");
    for snapshot in &versions {
        for task_id in [None, Some(parted.task_id.as_str())] {
            assert_eq!(answer(store.find(&snapshot.id, task_id)).as_ref(), Some(snapshot));
        }
    }
}

/// The content of a part is any bytes, and comes back as it was.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_content_of_a_part_is_any_bytes(store: &dyn SnapshotStore, count: Count<'_>) {
    let parted = Parted::new(store, "bytes");
    let mut next = parted.next(&["a"]);
    for content in [bytes(0), bytes(1), bytes(1024), bytes(32 << 10), bytes(200_000), vec![0; 300].into()] {
        next.added.push(Part::new(content));
    }
    assert_eq!(answer(store.append(next.append(None, Retention::All))), Swap::Stored);
    let stored = answer(store.get_stored(&parted.task_id, Some(1))).expect("it was stored");
    let mut found: Vec<_> = stored.parts.into_iter().map(|(_, content)| content).collect();
    let mut expected: Vec<_> = next.added.iter().map(|part| Arc::clone(&part.content)).collect();
    found.sort();
    expected.sort();
    assert!(found == expected, "each content is as it was");
    assert_eq!(count(&parted.task_id), next.added.len());
}

/// An append may bring hundreds of parts, and drop them all.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn many_parts_come_and_go_at_once(store: &dyn SnapshotStore, count: Count<'_>) {
    let names: Vec<_> = (0..700).map(|number| format!("{number}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let mut parted = Parted::new(store, "many");
    let window = Retention::Newest(1);
    let first = parted.append(store, &["a"], window);
    for list in [&names[..], &names[..400], &["b"]] {
        let version = parted.append(store, list, window);
        check(store, &parted.task_id, &[first.clone(), version]);
        // The head; and `a`, which version 1 needs.
        assert_eq!(count(&parted.task_id), list.len() + 2);
    }
}

/// What an append that comes too late would have brought or dropped stays as it was.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_taken_append_changes_no_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    let (mut parted, mut all) = Parted::with(store, "taken", &[&["a"], &["a", "b"], &["b"]]);
    let mut late = parted.clone();
    late.version = 1;
    let mut early = parted.clone();
    early.version = 3;
    for (other, attempt) in [(&late, 1), (&early, 1), (&parted, 2)] {
        let next = other.next(&["x", "y"]);
        let attempt = if other.version == 3 && attempt == 1 { None } else { Some(attempt) };
        let mut append = next.append(attempt, Retention::Newest(1));
        let beyond = crate::protocol::StateSnapshot { version: 5, ..next.row.clone() };
        if attempt.is_none() {
            append.snapshot = &beyond;
        }
        assert_eq!(answer(store.append(append)), Swap::Taken);
        assert_eq!(count(&parted.task_id), 3, "nothing came, nothing went");
        check(store, &parted.task_id, &all);
    }
    all.push(parted.append(store, &["b", "c"], Retention::All));
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 4);
}

/// Parts go with the last version that needs them when a window passes it, and no sooner; those of the start stay with it.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn parts_fall_out_of_the_window_with_their_versions(store: &dyn SnapshotStore, count: Count<'_>) {
    let names: Vec<_> = (0..40).map(|number| format!("{number}")).collect();
    let mut parted = Parted::new(store, "window");
    let window = Retention::Newest(3);
    let mut all = Vec::new();
    for last in 2..40 {
        // Each version drops one, and brings one.
        let list: Vec<_> = names[last - 2..last].iter().map(String::as_str).collect();
        all.push(parted.append(store, &list, window));
        if all.len() > 4 {
            all.remove(1);
        }
        check(store, &parted.task_id, &all);
        // The head; the two of the start, and the four of the three versions in the window.
        assert_eq!(count(&parted.task_id), 1 + last.min(6), "at version {}", parted.version);
    }
}

/// A part that is not dropped is needed by the latest version, however long ago it came.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_part_stays_while_it_is_not_dropped(store: &dyn SnapshotStore, count: Count<'_>) {
    let (mut parted, mut all) = Parted::with(store, "stays", &[&["a"], &["a", "b"]]);
    for _ in 0..5 {
        all.truncate(1);
        all.push(parted.append(store, &["b"], Retention::Newest(1)));
        check(store, &parted.task_id, &all);
        assert_eq!(count(&parted.task_id), 3);
    }
    assert_eq!(answer(store.list_versions(&parted.task_id)), [1, 7]);
}

/// A part that was dropped and comes again is another one: each version has its own.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_part_may_come_again(store: &dyn SnapshotStore, count: Count<'_>) {
    for (retention, most) in
        [(Retention::All, usize::MAX), (Retention::Newest(2), 2), (Retention::Newest(1), 1)]
    {
        let mut parted = Parted::new(store, "again");
        let mut all = Vec::new();
        for names in
            [&["x"][..], &["a"], &["b"], &["a"], &["a", "b"], &["x"], &["a"], &[], &["a", "x"], &["a"]]
        {
            all.push(parted.append(store, names, retention));
            if all.len() - 1 > most {
                all.remove(1);
            }
            check(store, &parted.task_id, &all);
        }
        // Of the start the head and `x`; in the window the head, `a` of version 9, and `x` of it.
        let expected = match most {
            1 => 2 + 2,
            2 => 2 + 3,
            // `a` came four times, `b` twice, `x` three times, the head twice.
            _ => 4 + 2 + 3 + 2,
        };
        assert_eq!(count(&parted.task_id), expected, "{retention:?}");
    }
}

/// The window may become smaller from one append to the next, and may have gaps: what no version needs goes.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn parts_follow_a_retention_that_changes(store: &dyn SnapshotStore, count: Count<'_>) {
    let lists: &[&[&str]] = &[&["a"], &["b"], &["c"], &["d"], &["e"], &["f"]];
    let (mut parted, mut all) = Parted::with(store, "changes", lists);
    assert_eq!(count(&parted.task_id), 7);
    for version in [5, 3] {
        assert!(answer(store.delete_version(&parted.task_id, version)));
        all.retain(|snapshot| snapshot.version != version);
        check(store, &parted.task_id, &all);
    }
    assert_eq!(count(&parted.task_id), 5, "`c` and `e` have gone with their versions");
    parted.reopen(store);
    all.push(parted.append(store, &["g"], Retention::Newest(3)));
    all.remove(1);
    check(store, &parted.task_id, &all);
    assert_eq!(versions(store, &parted.task_id), [1, 4, 6, 7]);
    assert_eq!(count(&parted.task_id), 5, "the head, `a`, `d`, `f` and `g`");
    all.push(parted.append(store, &["h"], Retention::Newest(1)));
    all.drain(1..4);
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 3);
}

/// With a task go its parts; one of the same name begins again with its own.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_deleted_task_has_no_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    let (mut parted, _) = Parted::with(store, "deleted", &[&["a"], &["a", "b"], &["c"]]);
    assert!(answer(store.delete(&parted.task_id)));
    assert_eq!(count(&parted.task_id), 0);
    parted.reopen(store);
    let first = parted.append(store, &["a", "c"], Retention::All);
    check(store, &parted.task_id, std::slice::from_ref(&first));
    assert_eq!(count(&parted.task_id), 3);
    // So do they with its last version.
    assert!(answer(store.delete_version(&parted.task_id, 1)));
    assert_eq!(count(&parted.task_id), 0);
    parted.reopen(store);
    let first = parted.append(store, &["a"], Retention::All);
    check(store, &parted.task_id, &[first]);
}

/// With a version go the parts that no other needs; what the next highest needs is not dropped any more.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn parts_go_with_a_deleted_version(store: &dyn SnapshotStore, count: Count<'_>) {
    let lists: &[&[&str]] = &[&["a"], &["b", "k"], &["c", "k"], &["d", "k"], &["e"], &["f", "x"]];
    let (mut parted, mut all) = Parted::with(store, "version", lists);
    assert_eq!(count(&parted.task_id), 9);
    let delete = |store: &dyn SnapshotStore, all: &mut Vec<_>, version: u64| {
        assert!(answer(store.delete_version(&parted.task_id, version)));
        all.retain(|snapshot: &crate::protocol::StateSnapshot| snapshot.version != version);
        check(store, &parted.task_id, all);
        count(&parted.task_id)
    };
    assert_eq!(delete(store, &mut all, 3), 8, "`c` has gone, `k` is needed before it and behind it");
    assert_eq!(delete(store, &mut all, 2), 7, "`b` has gone");
    assert_eq!(delete(store, &mut all, 6), 5, "`f` and `x` have gone");
    assert_eq!(delete(store, &mut all, 5), 4, "`e` has gone");
    // `d` and `k` were dropped with version 5, which is gone.
    parted.reopen(store);
    for _ in 0..3 {
        all.truncate(1);
        all.push(parted.append(store, &["d", "k"], Retention::Newest(1)));
        check(store, &parted.task_id, &all);
    }
    all.truncate(1);
    all.push(parted.append(store, &["k"], Retention::Newest(1)));
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 3, "the head, `a` and `k`");
}

/// Behind a truncation the parts of what is the highest version now are not dropped; those of the later ones are gone.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn parts_follow_a_truncation(store: &dyn SnapshotStore, count: Count<'_>) {
    let lists: &[&[&str]] = &[&["a", "b"], &["b", "c"], &["c", "d"], &["d"], &["b", "e"]];
    let (mut parted, mut all) = Parted::with(store, "truncated", lists);
    // `b` came twice.
    assert_eq!(count(&parted.task_id), 7);
    all.truncate(2);
    parted.rewrite(store, Some(2), &[]);
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 4, "the head, `a`, `b` and `c`");
    for names in [&["b", "c"][..], &["c", "b"], &["b", "d", "c"]] {
        all.truncate(1);
        all.push(parted.append(store, names, Retention::Newest(1)));
        check(store, &parted.task_id, &all);
    }
    all.truncate(1);
    all.push(parted.append(store, &["d"], Retention::Newest(1)));
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 4, "the head, `a` and `b` of the start, and `d`");
    // Back to the start, whose parts it has kept.
    all.truncate(1);
    parted.rewrite(store, Some(1), &[]);
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 3);
    all.push(parted.append(store, &["b", "d"], Retention::Newest(1)));
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 4);
}

/// A truncation that is refused changes no parts.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_taken_rewrite_changes_no_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    let (parted, all) = Parted::with(store, "refused", &[&["a"], &["b"], &["c"]]);
    let second = record(&parted.task_id, 2);
    for rewrite in [
        Rewrite { keep: Some(1), ..Rewrite::new(Some(2), &second) },
        Rewrite { keep: Some(1), highest: Some(2), ..Rewrite::new(Some(1), &second) },
        Rewrite { keep: Some(7), ..Rewrite::new(Some(1), &second) },
    ] {
        assert_eq!(answer(store.rewrite(rewrite)), Swap::Taken);
        check(store, &parted.task_id, &all);
        assert_eq!(count(&parted.task_id), 4);
    }
}

/// A whole version that becomes the highest needs no part: what was not dropped ends with the version below it, and goes with that.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_whole_version_ends_the_parts_before_it(store: &dyn SnapshotStore, count: Count<'_>) {
    for by_rewrite in [false, true] {
        let (mut parted, mut all) = Parted::with(store, "whole", &[&["a"], &["a", "b"], &["b", "c"]]);
        let added = whole(&parted.task_id, 4, &["b", "c", "x"]);
        if by_rewrite {
            parted.rewrite(store, None, std::slice::from_ref(&added));
        } else {
            answer(store.save(&added));
            parted.reopen(store);
        }
        all.push(added);
        check(store, &parted.task_id, &all);
        assert_eq!(count(&parted.task_id), 4, "older versions need them all");
        for names in [&[][..], &["b"], &["b", "c"]] {
            all.push(parted.append(store, names, Retention::Newest(2)));
            all.drain(1..all.len() - 2);
            check(store, &parted.task_id, &all);
        }
        // Of the start the head and `a`; of versions 6 and 7 the head, `b` and `c`.
        assert_eq!(count(&parted.task_id), 5);
    }
}

/// A whole version in the place of one with parts, or behind one that is gone back to, takes what only the replaced one needed.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn parts_go_with_a_replaced_version(store: &dyn SnapshotStore, count: Count<'_>) {
    for by_rewrite in [false, true] {
        let lists: &[&[&str]] = &[&["a"], &["b"], &["c", "d"], &["d", "e"]];
        let (mut parted, mut all) = Parted::with(store, "replaced", lists);
        all.truncate(if by_rewrite { 2 } else { 3 });
        let highest = if by_rewrite { 3 } else { 4 };
        let replaced = whole(&parted.task_id, highest, &["d", "y"]);
        if by_rewrite {
            parted.rewrite(store, Some(2), std::slice::from_ref(&replaced));
        } else {
            answer(store.save(&replaced));
            parted.reopen(store);
        }
        all.push(replaced);
        check(store, &parted.task_id, &all);
        // The head, `a` and `b`; `c` and `d` while version 3 is there.
        assert_eq!(count(&parted.task_id), if by_rewrite { 3 } else { 5 });
        for names in [&["d"][..], &["d", "b"]] {
            all.push(parted.append(store, names, Retention::All));
            check(store, &parted.task_id, &all);
        }
    }
}

/// To go back to a whole version ends what it does not need; and the parts that come then are its followers' own.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_whole_version_can_be_gone_back_to(store: &dyn SnapshotStore, count: Count<'_>) {
    let (mut parted, mut all) = Parted::with(store, "back", &[&["a"], &["a", "b"], &["a", "b"], &["b"]]);
    let middle = whole(&parted.task_id, 2, &["a"]);
    answer(store.save(&middle));
    all[1] = middle;
    check(store, &parted.task_id, &all);
    parted.rewrite(store, Some(2), &[]);
    all.truncate(2);
    check(store, &parted.task_id, &all);
    assert_eq!(count(&parted.task_id), 2, "the head and `a` of the start");
    for names in [&["a"][..], &["a", "b"], &["b"]] {
        all.truncate(1);
        all.push(parted.append(store, names, Retention::Newest(1)));
        check(store, &parted.task_id, &all);
    }
    assert_eq!(count(&parted.task_id), 4, "the head and `a` of the start; the head and `b` of the latest");
}

/// A save below the highest version changes nothing for who appends behind that.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_save_below_the_highest_leaves_its_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    let (mut parted, mut all) = Parted::with(store, "below", &[&["a"], &["a", "b"], &["b", "c"]]);
    let middle = whole(&parted.task_id, 2, &["m"]);
    answer(store.save(&middle));
    all[1] = middle;
    check(store, &parted.task_id, &all);
    for names in [&["b", "c"][..], &["c"], &["c"]] {
        all.push(parted.append(store, names, Retention::Newest(2)));
        all.drain(1..all.len() - 2);
        check(store, &parted.task_id, &all);
    }
    assert_eq!(count(&parted.task_id), 3, "the head, `a` and `c`");
}

/// Two tasks with the same content have parts of their own: what happens to one is nothing to the other.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn tasks_have_parts_of_their_own(store: &dyn SnapshotStore, count: Count<'_>) {
    let lists: &[&[&str]] = &[&["a"], &["a", "b"], &["b"]];
    let ((mut one, mut ones), (other, others)) =
        (Parted::with(store, "one", lists), Parted::with(store, "other", lists));
    assert_eq!((count(&one.task_id), count(&other.task_id)), (3, 3));
    ones.drain(1..);
    ones.push(one.append(store, &["c"], Retention::Newest(1)));
    check(store, &one.task_id, &ones);
    check(store, &other.task_id, &others);
    assert!(answer(store.delete(&one.task_id)));
    check(store, &other.task_id, &others);
    assert_eq!((count(&one.task_id), count(&other.task_id)), (0, 3));
    // A copy begins with whole versions.
    let copy = task("copy");
    let (first, past) = (record(&copy, 1), [whole(&copy, 1, &["a"]), whole(&copy, 3, &["b"])]);
    let rewrite = Rewrite { highest: Some(0), snapshots: &past, ..Rewrite::new(None, &first) };
    assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
    check(store, &copy, &past);
    assert_eq!(count(&copy), 0);
}

/// Whoever looks for the parts of a version that has none finds the version; tasks without parts are what they were.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_task_needs_no_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    let task_id = task("none");
    assert_eq!(answer(store.highest(&task_id)), None);
    assert_eq!(answer(store.get_stored(&task_id, None)), None);
    assert_eq!(answer(store.get_stored(&task_id, Some(1))), None);
    save(store, &task_id, [1, 4, 9]);
    assert_eq!(append_retaining(store, &task_id, 10, Retention::Newest(3)), Swap::Stored);
    let next = snapshot(&task_id, 11);
    let parts = Some(PartChanges::default());
    let append = Append { parts, retention: Retention::Newest(3), ..Append::new(&next) };
    assert_eq!(answer(store.append(append)), Swap::Stored);
    assert_eq!(versions(store, &task_id), [1, 9, 10, 11]);
    assert_eq!(answer(store.highest(&task_id)), Some(11));
    assert_eq!(answer(store.get_stored(&task_id, None)).map(together), Some(next));
    assert_eq!(answer(store.get_stored(&task_id, Some(4))), None);
    assert_eq!(count(&task_id), 0);
}

/// A task is put into a queue with its parts; who takes it has them, and goes on from there.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_taken_task_has_its_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    if store.queue().is_none() {
        return;
    }
    let (task_id, queue) = (task("queued"), task("queue"));
    let mut parted = Parted::of(&task_id);
    let (next, first) = (parted.next(&["a", "b"]), submitted(&task_id));
    let append = Append { record: Some(&first), ..next.append(Some(1), Retention::All) };
    let placing = Placing { queue: &queue, priority: 0, delay: std::time::Duration::ZERO, now: Utc::now() };
    assert_eq!(answer(queues(store).enqueue(append, placing)), Swap::Stored);
    assert_eq!(answer(queues(store).enqueue(append, placing)), Swap::Taken);
    assert_eq!(count(&task_id), 3);
    let leased = take_one(store, &queue, LONG);
    let latest = leased.latest.expect("it can be read").expect("it has a version");
    assert_eq!(latest.snapshot, next.row, "the row is as it was written");
    assert_eq!(together(latest.clone()), next.whole);
    parted.attempt = leased.record.attempt;
    parted.open(Some(&latest));
    let second = parted.append(store, &["b"], Retention::Newest(1));
    let third = parted.append(store, &["b", "c"], Retention::Newest(1));
    assert_ne!(second, third);
    check(store, &task_id, &[next.whole, third]);
    assert_eq!(count(&task_id), 4);
}

/// Several appends at once bring their parts and drop others, each behind the one before it; one that is not stored changes none, nor do those
/// of its task that follow.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn several_appends_bring_their_parts(store: &dyn SnapshotStore, count: Count<'_>) {
    for retention in [Retention::All, Retention::Newest(5)] {
        let mut tasks = ["one", "other"].map(|rule| (Parted::new(store, rule), Vec::new()));
        let mut nexts = Vec::new();
        for round in 0..40_u32 {
            for (parted, versions) in &mut tasks {
                let next = parted.next(&[&round.to_string(), &(round / 3).to_string(), "same"]);
                versions.push(parted.follow(next.clone()));
                nexts.push(next);
            }
        }
        let appends: Vec<_> = nexts.iter().map(|next| next.append(Some(1), retention)).collect();
        let answers: Vec<_> = answer(store.append_all(&appends)).into_iter().map(Result::ok).collect();
        assert_eq!(answers, vec![Some(Swap::Stored); nexts.len()]);
        let mut counts = Vec::new();
        for (parted, all) in &tasks {
            let there = versions(store, &parted.task_id);
            assert!(there.ends_with(&[36, 37, 38, 39, 40]) && there.starts_with(&[1]), "{there:?}");
            let is_there = |snapshot: &&StateSnapshot| there.contains(&snapshot.version);
            let kept: Vec<_> = all.iter().filter(is_there).cloned().collect();
            check(store, &parted.task_id, &kept);
            let parts = count(&parted.task_id);
            if retention == Retention::All {
                let own = nexts.iter().filter(|next| next.row.task_id == parted.task_id);
                assert_eq!(parts, own.map(|next| next.added.len()).sum::<usize>(), "what came is there");
            } else {
                // Four of the start, four of the highest, and at most two of each other.
                assert!(parts <= 8 + 2 * there.len(), "{parts} parts of {} versions", there.len());
            }
            counts.push(parts);
        }
        let [(one, _), (other, _)] = &tasks;
        let mut late = one.clone();
        let fenced = late.next(&["fenced"]);
        late.follow(fenced.clone());
        let (behind, fine) = (late.next(&["behind"]), other.next(&["fine"]));
        let appends = [
            fenced.append(Some(2), retention),
            fine.append(Some(1), retention),
            behind.append(Some(1), retention),
        ];
        let answers: Vec<_> = answer(store.append_all(&appends)).into_iter().map(Result::ok).collect();
        assert_eq!(answers, [Some(Swap::Taken), Some(Swap::Stored), Some(Swap::Taken)]);
        assert_eq!(count(&one.task_id), counts[0], "nothing came, and nothing was dropped");
        assert_eq!(answer(store.get(&other.task_id)), Some(fine.whole));
    }
}

/// Of many that append the same version one does, and only its parts are there.
///
/// # Panics
///
/// If the stores break the rule.
pub fn only_the_parts_of_who_appended_are_there(stores: &[Arc<dyn SnapshotStore>], count: Count<'_>) {
    let mut parted = Parted::new(&*stores[0], "compete");
    let first = parted.append(&*stores[0], &["a", "b"], Retention::All);
    for round in 0..10 {
        let nexts = concurrency::together(stores, 6, |number, store| {
            let next = parted.next(&[&format!("{round} {number}"), "b"]);
            (answer(store.append(next.append(Some(1), Retention::Newest(1)))), next)
        });
        let (winners, late): (Vec<_>, Vec<_>) =
            nexts.into_iter().partition(|(swap, _)| *swap == Swap::Stored);
        assert_eq!((winners.len(), late.len()), (1, 5));
        let winner = parted.follow(winners.into_iter().next().expect("there is one").1);
        for store in stores {
            check(&**store, &parted.task_id, &[first.clone(), winner.clone()]);
        }
        assert_eq!(count(&parted.task_id), 4, "the head, `a`, `b`, and one of its own");
    }
}

/// Who reads while versions and their parts come and go finds each version whole, or not at all.
///
/// # Panics
///
/// If the stores break the rule.
pub fn no_reader_misses_a_part(stores: &[Arc<dyn SnapshotStore>], count: Count<'_>) {
    let (parted, _) = Parted::with(&*stores[0], "readers", &[&["a"], &["b"]]);
    let is_over = AtomicBool::new(false);
    concurrency::together(stores, 4, |number, store| {
        let (mut parted, patience) = (parted.clone(), Patience::new());
        if number == 0 {
            for version in 3..150 {
                let names = [version.to_string(), (version + 1).to_string()];
                parted.append(store, &[&names[0], &names[1]], Retention::Newest(2));
                if version % 16 == 0 {
                    parted.rewrite(store, Some(version - 1), &[]);
                    parted.append(store, &[&names[1]], Retention::Newest(2));
                }
            }
            is_over.store(true, Ordering::SeqCst);
            return;
        }
        let mut found = 0;
        while !is_over.load(Ordering::SeqCst) || found == 0 {
            patience.check();
            let latest = answer(store.get(&parted.task_id)).expect("there is always one");
            assert!(latest.data.as_json().contains("\"list\":[\"-\",\""), "it is whole: {:?}", latest.data);
            for version in answer(store.list_versions(&parted.task_id)) {
                let read = answer(store.get_stored(&parted.task_id, Some(version)));
                if let Some(whole) = read.map(together) {
                    assert_eq!(whole.version, version);
                    found += 1;
                }
            }
        }
    });
    let task_id = &parted.task_id;
    assert_eq!(answer(stores[0].list_versions(task_id)).len(), 3);
    // Of the start the head and `a`; the last two versions share one of the three that they have.
    assert_eq!(count(task_id), 2 + 3);
}
