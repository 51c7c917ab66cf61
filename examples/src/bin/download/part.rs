//! The file that the bytes go to until their digest is right.

use std::ffi::OsString;
use std::io::{self, SeekFrom};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use tokio::fs::{self, File};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

/// A file of its final length, of which the bytes up to some offset are there.
///
/// It is not saved: a resume opens it again at the offset of the checkpoint. What a killed process wrote behind that is
/// written again, the same bytes to the same place, so two processes cannot spoil it for each other.
#[derive(Debug)]
pub(crate) struct Part {
    path: PathBuf,
    file: File,
}

/// `FILE.part` for `FILE`.
pub(crate) fn path(out: &Path) -> PathBuf {
    let mut path = OsString::from(out);
    path.push(".part");
    PathBuf::from(path)
}

impl Part {
    /// Opens it behind its first `done` bytes, and makes it if there are none.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, or is not the file that those bytes were written to.
    pub(crate) async fn open(out: &Path, done: u64, length: u64) -> anyhow::Result<Self> {
        let path = path(out);
        let name = || path.display().to_string();
        let is_new = done == 0;
        let mut file = File::options()
            .write(true)
            .create(is_new)
            .truncate(false)
            .open(&path)
            .await
            .with_context(name)?;
        if is_new {
            file.set_len(length).await.with_context(name)?;
            // The name and the length must be as durable as the bytes.
            file.sync_all().await.with_context(name)?;
            sync_directory(&path).await.with_context(name)?;
        }
        let found = file.metadata().await.with_context(name)?.len();
        ensure!(
            found == length,
            "{}: is {found} bytes long, not {length}, so it is no longer the file that the download began; `--fresh` \
             starts over",
            name()
        );
        file.seek(SeekFrom::Start(done)).await.with_context(name)?;
        Ok(Self { path, file })
    }

    /// Writes the bytes that come next and makes them durable, so that a checkpoint that follows promises nothing
    /// that a loss of power could take.
    ///
    /// # Errors
    ///
    /// If the disk is full or fails.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = async {
            self.file.write_all(bytes).await?;
            self.file.flush().await?;
            self.file.sync_data().await
        };
        written.await.with_context(|| self.path.display().to_string())
    }
}

/// Gives the file its name. It may have it already: a process can be killed before it says that it is done.
///
/// # Errors
///
/// If it cannot be renamed, and is not there under its name.
pub(crate) async fn install(out: &Path, length: u64) -> anyhow::Result<()> {
    let installed = async {
        match fs::rename(path(out), out).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let is_there = fs::metadata(out).await.is_ok_and(|file| file.len() == length);
                if is_there { Ok(()) } else { Err(error) }
            }
            renamed => renamed,
        }?;
        sync_directory(out).await
    };
    installed.await.with_context(|| out.display().to_string())
}

async fn sync_directory(path: &Path) -> io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(directory).await?.sync_all().await
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_goes_on_behind_what_is_done() {
        let directory = tempfile::tempdir().unwrap();
        let out = directory.path().join("out");
        let mut part = Part::open(&out, 0, 6).await.unwrap();
        part.write(b"ab").await.unwrap();
        part.write(b"cd").await.unwrap();
        drop(part);
        Part::open(&out, 2, 6).await.unwrap().write(b"CDEF").await.unwrap();
        install(&out, 6).await.unwrap();
        install(&out, 6).await.unwrap();
        assert_eq!(std::fs::read(&out).unwrap(), b"abCDEF");
        assert!(!path(&out).exists());
    }

    #[tokio::test]
    async fn what_was_there_before_is_overwritten() {
        let directory = tempfile::tempdir().unwrap();
        let out = directory.path().join("out");
        std::fs::write(path(&out), "of yesterday").unwrap();
        Part::open(&out, 0, 3).await.unwrap().write(b"new").await.unwrap();
        assert_eq!(std::fs::read(path(&out)).unwrap(), b"new");
    }

    #[tokio::test]
    async fn a_file_that_is_gone_or_another_is_an_error() {
        let directory = tempfile::tempdir().unwrap();
        let out = directory.path().join("out");
        let error = format!("{:#}", Part::open(&out, 2, 6).await.unwrap_err());
        assert!(error.contains("out.part: No such file"), "{error}");
        std::fs::write(path(&out), "abc").unwrap();
        let error = Part::open(&out, 2, 6).await.unwrap_err().to_string();
        assert!(error.contains("is 3 bytes long, not 6") && error.contains("--fresh"), "{error}");
        std::fs::remove_file(path(&out)).unwrap();
        assert!(install(&out, 6).await.is_err());
    }
}
