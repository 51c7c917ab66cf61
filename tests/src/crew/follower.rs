//! Reading a journal while it is written.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Entry;

/// Reads the lines of a journal as they come.
#[derive(Debug)]
pub struct Follower {
    path: PathBuf,
    offset: u64,
    /// What follows the last line that was finished.
    rest: String,
    entries: Vec<Entry>,
}

impl Follower {
    /// Follows the journal at this path, from its begin; it need not be there yet.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), offset: 0, rest: String::new(), entries: Vec::new() }
    }

    /// Follows the journal from where this one is.
    pub(super) fn behind_this(&self) -> Self {
        Self { offset: self.offset, rest: self.rest.clone(), ..Self::new(&self.path) }
    }

    /// All lines so far.
    ///
    /// # Errors
    ///
    /// If the journal cannot be read.
    pub fn entries(&mut self) -> io::Result<&[Entry]> {
        let mut file = match File::open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(&self.entries),
            file => file?,
        };
        file.seek(SeekFrom::Start(self.offset))?;
        self.offset += file.read_to_string(&mut self.rest)? as u64;
        // What is behind the last end of a line may still be written.
        let end = self.rest.rfind(" ;").map_or(0, |at| at + 2);
        self.entries.extend(self.rest[..end].split('\n').filter_map(Entry::parse));
        self.rest.drain(..end);
        Ok(&self.entries)
    }

    /// Waits for a line, the first of all that fits; `None` if there is none within this time.
    ///
    /// # Errors
    ///
    /// If the journal cannot be read.
    pub fn waits_for(&mut self, time: Duration, fits: impl Fn(&Entry) -> bool) -> io::Result<Option<Entry>> {
        let begun = Instant::now();
        loop {
            let found = self.entries()?.iter().find(|entry| fits(entry)).cloned();
            if found.is_some() || begun.elapsed() >= time {
                return Ok(found);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}
