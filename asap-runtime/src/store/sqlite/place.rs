//! The file, and whether it is still the one that was opened.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::Fault;

/// Where the database is.
#[derive(Debug)]
pub(super) enum Place {
    Memory,
    /// An absolute path, since readers are opened later and the process may change its directory.
    File {
        path: PathBuf,
        identity: Identity,
    },
}

impl Place {
    /// The file at an absolute path that a connection has just opened.
    pub(super) fn file(path: PathBuf) -> Result<Self, Fault> {
        let identity = identity(&path).map_err(Fault::Path)?;
        Ok(Self::File { path, identity })
    }

    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Memory => Path::new(":memory:"),
            Self::File { path, .. } => path,
        }
    }

    /// Whether this path leads to the file that was opened, and to its log: that is found by the path, so a hard link
    /// of the file has another.
    pub(super) fn is_at(&self, other: &Path) -> bool {
        match self {
            Self::Memory => false,
            Self::File { path, identity: opened } => {
                let is_path = || fs::canonicalize(path).ok() == fs::canonicalize(other).ok();
                identity(other).is_ok_and(|found| found == *opened) && (path == other || is_path())
            }
        }
    }

    /// Fails if the file was moved or deleted: SQLite would go on with it, and acknowledge what nobody finds again.
    pub(super) fn verify(&self) -> Result<(), Fault> {
        match self {
            Self::Memory => Ok(()),
            Self::File { path, identity: opened } => match identity(path) {
                Ok(found) if found == *opened => Ok(()),
                _ => Err(Fault::Moved),
            },
        }
    }
}

/// Device and inode.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> std::io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;

    fs::metadata(path).map(|file| (file.dev(), file.ino()))
}

/// Only whether it is there: an open file cannot be replaced on the other systems.
#[cfg(not(unix))]
type Identity = ();

#[cfg(not(unix))]
fn identity(path: &Path) -> std::io::Result<Identity> {
    fs::metadata(path).map(drop)
}
