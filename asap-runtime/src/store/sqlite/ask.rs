//! Questions to the file: a thread that may wait asks by itself, an executor's thread leaves it to another.

use std::sync::Arc;

use rusqlite::Connection;

use super::error::Fault;
use super::pool::Pool;
use super::write::Write;
use crate::error::Result;
use crate::runtime::offload;
use crate::store::StoreFuture;
use crate::store::future::{Ask, Boxed};

/// A write; `answer` says what it means that something was stored or deleted.
pub(super) fn write<'a, T: 'a>(
    pool: &'a Arc<Pool>,
    write: Write<'a>,
    answer: fn(bool) -> T,
) -> StoreFuture<'a, T> {
    StoreFuture::unasked(Writing { pool, write, answer })
}

struct Writing<'a, T> {
    pool: &'a Arc<Pool>,
    write: Write<'a>,
    answer: fn(bool) -> T,
}

impl<T> Writing<'_, T> {
    fn concluded(&self, done: Result<bool, Fault>) -> Result<T> {
        let explain = |fault| self.pool.explain(fault, self.write.task_id(), self.write.operation());
        done.map(self.answer).map_err(explain)
    }
}

impl<T> Ask<T> for Writing<'_, T> {
    fn here(self: Box<Self>) -> Result<T> {
        self.concluded(self.pool.write(&self.write))
    }

    fn later<'a>(self: Box<Self>) -> Boxed<'a, T>
    where
        Self: 'a,
    {
        // Queued before it is awaited first; if nobody awaits it, it is written all the same.
        let answer = self.pool.write_later(&self.write);
        Box::pin(async move { self.concluded(answer.come().await) })
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
