//! The ways to leave: `return` anywhere, `bail!`, `ensure!`, `panic!` and its like.

use anyhow::{bail, ensure};
use asap_tests::prelude::*;

scenario! {
    given (1), (2), (3);
    fn return_at_several_depths(n: u32) -> u32 {
        let x = tap("x", n * 10);
        if n == 1 {
            return x;
        }
        checkpoint!();
        for i in 0..n {
            if i == 1 && n == 2 {
                checkpoint!();
                return x + i;
            }
            checkpoint!();
        }
        effect("end");
        x * 2
    }
}

scenario! {
    given (true), (false);
    fn return_without_a_value(flag: bool) {
        effect("start");
        checkpoint!();
        if flag {
            return;
        }
        effect("after");
        checkpoint!();
    }
}

scenario! {
    given (4);
    fn return_is_the_last_statement(n: u32) -> String {
        checkpoint!();
        return n.to_string();
    }
}

scenario! {
    given (4), (5);
    fn return_in_an_expression(n: u32) -> u32 {
        let half = if n % 2 == 0 { n / 2 } else { return tap("odd", n) };
        checkpoint!();
        let quarter = half.checked_sub(1).unwrap_or_else(|| 0);
        checkpoint!();
        match quarter { 1 => return { checkpoint!(); 100 }, other => other }
    }
}

scenario! {
    given (1), (2);
    fn a_return_in_a_closure_is_the_closures(n: i32) -> i32 {
        let positive = |n: i32| {
            if n < 2 {
                return false;
            }
            true
        };
        let answer = positive(n);
        checkpoint!();
        effect(answer);
        if answer { n } else { -n }
    }
}

scenario! {
    given (1);
    fn code_after_a_return(n: i32) -> i32 {
        checkpoint!();
        if n == 1 {
            effect("leaving");
            return n;
            #[allow(unreachable_code)]
            {
                effect("never");
            }
        }
        checkpoint!();
        n + 1
    }
}

scenario! {
    given (0), (1), (2);
    fn bail_and_ensure(n: u32) -> anyhow::Result<u32> {
        checkpoint!();
        if n == 0 {
            bail!("n is {n}");
        }
        checkpoint!();
        ensure!(n < 2, "n = {} is too large", n);
        effect("fine");
        Ok(n)
    }
}

scenario! {
    given (3);
    fn bail_in_a_loop(n: u32) -> anyhow::Result<u32> {
        let mut i = 0;
        loop {
            i += 1;
            effect(i);
            checkpoint!();
            if i == n {
                bail!("gave up at {i}");
            }
        }
    }
}

scenario! {
    given (0), (1);
    fn a_panic(n: u32) -> u32 {
        effect("start");
        checkpoint!();
        if n == 0 {
            panic!("n was {n}");
        }
        n
    }
}

scenario! {
    given (0), (1);
    fn a_panic_in_another_function(n: usize) -> u8 {
        let bytes = vec![7];
        checkpoint!();
        let byte = bytes[n];
        effect(byte);
        byte
    }
}

scenario! {
    given (0), (1), (2), (3);
    fn todo_unreachable_and_unimplemented(n: u32) -> String {
        checkpoint!();
        match n {
            0 => todo!("later"),
            1 => unreachable!("n = {n}"),
            2 => {
                checkpoint!();
                unimplemented!()
            }
            _ => "fine".into(),
        }
    }
}

scenario! {
    given (None), (Some(1));
    fn unwrap_and_expect(n: Option<u8>) -> u8 {
        checkpoint!();
        let n = n.expect("a number");
        checkpoint!();
        effect(n);
        u8::try_from(i32::from(n) - 2).unwrap_or(9)
    }
}

scenario! {
    given (1), (2);
    fn assertions(n: u32) -> u32 {
        checkpoint!();
        assert!(n > 0, "n must be positive");
        assert_eq!(n, 1, "n must be one");
        assert_ne!(n, 3);
        debug_assert!(n < 10);
        checkpoint!();
        n
    }
}

scenario! {
    given (200), (1);
    fn arithmetic_overflow(n: u8) -> u8 {
        let factor = tap("factor", 2u8);
        checkpoint!();
        let product = n.checked_mul(factor).expect("product");
        effect(product);
        product
    }
}

scenario! {
    given (true), (false);
    fn the_whole_body_diverges(flag: bool) -> u32 {
        checkpoint!();
        if flag {
            return 1;
        }
        checkpoint!();
        panic!("not flagged")
    }
}
