//! `async` functions: awaits between checkpoints, on executors, dropped and gone on with.

use std::future::{pending, ready};
use std::time::Duration;

use asap_tests::prelude::*;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};

/// Gives its value after the executor has had a turn, and is seen to.
async fn later<T: std::fmt::Debug>(value: T) -> T {
    yield_now().await;
    effect(("later", &value));
    value
}

async_scenario! {
    given (0), (3);
    async fn statements(n: u32) -> u32 {
        effect("begin");
        yield_now().await;
        checkpoint!();
        let mut sum = 0;
        for i in 0..n {
            sum += later(i).await;
            checkpoint!();
            yield_now().await;
        }
        later("end").await;
        sum
    }
}

async_scenario! {
    given (4);
    async fn without_an_await(n: u32) -> u32 {
        let doubled = n * 2;
        checkpoint!();
        effect(doubled);
        doubled
    }
}

async_scenario! {
    given (2);
    async fn in_operands(n: u32) -> (u32, Vec<u32>, String) {
        let sum = later(n).await + {
            checkpoint!();
            later(n + 1).await
        } * later(2).await;
        let list = vec![later(1).await, later(2).await];
        checkpoint!();
        let pair = (later(sum).await, {
            let text = later("text".to_owned()).await;
            checkpoint!();
            text + &later("more".to_owned()).await
        });
        (pair.0, list, pair.1)
    }
}

async_scenario! {
    given (1), (2), (5);
    async fn in_heads(n: u32) -> u32 {
        let found = if later(n).await > 1 {
            checkpoint!();
            later(n * 2).await
        } else {
            checkpoint!();
            0
        };
        let matched = match later(found).await {
            0 => later(100).await,
            x if x > 5 => {
                checkpoint!();
                later(x).await
            }
            x => x,
        };
        let mut left = n;
        while later(left).await > 1 {
            left -= 1;
            checkpoint!();
        }
        if let Some(less) = later(n.checked_sub(2)).await {
            checkpoint!();
            return later(less).await + matched;
        }
        let Some(one) = later(Some(1)).await else { return 0 };
        for i in 0..later(2).await {
            left += i;
            checkpoint!();
        }
        left + one + matched
    }
}

async_scenario! {
    given (1), (7);
    async fn question_marks(n: u32) -> Result<u32, String> {
        async fn small(n: u32) -> Result<u32, String> {
            yield_now().await;
            if n < 5 { Ok(n + 1) } else { Err(format!("{n} is large")) }
        }
        let first = small(n).await?;
        checkpoint!();
        let second = small(first).await.map_err(|error| error + "!")?;
        checkpoint!();
        effect(second);
        Ok(small(second).await?)
    }
}

async_scenario! {
    given (3);
    async fn loops(n: u32) -> Vec<u32> {
        let mut seen = Vec::new();
        let words = vec!["a".to_owned(), "bb".to_owned()];
        'outer: for i in 0..n {
            for (at, word) in words.iter().enumerate() {
                seen.push(later(word.len() as u32 * i).await);
                checkpoint!();
                if at == 1 && i == 1 {
                    yield_now().await;
                    continue 'outer;
                }
            }
        }
        for value in seen.iter_mut() {
            *value += later(1).await;
            checkpoint!();
            *value += later(1).await;
        }
        loop {
            if later(seen.len()).await < 2 {
                break seen;
            }
            seen.pop();
            checkpoint!();
        }
    }
}

async_scenario! {
    given (3);
    async fn borrows_across_awaits(n: u32) -> String {
        let config = (String::from("name"), vec![n, n + 1]);
        let name = &config.0;
        yield_now().await;
        checkpoint!();
        let numbers = &config.1;
        effect(name);
        yield_now().await;
        checkpoint!();
        let mut list = vec![1, 2, 3];
        let last = &mut list[2];
        *last += later(n).await;
        checkpoint!();
        *last += later(1).await;
        let scale = |x: u32| x * numbers[0];
        yield_now().await;
        checkpoint!();
        format!("{name} {numbers:?} {list:?} {}", scale(2))
    }
}

async_scenario! {
    given (2);
    async fn joins(n: u32) -> (u32, u32, u32) {
        let (a, b) = tokio::join!(later(n), async { n + 1 });
        checkpoint!();
        let (c, d) = tokio::join!(async { a + b }, later(a));
        checkpoint!();
        let tried: Result<(u32, u32), String> = tokio::try_join!(async { Ok(c) }, async { Ok(d) });
        checkpoint!();
        let (c, d) = tried.unwrap_or_default();
        (a, c, d)
    }
}

