//! What the programs of the charts have in common: what they are told to do, and how they answer.
//!
//! A program is called with one of these, and the address of its database:
//!
//! - `prepare URL N`: runs a task of its own up to the statement behind checkpoint N and dies there.
//! - `resume URL N`: goes on with it, prints the seconds that took up to that statement, and dies there again.
//! - `sizes URL BYTES COUNT`: runs COUNT checkpoints that store so much new data each, and prints the seconds of each as a JSON array.
//! - `grow URL N,N,…`: runs a checkpoint per record of 100 bytes. Behind each of the named numbers of checkpoints it says `mark N` and waits for a
//!   line, within which others look at what it has written.
//! - `version`: prints it.

use std::io::{self, BufRead, Write};
use std::sync::OnceLock;
use std::time::Instant;

use crate::Result;

/// What a program is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Run up to the statement behind this checkpoint, and die.
    Prepare(u64),
    /// Go on from there, and tell how long that took.
    Resume(u64),
    /// Store so many bytes so many times.
    Sizes(usize, u32),
    /// Add records up to the last of these.
    Grow(Vec<u64>),
}

impl Order {
    /// The order in the arguments of the process, and the address of the database.
    ///
    /// # Errors
    ///
    /// If they are none.
    pub fn of_arguments() -> Result<(Self, String)> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (order, url) = match *arguments {
            ["prepare", url, last] => (Self::Prepare(last.parse()?), url),
            ["resume", url, last] => (Self::Resume(last.parse()?), url),
            ["sizes", url, bytes, count] => (Self::Sizes(bytes.parse()?, count.parse()?), url),
            ["grow", url, marks] => {
                (Self::Grow(marks.split(',').map(str::parse).collect::<Result<_, _>>()?), url)
            }
            _ => return Err("the program wants `prepare`, `resume`, `sizes` or `grow`".into()),
        };
        Ok((order, url.to_owned()))
    }

    /// How many checkpoints that is.
    #[must_use]
    pub fn last(&self) -> u64 {
        match self {
            Self::Prepare(last) | Self::Resume(last) => *last,
            Self::Sizes(_, count) => u64::from(*count),
            Self::Grow(marks) => marks.last().copied().unwrap_or(0),
        }
    }
}

static BEGUN: OnceLock<Instant> = OnceLock::new();

/// The resume begins; only the first call counts.
pub fn begin() {
    BEGUN.get_or_init(Instant::now);
}

/// The statement behind the last checkpoint: tells how long the way here took, and ends the process as a crash does.
pub fn reached() -> ! {
    if let Some(begun) = BEGUN.get() {
        println!("{:.9}", begun.elapsed().as_secs_f64());
    }
    let _ = io::stdout().flush();
    std::process::exit(0)
}

/// Says that so many checkpoints are stored, and waits until somebody has looked.
pub fn mark(count: u64) {
    println!("mark {count}");
    let looked = io::stdout().flush().and_then(|()| io::stdin().lock().read_line(&mut String::new()));
    if looked.is_err() {
        std::process::exit(1);
    }
}

/// The seconds of each checkpoint, as the last thing that the program says.
pub fn tell(seconds: &[f64]) {
    println!("{seconds:?}");
}

/// So many bytes of text that nothing compresses or shares with the text of another number.
#[must_use]
pub fn text(bytes: usize, number: u64) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut mixed = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut text = String::with_capacity(bytes + 8);
    while text.len() < bytes {
        mixed ^= mixed << 13;
        mixed ^= mixed >> 7;
        mixed ^= mixed << 17;
        for place in 0..8 {
            text.push(char::from(LETTERS[(mixed >> (place * 7) & 63) as usize]));
        }
    }
    text.truncate(bytes);
    text
}

/// A record of 100 bytes of JSON.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Record {
    /// A path.
    pub path: String,
    /// A number of seven digits.
    pub bytes: u64,
    /// As long as that makes 100 bytes.
    pub sha: String,
}

impl Record {
    /// The record of this number.
    #[must_use]
    pub fn new(number: u64) -> Self {
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (path, sha) =
            (format!("invoices/{number:08}.pdf"), format!("{mixed:016x}{:016x}{:011x}", !mixed, mixed >> 20));
        Self { path, bytes: 1_000_000 + mixed % 9_000_000, sha }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_long_as_asked_and_differ() {
        assert_eq!([0, 1, 200, 10_001].map(|bytes| text(bytes, 7).len()), [0, 1, 200, 10_001]);
        assert_ne!(text(200, 1), text(200, 2));
    }

    #[test]
    fn a_record_has_100_bytes() {
        for number in [0, 1, 99_999] {
            assert_eq!(
                serde_json::to_string(&Record::new(number)).expect("it is JSON").len(),
                100,
                "{number}"
            );
        }
    }
}
