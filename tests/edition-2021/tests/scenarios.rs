//! The scenarios of the tests, in a crate whose edition is 2021: temporaries of an `if let` and of a block's last expression live longer
//! there, and the marked function must drop them where the plain one does.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

#[path = "../../tests/asyncs.rs"]
mod asyncs;
#[path = "../../tests/borrows.rs"]
mod borrows;
#[path = "../../tests/branches.rs"]
mod branches;
#[path = "../../tests/calls.rs"]
mod calls;
#[path = "../../tests/closures.rs"]
mod closures;
#[path = "../../tests/drops.rs"]
mod drops;
#[path = "../../tests/for_borrowed.rs"]
mod for_borrowed;
#[path = "../../tests/for_owned.rs"]
mod for_owned;
#[path = "../../tests/heads.rs"]
mod heads;
#[path = "../../tests/let_else.rs"]
mod let_else;
#[path = "../../tests/lets.rs"]
mod lets;
#[path = "../../tests/loops.rs"]
mod loops;
#[path = "../../tests/matches.rs"]
mod matches;
#[path = "../../tests/methods.rs"]
mod methods;
#[path = "../../tests/moves.rs"]
mod moves;
#[path = "../../tests/operands.rs"]
mod operands;
#[path = "../../tests/question_mark.rs"]
mod question_mark;
#[path = "../../tests/returns.rs"]
mod returns;
#[path = "../../tests/shadowing.rs"]
mod shadowing;
#[path = "../../tests/value_positions.rs"]
mod value_positions;

/// The one difference: a marked function drops what a last expression has made before its locals, in every edition.
mod last_expressions {
    use std::cell::RefCell;

    use asap_runtime::store::MemoryStore;
    use asap_runtime::{Runtime, checkpoint, resumable};
    use serde::{Deserialize, Serialize};

    thread_local! {
        static DROPPED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    #[derive(Serialize, Deserialize)]
    struct Told(String);

    impl Drop for Told {
        fn drop(&mut self) {
            DROPPED.with_borrow_mut(|dropped| dropped.push(self.0.clone()));
        }
    }

    #[resumable]
    fn marked() -> usize {
        let local = Told("local".to_owned());
        checkpoint!();
        let length = local.0.len();
        Told("temporary".to_owned()).0.len() + length
    }

    fn plain() -> usize {
        let local = Told("local".to_owned());
        let length = local.0.len();
        Told("temporary".to_owned()).0.len() + length
    }

    #[test]
    fn are_those_of_edition_2024() {
        assert_eq!(plain(), 14);
        assert_eq!(DROPPED.take(), ["local", "temporary"]);
        assert_eq!(Runtime::new(MemoryStore::new()).run("t", marked()).unwrap(), 14);
        assert_eq!(DROPPED.take(), ["temporary", "local"]);
    }
}