async_scenario! {
    given (2);
    async fn selects(n: u32) -> Vec<u32> {
        let mut seen = Vec::new();
        for i in 0..n {
            let value = tokio::select! {
                value = later(i) => value,
                () = pending() => 100,
            };
            checkpoint!();
            seen.push(value);
            tokio::select! {
                biased;
                () = ready(()), if i > 0 => seen.push(7),
                value = later(8) => {
                    seen.push(value);
                    effect(&seen);
                }
            }
            checkpoint!();
        }
        seen
    }
}

async_scenario! {
    given (2);
    async fn jumps_out_of_a_select(n: u32) -> Result<u32, String> {
        let mut rounds = 0;
        loop {
            checkpoint!();
            rounds += 1;
            tokio::select! {
                value = later(rounds) => {
                    if value > n {
                        break;
                    }
                    continue;
                }
                () = pending() => return Err("never".to_owned()),
            }
        }
        checkpoint!();
        let value = tokio::select! {
            value = async { Err::<u32, String>("inner".to_owned()) } => value.or_else(|_| Ok::<u32, String>(3))?,
        };
        Ok(rounds + value)
    }
}

async_scenario! {
    given (3);
    async fn spawns(n: u32) -> u32 {
        let task = tokio::spawn(async move {
            yield_now().await;
            n * 2
        });
        let doubled = task.await.unwrap_or_default();
        checkpoint!();
        let blocking = tokio::task::spawn_blocking(move || doubled + 1).await.unwrap_or_default();
        checkpoint!();
        effect(blocking);
        blocking
    }
}

async_scenario! {
    given (3);
    async fn timeouts_and_sleeps(n: u64) -> (bool, u64) {
        sleep(Duration::from_millis(1)).await;
        checkpoint!();
        let late = timeout(Duration::from_millis(1), pending::<()>()).await.is_err();
        checkpoint!();
        let value = timeout(Duration::from_secs(60), later(n)).await.unwrap_or(0);
        checkpoint!();
        (late, value)
    }
}

async_scenario! {
    given (3);
    async fn channels_between_checkpoints(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            let (sender, receiver) = oneshot::channel();
            let (many, mut received) = mpsc::channel(2);
            let total = Mutex::new(0);
            tokio::join!(
                async {
                    let _ = sender.send(i);
                    let _ = many.send(1).await;
                    drop(many);
                },
                async {
                    *total.lock().await += receiver.await.unwrap_or_default();
                    while let Some(value) = received.recv().await {
                        *total.lock().await += value;
                    }
                },
            );
            sum += total.into_inner();
            checkpoint!();
        }
        sum
    }
}

async_scenario! {
    given (2);
    async fn blocks_and_closures(n: u32) -> u32 {
        let block = async {
            yield_now().await;
            n + 1
        };
        let first = block.await;
        checkpoint!();
        let closure = async |x: u32| later(x + first).await;
        let second = closure(1).await + closure(2).await;
        checkpoint!();
        let pinned = Box::pin(async move { second * 2 });
        pinned.await
    }
}

async_scenario! {
    fresh given ();
    async fn drops() {
        let a = Noisy::new("a");
        let b = Noisy::new("b");
        yield_now().await;
        checkpoint!();
        drop(a);
        let _c = Noisy::new("c");
        later(1).await;
        checkpoint!();
        effect(b.name());
        {
            let _d = Noisy::new("d");
            yield_now().await;
        }
        checkpoint!();
    }
}

async_scenario! {
    given (1), (0);
    async fn panics(n: u32) -> u32 {
        yield_now().await;
        checkpoint!();
        later(1).await;
        10 / n
    }
}

async_scenario! {
    given async_in_async: (3);
    #[resumable]
    async fn async_in_async(n: u32) -> u32 {
        let mut sum = call!(child(n));
        yield_now().await;
        for i in 0..2 {
            sum += call!(child(i)) + later(1).await;
            checkpoint!();
        }
        sum
    }

    #[resumable]
    async fn child(n: u32) -> u32 {
        effect(("child", n));
        yield_now().await;
        checkpoint!();
        later(n).await * 2
    }
}

