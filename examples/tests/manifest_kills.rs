//! `manifest` killed with SIGKILL goes on, reads nothing twice that was checkpointed, and its output is that
//! of the run that was never killed.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod common;

use std::fs;
use std::io::Read;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use common::victim::{Victim, state};
use common::{Place, assert_same, say, text};
use rand::RngExt;
use rand::rngs::StdRng;

/// One manifest that is written by many processes, each killed but for the last.
struct Job<'a> {
    place: &'a Place,
    args: &'a [&'a str],
    /// Every file, as `--verbose` prints it, in the order of an uninterrupted run.
    files: Vec<String>,
    expected: Vec<u8>,
    /// How long that run took.
    duration: Duration,
    kills: usize,
    /// What the last process printed.
    printed: Vec<u8>,
}

impl<'a> Job<'a> {
    fn new(place: &'a Place, args: &'a [&'a str]) -> Self {
        let begin = Instant::now();
        let (status, _, uninterrupted) =
            Victim::start(place, &["t", "--db", "other.db", "--out", "other"]).output();
        assert!(status.success(), "{}", uninterrupted.said);
        let duration = begin.elapsed();
        let expected = place.expected("t");
        assert_same(&fs::read(place.path("other")).unwrap(), &expected);
        Self {
            place,
            args,
            files: uninterrupted.hashed.clone(),
            expected,
            duration,
            kills: 0,
            printed: Vec::new(),
        }
    }

    /// Starts a process, lets `until` see it, and kills it unless it came to its end before.
    ///
    /// Checks that the process began with the first file that was not checkpointed and left none out, and that
    /// what it went on from is checkpointed for the next one.
    fn attempt(&mut self, until: impl FnOnce(&mut Victim)) {
        let done = state(self.place, "s.db").files;
        let mut victim = Victim::start(self.place, self.args);
        until(&mut victim);
        let killed = victim.kill();
        self.printed.clear();
        victim.stdout().read_to_end(&mut self.printed).unwrap();
        let hashed = victim.hashed.len();
        assert_eq!(victim.hashed, self.files[done..done + hashed], "after {} kills", self.kills);
        assert!(
            killed || victim.said.is_empty() || victim.said.starts_with(" INFO going on"),
            "{}",
            victim.said
        );
        let now = state(self.place, "s.db").files;
        // All but the last file that it began are checkpointed.
        assert!(
            (done + hashed).saturating_sub(1) <= now && now <= done + hashed,
            "{done} + {hashed}, now {now}"
        );
        self.kills += usize::from(killed);
    }

    /// Lets a last process run to the end, if the task has not completed, and compares what is left.
    fn finish(&mut self, out: Option<&str>) {
        let state = state(self.place, "s.db");
        // A process may be killed when there is nothing left to do.
        if !state.completed {
            let (status, printed, last) = Victim::start(self.place, self.args).output();
            assert!(status.success(), "{}", last.said);
            assert_eq!(last.hashed, self.files[state.files..]);
            self.printed = printed;
        }
        match out {
            Some(out) => assert_same(&fs::read(self.place.path(out)).unwrap(), &self.expected),
            None => assert_same(&self.printed, &self.expected),
        }
    }
}

#[test]
fn killed_at_every_checkpoint() {
    let mut random = common::random("killed_at_every_checkpoint");
    let place = Place::random(&mut random, 100);
    let mut job = Job::new(&place, &["t", "--db", "s.db", "--out", "o"]);
    let begin = Instant::now();
    // The second file is begun when the first one's checkpoint was acknowledged.
    while state(&place, "s.db").files + 1 < job.files.len() {
        job.attempt(|victim| assert!(victim.hashes(2)));
    }
    job.finish(Some("o"));
    say(&format!("killed_at_every_checkpoint: {} kills in {:?}", job.kills, begin.elapsed()));
    assert!(job.kills >= job.files.len() / 3);
}

#[test]
fn killed_at_random_instants() {
    const KILLS: usize = 200;
    let mut random = common::random("killed_at_random_instants");
    let begin = Instant::now();
    let (mut kills, mut jobs) = (0, 0);
    while kills < KILLS {
        jobs += 1;
        kills += random_job(&mut random, jobs % 2 == 0);
    }
    say(&format!("killed_at_random_instants: {kills} kills of {jobs} jobs in {:?}", begin.elapsed()));
}

/// Kills the processes of one job until it is completed, or 40 were killed, and returns how many were.
fn random_job(random: &mut StdRng, print: bool) -> usize {
    let place = Place::random(random, 60);
    let out = if print { None } else { Some("o") };
    let args: &[&str] = if print { &["t", "--db", "s.db"] } else { &["t", "--db", "s.db", "--out", "o"] };
    let mut job = Job::new(&place, args);
    while job.kills < 40 && !state(&place, "s.db").completed {
        // From before the process has begun to well into the work.
        let delay = job.duration.mul_f64(random.random::<f64>() / 4.0);
        job.attempt(|_| thread::sleep(delay));
    }
    job.finish(out);
    job.kills
}

#[test]
fn killed_while_it_prints() {
    let place = Place::new();
    for n in 0..400 {
        place.write(format!("t/{n}{}", "x".repeat(240)), "1");
    }
    let expected = place.expected("t");
    assert!(expected.len() > 100_000, "more than a pipe takes");
    for files in [400, 0, 0] {
        let mut victim = Victim::start(&place, &["t"]);
        assert!(victim.hashes(files));
        victim.stdout().read_exact(&mut [0; 1000]).unwrap();
        assert!(victim.kill());
    }
    let (status, printed, last) = Victim::start(&place, &["t"]).output();
    assert!(status.success(), "{}", last.said);
    assert_same(&printed, &expected);
    assert_eq!(last.hashed.len(), 0);
}

#[test]
fn a_second_process_takes_over_and_the_first_stops() {
    let place = Place::new();
    place.write("t/a", "1");
    place.write("t/z", "1");
    // Large enough that the first process is in the middle of it when it is halted, but without blocks.
    fs::File::create(place.path("t/m")).unwrap().set_len(64 << 20).unwrap();
    let args = ["t", "--db", "s.db", "--out", "o"];

    let mut first = Victim::start(&place, &args);
    assert!(first.hashes(2));
    signal(&first, "STOP");
    let mut second = Victim::start(&place, &args);
    assert!(second.says("another process writes to it"), "{}", second.said);
    signal(&first, "CONT");

    assert_eq!(first.end().code(), Some(1));
    assert!(first.said.contains("is being run by somebody else"), "{}", first.said);
    assert_eq!(first.hashed.len(), 2);
    assert!(second.end().success(), "{}", second.said);
    assert_eq!(second.hashed.len(), 2, "it goes on after the first file");
    assert_same(&fs::read(place.path("o")).unwrap(), &place.expected("t"));
}

#[test]
fn of_two_that_start_at_once_one_goes_on_and_the_output_is_right() {
    let mut random = common::random("of_two_that_start_at_once");
    let place = Place::random(&mut random, 30);
    let expected = place.expected("t");
    let args = ["t", "--db", "s.db", "--out", "o"];
    // Each round after the first starts over what a round before has completed.
    for _ in 0..8 {
        let pair = [Victim::start(&place, &args), Victim::start(&place, &args)].map(Victim::output);
        let done = pair.iter().filter(|(status, ..)| status.success()).count();
        assert!(done > 0, "{}\n{}", pair[0].2.said, pair[1].2.said);
        for (status, _, process) in &pair {
            assert!(status.success() || process.said.contains("by somebody else"), "{}", process.said);
        }
        assert_same(&fs::read(place.path("o")).unwrap(), &expected);
    }
}

fn signal(victim: &Victim, signal: &str) {
    assert!(
        Command::new("kill")
            .args([&format!("-{signal}"), &victim.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn an_output_that_was_changed_in_between_is_refused_until_told_to_start_over() {
    let place = Place::new();
    for n in 0..20 {
        place.write(format!("t/{n}"), "1");
    }
    let args = ["t", "--db", "s.db", "--out", "o"];
    let mut victim = Victim::start(&place, &args);
    assert!(victim.hashes(5));
    assert!(victim.kill());
    fs::write(place.path("o"), "something else").unwrap();
    for _ in 0..2 {
        let output = place.manifest(&args);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("--fresh"), "{}", text(&output.stderr));
        assert_eq!(fs::read(place.path("o")).unwrap(), b"something else");
    }
    let output = place.manifest(&[&args[..], &["--fresh"]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_same(&fs::read(place.path("o")).unwrap(), &place.expected("t"));
}
