//! Questions to the file: a thread that may wait asks by itself, an executor's thread leaves it to another.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::error::Fault;
use super::pool::{Pool, Session};
use super::write::{Work, Write};
use crate::error::Result;
use crate::runtime::offload;
use crate::store::future::{Ask, Boxed};
use crate::store::{Append, StoreFuture, Swap, check};

/// A write; `answer` says what it means that something was stored or deleted.
pub(super) fn write<'a, T: 'a>(
    pool: &'a Arc<Pool>,
    write: Write<'a>,
    answer: impl FnOnce(bool) -> T + Send + 'a,
) -> StoreFuture<'a, T> {
    StoreFuture::unasked(Writing { pool, write, answer })
}

/// Several appends, queued one behind the other: they share the next commits.
pub(super) fn append_all<'a>(
    pool: &'a Arc<Pool>,
    appends: &'a [Append<'a>],
) -> StoreFuture<'a, Vec<Result<Swap>>> {
    StoreFuture::pending(async move {
        let fits: Vec<Result<()>> = appends.iter().map(check::append).collect();
        let writes = appends.iter().zip(&fits).filter(|(_, fits)| fits.is_ok());
        let mut answers =
            pool.write_all_later(writes.map(|(append, _)| Write::from(*append).to_owned())).into_iter();
        let mut done = Vec::with_capacity(appends.len());
        for fits in fits {
            done.push(match fits {
                Ok(()) => {
                    let answer = answers.next().expect("each that fits was queued");
                    let stored = answer.come().await;
                    let write = answer.write();
                    let explain = |fault| pool.explain(fault, write.task_id(), write.operation());
                    stored.map(super::swap).map_err(explain)
                }
                Err(error) => Err(error),
            });
        }
        Ok(done)
    })
}

/// A write of another kind, and what it gives.
pub(super) fn work<'a, T: Send + 'static>(
    pool: &'a Arc<Pool>,
    task_id: &str,
    operation: String,
    run: impl Fn(&mut Session<'_>) -> Result<T, Fault> + Send + Sync + 'static,
) -> StoreFuture<'a, T> {
    let given = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&given);
    let run = move |session: &mut Session<'_>| {
        let value = run(session)?;
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        Ok(())
    };
    let work = Work { task_id: task_id.into(), operation: operation.into(), run: Arc::new(run) };
    write(pool, Write::Work(work), move |_| {
        let given = given.lock().unwrap_or_else(PoisonError::into_inner).take();
        given.expect("what was committed has run")
    })
}

struct Writing<'a, F> {
    pool: &'a Arc<Pool>,
    write: Write<'a>,
    answer: F,
}

impl<F> Writing<'_, F> {
    fn concluded<T>(self, done: Result<bool, Fault>) -> Result<T>
    where
        F: FnOnce(bool) -> T,
    {
        match done {
            Ok(done) => Ok((self.answer)(done)),
            Err(fault) => Err(self.pool.explain(fault, self.write.task_id(), self.write.operation())),
        }
    }
}

impl<T, F: FnOnce(bool) -> T + Send> Ask<T> for Writing<'_, F> {
    fn here(self: Box<Self>) -> Result<T> {
        let done = self.pool.write(&self.write);
        self.concluded(done)
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        // Queued before it is awaited first; if nobody awaits it, it is written all the same.
        let answer = self.pool.write_later(&self.write);
        Box::pin(async move {
            let done = answer.come().await;
            self.concluded(done)
        })
    }
}

/// A read; `operation` names it for an error.
pub(super) fn read<'a, T: Send + 'static>(
    pool: &'a Arc<Pool>,
    task_id: &'a str,
    query: impl Fn(&Connection, &str) -> Result<T, Fault> + Copy + Send + 'static,
    operation: impl Fn(&str) -> String + Copy + Send + 'static,
) -> StoreFuture<'a, T> {
    let run = move |pool: &Pool, task_id: &str| {
        let answer = pool.read(|connection| query(connection, task_id));
        answer.map_err(|fault| pool.explain(fault, task_id, operation(task_id)))
    };
    StoreFuture::unasked(Reading { pool, task_id, run })
}

/// A read with arguments of its own.
pub(super) fn look<'a, T: Send + 'static>(
    pool: &'a Arc<Pool>,
    operation: &'static str,
    look: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
) -> StoreFuture<'a, T> {
    let run =
        move |pool: &Pool| pool.read(look).map_err(|fault| pool.explain(fault, "", operation.to_owned()));
    StoreFuture::unasked(Looking { pool, run })
}

struct Looking<'a, R> {
    pool: &'a Arc<Pool>,
    run: R,
}

impl<T, R> Ask<T> for Looking<'_, R>
where
    T: Send + 'static,
    R: FnOnce(&Pool) -> Result<T> + Send + 'static,
{
    fn here(self: Box<Self>) -> Result<T> {
        (self.run)(self.pool)
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        let (pool, run) = (Arc::clone(self.pool), self.run);
        Box::pin(offload(move || run(&pool)))
    }
}

struct Reading<'a, R> {
    pool: &'a Arc<Pool>,
    task_id: &'a str,
    run: R,
}

impl<T, R> Ask<T> for Reading<'_, R>
where
    T: Send + 'static,
    R: Fn(&Pool, &str) -> Result<T> + Send + 'static,
{
    fn here(self: Box<Self>) -> Result<T> {
        (self.run)(self.pool, self.task_id)
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        let (pool, task_id, run) = (Arc::clone(self.pool), self.task_id.to_owned(), self.run);
        Box::pin(offload(move || run(&pool, &task_id)))
    }
}
