//! Making schedules, and taking them away.

use super::arguments;
use super::submit::{Submitted, queues_of, written};
use super::{Runtime, block_on, is_polling};
use crate::error::{Error, Result};
use crate::frame::{Callable, Unbegun};
use crate::protocol::Data;
use crate::schedule::{Plan, Schedule, schedule};
use crate::store::StoreFuture;

impl Runtime {
    /// Begins this call at each time of a schedule: as task `<name>/<time>`, a child of the task `name`, which workers run as they do
    /// any other.
    ///
    /// Called again with the same schedule and call it changes nothing, so every process of a program may do so as it starts; with
    /// others, the schedule is replaced, and begins anew now.
    ///
    /// # Errors
    ///
    /// If the arguments cannot be written down exactly, the name is that of another task, the store has no queues or fails; where this would block
    /// an executor, [`Error::InsideExecutor`].
    pub fn schedule<C: Callable>(&self, name: &str, when: &Schedule, call: C) -> Result<Submitted> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: name.to_owned() });
        }
        let plan = plan(name, when, call);
        block_on(self.put_schedule(name, plan))
    }

    /// As [`schedule`](Self::schedule), for executors.
    ///
    /// # Errors
    ///
    /// As [`schedule`](Self::schedule).
    pub fn schedule_async<C: Callable>(
        &self,
        name: &str,
        when: &Schedule,
        call: C,
    ) -> StoreFuture<'static, Submitted> {
        let (plan, name) = (plan(name, when, call), name.to_owned());
        self.later(move |runtime| async move { runtime.put_schedule(&name, plan).await })
    }

    /// Takes a schedule away; `false` if there is none of this name. What it has begun goes on.
    ///
    /// # Errors
    ///
    /// [`Error::FunctionDiffers`] if the name is that of another task; if the store fails; where this would block an executor,
    /// [`Error::InsideExecutor`].
    pub fn unschedule(&self, name: &str) -> Result<bool> {
        if is_polling() {
            return Err(Error::InsideExecutor { task_id: name.to_owned() });
        }
        block_on(self.drop_schedule(name))
    }

    /// As [`unschedule`](Self::unschedule), for executors.
    ///
    /// # Errors
    ///
    /// As [`unschedule`](Self::unschedule).
    pub fn unschedule_async(&self, name: &str) -> StoreFuture<'static, bool> {
        let name = name.to_owned();
        self.later(move |runtime| async move { runtime.drop_schedule(&name).await })
    }

    async fn drop_schedule(&self, name: &str) -> Result<bool> {
        match self.store.record(name).await? {
            None => Ok(false),
            Some(record) if record.function == SCHEDULE => self.store.delete(name).await,
            Some(record) => Err(foreign(name, record.function)),
        }
    }

    async fn put_schedule(&self, name: &str, plan: Result<Plan>) -> Result<Submitted> {
        let plan = plan?;
        queues_of(self, || format!("schedule `{name}` cannot be made"))?;
        let queue = self.queue(plan.queue.clone());
        loop {
            let (function, written) = written(name, schedule(plan.clone()));
            match queue.put(self, name, function, written).await {
                // Another one. Whoever replaces it at the same time has the same wish.
                Err(Error::ArgumentsDiffer { .. }) => {
                    let _ = self.store.delete(name).await?;
                }
                answer => return answer,
            }
        }
    }
}

#[cfg(feature = "worker")]
impl Runtime {
    /// Makes the schedules of all functions that say when they are to be begun, each under the function's name.
    pub(super) async fn make_schedules(&self) -> Result<()> {
        for (function, pattern) in super::registry::scheduled() {
            let when = Schedule::cron(pattern)?;
            let plan = plan_of(function.name(), &when, &Unbegun { function, arguments: Box::new(()) });
            self.put_schedule(function.name(), plan).await?;
        }
        Ok(())
    }
}

/// The function that a schedule's task is of.
const SCHEDULE: &str = "$schedule";

fn foreign(name: &str, function: String) -> Error {
    Error::FunctionDiffers { task_id: name.to_owned(), saved: function, given: SCHEDULE }
}

fn plan<C: Callable>(name: &str, when: &Schedule, call: C) -> Result<Plan> {
    let (function, arguments) = call.into_parts();
    plan_of(name, when, &Unbegun { function, arguments })
}

fn plan_of(name: &str, when: &Schedule, call: &Unbegun) -> Result<Plan> {
    let written = arguments::write(name, call)?;
    let function = call.function;
    Ok(Plan {
        cron: when.cron.clone(),
        missed: when.missed,
        queue: when.queue.clone(),
        function: function.name().to_owned(),
        start: Data::from_trusted(written.data),
    })
}
