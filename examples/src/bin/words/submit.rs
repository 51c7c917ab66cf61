//! `words submit`: one task per file.

use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;

use asap_runtime::{Submitted, TaskStatus};

use crate::args::Submit;
use crate::corpus::{self, Source};
use crate::job::words;
use crate::store::open;
use crate::task;

/// Makes the store's tasks those of the directory; one that has failed begins anew.
///
/// # Errors
///
/// If a file cannot be read, before anything is submitted; if the store fails. Repeating it does the rest.
pub(crate) fn submit(options: &Submit) -> anyhow::Result<ExitCode> {
    let root = corpus::root(&options.dir)?;
    let files = corpus::files(&root)?;
    let sources = files.iter().map(|path| Source::of(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let runtime = open(&options.store.db)?;
    let queue = runtime.queue(&options.queue).priority(options.priority);

    let ids: HashSet<_> = sources.iter().map(Source::task_id).collect();
    let (mut deleted, mut known) = (0_u64, 0_u64);
    for record in task::all(&runtime)? {
        let path = Path::new(Source::path_of(&record.task_id));
        let is_current = ids.contains(&record.task_id) && record.status != TaskStatus::Failed;
        if path.starts_with(&root) && !is_current {
            // Whoever still runs it can store nothing more.
            deleted += u64::from(runtime.store().delete(&record.task_id).wait()?);
        }
    }
    let files = sources.len();
    for source in sources {
        let submitted = queue.submit(source.task_id(), words(source))?;
        known += u64::from(submitted == Submitted::Known);
    }
    println!("{} submitted, {known} known, {deleted} deleted", files as u64 - known);
    Ok(ExitCode::SUCCESS)
}
