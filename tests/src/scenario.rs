//! The macros that make two functions and a test of one body.

/// One function, its arguments, and the test that holds its resumable form against its plain one.
///
/// ```text
/// scenario! {
///     given (0), (5);
///     fn batches(n: u32) -> u32 {
///         let mut sum = 0;
///         for i in 0..n {
///             sum += i;
///             effect(i);
///             checkpoint!();
///         }
///         sum
///     }
/// }
/// ```
///
/// Each parenthesis is one run. At least one of them must pass a checkpoint. `unordered given …` and
/// `fresh given …` choose another [`Mode`](crate::Mode).
///
/// Of several items the first word says which one is run; those that are to be resumable are marked:
///
/// ```text
/// scenario! {
///     given twice: (1);
///     #[resumable]
///     fn twice(n: u32) -> u32 {
///         call!(once(n)) + call!(once(n + 1))
///     }
///
///     #[resumable]
///     fn once(n: u32) -> u32 {
///         checkpoint!();
///         n
///     }
/// }
/// ```
#[macro_export]
macro_rules! scenario {
    (given $($rest:tt)*) => { $crate::scenario! { @ Exact $($rest)* } };
    (unordered given $($rest:tt)*) => { $crate::scenario! { @ Unordered $($rest)* } };
    (fresh given $($rest:tt)*) => { $crate::scenario! { @ Fresh $($rest)* } };
    (@ $mode:ident $name:ident: $($arguments:tt),+ ; $($items:tt)*) => {
        $crate::scenario_test! {
            $mode $name [$($arguments)+] rehearse check { $($items)* }
        }
    };
    (
        @ $mode:ident $($arguments:tt),+ ;
        $(#[$($attribute:tt)*])*
        fn $name:ident $($rest:tt)*
    ) => {
        $crate::scenario! { @ $mode $name: $($arguments),+; $(#[$($attribute)*])* #[resumable] fn $name $($rest)* }
    };
}

/// A [`scenario!`](crate::scenario) of an `async fn`, which is run on executors: `local given …` for functions marked
/// `#[resumable(local)]`, all others on a multi-thread and a current-thread one. Besides being cut and refused as a
/// synchronous one it is dropped at each of its awaits.
#[macro_export]
macro_rules! async_scenario {
    (given $($rest:tt)*) => { $crate::async_scenario! { @ Exact check_async () $($rest)* } };
    (fresh given $($rest:tt)*) => { $crate::async_scenario! { @ Fresh check_async () $($rest)* } };
    (local given $($rest:tt)*) => { $crate::async_scenario! { @ Exact check_local (local) $($rest)* } };
    (@ $mode:ident $check:ident ($($local:ident)?) $name:ident: $($arguments:tt),+ ; $($items:tt)*) => {
        $crate::scenario_test! {
            $mode $name [$($arguments)+] rehearse_async $check { $($items)* }
        }
    };
    (
        @ $mode:ident $check:ident ($($local:ident)?) $($arguments:tt),+ ;
        $(#[$($attribute:tt)*])*
        async fn $name:ident $($rest:tt)*
    ) => {
        $crate::async_scenario! {
            @ $mode $check ($($local)?) $name: $($arguments),+;
            $(#[$($attribute)*])* #[resumable($($local)?)] async fn $name $($rest)*
        }
    };
}

/// The test of a scenario.
#[doc(hidden)]
#[macro_export]
macro_rules! scenario_test {
    (
        $mode:ident $name:ident [$(($($argument:expr),* $(,)?))+]
        $rehearse:ident $check:ident { $($items:tt)* }
    ) => {
        #[test]
        fn $name() {
            let rehearsals = $name::plain::asap_rehearse();
            let passed: usize = rehearsals.iter().map(|rehearsal| rehearsal.passed.len()).sum();
            assert!(passed > 0, "no run of `{}` passes a checkpoint", stringify!($name));
            #[cfg(not(plain))]
            $name::resumable::asap_check(&rehearsals);
        }

        mod $name {
            #[allow(
                warnings, clippy::all, clippy::pedantic,
                reason = "bodies show shapes, not style; `strict` holds the generated code to every lint"
            )]
            pub(super) mod plain {
                use super::super::*;
                use $crate::plain::resumable;
                use $crate::plain_checkpoint as checkpoint;
                use $crate::plain_effect as effect;
                use $crate::plain_sleep as sleep;

                $($items)*

                pub(in super::super) fn asap_rehearse() -> Vec<$crate::Rehearsal> {
                    use $crate::{Debugged as _, Displayed as _, Returned as _};
                    vec![$($crate::$rehearse!(stringify!($name($($argument),*)), $name($($argument),*))),+]
                }
            }

            #[cfg(not(plain))]
            #[allow(
                warnings, clippy::all, clippy::pedantic,
                reason = "bodies show shapes, not style; `strict` holds the generated code to every lint"
            )]
            pub(super) mod resumable {
                use super::super::*;
                use ::asap_runtime::{call, checkpoint, effect, resumable, sleep};

                $($items)*

                pub(in super::super) fn asap_check(rehearsals: &[$crate::Rehearsal]) {
                    let mut rehearsals = rehearsals.iter();
                    $(
                        let rehearsal = rehearsals.next().expect("each run is rehearsed");
                        let name = stringify!($name($($argument),*));
                        $crate::$check(name, $crate::Mode::$mode, rehearsal, &|| $name($($argument),*));
                    )+
                }
            }
        }
    };
}

/// One plain run.
#[doc(hidden)]
#[macro_export]
macro_rules! rehearse {
    ($name:expr, $body:expr) => {
        $crate::rehearse($name, &|| (&&&$crate::Probe($body)).ending())
    };
}

/// One plain run of an `async fn`.
#[doc(hidden)]
#[macro_export]
macro_rules! rehearse_async {
    ($name:expr, $body:expr) => {
        $crate::rehearse($name, &|| (&&&$crate::Probe($crate::block_on($body))).ending())
    };
}

/// The `checkpoint!` of a plain function: takes note and goes on.
#[doc(hidden)]
#[macro_export]
macro_rules! plain_checkpoint {
    ($($name:literal)?) => {
        $crate::trace::pass()
    };
    ($name:literal, $transaction:expr) => {
        $crate::plain_checkpoint!($transaction)
    };
    ($transaction:expr) => {{
        $transaction.commit();
        $crate::trace::pass()
    }};
}

/// The `effect!` of a plain function: the expression, between the two snapshots that it stands for. One without a policy would wait for
/// somebody who decides, and one with a checkpoint at once behind it has one snapshot less.
#[doc(hidden)]
#[macro_export]
macro_rules! plain_effect {
    ($name:literal, $($rest:tt)+) => {
        $crate::plain_effect!($($rest)+)
    };
    (check = $found:expr, $($rest:tt)+) => {
        $crate::plain_effect!(retry, $($rest)+)
    };
    (retry, |$key:ident| $run:expr $(,)?) => {
        $crate::plain_effect!(retry, { let $key = ""; $run })
    };
    (retry, $run:expr $(,)?) => {{
        $crate::trace::pass();
        let value = $run;
        $crate::trace::pass();
        value
    }};
}

/// The `sleep!` of a plain function: nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! plain_sleep {
    ($name:literal, $duration:expr) => {
        $crate::plain_sleep!($duration)
    };
    ($duration:expr) => {{
        let _: ::std::time::Duration = $duration;
    }};
}

/// The `call!` of a plain function: the call.
#[doc(hidden)]
#[macro_export]
macro_rules! plain_call {
    ($name:literal, $call:expr $(,)?) => {
        $call
    };
    ($call:expr $(,)?) => {
        $call
    };
}

/// The `call!` of a plain `async fn`: the call, which is awaited if it is a future; boxed, so that a function may call
/// itself.
#[doc(hidden)]
#[macro_export]
macro_rules! plain_call_async {
    ($name:literal, $call:expr $(,)?) => {
        $crate::plain_call_async!($call)
    };
    ($call:expr $(,)?) => {{
        #[allow(unused_imports)]
        use $crate::{Later as _, Now as _};
        // What was made is gone when the future is awaited, or a recursive one would hold itself.
        let value = {
            let made = $crate::Made::new($call);
            (&made).value()
        };
        value.await
    }};
}
