//! A version in which locals are changed.

use chrono::SubsecRound;
use serde::Serialize;

use super::super::attempt::{Ids, stamp};
use super::super::{Runtime, point};
use super::{EditedFrame, waited};
use crate::codec;
use crate::error::{Error, Result};
use crate::frame::RESUME;
use crate::protocol::{Data, StateSnapshot};
use crate::store::{Rewrite, StoreFuture, Swap, TaskRecord};

/// The latest snapshot of a task, whose locals are changed: see [`Runtime::edit`].
#[derive(Debug)]
pub struct Edit {
    latest: StateSnapshot,
    record: Option<TaskRecord>,
    frames: Vec<EditedFrame>,
}

impl Edit {
    fn new(latest: StateSnapshot, record: Option<TaskRecord>) -> Result<Self> {
        let saved = point::read(latest.clone())?;
        let offsets = offsets(latest.data.as_json());
        let innermost = saved.len() - 1;
        let frames = saved.into_iter().zip(offsets).enumerate();
        let frames = frames
            .map(|(depth, (saved, offset))| {
                EditedFrame::new(&latest.task_id, saved, offset, depth < innermost)
            })
            .collect();
        Ok(Self { latest, record, frames })
    }

    /// The task.
    #[must_use]
    pub fn task_id(&self) -> &str {
        &self.latest.task_id
    }

    /// The version that is changed; the edit becomes the next.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.latest.version
    }

    /// The functions that the task is in, its own first; in each stands the call of the next.
    pub fn frames(&mut self) -> &mut [EditedFrame] {
        &mut self.frames
    }

    /// The function that runs: the innermost.
    ///
    /// # Panics
    ///
    /// Never: a snapshot has at least one function.
    pub fn innermost(&mut self) -> &mut EditedFrame {
        self.frames.last_mut().expect("a snapshot has at least one function")
    }

    /// Changes a local of the function that runs to a value.
    ///
    /// # Errors
    ///
    /// As [`EditedFrame::set_json`].
    pub fn set<T: Serialize + ?Sized>(&mut self, local: &str, value: &T) -> Result<()> {
        self.innermost().set(local, value)
    }

    /// Changes a local of the function that runs to what this JSON is as a value of its type.
    ///
    /// # Errors
    ///
    /// As [`EditedFrame::set_json`].
    pub fn set_json(&mut self, local: &str, json: &str) -> Result<()> {
        self.innermost().set_json(local, json)
    }

    /// The snapshot as it was, the record, and the data as it is to be; `None` if nothing was changed.
    fn concluded(self) -> (StateSnapshot, Option<TaskRecord>, Option<Data>) {
        let mut changes: Vec<_> = self.frames.into_iter().flat_map(EditedFrame::into_changes).collect();
        if changes.is_empty() {
            return (self.latest, self.record, None);
        }
        changes.sort_by_key(|(place, _)| place.start);
        let mut text = self.latest.data.as_json().to_owned();
        for (place, json) in changes.into_iter().rev() {
            text.replace_range(place, &json);
        }
        (self.latest, self.record, Some(Data::from_trusted(text)))
    }
}

/// Where the text of each function begins in a snapshot's data, the outermost first.
fn offsets(data: &str) -> Vec<usize> {
    let member = |object, key| codec::entries(object).find(|(name, _)| name == key).map(|(_, value)| value);
    let frames = member(data, RESUME).and_then(|resume| member(resume, "frames")).unwrap_or("[]");
    let outer = codec::elements(frames).map(|frame| frame.as_ptr().addr() - data.as_ptr().addr());
    outer.chain([0]).collect()
}

