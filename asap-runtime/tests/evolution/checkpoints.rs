//! Checkpoints and calls that came, went, moved, or got another name.

use asap_runtime::{call, checkpoint, resumable};

use crate::stopped::{edit, latest, refused, stop, stopped};

#[resumable(name = "hash")]
fn hash(n: u64) -> Result<u64, String> {
    let digest = n * 2;
    checkpoint!("digested");
    stop()?;
    Ok(digest)
}

#[resumable(name = "hash now")]
fn hash_now(n: u64) -> Result<u64, String> {
    checkpoint!("begun");
    let digest = n * 20;
    checkpoint!("hashed", was = "digested");
    stop()?;
    Ok(digest)
}

#[resumable(name = "hash without a word")]
fn hash_without_a_word(n: u64) -> Result<u64, String> {
    checkpoint!("begun");
    let digest = n * 20;
    checkpoint!("hashed");
    stop()?;
    Ok(digest)
}

#[test]
fn a_renamed_checkpoint() {
    let runtime = stopped(hash(1), "hash now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 2);
}

#[test]
fn a_checkpoint_that_was_renamed_without_a_word() {
    let error = refused(&stopped(hash(1), "hash without a word")).to_string();
    let line = line!() - 14;
    assert_eq!(
        error,
        format!(
            "version 2 of task `t` was saved at checkpoint `digested`, which `hash without a word` no longer has; \
             it has `begun`, `hashed`\n\
             \n  saved                | now\
             \n  `digested`: digest   | -\
             \n  -                    | `begun`: n\
             \n  -                    | `hashed`: digest\n\
             \n  if it is `hashed` now, say so there ({}:{line}): `checkpoint!(\"hashed\", was = \"digested\")`\
             \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit",
            file!()
        )
        .replace("digest   |", "digest  |")
        .replace("saved                |", "saved               |")
        .replace("-                    |", "-                   |")
    );
}

#[resumable(name = "alone")]
fn alone(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for item in items {
        sum += item;
        checkpoint!();
        stop()?;
        sum *= 10;
    }
    Ok(sum)
}

#[resumable(name = "named")]
fn named(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for item in items {
        sum += item;
        checkpoint!("added");
        stop()?;
        sum *= 10;
    }
    Ok(sum)
}

#[resumable(name = "two")]
fn two(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for item in items {
        checkpoint!();
        sum += item;
        checkpoint!();
        stop()?;
        sum *= 10;
    }
    Ok(sum)
}

#[test]
fn an_unnamed_checkpoint_that_is_given_a_name() {
    let runtime = stopped(alone(vec![1, 2]), "named");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 120);
}

#[test]
fn a_second_unnamed_checkpoint_beside_the_first() {
    let runtime = stopped(alone(vec![1, 2]), "two");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 120);
    // And away with it again.
    let runtime = stopped(two(vec![1, 2]), "alone");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 120);
}

