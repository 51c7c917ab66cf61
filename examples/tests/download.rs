//! `download` killed with SIGKILL goes on, asks for nothing again that was checkpointed, and its file is that of the
//! server, which breaks off connections meanwhile.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod common;
mod mirror;

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use common::{say, text};
use mirror::{Asked, Mirror, State, Victim};
use rand::{Rng, RngExt};

/// Bytes of the file, and of a range: neither is a multiple of the other.
const LENGTH: usize = 2_000_000;
const RANGE: u64 = 30_000;
/// Processes that are killed before one may run to its end.
const KILLS: usize = 8;

#[test]
fn killed_at_random_instants() {
    let mut random = common::random("killed_at_random_instants");
    let begin = Instant::now();
    let (mut kills, mut within, mut breaks) = (0, 0, 0);
    for _ in 0..2 {
        let mut bytes = vec![0; LENGTH];
        random.fill_bytes(&mut bytes);
        let every = random.random_range(3..9).to_string();
        let after = random.random_range(0..RANGE).to_string();
        let mut mirror =
            Mirror::new(&bytes, &["--pause", "1", "--drop-every", &every, "--drop-after", &after]);
        let args = ["--range", &RANGE.to_string(), "--tries", "20", "--pause", "0.002"];
        let uninterrupted = Instant::now();
        assert!(
            mirror
                .get_to("other", &args)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap()
                .success()
        );
        let duration = uninterrupted.elapsed();
        mirror.asked();

        let mut done = 0;
        for kill in 0.. {
            let mut victim = Victim::start(&mirror, &args);
            // From before the process has begun to well into the work.
            if kill < KILLS {
                thread::sleep(duration.mul_f64(random.random::<f64>() / 3.0));
                kills += usize::from(victim.kill());
            } else {
                assert!(victim.end().success(), "{}", victim.said());
            }
            let (asked, state) = (mirror.asked(), mirror.state());
            check(&asked, done, &state);
            breaks += asked.iter().filter(|asked| asked.is_broken_off).count();
            within += usize::from(kill < KILLS && asked.len() > 1);
            done = state.done;
            if state.is_completed {
                break;
            }
        }
        assert!(fs::read(mirror.out()).unwrap() == bytes, "the file is another");
        assert!(!mirror.path("out.part").exists());
    }
    let what = format!("{kills} kills, {within} of them in the middle, {breaks} broken connections");
    say(&format!("killed_at_random_instants: {what} in {:?}", begin.elapsed()));
    assert!(within > 3 && breaks > 3, "{what}");
}

/// One process went on from byte `done`: it asked for what is behind that, in order and again only what was broken off,
/// and all but the last part that it asked for is checkpointed.
fn check(asked: &[Asked], done: u64, now: &State) {
    if let Some(first) = asked.first() {
        assert_eq!(first.bytes.start, done, "{asked:?}");
    }
    for (n, pair) in asked.windows(2).enumerate() {
        let expected = if pair[0].is_broken_off { pair[0].bytes.start } else { pair[0].bytes.end };
        // The first may be of a process that was killed before it was answered.
        let is_late = n == 0 && pair[1].bytes == pair[0].bytes;
        assert!(pair[1].bytes.start == expected || is_late, "{asked:?}");
    }
    if let (Some(last), false) = (asked.last(), now.is_past_the_bytes) {
        assert!([last.bytes.start, last.bytes.end].contains(&now.done), "{asked:?}, now {now:?}");
    }
}

#[test]
fn a_file_that_changes_in_between_is_refused_until_told_to_start_over() {
    let mut mirror = Mirror::new(&b"a".repeat(1_000_000), &["--pause", "20"]);
    let mut victim = Victim::start(&mirror, &["--range", "100000"]);
    mirror.wait_for(3);
    assert!(victim.kill());
    fs::write(mirror.path("files/file"), b"b".repeat(1_000_000)).unwrap();
    for _ in 0..2 {
        let output = mirror.get(&["--range", "100000"]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.contains("has changed on the server") && said.contains("--fresh"), "{said}");
        assert!(!mirror.out().exists());
    }
    let output = mirror.get(&["--fresh"]).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(fs::read(mirror.out()).unwrap() == b"b".repeat(1_000_000));
}

#[test]
fn a_part_that_is_lost_in_between_is_refused_until_told_to_start_over() {
    let mut mirror = Mirror::new(&b"a".repeat(1_000_000), &["--pause", "20"]);
    let mut victim = Victim::start(&mirror, &["--range", "100000"]);
    mirror.wait_for(3);
    assert!(victim.kill());
    fs::remove_file(mirror.path("out.part")).unwrap();
    let output = mirror.get(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("out.part: No such file"), "{}", text(&output.stderr));
    let output = mirror.get(&["--fresh"]).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn what_is_there_is_not_downloaded_again() {
    let mut mirror = Mirror::new(b"0123456789", &[]);
    for requests in [1, 0] {
        let output = mirror.get(&[]).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        let expected = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882  10 B  out\n";
        assert_eq!(text(&output.stdout), expected);
        assert_eq!(mirror.asked().len(), requests);
    }
    fs::remove_file(mirror.out()).unwrap();
    assert!(mirror.get(&[]).output().unwrap().status.success());
    assert_eq!(fs::read(mirror.out()).unwrap(), b"0123456789");
}

#[test]
fn ctrl_c_is_an_interruption() {
    let mut mirror = Mirror::new(&b"a".repeat(1_000_000), &["--pause", "20"]);
    let mut victim = Victim::start(&mirror, &["--range", "100000"]);
    mirror.wait_for(3);
    let process = victim.id().to_string();
    assert!(Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    assert_eq!(victim.end().code(), Some(1));
    assert!(victim.said().contains("interrupted"), "{}", victim.said());
    mirror.asked();
    let done = mirror.state().done;
    assert!(done >= 200_000, "two ranges were checkpointed when the third was asked for");
    assert!(mirror.get(&[]).output().unwrap().status.success());
    assert_eq!(mirror.asked().first().unwrap().bytes.start, done);
}

#[test]
fn a_server_that_is_gone_is_given_up() {
    let mirror = Mirror::new(b"0123456789", &[]);
    let arguments = ["get", "http://127.0.0.1:9/file", "--out", "out", "--db", "out.db", "--tries", "2"];
    let output = mirror.download(&arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("given up after 2 tries") && said.contains("http://127.0.0.1:9/file"), "{said}");
    let output = mirror.download(&["get", "https://localhost/file", "--out", "out"]).output().unwrap();
    assert!(text(&output.stderr).contains("must begin with `http://`"), "{}", text(&output.stderr));
}

#[test]
fn the_demonstration_proves_its_point() {
    let output = Command::new(env!("CARGO_BIN_EXE_download")).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.ends_with("was asked for again, and the digest is right\n"), "{said}");
}
