//! Locals that came, went, or got another name or type.

use std::cell::Cell;

use asap_runtime::{checkpoint, resumable};

use crate::stopped::{edit, latest, refused, stop, stopped};

#[resumable(name = "old")]
fn old(n: u64) -> Result<u64, String> {
    let sum = n * 2;
    checkpoint!("added");
    stop()?;
    Ok(sum + n)
}

thread_local! {
    static DEFAULTS: Cell<u32> = const { Cell::new(0) };
}

fn default() -> u64 {
    DEFAULTS.set(DEFAULTS.get() + 1);
    40
}

#[resumable(name = "with default")]
fn with_default(n: u64) -> Result<u64, String> {
    let sum = n * 2;
    #[resumable(default = default())]
    let mut retries = 7;
    checkpoint!("added");
    stop()?;
    retries += 2;
    Ok(sum + n + retries)
}

#[test]
fn a_new_local_has_its_default() {
    let runtime = stopped(old(1), "with default");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 2 + 1 + 42);
    assert_eq!(DEFAULTS.get(), 1);
}

#[test]
fn a_default_is_not_made_where_there_is_a_value() {
    let runtime = stopped(with_default(1), "with default");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 2 + 1 + 9);
    assert_eq!(DEFAULTS.get(), 0);
}

#[resumable(name = "without default")]
fn without_default(n: u64) -> Result<u64, String> {
    let sum = n * 2;
    let retries = 7;
    checkpoint!("added");
    stop()?;
    Ok(sum + n + retries)
}

#[test]
fn a_new_local_without_a_default() {
    let error = refused(&stopped(old(1), "without default"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t` has no `retries`, which is needed after checkpoint `added`; it has `n`, `sum`\n\
         \n  saved at `added`  | now at `added`\
         \n  n: u64            | n: u64\
         \n  sum: u64          | sum: u64\
         \n  -                 | retries: u64\n\
         \n  if `retries` is new: `#[resumable(default = …)] let retries = …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit"
    );
}

#[resumable(name = "renamed")]
fn renamed(n: u64) -> Result<u64, String> {
    #[resumable(was = "double", was = "sum")]
    let twice = n * 20;
    checkpoint!("added");
    stop()?;
    Ok(twice + n)
}

#[test]
fn a_renamed_local_is_found_under_its_old_name() {
    let runtime = stopped(old(1), "renamed");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 3);
    // Under the oldest name, and under its own.
    let runtime = stopped(old(1), "renamed");
    edit(&runtime, |text| text.replace("\"sum\"", "\"double\""));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 3);
    let runtime = stopped(renamed(1), "renamed");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 21);
}

#[resumable(name = "renamed silently")]
fn renamed_silently(n: u64) -> Result<u64, String> {
    let twice = n * 20;
    checkpoint!("added");
    stop()?;
    Ok(twice + n)
}

#[test]
fn a_local_that_was_renamed_without_a_word() {
    let error = refused(&stopped(old(1), "renamed silently"));
    assert_eq!(
        error.to_string(),
        "version 2 of task `t` has no `twice`, which is needed after checkpoint `added`; it has `n`, `sum`\n\
         \n  saved at `added`  | now at `added`\
         \n  n: u64            | n: u64\
         \n  -                 | twice: u64\
         \n  sum: u64          | -\n\
         \n  if `twice` had another name: `#[resumable(was = \"sum\")] let twice = …`\
         \n  if `twice` is new: `#[resumable(default = …)] let twice = …`\
         \n  else `#[resumable(migrate = …)]` on the function can make the snapshot fit"
    );
}

#[resumable(name = "retyped")]
fn retyped(n: u64) -> Result<u64, String> {
    let sum = n.to_string();
    checkpoint!("added");
    stop()?;
    Ok(sum.len() as u64 + n)
}

#[test]
fn a_local_of_another_type_is_seen_before_the_task_is_claimed() {
    let error = refused(&stopped(old(1), "retyped"));
    assert_eq!(
        error.to_string(),
        "`sum` in version 2 of task `t`, saved at checkpoint `added`, was saved with another type than `String`: the type's name differs\n\
         \n  saved at `added`  | now at `added`\
         \n  n: u64            | n: u64\
         \n  sum: u64          | sum: String\n\
         \n  `#[resumable(migrate = …)]` on the function can make a `sum` of the new type of the old one"
    );
}

