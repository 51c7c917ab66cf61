//! Line 4 of the contract: Crash or no crash, the same program: values, control flow and drop order are those of the function without the
//! attribute.
//!
//! Each scenario compiles its body twice, with and without the attribute, and holds one against the other: run
//! through, and cut at every checkpoint. The other files of scenarios do so for every shape of code.

use asap_tests::prelude::*;

scenario! {
    fresh given (0), (1), (4);
    fn drops_come_in_the_same_order(n: u32) -> usize {
        let first = Noisy::new("first");
        let second = Noisy::new("second");
        let mut kept = Vec::new();
        for i in 0..n {
            let inner = Noisy::new(format!("inner {i}"));
            if i % 2 == 0 {
                kept.push(inner);
                checkpoint!();
            }
            effect(("round", i));
        }
        checkpoint!("end");
        drop(first);
        effect(second.name());
        kept.len()
    }
}

scenario! {
    given (1), (2), (3), (7);
    fn control_flow_is_the_functions_own(n: u32) -> Result<u32, String> {
        let mut found = 0;
        let value = 'outer: loop {
            for i in 0_u32.. {
                if i == n {
                    break;
                }
                if i * n > 30 {
                    break 'outer i;
                }
                checkpoint!();
                found += tap("found", i);
            }
            if found > 20 {
                return Err(format!("{found} is too much"));
            }
            checkpoint!("again");
            found += 3;
        };
        u32::try_from(i64::from(value) - 3).map_err(|error| error.to_string())
    }
}

scenario! {
    given (vec![3, 1, 2]), (vec![]);
    fn inference_and_shadowing_are_rusts(items: Vec<i64>) -> Vec<i64> {
        let mut sorted = Vec::new();
        let mut best = None;
        for item in items {
            let item = item * 2;
            sorted.push(item);
            checkpoint!();
            let item = item + 1;
            best = best.max(Some(item));
        }
        sorted.sort();
        let total: i64 = sorted.iter().sum();
        checkpoint!("sorted");
        sorted.extend(best);
        sorted.push(total.into());
        sorted
    }
}
