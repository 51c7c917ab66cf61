//! Functions that got another name or place.

use asap_runtime::{checkpoint, resumable};

use crate::stopped::{edit, latest, refused, stop, stopped};

mod old_place {
    use super::{checkpoint, resumable, stop};

    #[resumable]
    pub(super) fn walk(n: u64) -> Result<u64, String> {
        let sum = n + 1;
        checkpoint!("added");
        stop()?;
        checkpoint!("later");
        Ok(sum)
    }

    #[resumable]
    pub(super) fn pick<T: Copy + Into<u64>>(item: T) -> Result<u64, String> {
        checkpoint!("begun");
        stop()?;
        Ok(item.into())
    }
}

mod new_place {
    use super::{checkpoint, resumable, stop};

    #[resumable(was = "gone::walk", was = "older::walk")]
    pub(super) fn visit(n: u64) -> Result<u64, String> {
        let sum = n + 10;
        checkpoint!("added");
        stop()?;
        checkpoint!("later");
        Ok(sum)
    }

    #[resumable(was = "gone::pick")]
    pub(super) fn choose<T: Copy + Into<u64>>(item: T) -> Result<u64, String> {
        checkpoint!("begun");
        stop()?;
        Ok(item.into())
    }
}

#[test]
fn a_function_with_another_name() {
    for name in ["gone::walk", "older::walk"] {
        let runtime = stopped(old_place::walk(1), name);
        assert_eq!(runtime.resume::<u64>("t").unwrap(), 2);
        // From here on under its new name.
        assert!(
            latest(&runtime)
                .data
                .as_json()
                .contains(r#""function":"evolution::functions::new_place::visit""#)
        );
        assert_eq!(runtime.task("t").unwrap().unwrap().function, "evolution::functions::new_place::visit");
    }
}

#[test]
fn the_same_call_under_the_new_name() {
    let runtime = stopped(old_place::walk(1), "gone::walk");
    let error = runtime.run("t", new_place::visit(2)).unwrap_err();
    assert!(error.to_string().starts_with("task `t` was begun with another `n`"), "{error}");
    assert_eq!(runtime.run("t", new_place::visit(1)).unwrap(), 2);
}

#[test]
fn an_instance_with_another_name() {
    let runtime = stopped(old_place::pick(7u8), "gone::pick<u8>");
    assert_eq!(runtime.run("t", new_place::choose(7u8)).unwrap(), 7);
    let runtime = stopped(old_place::pick(7u8), "gone::pick<u8>");
    let error = runtime.run("t", new_place::choose(7u16)).unwrap_err();
    assert!(
        error.to_string().starts_with("task `t` belongs to the function `gone::pick<u8>`, not to"),
        "{error}"
    );
}

#[resumable(was = "claimed twice")]
fn one(n: u64) -> Result<u64, String> {
    checkpoint!("added");
    Ok(n)
}

#[resumable(was = "claimed twice")]
fn two(n: u64) -> Result<u64, String> {
    checkpoint!("added");
    Ok(n)
}

#[test]
fn a_name_that_two_functions_had() {
    let _ = (one(1), two(1));
    let error = refused(&stopped(old_place::walk(1), "claimed twice"));
    assert!(error.to_string().starts_with("two resumable functions are named"), "{error}");
}

#[test]
fn a_function_that_has_the_name_now_comes_first() {
    let runtime = stopped(old_place::walk(1), "taken");
    edit(&runtime, |text| text.to_owned());
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 100);
}

#[resumable(name = "taken")]
fn taken(_n: u64) -> Result<u64, String> {
    checkpoint!("added");
    Ok(100)
}

#[resumable(was = "taken")]
fn was_taken(_n: u64) -> Result<u64, String> {
    checkpoint!("added");
    Ok(200)
}
