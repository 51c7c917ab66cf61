//! What a checkpoint costs on the way to the server and back, counted by a proxy in between.

use asap_runtime::store::Retention;
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::cuts::behind;
use crate::place::Place;

#[resumable]
fn counts(checkpoints: u32) -> u32 {
    let mut sum = 0;
    for number in 0..checkpoints {
        sum += number;
        checkpoint!();
    }
    sum
}

#[resumable]
async fn counts_later(checkpoints: u32) -> u32 {
    let mut sum = 0;
    for number in 0..checkpoints {
        sum += number;
        checkpoint!();
    }
    sum
}

#[test]
fn a_checkpoint_is_one_round_trip() {
    let Some(place) = Place::new() else { return };
    let (proxy, store, _direct) = behind(&place, |_| {});
    // The second has what falls out of its window removed on the way.
    for (name, retention) in [("all", Retention::All), ("newest", Retention::Newest(10))] {
        let runtime = Runtime::new(store.clone()).with_retention(retention);
        let requests = |task: &str, checkpoints| {
            let before = proxy.requests();
            runtime.run(task, counts(checkpoints)).unwrap();
            let behind = proxy.requests();
            crate::place::block_on(runtime.run(format!("{task}-later"), counts_later(checkpoints))).unwrap();
            (behind - before, proxy.requests() - behind)
        };
        // Each statement is prepared before its first use, which is a round trip of its own.
        requests(&format!("{name}-first"), 100);
        let (few, few_later) = requests(&format!("{name}-few"), 100);
        let (many, many_later) = requests(&format!("{name}-many"), 300);
        assert_eq!((many - few, many_later - few_later), (200, 200), "{name}");
    }
}
