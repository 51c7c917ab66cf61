//! Who runs what was asked for, on a connection of its own.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use super::Shared;
use super::append::{self, Member, Stored};
use super::connect::Session;
use super::error::{self, Fault};
use super::insert::{Behind, Way};
use super::operation::Job;
use super::patience::Patience;
use super::queue::{Queue, Taken};

/// An append that takes longer waits for a lock: it must not keep others from theirs.
const SLOW: Duration = Duration::from_millis(100);

pub(super) struct Worker {
    shared: Arc<Shared>,
    session: Option<Session>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.queue.leave();
    }
}

/// A worker's life.
pub(super) async fn work(mut worker: Worker) {
    let shared = Arc::clone(&worker.shared);
    let mut has_appended = false;
    loop {
        let taken = shared.queue.take(&shared, &mut worker.session, has_appended).await;
        has_appended = matches!(taken, Taken::Appends(_));
        match taken {
            Taken::Job(job) => worker.run(job).await,
            Taken::Appends(members) => in_lane(&shared, worker.append(members)).await,
        }
    }
}

/// Appends in a lane that was taken, and lets others append as well once this takes long.
pub(super) async fn in_lane<T>(shared: &Arc<Shared>, appending: impl Future<Output = T>) -> T {
    let lane = Lane(&shared.queue);
    let mut appending = pin!(appending);
    if let Ok(done) = tokio::time::timeout(SLOW, &mut appending).await {
        return done;
    }
    drop(lane);
    shared.queue.append_waiting(shared);
    appending.await
}

/// The place of a worker that appends; left when it is dropped.
struct Lane<'a>(&'a Queue);

impl Drop for Lane<'_> {
    fn drop(&mut self) {
        self.0.leave_lane();
    }
}

impl Worker {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared, session: None }
    }

    async fn run(&mut self, mut job: Box<dyn Job>) {
        let place = Arc::clone(&self.shared);
        let mut patience = Patience::default();
        let mut fault = None;
        while !job.is_abandoned() {
            let limit = if job.is_patient() { self.shared.options.retry_for } else { Duration::ZERO };
            let session = match self.connect(&mut patience, limit).await {
                Ok(session) => session,
                // What was not known before is not known now.
                Err(unreachable) => return job.fail(fault.unwrap_or(unreachable), &place.place),
            };
            let timeout = place.options.answer_timeout;
            let Err(met) = within(timeout, job.run(session)).await else { return };
            self.drop_after(&met);
            if !met.may_pass() || !patience.pause(limit).await {
                return job.fail(met, &place.place);
            }
            fault = met.is_lost().then_some(met);
        }
    }

    async fn append(&mut self, mut members: Vec<Member>) {
        members.retain(|member| !member.reply.is_abandoned());
        if members.len() > 1 {
            self.append_many(members).await;
        } else if let Some(member) = members.pop() {
            self.append_one(member).await;
        }
    }

    async fn append_one(&mut self, mut member: Member) {
        let shared = Arc::clone(&self.shared);
        let limit = shared.options.retry_for;
        let mut fault = member.met.take();
        loop {
            let session = match self.connect(&mut member.patience, limit).await {
                Ok(session) => session,
                Err(unreachable) => return member.fail(fault.unwrap_or(unreachable), &shared.place),
            };
            let way = member.way(&mut shared.known());
            match within(shared.options.answer_timeout, member.run(session, way)).await {
                Ok(Some(stored)) => return member.conclude(stored, &mut shared.known()),
                Ok(None) => member.is_odd = true,
                Err(met) => {
                    self.drop_after(&met);
                    member.is_doubtful |= met.is_lost();
                    if !met.may_pass() || !member.patience.pause(limit).await {
                        return member.fail(met, &shared.place);
                    }
                    if met.is_lost() {
                        fault = Some(met);
                    }
                }
            }
        }
    }

    async fn append_many(&mut self, mut members: Vec<Member>) {
        let shared = Arc::clone(&self.shared);
        let limit = shared.options.retry_for;
        let mut patience = members[0].patience;
        let session = match self.connect(&mut patience, limit).await {
            Ok(session) => session,
            Err(unreachable) => {
                return members.iter_mut().for_each(|member| member.fail(unreachable.clone(), &shared.place));
            }
        };
        let ways: Vec<Option<Behind>> = {
            let mut known = shared.known();
            // One whose way has changed since it was taken is not stored by this statement.
            let behind = |way| if let Way::Known(behind) = way { Some(behind) } else { None };
            members.iter().map(|member| behind(member.way(&mut known))).collect()
        };
        match within(shared.options.answer_timeout, append::run_many(&members, &ways, session)).await {
            Ok(stored) => {
                let mut known = shared.known();
                let mut ways = ways.into_iter();
                members.retain_mut(|member| {
                    let behind = ways.next().flatten();
                    let revision = stored.get(&member.snapshot.task_id);
                    if let Some(&revision) = revision {
                        let head = behind.map(|behind| behind.head(revision));
                        member.conclude(Stored::Now(head), &mut known);
                    }
                    member.is_alone = true;
                    revision.is_none()
                });
            }
            Err(met) => {
                // Whose fault it was is found out one by one; what is not known is not known of any.
                self.drop_after(&met);
                for member in &mut members {
                    member.is_doubtful |= met.is_lost();
                    if met.is_lost() {
                        member.met = Some(met.clone());
                    }
                    member.is_alone = true;
                }
                if met.may_pass() {
                    members[0].patience.pause(limit).await;
                }
            }
        }
        shared.queue.append_again(members);
    }

    fn drop_after(&mut self, fault: &Fault) {
        if fault.spoils() {
            self.session = None;
        }
    }

    /// The connection, made again if there is none.
    async fn connect(&mut self, patience: &mut Patience, limit: Duration) -> Result<&mut Session, Fault> {
        while self.session.is_none() {
            match self.shared.source.connect(self.shared.options.connect_timeout).await {
                Ok(connection) => {
                    let texts = Arc::clone(&self.shared.texts);
                    self.shared.known().forget_all();
                    self.session = Some(Session { connection, texts });
                }
                Err(error) if error::may_pass(&error) && patience.pause(limit).await => {}
                Err(error) => return Err(Fault::unreachable(error)),
            }
        }
        self.session.as_mut().ok_or_else(|| Fault::Stopped("it has no connection".to_owned()))
    }
}

/// A connection that does not answer counts as lost.
pub(super) async fn within<T>(
    timeout: Duration,
    answer: impl Future<Output = Result<T, Fault>>,
) -> Result<T, Fault> {
    tokio::time::timeout(timeout, answer).await.unwrap_or(Err(Fault::Silent(timeout)))
}
