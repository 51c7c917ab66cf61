//! Values in parts against what they were: random changes, each version read again from what a store would have.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::keeper::{Keeper, Kind};
use super::row;
use crate::parts::Contents;
use crate::store::PartKey;

/// What a store has of one task.
#[derive(Debug, Default)]
struct Shelf {
    parts: BTreeMap<PartKey, (Option<u64>, Arc<[u8]>)>,
}

impl Shelf {
    fn append(&mut self, version: u64, kept: &Keeper) {
        let Some(changes) = kept.changes() else { return };
        for part in changes.added {
            let key = PartKey { first: version, id: part.id };
            assert!(self.parts.insert(key, (None, Arc::clone(&part.content))).is_none(), "added twice");
        }
        for key in changes.dropped {
            let (until, _) = self.parts.get_mut(key).expect("what is dropped is there");
            assert_eq!(*until, None, "dropped twice");
            assert!(key.first < version);
            *until = Some(version - 1);
        }
    }

    fn read(&self, version: u64, row: &str) -> String {
        let needed = |key: &PartKey, until: Option<u64>| {
            key.first <= version && until.is_none_or(|until| version <= until)
        };
        let there = self.parts.iter().filter(|(key, (until, _))| needed(key, *until));
        let there: Vec<_> = there.map(|(key, (_, content))| (*key, Arc::clone(content))).collect();
        row::put_in(row, &Contents::of(&there)).expect("it can be read").0
    }

    fn open(&self) -> Vec<PartKey> {
        self.parts.iter().filter(|(_, (until, _))| until.is_none()).map(|(key, _)| *key).collect()
    }
}

/// What happens to one of the values.
#[derive(Debug, Clone)]
enum Step {
    /// It is another one altogether.
    Anew { value: u8, seed: u64, bytes: usize },
    /// So many bytes at this place, in thousandths of it, are others, which may be more or fewer.
    Edit { value: u8, place: usize, out: usize, seed: u64, bytes: usize },
    /// It grows at its end.
    Grow { value: u8, seed: u64, bytes: usize },
    /// It is not saved any more.
    Drop { value: u8 },
    /// The attempt ends, and another one goes on from the last version.
    Resume,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let value = 0..3u8;
    let step = prop_oneof![
        1 => (value.clone(), any::<u64>(), 0..200_000usize)
            .prop_map(|(value, seed, bytes)| Step::Anew { value, seed, bytes }),
        4 => (value.clone(), 0..1000usize, 0..500usize, any::<u64>(), 0..500usize)
            .prop_map(|(value, place, out, seed, bytes)| Step::Edit { value, place, out, seed, bytes }),
        8 => (value.clone(), any::<u64>(), 0..9_000usize)
            .prop_map(|(value, seed, bytes)| Step::Grow { value, seed, bytes }),
        1 => value.prop_map(|value| Step::Drop { value }),
        1 => Just(Step::Resume),
    ];
    prop::collection::vec(step, 1..60)
}

