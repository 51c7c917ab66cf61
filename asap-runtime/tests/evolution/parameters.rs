//! Parameters that came or got another name.

use asap_runtime::{checkpoint, resumable};

use crate::stopped::{edit, refused, stop, stopped};

#[resumable(name = "copy")]
fn copy(count: u64) -> Result<u64, String> {
    stop()?;
    checkpoint!("begun");
    Ok(count)
}

#[resumable(name = "copy now")]
fn copy_now(
    #[resumable(was = "count")] files: u64,
    #[resumable(default = 5)] retries: u64,
) -> Result<u64, String> {
    stop()?;
    checkpoint!("begun");
    Ok(files * 100 + retries)
}

#[test]
fn a_task_that_was_begun_with_the_old_parameters_goes_on() {
    let runtime = stopped(copy(2), "copy now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 205);
}

#[test]
fn the_call_is_compared_with_what_the_old_one_means_now() {
    let runtime = stopped(copy(2), "copy now");
    let error = runtime.run("t", copy_now(3, 5)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `t` was begun with another `files`: 2, not 3; use another task id, or the same arguments"
    );
    let error = runtime.run("t", copy_now(2, 6)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `t` was begun with another `retries`: 5, not 6; use another task id, or the same arguments"
    );
    assert_eq!(runtime.run("t", copy_now(2, 5)).unwrap(), 205);
}

#[resumable(name = "copy without a word")]
fn copy_without_a_word(count: u64, retries: u64) -> Result<u64, String> {
    stop()?;
    checkpoint!("begun");
    Ok(count * 100 + retries)
}

#[test]
fn a_new_parameter_without_a_default() {
    let runtime = stopped(copy(2), "copy without a word");
    let error = runtime.run("t", copy_without_a_word(2, 5)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `t` was begun with another `retries`: nothing, not 5; use another task id, or the same arguments"
    );
    let error = refused(&runtime);
    assert_eq!(
        error.to_string(),
        "version 1 of task `t` has no `retries`, which is needed after checkpoint `start`; it has `count`\n\
         \n  saved at `start`  | now at `start`\
         \n  count: u64        | count: u64\
         \n  -                 | retries: u64\n\
         \n  if `retries` is new: `#[resumable(default = …)] retries: …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit"
    );
}

#[test]
fn a_renamed_parameter_is_live_at_checkpoints_too() {
    let runtime = stopped(later(2), "later now");
    edit(&runtime, |text| text.replace("\"n\":2", "\"n\":7"));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 7);
}

#[resumable(name = "later")]
fn later(n: u64) -> Result<u64, String> {
    checkpoint!("begun");
    stop()?;
    Ok(n)
}

#[resumable(name = "later now")]
fn later_now(#[resumable(was = "n")] mut count: u64) -> Result<u64, String> {
    checkpoint!("begun");
    stop()?;
    count += 0;
    Ok(count)
}

#[resumable(name = "copy with less")]
fn copy_with_less() -> Result<u64, String> {
    stop()?;
    checkpoint!("begun");
    Ok(1)
}

#[test]
fn a_parameter_less() {
    let runtime = stopped(copy(2), "copy with less");
    let error = runtime.run("t", copy_with_less()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `t` was begun with another `count`: 2, not nothing; use another task id, or the same arguments"
    );
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1);
}
