//! Connections that are lost in the middle of an operation.

use std::time::{Duration, Instant};

use asap_runtime::SnapshotStore;
use asap_runtime::store::{Append, RedisOptions, RedisStore, Retention, Swap};

use crate::proxy::{Fault, Proxy};
use crate::sample::{append, record, says, snapshot, versions};
use crate::server::Server;

/// A server, a proxy in front of it, a store behind the proxy, and one that is connected directly.
pub(crate) struct Site {
    pub(crate) proxy: Proxy,
    pub(crate) store: RedisStore,
    pub(crate) direct: RedisStore,
    pub(crate) server: Server,
}

impl Site {
    pub(crate) fn new() -> Option<Self> {
        Self::with(RedisOptions::default())
    }

    pub(crate) fn with(options: RedisOptions) -> Option<Self> {
        let server = Server::start(&[])?;
        let proxy = Proxy::new(server.port);
        let store = RedisStore::connect_with(&proxy.url(), options).unwrap();
        let direct = server.store();
        Some(Self { proxy, store, direct, server })
    }
}

pub(crate) const CUTS: [Fault; 4] =
    [Fault::BeforeRequest, Fault::InRequest, Fault::BeforeAnswer, Fault::InAnswer];

#[test]
fn an_append_is_stored_once_wherever_the_connection_is_cut() {
    let Some(site) = Site::new() else { return };
    for (version, fault) in (1..).zip(CUTS.repeat(2)) {
        site.proxy.arm(fault);
        let (snapshot, record) = (snapshot("t", version), record("t", version));
        let append = Append { record: Some(&record), retention: Retention::All, ..Append::new(&snapshot) };
        assert_eq!(site.store.append(append).wait().unwrap(), Swap::Stored, "{fault:?}");
        site.proxy.happened();
        assert_eq!(versions(&site.direct, "t"), (1..=version).collect::<Vec<_>>(), "{fault:?}");
        assert_eq!(site.direct.get("t").wait().unwrap(), Some(snapshot), "{fault:?}");
        assert_eq!(site.direct.record("t").wait().unwrap(), Some(record), "{fault:?}");
    }
}

#[test]
fn an_append_that_was_stored_before_is_still_taken() {
    let Some(site) = Site::new() else { return };
    let first = snapshot("t", 1);
    assert_eq!(append(&site.store, &first).unwrap(), Swap::Stored);
    assert_eq!(append(&site.store, &first).unwrap(), Swap::Taken, "the caller repeats it");
    assert_eq!(append(&site.store, &snapshot("t", 1)).unwrap(), Swap::Taken);
    for fault in CUTS {
        site.proxy.arm(fault);
        assert_eq!(
            append(&site.store, &snapshot("t", 1)).unwrap(),
            Swap::Taken,
            "somebody else's, {fault:?}"
        );
        site.proxy.happened();
    }
    assert_eq!(site.direct.get("t").wait().unwrap(), Some(first));
}

#[test]
fn an_answer_that_comes_too_late_is_asked_for_again() {
    let options = RedisOptions::default().with_response_timeout(Duration::from_millis(500));
    let Some(site) = Site::with(options) else { return };
    for version in 1..=3 {
        site.proxy.arm(Fault::Late(Duration::from_millis(1200)));
        assert_eq!(append(&site.store, &snapshot("t", version)).unwrap(), Swap::Stored);
        let latest = site.store.get("t").wait().unwrap().map(|latest| latest.version);
        assert_eq!(latest, Some(version), "no answer is taken for another's");
        site.proxy.happened();
    }
    assert_eq!(versions(&site.direct, "t"), [1, 2, 3]);
    site.proxy.arm(Fault::Late(Duration::from_millis(20)));
    assert_eq!(append(&site.store, &snapshot("t", 4)).unwrap(), Swap::Stored, "late, but not too late");
}

#[test]
fn a_request_that_arrives_behind_its_repetition_changes_nothing() {
    let Some(site) = Site::new() else { return };
    site.proxy.arm(Fault::Stray);
    let first = snapshot("t", 1);
    assert_eq!(append(&site.store, &first).unwrap(), Swap::Stored);
    site.proxy.happened();
    let requests = site.proxy.requests();
    assert_eq!(append(&site.store, &snapshot("t", 2)).unwrap(), Swap::Stored);
    assert_eq!(site.proxy.requests() - requests, 1);
    site.proxy.deliver();
    assert_eq!(append(&site.store, &snapshot("t", 3)).unwrap(), Swap::Stored);
    assert_eq!(versions(&site.direct, "t"), [1, 2, 3]);
    assert_eq!(site.direct.get_version("t", 1).wait().unwrap(), Some(first));
}

