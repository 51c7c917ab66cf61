//! What is done: step after step is charged, two in each round, the second with a checkpoint behind it.

use std::fmt;
use std::io;

use asap_runtime::{call, checkpoint, effect, resumable};

use super::Client;
use super::instant::{Place, at};

/// What is done about a step of which nobody knows whether it was charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Policy {
    /// A person decides.
    Park,
    /// It is asked for again, under its key.
    Retry,
    /// The till is asked.
    Check,
}

/// One of the functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Job {
    /// Its policy.
    pub policy: Policy,
    /// Whether it is asynchronous.
    pub is_async: bool,
}

impl Job {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self { policy: Policy::Park, is_async: false },
        Self { policy: Policy::Park, is_async: true },
        Self { policy: Policy::Retry, is_async: false },
        Self { policy: Policy::Retry, is_async: true },
        Self { policy: Policy::Check, is_async: false },
        Self { policy: Policy::Check, is_async: true },
    ];

    /// The job of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|job| job.to_string() == name)
    }
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.policy {
            Policy::Park => "park",
            Policy::Retry => "retry",
            Policy::Check => "check",
        })?;
        f.write_str(if self.is_async { "-async" } else { "" })
    }
}

/// A person decides.
#[resumable(name = "effects::park")]
pub fn park(rounds: u64, #[resource] till: Client) -> io::Result<Vec<u64>> {
    let mut receipts = Vec::new();
    for round in 0..rounds {
        at(Place::Before);
        let receipt = effect!("first", |key| till.charge(2 * round, key)?);
        at(Place::Behind);
        receipts.push(receipt);
        let receipt = call!(park_one(2 * round + 1))?;
        receipts.push(receipt);
    }
    Ok(receipts)
}

#[resumable(name = "effects::park_one")]
fn park_one(step: u64, #[resource] till: Client) -> io::Result<u64> {
    at(Place::Before);
    let receipt = effect!("second", park, |key| till.charge(step, key)?);
    checkpoint!();
    at(Place::Behind);
    Ok(receipt)
}

/// As [`park`], asynchronous.
#[resumable(name = "effects::park_later")]
pub async fn park_later(rounds: u64, #[resource] till: Client) -> io::Result<Vec<u64>> {
    let mut receipts = Vec::new();
    for round in 0..rounds {
        at(Place::Before);
        let receipt = effect!("first", |key| till.charge_later(2 * round, key).await?);
        at(Place::Behind);
        receipts.push(receipt);
        let receipt = call!(park_one_later(2 * round + 1))?;
        receipts.push(receipt);
    }
    Ok(receipts)
}

#[resumable(name = "effects::park_one_later")]
async fn park_one_later(step: u64, #[resource] till: Client) -> io::Result<u64> {
    at(Place::Before);
    let receipt = effect!("second", park, |key| till.charge_later(step, key).await?);
    checkpoint!();
    at(Place::Behind);
    Ok(receipt)
}

/// It is asked for again.
#[resumable(name = "effects::retry")]
pub fn retry(rounds: u64, #[resource] till: Client) -> io::Result<Vec<u64>> {
    let mut receipts = Vec::new();
    for round in 0..rounds {
        at(Place::Before);
        receipts.push(effect!("first", retry, |key| till.charge(2 * round, key)?));
        at(Place::Behind);
        let receipt = effect!("second", retry, |key| till.charge(2 * round + 1, key)?);
        checkpoint!();
        receipts.push(receipt);
    }
    Ok(receipts)
}

/// As [`retry`], asynchronous.
#[resumable(name = "effects::retry_later")]
pub async fn retry_later(rounds: u64, #[resource] till: Client) -> io::Result<Vec<u64>> {
    let mut receipts = Vec::new();
    for round in 0..rounds {
        at(Place::Before);
        receipts.push(effect!("first", retry, |key| till.charge_later(2 * round, key).await?));
        at(Place::Behind);
        let receipt = effect!("second", retry, |key| till.charge_later(2 * round + 1, key).await?);
        checkpoint!();
        receipts.push(receipt);
    }
    Ok(receipts)
}

/// The till is asked.
#[resumable(name = "effects::check")]
pub fn check(rounds: u64, #[resource] till: Client) -> io::Result<Vec<u64>> {
    let mut receipts = Vec::new();
    for step in 0..2 * rounds {
        at(Place::Before);
        if step % 2 == 0 {
            receipts.push(effect!("first", check = till.find(step)?, |key| till.charge(step, key)?));
            at(Place::Behind);
        } else {
            let receipt =
                effect!("second", check = |key| till.find_key(key)?, |key| till.charge(step, key)?);
            checkpoint!();
            receipts.push(receipt);
        }
    }
    Ok(receipts)
}

/// As [`check`], asynchronous.
#[resumable(name = "effects::check_later")]
pub async fn check_later(rounds: u64, #[resource] till: Client) -> io::Result<Vec<u64>> {
    let mut receipts = Vec::new();
    for step in 0..2 * rounds {
        at(Place::Before);
        if step % 2 == 0 {
            let found =
                effect!("first", check = till.find(step)?, |key| till.charge_later(step, key).await?);
            at(Place::Behind);
            receipts.push(found);
        } else {
            let receipt = effect!("second", check = |key| till.find_key(key)?, |key| {
                till.charge_later(step, key).await?
            });
            checkpoint!();
            receipts.push(receipt);
        }
    }
    Ok(receipts)
}
