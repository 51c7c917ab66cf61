//! The `checkpoint!` that stands outside a resumable function.

/// Marks a point that the function can go on from: what ran before it never runs again.
///
/// `checkpoint!()` or `checkpoint!("name")` in the body of a function marked [`#[resumable]`](crate::resumable). The name is
/// the checkpoint's identity in stored snapshots; without one it is the checkpoint's place in the function's structure.
///
/// `checkpoint!(tx)` and `checkpoint!("name", tx)` store the snapshot inside of a transaction of the user's own and commit it: its rows
/// and the snapshot become durable together, or neither does. What a transaction is says
/// [`store::Transaction`](crate::store::Transaction).
///
/// `checkpoint!(durable)` and `checkpoint!("name", durable)` are stored whatever the pace says, and are durable before the function goes
/// on, also where the runtime or the function lets others be acknowledged at once
/// ([`CheckpointDurability`](crate::CheckpointDurability)).
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::checkpoint!();
/// }
/// ```
#[macro_export]
macro_rules! checkpoint {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`checkpoint!()` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Calls another resumable function as a part of the same task.
///
/// `call!(child(arguments))` in the body of a function marked [`#[resumable]`](crate::resumable) gives what the plain function
/// would return. The child's checkpoints store the caller's locals too; a resume goes on inside of the child and
/// then in the caller, and evaluates no argument again. In an asynchronous function it stands without `.await`.
/// `call!("name", child(arguments))` names the place in stored snapshots, as a checkpoint's name does.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::call!(child());
/// }
/// ```
#[macro_export]
macro_rules! call {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`call!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Waits this long, holding nothing: no thread, no connection, no memory.
///
/// `sleep!(duration)` with a [`Duration`](std::time::Duration), in the body of a function marked [`#[resumable]`](crate::resumable), synchronous or
/// asynchronous. The time it ends at is stored, so a resume waits for the rest only. `sleep!("name", duration)` names the place in stored
/// snapshots. What waits meanwhile says [`Waits`](crate::Waits); a worker goes on with other tasks.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::sleep!(std::time::Duration::from_secs(1));
/// }
/// ```
#[macro_export]
macro_rules! sleep {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`sleep!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// As [`sleep!`](crate::sleep!), until a time of day: a `DateTime<Utc>`, or what becomes one (`SystemTime`).
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::sleep_until!(std::time::SystemTime::now());
/// }
/// ```
#[macro_export]
macro_rules! sleep_until {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`sleep_until!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Waits for the next message about a topic, holding nothing, and gives its value.
///
/// `let approved: bool = receive!("approval");` in the body of a function marked [`#[resumable]`](crate::resumable). Messages come from
/// [`Runtime::send`](crate::Runtime::send); one that came earlier is kept until it is received. A task that waits here is
/// `input_required`, and `working` again when a message has come. `receive!("approval", timeout = duration)` gives an `Option`: `None` if
/// nothing came in time.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     let word: String = asap_runtime::receive!("words");
/// }
/// ```
#[macro_export]
macro_rules! receive {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`receive!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Does something in the world that must not be done twice: charges a card, sends a mail.
///
/// `let receipt = effect!("charge", |key| client.charge(&card, key));` in the body of a function marked
/// [`#[resumable]`](crate::resumable). Before the expression runs, a snapshot with its intent is stored; what it gives is stored before the
/// function goes on (with the checkpoint behind it, if one follows at once), so it must be `Serialize` and `Deserialize`. The key is an
/// idempotency key: the same in every attempt, another in every round of a loop. The closure is none: `?`, `return` and `.await` mean what
/// they mean around it. A name and the key may be left out: `effect!(send(&mail))`.
///
/// A task that is resumed behind its intent, with no result, does not know whether the effect happened. What it does then stands in front of the
/// expression:
///
/// | policy | what is done |
/// |---|---|
/// | `park`, or none | the task waits, `input_required`, until somebody decides: [`Runtime::resolve`](crate::Runtime::resolve) or [`Runtime::retry`](crate::Runtime::retry) |
/// | `retry` | it is done again under the same key: for what is idempotent |
/// | `check = \|key\| …` | an `Option`: what it had given, or `None` if it did not happen; then it is done |
///
/// An error that leaves the expression with `?` leaves the outcome unknown; one that is its value is a result like any other.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::effect!(println!("once"));
/// }
/// ```
#[macro_export]
macro_rules! effect {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`effect!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Begins another task, a child of this one, and gives its [`Handle`](crate::Handle).
///
/// `let child = spawn!(fetch(url));` in the body of a function marked [`#[resumable]`](crate::resumable). The child has its own id and snapshots and
/// goes on by itself, in a queue (`default`, or the one of `queue = "…"`): a worker runs it, or the call that waits with the parent does, when
/// the parent waits for it. A crash begins no second child. Its record says whose child it is, and how deep; children are nested
/// up to [`MAX_TASK_DEPTH`](crate::protocol::MAX_TASK_DEPTH) deep. [`join!`](crate::join!) waits for it.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::spawn!(child());
/// }
/// ```
#[macro_export]
macro_rules! spawn {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`spawn!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Waits for a child, holding nothing, and gives what it gives: a `Result<T, ChildFailed>`.
///
/// `let page = join!(child)?;` in the body of a function marked [`#[resumable]`](crate::resumable). The store wakes the parent when the child
/// ends. The handle may be of any task ([`Handle::of`](crate::Handle::of)); one that is no child is looked for once in a second. A `join!` of
/// several futures is another crate's, and stays what it is.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::join!(child);
/// }
/// ```
#[macro_export]
macro_rules! join {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`join!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// As [`join!`](crate::join!), for several: gives what they give, in their order, when all have ended.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::join_all!(children);
/// }
/// ```
#[macro_export]
macro_rules! join_all {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`join_all!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// As [`join!`](crate::join!), for the first of several to end: gives its index and what it gives; `None` if there are none.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::join_first!(children);
/// }
/// ```
#[macro_export]
macro_rules! join_first {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`join_first!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Begins a child for each item, never more than so many at once, and gives what they give, in the order of the items.
///
/// `let pages = fan_out!(urls, at_once = 8, |url| fetch(url));` in the body of a function marked [`#[resumable]`](crate::resumable). The closure is none:
/// it says which call is made of an item. Without `at_once` all run at once; `queue = "…"` is their queue.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::fan_out!(items, |item| child(item));
/// }
/// ```
#[macro_export]
macro_rules! fan_out {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`fan_out!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Tries an expression that gives a `Result` again while it fails, after longer and longer pauses, and gives the last `Result`.
///
/// `let page = retry!(attempts = 3, client.get(&url))?;` in the body of a function marked [`#[resumable]`](crate::resumable). In the pauses the task
/// waits, as in [`sleep!`](crate::sleep!), holding nothing; the count is stored with the pause, so a crash does not begin it anew. In front of the
/// expression may stand a name for the place, and, each if you like:
///
/// | option | |
/// |---|---|
/// | `attempts = 5` | how many tries at most; without a `within` 5 |
/// | `base = Duration` | the pause behind the first failure, a second; each is twice the one before |
/// | `max = Duration` | the longest pause, a minute |
/// | `within = Duration` | how long behind the first failure the last try may begin |
/// | `jitter = false` | no factor of 0.5 to 1.5 on each pause |
/// | `on = \|error\| …` | which errors are worth another try; the others are given at once |
///
/// The expression is evaluated for each try; it may hold a `call!` or an `effect!`, which has a key of its own in each. `?` and `return` in it leave the
/// function, as they would without. A panic ends the attempt; what repeats that is `#[resumable(retry)]`.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::retry!("7".parse::<u8>());
/// }
/// ```
#[macro_export]
macro_rules! retry {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`retry!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Registers a call that undoes what this task is about to do, if the task is cancelled.
///
/// `compensate!(refund(order.clone()));` in the body of a function marked [`#[resumable]`](crate::resumable). The call is of another resumable
/// function, registered by name. The next snapshot has it: put it in front of the [`effect!`](crate::effect!) that it undoes, whose intent is such a
/// snapshot, and make it bear that the effect has not happened. What is registered runs when the task is cancelled
/// ([`Runtime::cancel`](crate::Runtime::cancel), `cancel_on_failure`), the last first, each as a task of its own; a task that completes undoes nothing.
///
/// Anywhere else it does not compile:
///
/// ```compile_fail
/// fn plain() {
///     asap_runtime::compensate!(undo());
/// }
/// ```
#[macro_export]
macro_rules! compensate {
    // The attribute leaves this where the marker stood, so that the user's import is used.
    (@used $($anything:tt)*) => {
        ()
    };
    ($($anything:tt)*) => {
        ::core::compile_error!(
            "`compensate!` only works inside a function marked `#[resumable]`, in its own body and not in a closure or another macro's arguments"
        )
    };
}

/// Registers instances of generic functions, so that their tasks can be resumed by id alone.
///
/// ```
/// # use asap_runtime::{checkpoint, register, resumable};
/// #[resumable]
/// fn largest<T: Ord + Clone>(items: Vec<T>) -> Option<T> {
///     checkpoint!();
///     items.into_iter().max()
/// }
///
/// register!(largest::<u64>, largest::<String>);
/// ```
#[macro_export]
macro_rules! register {
    ($($function:expr),+ $(,)?) => {$(
        $crate::__private::inventory::submit! {
            $crate::__private::Registration::Instance(|| $crate::__private::function_of($function))
        }
    )+};
}
