//! The command line, and the task that it names.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Parser;
use serde::{Deserialize, Serialize};

use crate::checksum::Checksum;
use crate::raw::RawPath;

/// Prints a SHA-256 manifest of a directory tree, and goes on where it was killed.
///
/// The lines are those of `find DIR -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum`, without the
/// manifest's own database and output. Start it again with the same arguments to go on; a run that had
/// completed starts afresh. Exit status: 0 done, 1 something could not be read or the run stopped, 2 the
/// arguments are wrong.
#[derive(Debug, Parser)]
#[command(name = "manifest", version)]
pub(crate) struct Args {
    /// The directory.
    dir: PathBuf,
    /// The database that the state is kept in.
    #[arg(long, value_name = "FILE", default_value = "asap_state.db")]
    pub(crate) db: PathBuf,
    /// The file to write to; without it the manifest is printed when it is complete.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Forget a run that was interrupted and start over.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Say on stderr which file is being read.
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// What is to be done: the argument of the resumable function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Job {
    /// The directory as it was given, for the paths begin so.
    pub(crate) root: RawPath,
    /// Where the lines go.
    pub(crate) out: RawPath,
    /// Whether they are printed from there at the end.
    pub(crate) print: bool,
    /// The run's own files: they change while it runs, so they are left out.
    pub(crate) own: Vec<RawPath>,
}

impl Args {
    /// The task's id and what it does.
    ///
    /// # Errors
    ///
    /// If the directory, or one that the database or the output shall be in, is not there.
    pub(crate) fn job(&self) -> anyhow::Result<(String, Job)> {
        let root = canonical_root(&self.dir).with_context(|| self.dir.display().to_string())?;
        let db = canonical_file(&self.db)?;
        let out = self.out.as_deref().map(canonical_file).transpose()?;
        let target = out.as_deref().map_or(OsStr::new("stdout"), Path::as_os_str);
        let id = format!("manifest {} ({}) to {}", escaped(&self.dir), escaped(&root), escaped(target));
        let print = out.is_none();
        let out = out.unwrap_or_else(|| spool(&db, &id));
        let own = ["", "-wal", "-shm", "-journal"].map(|suffix| with_suffix(&db, suffix));
        let own = own.iter().chain([&out]).map(RawPath::from).collect();
        Ok((id, Job { root: RawPath::from(&self.dir), out: RawPath::from(&out), print, own }))
    }
}

/// The root itself is not followed if it is a symbolic link.
fn canonical_root(path: &Path) -> io::Result<PathBuf> {
    if fs::symlink_metadata(path)?.is_symlink() {
        return std::path::absolute(path);
    }
    fs::canonicalize(path)
}

/// The path of a file that need not exist yet, in a directory that must.
fn canonical_file(path: &Path) -> anyhow::Result<PathBuf> {
    let Some(name) = path.file_name() else { bail!("{}: not the name of a file", path.display()) };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let parent = fs::canonicalize(parent).with_context(|| parent.display().to_string())?;
    let file = parent.join(name);
    if file.is_dir() {
        bail!("{}: is a directory", path.display());
    }
    Ok(file)
}

/// The file beside the database that holds the lines until they are printed.
fn spool(db: &Path, id: &str) -> PathBuf {
    with_suffix(db, &format!("-{:016x}.part", Checksum::of(id.as_bytes()).number()))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = OsString::from(path);
    path.push(suffix);
    PathBuf::from(path)
}

/// Unlike `display`, different for different paths.
fn escaped(path: impl AsRef<OsStr>) -> String {
    path.as_ref().as_encoded_bytes().utf8_chunks().fold(String::new(), |mut text, chunk| {
        text.push_str(&chunk.valid().replace('\\', "\\\\"));
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
        text
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    fn job(args: &[&OsStr]) -> anyhow::Result<(String, Job)> {
        Args::try_parse_from([OsStr::new("manifest")].iter().chain(args))?.job()
    }

    #[test]
    fn other_arguments_are_another_task() {
        let directory = tempfile::tempdir().unwrap();
        let path = |name: &[u8]| directory.path().join(OsStr::from_bytes(name)).into_os_string();
        let (a, b) = (path(b"a\xff"), path(b"a\xfe"));
        let slash = path(b"a\xff/");
        for path in [&a, &b] {
            fs::create_dir(path).unwrap();
        }
        let db = path(b"db");
        let (out, other) = (path(b"out"), path(b"other"));
        let id = |dir: &OsStr, out: Option<&OsStr>| {
            let mut args = vec![dir, OsStr::new("--db"), &db];
            args.extend(out.iter().flat_map(|out| [OsStr::new("--out"), out]));
            job(&args).unwrap().0
        };
        let ids = [
            id(&a, None),
            id(&b, None),
            id(&slash, None),
            id(&a, Some(&out)),
            id(&a, Some(&other)),
            id(&b, Some(&out)),
        ];
        for (n, one) in ids.iter().enumerate() {
            assert!(ids[..n].iter().all(|other| one != other), "{one}");
        }
        assert_eq!(ids[0], id(&a, None));
    }

    #[test]
    fn what_is_missing_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let missing = directory.path().join("missing");
        let error = job(&[missing.as_os_str()]).unwrap_err();
        assert!(format!("{error:#}").contains("missing: No such file"), "{error:#}");
        let out = missing.join("out");
        let error = job(&[directory.path().as_os_str(), "--out".as_ref(), out.as_os_str()]).unwrap_err();
        assert!(format!("{error:#}").contains("missing: No such file"), "{error:#}");
    }
}
