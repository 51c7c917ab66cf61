//! What a layer makes of the values of snapshots, records and appends, and back.

use super::layer::{Layer, Unread};
use super::place::Place;
use super::{Layered, form};
use crate::error::{BoxError, Error, Result};
use crate::protocol::{Data, StateSnapshot};
use crate::store::append::OwnedAppend;
use crate::store::database::Change;
use crate::store::parts::OwnedChanges;
use crate::store::queue::{Leased, Message};
use crate::store::{Append, Part, PartChanges, PartKey, SnapshotStore, StoredSnapshot, TaskRecord};

impl<S, L: Layer> Layered<S, L> {
    fn unmade(place: impl std::fmt::Display, source: BoxError) -> Error {
        Error::Store { operation: format!("{} {place}", L::VERB), source }
    }

    /// The layer's value for a text; `None` if it stays as it is.
    fn value(&self, place: Place<'_>, text: &str) -> Result<Option<String>> {
        // What only looks as if it was changed must be, or it would be taken for that.
        let must = form::is_changed(L::MEMBER, text);
        if self.is_off && !must {
            return Ok(None);
        }
        self.layer.write(place, text, must).map_err(|source| Self::unmade(place, source))
    }

    /// A text as it is stored.
    pub(super) fn stored_text(&self, place: Place<'_>, text: &str) -> Result<String> {
        let value = self.value(place, text)?;
        Ok(value.map_or_else(|| text.to_owned(), |value| form::text(L::MEMBER, &value)))
    }

    /// A text as it was before it was stored.
    pub(super) fn plain_text(&self, place: Place<'_>, stored: String) -> Result<String> {
        let plain = match form::value(L::MEMBER, &stored) {
            Some(value) => self.layer.read(place, value),
            None => self.layer.admit(place).map(|()| stored),
        };
        plain.map_err(|why| place.unread(why))
    }

    /// A snapshot as it is stored.
    pub(super) fn stored_snapshot(&self, snapshot: &StateSnapshot) -> Result<StateSnapshot> {
        let place = Place::Data { task_id: &snapshot.task_id, version: snapshot.version };
        let plain = snapshot.data.as_json();
        let Some(value) = self.value(place, plain)? else { return Ok(snapshot.clone()) };
        let data = Data::from_trusted(form::data(L::MEMBER, &value, plain));
        let (id, task_id) = (snapshot.id.clone(), snapshot.task_id.clone());
        let StateSnapshot { version, checkpoint, created_at, .. } = *snapshot;
        Ok(StateSnapshot { id, task_id, version, data, checkpoint, created_at })
    }

    /// A snapshot as it was before it was stored, with the parts that it refers to.
    pub(super) fn plain(&self, stored: StoredSnapshot) -> Result<StoredSnapshot> {
        let StoredSnapshot { mut snapshot, parts } = stored;
        let (task_id, version) = (snapshot.task_id.clone(), snapshot.version);
        let place = Place::Data { task_id: &task_id, version };
        if form::is_changed(L::MEMBER, snapshot.data.as_json()) {
            let text = self.plain_text(place, snapshot.data.into_json())?;
            snapshot.data = Data::from_json(&text).map_err(|error| match error {
                Error::Invalid { reason, .. } => place.unread(Unread::Damaged(reason)),
                error => error,
            })?;
        } else {
            self.layer.admit(place).map_err(|why| place.unread(why))?;
        }
        let place = Place::Part { task_id: &task_id, version };
        let parts = parts.into_iter().map(|(key, content)| {
            let PartKey { first, id } = key;
            let plain = match form::part_value(L::PART, &content) {
                Some(value) => self.layer.read_part(&task_id, first, id, value),
                None => self.layer.admit(place).map(|()| Part { id, content }),
            };
            let Part { id, content } = plain.map_err(|why| place.unread(why))?;
            Ok((PartKey { first, id }, content))
        });
        let parts = parts.collect::<Result<_>>()?;
        Ok(StoredSnapshot { snapshot, parts })
    }

