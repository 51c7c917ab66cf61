//! Line 2 of the contract: From any snapshot, the rest of the run gives the same result, the same later snapshots and the same effects as
//! the run that was never interrupted.

use std::collections::{BTreeMap, VecDeque};

use asap_runtime::store::{MemoryStore, Retention, SqliteStore};
use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{Runtime, SnapshotStore, StateSnapshot, checkpoint, resumable};
use asap_tests::Recorder;
use asap_tests::trace::{self, effect};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Order {
    Buy { name: String, amount: u32 },
    Sell(String, u32),
    Nothing,
}

/// The depot and the cash.
type Answer = (BTreeMap<String, u32>, i64);

/// A bit of everything: loops of several kinds, a `match`, moves, shadowing, late initialisation.
#[resumable]
fn trade(orders: Vec<Order>, prices: BTreeMap<String, u64>) -> Result<Answer, String> {
    let mut depot = BTreeMap::new();
    let mut cash = 100_i64;
    let mut late: VecDeque<Order> = VecDeque::new();
    let total = orders.len();
    for (index, order) in orders.into_iter().enumerate() {
        effect((index, total, &order));
        let order = match order {
            Order::Buy { name, amount } if amount > 5 => {
                late.push_back(Order::Buy { name, amount: amount - 5 });
                checkpoint!("postponed");
                continue;
            }
            other => other,
        };
        let (name, price);
        match order {
            Order::Buy { name: bought, amount } => {
                price = prices.get(&bought).copied().ok_or_else(|| format!("no price of {bought}"))?;
                name = bought;
                *depot.entry(name.clone()).or_insert(0) += amount;
                cash -= i64::try_from(price).unwrap() * i64::from(amount);
            }
            Order::Sell(sold, amount) => {
                checkpoint!("selling");
                price = prices[&sold];
                name = sold;
                *depot.entry(name.clone()).or_insert(0) -= amount;
                cash += i64::try_from(price).unwrap() * i64::from(amount);
            }
            Order::Nothing => continue,
        }
        checkpoint!("traded");
        effect((name, price, cash));
    }
    while let Some(order) = late.pop_front() {
        effect(("late", &order));
        checkpoint!();
        if let Order::Buy { name, amount } = order {
            for i in 0..amount {
                *depot.entry(name.clone()).or_insert(0) += 1;
                if i % 2 == 0 {
                    checkpoint!("bought");
                }
            }
        }
    }
    effect("done");
    Ok((depot, cash))
}

fn arguments() -> (Vec<Order>, BTreeMap<String, u64>) {
    let buy = |name: &str, amount| Order::Buy { name: name.to_owned(), amount };
    let orders = vec![
        buy("iron", 3),
        buy("salt", 9),
        Order::Sell("iron".to_owned(), 1),
        Order::Nothing,
        buy("salt", 2),
        buy("iron", 7),
        Order::Sell("salt".to_owned(), 1),
    ];
    (orders, BTreeMap::from([("iron".to_owned(), 7), ("salt".to_owned(), 2)]))
}

/// Result, effects, and snapshots with their places in the trace.
fn whole() -> (Answer, Vec<String>, Vec<(StateSnapshot, usize)>) {
    let recorder = Recorder::default();
    let store = recorder.clone();
    let runtime = Runtime::new(store).with_retention(Retention::All);
    let _ = trace::take();
    let (orders, prices) = arguments();
    let answer = runtime.run("t", trade(orders, prices)).unwrap();
    let cuts = recorder.cuts().into_iter().map(|cut| (cut.snapshot, cut.length)).collect();
    (answer, trace::take(), cuts)
}

/// Carries on from one snapshot, alone in the store.
fn rest(store: impl SnapshotStore + 'static, snapshot: &StateSnapshot) -> (Answer, Vec<String>, Vec<String>) {
    store.save(snapshot).wait().unwrap();
    let runtime = Runtime::new(store).with_retention(Retention::All);
    let _ = trace::take();
    let answer = runtime.resume("t").unwrap();
    let versions = runtime.store().list_versions("t").wait().unwrap();
    let get = |version| runtime.store().get_version("t", version).wait().unwrap().unwrap();
    (answer, trace::take(), versions.into_iter().map(|version| get(version).data.into_json()).collect())
}

fn from_every_snapshot<S: SnapshotStore + 'static>(store: impl Fn() -> S) {
    let (answer, effects, cuts) = whole();
    assert!(cuts.len() > 12, "{}", cuts.len());
    for (index, (snapshot, length)) in cuts.iter().enumerate() {
        let later: Vec<_> = cuts[index..].iter().map(|(cut, _)| cut.data.as_json().to_owned()).collect();
        let (found, done, snapshots) = rest(store(), snapshot);
        assert_eq!(found, answer, "from version {}", snapshot.version);
        assert_eq!(done, effects[*length..], "from version {}", snapshot.version);
        assert_eq!(snapshots, later, "from version {}", snapshot.version);
    }
}

#[test]
fn from_every_snapshot_in_memory() {
    from_every_snapshot(MemoryStore::new);
}

#[test]
fn from_every_snapshot_in_sqlite() {
    from_every_snapshot(|| SqliteStore::in_memory().unwrap());
}

#[test]
fn a_run_that_fails_and_is_carried_on_again_and_again_is_the_run_that_was_not() {
    let (answer, _, cuts) = whole();
    let store = FaultyStore::<MemoryStore>::default();
    let (orders, prices) = arguments();
    let runtime = Runtime::new(store.clone()).with_retention(Retention::All);
    for (snapshot, _) in &cuts {
        store.fail(When::writes().version(snapshot.version), Fault::Before);
        assert!(runtime.run("t", trade(orders.clone(), prices.clone())).unwrap_err().is_store());
        store.repair();
    }
    assert_eq!(runtime.run("t", trade(orders, prices)).unwrap(), answer);
    let data: Vec<_> = cuts.into_iter().map(|(cut, _)| cut.data.into_json()).collect();
    assert_eq!(crate::stored::data(&store, "t"), data);
}
