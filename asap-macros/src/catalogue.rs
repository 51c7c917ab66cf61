//! Every message of the macro.
//!
//! Lower case, no full stop, code in backticks; what is wrong, and what to do. Where it is wrong is the token on
//! which it is reported.

/// A message with an identity, so that documentation and compile-fail tests can be held against the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Message {
    /// Short and stable: the name of its compile-fail test.
    pub(crate) code: &'static str,
    pub(crate) text: &'static str,
}

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text)
    }
}

macro_rules! catalogue {
    ($($(#[$meta:meta])* $name:ident = $code:literal: $text:literal;)*) => {
        $($(#[$meta])* pub(crate) const $name: Message = Message { code: $code, text: $text };)*
        /// All of them.
        #[cfg(test)]
        pub(crate) const ALL: &[Message] = &[$($name),*];
    };
}

catalogue! {
    FROZEN_UNION = "frozen_union": "a union cannot be `Frozen`: which of its fields it holds is not known";
    EMPTY_NAME = "empty_name": "the name of a resumable function is not empty: its tasks find it by that name";
    UNKNOWN_ATTRIBUTE = "unknown_attribute":
        "`#[resumable]` on a function takes `name = \"…\"`, `was = \"…\"`, `migrate = path::to::fn`, `local`, `retry(…)`, \
         `deadline = \"…\"`, `cancel_on_failure`, `durable_within = \"…\"` and `cron = \"…\"`";
    CRON_FUNCTION = "cron_function":
        "nobody gives arguments to a function that workers begin by themselves: it has no parameters but resources, no type \
         parameters and no `self`; `Runtime::schedule` takes a call with arguments";
    RETRY_OPTIONS = "retry_options":
        "`retry` takes `attempts = 5` (one at least), `base = \"1s\"`, `max = \"60s\"`, `within = \"1h\"`, `jitter = false` and \
         `on = path::to::fn`, each if you like";
    RETRY_ON = "retry_on":
        "`on` looks at the error that a function returns, and this one returns no `Result<…>`: leave it out";
    DURATION = "duration":
        "a duration is a number with a unit, or several, and more than nothing: `\"250ms\"`, `\"30s\"`, `\"1h 30m\"`, `\"7d\"`";
    UNKNOWN_NOTE = "unknown_note":
        "`#[resumable(…)]` inside of a function takes `was = \"…\"`, and on a local `default = …`";
    NOTE_PLACE = "note_place":
        "`#[resumable(…)]` inside of a function stands on a `let`, a parameter, or a loop, branch or arm that holds a \
         checkpoint";
    NOTE_PATTERN = "note_pattern":
        "this binds more or less than one name: `was` and `default` are about one, so give it a `let` of its own";
    NOTE_DEFAULT = "note_default": "`default` is for a local: a loop or a branch has no value in a snapshot";
    DEFAULT_LOCAL = "default_local":
        "a default stands for what no snapshot has, and is made before the locals are there: it cannot use one";
    EMPTY_WAS = "empty_was": "an old name is not empty";
    WAS_TAKEN = "was_taken":
        "something else has this name now, and what was saved under it belongs to that: use `migrate`, or give the \
         other a new name";
    WAS_TWICE = "was_twice": "another one had this name before too: a snapshot could not be told apart";
    LOCAL_SYNC = "local_sync":
        "`local` is for `async` functions: a synchronous one stays on its thread anyway";
    NO_FUNCTION = "no_function":
        "`#[resumable]` stands on a function, or on an `impl` block with such functions";
    BLOCK_ARGUMENTS = "block_arguments":
        "`#[resumable]` takes no arguments on an `impl` block: put them on its functions";
    EMPTY_BLOCK = "empty_block":
        "no function of this block is marked `#[resumable]`: mark those that hold a checkpoint";
    METHOD = "method":
        "the type of the `impl` block is part of this function: mark the block `#[resumable]` too";
    BORROWED_SELF = "borrowed_self":
        "a resumable method owns `self`, since it is stored with the task: take `self` by value";
    LIFETIME_PARAMETER = "lifetime_parameter":
        "a resumable function owns its parameters, since they are stored with the task: take owned types, without a \
         lifetime";
    TOO_MANY_PARAMETERS = "too_many_parameters":
        "a resumable function has at most 24 parameters beside its resources: put some of them into a struct";
    EXCLUSIVE_RESOURCE = "exclusive_resource":
        "a `#[resource]` parameter is shared by all tasks of a runtime: take it by value, or by `&`";
    RESOURCE_PATTERN = "resource_pattern": "a `#[resource]` parameter has a name: take it apart in the body";
    REBUILD_WITHOUT_VALUE = "rebuild_without_value":
        "`#[rebuild]` runs the initializer again on resume, and this `let` has none: give it one";
    REBUILD_ELSE = "rebuild_else":
        "the pattern of a `#[rebuild]` local always fits, so that it can be made again on resume: use `?` or a `match` in \
         the initializer";
    REBUILD_WITH_POINT = "rebuild_with_point":
        "the initializer of a `#[rebuild]` local runs again on resume, so it holds no `checkpoint!` and no `call!`: put \
         these in front of it";
    CALL_ARGUMENTS = "call_arguments":
        "`call!` takes a call of a resumable function, and in front of it a name and the names it had before if you \
         like: `call!(child(x))`, `call!(\"first\", was = \"one\", child(x))`";
    SLEEP_ARGUMENTS = "sleep_arguments":
        "`sleep!` takes a `Duration`, `sleep_until!` a time, and in front of it a name if you like: \
         `sleep!(Duration::from_secs(5))`, `sleep!(\"pause\", pause)`";
    RECEIVE_ARGUMENTS = "receive_arguments":
        "`receive!` takes a topic, and behind it how long to wait at most and a name if you like: `receive!(\"approval\")`, \
         `receive!(\"approval\", timeout = Duration::from_secs(5), name = \"first\")`";
    SPAWN_ARGUMENTS = "spawn_arguments":
        "`spawn!` takes a call of a resumable function, and behind it a queue and a name if you like: `spawn!(child(x))`, \
         `spawn!(child(x), queue = \"mail\", name = \"first\")`";
    JOIN_ARGUMENTS = "join_arguments":
        "`join!` takes a handle that `spawn!` gave, `join_all!` and `join_first!` several: `join!(child)`, \
         `join_all!(&children)`";
    FAN_OUT_ARGUMENTS = "fan_out_arguments":
        "`fan_out!` takes items and a closure that makes a call of a resumable function of each, and how many run at once and in which \
         queue if you like: `fan_out!(urls, at_once = 8, |url| fetch(url))`";
    RETRY_ARGUMENTS = "retry_arguments":
        "`retry!` takes an expression that gives a `Result`, and in front of it a name and limits if you like: \
         `retry!(client.get(&url))`, `retry!(\"page\", attempts = 3, base = Duration::from_secs(2), client.get(&url))`; there are `attempts`, \
         `base`, `max`, `within`, `jitter` and `on`";
    RETRY_JUMP = "retry_jump":
        "this jump would go to the loop that `retry!` is: give the loop that it is meant for a label";
    COMPENSATE_ARGUMENTS = "compensate_arguments":
        "`compensate!` takes a call of a resumable function: `compensate!(refund(order))`";
    EFFECT_ARGUMENTS = "effect_arguments":
        "`effect!` takes an expression, which may be a closure of the idempotency key, and in front of it a name and what is \
         done if its outcome is not known: `effect!(charge(&card))`, `effect!(\"charge\", retry, |key| charge(&card, key))`, \
         `effect!(\"charge\", check = |key| find(key), |key| charge(&card, key))`";
    EFFECT_WITH_POINT = "effect_with_point":
        "an effect is one step: it holds no `checkpoint!`, no `call!` and nothing that waits; put these in front of it or \
         behind it";
    CONST_FUNCTION = "const_function": "a resumable function cannot be `const`: it runs on a `Runtime`";
    FOREIGN_ABI = "foreign_abi": "a resumable function is called by a `Runtime`, so it has no `extern` ABI";
    UNSAFE_FUNCTION = "unsafe_function":
        "a resumable function cannot be `unsafe`: nobody checks its conditions when a `Runtime` resumes it; \
         use an `unsafe` block inside";
    IMPL_RETURN = "impl_return":
        "the result of a resumable function is stored, so its type needs a name: return the type, or a `Box`";
    CONDITIONAL_PARAMETER = "conditional_parameter":
        "a parameter of a resumable function cannot be under `#[cfg]`, since it is stored with the task: put the \
         condition on the function, or on the parameter's type";
    REFERENCE_PARAMETER = "reference_parameter":
        "a resumable function owns its parameters, since they are stored with the task: take an owned type \
         (`String` for `&str`, `Vec<T>` for `&[T]`, `PathBuf` for `&Path`)";
    CHECKPOINT_IN_CLOSURE = "checkpoint_in_closure":
        "`checkpoint!` and `call!` cannot be inside a closure: its locals are not the function's; write a loop \
         instead, or put them after the call that takes the closure";
    CHECKPOINT_IN_ASYNC_BLOCK = "checkpoint_in_async_block":
        "`checkpoint!` and `call!` cannot be inside an `async` block: its locals are not the function's; put them \
         where the block is awaited";
    CHECKPOINT_IN_ITEM = "checkpoint_in_item":
        "`checkpoint!` and `call!` belong to the function they stand in: mark this inner function `#[resumable]`, \
         or put them into the outer function";
    CHECKPOINT_IN_CONST = "checkpoint_in_const":
        "`checkpoint!` and `call!` cannot be inside a constant: they run when the program does";
    CHECKPOINT_IN_MACRO = "checkpoint_in_macro":
        "`checkpoint!` and `call!` cannot be inside the arguments of another macro, which may move or repeat \
         them: put them in front of the macro or after it";
    CHECKPOINT_ARGUMENTS = "checkpoint_arguments":
        "`checkpoint!` takes a name, the names it had before, `durable` and a transaction to commit, each if you like: \
         `checkpoint!(\"hashed\", was = \"digested\", durable)`, `checkpoint!(tx)`";
    CHECKPOINT_NAME_TWICE = "checkpoint_name_twice":
        "another checkpoint or call of this function has this name: a task could not know where to go on, give it \
         another";
    CHECKPOINT_NAME_RESERVED = "checkpoint_name_reserved":
        "`start` is the name of the snapshot that holds the arguments: choose another";
    CHECKPOINT_NAME_EMPTY = "checkpoint_name_empty":
        "the name of a checkpoint or call is not empty: leave it out instead";
    CHECKPOINT_IN_CHAIN = "checkpoint_in_chain":
        "`checkpoint!` and `call!` cannot be in a later part of a `let` chain: compute the value in a `let` in \
         front of it";
    CHECKPOINT_IN_GUARD = "checkpoint_in_guard":
        "`checkpoint!` and `call!` cannot be in a match guard: put them into the arm, or in front of the `match`";
    CHECKPOINT_IN_PLACE = "checkpoint_in_place":
        "`checkpoint!` and `call!` cannot be inside the place that is assigned to: compute its parts in a `let` \
         before";
    AWAIT_IN_SYNC = "await_in_sync": "`.await` needs an `async fn`";
    TEMPORARY_IN_HEAD = "temporary_in_head":
        "this borrows from a temporary that is held to the end of the statement, and a checkpoint or call inside \
         could not keep it: bind what you need with `let` in front of the statement";
    EXCLUSIVE_ADAPTOR = "exclusive_adaptor":
        "a loop over a `&mut` borrow that holds a checkpoint is derived again after it, and this closure could \
         not be made twice: call it in the body of the loop";
    EXCLUSIVE_CAPTURE = "exclusive_capture":
        "this closure uses a `&mut` borrow that ends at a checkpoint and begins again after it, and could not be \
         made twice: put its code where it is called, of an adaptor into the body of the loop";
    UNSAVED_ADAPTOR = "unsaved_adaptor":
        "the position of this second iterator cannot be saved: iterate over a borrow of a local, a range, or put \
         the pairs into a `Vec` in front of the loop";
    REPLACED_SOURCE = "replaced_source":
        "what this loop goes over gets another value inside the loop: bind it with `let` in front of the loop, and \
         iterate over that";
    COMPOUND_PLACE = "compound_place":
        "the right side changes what this place is made of, and whether that comes first depends on the type: \
         compute the right side in a `let` in front of the assignment";
    MOVED_PART = "moved_part":
        "this `move` closure takes a part of a local that may change before it is made again on resume: bind the \
         part with `let` in front of the closure";
    JUMP_IN_MACRO = "jump_in_macro":
        "this `break` or `continue` inside a macro could not be followed: a local that is gone at one checkpoint and \
         there at another would be lost on its way; write the jump outside of the macro";
    RESULT_ALIAS = "result_alias":
        "this is an alias of `Result` under another name: write `Result<…>`, so that an `Err` is seen to fail";
    CAPTURED_TWICE = "captured_twice":
        "two locals of this name live in one block and a macro that asap does not know may capture it in a string: \
         give one of them another name";
}