async_scenario! {
    given sync_in_async: (3);
    #[resumable]
    async fn sync_in_async(n: u32) -> Result<u32, String> {
        let first = call!(sync(n));
        yield_now().await;
        checkpoint!();
        let second = call!(fails(first))?;
        Ok(first + second + call!(mixed(second)))
    }

    #[resumable]
    fn sync(n: u32) -> u32 {
        effect(("sync", n));
        checkpoint!();
        call!(deeper(n)) + 1
    }

    #[resumable]
    fn deeper(n: u32) -> u32 {
        effect(("deeper", n));
        checkpoint!();
        n * 2
    }

    #[resumable]
    fn fails(n: u32) -> Result<u32, String> {
        checkpoint!();
        if n > 100 { Err("large".to_owned()) } else { Ok(n) }
    }

    #[resumable]
    async fn mixed(n: u32) -> u32 {
        let value = call!(sync(n));
        later(value).await
    }
}

async_scenario! {
    given async_recursion: (4);
    #[resumable]
    async fn async_recursion(n: u32) -> u32 {
        effect(n);
        if n == 0 {
            checkpoint!();
            return later(1).await;
        }
        let below = call!(async_recursion(n - 1));
        yield_now().await;
        checkpoint!();
        below * n
    }
}

async_scenario! {
    given mutual_recursion: (3);
    #[resumable]
    async fn mutual_recursion(n: u32) -> bool {
        call!(even(n))
    }

    #[resumable]
    async fn even(n: u32) -> bool {
        checkpoint!();
        if n == 0 { later(true).await } else { call!(odd(n - 1)) }
    }

    #[resumable]
    async fn odd(n: u32) -> bool {
        yield_now().await;
        checkpoint!();
        if n == 0 { false } else { call!(even(n - 1)) }
    }
}

async_scenario! {
    given generic_async: (2);
    #[resumable]
    async fn generic_async(n: u32) -> (Vec<u32>, Option<String>) {
        (call!(collected(vec![n, 1])), call!(collected(vec!["a".to_owned()])).pop())
    }

    #[resumable]
    async fn collected<T: Clone + std::fmt::Debug + Sync>(items: Vec<T>) -> Vec<T> {
        let mut all = Vec::new();
        for item in items {
            all.push(later(item).await);
            checkpoint!();
        }
        all
    }
}

async_scenario! {
    given async_methods: (2);
    #[resumable]
    async fn async_methods(n: u32) -> u32 {
        let job = call!(Job::new(n));
        call!(job.run(3))
    }

    #[derive(Debug, Serialize, Deserialize)]
    struct Job {
        factor: u32,
    }

    #[resumable]
    impl Job {
        #[resumable]
        fn new(factor: u32) -> Self {
            checkpoint!();
            Self { factor }
        }

        #[resumable]
        async fn run(self, times: u32) -> u32 {
            let mut sum = 0;
            for i in 0..times {
                sum += self.step(i).await;
                checkpoint!();
            }
            sum
        }

        async fn step(&self, i: u32) -> u32 {
            later(self.factor * i).await
        }
    }
}

async_scenario! {
    local given (3);
    async fn what_belongs_to_one_thread(n: u32) -> u32 {
        let shared = std::rc::Rc::new(std::cell::Cell::new(n));
        let clone = std::rc::Rc::clone(&shared);
        let task = tokio::task::spawn_local(async move { clone.set(clone.get() + 1) });
        let _ = task.await;
        let value = shared.get();
        drop(shared);
        checkpoint!();
        let counted = std::rc::Rc::new(value);
        yield_now().await;
        let value = *counted;
        drop(counted);
        checkpoint!();
        later(value).await
    }
}

async_scenario! {
    local given local_calls: (3);
    #[resumable(local)]
    async fn local_calls(n: u32) -> u32 {
        let first = call!(local(n));
        let second = call!(sending(first));
        let third = call!(sync(second));
        checkpoint!();
        first + second + third
    }

    #[resumable(local)]
    async fn local(n: u32) -> u32 {
        let n = std::rc::Rc::new(n);
        yield_now().await;
        let value = *n;
        drop(n);
        checkpoint!();
        value + 1
    }

    #[resumable]
    async fn sending(n: u32) -> u32 {
        checkpoint!();
        later(n).await
    }

    #[resumable]
    fn sync(n: u32) -> u32 {
        checkpoint!();
        effect(n);
        n
    }
}

#[cfg(not(plain))]
mod by_hand {
    //! What an executor sees of tasks.

    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
    use std::time::{Duration, SystemTime};

