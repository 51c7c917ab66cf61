//! A function under test, and a crash at each of its checkpoints.

mod attempt;
mod effects;
mod explore;
mod mismatch;
mod parts;
mod point;
mod report;
mod subject;

pub use mismatch::Mismatch;
pub use report::Report;

use std::any::Any;
use std::fmt::{self, Debug};
use std::sync::Arc;

use effects::Effects;
use parts::Strictness;
use subject::{Same, Subject};

use crate::frame::Persist;
use crate::runtime::{Resources, Runnable};
use crate::store::{MemoryStore, SnapshotStore};

/// Crashes a function around each of its checkpoints and holds what follows against a run without a crash.
///
/// Short for [`CrashTest::new().check(call)`](CrashTest::check), which has options for functions with effects.
///
/// ```
/// use asap_runtime::testing::crash_everywhere;
/// use asap_runtime::{checkpoint, resumable};
///
/// #[resumable]
/// fn sum(numbers: Vec<u64>) -> u64 {
///     let mut sum = 0;
///     for number in numbers {
///         sum += number;
///         checkpoint!();
///     }
///     sum
/// }
///
/// let report = crash_everywhere(|| sum(vec![3, 4, 5]));
/// assert_eq!(report.passed(), 3);
/// assert!(report.never_passed().is_empty());
/// ```
///
/// # Panics
///
/// If the function does anything else after a crash, or when it is begun again; the message is a [`Mismatch`].
#[track_caller]
pub fn crash_everywhere<T, C>(call: impl FnMut() -> C) -> Report
where
    T: PartialEq + Debug + Persist + 'static,
    C: Runnable<Value = T, Answer = crate::Result<T>>,
{
    CrashTest::new().check(call)
}

/// A test that crashes a resumable function around each of its checkpoints.
///
/// The function is run once without a crash. Then, for each version that this run stored (version 1, the arguments,
/// included), and with a store that fails
///
/// - just before the version is stored: the run must end there, and all that was done since the version before
///   it is done again;
/// - just behind it, so that the version is stored and the answer lost: the run must end there too;
///
/// and once more before the end is recorded, the task is begun anew and crashes. The bytes of the last stored
/// snapshot, alone, are put into an empty store, and the function carries on from them. Each attempt must store the
/// same data, have the same effects between the same checkpoints, and the last one must end in the same way, be it
/// with a value, an `Err` or a panic. A run that passes `n` checkpoints is thus repeated about `4 n` times: short
/// arguments are enough.
///
/// All of it happens in one process and on one thread, so statics and thread-locals live through these crashes, as
/// they would not in the world: see [`on_restart`](Self::on_restart).
///
/// ```
/// use std::cell::RefCell;
///
/// use asap_runtime::testing::CrashTest;
/// use asap_runtime::{checkpoint, resumable};
///
/// thread_local! {
///     static SENT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
/// }
///
/// fn send(to: &str) {
///     SENT.with_borrow_mut(|sent| sent.push(to.to_owned()));
/// }
///
/// #[resumable]
/// fn invite(names: Vec<String>) -> usize {
///     let mut sent = 0;
///     for name in &names {
///         send(name);
///         sent += 1;
///         checkpoint!();
///     }
///     sent
/// }
///
/// CrashTest::new()
///     .compare_effects(|| SENT.take())
///     .check(|| invite(vec!["Ada".to_owned(), "Grace".to_owned()]));
/// ```
#[must_use = "it does nothing until `check` or `try_check`"]
pub struct CrashTest<'a, T> {
    same: Same<'a, T>,
    settings: Settings<'a>,
}

/// What a test was told, but for types.
struct Settings<'a> {
    effects: Effects,
    resources: Arc<Resources>,
    store: Box<dyn FnMut() -> Box<dyn SnapshotStore> + 'a>,
    world: Option<Box<dyn FnMut() -> String + 'a>>,
    on_reset: Box<dyn FnMut() + 'a>,
    on_restart: Box<dyn FnMut() + 'a>,
    strictness: Strictness,
    crashes: usize,
}

impl<T: PartialEq + Debug + Persist> CrashTest<'_, T> {
    /// A test that takes two values for the same if `==` says so, or if neither their `Debug` texts nor their JSON
    /// differ (NaN).
    pub fn new() -> Self {
        Self::compared_by(|one, other| {
            one == other || (format!("{one:?}") == format!("{other:?}") && json(one) == json(other))
        })
    }
}

fn json(value: &impl Persist) -> Option<String> {
    let mut text = String::new();
    value.write(&mut text).is_ok().then_some(text)
}