/// Text that looks random, or, from every fourth seed, repeats itself.
fn text(seed: u64, bytes: usize) -> String {
    let mut state = seed | 1;
    let period = if seed % 4 == 0 { 1000 } else { usize::MAX };
    let mut text = String::with_capacity(bytes);
    for at in 0..bytes {
        if at.is_multiple_of(period) {
            state = seed | 1;
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push(char::from(b'a' + u8::try_from((state >> 33) % 26).expect("a letter")));
    }
    text
}

fn name(value: u8) -> String {
    format!("v{value}")
}

/// Writes the values as the writer does: what is kept or large, in parts.
fn write(kept: &mut Keeper, values: &BTreeMap<u8, String>, grown: Option<(u8, &str)>) -> String {
    let mut row = String::new();
    kept.begin(0);
    for (value, text) in values {
        let whole = format!("\"{text}\"");
        let index = match (kept.find(Kind::Local, &name(*value)), grown) {
            (Some(index), Some((growing, more))) if growing == *value => {
                kept.grow(index, more);
                Some(index)
            }
            (Some(index), _) if whole.len() >= 4096 => {
                kept.set(index, whole.clone());
                Some(index)
            }
            (None, _) if whole.len() >= 8192 => Some(kept.add(Kind::Local, &name(*value), whole.clone())),
            _ => None,
        };
        match index {
            Some(index) => kept.refer(index, (0, 0)).write(&mut row),
            None => row.push_str(&whole),
        }
        row.push(',');
    }
    kept.end();
    row
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_version_is_read_as_it_was(steps in steps()) {
        let (mut kept, mut shelf) = (Keeper::new(Vec::new(), false, 8192), Shelf::default());
        let mut values: BTreeMap<u8, String> = BTreeMap::new();
        let mut rows = Vec::new();
        for step in steps {
            let mut more = None;
            match step {
                Step::Anew { value, seed, bytes } => {
                    values.insert(value, text(seed, bytes));
                }
                Step::Edit { value, place, out, seed, bytes } => {
                    if let Some(value) = values.get_mut(&value) {
                        let start = value.len() * place / 1000;
                        value.replace_range(start..(start + out).min(value.len()), &text(seed, bytes));
                    }
                }
                Step::Grow { value, seed, bytes } => {
                    if let Some(text_of) = values.get_mut(&value) {
                        let grown = text(seed, bytes);
                        text_of.push_str(&grown);
                        more = Some((value, grown));
                    }
                }
                Step::Drop { value } => {
                    values.remove(&value);
                }
                Step::Resume => kept = Keeper::new(shelf.open(), kept.any(), 8192),
            }
            let version = rows.len() as u64 + 1;
            let grown = more.as_ref().map(|(value, more)| (*value, more.as_str()));
            let row = write(&mut kept, &values, grown);
            kept.turn(version);
            shelf.append(version, &kept);
            let whole: String = values.values().map(|text| format!("\"{text}\",")).collect();
            rows.push((row, whole));
            for (version, (row, whole)) in (1..).zip(&rows) {
                prop_assert_eq!(&shelf.read(version, row), whole, "version {}", version);
            }
        }
        // Nothing is kept for ever.
        values.clear();
        let version = rows.len() as u64 + 1;
        write(&mut kept, &values, None);
        kept.turn(version);
        shelf.append(version, &kept);
        prop_assert_eq!(shelf.open(), Vec::new());
    }
}

/// What the store is given, in bytes.
fn added(kept: &Keeper) -> usize {
    kept.changes().map_or(0, |changes| changes.bytes())
}

#[test]
fn a_change_in_the_middle_costs_the_leaves_around_it() {
    let mut kept = Keeper::new(Vec::new(), false, 8192);
    let mut values = BTreeMap::from([(0, text(1, 4 << 20))]);
    write(&mut kept, &values, None);
    kept.turn(1);
    assert!(added(&kept) >= 4 << 20);
    for (version, (place, with)) in (2..).zip([(2 << 20, "x"), (3 << 20, "xyz"), (100, ""), (4 << 20, "?")]) {
        if let Some(text) = values.get_mut(&0) {
            text.replace_range(place - 1..place, with);
        }
        write(&mut kept, &values, None);
        kept.turn(version);
        assert!(added(&kept) <= 64 << 10, "{} bytes for one", added(&kept));
    }
    write(&mut kept, &values, None);
    kept.turn(6);
    let changes = kept.changes().expect("there are parts");
    assert!(changes.added.is_empty() && changes.dropped.is_empty(), "nothing has changed");
}

#[test]
fn growth_costs_what_has_come() {
    let mut kept = Keeper::new(Vec::new(), false, 8192);
    let mut values = BTreeMap::from([(0, text(1, 20_000))]);
    write(&mut kept, &values, None);
    kept.turn(1);
    let (mut bytes, mut parts) = (0, 0);
    for version in 2..=10_001 {
        let more = text(version, 100);
        if let Some(text) = values.get_mut(&0) {
            text.push_str(&more);
        }
        let row = write(&mut kept, &BTreeMap::from([(0, String::new())]), Some((0, &more)));
        kept.turn(version);
        bytes += added(&kept) + row.len();
        parts += kept.changes().map_or(0, |changes| changes.added.len());
    }
    assert!(bytes <= 10_000 * 420, "{bytes} bytes for 10,000 times 100");
    assert!(parts <= 10_500, "{parts} parts");
    // Written whole it has the same leaves.
    write(&mut kept, &values, None);
    kept.turn(10_002);
    assert!(added(&kept) < 64 << 10, "{} bytes", added(&kept));
}
