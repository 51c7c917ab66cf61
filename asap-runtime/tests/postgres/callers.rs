//! Callers of every kind: threads, executors of tokio's and others, and those that do not wait for the answer.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use asap_runtime::store::{Append, PostgresStore, Swap};
use asap_runtime::{Runtime, SnapshotStore, checkpoint, resumable};
use sqlx::postgres::PgPoolOptions;

use crate::place::{Place, block_on, url};
use crate::{begin, record, snapshot};

#[resumable]
fn count(to: u32) -> u32 {
    let mut sum = 0;
    for number in 0..to {
        sum += number;
        checkpoint!();
    }
    sum
}

#[resumable]
async fn count_later(to: u32) -> u32 {
    let mut sum = 0;
    for number in 0..to {
        sum += number;
        checkpoint!();
    }
    sum
}

/// An executor that is not tokio's: it parks.
fn park_on<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

#[test]
fn any_caller_can_use_it() {
    let Some(place) = Place::new() else { return };
    let runtime = Runtime::new(place.open());
    let sum = 30 * 29 / 2;
    assert_eq!(runtime.run("thread", count(30)).unwrap(), sum);
    assert_eq!(park_on(runtime.run("parked", count_later(30))).unwrap(), sum);
    assert_eq!(block_on(runtime.run("current-thread", count_later(30))).unwrap(), sum);
    let executor =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (one, other) =
        (executor.spawn(runtime.run("spawned", count_later(30))), runtime.run("polled", count_later(30)));
    assert_eq!(executor.block_on(other).unwrap(), sum);
    assert_eq!(executor.block_on(one).unwrap().unwrap(), sum);
    let blocking = runtime.clone();
    let blocking = executor.spawn_blocking(move || blocking.run("blocking", count(30)));
    assert_eq!(executor.block_on(blocking).unwrap().unwrap(), sum);
    // All at once, and a thread between them.
    thread::scope(|scope| {
        let futures: Vec<_> =
            (0..8).map(|number| executor.spawn(runtime.run(format!("f{number}"), count_later(30)))).collect();
        let threads: Vec<_> = (0..8)
            .map(|number| {
                scope.spawn({
                    let runtime = &runtime;
                    move || runtime.run(format!("t{number}"), count(30))
                })
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap().unwrap(), sum);
        }
        for future in futures {
            assert_eq!(executor.block_on(future).unwrap().unwrap(), sum);
        }
    });
    assert_eq!(runtime.tasks().unwrap().len(), 6 + 8 + 8);
    // Where it would block an executor it says so.
    let error = block_on(async { runtime.store().get("thread").wait() }).unwrap_err();
    assert!(error.is_store() && error.to_string().contains("await the answer"), "{error}");
}

#[test]
fn it_is_opened_and_dropped_by_any_caller() {
    let Some(place) = Place::new() else { return };
    for open in [park_on::<asap_runtime::store::StoreFuture<'static, PostgresStore>>, block_on] {
        let store = open(PostgresStore::connect_with(&url(), place.store_options())).unwrap();
        assert_eq!(store.get("nobody").wait().unwrap(), None);
    }
    block_on(async {
        let store = PostgresStore::connect_with(&url(), place.store_options()).await.unwrap();
        assert_eq!(store.get("nobody").await.unwrap(), None);
        // The last of it goes inside of an executor.
        drop(store);
    });
}

#[test]
fn a_pool_lends_its_address() {
    let Some(place) = Place::new() else { return };
    let pool = block_on(async { PgPoolOptions::new().connect_lazy_with(place.options.clone()) });
    let store = PostgresStore::from_pool(&pool, place.store_options()).wait().unwrap();
    begin(&store, "pooled");
    assert_eq!(place.open().list_versions("pooled").wait().unwrap(), [1]);
    assert_eq!(pool.size(), 0, "its connections are left to the program");
}

