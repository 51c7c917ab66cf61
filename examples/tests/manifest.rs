//! The manifest is that of `find | sort | sha256sum`, and its errors are clear.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

mod common;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use common::victim::state;
use common::{NASTY, Place, assert_same, bytes, text};
use rand::RngExt;

/// Runs to the end, without a complaint, and compares with coreutils.
#[track_caller]
fn check(place: &Place, root: &str) {
    let output = place.manifest(&[root, "--db", "s.db"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
    assert_same(&output.stdout, &place.expected(root));
}

#[test]
fn nasty_names_are_sorted_and_escaped_as_coreutils_do() {
    let place = Place::new();
    for name in NASTY {
        fs::write(place.path("t").join(bytes(name)), name).unwrap();
        let mut directory = name.to_vec();
        directory.extend(b"+");
        let directory = place.path("t").join(bytes(&directory));
        fs::create_dir(&directory).unwrap();
        for name in NASTY {
            fs::write(directory.join(bytes(name)), "").unwrap();
        }
    }
    let expected = place.expected("t");
    assert_eq!(expected.split(|&byte| byte == b'\n').count() - 1, NASTY.len() * (NASTY.len() + 1));
    check(&place, "t");
}

#[test]
fn the_directory_is_spelled_as_it_was_given() {
    let place = Place::new();
    place.write("t/x", "1");
    place.write("t/sub/y", "2");
    let absolute = place.path("t").display().to_string();
    for root in ["t", "t/", "t//", "./t", "t/.", "t/sub/..", "t/x", absolute.as_str()] {
        check(&place, root);
    }
}

#[test]
fn links_and_special_files_are_not_listed() {
    let place = Place::new();
    place.write("t/file", "1");
    symlink("file", place.path("t/link")).unwrap();
    symlink("..", place.path("t/loop")).unwrap();
    symlink("nowhere", place.path("t/dangling")).unwrap();
    assert!(Command::new("mkfifo").arg(place.path("t/fifo")).status().unwrap().success());
    symlink("t", place.path("to-t")).unwrap();
    for root in ["t", "to-t", "to-t/", "t/fifo"] {
        check(&place, root);
    }
    assert_eq!(place.expected("to-t"), b"", "a link is not followed without a slash");
}

#[test]
fn an_empty_directory_has_an_empty_manifest() {
    let place = Place::new();
    check(&place, "t");
    assert!(place.manifest(&["t", "--out", "o"]).status.success());
    assert_eq!(fs::read(place.path("o")).unwrap(), b"");
}

#[test]
fn random_trees() {
    let mut random = common::random("random_trees");
    for _ in 0..12 {
        let files = random.random_range(1..60);
        let place = Place::random(&mut random, files);
        check(&place, "t");
        let expected = place.expected("t/");
        assert!(place.manifest(&["t/", "--out", "o"]).status.success());
        assert_same(&fs::read(place.path("o")).unwrap(), &expected);
    }
}

#[test]
fn its_own_files_are_left_out() {
    let place = Place::new();
    place.write("t/x", "1");
    place.write("t/asap_state.db", "not ours");
    let expected = place.expected(".");
    let output = place.manifest(&["."]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_same(&output.stdout, &expected);
    assert!(place.path("asap_state.db").exists());

    let output = place.manifest(&[".", "--out", "./o"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_same(&fs::read(place.path("o")).unwrap(), &expected);
}

#[test]
fn a_completed_run_starts_afresh() {
    let place = Place::new();
    place.write("t/x", "1");
    for content in ["2", "3"] {
        check(&place, "t");
        assert!(place.manifest(&["t", "--out", "o"]).status.success());
        assert_same(&fs::read(place.path("o")).unwrap(), &place.expected("t"));
        place.write("t/x", content);
    }
    let left: Vec<_> =
        fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.display().to_string().contains(".part")), "{left:?}");
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_done() {
    let place = Place::new();
    place.write("t/a", "1");
    place.write("t/z", "1");
    // A path that is longer than the system takes cannot be opened, not even by root.
    place.write("t/deep/f", "1");
    let step = "d".repeat(240);
    for _ in 0..20 {
        fs::create_dir(place.path("above")).unwrap();
        fs::rename(place.path("t/deep"), place.path("above").join(&step)).unwrap();
        fs::rename(place.path("above"), place.path("t/deep")).unwrap();
    }
    let mut reported = 1;
    place.write("t/secret", "1");
    fs::set_permissions(place.path("t/secret"), PermissionsExt::from_mode(0o000)).unwrap();
    if fs::read(place.path("t/secret")).is_err() {
        reported += 1;
    }

    let output = place.manifest(&["t"]);
    assert_eq!(output.status.code(), Some(1));
    assert_same(&output.stdout, &place.expected("t"));
    let stderr = text(&output.stderr);
    assert!(stderr.contains("File name too long"), "{stderr}");
    assert!(stderr.contains(&format!("manifest: {reported} could not be read")), "{stderr}");
    assert_eq!(stderr.lines().count(), reported + 1, "{stderr}");
}

#[test]
fn a_file_that_cannot_be_read_to_its_end_is_reported() {
    // Opened without complaint, but nothing is mapped at its beginning.
    let memory = "/proc/self/mem";
    if !fs::exists(memory).unwrap() {
        common::say("a_file_that_cannot_be_read_to_its_end_is_reported: skipped, there is no /proc here");
        return;
    }
    let output = Place::new().manifest(&[memory]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    assert!(text(&output.stderr).starts_with("manifest: /proc/self/mem: "), "{}", text(&output.stderr));
}

#[test]
fn wrong_arguments_give_status_2_and_change_nothing() {
    let place = Place::new();
    place.write("t/x", "1");
    for (args, message) in [
        (&[] as &[&str], "<DIR>"),
        (&["missing"], "missing: No such file or directory"),
        (&["t/x/"], "t/x/: Not a directory"),
        (&["t", "--out", "missing/o"], "missing: No such file or directory"),
        (&["t", "--out", "t"], "t: is a directory"),
        (&["t", "--db", "missing/s.db"], "missing: No such file or directory"),
        (&["t", "u"], "unexpected argument 'u'"),
        (&["t", "--unknown"], "unexpected argument '--unknown'"),
    ] {
        let output = place.manifest(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(text(&output.stderr).contains(message), "{args:?}: {}", text(&output.stderr));
        assert_eq!(output.stdout, b"");
        assert!(!place.path("asap_state.db").exists());
    }
}

#[test]
fn the_snapshot_is_as_long_for_many_files_as_for_few() {
    let lengths = [10, 600].map(|files| {
        let place = Place::new();
        for n in 0..files {
            place.write(format!("t/{:03}/{n:03}", n % 7), "1");
        }
        assert!(place.manifest(&["t", "--db", "s.db"]).status.success());
        let state = state(&place, "s.db");
        assert_eq!(state.files, files);
        state.length
    });
    // Only the numbers in it have more digits.
    assert!(lengths[1] <= lengths[0] + 20, "{lengths:?}");
    assert!(lengths[1] <= 800, "{lengths:?}");
}

#[test]
fn an_output_that_cannot_be_cut_back_is_refused() {
    let place = Place::new();
    place.write("t/x", "1");
    let output = place.manifest(&["t", "--out", "/dev/null"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("not a regular file"), "{}", text(&output.stderr));
}

#[test]
fn a_reader_that_goes_away_is_an_error_and_nothing_is_hashed_again() {
    let place = Place::new();
    for n in 0..600 {
        place.write(format!("t/{n}{}", "x".repeat(200)), "1");
    }
    let mut child = place
        .command(&["t", "-v"])
        .stdout(std::process::Stdio::piped())
        .stderr(fs::File::create(place.path("log")).unwrap())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let log = fs::read_to_string(place.path("log")).unwrap();
    assert!(log.contains("roken pipe"), "{log}");

    let output = place.manifest(&["t", "-v"]);
    assert!(output.status.success());
    assert_same(&output.stdout, &place.expected("t"));
    assert!(!text(&output.stderr).contains("hashing"), "{}", text(&output.stderr));
}
