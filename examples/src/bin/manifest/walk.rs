//! The files below a directory in the byte order of their paths, from any of them on.

use std::collections::BinaryHeap;
use std::fs;
use std::io;

use serde::{Deserialize, Serialize};

use crate::raw::RawPath;

/// Names of one directory that are held in memory at a time.
///
/// A larger directory is read once per batch: a million entries are read 123 times, which is little beside
/// hashing a million files, and never take more memory than this.
const BATCH: usize = 8192;

/// A walk, depth first: yields each regular file, and each directory that cannot be read as an error.
///
/// What is saved is where the walk is, one name per level; what is still to visit is what follows it in byte
/// order. So a snapshot is as long as one path, however large the tree is. Symbolic links are neither
/// followed nor listed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Walk {
    root: RawPath,
    /// Files that are left out, as canonical directory and name.
    except: Vec<RawPath>,
    /// The first level holds the root alone, so the names of all levels in a row are the path.
    levels: Vec<Level>,
}

/// One directory on the way to where the walk is.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Level {
    /// The name that was visited last, a directory's with a slash at its end; empty before the first.
    after: RawPath,
    /// The names that follow, last one first: read again after a resume.
    #[serde(skip)]
    ahead: Vec<RawPath>,
    /// Whether `ahead` reaches the directory's end.
    #[serde(skip)]
    to_end: bool,
}

/// Something that could not be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) path: RawPath,
    pub(crate) error: io::Error,
}

impl Walk {
    /// Begins a walk of what `root` names, spelled as the paths shall begin.
    pub(crate) fn new(root: RawPath, except: Vec<RawPath>) -> Self {
        Self { root, except, levels: vec![Level::default()] }
    }

    /// Moves on to the next file, or directory that cannot be read; nothing at the end.
    pub(crate) fn advance(&mut self) -> Option<Result<RawPath, Unreadable>> {
        loop {
            let depth = self.levels.len().checked_sub(1)?;
            let mut path = self.directory(depth);
            let level = &mut self.levels[depth];
            if level.ahead.is_empty() && !level.to_end {
                let read = if depth == 0 {
                    root(&self.root, &level.after)
                } else {
                    batch(&path, &level.after, BATCH)
                };
                match read {
                    Ok((ahead, to_end)) => (level.ahead, level.to_end) = (ahead, to_end),
                    Err(error) => {
                        self.levels.pop();
                        let path = if depth == 0 { self.root.clone() } else { path };
                        return Some(Err(Unreadable { path, error }));
                    }
                }
            }
            let Some(name) = level.ahead.pop() else {
                self.levels.pop();
                continue;
            };
            level.after.clone_from(&name);
            if name.is_directory() {
                self.levels.push(Level::default());
                continue;
            }
            path.push(name.as_bytes());
            if !self.is_exempt(&path) {
                return Some(Ok(path));
            }
        }
    }

    /// The directory that level `depth` lists, with a slash at its end.
    fn directory(&self, depth: usize) -> RawPath {
        let mut path = RawPath::default();
        for level in &self.levels[..depth] {
            path.push(level.after.as_bytes());
        }
        path
    }

    fn is_exempt(&self, path: &RawPath) -> bool {
        let path = path.as_path();
        self.except.iter().map(RawPath::as_path).any(|except| {
            except.file_name() == path.file_name()
                && path.parent().is_some_and(|parent| {
                    let parent = if parent.as_os_str().is_empty() { ".".as_ref() } else { parent };
                    fs::canonicalize(parent).ok().as_deref() == except.parent()
                })
        })
    }
}

/// The only entry of the first level: the root, if it is a directory or a regular file and not yet visited.
fn root(root: &RawPath, after: &RawPath) -> io::Result<(Vec<RawPath>, bool)> {
    let kind = fs::symlink_metadata(root.as_path())?.file_type();
    let mut name = root.clone();
    if kind.is_dir() && !name.is_directory() {
        name.push(b"/");
    }
    let visited = !after.as_bytes().is_empty();
    let entries = if visited || !(kind.is_dir() || kind.is_file()) { Vec::new() } else { vec![name] };
    Ok((entries, true))
}

