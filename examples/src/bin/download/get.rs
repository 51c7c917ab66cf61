//! `download get`: one task, run on an executor.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use asap_runtime::{Runtime, TaskStatus};
use indicatif::HumanBytes;
use serde::Deserialize;

use crate::args::Get;
use crate::client::Client;
use crate::job::download;

/// Runs the download, or what is left of it.
///
/// # Errors
///
/// If it stopped; the message says why.
pub(crate) fn get(options: &Get) -> anyhow::Result<()> {
    let Get { url, db, range, fresh, .. } = options;
    ensure!(url.scheme_str() == Some("http"), "{url}: the address must begin with `http://`");
    let out = absolute(&options.out)?;
    let client = Client::new(range.get(), options.patience()?);
    let runtime = Runtime::open(db)?.with_resource(client);
    let id = task_id(&url.to_string(), &out);
    if *fresh || is_gone(&runtime, &id, &out)? {
        runtime.store().delete(&id).wait()?;
    }
    if let Some(done) = done(&runtime, &id)? {
        tracing::info!("going on after {done} bytes");
    }
    let executor = tokio::runtime::Runtime::new().context("starting the executor")?;
    let summary = executor.block_on(async {
        tokio::select! {
            summary = runtime.run(&id, download(url.to_string(), out)) => summary.map_err(anyhow::Error::from),
            // The future is dropped where it waits: an interruption as a kill is one.
            signal = tokio::signal::ctrl_c() => match signal {
                Ok(()) => bail!("interrupted; the same command goes on"),
                Err(error) => Err(error).context("listening for Ctrl-C"),
            },
        }
    })?;
    println!("{}  {}  {}", summary.sha256, HumanBytes(summary.length), options.out.display());
    Ok(())
}

/// The task of a download.
pub(crate) fn task_id(url: &str, out: &Path) -> String {
    format!("download {url} to {}", out.display())
}

/// The path of a file that need not exist yet, in a directory that must.
pub(crate) fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    let Some(name) = path.file_name() else { bail!("{}: not the name of a file", path.display()) };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(parent).with_context(|| parent.display().to_string())?.join(name))
}

/// Whether the task has completed, and its file is no longer there.
fn is_gone(runtime: &Runtime, id: &str, out: &Path) -> anyhow::Result<bool> {
    let record = runtime.task(id)?;
    Ok(record.is_some_and(|record| record.status == TaskStatus::Completed) && !out.exists())
}

/// The offset of the last checkpoint, if there is one with an offset.
pub(crate) fn done(runtime: &Runtime, id: &str) -> anyhow::Result<Option<u64>> {
    #[derive(Deserialize)]
    struct Saved {
        done: Option<u64>,
    }
    let Some(snapshot) = runtime.store().get(id).wait()? else { return Ok(None) };
    let saved: Saved = serde_json::from_str(snapshot.data.as_json())?;
    Ok(saved.done)
}
