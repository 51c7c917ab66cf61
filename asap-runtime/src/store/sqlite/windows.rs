//! What this process knows about the windows of its tasks.

use std::collections::HashMap;

/// How many tasks are remembered.
const TASKS: usize = 1024;

/// For tasks that this process appends to: a run of versions without a gap, up to the one it appended last.
///
/// "The newest 100" counts rows, and counting a hundred rows costs more than the append itself. Where no gap is,
/// the row that falls out is known by its number. The knowledge is only ever used together with conditions that
/// the statement itself checks (the highest version, the row that falls out, none below it), so it cannot become
/// wrong by what others append or save. If somebody else deletes a version from the middle meanwhile, its place
/// stays counted until the window has passed it.
#[derive(Debug, Default)]
pub(super) struct Windows(HashMap<String, Run>);

#[derive(Debug, Clone, Copy)]
struct Run {
    lowest: i64,
    highest: i64,
}

impl Windows {
    /// Whether every version from `lowest` to `highest` is there.
    pub(super) fn holds(&self, task_id: &str, lowest: i64, highest: i64) -> bool {
        self.0.get(task_id).is_some_and(|run| run.lowest <= lowest && run.highest == highest)
    }

    /// Whether the run that ends with the last append begins here.
    pub(super) fn begins_at(&self, task_id: &str, lowest: i64) -> bool {
        self.0.get(task_id).is_some_and(|run| run.lowest == lowest)
    }

    /// A version was appended.
    pub(super) fn appended(&mut self, task_id: &str, version: i64) {
        match self.0.get_mut(task_id) {
            Some(run) if run.highest == version - 1 => run.highest = version,
            Some(_) => self.forget(task_id),
            None if version == 1 => self.learn(task_id, 1, 1),
            None => {}
        }
    }

    /// Versions below this one were removed.
    pub(super) fn pruned(&mut self, task_id: &str, lowest: i64) {
        if let Some(run) = self.0.get_mut(task_id) {
            run.lowest = run.lowest.max(lowest);
        }
    }

    /// Every version from `lowest` to `highest` was seen.
    pub(super) fn learn(&mut self, task_id: &str, lowest: i64, highest: i64) {
        if self.0.len() >= TASKS {
            self.0.clear();
        }
        self.0.insert(task_id.to_owned(), Run { lowest, highest });
    }

    /// Something else happened to the task.
    pub(super) fn forget(&mut self, task_id: &str) {
        self.0.remove(task_id);
    }
}
