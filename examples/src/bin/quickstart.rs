//! Looks for primes. Kill it, run it again, and it goes on after the last prime it found.

use std::thread::sleep;
use std::time::Duration;

use asap_runtime::{Runtime, checkpoint, resumable};

#[resumable]
fn primes(limit: u32) -> Vec<u32> {
    let mut found = Vec::new();
    for candidate in 2..limit {
        if found.iter().all(|prime| candidate % prime != 0) {
            sleep(Duration::from_millis(200));
            println!("{candidate}");
            found.push(candidate);
            checkpoint!();
        }
    }
    found
}

fn main() -> asap_runtime::Result<()> {
    let runtime = Runtime::open("asap_state.db")?;
    let found = runtime.run("primes", primes(200))?;
    println!("{} primes, the last is {:?}", found.len(), found.last());
    Ok(())
}
