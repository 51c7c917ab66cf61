//! How far the pool has come, while it works.

use std::io::{self, IsTerminal};
use std::thread;
use std::time::Duration;

use asap_runtime::Runtime;
use indicatif::{ProgressBar, ProgressStyle};

/// How often it looks: a look counts every queued task.
const LOOK: Duration = Duration::from_millis(500);

/// Waits until no task waits or runs, with a bar on a terminal and elsewhere a line for each change.
///
/// # Errors
///
/// If the store fails.
pub(crate) fn watch(runtime: &Runtime) -> anyhow::Result<()> {
    let bar = io::stderr().is_terminal().then(|| {
        let style = "{bar:40} {pos} of {len} tasks, {msg} ({eta} left)";
        ProgressBar::new(0).with_style(ProgressStyle::with_template(style).expect("the template is valid"))
    });
    // Those that were to do at the beginning, and those that came since.
    let mut all = 0;
    let mut before = None;
    loop {
        let queues = runtime.queue_counts()?;
        let waiting: u64 = queues.iter().map(|queue| queue.waiting).sum();
        let leased: u64 = queues.iter().map(|queue| queue.leased).sum();
        let left = waiting + leased;
        all = all.max(left);
        let said = format!("{leased} running, {waiting} waiting");
        if let Some(bar) = &bar {
            bar.set_length(all);
            bar.set_position(all - left);
            bar.set_message(said);
        } else if before.replace((leased, waiting)) != Some((leased, waiting)) {
            tracing::info!("{} of {all} tasks, {said}", all - left);
        }
        if left == 0 {
            break;
        }
        thread::sleep(LOOK);
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    Ok(())
}