impl Runtime {
    /// Changes locals of a task that stands still, as a new version behind the latest: what was stored before stays as it is.
    ///
    /// Each value is read as the local's type before anything is stored, and stored as that type writes it. Locals of the functions
    /// that have called the one that runs are reached by [`Edit::frames`]. The new version stands at the same checkpoint, with
    /// `checkpoint: false`; the record gets the next attempt, so that whoever runs the task stores nothing more, and is else as it
    /// was: a failed task is still failed, and [`resume`](Self::resume) or [`put_back`](Self::put_back) goes on with it. In a queue it
    /// stays where it is. If nothing is changed, nothing is stored.
    ///
    /// Returns the new snapshot.
    ///
    /// ```
    /// # use asap_runtime::{Runtime, checkpoint, resumable, store::MemoryStore};
    /// #[resumable]
    /// fn order(price: f64) -> Result<f64, String> {
    ///     let total = price * 2.0;
    ///     checkpoint!("priced");
    ///     if total > 100.0 { Err("too expensive".to_owned()) } else { Ok(total) }
    /// }
    ///
    /// let runtime = Runtime::new(MemoryStore::new());
    /// assert!(runtime.run("order", order(75.0)).unwrap_err().is_failed());
    /// let error = runtime.set_local("order", "total", "\"ninety\"").unwrap_err();
    /// assert!(error.to_string().contains("`total`"));
    /// runtime.edit("order", |edit| edit.set("total", &90.0))?;
    /// assert_eq!(runtime.resume::<f64>("order")?, 90.0);
    /// # Ok::<(), asap_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What `change` returns, with nothing stored; [`Error::TaskNotFound`]; [`Error::TaskEnded`] if the task is completed or cancelled:
    /// roll it back first; [`Error::NotResumable`] if no resumable function wrote the snapshot; [`Error::Conflict`] if a worker has leased
    /// the task, or somebody else has stored a version or claimed the task just now; [`Error::Unsupported`] if the store cannot do it;
    /// the store's errors.
    pub fn edit(&self, task_id: &str, change: impl FnOnce(&mut Edit) -> Result<()>) -> Result<StateSnapshot> {
        let mut edit = waited(self.begin_edit(task_id))?;
        change(&mut edit)?;
        waited(self.conclude_edit(edit))
    }

    /// As [`edit`](Self::edit), as a future.
    ///
    /// # Errors
    ///
    /// As [`edit`](Self::edit).
    pub fn edit_async(
        &self,
        task_id: &str,
        change: impl FnOnce(&mut Edit) -> Result<()> + Send + 'static,
    ) -> StoreFuture<'static, StateSnapshot> {
        let task_id = task_id.to_owned();
        self.later(move |runtime| async move {
            let mut edit = runtime.begin_edit(&task_id).await?;
            change(&mut edit)?;
            runtime.conclude_edit(edit).await
        })
    }

    /// Changes one local of the function that runs to what this JSON is as a value of its type: see [`edit`](Self::edit).
    ///
    /// # Errors
    ///
    /// As [`edit`](Self::edit) and [`EditedFrame::set_json`].
    pub fn set_local(&self, task_id: &str, local: &str, json: &str) -> Result<StateSnapshot> {
        self.edit(task_id, |edit| edit.set_json(local, json))
    }

    async fn begin_edit(&self, task_id: &str) -> Result<Edit> {
        let record = self.store.record(task_id).await?;
        if let Some(record) = &record
            && record.status.resume(task_id).is_err()
        {
            return Err(Error::TaskEnded { task_id: task_id.to_owned(), status: record.status });
        }
        Edit::new(self.version_of(task_id, None).await?, record)
    }

    async fn conclude_edit(&self, edit: Edit) -> Result<StateSnapshot> {
        let (latest, stored, data) = edit.concluded();
        let Some(data) = data else { return Ok(latest) };
        let mut edited = StateSnapshot { version: latest.version + 1, data, checkpoint: false, ..latest };
        stamp(&mut edited, &mut Ids::default(), &*self.clock);
        let expected = stored.as_ref().map(|record| record.attempt);
        let record = match stored {
            Some(record) => TaskRecord {
                attempt: record.attempt + 1,
                updated_at: self.clock.now().trunc_subsecs(6),
                ..record
            },
            None => self.adopted(&edited),
        };
        let (highest, added) = (Some(latest.version), std::slice::from_ref(&edited));
        let rewrite = Rewrite { highest, snapshots: added, ..Rewrite::new(expected, &record) };
        match self.store.rewrite(rewrite).await? {
            Swap::Stored | Swap::Woke => Ok(edited),
            Swap::Taken => Err(self.overtaken(&edited.task_id).await?),
        }
    }
}