#[test]
fn a_value_that_the_type_cannot_have() {
    let runtime = stopped(old(1), "old");
    edit(&runtime, |text| text.replace("\"sum\":2", "\"sum\":-2"));
    let before = latest(&runtime);
    let error = runtime.resume::<u64>("t").unwrap_err();
    assert_eq!(latest(&runtime), before);
    assert_eq!(
        error.to_string(),
        "`sum` in version 2 of task `t`, saved at checkpoint `added`, was saved with another type than `u64`: \
         invalid value: integer `-2`, expected u64 at byte 2\n\
         \n  saved at `added`  | now at `added`\
         \n  n: u64            | n: u64\
         \n  sum: u64          | sum: u64\n\
         \n  `#[resumable(migrate = …)]` on the function can make a `sum` of the new type of the old one"
    );
}

#[resumable(name = "removed")]
fn removed(n: u64) -> Result<u64, String> {
    checkpoint!("added");
    stop()?;
    Ok(n)
}

#[test]
fn a_local_that_is_no_longer_used_is_ignored() {
    let runtime = stopped(old(1), "removed");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1);
}

#[resumable(name = "shadowed")]
fn shadowed() -> Result<u64, String> {
    let x = 1u64;
    let mut answer = 0;
    {
        let x = 10u64;
        checkpoint!("inside");
        stop()?;
        answer += x;
    }
    Ok(answer + x)
}

#[resumable(name = "shadowed and renamed")]
fn shadowed_and_renamed() -> Result<u64, String> {
    #[resumable(was = "x")]
    let y = 100u64;
    let mut answer = 0;
    {
        #[resumable(was = "x")]
        let y = 1000u64;
        checkpoint!("inside");
        stop()?;
        answer += y;
    }
    Ok(answer + y)
}

#[test]
fn shadowed_locals_are_renamed_each_for_itself() {
    let runtime = stopped(shadowed(), "shadowed and renamed");
    assert!(latest(&runtime).data.as_json().starts_with(r#"{"x'":1,"answer":0,"x":10,"#));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 11);
}

#[resumable(name = "moved buffer")]
fn moved_buffer(names: Vec<String>) -> Result<u64, String> {
    let mut sent = 0;
    #[resumable(default = vec!["late".to_owned()])]
    let mut batch = Vec::new();
    for name in names {
        batch.push(name);
        checkpoint!("pushed");
        stop()?;
        sent += send(batch);
        batch = Vec::new();
    }
    Ok(sent)
}

fn send(batch: Vec<String>) -> u64 {
    batch.iter().map(|name| name.len() as u64).sum()
}

#[test]
fn a_local_that_is_moved_and_made_anew_has_a_default_too() {
    let names = || vec!["one".to_owned(), "three".to_owned()];
    let runtime = stopped(moved_buffer(names()), "moved buffer");
    edit(&runtime, |text| text.replace(r#","batch":["one"]"#, ""));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 4 + 5);
}

#[resumable(name = "generic")]
fn generic<T: Copy + Into<u64>>(item: T) -> Result<u64, String> {
    let list = vec![item];
    checkpoint!("listed");
    stop()?;
    Ok(list.into_iter().map(Into::into).sum())
}

#[resumable(name = "generic now")]
fn generic_now<T: Copy + Into<u64> + Default>(item: T) -> Result<u64, String> {
    #[resumable(was = "list")]
    let items = vec![item];
    #[resumable(default = T::default())]
    let more = item;
    checkpoint!("listed");
    stop()?;
    Ok(items.into_iter().map(Into::into).sum::<u64>() + more.into())
}

asap_runtime::register!(generic_now::<u8>, generic_now::<u32>);

#[test]
fn an_instance_of_a_generic_function() {
    let runtime = stopped(generic(3u8), "generic now<u8>");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 3);
    let error = refused(&stopped(generic(3u8), "generic now<u32>"));
    assert!(
        error.to_string().contains("\n  another type      | items: Vec<u32>\n")
            || error.to_string().contains("list: Vec<u8>"),
        "{error}"
    );
}

#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Counter(u64);

#[resumable]
impl Counter {
    #[resumable(name = "method")]
    fn old(self, by: u64) -> Result<u64, String> {
        let sum = self.0 + by;
        checkpoint!("added");
        stop()?;
        Ok(sum + self.0)
    }

    #[resumable(name = "method now")]
    fn now(self, #[resumable(was = "by")] step: u64) -> Result<u64, String> {
        #[resumable(was = "sum")]
        let total = self.0 + step;
        #[resumable(default = 100)]
        let bonus = 1;
        checkpoint!("added");
        stop()?;
        Ok(total + self.0 + bonus)
    }
}

#[test]
fn a_method() {
    let runtime = stopped(Counter(3).old(1), "method now");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 4 + 3 + 100);
    assert_eq!(runtime.run("new", Counter(3).now(1)).unwrap(), 8);
}
