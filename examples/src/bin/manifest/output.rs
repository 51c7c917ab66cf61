//! The file that the lines go to: appended to, and cut back after a kill.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};

use crate::checksum::Checksum;
use crate::raw::RawPath;

/// A file that is written line by line by one process at a time.
///
/// What is saved is how long the file is and a checksum of what it holds. After a resume it is opened again,
/// compared with them, and cut back to that length: what a killed run wrote after its last checkpoint goes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Output {
    path: RawPath,
    length: u64,
    checksum: Checksum,
    #[serde(skip)]
    file: Option<File>,
}

impl Output {
    /// Creates the file, or empties the one that is there.
    ///
    /// # Errors
    ///
    /// If the path cannot be opened, or names something that is not a regular file.
    pub(crate) fn create(path: RawPath) -> anyhow::Result<Self> {
        let mut output = Self { path, length: 0, checksum: Checksum::default(), file: None };
        output.file()?;
        let directory = output.path.as_path().parent().unwrap_or(Path::new("/"));
        // The name must be as durable as the lines.
        File::open(directory).and_then(|directory| directory.sync_all()).with_context(|| output.name())?;
        Ok(output)
    }

    /// Appends one line and makes it durable, so that a checkpoint that follows promises nothing that a loss
    /// of power could take.
    ///
    /// # Errors
    ///
    /// If the disk is full or fails, or if the file has changed since the run that is resumed.
    pub(crate) fn append(&mut self, line: &[u8]) -> anyhow::Result<()> {
        let mut file = self.file()?;
        file.write_all(line).and_then(|()| file.sync_data()).with_context(|| self.name())?;
        self.length += line.len() as u64;
        self.checksum.add(line);
        Ok(())
    }

    /// Makes sure that the file holds what was appended and nothing else.
    ///
    /// # Errors
    ///
    /// As [`append`](Self::append).
    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        self.file()?.sync_all().with_context(|| self.name())
    }

    /// Copies the whole of it.
    ///
    /// # Errors
    ///
    /// If reading or writing fails.
    pub(crate) fn copy_to(&mut self, to: &mut impl Write) -> anyhow::Result<()> {
        let mut file = self.file()?;
        file.rewind().and_then(|()| io::copy(&mut file, to)).and_then(|_| to.flush()).context("printing it")
    }

    fn name(&self) -> String {
        self.path.as_path().display().to_string()
    }

    fn file(&mut self) -> anyhow::Result<&File> {
        let file = match self.file.take() {
            Some(file) => file,
            None => self.open()?,
        };
        Ok(self.file.insert(file))
    }

    fn open(&self) -> anyhow::Result<File> {
        let file = lock(self.path.as_path(), self.length == 0).with_context(|| self.name())?;
        ensure!(
            file.metadata().with_context(|| self.name())?.is_file(),
            "{}: not a regular file, so a killed run could not be cut back; leave out `--out` to print",
            self.name()
        );
        let mut found = Checksum::default();
        let length = found.read((&file).take(self.length)).with_context(|| self.name())?;
        ensure!(
            length == self.length && found == self.checksum,
            "{}: changed since the run that left it stopped after {} bytes; `--fresh` starts over",
            self.name(),
            self.length
        );
        file.set_len(self.length)
            .and_then(|()| (&file).seek(SeekFrom::End(0)))
            .with_context(|| self.name())?;
        Ok(file)
    }
}

/// Removes the file, unless another process has it open for writing.
///
/// # Errors
///
/// If it cannot be opened or removed.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    match file.try_lock() {
        Ok(()) => fs::remove_file(path),
        Err(TryLockError::WouldBlock) => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Opens the file and waits until no other process writes to it.
///
/// A second process on the same task has taken the task over by now, so the first one stops at its next
/// checkpoint: only then may the file be cut back.
fn lock(path: &Path, create: bool) -> io::Result<File> {
    loop {
        let file = OpenOptions::new().read(true).write(true).create(create).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                tracing::warn!("{}: another process writes to it, waiting until it stops", path.display());
                file.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // The other process may have removed the file before it let go of it.
        let held = file.metadata()?;
        match fs::metadata(path) {
            Ok(named) if (named.dev(), named.ino()) == (held.dev(), held.ino()) => return Ok(file),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    fn reopened(output: &Output) -> Output {
        serde_json::from_str(&serde_json::to_string(output).unwrap()).unwrap()
    }

    #[test]
    fn what_was_written_after_the_last_save_is_cut_off() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out");
        fs::write(&path, "of yesterday").unwrap();
        let mut output = Output::create(RawPath::from(&path)).unwrap();
        output.append(b"one\n").unwrap();
        let mut saved = reopened(&output);
        output.append(b"two\n").unwrap();
        drop(output);
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
        saved.append(b"2\n").unwrap();
        let mut printed = Vec::new();
        saved.copy_to(&mut printed).unwrap();
        assert_eq!(printed, b"one\n2\n");
    }

    #[test]
    fn finish_cuts_back_too() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out");
        let output = Output::create(RawPath::from(&path)).unwrap();
        let mut saved = reopened(&output);
        drop(output);
        fs::write(&path, "of a killed run").unwrap();
        saved.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"");
    }

    #[test]
    fn a_file_that_was_changed_or_lost_is_an_error() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out");
        let mut output = Output::create(RawPath::from(&path)).unwrap();
        output.append(b"one\n").unwrap();
        let saved = serde_json::to_string(&output).unwrap();
        drop(output);
        for change in ["on", "One\nmore\n"] {
            fs::write(&path, change).unwrap();
            let mut output: Output = serde_json::from_str(&saved).unwrap();
            let error = output.append(b"two\n").unwrap_err().to_string();
            assert!(error.contains("changed since"), "{error}");
            assert_eq!(fs::read(&path).unwrap(), change.as_bytes(), "it stays as it is");
        }
        fs::remove_file(&path).unwrap();
        let mut output: Output = serde_json::from_str(&saved).unwrap();
        assert!(output.finish().is_err());
        assert!(!path.exists());
    }

    #[test]
    fn a_second_writer_waits_until_the_first_lets_go() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out");
        let mut first = Output::create(RawPath::from(&path)).unwrap();
        first.append(b"one\n").unwrap();
        let mut second = reopened(&first);
        let waiting = std::thread::spawn(move || second.append(b"2\n").map_err(|error| error.to_string()));
        first.append(b"two\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
        drop(first);
        waiting.join().unwrap().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\n2\n");
    }

    #[test]
    fn a_file_that_is_being_written_is_not_removed() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("out");
        let output = Output::create(RawPath::from(&path)).unwrap();
        remove(&path).unwrap();
        assert!(path.exists());
        drop(output);
        remove(&path).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn a_device_is_refused() {
        let error = Output::create(RawPath::from("/dev/null")).unwrap_err().to_string();
        assert!(error.contains("not a regular file"), "{error}");
    }
}
