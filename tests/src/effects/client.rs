//! The side that asks: one request per connection, no more than the jobs need.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::instant::{Place, at};

/// Longer than a till takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// Asks a till for one task.
#[derive(Debug, Clone)]
pub struct Client {
    till: SocketAddr,
    task: String,
}

impl Client {
    /// A client of this till for this task.
    #[must_use]
    pub fn new(till: SocketAddr, task: &str) -> Self {
        Self { till, task: task.to_owned() }
    }

    /// Charges for a step, and gives the receipt.
    ///
    /// # Errors
    ///
    /// If the till gives none; it may have charged nevertheless.
    pub fn charge(&self, step: u64, key: &str) -> io::Result<u64> {
        at(Place::Request);
        let (status, body) =
            ask(self.till, &format!("POST /charge/{}/{step}", self.task), &[("Idempotency-Key", key)])?;
        let receipt = if status == 200 { number(&body)? } else { return Err(failed(status)) };
        at(Place::Answered);
        Ok(receipt)
    }

    /// As [`charge`](Self::charge), for executors.
    ///
    /// # Errors
    ///
    /// As [`charge`](Self::charge).
    pub async fn charge_later(&self, step: u64, key: &str) -> io::Result<u64> {
        let (client, key) = (self.clone(), key.to_owned());
        tokio::task::spawn_blocking(move || client.charge(step, &key)).await?
    }

    /// The receipt for a step, if it was charged.
    ///
    /// # Errors
    ///
    /// If the till does not say.
    pub fn find(&self, step: u64) -> io::Result<Option<u64>> {
        found(&ask(self.till, &format!("GET /charge/{}/{step}", self.task), &[])?)
    }

    /// The receipt for what was charged under a key, if it was.
    ///
    /// # Errors
    ///
    /// If the till does not say.
    pub fn find_key(&self, key: &str) -> io::Result<Option<u64>> {
        found(&ask(self.till, &format!("GET /key/{key}"), &[])?)
    }
}

fn found((status, body): &(u16, String)) -> io::Result<Option<u64>> {
    match status {
        200 => number(body).map(Some),
        404 => Ok(None),
        other => Err(failed(*other)),
    }
}

fn number(body: &str) -> io::Result<u64> {
    body.parse().map_err(|error| io::Error::other(format!("{body:?}: {error}")))
}

fn failed(status: u16) -> io::Error {
    io::Error::other(format!("the till answers {status}"))
}

/// One request without a body; the status and the body of the answer.
pub(super) fn ask(till: SocketAddr, request: &str, headers: &[(&str, &str)]) -> io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(till)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut text =
        format!("{request} HTTP/1.1\r\nHost: {till}\r\nContent-Length: 0\r\nConnection: close\r\n");
    for (name, value) in headers {
        for part in [name, ": ", value, "\r\n"] {
            text.push_str(part);
        }
    }
    text.push_str("\r\n");
    stream.write_all(text.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let broken = || io::Error::new(io::ErrorKind::UnexpectedEof, "the till broke the connection");
    let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(broken)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
    Ok((status, body.to_owned()))
}
