//! Messages to tasks, and what wakes them.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::Tasks;
use super::places::{Place, State};
use crate::protocol::TaskStatus;
use crate::store::check::to_micros;
use crate::store::queue::{Message, Sending, Sent};

/// A task's messages, in the order they came.
#[derive(Debug, Default)]
pub(super) struct Mail {
    messages: Vec<Message>,
    ids: HashSet<String>,
    wakes: u64,
}

impl Tasks {
    pub(super) fn send(&mut self, send: Sending<'_>) -> Sent {
        let now = to_micros(send.now);
        let Some(kept) = self.kept.get_mut(send.task_id) else { return Sent::NoTask };
        let Some(record) = &kept.record else { return Sent::NoTask };
        if kept.mail.ids.contains(send.id) {
            return Sent::Known;
        }
        if record.status.is_over() {
            return Sent::Ended(record.status);
        }
        kept.mail.ids.insert(send.id.to_owned());
        let position = kept.mail.messages.last().map_or(0, |message| message.position) + 1;
        kept.mail.messages.push(Message {
            position,
            id: send.id.to_owned(),
            topic: send.topic.to_owned(),
            value: send.value.to_owned(),
            sent_at: now,
        });
        match self.wake(send.task_id, now) {
            Some(true) => Sent::Woke,
            _ => Sent::New,
        }
    }

    pub(super) fn message(&self, task_id: &str, topic: &str, after: u64) -> Option<Message> {
        let messages = &self.kept.get(task_id)?.mail.messages;
        let first = messages.partition_point(|message| message.position <= after);
        messages[first..].iter().find(|message| message.topic == topic).cloned()
    }

    pub(super) fn wakes(&self, task_id: &str) -> Option<u64> {
        let kept = self.kept.get(task_id)?;
        kept.record.as_ref().map(|_| kept.mail.wakes)
    }

    /// Counts a wake; whether the task is `working` by it, and nothing if it has no record.
    pub(super) fn wake(&mut self, task_id: &str, now: DateTime<Utc>) -> Option<bool> {
        self.record_mut(task_id)?;
        self.kept.get_mut(task_id)?.mail.wakes += 1;
        let place = self.places.get(task_id).cloned();
        let is_parked = matches!(place, Some(Place { state: State::Parked, .. }));
        if let Some(Place { state: State::Suspended(_), .. }) = place {
            self.places.set(task_id, State::Ready(now));
        }
        let record = self.record_mut(task_id)?;
        let waits = record.status == TaskStatus::InputRequired && !is_parked;
        if waits {
            record.status = TaskStatus::Working;
            record.updated_at = now;
        }
        Some(waits)
    }
}