#[test]
fn reads_are_repeated() {
    let Some(site) = Site::new() else { return };
    let (first, kept) = (snapshot("t", 1), record("t", 1));
    let append = Append { record: Some(&kept), ..Append::new(&first) };
    assert_eq!(site.store.append(append).wait().unwrap(), Swap::Stored);
    for fault in CUTS {
        site.proxy.arm(fault);
        assert_eq!(site.store.get("t").wait().unwrap().as_ref(), Some(&first));
        site.proxy.happened();
        site.proxy.arm(fault);
        assert_eq!(site.store.records().wait().unwrap().len(), 1);
        site.proxy.happened();
        site.proxy.cut_all();
        assert_eq!(versions(&site.store, "t"), [1]);
        site.proxy.cut_all();
        assert_eq!(site.store.record("t").wait().unwrap().as_ref(), Some(&kept));
    }
}

#[test]
fn other_writes_are_not_repeated_and_say_so() {
    let Some(site) = Site::new() else { return };
    // Else it is the answer that the server does not know the script which is lost.
    site.direct.save(&snapshot("t", 1)).wait().unwrap();
    assert_eq!(site.direct.swap_record(None, &record("t", 1)).wait().unwrap(), Swap::Stored);
    assert!(site.direct.delete_version("t", 1).wait().unwrap());
    assert!(!site.direct.delete("t").wait().unwrap());
    for fault in CUTS {
        let was_done = matches!(fault, Fault::BeforeAnswer | Fault::InAnswer);
        let unknown = ["connection to the Redis server", "it is not known whether it was done"];
        site.proxy.arm(fault);
        says(site.store.save(&snapshot("t", 1)).wait(), &["save version 1 of task `t`", unknown[1]]);
        assert_eq!(versions(&site.direct, "t").len(), usize::from(was_done), "{fault:?}");
        site.proxy.arm(fault);
        says(site.store.swap_record(None, &record("t", 1)).wait(), &unknown);
        assert_eq!(site.direct.record("t").wait().unwrap().is_some(), was_done, "{fault:?}");
        site.store.save(&snapshot("t", 2)).wait().unwrap();
        site.proxy.arm(fault);
        says(site.store.delete_version("t", 2).wait(), &unknown);
        assert_eq!(versions(&site.direct, "t").contains(&2), !was_done, "{fault:?}");
        site.proxy.arm(fault);
        says(site.store.delete("t").wait(), &unknown);
        assert_eq!(versions(&site.direct, "t").is_empty(), was_done, "{fault:?}");
        assert!(site.direct.delete("t").wait().unwrap() != was_done);
    }
}

#[test]
fn a_connection_that_was_lost_while_it_was_idle_is_replaced() {
    let Some(site) = Site::new() else { return };
    for version in 1..=3 {
        site.proxy.cut_all();
        site.store.save(&snapshot("t", version)).wait().unwrap();
        site.proxy.cut_all();
        assert!(site.store.delete_version("t", version).wait().unwrap());
    }
}

#[test]
fn an_append_is_one_round_trip() {
    let Some(site) = Site::new() else { return };
    // The first also loads the script.
    assert_eq!(append(&site.store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    for version in 2..=120 {
        let (snapshot, record) = (snapshot("t", version), record("t", 1));
        let requests = site.proxy.requests();
        let append = Append { record: Some(&record), ..Append::new(&snapshot) };
        assert_eq!(site.store.append(append).wait().unwrap(), Swap::Stored);
        assert_eq!(site.proxy.requests() - requests, 1);
    }
}

#[test]
fn a_server_that_is_gone_is_told_after_the_time_for_it() {
    let wait = Duration::from_millis(300);
    let Some(mut site) = Site::with(RedisOptions::default().with_reconnect(wait)) else { return };
    assert_eq!(append(&site.store, &snapshot("t", 1)).unwrap(), Swap::Stored);
    site.server.kill();
    let begun = Instant::now();
    // Its connection was idle, so what was sent into it may have been executed.
    says(append(&site.store, &snapshot("t", 2)), &["append version 2 of task `t`", "it is not known"]);
    says(site.store.save(&snapshot("t", 2)).wait(), &["was not reached within 300ms", "nothing was done"]);
    assert!(begun.elapsed() >= 2 * wait && begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    says(RedisStore::connect(&site.server.url()), &["could not connect", "cannot be reached"]);
}
