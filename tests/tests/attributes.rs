//! What stands on a function beside `#[resumable]` is kept: visibility, documentation, `#[cfg]`, lints.
#![cfg(not(plain))]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]

use asap_runtime::store::MemoryStore;
use asap_runtime::{Runtime, call, checkpoint, resumable};
use serde::{Deserialize, Serialize};

fn runtime() -> Runtime {
    Runtime::new(MemoryStore::new())
}

mod functions {
    use asap_runtime::{checkpoint, resumable};

    /// A function that all may call.
    #[resumable]
    pub(super) fn public(n: u32) -> u32 {
        checkpoint!();
        n
    }

    #[resumable]
    pub(crate) fn of_the_crate(n: u32) -> u32 {
        checkpoint!();
        n
    }

    pub(crate) mod inner {
        use asap_runtime::{checkpoint, resumable};

        #[resumable]
        pub(in crate::functions) fn restricted(n: u32) -> u32 {
            checkpoint!();
            n
        }
    }

    #[resumable]
    pub(super) fn calls(n: u32) -> u32 {
        asap_runtime::call!(inner::restricted(n)) + asap_runtime::call!(private(n))
    }

    #[resumable]
    fn private(n: u32) -> u32 {
        checkpoint!();
        n
    }
}

#[test]
fn visibility_is_kept() {
    let runtime = runtime();
    assert_eq!(runtime.run("public", functions::public(1)).unwrap(), 1);
    assert_eq!(runtime.run("of the crate", functions::of_the_crate(1)).unwrap(), 1);
    assert_eq!(runtime.run("calls", functions::calls(1)).unwrap(), 2);
}

#[cfg(not(plain))]
#[resumable]
fn under_a_condition() -> u32 {
    checkpoint!();
    1
}

#[resumable]
#[cfg(plain)]
fn under_a_condition() -> u32 {
    not_even_resolved()
}

#[resumable]
#[cfg(not(plain))]
#[cfg_attr(not(plain), doc = "documented under a condition")]
fn under_a_condition_behind_the_attribute() -> u32 {
    checkpoint!();
    2
}

#[test]
fn conditions_are_kept() {
    let runtime = runtime();
    assert_eq!(runtime.run("t", under_a_condition()).unwrap(), 1);
    assert_eq!(runtime.run("u", under_a_condition_behind_the_attribute()).unwrap(), 2);
}

#[must_use = "the user's own reason"]
#[resumable]
fn must_be_used() -> u32 {
    checkpoint!();
    1
}

#[inline]
#[resumable]
#[must_use]
#[cold]
fn others() -> u32 {
    checkpoint!();
    1
}

#[deprecated = "for a test"]
#[resumable]
fn deprecated() -> u32 {
    checkpoint!();
    1
}

#[test]
fn other_attributes_are_kept() {
    let runtime = runtime();
    assert_eq!(runtime.run("t", must_be_used()).unwrap(), 1);
    assert_eq!(runtime.run("u", others()).unwrap(), 1);
    #[expect(deprecated, reason = "the attribute is the function's own")]
    let call = deprecated();
    assert_eq!(runtime.run("v", call).unwrap(), 1);
}

#[resumable]
#[allow(clippy::cast_possible_truncation, clippy::many_single_char_names, unused_variables)]
fn lints_of_the_body(n: u64) -> u32 {
    let (a, b, c, d, e) = (n, n, n, n, n);
    checkpoint!();
    a as u32
}

#[expect(clippy::cast_possible_truncation, reason = "it is small")]
#[resumable]
fn expected_lints_of_the_body(n: u64) -> u32 {
    checkpoint!();
    n as u32
}

#[resumable]
fn lints_of_parameters(#[allow(unused_variables)] n: u32, #[allow(unused_mut)] mut kept: u32) -> u32 {
    checkpoint!();
    kept
}

#[test]
fn lints_are_kept() {
    let runtime = runtime();
    assert_eq!(runtime.run("t", lints_of_the_body(3)).unwrap(), 3);
    assert_eq!(runtime.run("u", expected_lints_of_the_body(3)).unwrap(), 3);
    assert_eq!(runtime.run("v", lints_of_parameters(1, 2)).unwrap(), 2);
}

/// A type with methods.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Job {
    steps: u32,
}

/// The block has documentation of its own.
#[allow(clippy::unused_self)]
#[resumable]
impl Job {
    /// A documented method.
    #[resumable]
    #[must_use]
    pub fn work(self) -> u32 {
        checkpoint!();
        self.steps
    }

    #[resumable]
    #[cfg(plain)]
    fn gone(self) -> u32 {
        not_even_resolved()
    }

    #[cfg(not(plain))]
    #[resumable]
    pub(crate) fn there(self) -> u32 {
        checkpoint!();
        call!(self.private())
    }

    #[allow(clippy::cast_possible_truncation, unused_variables)]
    #[resumable]
    fn private(self) -> u32 {
        let unused = 1;
        checkpoint!();
        u64::from(self.steps) as u32
    }

    /// Not resumable, and left alone.
    #[inline]
    #[must_use]
    pub const fn steps(&self) -> u32 {
        self.steps
    }
}

#[resumable]
#[cfg(plain)]
impl Job {
    #[resumable]
    fn gone_with_its_block(self) -> u32 {
        not_even_resolved()
    }
}

#[test]
fn attributes_of_methods_are_kept() {
    let runtime = runtime();
    let job = Job { steps: 3 };
    assert_eq!(runtime.run("t", job.clone().work()).unwrap(), job.steps());
    assert_eq!(runtime.run("u", job.there()).unwrap(), 3);
}

mod same_names {
    use asap_runtime::{call, checkpoint, resumable};
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Serialize, Deserialize)]
    pub(super) struct Thing(pub(super) u32);

    #[resumable]
    impl Thing {
        /// The name of a method is that of a function, and of the names that an expansion has for itself.
        #[resumable]
        pub(super) fn body(self, at: u32, cx: u32, arguments: u32, writer: u32) -> u32 {
            let function = at + cx;
            checkpoint!();
            let (value, stored) = (arguments, writer);
            checkpoint!();
            function + value + stored + self.0
        }

        #[resumable]
        pub(super) fn function(self) -> u32 {
            checkpoint!();
            call!(body(self.0, 1)) + call!(self.body(1, 2, 3, 4))
        }
    }

    #[resumable]
    pub(super) fn body(this: u32, callee: u32) -> u32 {
        let called = this;
        let given = call!(function(called, callee));
        checkpoint!();
        given + called + callee
    }

    #[resumable]
    fn function(selected: u32, source: u32) -> u32 {
        checkpoint!();
        selected * source
    }
}

#[test]
fn names_of_the_expansion_may_be_the_users() {
    let runtime = runtime();
    assert_eq!(runtime.run("t", same_names::Thing(5).function()).unwrap(), 5 + 5 + 1 + 10 + 5);
    assert_eq!(runtime.run("u", same_names::body(2, 3)).unwrap(), 11);
}