#[test]
fn where_a_snapshot_does_not_say_which_nothing_is_guessed() {
    let runtime = stopped(alone(vec![1, 2]), "two");
    let near = |text: &str| {
        let start = text.find(r#","near":""#)?;
        Some(start..start + r#","near":"12345678""#.len())
    };
    edit(&runtime, |text| match near(text) {
        Some(near) => text.replacen(&text[near], "", 1),
        None => text.to_owned(),
    });
    let error = refused(&runtime);
    assert!(error.to_string().starts_with(
        "version 2 of task `t` was saved at checkpoint `for item`, which `two` no longer has; \
         it has `for item / first`, `for item / after sum += item`"
    ));
    // Alone it is found by its path.
    let runtime = stopped(alone(vec![1, 2]), "alone");
    edit(&runtime, |text| match near(text) {
        Some(near) => text.replacen(&text[near], "", 1),
        None => text.to_owned(),
    });
    assert!(!latest(&runtime).data.as_json().contains("near"));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 120);
}

#[resumable(name = "alike")]
fn alike(n: u64) -> Result<u64, String> {
    let mut sum = n;
    let done = true;
    if done {
        checkpoint!();
        stop()?;
    }
    sum += 1;
    Ok(sum)
}

#[resumable(name = "one more in front")]
fn one_more_in_front(n: u64) -> Result<u64, String> {
    let mut sum = n;
    if done() {
        sum += 100;
    }
    let done = true;
    if done {
        checkpoint!();
    }
    sum += 1000;
    let done = true;
    if done {
        checkpoint!();
        stop()?;
    }
    sum += 1;
    Ok(sum)
}

fn done() -> bool {
    true
}

#[test]
fn constructs_that_are_alike_to_the_letter_are_never_told_apart_by_their_order() {
    // The first `if done` is another one now, and both stand behind the same statement: there is no telling.
    let runtime = stopped(alike(0), "one more in front");
    let error = refused(&runtime);
    assert!(error.to_string().contains("`if done`, `if done #2`"), "{error}");
}

#[resumable(name = "one more elsewhere")]
fn one_more_elsewhere(n: u64) -> Result<u64, String> {
    let mut sum = n;
    let done = n == 0;
    if done {
        checkpoint!();
    }
    sum += 1000;
    let done = true;
    if done {
        checkpoint!();
        stop()?;
    }
    sum += 1;
    Ok(sum)
}

#[test]
fn of_alike_constructs_the_statement_in_front_decides() {
    let runtime = stopped(alike(0), "one more elsewhere");
    assert!(latest(&runtime).data.as_json().contains(r#""at":"if done""#));
    // The second one, though the first has its identity: what was in front of it did not run in the new program.
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1);
}

#[resumable(name = "with a closure")]
fn with_a_closure(n: u64) -> Result<u64, String> {
    let mut sum = n;
    checkpoint!();
    let add = |x: u64| x + 5;
    sum = add(sum);
    checkpoint!();
    stop()?;
    sum *= 2;
    Ok(add(sum))
}

#[resumable(name = "without a closure")]
fn without_a_closure(n: u64) -> Result<u64, String> {
    let mut sum = n;
    checkpoint!();
    sum = add(sum);
    checkpoint!();
    stop()?;
    sum *= 2;
    Ok(add(sum))
}

fn add(x: u64) -> u64 {
    x + 5
}

#[test]
fn a_closure_between_two_checkpoints_is_no_block_of_its_own() {
    let runtime = stopped(without_a_closure(1), "with a closure");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 17);
    let runtime = stopped(with_a_closure(1), "without a closure");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 17);
}

#[resumable(name = "child")]
fn child(n: u64) -> Result<u64, String> {
    let twice = n * 2;
    checkpoint!("in the child");
    stop()?;
    Ok(twice)
}

#[resumable(name = "child now")]
fn child_now(n: u64) -> Result<u64, String> {
    #[resumable(was = "twice")]
    let double = n * 200;
    checkpoint!("doubled", was = "in the child");
    stop()?;
    Ok(double)
}

#[resumable(name = "parent")]
fn parent(n: u64) -> Result<u64, String> {
    let before = n + 1;
    let got = call!("child", child(n))?;
    Ok(got * 100 + before)
}

#[resumable(name = "parent now")]
fn parent_now(n: u64) -> Result<u64, String> {
    #[resumable(was = "before")]
    let more = n + 1;
    let got = call!("measured", was = "child", child_now(n))?;
    Ok(got * 100 + more)
}

#[resumable(name = "parent without a call")]
fn parent_without_a_call(n: u64) -> Result<u64, String> {
    let before = n + 1;
    checkpoint!("child");
    Ok(before)
}

#[test]
fn a_renamed_call_of_a_renamed_function() {
    let runtime = stopped(parent(3), "parent now");
    edit(&runtime, |text| text.replace(r#""function":"child""#, r#""function":"child now""#));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 604);
}

#[test]
fn a_call_that_is_a_checkpoint_now() {
    let error = refused(&stopped(parent(3), "parent without a call"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t` does not fit the function at checkpoint `child`: a function was called there, and no \
         longer is; resume it with the program that wrote it\n\
         \n  saved at `child`  | now at `child`\
         \n  before: u64       | before: u64\n\
         \n  `#[resumable(migrate = …)]` on the function can move the task to another checkpoint"
    );
}

#[resumable(name = "unnamed call")]
fn unnamed_call(n: u64) -> Result<u64, String> {
    let got = call!(child(n))?;
    Ok(got)
}

#[resumable(name = "unnamed call now")]
fn unnamed_call_now(n: u64) -> Result<u64, String> {
    let got = call!(was = "call child(n)", child(n + 0))?;
    Ok(got)
}

#[test]
fn an_unnamed_call_whose_text_has_changed() {
    let runtime = stopped(unnamed_call(3), "unnamed call now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6);
}
