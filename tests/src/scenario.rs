//! The macro that makes two functions and a test of one body.

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
#[macro_export]
macro_rules! scenario {
    (given $($rest:tt)*) => { $crate::scenario! { @ Exact $($rest)* } };
    (unordered given $($rest:tt)*) => { $crate::scenario! { @ Unordered $($rest)* } };
    (fresh given $($rest:tt)*) => { $crate::scenario! { @ Fresh $($rest)* } };
    (
        @ $mode:ident $(($($argument:expr),* $(,)?)),+ ;
        $(#[$($attribute:tt)*])*
        fn $name:ident $($rest:tt)*
    ) => {
        #[test]
        fn $name() {
            let mut passed = 0;
            $(
                passed += $crate::scenario_case!($mode $name ($($argument),*));
            )+
            assert!(passed > 0, "no run of `{}` passes a checkpoint", stringify!($name));
        }

        mod $name {
            #[allow(
                warnings, clippy::all, clippy::pedantic,
                reason = "bodies show shapes, not style; `strict` holds the generated code to every lint"
            )]
            pub(super) mod plain {
                use super::super::*;
                use $crate::plain_checkpoint as checkpoint;

                $(#[$($attribute)*])*
                pub(crate) fn $name $($rest)*
            }

            #[cfg(not(plain))]
            #[allow(
                warnings, clippy::all, clippy::pedantic,
                reason = "bodies show shapes, not style; `strict` holds the generated code to every lint"
            )]
            pub(super) mod resumable {
                use super::super::*;
                use ::asap_runtime::{checkpoint, resumable};

                $(#[$($attribute)*])*
                #[resumable]
                pub(crate) fn $name $($rest)*
            }
        }
    };
}

/// One run of a [`scenario!`]: how many checkpoints it passed.
#[doc(hidden)]
#[macro_export]
macro_rules! scenario_case {
    ($mode:ident $name:ident ($($argument:expr),*)) => {{
        #[allow(unused_imports, reason = "which one is used depends on what the body returns")]
        use $crate::{Debugged as _, Displayed as _, Returned as _};
        let name = stringify!($name($($argument),*));
        let rehearsal = $crate::rehearse(name, &|| (&&&$crate::Probe($name::plain::$name($($argument),*))).ending());
        #[cfg(not(plain))]
        $crate::check(name, $crate::Mode::$mode, &rehearsal, &|| $name::resumable::$name($($argument),*));
        rehearsal.passed.len()
    }};
}

/// The `checkpoint!` of a plain function: takes note and goes on.
#[doc(hidden)]
#[macro_export]
macro_rules! plain_checkpoint {
    ($($name:literal)?) => {
        $crate::trace::pass()
    };
}
