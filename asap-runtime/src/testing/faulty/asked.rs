//! How often a store was asked.

use super::Operation;

/// How often each method of a [`FaultyStore`](super::FaultyStore) was called, whatever became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Asked {
    /// Calls of `save`.
    pub save: u64,
    /// Calls of `get`.
    pub get: u64,
    /// Calls of `get_version`.
    pub get_version: u64,
    /// Calls of `list_versions`.
    pub list_versions: u64,
    /// Calls of `delete`.
    pub delete: u64,
    /// Calls of `delete_version`.
    pub delete_version: u64,
    /// Calls of `append`.
    pub append: u64,
    /// Calls of `record`.
    pub record: u64,
    /// Calls of `records`.
    pub records: u64,
    /// Calls of `swap_record`.
    pub swap_record: u64,
    /// Calls of `enqueue`.
    pub enqueue: u64,
    /// Calls of `take`.
    pub take: u64,
    /// Calls of `renew`.
    pub renew: u64,
    /// Calls of `release`.
    pub release: u64,
    /// Calls of `put_back`.
    pub put_back: u64,
    /// Calls of `send`.
    pub send: u64,
    /// Calls of `message`.
    pub message: u64,
    /// Calls of `wakes`.
    pub wakes: u64,
    /// Calls of `rewrite`.
    pub rewrite: u64,
    /// Calls of `find`.
    pub find: u64,
    /// How many bytes of data were in the snapshots that were handed out.
    pub bytes_read: u64,
    /// How many bytes were handed over to be stored: the data of snapshots, and of each part its content and 24 bytes for its name and
    /// version.
    pub bytes_written: u64,
}

impl Asked {
    /// All calls.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.reads() + self.writes()
    }

    /// The calls that change nothing.
    #[must_use]
    pub fn reads(&self) -> u64 {
        let of_queues = self.message + self.wakes;
        self.get + self.get_version + self.list_versions + self.record + self.records + self.find + of_queues
    }

    /// The calls that change the store.
    #[must_use]
    pub fn writes(&self) -> u64 {
        let of_queues = self.enqueue + self.take + self.renew + self.release + self.put_back + self.send;
        self.save
            + self.delete
            + self.delete_version
            + self.append
            + self.swap_record
            + self.rewrite
            + of_queues
    }

    pub(super) fn count(&mut self, operation: &Operation<'_>) {
        self.bytes_written += match operation {
            Operation::Save(snapshot) => snapshot.data.as_json().len() as u64,
            Operation::Append(append) | Operation::Enqueue(append) => {
                let parts = append.parts.map_or(0, |parts| parts.bytes() + 24 * parts.added.len());
                (append.snapshot.data.as_json().len() + parts) as u64
            }
            _ => 0,
        };
        *match operation {
            Operation::Save(_) => &mut self.save,
            Operation::Get(_) => &mut self.get,
            Operation::GetVersion(..) => &mut self.get_version,
            Operation::ListVersions(_) => &mut self.list_versions,
            Operation::Delete(_) => &mut self.delete,
            Operation::DeleteVersion(..) => &mut self.delete_version,
            Operation::Append(_) => &mut self.append,
            Operation::Record(_) => &mut self.record,
            Operation::Records => &mut self.records,
            Operation::SwapRecord { .. } => &mut self.swap_record,
            Operation::Enqueue(_) => &mut self.enqueue,
            Operation::Take(_) => &mut self.take,
            Operation::Renew(_) => &mut self.renew,
            Operation::Release(_) => &mut self.release,
            Operation::PutBack(_) => &mut self.put_back,
            Operation::Send(_) => &mut self.send,
            Operation::Message(..) => &mut self.message,
            Operation::Wakes(_) => &mut self.wakes,
            Operation::Rewrite(_) => &mut self.rewrite,
            Operation::Find(..) => &mut self.find,
        } += 1;
    }
}