impl<T: PartialEq + Debug + Persist> Default for CrashTest<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, T> CrashTest<'a, T> {
    /// A test that asks `same` whether two values of the function are the same.
    pub fn compared_by(same: impl Fn(&T, &T) -> bool + 'a) -> Self {
        let settings = Settings {
            effects: Effects::default(),
            resources: Arc::default(),
            store: Box::new(|| Box::new(MemoryStore::new())),
            world: None,
            on_reset: Box::new(|| {}),
            on_restart: Box::new(|| {}),
            strictness: Strictness::default(),
            crashes: 1,
        };
        Self { same: Box::new(same), settings }
    }

    /// Supplies this value to parameters marked `#[resource]`, as
    /// [`Runtime::with_resource`](crate::Runtime::with_resource) does; all attempts share it.
    pub fn with_resource<R: Any + Send + Sync>(mut self, resource: R) -> Self {
        Arc::make_mut(&mut self.settings.resources).insert(resource);
        self
    }

    /// Keeps the snapshots in the store that `open` makes for each attempt, and not in memory: for functions with
    /// `checkpoint!(tx)`, whose store is in the database of their transactions.
    ///
    /// The task named `crash test` is deleted from it in front of each attempt, so that the snapshot it carries on from is
    /// alone. The rows of the function's own are the world: see [`compare_world`](Self::compare_world) and
    /// [`on_reset`](Self::on_reset).
    pub fn with_store<S: SnapshotStore + 'static>(mut self, mut open: impl FnMut() -> S + 'a) -> Self {
        self.settings.store = Box::new(move || Box::new(open()));
        self
    }

    /// Compares effects: `take` gives what the function has done since it was asked last, in order, and forgets it.
    ///
    /// It is asked at each checkpoint, so it must be exact which effect came between which checkpoints: what a
    /// crashed attempt did up to its last stored checkpoint, and what the next one did, must be what the whole run
    /// did. A thread-local or a shared `Vec` fits (`|| LOG.take()`), or `receiver.try_iter().collect()`.
    pub fn compare_effects<E: ToString>(mut self, mut take: impl FnMut() -> Vec<E> + Send + 'static) -> Self {
        let take = move || take().iter().map(E::to_string).collect();
        self.settings.effects = Effects::new(take);
        self
    }

    /// Compares what a task leaves behind: `look` is asked when it has ended, with a crash or without, and must say
    /// the same.
    ///
    /// For effects that are repeatable rather than done once: files that are written under a name, rows that are
    /// replaced. What a crashed attempt did behind its last stored checkpoint is still there when the next one
    /// carries on. See [`on_reset`](Self::on_reset).
    pub fn compare_world(mut self, look: impl FnMut() -> String + 'a) -> Self {
        self.settings.world = Some(Box::new(look));
        self
    }

    /// Calls `reset` before each task is begun, and not between a crash and what follows: it empties directories and
    /// sets counters back, so that each task finds the world as the first did.
    pub fn on_reset(mut self, reset: impl FnMut() + 'a) -> Self {
        self.settings.on_reset = Box::new(reset);
        self
    }

    /// Calls `restart` before each attempt, also after a crash: it forgets what a process that dies would forget,
    /// such as statics, thread-locals and caches.
    pub fn on_restart(mut self, restart: impl FnMut() + 'a) -> Self {
        self.settings.on_restart = Box::new(restart);
        self
    }

    /// Lets a task crash up to so many times, 1 unless told otherwise. With 2, a run of `n` checkpoints is repeated
    /// about `n²` times.
    pub fn crashes(mut self, crashes: usize) -> Self {
        self.settings.crashes = crashes;
        self
    }

    /// Does not look at the order of elements in this local: it is, or holds, a hash set.
    ///
    /// Members of maps may come in any order in any case.
    pub fn unordered(mut self, local: impl Into<String>) -> Self {
        self.settings.strictness.unordered.push(local.into());
        self
    }

    /// Does not compare this local: it holds a time, or something else that differs with each run.
    pub fn ignored(mut self, local: impl Into<String>) -> Self {
        self.settings.strictness.ignored.push(local.into());
        self
    }

    /// Compares snapshots as text: the members of maps must come in the same order.
    pub fn exact(mut self) -> Self {
        self.settings.strictness.exact = true;
        self
    }

    /// Runs the test on the call that `call` makes anew for each task.
    ///
    /// # Panics
    ///
    /// If a crash shows; the message is the [`Mismatch`]'s.
    #[track_caller]
    pub fn check<C>(self, call: impl FnMut() -> C) -> Report
    where
        T: Debug + Persist + 'static,
        C: Runnable<Value = T, Answer = crate::Result<T>>,
    {
        match self.try_check(call) {
            Ok(report) => report,
            Err(mismatch) => panic!("{mismatch}"),
        }
    }

    /// As [`check`](Self::check), for asynchronous functions: `block_on` polls a task to its end.
    ///
    /// ```
    /// # use asap_runtime::testing::CrashTest;
    /// # use asap_runtime::{checkpoint, resumable};
    /// #[resumable]
    /// async fn slow(n: u32) -> u32 {
    ///     tokio::task::yield_now().await;
    ///     checkpoint!();
    ///     n + 1
    /// }
    ///
    /// let executor = tokio::runtime::Builder::new_current_thread().build()?;
    /// CrashTest::new().check_async(|task| executor.block_on(task), || slow(3));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If a crash shows; the message is the [`Mismatch`]'s.
    #[track_caller]
    pub fn check_async<C>(
        mut self,
        block_on: impl Fn(C::Answer) -> crate::Result<T>,
        call: impl FnMut() -> C,
    ) -> Report
    where
        T: Debug + Persist + 'static,
        C: Runnable<Value = T>,
    {
        match explore::explore(&mut Subject::new(call, block_on, self.same), &mut self.settings) {
            Ok(report) => report,
            Err(mismatch) => panic!("{mismatch}"),
        }
    }

    /// As [`check`](Self::check), without the panic.
    ///
    /// # Errors
    ///
    /// The first difference that a crash made.
    pub fn try_check<C>(mut self, call: impl FnMut() -> C) -> Result<Report, Mismatch>
    where
        T: Debug + Persist + 'static,
        C: Runnable<Value = T, Answer = crate::Result<T>>,
    {
        explore::explore(&mut Subject::new(call, |answer| answer, self.same), &mut self.settings)
    }
}

impl<T> fmt::Debug for CrashTest<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CrashTest").field("crashes", &self.settings.crashes).finish_non_exhaustive()
    }
}
