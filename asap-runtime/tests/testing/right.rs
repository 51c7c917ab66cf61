//! Functions that survive: nothing is found, and the report says what was done.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::{CrashTest, crash_everywhere};
use asap_runtime::{Runtime, checkpoint, effect, resumable};

use crate::sample::{count, effect, effects};

#[test]
fn the_report_says_what_was_done() {
    let report = CrashTest::new().compare_effects(effects).check(|| count(3));
    assert_eq!(report.function(), "testing::sample::count");
    assert_eq!(report.checkpoints().collect::<Vec<_>>(), [("added", 3)]);
    assert_eq!((report.passed(), report.never_passed()), (3, vec![]));
    // Before and behind each of four versions, and before the end; two attempts each, and two without a crash.
    assert_eq!((report.crashes(), report.attempts()), (9, 2 + 2 * 9));
    let runtime = Runtime::new(MemoryStore::new());
    runtime.run("t", count(3)).unwrap();
    let largest = runtime.store().get("t").wait().unwrap().unwrap().data.as_json().len();
    assert_eq!(report.largest_snapshot(), largest);
    let head = "`testing::sample::count`: 3 checkpoints passed, 9 crashes in 20 attempts";
    assert_eq!(
        report.to_string(),
        format!("{head}, largest snapshot {largest} B\n       3 x added (up to {largest} B)")
    );
}

#[test]
fn a_checkpoint_that_is_not_reached_is_told() {
    let report = crash_everywhere(|| count(0));
    assert_eq!((report.passed(), report.never_passed()), (0, vec!["added"]));
    assert_eq!(report.crashes(), 3);
}

#[test]
fn two_crashes_in_one_task_come_behind_each_pair_of_versions() {
    let report = CrashTest::new().crashes(2).compare_effects(effects).check(|| count(3));
    assert_eq!(report.crashes(), 9 + 2 * 6);
    assert_eq!(report.attempts(), 2 + 2 * 9 + 3 * 6);
}

/// One effect under each policy, the last with a checkpoint that stores what it gives.
#[resumable]
fn three_effects(n: u64) -> u64 {
    let first = effect!("first", |key| done(n + key.len() as u64));
    let second = effect!("second", retry, |key| done(first + key.len() as u64));
    let third = effect!("third", check = None, done(second));
    checkpoint!();
    first + second + third
}

fn done(value: u64) -> u64 {
    effect(value);
    value
}

#[test]
fn an_effect_in_doubt_is_done_again() {
    let report = CrashTest::new().crashes(2).compare_effects(effects).check(|| three_effects(1));
    assert_eq!(report.passed(), 6, "{report}");
}

#[resumable]
fn not_a_number(n: f64) -> Vec<f64> {
    let mut all = vec![n];
    checkpoint!();
    all.push(-0.0);
    all
}

#[test]
fn a_value_that_is_not_equal_to_itself_is_the_same_nevertheless() {
    crash_everywhere(|| not_a_number(f64::NAN));
}

#[resumable]
fn words(text: String) -> (HashMap<String, usize>, usize) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut lengths: HashMap<usize, char> = HashMap::new();
    let mut seen = HashSet::new();
    for word in text.split_whitespace() {
        *counts.entry(word.to_owned()).or_default() += 1;
        lengths.insert(word.len(), 'x');
        seen.extend(word.chars());
        checkpoint!();
    }
    (counts, seen.len() + lengths.len())
}

#[test]
fn maps_may_change_their_order_and_sets_where_it_is_said() {
    let call = || words("one two three four five six seventeen one two".to_owned());
    let report = CrashTest::new().unordered("seen").check(call);
    assert_eq!(report.passed(), 9);
    let mismatch = CrashTest::new().try_check(call).unwrap_err();
    assert_eq!(mismatch.local(), Some("seen"));
    // Begun again, a function is told of what makes a first run differ.
    assert!(mismatch.to_string().contains("does not do the same when it is begun again"), "{mismatch}");
    let mismatch = CrashTest::new().unordered("seen").exact().try_check(call).unwrap_err();
    assert!(matches!(mismatch.local(), Some("counts" | "lengths")), "{mismatch}");
}

