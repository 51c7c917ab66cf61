//! The way of an operation: counted, shown, struck or let through, shown again.

use std::future;
use std::task::Poll;
use std::thread;

use super::overdue::Overdue;
use super::{Answer, Fault, FaultyStore, Operation, rival};
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;
use crate::store::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord,
    Watch, Watched,
};

impl<S: SnapshotStore> FaultyStore<S> {
    /// Does an operation; `told` says what an answer means.
    pub(super) fn perform<'a, T: Send + Unpin + 'a>(
        &'a self,
        operation: Operation<'a>,
        ask: impl FnOnce(&'a S) -> StoreFuture<'a, T> + Send + 'a,
        told: fn(&T) -> Answer<'_>,
    ) -> StoreFuture<'a, T> {
        let fault = self.begin(&operation);
        let overdue = std::mem::take(&mut self.plan().overdue);
        let asked = self.struck(fault, operation, ask, told);
        if overdue.is_empty() {
            return asked;
        }
        StoreFuture::pending(async move {
            let answer = asked.await;
            for write in overdue {
                write.arrive(self.inner()).await;
            }
            answer
        })
    }

    fn struck<'a, T: Send + Unpin + 'a>(
        &'a self,
        fault: Option<Fault>,
        operation: Operation<'a>,
        ask: impl FnOnce(&'a S) -> StoreFuture<'a, T> + Send + 'a,
        told: fn(&T) -> Answer<'_>,
    ) -> StoreFuture<'a, T> {
        let store = self.inner();
        let answer = move |answer: Result<T>| {
            self.end(&operation, answer.as_ref().map_or_else(Answer::Failed, told));
            answer
        };
        match fault {
            None => ask(store).then(answer),
            Some(Fault::Before) => StoreFuture::ready(answer(Err(injected(&operation, "it was refused")))),
            Some(Fault::After) => ask(store).then(move |done| {
                answer(done.and_then(|_| Err(injected(&operation, "its answer was lost"))))
            }),
            Some(Fault::Timeout) => {
                self.plan().overdue.extend(Overdue::of(&operation));
                StoreFuture::ready(answer(Err(injected(&operation, "its time was up"))))
            }
            Some(Fault::Never) => StoreFuture::pending(future::pending()),
            Some(Fault::Late) => StoreFuture::pending(async move {
                let done = ask(store).await;
                later().await;
                answer(done)
            }),
            Some(Fault::Taken) => StoreFuture::pending(async move {
                match rival::goes_first(store, &operation).await {
                    Ok(()) => answer(ask(store).await),
                    Err(error) => answer(Err(error)),
                }
            }),
        }
    }

    /// Counts and shows the operation, and looks for a fault. No lock is held while a closure of the test runs.
    fn begin(&self, operation: &Operation<'_>) -> Option<Fault> {
        let (looks, faults) = {
            let mut plan = self.plan();
            plan.asked.count(operation);
            (plan.before.clone(), plan.faults.clone())
        };
        for look in looks {
            look(operation);
        }
        // All of them count, also those behind the one that strikes.
        faults.iter().fold(None, |struck, armed| {
            let strikes = armed.strikes(operation);
            struck.or(strikes)
        })
    }

    fn end(&self, operation: &Operation<'_>, answer: Answer<'_>) {
        let looks = {
            let mut plan = self.plan();
            if let Answer::Found(snapshot) = answer {
                plan.asked.bytes_read += snapshot.data.as_json().len() as u64;
            }
            plan.after.clone()
        };
        for look in looks {
            look(operation, answer);
        }
    }
}

fn injected(operation: &Operation<'_>, what: &str) -> Error {
    Error::Store { operation: operation.to_string(), source: format!("injected fault, {what}").into() }
}

/// Is pending once, until another thread wakes it.
async fn later() {
    let mut begun = false;
    future::poll_fn(|context| {
        if begun {
            return Poll::Ready(());
        }
        begun = true;
        let waker = context.waker().clone();
        thread::spawn(move || waker.wake());
        Poll::Pending
    })
    .await;
}