    use asap_runtime::store::{MemoryStore, Retention};
    use asap_runtime::{Error, Running, Runtime, TaskStatus, call, checkpoint, resumable};
    use rand::RngExt as _;
    use tempfile::TempDir;
    use tokio::task::yield_now;

    #[resumable]
    async fn counts(n: u32, #[resource] effects: Arc<AtomicU32>) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            yield_now().await;
            effects.fetch_add(1, Ordering::SeqCst);
            sum += i;
            checkpoint!();
        }
        sum
    }

    #[resumable]
    fn counts_blocking(n: u32, #[resource] effects: Arc<AtomicU32>) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            effects.fetch_add(1, Ordering::SeqCst);
            sum += i;
            checkpoint!();
        }
        sum
    }

    fn runtime() -> (Runtime, Arc<AtomicU32>) {
        let effects = Arc::new(AtomicU32::new(0));
        (Runtime::new(MemoryStore::new()).with_resource(Arc::clone(&effects)), effects)
    }

    fn is_send<T: Send + 'static>(value: T) -> T {
        value
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn tasks_are_spawned_by_the_hundred() {
        let (runtime, effects) = runtime();
        let tasks: Vec<_> = (0..100)
            .map(|i| tokio::spawn(is_send(runtime.run(format!("task {i}"), counts(i % 7)))))
            .collect();
        for (i, task) in (0..100).zip(tasks) {
            let n: u32 = i % 7;
            assert_eq!(task.await.unwrap().unwrap(), (0..n).sum::<u32>());
        }
        assert_eq!(effects.load(Ordering::SeqCst), (0..100u32).map(|i| i % 7).sum::<u32>());
        assert_eq!(runtime.tasks().unwrap().len(), 100);
    }

    #[tokio::test]
    async fn a_dropped_future_is_an_interruption() {
        let (runtime, effects) = runtime();
        let mut running = runtime.run("t", counts(5));
        for _ in 0..3 {
            let polled = std::future::poll_fn(|context| {
                std::task::Poll::Ready(std::pin::Pin::new(&mut running).poll(context).is_ready())
            });
            assert!(!polled.await);
            yield_now().await;
        }
        drop(running);
        assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
        let done = effects.load(Ordering::SeqCst);
        assert!(done < 5);
        assert_eq!(runtime.resume_async::<u32>("t").await.unwrap(), 10);
        assert_eq!(effects.load(Ordering::SeqCst), 5);
    }

    #[tokio::test]
    async fn an_aborted_task_and_one_that_was_never_polled() {
        let (runtime, _) = runtime();
        drop(runtime.run("never", counts(3)));
        assert_eq!(runtime.task("never").unwrap(), None);
        let task = tokio::spawn(runtime.run("t", counts(1_000_000)));
        while runtime.task("t").unwrap().is_none() {
            yield_now().await;
        }
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        let version = runtime.store().get("t").wait().unwrap().unwrap().version;
        yield_now().await;
        assert_eq!(runtime.store().get("t").wait().unwrap().unwrap().version, version);
    }

    #[resumable]
    async fn draws(n: u32) -> Vec<(u64, SystemTime)> {
        let mut drawn = Vec::new();
        for _ in 0..n {
            let number = rand::rng().random();
            drawn.push((number, SystemTime::now()));
            yield_now().await;
            checkpoint!();
            let fails = drawn.len() == 2 && FAILS.swap(false, Ordering::SeqCst);
            assert!(!fails, "crashed");
        }
        drawn
    }

    static FAILS: AtomicBool = AtomicBool::new(false);

    #[tokio::test]
    async fn random_numbers_and_clocks_need_no_care() {
        let (runtime, _) = runtime();
        FAILS.store(true, Ordering::SeqCst);
        let error = runtime.run("t", draws(4)).await.unwrap_err();
        assert!(matches!(error, Error::Panicked { .. }), "{error}");
        let saved = runtime.store().get("t").wait().unwrap().unwrap();
        let drawn = runtime.run("t", draws(4)).await.unwrap();
        let text = saved.data.as_json();
        assert!(text.contains(&drawn[0].0.to_string()) && text.contains(&drawn[1].0.to_string()), "{text}");
        assert_eq!(runtime.resume_async::<Vec<(u64, SystemTime)>>("t").await.unwrap(), drawn);
    }

    #[test]
    fn sqlite_under_an_executor_of_one_thread() {
        let directory = TempDir::new().unwrap();
        let file = directory.path().join("tasks.db");
        let executor = || tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let effects = Arc::new(AtomicU32::new(0));
        let open = || {
            let runtime = Runtime::open(&file).unwrap().with_retention(Retention::All);
            runtime.with_resource(Arc::clone(&effects))
        };
        // Dropped wherever it is after so many polls, in the middle of writes too.
        let mut polls = 0;
        let value = loop {
            let runtime = open();
            let ended = executor().block_on(async {
                let mut running = runtime.run("t", counts(3));
                let mut left = polls;
                std::future::poll_fn(move |context| {
                    use std::task::Poll;
                    if left == 0 {
                        return Poll::Ready(None);
                    }
                    left -= 1;
                    std::pin::Pin::new(&mut running).poll(context).map(Some)
                })
                .await
            });
            match ended {
                Some(value) => break value.unwrap(),
                None => polls += 1,
            }
            assert!(polls < 100, "it never ends");
        };
        assert_eq!(value, 3);
        let runtime = open();
        let versions = runtime.store().list_versions("t").wait().unwrap();
        assert_eq!(versions, (1..=versions.len() as u64).collect::<Vec<_>>());
        assert_eq!(executor().block_on(runtime.resume_async::<u32>("t")).unwrap(), 3);
        // Another task meanwhile: the executor is not blocked.
        let ticks = executor().block_on(async {
            let task = runtime.run("u", counts(20));
            let mut ticks = 0u32;
            tokio::select! {
                value = task => assert_eq!(value.unwrap(), 190),
                () = async { loop { ticks += 1; yield_now().await } } => {}
            }
            ticks
        });
        // The task itself gives it 20; each flush of a disk leaves it hundreds.
        assert!(ticks > 200, "the executor had {ticks} turns");
    }

    static DEEP_FAILS: AtomicBool = AtomicBool::new(false);

    #[resumable]
    async fn deep(n: u32) -> u32 {
        if n == 0 {
            checkpoint!();
            assert!(!DEEP_FAILS.load(Ordering::SeqCst), "at the bottom");
            return super::later(0).await;
        }
        call!(deep(n - 1)) + super::later(1).await
    }

    #[test]
    fn recursion_a_thousand_deep() {
        let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let runtime = Runtime::new(MemoryStore::new());
        DEEP_FAILS.store(true, Ordering::SeqCst);
        let ended = executor.block_on(runtime.run("t", deep(1_000)));
        assert!(ended.unwrap_err().is_failed());
        DEEP_FAILS.store(false, Ordering::SeqCst);
        assert_eq!(executor.block_on(runtime.resume_async::<u32>("t")).unwrap(), 1_000);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_blocking_entry_inside_an_executor_is_refused() {
        let (runtime, effects) = runtime();
        let inside = |error: Error| matches!(error, Error::InsideExecutor { .. });
        assert!(inside(runtime.run("t", counts_blocking(3)).unwrap_err()));
        assert!(inside(runtime.resume::<u32>("t").unwrap_err()));
        assert_eq!(runtime.task("t").unwrap(), None);
        let moved = runtime.clone();
        let spawned = tokio::spawn(async move { moved.run("t", counts_blocking(3)) });
        assert!(inside(spawned.await.unwrap().unwrap_err()));
        assert_eq!(effects.load(Ordering::SeqCst), 0);
        let moved = runtime.clone();
        let blocking = tokio::task::spawn_blocking(move || moved.run("t", counts_blocking(3)));
        assert_eq!(blocking.await.unwrap().unwrap(), 3);
        let moved = runtime.clone();
        let blocking = tokio::task::spawn_blocking(move || moved.resume::<u32>("t"));
        assert_eq!(blocking.await.unwrap().unwrap(), 3);
        // As a future it runs on such a thread by itself.
        assert_eq!(runtime.resume_async::<u32>("t").await.unwrap(), 3);
    }

    #[tokio::test]
    async fn a_blocking_entry_inside_an_executor_of_one_thread_is_refused() {
        let (runtime, _) = runtime();
        let error = runtime.run("t", counts_blocking(3)).unwrap_err();
        assert!(error.to_string().contains("spawn_blocking"), "{error}");
        let moved = runtime.clone();
        let blocking = tokio::task::spawn_blocking(move || moved.run("t", counts_blocking(3)));
        assert_eq!(blocking.await.unwrap().unwrap(), 3);
    }

    #[test]
    fn an_async_task_cannot_be_resumed_by_a_thread() {
        let (runtime, _) = runtime();
        let executor = tokio::runtime::Builder::new_current_thread().build().unwrap();
        assert_eq!(executor.block_on(runtime.run("t", counts(3))).unwrap(), 3);
        let snapshot = runtime.store().get("t").wait().unwrap().unwrap();
        let (other, _) = self::runtime();
        other.store().save(&snapshot).wait().unwrap();
        let error = other.resume::<u32>("t").unwrap_err();
        assert!(matches!(error, Error::AsyncFunction { method: "resume_async", .. }), "{error}");
        assert_eq!(other.task("t").unwrap(), None);
        assert_eq!(executor.block_on(other.resume_async::<u32>("t")).unwrap(), 3);
        // The result of a completed task needs no executor.
        assert_eq!(runtime.resume::<u32>("t").unwrap(), 3);
    }

    #[tokio::test]
    async fn all_tasks_are_recovered_at_once() {
        let (runtime, _) = runtime();
        for i in 0..3 {
            let mut running = runtime.run(format!("async {i}"), counts(4));
            let polled = std::future::poll_fn(|context| {
                std::task::Poll::Ready(std::pin::Pin::new(&mut running).poll(context).is_ready())
            });
            assert!(!polled.await);
        }
        let recovered = runtime.recover_async().await.unwrap();
        let ids: Vec<&str> = recovered.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["async 0", "async 1", "async 2"]);
        let tasks: Vec<_> = recovered.into_iter().map(|(_, running)| tokio::spawn(running)).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(runtime.resume_async::<u32>("async 1").await.unwrap(), 6);
    }

    #[resumable]
    async fn waits_for_a_blocking_child(n: u32) -> u32 {
        call!(counts_blocking(n)) + 1
    }

    #[tokio::test]
    async fn a_blocking_child_leaves_the_executor_free() {
        let (runtime, effects) = runtime();
        assert_eq!(runtime.run("t", waits_for_a_blocking_child(4)).await.unwrap(), 7);
        assert_eq!(effects.load(Ordering::SeqCst), 4);
        let snapshot = runtime.store().get("t").wait().unwrap().unwrap();
        assert!(
            snapshot.data.as_json().contains("waits_for_a_blocking_child"),
            "{}",
            snapshot.data.as_json()
        );
    }

    #[tokio::test]
    async fn a_timeout_around_a_task_is_an_interruption() {
        let (runtime, effects) = runtime();
        let short = tokio::time::timeout(Duration::ZERO, runtime.run("t", counts(1_000)));
        assert!(short.await.is_err());
        let before = effects.load(Ordering::SeqCst);
        let answer: Running<u32> = runtime.resume_async("t");
        assert_eq!(answer.await.unwrap(), 499_500);
        assert_eq!(effects.load(Ordering::SeqCst), 1_000, "{before} of them before the timeout");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn two_runs_of_one_task_at_once_are_a_conflict_of_one() {
        let (runtime, _) = runtime();
        let [one, other] = [0, 1].map(|_| tokio::spawn(runtime.run("t", counts(50))));
        let answers = [one.await.unwrap(), other.await.unwrap()];
        assert!(answers.iter().any(|answer| matches!(answer, Ok(1225))), "{answers:?}");
        for answer in answers {
            assert!(answer.as_ref().map_or_else(Error::is_conflict, |sum| *sum == 1225), "{answer:?}");
        }
    }

    #[test]
    fn another_executor_than_tokio() {
        use std::task::{Context, Poll, Waker};
        let (runtime, _) = runtime();
        let mut running = runtime.run("t", counts_without_tokio(3));
        let mut context = Context::from_waker(Waker::noop());
        let value = loop {
            if let Poll::Ready(value) = std::pin::Pin::new(&mut running).poll(&mut context) {
                break value;
            }
        };
        assert_eq!(value.unwrap(), 3);
    }

    #[resumable]
    async fn counts_without_tokio(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            let mut yielded = false;
            std::future::poll_fn(|_| {
                if std::mem::replace(&mut yielded, true) {
                    std::task::Poll::Ready(())
                } else {
                    std::task::Poll::Pending
                }
            })
            .await;
            sum += i;
            checkpoint!();
        }
        sum
    }

    use std::future::Future as _;
}
