//! Locals that came, went, or got another name or type.

use asap_runtime::{checkpoint, resumable};

use crate::stopped::{refused, stop, stopped};

#[resumable(name = "old")]
fn old(n: u64) -> Result<u64, String> {
    let sum = n * 2;
    checkpoint!("added");
    stop()?;
    Ok(sum + n)
}

#[resumable(name = "with default")]
fn with_default(n: u64) -> Result<u64, String> {
    let sum = n * 2;
    #[resumable(default = 40)]
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
    assert_eq!(error.to_string(), "");
}