    /// A record as it is stored.
    pub(super) fn stored_record(&self, record: &TaskRecord) -> Result<TaskRecord> {
        let task_id = &record.task_id;
        let result =
            record.result.as_deref().map(|result| self.stored_text(Place::Result { task_id }, result));
        let error = record.error.as_deref().map(|error| self.stored_text(Place::Error { task_id }, error));
        Ok(TaskRecord { result: result.transpose()?, error: error.transpose()?, ..record.clone() })
    }

    /// A record as it was before it was stored.
    pub(super) fn plain_record(&self, mut record: TaskRecord) -> Result<TaskRecord> {
        let task_id = &record.task_id;
        let result = record.result.take();
        record.result =
            result.map(|result| self.plain_text(Place::Result { task_id }, result)).transpose()?;
        let error = record.error.take();
        record.error = error.map(|error| self.plain_text(Place::Error { task_id }, error)).transpose()?;
        Ok(record)
    }

    /// What a worker gets. Nobody can run a task whose record cannot be read; the worker that has leased it gives it back.
    pub(super) fn plain_leased(&self, leased: Leased) -> Leased {
        let Leased { record, before, latest } = leased;
        let unread = TaskRecord { result: None, error: None, ..record.clone() };
        let plain = latest.and_then(|latest| latest.map(|latest| self.plain(latest)).transpose());
        match self.plain_record(record) {
            Ok(record) => Leased { record, before, latest: plain },
            Err(error) => Leased { record: unread, before, latest: Err(error) },
        }
    }

    /// A message as it was before it was sent.
    pub(super) fn plain_message(&self, task_id: &str, message: Message) -> Result<Message> {
        let Message { position, id, topic, value, sent_at } = message;
        let value = self.plain_text(Place::Message { task_id, topic: &topic, id: &id }, value)?;
        Ok(Message { position, id, topic, value, sent_at })
    }

    fn stored_part(&self, task_id: &str, first: u64, part: &Part) -> Result<Part> {
        let must = form::is_changed_part(L::PART, &part.content);
        if self.is_off && !must {
            return Ok(part.clone());
        }
        let written = self.layer.write_part(task_id, first, part, must);
        let place = Place::Part { task_id, version: first };
        Ok(match written.map_err(|source| Self::unmade(place, source))? {
            Some((id, value)) => Part { id, content: form::part(L::PART, &value).into() },
            None => part.clone(),
        })
    }

    fn stored_parts(&self, snapshot: &StateSnapshot, changes: PartChanges<'_>) -> Result<OwnedChanges> {
        let task_id = &snapshot.task_id;
        let added = changes.added.iter().map(|part| self.stored_part(task_id, snapshot.version, part));
        // A key that the task does not have drops nothing.
        let dropped = changes.dropped.iter().flat_map(|key| {
            let ids = self.layer.part_ids(task_id, key.id);
            ids.into_iter().map(|id| PartKey { first: key.first, id })
        });
        Ok(OwnedChanges { added: added.collect::<Result<_>>()?, dropped: dropped.collect() })
    }

    /// An append as the store inside gets it.
    pub(super) fn stored_append(&self, append: Append<'_>) -> Result<OwnedAppend> {
        let Append { snapshot, attempt, record, retention, parts } = append;
        Ok(OwnedAppend {
            parts: parts.map(|changes| self.stored_parts(snapshot, changes)).transpose()?,
            snapshot: self.stored_snapshot(snapshot)?,
            attempt,
            record: record.map(|record| self.stored_record(record)).transpose()?,
            retention,
        })
    }
}

impl<S: SnapshotStore, L: Layer> Change for Layered<S, L> {
    fn change(&self, append: Append<'_>) -> Result<OwnedAppend> {
        self.stored_append(append)
    }
}
