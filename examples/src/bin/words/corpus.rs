//! The files of a corpus.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};

use crate::digest;

/// A file as it was when its task was made: the argument of the resumable function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Source {
    /// Its path, absolute: the same for whoever works on it.
    pub(crate) path: String,
    /// Its length in bytes.
    pub(crate) length: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub(crate) sha256: String,
}

impl Source {
    /// Reads a file for its digest.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or its path is not UTF-8.
    pub(crate) fn of(path: &Path) -> anyhow::Result<Self> {
        let (length, sha256) =
            File::open(path).and_then(digest::of).with_context(|| path.display().to_string())?;
        let text = path.to_str();
        let text = text.with_context(|| format!("{}: the path is not UTF-8; rename it", path.display()))?;
        Ok(Self { path: text.to_owned(), length, sha256 })
    }

    /// The id of the task: the same as long as path and content are.
    pub(crate) fn task_id(&self) -> String {
        format!("{}@{}", self.path, &self.sha256[..16])
    }

    /// The path of a task's file.
    pub(crate) fn path_of(task_id: &str) -> &str {
        task_id.rsplit_once('@').map_or(task_id, |(path, _)| path)
    }
}

/// The regular files below a directory, in the order of their paths; symbolic links are not followed.
///
/// # Errors
///
/// If a directory cannot be read, or there is no file: an empty directory is more likely a volume that is not there.
pub(crate) fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut ahead = vec![root(dir)?];
    while let Some(dir) = ahead.pop() {
        let entries = fs::read_dir(&dir).with_context(|| dir.display().to_string())?;
        for entry in entries {
            let entry = entry.with_context(|| dir.display().to_string())?;
            let kind = entry.file_type().with_context(|| entry.path().display().to_string())?;
            if kind.is_dir() {
                ahead.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    ensure!(!files.is_empty(), "{}: no file is in it", dir.display());
    files.sort();
    Ok(files)
}

/// The directory's absolute path.
///
/// # Errors
///
/// If it is not there.
pub(crate) fn root(dir: &Path) -> anyhow::Result<PathBuf> {
    fs::canonicalize(dir).with_context(|| dir.display().to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_path_and_tells_contents_apart() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a@b");
        let id = |content: &str| {
            fs::write(&path, content).unwrap();
            Source::of(&path).unwrap().task_id()
        };
        let (one, other) = (id("one"), id("other"));
        assert_ne!(one, other);
        assert_eq!(one, id("one"));
        assert_eq!(Source::path_of(&one), path.to_str().unwrap());
    }

    #[test]
    fn a_directory_without_files_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("empty")).unwrap();
        assert!(files(directory.path()).unwrap_err().to_string().contains("no file is in it"));
        fs::write(directory.path().join("empty/b"), "b").unwrap();
        fs::write(directory.path().join("a"), "a").unwrap();
        let found = files(directory.path()).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].ends_with("a") && found[1].ends_with("empty/b"), "{found:?}");
    }
}
