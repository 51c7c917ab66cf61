//! The bell that other processes hear: a file beside the database's.
//!
//! Whoever rings writes a byte into `tasks.db-bell` behind the commit of what it rings for. The operating system tells those who listen,
//! at once and without anybody asking again and again; nobody watches the file until somebody asks for the bell. What is in it says
//! nothing, and it may be deleted. Where it cannot be made or watched, others find what there is when they look again.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::place::Place;
use crate::store::queue::Bell;

/// A database's bell.
#[derive(Debug)]
pub(super) struct SharedBell {
    bell: Arc<Bell>,
    /// Where the file is; none of a database in memory.
    path: Option<PathBuf>,
    file: Mutex<Option<File>>,
    watcher: Mutex<Option<RecommendedWatcher>>,
}

impl SharedBell {
    pub(super) fn of(place: &Place) -> Self {
        let path = match place {
            Place::Memory => None,
            Place::File { path, .. } => beside(path),
        };
        Self { bell: Arc::default(), path, file: Mutex::default(), watcher: Mutex::default() }
    }

    /// Rings here, and for everybody who listens to the file.
    pub(super) fn ring(&self) {
        self.bell.ring();
        if let Some(path) = &self.path {
            // Nothing depends on it.
            if let Err(error) = touch(path, &mut lock(&self.file)) {
                tracing::debug!(path = %path.display(), %error, "other processes are not told of new tasks");
            }
        }
    }

    /// The bell, which rings for other processes too from now on.
    pub(super) fn listen(&self) -> Arc<Bell> {
        let mut watcher = lock(&self.watcher);
        if let Some(path) = self.path.as_ref().filter(|_| watcher.is_none()) {
            match self.watch(path) {
                Ok(watching) => *watcher = Some(watching),
                Err(error) => {
                    tracing::debug!(path = %path.display(), %error, "other processes are not heard");
                }
            }
        }
        Arc::clone(&self.bell)
    }

    fn watch(&self, path: &Path) -> notify::Result<RecommendedWatcher> {
        // It must be there to be watched.
        opened(path, &mut lock(&self.file))?;
        let bell = Arc::downgrade(&self.bell);
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let heard =
                event.map_or(true, |event| matches!(event.kind, EventKind::Modify(_) | EventKind::Any));
            if let Some(bell) = bell.upgrade().filter(|_| heard) {
                bell.ring();
            }
        })?;
        watcher.watch(path, RecursiveMode::NonRecursive)?;
        Ok(watcher)
    }
}

/// The path of the bell of the database at this path, which all processes must come to, whatever links they follow.
fn beside(database: &Path) -> Option<PathBuf> {
    let mut path: OsString = fs::canonicalize(database).ok()?.into();
    path.push("-bell");
    Some(path.into())
}

/// Writes into the file.
fn touch(path: &Path, file: &mut Option<File>) -> std::io::Result<()> {
    let file = opened(path, file)?;
    file.rewind()?;
    file.write_all(b"!")
}

/// The file at the path, which is made if it is not there.
fn opened<'a>(path: &Path, file: &'a mut Option<File>) -> std::io::Result<&'a mut File> {
    if file.as_ref().is_some_and(is_gone) {
        *file = None;
    }
    match file {
        Some(file) => Ok(file),
        None => Ok(file.insert(OpenOptions::new().create(true).truncate(false).write(true).open(path)?)),
    }
}

/// Whether somebody has deleted the file.
#[cfg(unix)]
fn is_gone(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;

    file.metadata().is_ok_and(|file| file.nlink() == 0)
}

/// An open file cannot be deleted on the other systems.
#[cfg(not(unix))]
fn is_gone(_: &File) -> bool {
    false
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