pub(super) fn swapped(swap: &Swap) -> Answer<'_> {
    match swap {
        Swap::Stored | Swap::Woke => Answer::Stored,
        Swap::Taken => Answer::Taken,
    }
}

impl<S: SnapshotStore> SnapshotStore for FaultyStore<S> {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.perform(Operation::Save(snapshot), move |store| store.save(snapshot), |()| Answer::Stored)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.perform(
            Operation::Get(task_id),
            move |store| store.get(task_id),
            |found| found.as_ref().map_or(Answer::Done, Answer::Found),
        )
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        let operation = Operation::GetVersion(task_id, version);
        self.perform(
            operation,
            move |store| store.get_version(task_id, version),
            |found| found.as_ref().map_or(Answer::Done, Answer::Found),
        )
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let operation = Operation::ListVersions(task_id);
        self.perform(operation, move |store| store.highest(task_id), |_| Answer::Done)
    }

    fn keeps_parts(&self) -> bool {
        self.inner().keeps_parts()
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        let operation =
            version.map_or(Operation::Get(task_id), |version| Operation::GetVersion(task_id, version));
        self.perform(
            operation,
            move |store| store.get_stored(task_id, version),
            |found| found.as_ref().map_or(Answer::Done, |found| Answer::Found(&found.snapshot)),
        )
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        let operation = Operation::ListVersions(task_id);
        self.perform(operation, move |store| store.list_versions(task_id), |_| Answer::Done)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.perform(Operation::Delete(task_id), move |store| store.delete(task_id), |_| Answer::Done)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        let operation = Operation::DeleteVersion(task_id, version);
        self.perform(operation, move |store| store.delete_version(task_id, version), |_| Answer::Done)
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        self.perform(Operation::Append(append), move |store| store.append(append), swapped)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.perform(Operation::Record(task_id), move |store| store.record(task_id), |_| Answer::Done)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.perform(Operation::Records, SnapshotStore::records, |_| Answer::Done)
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        let operation = Operation::SwapRecord { expected, record };
        self.perform(operation, move |store| store.swap_record(expected, record), swapped)
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        self.perform(Operation::Rewrite(rewrite), move |store| store.rewrite(rewrite), swapped)
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.perform(
            Operation::Find(id, task_id),
            move |store| store.find(id, task_id),
            |found| found.as_ref().map_or(Answer::Done, Answer::Found),
        )
    }

    fn blocks(&self) -> bool {
        self.inner().blocks()
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        self.inner().queue().is_some().then_some(self as &dyn TaskQueue)
    }

    fn database(&self) -> Database<'_> {
        self.inner().database().watched(self)
    }
}

/// The appends of `checkpoint!(tx)`, which are made inside the transaction.
impl<S: SnapshotStore> Watch for FaultyStore<S> {
    fn begin<'a>(&'a self, append: Append<'a>) -> Watched<'a> {
        let operation = Operation::Append(append);
        let fault = self.begin(&operation);
        let tell = move |answer: Result<Swap>| {
            self.end(&operation, answer.as_ref().map_or_else(Answer::Failed, swapped));
            answer
        };
        let instead = match fault {
            None | Some(Fault::Late) => return Watched { instead: None, answer: Box::new(tell) },
            Some(Fault::After) => {
                let answer = Box::new(move |done: Result<Swap>| {
                    tell(done.and_then(|_| Err(injected(&operation, "its answer was lost"))))
                });
                return Watched { instead: None, answer };
            }
            Some(Fault::Before) => StoreFuture::ready(tell(Err(injected(&operation, "it was refused")))),
            Some(Fault::Timeout) => StoreFuture::ready(tell(Err(injected(&operation, "its time was up")))),
            Some(Fault::Never) => StoreFuture::pending(future::pending()),
            Some(Fault::Taken) => StoreFuture::pending(async move {
                tell(rival::goes_first(self.inner(), &operation).await.map(|()| Swap::Taken))
            }),
        };
        Watched { instead: Some(instead), answer: Box::new(|answer| answer) }
    }
}
