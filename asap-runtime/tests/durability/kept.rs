//! How much waits.

use std::fmt::Write;

use asap_runtime::{checkpoint, resumable};

use crate::{EVER, Look, block_on, within};

/// 1 MiB of text, no part of which is there twice.
fn text(i: usize) -> String {
    let mut state = i as u64 + 1;
    let mut text = String::with_capacity(1 << 20);
    while text.len() < 1 << 20 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        write!(text, "{:08x}", state >> 32).unwrap();
    }
    text
}

#[resumable]
fn large(#[resource] look: Look) -> usize {
    let mut texts = 0;
    for i in 0..40 {
        let now = text(i);
        checkpoint!();
        texts += now.len();
    }
    assert_eq!(texts, 40 << 20);
    look.versions("t").len()
}

#[resumable]
async fn large_later(#[resource] look: Look) -> usize {
    let mut texts = 0;
    for i in 0..40 {
        let now = text(i);
        checkpoint!();
        texts += now.len();
    }
    assert_eq!(texts, 40 << 20);
    look.versions("t").len()
}

#[test]
fn a_checkpoint_waits_while_there_is_no_room() {
    // 40 of about 1 MiB: all but the last 16 MiB are stored, though nothing is due.
    let (_, runtime) = within(EVER);
    let stored = runtime.run("t", large()).unwrap();
    assert!((25..=41).contains(&stored), "{stored} versions were stored on the way");
    let (_, runtime) = within(EVER);
    let stored = block_on(runtime.run("t", large_later())).unwrap();
    assert!((25..=41).contains(&stored), "{stored} versions were stored on the way");
}

#[resumable]
fn huge(#[resource] look: Look) -> Vec<u64> {
    let all: Vec<String> = (0..20).map(text).collect();
    checkpoint!();
    assert_eq!(all.len(), 20);
    let mut seen = look.versions("t");
    checkpoint!();
    seen.extend(look.versions("t"));
    seen.extend([all.len() as u64]);
    seen
}

#[test]
fn one_that_is_larger_than_the_room_is_taken_alone() {
    let (store, runtime) = within(EVER);
    let seen = runtime.run("t", huge()).unwrap();
    assert_eq!(seen.last(), Some(&20));
    assert_eq!(Look(store).versions("t"), [1, 2, 3]);
}