/// The first `limit` names after `after` in byte order, last one first, and whether there are no others.
///
/// A directory's name counts with its slash, which makes this the order of the whole paths below it.
fn batch(directory: &RawPath, after: &RawPath, limit: usize) -> io::Result<(Vec<RawPath>, bool)> {
    let mut first = BinaryHeap::new();
    let mut to_end = true;
    for entry in fs::read_dir(directory.as_path())? {
        let entry = entry?;
        let mut name = RawPath::from(entry.file_name().as_os_str());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => name.push(b"/"),
            Ok(kind) if !kind.is_file() => continue,
            // Of unknown kind: opening it will say what is the matter.
            Ok(_) | Err(_) => {}
        }
        if name <= *after {
            continue;
        }
        first.push(name);
        if first.len() > limit {
            first.pop();
            to_end = false;
        }
    }
    let mut names = first.into_sorted_vec();
    names.reverse();
    Ok((names, to_end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use std::path::Path;

    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let directory = tempfile::tempdir().unwrap();
        for file in files {
            let path = directory.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        directory
    }

    fn start(directory: &Path) -> Walk {
        Walk::new(RawPath::from(directory), Vec::new())
    }

    fn names(mut walk: Walk, directory: &Path) -> Vec<String> {
        std::iter::from_fn(|| walk.advance())
            .map(|path| path.unwrap().as_path().strip_prefix(directory).unwrap().display().to_string())
            .collect()
    }

    const FILES: [&str; 9] = ["a-b", "a.txt", "a/0", "a/b/c/d", "a0", "ab/x", "b/y", "b0", "z"];

    #[test]
    fn the_order_is_that_of_the_whole_paths() {
        let directory = tree(&FILES);
        assert_eq!(names(start(directory.path()), directory.path()), FILES);
    }

    #[test]
    fn a_saved_walk_goes_on_after_any_file() {
        let directory = tree(&FILES);
        for n in 0..=FILES.len() {
            let mut walk = start(directory.path());
            assert_eq!(std::iter::from_fn(|| walk.advance()).take(n).count(), n);
            let saved = serde_json::to_string(&walk).unwrap();
            let restored: Walk = serde_json::from_str(&saved).unwrap();
            assert_eq!(names(restored, directory.path()), FILES[n..], "{saved}");
        }
    }

    #[test]
    fn a_large_directory_is_read_in_batches() {
        let directory = tree(&FILES);
        let (mut after, mut seen) = (RawPath::default(), Vec::new());
        loop {
            let (mut names, to_end) = batch(&RawPath::from(directory.path()), &after, 2).unwrap();
            assert!(names.len() <= 2);
            names.reverse();
            after = names.last().unwrap().clone();
            seen.extend(names);
            if to_end {
                break;
            }
        }
        let all = ["a-b", "a.txt", "a/", "a0", "ab/", "b/", "b0", "z"];
        assert_eq!(seen, all.map(RawPath::from));
    }

    #[test]
    fn own_files_are_left_out_wherever_the_walk_begins() {
        let directory = tree(&["own", "sub/own"]);
        let own = fs::canonicalize(directory.path()).unwrap().join("own");
        let walk = Walk::new(RawPath::from(directory.path()), vec![RawPath::from(&own)]);
        assert_eq!(names(walk, directory.path()), ["sub/own"]);
    }

    #[test]
    fn a_file_as_root_is_listed_and_a_missing_one_is_an_error() {
        let directory = tree(&["f"]);
        assert_eq!(names(start(&directory.path().join("f")), directory.path()), ["f"]);
        let mut missing = start(&directory.path().join("missing"));
        assert!(missing.advance().unwrap().is_err());
        assert!(missing.advance().is_none());
    }
}
