//! Constructs around a checkpoint that were changed, and the state of loops.

use asap_runtime::{checkpoint, resumable};

use crate::stopped::{refused, stop, stopped};

#[resumable(name = "walk")]
fn walk(paths: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for path in paths {
        if path > 1 {
            checkpoint!();
            stop()?;
        }
        sum = sum * 10 + path;
    }
    Ok(sum)
}

#[resumable(name = "walk now")]
fn walk_now(paths: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    #[resumable(was = "for path")]
    'files: for file in paths {
        #[resumable(was = "if path > 1")]
        if file > 0 && sum < 1_000_000 {
            checkpoint!();
            stop()?;
        }
        if file > 100 {
            break 'files;
        }
        sum = sum * 10 + file;
    }
    Ok(sum)
}

#[resumable(name = "walk without a word")]
fn walk_without_a_word(paths: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for file in paths {
        if file > 1 {
            checkpoint!(was = "for path / if path > 1");
            stop()?;
        }
        sum = sum * 10 + file;
    }
    Ok(sum)
}

#[test]
fn a_loop_and_a_branch_with_other_heads() {
    let runtime = stopped(walk(vec![1, 2, 3]), "walk now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 123);
}

#[test]
fn a_loop_whose_state_has_another_name() {
    let error = refused(&stopped(walk(vec![1, 2, 3]), "walk without a word"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t` has no `file`, which is needed after checkpoint `for file / if file > 1`; it has `sum`, `path`\n\
         \n  saved at `for path / if path > 1`  | now at `for file / if file > 1`\
         \n  sum: u64                           | sum: u64\
         \n  -                                  | file: u64\
         \n  path: u64                          | -\
         \n  -                                  | state of `for file`\
         \n  state of `for path`                | -\n\
         \n  if `file` had another name: `#[resumable(was = \"path\")] let file = …`\
         \n  if `file` is new: `#[resumable(default = …)] let file = …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit"
    );
}

#[resumable(name = "sum of")]
fn sum_of(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for (_, item) in items.iter().enumerate() {
        sum += item;
        checkpoint!("added");
        stop()?;
    }
    Ok(sum)
}

#[resumable(name = "sum of now")]
fn sum_of_now(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for (_, number) in items.iter().enumerate() {
        sum += number;
        checkpoint!("added");
        stop()?;
    }
    Ok(sum)
}

#[resumable(name = "sum of noted")]
fn sum_of_noted(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    #[resumable(was = "for (_, item)")]
    for (_, number) in items.iter().enumerate() {
        sum += number;
        checkpoint!("added");
        stop()?;
    }
    Ok(sum)
}

#[test]
fn a_loop_over_a_borrow_with_another_pattern() {
    let error = refused(&stopped(sum_of(vec![1, 2, 3]), "sum of now"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t` does not fit the function at checkpoint `added`: it has no state of `for (_, number)`, \
         which the function has there now; resume it with the program that wrote it\n\
         \n  saved at `added`          | now at `added`\
         \n  items: Vec<u64>           | items: Vec<u64>\
         \n  sum: u64                  | sum: u64\
         \n  -                         | state of `for (_, number)`\
         \n  state of `for (_, item)`  | -\n\
         \n  if it is the same loop: `#[resumable(was = \"for (_, item)\")] for (_, number) …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit"
    );
    let runtime = stopped(sum_of(vec![1, 2, 3]), "sum of noted");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6);
}

#[resumable(name = "arms")]
fn arms(n: Option<u64>) -> Result<u64, String> {
    let mut sum = 1;
    match n {
        Some(value) => {
            checkpoint!();
            stop()?;
            sum += value;
        }
        None => checkpoint!(),
    }
    Ok(sum)
}

#[resumable(name = "arms now")]
fn arms_now(n: Option<u64>) -> Result<u64, String> {
    let mut sum = 1;
    #[resumable(was = "match n")]
    match n.filter(|n| *n < 100) {
        #[resumable(was = "match n / Some(value)")]
        Some(number) => {
            checkpoint!();
            stop()?;
            sum += number;
        }
        None => checkpoint!(),
    }
    Ok(sum)
}

#[test]
fn an_arm_with_another_pattern_binds_another_name() {
    let error = refused(&stopped(arms(Some(4)), "arms now"));
    assert!(
        error.to_string().starts_with("version 2 of task `t` has no `number`, which is needed after"),
        "{error}"
    );
}

#[resumable(name = "arms again")]
fn arms_again(n: Option<u64>) -> Result<u64, String> {
    let mut sum = 1;
    #[resumable(was = "match n")]
    match n.filter(|n| *n < 100) {
        #[resumable(was = "match n / Some(value)")]
        Some(value) if value > 0 => {
            checkpoint!();
            stop()?;
            sum += value;
        }
        _ => checkpoint!(),
    }
    Ok(sum)
}

#[test]
fn a_match_with_another_head() {
    let runtime = stopped(arms(Some(4)), "arms again");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 5);
}

#[resumable(name = "rounds")]
fn rounds(n: u64) -> Result<u64, String> {
    let mut i = 0;
    while i < n {
        i += 1;
        if i % 2 == 0 {
            i += 1;
        } else {
            checkpoint!();
            stop()?;
        }
    }
    Ok(i)
}

#[resumable(name = "rounds now")]
fn rounds_now(n: u64) -> Result<u64, String> {
    let mut i = 0;
    #[resumable(was = "while i < n")]
    while i <= n {
        i += 1;
        #[resumable(was = "if i % 2 == 0")]
        if i.is_multiple_of(2) {
            i += 1;
        } else {
            checkpoint!();
            stop()?;
        }
    }
    Ok(i)
}

#[test]
fn a_while_loop_and_an_else() {
    let runtime = stopped(rounds(3), "rounds now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 5);
}

#[resumable(name = "conditional")]
fn conditional(n: u64) -> Result<u64, String> {
    let mut sum = n;
    #[cfg(any())]
    let gone = vec![n];
    #[cfg(not(any()))]
    let there = vec![n];
    #[cfg(any())]
    if n > 0 {
        let inner = n + 1;
        checkpoint!("inner");
        sum += inner;
    }
    #[cfg(not(any()))]
    for item in [1u64, 2] {
        let inner = n + item;
        checkpoint!("item");
        stop()?;
        sum += inner;
    }
    checkpoint!("end");
    #[cfg(any())]
    sum.extend(gone);
    sum += there.len() as u64;
    Ok(sum)
}

#[test]
fn what_a_cfg_takes_away_is_not_asked_for() {
    let runtime = stopped(conditional(1), "conditional");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1 + 2 + 3 + 1);
    let functions = asap_runtime::functions();
    let function = functions.iter().find(|function| function.name == "conditional").unwrap();
    let end = function.checkpoints.iter().find(|checkpoint| checkpoint.id == "end").unwrap();
    let locals: Vec<_> = end.locals.iter().map(|local| (&local.name[..], local.ty.as_deref())).collect();
    // A local under `#[cfg]` has no type that could be told without it.
    assert_eq!(locals, [("sum", Some("u64")), ("there", None)]);
}

mod before {
    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct Progress {
        pub(super) done: u64,
    }
}

mod after {
    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct Progress {
        pub(super) done: u64,
        #[serde(default)]
        pub(super) failed: Option<u64>,
    }
}

#[resumable(name = "count progress")]
fn count_progress() -> Result<u64, String> {
    let progress = before::Progress { done: 7 };
    checkpoint!("counted");
    stop()?;
    Ok(progress.done)
}

#[resumable(name = "count progress now")]
fn count_progress_now() -> Result<u64, String> {
    let progress = after::Progress { done: 0, failed: Some(1) };
    checkpoint!("counted");
    stop()?;
    Ok(progress.done * 10 + progress.failed.unwrap_or(3))
}

#[test]
fn a_type_in_another_module_with_a_field_that_serde_fills_in() {
    let runtime = stopped(count_progress(), "count progress now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 73);
}
