//! `agent` killed with SIGKILL says in the end what it says without: no turn is lost, no tool is called twice.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod common;
mod shop;

use std::os::unix::process::ExitStatusExt;
use std::time::{Duration, Instant};

use asap_runtime::TaskStatus;
use common::{say, text};
use rand::RngExt;
use shop::{REFUND, Shop};

/// Processes that are killed of one task at random instants, and tasks.
const KILLS: usize = 10;
const TASKS: usize = 3;

#[test]
fn it_uses_its_tools_and_waits_for_a_person() {
    let shop = Shop::open(0);
    let mut running = shop.start(&[]);
    shop.until(TaskStatus::InputRequired);
    assert_eq!(text(&shop.agent(&["approve"]).output().unwrap().stdout), format!("{REFUND} is approved\n"));
    assert_eq!(
        text(&shop.agent(&["approve", "--call", REFUND, "--deny"]).output().unwrap().stdout),
        format!("{REFUND} was decided before\n")
    );
    assert!(running.ends().success());
    let turns = shop.counters().keys().filter(|what| what.starts_with("turn ")).count();
    assert_eq!((turns, shop.counters().len()), (8, 14));
    shop.check(&shop.transcript());
    let conversation = shop.transcript();
    let last = conversation.as_array().unwrap().last().unwrap();
    assert_eq!(
        last["content"],
        "Done. 42.00 was refunded for order A-1042. A mail was sent to the customer of order A-1042."
    );
    // It is completed: nothing is asked again.
    let output = shop.agent(&["run"]).output().unwrap();
    assert_eq!(text(&output.stdout), format!("{}\n", last["content"].as_str().unwrap()));
    shop.check(&conversation);
}

#[test]
fn what_is_refused_is_not_done() {
    let shop = Shop::open(0);
    let mut running = shop.start(&[]);
    shop.until(TaskStatus::InputRequired);
    assert!(shop.agent(&["approve", "--deny"]).status().unwrap().success());
    assert!(running.ends().success());
    assert!(shop.counters().keys().all(|what| !what.starts_with("refund")), "{:?}", shop.counters());
    assert!(shop.transcript().to_string().contains("A person has refused this."));
}

#[test]
fn killed_around_every_snapshot() {
    let whole = whole();
    // Each process stores one snapshot: it is killed behind that, or before the next.
    for die in ["behind:1", "before:2"] {
        let shop = Shop::open(0);
        let mut kills = 0;
        loop {
            let ended = shop.start(&["--die", die]).ends();
            if kills == 0 {
                assert!(shop.agent(&["approve", "--call", REFUND]).status().unwrap().success());
            }
            if ended.signal() != Some(9) {
                assert!(ended.success(), "{die}: {ended}");
                break;
            }
            kills += 1;
        }
        say(&format!("agent: {kills} kills, {die}"));
        assert!(kills >= 30, "{die}: {kills} kills");
        shop.check(&whole);
    }
}

#[test]
fn killed_at_random_instants() {
    let mut random = common::random("killed_at_random_instants");
    let whole = whole();
    let (mut kills, mut asked) = (0, 0);
    for _ in 0..TASKS {
        // Most of the time is spent in requests.
        let shop = Shop::open(20);
        let mut is_over = false;
        for _ in 0..KILLS {
            let mut running = shop.start(&[]);
            let (begun, time) = (Instant::now(), random.random_range(10..200));
            while begun.elapsed() < Duration::from_millis(time) {
                shop.approve_if_asked();
                std::thread::sleep(Duration::from_millis(1));
            }
            if running.kill().signal() != Some(9) {
                is_over = true;
                break;
            }
            kills += 1;
        }
        if !is_over {
            let mut running = shop.start(&[]);
            while !running.is_over() {
                shop.approve_if_asked();
                std::thread::sleep(Duration::from_millis(5));
            }
            assert!(running.ends().success());
        }
        shop.check(&whole);
        asked += shop.counters().values().filter(|counter| counter.asked > counter.done).count();
    }
    say(&format!("agent: {kills} kills at random instants, {asked} requests known by their keys"));
    assert!(kills > TASKS, "{kills} kills");
}

#[test]
fn killed_while_it_waits_for_a_person() {
    let whole = whole();
    let shop = Shop::open(0);
    for _ in 0..3 {
        let mut running = shop.start(&[]);
        shop.until(TaskStatus::InputRequired);
        assert_eq!(running.kill().signal(), Some(9));
    }
    // Nobody runs it now.
    assert!(shop.agent(&["approve"]).status().unwrap().success());
    assert!(shop.start(&[]).ends().success());
    shop.check(&whole);
}

#[test]
fn who_cannot_be_asked() {
    let shop = Shop::open(0);
    let output = shop.agent(&["approve"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "agent: there is no task `agent`\n");
    let output = shop.agent(&["run", "--base-url", "https://localhost/v1"]).output().unwrap();
    assert!(text(&output.stderr).contains("must begin with `http://`"), "{}", text(&output.stderr));
    let output = shop.agent(&["run", "--base-url", "http://127.0.0.1:9/v1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("given up after 5 tries"), "{}", text(&output.stderr));
    // What failed is gone on with when the model is there.
    assert!(shop.agent(&["approve", "--call", REFUND]).status().unwrap().success());
    assert!(shop.start(&[]).ends().success());
    assert_eq!(
        text(&shop.agent(&["approve"]).output().unwrap().stderr),
        "agent: task `agent` waits for no approval\n"
    );
}

/// The conversation that nobody interrupted.
fn whole() -> serde_json::Value {
    let shop = Shop::open(0);
    let mut running = shop.start(&[]);
    shop.until(TaskStatus::InputRequired);
    assert!(shop.agent(&["approve"]).status().unwrap().success());
    assert!(running.ends().success());
    shop.transcript()
}
