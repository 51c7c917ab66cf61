//! The tasks of a store that are not ended, by where they stand.

use std::collections::BTreeMap;

use crate::Runtime;
use crate::error::{Error, Result};
use crate::protocol::TaskStatus;
use crate::runtime::{Place, read_frames};

/// Where tasks stand: function and checkpoint, with their number.
#[derive(Debug, Default)]
pub(super) struct Tasks {
    at: BTreeMap<(String, String), usize>,
    /// Tasks that this program cannot go on with: the task, and why.
    pub(super) lost: Vec<(String, Error)>,
}

impl Tasks {
    pub(super) fn of(runtime: &Runtime) -> Result<Self> {
        let mut tasks = Self::default();
        for record in runtime.tasks()? {
            let record = record?;
            if matches!(record.status, TaskStatus::Completed | TaskStatus::Cancelled) {
                continue;
            }
            let Some(snapshot) = runtime.store().get(&record.task_id).wait()? else { continue };
            let frames = match read_frames(snapshot.clone()) {
                Ok(frames) => frames,
                Err(error) => {
                    tasks.lost.push((record.task_id, error));
                    continue;
                }
            };
            for frame in frames {
                *tasks.at.entry((frame.function, frame.at)).or_default() += 1;
            }
            if let Err(error) = Place::find(snapshot.into(), None) {
                tasks.lost.push((record.task_id, error));
            }
        }
        Ok(tasks)
    }

    /// How many stand in this function, or at this checkpoint of it.
    pub(super) fn count(&self, function: &str, at: Option<&str>) -> usize {
        let here = self.at.iter().filter(|((name, id), _)| name == function && at.is_none_or(|at| at == id));
        here.map(|(_, count)| count).sum()
    }
}
