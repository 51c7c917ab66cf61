//! Who hears that there may be something to take.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::TaskStatus;
use asap_runtime::store::queue::{Bell, To};
use asap_runtime::store::{RedisOptions, RedisStore, SnapshotStore, Swap, TaskRecord};

use crate::lost::Site;
use crate::place::Place;
use crate::sample::{LONG, enqueue, release, says, standing, take};
use crate::server::{ALWAYS, Server};

fn bell(store: &dyn SnapshotStore) -> Arc<Bell> {
    store.queue().unwrap().bell().wait().unwrap()
}

/// Waits until it has rung more often than this.
#[track_caller]
fn rung(bell: &Bell, known: u64) {
    let begun = Instant::now();
    while bell.count() <= known {
        assert!(begun.elapsed() < Duration::from_secs(30), "it does not ring");
        thread::sleep(Duration::from_millis(1));
    }
}

/// How often this is told to everybody who listens.
#[track_caller]
fn told(place: &Place, event: impl FnOnce()) -> usize {
    let (channel, mut raw) = (place.key("bell"), place.raw());
    let mut messages = raw.as_pubsub();
    messages.subscribe(&channel).unwrap();
    event();
    redis::cmd("PUBLISH").arg(&channel).arg("end").exec(&mut place.raw()).unwrap();
    let mut times = 0;
    while messages.get_message().unwrap().get_payload::<String>().unwrap() != "end" {
        times += 1;
    }
    times
}

#[test]
fn a_bell_rings_for_what_another_store_does() {
    let Some(place) = Place::new() else { return };
    let (here, there) = (place.store(), place.store());
    let bell = bell(&there);
    assert!(Arc::ptr_eq(&bell, &self::bell(&there)), "a store has one");
    let put_back = || here.queue().unwrap().put_back("t", chrono::DateTime::UNIX_EPOCH).wait().unwrap();
    let events: [(&dyn Fn(), usize); 7] = [
        (&|| assert_eq!(enqueue(&here, "t", Duration::ZERO).unwrap(), Swap::Stored), 1),
        (&|| assert_eq!(enqueue(&here, "t", Duration::ZERO).unwrap(), Swap::Taken), 0),
        (&|| assert_eq!(take(&here, None, LONG).len(), 1), 0),
        (&|| assert_eq!(release(&here, "t", To::Parked).unwrap(), Swap::Stored), 1),
        (&|| assert!(put_back()), 1),
        (&|| assert!(!put_back()), 0),
        (&|| assert_eq!(enqueue(&here, "delayed", LONG).unwrap(), Swap::Stored), 1),
    ];
    for (event, times) in events {
        let known = bell.count();
        assert_eq!(told(&place, event), times);
        // The end of the count rings too.
        rung(&bell, known + times as u64);
    }
}

#[test]
fn the_end_of_a_task_rings_if_another_waits_for_its_place() {
    let Some(place) = Place::new() else { return };
    let here = place.store();
    for number in 0..3 {
        assert_eq!(enqueue(&here, &format!("t{number}"), Duration::ZERO).unwrap(), Swap::Stored);
    }
    let take = |limit| take(&here, limit, LONG).into_iter().map(|leased| leased.record).collect::<Vec<_>>();
    let end = |record: &TaskRecord| {
        let ended = TaskRecord { status: TaskStatus::Completed, ..record.clone() };
        assert_eq!(here.swap_record(Some(record.attempt), &ended).wait().unwrap(), Swap::Stored);
    };
    let first = take(Some(1));
    assert_eq!(first.len(), 1);
    assert_eq!(told(&place, || end(&first[0])), 1, "two more wait");
    let second = take(Some(1));
    assert_eq!(told(&place, || end(&second[0])), 1, "one more waits");
    let last = take(Some(1));
    assert_eq!(told(&place, || end(&last[0])), 0, "nobody waits");
    assert_eq!(enqueue(&here, "free", Duration::ZERO).unwrap(), Swap::Stored);
    let free = take(None);
    assert_eq!(told(&place, || end(&free[0])), 0, "there is no limit");
}

#[test]
fn a_bell_is_heard_over_lost_connections_and_rings_for_them() {
    let Some(site) = Site::new() else { return };
    let bell = bell(&site.store);
    for number in 0..3 {
        let known = bell.count();
        site.proxy.cut_all();
        rung(&bell, known);
        let known = bell.count();
        assert_eq!(enqueue(&site.direct, &format!("t{number}"), Duration::ZERO).unwrap(), Swap::Stored);
        rung(&bell, known);
    }
}

#[test]
fn queues_outlive_the_server() {
    let Some(mut server) = Server::start(ALWAYS) else { return };
    let options = RedisOptions::default().with_reconnect(Duration::from_mins(1));
    let store = RedisStore::connect_with(&server.url(), options).unwrap();
    let bell = bell(&store);
    assert_eq!(enqueue(&store, "leased", Duration::ZERO).unwrap(), Swap::Stored);
    assert_eq!(take(&store, None, LONG).len(), 1);
    assert_eq!(enqueue(&store, "delayed", LONG).unwrap(), Swap::Stored);
    assert_eq!(enqueue(&store, "waiting", Duration::ZERO).unwrap(), Swap::Stored);
    let stand = || ["leased", "delayed", "waiting"].map(|task_id| standing(&store, task_id).unwrap());
    let before = stand();
    let known = bell.count();
    server.kill();
    server.start_again(ALWAYS);
    rung(&bell, known);
    assert_eq!(stand(), before);
    let taken = take(&store, None, LONG);
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].record.task_id, "waiting");
    assert_eq!(release(&store, "leased", To::Parked).unwrap(), Swap::Stored, "its lease is as it was");
}

#[test]
fn a_store_listens_until_it_is_dropped() {
    let Some(place) = Place::new() else { return };
    let listening = || {
        let mut ask = redis::cmd("PUBSUB");
        ask.arg("NUMSUB").arg(place.key("bell"));
        ask.query::<(String, u64)>(&mut place.raw()).unwrap().1
    };
    let store = place.store();
    assert_eq!(listening(), 0, "nobody has asked");
    let bell = bell(&store);
    assert_eq!(listening(), 1);
    drop(store);
    let begun = Instant::now();
    while listening() > 0 {
        assert!(begun.elapsed() < Duration::from_secs(30), "the thread goes on");
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(bell.count(), 0, "the bell is its owner's");
}

#[test]
fn a_server_that_is_gone_cannot_be_listened_to() {
    let options = RedisOptions::default().with_reconnect(Duration::from_millis(200));
    let Some(mut site) = Site::with(options) else { return };
    site.server.kill();
    says(site.store.queue().unwrap().bell().wait(), &["listen for tasks", "cannot be reached"]);
    site.server.start_again(&[]);
    bell(&site.store);
}
