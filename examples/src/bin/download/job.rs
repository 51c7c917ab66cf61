//! The functions that survive.

use std::path::PathBuf;

use anyhow::ensure;
use asap_runtime::{call, checkpoint, resumable};
use serde::{Deserialize, Serialize};

use crate::client::Client;
use crate::digest::digest;
use crate::part::{self, Part};
use crate::progress::Progress;
use crate::source::{Sha256Sum, Source};

/// Bytes between two checkpoints of the digest.
const STEP: u64 = 64 << 20;

/// The result of the task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summary {
    /// Its length in bytes.
    pub(crate) length: u64,
    /// Its digest, which is the one that the server gave.
    pub(crate) sha256: Sha256Sum,
}

/// Downloads a file, compares its digest, and gives it its name.
#[resumable(name = "download")]
pub(crate) async fn download(
    url: String,
    out: PathBuf,
    #[resource] client: &Client,
) -> anyhow::Result<Summary> {
    let source = client.describe(&url).await?;
    // From here on it is this file or none.
    checkpoint!("described");
    call!("fetched", fetch(source.clone(), out.clone()))?;
    let found = call!("hashed", digest(part::path(&out), STEP))?;
    ensure!(
        found == source.sha256,
        "{url}: its SHA-256 is {found}, but should be {}; `--fresh` starts over",
        source.sha256
    );
    checkpoint!("verified");
    part::install(&out, source.length).await?;
    Ok(Summary { length: source.length, sha256: source.sha256 })
}

/// Fetches the bytes, one range and one checkpoint at a time.
#[resumable(name = "download::fetch")]
async fn fetch(source: Source, out: PathBuf, #[resource] client: &Client) -> anyhow::Result<()> {
    let mut done = 0;
    #[rebuild]
    let mut part = Part::open(&out, done, source.length).await?;
    #[rebuild]
    let mut progress = Progress::new(done, source.length);
    while done < source.length {
        let range = client.next(done, source.length);
        let bytes = client.bytes(&source, &range).await?;
        part.write(&bytes).await?;
        done = range.end;
        checkpoint!("range");
        progress.at(done);
    }
    Ok(())
}
