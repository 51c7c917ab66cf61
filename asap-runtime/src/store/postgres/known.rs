//! What this process knows of the tasks that it appends to.

use std::collections::HashMap;

/// How many tasks are remembered.
const TASKS: usize = 1 << 14;

/// For each task, the version that this process has stored last, as the highest.
///
/// It is learned from a statement that has seen the version and the revision at one moment: an append that has looked, or the taking of a task.
/// An append uses it up, and brings it back once it is stored: so no two of this process go by the same.
///
/// It lets an append do without a look at the versions that are there: under one attempt and one revision of the record they
/// change by appends behind the highest only, so the version is the highest still, or the next is there and the table refuses it.
/// What is no append brings another revision, and whoever takes away what falls out of the window has brought one. A server that has
/// lost what it had acknowledged (a standby that took over) cuts the connections, and with a connection that is made nothing is
/// known any more.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<String, Head>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) version: i64,
    pub(super) revision: i64,
    /// Whether this process has given the record its revision, so that nobody else goes by it.
    ///
    /// Once is enough for all that falls out of the window later: another learns the revision only with a version that it
    /// stores, and then this process does not know the highest any more; a lease brings a new one. Each time would leave a dead row of the record behind, and
    /// while an old transaction keeps those, each append meets all of them.
    pub(super) is_own: bool,
    /// Every version from here to the highest is there, and but for the start none below.
    ///
    /// "The newest 100" counts rows, and counting a hundred rows costs more than the append itself. Where no gap is, the row that
    /// falls out is known by its number. A version that another process saves below the window meanwhile stays until the
    /// versions are counted again.
    pub(super) lowest: Option<i64>,
}

impl Known {
    /// What is known of a task whose highest version is this one.
    pub(super) fn at(&self, task_id: &str, version: i64) -> Option<Head> {
        self.0.get(task_id).copied().filter(|head| head.version == version)
    }

    pub(super) fn learn(&mut self, task_id: &str, head: Head) {
        if let Some(known) = self.0.get_mut(task_id) {
            *known = head;
            return;
        }
        if self.0.len() >= TASKS
            && let Some(any) = self.0.keys().next().cloned()
        {
            self.0.remove(&any);
        }
        self.0.insert(task_id.to_owned(), head);
    }

    /// Something else happened to the task.
    pub(super) fn forget(&mut self, task_id: &str) {
        self.0.remove(task_id);
    }

    /// What was acknowledged on another connection may be lost.
    pub(super) fn forget_all(&mut self) {
        self.0.clear();
    }
}
