//! `migrate`: for what no attribute can say.

use std::cell::RefCell;

use asap_runtime::{Error, Frame, Runtime, Unmigrated, call, checkpoint, resumable};
use serde::{Deserialize, Serialize};

use crate::stopped::{edit, latest, refused, stop, stopped};

thread_local! {
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn seen(frame: &Frame) {
    let hidden: Vec<&String> = frame.hidden.keys().collect();
    let text = format!(
        "{} of {} at {} in version {}: {} {hidden:?}",
        frame.task_id(),
        frame.function(),
        frame.checkpoint(),
        frame.version(),
        serde_json::Value::Object(frame.locals.clone())
    );
    assert!(frame.created_at().timestamp() > 0);
    SEEN.with_borrow_mut(|seen| seen.push(text));
}

fn take_seen() -> Vec<String> {
    SEEN.take()
}

#[resumable(name = "size")]
fn size(n: u32) -> Result<u64, String> {
    let kilobytes = n * 2;
    checkpoint!("measured");
    stop()?;
    Ok(u64::from(kilobytes))
}

fn in_bytes(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
    seen(&frame);
    if frame.checkpoint() == "measured" {
        let kilobytes: u32 = frame.take("kilobytes")?;
        frame.put("bytes", &(u64::from(kilobytes) * 1024))?;
        frame.move_to("sized");
    }
    Ok(frame)
}

#[resumable(name = "size now", migrate = in_bytes)]
fn size_now(n: u32) -> Result<u64, String> {
    let bytes = u64::from(n) * 2048;
    checkpoint!("sized");
    stop()?;
    Ok(bytes)
}

#[test]
fn an_old_frame_is_made_to_fit() {
    let runtime = stopped(size(3), "size now");
    let before = latest(&runtime);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6 * 1024);
    assert_eq!(latest(&runtime), before, "no version was added or changed");
    assert_eq!(take_seen(), [r#"t of size now at measured in version 2: {"kilobytes":6} []"#]);
}

#[test]
fn what_fits_is_not_migrated() {
    let runtime = stopped(size_now(3), "size now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6 * 1024);
    assert!(take_seen().is_empty());
}

#[test]
fn the_same_call_finds_its_task() {
    let runtime = stopped(size(3), "size now");
    assert_eq!(runtime.run("t", size_now(3)).unwrap(), 6 * 1024);
}

fn refuses(_: Frame) -> Result<Frame, String> {
    Err("too old".to_owned())
}

#[resumable(name = "refuses", migrate = refuses)]
fn size_refuses(n: u32) -> Result<u64, String> {
    let bytes = u64::from(n) * 2048;
    checkpoint!("measured");
    Ok(bytes)
}

#[test]
fn an_error_of_migrate_keeps_everything() {
    let error = refused(&stopped(size(3), "refuses"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t`, saved at checkpoint `measured`, does not fit `refuses`, and its `migrate` failed: too old; \
         the snapshot is kept as it is"
    );
    assert!(matches!(error, Error::NotMigrated { source, .. } if matches!(*source, Unmigrated::Failed(_))));
}

fn panics(frame: Frame) -> Frame {
    panic!("no idea about {}", frame.checkpoint())
}

#[resumable(name = "panics", migrate = panics)]
fn size_panics(n: u32) -> Result<u64, String> {
    let bytes = u64::from(n) * 2048;
    checkpoint!("measured");
    Ok(bytes)
}

#[test]
fn a_panic_in_migrate_keeps_everything() {
    let error = refused(&stopped(size(3), "panics"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t`, saved at checkpoint `measured`, does not fit `panics`, and its `migrate` panicked: \
         no idea about measured; the snapshot is kept as it is"
    );
}

fn forgets(mut frame: Frame) -> Frame {
    frame.locals.clear();
    frame
}

#[resumable(name = "forgets", migrate = forgets)]
fn size_forgets(n: u32) -> Result<u64, String> {
    let bytes = u64::from(n) * 2048;
    checkpoint!("measured");
    Ok(bytes)
}

#[test]
fn what_migrate_gives_is_held_to_the_same_rules() {
    let error = refused(&stopped(size(3), "forgets"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t`, saved at checkpoint `measured`, does not fit `forgets`, and its `migrate` gave what does not \
         fit either: version 2 of task `t` has no `bytes`, which is needed after checkpoint `measured`; it has none\n\
         \n  saved at `measured`  | now at `measured`\
         \n  -                    | bytes: u64\n\
         \n  if `bytes` is new: `#[resumable(default = …)] let bytes = …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit; the snapshot is kept as it is"
    );
}

fn wrong_type(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
    frame.rename("kilobytes", "bytes");
    Ok(frame)
}

#[resumable(name = "wrong type", migrate = wrong_type)]
fn size_wrong_type(n: u32) -> Result<u64, String> {
    let bytes = u64::from(n) * 2048;
    checkpoint!("measured");
    Ok(bytes)
}

#[test]
fn a_local_that_migrate_left_alone_keeps_its_type() {
    let error = refused(&stopped(size(3), "wrong type")).to_string();
    assert!(error.contains("`bytes` in version 2 of task `t`, saved at checkpoint `measured`, was saved with another type than `u64`"), "{error}");
    assert!(error.contains("\n  bytes: u32           | bytes: u64\n"), "{error}");
}

mod then {
    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct Job {
        pub(super) name: String,
    }
}

#[derive(Serialize, Deserialize)]
struct Job {
    first: String,
    last: String,
}

#[resumable(name = "job")]
fn job(name: String) -> Result<u64, String> {
    let job = then::Job { name };
    checkpoint!("made");
    stop()?;
    Ok(job.name.len() as u64)
}

fn split(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
    seen(&frame);
    let old: then::Job = frame.take("job")?;
    let (first, last) = old.name.split_once(' ').ok_or("a name has two parts")?;
    frame.put("job", &Job { first: first.to_owned(), last: last.to_owned() })?;
    Ok(frame)
}

#[resumable(name = "job now", migrate = split)]
fn job_now(name: String) -> Result<u64, String> {
    let (first, last) = name.split_once(' ').unwrap();
    let job = Job { first: first.to_owned(), last: last.to_owned() };
    checkpoint!("made");
    stop()?;
    Ok((job.first.len() * 100 + job.last.len()) as u64)
}

#[test]
fn a_type_of_the_same_name_that_looks_different_inside() {
    let runtime = stopped(job("Ada Lovelace".to_owned()), "job now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 308);
    assert_eq!(take_seen().len(), 1);
    // Read as it is, it fits.
    let runtime = stopped(job_now("Ada Lovelace".to_owned()), "job now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 308);
    assert!(take_seen().is_empty());
}

#[resumable(name = "loop")]
fn in_a_loop(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    for item in items {
        sum += item;
        checkpoint!("added");
        stop()?;
    }
    Ok(sum)
}

fn into_while(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
    seen(&frame);
    let state = frame.hidden.remove("for item").ok_or("no loop")?;
    frame.locals.insert("left".to_owned(), state["rest"].clone());
    Ok(frame)
}

#[resumable(name = "loop now", migrate = into_while)]
fn in_a_while_loop(items: Vec<u64>) -> Result<u64, String> {
    let mut sum = 0;
    let mut left = items;
    while !left.is_empty() {
        sum += left.remove(0);
        checkpoint!("added");
        stop()?;
    }
    Ok(sum)
}

#[test]
fn the_state_of_a_loop_becomes_a_local() {
    let runtime = stopped(in_a_loop(vec![1, 2, 3]), "loop now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6);
    assert_eq!(take_seen(), [r#"t of loop now at added in version 2: {"sum":1} ["for item"]"#]);
}

#[resumable(name = "start")]
fn at_the_start(hours: u64) -> Result<u64, String> {
    stop()?;
    checkpoint!("begun");
    Ok(hours)
}

fn in_minutes(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
    let hours: u64 = frame.take("hours")?;
    frame.put("minutes", &(hours * 60))?;
    Ok(frame)
}

#[resumable(name = "start now", migrate = in_minutes)]
fn at_the_start_now(minutes: u64) -> Result<u64, String> {
    stop()?;
    checkpoint!("begun");
    Ok(minutes)
}

#[test]
fn arguments_are_migrated_and_compared() {
    let runtime = stopped(at_the_start(2), "start now");
    let error = runtime.run("t", at_the_start_now(2)).unwrap_err();
    assert!(
        error.to_string().starts_with("task `t` was begun with another `minutes`: 120, not 2"),
        "{error}"
    );
    assert_eq!(runtime.run("t", at_the_start_now(120)).unwrap(), 120);
    let runtime = stopped(at_the_start(2), "start now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 120);
}

#[resumable(name = "caller")]
fn caller(n: u32) -> Result<u64, String> {
    let before = n + 1;
    let got = call!("sizing", size(n))?;
    Ok(got * 10 + u64::from(before))
}

fn wider(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
    seen(&frame);
    let before: u32 = frame.take("before")?;
    frame.put("before", &u64::from(before))?;
    frame.move_to("sized");
    Ok(frame)
}

#[resumable(name = "caller now", migrate = wider)]
fn caller_now(n: u32) -> Result<u64, String> {
    let before = u64::from(n) + 1;
    let got = call!("sized", size_now(n))?;
    stop()?;
    Ok(got * 10 + before)
}

fn inside() -> Runtime {
    let runtime = stopped(caller(3), "caller now");
    edit(&runtime, |text| text.replace(r#""function":"size""#, r#""function":"size now""#));
    runtime
}

#[test]
fn the_frames_of_callers_are_migrated_by_their_own_functions() {
    let runtime = inside();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 61_440 + 4);
    assert_eq!(
        take_seen(),
        [
            r#"t of size now at measured in version 2: {"kilobytes":6} []"#,
            r#"t of caller now at sizing in version 2: {"before":4} []"#,
        ]
    );
}

#[test]
fn values_that_have_a_form_of_their_own() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Odd(Option<Option<u8>>, f64, std::collections::BTreeMap<u8, u128>);

    thread_local! {
        static ODD: RefCell<Option<Odd>> = const { RefCell::new(None) };
    }
    fn keep(mut frame: Frame) -> Result<Frame, asap_runtime::BoxError> {
        let odd: Odd = frame.take("odd")?;
        frame.put("even", &odd)?;
        ODD.set(Some(odd));
        Ok(frame)
    }
    #[resumable(name = "odd")]
    fn odd(n: u64) -> Result<u64, String> {
        let odd = Odd(Some(None), f64::NEG_INFINITY, [(7, u128::MAX)].into());
        checkpoint!("made");
        stop()?;
        Ok(u64::from(odd.1 < 0.0) + n)
    }
    #[resumable(name = "even", migrate = keep)]
    fn even(n: u64) -> Result<u64, String> {
        let even = Odd(None, 0.0, [(n as u8, 0)].into());
        checkpoint!("made");
        stop()?;
        Ok(u64::from(even == Odd(Some(None), f64::NEG_INFINITY, [(7, u128::MAX)].into())) + n)
    }
    let _ = even(0);
    let runtime = stopped(odd(5), "even");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6);
    assert_eq!(ODD.take(), Some(Odd(Some(None), f64::NEG_INFINITY, [(7, u128::MAX)].into())));
}