#[test]
fn an_answer_that_nobody_waits_for_leaves_nothing_half_done() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    for number in 0..40 {
        let task_id = format!("dropped-{number}");
        let (first, record) = (snapshot(&task_id, 1), record(&task_id, 1));
        {
            let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&first) };
            let mut future = pin!(store.append(append));
            // Asked, and dropped, which on a busy machine may be behind the answer; or not even asked.
            if number % 2 == 0 {
                let _ = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            }
            for _ in 0..number % 7 {
                thread::yield_now();
            }
        }
        if number % 3 == 0 {
            // The store goes on working at once.
            begin(&store, &format!("other-{number}"));
        }
        // Whatever became of it: once somebody has stored version 1, version and record are there together.
        let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&first) };
        let repeated = store.append(append).wait().unwrap();
        assert_eq!(store.list_versions(&task_id).wait().unwrap(), [1], "{repeated:?}");
        assert_eq!(store.record(&task_id).wait().unwrap(), Some(record));
        let next = snapshot(&task_id, 2);
        assert_eq!(crate::append(&store, &next).unwrap(), Swap::Stored);
    }
}

#[test]
fn a_wait_for_a_lock_keeps_nobody_else() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    let tasks: Vec<_> = (0..6).map(|number| format!("lock-{number}")).collect();
    for task_id in &tasks {
        begin(&store, task_id);
    }
    // Somebody holds the rows of three tasks, more than there are lanes.
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut holder = executor.block_on(async {
        use sqlx::ConnectOptions;
        place.options.clone().options([("search_path", &place.schema)]).connect().await.unwrap()
    });
    let hold = |holder: &mut sqlx::PgConnection, sql: &'static str| {
        executor.block_on(sqlx::raw_sql(sql).execute(holder)).unwrap();
    };
    hold(&mut holder, "BEGIN; SELECT 1 FROM asap_tasks WHERE task_id < 'lock-3' FOR UPDATE");
    thread::scope(|scope| {
        let waiting: Vec<_> = tasks[..3]
            .iter()
            .map(|task_id| {
                let store = &store;
                scope.spawn(move || crate::append(store, &snapshot(task_id, 2)))
            })
            .collect();
        for version in 2..30 {
            for task_id in &tasks[3..] {
                assert_eq!(crate::append(&store, &snapshot(task_id, version)).unwrap(), Swap::Stored);
            }
        }
        assert!(waiting.iter().all(|thread| !thread.is_finished()), "those that are locked wait");
        hold(&mut holder, "COMMIT");
        for thread in waiting {
            assert_eq!(thread.join().unwrap().unwrap(), Swap::Stored);
        }
    });
}

#[test]
fn each_append_of_many_has_its_own_answer() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    place.run(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'refused by a trigger'; END $$;
         CREATE TRIGGER refuse BEFORE INSERT ON asap_snapshots FOR EACH ROW
         WHEN (new.task_id LIKE 'bad%' AND new.version > 1) EXECUTE FUNCTION refuse()",
    );
    thread::scope(|scope| {
        for number in 0..12 {
            let store = &store;
            scope.spawn(move || {
                let kind = ["good", "bad", "taken"][number % 3];
                let task_id = format!("{kind}-{number}");
                begin(store, &task_id);
                for version in 2..=40 {
                    // One is refused each time, one does not follow what is there.
                    let version = match kind {
                        "good" => version,
                        "bad" => 2,
                        _ => version + 1,
                    };
                    let answer = crate::append(store, &snapshot(&task_id, version));
                    match (kind, answer) {
                        ("good", Ok(Swap::Stored)) | ("taken", Ok(Swap::Taken)) => {}
                        ("bad", Err(error)) if error.to_string().contains("refused by a trigger") => {
                            assert!(error.to_string().contains(&task_id), "{error}");
                        }
                        (_, answer) => panic!("{task_id}: {answer:?}"),
                    }
                }
                let expected = if kind == "good" { 40 } else { 1 };
                assert_eq!(store.list_versions(&task_id).wait().unwrap().len(), expected);
            });
        }
    });
}