#[resumable]
fn looks_at_the_clock() -> u32 {
    let begun = std::time::SystemTime::now();
    checkpoint!();
    u32::from(begun.elapsed().is_ok())
}

#[test]
fn a_local_that_differs_with_each_run_can_be_ignored() {
    CrashTest::new().ignored("begun").check(looks_at_the_clock);
    let mismatch = CrashTest::new().try_check(looks_at_the_clock).unwrap_err();
    assert_eq!((mismatch.local(), mismatch.version()), (Some("begun"), Some(2)));
}

#[resumable]
fn random() -> u32 {
    checkpoint!();
    std::process::id().wrapping_add(TURN.take())
}

thread_local! {
    static TURN: RefCell<u32> = const { RefCell::new(0) };
}

#[test]
fn a_value_can_be_compared_by_ones_own_rule() {
    let call = || {
        TURN.set(TURN.take() + 7);
        random()
    };
    CrashTest::compared_by(|_: &u32, _| true).check(call);
    CrashTest::new().try_check(call).unwrap_err();
}

/// Writes each line into a file of its own, over whatever is there.
#[resumable]
fn writes(directory: PathBuf, lines: Vec<String>) -> usize {
    let mut written = 0;
    for line in lines {
        fs::write(directory.join(format!("{written}.txt")), &line).unwrap();
        written += 1;
        checkpoint!();
    }
    written
}

/// Appends each line, whatever is there.
#[resumable]
fn appends(directory: PathBuf, lines: Vec<String>) -> usize {
    let mut written = 0;
    for line in lines {
        let file = directory.join("all.txt");
        let text = fs::read_to_string(&file).unwrap_or_default();
        fs::write(file, text + &line).unwrap();
        written += 1;
        checkpoint!();
    }
    written
}

fn files(directory: &Path) -> String {
    let mut paths: Vec<_> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap() + "|").collect()
}

fn empty(directory: &Path) {
    for entry in fs::read_dir(directory).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
}

#[test]
fn files_are_as_without_a_crash_if_they_are_written_under_a_name() {
    let directory = tempfile::tempdir().unwrap();
    let lines = || ["one", "two", "three"].map(str::to_owned).to_vec();
    let compared =
        || CrashTest::new().on_reset(|| empty(directory.path())).compare_world(|| files(directory.path()));
    compared().check(|| writes(directory.path().to_owned(), lines()));
    assert_eq!(files(directory.path()), "one|two|three|");
    let mismatch = compared().try_check(|| appends(directory.path().to_owned(), lines())).unwrap_err();
    let text = mismatch.to_string();
    for part in [
        "crashed          before version 2 is stored\n",
        "went on from     version 1, at checkpoint `start`: {\"directory\":",
        "differs          the world, when the task has ended\n",
        "without a crash  onetwothree|\n",
        "now              oneonetwothree|\n",
    ] {
        assert!(text.contains(part), "no `{part}` in\n{text}");
    }
}

#[resumable]
async fn scaled(numbers: Vec<u64>, #[resource] factor: &Factor) -> u64 {
    let mut sum = 0;
    for number in numbers {
        tokio::task::yield_now().await;
        sum += number * factor.0;
        checkpoint!("added");
    }
    sum
}

/// Neither `Clone` nor saved.
struct Factor(u64);

#[test]
fn an_asynchronous_function_with_a_resource_is_polled_by_an_executor() {
    let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let report = CrashTest::new()
        .with_resource(Factor(10))
        .check_async(|task| executor.block_on(task), || scaled(vec![1, 2]));
    assert_eq!((report.passed(), report.crashes()), (2, 7));
}
