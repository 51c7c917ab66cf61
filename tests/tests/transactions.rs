//! `checkpoint!(tx)` in every place where a checkpoint may stand: what is borrowed by the transaction is free behind it.

use asap_tests::Desk;
use asap_tests::prelude::*;

scenario! {
    given (0), (1), (3);
    fn in_a_loop(n: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        let mut sum = 0;
        for i in 0..n {
            let mut tx = desk.begin();
            tx.write(i);
            sum += i;
            checkpoint!(tx);
            effect(sum);
        }
        checkpoint!("end");
        sum
    }
}

scenario! {
    given (2), (5);
    fn between_other_checkpoints(n: u32) -> Vec<u32> {
        #[rebuild]
        let mut desk = Desk::default();
        let mut seen = Vec::new();
        let mut i = 0;
        while i < n {
            i += 1;
            if i % 2 == 0 {
                let mut tx = desk.begin();
                tx.write(&seen);
                checkpoint!("even", tx);
            } else {
                checkpoint!();
            }
            seen.push(i);
        }
        seen
    }
}

scenario! {
    given (3);
    fn where_it_is_made(n: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        checkpoint!("made", desk.begin());
        checkpoint!("named", {
            let mut tx = desk.begin();
            tx.write(n);
            tx
        });
        let mut both = (desk.begin(), n);
        both.0.write(both.1);
        checkpoint!(both.0);
        effect(n);
        n
    }
}

scenario! {
    given (false), (true);
    fn behind_a_question_mark(fails: bool) -> Result<u32, String> {
        #[rebuild]
        let mut desk = Desk::default();
        checkpoint!("in front");
        checkpoint!(desk.try_begin(fails)?);
        let mut tx = desk.try_begin(false)?;
        tx.write("second");
        let n = { checkpoint!("in a value", tx); 4 };
        Ok(n)
    }
}

scenario! {
    given (0), (1), (2), (3);
    fn in_arms(n: u32) -> String {
        #[rebuild]
        let mut desk = Desk::default();
        let name = format!("n{n}");
        match n {
            0 => checkpoint!("zero", desk.begin()),
            1 => {
                let mut tx = desk.begin();
                tx.write(&name);
                checkpoint!(tx);
                effect(&name);
            }
            2 if { effect("guard"); true } => effect("two"),
            _ => {
                checkpoint!();
            }
        }
        checkpoint!("behind");
        name
    }
}

scenario! {
    given (3);
    fn several_desks(n: usize) -> usize {
        #[rebuild]
        let mut desks: Vec<Desk> = (0..n).map(|_| Desk::default()).collect();
        let mut count = 0;
        for desk in desks.iter_mut() {
            let mut tx = desk.begin();
            tx.write(count);
            count += 1;
            checkpoint!(tx);
            effect(count);
        }
        count
    }
}

scenario! {
    given (4);
    fn held_under_a_guards_name(n: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        let mut _tx = desk.begin();
        _tx.write(n);
        checkpoint!(_tx);
        let more = {
            let _tx = desk.begin();
            checkpoint!(_tx);
            n + 1
        };
        more
    }
}

scenario! {
    given (0), (1);
    fn bound_by_a_head(n: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        if let Ok(mut tx) = desk.try_begin(n == 0) {
            tx.write(n);
            checkpoint!(tx);
        } else {
            effect("none");
        }
        n
    }
}

scenario! {
    given (2);
    fn through_a_borrow(n: u32) -> u32 {
        #[rebuild]
        let mut desks = (Desk::default(), 0);
        if n > 1 {
            let desk = &mut desks.0;
            let mut tx = desk.begin();
            tx.write(n);
            checkpoint!(tx);
        }
        if n > 0 {
            checkpoint!("behind");
            effect(n);
        }
        n
    }
}

scenario! {
    given outer: (3);
    #[resumable]
    fn outer(n: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        let mut sum = 0;
        for i in 0..n {
            sum += call!(inner(i));
            let mut tx = desk.begin();
            tx.write(sum);
            checkpoint!(tx);
        }
        sum
    }

    #[resumable]
    fn inner(i: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        let mut tx = desk.begin();
        tx.write(("inner", i));
        checkpoint!("paid", tx);
        effect(i);
        i + 1
    }
}

async_scenario! {
    given (0), (3);
    async fn awaited(n: u32) -> u32 {
        #[rebuild]
        let mut desk = Desk::default();
        let mut sum = 0;
        for i in 0..n {
            tokio::task::yield_now().await;
            let mut tx = desk.begin();
            tx.write(i);
            tokio::task::yield_now().await;
            sum += i;
            checkpoint!(tx);
            effect(sum);
        }
        checkpoint!();
        sum
    }
}

async_scenario! {
    local given (2);
    async fn awaited_on_one_thread(n: u32) -> Result<u32, String> {
        let shared = std::rc::Rc::new(n).to_string();
        #[rebuild]
        let mut desk = Desk::default();
        checkpoint!("made", desk.try_begin(false)?);
        if n > 1 {
            let mut tx = desk.begin();
            tx.write(&shared);
            checkpoint!(tx);
        }
        effect(&shared);
        Ok(n)
    }
}
